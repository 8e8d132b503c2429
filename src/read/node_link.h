/* Nodes and edges with their values side by side, as networkx, D3, force-graph,
 * vis-network, G6 and ECharts have them; shared by the readers of those. */
#ifndef READ_NODE_LINK_H
#define READ_NODE_LINK_H

#include "read/foreign_json.h"

typedef struct read_node_link {
    read_foreign foreign; /* first: see read/foreign_json.h */
    size_t before;        /* entities that earlier inputs describe */
    bool has_ids;         /* some node has an id of its own */
    bool by_number;       /* a number at an edge's end counts nodes, whatever their ids:
                             ECharts */
    base_map named;       /* ids of those that have none: their names */
    const char **categories; /* of ECharts: nodes name them by number */
    size_t category_count, category_room;
    size_t copied; /* bytes of their names in nodes */
} read_node_link;

read_walk_fn read_node_link_node, read_node_link_edge, read_node_link_category;

/* Reads an input walked so. `by_number`: see read_node_link. */
erg_code read_node_link_walk(const read_job *job, const read_walk *walk, bool by_number,
                             erg_error *err);

#endif
