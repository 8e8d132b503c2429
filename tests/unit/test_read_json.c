/* The cursor over parsed JSON: values and their places. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "model/value.h"
#include "read/json.h"

static char *copy_of(const char *text)
{
    char *copy = malloc(strlen(text) + 1);
    assert_non_null(copy);
    memcpy(copy, text, strlen(text) + 1);
    return copy;
}

static void parse(read_json *json, char *text)
{
    erg_error err = {0};
    erg_code code =
        read_json_parse(json, text, strlen(text), (base_place){"f", 1, 1}, &err);
    if (code != ERG_OK) fail_msg("%s", err.text);
}

static void expect_place(base_place place, uint32_t line, uint32_t column)
{
    assert_string_equal(place.file, "f");
    assert_int_equal(place.line, line);
    assert_int_equal(place.column, column);
}

static void values(void **state)
{
    (void)state;
    read_json json = {0};
    char *text = copy_of(
        "{\"s\":\"\\u00e9\\n\",\"n\":-1.5e2,\"z\":-0,\"t\":true,\"f\":false,"
        "\"null\":null,\"a\":[1,[],{}],\"big\":"
        "1000000000000000000000000000000000000000000000000000000000000000000000}");
    parse(&json, text);
    read_json_value root = read_json_root(&json);
    read_json_value v;
    assert_int_equal(read_json_type(root), ERG_VALUE_OBJECT);
    assert_int_equal(read_json_count(root), 8);
    assert_null(read_json_key(root));
    assert_true(read_json_member(&v, root, "s"));
    assert_string_equal(read_json_text(v), "\xC3\xA9\n");
    assert_string_equal(read_json_key(v), "s");
    assert_true(read_json_member(&v, root, "n"));
    assert_true(read_json_number(v) == -150);
    assert_true(read_json_member(&v, root, "z"));
    assert_true(1 / read_json_number(v) > 0);
    assert_true(read_json_member(&v, root, "t") && read_json_is_true(v));
    assert_true(read_json_member(&v, root, "f") && !read_json_is_true(v));
    assert_int_equal(read_json_type(v), ERG_VALUE_BOOL);
    assert_true(read_json_member(&v, root, "null"));
    assert_int_equal(read_json_type(v), ERG_VALUE_NULL);
    assert_string_equal(read_json_type_name(v), "null");
    assert_true(read_json_member(&v, root, "big"));
    assert_true(read_json_number(v) == 1e69);
    assert_false(read_json_member(&v, root, "S")); /* case counts */
    assert_true(read_json_member(&v, root, "a"));
    assert_false(read_json_member(&v, v, "a"));
    read_json_free(&json);
    free(text);
}

/* Columns count code points; the order of asking does not matter. */
static void places(void **state)
{
    (void)state;
    read_json json = {0};
    char *text = copy_of(
        " {\"\xC3\xA9\xF0\x9F\x98\x80\": [10,\n  {\"k\" :\t\"v\"},\r\n[ ]] , \"z\":0}");
    parse(&json, text);
    read_json_value root = read_json_root(&json);
    read_json_value list;
    read_json_value item;
    read_json_value v;
    assert_true(read_json_first(&list, root));
    assert_true(read_json_first(&item, list));
    for (int again = 0; again < 2; again++) {
        expect_place(read_json_place(root), 1, 2);
        expect_place(read_json_key_place(list), 1, 3);
        expect_place(read_json_place(list), 1, 9);
        expect_place(read_json_place(item), 1, 10);
    }
    assert_true(read_json_next(&item));
    assert_true(read_json_member(&v, item, "k"));
    expect_place(read_json_place(v), 2, 10);
    expect_place(read_json_key_place(v), 2, 4);
    expect_place(read_json_place(item), 2, 3);
    assert_true(read_json_next(&item));
    expect_place(read_json_place(item), 3, 1);
    assert_false(read_json_next(&item));
    assert_true(read_json_member(&v, root, "z"));
    expect_place(read_json_place(v), 3, 12);
    expect_place(read_json_place(list), 1, 9);
    read_json_free(&json);
    free(text);
}

static void conversion(void **state)
{
    (void)state;
    read_json json = {0};
    base_arena arena = {0};
    base_buffer b = {0};
    base_sink sink;
    char *text =
        copy_of("{\"b\":[1,null,\"x\"],\"a\":{\"n\":null},\"gone\":null,\"t\":true}");
    parse(&json, text);
    const erg_value *raw = read_json_to_value(&arena, read_json_root(&json));
    assert_non_null(raw);
    base_sink_open(&sink, base_sink_to_buffer, &b);
    model_value_write(&sink, model_value_copy(&arena, raw));
    assert_int_equal(base_sink_finish(&sink, "buffer", NULL), ERG_OK);
    assert_string_equal(b.data, "{\"a\":{\"n\":null},\"b\":[1,null,\"x\"],\"t\":true}");
    base_buffer_free(&b);
    base_arena_free(&arena);
    read_json_free(&json);
    free(text);
}

/* One json object is used for text after text. */
static void reuse(void **state)
{
    (void)state;
    read_json json = {0};
    erg_error err = {0};
    char *first = copy_of("[1,2,3]");
    char *second = copy_of("[1,");
    char *third = copy_of("{\"a\":1}");
    parse(&json, first);
    assert_int_equal(read_json_parse(&json, second, 3, (base_place){"f", 7, 1}, &err),
                     ERG_EPARSE);
    assert_string_equal(err.text, "f:7:4: found the end of the text, wanted a value");
    parse(&json, third);
    assert_int_equal(read_json_count(read_json_root(&json)), 1);
    read_json_free(&json);
    free(first);
    free(second);
    free(third);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values),
        cmocka_unit_test(places),
        cmocka_unit_test(conversion),
        cmocka_unit_test(reuse),

    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
