/* What a diff says of cases made by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "diff_records.h"

/* Two worlds and the diff of their snapshots. */
typedef struct pair {
    world before, after;
    erg_diff *diff;
} pair;

static void pair_open(pair *p)
{
    *p = (pair){0};
    world_open(&p->before);
    world_open(&p->after);
}

static const erg_diff *pair_compare(pair *p, const erg_diff_options *o)
{
    erg_error err = {0};
    const erg_snapshot *a = snap(&p->before, options());
    const erg_snapshot *b = snap(&p->after, options());
    erg_diff_free(p->diff);
    must(erg_diff_make(&p->diff, a, NULL, b, NULL, o, &err), &err);
    return p->diff;
}

static void pair_close(pair *p)
{
    erg_diff_free(p->diff);
    world_close(&p->before);
    world_close(&p->after);
}

static void expect_counts(const erg_diff_counts *c, uint32_t added, uint32_t removed,
                          uint32_t changed)
{
    assert_int_equal(c->added, added);
    assert_int_equal(c->removed, removed);
    assert_int_equal(c->changed, changed);
}

/* An entity with an alias, a same_as or neither. */
static void named(world *w, const char *id, const char *alias, const char *same_as)
{
    model_entity_draft draft;
    erg_error err = {0};
    model_entity_draft_clear(&draft, NOWHERE);
    draft.id = id;
    draft.label = "One";
    draft.aliases = &alias;
    draft.alias_count = alias != NULL;
    draft.same_as = &same_as;
    draft.same_as_count = same_as != NULL;
    must(model_builder_entity(w->b, &draft, &err), &err);
}

/* --- renames --- */

static void check_renamed(const char *alias_before, const char *same_before,
                          const char *alias_after, const char *same_after, bool renamed)
{
    pair p;
    pair_open(&p);
    named(&p.before, "facebook", alias_before, same_before);
    named(&p.after, "meta", alias_after, same_after);
    entities(&p.before, "b");
    entities(&p.after, "b");
    add(&p.before, relation(NULL, "facebook", "b", "funding"), NULL, 0);
    add(&p.after, relation(NULL, "meta", "b", "funding"), NULL, 0);
    add(&p.before, relation("deal", "b", "facebook", "cloud"), NULL, 0);
    add(&p.after, relation("deal", "b", "meta", "cloud"), NULL, 0);
    const erg_diff *diff = pair_compare(&p, NULL);
    assert_true(diff->differ);
    if (renamed) {
        expect_counts(&diff->nodes_counted, 0, 0, 1);
        expect_counts(&diff->edges_counted, 0, 0, 0);
        assert_true(node(diff, "facebook")->renamed);
        assert_string_equal(field(node(diff, "facebook"), "/id")->before->string,
                            "facebook");
        assert_string_equal(field(node(diff, "facebook"), "/id")->after->string, "meta");
        assert_true(edge_of(diff, "e:facebook-b-funding")->renamed);
        assert_false(edge_of(diff, "deal")->renamed);
    } else {
        expect_counts(&diff->nodes_counted, 1, 1, 0);
        expect_counts(&diff->edges_counted, 1, 1, 1);
    }
    pair_close(&p);
}

static void test_renamed_entity_is_one(void **state)
{
    (void)state;
    check_renamed(NULL, NULL, "facebook", NULL, true);
    check_renamed(NULL, NULL, NULL, "facebook", true);
    check_renamed("meta", NULL, NULL, NULL, true);
    check_renamed(NULL, "meta", NULL, NULL, true);
    check_renamed(NULL, "meta", "facebook", NULL, true);
    check_renamed(NULL, NULL, NULL, NULL, false);
    check_renamed("Meta", NULL, "Facebook", NULL, false);
}

/* Two that name the same one: nobody knows which it is. */
static void test_ambiguous_names_join_nobody(void **state)
{
    pair p;
    (void)state;
    pair_open(&p);
    named(&p.before, "old", NULL, NULL);
    named(&p.after, "new-1", "old", NULL);
    named(&p.after, "new-2", "old", NULL);
    expect_counts(&pair_compare(&p, NULL)->nodes_counted, 2, 1, 0);
    pair_close(&p);
}

