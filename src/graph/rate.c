#include "graph/rate.h"

#include <math.h>
#include <string.h>

static bool begins_by(const erg_rate *rate, base_day day)
{
    return rate->date == 0 || base_date_first(rate->date) <= day;
}

/* First rate at or after `from` that is past the currency, or past the day within it. */
static size_t after(const erg_dataset *d, size_t from, const char *currency, base_day day)
{
    size_t low = from;
    size_t high = d->rate_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(d->rates[middle].currency, currency);
        if (order < 0 || (order == 0 && begins_by(&d->rates[middle], day)))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

double graph_rate(const erg_dataset *dataset, const char *currency, base_day day)
{
    if (strcmp(currency, "USD") == 0) return 1;
    if (currency[0] == '\0') return NAN;
    size_t at = after(dataset, 0, currency, day);
    if (at > 0 && strcmp(dataset->rates[at - 1].currency, currency) == 0)
        return dataset->rates[at - 1].usd;
    if (at < dataset->rate_count && strcmp(dataset->rates[at].currency, currency) == 0)
        return dataset->rates[at].usd;
    return NAN;
}

double graph_amount_middle(const erg_amount *amount)
{
    if (!isnan(amount->value)) return amount->value;
    return amount->low + (amount->high - amount->low) / 2;
}

static bool same_number(double a, double b)
{
    return a == b || (isnan(a) && isnan(b));
}

bool graph_amount_same(const erg_amount *a, const erg_amount *b)
{
    if (!a || !b) return a == b;
    return same_number(a->value, b->value) && same_number(a->low, b->low) &&
           same_number(a->high, b->high) && strcmp(a->currency, b->currency) == 0 &&
           a->bound == b->bound && a->basis == b->basis;
}
