/* Ties: edges of one unordered pair of different nodes, and the simple graph they make.
 */
#ifndef GRAPH_TIES_H
#define GRAPH_TIES_H

#include "base/arena.h"
#include "erg/snapshot.h"

/* A relation on its way to becoming an edge: its ends are entities first, then nodes. */
typedef struct graph_link {
    uint32_t relation; /* index into the dataset's */
    uint32_t source, target;
    bool directed;
    double weight;
} graph_link;

graph_link graph_link_of(const erg_edge *edge);

typedef struct graph_ties {
    erg_tie *items; /* by their ends */
    uint32_t count;
    uint32_t *edges; /* links of a tie one after the other, in their order */
} graph_ties;

/* Groups the links, which must stand in the order of their ids: sums are taken in that
 * order, so the bits do not depend on the order of reading. Self-loops are left out.
 * Result in the arena. False when memory runs out. Two counting sorts: O(nodes + links).
 */
bool graph_ties_build(graph_ties *out, base_arena *arena, uint32_t node_count,
                      const graph_link *links, uint32_t count);

/* Sets the snapshot's ties, the ties of its edges and the compressed rows. O(nodes +
 * links). */
bool graph_ties_attach(erg_snapshot *snapshot, base_arena *arena, erg_edge *edges,
                       const graph_ties *ties);

#endif
