/* Cropping: between, ego, top and merge on small datasets. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "erg/measure.h"
#include "graph_fixture.h"

/*    a - b - c - d     a-b-c-d and a-e-f-d are as long (1/0.3 + 1/0.6 + 1/0.2, in another
 *    |           |     order); a-g-d is longer; h hangs on c; x - y are apart; two
 * relations
 *    +-e - f ----+     tie a and b. */
static void build(world *w)
{
    world_open(w);
    entities(w, "abcdefghxy");
    link(w, "ab1", "a", "b", "partnership", 0.1);
    link(w, "ab2", "b", "a", "funding", 0.2);
    link(w, "bc", "b", "c", "funding", 0.6);
    link(w, "cd", "c", "d", "funding", 0.2);
    link(w, "ae", "a", "e", "funding", 0.2);
    link(w, "ef", "e", "f", "funding", 0.3);
    link(w, "fd", "f", "d", "funding", 0.6);
    link(w, "ag", "a", "g", "funding", 0.15);
    link(w, "gd", "g", "d", "funding", 0.15);
    link(w, "ch", "c", "h", "funding", 1);
    link(w, "xy", "x", "y", "funding", 1);
    link(w, "hh", "h", "h", "funding", 1);
    snap(w, options());
}

static const char *names_of(const erg_snapshot *s)
{
    static char text[100];
    text[0] = '\0';
    for (uint32_t v = 0; v < s->node_count; v++)
        snprintf(text + v, sizeof text - v, "%s", erg_snapshot_entity(s, v)->id);
    return text;
}

/* The ids left. */
static const char *cropped(const world *w, erg_measure_options how, erg_crop_options crop)
{
    erg_measures *measures = NULL;
    erg_snapshot *part = NULL;
    erg_error err = {0};
    must(erg_measures_compute(&measures, w->s, &how, &err), &err);
    must(erg_snapshot_crop(&part, w->s, measures, &how, &crop, &err), &err);
    const char *names = names_of(part);
    for (uint32_t v = 0; v < part->node_count; v++)
        assert_string_equal(erg_snapshot_entity(w->s, part->nodes[v].row)->id,
                            erg_snapshot_entity(part, v)->id);
    erg_snapshot_free(part);
    erg_measures_free(measures);
    return names;
}

static const char *refused(const world *w, erg_crop_options crop)
{
    static erg_error err;
    const char *const keys[] = {"degree", "community"};
    const erg_measure_options how = {.keys = {keys, 2}};
    erg_measures *measures = NULL;
    erg_snapshot *part = (erg_snapshot *)w->s;
    err = (erg_error){0};
    must(erg_measures_compute(&measures, w->s, &how, &err), &err);
    assert_int_equal(erg_snapshot_crop(&part, w->s, measures, &how, &crop, &err),
                     ERG_EUSAGE);
    assert_null(part);
    erg_measures_free(measures);
    return err.text;
}

static const erg_measure_options plain,
    unweighted = {.unweighted = true}, directed = {.directed = true},
    hops_along = {.directed = true, .unweighted = true};

#define CROP(...)                                                                        \
    (erg_crop_options)                                                                   \
    {                                                                                    \
        __VA_ARGS__                                                                      \
    }

static void nothing_asked_all_shown(void **state)
{
    world w;
    (void)state;
    build(&w);
    assert_string_equal(cropped(&w, plain, CROP(0)), "abcdefghxy");
    world_close(&w);
}

static void between(void **state)
{
    world w;
    (void)state;
    build(&w);
    assert_string_equal(cropped(&w, plain, CROP(.between_from = "a", .between_to = "d")),
                        "abcdef");
    assert_string_equal(cropped(&w, plain, CROP(.between_from = "d", .between_to = "a")),
                        "abcdef");
    assert_string_equal(
        cropped(&w, unweighted, CROP(.between_from = "a", .between_to = "d")), "adg");
    /* With direction: all ways lead on (one relation of a and b has none) ... */
    assert_string_equal(
        cropped(&w, hops_along, CROP(.between_from = "a", .between_to = "d")), "adg");
    /* ... but from a to b it is only 0.1 strong, and that way too long. */
    assert_string_equal(
        cropped(&w, directed, CROP(.between_from = "a", .between_to = "d")), "adef");
    /* Not connected, and no way against the arrows: just the two. */
    assert_string_equal(cropped(&w, plain, CROP(.between_from = "x", .between_to = "a")),
                        "ax");
    assert_string_equal(
        cropped(&w, directed, CROP(.between_from = "d", .between_to = "a")), "ad");
    assert_string_equal(cropped(&w, plain, CROP(.between_from = "c", .between_to = "c")),
                        "c");
    world_close(&w);
}

