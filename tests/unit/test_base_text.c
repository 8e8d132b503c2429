/* UTF-8, escaping for terminals, columns. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"

static bool is_scalar(uint32_t c)
{
    return c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);
}

static void every_code_point_round_trips(void **state)
{
    (void)state;
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        base_buffer b = {0};
        size_t at = 0;
        base_utf8_add(&b, c);
        assert_int_equal(base_utf8_valid(b.data, b.length), b.length);
        assert_int_equal(base_utf8_next(b.data, b.length, &at),
                         is_scalar(c) ? c : 0xFFFD);
        assert_int_equal(at, b.length);
        base_buffer_free(&b);
    }
    base_buffer b = {0};
    base_utf8_add(&b, 0x110000);
    assert_string_equal(b.data, "\xEF\xBF\xBD");
    base_buffer_free(&b);
}

/* The code point of exactly these bytes by arithmetic alone, or UINT32_MAX: decodes by
 * the bit pattern, then asks for the shortest form and a scalar value. */
static uint32_t reference(const unsigned char *s, size_t n)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    uint32_t c = 0;
    if (n == 1) return s[0] < 0x80 ? s[0] : UINT32_MAX;
    if (n == 2 && (s[0] & 0xE0) == 0xC0)
        c = s[0] & 0x1F;
    else if (n == 3 && (s[0] & 0xF0) == 0xE0)
        c = s[0] & 0x0F;
    else if (n == 4 && (s[0] & 0xF8) == 0xF0)
        c = s[0] & 0x07;
    else
        return UINT32_MAX;
    for (size_t i = 1; i < n; i++) {
        if ((s[i] & 0xC0) != 0x80) return UINT32_MAX;
        c = c << 6 | (s[i] & 0x3F);
    }
    return c >= least[n] && is_scalar(c) ? c : UINT32_MAX;
}

static void check_bytes(const unsigned char *bytes, size_t n)
{
    size_t length = 1;
    size_t at = 0;
    const char *text = (const char *)bytes;
    while (length <= n && reference(bytes, length) == UINT32_MAX)
        length++;
    bool ok = length <= n;
    assert_int_equal(base_utf8_next(text, n, &at),
                     ok ? reference(bytes, length) : 0xFFFD);
    assert_int_equal(at, ok ? length : 1);
    if (!ok) assert_int_equal(base_utf8_valid(text, n), 0);
    if (ok && length == n) assert_int_equal(base_utf8_valid(text, n), n);
}

/* All of one, two and three bytes; of four those at the borders of every class. */
static void every_short_sequence(void **state)
{
    static const unsigned char border[] = {0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F,
                                           0xA0, 0xBF, 0xC0, 0xFF, 0x41, 0xE0};
    unsigned char s[4];
    (void)state;
    for (unsigned a = 0; a < 256; a++) {
        s[0] = (unsigned char)a;
        check_bytes(s, 1);
        for (unsigned b = 0; b < 256; b++) {
            s[1] = (unsigned char)b;
            check_bytes(s, 2);
            for (unsigned c = 0; c < 256; c++) {
                s[2] = (unsigned char)c;
                check_bytes(s, 3);
            }
            for (size_t i = 0; i < 144; i++) {
                s[2] = border[i / 12];
                s[3] = border[i % 12];
                check_bytes(s, 4);
            }
        }
    }
}

static void the_valid_prefix_is_exact(void **state)
{
    static const char *const bad[] = {
        "\x80",
        "\xBF",
        "\xC0\xAF",
        "\xC1\xBF",
        "\xC3",
        "\xE2\x82",
        "\xE0\x80\xAF",
        "\xE0\x9F\xBF",
        "\xED\xA0\x80",
        "\xED\xBF\xBF",
        "\xF0\x80\x80\xAF",
        "\xF0\x8F\xBF\xBF",
        "\xF4\x90\x80\x80",
        "\xF5\x80\x80\x80",
        "\xF8\x88\x80\x80\x80",
        "\xFE",
        "\xFF",
        "\xC3\xC3\xA9",
        "\xE2\x28\xA1",
        "\xF0\x9F\x98",
        "\xF0\x28\x8C\xBC",
    };
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        for (size_t before = 0; before < 20; before++) {
            char text[64] = "";
            memset(text, 'x', before);
            if (before > 4) memcpy(text + 1, "\xE2\x82\xAC", 3);
            memcpy(text + before, bad[i], strlen(bad[i]) + 1);
            assert_int_equal(base_utf8_valid(text, strlen(text)), before);
        }
    }
    assert_int_equal(base_utf8_valid("", 0), 0);
    assert_int_equal(base_utf8_valid("a\0b", 3), 3);
}

static void check_escape(const char *text, size_t n, const char *expected)
{
    base_buffer b = {0};
    base_text_escape(&b, text, n);
    assert_string_equal(b.data, expected);
    base_buffer_free(&b);
}

static void escapes(void **state)
{
    (void)state;
    check_escape("", 0, "");
    check_escape("plain \\n \xC3\xA9", 11, "plain \\n \xC3\xA9");
    check_escape("a\nb\rc\td", 7, "a\\nb\\rc\\td");
    check_escape("\x1b[31m\0\x7f", 7, "\\x1b[31m\\x00\\x7f");
    check_escape("\xC2\x85\x85", 3, "\\u0085\\x85"); /* a C1 control, a stray byte */
    check_escape("\xE2\x80\xAE"
                 "cod",
                 6, "\\u202ecod");
    check_escape("\xEF\xBB\xBFx", 4, "\\ufeffx");
    check_escape("\xC3(\xFF", 3, "\\xc3(\\xff");
    check_escape("\xEF\xBF\xBD", 3, "\xEF\xBF\xBD");
}

