/* String map: bytes -> uint32_t, open addressing. Keys are borrowed and must outlive the
 * map. Zero-initialise to begin. Iteration order is not offered: nothing may depend on
 * it. The hash is seeded per process only through the keys' bytes, so a run is
 * repeatable; a flood of colliding keys degrades to a probe limit that turns into
 * failure, never into a hang. */
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
} base_map;

/* The value under the key, or BASE_NONE. */
uint32_t base_map_find(const base_map *map, const char *key, size_t n);
/* Adds or replaces. False when memory runs out (the map is unchanged). */
bool base_map_put(base_map *map, const char *key, size_t n, uint32_t value);
void base_map_free(base_map *map);

#endif
