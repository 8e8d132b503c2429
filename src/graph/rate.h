/* Amounts in dollars, by the dataset's dated rates. */
#ifndef GRAPH_RATE_H
#define GRAPH_RATE_H

#include "base/date.h"
#include "erg/dataset.h"

/* Dollars for one unit of the currency on a day: by the last rate that begins on or
 * before it ("2024" begins on its first of January; of two that begin together, the one
 * that says more), else by the earliest one. USD is 1. NAN where there is no rate, or no
 * currency. O(log rates). */
double graph_rate(const erg_dataset *dataset, const char *currency, base_day day);

/* The value, or the middle of a range. */
double graph_amount_middle(const erg_amount *amount);
/* True where both say the same in everything: figures, currency, bound and basis. NULL is
 * no amount. */
bool graph_amount_same(const erg_amount *a, const erg_amount *b);

#endif
