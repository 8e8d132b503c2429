#include "write/profile.h"

#include <math.h>
#include <string.h>

#include "base/fail.h"
#include "base/json_text.h"
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

erg_code write_profile_open(write_profile *p, const erg_output *what, erg_error *err)
{
    *p = (write_profile){.what = what, .snapshot = what->snapshot};
    p->dark = what->theme && strcmp(what->theme, "dark") == 0;
    if (draw_looks_make(&p->looks, &p->memory, p->snapshot, what->size_by) &&
        spread_edges(p))
        return ERG_OK;
    return base_fail_memory(err);
}

void write_profile_close(write_profile *p)
{
    base_arena_free(&p->memory);
}

const draw_kind *write_profile_kind(const write_profile *p, uint32_t node)
{
    return &draw_kinds[draw_kind_row(erg_snapshot_entity(p->snapshot, node)->kind)];
}

const draw_family *write_profile_family(const erg_edge *edge)
{
    return &draw_families[draw_family_row(edge->family)];
}

bool write_profile_arrow(const erg_edge *edge)
{
    return edge->directed && write_profile_family(edge)->arrows;
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
}

void write_profile_place(base_sink *s, bool *first, const write_profile *p, uint32_t node,
                         bool up)
{
    const erg_positions *at = p->what->positions;
    if (!at) return;
    base_json_member_number(s, first, "x", at->x[node]);
    base_json_member_number(s, first, "y", up ? -at->y[node] : at->y[node]);
}
