#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "base/layout_protocol.h"
#include "draw/joined.h"
#include "draw/keep.h"

struct erg_positions_memory {
    erg_positions positions;
    double *x, *y;
    base_arena arena;
};

/* Beyond this sfdp takes long (5,000 nodes: 3 s; 20,000: 21 s) for a picture nobody
 * reads. */
enum { LAYOUT_WORTHWHILE = 5000 };

static erg_positions *positions_new(uint32_t nodes)
{
    struct erg_positions_memory *memory = calloc(1, sizeof *memory);
    if (memory == NULL) return NULL;
    memory->x = base_arena_array(&memory->arena, (size_t)nodes + 1, sizeof *memory->x);
    memory->y = base_arena_array(&memory->arena, (size_t)nodes + 1, sizeof *memory->y);
    memory->positions = (erg_positions){
        .x = memory->x, .y = memory->y, .node_count = nodes, .memory = memory};
    if (!memory->arena.failed) return &memory->positions;
    erg_positions_free(&memory->positions);
    return NULL;
}

void erg_positions_free(erg_positions *positions)
{
    if (positions == NULL) return;
    struct erg_positions_memory *memory = positions->memory;
    base_arena_free(&memory->arena);
    free(memory);
}

/* Where most places are of an earlier picture, its engine is still the one to name. */
static void keep_engine(erg_positions *out, const erg_places *places)
{
    const char *engine =
        places != NULL && places->engine != NULL ? places->engine : "unknown";
    out->engine = base_arena_text(&out->memory->arena, engine, strlen(engine));
}

/* --- into a plan --- */

double draw_place_floor(const plan *p)
{
    static const double rounding = 0.2; /* of two places */
    double lonely = INFINITY, tied = 0;
    for (uint32_t v = 0; v < p->node_count; v++) {
        const plan_node *n = &p->nodes[v];
        if (plan_is_alone(p, v)) {
            lonely = fmin(lonely, n->at.y - n->r - DRAW_LONELY_HEAD);
        } else {
            tied = fmax(tied, n->at.y + n->r);
        }
    }
    return lonely > tied - rounding ? fmin(lonely, p->height) : p->height;
}

bool draw_place_at(plan *p, const draw_subject *s, const erg_positions *given)
{
    if (given == NULL || s->part != NULL || given->node_count != p->node_count)
        return false;
    double scale = given->width > 0 ? p->width / given->width : 1;
    for (uint32_t v = 0; v < p->node_count; v++) {
        p->nodes[v].at = (draw_point){given->x[v] * scale, given->y[v] * scale};
    }
    p->height = given->height * scale;
    p->floor = draw_place_floor(p);
    plan_shape(p);
    return true;
}

/* --- small graphs: as the network view places them --- */

static erg_code place_small(erg_positions *out, const erg_snapshot *snapshot,
                            const draw_subject_how *how, erg_error *err)
{
    const erg_picture_options *options = how->options;
    draw_subject s = {0};
    draw_placed placed = {0};
    base_arena arena = {0};
    erg_code code = draw_subject_make_how(&s, &arena, snapshot, how, err);
    if (code == ERG_OK) {
        plan *p = draw_plan_make(&s);
        if (p == NULL) {
            code = base_fail_memory(err);
        } else {
            p->progress = options->progress;
            code = draw_place(&placed, p, options->layout, options->worker, err);
        }
        for (uint32_t v = 0; code == ERG_OK && v < p->node_count; v++) {
            out->memory->x[v] = p->nodes[v].at.x;
            out->memory->y[v] = p->nodes[v].at.y;
        }
        if (code == ERG_OK) {
            out->engine = placed.engine;
            out->fallback = placed.fallback;
            out->width = p->width;
            out->height = p->height;
            if (p->known > 0) keep_engine(out, options->places);
        }
    }
    if (code == ERG_OK && arena.failed) code = base_fail_memory(err);
    draw_subject_close(&s);
    base_arena_free(&arena);
    return code;
}

/* --- large graphs: positions alone --- */

