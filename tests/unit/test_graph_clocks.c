/* Two clocks: valid time and known time, on every border day. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "graph_fixture.h"

static bool in_force(const char *kind, erg_date start, erg_date end, erg_date as_of)
{
    world w;
    erg_snapshot_options o = options();
    model_relation_draft r = relation("r", "a", "b", kind);
    bool there = false;
    r.start = start;
    r.end = end;
    o.as_of = as_of;
    world_open(&w);
    entities(&w, "ab");
    add(&w, r, NULL, 0);
    there = has_edge(snap(&w, o), "r");
    world_close(&w);
    return there;
}

static void start_is_its_first_day(void **state)
{
    (void)state;
    assert_false(in_force("cloud", 20240301, 0, 20240229));
    assert_true(in_force("cloud", 20240301, 0, 20240301));
    assert_true(in_force("cloud", 20240300, 0, 20240301));
    assert_false(in_force("cloud", 20240300, 0, 20240229));
    assert_true(in_force("cloud", 20240000, 0, 20240101));
    assert_false(in_force("cloud", 20240000, 0, 20231231));
}

static void as_of_is_its_last_day(void **state)
{
    (void)state;
    assert_true(in_force("cloud", 20240331, 0, 20240300));
    assert_false(in_force("cloud", 20240401, 0, 20240300));
    assert_true(in_force("cloud", 20241231, 0, 20240000));
    assert_false(in_force("cloud", 20250101, 0, 20240000));
    assert_true(in_force("cloud", 20240229, 0, 20240200));
    assert_true(in_force("cloud", 20230228, 0, 20230200));
    assert_false(in_force("cloud", 20230301, 0, 20230200));
    /* The end must reach the last day of D. */
    assert_false(in_force("cloud", 0, 20240330, 20240300));
    assert_true(in_force("cloud", 0, 20240331, 20240300));
}

static void end_is_its_last_day(void **state)
{
    (void)state;
    assert_true(in_force("cloud", 0, 20240331, 20240331));
    assert_false(in_force("cloud", 0, 20240331, 20240401));
    assert_true(in_force("cloud", 0, 20240300, 20240331));
    assert_false(in_force("cloud", 0, 20240300, 20240401));
    assert_true(in_force("cloud", 0, 20240000, 20241231));
    assert_false(in_force("cloud", 0, 20240000, 20250101));
    assert_true(in_force("cloud", 0, 20240200, 20240229));
    assert_false(in_force("cloud", 0, 20230200, 20230301));
}

static void missing_dates_are_open(void **state)
{
    (void)state;
    assert_true(in_force("cloud", 0, 0, 10101));
    assert_true(in_force("cloud", 0, 0, 99991231));
    assert_true(in_force("cloud", 20240101, 0, 99991231));
    assert_true(in_force("cloud", 0, 20240101, 10101));
    assert_true(in_force("cloud", 20240301, 20240301, 20240301));
    assert_true(in_force("cloud", 20240101, 20241231, 0));
}

static void events_have_no_end(void **state)
{
    (void)state;
    static const char *const events[] = {"funding", "payment", "acquisition"};
    for (size_t i = 0; i < 3; i++) {
        assert_true(in_force(events[i], 20240300, 20250331, 20250630));
        assert_false(in_force(events[i], 20240300, 20250331, 20240229));
    }
    assert_false(in_force("ownership", 20240300, 20250331, 20250630));
    assert_false(in_force("unheard-of", 20240300, 20250331, 20250630));
}

static bool known(erg_date asserted, erg_date document_date, erg_date known_by)
{
    world w;
    erg_snapshot_options o = options();
    model_claim_draft c = claim("d");
    bool there = false;
    c.asserted = asserted;
    o.known_by = known_by;
    world_open(&w);
    document(&w, "d", document_date);
    entities(&w, "ab");
    add(&w, relation("r", "a", "b", "cloud"), &c, 1);
    there = has_edge(snap(&w, o), "r");
    assert_int_equal(there, has_node(w.s, "a"));
    world_close(&w);
    return there;
}

static void known_by_reads_asserted_then_document(void **state)
{
    (void)state;
    assert_true(known(20240301, 0, 20240301));
    assert_false(known(20240302, 0, 20240301));
    assert_true(known(0, 20240301, 20240301));
    assert_false(known(0, 20240302, 20240301));
    assert_true(known(20240301, 20990000, 20240301));
    assert_false(known(20240302, 19990000, 20240301));
    assert_true(known(0, 0, 10101)); /* undated: always known */
}