static void ego(void **state)
{
    world w;
    (void)state;
    build(&w);
    assert_string_equal(cropped(&w, plain, CROP(.ego = "a")), "abeg");
    assert_string_equal(cropped(&w, directed, CROP(.ego = "d", .hops = 1)), "cdfg");
    assert_string_equal(cropped(&w, plain, CROP(.ego = "h", .hops = 2)), "bcdh");
    assert_string_equal(cropped(&w, plain, CROP(.ego = "y", .hops = 99)), "xy");
    world_close(&w);
}

static void top(void **state)
{
    world w;
    (void)state;
    build(&w);
    /* degrees: a c d 3, b e f g 2, h x y 1 */
    assert_string_equal(cropped(&w, plain, CROP(.top = 3, .by = "degree")), "acd");
    assert_string_equal(cropped(&w, plain, CROP(.top = 5, .by = "degree")), "abcde");
    assert_string_equal(cropped(&w, plain, CROP(.top = 99, .by = "degree")),
                        "abcdefghxy");
    /* strengths: c 1.8, h x y 1, d 0.95 */
    assert_string_equal(cropped(&w, plain, CROP(.top = 3)), "chx");
    /* clustering is undefined for h, x, y: they come last */
    assert_string_equal(cropped(&w, plain, CROP(.top = 8, .by = "clustering")),
                        "abcdefgh");
    /* constraint counts upwards */
    assert_string_equal(cropped(&w, plain, CROP(.top = 1, .by = "constraint")), "a");
    world_close(&w);
}

/* Each step works on what the one before left. */
static void one_after_the_other(void **state)
{
    world w;
    erg_crop_options crop = {.between_from = "a",
                             .between_to = "d",
                             .ego = "d",
                             .hops = 1,
                             .top = 2,
                             .by = "degree"};
    (void)state;
    build(&w);
    assert_string_equal(cropped(&w, plain, crop), "cd");
    crop.top = 0;
    assert_string_equal(cropped(&w, plain, crop), "cdf");
    crop.hops = 2;
    assert_string_equal(cropped(&w, plain, crop), "bcdef");
    world_close(&w);
}

static void merge_comes_last(void **state)
{
    world w;
    erg_snapshot *part = NULL, *all = NULL;
    erg_error err = {0};
    const erg_crop_options crop = {.ego = "a", .merge = true},
                           only_merge = {.merge = true};
    (void)state;
    build(&w);
    must(erg_snapshot_crop(&part, w.s, NULL, &plain, &crop, &err), &err);
    must(erg_snapshot_crop(&all, w.s, NULL, &plain, &only_merge, &err), &err);
    assert_string_equal(names_of(part), "abeg");
    assert_true(part->merged);
    assert_int_equal(part->edge_count, 3);
    assert_int_equal(part->tie_count, 3);
    for (uint32_t e = 0; e < part->edge_count; e++) {
        const erg_edge *edge_here = &part->edges[e];
        if (edge_here->merged_count != 2) continue;
        assert_string_equal(edge_here->merged[0], "ab1");
        assert_string_equal(edge_here->merged[1], "ab2");
        near(edge_here->weight, 0.3);
    }
    assert_int_equal(part->measured_nodes, 10);
    assert_int_equal(all->edge_count, 11); /* the self-loop among them */
    erg_snapshot_free(part);
    erg_snapshot_free(all);
    world_close(&w);
}

static void what_is_refused(void **state)
{
    world w;
    erg_snapshot_options funding = options();
    const char *const kinds[] = {"partnership"};
    (void)state;
    build(&w);
    assert_string_equal(refused(&w, CROP(.ego = "alpha")),
                        "unknown entity 'alpha', wanted an id");
    assert_string_equal(refused(&w, CROP(.between_from = "a")),
                        "between: found one entity, wanted two");
    assert_string_equal(
        refused(&w, CROP(.between_from = "a", .between_to = "d", .ego = "g")),
        "ego: 'g' is on no shortest path between 'a' and 'd'");
    assert_string_equal(refused(&w, CROP(.top = 2, .by = "hub")),
                        "top: 'hub' is not among the measures computed");
    assert_string_equal(refused(&w, CROP(.top = 2)),
                        "top: 'strength' is not among the measures computed");
    assert_string_equal(refused(&w, CROP(.top = 2, .by = "community")),
                        "top: 'community' has no ranks");
    funding.relations = (erg_words){kinds, 1};
    snap(&w, funding);
    assert_non_null(strstr(refused(&w, CROP(.ego = "h")), "'h' is not in the snapshot"));
    world_close(&w);

    world_open(&w);
    entity(&w, "openai", "company");
    snap(&w, options());
    assert_string_equal(refused(&w, CROP(.ego = "opnai")),
                        "unknown entity 'opnai', did you mean 'openai'?");
    world_close(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_asked_all_shown),
        cmocka_unit_test(between),
        cmocka_unit_test(ego),
        cmocka_unit_test(top),
        cmocka_unit_test(one_after_the_other),
        cmocka_unit_test(merge_comes_last),
        cmocka_unit_test(what_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
