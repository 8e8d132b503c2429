#include "graph/size.h"

#include <stdlib.h>
#include <string.h>

#include "graph/rate.h"

static double middle(const graph_size *size)
{
    return size->low + (size->high - size->low) / 2;
}

/* Firm before possible, then the confident order, then the canonical one (candidates of
 * one relation stand in it). */
static int by_trust(const graph_size *a, const graph_size *b)
{
    if (a->candidate->possible != b->candidate->possible)
        return a->candidate->possible ? 1 : -1;
    int order = graph_order_confident(a->candidate, b->candidate);
    if (order != 0) return order;
    return (a->candidate > b->candidate) - (a->candidate < b->candidate);
}

static int by_middle(const void *left, const void *right)
{
    const graph_size *a = left;
    const graph_size *b = right;
    double x = middle(a);
    double y = middle(b);
    if (x != y) return x < y ? -1 : 1;
    return by_trust(a, b);
}

static int by_unit(const void *left, const void *right)
{
    const graph_size *a = left;
    const graph_size *b = right;
    int order = strcmp(a->unit, b->unit);
    if (order != 0) return order;
    if (a->low != b->low) return a->low < b->low ? -1 : 1;
    if (a->high != b->high) return a->high < b->high ? -1 : 1;
    return by_trust(a, b);
}

/* The most trusted that states a currency, or NULL. */
static const graph_size *reference(const graph_size *sizes, size_t count)
{
    const graph_size *best = NULL;
    for (size_t i = 0; i < count; i++) {
        if (sizes[i].unit[0] == '\0') continue;
        if (!best || by_trust(&sizes[i], best) < 0) best = &sizes[i];
    }
    return best;
}

static void convert(graph_size *size, const erg_dataset *dataset, base_day day)
{
    double rate = graph_rate(dataset, size->unit, day);
    if (!(rate > 0)) return;
    size->low *= rate;
    size->high *= rate;
    memcpy(size->unit, "USD", sizeof "USD");
}

void graph_sizes_convert(graph_size *sizes, size_t count, const erg_dataset *dataset,
                         base_day day)
{
    const graph_size *first = reference(sizes, count);
    bool mixed = false;
    char unit[4];
    if (!first) return;
    memcpy(unit, first->unit, sizeof unit);
    for (size_t i = 0; i < count; i++) {
        if (sizes[i].unit[0] == '\0') memcpy(sizes[i].unit, unit, sizeof unit);
        if (strcmp(sizes[i].unit, unit) != 0) mixed = true;
    }
    for (size_t i = 0; mixed && i < count; i++)
        convert(&sizes[i], dataset, day);
}

/* Moves what compares with the most trusted, and is as firm, to the front; returns how
 * many. */
static size_t gather_comparable(graph_size *sizes, size_t count)
{
    size_t kept = 0;
    graph_size best = sizes[0];
    for (size_t i = 1; i < count; i++)
        if (by_trust(&sizes[i], &best) < 0) best = sizes[i];
    for (size_t i = 0; i < count; i++) {
        graph_size size = sizes[i];
        if (size.candidate->possible != best.candidate->possible) continue;
        if (strcmp(size.unit, best.unit) != 0) continue;
        sizes[i] = sizes[kept];
        sizes[kept++] = size;
    }
    return kept;
}

const graph_candidate *graph_sizes_pick(graph_size *sizes, size_t count,
                                        graph_size_pick pick)
{
    if (count == 0) return NULL;
    size_t n = gather_comparable(sizes, count);
    size_t at = 0;
    qsort(sizes, n, sizeof *sizes, by_middle);
    if (pick == GRAPH_SIZE_LOWER_MIDDLE) at = (n - 1) / 2;
    if (pick == GRAPH_SIZE_GREATEST) at = n - 1;
    while (at > 0 && middle(&sizes[at - 1]) == middle(&sizes[at]))
        at--;
    return sizes[at].candidate;
}

/* The tolerance keeps 0.5 against 0.495, which differ by 1 % exactly, from being told
 * apart by the rounding of the subtraction. */
static bool differ(double low_end, double high_end)
{
    const double tolerance = 1 + 1e-9;
    return high_end - low_end > 0.01 * high_end * tolerance;
}

bool graph_sizes_differ(graph_size *sizes, size_t count)
{
    double least_high = 0;
    if (count < 2) return false;
    qsort(sizes, count, sizeof *sizes, by_unit);
    for (size_t i = 0; i < count; i++) {
        bool first = i == 0 || strcmp(sizes[i].unit, sizes[i - 1].unit) != 0;
        if (!first && differ(least_high, sizes[i].low)) return true;
        if (first || sizes[i].high < least_high) least_high = sizes[i].high;
    }
    return false;
}