static void asserted_means_its_last_day(void **state)
{
    (void)state;
    assert_false(known(20240300, 0, 20240330));
    assert_true(known(20240300, 0, 20240331));
    assert_true(known(20240300, 0, 20240300));
    assert_true(known(20240000, 0, 20240000));
    assert_false(known(20240000, 0, 20241200 - 100));
    assert_true(known(20240000, 0, 20241200));
    assert_true(known(20240331, 0, 20240300));
}

static void later_claims_are_not_seen(void **state)
{
    (void)state;
    world w;
    erg_snapshot_options o = options();
    model_claim_draft claims[3] = {amount_claim("early", 1e9, "USD"),
                                   amount_claim("late", 5e9, "USD"), claim(NULL)};
    claims[0].start = 20200000;
    claims[1].end = 20230000;
    claims[2].status = ERG_STATUS_DENIED;
    world_open(&w);
    document(&w, "early", 20210000);
    document(&w, "late", 20240000);
    entities(&w, "abc");
    add(&w, relation("r", "a", "b", "cloud"), claims, 3);
    add(&w, relation("unsourced", "b", "c", "cloud"), NULL, 0);
    add(&w, relation("later", "b", "c", "cloud"), claims + 1, 1);
    o.known_by = 20221231;
    const erg_edge *r = edge(snap(&w, o), "r");
    assert_non_null(r);
    assert_int_equal(r->claim_count, 2);
    near(r->amount->value, 1e9);
    assert_int_equal(r->end, 0);
    assert_int_equal(r->start, 20200000);
    assert_false(r->disputed);
    assert_true(has_edge(w.s, "unsourced"));
    assert_false(has_edge(w.s, "later"));
    /* Both clocks: the end is only known later, so in 2024 it was thought to go on. */
    o.as_of = 20240101;
    assert_true(has_edge(snap(&w, o), "r"));
    o.known_by = 0;
    assert_false(has_edge(snap(&w, o), "r"));
    o.as_of = 0;
    r = edge(snap(&w, o), "r");
    assert_int_equal(r->claim_count, 3);
    assert_true(r->disputed);
    assert_int_equal(r->end, 20230000);
    world_close(&w);
}

static void entity_claims_follow_known_time(void **state)
{
    (void)state;
    world w;
    erg_error err = {0};
    erg_snapshot_options o = options();
    erg_value old = {.type = ERG_VALUE_STRING, .string = "old"};
    erg_value fresh = {.type = ERG_VALUE_STRING, .string = "new"};
    model_claim_draft claims[2] = {claim(NULL), claim(NULL)};
    model_entity_draft e;
    const char *keep[] = {"x"};
    claims[0].key = claims[1].key = "ceo";
    claims[0].value = &old;
    claims[0].asserted = 20200000;
    claims[1].value = &fresh;
    claims[1].asserted = 20240000;
    model_entity_draft_clear(&e, NOWHERE);
    e.id = "x";
    e.claims = claims;
    e.claim_count = 2;
    world_open(&w);
    must(model_builder_entity(w.b, &e, &err), &err);
    o.keep = (erg_words){keep, 1};
    snap(&w, o);
    assert_string_equal(erg_value_member(w.s->nodes[0].attrs, "ceo")->string, "new");
    assert_int_equal(w.s->nodes[0].claim_count, 2);
    o.known_by = 20220000;
    snap(&w, o);
    assert_string_equal(erg_value_member(w.s->nodes[0].attrs, "ceo")->string, "old");
    assert_int_equal(w.s->nodes[0].claim_count, 1);
    assert_int_equal(w.s->nodes[0].claims[0].asserted, 20200000);
    o.known_by = 20190000;
    snap(&w, o);
    assert_null(erg_value_member(w.s->nodes[0].attrs, "ceo"));
    assert_int_equal(w.s->nodes[0].claim_count, 0);
    world_close(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(start_is_its_first_day),
        cmocka_unit_test(as_of_is_its_last_day),
        cmocka_unit_test(end_is_its_last_day),
        cmocka_unit_test(missing_dates_are_open),
        cmocka_unit_test(events_have_no_end),
        cmocka_unit_test(known_by_reads_asserted_then_document),
        cmocka_unit_test(asserted_means_its_last_day),
        cmocka_unit_test(later_claims_are_not_seen),
        cmocka_unit_test(entity_claims_follow_known_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
