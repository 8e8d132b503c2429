/* Conflicting claims: policies, disputes, statuses, fields stated by relation and claim.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "graph_fixture.h"

/* A world with documents d1 (2021), d2 (2022), d3 (2023) and the relation r of these
 * claims. */
static void world_of(world *w, model_claim_draft *claims, size_t count)
{
    world_open(w);
    document(w, "d1", 20210000);
    document(w, "d2", 20220000);
    document(w, "d3", 20230000);
    entities(w, "ab");
    add(w, relation("r", "a", "b", "cloud"), claims, count);
}

static const erg_edge *resolved(world *w, const char *policy)
{
    erg_snapshot_options o = options();
    o.resolve = policy;
    return edge(snap(w, o), "r");
}

static double amount_by(world *w, const char *policy)
{
    return resolved(w, policy)->amount->value;
}

static void confident_goes_by_confidence_date_document(void **state)
{
    (void)state;
    world w;
    model_claim_draft claims[3] = {amount_claim("d1", 1, "USD"),
                                   amount_claim("d2", 2, "USD"),
                                   amount_claim("d3", 3, "USD")};
    claims[0].confidence = 0.9;
    claims[1].confidence = 0.5;
    claims[2].confidence = 0.8;
    world_of(&w, claims, 3);
    near(amount_by(&w, NULL), 1);
    near(amount_by(&w, "confident"), 1);
    near(resolved(&w, NULL)->used->confidence, 0.9);
    near(amount_by(&w, "latest"), 3);
    near(amount_by(&w, "earliest"), 1);
    near(amount_by(&w, "max"), 3);
    near(amount_by(&w, "min"), 1);
    near(amount_by(&w, "median"), 2);
    world_close(&w);

    claims[0].confidence = claims[1].confidence = claims[2].confidence = NAN;
    world_of(&w, claims, 3);
    near(amount_by(&w, NULL), 3); /* the latest document */
    world_close(&w);

    claims[0].asserted = claims[1].asserted = claims[2].asserted = 20240000;
    world_of(&w, claims, 3);
    near(amount_by(&w, NULL), 1); /* the first document by id */
    near(amount_by(&w, "latest"), 1);
    near(amount_by(&w, "earliest"), 1);
    world_close(&w);
}

static void dates_compare_by_last_day(void **state)
{
    (void)state;
    world w;
    model_claim_draft claims[2] = {amount_claim("d1", 1, "USD"),
                                   amount_claim("d2", 2, "USD")};
    claims[0].asserted = 20240000;
    claims[1].asserted = 20241230;
    world_of(&w, claims, 2);
    near(amount_by(&w, "latest"), 1);
    near(amount_by(&w, "earliest"), 2);
    world_close(&w);
    /* 2024-02 and 2024-02-29 end on one day: confidence decides. */
    claims[0].asserted = 20240200;
    claims[1].asserted = 20240229;
    claims[0].confidence = 0.5;
    world_of(&w, claims, 2);
    near(amount_by(&w, "latest"), 2);
    near(amount_by(&w, "earliest"), 2);
    world_close(&w);
}

static void undated_is_oldest(void **state)
{
    (void)state;
    world w;
    model_claim_draft claims[2] = {amount_claim(NULL, 1, "USD"),
                                   amount_claim("d1", 2, "USD")};
    world_of(&w, claims, 2);
    near(amount_by(&w, "latest"), 2);
    near(amount_by(&w, "earliest"), 1);
    near(amount_by(&w, NULL), 2);
    world_close(&w);
}

static void a_claim_without_document_comes_last(void **state)
{
    (void)state;
    world w;
    model_claim_draft claims[2] = {amount_claim(NULL, 1, "USD"),
                                   amount_claim("d1", 2, "USD")};
    claims[0].asserted = claims[1].asserted = 20240000;
    world_of(&w, claims, 2);
    near(amount_by(&w, NULL), 2);
    world_close(&w);
}

