/* Kinds, families, least strength, backbone, component, entities to keep; wrong options.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "graph_fixture.h"

static void words(erg_words *out, const char *const *items, size_t count)
{
    *out = (erg_words){items, count};
}

static void small_world(world *w)
{
    world_open(w);
    entity(w, "acme", "company");
    entity(w, "bolt", "company");
    entity(w, "cash", "fund");
    entity(w, "dana", "person");
    entity(w, "eve", "hermit");
    link(w, "deal", "acme", "bolt", "cloud", 1);
    link(w, "loan", "cash", "acme", "funding", 2);
    link(w, "job", "dana", "acme", "role", 3);
    link(w, "odd", "bolt", "cash", "gossip", 4);
    link(w, "self", "bolt", "bolt", "licence", 5);
}

static void kinds_relations_families(void **state)
{
    (void)state;
    static const char *const company[] = {"company"};
    static const char *const two[] = {"cloud", "gossip"};
    static const char *const other[] = {"other"};
    static const char *const both[] = {"company", "fund"};
    static const char *const keep[] = {"dana"};
    world w;
    small_world(&w);
    erg_snapshot_options o = options();
    const erg_snapshot *s = snap(&w, o);
    assert_int_equal(s->node_count, 5);
    assert_int_equal(s->edge_count, 5);
    words(&o.kinds, company, 1);
    s = snap(&w, o);
    assert_int_equal(s->edge_count, 2);
    assert_true(has_edge(s, "deal") && has_edge(s, "self"));
    assert_int_equal(s->node_count, 2);
    words(&o.keep, keep, 1);
    assert_int_equal(snap(&w, o)->node_count, 3); /* whatever its kind */
    o = options();
    words(&o.relations, two, 2);
    s = snap(&w, o);
    assert_int_equal(s->edge_count, 2);
    assert_int_equal(s->node_count, 3);
    words(&o.kinds, both, 2);
    words(&o.families, other, 1);
    s = snap(&w, o);
    assert_int_equal(s->edge_count, 1);
    assert_true(has_edge(s, "odd"));
    world_close(&w);
}

static void known_words_may_find_nothing(void **state)
{
    (void)state;
    static const char *const publisher[] = {"publisher"};
    static const char *const hermit[] = {"hermit"};
    world w;
    small_world(&w);
    erg_snapshot_options o = options();
    words(&o.kinds, publisher, 1);
    const erg_snapshot *s = snap(&w, o);
    assert_int_equal(s->node_count, 0);
    assert_int_equal(s->edge_count, 0);
    assert_int_equal(s->tie_count, 0);
    assert_int_equal(s->offsets[0], 0);
    words(&o.kinds, hermit, 1);
    assert_int_equal(snap(&w, o)->node_count, 0);
    world_close(&w);
}

static void refuse(world *w, erg_snapshot_options o, const char *text)
{
    erg_error err = {0};
    erg_snapshot *s = (erg_snapshot *)&err;
    world_finish(w);
    assert_int_equal(erg_snapshot_make(&s, w->d, &o, &err), ERG_EUSAGE);
    assert_null(s);
    if (!strstr(err.text, text)) fail_msg("'%s' is not in '%s'", text, err.text);
}

static void wrong_words_are_errors(void **state)
{
    (void)state;
    static const char *const fundng[] = {"funding", "fundng"};
    static const char *const gossip[] = {"gosip"};
    static const char *const kind[] = {"compeny"};
    static const char *const hermit[] = {"hermitt"};
    static const char *const family[] = {"mony"};
    static const char *const id[] = {"acme", "blot"};
    world w;
    erg_snapshot_options o = options();
    small_world(&w);
    words(&o.relations, fundng, 2);
    refuse(&w, o, "unknown kind of relation 'fundng', did you mean 'funding'?");
    words(&o.relations, gossip, 1);
    refuse(&w, o, "did you mean 'gossip'?");
    o = options();
    words(&o.kinds, kind, 1);
    refuse(&w, o, "unknown kind of entity 'compeny', did you mean 'company'?");
    words(&o.kinds, hermit, 1);
    refuse(&w, o, "did you mean 'hermit'?");
    o = options();
    words(&o.families, family, 1);
    refuse(&w, o, "unknown family 'mony', did you mean 'money'?");
    o = options();
    words(&o.keep, id, 2);
    refuse(&w, o, "unknown entity 'blot', did you mean 'bolt'?");
    o = options();
    o.weight = "log-amout";
    refuse(&w, o, "unknown weight rule 'log-amout', did you mean 'log-amount'?");
    o = options();
    o.resolve = "lastest";
    refuse(&w, o, "unknown policy 'lastest', did you mean 'latest'?");
    world_close(&w);
}

