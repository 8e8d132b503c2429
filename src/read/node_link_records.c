/* Nodes without an id are called by their name, or else by their number, which is what
 * d3-force and ECharts take numbers at the ends of edges for. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "read/copies.h"
#include "read/field.h"
#include "read/node_link.h"

/* Names that are looks or working data in one of these programs. */
static const char *const drawing[] = {
    "style",           "itemStyle", "lineStyle", "symbol",       "symbolSize",
    "curvature",       "val",       "index",     "__indexColor", "smooth",
    "arrows",          "dashes",    "font",      "physics",      "fixed",
    "hidden",          "selected",  "icon",      "image",        "draggable",
    "emphasis",        "select",    "blur",      "tooltip",      "__bckgDimensions",
    "__controlPoints", NULL};

/* --- nodes --- */

/* An id, and in this input none that a node has already. */
static bool is_free_word(const read_node_link *r, const char *text)
{
    if (!model_is_id(text, MODEL_ID_MAX)) return false;
    if (r->before == 0 && model_builder_has_entity(r->foreign.records.builder, text))
        return false;
    return base_map_find(&r->named, text, strlen(text)) == BASE_NONE;
}

static erg_code make_id(read_node_link *r, const char **id, read_json_value v,
                        erg_error *err)
{
    static const char *const names[] = {"name", "label"};
    read_foreign *f = &r->foreign;
    read_json_value name;
    char number[BASE_NUMBER_MAX];
    for (size_t i = 0; i < 2; i++) {
        if (!read_json_member(&name, v, names[i]) ||
            read_json_type(name) != ERG_VALUE_STRING)
            continue;
        const char *text = read_json_text(name);
        if (!is_free_word(r, text)) break;
        *id = base_arena_text(&f->memory, text, strlen(text));
        if (!*id || !base_map_put(&r->named, *id, strlen(*id), 0))
            return base_fail_memory(err);
        return ERG_OK;
    }
    size_t at = model_builder_entity_count(f->records.builder) - r->before;
    size_t n = base_number_print(number, (double)at);
    *id = base_arena_text(read_foreign_scratch(f), number, n);
    return *id ? ERG_OK : base_fail_memory(err);
}

erg_code read_node_link_category(void *to, const char *no_key, read_json_value v,
                                 erg_error *err)
{
    read_node_link *r = to;
    read_json_value name;
    const char *text = NULL;
    (void)no_key;
    if (read_json_member(&name, v, "name")) {
        erg_code code = read_field_text(&text, name, err);
        if (code != ERG_OK) return code;
    }
    if (text) {
        text = base_arena_text(&r->foreign.memory, text, strlen(text));
        if (!text) return base_fail_memory(err);
    }
    void *categories = (void *)r->categories;
    if (!base_grow(&categories, &r->category_room, r->category_count + 1, sizeof text))
        return base_fail_memory(err);
    r->categories = categories;
    r->categories[r->category_count++] = text;
    return ERG_OK;
}

/* Its number in the list of categories, else the value as it is. */
static erg_code take_category(read_node_link *r, read_json_value v, erg_error *err)
{
    read_foreign *f = &r->foreign;
    erg_code code = ERG_OK;
    double at = read_json_type(v) == ERG_VALUE_NUMBER ? read_json_number(v) : NAN;
    bool is_number = at >= 0 && at < (double)r->category_count && at == floor(at);
    const char *name = is_number ? r->categories[(size_t)at] : NULL;
    if (name)
        code = read_copies_add(&r->copied,
                               model_builder_entity_count(f->records.builder) + 1, 1,
                               strlen(name), "categories", read_json_place(v), err);
    if (name && code == ERG_OK)
        read_foreign_text(f, "category", name, read_json_place(v));
    else if (code == ERG_OK)
        read_foreign_json(f, "category", v);
    return code;
}

/* These hold the values of a node or edge apart. */
static bool is_box(const char *key, read_json_value v)
{
    static const char *const boxes[] = {"attributes", "data", "properties", "metadata",
                                        "erg"};
    if (read_json_type(v) != ERG_VALUE_OBJECT) return false;
    for (size_t i = 0; i < sizeof boxes / sizeof *boxes; i++)
        if (strcmp(boxes[i], key) == 0) return true;
    return false;
}

