/* Arena: memory that is freed all at once. Zero-initialise ({0}) to begin.
 * Failure is sticky: after the first allocation that fails every later one returns NULL
 * and `failed` stays true, so straight-line code checks once at its end. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

typedef struct base_arena {
    struct base_block *blocks;
    size_t bytes; /* handed out so far */
    bool failed;
} base_arena;

/* `size` zeroed bytes aligned for pointers and numbers of 64 bits; size 0 gives a valid
 * pointer. */
void *base_arena_alloc(base_arena *arena, size_t size);
/* count * size with the overflow checked. */
void *base_arena_array(base_arena *arena, size_t count, size_t size);
/* A NUL-terminated copy of n bytes. */
char *base_arena_text(base_arena *arena, const char *text, size_t n);
/* Gives everything back but keeps one block for the next use; clears `failed`. */
void base_arena_reset(base_arena *arena);
void base_arena_free(base_arena *arena);

/* Growing plain malloc'ed arrays: makes *items hold at least `needed` items of `size`
 * bytes, doubling. False (and *items untouched) when memory runs out or the size
 * overflows. */
bool base_grow(void **items, size_t *capacity, size_t needed, size_t size);

#endif
