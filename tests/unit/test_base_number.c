/* Numbers as text: round trips, layout, rounding, the JSON grammar, other locales. */
#include <float.h>
#include <locale.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/number.h"

static uint64_t seed = 88172645463325252U;

static uint64_t random_bits(void)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return seed;
}

static double from_bits(uint64_t bits)
{
    double d = 0;
    memcpy(&d, &bits, sizeof d);
    return d;
}

static void check_text(double value, const char *expected)
{
    char out[BASE_NUMBER_MAX];
    memset(out, 'z', sizeof out);
    size_t n = base_number_print(out, value);
    assert_string_equal(out, expected);
    assert_int_equal(n, strlen(expected));
}

/* What ECMAScript (node 20) prints. */
static void known_texts(void **state)
{
    (void)state;
    check_text(0, "0");
    check_text(-0.0, "0");
    check_text(1, "1");
    check_text(-1, "-1");
    check_text(0.1 + 0.2, "0.30000000000000004");
    check_text(100, "100");
    check_text(1e21, "1e+21");
    check_text(123456789012345680000.0, "123456789012345680000");
    check_text(999999999999999900000.0, "999999999999999900000");
    check_text(1e-6, "0.000001");
    check_text(1.5e-6, "0.0000015");
    check_text(1e-7, "1e-7");
    check_text(-1.25e-7, "-1.25e-7");
    check_text(9007199254740991.0, "9007199254740991");
    check_text(9007199254740992.0, "9007199254740992");
    check_text(9007199254740994.0, "9007199254740994");
    check_text(18014398509481984.0, "18014398509481984");
    check_text(18446744073709551616.0, "18446744073709552000");
    check_text(5e-324, "5e-324");
    check_text(DBL_MIN, "2.2250738585072014e-308");
    check_text(from_bits(0x000FFFFFFFFFFFFF), "2.225073858507201e-308");
    check_text(DBL_MAX, "1.7976931348623157e+308");
    check_text(-DBL_MAX, "-1.7976931348623157e+308");
    check_text(DBL_EPSILON, "2.220446049250313e-16");
    check_text(ldexp(1, -44), "5.684341886080802e-14");  /* nearest 16 digits end in 1 */
    check_text(579989470007734.75, "579989470007734.8"); /* a tie goes to even */
    check_text(99163232861808.375, "99163232861808.38");
    check_text(1.0 / 3, "0.3333333333333333");
    check_text(2.0 / 3, "0.6666666666666666");
    check_text(5e-5, "0.00005");
    check_text(123.456, "123.456");
    check_text(1e22, "1e+22");
    check_text(1e23, "1e+23");
    check_text(4.35, "4.35");
    check_text(1e300, "1e+300");
    check_text(-5e-324, "-5e-324");
    check_text(NAN, "null");
    check_text(INFINITY, "null");
}

static size_t significant(const char *text)
{
    char digits[BASE_NUMBER_MAX];
    size_t n = 0;
    size_t zeros = 0;
    for (; *text && *text != 'e'; text++)
        if (*text >= '0' && *text <= '9' && (n > 0 || *text != '0')) digits[n++] = *text;
    while (zeros < n && digits[n - 1 - zeros] == '0')
        zeros++;
    return n - zeros;
}

/* Reads back bit for bit, here and by strtod, and no shorter text does. */
static void check_round_trip(double value)
{
    char out[BASE_NUMBER_MAX];
    char other[64];
    double back = 0;
    size_t n = base_number_print(out, value);
    assert_int_equal(n, strlen(out));
    assert_true(n < BASE_NUMBER_MAX);
    if (!base_number_parse(&back, out, n) || back != value || strtod(out, NULL) != value)
        fail_msg("%a printed as %s, read as %a", value, out, back);
    size_t digits = significant(out);
    if (value == 0 || digits <= 1) return;
    snprintf(other, sizeof other, "%.*e", (int)digits - 2, value);
    if (strtod(other, NULL) == value) fail_msg("%s is shorter than %s", other, out);
}

/* The kinds of numbers that go different ways through the code. */
static double sample(unsigned kind)
{
    double unit = (double)(random_bits() >> 11) * 0x1p-53;
    switch (kind % 10) {
    case 0: return from_bits(random_bits());
    case 1: return unit;
    case 2: return unit * 1e6;
    case 3: return unit * 1e-6;
    case 4: return (double)(random_bits() % 1000000) / 1000;
    case 5: return (double)(random_bits() >> random_bits() % 60);
    case 6: return from_bits(((random_bits() % 2046 + 1) << 52) + random_bits() % 5 - 2);
    case 7: return from_bits(random_bits() & 0x000FFFFFFFFFFFFF); /* subnormal */
    case 8: return -(double)(random_bits() % 100000) * 1e-12;
    default: return unit * pow(10, (double)(random_bits() % 60) - 30);
    }
}

static void a_million_round_trips(void **state)
{
    (void)state;
    for (unsigned i = 0; i < 1000000; i++) {
        double d = sample(i);
        if (isfinite(d)) check_round_trip(d);
    }
}

