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

static const read_foreign_shape shape = {.id = "key",
                                         .box = "attributes",
                                         .source = "source",
                                         .target = "target",
                                         .flag = "undirected",
                                         .is_negated = true};

static erg_code take_node(void *to, const char *no_key, read_json_value v, erg_error *err)
{
    (void)no_key;
    return read_foreign_node_at(to, &shape, NULL, v, err);
}

static erg_code take_edge(void *to, const char *no_key, read_json_value v, erg_error *err)
{
    (void)no_key;
    return read_foreign_edge_at(to, &shape, v, err);
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
