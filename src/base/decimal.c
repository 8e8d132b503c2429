#include "base/decimal.h"

#include <float.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The C library's printf and strtod are exact and slow (a microsecond a number), and both
 * use the locale's decimal point. Most numbers take a way of their own: the value is
 * scaled by a power of ten as a sum of two doubles (T. Dekker 1971, about 104 bits),
 * which decides every question but one closer than UNSURE to its border; that one goes to
 * the C library, with texts that need no decimal point. */
static const double UNSURE = 1e-9;

enum { EXACT_POWER = 22 }; /* 10^22 is the last power of ten that a double holds */

static const double power_of_ten[EXACT_POWER + 1] = {
    1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
    1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

struct pair { /* the sum high + low, low no more than half a unit in high's last place */
    double high;
    double low;
};

/* a * b without error: Dekker's product over Veltkamp's halves. No overflow below 1e290.
 */
static struct pair product(double a, double b)
{
    const double splitter = 134217729.0; /* 2^27 + 1 */
    double p = a * b;
    double ta = splitter * a;
    double tb = splitter * b;
    double a1 = ta - (ta - a);
    double b1 = tb - (tb - b);
    double a2 = a - a1;
    double b2 = b - b1;
    return (struct pair){p, ((a1 * b1 - p) + a1 * b2 + a2 * b1) + a2 * b2};
}

static struct pair normal(double high, double low)
{
    double sum = high + low;
    return (struct pair){sum, low - (sum - high)};
}

/* value * 10^power for power in -22 to 44. */
static struct pair scaled(double value, int power)
{
    if (power < 0) {
        double divisor = power_of_ten[-power];
        double q = value / divisor;
        struct pair back = product(q, divisor);
        return normal(q, ((value - back.high) - back.low) / divisor);
    }
    if (power <= EXACT_POWER) return product(value, power_of_ten[power]);
    double rest = power_of_ten[power - EXACT_POWER];
    struct pair most = product(value, power_of_ten[EXACT_POWER]);
    struct pair all = product(most.high, rest);
    return normal(all.high, all.low + most.low * rest);
}

static uint64_t bits_of(double value)
{
    uint64_t bits = 0;
    memcpy(&bits, &value, sizeof bits);
    return bits;
}

/* value * 10^*power with `digits` digits before the point, digits <= 17. False outside
 * the range in which the scaling is good. */
static bool scale_to(struct pair *out, int *power, double value, int digits)
{
    if (FLT_EVAL_METHOD != 0 || value < 1e-26 || value >= 1e38) return false;
    int binary = (int)(bits_of(value) >> 52) - 1023;
    /* floor(binary * log10(2)), which is the decimal exponent or one less. */
    int decimal = (binary * 1233 + 4096 * 100) / 4096 - 100;
    double border = power_of_ten[digits];
    *power = digits - 1 - decimal;
    if (*power < -EXACT_POWER) return false;
    *out = scaled(value, *power);
    if (out->high > border || (out->high == border && out->low >= 0)) {
        *power -= 1;
        if (*power < -EXACT_POWER) return false;
        *out = scaled(value, *power);
    }
    return true;
}

static base_decimal trimmed(uint64_t digits, int exponent)
{
    while (digits != 0 && digits % 10 == 0) {
        digits /= 10;
        exponent++;
    }
    return (base_decimal){digits, exponent};
}

/* The multiple of `step` nearest to x; *above is how far it lies above x (below:
 * negative). 0 <= x < 1e17. */
static uint64_t nearest_multiple(struct pair x, uint64_t step, double *above)
{
    uint64_t whole = (uint64_t)x.high;
    double half = (double)step / 2;
    double rest = (double)(whole % step) + (x.high - (double)whole) + x.low;
    whole -= whole % step;
    while (rest > half) {
        rest -= (double)step;
        whole += step;
    }
    while (rest < -half) {
        rest += (double)step;
        whole -= step;
    }
    *above = -rest;
    return whole;
}

/* 17 digits before the point; then the nearest number with 15, 16 or 17 of them that lies
 * within half a unit of the double's last place. Up to 15 digits there is only one such
 * number, so cutting its zeros gives the shortest. False: undecided. */
static bool shortest_fast(base_decimal *out, double value)
{
    struct pair x = {0, 0};
    int power = 0;
    uint64_t bits = bits_of(value);
    if (!scale_to(&x, &power, value, 17)) return false;
    double unit = 0; /* of the last place; the half below a power of two is shorter */
    uint64_t next = bits + 1;
    memcpy(&unit, &next, sizeof unit);
    double half_up = scaled(unit - value, power).high / 2;
    bool is_power_of_two = (bits & UINT64_C(0xFFFFFFFFFFFFF)) == 0;
    double half_down = is_power_of_two ? half_up / 2 : half_up;
    for (uint64_t step = 100; step > 1; step /= 10) {
        double above = 0;
        uint64_t digits = nearest_multiple(x, step, &above);
        double room = above > 0 ? half_up - above : half_down + above;
        double beside =
            (double)step / 2 - fabs(above); /* to the border with its neighbour */
        if (fabs(room) < UNSURE || (room > 0 && beside < UNSURE)) return false;
        *out = trimmed(digits, -power);
        if (room > 0) return true;
        /* Here the second nearest of 16 digits may be within the longer half. */
        if (is_power_of_two) return false;
    }
    double above = 0;
    *out = trimmed(nearest_multiple(x, 1, &above), -power);
    return fabs(above) < 0.5 - UNSURE;
}

/* The C library's exact rounding. Only digits and the exponent are taken from its text,
 * so the locale's decimal point does not matter. */
static base_decimal printed(double value, int digits)
{
    char text[64];
    const char *at = text;
    uint64_t all = 0;
    snprintf(text, sizeof text, "%.*e", digits - 1, value);
    for (; *at && *at != 'e'; at++)
        if (*at >= '0' && *at <= '9') all = all * 10 + (uint64_t)(*at - '0');
    long exponent = *at ? strtol(at + 1, NULL, 10) : 0;
    return (base_decimal){all, (int)exponent - (digits - 1)};
}

static base_decimal shortest_slow(double value)
{
    /* Below DBL_MIN a double holds fewer digits, and 15 of them need not be the same
     * decimal. */
    int digits = value < DBL_MIN ? 1 : 15;
    base_decimal d = {0, 0};
    for (; digits < 17; digits++) {
        d = printed(value, digits);
        if (base_decimal_value(d) == value) return trimmed(d.digits, d.exponent);
        /* Above a power of two the room is wider: the next one up may be within it. */
        d.digits++;
        if (digits == 16 && base_decimal_value(d) == value)
            return trimmed(d.digits, d.exponent);
    }
    d = printed(value, 17);
    return trimmed(d.digits, d.exponent);
}

base_decimal base_decimal_shortest(double value)
{
    base_decimal d = {0, 0};
    return shortest_fast(&d, value) ? d : shortest_slow(value);
}

base_decimal base_decimal_rounded(double value, int digits)
{
    struct pair x = {0, 0};
    int power = 0;
    double above = 0;
    if (scale_to(&x, &power, value, digits)) {
        uint64_t whole = nearest_multiple(x, 1, &above);
        if (fabs(above) < 0.5 - UNSURE) return trimmed(whole, -power);
    }
    base_decimal d = printed(value, digits);
    return trimmed(d.digits, d.exponent);
}

double base_decimal_value(base_decimal d)
{
    char text[64];
    if (FLT_EVAL_METHOD == 0 && d.digits <= UINT64_C(1) << 53) {
        /* Both operands exact, so the one operation rounds correctly (W. Clinger 1990).
         */
        if (d.exponent >= 0 && d.exponent <= EXACT_POWER)
            return (double)d.digits * power_of_ten[d.exponent];
        if (d.exponent < 0 && d.exponent >= -EXACT_POWER)
            return (double)d.digits / power_of_ten[-d.exponent];
    }
    snprintf(text, sizeof text, "%" PRIu64 "e%d", d.digits, d.exponent);
    return strtod(text, NULL);
}
