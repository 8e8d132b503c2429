/* Room: what still lies over each other after the search is pushed apart, in a plot that
 * grows until there is room for everyone. */
#include <math.h>

#include "draw/place.h"

static void push(plan *p, uint32_t node, double dx, double dy)
{
    plan_node *n = &p->nodes[node];
    if (n->pinned) return;
    n->at.x += dx;
    n->at.y += dy;
    plan_shape_node(p, node);
    double left = fmax(0, -n->all.x0), right = fmax(0, n->all.x1 - p->width);
    double above = fmax(0, -n->all.y0), below = fmax(0, n->all.y1 - p->floor);
    n->at.x += left - right;
    n->at.y += above - below;
    plan_shape_node(p, node);
}

void plan_relax(plan *p, unsigned rounds)
{
    for (unsigned round = 0; round < rounds; round++) {
        bool moved = false;
        for (uint32_t u = 0; u < p->node_count; u++) {
            for (uint32_t v = u + 1; v < p->node_count; v++) {
                draw_box a = draw_box_grown(p->nodes[u].all, 6), b = p->nodes[v].all;
                if (!draw_boxes_touch(a, b)) continue;
                double x = fmin(a.x1, b.x1) - fmax(a.x0, b.x0);
                double y = fmin(a.y1, b.y1) - fmax(a.y0, b.y0);
                double dx = x < y ? x / 2 + 0.5 : 0, dy = x < y ? 0 : y / 2 + 0.5;
                if (a.x0 + a.x1 > b.x0 + b.x1) dx = -dx;
                if (a.y0 + a.y1 > b.y0 + b.y1) dy = -dy;
                push(p, u, -dx, -dy);
                push(p, v, dx, dy);
                moved = true;
            }
        }
        if (!moved) break;
    }
    plan_shape(p);
}

/* Lengthens the plot, and with it the distances between those who have ties; where some
 * are known, none of these moves, and the room is below them. */
static void grow(plan *p, double factor)
{
    double more = p->floor * (factor - 1);
    for (uint32_t v = 0; v < p->node_count; v++) {
        plan_node *n = &p->nodes[v];
        if (plan_is_alone(p, v))
            n->at.y += p->known == 0 || n->at.y > p->floor ? more : 0;
        else if (p->known == 0)
            n->at.y *= factor;
    }
    p->floor += more;
    p->height += more;
    plan_shape(p);
}

/* Of known nodes, which stay, only those with others count. */
static uint32_t overlaps_to_end(const plan *p)
{
    uint32_t count = 0;
    if (p->known == 0) return plan_overlaps(p);
    for (uint32_t v = 0; v < p->node_count; v++)
        if (!p->nodes[v].pinned) count += plan_overlaps_of(p, v);
    return count;
}

/* Apart, and inside: also those that nothing pushes. */
static void spread(plan *p)
{
    enum { PUSHES = 40 };
    for (uint32_t v = 0; v < p->node_count; v++)
        push(p, v, 0, 0);
    plan_relax(p, PUSHES);
}

void plan_make_room(plan *p)
{
    enum { ROUNDS = 6, LAST_ROUNDS = 24 };
    for (int round = 0; round < ROUNDS; round++) {
        plan_settle(p);
        if (overlaps_to_end(p) == 0) return;
        if (round > 0) grow(p, 1.06);
        spread(p);
    }
    /* Names below, as plan_settle has them where nothing else is free. */
    plan_reset(p);
    for (int round = 0; round < LAST_ROUNDS && overlaps_to_end(p) > 0; round++) {
        grow(p, 1.06);
        spread(p);
    }
}
