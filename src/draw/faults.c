/* Faults of a plan's state: yes or no, where cost.c has more or less. */
#include "draw/plan.h"

typedef struct finder {
    const plan *p;
    bool *involved; /* or NULL */
    uint32_t count;
} finder;

static void involve(finder *f, uint32_t node)
{
    if (f->involved != NULL) f->involved[node] = true;
}

static void fault_tie(finder *f, const plan_tie *e)
{
    f->count++;
    involve(f, e->a);
    involve(f, e->b);
}

static bool outside(const plan *p, draw_box b)
{
    return !draw_box_is_empty(b) &&
           (b.x0 < -1 || b.y0 < -1 || b.x1 > p->width + 1 || b.y1 > p->height + 1);
}

static bool runs_over(const plan_tie *e, const plan_node *v)
{
    double reach = v->r + e->half + 1;
    if (!draw_boxes_touch(e->box, draw_box_grown(v->all, 2))) return false;
    for (int i = 0; i < PLAN_STEPS; i++) {
        if (draw_segment_distance2(v->at, e->points[i], e->points[i + 1]) <
            reach * reach) {
            return true;
        }
    }
    return plan_run_inside(e, draw_box_grown(v->name, 1 + e->half)) > 0;
}

/* Its own end's name cuts it. */
static bool hides_behind(const plan_tie *e, const plan_node *v)
{
    static const double tip = 0.5;
    return plan_run_inside(e, v->name) > tip;
}

static void check_tie(finder *f, const plan_tie *e)
{
    for (uint32_t v = 0; v < f->p->node_count; v++) {
        const plan_node *n = &f->p->nodes[v];
        bool own = e->a == v || e->b == v;
        if (own ? !hides_behind(e, n) : !runs_over(e, n)) continue;
        fault_tie(f, e);
        involve(f, v);
    }
}

/* The label against everything; a card keeps a little more room. */
static void check_label(finder *f, uint32_t tie)
{
    const plan_tie *e = &f->p->ties[tie];
    draw_box box = draw_box_grown(e->label, e->card ? 2 : 0.5);
    if (draw_box_is_empty(box)) return;
    if (outside(f->p, e->label)) fault_tie(f, e);
    for (uint32_t v = 0; v < f->p->node_count; v++) {
        const plan_node *n = &f->p->nodes[v];
        if (!draw_boxes_touch(box, n->symbol) && !draw_boxes_touch(box, n->name))
            continue;
        fault_tie(f, e);
        involve(f, v);
    }
    for (uint32_t k = 0; k < f->p->tie_count; k++) {
        const plan_tie *o = &f->p->ties[k];
        if (k == tie) continue;
        if (draw_boxes_touch(box, o->label) ||
            plan_run_inside(o, draw_box_grown(box, o->half)) > 0) {
            fault_tie(f, e);
            fault_tie(f, o);
        }
    }
}

static bool nodes_touch(const plan_node *n, const plan_node *o)
{
    return draw_boxes_touch(n->all, o->all) &&
           (draw_boxes_touch(n->symbol, o->symbol) ||
            draw_boxes_touch(n->symbol, o->name) ||
            draw_boxes_touch(n->name, o->symbol) || draw_boxes_touch(n->name, o->name));
}

static bool node_outside(const plan *p, const plan_node *n)
{
    return (!n->pinned && n->all.y1 > p->floor + 1) || outside(p, n->all);
}

static void check_node(finder *f, uint32_t node)
{
    const plan_node *n = &f->p->nodes[node];
    if (node_outside(f->p, n)) {
        f->count++;
        involve(f, node);
    }
    for (uint32_t v = 0; v < node; v++) {
        if (!nodes_touch(n, &f->p->nodes[v])) continue;
        f->count++;
        involve(f, node);
        involve(f, v);
    }
}

uint32_t plan_overlaps(const plan *p)
{
    finder f = {p, NULL, 0};
    for (uint32_t v = 0; v < p->node_count; v++)
        check_node(&f, v);
    return f.count;
}

uint32_t plan_overlaps_of(const plan *p, uint32_t node)
{
    uint32_t count = node_outside(p, &p->nodes[node]) ? 1 : 0;
    for (uint32_t v = 0; v < p->node_count; v++) {
        if (v != node && nodes_touch(&p->nodes[node], &p->nodes[v])) count++;
    }
    return count;
}

bool plan_label_collides(const plan *p, uint32_t tie)
{
    draw_box label = p->ties[tie].label;
    if (draw_box_is_empty(label)) return false;
    if (outside(p, label)) return true;
    for (uint32_t v = 0; v < p->node_count; v++) {
        const plan_node *n = &p->nodes[v];
        if (draw_boxes_touch(label, n->symbol) || draw_boxes_touch(label, n->name))
            return true;
    }
    for (uint32_t e = 0; e < p->tie_count; e++) {
        if (e != tie && draw_boxes_touch(label, p->ties[e].label)) return true;
    }
    return false;
}

uint32_t plan_faults(const plan *p, bool *involved)
{
    finder f = {p, involved, 0};
    for (uint32_t v = 0; involved != NULL && v < p->node_count; v++)
        involved[v] = false;
    for (uint32_t v = 0; v < p->node_count; v++)
        check_node(&f, v);
    for (uint32_t e = 0; e < p->tie_count; e++) {
        check_tie(&f, &p->ties[e]);
        check_label(&f, e);
    }
    return f.count;
}

bool plan_label_is_clear(const plan *p, uint32_t tie)
{
    finder f = {p, NULL, 0};
    check_label(&f, tie);
    return f.count == 0 && !draw_box_is_empty(p->ties[tie].label);
}
