/* A dataset that was read from a snapshot file: as it stands, filtered, recounted. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "graph_fixture.h"
#include "model/recorded.h"

static const char *const two[] = {"x", "y"};
static const erg_amount dollars = {
    .value = 5, .low = NAN, .high = NAN, .currency = "USD"};

/* Relations r1 (a-b, amount 1e6) and r2 (b-c); what the file states differs from a
 * recount. */
static void recorded_world(world *w, erg_recorded *recorded, erg_recorded_edge *edges)
{
    model_claim_draft c = amount_claim("d", 9e6, "USD");
    static const erg_value value = {.type = ERG_VALUE_OBJECT};
    static const erg_value *const attrs[4] = {&value, NULL, NULL, NULL};
    world_open(w);
    entities(w, "abcd");
    add(w, relation("r1", "a", "b", "cloud"), &c, 1);
    add(w, relation("r2", "b", "c", "role"), &c, 1);
    world_finish(w);
    edges[0] = (erg_recorded_edge){.weight = 7,
                                   .start = 20200000,
                                   .end = 20210000,
                                   .label = "seen",
                                   .amount = &dollars,
                                   .share = 0.5,
                                   .disputed = true};
    edges[1] = (erg_recorded_edge){.weight = 3, .share = NAN};
    *recorded = (erg_recorded){.as_of = 20220000,
                               .known_by = 20230000,
                               .weight_rule = "uniform",
                               .resolve = "latest",
                               .measured_nodes = 99,
                               .measured_ties = 77,
                               .attrs = attrs,
                               .edges = edges};
    w->d->recorded = recorded;
}

static void taken_as_it_stands(void **state)
{
    (void)state;
    static const char *const keep[] = {"d"};
    world w;
    erg_recorded recorded;
    erg_recorded_edge edges[2];
    erg_snapshot_options o = options();
    recorded_world(&w, &recorded, edges);
    for (int i = 0; i < 2; i++) {
        const erg_snapshot *s = snap(&w, o);
        const erg_edge *e = edge(s, "r1");
        assert_true(s->recorded);
        assert_false(s->merged);
        assert_int_equal(s->node_count, 4);
        assert_int_equal(s->measured_nodes, 99);
        assert_int_equal(s->measured_ties, 77);
        assert_int_equal(s->as_of, 20220000);
        assert_int_equal(s->known_by, 20230000);
        assert_string_equal(s->weight_rule, "uniform");
        assert_string_equal(s->resolve, "latest");
        assert_ptr_equal(s->nodes[0].attrs, recorded.attrs[0]);
        near(e->weight, 7);
        near(s->ties[0].strength, 7);
        assert_int_equal(e->start, 20200000);
        assert_int_equal(e->end, 20210000); /* before as_of: not asked again */
        assert_string_equal(e->label, "seen");
        assert_ptr_equal(e->amount, &dollars);
        near(e->share, 0.5);
        assert_true(e->disputed);
        assert_int_equal(e->claim_count, 1);
        assert_ptr_equal(e->used, &w.d->relations[0].claims[0]);
        o.keep = (erg_words){keep, 1}; /* asks for nothing */
    }
    world_close(&w);
}

static void filters_read_recorded_weights(void **state)
{
    (void)state;
    world w;
    erg_recorded recorded;
    erg_recorded_edge edges[2];
    erg_snapshot_options o = options();
    recorded_world(&w, &recorded, edges);
    o.min_weight = 5;
    const erg_snapshot *s = snap(&w, o);
    assert_false(s->recorded);
    assert_int_equal(s->edge_count, 1);
    assert_int_equal(s->node_count, 2);
    assert_int_equal(s->measured_nodes, 2);
    near(s->edges[0].weight, 7);
    assert_string_equal(s->edges[0].label, "seen");
    assert_string_equal(s->weight_rule, "uniform");
    assert_int_equal(s->as_of, 20220000);
    world_close(&w);
}

