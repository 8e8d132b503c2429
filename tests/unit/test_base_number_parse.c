/* Reading numbers: the JSON grammar, correct rounding, other locales. */
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
#include "random_bits.h"

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

enum { PLACES = 1080, WIDTH = 310 + 1 + PLACES };

/* The exact decimal text of (a + b) / 2, by adding and halving digits. a, b < 1e300. */
static void print_middle(char text[WIDTH + 1], double a, double b)
{
    char other[WIDTH + 1];
    int carry = 0;
    assert_int_equal(snprintf(text, WIDTH + 1, "%0*.*f", WIDTH, PLACES, a), WIDTH);
    assert_int_equal(snprintf(other, WIDTH + 1, "%0*.*f", WIDTH, PLACES, b), WIDTH);
    for (int i = WIDTH - 1; i >= 0; i--) {
        if (text[i] == '.') continue;
        int sum = (text[i] - '0') + (other[i] - '0') + carry;
        text[i] = (char)('0' + sum % 10);
        carry = sum / 10;
    }
    for (int i = 0; i < WIDTH; i++) {
        if (text[i] == '.') continue;
        int twice = carry * 10 + (text[i] - '0');
        text[i] = (char)('0' + twice / 2);
        carry = twice % 2;
    }
    assert_int_equal(carry, 0);
}

/* At the middle of two doubles, which goes to the even one, and just above and below it.
 */
static void long_numbers_round_correctly(void **state)
{
    static char text[200000];
    (void)state;
    for (unsigned i = 0; i < 2000; i++) {
        double a = fabs(sample(i));
        if (!isfinite(a) || a > 1e300 || a == 0) continue;
        double b = nextafter(a, DBL_MAX);
        uint64_t bits = 0;
        memcpy(&bits, &a, sizeof bits);
        print_middle(text, a, b);
        const char *number = text; /* JSON wants no zeros in front */
        while (number[0] == '0' && number[1] != '.')
            number++;
        check_parse(number, bits % 2 == 0 ? a : b);
        text[WIDTH - 1] = '1'; /* a little more */
        check_parse(number, b);
        text[WIDTH - 1] = '0';
        char *last = text + WIDTH - 1;
        while (*last == '0' || *last == '.')
            last--;
        *last = (char)(*last - 1); /* less, by one in its last digit */
        check_parse(number, strtod(number, NULL));
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
        cmocka_unit_test(json_numbers_parse),
        cmocka_unit_test(other_texts_are_refused),
        cmocka_unit_test(long_numbers_round_correctly),
        cmocka_unit_test(parsing_equals_the_c_library),
        cmocka_unit_test(other_locales_change_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
