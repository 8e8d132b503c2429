/* The arcs as the shortest-path kernel walks them: nodes numbered anew, those with most
 * neighbours first, so that what is met often lies close together in memory; then the
 * leaves.
 *
 * A leaf is a node with one neighbour, which has others, where directions do not count.
 * No path passes through a leaf, and every path from it begins with its one tie, so that
 * the search from that neighbour does for the leaf as well. */
#ifndef MEASURE_PATH_GRAPH_H
#define MEASURE_PATH_GRAPH_H

#include "measure/arcs.h"

typedef enum measure_path_queue {
    MEASURE_PATH_HOPS,    /* breadth first: every tie counts the same */
    MEASURE_PATH_BUCKETS, /* lengths of one order of magnitude or a few */
    MEASURE_PATH_HEAP     /* any lengths */
} measure_path_queue;

typedef struct measure_path_graph {
    measure_arcs arcs;   /* values are lengths; of each row the leaves come last, the
                            nearest first */
    uint32_t core;       /* nodes [0, core) are no leaves; without leaves: all */
    uint32_t *leaf_from; /* [core]: where the leaves begin in the row of `out` */
    uint32_t *old_of;    /* [node]: its number in the snapshot */
    double shortest, longest;
    measure_path_queue queue; /* the fastest that is right for these lengths */
} measure_path_graph;

/* Arrays lie in the arena. `leaves`: keep leaves apart. `backwards`: against the
 * direction of arcs. False when memory runs out. O(nodes + arcs), and a sort of each
 * node's leaves. */
bool measure_path_graph_make(measure_path_graph *out, base_arena *arena,
                             const measure_arcs *arcs, bool leaves, bool backwards);

#endif