/* Who is there on both sides is not renamed, whatever is named. */
static void test_present_entity_is_not_renamed(void **state)
{
    pair p;
    (void)state;
    pair_open(&p);
    named(&p.before, "old", NULL, NULL);
    named(&p.after, "old", NULL, NULL);
    named(&p.after, "new", "old", NULL);
    expect_counts(&pair_compare(&p, NULL)->nodes_counted, 1, 0, 0);
    pair_close(&p);
}

/* --- relations without ids --- */

static void payment(world *w, const char *label, double amount, bool also)
{
    model_relation_draft draft = relation(NULL, "a", "b", "payment");
    model_claim_draft claims[2];
    draft.label = label;
    claims[0] = amount_claim(NULL, amount, "USD");
    claims[1] = claim(NULL);
    claims[1].note = "also";
    add(w, draft, claims, also ? 2 : 1);
}

/* One row less of several like it is one relation removed, and the others keep what they
 * say, though their numbers moved. */
static void test_parallel_relations_go_by_content(void **state)
{
    static const char *const labels[] = {"one", "two", "three", "four"};
    (void)state;
    for (int gone = 0; gone < 4; gone++) {
        pair p;
        pair_open(&p);
        for (int i = 0; i < 4; i++) {
            payment(&p.before, labels[i], 1e6 * (i + 1), false);
            if (i != gone) payment(&p.after, labels[i], 1e6 * (i + 1), false);
        }
        const erg_diff *diff = pair_compare(&p, NULL);
        expect_counts(&diff->edges_counted, 0, 1, 0);
        for (uint32_t e = 0; e < diff->edge_count; e++) {
            const erg_diff_record *r = &diff->edges[e].record;
            if (r->change == ERG_REMOVED)
                assert_string_equal(diff->before->edges[r->before].label, labels[gone]);
        }
        pair_close(&p);
    }
}

/* Of relations that are alike in everything one less is one removed. */
static void test_equal_relations_are_counted(void **state)
{
    (void)state;
    for (int kept = 0; kept <= 4; kept++) {
        pair p;
        pair_open(&p);
        for (int i = 0; i < 4; i++) {
            payment(&p.before, "same", 1e6, false);
            if (i < kept) payment(&p.after, "same", 1e6, false);
        }
        if (kept == 0) entities(&p.after, "ab");
        const erg_diff *diff = pair_compare(&p, NULL);
        expect_counts(&diff->edges_counted, 0, (uint32_t)(4 - kept), 0);
        pair_close(&p);
    }
}

static void test_relation_keeps_its_identity(void **state)
{
    (void)state;
    for (int changed = 0; changed < 3; changed++) {
        pair p;
        pair_open(&p);
        for (int i = 0; i < 3; i++) {
            payment(&p.before, "same", 1e6 * (i + 1), false);
            payment(&p.after, "same", 1e6 * (i + 1), i == changed);
        }
        const erg_diff *diff = pair_compare(&p, NULL);
        expect_counts(&diff->edges_counted, 0, 0, 1);
        for (uint32_t e = 0; e < diff->edge_count; e++) {
            const erg_diff_record *r = &diff->edges[e].record;
            if (r->change == ERG_SAME) continue;
            assert_int_equal(r->field_count, 1);
            assert_true(r->fields[0].claims);
            assert_true(diff->after->edges[r->after].amount->value ==
                        1e6 * (changed + 1));
        }
        pair_close(&p);
    }
}

/* --- fields --- */