static void round_trips_at_borders(void **state)
{
    (void)state;
    for (int e = -1074; e <= 1023; e++) {
        double d = ldexp(1, e);
        check_round_trip(d);
        check_round_trip(nextafter(d, 0));
        if (d < DBL_MAX) check_round_trip(nextafter(d, DBL_MAX));
    }
    for (int e = -323; e <= 308; e++) {
        char text[16];
        snprintf(text, sizeof text, "1e%d", e);
        double d = strtod(text, NULL);
        check_round_trip(d);
        check_round_trip(nextafter(d, 0));
        check_round_trip(nextafter(d, DBL_MAX));
    }
    for (int i = -100000; i <= 100000; i++)
        check_round_trip(i);
}

static void rounding_equals_the_c_library(void **state)
{
    char text[64];
    (void)state;
    for (unsigned i = 0; i < 400000; i++) {
        double d = sample(i);
        int digits = i % 2 == 0 ? 12 : 1 + (int)(random_bits() % 17);
        if (!isfinite(d)) continue;
        snprintf(text, sizeof text, "%.*e", digits - 1, d);
        double expected = strtod(text, NULL);
        if (!isfinite(expected)) expected = d;
        double got = base_number_round(d, digits);
        if (got != expected)
            fail_msg("%a to %d digits: %a, not %a", d, digits, got, expected);
        assert_true(base_number_round(got, digits) == got);
    }
    assert_true(base_number_round(0.1 + 0.2, 12) == 0.3);
    assert_true(base_number_round(2.5, 1) == 2); /* exact ties to even */
    assert_true(base_number_round(3.5, 1) == 4);
    assert_true(base_number_round(-1234567, 3) == -1230000);
    assert_true(base_number_round(9.99999, 3) == 10);
    assert_true(base_number_round(DBL_MAX, 1) == DBL_MAX);
    assert_true(base_number_round(1234, 0) == 1000);
    assert_true(base_number_round(1.0 / 3, 99) == 1.0 / 3);
    assert_true(base_number_round(0, 12) == 0);
    assert_true(isnan(base_number_round(NAN, 12)));
}

static void check_parse(const char *text, double expected)
{
    double d = 7;
    if (!base_number_parse(&d, text, strlen(text))) fail_msg("%s was refused", text);
    if (d != expected || signbit(d) != signbit(expected))
        fail_msg("%s read as %a, not %a", text, d, expected);
}

static void json_numbers_parse(void **state)
{
    static const char *const good[] = {
        "0",
        "-0",
        "0.0",
        "-0.0e0",
        "1",
        "-1",
        "10",
        "1.5",
        "1.50",
        "1e5",
        "1E5",
        "1e+5",
        "1e-5",
        "0e1",
        "0E+0",
        "123456789.123456789",
        "9007199254740993",
        "9007199254740992.5",
        "1.7976931348623158e308",
        "4.9e-324",
        "2.4703282292062328e-324",
        "1e-400",
        "0e999999999999",
        "0.000000000000000000000000000000000000000000000000001e51",
        "179769313486231580793728971405301e276",
        "8.5e-15",
        "1e22",
        "1e23",
        "123456789012345678901",
        "0.1e-999999999999999999999999",
        "2.2250738585072012e-308",
        "6631236846766476e-316",
    };
    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        check_parse(good[i], strtod(good[i], NULL));
}

static void other_texts_are_refused(void **state)
{
    static const char *const bad[] = {
        "",
        "-",
        "+1",
        "01",
        "-01",
        "00",
        "1.",
        ".5",
        "-.5",
        "1e",
        "1e+",
        "1e-",
        "1.e5",
        "e5",
        "nan",
        "NaN",
        "inf",
        "Infinity",
        "-inf",
        "0x10",
        "1_0",
        "1,5",
        "1.5.",
        "1..5",
        " 1",
        "1 ",
        "1\n",
        "1e5.5",
        "1e5e5",
        "--1",
        "1-",
        "1f",
        "1.5f",
        "1e999",
        "-1e999",
        "1.8e308",
        "1.7976931348623159e308",
        "1e99999999999999999999",
        "\xD9\xA1",
        "1e 5",
        "- 1",
        "1.-5",
        "1d5",
        "0b1",
        "0.e1",
    };
    double d = 7;
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        if (base_number_parse(&d, bad[i], strlen(bad[i])))
            fail_msg("%s was taken", bad[i]);
        assert_true(d == 0);
    }
    assert_false(base_number_parse(&d, "1\0", 2));
    assert_true(base_number_parse(&d, "12345", 2)); /* exactly n bytes */
    assert_true(d == 12);
}

