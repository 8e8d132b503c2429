/* Node-link JSON: {"nodes":[...],"edges":[...]} or "links", flat, as networkx writes it
 * and as D3, force-graph, vis-network and G6 take it; erg's own node-link and d3 too.
 * networkx says for all edges whether they are directed. */
#include "read/node_link.h"
#include "read/field.h"

static int bid(const char *head, size_t n, const char *name)
{
    (void)name;
    if (read_foreign_head_is_erg(head, n)) return 0;
    bool nodes = read_foreign_head_has(head, n, "nodes") == '[';
    bool edges = read_foreign_head_has(head, n, "edges") == '[' ||
                 read_foreign_head_has(head, n, "links") == '[';
    if (nodes && edges) return 80;
    if (nodes || edges) return 70;
    /* A graph with much to say of itself comes to its nodes late. */
    char multigraph = read_foreign_head_has(head, n, "multigraph");
    return multigraph == 't' || multigraph == 'f' ||
                   read_foreign_head_has(head, n, "graph") == '{'
               ? 50
               : 0;
}

/* Settings of the programs that draw. */
static erg_code skip(void *to, const char *key, read_json_value v, erg_error *err)
{
    (void)to, (void)key, (void)v, (void)err;
    return ERG_OK;
}

static erg_code read(const read_job *job, erg_error *err)
{
    static const read_walk_part parts[] = {
        {.key = "directed", .value = read_foreign_directed},
        {.key = "multigraph", .value = skip},
        {.key = "options", .value = skip},
        {.key = "graph", .inner = &read_foreign_graph_walk, .value = skip},
        {.key = "categories", .item = read_node_link_category},
        {.key = "nodes", .item = read_node_link_node, .is_core = true},
        {.key = "edges", .item = read_node_link_edge, .is_core = true},
        {.key = "links", .item = read_node_link_edge, .is_core = true},
    };
    static const read_walk walk = {parts, sizeof parts / sizeof *parts,
                                   read_foreign_graph_member};
    return read_node_link_walk(job, &walk, false, err);
}

const read_reader read_node_link_reader = {
    .name = "node-link",
    .summary = "networkx's node-link JSON; also what D3, force-graph, vis-network and G6 "
               "take",
    .bid = bid,
    .strict_entities = true,
    .read = read,
};
