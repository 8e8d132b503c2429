/* Growing text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"

static void text_grows(void **state)
{
    base_buffer b = {0};
    (void)state;
    assert_null(b.data);
    base_buffer_add(&b, "");
    assert_string_equal(b.data, "");
    base_buffer_add(&b, "one");
    base_buffer_add_char(&b, ' ');
    base_buffer_add_n(&b, "twothree", 3);
    base_buffer_format(&b, " %d%s", 3, "!");
    assert_string_equal(b.data, "one two 3!");
    assert_int_equal(b.length, 10);
    base_buffer_add_n(&b, "\0x", 2);
    assert_int_equal(b.length, 12);
    assert_memory_equal(b.data, "one two 3!\0x", 13);
    base_buffer_add_n(&b, NULL, 0);
    assert_int_equal(b.length, 12);
    base_buffer_free(&b);
    assert_null(b.data);
    assert_int_equal(b.capacity, 0);
}

static void long_text_is_whole(void **state)
{
    base_buffer b = {0};
    char big[5000];
    size_t expected = 0;
    (void)state;
    memset(big, 'x', sizeof big - 1);
    big[sizeof big - 1] = '\0';
    for (int i = 0; i < 300; i++) {
        base_buffer_format(&b, "%d:%s;", i, big);
        expected += sizeof big - 1 + 2 + (i < 10 ? 1 : i < 100 ? 2 : 3);
        assert_int_equal(b.length, expected);
        assert_int_equal(b.data[b.length], 0);
    }
    assert_int_equal(strlen(b.data), expected);
    assert_false(b.failed);
    base_buffer_free(&b);
}

static void failure_sticks(void **state)
{
    base_buffer b = {0};
    (void)state;
    base_buffer_add(&b, "kept");
    base_buffer_add_n(&b, "", SIZE_MAX - 10);
    assert_true(b.failed);
    base_buffer_add(&b, "more");
    base_buffer_add_char(&b, 'c');
    base_buffer_format(&b, "%d", 1);
    assert_string_equal(b.data, "kept");
    char *memory = b.data;
    base_buffer_reset(&b);
    assert_true(b.failed);
    assert_string_equal(b.data, "");
    assert_ptr_equal(b.data, memory);
    base_buffer_add(&b, "new");
    assert_string_equal(b.data, "");
    base_buffer_free(&b);
    assert_false(b.failed);
    base_buffer_reset(&b);
    base_buffer_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_grows),
        cmocka_unit_test(long_text_is_whole),
        cmocka_unit_test(failure_sticks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