static void wrong_numbers_are_errors(void **state)
{
    (void)state;
    static const double alphas[] = {0, 1, -0.1, 1.5, INFINITY};
    world w;
    small_world(&w);
    for (size_t i = 0; i < 5; i++) {
        erg_snapshot_options o = options();
        o.backbone = alphas[i];
        refuse(&w, o, "more than 0 and less than 1");
    }
    erg_snapshot_options o = options();
    o.min_weight = -1;
    refuse(&w, o, "0 or more");
    o.min_weight = INFINITY;
    refuse(&w, o, "0 or more");
    world_close(&w);
}

static void wrong_dates_are_errors(void **state)
{
    (void)state;
    static const erg_date bad[] = {1,         -20240101, 9999,     20241301,
                                   20249900,  20240230,  20240001, 99991232,
                                   100000000, INT32_MAX, INT32_MIN};
    static const erg_date good[] = {10000, 10101, 20240000, 20240200, 20240229, 99991231};
    world w;
    small_world(&w);
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        erg_snapshot_options o = options();
        o.as_of = bad[i];
        refuse(&w, o, "as-of");
        o = options();
        o.known_by = bad[i];
        refuse(&w, o, "known-by");
    }
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        erg_snapshot_options o = options();
        o.as_of = o.known_by = good[i];
        assert_int_equal(snap(&w, o)->edge_count, 5);
    }
    world_close(&w);
}

static void least_strength_is_of_the_tie(void **state)
{
    (void)state;
    world w;
    erg_snapshot_options o = options();
    world_open(&w);
    entities(&w, "abcde");
    link(&w, "1", "a", "b", "cloud", 0.7);
    link(&w, "2", "b", "a", "funding", 0.1);
    link(&w, "3", "b", "c", "cloud", 0.79);
    link(&w, "4", "d", "d", "cloud", 0.5);
    link(&w, "5", "d", "d", "cloud", 0.5);
    link(&w, "6", "c", "c", "cloud", 0.5);
    o.min_weight = 0.8; /* 0.7 + 0.1 is a little less in binary */
    const erg_snapshot *s = snap(&w, o);
    assert_true(has_edge(s, "1") && has_edge(s, "2") && !has_edge(s, "3"));
    assert_true(has_edge(s, "4") && has_edge(s, "5") && !has_edge(s, "6"));
    assert_int_equal(s->node_count, 3);
    o.min_weight = 0;
    assert_int_equal(snap(&w, o)->node_count, 5); /* 0 is no filter */
    world_close(&w);
}

/* A star of strengths 1, 2, 3, 14 around h, and a tie of its leaves. At h (k = 4, s =
 * 20): (1 - p)^3 = 0.857375, 0.729, 0.614125, 0.027. At c (k = 2, s = 4, ties 3 to h and
 * 1 to d): 0.25 and 0.75; at d (k = 2, s = 15, ties 14 and 1): 1/15 and 14/15. At a, b (k
 * = 1): 1. */
static void backbone_by_hand(void **state)
{
    (void)state;
    static const struct {
        double alpha;
        const char *kept;
    } expected[] = {{0.02, ""},    {0.027, ""},      {0.0271, "4"},   {0.2, "4"},
                    {0.26, "34"},  {0.62, "34"},     {0.729, "34"},   {0.73, "234"},
                    {0.74, "234"}, {0.7501, "2345"}, {0.858, "12345"}};
    world w;
    world_open(&w);
    entities(&w, "abcdh");
    link(&w, "1", "a", "h", "cloud", 1);
    link(&w, "2", "h", "b", "cloud", 2);
    link(&w, "3", "c", "h", "cloud", 3);
    link(&w, "4", "h", "d", "cloud", 14);
    link(&w, "5", "c", "d", "cloud", 1);
    link(&w, "6", "c", "c", "cloud", 100); /* a self-loop is no tie */
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        erg_snapshot_options o = options();
        o.backbone = expected[i].alpha;
        const erg_snapshot *s = snap(&w, o);
        assert_int_equal(s->edge_count, strlen(expected[i].kept));
        for (uint32_t e = 0; e < s->edge_count; e++)
            assert_int_equal(s->edges[e].id[0], expected[i].kept[e]);
    }
    world_close(&w);
}

