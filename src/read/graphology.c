/* graphology's serialized graphs, which sigma draws: nodes and edges with a key and
 * attributes; edges are directed unless they, or the options, say otherwise. */
#include <string.h>

#include "read/field.h"
#include "read/foreign_json.h"

/* The names that sigma reserves for drawing. */
static const char *const drawing[] = {"type",        "hidden", "forceLabel", "zIndex",
                                      "highlighted", "image",  NULL};

static int bid(const char *head, size_t n, const char *name)
{
    (void)name;
    if (read_foreign_head_item_has(head, n, "nodes", "key")) return 90;
    if (read_foreign_head_item_has(head, n, "edges", "key") &&
        read_foreign_head_item_has(head, n, "edges", "attributes"))
        return 85;
    if (read_foreign_head_has(head, n, "attributes") != '{') return 0;
    return read_foreign_head_is_erg(head, n) ? 0 : 82;
}

static erg_code take_node(void *to, const char *no_key, read_json_value v, erg_error *err)
{
    read_foreign *f = to;
    const char *id = NULL;
    read_json_value member;
    (void)no_key;
    erg_code code = read_foreign_begin_json(f, v, "a node", err);
    if (code != ERG_OK) return code;
    for (bool more = read_json_first(&member, v); more && code == ERG_OK;
         more = read_json_next(&member)) {
        const char *key = read_json_key(member);
        if (strcmp(key, "key") == 0)
            code = read_foreign_id(f, &id, member, err);
        else if (strcmp(key, "attributes") == 0)
            code = read_foreign_members(f, member, err);
        else
            read_foreign_json(f, key, member);
    }
    if (code == ERG_OK) code = read_foreign_need(f, id, "a node", "key", err);
    return code == ERG_OK ? read_foreign_node(f, id, err) : code;
}

static erg_code take_edge(void *to, const char *no_key, read_json_value v, erg_error *err)
{
    static const char *const keys[] = {"key", "source", "target"};
    read_foreign *f = to;
    const char *ids[3] = {NULL, NULL, NULL};
    int undirected = -1;
    read_json_value member;
    (void)no_key;
    erg_code code = read_foreign_begin_json(f, v, "an edge", err);
    if (code != ERG_OK) return code;
    for (bool more = read_json_first(&member, v); more && code == ERG_OK;
         more = read_json_next(&member)) {
        const char *key = read_json_key(member);
        size_t i = 0;
        while (i < 3 && strcmp(keys[i], key) != 0)
            i++;
        if (i < 3)
            code = read_foreign_id(f, &ids[i], member, err);
        else if (strcmp(key, "attributes") == 0)
            code = read_foreign_members(f, member, err);
        else if (strcmp(key, "undirected") == 0)
            code = read_field_flag(&undirected, member, err);
        else
            read_foreign_json(f, key, member);
    }
    if (code == ERG_OK) code = read_foreign_need(f, ids[1], "an edge", "source", err);
    if (code == ERG_OK) code = read_foreign_need(f, ids[2], "an edge", "target", err);
    if (code != ERG_OK) return code;
    read_foreign_ends ends = {ids[0], ids[1], ids[2], undirected < 0 ? -1 : !undirected};
    return read_foreign_edge(f, &ends, err);
}

/* "mixed" and "directed" graphs have undirected edges only where these say so. */
static erg_code take_options(void *to, const char *key, read_json_value v, erg_error *err)
{
    read_foreign *f = to;
    read_json_value type;
    (void)key;
    if (read_field_is_null(v)) return ERG_OK;
    erg_code code = read_field_expect(v, ERG_VALUE_OBJECT, "an object", err);
    if (code != ERG_OK || !read_json_member(&type, v, "type")) return code;
    const char *text = NULL;
    code = read_field_text(&text, type, err);
    if (text && strcmp(text, "undirected") == 0)
        model_builder_directed(f->records.builder, MODEL_DIRECTED_NONE);
    return code;
}

static erg_code read(const read_job *job, erg_error *err)
{
    static const read_walk_part parts[] = {
        {.key = "attributes", .inner = &read_foreign_graph_walk},
        {.key = "options", .value = take_options},
        {.key = "nodes", .item = take_node, .is_core = true},
        {.key = "edges", .item = take_edge, .is_core = true},
    };
    static const read_walk walk = {parts, 4, read_foreign_graph_member};
    read_foreign f;
    model_builder_directed(job->builder, MODEL_DIRECTED_ALL);
    return read_foreign_walk(&f, job, &walk, NULL, drawing, err);
}

const read_reader read_graphology_reader = {
    .name = "graphology",
    .summary = "graphology and sigma.js",
    .bid = bid,
    .strict_entities = true,
    .read = read,
};
