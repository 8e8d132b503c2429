/* Recording failures. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <wchar.h>

#include <cmocka.h>

#include "base/fail.h"
#include "base/text.h"

static void the_first_failure_wins(void **state)
{
    erg_error err;
    (void)state;
    memset(&err, 0x55, sizeof err);
    base_error_clear(&err);
    assert_int_equal(err.code, ERG_OK);
    assert_string_equal(err.text, "");
    assert_int_equal(base_fail(&err, ERG_EDATA, "tie %d: %s", 3, "no such entity"),
                     ERG_EDATA);
    assert_string_equal(err.text, "tie 3: no such entity");
    base_place place = {"f.json", 1, 2};
    assert_int_equal(base_fail(&err, ERG_EIO, "later"), ERG_EDATA);
    assert_int_equal(base_fail_at(&err, ERG_EPARSE, place, "later"), ERG_EDATA);
    assert_int_equal(base_fail_memory(&err), ERG_EDATA);
    assert_int_equal(err.code, ERG_EDATA);
    assert_string_equal(err.text, "tie 3: no such entity");
}

static void nowhere_to_record_is_allowed(void **state)
{
    (void)state;
    base_error_clear(NULL);
    assert_int_equal(base_fail(NULL, ERG_EIO, "%d", 1), ERG_EIO);
    assert_int_equal(base_fail_at(NULL, ERG_EPARSE, (base_place){0}, "x"), ERG_EPARSE);
    assert_int_equal(base_fail_memory(NULL), ERG_ENOMEM);
}

static void check_place(const char *file, uint32_t line, uint32_t column,
                        const char *expected)
{
    erg_error err;
    base_place place = {file, line, column};
    base_error_clear(&err);
    assert_int_equal(base_fail_at(&err, ERG_EPARSE, place, "bad %s", "text"), ERG_EPARSE);
    assert_string_equal(err.text, expected);
}

static void places(void **state)
{
    (void)state;
    check_place("a.json", 3, 14, "a.json:3:14: bad text");
    check_place("a.json", 3, 0, "a.json:3: bad text");
    check_place("a.json", 0, 0, "a.json: bad text");
    check_place("a.json", 0, 9, "a.json: bad text");
    check_place(NULL, 3, 14, "3:14: bad text");
    check_place(NULL, 0, 0, "bad text");
    check_place("a%s%n.json", UINT32_MAX, UINT32_MAX,
                "a%s%n.json:4294967295:4294967295: bad text");
}

static void memory(void **state)
{
    erg_error err;
    (void)state;
    base_error_clear(&err);
    assert_int_equal(base_fail_memory(&err), ERG_ENOMEM);
    assert_int_equal(err.code, ERG_ENOMEM);
    assert_string_equal(err.text, "out of memory");
}

/* Text of two-, three- and four-byte characters, shifted so that the cut falls on every
 * byte. */
static void long_text_is_cut_between_characters(void **state)
{
    static const char *const characters[] = {"\xC3\xA9", "\xE2\x82\xAC",
                                             "\xF0\x9F\x98\x80"};
    (void)state;
    for (size_t c = 0; c < 3; c++) {
        for (size_t shift = 0; shift < 5; shift++) {
            char text[2000] = "";
            erg_error err;
            size_t n = strlen(characters[c]);
            memset(text, 'x', shift);
            for (size_t at = shift; at + n < sizeof text; at += n)
                memcpy(text + at, characters[c], n + 1);
            base_error_clear(&err);
            base_fail(&err, ERG_EDATA, "%s", text);
            size_t length = strlen(err.text);
            assert_true(length < ERG_ERROR_TEXT_MAX);
            assert_true(length + 4 >= ERG_ERROR_TEXT_MAX - 1);
            assert_int_equal(base_utf8_valid(err.text, length), length);
            assert_memory_equal(err.text, text, length);
        }
    }
}

static void text_that_just_fits_is_whole(void **state)
{
    char text[ERG_ERROR_TEXT_MAX];
    erg_error err;
    (void)state;
    memset(text, 'y', sizeof text);
    text[sizeof text - 1] = '\0';
    base_error_clear(&err);
    base_fail(&err, ERG_EDATA, "%s", text);
    assert_string_equal(err.text, text);
    memcpy(text + sizeof text - 4, "\xE2\x82\xAC", 4);
    base_error_clear(&err);
    base_fail(&err, ERG_EDATA, "%s", text);
    assert_string_equal(err.text, text);
    memset(text, 0x80,
           sizeof text - 1); /* continuation bytes only: kept, nothing read before */
    base_error_clear(&err);
    base_fail(&err, ERG_EDATA, "%s", text);
    assert_true(strlen(err.text) > 1000);
}

/* The C locale, in which tests run, has no such character: the place stays. */
static void what_has_no_text(void **state)
{
    erg_error err;
    (void)state;
    base_error_clear(&err);
    assert_int_equal(
        base_fail_at(&err, ERG_EDATA, (base_place){"f", 2, 0}, "a %lc b", (wint_t)0x20AC),
        ERG_EDATA);
    assert_string_equal(err.text, "f:2: ");
}

static void a_long_file_name_leaves_room_for_the_reason(void **state)
{
    char name[5000];
    erg_error err;
    (void)state;
    memset(name, 'n', sizeof name);
    memcpy(name + sizeof name - 7, "z.json", 7);
    base_error_clear(&err);
    base_fail_at(&err, ERG_EPARSE, (base_place){name, 7, 8}, "the reason");
    assert_non_null(strstr(err.text, "nz.json:7:8: the reason"));
    assert_memory_equal(err.text, "...n", 4);
    for (size_t i = 0; i + 8 < sizeof name; i += 3)
        memcpy(name + i, "\xE2\x82\xAC", 3);
    base_error_clear(&err);
    base_fail_at(&err, ERG_EPARSE, (base_place){name, 7, 8}, "the reason");
    assert_int_equal(base_utf8_valid(err.text, strlen(err.text)), strlen(err.text));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_failure_wins),
        cmocka_unit_test(nowhere_to_record_is_allowed),
        cmocka_unit_test(places),
        cmocka_unit_test(memory),
        cmocka_unit_test(long_text_is_cut_between_characters),
        cmocka_unit_test(text_that_just_fits_is_whole),
        cmocka_unit_test(what_has_no_text),
        cmocka_unit_test(a_long_file_name_leaves_room_for_the_reason),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
