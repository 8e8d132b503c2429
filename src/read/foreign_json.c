#include "read/foreign_json.h"

#include <string.h>

#include "read/field.h"
#include "read/head.h"
#include "read/json_check.h"

static erg_code take_document(void *to, const char *key, read_json_value v,
                              erg_error *err)
{
    (void)key;
    return read_foreign_document(to, v, err);
}

static erg_code take_rate(void *to, const char *key, read_json_value v, erg_error *err)
{
    (void)key;
    return read_foreign_rate(to, v, err);
}

erg_code read_foreign_graph_member(void *to, const char *key, read_json_value v,
                                   erg_error *err)
{
    read_foreign *f = to;
    read_foreign_begin(f, read_json_place(v));
    read_foreign_json(f, key, v);
    return read_foreign_graph(f, err);
}

static const read_walk_part graph_parts[] = {
    {.key = "documents", .item = take_document, .value = read_foreign_graph_member},
    {.key = "rates", .item = take_rate, .value = read_foreign_graph_member},
};
const read_walk read_foreign_graph_walk = {graph_parts, 2, read_foreign_graph_member};

erg_code read_foreign_directed(void *to, const char *key, read_json_value v,
                               erg_error *err)
{
    read_foreign *f = to;
    int directed = -1;
    (void)key;
    erg_code code = read_field_flag(&directed, v, err);
    if (directed >= 0)
        model_builder_directed(f->records.builder,
                               directed == 1 ? MODEL_DIRECTED_ALL : MODEL_DIRECTED_NONE);
    return code;
}

erg_code read_foreign_begin_json(read_foreign *f, read_json_value v, const char *what,
                                 erg_error *err)
{
    base_place place = read_json_place(v);
    read_foreign_begin(f, place);
    if (read_json_type(v) == ERG_VALUE_OBJECT) return ERG_OK;
    return base_fail_at(err, ERG_EDATA, place, "found %s, wanted %s, which is an object",
                        read_json_type_name(v), what);
}

erg_code read_foreign_need(const read_foreign *f, const char *id, const char *what,
                           const char *key, erg_error *err)
{
    if (id) return ERG_OK;
    return base_fail_at(err, ERG_EDATA, f->place, "%s without %s", what, key);
}

/* What neither makes a node nor an edge what it is. */
static erg_code take_value(read_foreign *f, const read_foreign_shape *shape,
                           read_json_value v, erg_error *err)
{
    if (strcmp(read_json_key(v), shape->box) == 0) return read_foreign_members(f, v, err);
    read_foreign_json(f, read_json_key(v), v);
    return ERG_OK;
}

erg_code read_foreign_node_at(read_foreign *f, const read_foreign_shape *shape,
                              const char *id, read_json_value v, erg_error *err)
{
    const char *found = NULL;
    read_json_value member;
    erg_code code = read_foreign_begin_json(f, v, "a node", err);
    if (code != ERG_OK) return code;
    if (id) found = base_arena_text(read_foreign_scratch(f), id, strlen(id));
    if (id && !found) return base_fail_memory(err);
    for (bool more = read_json_first(&member, v); more && code == ERG_OK;
         more = read_json_next(&member)) {
        if (!id && strcmp(read_json_key(member), shape->id) == 0)
            code = read_foreign_id(f, &found, member, err);
        else
            code = take_value(f, shape, member, err);
    }
    if (code == ERG_OK) code = read_foreign_need(f, found, "a node", shape->id, err);
    return code == ERG_OK ? read_foreign_node(f, found, err) : code;
}

erg_code read_foreign_edge_at(read_foreign *f, const read_foreign_shape *shape,
                              read_json_value v, erg_error *err)
{
    const char *const keys[] = {shape->id, shape->source, shape->target};
    const char *ids[3] = {NULL, NULL, NULL};
    int flag = -1;
    read_json_value member;
    erg_code code = read_foreign_begin_json(f, v, "an edge", err);
    if (code != ERG_OK) return code;
    for (bool more = read_json_first(&member, v); more && code == ERG_OK;
         more = read_json_next(&member)) {
        size_t i = 0;
        while (i < 3 && strcmp(keys[i], read_json_key(member)) != 0)
            i++;
        if (i < 3)
            code = read_foreign_id(f, &ids[i], member, err);
        else if (strcmp(read_json_key(member), shape->flag) == 0)
            code = read_field_flag(&flag, member, err);
        else
            code = take_value(f, shape, member, err);
    }
    if (code == ERG_OK) code = read_foreign_need(f, ids[1], "an edge", keys[1], err);
    if (code == ERG_OK) code = read_foreign_need(f, ids[2], "an edge", keys[2], err);
    if (code != ERG_OK) return code;
    if (flag >= 0 && shape->is_negated) flag = !flag;
    const read_foreign_ends ends = {ids[0], ids[1], ids[2], flag};
    return read_foreign_edge(f, &ends, err);
}

erg_code read_foreign_walk(read_foreign *f, const read_job *job, const read_walk *walk,
                           read_walk_fn *item, const char *const *drawing, erg_error *err)
{
    erg_code code = read_foreign_open(f, job, drawing, err);
    if (code == ERG_OK) code = read_walk_source(job, walk, item, f, err);
    if (code == ERG_OK) code = read_foreign_end(f, err);
    read_foreign_free(f);
    return code;
}

bool read_foreign_head_is_erg(const char *head, size_t n)
{
    const char *value = NULL;
    size_t length = 0;
    if (read_head_member(head, n, "format", &value, &length))
        return length > 4 && memcmp(value, "erg.", 4) == 0;
    return read_foreign_head_has(head, n, "documents") == '[';
}

char read_foreign_head_has(const char *head, size_t n, const char *key)
{
    const char *value = NULL;
    size_t length = 0;
    if (!read_head_member(head, n, key, &value, &length)) return '\0';
    if (value > head && value[-1] == '"') return '"';
    return length > 0 ? *value : '\0';
}

char read_foreign_head_item_has(const char *head, size_t n, const char *list,
                                const char *key)
{
    const char *value = NULL;
    size_t length = 0;
    if (!read_head_member(head, n, list, &value, &length)) return '\0';
    if (length == 0 || *value != '[') return '\0';
    size_t left = n - (size_t)(value + 1 - head);
    return read_foreign_head_has(value + 1, left, key);
}
