/* What a plan keeps apart because it would read as one, and how lines end. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "draw/place.h"
#include "draw/view.h"

/* cmocka compares floats; these are doubles. */
static void near(double got, double wanted, double most)
{
    if (!(fabs(got - wanted) <= most)) fail_msg("%.17g is not %.17g", got, wanted);
}

/* Two nodes with a name each, their middles so far apart. */
static plan *pair_plan(base_arena *arena, double dx, double dy, plan_side one,
                       plan_side other)
{
    plan *p = plan_new(arena, 2, 1);
    assert_non_null(p);
    p->width = p->height = p->floor = 600;
    p->spacing = 10; /* being near costs nothing */
    for (uint32_t v = 0; v < 2; v++)
        p->nodes[v] = (plan_node){.at = {200 + v * dx, 200 + v * dy},
                                  .r = 10,
                                  .name_w = 60,
                                  .name_h = 13,
                                  .side = v == 0 ? one : other,
                                  .group = UINT32_MAX,
                                  .next = v};
    p->ties[0] = (plan_tie){.a = 0, .b = 1, .half = 0.6, .bend = 2};
    plan_connect(p);
    plan_shape(p);
    return p;
}

/* Names next to each other cost more than those a little farther apart, by more than the
 * line between them gains by being longer. */
static void test_names_near(void **state)
{
    (void)state;
    base_arena arena = {0};
    double tall = 2 * (10 + 3 + 13), wide = 2 * (10 + 5 + 60);
    double over = plan_cost(pair_plan(&arena, 0, tall + 6, PLAN_BELOW, PLAN_ABOVE)) -
                  plan_cost(pair_plan(&arena, 0, tall + 12, PLAN_BELOW, PLAN_ABOVE));
    double beside = plan_cost(pair_plan(&arena, wide + 6, 0, PLAN_RIGHT, PLAN_LEFT)) -
                    plan_cost(pair_plan(&arena, wide + 12, 0, PLAN_RIGHT, PLAN_LEFT));
    assert_true(over > 2);
    assert_true(beside > 2);
    base_arena_free(&arena);
}

/* The name on the line's side against the name on the other: dear where the line runs
 * through it, less so where it comes near. */
static void test_line_near_name(void **state)
{
    (void)state;
    base_arena arena = {0};
    int met[3] = {0, 0, 0};
    for (double dy = 0; dy < 360; dy += 4) {
        plan *p = pair_plan(&arena, 200, dy, PLAN_RIGHT, PLAN_RIGHT);
        draw_box name = p->nodes[0].name;
        bool through = plan_run_inside(&p->ties[0], draw_box_grown(name, 1)) > 0;
        bool close = plan_run_inside(&p->ties[0], draw_box_grown(name, 4)) > 0;
        double cost = plan_cost(p);
        p->nodes[0].side = PLAN_LEFT;
        plan_shape(p);
        cost -= plan_cost(p);
        if (through)
            assert_true(cost > 2);
        else if (close)
            assert_true(cost > 0.5 && cost < 2);
        else
            near(cost, 0, 1e-9);
        met[through ? 0 : close ? 1 : 2]++;
    }
    assert_true(met[0] > 2 && met[1] > 2 && met[2] > 2);
    base_arena_free(&arena);
}

/* A label that stands beside a name would be read as its beginning. */
static void test_label_near_name(void **state)
{
    (void)state;
    base_arena arena = {0};
    double cost[2];
    for (int i = 0; i < 2; i++) {
        plan *p = pair_plan(&arena, 300, 0, PLAN_LEFT, PLAN_BELOW);
        p->ties[0].label_w = 40;
        p->ties[0].label_h = 12;
        p->nodes[1].at.y = 194;
        p->nodes[1].side = PLAN_LEFT;
        p->nodes[1].name_w = 500.0 - 15 - 370 - (i == 0 ? 6 : 12);
        plan_shape(p);
        cost[i] = plan_label_cost(p, 0);
        near(p->nodes[1].name.x0 - p->ties[0].label.x1, i == 0 ? 6 : 12, 1e-9);
    }
    assert_true(cost[0] > cost[1] + 1);
    base_arena_free(&arena);
}

