/* Settling: coordinate descent over sides, bends and labels, stirred first. */
#include <math.h>
#include <string.h>

#include "draw/trial.h"

static bool settle_side(plan *p, uint32_t node)
{
    plan_node *n = &p->nodes[node];
    if (n->side == PLAN_INSIDE) return false;
    plan_side before = n->side, best = n->side;
    double least = plan_cost_nodes(p, &node, 1, INFINITY) - 1e-6;
    for (int s = 0; s < PLAN_SIDES; s++) {
        if (s == (int)before) continue;
        n->side = (plan_side)s;
        plan_shape_node(p, node);
        double cost = plan_cost_nodes(p, &node, 1, least);
        if (cost < least) {
            least = cost - 1e-6;
            best = (plan_side)s;
        }
    }
    n->side = best;
    plan_shape_node(p, node);
    return best != before;
}

static bool settle_bend(plan *p, uint32_t tie)
{
    plan_tie *e = &p->ties[tie];
    if (e->card || e->main) return false;
    uint8_t before = e->bend, best = e->bend;
    double least = plan_cost_tie(p, tie, INFINITY) - 1e-6;
    for (int b = 0; b < PLAN_BENDS; b++) {
        if (b == before) continue;
        e->bend = (uint8_t)b;
        plan_shape_tie(p, tie);
        double cost = plan_cost_tie(p, tie, least);
        if (cost < least) {
            least = cost - 1e-6;
            best = (uint8_t)b;
        }
    }
    e->bend = best;
    plan_shape_tie(p, tie);
    return best != before;
}

/* `spots`: how many of plan_spots are tried. */
static bool settle_label(plan *p, uint32_t tie, int spots)
{
    plan_tie *e = &p->ties[tie];
    if (e->card || e->label_w <= 0) return false;
    plan_tie before = *e, best = *e;
    double least = plan_label_cost(p, tie) - 1e-6;
    int last = spots * PLAN_OFFSETS - (e->marker ? 1 : 0);
    for (int i = 0; i <= last; i++) {
        e->dropped = i == spots * PLAN_OFFSETS;
        e->spot = (uint8_t)(i % spots);
        e->offset = (uint8_t)(e->dropped ? 0 : i / spots);
        plan_shape_tie(p, tie);
        double cost = plan_label_cost(p, tie);
        if (cost < least) {
            least = cost - 1e-6;
            best = *e;
        }
    }
    *e = best;
    return best.spot != before.spot || best.offset != before.offset ||
           best.dropped != before.dropped;
}

static void try_side(plan_trial *t, uint32_t node)
{
    plan *p = t->p;
    plan_node *n = &p->nodes[node];
    plan_side before = n->side;
    if (before == PLAN_INSIDE) return;
    double limit = plan_limit(t, plan_cost_nodes(p, &node, 1, INFINITY));
    n->side = (plan_side)plan_roll(&t->dice, PLAN_SIDES);
    plan_shape_node(p, node);
    if (plan_cost_nodes(p, &node, 1, limit) <= limit) return;
    n->side = before;
    plan_shape_node(p, node);
}

/* Annealing over sides, bends and labels: one choice alone seldom leads out of a bad
 * state. */
static void stir(plan *p, uint32_t seed)
{
    enum { MOST = 9000 };
    plan_trial t = plan_trial_new(p, seed);
    uint32_t moves = 40 * (p->node_count + 2 * p->tie_count);
    if (moves > MOST) moves = MOST;
    for (uint32_t i = 0; i < moves; i++) {
        double left = 1 - (double)i / moves;
        t.heat = 0.02 + 1.2 * left * left;
        if (p->tie_count > 0 && plan_roll(&t.dice, 4) > 0) {
            plan_try_tie(&t, plan_roll(&t.dice, p->tie_count));
        } else {
            try_side(&t, plan_roll(&t.dice, p->node_count));
        }
    }
}

static void descend(plan *p)
{
    bool better = true;
    int rounds = p->tie_count > PLAN_DENSE ? 3 : 8;
    for (int round = 0; better && round < rounds; round++) {
        better = false;
        for (uint32_t e = 0; e < p->tie_count; e++) {
            if (settle_bend(p, e)) better = true;
        }
        for (uint32_t v = 0; v < p->node_count; v++) {
            if (settle_side(p, v)) better = true;
        }
        for (uint32_t e = 0; e < p->tie_count; e++) {
            if (settle_label(p, e, PLAN_SPOTS_INNER)) better = true;
        }
    }
}

void plan_reset(plan *p)
{
    for (uint32_t v = 0; v < p->node_count; v++) {
        if (p->nodes[v].side != PLAN_INSIDE) p->nodes[v].side = PLAN_BELOW;
    }
    for (uint32_t e = 0; e < p->tie_count; e++) {
        p->ties[e].bend = p->ties[e].spot = p->ties[e].offset = 0;
        p->ties[e].dropped = false;
    }
    plan_shape(p);
}

static void keep_choices(const plan *p, plan_choice *kept)
{
    for (uint32_t v = 0; v < p->node_count; v++) {
        kept[v].side = (uint8_t)p->nodes[v].side;
    }
    for (uint32_t e = 0; e < p->tie_count; e++) {
        const plan_tie *t = &p->ties[e];
        kept[p->node_count + e] = (plan_choice){
            .bend = t->bend, .spot = t->spot, .offset = t->offset, .dropped = t->dropped};
    }
}

static void restore_choices(plan *p, const plan_choice *kept)
{
    for (uint32_t v = 0; v < p->node_count; v++) {
        p->nodes[v].side = (plan_side)kept[v].side;
    }
    for (uint32_t e = 0; e < p->tie_count; e++) {
        plan_choice c = kept[p->node_count + e];
        p->ties[e].bend = c.bend;
        p->ties[e].spot = c.spot;
        p->ties[e].offset = c.offset;
        p->ties[e].dropped = c.dropped;
    }
    plan_shape(p);
}

