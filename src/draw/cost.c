/* What a plan's state costs, in crossings. Pairs are looked at only where their boxes
 * touch, so a change of one thing costs about O(n + m) comparisons and a few exact tests.
 */
#include <math.h>

#include "draw/plan.h"

/* Prices. A name that a line runs through reads worse than two crossings, and so on. */
static const double price_crossing = 1.0, price_fan = 1.6, price_symbol = 6.0,
                    price_name = 6.0, price_own_name = 4.5, price_graze_name = 0.8,
                    price_overlap = 12.0, price_label_thing = 8.0, price_label_line = 3.5,
                    price_label_name = 1.5, price_card = 14.0, price_outside = 25.0,
                    price_near_names = 2.5;
/* Between names side by side, and above each other. */
static const double name_room = 10, name_room_above = 8;

/* What rounding may put outside. */
static const double slack = 0.5;

/* --- pairs --- */

/* Both boxes grow by half of the gap, so that their order does not matter. */
static double overlap_cost(draw_box a, draw_box b, double gap, double price)
{
    double depth =
        draw_boxes_overlap(draw_box_grown(a, gap / 2), draw_box_grown(b, gap / 2));
    return depth > 0 ? price * (1 + depth / 12) : 0;
}

static double node_node(const plan *p, uint32_t first, uint32_t second)
{
    const plan_node *u = &p->nodes[first], *v = &p->nodes[second];
    /* Names are wide: neighbours above each other may stand nearer than side by side. */
    double dx = (u->at.x - v->at.x) / 1.35, dy = u->at.y - v->at.y;
    double room = p->spacing * 1.6 + u->r + v->r;
    double d2 = dx * dx + dy * dy, cost = 0;
    if (d2 < room * room) {
        double near = 1 - sqrt(d2) / room;
        cost += 1.1 * near * near;
    }
    if (!draw_boxes_touch(p->node_reach[first], p->node_reach[second])) return cost;
    cost += overlap_cost(u->symbol, v->symbol, p->least_gap, price_overlap);
    cost += overlap_cost(u->symbol, v->name, p->least_gap, price_overlap);
    cost += overlap_cost(u->name, v->symbol, p->least_gap, price_overlap);
    cost += overlap_cost(u->name, v->name, p->least_gap, price_overlap);
    /* Names that are near each other read as one. */
    draw_box n = u->name;
    draw_box wide = {n.x0 - name_room, n.y0, n.x1 + name_room, n.y1};
    draw_box high = {n.x0, n.y0 - name_room_above, n.x1, n.y1 + name_room_above};
    if (draw_boxes_touch(wide, v->name) || draw_boxes_touch(high, v->name))
        cost += price_near_names;
    return cost;
}

double plan_run_inside(const plan_tie *e, draw_box box)
{
    double length = 0;
    if (!draw_boxes_touch(e->box, box)) return 0;
    for (int i = 0; i < PLAN_STEPS; i++) {
        draw_point a = e->points[i], b = e->points[i + 1];
        if ((a.x < box.x0 && b.x < box.x0) || (a.x > box.x1 && b.x > box.x1)) continue;
        if ((a.y < box.y0 && b.y < box.y0) || (a.y > box.y1 && b.y > box.y1)) continue;
        length += draw_segment_in_box(a, b, box, NULL, NULL);
    }
    return length;
}

/* Too near is a fault; a line that grazes a large symbol seems to belong to it. */
static double tie_symbol(const plan *p, const plan_tie *e, const plan_node *v)
{
    static const double price_graze = 5;
    double reach = v->r + p->least_gap + e->half, graze = reach + v->r * 0.6;
    double least = graze * graze;
    if (!draw_boxes_touch(e->box, draw_box_around(v->at, 2 * graze, 2 * graze))) return 0;
    for (int i = 0; i < PLAN_STEPS; i++) {
        double d2 = draw_segment_distance2(v->at, e->points[i], e->points[i + 1]);
        if (d2 < least) least = d2;
    }
    if (least >= graze * graze) return 0;
    double distance = sqrt(least), cost = price_graze * (1 - distance / graze);
    if (distance >= reach) return cost;
    return cost + price_symbol * (1 + v->r / 15) * (2 - distance / reach);
}

