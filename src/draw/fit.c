/* A layout in the plot: turned, stretched, the main pair level in the middle. */
#include <math.h>

#include "draw/place.h"

static const plan_tie *main_pair(const plan *p)
{
    for (uint32_t e = 0; e < p->tie_count; e++) {
        if (p->ties[e].main) return &p->ties[e];
    }
    return NULL;
}

/* The direction of the largest spread of the tied nodes: unit vector. */
static draw_point long_axis(const plan *p, const double *x, const double *y,
                            draw_point middle)
{
    double xx = 0, xy = 0, yy = 0;
    size_t i = 0;
    for (uint32_t v = 0; v < p->node_count; v++) {
        if (plan_is_alone(p, v)) continue;
        double dx = x[i] - middle.x, dy = y[i] - middle.y;
        xx += dx * dx;
        xy += dx * dy;
        yy += dy * dy;
        i++;
    }
    double angle = 0.5 * atan2(2 * xy, xx - yy);
    return (draw_point){cos(angle), sin(angle)};
}

static draw_point turn(const plan *p, const double *x, const double *y, draw_point middle)
{
    const plan_tie *pair = main_pair(p);
    if (pair == NULL) return long_axis(p, x, y, middle);
    /* The layout has the nodes with ties, in their order. */
    size_t a = plan_tied_before(p, pair->a), b = plan_tied_before(p, pair->b);
    double dx = x[b] - x[a], dy = y[b] - y[a], length = sqrt(dx * dx + dy * dy);
    return length > 0 ? (draw_point){dx / length, dy / length} : (draw_point){1, 0};
}

void draw_fit(plan *p, const double *x, const double *y)
{
    static const double edge_x = 62, edge_y = 34, most_stretch = 1.5;
    size_t count = plan_tied_before(p, p->node_count);
    draw_point middle = {0, 0};
    for (size_t i = 0; i < count; i++) {
        middle.x += x[i] / (double)count;
        middle.y += y[i] / (double)count;
    }
    draw_point d = turn(p, x, y, middle);
    draw_box box = {1e9, 1e9, -1e9, -1e9};
    size_t i = 0;
    for (uint32_t v = 0; v < p->node_count; v++) {
        if (plan_is_alone(p, v)) continue;
        double dx = x[i] - middle.x, dy = y[i] - middle.y;
        draw_point q = {dx * d.x + dy * d.y, dy * d.x - dx * d.y};
        p->nodes[v].at = q;
        box = (draw_box){fmin(box.x0, q.x), fmin(box.y0, q.y), fmax(box.x1, q.x),
                         fmax(box.y1, q.y)};
        i++;
    }
    double height = p->floor;
    double sx = (p->width - 2 * edge_x) / fmax(box.x1 - box.x0, 1);
    double sy = (height - 2 * edge_y) / fmax(box.y1 - box.y0, 1);
    sx = fmin(sx, sy * most_stretch);
    sy = fmin(sy, sx * most_stretch);
    for (uint32_t v = 0; v < p->node_count; v++) {
        if (plan_is_alone(p, v)) continue;
        draw_point *q = &p->nodes[v].at;
        q->x = p->width / 2 + (q->x - (box.x0 + box.x1) / 2) * sx;
        q->y = height / 2 + (q->y - (box.y0 + box.y1) / 2) * sy;
    }
}

/* The main pair stands level in the middle, as far apart as its card needs, and stays
 * there. */
static void seat_pair(plan *p)
{
    const plan_tie *pair = main_pair(p);
    if (pair == NULL) return;
    plan_node *a = &p->nodes[pair->a], *b = &p->nodes[pair->b];
    double reach =
        pair->card ? pair->label_w / 2 + fmax(46, pair->label_h * 0.8) : p->width / 6;
    reach = fmin(reach, p->width * 0.32);
    a->at = (draw_point){p->width / 2 - reach - a->r, p->floor / 2};
    b->at = (draw_point){p->width / 2 + reach + b->r, p->floor / 2};
    a->pinned = b->pinned = pair->card;
    plan_shape(p);
}

/* Nobody begins behind a card. */
static void clear_cards(plan *p)
{
    for (uint32_t e = 0; e < p->tie_count; e++) {
        const plan_tie *t = &p->ties[e];
        if (!t->card) continue;
        for (uint32_t v = 0; v < p->node_count; v++) {
            plan_node *n = &p->nodes[v];
            if (n->pinned || !draw_boxes_touch(draw_box_grown(t->label, 10), n->all))
                continue;
            bool up = n->at.y < (t->label.y0 + t->label.y1) / 2;
            n->at.y += up ? t->label.y0 - 12 - n->all.y1 : t->label.y1 + 12 - n->all.y0;
        }
    }
}

void draw_take_start(plan *p, const draw_answer *a, size_t layout)
{
    plan_reset(p);
    draw_fit(p, a->x + layout * a->node_count, a->y + layout * a->node_count);
    plan_shape(p);
    seat_pair(p);
    clear_cards(p);
    plan_shape(p);
}

void draw_round_to_tenths(plan *p)
{
    for (uint32_t v = 0; v < p->node_count; v++) {
        p->nodes[v].at.x = round(p->nodes[v].at.x * 10) / 10;
        p->nodes[v].at.y = round(p->nodes[v].at.y * 10) / 10;
    }
    plan_shape(p);
}

void draw_round_places(plan *p)
{
    static const double aslant = 48; /* more is meant */
    const plan_tie *pair = main_pair(p);
    if (pair != NULL && fabs(p->nodes[pair->a].at.y - p->nodes[pair->b].at.y) < aslant) {
        double y = (p->nodes[pair->a].at.y + p->nodes[pair->b].at.y) / 2;
        p->nodes[pair->a].at.y = p->nodes[pair->b].at.y = y;
    }
    draw_round_to_tenths(p);
}
