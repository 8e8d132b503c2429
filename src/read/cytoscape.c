/* Cytoscape.js and Cytoscape: {"elements":{"nodes":[...],"edges":[...]}}, or the elements
 * in one list. What is known of an element stands in its `data`; beside it is how it
 * looks and what state the page was in. */
#include <string.h>

#include "read/field.h"
#include "read/foreign_json.h"
#include "read/json_check.h"

static const char *const drawing[] = {"selected", "SUID", NULL};

static int bid(const char *head, size_t n, const char *name)
{
    (void)name;
    size_t start = read_json_blanks(head, n, 0);
    if (start < n && head[start] == '[')
        return read_foreign_head_has(head + start + 1, n - start - 1, "data") == '{' ? 85
                                                                                     : 0;
    if (read_foreign_head_is_erg(head, n)) return 0;
    char elements = read_foreign_head_has(head, n, "elements");
    if (elements == '{' || elements == '[') return 90;
    return elements || read_foreign_head_has(head, n, "data") == '{' ? 40 : 0;
}

/* What erg's own file draws with. */
static bool is_drawn(const char *key, read_json_value v)
{
    static const char *const words[] = {"solid", "dashed", "dotted", "triangle", "none"};
    if (strcmp(key, "line") != 0 && strcmp(key, "arrow") != 0) return false;
    if (read_json_type(v) != ERG_VALUE_STRING) return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i], read_json_text(v)) == 0) return true;
    return false;
}

static bool says(read_json_value v, const char *word)
{
    return read_json_type(v) == ERG_VALUE_STRING && strcmp(read_json_text(v), word) == 0;
}

struct element {
    const char *id, *source, *target;
    bool has_source, has_target;
};

/* networkx writes a node's id once more as its value, and an edge's key. */
static bool is_id_again(const char *key, read_json_value v, read_json_value data)
{
    read_json_value id;
    return (strcmp(key, "value") == 0 || strcmp(key, "key") == 0) &&
           read_json_type(v) == ERG_VALUE_STRING && read_json_member(&id, data, "id") &&
           says(id, read_json_text(v));
}

static erg_code take_data(read_foreign *f, struct element *e, read_json_value data,
                          erg_error *err)
{
    read_json_value v;
    erg_code code = read_field_expect(data, ERG_VALUE_OBJECT, "an object", err);
    if (code != ERG_OK) return code;
    for (bool more = read_json_first(&v, data); more && code == ERG_OK;
         more = read_json_next(&v)) {
        const char *key = read_json_key(v);
        if (strcmp(key, "id") == 0) {
            code = read_foreign_id(f, &e->id, v, err);
        } else if (strcmp(key, "source") == 0) {
            code = read_foreign_id(f, &e->source, v, err);
            e->has_source = true;
        } else if (strcmp(key, "target") == 0) {
            code = read_foreign_id(f, &e->target, v, err);
            e->has_target = true;
        } else if (is_drawn(key, v)) {
            code = read_foreign_leave_out(f, &f->looks, key, err);
        } else if (!is_id_again(key, v, data)) {
            read_foreign_json(f, key, v);
        }
    }
    return code;
}

static erg_code take_members(read_foreign *f, struct element *e, bool *is_edge,
                             read_json_value v, erg_error *err)
{
    read_json_value member;
    erg_code code = ERG_OK;
    for (bool more = read_json_first(&member, v); more && code == ERG_OK;
         more = read_json_next(&member)) {
        const char *key = read_json_key(member);
        if (strcmp(key, "data") == 0)
            code = take_data(f, e, member, err);
        else if (strcmp(key, "group") == 0)
            *is_edge = *is_edge || says(member, "edges");
        else if (strcmp(key, "classes") != 0)
            code = read_foreign_leave_out(f, &f->looks, key, err);
        else if (!says(member, ""))
            read_foreign_json(f, key, member);
    }
    return code;
}

static erg_code take_element(read_foreign *f, read_json_value v, bool is_edge,
                             const char *what, erg_error *err)
{
    struct element e = {.id = NULL};
    erg_code code = read_foreign_begin_json(f, v, what, err);
    if (code == ERG_OK) code = take_members(f, &e, &is_edge, v, err);
    if (code != ERG_OK) return code;
    if (!is_edge && !e.has_source && !e.has_target) {
        code = read_foreign_need(f, e.id, "a node", "data.id", err);
        return code == ERG_OK ? read_foreign_node(f, e.id, err) : code;
    }
    code = read_foreign_need(f, e.source, "an edge", "data.source", err);
    if (code == ERG_OK)
        code = read_foreign_need(f, e.target, "an edge", "data.target", err);
    if (code != ERG_OK) return code;
    const read_foreign_ends ends = {e.id, e.source, e.target, -1};
    return read_foreign_edge(f, &ends, err);
}

static erg_code take_node(void *to, const char *key, read_json_value v, erg_error *err)
{
    (void)key;
    return take_element(to, v, false, "a node", err);
}

static erg_code take_edge(void *to, const char *key, read_json_value v, erg_error *err)
{
    (void)key;
    return take_element(to, v, true, "an edge", err);
}

static erg_code take_either(void *to, const char *key, read_json_value v, erg_error *err)
{
    (void)key;
    return take_element(to, v, false, "an element", err);
}

/* networkx writes the graph's values as pairs. */
static erg_code take_pair(void *to, const char *no_key, read_json_value v, erg_error *err)
{
    read_json_value key, value;
    (void)no_key;
    if (read_json_type(v) != ERG_VALUE_ARRAY || read_json_count(v) != 2 ||
        !read_json_first(&key, v) || read_json_type(key) != ERG_VALUE_STRING)
        return base_fail_at(err, ERG_EDATA, read_json_place(v),
                            "found %s, wanted a name and a value in a list",
                            read_json_type_name(v));
    value = key;
    read_json_next(&value);
    return read_foreign_graph_member(to, read_json_text(key), value, err);
}

/* Settings of the page. */
static erg_code skip(void *to, const char *key, read_json_value v, erg_error *err)
{
    (void)to, (void)key, (void)v, (void)err;
    return ERG_OK;
}

static erg_code read(const read_job *job, erg_error *err)
{
    static const read_walk_part element_parts[] = {
        {.key = "nodes", .item = take_node},
        {.key = "edges", .item = take_edge},
    };
    static const read_walk elements = {element_parts, 2, skip};
    static const read_walk_part parts[] = {
        {.key = "data", .item = take_pair, .inner = &read_foreign_graph_walk},
        {.key = "directed", .value = read_foreign_directed},
        {.key = "elements", .item = take_either, .inner = &elements, .is_core = true},
    };
    static const read_walk walk = {parts, sizeof parts / sizeof *parts, skip};
    read_foreign f;
    model_builder_directed(job->builder, MODEL_DIRECTED_BY_STATED_KIND);
    return read_foreign_walk(&f, job, &walk, take_either, drawing, err);
}

const read_reader read_cytoscape_reader = {
    .name = "cytoscape",
    .summary = "Cytoscape.js and Cytoscape (.cyjs)",
    .bid = bid,
    .strict_entities = true,
    .read = read,
};