static void the_relation_itself_wins(void **state)
{
    (void)state;
    world w;
    model_claim_draft c = claim("d1");
    model_relation_draft r = relation("own", "a", "b", "cloud");
    c.start = 20220000;
    c.end = 20230000;
    c.label = "claimed";
    r.start = 20200000;
    r.label = "own";
    world_of(&w, &c, 1);
    add(&w, r, &c, 1);
    snap(&w, options());
    assert_int_equal(edge(w.s, "own")->start, 20200000);
    assert_int_equal(edge(w.s, "own")->end, 20230000);
    assert_string_equal(edge(w.s, "own")->label, "own");
    assert_int_equal(edge(w.s, "r")->start, 20220000);
    assert_string_equal(edge(w.s, "r")->label, "claimed");
    world_close(&w);
}

static void each_field_from_those_that_state_it(void **state)
{
    (void)state;
    world w;
    model_claim_draft claims[3] = {claim("d1"), claim("d2"), claim("d3")};
    claims[0].start = 20210000;
    claims[0].confidence = 0.3;
    claims[1].share = 0.25;
    claims[1].confidence = 0.6;
    claims[2].label = "seed";
    claims[2].confidence = 0.9;
    world_of(&w, claims, 3);
    const erg_edge *r = resolved(&w, NULL);
    assert_int_equal(r->start, 20210000);
    near(r->share, 0.25);
    assert_string_equal(r->label, "seed");
    assert_null(r->amount);
    near(r->used->confidence, 0.9);
    near(r->weight, 0.9);
    world_close(&w);
}

static void the_amounts_claim_weighs(void **state)
{
    (void)state;
    world w;
    model_claim_draft claims[2] = {amount_claim("d1", 9e6, "USD"), claim("d2")};
    claims[0].confidence = 0.5;
    world_of(&w, claims, 2);
    const erg_edge *r = resolved(&w, NULL);
    near(r->used->confidence, 0.5);
    near(r->weight, 0.5 * (1 + log10(10)));
    world_close(&w);
}

static void sizes_pick_one_claim_each(void **state)
{
    (void)state;
    world w;
    model_claim_draft claims[4] = {
        amount_claim("d1", 1, "USD"), amount_claim("d2", 4, "USD"),
        amount_claim("d3", 2, "USD"), amount_claim("d1", 3, "USD")};
    claims[0].share = 0.9;
    claims[1].share = 0.1;
    claims[2].start = 20230000;
    claims[3].start = 20210000;
    world_of(&w, claims, 4);
    near(amount_by(&w, "median"), 2); /* the lower middle of four */
    near(amount_by(&w, "max"), 4);
    near(amount_by(&w, "min"), 1);
    near(resolved(&w, "max")->share, 0.9);
    near(resolved(&w, "min")->share, 0.1);
    near(resolved(&w, "median")->share, 0.1);
    assert_int_equal(resolved(&w, "max")->start, 20230000); /* as confident: latest */
    assert_int_equal(resolved(&w, "min")->start, 20230000);
    world_close(&w);
}

static void equal_sizes_go_by_confidence(void **state)
{
    (void)state;
    world w;
    model_claim_draft claims[3] = {amount_claim("d1", 5, "USD"),
                                   amount_claim("d2", 5, "USD"),
                                   amount_claim("d3", 1, "USD")};
    claims[0].confidence = 0.9;
    claims[1].confidence = 0.8;
    claims[2].confidence = 0.7;
    world_of(&w, claims, 3);
    near(resolved(&w, "max")->used->confidence, 0.9);
    near(resolved(&w, "median")->used->confidence, 0.9);
    near(resolved(&w, "min")->used->confidence, 0.7);
    world_close(&w);
}