static double tie_node(const plan *p, const plan_tie *e, uint32_t node)
{
    const plan_node *v = &p->nodes[node];
    if (e->a == node || e->b == node) {
        double own = plan_run_inside(e, draw_box_grown(v->name, 1));
        if (own > 0) return price_own_name * (0.6 + own / 20);
        return plan_run_inside(e, draw_box_grown(v->name, 4)) > 0 ? price_graze_name : 0;
    }
    double cost = tie_symbol(p, e, v);
    if (!draw_boxes_touch(e->box, draw_box_grown(v->all, p->least_gap))) return cost;
    double inside = plan_run_inside(e, draw_box_grown(v->name, 2 + e->half));
    return cost + (inside > 0 ? price_name * (1 + inside / 40) * (1 + e->half / 8) : 0);
}

/* Two ties of one node want an angle between them. */
static double fan(const plan *p, const plan_tie *e, const plan_tie *f, uint32_t shared)
{
    const draw_point *ep = e->points, *fp = f->points;
    draw_point from = p->nodes[shared].at;
    draw_point x = e->a == shared ? ep[2] : ep[PLAN_STEPS - 2];
    draw_point y = f->a == shared ? fp[2] : fp[PLAN_STEPS - 2];
    x.x -= from.x;
    x.y -= from.y;
    y.x -= from.x;
    y.y -= from.y;
    double lengths = sqrt((x.x * x.x + x.y * x.y) * (y.x * y.x + y.y * y.y));
    if (lengths <= 0) return price_fan;
    double cosine = (x.x * y.x + x.y * y.y) / lengths, limit = p->nodes[shared].fan;
    return cosine > limit ? price_fan * (cosine - limit) / (1 - limit) : 0;
}

/* False where all of f lies on one side of the strip that e runs in: they cannot cross.
 */
static bool reaches(const plan_tie *e, const plan_tie *f)
{
    bool below = false, above = false;
    draw_point from = e->points[0];
    for (int i = 0; i <= PLAN_STEPS; i++) {
        double far = e->across.x * (f->points[i].x - from.x) +
                     e->across.y * (f->points[i].y - from.y);
        if (far <= e->high) below = true;
        if (far >= e->low) above = true;
        if (below && above) return true;
    }
    return false;
}

/* Crossings of one segment with a tie. */
static int crossings(draw_point a, draw_point b, const plan_tie *f)
{
    int count = 0;
    double before = draw_side(a, b, f->points[0]);
    for (int k = 1; k <= PLAN_STEPS; k++) {
        double after = draw_side(a, b, f->points[k]);
        if ((before > 0) != (after > 0) &&
            draw_segments_cross(a, b, f->points[k - 1], f->points[k])) {
            count++;
        }
        before = after;
    }
    return count;
}

/* A thin line that runs within a thick bundle of its own hub cannot be told from it. */
static double within_bundle(const plan_tie *thin, const plan_tie *thick)
{
    static const double price = 1.6;
    double reach = thin->half + thick->half + 2, cost = 0;
    for (int i = 1; i < PLAN_STEPS; i++) {
        double d2 = draw_segment_distance2(thin->points[i], thick->points[0],
                                           thick->points[PLAN_STEPS]);
        if (d2 < reach * reach) cost += price;
    }
    return cost;
}