/* No byte string whatever leaves a control or malformed byte behind. */
static void escaped_text_is_always_safe(void **state)
{
    uint64_t seed = 88172645463325252U;
    (void)state;
    for (int i = 0; i < 20000; i++) {
        char text[24];
        base_buffer b = {0};
        size_t at = 0;
        for (size_t k = 0; k < sizeof text; k++) {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            text[k] = "\xE2\x80\xAE\xEF\xBB\xBF\xC2\x85\n\x1b"
                      "a\xF0\x9F\x98"[(seed >> 20) % 14];
        }
        base_text_escape(&b, text, sizeof text);
        assert_int_equal(base_utf8_valid(b.data, b.length), b.length);
        while (at < b.length)
            assert_false(base_text_is_control(base_utf8_next(b.data, b.length, &at)));
        base_buffer_free(&b);
    }
}

static void controls(void **state)
{
    static const uint32_t others[] = {0x61C,  0x200E, 0x200F, 0x2028, 0x2029,
                                      0x202A, 0x202B, 0x202C, 0x202D, 0x202E,
                                      0x2066, 0x2067, 0x2068, 0x2069, 0xFEFF};
    size_t found = 0;
    (void)state;
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        bool expected = c < 0x20 || (c >= 0x7F && c <= 0x9F);
        for (size_t i = 0; i < 15; i++)
            expected = expected || c == others[i];
        assert_int_equal(base_text_is_control(c), expected);
        found += expected;
    }
    assert_int_equal(found, 32 + 33 + 15);
}

static void check_columns(const char *text, size_t expected)
{
    assert_int_equal(base_text_columns(text, strlen(text)), expected);
}

static void columns(void **state)
{
    (void)state;
    check_columns("", 0);
    check_columns("plain", 5);
    check_columns("Z\xC3\xBCrich", 6);
    check_columns("Zu\xCC\x88rich", 6);           /* combining diaeresis */
    check_columns("\xE4\xB8\xAD\xE6\x96\x87", 4); /* Chinese */
    check_columns("\xED\x95\x9C\xEA\xB8\x80", 4); /* Hangul syllables */
    check_columns("\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB",
                  2);                                     /* the same in three letters */
    check_columns("\xEF\xBC\xA1", 2);                     /* full-width A */
    check_columns("\xEF\xBD\xB1", 1);                     /* half-width katakana */
    check_columns("\xF0\x9F\x98\x80", 2);                 /* emoji */
    check_columns("\xF0\x9F\x87\xA8\xF0\x9F\x87\xAD", 2); /* a flag */
    check_columns("a\xE2\x80\x8B"
                  "b",
                  2); /* zero width space */
    check_columns("\xD0\x96\xCE\xA9\xD7\xA9\xD9\x85",
                  4);                             /* Cyrillic, Greek, Hebrew, Arabic */
    check_columns("\xE0\xA4\x95\xE0\xA5\x8D", 1); /* Devanagari with virama */
    check_columns("\xE3\x80\x80", 2);             /* ideographic space */
    check_columns("\xF0\xA0\x80\x80", 2);         /* CJK extension B */
    check_columns("\xC2\xAD", 1);                 /* soft hyphen */
    check_columns("\x1b\n", 0);
    check_columns("\xFF\xFE", 2);                 /* as U+FFFD each */
    check_columns("\xE2\x80\xA6\xE2\x80\x94", 2); /* ellipsis, dash */
}

/* Against the code points themselves, one by one. */
static void what_ids_may_not_have(void **state)
{
    (void)state;
    for (uint32_t c = 1; c < 0x110000; c++) {
        base_buffer text = {0};
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        base_buffer_add(&text, "\xC3\x82");
        base_utf8_add(&text, c);
        assert_int_equal(base_text_has_control(text.data),
                         c < 0x20 || (c >= 0x7F && c < 0xA0));
        base_buffer_free(&text);
    }
    assert_int_equal(base_text_printable(""), 0);
    for (int c = 1; c < 256; c++) {
        const char text[] = {'a', (char)(unsigned char)c, '~', '\0'};
        assert_int_equal(base_text_printable(text), c >= 0x20 && c < 0x7F ? 3 : 1);
    }
    assert_false(base_text_has_control(""));
}

static void texts_that_are_the_same(void **state)
{
    (void)state;
    char other[] = "Zoe";
    assert_true(base_text_same(NULL, NULL));
    assert_true(base_text_same("Zoe", other));
    assert_false(base_text_same(NULL, ""));
    assert_false(base_text_same("", NULL));
    assert_false(base_text_same("Zoe", "zoe"));
    assert_true(base_text_same_letters("Zoe", "zOE"));
    assert_true(base_text_same_letters("", ""));
    assert_false(base_text_same_letters("Zoe", "Zo"));
    assert_false(base_text_same_letters("Zo", "Zoe"));
    assert_false(base_text_same_letters("@", "`")); /* 32 apart, as letters are */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code_point_round_trips),
        cmocka_unit_test(every_short_sequence),
        cmocka_unit_test(the_valid_prefix_is_exact),
        cmocka_unit_test(escapes),
        cmocka_unit_test(escaped_text_is_always_safe),
        cmocka_unit_test(controls),
        cmocka_unit_test(columns),
        cmocka_unit_test(what_ids_may_not_have),
        cmocka_unit_test(texts_that_are_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
