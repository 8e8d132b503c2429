/* Numbers as text, the same in every locale. */
#ifndef BASE_NUMBER_H
#define BASE_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

enum { BASE_NUMBER_MAX = 32 };

/* Shortest decimal that reads back to the same double, laid out as ECMAScript's
 * Number::toString does; -0 prints as 0. `value` must be finite. Returns the length. */
size_t base_number_print(char out[BASE_NUMBER_MAX], double value);

/* The double nearest to `value` rounded to `digits` significant decimal digits (1 to 17).
 */
double base_number_round(double value, int digits);

/* Reads exactly the JSON number grammar (RFC 8259) over all n bytes; correctly rounded.
 * False when the text is not such a number or its value is not finite. */
bool base_number_parse(double *out, const char *text, size_t n);

/* 1.5e9 -> "1.5bn", 66e9 -> "66bn", 5e6 -> "5m", 12345 -> "12,345": for people.
 * At most three significant digits for m, bn, tn. Returns the length. */
size_t base_number_short(char out[BASE_NUMBER_MAX], double value);

#endif
