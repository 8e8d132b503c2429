#include "write/profile.h"

#include <string.h>

#include "base/fail.h"
#include "base/json_text.h"
#include "draw/joined.h"
#include "write/diff_parts.h"
#include "write/parts.h"
#include "write/records.h"

/* Edges of a pair fan out evenly, in the order of their ids: -1, 1 of two, -2, 0, 2 of
 * three, halved. Seen from the other end, left is right. */
static bool spread_edges(write_profile *p)
{
    const erg_snapshot *g = p->snapshot;
    double *curve = base_arena_array(&p->memory, g->edge_count, sizeof *curve);
    if (!curve) return false;
    for (uint32_t t = 0; t < g->tie_count; t++) {
        const erg_tie *tie = &g->ties[t];
        for (uint32_t i = 0; i < tie->count; i++) {
            uint32_t e = g->tie_edges[tie->first + i];
            double side = i - (tie->count - 1.0) / 2;
            curve[e] = g->edges[e].source == tie->a ? side : -side;
        }
    }
    p->curve = curve;
    return true;
}

/* Of a union as swapping its sides leaves it. */
static bool make_looks(write_profile *p)
{
    const erg_output *what = p->what;
    if (!what->joined)
        return draw_looks_make(&p->looks, &p->memory, p->snapshot, what->size_by, NULL);
    const struct erg_union_memory *joined = what->joined->memory;
    const char *key = what->size_by ? what->size_by->key : "strength";
    const erg_measure_column *column =
        joined->forward_measures ? erg_measures_find(joined->forward_measures, key)
                                 : NULL;
    p->diff = what->joined->diff;
    p->marks = p->diff ? &joined->marks : NULL;
    return draw_looks_make(&p->looks, &p->memory, joined->forward->snapshot, column,
                           p->marks ? &joined->forward_marks : NULL);
}

erg_code write_profile_open(write_profile *p, const erg_output *what, erg_error *err)
{
    *p = (write_profile){.what = what, .snapshot = what->snapshot};
    p->dark = what->theme && strcmp(what->theme, "dark") == 0;
    return make_looks(p) && spread_edges(p) ? ERG_OK : base_fail_memory(err);
}

void write_profile_close(write_profile *p)
{
    base_arena_free(&p->memory);
}

erg_code write_profile_emit(base_sink *s, const erg_output *what,
                            void (*body)(base_sink *s, const write_profile *p),
                            erg_error *err)
{
    write_profile p;
    erg_code code = write_profile_open(&p, what, err);
    if (code == ERG_OK) body(s, &p);
    write_profile_close(&p);
    return code;
}

void write_profile_elements(base_sink *s, const write_profile *p, write_element_fn node,
                            const char *between, write_element_fn edge)
{
    for (uint32_t v = 0; v < p->snapshot->node_count; v++) {
        node(s, p, v);
        write_record_end(s, v, p->snapshot->node_count);
    }
    base_sink_text(s, between);
    for (uint32_t e = 0; e < p->snapshot->edge_count; e++) {
        edge(s, p, e);
        write_record_end(s, e, p->snapshot->edge_count);
    }
}

/* --- looks --- */

const draw_kind *write_profile_kind(const write_profile *p, uint32_t node)
{
    return &draw_kinds[draw_kind_row(erg_snapshot_entity(p->snapshot, node)->kind)];
}

erg_change write_profile_node_change(const write_profile *p, uint32_t node)
{
    return p->marks ? p->marks->nodes[p->snapshot->nodes[node].row] : ERG_SAME;
}

erg_change write_profile_edge_change(const write_profile *p, uint32_t edge)
{
    return p->marks ? p->marks->edges[p->snapshot->edges[edge].relation_index] : ERG_SAME;
}

draw_paint write_profile_node_paint(const write_profile *p, uint32_t node)
{
    erg_change change = write_profile_node_change(p, node);
    if (!p->marks) return write_profile_kind(p, node)->paint;
    if (change != ERG_SAME) return draw_changes[change].line;
    bool touched = p->marks->touched[p->snapshot->nodes[node].row];
    return touched ? DRAW_PAINT_MUTE : DRAW_PAINT_QUIET;
}

