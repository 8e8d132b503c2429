/* Sizes that claims state, amounts or shares, made comparable: the pick of policies that
 * go by size, and whether claims contradict each other. */
#ifndef GRAPH_SIZE_H
#define GRAPH_SIZE_H

#include "graph/policy.h"

/* Two sizes compare where their units are the same. */
typedef struct graph_size {
    const graph_candidate *candidate;
    double low, high; /* equal for a single value */
    char unit[4];     /* a currency; "" for shares */
} graph_size;

/* Gives amounts common units. Where all that state a currency state one, that is the unit
 * and no rate is needed (nor can two rates of one currency make a contradiction); else
 * each currency with a rate on `day` becomes USD and the others stay. An amount without a
 * currency has that of the first in the confident order that states one. */
void graph_sizes_convert(graph_size *sizes, size_t count, const erg_dataset *dataset,
                         base_day day);

/* The candidate that the policy takes: of the firm ones before possible ones; by its
 * size, which for a range is the middle, among those comparable with the first in the
 * confident order; equal sizes go by that order. Sorts sizes. NULL where count is 0. O(n
 * log n). */
const graph_candidate *graph_sizes_pick(graph_size *sizes, size_t count,
                                        graph_size_pick pick);

/* Whether two comparable sizes differ by more than 1 % of the greater one. Ranges differ
 * by the gap between them: overlapping ones do not contradict each other. Sorts sizes by
 * unit, then from low to high. O(n log n). */
bool graph_sizes_differ(graph_size *sizes, size_t count);

#endif
