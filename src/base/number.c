#include "base/number.h"

#include <math.h>
#include <string.h>

#include "base/decimal.h"

/* Numbers of people: from here on "m", and beyond the last unit an exponent. */
static const double MILLION = 1e6;
static const double BEYOND_UNITS = 1e21;

/* Writes n's digits and a NUL; returns how many. */
static size_t put_whole(char *out, uint64_t n)
{
    char backwards[20];
    size_t length = 0;
    do {
        backwards[length++] = (char)('0' + n % 10);
        n /= 10;
    } while (n != 0);
    for (size_t i = 0; i < length; i++)
        out[i] = backwards[length - 1 - i];
    out[length] = '\0';
    return length;
}

static size_t put_zeros(char *out, int count)
{
    memset(out, '0', (size_t)count);
    return (size_t)count;
}

/* d.ddde+xx, for `length` digits at out and the point after `point` of them. */
static size_t put_exponent(char *out, size_t length, int point)
{
    size_t n = length;
    if (length > 1) {
        memmove(out + 2, out + 1, length - 1);
        out[1] = '.';
        n++;
    }
    out[n++] = 'e';
    out[n++] = point > 0 ? '+' : '-';
    return n + put_whole(out + n, (uint64_t)(point > 0 ? point - 1 : 1 - point));
}

/* ECMA-262, Number::toString: plain digits from 1e-6 up to 1e21, else an exponent. */
static size_t lay_out(char *out, base_decimal d)
{
    size_t length = put_whole(out, d.digits);
    int digits = (int)length;
    int point = digits + d.exponent; /* digits before the decimal point */
    if (point > 21 || point <= -6) return put_exponent(out, length, point);
    if (point >= digits) {
        length += put_zeros(out + length, point - digits);
    } else if (point > 0) {
        memmove(out + point + 1, out + point, (size_t)(digits - point));
        out[point] = '.';
        length++;
    } else {
        memmove(out + 2 - point, out, length);
        put_zeros(out, 2 - point);
        out[1] = '.';
        length += (size_t)(2 - point);
    }
    out[length] = '\0';
    return length;
}

size_t base_number_print(char out[BASE_NUMBER_MAX], double value)
{
    size_t sign = 0;
    if (!isfinite(value)) { /* the caller's mistake; still no wrong number */
        memcpy(out, "null", 5);
        return 4;
    }
    if (value < 0) {
        out[sign++] = '-';
        value = -value;
    }
    /* Whole numbers up to 2^53 lie at most 1 apart: all their digits are needed. */
    if (value <= 9007199254740992.0 && value == (double)(uint64_t)value)
        return sign + put_whole(out + sign, (uint64_t)value);
    return sign + lay_out(out + sign, base_decimal_shortest(value));
}

double base_number_round(double value, int digits)
{
    if (digits < 1) digits = 1;
    if (digits > 17) digits = 17;
    if (value == 0 || !isfinite(value)) return value;
    double size = value < 0 ? -value : value;
    double rounded = base_decimal_value(base_decimal_rounded(size, digits));
    if (!isfinite(rounded))
        return value; /* DBL_MAX rounded up: nothing nearer is finite */
    return value < 0 ? -rounded : rounded;
}

/* Digits of a whole number with a comma before every third from the end. */
static size_t put_grouped(char *out, uint64_t n)
{
    char plain[BASE_NUMBER_MAX];
    size_t length = put_whole(plain, n);
    size_t at = 0;
    for (size_t i = 0; i < length; i++) {
        if (i > 0 && (length - i) % 3 == 0) out[at++] = ',';
        out[at++] = plain[i];
    }
    out[at] = '\0';
    return at;
}

/* value >= 1e6, of three significant digits: in the largest unit that leaves a whole
 * part. */
static size_t put_in_units(char *out, double value)
{
    static const struct {
        double size;
        const char *name;
    } units[] = {{1e12, "tn"}, {1e9, "bn"}, {1e6, "m"}};
    size_t unit = 0;
    while (value < units[unit].size)
        unit++;
    double amount = base_number_round(value / units[unit].size, 3);
    size_t n = amount < 1000 ? base_number_print(out, amount)
                             : put_grouped(out, (uint64_t)amount);
    size_t name = strlen(units[unit].name);
    memcpy(out + n, units[unit].name, name + 1);
    return n + name;
}

size_t base_number_short(char out[BASE_NUMBER_MAX], double value)
{
    size_t sign = 0;
    double rounded = base_number_round(value, 3);
    if (!isfinite(value)) return base_number_print(out, value);
    if (value < 0) {
        out[sign++] = '-';
        value = -value;
        rounded = -rounded;
    }
    /* From 100 to a million every digit before the point is told, and none after it. */
    if (rounded >= 100 && value < MILLION - 0.5)
        return sign + put_grouped(out + sign, (uint64_t)(value + 0.5));
    if (rounded < MILLION || rounded >= BEYOND_UNITS)
        return sign + base_number_print(out + sign, rounded);
    return sign + put_in_units(out + sign, rounded);
}
