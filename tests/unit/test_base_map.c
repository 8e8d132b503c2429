/* The string map against a linear reference, and a flood of keys made to collide. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/map.h"
#include "random_bits.h"

static uint32_t below(uint32_t n)
{
    return (uint32_t)((random_bits() >> 11) % n);
}

enum { KEYS = 700, OPERATIONS = 100000 };

struct reference {
    char key[KEYS][24];
    size_t length[KEYS];
    uint32_t value[KEYS];
    size_t count;
};

static size_t linear(const struct reference *r, const char *key, size_t n)
{
    size_t i = 0;
    while (i < r->count && (r->length[i] != n || memcmp(r->key[i], key, n) != 0))
        i++;
    return i;
}

static void same_as_a_linear_search(void **state)
{
    static struct reference r;
    base_map map = {0};
    (void)state;
    for (int i = 0; i < OPERATIONS; i++) {
        /* Few letters and short keys, zero bytes among them: many near misses. */
        char key[24];
        size_t n = below(below(4) == 0 ? 24 : 7);
        for (size_t k = 0; k < n; k++)
            key[k] = "ab\0"[below(3)];
        size_t at = linear(&r, key, n);
        uint32_t expected = at < r.count ? r.value[at] : BASE_NONE;
        assert_int_equal(base_map_find(&map, key, n), expected);
        if (below(3) != 0 || (at == r.count && r.count == KEYS)) continue;
        if (at == r.count) {
            memcpy(r.key[at], key, n);
            r.length[at] = n;
            r.count++;
        }
        r.value[at] = below(1000);
        assert_true(base_map_put(&map, r.key[at], n, r.value[at]));
        assert_int_equal(map.count, r.count);
    }
    assert_true(r.count > 500);
    for (size_t i = 0; i < r.count; i++)
        assert_int_equal(base_map_find(&map, r.key[i], r.length[i]), r.value[i]);
    base_map_free(&map);
}

static void empty_map_and_empty_key(void **state)
{
    base_map map = {0};
    (void)state;
    assert_int_equal(base_map_find(&map, "a", 1), BASE_NONE);
    assert_true(base_map_put(&map, "", 0, 5));
    assert_int_equal(base_map_find(&map, NULL, 0), 5);
    assert_true(base_map_put(&map, NULL, 0, 6));
    assert_int_equal(base_map_find(&map, "", 0), 6);
    assert_int_equal(map.count, 1);
    assert_int_equal(base_map_find(&map, "\0", 1), BASE_NONE);
    base_map_free(&map);
    assert_int_equal(base_map_find(&map, "", 0), BASE_NONE);
    base_map_free(&map);
}

/* Ids as people number them: the hash must spread them, the map stay at most 0.7 full. */
static void many_similar_keys(void **state)
{
    enum { N = 200000 };
    char(*keys)[16] = malloc(sizeof(char[N][16]));
    base_map map = {0};
    (void)state;
    assert_non_null(keys);
    for (uint32_t i = 0; i < N; i++) {
        int n = snprintf(keys[i], 16, "e%06u", i);
        assert_true(base_map_put(&map, keys[i], (size_t)n, i));
    }
    assert_int_equal(map.count, N);
    assert_true(map.count * 10 <= map.capacity * 7);
    assert_int_equal(map.capacity & (map.capacity - 1), 0);
    for (uint32_t i = 0; i < N; i++) {
        assert_int_equal(base_map_find(&map, keys[i], strlen(keys[i])), i);
        assert_int_equal(base_map_find(&map, keys[i], strlen(keys[i]) - 1), BASE_NONE);
    }
    base_map_free(&map);
    free(keys);
}

/* Sixteen bytes whose second word undoes what the first did to the hash's state (the
 * constants are map.c's): equal 64-bit hashes, at will. */
static void make_collision(char key[16], uint64_t first, unsigned of)
{
    uint64_t h = UINT64_C(0x9E3779B97F4A7C15) ^ (16 * UINT64_C(0xA0761D6478BD642F)) ^
                 (of * UINT64_C(0xC2B2AE3D27D4EB4F));
    h = (h ^ first) * UINT64_C(0xE7037ED1A0B428DB);
    h ^= h >> 29;
    memcpy(key, &first, 8);
    memcpy(key + 8, &h, 8);
}

/* More than the limit of probes: another seed spreads them. */
static void a_flood_of_collisions_is_spread(void **state)
{
    enum { N = 20000 };
    static char keys[N][16];
    base_map map = {0};
    base_key before;
    (void)state;
    for (uint32_t i = 0; i < N; i++)
        make_collision(keys[i], i, 0);
    base_key_set(&before, keys[N - 1], 16);
    base_map_expect(&map, &before);
    assert_int_equal(base_map_find_key(&map, &before), BASE_NONE);
    for (uint32_t i = 0; i < N; i++)
        assert_true(base_map_put(&map, keys[i], 16, i));
    assert_int_equal(map.count, N);
    assert_int_equal(map.seed, 1);
    for (uint32_t i = 0; i < N; i++)
        assert_int_equal(base_map_find(&map, keys[i], 16), i);
    /* What was hashed ahead is found in spite of the other seed. */
    base_map_expect(&map, &before);
    assert_int_equal(base_map_find_key(&map, &before), N - 1);
    assert_true(base_map_put_key(&map, &before, 5));
    assert_int_equal(base_map_find(&map, keys[N - 1], 16), 5);
    assert_int_equal(map.count, N);
    assert_true(base_map_put(&map, keys[3], 16, 99));
    assert_int_equal(base_map_find(&map, keys[3], 16), 99);
    assert_true(base_map_put(&map, "another key", 11, 7));
    assert_int_equal(base_map_find(&map, "another key", 11), 7);
    base_map_free(&map);
}

/* Nothing helps a map whose last seed is flooded; what it has stays. */
static void a_flood_of_every_seed_fails(void **state)
{
    enum { SEEDS = 8, EACH = 2000 };
    static char keys[SEEDS][EACH][16];
    base_map map = {0};
    uint32_t put = 0;
    (void)state;
    for (uint32_t i = 0; i < SEEDS * EACH; i++) {
        make_collision(keys[i / EACH][i % EACH], i, i / EACH);
        if (put == i && base_map_put(&map, keys[i / EACH][i % EACH], 16, i)) put++;
    }
    assert_int_equal(map.seed, SEEDS - 1);
    assert_true(put > (SEEDS - 1) * EACH && put < SEEDS * EACH);
    assert_int_equal(map.count, put);
    for (uint32_t i = 0; i < put; i++)
        assert_int_equal(base_map_find(&map, keys[i / EACH][i % EACH], 16), i);
    assert_int_equal(base_map_find(&map, keys[SEEDS - 1][EACH - 1], 16), BASE_NONE);
    assert_true(base_map_put(&map, "another key", 11, 7));
    assert_int_equal(base_map_find(&map, "another key", 11), 7);
    base_map_free(&map);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_as_a_linear_search),
        cmocka_unit_test(empty_map_and_empty_key),
        cmocka_unit_test(many_similar_keys),
        cmocka_unit_test(a_flood_of_collisions_is_spread),
        cmocka_unit_test(a_flood_of_every_seed_fails),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