static void sizes_compare_in_dollars(void **state)
{
    (void)state;
    world w;
    model_claim_draft claims[3] = {amount_claim("d1", 100, "EUR"),
                                   amount_claim("d2", 150, "USD"),
                                   amount_claim("d3", 900, "JPY")};
    world_of(&w, claims, 3);
    rate(&w, "EUR", 20200000, 2);
    near(amount_by(&w, "max"),
         900); /* the confident pick is in yen, with which none compares */
    world_close(&w);
    claims[2].confidence = 0.1;
    world_of(&w, claims, 3);
    rate(&w, "EUR", 20200000, 2);
    near(amount_by(&w, "max"), 100); /* 200 dollars */
    near(amount_by(&w, "min"), 150);
    world_close(&w);
}

static void ranges_count_by_their_middle(void **state)
{
    (void)state;
    world w;
    model_claim_draft claims[3] = {range_claim("d1", 0, 10, "USD"),
                                   amount_claim("d2", 4, "USD"),
                                   amount_claim("d3", 6, "USD")};
    world_of(&w, claims, 3);
    near(resolved(&w, "median")->amount->high, 10);
    near(resolved(&w, "max")->amount->value, 6);
    near(resolved(&w, "min")->amount->value, 4);
    world_close(&w);
}

static void possible_never_displaces_a_fact(void **state)
{
    (void)state;
    world w;
    model_claim_draft claims[2] = {amount_claim("d1", 1e9, "USD"),
                                   amount_claim("d2", 9e9, "USD")};
    claims[0].confidence = 0.2;
    claims[1].status = ERG_STATUS_POSSIBLE;
    claims[1].end = 20300000;
    world_of(&w, claims, 2);
    static const char *const policies[] = {"confident", "latest", "earliest",
                                           "max",       "min",    "median"};
    for (size_t i = 0; i < 6; i++) {
        const erg_edge *r = resolved(&w, policies[i]);
        near(r->amount->value, 1e9);
        assert_int_equal(r->end, 20300000); /* only the possible one states it */
        assert_false(r->possible);
        assert_true(r->disputed);
    }
    world_close(&w);
}

static void only_possible_is_left_out(void **state)
{
    (void)state;
    world w;
    erg_snapshot_options o = options();
    model_claim_draft claims[2] = {amount_claim("d1", 1e9, "USD"), claim("d2")};
    claims[0].status = ERG_STATUS_POSSIBLE;
    claims[1].status = ERG_STATUS_DENIED;
    world_of(&w, claims, 2);
    assert_null(edge(snap(&w, o), "r"));
    assert_int_equal(w.s->left_out_possible, 1);
    assert_int_equal(w.s->left_out_unusable, 0);
    assert_int_equal(w.s->node_count, 2); /* no filter: every entity is there */
    o.possible = true;
    const erg_edge *r = edge(snap(&w, o), "r");
    assert_true(r->possible);
    near(r->amount->value, 1e9);
    assert_int_equal(r->claim_count, 2);
    assert_int_equal(w.s->left_out_possible, 0);
    world_close(&w);
}

static void denied_and_retracted_are_never_used(void **state)
{
    (void)state;
    world w;
    model_claim_draft claims[3] = {amount_claim("d1", 1, "USD"),
                                   amount_claim("d2", 2, "USD"),
                                   amount_claim("d3", 3, "USD")};
    claims[0].confidence = 0.1;
    claims[1].status = ERG_STATUS_DENIED;
    claims[2].status = ERG_STATUS_RETRACTED;
    world_of(&w, claims, 3);
    near(amount_by(&w, NULL), 1);
    near(amount_by(&w, "max"), 1);
    assert_false(resolved(&w, NULL)->disputed);
    assert_int_equal(resolved(&w, NULL)->claim_count, 3);
    world_close(&w);
    world_of(&w, claims + 1, 2);
    assert_null(resolved(&w, NULL));
    assert_int_equal(w.s->left_out_unusable, 1);
    assert_int_equal(w.s->left_out_possible, 0);
    world_close(&w);
}

