/* Partial dates, against a count of days made one by one from 0001-01-01 to 9999-12-31.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/date.h"

static bool parses(const char *text)
{
    erg_date d = 7;
    bool ok = base_date_parse(&d, text, strlen(text));
    if (!ok) assert_int_equal(d, 0);
    return ok;
}

/* Written unlike the code under test, on purpose. */
static int slow_month_length(int year, int month)
{
    switch (month) {
    case 4:
    case 6:
    case 9:
    case 11: return 30;
    case 2:
        if (year % 400 == 0) return 29;
        if (year % 100 == 0) return 28;
        return year % 4 == 0 ? 29 : 28;
    default: return 31;
    }
}

static void check_day(int y, int m, int d, base_day number)
{
    char text[40];
    char back[BASE_DATE_MAX];
    erg_date date = 0;
    snprintf(text, sizeof text, "%04d-%02d-%02d", y, m, d);
    assert_true(base_date_parse(&date, text, 10));
    assert_int_equal(date, y * 10000 + m * 100 + d);
    assert_int_equal(base_date_first(date), number);
    assert_int_equal(base_date_last(date), number);
    assert_int_equal(base_date_of(number), date);
    assert_int_equal(base_date_print(back, date), 10);
    assert_string_equal(back, text);
}

static void every_day_counts(void **state)
{
    base_day number = -719162; /* 0001-01-01 */
    (void)state;
    for (int y = 1; y <= 9999; y++) {
        base_day year_first = number;
        for (int m = 1; m <= 12; m++) {
            base_day month_first = number;
            for (int d = 1; d <= slow_month_length(y, m); d++)
                check_day(y, m, d, number++);
            erg_date month = y * 10000 + m * 100;
            assert_int_equal(base_date_first(month), month_first);
            assert_int_equal(base_date_last(month), number - 1);
        }
        assert_int_equal(base_date_first(y * 10000), year_first);
        assert_int_equal(base_date_last(y * 10000), number - 1);
    }
    assert_int_equal(number - 1, 2932896); /* 9999-12-31 */
}

static void known_days(void **state)
{
    (void)state;
    assert_int_equal(base_date_first(19700101), 0);
    assert_int_equal(base_date_last(19700101), 0);
    assert_int_equal(base_date_first(20000229), 11016);
    assert_int_equal(base_date_first(20250000), 20089);
    assert_int_equal(base_date_last(20240200), 19782);
    assert_int_equal(base_date_last(19690000), -1);
}

/* Every month 00-99 and day 00-99 of four years is taken exactly when it exists. */
static void only_real_days_parse(void **state)
{
    static const int years[] = {1900, 2000, 2023, 2024};
    char text[40];
    (void)state;
    for (size_t i = 0; i < 4; i++) {
        for (int m = 0; m < 100; m++) {
            bool month_ok = m >= 1 && m <= 12;
            snprintf(text, sizeof text, "%04d-%02d", years[i], m);
            assert_int_equal(parses(text), month_ok);
            for (int d = 0; d < 100; d++) {
                bool ok = month_ok && d >= 1 && d <= slow_month_length(years[i], m);
                snprintf(text, sizeof text, "%04d-%02d-%02d", years[i], m, d);
                assert_int_equal(parses(text), ok);
            }
        }
    }
}

static void other_texts_are_refused(void **state)
{
    static const char *const bad[] = {
        "",           "0",          "202",         "20255",      "0000",
        "0000-01",    "0000-01-01", "2025-",       "2025-1",     "2025-1-1",
        "2025-01-",   "2025-01-1",  "2025-01-011", " 2025",      "2025 ",
        "+202",       "-202",       "2025/01",     "2025/01/01", "2025-01/01",
        "2025_01-01", "20250101",   "2025-01-01T", "2O25",       "20\xD9\xA1",
        "2025-02-30", "2025-00",    "2025-00-00",  "2025-01-00", "2025-13",
        "2025-+1",    "2025-01-+1", "2025-01- 1",  "2025--1-01", "1900-02-29",
        "2025-W1",
    };
    erg_date d = 0;
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(parses(bad[i]));
    assert_false(base_date_parse(&d, "2025\0-01", 8));
    assert_true(base_date_parse(&d, "2025-06-07", 7));
    assert_int_equal(d, 20250600);
    assert_true(base_date_parse(&d, "2025-06-07", 4));
    assert_int_equal(d, 20250000);
}

static void printing_is_as_precise_as_stated(void **state)
{
    char out[BASE_DATE_MAX];
    (void)state;
    assert_int_equal(base_date_print(out, 0), 0);
    assert_string_equal(out, "");
    assert_int_equal(base_date_print(out, 20250000), 4);
    assert_string_equal(out, "2025");
    assert_int_equal(base_date_print(out, 10600), 7);
    assert_string_equal(out, "0001-06");
    assert_int_equal(base_date_print(out, 99991231), 10);
    assert_string_equal(out, "9999-12-31");
    assert_int_equal(base_date_print(out, -20250101), 0);
    assert_int_equal(base_date_print(out, INT32_MAX), 0);
    assert_int_equal(base_date_print(out, INT32_MIN), 0);
}

static void a_moment_is_its_day(void **state)
{
    static const char *const days[] = {
        "2024-03-12",       "2024-03-12T10:00:00Z", "2024-03-12 10:00",     "2024-03-12Z",
        "2024-03-12+01:00", "2024-03-12-05:00",     "2024-03-12T23:59:59.9"};
    static const char *const none[] = {
        "2024-02-30T10:00", "2024-03-12x", "2024-03-1 10:00",
        "2024-03-12 or so", "2024-03-12T", "2024-03-12Zulu",
        "2024T10:00",       "12.03.2024",  ""};
    erg_date date = 0;
    (void)state;
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        assert_true(base_date_parse_moment(&date, days[i], strlen(days[i])));
        assert_int_equal(date, 20240312);
    }
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_false(base_date_parse_moment(&date, none[i], strlen(none[i])));
    assert_true(base_date_parse_moment(&date, "2024-03", 7));
    assert_int_equal(date, 20240300);
    assert_false(base_date_parse_moment(&date, "2024-03-12\0", 11));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_day_counts),
        cmocka_unit_test(known_days),
        cmocka_unit_test(only_real_days_parse),
        cmocka_unit_test(other_texts_are_refused),
        cmocka_unit_test(printing_is_as_precise_as_stated),
        cmocka_unit_test(a_moment_is_its_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