/* Off each other first, whatever the lines cost. */
static bool free_side(plan *p, uint32_t node)
{
    plan_node *n = &p->nodes[node];
    uint32_t fewest = plan_overlaps_of(p, node);
    plan_side before = n->side, best = n->side;
    if (before == PLAN_INSIDE || fewest == 0) return false;
    double least = plan_cost_nodes(p, &node, 1, INFINITY);
    for (int s = 0; s < PLAN_SIDES; s++) {
        n->side = (plan_side)s;
        plan_shape_node(p, node);
        uint32_t overlaps = plan_overlaps_of(p, node);
        double cost = plan_cost_nodes(p, &node, 1, INFINITY);
        if (overlaps > fewest || (overlaps == fewest && cost >= least - 1e-6)) continue;
        fewest = overlaps;
        least = cost;
        best = (plan_side)s;
    }
    n->side = best;
    plan_shape_node(p, node);
    return best != before;
}

/* True where a name moved. All below is the way out that plan_make_room sees to. */
static bool free_names(plan *p)
{
    enum { ROUNDS = 4 };
    uint32_t overlaps = plan_overlaps(p);
    if (overlaps == 0) return false;
    bool moved = true;
    for (int round = 0; moved && round < ROUNDS; round++) {
        moved = false;
        for (uint32_t v = 0; v < p->node_count; v++)
            moved = free_side(p, v) || moved;
    }
    overlaps = plan_overlaps(p);
    if (overlaps == 0) return true;
    keep_choices(p, p->kept);
    for (uint32_t v = 0; v < p->node_count; v++) {
        if (p->nodes[v].side != PLAN_INSIDE) p->nodes[v].side = PLAN_BELOW;
    }
    plan_shape(p);
    if (plan_overlaps(p) >= overlaps) restore_choices(p, p->kept);
    return true;
}

static bool leaves_canvas(const plan *p, const plan_tie *e)
{
    static const double margin = 16; /* of the canvas's, which holds arrowheads too */
    return e->box.x0 < -margin || e->box.x1 > p->width + margin;
}

/* The cheapest bend that stays on the canvas; a straight line does. */
static bool bring_in(plan *p, uint32_t tie)
{
    plan_tie *e = &p->ties[tie];
    if (e->card || e->main || !leaves_canvas(p, e)) return false;
    uint8_t best = e->bend;
    double least = INFINITY;
    for (int b = 0; b < PLAN_BENDS; b++) {
        e->bend = (uint8_t)b;
        plan_shape_tie(p, tie);
        if (leaves_canvas(p, e)) continue;
        double cost = plan_cost_tie(p, tie, least);
        if (cost >= least) continue;
        least = cost;
        best = (uint8_t)b;
    }
    e->bend = best;
    plan_shape_tie(p, tie);
    return true;
}

/* What a reader must not meet, however dense: seen to after what is cheapest. */
static void tidy(plan *p)
{
    bool moved = free_names(p);
    for (uint32_t e = 0; e < p->tie_count; e++)
        moved = bring_in(p, e) || moved;
    for (uint32_t e = 0; e < p->tie_count; e++)
        if (moved || p->ties[e].offset > 0) settle_label(p, e, PLAN_SPOTS);
    for (uint32_t e = 0; e < p->tie_count; e++) {
        plan_tie *t = &p->ties[e];
        if (t->card || t->marker || !plan_label_collides(p, e)) continue;
        t->dropped = true;
        plan_shape_tie(p, e);
    }
}

/* FNV-1a over words, for what a change of cannot go unnoticed. */
static uint64_t add_word(uint64_t hash, double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return (hash ^ bits ^ bits >> 29) * UINT64_C(0x100000001b3);
}

/* Of all that settling depends on and that changes while a plan is placed. */
static uint64_t fingerprint(const plan *p)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    hash = add_word(add_word(add_word(hash, p->width), p->height), p->floor);
    for (uint32_t v = 0; v < p->node_count; v++)
        hash = add_word(add_word(hash, p->nodes[v].at.x), p->nodes[v].at.y);
    for (uint32_t e = 0; e < p->tie_count; e++) {
        const plan_tie *t = &p->ties[e];
        hash = add_word(hash, t->label_w);
        hash = add_word(hash, (t->card ? 1 : 0) + (t->marker ? 2 : 0));
    }
    return hash;
}

static void settle(plan *p)
{
    enum {
        TRIES = 4,
        FEW_TRIES = 2,
        MANY_TIES = 90,
        HOPELESS = 8
    }; /* faults that another try will not end */
    uint32_t fewest = UINT32_MAX;
    uint32_t tries = p->tie_count > MANY_TIES ? FEW_TRIES : TRIES;
    for (uint32_t seed = 1; seed <= tries && fewest > 0; seed++) {
        if (seed > 1 && (fewest > HOPELESS || p->tie_count > PLAN_DENSE)) break;
        plan_reset(p);
        stir(p, seed);
        descend(p);
        uint32_t faults = plan_faults(p, NULL);
        if (faults >= fewest) continue;
        fewest = faults;
        keep_choices(p, p->kept);
    }
    restore_choices(p, p->kept);
    tidy(p);
}

void plan_settle(plan *p)
{
    if (p->node_count == 0) return;
    uint64_t now = fingerprint(p);
    if (now == p->settled) {
        restore_choices(p, p->settled_choices);
        return;
    }
    settle(p);
    keep_choices(p, p->settled_choices);
    p->settled = now;
}
