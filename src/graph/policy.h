/* Policies: which of several claims is believed. A table; `erg list policies` reads it.
 */
#ifndef GRAPH_POLICY_H
#define GRAPH_POLICY_H

#include "base/date.h"
#include "erg/dataset.h"

/* A claim that may be used: known, and neither denied nor retracted. */
typedef struct graph_candidate {
    const erg_claim *claim;
    base_day
        day; /* last day on which it can have been asserted; undated: the first of all */
    bool possible;
} graph_candidate;

/* Which amount or share is taken, smallest to largest. */
typedef enum graph_size_pick {
    GRAPH_SIZE_IN_ORDER, /* the first in the policy's order, whatever its size */
    GRAPH_SIZE_LEAST,
    GRAPH_SIZE_LOWER_MIDDLE,
    GRAPH_SIZE_GREATEST
} graph_size_pick;

typedef struct graph_policy {
    const char *name;
    const char *summary;
    /* Below 0 where a comes before b; 0 leaves it to the claims' canonical order. */
    int (*order)(const graph_candidate *a, const graph_candidate *b);
    graph_size_pick size;
} graph_policy;

/* The first one is the default. */
extern const graph_policy graph_policies[];
extern const size_t graph_policy_count;

/* The default for NULL; NULL where the name is none. */
const graph_policy *graph_policy_find(const char *name);

/* Highest confidence, then latest, then first by document id (claims without one last).
 */
int graph_order_confident(const graph_candidate *a, const graph_candidate *b);

#endif
