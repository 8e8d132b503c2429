/* From layouts to places: fitted into the plot, improved, rounded. */
#include "draw/place.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "draw/keep.h"

/* --- fitting a layout into the plot --------------------------------------- */

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
        if (draw_plan_is_alone(p, v)) continue;
        double dx = x[i] - middle.x, dy = y[i] - middle.y;
        xx += dx * dx;
        xy += dx * dy;
        yy += dy * dy;
        i++;
    }
    double angle = 0.5 * atan2(2 * xy, xx - yy);
    return (draw_point){cos(angle), sin(angle)};
}

/* Where the layout put a node: the n-th of those with ties. */
static size_t rank_of(const plan *p, uint32_t node)
{
    size_t rank = 0;
    for (uint32_t v = 0; v < node; v++)
        rank += draw_plan_is_alone(p, v) ? 0 : 1;
    return rank;
}

static draw_point turn(const plan *p, const double *x, const double *y, draw_point middle)
{
    const plan_tie *pair = main_pair(p);
    if (pair == NULL) return long_axis(p, x, y, middle);
    size_t a = rank_of(p, pair->a), b = rank_of(p, pair->b);
    double dx = x[b] - x[a], dy = y[b] - y[a], length = sqrt(dx * dx + dy * dy);
    return length > 0 ? (draw_point){dx / length, dy / length} : (draw_point){1, 0};
}