static void round_totals_are_shown_only(void **state)
{
    (void)state;
    world w;
    model_claim_draft claims[2] = {amount_claim("d1", 40e9, "USD"), claim("d2")};
    claims[0].amount.basis = ERG_BASIS_ROUND_TOTAL;
    claims[1].confidence = 0.5;
    world_of(&w, claims, 2);
    const erg_edge *r = resolved(&w, "max");
    near(r->amount->value, 40e9);
    assert_int_equal(r->amount->basis, ERG_BASIS_ROUND_TOTAL);
    near(r->weight, 1);
    assert_false(r->disputed);
    world_close(&w);
    claims[1] = amount_claim("d2", 1e6, "USD");
    claims[1].confidence = 0.5;
    world_of(&w, claims, 2);
    r = resolved(&w, "max");
    near(r->amount->value, 1e6);
    near(r->weight, 0.5 * (1 + log10(2)));
    assert_false(r->disputed);
    world_close(&w);
}

static bool disputed(model_claim_draft a, model_claim_draft b)
{
    world w;
    model_claim_draft claims[2] = {a, b};
    world_of(&w, claims, 2);
    rate(&w, "EUR", 20200000, 2);
    bool answer = resolved(&w, NULL)->disputed;
    assert_int_equal(answer, resolved(&w, "latest")->disputed);
    assert_int_equal(answer, resolved(&w, "median")->disputed);
    world_close(&w);
    return answer;
}

static bool amounts_disputed(double a, const char *in, double b, const char *of)
{
    return disputed(amount_claim("d1", a, in), amount_claim("d2", b, of));
}

static bool shares_disputed(double a, double b)
{
    model_claim_draft x = claim("d1");
    model_claim_draft y = claim("d2");
    x.share = a;
    y.share = b;
    return disputed(x, y);
}

static void more_than_one_percent_is_a_dispute(void **state)
{
    (void)state;
    assert_false(amounts_disputed(100, "USD", 99, "USD"));
    assert_true(amounts_disputed(100, "USD", 98.9, "USD"));
    assert_false(amounts_disputed(0.1, "USD", 0.099, "USD"));
    assert_false(amounts_disputed(0, "USD", 0, "USD"));
    assert_true(amounts_disputed(0, "USD", 1, "USD"));
    assert_false(shares_disputed(0.5, 0.495));
    assert_true(shares_disputed(0.5, 0.4949));
    assert_false(shares_disputed(0.49, 0.49));
    assert_false(disputed(amount_claim("d1", 5, "USD"), claim("d2")));
}

static void currencies_compare_through_rates(void **state)
{
    (void)state;
    assert_false(amounts_disputed(100, "EUR", 200, "USD"));
    assert_true(amounts_disputed(100, "EUR", 100, "USD"));
    assert_true(amounts_disputed(100, "JPY", 200, "JPY"));
    assert_false(amounts_disputed(100, "JPY", 200, "USD")); /* no rate: cannot be known */
    assert_true(amounts_disputed(100, "", 200, "USD"));
    assert_true(amounts_disputed(100, "", 200, ""));
    assert_false(amounts_disputed(100, "", 100, "JPY"));
}

static void rates_make_no_dispute(void **state)
{
    (void)state;
    world w;
    model_claim_draft claims[3] = {amount_claim("d1", 100, "EUR"),
                                   amount_claim("d3", 100, "EUR"),
                                   amount_claim("d2", 400, "USD")};
    claims[2].confidence = 0.1;
    world_of(&w, claims, 3);
    rate(&w, "EUR", 20210000, 2);
    rate(&w, "EUR", 20230000, 4); /* at the first of the order, d3 */
    assert_false(resolved(&w, NULL)->disputed);
    world_close(&w);
}

static void touching_ranges_agree(void **state)
{
    (void)state;
    assert_false(
        disputed(range_claim("d1", 1, 2, "USD"), amount_claim("d2", 1.5, "USD")));
    assert_false(
        disputed(range_claim("d1", 1, 2, "USD"), range_claim("d2", 2, 9, "USD")));
    assert_false(
        disputed(range_claim("d1", 1, 2, "USD"), range_claim("d2", 2.02, 9, "USD")));
    assert_true(
        disputed(range_claim("d1", 1, 2, "USD"), range_claim("d2", 2.1, 9, "USD")));
    assert_true(disputed(range_claim("d1", 1, 2, "USD"), amount_claim("d2", 0.9, "USD")));
}

