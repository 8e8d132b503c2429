/* A positive number as decimal digits: digits * 10^exponent. Inside base only: what
 * printing, rounding and reading numbers have in common. */
#ifndef BASE_DECIMAL_H
#define BASE_DECIMAL_H

#include <stdbool.h>
#include <stdint.h>

typedef struct base_decimal {
    uint64_t digits; /* as found: at most 17 of them, without zeros at the end */
    int exponent;
} base_decimal;

/* The shortest decimal that reads back to the same double; of several the nearest to it.
 * value > 0 and finite. */
base_decimal base_decimal_shortest(double value);

/* value rounded to `digits` (1 to 17) significant digits; an exact tie goes to even. */
base_decimal base_decimal_rounded(double value, int digits);

/* The nearest double; infinite when it is out of range. */
double base_decimal_value(base_decimal d);

#endif
