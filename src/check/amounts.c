/* Amounts far from the others of their kind: thousands taken for millions, a total taken
 * for a part.
 *
 * Deals differ by orders of magnitude, so logarithms are compared, by the modified
 * z-score: the distance from the median over 1.4826 times the median of such distances
 * (B. Iglewicz, D. Hoaglin, "How to detect and handle outliers", 1993), which a few wild
 * amounts do not move. O(n log n). */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "check/relations.h"
#include "check/say.h"
#include "graph/rate.h"

/* Below so many there is no usual amount; the score that Iglewicz and Hoaglin advise is
 * 3.5, which tells of the ends of any list of deals. At least a factor of 100 from the
 * median: less is how deals are. */
enum { FEWEST = 5 };
static const double score_most = 5;
static const double distance_least = 2;

void check_keep_amount(check_desk *desk, const check_relation *r)
{
    const erg_amount *amount = r->found.amount;
    if (!check_is_kept(r) || !amount || amount->basis != ERG_BASIS_OWN) return;
    bool in_dollars = !isnan(r->found.usd);
    double size = in_dollars ? r->found.usd : graph_amount_middle(amount);
    if (!(size > 0)) return;
    check_hold hold = {.relation = r->relation,
                       .claim = r->found.used,
                       .value = log10(size),
                       .what = in_dollars ? "USD" : amount->currency,
                       .class = r->relation->relation};
    check_keep(desk, &hold);
}

static int by_kind(const void *left, const void *right)
{
    const check_hold *a = left;
    const check_hold *b = right;
    int order = strcmp(a->class, b->class);
    if (order == 0) order = strcmp(a->what, b->what);
    if (order != 0) return order;
    if (a->value != b->value) return a->value < b->value ? -1 : 1;
    return (a->relation > b->relation) - (a->relation < b->relation);
}

static int by_number(const void *left, const void *right)
{
    const double *a = left;
    const double *b = right;
    return (*a > *b) - (*a < *b);
}

static double middle(double low, double high)
{
    return low + (high - low) / 2;
}

/* The median distance from the median, of values sorted. False when memory runs out. */
static bool find_spread(double *median, double *spread, check_desk *desk,
                        const check_hold *holds, size_t n)
{
    double *distances = base_arena_array(&desk->scratch, n, sizeof *distances);
    if (!distances) return false;
    *median = middle(holds[(n - 1) / 2].value, holds[n / 2].value);
    for (size_t i = 0; i < n; i++)
        distances[i] = fabs(holds[i].value - *median);
    qsort(distances, n, sizeof *distances, by_number);
    *spread = 1.4826 * middle(distances[(n - 1) / 2], distances[n / 2]);
    return true;
}

static void report_far(check_desk *desk, const check_hold *hold, double median, size_t n)
{
    char usual[BASE_NUMBER_MAX], times[BASE_NUMBER_MAX];
    double distance = fabs(hold->value - median);
    base_number_short(usual, pow(10, median));
    base_number_short(times, base_number_round(pow(10, distance), 2));
    check_say_amount(&desk->text, hold->claim->amount);
    base_buffer_add(&desk->text, " (");
    check_say_place(&desk->text, desk->dataset, hold->claim);
    base_buffer_format(&desk->text,
                       "), %s times %s than the usual %s%s%s of %zu relations of kind "
                       "'%.80s'",
                       times, hold->value > median ? "more" : "less", usual,
                       hold->what[0] ? " " : "", hold->what, n, hold->class);
    check_stand_at_claim(desk, hold->claim);
    check_report(desk, hold->relation->id);
}

void check_compare_amounts(check_desk *desk, check_hold *holds, size_t count)
{
    double median = 0, spread = 0;
    qsort(holds, count, sizeof *holds, by_kind);
    for (size_t from = 0, to; from < count && !desk->failed; from = to) {
        for (to = from + 1; to < count; to++)
            if (strcmp(holds[to].class, holds[from].class) != 0 ||
                strcmp(holds[to].what, holds[from].what) != 0)
                break;
        if (to - from < FEWEST) continue;
        if (!find_spread(&median, &spread, desk, &holds[from], to - from))
            desk->failed = true;
        for (size_t i = from; i < to && !desk->failed; i++) {
            double distance = fabs(holds[i].value - median);
            if (distance >= distance_least && distance > score_most * spread)
                report_far(desk, &holds[i], median, to - from);
        }
        base_arena_reset(&desk->scratch);
    }
}
