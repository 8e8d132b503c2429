/* All shortest paths from eight nodes at once, where every tie counts the same: how far
 * the others are, how many shortest paths lead to each, and what depends on whom.
 *
 * Eight breadth-first searches go level by level together (Then et al., "The more the
 * merrier: efficient multi-source graph traversal", 2014; with Brandes' counts of 2001).
 * What one search knows of a node lies beside what the others know of it, so that one
 * walk along a row serves all that stand at this level, eight numbers at a time. On a
 * small world most searches meet a node at one of two or three levels.
 *
 * A row is summed up without asking which of its nodes matter: at each level the numbers
 * of all nodes that are not of the level before are 0. O(levels a node is met at * arcs)
 * for eight sources: two or three times the arcs on a small world, at most eight times,
 * so that on long thin graphs (rings, grids) nothing is won. 270 bytes a node of the
 * core.
 *
 * More shortest paths than a double can count are left to the plain search, as in
 * path_kernel.h. */
#ifndef MEASURE_PATH_BATCH_H
#define MEASURE_PATH_BATCH_H

#include "measure/path_graph.h"
#include "measure/sum.h"

enum { MEASURE_BATCH = 8 };

/* A number for each search, in a cache line of its own. */
typedef struct measure_eight {
    _Alignas(64) double of[MEASURE_BATCH];
} measure_eight;

/* A node at the level where some of the searches meet it. */
typedef struct measure_visit {
    uint32_t node;
    uint32_t searches; /* a bit each */
} measure_visit;

/* The searches that have met a node, and those that are about to. */
typedef struct measure_met {
    uint8_t before, now;
} measure_met;

typedef struct measure_path_batch {
    const measure_path_graph *graph;
    bool counts_paths;
    /* Of each search, over what its source reaches, leaves among it: */
    double others[MEASURE_BATCH], distances[MEASURE_BATCH];
    measure_sum reciprocals[MEASURE_BATCH];
    measure_sum reciprocals_of_leaf[MEASURE_BATCH]; /* 1 / (distance + 1) */
    /* Level l is visits[level_from[l] .. level_from[l + 1] - 1]; level 0 are the
     * sources. */
    measure_visit *visits;
    uint32_t *level_from;
    uint32_t level_count;
    measure_met *met;         /* [node of the core] */
    measure_eight *paths;     /* [node of the core] */
    measure_eight *at, *next; /* [node of the core]; 0 but at two neighbouring levels */
} measure_path_batch;

/* For graphs of MEASURE_PATH_HOPS. Without `counts_paths` only distances are found.
 * Arrays lie in the arena; false when memory runs out. */
bool measure_path_batch_open(measure_path_batch *batch, base_arena *arena,
                             const measure_path_graph *graph, bool counts_paths);
/* Sorts sources so that those next to each other see much the same of the graph: by the
 * neighbour that has most ties, then by number. False when memory runs out. */
bool measure_path_batch_order(uint32_t *sources, uint32_t count,
                              const measure_path_graph *graph);
/* Up to MEASURE_BATCH different nodes of the core. False where the plain search has to do
 * them instead. */
bool measure_path_batch_run(measure_path_batch *batch, const uint32_t *sources,
                            uint32_t count);
/* After a run that was true, at most once: adds what depends on each node, seen from
 * source i `times[i]` over. */
void measure_path_batch_add(double *betweenness, measure_path_batch *batch,
                            const double *times);

#endif