static void options_ask_for_a_recount(void **state)
{
    (void)state;
    world w;
    erg_recorded recorded;
    erg_recorded_edge edges[2];
    erg_snapshot_options o = options();
    recorded_world(&w, &recorded, edges);
    o.weight = "log-amount";
    const erg_snapshot *s = snap(&w, o);
    assert_false(s->recorded);
    near(edge(s, "r1")->weight, 2);
    assert_null(edge(s, "r1")->label);
    assert_string_equal(s->weight_rule, "log-amount");
    assert_string_equal(s->resolve, "latest"); /* as recorded */
    assert_int_equal(s->as_of, 20220000);
    assert_int_equal(s->node_count, 4);
    o = options();
    o.as_of = 20100000;
    s = snap(&w, o);
    near(edge(s, "r1")->weight, 1); /* uniform, as recorded */
    assert_int_equal(s->as_of, 20100000);
    assert_int_equal(s->node_count, 3);
    world_close(&w);
}

static void possible_edges_stay_possible(void **state)
{
    (void)state;
    world w;
    erg_recorded recorded;
    erg_recorded_edge edges[1];
    erg_snapshot_options o = options();
    model_claim_draft c = claim("d");
    c.status = ERG_STATUS_POSSIBLE;
    world_open(&w);
    entities(&w, "ab");
    add(&w, relation("r", "a", "b", "cloud"), &c, 1);
    world_finish(&w);
    edges[0] = (erg_recorded_edge){.weight = 1, .share = NAN, .possible = true};
    const erg_value *attrs[2] = {NULL, NULL};
    recorded = (erg_recorded){.edges = edges, .attrs = attrs};
    w.d->recorded = &recorded;
    assert_true(edge(snap(&w, o), "r")->possible);
    o.weight = "uniform";
    assert_true(edge(snap(&w, o), "r")->possible);
    assert_string_equal(w.s->resolve, "confident");
    world_close(&w);
}

static void merged_edges_stand_but_are_not_recounted(void **state)
{
    (void)state;
    world w;
    erg_recorded recorded;
    erg_recorded_edge edges[2];
    erg_error err = {0};
    erg_snapshot *s = NULL;
    erg_snapshot_options o = options();
    static const char *const roles[] = {"role"};
    recorded_world(&w, &recorded, edges);
    edges[0].merged = two;
    edges[0].merged_count = 2;
    edges[0].family = "money";
    edges[1].merged = two;
    edges[1].merged_count = 1;
    const erg_edge *e = edge(snap(&w, o), "r1");
    assert_true(w.s->merged);
    assert_int_equal(e->merged_count, 2);
    assert_string_equal(e->merged[1], "y");
    assert_string_equal(e->family, "money");
    assert_int_equal(e->relation_index, ERG_NONE);
    assert_null(e->used);
    assert_int_equal(edge(w.s, "r2")->relation_index, 1);
    o.relations = (erg_words){roles, 1};
    assert_int_equal(snap(&w, o)->edge_count, 1);
    o.resolve = "max";
    assert_int_equal(erg_snapshot_make(&s, w.d, &o, &err), ERG_EUSAGE);
    assert_non_null(strstr(err.text, "'r1' was merged of 2 relations"));
    world_close(&w);
}

static void wrong_weights_are_refused(void **state)
{
    (void)state;
    static const double bad[] = {NAN, 0, -1, INFINITY, 1e-200};
    world w;
    erg_recorded recorded;
    erg_recorded_edge edges[2];
    recorded_world(&w, &recorded, edges);
    for (size_t i = 0; i < 5; i++) {
        erg_error err = {0};
        erg_snapshot *s = NULL;
        edges[1].weight = bad[i];
        assert_int_equal(erg_snapshot_make(&s, w.d, NULL, &err),
                         i == 0 ? ERG_EDATA : ERG_ELIMIT);
        assert_non_null(strstr(err.text, "'r2'"));
        assert_null(s);
    }
    world_close(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(taken_as_it_stands),
        cmocka_unit_test(filters_read_recorded_weights),
        cmocka_unit_test(options_ask_for_a_recount),
        cmocka_unit_test(possible_edges_stay_possible),
        cmocka_unit_test(merged_edges_stand_but_are_not_recounted),
        cmocka_unit_test(wrong_weights_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
