/* All shortest paths from one node: Dijkstra's algorithm, or breadth first where every
 * tie counts the same. O(arcs + nodes log nodes) a run, memory O(nodes + arcs), reused
 * from run to run.
 *
 * Two paths are equal when their lengths agree to a relative 1e-10, so that 1/3 + 1/6 is
 * 1/2 whatever the rounding. What "the nodes before v" are is decided after the distances
 * stand:
 *   - u comes before v where u is nearer by more than the tolerance and distance(u) +
 *     length equals distance(v);
 *   - only where no such u is there (v hangs on others by ties shorter than 1e-10 of its
 *     distance), those that were reached first and give distance(v) up to rounding.
 * Either way u was reached before v, so the relation has no circles, and a tie too short
 * to tell its ends apart never makes a detour. */
#ifndef MEASURE_SEARCH_H
#define MEASURE_SEARCH_H

#include "measure/arcs.h"
#include "measure/heap.h"

#define MEASURE_PATH_TOLERANCE 1e-10

typedef struct measure_search {
    const measure_arcs *arcs; /* values are lengths */
    uint32_t reached;         /* nodes reached, the source among them */
    uint32_t *order;          /* those, nearest first */
    uint32_t *places;         /* [node]: its place in order */
    double *distances;        /* [node]; infinite where not reached */
    uint32_t *before_offsets; /* [place]: before[before_offsets[p] .. before_offsets[p +
                                 1] - 1] */
    uint32_t *before;         /* the nodes before it on shortest paths */
    measure_heap heap;
} measure_search;

/* False when memory runs out. Arrays lie in the arena. */
bool measure_search_open(measure_search *search, base_arena *arena,
                         const measure_arcs *arcs);
/* Distances and order. */
void measure_search_run(measure_search *search, uint32_t source);
/* The nodes before each, of the last run. */
void measure_search_trace(measure_search *search);

#endif