static void test_fields_are_named_by_pointers(void **state)
{
    pair p;
    (void)state;
    pair_open(&p);
    model_relation_draft draft = relation("r", "a", "b", "funding");
    model_claim_draft one = amount_claim(NULL, 1e6, "USD");
    model_claim_draft two[] = {amount_claim(NULL, 2e6, "USD"), claim(NULL)};
    two[1].share = 0.25;
    two[1].note = "second";
    draft.start = 20200000;
    add(&p.before, draft, &one, 1);
    draft.start = 0;
    draft.end = 20240000;
    add(&p.after, draft, two, 2);
    const erg_diff *diff = pair_compare(&p, NULL);
    const erg_diff_record *r = edge_of(diff, "r");
    assert_int_equal(r->change, ERG_CHANGED);
    assert_int_equal(r->field_count, 6);
    near(field(r, "/amount/value")->delta, 1e6);
    assert_string_equal(field(r, "/start")->before->string, "2020");
    assert_null(field(r, "/start")->after);
    assert_null(field(r, "/end")->before);
    assert_string_equal(field(r, "/end")->after->string, "2024");
    near(field(r, "/share")->after->number, 0.25);
    assert_true(field(r, "/claims")->claims);
    near(field(r, "/weight")->delta, log10(3) - log10(2));
    assert_false(edge_of(diff, "r")->renamed);
    pair_close(&p);
}

static void test_ignored_fields_do_not_count(void **state)
{
    static const char *const all[] = {"/amount", "/claims", "/weight"};
    static const char *const part[] = {"/amount", "/claim", "/weight"};
    erg_diff_options o = {.ignore = {all, 3}, .epsilon = NAN};
    pair p;
    (void)state;
    pair_open(&p);
    model_claim_draft one = amount_claim(NULL, 1e6, "USD");
    model_claim_draft two = amount_claim(NULL, 2e6, "USD");
    add(&p.before, relation("r", "a", "b", "funding"), &one, 1);
    add(&p.after, relation("r", "a", "b", "funding"), &two, 1);
    assert_false(pair_compare(&p, &o)->differ);
    o.ignore.items = part;
    assert_int_equal(edge_of(pair_compare(&p, &o), "r")->field_count, 1);
    erg_diff *diff = NULL;
    erg_error err = {0};
    static const char *const bad[] = {"weight"};
    o.ignore = (erg_words){bad, 1};
    assert_int_equal(erg_diff_make(&diff, p.before.s, NULL, p.after.s, NULL, &o, &err),
                     ERG_EUSAGE);
    assert_null(diff);
    pair_close(&p);
}

/* --- measures and reasons --- */

static void test_moves_and_reasons(void **state)
{
    static const char *const keys[] = {"strength"};
    erg_measure_options how = {.keys = {keys, 1}};
    erg_measures *m[2] = {NULL, NULL};
    erg_diff *diff = NULL;
    erg_error err = {0};
    pair p;
    (void)state;
    pair_open(&p);
    entities(&p.before, "abcd");
    entities(&p.after, "abcde");
    link(&p.before, "r1", "a", "b", "cloud", 5);
    link(&p.before, "r2", "c", "d", "cloud", 3);
    link(&p.after, "r1", "a", "b", "cloud", 2);
    link(&p.after, "r2", "c", "d", "cloud", 3);
    link(&p.after, "r3", "c", "e", "cloud", 4);
    const erg_snapshot *a = snap(&p.before, options());
    const erg_snapshot *b = snap(&p.after, options());
    must(erg_measures_compute(&m[0], a, &how, &err), &err);
    must(erg_measures_compute(&m[1], b, &how, &err), &err);
    must(erg_diff_make(&diff, a, m[0], b, m[1], NULL, &err), &err);
    /* a 5 (1) -> 2 (4); b likewise; c 3 (3) -> 7 (1); d 3 (3) -> 3 (3); e new: 4 (2) */
    assert_int_equal(diff->measure_count, 1);
    assert_int_equal(diff->measures[0].move_count, 4);
    assert_int_equal(diff->measures[0].reason_count, 3);
    const erg_diff_reason *first = &diff->measures[0].reasons[0];
    assert_string_equal(diff->nodes[first->move->node].record.id, "a");
    assert_int_equal(first->move->shift, -3);
    near(first->move->delta, -3);
    const erg_diff_reason *last = &diff->measures[0].reasons[2];
    assert_string_equal(diff->nodes[last->move->node].record.id, "c");
    assert_int_equal(last->move->shift, 2);
    assert_int_equal(last->edge_count, 1);
    assert_string_equal(diff->edges[last->edges[0]].record.id, "r3");
    /* What came counts with its weight, what changed with half the larger one. */
    assert_int_equal(diff->important_edge_count, 2);
    assert_string_equal(diff->edges[diff->important_edges[0]].record.id, "r3");
    near(diff->edges[diff->important_edges[1]].importance, 2.5);
    assert_int_equal(diff->nodes[3].distance, 1); /* d, by way of c */
    erg_diff_free(diff);
    erg_measures_free(m[0]);
    erg_measures_free(m[1]);
    pair_close(&p);
}