void draw_fit(plan *p, const double *x, const double *y)
{
    static const double edge_x = 62, edge_y = 34, most_stretch = 1.5;
    size_t count = rank_of(p, p->node_count);
    draw_point middle = {0, 0};
    for (size_t i = 0; i < count; i++) {
        middle.x += x[i] / (double)count;
        middle.y += y[i] / (double)count;
    }
    draw_point d = turn(p, x, y, middle);
    draw_box box = {1e9, 1e9, -1e9, -1e9};
    size_t i = 0;
    for (uint32_t v = 0; v < p->node_count; v++) {
        if (draw_plan_is_alone(p, v)) continue;
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
        if (draw_plan_is_alone(p, v)) continue;
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

/* --- grid
 * --------------------------------------------------------------------------------------
 */

void draw_grid(double *x, double *y, size_t count, double cell_w, double cell_h,
               double aspect)
{
    size_t columns =
        (size_t)fmax(1, ceil(sqrt((double)count * aspect * cell_h / cell_w)));
    for (size_t i = 0; i < count; i++) {
        size_t row = i / columns;
        x[i] = ((double)(i % columns) + 0.5) * cell_w;
        y[i] = ((double)row + 0.5) * cell_h;
    }
}

static erg_code grid_answer(draw_answer *out, const plan *p, erg_error *err)
{
    size_t count = rank_of(p, p->node_count);
    *out = (draw_answer){.layout_count = 1, .node_count = count};
    out->x = calloc(count + 1, sizeof *out->x);
    out->y = calloc(count + 1, sizeof *out->y);
    if (out->x == NULL || out->y == NULL) {
        draw_answer_free(out);
        return base_fail_memory(err);
    }
    draw_grid(out->x, out->y, count, 130, 90, p->width / fmax(p->height, 1));
    return ERG_OK;
}

/* --- starts and ends ------------------------------------------------------ */

void draw_take_start(plan *p, const draw_answer *a, size_t layout)
{
    plan_reset(p);
    draw_fit(p, a->x + layout * a->node_count, a->y + layout * a->node_count);
    plan_shape(p);
    seat_pair(p);
    clear_cards(p);
    plan_shape(p);
}

void draw_round_places(plan *p)
{
    const plan_tie *pair = main_pair(p);
    if (pair != NULL && fabs(p->nodes[pair->a].at.y - p->nodes[pair->b].at.y) < 12) {
        double y = (p->nodes[pair->a].at.y + p->nodes[pair->b].at.y) / 2;
        p->nodes[pair->a].at.y = p->nodes[pair->b].at.y = y;
    }
    for (uint32_t v = 0; v < p->node_count; v++) {
        p->nodes[v].at.x = round(p->nodes[v].at.x * 10) / 10;
        p->nodes[v].at.y = round(p->nodes[v].at.y * 10) / 10;
    }
    plan_shape(p);
}

bool draw_card_hangs(const plan *p, uint32_t tie)
{
    return p->ties[tie].card && plan_label_is_clear(p, tie);
}

/* How far the tied nodes can be drawn apart from the middle before one meets the edge:
 * affine, so that no crossing is added, and nothing comes nearer to anything. */
static double stretch(const plan *p)
{
    static const double edge = 4, most = 1.4;
    double factor = most, middle = p->width / 2;
    for (uint32_t v = 0; v < p->node_count; v++) {
        const plan_node *n = &p->nodes[v];
        double off = n->at.x - middle;
        if (draw_plan_is_alone(p, v) || fabs(off) < 1) continue;
        double reach = off < 0 ? n->at.x - n->all.x0 : n->all.x1 - n->at.x;
        factor = fmin(factor, (middle - edge - reach) / fabs(off));
    }
    return fmax(factor, 1);
}

static draw_box used_by(const plan *p)
{
    draw_box used = {0, 0, 0, 0};
    for (uint32_t v = 0; v < p->node_count; v++)
        used = draw_box_union(used, p->nodes[v].all);
    for (uint32_t e = 0; e < p->tie_count; e++) {
        used = draw_box_union(used, draw_box_union(p->ties[e].box, p->ties[e].label));
    }
    return used;
}

/* The lonely stand right under the others. */
static void raise_lonely(plan *p)
{
    static const double gap = 10;
    double low = 0;
    for (uint32_t v = 0; v < p->node_count; v++)
        if (!draw_plan_is_alone(p, v)) low = fmax(low, p->nodes[v].all.y1);
    for (uint32_t e = 0; e < p->tie_count; e++)
        low = fmax(low, fmax(p->ties[e].box.y1, p->ties[e].label.y1));
    double up = p->floor - low - gap;
    if (up <= 0 || p->tie_count == 0) return;
    for (uint32_t v = 0; v < p->node_count; v++)
        if (draw_plan_is_alone(p, v)) p->nodes[v].at.y -= up;
    p->floor -= up;
    plan_shape(p);
}

/* Fills the width and cuts the height to what is used. */
static void crop(plan *p)
{
    static const double pad = 8;
    plan_shape(p);
    plan_settle(p);
    draw_box tied = {0, 0, 0, 0};
    for (uint32_t v = 0; v < p->node_count; v++) {
        if (!draw_plan_is_alone(p, v)) tied = draw_box_union(tied, p->nodes[v].all);
    }
    double shift = draw_box_is_empty(tied) ? 0 : (p->width - tied.x0 - tied.x1) / 2;
    for (uint32_t v = 0; v < p->node_count; v++) {
        if (!draw_plan_is_alone(p, v)) p->nodes[v].at.x += shift;
    }
    plan_shape(p);
    double factor = stretch(p);
    for (uint32_t v = 0; v < p->node_count; v++) {
        plan_node *n = &p->nodes[v];
        if (!draw_plan_is_alone(p, v))
            n->at.x = p->width / 2 + (n->at.x - p->width / 2) * factor;
    }
    plan_shape(p);
    raise_lonely(p);
    draw_box used = used_by(p);
    for (uint32_t v = 0; v < p->node_count; v++)
        p->nodes[v].at.y += pad - used.y0;
    p->floor += pad - used.y0;
    p->height = ceil(used.y1 - used.y0 + 2 * pad);
    draw_round_places(p);
}

erg_code draw_place(draw_placed *out, plan *p, const char *engine, const char *worker,
                    erg_error *err)
{
    draw_answer answer = {0};
    bool automatic = engine == NULL || strcmp(engine, "auto") == 0;
    const draw_engine *wanted = draw_engine_find(automatic ? "neato" : engine);
    if (p->known > 0) return draw_keep_place(out, p, worker, err);
    *out = (draw_placed){.engine = "grid"};
    if (wanted == NULL) {
        return base_fail(err, ERG_EUSAGE, "unknown layout '%.80s'", engine);
    }
    erg_code code = ERG_ELAYOUT;
    if (!wanted->own) code = draw_ask(&answer, out, p, wanted->name, worker, NULL);
    if (code == ERG_ELAYOUT) {
        out->engine = "grid";
        code = grid_answer(&answer, p, err);
    } else if (code != ERG_OK) {
        return base_fail_memory(err);
    }
    bool keeps_order = !automatic && !out->fallback && strcmp(wanted->name, "neato") != 0;
    if (code == ERG_OK && answer.node_count > 0 && keeps_order) {
        plan_reset(p);
        draw_fit(p, answer.x, answer.y);
        plan_shape(p);
        plan_relax(p, 200);
    } else if (code == ERG_OK && answer.node_count > 0) {
        code = draw_race(p, &answer, err);
    }
    draw_answer_free(&answer);
    if (code == ERG_OK && p->node_count > 0) crop(p);
    return code;
}
