/* Partial dates: YYYY, YYYY-MM or YYYY-MM-DD in one integer, YYYYMMDD, with 00 for a
 * month or a day that is not stated; 0 is "no date". Years are 1 to 9999, Gregorian
 * throughout. */
#ifndef ERG_DATE_H
#define ERG_DATE_H

#include <stdint.h>

typedef int32_t erg_date;

#endif
