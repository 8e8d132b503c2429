/* All shortest paths from one node, whatever the lengths and however many paths: for what
 * path_kernel.h leaves to it, and as the reference that tests hold the kernel against.
 *
 * Brandes (2001) as written there, on measure/search.h. Counts of paths may pass any
 * double's range (a chain of 1,100 squares has 2^1100): they carry their own exponent.
 * O(arcs + nodes log nodes) a source. */
#ifndef MEASURE_PATH_PLAIN_H
#define MEASURE_PATH_PLAIN_H

#include "measure/search.h"

/* value * 2^(512 * steps) */
typedef struct measure_path_count {
    double value;
    int32_t steps;
} measure_path_count;

typedef struct measure_path_plain {
    measure_search search;
    measure_path_count *counts; /* [node] */
    double *dependent;          /* [node]: Brandes' delta */
} measure_path_plain;

/* False when memory runs out. Arrays lie in the arena. */
bool measure_path_plain_open(measure_path_plain *plain, base_arena *arena,
                             const measure_arcs *arcs);
/* search.order and search.distances. */
void measure_path_plain_run(measure_path_plain *plain, uint32_t source);
/* After a run: adds what depends on each node. */
void measure_path_plain_add(double *betweenness, measure_path_plain *plain);

#endif
