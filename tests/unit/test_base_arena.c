/* Arenas and growing arrays. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"

static void objects_are_zeroed_and_aligned(void **state)
{
    base_arena arena = {0};
    size_t bytes = 0;
    (void)state;
    for (size_t i = 0; i < 20000; i++) {
        size_t size = (i * 7919) % 301;
        unsigned char *p = base_arena_alloc(&arena, size);
        assert_non_null(p);
        assert_int_equal((uintptr_t)p % _Alignof(double), 0);
        for (size_t k = 0; k < size; k++)
            assert_int_equal(p[k], 0);
        memset(p, 0xAB, size);
        bytes += size == 0 ? 1 : size;
        if (i % 3 == 0) assert_string_equal(base_arena_text(&arena, "odd", 3), "odd");
        if (i % 3 == 0) bytes += 4;
    }
    assert_int_equal(arena.bytes, bytes);
    assert_false(arena.failed);
    base_arena_free(&arena);
    assert_null(arena.blocks);
}

static void objects_do_not_overlap(void **state)
{
    enum { N = 3000 };
    base_arena arena = {0};
    unsigned char *p[N];
    size_t size[N];
    (void)state;
    for (size_t i = 0; i < N; i++) {
        size[i] = i % 500 == 7 ? 3000000 : 1 + i % 97;
        p[i] = base_arena_alloc(&arena, size[i]);
        assert_non_null(p[i]);
        memset(p[i], (int)(i & 0xFF), size[i]);
    }
    for (size_t i = 0; i < N; i++)
        for (size_t k = 0; k<size[i]; k += size[i]> 4096 ? 997 : 1)
            assert_int_equal(p[i][k], i & 0xFF);
    base_arena_free(&arena);
}

static void small_objects_fill_blocks(void **state)
{
    base_arena arena = {0};
    (void)state;
    /* A large object in between must not strand the room left in the current block. */
    char *a = base_arena_text(&arena, "a", 1);
    assert_non_null(base_arena_alloc(&arena, 5000000));
    char *b = base_arena_text(&arena, "b", 1);
    assert_ptr_equal(a + 2, b);
    base_arena_free(&arena);
}

static void empty_objects_and_texts(void **state)
{
    base_arena arena = {0};
    (void)state;
    assert_non_null(base_arena_alloc(&arena, 0));
    assert_non_null(base_arena_array(&arena, 0, 100));
    assert_non_null(base_arena_array(&arena, 100, 0));
    assert_string_equal(base_arena_text(&arena, NULL, 0), "");
    const char *text = base_arena_text(&arena, "a\0b", 3);
    assert_memory_equal(text, "a\0b", 4);
    assert_string_equal(base_arena_text(&arena, "abcdef", 2), "ab");
    base_arena_free(&arena);
}

static void overflow_fails_and_sticks(void **state)
{
    base_arena arena = {0};
    (void)state;
    assert_null(base_arena_array(&arena, SIZE_MAX / 2, 3));
    assert_true(arena.failed);
    assert_null(base_arena_alloc(&arena, 1));
    assert_null(base_arena_text(&arena, "x", 1));
    assert_null(base_arena_array(&arena, 1, 1));
    base_arena_reset(&arena);
    assert_false(arena.failed);
    assert_non_null(base_arena_alloc(&arena, 1));
    assert_null(base_arena_text(&arena, "x", SIZE_MAX));
    assert_true(arena.failed);
    base_arena_reset(&arena);
    assert_null(base_arena_alloc(&arena, SIZE_MAX));
    assert_true(arena.failed);
    base_arena_reset(&arena);
    assert_null(base_arena_alloc(&arena, SIZE_MAX - 100));
    base_arena_free(&arena);
    assert_false(arena.failed);
}

static void reset_keeps_one_block(void **state)
{
    base_arena arena = {0};
    (void)state;
    for (int i = 0; i < 1000; i++) {
        char *p = base_arena_alloc(&arena, 1000);
        memset(p, 1, 1000);
    }
    struct base_block *kept = arena.blocks;
    base_arena_reset(&arena);
    assert_int_equal(arena.bytes, 0);
    assert_ptr_equal(arena.blocks, kept);
    const char *p = base_arena_alloc(&arena, 1000);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(p[i], 0);
    assert_ptr_equal(arena.blocks, kept);
    base_arena_free(&arena);
    base_arena_reset(&arena);
    base_arena_free(&arena);
}

static void grow_doubles_and_checks(void **state)
{
    void *items = NULL;
    size_t capacity = 0;
    (void)state;
    for (size_t n = 1; n <= 10000; n++) {
        size_t before = capacity;
        assert_true(base_grow(&items, &capacity, n, sizeof(uint32_t)));
        assert_true(capacity >= n);
        assert_true(capacity == before || before == 0 || capacity == before * 2);
        ((uint32_t *)items)[n - 1] = (uint32_t)n;
    }
    for (size_t n = 1; n <= 10000; n++)
        assert_int_equal(((uint32_t *)items)[n - 1], n);
    void *same = items;
    size_t old = capacity;
    assert_false(base_grow(&items, &capacity, SIZE_MAX, sizeof(uint32_t)));
    assert_false(base_grow(&items, &capacity, SIZE_MAX / 4 + 1, sizeof(uint32_t)));
    assert_false(base_grow(&items, &capacity, SIZE_MAX / 8 + 1, sizeof(uint32_t)));
    assert_false(base_grow(&items, &capacity, old + 1, 0));
    assert_ptr_equal(items, same);
    assert_int_equal(capacity, old);
    assert_true(base_grow(&items, &capacity, 0, sizeof(uint32_t)));
    free(items);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(objects_are_zeroed_and_aligned),
        cmocka_unit_test(objects_do_not_overlap),
        cmocka_unit_test(small_objects_fill_blocks),
        cmocka_unit_test(empty_objects_and_texts),
        cmocka_unit_test(overflow_fails_and_sticks),
        cmocka_unit_test(reset_keeps_one_block),
        cmocka_unit_test(grow_doubles_and_checks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
