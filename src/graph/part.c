/* The part of a snapshot that is shown. */
#include <stdlib.h>

#include "base/fail.h"
#include "graph/making.h"

static bool take_nodes(erg_snapshot *s, uint32_t *node_of, const erg_snapshot *whole,
                       const bool *keep)
{
    for (uint32_t v = 0; v < whole->node_count; v++)
        node_of[v] = keep[v] ? s->node_count++ : ERG_NONE;
    erg_node *nodes =
        base_arena_array(graph_snapshot_arena(s), s->node_count, sizeof *nodes);
    if (!nodes) return false;
    s->nodes = nodes;
    for (uint32_t v = 0; v < whole->node_count; v++)
        if (keep[v]) *nodes++ = whole->nodes[v];
    return true;
}

static bool take_edges(erg_snapshot *s, const uint32_t *node_of,
                       const erg_snapshot *whole, const bool *keep)
{
    base_arena *arena = graph_snapshot_arena(s);
    graph_ties ties = {0};
    bool fine = false;
    uint32_t count = 0;
    for (uint32_t e = 0; e < whole->edge_count; e++)
        if (keep[whole->edges[e].source] && keep[whole->edges[e].target]) s->edge_count++;
    erg_edge *edges = base_arena_array(arena, s->edge_count, sizeof *edges);
    graph_link *links = malloc(((size_t)s->edge_count + 1) * sizeof *links);
    if (!edges || !links) goto done;
    s->edges = edges;
    for (uint32_t e = 0; e < whole->edge_count; e++) {
        const erg_edge *edge = &whole->edges[e];
        if (!keep[edge->source] || !keep[edge->target]) continue;
        edges[count] = *edge;
        edges[count].source = node_of[edge->source];
        edges[count].target = node_of[edge->target];
        links[count] = graph_link_of(&edges[count]);
        count++;
    }
    fine = graph_ties_build(&ties, arena, s->node_count, links, count) &&
           graph_ties_attach(s, arena, edges, &ties);
done:
    free(links);
    return fine;
}

erg_code erg_snapshot_part(erg_snapshot **out, const erg_snapshot *whole,
                           const bool *keep, erg_error *err)
{
    erg_code code = ERG_OK;
    erg_snapshot *s = graph_snapshot_like(whole);
    uint32_t *node_of = malloc(((size_t)whole->node_count + 1) * sizeof *node_of);
    *out = NULL;
    if (!s || !node_of || !take_nodes(s, node_of, whole, keep) ||
        !take_edges(s, node_of, whole, keep)) {
        code = base_fail_memory(err);
        erg_snapshot_free(s);
    } else {
        *out = s;
    }
    free(node_of);
    return code;
}
