#include "draw/plan.h"

#include <math.h>

static const double name_gap_beneath = 3, name_gap_beside = 5, line_gap = 3;

const double plan_bends[PLAN_BENDS] = {0.07,  -0.07, 0.0,   0.12, -0.12, 0.18,
                                       -0.18, 0.25,  -0.25, 0.34, -0.34};
const double plan_spots[PLAN_SPOTS] = {0.5,  0.44, 0.56, 0.38, 0.62, 0.33, 0.67, 0.28,
                                       0.72, 0.23, 0.77, 0.19, 0.81, 0.15, 0.85};

plan *plan_new(base_arena *arena, uint32_t nodes, uint32_t ties)
{
    plan *p = base_arena_alloc(arena, sizeof *p);
    if (p == NULL) return NULL;
    p->node_count = nodes;
    p->tie_count = ties;
    p->nodes = base_arena_array(arena, nodes, sizeof *p->nodes);
    p->ties = base_arena_array(arena, ties, sizeof *p->ties);
    p->offsets = base_arena_array(arena, (size_t)nodes + 1, sizeof *p->offsets);
    p->incident = base_arena_array(arena, (size_t)ties * 2, sizeof *p->incident);
    p->node_reach = base_arena_array(arena, nodes, sizeof *p->node_reach);
    p->tie_reach = base_arena_array(arena, ties, sizeof *p->tie_reach);
    p->near = base_arena_array(arena, (size_t)nodes + ties, sizeof *p->near);
    p->node_moved = base_arena_array(arena, nodes, sizeof *p->node_moved);
    p->tie_moved = base_arena_array(arena, ties, sizeof *p->tie_moved);
    p->kept = base_arena_array(arena, (size_t)nodes + ties, sizeof *p->kept);
    p->settled_choices =
        base_arena_array(arena, (size_t)nodes + ties, sizeof *p->settled_choices);
    p->least_gap = 4;
    p->stiffness = ties > 2 * nodes ? 2.5 : 1;
    for (uint32_t v = 0; !arena->failed && v < nodes; v++) {
        p->nodes[v].group = UINT32_MAX;
        p->nodes[v].next = v;
    }
    return arena->failed ? NULL : p;
}

plan *plan_copy(base_arena *arena, const plan *from)
{
    plan *p = plan_new(arena, from->node_count, from->tie_count);
    if (p == NULL) return NULL;
    plan own = *p;
    *p = *from;
    p->nodes = own.nodes;
    p->ties = own.ties;
    p->node_reach = own.node_reach;
    p->tie_reach = own.tie_reach;
    p->near = own.near;
    p->node_moved = own.node_moved;
    p->tie_moved = own.tie_moved;
    p->kept = own.kept;
    p->settled_choices = own.settled_choices;
    p->settled = 0;
    for (uint32_t v = 0; v < p->node_count; v++)
        p->nodes[v] = from->nodes[v];
    for (uint32_t e = 0; e < p->tie_count; e++)
        p->ties[e] = from->ties[e];
    plan_shape(p);
    return p;
}

void plan_connect(plan *p)
{
    for (uint32_t e = 0; e < p->tie_count; e++) {
        p->offsets[p->ties[e].a + 1]++;
        p->offsets[p->ties[e].b + 1]++;
    }
    for (uint32_t v = 0; v < p->node_count; v++)
        p->offsets[v + 1] += p->offsets[v];
    for (uint32_t e = p->tie_count;
         e-- > 0;) { /* backwards: each row ends up ascending */
        p->incident[--p->offsets[p->ties[e].a + 1]] = e;
        p->incident[--p->offsets[p->ties[e].b + 1]] = e;
    }
    /* Each row's end was counted down to its start: shift back. */
    for (uint32_t v = 0; v < p->node_count; v++)
        p->offsets[v] = p->offsets[v + 1];
    p->offsets[p->node_count] = p->tie_count * 2;
    for (uint32_t v = 0; v < p->node_count; v++) {
        double ties = p->offsets[v + 1] - p->offsets[v];
        p->nodes[v].fan = cos(fmin(0.3, 4.2 / fmax(ties, 1)));
    }
}