/* Two ties whose boxes may touch. */
static double tie_tie(const plan_tie *e, const plan_tie *f)
{
    double cost = 0;
    if (!draw_boxes_touch(e->box, f->box)) return cost;
    if (f->half > 6 && f->half > e->half) cost += within_bundle(e, f);
    if (e->half > 6 && e->half > f->half) cost += within_bundle(f, e);
    if (!reaches(e, f) || !reaches(f, e)) return cost;
    double thick = 1 + (e->half + f->half) / 6;
    if (e->main || f->main) thick *= 3; /* nobody looks anywhere else first */
    for (int i = 0; i < PLAN_STEPS; i++) {
        draw_point a = e->points[i], b = e->points[i + 1];
        if (a.x < f->box.x0 && b.x < f->box.x0) continue;
        if (a.x > f->box.x1 && b.x > f->box.x1) continue;
        if (a.y < f->box.y0 && b.y < f->box.y0) continue;
        if (a.y > f->box.y1 && b.y > f->box.y1) continue;
        cost += price_crossing * thick * crossings(a, b, f);
    }
    return cost;
}

static double label_node(const plan *p, const plan_tie *e, const plan_node *v)
{
    double price = e->card ? price_card : price_label_thing;
    double gap = e->card ? p->least_gap + 4 : p->least_gap - 1;
    double cost = overlap_cost(e->label, v->symbol, gap, price) +
                  overlap_cost(e->label, v->name, gap, price);
    /* Beside a name it would be read on. */
    draw_box wide = {v->name.x0 - name_room, v->name.y0, v->name.x1 + name_room,
                     v->name.y1};
    return draw_boxes_touch(wide, e->label) ? cost + price_label_name : cost;
}

/* Line f against the label of e. */
static double label_line(const plan_tie *e, const plan_tie *f)
{
    double inside =
        plan_run_inside(f, draw_box_grown(e->label, (e->card ? 4 : 2) + f->half));
    if (inside <= 0) return 0;
    return e->card ? price_card * (0.5 + inside / 80)
                   : price_label_line * (1 + inside / 40);
}

static double label_label(const plan *p, const plan_tie *e, const plan_tie *f)
{
    double price = e->card || f->card ? price_card : price_label_thing;
    return overlap_cost(e->label, f->label, p->least_gap - 1, price);
}

/* --- one thing alone --- */

static double outside(const plan *p, draw_box b)
{
    double over = 0;
    if (draw_box_is_empty(b)) return 0;
    if (b.x0 < 0) over -= b.x0;
    if (b.y0 < 0) over -= b.y0;
    if (b.x1 > p->width) over += b.x1 - p->width;
    if (b.y1 > p->height) over += b.y1 - p->height;
    return over > slack ? price_outside + over : 0;
}

static double node_alone(const plan *p, const plan_node *v)
{
    static const double sides[] = {0, 0.25, 0.3, 0.3, 0};
    double cost = outside(p, v->all) + sides[v->side];
    if (!v->pinned && v->all.y1 > p->floor + slack) cost += price_outside;
    double dx = (v->at.x / p->width - 0.5) * 2, dy = (v->at.y / p->height - 0.5) * 2;
    cost += 3 * v->pull * (dx * dx + dy * dy);
    if (v->group != UINT32_MAX) {
        double far = draw_distance(v->at, p->nodes[v->next].at) / p->spacing;
        if (far > 1.1) cost += 0.35 * (far - 1.1);
    }
    return cost;
}

static double bend_cost(double bend)
{
    double b = fabs(bend);
    return b < 0.1 ? 0.05 : 0.05 + (b - 0.07) * 2.2 + (b - 0.07) * (b - 0.07) * 14;
}

static double tie_alone(const plan *p, const plan_tie *e)
{
    const plan_node *a = &p->nodes[e->a], *b = &p->nodes[e->b];
    double cost = e->card || e->main ? 0 : p->stiffness * bend_cost(plan_bends[e->bend]);
    for (int i = 2; i < PLAN_STEPS; i += 2) {
        draw_point q = e->points[i];
        if (q.x < 2 || q.y < 2 || q.x > p->width - 2 || q.y > p->height - 2) cost += 6;
    }
    double visible = draw_distance(a->at, b->at) - a->r - b->r;
    double want = p->spacing * 0.75;
    draw_point d = draw_curve_direction(e->curve, 0.5);
    if (e->label_w > 0) { /* the label's extent along the line, and room for its ends */
        double along =
            fmin(e->label_w / fmax(fabs(d.x), 0.01), e->label_h / fmax(fabs(d.y), 0.01));
        want = fmax(want, along + (e->card ? 70 : 44));
        if (!e->dropped && e->offset == 0 && along > visible - 26) cost += 2;
    }
    if (visible < want) cost += 4 * (1 - visible / want) * (1 - visible / want);
    double most = fmax(p->spacing * 1.3, want * 1.15);
    if (visible > most) cost += 0.3 * (visible / most - 1);
    if (e->card || e->main) cost += 60 * fabs(d.y); /* level, as the eye expects it */
    return cost;
}

