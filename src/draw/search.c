/* Simulated annealing as Davidson and Harel (ACM Transactions on Graphics 15, 1996) draw
 * graphs, with names, bends and labels among what moves. A trial costs what the change
 * touches. */
#include <math.h>

#include "draw/trial.h"

plan_trial plan_trial_new(plan *p, uint32_t seed)
{
    return (plan_trial){.p = p,
                        .dice = {UINT64_C(0x9e3779b97f4a7c15) ^ ((uint64_t)seed << 20)}};
}

static void reshape(plan *p, uint32_t node)
{
    plan_shape_node(p, node);
    for (uint32_t k = p->offsets[node]; k < p->offsets[node + 1]; k++) {
        plan_shape_tie(p, p->incident[k]);
    }
}

double plan_limit(plan_trial *t, double cost)
{
    double chance = plan_chance(&t->dice);
    return chance > 0 ? cost - t->heat * log(chance) : INFINITY;
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
static draw_point jump(plan_trial *t, uint32_t node)
{
    plan *p = t->p;
    const plan_node *n = &p->nodes[node];
    uint32_t degree = p->offsets[node + 1] - p->offsets[node];
    /* A far jump now and then, also when it is cold: the way out from behind a card. */
    double reach =
        plan_roll(&t->dice, 4) == 0 ? fmax(t->reach, p->spacing * 2) : t->reach;
    double dx = (plan_chance(&t->dice) * 2 - 1) * reach,
           dy = (plan_chance(&t->dice) * 2 - 1) * reach;
    if (degree == 0 || degree > 3 || plan_roll(&t->dice, 4) > 0) {
        return clamped(p, n, (draw_point){n->at.x + dx, n->at.y + dy});
    }
    const plan_tie *e =
        &p->ties[p->incident[p->offsets[node] + plan_roll(&t->dice, degree)]];
    draw_point hub = p->nodes[e->a == node ? e->b : e->a].at;
    double far = draw_distance(hub, n->at) * (0.8 + 0.4 * plan_chance(&t->dice));
    draw_point q = {n->at.x + dx * 2 - hub.x, n->at.y + dy * 2 - hub.y};
    double length = sqrt(q.x * q.x + q.y * q.y);
    if (length < 1) return n->at;
    return clamped(p, n,
                   (draw_point){hub.x + q.x / length * far, hub.y + q.y / length * far});
}

static void try_jump(plan_trial *t, uint32_t node)
{
    plan *p = t->p;
    plan_node *n = &p->nodes[node];
    plan_node before = *n;
    double limit = plan_limit(t, plan_cost_nodes(p, &node, 1, INFINITY));
    n->at = jump(t, node);
    if (n->side != PLAN_INSIDE && plan_roll(&t->dice, 4) == 0) {
        n->side = (plan_side)plan_roll(&t->dice, PLAN_SIDES);
    }
    reshape(p, node);
    if (plan_cost_nodes(p, &node, 1, limit) <= limit) return;
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

static void try_exchange(plan_trial *t, uint32_t u, uint32_t v)
{
    const uint32_t both[] = {u, v};
    if (u == v || t->p->nodes[v].pinned) return;
    double limit = plan_limit(t, plan_cost_nodes(t->p, both, 2, INFINITY));
    exchange(t->p, u, v);
    if (plan_cost_nodes(t->p, both, 2, limit) <= limit) return;
    exchange(t->p, u, v);
}

void plan_try_tie(plan_trial *t, uint32_t tie)
{
    plan *p = t->p;
    plan_tie *e = &p->ties[tie];
    if (e->card) return;
    uint8_t bend = e->bend, spot = e->spot, offset = e->offset;
    double limit = plan_limit(t, plan_cost_tie(p, tie, INFINITY));
    if (e->label_w > 0 && (e->main || plan_roll(&t->dice, 2) == 0)) {
        e->spot = (uint8_t)plan_roll(&t->dice, PLAN_SPOTS_INNER);
        e->offset =
            (uint8_t)(plan_roll(&t->dice, 3) == 0 ? plan_roll(&t->dice, PLAN_OFFSETS)
                                                  : 0);
    } else {
        e->bend = (uint8_t)plan_roll(&t->dice, PLAN_BENDS);
    }
    plan_shape_tie(p, tie);
    if (plan_cost_tie(p, tie, limit) <= limit) return;
    e->bend = bend;
    e->spot = spot;
    e->offset = offset;
    plan_shape_tie(p, tie);
}

void plan_anneal(plan *p, uint32_t moves, uint32_t seed, double heat, const bool *only)
{
    enum { OFTEN = 256 };
    plan_trial t = plan_trial_new(p, seed);
    if (p->node_count == 0) return;
    for (uint32_t i = 0; i < moves; i++) {
        double left = 1 - (double)i / moves;
        if (i % OFTEN == OFTEN - 1 && p->progress.tell)
            p->progress.tell(p->progress.to, 1 - left);
        t.heat = 0.02 + heat * left * left * left;
        t.reach = 4 + p->spacing * 1.2 * left * left;
        uint32_t what = plan_roll(&t.dice, 16);
        if (what < 4 && p->tie_count > 0) {
            plan_try_tie(&t, plan_roll(&t.dice, p->tie_count));
            continue;
        }
        uint32_t node = plan_roll(&t.dice, p->node_count);
        if (p->nodes[node].pinned || (only != NULL && !only[node])) continue;
        /* Hubs cost as much as all their neighbours together and move little: less often.
         */
        if (p->offsets[node + 1] - p->offsets[node] > 12 && plan_roll(&t.dice, 3) > 0)
            continue;
        if (what == 4 && left > 0.3) {
            try_exchange(&t, node, plan_roll(&t.dice, p->node_count));
        } else {
            try_jump(&t, node);
        }
    }
}