void plan_shape_node(plan *p, uint32_t node)
{
    plan_node *n = &p->nodes[node];
    n->symbol = draw_box_around(n->at, 2 * n->r, 2 * n->r);
    draw_point c = n->at;
    switch (n->side) {
    case PLAN_BELOW: c.y += n->r + name_gap_beneath + n->name_h / 2; break;
    case PLAN_ABOVE: c.y -= n->r + name_gap_beneath + n->name_h / 2; break;
    case PLAN_RIGHT: c.x += n->r + name_gap_beside + n->name_w / 2; break;
    case PLAN_LEFT: c.x -= n->r + name_gap_beside + n->name_w / 2; break;
    case PLAN_INSIDE: break;
    }
    n->name = (draw_box){0, 0, 0, 0};
    if (n->side != PLAN_INSIDE) n->name = draw_box_around(c, n->name_w, n->name_h);
    n->all = draw_box_union(n->symbol, n->name);
    p->node_reach[node] = draw_box_grown(
        draw_box_union(n->all, draw_box_grown(n->symbol, n->r * 0.6)), p->least_gap + 4);
}

/* The label stands on the line, or beside it, just clear of it. */
static void shape_label(plan_tie *e)
{
    e->label = (draw_box){0, 0, 0, 0};
    if (e->label_w <= 0 || e->dropped) return;
    double t = e->card ? 0.5 : plan_spots[e->spot];
    draw_point at = draw_curve_at(e->curve, t);
    if (e->offset > 0 && !e->card) {
        draw_point d = draw_curve_direction(e->curve, t);
        double clear =
            fabs(d.y) * e->label_w / 2 + fabs(d.x) * e->label_h / 2 + line_gap + e->half;
        double by = e->offset == 1 ? clear : -clear;
        at.x += d.y * by;
        at.y -= d.x * by;
    }
    e->label = draw_box_around(at, e->label_w, e->label_h);
}

void plan_shape_tie(plan *p, uint32_t tie)
{
    plan_tie *e = &p->ties[tie];
    const plan_node *a = &p->nodes[e->a], *b = &p->nodes[e->b];
    e->curve =
        draw_curve_bent(a->at, b->at, e->card || e->main ? 0 : plan_bends[e->bend]);
    double length = draw_distance(a->at, b->at);
    double t0 = length > 0 ? fmin(0.45, (a->r + 2) / length) : 0;
    double t1 = length > 0 ? fmax(0.55, 1 - (b->r + 2) / length) : 1;
    e->box = (draw_box){1e9, 1e9, -1e9, -1e9};
    for (int i = 0; i <= PLAN_STEPS; i++) {
        draw_point q = draw_curve_at(e->curve, t0 + (t1 - t0) * i / PLAN_STEPS);
        e->points[i] = q;
        if (q.x < e->box.x0) e->box.x0 = q.x;
        if (q.x > e->box.x1) e->box.x1 = q.x;
        if (q.y < e->box.y0) e->box.y0 = q.y;
        if (q.y > e->box.y1) e->box.y1 = q.y;
    }
    draw_point first = e->points[0], last = e->points[PLAN_STEPS];
    e->across = (draw_point){first.y - last.y, last.x - first.x};
    e->low = e->high = 0;
    for (int i = 1; i < PLAN_STEPS; i++) {
        double far = e->across.x * (e->points[i].x - first.x) +
                     e->across.y * (e->points[i].y - first.y);
        if (far < e->low) e->low = far;
        if (far > e->high) e->high = far;
    }
    double thick = e->half + 0.5;
    e->box = (draw_box){e->box.x0 - thick, e->box.y0 - thick, e->box.x1 + thick,
                        e->box.y1 + thick};
    shape_label(e);
    /* Room for the gap kept, and for half of another bundle. */
    p->tie_reach[tie] =
        draw_box_grown(draw_box_union(e->box, e->label), p->least_gap + 14);
}

void plan_shape(plan *p)
{
    for (uint32_t v = 0; v < p->node_count; v++)
        plan_shape_node(p, v);
    for (uint32_t e = 0; e < p->tie_count; e++)
        plan_shape_tie(p, e);
}

bool plan_is_alone(const plan *p, uint32_t node)
{
    return p->offsets[node] == p->offsets[node + 1];
}

uint32_t plan_tied_before(const plan *p, uint32_t node)
{
    uint32_t tied = 0;
    for (uint32_t v = 0; v < node; v++)
        tied += plan_is_alone(p, v) ? 0 : 1;
    return tied;
}
