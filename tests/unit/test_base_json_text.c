/* JSON text: every code point as a string, members and their commas. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/json_text.h"
#include "base/text.h"

static base_sink sink;

static void check(const char *text, const char *expected)
{
    base_buffer b = {0};
    base_sink_open(&sink, base_sink_to_buffer, &b);
    base_json_string(&sink, text);
    assert_int_equal(base_sink_finish(&sink, "x", NULL), ERG_OK);
    assert_string_equal(b.data, expected);
    base_buffer_free(&b);
}

static void strings(void **state)
{
    (void)state;
    check("", "\"\"");
    check("plain", "\"plain\"");
    check("a\"b\\c/d", "\"a\\\"b\\\\c/d\"");
    check("\b\f\n\r\t\v", "\"\\b\\f\\n\\r\\t\\u000b\"");
    check("\x01\x1f\x7f", "\"\\u0001\\u001f\\u007f\"");
    check("\xE2\x80\xA8\xE2\x80\xA9\xE2\x80\xA7", "\"\\u2028\\u2029\xE2\x80\xA7\"");
    check("\xC3\xA9\xF0\x9F\x98\x80", "\"\xC3\xA9\xF0\x9F\x98\x80\"");
    check("</script>", "\"</script>\"");
}

static void malformed_bytes_are_replaced(void **state)
{
    (void)state;
    check("a\xFF"
          "b",
          "\"a\xEF\xBF\xBD"
          "b\"");
    check("\xC3", "\"\xEF\xBF\xBD\"");
    check("\xED\xA0\x80", "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"");
    check("\xEF\xBF\xBD", "\"\xEF\xBF\xBD\""); /* the real one stays one */
}

/* Every code point is either as it is, or escaped because the header lists it. */
static void every_code_point(void **state)
{
    (void)state;
    for (uint32_t c = 1; c <= 0x10FFFF; c++) {
        base_buffer one = {0};
        char expected[16];
        if (c == 0xD800) c = 0xE000;
        base_utf8_add(&one, c);
        bool listed =
            c < 0x20 || c == '"' || c == '\\' || c == 0x7F || c == 0x2028 || c == 0x2029;
        if (listed && (c == '"' || c == '\\'))
            snprintf(expected, sizeof expected, "\"\\%c\"", c);
        else if (listed)
            snprintf(expected, sizeof expected, "\"\\u%04x\"", (unsigned)c);
        else
            snprintf(expected, sizeof expected, "\"%s\"", one.data);
        if (c < 0x80 && c < 0x0E && c >= 8 && c != 0x0B)
            snprintf(expected, sizeof expected, "\"\\%c\"", "btn?fr"[c - 8]);
        check(one.data, expected);
        base_buffer_free(&one);
    }
}

static void members(void **state)
{
    base_buffer b = {0};
    bool first = true;
    (void)state;
    base_sink_open(&sink, base_sink_to_buffer, &b);
    base_json_member(&sink, &first, "nothing", NULL);
    base_json_member_number(&sink, &first, "nan", NAN);
    base_json_member_number(&sink, &first, "inf", INFINITY);
    assert_true(first);
    base_json_member(&sink, &first, "id", "x\ny");
    assert_false(first);
    base_json_member(&sink, &first, "gone", NULL);
    base_json_member_number(&sink, &first, "n", -0.0);
    base_json_member_number(&sink, &first, "w", 0.1);
    base_json_member_number(&sink, &first, "gone", NAN);
    base_json_key(&sink, &first, "k\"");
    base_sink_text(&sink, "[]");
    base_json_member(&sink, &first, "empty", "");
    assert_int_equal(base_sink_finish(&sink, "x", NULL), ERG_OK);
    assert_string_equal(b.data,
                        "\"id\":\"x\\ny\",\"n\":0,\"w\":0.1,\"k\\\"\":[],\"empty\":\"\"");
    base_buffer_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strings),
        cmocka_unit_test(malformed_bytes_are_replaced),
        cmocka_unit_test(every_code_point),
        cmocka_unit_test(members),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
