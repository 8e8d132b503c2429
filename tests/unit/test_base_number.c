/* Numbers as text: round trips, layout, rounding, short forms for people. */
#include <float.h>
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
#include "random_bits.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_texts),
        cmocka_unit_test(a_million_round_trips),
        cmocka_unit_test(round_trips_at_borders),
        cmocka_unit_test(rounding_equals_the_c_library),
        cmocka_unit_test(short_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