/* Just at, above and below the middle of two doubles, with hundreds of digits. */
static void long_numbers_round_correctly(void **state)
{
    static char text[200000];
    (void)state;
    for (unsigned i = 0; i < 2000; i++) {
        double a = fabs(sample(i));
        if (!isfinite(a) || a > 1e300 || a == 0) continue;
        double b = nextafter(a, DBL_MAX);
        long double middle = ((long double)a + (long double)b) / 2;
        int n = snprintf(text, sizeof text, "%.1100Le", middle);
        char *e = strchr(text, 'e');
        assert_true(n > 1100 && e);
        check_parse(text, strtod(text, NULL));
        e[-1] = '1'; /* a little more than the middle */
        check_parse(text, b);
    }
    memset(text, '0', sizeof text - 1);
    memcpy(text, "0.", 2);
    memcpy(text + 100002, "25e100000", 10);
    check_parse(text, 0.25);
    memset(text, '0', sizeof text - 1);
    memcpy(text, "7", 1);
    memcpy(text + 100001, "e-100000", 9);
    check_parse(text, 7);
    memset(text, '9', 150000);
    memcpy(text + 150000, "e-150000", 9);
    check_parse(text, 1);
    memset(text, '1', 150000);
    text[150000] = '\0';
    double d = 0;
    assert_false(base_number_parse(&d, text, 150000));
}

static void parsing_equals_the_c_library(void **state)
{
    char text[64];
    (void)state;
    for (unsigned i = 0; i < 300000; i++) {
        uint64_t digits = random_bits() >> random_bits() % 64;
        int exponent =
            (int)(random_bits() % (i % 2 == 0 ? 60 : 700)) - (i % 2 == 0 ? 30 : 350);
        snprintf(text, sizeof text, "%llu.%llue%d", (unsigned long long)digits,
                 (unsigned long long)(random_bits() % 1000), exponent);
        double expected = strtod(text, NULL);
        if (isfinite(expected)) check_parse(text, expected);
    }
}

static void check_short(double value, const char *expected)
{
    char out[BASE_NUMBER_MAX];
    size_t n = base_number_short(out, value);
    assert_string_equal(out, expected);
    assert_int_equal(n, strlen(expected));
}

static void short_numbers(void **state)
{
    (void)state;
    check_short(0, "0");
    check_short(7, "7");
    check_short(-7, "-7");
    check_short(999, "999");
    check_short(1000, "1,000");
    check_short(12345, "12,345");
    check_short(-12345.4, "-12,345");
    check_short(999999, "999,999");
    check_short(999999.4, "999,999");
    check_short(999999.5, "1m");
    check_short(5e6, "5m");
    check_short(1234567, "1.23m");
    check_short(66e9, "66bn");
    check_short(1.5e9, "1.5bn");
    check_short(-1.5e9, "-1.5bn");
    check_short(999.4e6, "999m");
    check_short(999.6e6, "1bn");
    check_short(130e9, "130bn");
    check_short(2.5e12, "2.5tn");
    check_short(999.9e9, "1tn");
    check_short(1.23e15, "1,230tn");
    check_short(999.9e15, "1,000,000tn");
    check_short(1e18, "1,000,000tn");
    check_short(9.99e20, "999,000,000tn");
    check_short(9.999e20, "1e+21");
    check_short(1.234e25, "1.23e+25");
    check_short(-1.234e308, "-1.23e+308");
    check_short(0.5, "0.5");
    check_short(0.123456, "0.123");
    check_short(12.345, "12.3");
    check_short(99.96, "100");
    check_short(123.456, "123");
    check_short(0.00001234, "0.0000123");
    check_short(1e-9, "1e-9");
}

/* A locale with a decimal comma, where the machine has one. */
static void other_locales_change_nothing(void **state)
{
    static const char *const names[] = {"de_DE.UTF-8", "de_DE.utf8", "fr_FR.UTF-8",
                                        "ps_AF"};
    locale_t comma = (locale_t)0;
    (void)state;
    for (size_t i = 0; i < 4 && comma == (locale_t)0; i++)
        comma = newlocale(LC_ALL_MASK, names[i], (locale_t)0);
    if (comma == (locale_t)0) skip();
    locale_t before = uselocale(comma);
    char probe[16];
    snprintf(probe, sizeof probe, "%.1f", 1.5);
    bool is_comma = strchr(probe, '.') == NULL;
    char printed[3][BASE_NUMBER_MAX];
    double read = 0;
    base_number_print(printed[0], 1.7976931348623157e308);
    base_number_print(printed[1], 0.1 + 0.2);
    base_number_print(printed[2], 4.35e-30);
    bool ok = base_number_parse(&read, "12345678901234567.25e-3", 23);
    double rounded = base_number_round(1.23456789012345e-200, 5);
    uselocale(before);
    freelocale(comma);
    assert_true(is_comma);
    assert_string_equal(printed[0], "1.7976931348623157e+308");
    assert_string_equal(printed[1], "0.30000000000000004");
    assert_string_equal(printed[2], "4.35e-30");
    assert_true(ok && read == 12345678901234.56725);
    assert_true(rounded == 1.2346e-200);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_texts),
        cmocka_unit_test(a_million_round_trips),
        cmocka_unit_test(round_trips_at_borders),
        cmocka_unit_test(rounding_equals_the_c_library),
        cmocka_unit_test(json_numbers_parse),
        cmocka_unit_test(other_texts_are_refused),
        cmocka_unit_test(long_numbers_round_correctly),
        cmocka_unit_test(parsing_equals_the_c_library),
        cmocka_unit_test(short_numbers),
        cmocka_unit_test(other_locales_change_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