/* In ECharts' files that erg wrote, `erg` says all of this, and better. */
static bool is_repeated(read_json_value record, const char *key)
{
    static const char *const keys[] = {"category", "value", "name"};
    read_json_value box;
    if (!read_json_member(&box, record, "erg")) return false;
    bool is_edge = read_json_member(&box, record, "source");
    for (size_t i = 0; i < (is_edge ? 3U : 1U); i++)
        if (strcmp(keys[i], key) == 0) return true;
    return false;
}

static erg_code take_value(read_foreign *f, read_json_value record, read_json_value v,
                           erg_error *err)
{
    const char *key = read_json_key(v);
    if (is_box(key, v)) return read_foreign_members(f, v, err);
    if (strcmp(key, "label") == 0 && read_json_type(v) == ERG_VALUE_OBJECT)
        return read_foreign_leave_out(f, &f->looks, key, err); /* how ECharts shows it */
    if (!is_repeated(record, key)) read_foreign_json(f, key, v);
    return ERG_OK;
}

erg_code read_node_link_node(void *to, const char *no_key, read_json_value v,
                             erg_error *err)
{
    read_node_link *r = to;
    read_foreign *f = &r->foreign;
    const char *id = NULL;
    read_json_value member;
    (void)no_key;
    erg_code code = read_foreign_begin_json(f, v, "a node", err);
    if (code != ERG_OK) return code;
    for (bool more = read_json_first(&member, v); more && code == ERG_OK;
         more = read_json_next(&member)) {
        const char *key = read_json_key(member);
        if (strcmp(key, "id") == 0)
            code = read_foreign_id(f, &id, member, err);
        else if (strcmp(key, "category") == 0 && !is_repeated(v, key))
            code = take_category(r, member, err);
        else
            code = take_value(f, v, member, err);
    }
    r->has_ids = r->has_ids || id;
    if (code == ERG_OK && !id) code = make_id(r, &id, v, err);
    return code == ERG_OK ? read_foreign_node(f, id, err) : code;
}

/* --- edges --- */

/* An id, or the number of a node, or the node itself, which d3-force puts there. */
static erg_code take_end(read_node_link *r, const char **id, read_json_value v,
                         erg_error *err)
{
    read_foreign *f = &r->foreign;
    const model_builder *b = f->records.builder;
    read_json_value inner;
    bool is_node = read_json_member(&inner, v, "id");
    erg_code code = read_foreign_id(f, id, is_node ? inner : v, err);
    if (code != ERG_OK || is_node || read_json_type(v) != ERG_VALUE_NUMBER) return code;
    double at = read_json_number(v);
    bool is_id = !r->by_number && r->has_ids && model_builder_has_entity(b, *id);
    if (is_id || at != floor(at) || at < 0 ||
        at >= (double)(model_builder_entity_count(b) - r->before))
        return ERG_OK;
    *id = model_builder_entity_id(b, r->before + (size_t)at);
    return ERG_OK;
}

/* vis-network's arrows: "to", "to, from", {"to": true}, {"to": {"enabled": true}}. */
static bool points(read_json_value arrows, const char *end)
{
    read_json_value v, enabled;
    if (read_json_type(arrows) == ERG_VALUE_STRING)
        return strstr(read_json_text(arrows), end) != NULL;
    if (!read_json_member(&v, arrows, end)) return false;
    if (read_json_member(&enabled, v, "enabled")) return read_json_is_true(enabled);
    return read_json_type(v) == ERG_VALUE_OBJECT || read_json_is_true(v);
}

/* An arrow at the target alone says that an edge has a direction. */
static bool has_arrow(read_json_value record)
{
    read_json_value v;
    return !read_json_member(&v, record, "directed") &&
           read_json_member(&v, record, "arrows") && points(v, "to") &&
           !points(v, "from");
}

typedef enum edge_key {
    KEY_ID,
    KEY_KEY,
    KEY_SOURCE,
    KEY_TARGET,
    KEY_FROM,
    KEY_TO
} edge_key;

