/* Weight rules, dated rates, and what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "graph/policy.h"
#include "graph/weight.h"
#include "graph_fixture.h"

static double weight_of(world *w, const char *rule, const char *id)
{
    erg_snapshot_options o = options();
    o.weight = rule;
    const erg_edge *e = edge(snap(w, o), id);
    return e ? e->weight : NAN;
}

static void log_amount(void **state)
{
    (void)state;
    world w;
    model_claim_draft c = amount_claim("d", 999e6, "USD");
    model_claim_draft zero = amount_claim("d", 0, "USD");
    model_claim_draft bare = claim("d");
    model_claim_draft blank = amount_claim("d", 5e9, "");
    model_relation_draft own = relation("own", "a", "b", "cloud");
    c.confidence = 0.5;
    bare.confidence = 0.7;
    blank.confidence = 0.25;
    own.weight = 42;
    world_open(&w);
    entities(&w, "ab");
    add(&w, relation("amount", "a", "b", "cloud"), &c, 1);
    add(&w, relation("zero", "a", "b", "cloud"), &zero, 1);
    add(&w, relation("bare", "a", "b", "cloud"), &bare, 1);
    add(&w, relation("blank", "a", "b", "cloud"), &blank, 1);
    add(&w, relation("unsourced", "a", "b", "cloud"), NULL, 0);
    add(&w, own, &c, 1);
    near(weight_of(&w, NULL, "amount"), 0.5 * 4);
    near(weight_of(&w, "log-amount", "amount"), 0.5 * 4);
    near(weight_of(&w, NULL, "zero"), 1);
    near(weight_of(&w, NULL, "bare"), 0.7);
    near(weight_of(&w, NULL, "blank"), 0.25);
    near(weight_of(&w, NULL, "unsourced"), 1);
    near(weight_of(&w, NULL, "own"), 42);
    assert_string_equal(w.s->weight_rule, "log-amount");
    near(weight_of(&w, "uniform", "own"), 1);
    near(weight_of(&w, "uniform", "amount"), 1);
    near(weight_of(&w, "amount", "amount"), 999e6);
    near(weight_of(&w, "amount", "own"), 999e6);
    assert_int_equal(w.s->left_out_no_amount, 4);
    assert_int_equal(w.s->edge_count, 2);
    world_close(&w);
}

static void count_is_usable_claims(void **state)
{
    (void)state;
    world w;
    model_claim_draft claims[4] = {claim("d"), claim("e"), claim("f"), claim("g")};
    claims[1].status = ERG_STATUS_POSSIBLE;
    claims[2].status = ERG_STATUS_DENIED;
    world_open(&w);
    entities(&w, "ab");
    add(&w, relation("r", "a", "b", "cloud"), claims, 4);
    add(&w, relation("unsourced", "a", "b", "cloud"), NULL, 0);
    near(weight_of(&w, "count", "r"), 3);
    near(weight_of(&w, "count", "unsourced"), 1);
    world_close(&w);
}

static void explicit_needs_a_weight(void **state)
{
    (void)state;
    world w;
    erg_error err = {0};
    erg_snapshot *s = NULL;
    erg_snapshot_options o = options();
    o.weight = "explicit";
    world_open(&w);
    entities(&w, "ab");
    link(&w, "has", "a", "b", "cloud", 2.5);
    near(weight_of(&w, "explicit", "has"), 2.5);
    world_close(&w);
    world_open(&w);
    entities(&w, "ab");
    link(&w, "has", "a", "b", "cloud", 2.5);
    add(&w, relation("has-not", "a", "b", "cloud"), NULL, 0);
    world_finish(&w);
    assert_int_equal(erg_snapshot_make(&s, w.d, &o, &err), ERG_EDATA);
    assert_null(s);
    assert_non_null(strstr(err.text, "'has-not'"));
    world_close(&w);
}

static double usd(erg_date start, erg_date asserted)
{
    world w;
    model_claim_draft c = amount_claim("d", 1, "EUR");
    model_relation_draft r = relation("r", "a", "b", "cloud");
    r.start = start;
    c.asserted = asserted;
    world_open(&w);
    entities(&w, "ab");
    add(&w, r, &c, 1);
    rate(&w, "CHF", 20240115, 99);
    rate(&w, "EUR", 20220000, 22);
    rate(&w, "EUR", 20240000, 24);
    rate(&w, "EUR", 20240100, 24.01);
    rate(&w, "EUR", 20240601, 24.06);
    rate(&w, "JPY", 20240115, 98);
    double weight = weight_of(&w, "amount", "r");
    world_close(&w);
    return weight;
}

static void the_last_rate_that_has_begun(void **state)
{
    (void)state;
    near(usd(20210000, 0), 22); /* none before: the earliest */
    near(usd(20220000, 0), 22);
    near(usd(20231231, 0), 22);
    near(usd(20240000, 0), 24.01); /* of two that begin together the one that says more */
    near(usd(20240531, 0), 24.01);
    near(usd(20240601, 0), 24.06);
    near(usd(20300000, 0), 24.06);
    near(usd(20220000, 20250000), 22); /* the start goes first */
    near(usd(0, 20230000), 22);
    near(usd(0, 20240531), 24.01);
    near(usd(0, 20240000), 24.06); /* asserted by the last day of 2024 */
    near(usd(0, 0), 24.06);
}

