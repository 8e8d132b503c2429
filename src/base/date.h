/* Partial dates (erg_date, see erg/date.h): reading, printing, first and last day. */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stddef.h>

#include "erg/date.h"

enum { BASE_DATE_MAX = 11 };

/* A day number that compares; BASE_DAY_FIRST and BASE_DAY_LAST stand for open ends. */
typedef int32_t base_day;
#define BASE_DAY_FIRST INT32_MIN
#define BASE_DAY_LAST INT32_MAX

/* Reads YYYY, YYYY-MM or YYYY-MM-DD over all n bytes; false if there is no such day. */
bool base_date_parse(erg_date *out, const char *text, size_t n);
/* The same, or a day with a time or a zone behind it, which go: 2024-03-12T10:00:00Z,
 * 2024-03-12 10:00, 2024-03-12+01:00. */
bool base_date_parse_moment(erg_date *out, const char *text, size_t n);
/* Prints as precisely as stated; "" for 0. Returns the length. */
size_t base_date_print(char out[BASE_DATE_MAX], erg_date date);
/* Days since 1970-01-01 of the first and the last day the date can mean. Not for 0. */
base_day base_date_first(erg_date date);
base_day base_date_last(erg_date date);
/* The date of a day number, years 1 to 9999. */
erg_date base_date_of(base_day day);

#endif
