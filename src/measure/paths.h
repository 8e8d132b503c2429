/* Betweenness, closeness and harmonic centrality in one pass over all sources, or over a
 * sample of them.
 *
 * Each source is searched by path_kernel.h, eight together by path_batch.h where every
 * tie counts the same, or by path_plain.h where that must be. Sources are dealt to a
 * number of lanes that depends on the graph alone, each with sums of its own, and the
 * lanes are added up in their order: the result has the same bytes however many threads
 * take part. Memory: 8 bytes a node and lane, and for each thread about 32 bytes a node
 * and 24 an arc; 280 bytes a node where every tie counts the same. */
#ifndef MEASURE_PATHS_H
#define MEASURE_PATHS_H

#include "erg/measure.h"
#include "measure/arcs.h"

/* Numbers of nodes up to which there are many lanes, for many threads; above, fewer. */
enum { MEASURE_LANES = 32, MEASURE_LANES_LARGE = 8, MEASURE_LARGE = 200000 };

typedef struct measure_paths_how {
    bool betweenness; /* else only distances are computed */
    unsigned threads; /* 0: as many as the machine has processors */
    uint32_t sample;  /* sources to choose; 0: all */
    uint32_t seed;
    erg_progress progress;
} measure_paths_how;

typedef struct measure_paths {
    double
        *betweenness;  /* [node]; each unordered pair once, directed: each ordered pair */
    double *closeness; /* Wasserman-Faust; outwards */
    double *harmonic;  /* divided by n - 1 */
    bool sampled;      /* not every node was a source */
    /* Then with odds of 95 % no betweenness is farther off than so much, as a share
     * of the greatest that is possible; see path_sample.h. */
    double error_bound;
} measure_paths;

/* Arrays lie in the arena; `betweenness` is NULL where it is not wanted. */
erg_code measure_paths_compute(measure_paths *out, base_arena *arena,
                               const measure_arcs *arcs, const measure_paths_how *how,
                               erg_error *err);

/* About how many seconds it would take, by trying a few sources for up to a third of a
 * second. */
erg_code measure_paths_seconds(double *seconds, const measure_arcs *arcs,
                               const measure_paths_how *how, erg_error *err);

#endif
