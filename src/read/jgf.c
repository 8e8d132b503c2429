/* JSON Graph Format, 2 and 1: one graph, its nodes by id (or in a list with ids), its
 * edges directed unless it or they say otherwise. */
#include <string.h>

#include "read/field.h"
#include "read/foreign_json.h"
#include "read/head.h"

static int bid(const char *head, size_t n, const char *name)
{
    static const char *const members[] = {"nodes", "edges", "metadata", "hyperedges"};
    const char *graph = NULL;
    size_t length = 0;
    (void)name;
    if (read_foreign_head_has(head, n, "graphs") == '[') return 60;
    if (read_foreign_head_has(head, n, "graph") != '{') return 0;
    if (read_foreign_head_is_erg(head, n)) return 0;
    if (read_foreign_head_has(head, n, "nodes")) return 0;
    if (!read_head_member(head, n, "graph", &graph, &length)) return 0;
    for (size_t i = 0; i < sizeof members / sizeof *members; i++)
        if (read_foreign_head_has(graph, n - (size_t)(graph - head), members[i]))
            return 85;
    return 0;
}

static const read_foreign_shape shape = {.id = "id",
                                         .box = "metadata",
                                         .source = "source",
                                         .target = "target",
                                         .flag = "directed"};

static erg_code take_node(void *to, const char *key, read_json_value v, erg_error *err)
{
    return read_foreign_node_at(to, &shape, key, v, err);
}

static erg_code take_edge(void *to, const char *no_key, read_json_value v, erg_error *err)
{
    (void)no_key;
    return read_foreign_edge_at(to, &shape, v, err);
}

static erg_code refuse(void *to, const char *key, read_json_value v, erg_error *err)
{
    (void)to;
    if (read_json_type(v) == ERG_VALUE_NULL) return ERG_OK;
    return base_fail_at(err, ERG_EDATA, read_json_place(v),
                        "%s cannot be read, wanted one graph with nodes and edges", key);
}

static erg_code read(const read_job *job, erg_error *err)
{
    static const read_walk_part graph_parts[] = {
        {.key = "directed", .value = read_foreign_directed},
        {.key = "metadata", .inner = &read_foreign_graph_walk},
        {.key = "nodes", .item = take_node, .member = take_node},
        {.key = "edges", .item = take_edge},
        {.key = "hyperedges", .value = refuse},
    };
    static const read_walk graph = {graph_parts, sizeof graph_parts / sizeof *graph_parts,
                                    read_foreign_graph_member};
    static const read_walk_part parts[] = {
        {.key = "graph", .inner = &graph, .is_core = true},
        {.key = "graphs", .value = refuse},
    };
    static const read_walk walk = {parts, 2, read_foreign_graph_member};
    read_foreign f;
    model_builder_directed(job->builder, MODEL_DIRECTED_ALL);
    return read_foreign_walk(&f, job, &walk, NULL, NULL, err);
}

const read_reader read_jgf_reader = {
    .name = "jgf",
    .summary = "JSON Graph Format 2 and 1",
    .bid = bid,
    .strict_entities = true,
    .read = read,
};
