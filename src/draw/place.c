/* From layouts to places: fitted into the plot, improved, rounded. */
#include "draw/place.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "draw/keep.h"

/* --- grid --- */

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
    size_t count = plan_tied_before(p, p->node_count);
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
        if (plan_is_alone(p, v) || fabs(off) < 1) continue;
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
        if (!plan_is_alone(p, v)) low = fmax(low, p->nodes[v].all.y1);
    for (uint32_t e = 0; e < p->tie_count; e++)
        low = fmax(low, fmax(p->ties[e].box.y1, p->ties[e].label.y1));
    double up = p->floor - low - gap;
    if (up <= 0 || p->tie_count == 0) return;
    for (uint32_t v = 0; v < p->node_count; v++)
        if (plan_is_alone(p, v)) p->nodes[v].at.y -= up;
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
        if (!plan_is_alone(p, v)) tied = draw_box_union(tied, p->nodes[v].all);
    }
    double shift = draw_box_is_empty(tied) ? 0 : (p->width - tied.x0 - tied.x1) / 2;
    for (uint32_t v = 0; v < p->node_count; v++) {
        if (!plan_is_alone(p, v)) p->nodes[v].at.x += shift;
    }
    plan_shape(p);
    double factor = stretch(p);
    for (uint32_t v = 0; v < p->node_count; v++) {
        plan_node *n = &p->nodes[v];
        if (!plan_is_alone(p, v))
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
