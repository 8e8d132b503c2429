/* What was so already at the older date, and only came to be known. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "diff_records.h"

/* In 2021 two documents speak of 2020: one was published then, the other a year later. */
static void learn(world *w)
{
    world_open(w);
    document(w, "early", 20200000);
    document(w, "late", 20220000);
    model_claim_draft both[] = {amount_claim("early", 1e6, "USD"),
                                amount_claim("late", 5e6, "USD")};
    model_relation_draft draft = relation("told-twice", "a", "b", "funding");
    draft.start = 20190000;
    add(w, draft, both, 2);
    model_claim_draft late = claim("late");
    draft = relation("old-news", "a", "c", "cloud");
    draft.start = 20190000;
    add(w, draft, &late, 1);
    draft = relation("new", "a", "d", "cloud");
    draft.start = 20220600;
    add(w, draft, &late, 1);
}

static erg_snapshot *view(world *w, erg_date as_of, erg_date known_by)
{
    erg_snapshot *s = NULL;
    erg_error err = {0};
    erg_snapshot_options o = options();
    o.as_of = as_of;
    o.known_by = known_by;
    world_finish(w);
    must(erg_snapshot_make(&s, w->d, &o, &err), &err);
    return s;
}

static void check_corrections(bool swapped)
{
    world w;
    erg_error err = {0};
    erg_diff *diff = NULL;
    erg_date as_of, known_by;
    learn(&w);
    erg_snapshot *older = view(&w, 20210000, 20210000);
    erg_snapshot *newer = view(&w, 20230000, 20230000);
    const erg_snapshot *before = swapped ? newer : older;
    const erg_snapshot *after = swapped ? older : newer;
    assert_true(erg_diff_corrected(&as_of, &known_by, before, after));
    assert_int_equal(as_of, 20210000);
    assert_int_equal(known_by, 20230000);
    erg_snapshot *third = view(&w, as_of, known_by);
    erg_diff_options o = {.epsilon = NAN, .corrected = third};
    must(erg_diff_make(&diff, before, NULL, after, NULL, &o, &err), &err);
    assert_true(edge_of(diff, "old-news")->correction);
    assert_false(edge_of(diff, "new")->correction);
    assert_true(edge_of(diff, "told-twice")->correction);
    assert_true(field(edge_of(diff, "told-twice"), "/amount/value")->correction);
    assert_true(node(diff, "c")->correction);
    assert_false(node(diff, "d")->correction);
    erg_diff_free(diff);
    erg_snapshot_free(third);
    erg_snapshot_free(older);
    erg_snapshot_free(newer);
    world_close(&w);
}

static void test_what_was_so_already_is_a_correction(void **state)
{
    (void)state;
    check_corrections(false);
    check_corrections(true);
}

/* Where the third snapshot still says something else than the later side, it is no
 * correction, while the record's other fields may be one. */
static void test_some_fields_are_corrections(void **state)
{
    world w;
    erg_error err = {0};
    erg_diff *diff = NULL;
    (void)state;
    learn(&w);
    erg_snapshot *before = view(&w, 20210000, 20210000);
    erg_snapshot *after = view(&w, 20230000, 20230000);
    erg_snapshot *third = NULL;
    erg_snapshot_options how = options();
    how.as_of = 20210000;
    how.known_by = 20230000;
    how.resolve = "min"; /* the amount stays that of the early document */
    must(erg_snapshot_make(&third, w.d, &how, &err), &err);
    erg_diff_options o = {.epsilon = NAN, .corrected = third};
    must(erg_diff_make(&diff, before, NULL, after, NULL, &o, &err), &err);
    const erg_diff_record *twice = edge_of(diff, "told-twice");
    assert_int_equal(twice->change, ERG_CHANGED);
    assert_false(twice->correction);
    assert_false(field(twice, "/amount/value")->correction);
    assert_false(field(twice, "/weight")->correction);
    assert_true(field(twice, "/claims")->correction);
    assert_true(field(twice, "/disputed")->correction);
    assert_true(edge_of(diff, "old-news")->correction);
    erg_diff_free(diff);
    erg_snapshot_free(third);
    erg_snapshot_free(before);
    erg_snapshot_free(after);
    world_close(&w);
}

static void test_when_nothing_can_be_corrected(void **state)
{
    world w;
    erg_date as_of, known_by;
    (void)state;
    learn(&w);
    erg_snapshot *a = view(&w, 20210000, 20210000);
    erg_snapshot *b = view(&w, 20230000, 20210000);
    erg_snapshot *c = view(&w, 0, 20230000);
    erg_snapshot *d = view(&w, 20190000, 0);
    assert_false(erg_diff_corrected(&as_of, &known_by, a, b)); /* same knowledge */
    assert_false(erg_diff_corrected(&as_of, &known_by, a, c)); /* a date and none */
    assert_false(erg_diff_corrected(&as_of, &known_by, a, d)); /* less, but later */
    world other;
    learn(&other);
    erg_snapshot *e = view(&other, 20230000, 20230000);
    assert_false(erg_diff_corrected(&as_of, &known_by, a, e)); /* another dataset */
    erg_snapshot_free(e);
    world_close(&other);
    erg_snapshot_free(a);
    erg_snapshot_free(b);
    erg_snapshot_free(c);
    erg_snapshot_free(d);
    world_close(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_was_so_already_is_a_correction),
        cmocka_unit_test(test_some_fields_are_corrections),
        cmocka_unit_test(test_when_nothing_can_be_corrected),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
