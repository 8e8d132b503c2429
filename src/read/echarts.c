/* A whole option for ECharts: of its series the graphs are read. Their nodes and links
 * are as in node-link JSON; `erg` holds what erg's own file says beyond the picture. */
#include <string.h>

#include "read/field.h"
#include "read/node_link.h"

static int bid(const char *head, size_t n, const char *name)
{
    (void)name;
    char series = read_foreign_head_has(head, n, "series");
    if (series == '[' || series == '{') return 85;
    return read_foreign_head_has(head, n, "animation") ? 30 : 0;
}

static erg_code take_list(read_node_link *r, read_json_value list, read_walk_fn *take,
                          erg_error *err)
{
    read_json_value item;
    if (read_field_is_null(list)) return ERG_OK;
    erg_code code = read_field_expect(list, ERG_VALUE_ARRAY, "a list", err);
    if (code != ERG_OK) return code;
    for (bool more = read_json_first(&item, list); more && code == ERG_OK;
         more = read_json_next(&item))
        code = take(r, NULL, item, err);
    return code;
}

/* Another chart. */
static erg_code leave_out(read_foreign *f, read_json_value series, erg_error *err)
{
    read_json_value type;
    bool is_typed = read_json_member(&type, series, "type") &&
                    read_json_type(type) == ERG_VALUE_STRING;
    base_buffer name = {0};
    base_buffer_format(&name, "series of %s",
                       is_typed ? read_json_text(type) : "no type");
    erg_code code = name.failed ? base_fail_memory(err)
                                : read_foreign_leave_out(f, &f->own, name.data, err);
    base_buffer_free(&name);
    return code;
}

static erg_code take_series(void *to, const char *no_key, read_json_value v,
                            erg_error *err)
{
    static const struct {
        const char *key;
        read_walk_fn *take;
    } lists[] = {{"categories", read_node_link_category},
                 {"data", read_node_link_node},
                 {"nodes", read_node_link_node},
                 {"links", read_node_link_edge},
                 {"edges", read_node_link_edge}};
    read_json_value member;
    (void)no_key;
    erg_code code = ERG_OK;
    if (!read_json_member(&member, v, "type") ||
        read_json_type(member) != ERG_VALUE_STRING ||
        strcmp(read_json_text(member), "graph") != 0)
        return leave_out(to, v, err);
    for (size_t i = 0; i < sizeof lists / sizeof *lists && code == ERG_OK; i++)
        if (read_json_member(&member, v, lists[i].key))
            code = take_list(to, member, lists[i].take, err);
    return code;
}

static erg_code take_title(void *to, const char *key, read_json_value v, erg_error *err)
{
    read_json_value text;
    (void)key;
    if (!read_json_member(&text, v, "text")) return ERG_OK;
    return read_foreign_graph_member(to, "title", text, err);
}

/* How the page looks. */
static erg_code skip(void *to, const char *key, read_json_value v, erg_error *err)
{
    (void)to, (void)key, (void)v, (void)err;
    return ERG_OK;
}

static erg_code read(const read_job *job, erg_error *err)
{
    static const read_walk_part parts[] = {
        {.key = "series",
         .item = take_series,
         .value = take_series,
         .is_core = true,
         .values_most = 1 << 19}, /* a graph is one record */
        {.key = "title", .value = take_title},
        {.key = "erg", .inner = &read_foreign_graph_walk},
    };
    static const read_walk walk = {parts, sizeof parts / sizeof *parts, skip};
    return read_node_link_walk(job, &walk, true, err);
}

const read_reader read_echarts_reader = {
    .name = "echarts",
    .summary = "graphs in an option of Apache ECharts",
    .bid = bid,
    .strict_entities = true,
    .read = read,
};