/* What the label costs by itself: being beside the line, off the middle, dropped. */
static double label_alone(const plan *p, const plan_tie *e)
{
    if (e->label_w <= 0) return 0;
    if (e->dropped) return e->worth;
    double cost = outside(p, e->label);
    if (e->card) return cost;
    cost += 0.6 * fabs(plan_spots[e->spot] - 0.5);
    if (e->offset >
        0) { /* the farther its middle is from the line, the less it belongs there */
        draw_point at = draw_curve_at(e->curve, plan_spots[e->spot]);
        double dx = (e->label.x0 + e->label.x1) / 2 - at.x;
        double dy = (e->label.y0 + e->label.y1) / 2 - at.y;
        cost += 0.3 + sqrt(dx * dx + dy * dy) / 25;
    }
    if (e->offset > 0 && plan_run_inside(e, draw_box_grown(e->label, 1)) > 0)
        cost += price_label_line;
    return cost;
}

/* --- sums --- */

static double label_cost(const plan *p, uint32_t tie)
{
    const plan_tie *e = &p->ties[tie];
    double cost = label_alone(p, e);
    if (draw_box_is_empty(e->label)) return cost;
    for (uint32_t v = 0; v < p->node_count; v++)
        cost += label_node(p, e, &p->nodes[v]);
    for (uint32_t f = 0; f < p->tie_count; f++) {
        if (f == tie) continue;
        cost += label_line(e, &p->ties[f]) + label_label(p, e, &p->ties[f]);
    }
    return cost;
}

double plan_label_cost(const plan *p, uint32_t tie)
{
    return label_cost(p, tie);
}

/* Whether a pair of ties is this one's to count: a pair of two moved ties is counted by
 * the one with the larger number. */
static bool counts(const plan *p, uint32_t tie, uint32_t other)
{
    return other != tie && !(p->tie_moved[other] && other > tie);
}

/* The angles that a tie leaves to the others of its ends. */
static double fans(const plan *p, uint32_t tie)
{
    const plan_tie *e = &p->ties[tie];
    const uint32_t ends[] = {e->a, e->b};
    double cost = 0;
    for (int i = 0; i < 2; i++) {
        for (uint32_t k = p->offsets[ends[i]]; k < p->offsets[ends[i] + 1]; k++) {
            uint32_t f = p->incident[k];
            if (counts(p, tie, f)) cost += fan(p, e, &p->ties[f], ends[i]);
        }
    }
    return cost;
}

/* Indices of the boxes that touch one, without a branch: few of many do. */
static uint32_t find_near(uint32_t *near, const draw_box *boxes, uint32_t count,
                          draw_box b)
{
    uint32_t found = 0;
    for (uint32_t i = 0; i < count; i++) {
        near[found] = i;
        found += (uint32_t)((boxes[i].x0 < b.x1) & (b.x0 < boxes[i].x1) &
                            (boxes[i].y0 < b.y1) & (b.y0 < boxes[i].y1));
    }
    return found;
}

