#include "base/date.h"

#include <string.h>

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in(int year, int month)
{
    static const signed char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

/* Days since 1970-01-01: years run from March, so the leap day comes last (H. Hinnant,
 * "chrono-compatible low-level date algorithms", days_from_civil). Years 1 to 9999 only.
 */
static base_day day_number(int year, int month, int day)
{
    int y = month <= 2 ? year - 1 : year;
    int from_march = (month + 9) % 12;
    int day_of_year = (153 * from_march + 2) / 5 + day - 1;
    return y * 365 + y / 4 - y / 100 + y / 400 + day_of_year - 719468;
}

/* The number in n digits, or -1. */
static int digits(const char *text, size_t n)
{
    int value = 0;
    for (size_t i = 0; i < n; i++) {
        if (text[i] < '0' || text[i] > '9') return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

bool base_date_parse(erg_date *out, const char *text, size_t n)
{
    int month = 0;
    int day = 0;
    *out = 0;
    if (n != 4 && n != 7 && n != 10) return false;
    int year = digits(text, 4);
    if (year < 1) return false;
    if (n >= 7) {
        month = text[4] == '-' ? digits(text + 5, 2) : -1;
        if (month < 1 || month > 12) return false;
    }
    if (n == 10) {
        day = text[7] == '-' ? digits(text + 8, 2) : -1;
        if (day < 1 || day > days_in(year, month)) return false;
    }
    *out = year * 10000 + month * 100 + day;
    return true;
}

bool base_date_parse_moment(erg_date *out, const char *text, size_t n)
{
    enum { DAY = 10 };
    bool has_zone = n == DAY + 1 && text[DAY] == 'Z';
    bool has_more = n > DAY + 1 && text[DAY] != '\0' && strchr("T +-", text[DAY]) &&
                    text[DAY + 1] >= '0' && text[DAY + 1] <= '9';
    return base_date_parse(out, text, has_zone || has_more ? DAY : n);
}

size_t base_date_print(char out[BASE_DATE_MAX], erg_date date)
{
    /* The text YYYYMMDD with its dashes, from the last place to the first. */
    static const signed char places[] = {9, 8, 6, 5, 3, 2, 1, 0};
    size_t length = date % 100 != 0 ? 10 : date / 100 % 100 != 0 ? 7 : 4;
    if (date <= 0 || date > 99991231) length = 0;
    for (size_t i = 0; length > 0 && i < sizeof places; i++) {
        out[places[i]] = (char)('0' + date % 10);
        date /= 10;
    }
    if (length > 0) out[4] = out[7] = '-';
    out[length] = '\0';
    return length;
}

base_day base_date_first(erg_date date)
{
    int month = date / 100 % 100;
    int day = date % 100;
    return day_number(date / 10000, month == 0 ? 1 : month, day == 0 ? 1 : day);
}

base_day base_date_last(erg_date date)
{
    int year = date / 10000;
    int month = date / 100 % 100;
    int day = date % 100;
    if (month == 0) month = 12;
    if (day == 0) day = days_in(year, month);
    return day_number(year, month, day);
}

/* The inverse, likewise (civil_from_days): days are counted in eras of 400 years. */
erg_date base_date_of(base_day day)
{
    int z = day + 719468;
    int era = z / 146097;
    int day_of_era = z - era * 146097;
    int year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int from_march = (5 * day_of_year + 2) / 153;
    int month = from_march < 10 ? from_march + 3 : from_march - 9;
    int year = era * 400 + year_of_era + (month <= 2 ? 1 : 0);
    return year * 10000 + month * 100 + day_of_year - (153 * from_march + 2) / 5 + 1;
}
