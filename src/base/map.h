/* String map: bytes -> uint32_t, open addressing. Keys are borrowed and must outlive the
 * map. Zero-initialise to begin. Iteration order is not offered: nothing may depend on
 * it. A flood of colliding keys meets a limit of probes; then all keys are hashed anew
 * with the next of a few seeds, and where all of them are flooded putting fails: never a
 * hang. A run is repeatable. */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define BASE_NONE UINT32_MAX

typedef struct base_map {
    struct base_slot *slots;
    size_t capacity;
    size_t count;
    unsigned seed;
} base_map;

/* The value under the key, or BASE_NONE. */
uint32_t base_map_find(const base_map *map, const char *key, size_t n);
/* The map's own bytes of the key, or NULL. */
const void *base_map_bytes(const base_map *map, const void *key, size_t n);
/* Adds or replaces. False when memory runs out (the map is unchanged). */
bool base_map_put(base_map *map, const char *key, size_t n, uint32_t value);
void base_map_free(base_map *map);

/* A key and its hash: what was hashed where its bytes are at hand anyway can be looked
 * for where they are not. */
typedef struct base_key {
    const char *bytes;
    size_t n;
    uint64_t hash;
} base_key;

void base_key_set(base_key *out, const char *bytes, size_t n);
uint32_t base_map_find_key(const base_map *map, const base_key *key);
/* The bytes are `bytes` if they are not in the map yet: the same ones, which stay. */
bool base_map_put_key(base_map *map, const base_key *key, uint32_t value);
/* Begins to load what finding the key will look at, which in a large map is far away. */
void base_map_expect(const base_map *map, const base_key *key);

#endif