static void without_a_rate_nothing_is_known(void **state)
{
    (void)state;
    world w;
    model_claim_draft c = amount_claim("d", 5e9, "JPY");
    c.confidence = 0.3;
    world_open(&w);
    entities(&w, "ab");
    add(&w, relation("r", "a", "b", "cloud"), &c, 1);
    rate(&w, "EUR", 20240000, 1);
    rate(&w, "ZAR", 20240000, 1);
    near(weight_of(&w, NULL, "r"), 0.3);
    assert_true(isnan(weight_of(&w, "amount", "r")));
    assert_int_equal(w.s->left_out_no_amount, 1);
    assert_int_equal(w.s->node_count, 2);
    world_close(&w);
}

static void a_range_weighs_by_its_middle(void **state)
{
    (void)state;
    world w;
    model_claim_draft c = range_claim("d", 1e6, 4e6, "USD");
    world_open(&w);
    entities(&w, "ab");
    add(&w, relation("r", "a", "b", "cloud"), &c, 1);
    near(weight_of(&w, "amount", "r"), 2.5e6);
    world_close(&w);
}

/* Those that relations state themselves are refused where they are read; here amounts. */
static void weights_have_bounds(void **state)
{
    (void)state;
    static const double bad[] = {1e-101, 1e101, 5e-324, 1.7e308};
    static const double good[] = {1e-100, 1e100};
    const erg_snapshot_options options = {
        .weight = "amount", .min_weight = NAN, .backbone = NAN};
    for (size_t i = 0; i < 6; i++) {
        world w;
        erg_error err = {0};
        erg_snapshot *s = NULL;
        world_open(&w);
        entities(&w, "ab");
        model_claim_draft c = amount_claim("d", i < 4 ? bad[i] : good[i - 4], "USD");
        add(&w, relation("r", "a", "b", "cloud"), &c, 1);
        world_finish(&w);
        assert_int_equal(erg_snapshot_make(&s, w.d, &options, &err),
                         i < 4 ? ERG_ELIMIT : ERG_OK);
        if (i < 4) assert_non_null(strstr(err.text, "'r'"));
        erg_snapshot_free(s);
        world_close(&w);
    }
}

static void tables_have_names(void **state)
{
    (void)state;
    assert_int_equal(graph_policy_count, 6);
    assert_int_equal(graph_weight_rule_count, 5);
    for (size_t i = 0; i < graph_policy_count; i++)
        assert_ptr_equal(graph_policy_find(graph_policies[i].name), &graph_policies[i]);
    for (size_t i = 0; i < graph_weight_rule_count; i++)
        assert_ptr_equal(graph_weight_rule_find(graph_weight_rules[i].name),
                         &graph_weight_rules[i]);
    assert_string_equal(graph_policy_find(NULL)->name, "confident");
    assert_string_equal(graph_weight_rule_find(NULL)->name, "log-amount");
    assert_null(graph_policy_find("nobody"));
    assert_null(graph_weight_rule_find(""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(log_amount),
        cmocka_unit_test(count_is_usable_claims),
        cmocka_unit_test(explicit_needs_a_weight),
        cmocka_unit_test(the_last_rate_that_has_begun),
        cmocka_unit_test(without_a_rate_nothing_is_known),
        cmocka_unit_test(a_range_weighs_by_its_middle),
        cmocka_unit_test(weights_have_bounds),
        cmocka_unit_test(tables_have_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