static void the_border_of_the_backbone_is_out(void **state)
{
    (void)state;
    world w;
    erg_snapshot_options o = options();
    world_open(&w);
    entities(&w, "abc");
    link(&w, "1", "a", "b", "cloud", 1);
    link(&w, "2", "b", "c", "cloud", 1);
    o.backbone = 0.5; /* (1 - 1/2)^1 at b, 1 at a and c */
    assert_int_equal(snap(&w, o)->edge_count, 0);
    o.backbone = 0.5000001;
    assert_int_equal(snap(&w, o)->edge_count, 2);
    world_close(&w);
}

/* Strength goes first: with the weak ties gone, h has two ties of 0.3 and 0.7. */
static void backbone_after_least_strength(void **state)
{
    (void)state;
    world w;
    erg_snapshot_options o = options();
    world_open(&w);
    entities(&w, "abch");
    link(&w, "1", "a", "h", "cloud", 3);
    link(&w, "2", "b", "h", "cloud", 7);
    link(&w, "3", "c", "h", "cloud", 1);
    o.backbone = 0.31;
    assert_int_equal(snap(&w, o)->edge_count, 1); /* (4/11)^2 = 0.13; (8/11)^2 = 0.53 */
    o.backbone = 0.2;
    assert_int_equal(snap(&w, o)->edge_count, 1);
    o.min_weight = 2;
    assert_int_equal(snap(&w, o)->edge_count, 0); /* 0.3 and 0.7 */
    world_close(&w);
}

static void largest_component(void **state)
{
    (void)state;
    world w;
    erg_snapshot_options o = options();
    static const char *const keep[] = {"z"};
    world_open(&w);
    entities(&w, "abcdefz");
    link(&w, "1", "a", "b", "cloud", 1);
    link(&w, "2", "d", "e", "cloud", 1);
    link(&w, "3", "f", "e", "cloud", 1);
    link(&w, "4", "f", "f", "cloud", 1);
    o.largest_component = true;
    const erg_snapshot *s = snap(&w, o);
    assert_int_equal(s->node_count, 3);
    assert_int_equal(s->edge_count, 3);
    assert_true(has_node(s, "d") && has_node(s, "f") && !has_node(s, "a"));
    o.keep = (erg_words){keep, 1};
    assert_int_equal(snap(&w, o)->node_count, 4);
    world_close(&w);
}

static void equal_components_go_by_smallest_id(void **state)
{
    (void)state;
    world w;
    erg_snapshot_options o = options();
    o.largest_component = true;
    world_open(&w);
    entities(&w, "abcdwxyz");
    link(&w, "1", "w", "x", "cloud", 1);
    link(&w, "2", "x", "b", "cloud", 1);
    link(&w, "3", "c", "d", "cloud", 9);
    link(&w, "4", "d", "y", "cloud", 9);
    const erg_snapshot *s = snap(&w, o);
    assert_int_equal(s->node_count, 3);
    assert_true(has_node(s, "b") && has_node(s, "w") && has_node(s, "x"));
    world_close(&w);
    world_open(&w);
    entities(&w, "abc");
    assert_int_equal(snap(&w, o)->node_count,
                     0); /* with a filter: what a relation touches */
    world_close(&w);
}

static void keeping_is_no_filter(void **state)
{
    (void)state;
    static const char *const keep[] = {"acme", "eve", "acme"};
    world w;
    erg_snapshot_options o = options();
    small_world(&w);
    words(&o.keep, keep, 3);
    o.possible = true;
    o.weight = "uniform";
    o.resolve = "max";
    assert_int_equal(snap(&w, o)->node_count, 5);
    o.as_of = 20240000;
    assert_int_equal(snap(&w, o)->node_count, 5); /* all but eve touched, eve kept */
    o.keep.count = 1;
    assert_int_equal(snap(&w, o)->node_count, 4);
    world_close(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kinds_relations_families),
        cmocka_unit_test(known_words_may_find_nothing),
        cmocka_unit_test(wrong_words_are_errors),
        cmocka_unit_test(wrong_numbers_are_errors),
        cmocka_unit_test(wrong_dates_are_errors),
        cmocka_unit_test(least_strength_is_of_the_tie),
        cmocka_unit_test(backbone_by_hand),
        cmocka_unit_test(the_border_of_the_backbone_is_out),
        cmocka_unit_test(backbone_after_least_strength),
        cmocka_unit_test(largest_component),
        cmocka_unit_test(equal_components_go_by_smallest_id),
        cmocka_unit_test(keeping_is_no_filter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
