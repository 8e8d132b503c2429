/* What the steps of making a snapshot share. */
#ifndef GRAPH_MAKING_H
#define GRAPH_MAKING_H

#include "graph/settings.h"
#include "graph/ties.h"

/* A snapshot and the memory of all that it owns. */
struct erg_snapshot_memory {
    erg_snapshot snapshot;
    base_arena arena;
};

/* Empty, with its memory set; NULL when memory runs out. */
erg_snapshot *graph_snapshot_new(void);
/* With the head of another one: dataset, clocks, rules, counts, but neither nodes nor
 * edges. */
erg_snapshot *graph_snapshot_like(const erg_snapshot *other);
base_arena *graph_snapshot_arena(erg_snapshot *snapshot);

/* A snapshot while it is made. */
typedef struct graph_making {
    graph_settings settings;
    graph_resolver resolver;
    graph_link *links; /* malloc'ed; in the order of the relations' ids */
    uint32_t link_count;
    uint32_t *node_of; /* [entity], ERG_NONE where it is left out; malloc'ed */
    erg_snapshot *snapshot;
} graph_making;

/* Dates and claims, weights, kinds: fills the links, and counts what is left out. */
erg_code graph_collect_links(graph_making *m, erg_error *err);

/* Least strength, backbone, component: drops links in place. Nodes are entities. False
 * when memory runs out. O(nodes + links log nodes). */
bool graph_select(graph_link *links, uint32_t *count, uint32_t node_count,
                  const graph_settings *settings);

/* All of an edge but its ends and tie. False when memory runs out. */
bool graph_fill_edge(erg_edge *edge, graph_making *m, const graph_link *link);

/* What a snapshot file states of the relation. */
erg_code graph_recorded_link(graph_link *link, const erg_dataset *dataset,
                             uint32_t relation, erg_error *err);
void graph_recorded_edge(erg_edge *edge, const erg_dataset *dataset, uint32_t relation);

#endif
