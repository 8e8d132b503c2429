/* All shortest paths from one node: how far the others are, how many shortest paths lead
 * to each, and what depends on whom. This is where the time of betweenness, closeness
 * and harmonic centrality goes; measure/paths.h adds it up over all sources.
 *
 * The method is Brandes', "A faster algorithm for betweenness centrality" (2001), with
 * these turns:
 *   - The queue of Dijkstra's algorithm is an array of buckets, each half the shortest
 *     length wide (Dial 1969; Denardo and Fox 1979). Nodes in one bucket cannot come
 *     before each other, so the order within it does not matter.
 *   - A bucket is taken at a time: the distances in it and before it stand. One walk
 *     along a node's row finds the nodes before it and those behind it; these are lowered
 *     when the whole bucket is done. Many short loops, each of one kind, let the
 *     processor guess right. The way back goes over the nodes found, not over the rows.
 *   - Leaves are never in the queue (see path_graph.h).
 *
 * What is equal is equal as in measure/search.h, to a relative 1e-10: u comes before v
 * where distance(u) + length is at most distance(v) * (1 + 1e-10). The limits on lengths
 * in path_graph.c see to it that such a u is nearer by more than the tolerance.
 *
 * Two things the kernel leaves to the plain search, from that source only, and says so:
 * more shortest paths than a double can count, and paths from a leaf that are equal
 * though from its neighbour they are not. O(arcs + distance / shortest) a source, the
 * latter by 64 buckets a step. */
#ifndef MEASURE_PATH_KERNEL_H
#define MEASURE_PATH_KERNEL_H

#include "measure/path_graph.h"

/* Paths of a node and what depends on it: met together, so kept together. */
typedef struct measure_flow {
    double paths;
    double dependent; /* Brandes' delta */
} measure_flow;

typedef struct measure_bucket_entry {
    uint32_t node, next;
} measure_bucket_entry;

/* A way to a node. */
typedef struct measure_path_offer {
    double distance;
    uint32_t node;
} measure_path_offer;

typedef struct measure_path_kernel {
    const measure_path_graph *graph;
    uint32_t reached;           /* nodes of the core, the source among them */
    uint32_t *order;            /* those, nearest first (within a bucket in any order) */
    double *distances;          /* [node of the core]; infinite where not reached */
    uint32_t *before_from;      /* [place in order]: where its part of `before` begins */
    uint32_t *before;           /* the nodes before it on shortest paths */
    measure_flow *flows;        /* [node of the core] */
    measure_path_offer *behind; /* what is behind the nodes of the bucket at hand */
    /* The buckets: a ring of lists. */
    measure_bucket_entry *entries;
    uint32_t entry_count;
    uint32_t *heads; /* [slot]: first entry, ERG_NONE: none */
    uint64_t *full;  /* a bit a slot */
    uint64_t slot_mask;
    double per_length; /* buckets a length of 1 */
} measure_path_kernel;

/* For graphs of MEASURE_PATH_BUCKETS. Arrays lie in the arena; false when memory
 * runs out. */
bool measure_path_kernel_open(measure_path_kernel *kernel, base_arena *arena,
                              const measure_path_graph *graph);
/* Distances and numbers of paths from a node of the core. False where the plain search
 * has to do it instead. */
bool measure_path_kernel_run(measure_path_kernel *kernel, uint32_t source);
/* After a run that was true: adds what depends on each node, `times` over. */
void measure_path_kernel_add(double *betweenness, measure_path_kernel *kernel,
                             double times);

#endif
