#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/value.h"

static erg_value number(double x)
{
    return (erg_value){.type = ERG_VALUE_NUMBER, .number = x};
}

static erg_value string(const char *text)
{
    return (erg_value){.type = ERG_VALUE_STRING, .string = text};
}

static void expect_text(const erg_value *value, const char *text)
{
    base_buffer b = {0};
    base_sink s;
    base_sink_open(&s, base_sink_to_buffer, &b);
    model_value_write(&s, value);
    assert_int_equal(base_sink_finish(&s, "buffer", NULL), ERG_OK);
    assert_string_equal(b.data, text);
    base_buffer_free(&b);
}

static void copies_are_deep_and_sorted(void **state)
{
    (void)state;
    char key[] = "b";
    char text[] = "x\"y";
    const erg_value inner_items[] = {number(-0.0), number(1e21), number(0.1)};
    const char *const keys[] = {key, "a", "ab", ""};
    const erg_value items[] = {
        string(text),
        {.type = ERG_VALUE_ARRAY, .count = 3, .items = inner_items},
        {.type = ERG_VALUE_BOOL, .boolean = true},
        {.type = ERG_VALUE_NULL},
    };
    const erg_value object = {
        .type = ERG_VALUE_OBJECT, .count = 4, .items = items, .keys = keys};
    base_arena arena = {0};
    const erg_value *copy = model_value_copy(&arena, &object);
    key[0] = '?';
    text[0] = '?';
    expect_text(copy, "{\"\":null,\"a\":[0,1e+21,0.1],\"ab\":true,\"b\":\"x\\\"y\"}");
    assert_false(signbit(erg_value_member(copy, "a")->items[0].number)); /* -0 became 0 */
    assert_string_equal(erg_value_member(copy, "b")->string, "x\"y");
    assert_int_equal(erg_value_member(copy, "")->type, ERG_VALUE_NULL);
    assert_null(erg_value_member(copy, "abc"));
    assert_null(erg_value_member(copy, "0"));
    assert_null(erg_value_member(NULL, "b"));
    assert_null(erg_value_member(&items[0], "b"));
    base_arena_free(&arena);
}

static void nothing_copies_to_nothing(void **state)
{
    (void)state;
    base_arena arena = {0};
    const erg_value empty = {.type = ERG_VALUE_OBJECT};
    assert_null(model_value_copy(&arena, NULL));
    expect_text(model_value_copy(&arena, &empty), "{}");
    expect_text(NULL, "null");
    base_arena_free(&arena);
}

static void order_is_total(void **state)
{
    (void)state;
    const erg_value one[] = {number(1)};
    const erg_value one_two[] = {number(1), number(2)};
    const erg_value two[] = {number(2)};
    const char *const a[] = {"a"};
    const char *const b[] = {"b"};
    const erg_value ascending[] = {
        {.type = ERG_VALUE_NULL},
        {.type = ERG_VALUE_BOOL, .boolean = false},
        {.type = ERG_VALUE_BOOL, .boolean = true},
        number(-1),
        number(1),
        string(""),
        string("a"),
        string("ab"),
        string("\xC3\xA4"), /* by bytes, not by sign of char */
        {.type = ERG_VALUE_ARRAY},
        {.type = ERG_VALUE_ARRAY, .count = 1, .items = one},
        {.type = ERG_VALUE_ARRAY, .count = 2, .items = one_two},
        {.type = ERG_VALUE_ARRAY, .count = 1, .items = two},
        {.type = ERG_VALUE_OBJECT},
        {.type = ERG_VALUE_OBJECT, .count = 1, .items = one, .keys = a},
        {.type = ERG_VALUE_OBJECT, .count = 1, .items = two, .keys = a},
        {.type = ERG_VALUE_OBJECT, .count = 1, .items = one, .keys = b},
    };
    const size_t n = sizeof ascending / sizeof *ascending;
    for (size_t i = 0; i < n; i++) {
        assert_true(model_value_compare(NULL, &ascending[i]) < 0);
        assert_true(model_value_compare(&ascending[i], NULL) > 0);
        for (size_t j = 0; j < n; j++) {
            int order = model_value_compare(&ascending[i], &ascending[j]);
            assert_int_equal((order > 0) - (order < 0), (i > j) - (i < j));
        }
    }
    assert_int_equal(model_value_compare(NULL, NULL), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(copies_are_deep_and_sorted),
        cmocka_unit_test(nothing_copies_to_nothing),
        cmocka_unit_test(order_is_total),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
