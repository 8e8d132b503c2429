/* Betweenness, closeness and harmonic centrality in one pass over all sources.
 *
 * Brandes, "A faster algorithm for betweenness centrality" (2001): the shortest paths
 * from each source are counted, then what depends on each node is added up from the
 * farthest node back. O(n (m + n log n)) time, O(n + m) memory. Counts of paths may pass
 * any double's range (a chain of 1,100 squares has 2^1100): they carry their own
 * exponent. */
#ifndef MEASURE_PATHS_H
#define MEASURE_PATHS_H

#include "measure/arcs.h"

typedef struct measure_paths {
    double
        *betweenness;  /* [node]; each unordered pair once, directed: each ordered pair */
    double *closeness; /* Wasserman-Faust; outwards */
    double *harmonic;  /* divided by n - 1 */
} measure_paths;

/* Arrays lie in the arena. Without `betweenness` only distances are computed and it is
 * NULL. */
erg_code measure_paths_compute(measure_paths *out, base_arena *arena,
                               const measure_arcs *arcs, bool betweenness,
                               erg_error *err);

#endif
