#include "draw/looks.h"

#include <math.h>

#include "base/number.h"
#include "draw/subject.h"

/* Hundredths of a px are finer than any screen. */
static double shorten(double px)
{
    return round(px * 100) / 100;
}

static bool size_nodes(draw_looks *out, const draw_subject *s,
                       const erg_measure_column *column)
{
    const erg_snapshot *g = s->snapshot;
    double largest = 0;
    double *radius = base_arena_array(s->arena, g->node_count, sizeof *radius);
    if (radius == NULL) return false;
    for (uint32_t v = 0; v < g->node_count; v++) {
        radius[v] = draw_node_value(g, column, v);
        largest = fmax(largest, radius[v]);
    }
    for (uint32_t v = 0; v < g->node_count; v++) {
        double r = draw_radius(s, largest > 0 ? radius[v] / largest : 0);
        radius[v] = shorten(draw_marked_radius(s, v, r));
    }
    out->radius = radius;
    return true;
}

static bool size_edges(draw_looks *out, draw_subject *s)
{
    const erg_snapshot *g = s->snapshot;
    double *width = base_arena_array(s->arena, g->edge_count, sizeof *width);
    if (width == NULL) return false;
    for (uint32_t e = 0; e < g->edge_count; e++) {
        width[e] = draw_edge_usd(g, &g->edges[e]);
        if (g->edges[e].tie != ERG_NONE && width[e] > s->largest_usd)
            s->largest_usd = width[e];
    }
    for (uint32_t e = 0; e < g->edge_count; e++)
        width[e] = shorten(draw_lane_width(s, width[e]));
    out->width = width;
    return true;
}

bool draw_looks_make(draw_looks *out, base_arena *arena, const erg_snapshot *snapshot,
                     const erg_measure_column *column, const draw_marks *marks)
{
    draw_subject s = {.arena = arena,
                      .snapshot = snapshot,
                      .marks = marks,
                      .preset = *draw_preset_of(snapshot->node_count)};
    *out = (draw_looks){.opacity = s.preset.opacity};
    return size_nodes(out, &s, column) && size_edges(out, &s);
}
