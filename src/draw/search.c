/* Looking for a better state of a plan.
 *
 * plan_anneal is simulated annealing as Davidson and Harel (ACM Transactions on Graphics
 * 15, 1996) draw graphs, with names, bends and labels among what moves; a trial costs
 * what the change touches. plan_settle is coordinate descent over the discrete choices
 * alone. */
#include <math.h>

#include "draw/plan.h"

/* --- random numbers: xorshift64*, Vigna 2016
 * ------------------------------------------------ */

typedef struct dice {
    uint64_t state;
} dice;

static uint32_t roll(dice *d, uint32_t sides)
{
    d->state ^= d->state >> 12;
    d->state ^= d->state << 25;
    d->state ^= d->state >> 27;
    uint64_t high = (d->state * UINT64_C(2685821657736338717)) >> 32;
    return (uint32_t)((high * sides) >> 32);
}

static double chance(dice *d)
{
    return roll(d, 1U << 24) / (double)(1U << 24);
}

/* --- trials --------------------------------------------------------------- */

typedef struct trial {
    plan *p;
    dice dice;
    double heat;  /* worsening that is taken with a chance of 1/e */
    double reach; /* how far a node may jump, px */
} trial;

static void reshape(plan *p, uint32_t node)
{
    plan_shape_node(p, node);
    for (uint32_t k = p->offsets[node]; k < p->offsets[node + 1]; k++) {
        plan_shape_tie(p, p->incident[k]);
    }
}

static bool accept(trial *t, double change)
{
    return change <= 0 || chance(&t->dice) < exp(-change / t->heat);
}

static draw_point clamped(const plan *p, const plan_node *n, draw_point q)
{
    double x0 = n->at.x - n->all.x0, x1 = n->all.x1 - n->at.x;
    double y0 = n->at.y - n->all.y0, y1 = n->all.y1 - n->at.y;
    q.x = fmin(fmax(q.x, x0), fmax(p->width - x1, x0));
    q.y = fmin(fmax(q.y, y0), fmax(p->floor - y1, y0));
    return q;
}

/* A place near by, on a circle around a neighbour, or anywhere within reach. */
static draw_point jump(trial *t, uint32_t node)
{
    plan *p = t->p;
    const plan_node *n = &p->nodes[node];
    uint32_t degree = p->offsets[node + 1] - p->offsets[node];
    /* A far jump now and then, also when it is cold: the way out from behind a card. */
    double reach = roll(&t->dice, 4) == 0 ? fmax(t->reach, p->spacing * 2) : t->reach;
    double dx = (chance(&t->dice) * 2 - 1) * reach,
           dy = (chance(&t->dice) * 2 - 1) * reach;
    if (degree == 0 || degree > 3 || roll(&t->dice, 4) > 0) {
        return clamped(p, n, (draw_point){n->at.x + dx, n->at.y + dy});
    }
    const plan_tie *e = &p->ties[p->incident[p->offsets[node] + roll(&t->dice, degree)]];
    draw_point hub = p->nodes[e->a == node ? e->b : e->a].at;
    double far = draw_distance(hub, n->at) * (0.8 + 0.4 * chance(&t->dice));
    draw_point q = {n->at.x + dx * 2 - hub.x, n->at.y + dy * 2 - hub.y};
    double length = sqrt(q.x * q.x + q.y * q.y);
    if (length < 1) return n->at;
    return clamped(p, n,
                   (draw_point){hub.x + q.x / length * far, hub.y + q.y / length * far});
}

static void try_jump(trial *t, uint32_t node)
{
    plan *p = t->p;
    plan_node *n = &p->nodes[node];
    plan_node before = *n;
    double cost = plan_cost_nodes(p, &node, 1);
    n->at = jump(t, node);
    if (n->side != PLAN_INSIDE && roll(&t->dice, 4) == 0) {
        n->side = (plan_side)roll(&t->dice, PLAN_SIDES);
    }
    reshape(p, node);
    if (accept(t, plan_cost_nodes(p, &node, 1) - cost)) return;
    *n = before;
    reshape(p, node);
}

static void exchange(plan *p, uint32_t u, uint32_t v)
{
    draw_point at = p->nodes[u].at;
    p->nodes[u].at = p->nodes[v].at;
    p->nodes[v].at = at;
    reshape(p, u);
    reshape(p, v);
}

static void try_exchange(trial *t, uint32_t u, uint32_t v)
{
    const uint32_t both[] = {u, v};
    if (u == v || t->p->nodes[v].pinned) return;
    double cost = plan_cost_nodes(t->p, both, 2);
    exchange(t->p, u, v);
    if (accept(t, plan_cost_nodes(t->p, both, 2) - cost)) return;
    exchange(t->p, u, v);
}

static void try_tie(trial *t, uint32_t tie)
{
    plan *p = t->p;
    plan_tie *e = &p->ties[tie];
    if (e->card) return;
    uint8_t bend = e->bend, spot = e->spot, offset = e->offset;
    double cost = plan_cost_tie(p, tie);
    if (e->label_w > 0 && (e->main || roll(&t->dice, 2) == 0)) {
        e->spot = (uint8_t)roll(&t->dice, PLAN_SPOTS);
        e->offset = (uint8_t)(roll(&t->dice, 3) == 0 ? roll(&t->dice, PLAN_OFFSETS) : 0);
    } else {
        e->bend = (uint8_t)roll(&t->dice, PLAN_BENDS);
    }
    plan_shape_tie(p, tie);
    if (accept(t, plan_cost_tie(p, tie) - cost)) return;
    e->bend = bend;
    e->spot = spot;
    e->offset = offset;
    plan_shape_tie(p, tie);
}

