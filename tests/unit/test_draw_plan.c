/* Geometry against sampling, and the plan's local costs against the whole. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "draw/place.h"

/* cmocka compares floats; these are doubles. */
static void near(double got, double wanted, double most)
{
    if (!(fabs(got - wanted) <= most)) fail_msg("%.17g is not %.17g", got, wanted);
}

static uint64_t seed = 1;

/* Park and Miller's generator, apart from the one under test. */
static double unit(void)
{
    seed = seed * 48271 % 2147483647;
    return (double)seed / 2147483647.0;
}

static draw_point somewhere(double size)
{
    double x = unit() * size;
    return (draw_point){x, unit() * size};
}

/* --- geometry --- */

static void test_segment_in_box(void **state)
{
    (void)state;
    for (int i = 0; i < 3000; i++) {
        draw_point a = somewhere(100), b = somewhere(100);
        draw_box box = draw_box_around(somewhere(100), unit() * 60, unit() * 60);
        double t0 = -1, t1 = -1, got = draw_segment_in_box(a, b, box, &t0, &t1);
        int inside = 0;
        enum { SAMPLES = 2000 };
        for (int k = 0; k < SAMPLES; k++) {
            double t = (k + 0.5) / SAMPLES;
            if (draw_box_holds(
                    box, (draw_point){a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)}))
                inside++;
        }
        double expected = draw_distance(a, b) * inside / SAMPLES;
        near(got, expected, draw_distance(a, b) * 2 / SAMPLES);
        if (got > 0) assert_true(t0 >= 0 && t0 < t1 && t1 <= 1);
    }
    draw_box empty = {0, 0, 0, 0};
    near(draw_segment_in_box((draw_point){-1, 0}, (draw_point){1, 0}, empty, NULL, NULL),
         0, 0);
}