/* Measures of a smaller graph would be read past their end. */
static void test_measures_of_another_snapshot(void **state)
{
    static const char *const names[] = {"strength"};
    (void)state;
    world small, large;
    world_open(&small);
    world_open(&large);
    link(&small, "r", "a", "b", "funding", 1);
    link(&large, "r", "a", "b", "funding", 1);
    link(&large, "s", "b", "c", "funding", 1);
    const erg_snapshot *few = snap(&small, options());
    const erg_snapshot *many = snap(&large, options());
    erg_measures *measures = NULL;
    erg_measure_options how = {.keys = {names, 1}};
    erg_error err = {0};
    must(erg_measures_compute(&measures, few, &how, &err), &err);
    for (int side = 0; side < 2; side++) {
        erg_diff *diff = NULL;
        err = (erg_error){0};
        assert_int_equal(erg_diff_make(&diff, side == 0 ? many : few, measures,
                                       side == 0 ? few : many, measures, NULL, &err),
                         ERG_EUSAGE);
        assert_string_equal(err.text, "the measures are of another snapshot");
        assert_null(diff);
    }
    erg_measures_free(measures);
    world_close(&small);
    world_close(&large);
}

static void test_other_settings_do_not_compare(void **state)
{
    static const char *const keys[] = {"betweenness"};
    erg_measure_options how = {.keys = {keys, 1}};
    erg_measures *m[2] = {NULL, NULL};
    erg_diff *diff = NULL;
    erg_error err = {0};
    pair p;
    (void)state;
    pair_open(&p);
    link(&p.before, "r", "a", "b", "cloud", 5);
    link(&p.after, "r", "a", "b", "cloud", 5);
    const erg_snapshot *a = snap(&p.before, options());
    erg_snapshot_options o = options();
    o.weight = "uniform";
    o.resolve = "latest";
    const erg_snapshot *b = snap(&p.after, o);
    must(erg_measures_compute(&m[0], a, &how, &err), &err);
    how.directed = true;
    must(erg_measures_compute(&m[1], b, &how, &err), &err);
    must(erg_diff_make(&diff, a, m[0], b, m[1], NULL, &err), &err);
    assert_false(diff->comparable);
    assert_int_equal(diff->incomparable_count, 3);
    assert_string_equal(diff->incomparable[0],
                        "weight rule: log-amount before, uniform after");
    erg_diff_free(diff);
    erg_measures_free(m[0]);
    erg_measures_free(m[1]);
    pair_close(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_renamed_entity_is_one),
        cmocka_unit_test(test_ambiguous_names_join_nobody),
        cmocka_unit_test(test_present_entity_is_not_renamed),
        cmocka_unit_test(test_parallel_relations_go_by_content),
        cmocka_unit_test(test_relation_keeps_its_identity),
        cmocka_unit_test(test_fields_are_named_by_pointers),
        cmocka_unit_test(test_ignored_fields_do_not_count),
        cmocka_unit_test(test_equal_relations_are_counted),
        cmocka_unit_test(test_measures_of_another_snapshot),
        cmocka_unit_test(test_moves_and_reasons),
        cmocka_unit_test(test_other_settings_do_not_compare),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