/* Shifts positions to begin at a margin, scaled to a common density, in tenths of px. */
static void frame(erg_positions *out, const double *x, const double *y)
{
    static const double margin = 40, cell = 60; /* px on a side for each node */
    double x0 = INFINITY, y0 = INFINITY, x1 = -INFINITY, y1 = -INFINITY;
    for (uint32_t v = 0; v < out->node_count; v++) {
        x0 = fmin(x0, x[v]);
        y0 = fmin(y0, y[v]);
        x1 = fmax(x1, x[v]);
        y1 = fmax(y1, y[v]);
    }
    double area = fmax((x1 - x0) * (y1 - y0), 1);
    double scale = fmin(fmax(sqrt(out->node_count * cell * cell / area), 0.1), 10);
    for (uint32_t v = 0; v < out->node_count; v++) {
        out->memory->x[v] = round(((x[v] - x0) * scale + margin) * 10) / 10;
        out->memory->y[v] = round(((y[v] - y0) * scale + margin) * 10) / 10;
    }
    out->width = ceil((x1 - x0) * scale + 2 * margin);
    out->height = ceil((y1 - y0) * scale + 2 * margin);
}

static erg_code place_large(erg_positions *out, const erg_snapshot *snapshot,
                            const erg_picture_options *options, erg_error *err)
{
    const char *name = options->layout;
    bool automatic = name == NULL || strcmp(name, "auto") == 0;
    bool kept = false;
    erg_code code = draw_keep_large(&kept, out, out->memory->x, out->memory->y, snapshot,
                                    options->places, err);
    if (kept) keep_engine(out, options->places);
    if (kept || code != ERG_OK) return code;
    if (automatic) name = snapshot->node_count <= LAYOUT_WORTHWHILE ? "sfdp" : "grid";
    const draw_engine *engine = draw_engine_find(name);
    if (engine == NULL) return base_fail(err, ERG_EUSAGE, "unknown layout '%.80s'", name);
    draw_placed placed = {engine->name, false};
    draw_answer answer = {0};
    code = ERG_ELAYOUT;
    if (!engine->own) {
        code = draw_ask_large(&answer, &placed, snapshot, engine->name, options->worker,
                              NULL);
    }
    if (code == ERG_OK) {
        frame(out, answer.x, answer.y);
    } else if (code == ERG_ELAYOUT) {
        placed.engine = "grid";
        draw_grid(out->memory->x, out->memory->y, out->node_count, 48, 48, 1.6);
        frame(out, out->x, out->y);
        code = ERG_OK;
    }
    draw_answer_free(&answer);
    out->engine = placed.engine;
    out->fallback = placed.fallback;
    return code == ERG_OK ? ERG_OK : base_fail_memory(err);
}

static erg_code make(erg_positions **out, const erg_snapshot *snapshot,
                     const draw_subject_how *how, erg_error *err)
{
    *out = NULL;
    erg_positions *made = positions_new(snapshot->node_count);
    if (made == NULL) return base_fail_memory(err);
    erg_code code = snapshot->node_count > DRAW_NODES_MAX
                        ? place_large(made, snapshot, how->options, err)
                        : place_small(made, snapshot, how, err);
    if (code == ERG_OK && made->memory->arena.failed) code = base_fail_memory(err);
    if (code != ERG_OK) {
        erg_positions_free(made);
        return code;
    }
    *out = made;
    return ERG_OK;
}

static const erg_picture_options no_options = {0};

erg_code erg_positions_make(erg_positions **out, const erg_snapshot *snapshot,
                            const erg_measures *measures,
                            const erg_picture_options *options, erg_error *err)
{
    draw_subject_how how = {.measures = measures,
                            .options = options != NULL ? options : &no_options};
    return make(out, snapshot, &how, err);
}

erg_code erg_positions_make_union(erg_positions **out, const erg_union *joined,
                                  const erg_picture_options *options, erg_error *err)
{
    const struct erg_union_memory *memory = joined->memory;
    draw_subject_how how = {.measures = memory->forward_measures,
                            .options = options != NULL ? options : &no_options,
                            .marks =
                                joined->diff != NULL ? &memory->forward_marks : NULL};
    return make(out, memory->forward->snapshot, &how, err);
}
