/* The plan of a subject. */
#include <math.h>

#include "draw/keep.h"

static void set_node(plan_node *n, const draw_actor *a)
{
    n->r = a->r * draw_symbol_extent(&draw_kinds[a->kind]);
    n->pull = a->share * a->share;
    n->side = a->inside ? PLAN_INSIDE : PLAN_BELOW;
    if (a->inside) return;
    n->name_w = a->lines.width;
    n->name_h = (double)a->lines.count * (a->size + 1.5);
}

static void set_tie(plan_tie *e, const draw_bundle *b)
{
    e->a = b->a;
    e->b = b->b;
    e->half = b->half;
    e->label_w = b->label_w;
    e->label_h = b->label_h;
    e->worth = b->worth;
}

static uint32_t other_end(const plan *p, uint32_t node, uint32_t k)
{
    const plan_tie *e = &p->ties[p->incident[p->offsets[node] + k]];
    return e->a == node ? e->b : e->a;
}

/* Nodes of one kind with the same one or two neighbours. */
static bool alike(const plan *p, const draw_subject *s, uint32_t u, uint32_t v)
{
    uint32_t degree = p->offsets[u + 1] - p->offsets[u];
    if (degree != p->offsets[v + 1] - p->offsets[v] || degree == 0 || degree > 2)
        return false;
    if (s->actors[u].kind != s->actors[v].kind) return false;
    uint32_t u0 = other_end(p, u, 0), v0 = other_end(p, v, 0);
    if (degree == 1) return u0 == v0;
    uint32_t u1 = other_end(p, u, 1), v1 = other_end(p, v, 1);
    return (u0 == v0 && u1 == v1) || (u0 == v1 && u1 == v0);
}

static void find_groups(plan *p, const draw_subject *s)
{
    for (uint32_t v = 0; v < p->node_count; v++) {
        if (p->nodes[v].group != UINT32_MAX) continue;
        uint32_t last = v;
        for (uint32_t u = v + 1; u < p->node_count; u++) {
            if (p->nodes[u].group != UINT32_MAX || !alike(p, s, v, u)) continue;
            p->nodes[u].group = p->nodes[v].group = v;
            p->nodes[last].next = u;
            last = u;
        }
        p->nodes[last].next = v;
    }
}

/* The strongest bundles with a card hang it in the plot: one that shares no end with
 * another. */
static void hang_cards(plan *p, const draw_subject *s)
{
    for (uint32_t hung = 0; hung < s->preset.cards; hung++) {
        uint32_t best = UINT32_MAX;
        for (uint32_t e = 0; e < p->tie_count; e++) {
            const draw_bundle *b = &s->bundles[e];
            if (!b->card || b->entry_count > DRAW_CARD_MOST || p->ties[e].card) continue;
            if (best == UINT32_MAX || s->bundles[e].strength > s->bundles[best].strength)
                best = e;
        }
        if (best == UINT32_MAX) break;
        p->ties[best].card = true;
    }
    for (uint32_t e = 0; e < p->tie_count; e++) {
        if (!s->bundles[e].card || p->ties[e].card) continue;
        p->ties[e].label_w = p->ties[e].label_h = DRAW_MARKER;
        p->ties[e].marker = true;
    }
}

/* What a comparison says of a line stands beside it. */
static void keep_labels(plan *p, const draw_subject *s)
{
    for (uint32_t e = 0; e < p->tie_count; e++) {
        p->ties[e].label_w = s->bundles[e].label_w;
        p->ties[e].label_h = s->bundles[e].label_h;
    }
}

/* Of the pairs with the most relations, the one between the largest nodes. */
static void find_main(plan *p, const draw_subject *s)
{
    plan_tie *best = NULL;
    double most = 0;
    for (uint32_t e = 0; e < p->tie_count; e++) {
        plan_tie *t = &p->ties[e];
        double size = p->nodes[t->a].pull + p->nodes[t->b].pull;
        if (!s->bundles[e].card || size <= most) continue;
        most = size;
        best = t;
    }
    if (best != NULL) best->main = true;
}

/* The largest lonely node that has no seat yet; of equal ones the first. */
static uint32_t next_lonely(const plan *p)
{
    uint32_t best = UINT32_MAX;
    for (uint32_t v = 0; v < p->node_count; v++) {
        if (!plan_is_alone(p, v) || p->nodes[v].pinned) continue;
        if (best == UINT32_MAX || p->nodes[v].r > p->nodes[best].r) best = v;
    }
    return best;
}

/* Lonely nodes stand in even rows under the rest, the largest first. Returns the height
 * they take. */
static double seat_the_lonely(plan *p, double top)
{
    uint32_t count = 0;
    double w = 0, y = top + DRAW_LONELY_HEAD;
    for (uint32_t v = 0; v < p->node_count; v++) {
        if (!plan_is_alone(p, v) || p->nodes[v].pinned) continue;
        count++;
        w = fmax(w, fmax(p->nodes[v].name_w, 2 * p->nodes[v].r) + 14);
    }
    if (count == 0) return 0;
    uint32_t most = (uint32_t)fmax(1, floor(p->width / w));
    uint32_t rows = (count + most - 1) / most, columns = (count + rows - 1) / rows;
    for (uint32_t seat = 0; seat < count;) {
        uint32_t in_row = count - seat < columns ? count - seat : columns;
        double cell = p->width / columns, indent = (p->width - cell * in_row) / 2;
        double r = p->nodes[next_lonely(p)].r, below = 0;
        for (uint32_t k = 0; k < in_row; k++) {
            plan_node *n = &p->nodes[next_lonely(p)];
            n->at = (draw_point){indent + cell * (k + 0.5), y + r};
            n->pinned = true;
            below = fmax(below, n->r + n->name_h);
        }
        y += r + below + 18;
        seat += in_row;
    }
    return y - top;
}

plan *draw_plan_make(const draw_subject *s)
{
    plan *p = plan_new(s->arena, s->actor_count, s->bundle_count);
    if (p == NULL) return NULL;
    double area = 0;
    for (uint32_t v = 0; v < p->node_count; v++)
        set_node(&p->nodes[v], &s->actors[v]);
    for (uint32_t e = 0; e < p->tie_count; e++)
        set_tie(&p->ties[e], &s->bundles[e]);
    plan_connect(p);
    find_groups(p, s);
    hang_cards(p, s);
    find_main(p, s);
    if (s->marks != NULL) keep_labels(p, s);
    p->width = s->preset.width - 2 * DRAW_MARGIN;
    uint32_t tied = plan_tied_before(p, p->node_count);
    area = tied * s->preset.area;
    for (uint32_t e = 0; e < p->tie_count; e++) {
        if (p->ties[e].card) area += p->ties[e].label_w * p->ties[e].label_h * 1.3;
    }
    p->height = fmax(tied > 0 ? s->preset.least_height : 0, round(area / p->width));
    p->floor = p->height;
    p->spacing = sqrt(p->width * p->height / fmax(tied, 4));
    if (s->places != NULL) draw_keep_pin(p, s);
    double lonely = seat_the_lonely(p, p->height);
    p->height += lonely;
    plan_shape(p);
    return p;
}
