#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Blocks double from FIRST to LAST bytes, so a small container stays small and a large
 * one makes few calls. What does not fit a block of its turn gets one of its own size. */
enum { FIRST_BLOCK = 4096, LAST_BLOCK = 1 << 20 };

/* What erg keeps is made of these; a long double would be aligned to twice as much, for
 * nothing. */
union base_object {
    double number;
    long long integer;
    void *pointer;
};

struct base_block {
    struct base_block *next;
    size_t size;
    size_t used;
    alignas(union base_object) char data[];
};

/* Bytes to skip so that the next object in the block is aligned. */
static size_t padding(const struct base_block *block, size_t align)
{
    return (align - block->used % align) % align;
}

static bool fits(const struct base_block *block, size_t size, size_t align)
{
    size_t left = block->size - block->used;
    size_t skip = padding(block, align);
    return skip <= left && size <= left - skip;
}

static size_t next_block_size(const base_arena *arena, size_t wanted)
{
    size_t size = FIRST_BLOCK;
    if (arena->blocks) size = arena->blocks->size;
    if (arena->blocks && size < LAST_BLOCK) size *= 2;
    if (size > LAST_BLOCK) size = LAST_BLOCK;
    return size < wanted ? wanted : size;
}

static struct base_block *add_block(base_arena *arena, size_t wanted)
{
    struct base_block *block = NULL;
    size_t size = next_block_size(arena, wanted);
    if (size > PTRDIFF_MAX - sizeof *block) return NULL;
    block = malloc(sizeof *block + size);
    if (!block) return NULL;
    block->size = size;
    block->used = 0;
    /* A block for one large object goes second: the room left in the first is still used.
     */
    if (arena->blocks && size > LAST_BLOCK) {
        block->next = arena->blocks->next;
        arena->blocks->next = block;
    } else {
        block->next = arena->blocks;
        arena->blocks = block;
    }
    return block;
}

static void *take(base_arena *arena, size_t size, size_t align)
{
    struct base_block *block = arena->blocks;
    if (arena->failed) return NULL;
    if (size == 0) size = 1; /* distinct pointers, also for empty objects */
    if (!block || !fits(block, size, align)) block = add_block(arena, size);
    if (!block) {
        arena->failed = true;
        return NULL;
    }
    block->used += padding(block, align);
    char *start = block->data + block->used;
    block->used += size;
    arena->bytes += size;
    return start;
}

void *base_arena_alloc(base_arena *arena, size_t size)
{
    void *start = take(arena, size, alignof(union base_object));
    if (start) memset(start, 0, size);
    return start;
}

void *base_arena_array(base_arena *arena, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size) {
        arena->failed = true;
        return NULL;
    }
    return base_arena_alloc(arena, count * size);
}

char *base_arena_text(base_arena *arena, const char *text, size_t n)
{
    if (n == SIZE_MAX) {
        arena->failed = true;
        return NULL;
    }
    char *copy = take(arena, n + 1, 1);
    if (!copy) return NULL;
    if (n > 0) memcpy(copy, text, n);
    copy[n] = '\0';
    return copy;
}

static void free_blocks(struct base_block *block)
{
    while (block) {
        struct base_block *next = block->next;
        free(block);
        block = next;
    }
}

void base_arena_reset(base_arena *arena)
{
    if (arena->blocks) {
        free_blocks(arena->blocks->next);
        arena->blocks->next = NULL;
        arena->blocks->used = 0;
    }
    arena->bytes = 0;
    arena->failed = false;
}

void base_arena_free(base_arena *arena)
{
    free_blocks(arena->blocks);
    *arena = (base_arena){0};
}

bool base_grow(void **items, size_t *capacity, size_t needed, size_t size)
{
    if (needed <= *capacity) return true;
    if (size == 0 || needed > PTRDIFF_MAX / size) return false;
    size_t wanted = *capacity < 8 ? 8 : *capacity;
    while (wanted < needed && wanted <= SIZE_MAX / 2)
        wanted *= 2;
    if (wanted < needed || wanted > PTRDIFF_MAX / size) wanted = needed;
    void *grown = realloc(*items, wanted * size);
    if (!grown) return false;
    *items = grown;
    *capacity = wanted;
    return true;
}