draw_paint write_profile_edge_paint(const write_profile *p, uint32_t edge)
{
    if (p->marks) return draw_changes[write_profile_edge_change(p, edge)].line;
    return draw_families[draw_family_row(p->snapshot->edges[edge].family)].line;
}

draw_dash write_profile_dash(const write_profile *p, uint32_t edge)
{
    if (!p->marks) return draw_edge_dash(&p->snapshot->edges[edge]);
    return write_profile_edge_change(p, edge) == ERG_REMOVED ? DRAW_ENDED : DRAW_SOLID;
}

bool write_profile_arrow(const erg_edge *edge)
{
    return edge->directed && draw_families[draw_family_row(edge->family)].arrows;
}

uint32_t write_profile_paint(const write_profile *p, draw_paint paint)
{
    return p->dark ? draw_paints[paint].dark : draw_paints[paint].light;
}

void write_profile_colour(base_sink *s, bool *first, const char *key,
                          const write_profile *p, draw_paint paint)
{
    base_json_key(s, first, key);
    base_sink_format(s, "\"#%06lX\"", (unsigned long)write_profile_paint(p, paint));
}

/* --- members --- */

void write_profile_graph(base_sink *s, bool *first, const char *key,
                         const write_profile *p, const char *y_axis)
{
    bool inner = true;
    base_json_key(s, first, key);
    base_sink_char(s, '{');
    write_graph_members(s, &inner, p->what, "\n ", y_axis);
    base_sink_text(s, ",\n");
    inner = true;
    write_documents(s, &inner, p->snapshot->dataset);
    base_sink_char(s, '}');
}

void write_profile_node(base_sink *s, bool *first, const write_profile *p, uint32_t node)
{
    write_node_about(s, first, p->snapshot, node);
    write_row(s, first, p->what->measures, p->snapshot->nodes[node].row);
    write_node_sources(s, first, p->snapshot, node);
    if (!p->diff) return;
    uint32_t v = p->snapshot->nodes[node].row;
    const erg_diff_record *record = &p->diff->nodes[v].record;
    base_json_member(s, first, "diff", write_change_name(record->change));
    if (record->change == ERG_CHANGED) write_diff_node_changes(s, first, p->diff, v);
    write_diff_correction(s, first, record->correction);
}

void write_profile_edge(base_sink *s, bool *first, const write_profile *p, uint32_t edge)
{
    write_edge_about(s, first, p->snapshot, &p->snapshot->edges[edge]);
    if (!p->diff) return;
    uint32_t e = p->snapshot->edges[edge].relation_index;
    const erg_diff_record *record = &p->diff->edges[e].record;
    base_json_member(s, first, "diff", write_change_name(record->change));
    if (record->change == ERG_CHANGED) write_diff_edge_changes(s, first, p->diff, e);
    write_diff_correction(s, first, record->correction);
}

void write_profile_place(base_sink *s, bool *first, const write_profile *p, uint32_t node,
                         bool up)
{
    const erg_positions *at = p->what->positions;
    if (!at) return;
    base_json_member_number(s, first, "x", at->x[node]);
    base_json_member_number(s, first, "y", up ? -at->y[node] : at->y[node]);
}

void write_profile_symbol(base_sink *s, bool *first, const write_profile *p,
                          uint32_t node, const char *key, double radii,
                          const write_shape_names *shapes)
{
    base_json_member_number(s, first, key, radii * p->looks.radius[node]);
    write_profile_colour(s, first, "color", p, write_profile_node_paint(p, node));
    if (shapes)
        base_json_member(s, first, "shape",
                         shapes->names[write_profile_kind(p, node)->shape]);
}

void write_profile_line(base_sink *s, bool *first, const write_profile *p, uint32_t edge,
                        const char *key)
{
    base_json_member_number(s, first, key, p->looks.width[edge]);
    write_profile_colour(s, first, "color", p, write_profile_edge_paint(p, edge));
}