/* A tie against everything; a moved end's own name is counted by the tie. */
static double tie_sum(const plan *p, uint32_t tie, double limit)
{
    const plan_tie *e = &p->ties[tie];
    double cost = tie_alone(p, e) + label_alone(p, e);
    bool labelled = !draw_box_is_empty(e->label);
    if (cost > limit) return cost;
    uint32_t count = find_near(p->near, p->node_reach, p->node_count, p->tie_reach[tie]);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t v = p->near[i];
        if (p->node_moved[v] && e->a != v && e->b != v)
            continue; /* counted by the node */
        cost += tie_node(p, e, v);
        if (labelled) cost += label_node(p, e, &p->nodes[v]);
    }
    cost += fans(p, tie);
    if (cost > limit) return cost;
    count = find_near(p->near, p->tie_reach, p->tie_count, p->tie_reach[tie]);
    for (uint32_t i = 0; i < count; i++) {
        const plan_tie *o = &p->ties[p->near[i]];
        if (!counts(p, tie, p->near[i])) continue;
        cost += tie_tie(e, o);
        if (labelled) cost += label_line(e, o) + label_label(p, e, o);
        if (!draw_box_is_empty(o->label)) cost += label_line(o, e);
    }
    return cost;
}

static double node_sum(const plan *p, uint32_t node)
{
    const plan_node *n = &p->nodes[node];
    double cost = node_alone(p, n);
    for (uint32_t v = 0; v < p->node_count; v++) {
        if (v == node || (p->node_moved[v] && v > node)) continue;
        cost += node_node(p, node, v);
    }
    uint32_t count = find_near(p->near, p->tie_reach, p->tie_count, p->node_reach[node]);
    for (uint32_t i = 0; i < count; i++) {
        const plan_tie *t = &p->ties[p->near[i]];
        if (t->a == node || t->b == node) continue; /* counted by the tie */
        cost += tie_node(p, t, node);
        if (!draw_box_is_empty(t->label)) cost += label_node(p, t, n);
    }
    return cost;
}

static void mark(plan *p, const uint32_t *nodes, size_t count, bool moved)
{
    for (size_t i = 0; i < count; i++) {
        p->node_moved[nodes[i]] = moved;
        for (uint32_t k = p->offsets[nodes[i]]; k < p->offsets[nodes[i] + 1]; k++) {
            p->tie_moved[p->incident[k]] = moved;
        }
    }
}

static double nodes_sum(const plan *p, const uint32_t *nodes, size_t count, double limit)
{
    double cost = 0;
    for (size_t i = 0; i < count && cost <= limit; i++)
        cost += node_sum(p, nodes[i]);
    for (size_t i = 0; i < count; i++) {
        uint32_t end = p->offsets[nodes[i] + 1];
        for (uint32_t k = p->offsets[nodes[i]]; k < end && cost <= limit; k++) {
            uint32_t e = p->incident[k];
            /* A tie between two moved nodes belongs to its first end. */
            bool twice = p->node_moved[p->ties[e].a] && p->node_moved[p->ties[e].b];
            if (!twice || p->ties[e].a == nodes[i]) cost += tie_sum(p, e, limit - cost);
        }
    }
    return cost;
}

double plan_cost_nodes(plan *p, const uint32_t *nodes, size_t count, double limit)
{
    mark(p, nodes, count, true);
    double cost = nodes_sum(p, nodes, count, limit);
    mark(p, nodes, count, false);
    return cost;
}

double plan_cost_tie(plan *p, uint32_t tie, double limit)
{
    return tie_sum(p, tie, limit);
}

double plan_cost(plan *p)
{
    double cost = 0;
    for (uint32_t v = 0; v < p->node_count; v++)
        p->node_moved[v] = true;
    for (uint32_t e = 0; e < p->tie_count; e++)
        p->tie_moved[e] = true;
    for (uint32_t v = 0; v < p->node_count; v++)
        cost += node_sum(p, v);
    for (uint32_t e = 0; e < p->tie_count; e++)
        cost += tie_sum(p, e, INFINITY);
    for (uint32_t v = 0; v < p->node_count; v++)
        p->node_moved[v] = false;
    for (uint32_t e = 0; e < p->tie_count; e++)
        p->tie_moved[e] = false;
    return cost;
}
