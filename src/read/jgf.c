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

/* Every member but the id and ends, and the metadata as if it stood beside them. */
static erg_code take_value(read_foreign *f, read_json_value v, erg_error *err)
{
    const char *key = read_json_key(v);
    if (strcmp(key, "metadata") == 0) return read_foreign_members(f, v, err);
    read_foreign_json(f, key, v);
    return ERG_OK;
}

static erg_code take_node(void *to, const char *key, read_json_value v, erg_error *err)
{
    read_foreign *f = to;
    const char *id = NULL;
    read_json_value member;
    erg_code code = read_foreign_begin_json(f, v, "a node", err);
    if (code != ERG_OK) return code;
    if (key) id = base_arena_text(read_foreign_scratch(f), key, strlen(key));
    if (key && !id) return base_fail_memory(err);
    for (bool more = read_json_first(&member, v); more && code == ERG_OK;
         more = read_json_next(&member)) {
        if (!key && strcmp(read_json_key(member), "id") == 0)
            code = read_foreign_id(f, &id, member, err);
        else
            code = take_value(f, member, err);
    }
    if (code == ERG_OK) code = read_foreign_need(f, id, "a node", "id", err);
    return code == ERG_OK ? read_foreign_node(f, id, err) : code;
}

static erg_code take_edge(void *to, const char *no_key, read_json_value v, erg_error *err)
{
    static const char *const keys[] = {"id", "source", "target"};
    read_foreign *f = to;
    const char *ids[3] = {NULL, NULL, NULL};
    int directed = -1;
    read_json_value member;
    (void)no_key;
    erg_code code = read_foreign_begin_json(f, v, "an edge", err);
    if (code != ERG_OK) return code;
    for (bool more = read_json_first(&member, v); more && code == ERG_OK;
         more = read_json_next(&member)) {
        size_t i = 0;
        while (i < 3 && strcmp(keys[i], read_json_key(member)) != 0)
            i++;
        if (i < 3)
            code = read_foreign_id(f, &ids[i], member, err);
        else if (strcmp(read_json_key(member), "directed") == 0)
            code = read_field_flag(&directed, member, err);
        else
            code = take_value(f, member, err);
    }
    if (code == ERG_OK) code = read_foreign_need(f, ids[1], "an edge", "source", err);
    if (code == ERG_OK) code = read_foreign_need(f, ids[2], "an edge", "target", err);
    if (code != ERG_OK) return code;
    const read_foreign_ends ends = {ids[0], ids[1], ids[2], directed};
    return read_foreign_edge(f, &ends, err);
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