void plan_anneal(plan *p, uint32_t moves, uint32_t seed, double heat, const bool *only)
{
    trial t = {.p = p, .dice = {UINT64_C(0x9e3779b97f4a7c15) ^ ((uint64_t)seed << 20)}};
    if (p->node_count == 0) return;
    for (uint32_t i = 0; i < moves; i++) {
        double left = 1 - (double)i / moves;
        t.heat = 0.02 + heat * left * left * left;
        t.reach = 4 + p->spacing * 1.6 * left * left;
        uint32_t what = roll(&t.dice, 16);
        if (what < 4 && p->tie_count > 0) {
            try_tie(&t, roll(&t.dice, p->tie_count));
            continue;
        }
        uint32_t node = roll(&t.dice, p->node_count);
        if (p->nodes[node].pinned || (only != NULL && !only[node])) continue;
        /* Hubs cost as much as all their neighbours together and move little: less often.
         */
        if (p->offsets[node + 1] - p->offsets[node] > 12 && roll(&t.dice, 3) > 0)
            continue;
        if (what == 4 && left > 0.3) {
            try_exchange(&t, node, roll(&t.dice, p->node_count));
        } else {
            try_jump(&t, node);
        }
    }
}

/* --- settling ------------------------------------------------------------- */

static bool settle_side(plan *p, uint32_t node)
{
    plan_node *n = &p->nodes[node];
    if (n->side == PLAN_INSIDE) return false;
    plan_side before = n->side, best = n->side;
    double least = plan_cost_nodes(p, &node, 1) - 1e-6;
    for (int s = 0; s < PLAN_SIDES; s++) {
        if (s == (int)before) continue;
        n->side = (plan_side)s;
        plan_shape_node(p, node);
        double cost = plan_cost_nodes(p, &node, 1);
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
    double least = plan_cost_tie(p, tie) - 1e-6;
    for (uint8_t b = 0; b < PLAN_BENDS; b++) {
        if (b == before) continue;
        e->bend = b;
        plan_shape_tie(p, tie);
        double cost = plan_cost_tie(p, tie);
        if (cost < least) {
            least = cost - 1e-6;
            best = b;
        }
    }
    e->bend = best;
    plan_shape_tie(p, tie);
    return best != before;
}

static bool settle_label(plan *p, uint32_t tie)
{
    plan_tie *e = &p->ties[tie];
    if (e->card || e->label_w <= 0) return false;
    plan_tie before = *e, best = *e;
    double least = plan_label_cost(p, tie) - 1e-6;
    for (uint8_t i = 0; i <= PLAN_SPOTS * PLAN_OFFSETS; i++) {
        e->dropped = i == PLAN_SPOTS * PLAN_OFFSETS;
        e->spot = i % PLAN_SPOTS;
        e->offset = e->dropped ? 0 : i / PLAN_SPOTS;
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

static void try_side(trial *t, uint32_t node)
{
    plan *p = t->p;
    plan_node *n = &p->nodes[node];
    plan_side before = n->side;
    if (before == PLAN_INSIDE) return;
    double cost = plan_cost_nodes(p, &node, 1);
    n->side = (plan_side)roll(&t->dice, PLAN_SIDES);
    plan_shape_node(p, node);
    if (accept(t, plan_cost_nodes(p, &node, 1) - cost)) return;
    n->side = before;
    plan_shape_node(p, node);
}

/* Annealing over sides, bends and labels: one choice alone seldom leads out of a bad
 * state. */
static void stir(plan *p, uint32_t seed)
{
    trial t = {.p = p, .dice = {UINT64_C(0x9e3779b97f4a7c15) ^ ((uint64_t)seed << 20)}};
    uint32_t moves = 20 * (p->node_count + 2 * p->tie_count);
    for (uint32_t i = 0; i < moves; i++) {
        double left = 1 - (double)i / moves;
        t.heat = 0.02 + 1.2 * left * left;
        if (p->tie_count > 0 && roll(&t.dice, 4) > 0) {
            try_tie(&t, roll(&t.dice, p->tie_count));
        } else {
            try_side(&t, roll(&t.dice, p->node_count));
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
            if (settle_label(p, e)) better = true;
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

static void keep_choices(plan *p)
{
    for (uint32_t v = 0; v < p->node_count; v++) {
        p->kept[v].side = (uint8_t)p->nodes[v].side;
    }
    for (uint32_t e = 0; e < p->tie_count; e++) {
        const plan_tie *t = &p->ties[e];
        p->kept[p->node_count + e] = (plan_choice){
            .bend = t->bend, .spot = t->spot, .offset = t->offset, .dropped = t->dropped};
    }
}

static void restore_choices(plan *p)
{
    for (uint32_t v = 0; v < p->node_count; v++) {
        p->nodes[v].side = (plan_side)p->kept[v].side;
    }
    for (uint32_t e = 0; e < p->tie_count; e++) {
        plan_choice c = p->kept[p->node_count + e];
        p->ties[e].bend = c.bend;
        p->ties[e].spot = c.spot;
        p->ties[e].offset = c.offset;
        p->ties[e].dropped = c.dropped;
    }
    plan_shape(p);
}

void plan_settle(plan *p)
{
    enum { TRIES = 4, HOPELESS = 8 }; /* faults that another try will not end */
    uint32_t fewest = UINT32_MAX;
    if (p->node_count == 0) return;
    for (uint32_t seed = 1; seed <= TRIES && fewest > 0; seed++) {
        if (seed > 1 && (fewest > HOPELESS || p->tie_count > PLAN_DENSE)) break;
        plan_reset(p);
        stir(p, seed);
        descend(p);
        uint32_t faults = plan_faults(p, NULL);
        if (faults >= fewest) continue;
        fewest = faults;
        keep_choices(p);
    }
    restore_choices(p);
}