static void attrs_come_from_claims(void **state)
{
    (void)state;
    world w;
    erg_error err = {0};
    erg_value one = {.type = ERG_VALUE_NUMBER, .number = 1};
    erg_value two = {.type = ERG_VALUE_NUMBER, .number = 2};
    erg_value own = {.type = ERG_VALUE_NUMBER, .number = 3};
    static const char *const keys[] = {"k2", "k5"};
    erg_value items[] = {own, own};
    erg_value object = {
        .type = ERG_VALUE_OBJECT, .count = 2, .items = items, .keys = keys};
    model_claim_draft claims[8] = {claim("d1"), claim("d2"), claim("d1"), claim("d2"),
                                   claim("d2"), claim("d1"), claim("d1"), claim("d2")};
    static const char *const claimed[] = {"k1", "k1", "k2", "k9", "k7", "k7", "k8", "k8"};
    for (size_t i = 0; i < 8; i++) {
        claims[i].key = claimed[i];
        claims[i].value = i % 2 ? &two : &one;
    }
    claims[0].confidence = 0.5;
    claims[3].status = ERG_STATUS_DENIED;
    claims[4].status = ERG_STATUS_POSSIBLE;
    claims[5].confidence = 0.1;
    claims[6].status = ERG_STATUS_POSSIBLE;
    claims[7].confidence = 0.1;
    model_entity_draft e;
    model_entity_draft_clear(&e, NOWHERE);
    e.id = "x";
    e.attrs = &object;
    e.claims = claims;
    e.claim_count = 8;
    world_open(&w);
    document(&w, "d1", 20210000);
    document(&w, "d2", 20220000);
    must(model_builder_entity(w.b, &e, &err), &err);
    const erg_value *attrs = snap(&w, options())->nodes[0].attrs;
    static const char *const expected[] = {"k1", "k2", "k5", "k7", "k8"};
    static const double values[] = {2, 3, 3, 2, 2};
    assert_int_equal(attrs->count, 5);
    for (size_t i = 0; i < 5; i++) {
        assert_string_equal(attrs->keys[i], expected[i]);
        near(attrs->items[i].number, values[i]);
    }
    erg_snapshot_options o = options();
    o.resolve = "earliest";
    attrs = snap(&w, o)->nodes[0].attrs;
    near(erg_value_member(attrs, "k1")->number, 1);
    world_close(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(confident_goes_by_confidence_date_document),
        cmocka_unit_test(dates_compare_by_last_day),
        cmocka_unit_test(undated_is_oldest),
        cmocka_unit_test(a_claim_without_document_comes_last),
        cmocka_unit_test(the_relation_itself_wins),
        cmocka_unit_test(each_field_from_those_that_state_it),
        cmocka_unit_test(the_amounts_claim_weighs),
        cmocka_unit_test(sizes_pick_one_claim_each),
        cmocka_unit_test(equal_sizes_go_by_confidence),
        cmocka_unit_test(sizes_compare_in_dollars),
        cmocka_unit_test(ranges_count_by_their_middle),
        cmocka_unit_test(possible_never_displaces_a_fact),
        cmocka_unit_test(only_possible_is_left_out),
        cmocka_unit_test(denied_and_retracted_are_never_used),
        cmocka_unit_test(round_totals_are_shown_only),
        cmocka_unit_test(more_than_one_percent_is_a_dispute),
        cmocka_unit_test(currencies_compare_through_rates),
        cmocka_unit_test(rates_make_no_dispute),
        cmocka_unit_test(touching_ranges_agree),
        cmocka_unit_test(attrs_come_from_claims),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