/* What is hardly aslant is level; what is far from it is meant. */
static void test_level(void **state)
{
    (void)state;
    base_arena arena = {0};
    for (double dy = 5; dy <= 200; dy += 15) {
        plan *p = pair_plan(&arena, 300, dy, PLAN_BELOW, PLAN_BELOW);
        p->ties[0].main = true;
        draw_round_places(p);
        double left = fabs(p->nodes[0].at.y - p->nodes[1].at.y);
        near(left, dy < 40 ? 0 : dy > 60 ? dy : left, 1e-9);
        near(p->nodes[0].at.y + p->nodes[1].at.y, 400 + dy, 0.11);
    }
    base_arena_free(&arena);
}

/* The rows of those without a tie begin where the others end, as places are rounded. */
static void test_floor(void **state)
{
    (void)state;
    base_arena arena = {0};
    plan *p = plan_new(&arena, 3, 1);
    assert_non_null(p);
    p->height = 700;
    for (uint32_t v = 0; v < 3; v++)
        p->nodes[v] = (plan_node){.r = 7.25, .group = UINT32_MAX, .next = v};
    p->ties[0] = (plan_tie){.a = 0, .b = 1};
    plan_connect(p);
    p->nodes[0].at.y = 300;
    p->nodes[1].at.y = 642.8; /* it ends at 650.05 */
    p->nodes[2].at.y = 650 + DRAW_LONELY_HEAD + 7.2;
    near(draw_place_floor(p), 650, 0.1);
    p->nodes[2].at.y = 400; /* among the others */
    near(draw_place_floor(p), 700, 0);
    base_arena_free(&arena);
}

/* --- the ends of a line --- */

/* The line and the arrowhead of a directed lane from the first node to the second. */
static void draw_one_lane(const draw_item **line, const draw_item **head,
                          base_arena *arena, plan *p)
{
    draw_lane lane = {.directed = true, .width = 1.2, .title = ""};
    draw_actor actors[] = {{.r = 10}, {.r = 10}};
    draw_bundle bundle = {.a = 0, .b = 1, .lanes = &lane, .lane_count = 1};
    draw_subject s = {.arena = arena,
                      .looks = draw_families,
                      .preset = {.opacity = 1},
                      .actors = actors,
                      .actor_count = 2,
                      .bundles = &bundle,
                      .bundle_count = 1};
    draw_scene scene = {.arena = arena};
    draw_lanes(&scene, &s, p, 0);
    assert_false(scene.failed);
    *line = *head = NULL;
    for (size_t i = 0; i < scene.item_count; i++) {
        draw_item *item = base_arena_alloc(arena, sizeof *item);
        assert_non_null(item);
        *item = scene.items[i];
        if (item->type != DRAW_PATH) continue;
        if (item->style.fill == DRAW_PAINT_NONE)
            *line = item;
        else
            *head = item;
    }
    free(scene.items);
}

/* Behind the name there is no room for the head, so that the line ends before it. */
static void test_head_before_name(void **state)
{
    (void)state;
    base_arena arena = {0};
    const draw_item *line, *head;
    plan *p = pair_plan(&arena, 300, 30, PLAN_LEFT, PLAN_LEFT);
    draw_one_lane(&line, &head, &arena, p);
    assert_non_null(line);
    assert_non_null(head);
    double x0 = p->nodes[1].name.x0;
    assert_int_equal(line->verb_count, 2);
    for (size_t i = 0; i < line->point_count; i++)
        assert_true(line->points[i].x < x0 && line->points[i].x > p->nodes[0].at.x);
    near(head->points[0].x, x0 - 2, 1);
    for (size_t i = 0; i < 3; i++)
        assert_false(draw_box_holds(p->nodes[1].name, head->points[i]));
    base_arena_free(&arena);
}

/* A name fills all but a bit of the way: the head is as small as that. */
static void test_small_head(void **state)
{
    (void)state;
    base_arena arena = {0};
    const draw_item *line, *head;
    plan *p = pair_plan(&arena, 94, 0, PLAN_RIGHT, PLAN_RIGHT);
    draw_one_lane(&line, &head, &arena, p);
    assert_non_null(head);
    near(head->points[0].x, 200 + 94 - 12.5, 0.5);
    double length = head->points[0].x - head->points[1].x;
    assert_true(length >= 4 && length < draw_arrow_length(1.2) - 1);
    assert_true(head->points[1].x > p->nodes[0].name.x1);
    base_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names_near),      cmocka_unit_test(test_line_near_name),
        cmocka_unit_test(test_label_near_name), cmocka_unit_test(test_level),
        cmocka_unit_test(test_floor),           cmocka_unit_test(test_head_before_name),
        cmocka_unit_test(test_small_head),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