static const char *const edge_keys[] = {"id", "key", "source", "target", "from", "to"};
enum { EDGE_KEYS = sizeof edge_keys / sizeof *edge_keys };

struct edge {
    read_json_value values[EDGE_KEYS];
    bool has[EDGE_KEYS];
};

static erg_code take_edge_value(read_foreign *f, struct edge *e, read_json_value record,
                                read_json_value v, erg_error *err)
{
    const char *key = read_json_key(v);
    for (size_t i = 0; i < EDGE_KEYS; i++) {
        if (strcmp(edge_keys[i], key) != 0) continue;
        e->values[i] = v;
        e->has[i] = !read_field_is_null(v);
        return ERG_OK;
    }
    return take_value(f, record, v, err);
}

/* networkx counts the edges of a pair in `key`; as a text it is a name. */
static erg_code take_id(read_foreign *f, const char **id, const struct edge *e,
                        erg_error *err)
{
    const char *key = NULL;
    erg_code code = ERG_OK;
    if (e->has[KEY_ID]) code = read_foreign_id(f, id, e->values[KEY_ID], err);
    if (code != ERG_OK || !e->has[KEY_KEY]) return code;
    if (read_json_type(e->values[KEY_KEY]) == ERG_VALUE_STRING)
        key = read_json_text(e->values[KEY_KEY]);
    if (!*id) *id = key;
    if (key && strcmp(key, *id) != 0) read_foreign_json(f, "key", e->values[KEY_KEY]);
    return ERG_OK;
}

static erg_code take_ends(read_node_link *r, read_foreign_ends *ends,
                          const struct edge *e, erg_error *err)
{
    bool is_vis = !e->has[KEY_SOURCE] && e->has[KEY_FROM];
    edge_key source = is_vis ? KEY_FROM : KEY_SOURCE;
    edge_key target = is_vis ? KEY_TO : KEY_TARGET;
    erg_code code = ERG_OK;
    read_foreign *f = &r->foreign;
    if (e->has[source]) code = take_end(r, &ends->source, e->values[source], err);
    if (code == ERG_OK && e->has[target])
        code = take_end(r, &ends->target, e->values[target], err);
    if (code == ERG_OK)
        code = read_foreign_need(f, ends->source, "an edge", edge_keys[source], err);
    if (code == ERG_OK)
        code = read_foreign_need(f, ends->target, "an edge", edge_keys[target], err);
    for (size_t i = KEY_FROM; i < EDGE_KEYS && !is_vis; i++)
        if (e->has[i]) read_foreign_json(f, edge_keys[i], e->values[i]);
    return code;
}

erg_code read_node_link_edge(void *to, const char *no_key, read_json_value v,
                             erg_error *err)
{
    read_node_link *r = to;
    read_foreign *f = &r->foreign;
    struct edge e = {.has = {false}};
    read_foreign_ends ends = {.directed = -1};
    read_json_value member;
    (void)no_key;
    erg_code code = read_foreign_begin_json(f, v, "an edge", err);
    if (code != ERG_OK) return code;
    for (bool more = read_json_first(&member, v); more && code == ERG_OK;
         more = read_json_next(&member))
        code = take_edge_value(f, &e, v, member, err);
    if (code == ERG_OK && has_arrow(v)) ends.directed = 1;
    if (code == ERG_OK) code = take_ends(r, &ends, &e, err);
    if (code == ERG_OK) code = take_id(f, &ends.id, &e, err);
    return code == ERG_OK ? read_foreign_edge(f, &ends, err) : code;
}

erg_code read_node_link_walk(const read_job *job, const read_walk *walk, bool by_number,
                             erg_error *err)
{
    read_node_link r = {.before = model_builder_entity_count(job->builder),
                        .by_number = by_number};
    model_builder_directed(job->builder, MODEL_DIRECTED_BY_STATED_KIND);
    erg_code code = read_foreign_walk(&r.foreign, job, walk, NULL, drawing, err);
    free(r.categories);
    base_map_free(&r.named);
    return code;
}
