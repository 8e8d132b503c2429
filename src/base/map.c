#include "base/map.h"

#include <stdlib.h>
#include <string.h>

/* Linear probing, at most half full. At that load a run of PROBES full slots has odds of
 * about e^-100 with keys that were not made to collide; keys that were meet this limit.
 */
enum { FIRST_CAPACITY = 16, PROBES = 512, SEEDS = 8 };

struct base_slot {
    const char *key; /* NULL: empty */
    uint64_t hash;
    uint32_t length;
    uint32_t value;
};

static uint64_t mix(uint64_t h)
{
    h ^= h >> 32;
    h *= UINT64_C(0xD6E8FEB86659FD93);
    h ^= h >> 32;
    return h;
}

static uint64_t word_at(const char *at)
{
    uint64_t word = 0;
    memcpy(&word, at, sizeof word);
    return word;
}

/* All of 1 to 7 bytes in a word, without the call and the stall of a copy of unknown
 * length. */
static uint64_t short_word(const char *key, size_t n)
{
    const unsigned char *bytes = (const unsigned char *)key;
    uint32_t first = 0;
    uint32_t last = 0;
    if (n < 4)
        return bytes[0] | (uint64_t)bytes[n / 2] << 8 | (uint64_t)bytes[n - 1] << 16;
    memcpy(&first, key, sizeof first);
    memcpy(&last, key + n - 4, sizeof last);
    return first | (uint64_t)last << 32;
}

/* Eight bytes a step, multiply and fold; the last step of a longer key overlaps the one
 * before. The order of bytes in a word changes the hash and nothing that can be seen. */
static uint64_t hash_of(const char *key, size_t n, unsigned seed)
{
    uint64_t h = UINT64_C(0x9E3779B97F4A7C15) ^ (n * UINT64_C(0xA0761D6478BD642F)) ^
                 (seed * UINT64_C(0xC2B2AE3D27D4EB4F));
    size_t at = 0;
    for (; n - at >= 8; at += 8) {
        h = (h ^ word_at(key + at)) * UINT64_C(0xE7037ED1A0B428DB);
        h ^= h >> 29;
    }
    if (at < n) {
        uint64_t rest = n >= 8 ? word_at(key + n - 8) : short_word(key, n);
        h = (h ^ rest) * UINT64_C(0x8EBC6AF09C88C6E3);
    }
    return mix(mix(h));
}

static bool matches(const struct base_slot *slot, uint64_t hash, const char *key,
                    size_t n)
{
    return slot->hash == hash && slot->length == n &&
           (n == 0 || memcmp(slot->key, key, n) == 0);
}

/* The key's slot, or the empty slot where it belongs, or NULL past the probe limit. */
static struct base_slot *locate(struct base_slot *slots, size_t capacity, uint64_t hash,
                                const char *key, size_t n)
{
    size_t at = (size_t)hash & (capacity - 1);
    for (int i = 0; i < PROBES; i++) {
        struct base_slot *slot = &slots[at];
        if (!slot->key || matches(slot, hash, key, n)) return slot;
        at = (at + 1) & (capacity - 1);
    }
    return NULL;
}

/* All that the map has into empty slots; false past the probe limit. */
static bool move_all(struct base_slot *slots, size_t capacity, const base_map *map,
                     unsigned seed)
{
    for (size_t i = 0; i < map->capacity; i++) {
        const struct base_slot *old = &map->slots[i];
        if (!old->key) continue;
        uint64_t hash =
            seed == map->seed ? old->hash : hash_of(old->key, old->length, seed);
        struct base_slot *slot = locate(slots, capacity, hash, old->key, old->length);
        if (!slot) return false;
        *slot = *old;
        slot->hash = hash;
    }
    return true;
}

static bool rebuild(base_map *map, size_t capacity, unsigned seed)
{
    if (capacity > SIZE_MAX / 2 / sizeof *map->slots) return false;
    struct base_slot *slots = calloc(capacity, sizeof *slots);
    if (!slots) return false;
    while (seed < SEEDS && !move_all(slots, capacity, map, seed)) {
        memset(slots, 0, capacity * sizeof *slots);
        seed++;
    }
    if (seed == SEEDS) {
        free(slots);
        return false;
    }
    free(map->slots);
    map->slots = slots;
    map->capacity = capacity;
    map->seed = seed;
    return true;
}

void base_key_set(base_key *out, const char *bytes, size_t n)
{
    out->bytes = bytes;
    out->n = n;
    out->hash = hash_of(bytes, n, 0);
}

/* Hashed anew where a flood made the map take another seed. */
static uint64_t hash_in(const base_map *map, const base_key *key)
{
    return map->seed == 0 ? key->hash : hash_of(key->bytes, key->n, map->seed);
}

/* The slot that has the key, or NULL. */
static const struct base_slot *find(const base_map *map, const base_key *key)
{
    if (map->count == 0 || key->n > UINT32_MAX) return NULL;
    const struct base_slot *slot =
        locate(map->slots, map->capacity, hash_in(map, key), key->bytes, key->n);
    return slot && slot->key ? slot : NULL;
}

uint32_t base_map_find_key(const base_map *map, const base_key *key)
{
    const struct base_slot *slot = find(map, key);
    return slot ? slot->value : BASE_NONE;
}

const void *base_map_bytes(const base_map *map, const void *key, size_t n)
{
    base_key k;
    base_key_set(&k, key, n);
    const struct base_slot *slot = find(map, &k);
    return slot ? slot->key : NULL;
}

uint32_t base_map_find(const base_map *map, const char *key, size_t n)
{
    base_key k;
    if (map->count == 0) return BASE_NONE;
    base_key_set(&k, key, n);
    return base_map_find_key(map, &k);
}

void base_map_expect(const base_map *map, const base_key *key)
{
#if defined(__GNUC__)
    if (map->count > 0)
        __builtin_prefetch(&map->slots[(size_t)key->hash & (map->capacity - 1)]);
#else
    (void)map;
    (void)key;
#endif
}

bool base_map_put_key(base_map *map, const base_key *key, uint32_t value)
{
    struct base_slot *slot = NULL;
    if (key->n > UINT32_MAX) return false;
    uint64_t hash = hash_in(map, key);
    if (map->capacity > 0)
        slot = locate(map->slots, map->capacity, hash, key->bytes, key->n);
    if (slot && slot->key) {
        slot->value = value;
        return true;
    }
    bool is_full = map->count >= map->capacity / 2;
    size_t capacity = !is_full             ? map->capacity
                      : map->capacity == 0 ? FIRST_CAPACITY
                                           : 2 * map->capacity;
    while (is_full || !slot) {
        if (!rebuild(map, capacity, is_full ? map->seed : map->seed + 1)) return false;
        is_full = false;
        hash = hash_in(map, key);
        slot = locate(map->slots, map->capacity, hash, key->bytes, key->n);
    }
    *slot = (struct base_slot){.key = key->bytes ? key->bytes : "",
                               .hash = hash,
                               .length = (uint32_t)key->n,
                               .value = value};
    map->count++;
    return true;
}

bool base_map_put(base_map *map, const char *key, size_t n, uint32_t value)
{
    base_key k;
    base_key_set(&k, key, n);
    return base_map_put_key(map, &k, value);
}

void base_map_free(base_map *map)
{
    free(map->slots);
    *map = (base_map){0};
}