static void test_segments_cross(void **state)
{
    (void)state;
    for (int i = 0; i < 20000; i++) {
        draw_point a = somewhere(10), b = somewhere(10), c = somewhere(10),
                   d = somewhere(10);
        /* Solve a + t (b - a) = c + u (d - c) by Cramer's rule. */
        double det = (b.x - a.x) * (c.y - d.y) - (c.x - d.x) * (b.y - a.y);
        if (fabs(det) < 1e-6) continue;
        double t = ((c.x - a.x) * (c.y - d.y) - (c.x - d.x) * (c.y - a.y)) / det;
        double u = ((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / det;
        bool expected = t > 0 && t < 1 && u > 0 && u < 1;
        assert_int_equal(draw_segments_cross(a, b, c, d), expected);
        assert_int_equal(draw_segments_cross(c, d, b, a), expected);
    }
}

static void test_curves(void **state)
{
    (void)state;
    for (int i = 0; i < 500; i++) {
        draw_curve k = draw_curve_bent(somewhere(300), somewhere(300), unit() - 0.5);
        double t0 = unit() * 0.5, t1 = 0.5 + unit() * 0.5;
        draw_curve part = draw_curve_part(k, t0, t1);
        for (double t = 0; t <= 1; t += 0.125) {
            draw_point p = draw_curve_at(part, t),
                       q = draw_curve_at(k, t0 + t * (t1 - t0));
            near(draw_distance(p, q), 0, 1e-9);
        }
        draw_point d = draw_curve_direction(k, 0.3);
        draw_point before = draw_curve_at(k, 0.3 - 1e-6),
                   after = draw_curve_at(k, 0.3 + 1e-6);
        double length = draw_distance(before, after);
        if (length < 1e-7) continue;
        near(d.x, (after.x - before.x) / length, 1e-3);
        near(d.y, (after.y - before.y) / length, 1e-3);
    }
    /* Walking right, a bend to the left goes up, and so does the curve beside. */
    draw_curve k = draw_curve_bent((draw_point){0, 0}, (draw_point){100, 0}, 0.2);
    near(k.c.y, -20, 1e-9);
    near(draw_curve_beside(k, 3).c.y, -23, 1e-9);
}

static void test_boxes(void **state)
{
    (void)state;
    draw_box a = {0, 0, 10, 10}, b = {8, 3, 20, 30}, none = {5, 5, 5, 5};
    near(draw_boxes_overlap(a, b), 2, 0);
    assert_false(draw_boxes_touch(a, (draw_box){10, 0, 20, 10})); /* edges may meet */
    assert_false(draw_boxes_touch(a, none));
    assert_true(draw_box_is_empty(draw_box_grown(none, 9)));
    draw_box both = draw_box_union(a, draw_box_union(none, b));
    assert_true(both.x0 == 0 && both.y0 == 0 && both.x1 == 20 && both.y1 == 30);
}

/* --- plan --- */

static plan *random_plan(base_arena *arena, uint32_t nodes, uint32_t ties)
{
    plan *p = plan_new(arena, nodes, ties);
    assert_non_null(p);
    p->width = p->height = p->floor = 600;
    p->spacing = 600 / sqrt(nodes);
    for (uint32_t v = 0; v < nodes; v++) {
        p->nodes[v] = (plan_node){.at = somewhere(600),
                                  .r = 6 + 20 * unit(),
                                  .name_w = 30 + 60 * unit(),
                                  .name_h = 13,
                                  .side = (plan_side)(v % 5),
                                  .pull = unit(),
                                  .group = UINT32_MAX,
                                  .next = v};
    }
    for (uint32_t e = 0; e < ties; e++) { /* a simple graph: each pair once */
        uint32_t a = e % nodes, b = (a + 1 + e / nodes) % nodes;
        p->ties[e] = (plan_tie){.a = a,
                                .b = b,
                                .half = 1 + 9 * unit(),
                                .label_w = e % 3 == 0 ? 60 : 0,
                                .label_h = e % 3 == 0 ? 14 : 0,
                                .worth = 4,
                                .card = e == 3,
                                .main = e == 3,
                                .bend = (uint8_t)(e % PLAN_BENDS),
                                .spot = (uint8_t)(e % PLAN_SPOTS),
                                .offset = (uint8_t)(e % PLAN_OFFSETS)};
    }
    plan_connect(p);
    plan_shape(p);
    return p;
}

static void test_connect(void **state)
{
    (void)state;
    base_arena arena = {0};
    plan *p = random_plan(&arena, 17, 40);
    for (uint32_t v = 0; v < 17; v++) {
        uint32_t expected = 0, k = p->offsets[v];
        for (uint32_t e = 0; e < 40; e++) {
            if (p->ties[e].a != v && p->ties[e].b != v) continue;
            assert_int_equal(p->incident[k++], e);
            expected++;
        }
        assert_int_equal(p->offsets[v + 1] - p->offsets[v], expected);
    }
    base_arena_free(&arena);
}

/* What a change does to the local cost is what it does to the whole. */
static void test_local_cost(void **state)
{
    (void)state;
    base_arena arena = {0};
    for (int round = 0; round < 60; round++) {
        plan *p = random_plan(&arena, 14, 24);
        uint32_t nodes[] = {(uint32_t)(unit() * 14), 0};
        nodes[1] = (nodes[0] + 1 + (uint32_t)(unit() * 13)) % 14;
        size_t count = round % 2 == 0 ? 1 : 2;
        double whole = plan_cost(p), local = plan_cost_nodes(p, nodes, count, INFINITY);
        for (size_t i = 0; i < count; i++)
            p->nodes[nodes[i]].at = somewhere(600);
        plan_shape(p);
        double change = plan_cost(p) - whole;
        double after = plan_cost_nodes(p, nodes, count, INFINITY);
        near(after - local, change, 1e-6);
        near(plan_cost_nodes(p, nodes, count, after + 1e-6), after, 1e-6);
        assert_true(plan_cost_nodes(p, nodes, count, after * 0.7) > after * 0.7);

        uint32_t tie = (uint32_t)(unit() * 24);
        whole = plan_cost(p);
        local = plan_cost_tie(p, tie, INFINITY);
        p->ties[tie].bend = (uint8_t)(unit() * PLAN_BENDS);
        p->ties[tie].spot = (uint8_t)(unit() * PLAN_SPOTS);
        plan_shape(p);
        after = plan_cost_tie(p, tie, INFINITY);
        near(after - local, plan_cost(p) - whole, 1e-6);
        assert_true(plan_cost_tie(p, tie, after * 0.7) >= after * 0.7);
    }
    base_arena_free(&arena);
}

static void test_search(void **state)
{
    (void)state;
    base_arena arena = {0};
    for (uint32_t round = 1; round <= 3; round++) {
        plan *p = random_plan(&arena, 20, 30);
        p->nodes[5].pinned = true;
        draw_point pinned = p->nodes[5].at;
        double before = plan_cost(p);
        plan_anneal(p, 6000, round, PLAN_HOT, NULL);
        double annealed = plan_cost(p);
        assert_true(annealed < before / 2);
        plan_settle(p);
        assert_true(plan_cost(p) < annealed * 1.3); /* it stirs before it settles */
        assert_true(p->nodes[5].at.x == pinned.x && p->nodes[5].at.y == pinned.y);
        for (uint32_t v = 0; v < 20; v++) {
            if (v == 5) continue;
            assert_true(p->nodes[v].at.x > 0 && p->nodes[v].at.x < 600);
            assert_true(p->nodes[v].at.y > 0 && p->nodes[v].at.y < 600);
        }
    }
    plan *none = random_plan(&arena, 1, 0);
    plan_anneal(none, 100, 1, PLAN_HOT, NULL);
    plan_settle(none);
    base_arena_free(&arena);
}

static void test_label_is_clear(void **state)
{
    (void)state;
    base_arena arena = {0};
    plan *p = plan_new(&arena, 4, 2);
    p->width = p->height = p->floor = 400;
    p->spacing = 100;
    static const draw_point places[] = {{50, 200}, {350, 200}, {200, 60}, {200, 100}};
    for (uint32_t v = 0; v < 4; v++) {
        p->nodes[v] = (plan_node){
            .at = places[v], .r = 10, .side = PLAN_INSIDE, .group = UINT32_MAX};
    }
    p->ties[0] = (plan_tie){.a = 0, .b = 1, .label_w = 100, .label_h = 60, .card = true};
    p->ties[1] = (plan_tie){.a = 2, .b = 3, .bend = 2};
    plan_connect(p);
    plan_shape(p);
    assert_true(plan_label_is_clear(p, 0));
    p->nodes[3].at.y = 165; /* its symbol touches the card */
    plan_shape(p);
    assert_false(plan_label_is_clear(p, 0));
    p->nodes[3].at.y = 330; /* its line runs through it */
    plan_shape(p);
    assert_false(plan_label_is_clear(p, 0));
    base_arena_free(&arena);
}

/* Everybody tied to everybody, heaped up in a plot that is too small: afterwards no two
 * are over each other, no line leaves the canvas and no label lies on a node. */
static void test_make_room(void **state)
{
    (void)state;
    enum { NODES = 11, TIES = NODES * (NODES - 1) / 2 };
    for (int round = 0; round < 3; round++) {
        base_arena arena = {0};
        plan *p = plan_new(&arena, NODES, TIES);
        assert_non_null(p);
        p->width = 400;
        p->height = p->floor = 120;
        p->spacing = 60;
        for (uint32_t v = 0; v < NODES; v++) {
            p->nodes[v].at = (draw_point){150 + unit() * 100, 40 + unit() * 90 * round};
            p->nodes[v].r = 6 + unit() * 14;
            p->nodes[v].name_w = 30 + unit() * 70;
            p->nodes[v].name_h = 12;
        }
        uint32_t e = 0;
        for (uint32_t a = 0; a < NODES; a++) {
            for (uint32_t b = a + 1; b < NODES; b++) {
                p->ties[e] = (plan_tie){.a = a, .b = b, .half = 1, .worth = 50};
                if (e % 3 == 0) p->ties[e].label_w = 40, p->ties[e].label_h = 11;
                e++;
            }
        }
        plan_connect(p);
        plan_shape(p);
        assert_true(plan_overlaps(p) > 0);
        plan_make_room(p);
        plan_settle(p);
        for (uint32_t v = 0; v < NODES; v++) {
            const plan_node *n = &p->nodes[v];
            assert_true(n->all.x0 > -2 && n->all.x1 < p->width + 2);
            assert_true(n->all.y0 > -2 && n->all.y1 < p->height + 2);
            for (uint32_t u = 0; u < v; u++) {
                const plan_node *o = &p->nodes[u];
                near(draw_boxes_overlap(n->symbol, o->symbol), 0, 0);
                near(draw_boxes_overlap(n->symbol, o->name), 0, 0);
                near(draw_boxes_overlap(n->name, o->symbol), 0, 0);
                near(draw_boxes_overlap(n->name, o->name), 0, 0);
            }
            for (e = 0; e < TIES; e++) {
                near(draw_boxes_overlap(n->symbol, p->ties[e].label), 0, 0);
                near(draw_boxes_overlap(n->name, p->ties[e].label), 0, 0);
            }
        }
        for (e = 0; e < TIES; e++) {
            for (int i = 0; i <= PLAN_STEPS; i++) {
                double x = p->ties[e].points[i].x;
                assert_true(x > -16 && x < p->width + 16);
            }
        }
        base_arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_segment_in_box), cmocka_unit_test(test_segments_cross),
        cmocka_unit_test(test_curves),         cmocka_unit_test(test_boxes),
        cmocka_unit_test(test_connect),        cmocka_unit_test(test_local_cost),
        cmocka_unit_test(test_search),         cmocka_unit_test(test_label_is_clear),
        cmocka_unit_test(test_make_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
