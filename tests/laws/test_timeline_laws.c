/* Laws of time, on random datasets: a timeline is what a snapshot of each date gives; a
 * relation without end stays; intervals hold to the day at both borders. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/date.h"
#include "diff_world.h"
#include "erg/timeline.h"
#include "laws.h"

enum { WORLDS = 3000 };

static erg_snapshot *snapshot_at(const erg_dataset *d, erg_snapshot_options options,
                                 erg_date date)
{
    erg_snapshot *s = NULL;
    erg_error err = {0};
    options.as_of = date;
    expect_fine(erg_snapshot_make(&s, d, &options, &err), &err);
    return s;
}

static bool has_entity(const erg_snapshot *s, uint32_t entity)
{
    for (uint32_t v = 0; s && v < s->node_count; v++)
        if (s->nodes[v].entity == entity) return true;
    return false;
}

static bool has_relation(const erg_snapshot *s, uint32_t relation)
{
    for (uint32_t e = 0; s && e < s->edge_count; e++)
        if (s->edges[e].relation_index == relation) return true;
    return false;
}

/* Lists are what is in `here` and not in `other`, ascending. */
static void check_entities(const uint32_t *items, size_t count, const erg_dataset *d,
                           const erg_snapshot *here, const erg_snapshot *other)
{
    size_t n = 0;
    for (uint32_t e = 0; e < d->entity_count; e++) {
        if (!has_entity(here, e) || has_entity(other, e)) continue;
        assert_true(n < count);
        assert_int_equal(items[n++], e);
    }
    assert_int_equal(n, count);
}

static void check_relations(const uint32_t *items, size_t count, const erg_dataset *d,
                            const erg_snapshot *here, const erg_snapshot *other)
{
    size_t n = 0;
    for (uint32_t r = 0; r < d->relation_count; r++) {
        if (!has_relation(here, r) || has_relation(other, r)) continue;
        assert_true(n < count);
        assert_int_equal(items[n++], r);
    }
    assert_int_equal(n, count);
}

static void check_measures(const erg_timeline_point *point, const erg_snapshot *s,
                           const erg_measure_options *how)
{
    erg_measures *m = NULL;
    erg_error err = {0};
    expect_fine(erg_measures_compute(&m, s, how, &err), &err);
    assert_int_equal(point->measures->column_count, m->column_count);
    assert_int_equal(point->measures->row_count, m->row_count);
    for (size_t c = 0; c < m->column_count; c++) {
        const erg_measure_column *a = &point->measures->columns[c];
        const erg_measure_column *b = &m->columns[c];
        assert_string_equal(a->key, b->key);
        for (uint32_t v = 0; v < m->row_count; v++) {
            assert_int_equal(point->nodes[v], s->nodes[v].entity);
            assert_true(a->values[v] == b->values[v]);
            assert_int_equal(a->ranks[v], b->ranks[v]);
        }
    }
    erg_measures_free(m);
}

static void check_point(const erg_timeline_point *point, const erg_dataset *d,
                        const erg_snapshot *s, const erg_snapshot *before,
                        const erg_measure_options *how)
{
    assert_int_equal(point->node_count, s->node_count);
    assert_int_equal(point->edge_count, s->edge_count);
    assert_int_equal(point->tie_count, s->tie_count);
    uint32_t startless = 0;
    for (uint32_t e = 0; e < s->edge_count; e++)
        startless += s->edges[e].start == 0;
    assert_int_equal(point->startless_count, startless);
    check_measures(point, s, how);
    if (!before) {
        assert_int_equal(point->entered_count + point->left_count, 0);
        assert_int_equal(point->started_count + point->ended_count, 0);
        return;
    }
    check_entities(point->entered, point->entered_count, d, s, before);
    check_entities(point->left, point->left_count, d, before, s);
    check_relations(point->started, point->started_count, d, s, before);
    check_relations(point->ended, point->ended_count, d, before, s);
}

static void check_timeline(const erg_dataset *d, const erg_timeline_options *options)
{
    erg_timeline *t = NULL;
    erg_error err = {0};
    erg_snapshot *before = NULL;
    expect_fine(erg_timeline_make(&t, d, options, &err), &err);
    for (size_t p = 0; p < t->point_count; p++) {
        erg_snapshot *s = snapshot_at(d, options->snapshot, t->points[p].date);
        if (p > 0)
            assert_true(base_date_last(t->points[p - 1].date) <
                        base_date_last(t->points[p].date));
        check_point(&t->points[p], d, s, before, &options->measures);
        erg_snapshot_free(before);
        before = s;
    }
    erg_snapshot_free(before);
    erg_timeline_free(t);
}

static void test_timeline_is_a_row_of_snapshots(void **state)
{
    static const char *const keys[] = {"degree", "strength", "in_strength", "closeness"};
    static const char *const kept[] = {"e0"};
    static const char *const families[] = {"money", "other"};
    const long worlds = law_checks(WORLDS);
    (void)state;
    chance_state = 5;
    for (long i = 0; i < worlds; i++) {
        description d;
        erg_date row[DATES];
        erg_timeline_options o = {.dates = row, .measures.keys = {keys, 4}};
        describe(&d);
        erg_dataset *dataset = build(&d, NULL);
        erg_snapshot_options_clear(&o.snapshot);
        o.snapshot.possible = chance(2);
        o.snapshot.known_by = dates[chance(DATES)];
        if (chance(3) == 0) o.snapshot.families = (erg_words){families, 2};
        if (chance(3) == 0 && d.things[0].there && d.things[0].name == 0)
            o.snapshot.keep = (erg_words){kept, 1};
        if (chance(4) == 0) o.snapshot.min_weight = 0.3;
        o.measures.directed = chance(2);
        for (o.date_count = 0; o.date_count < 1 + chance(DATES - 1);)
            row[o.date_count++] = dates[1 + chance(DATES - 1)];
        check_timeline(dataset, &o);
        erg_dataset_free(dataset);
    }
    law_held("a timeline is a row of snapshots", worlds);
}

/* A later date keeps all relations that have no end. */
static void test_without_end_is_monotone(void **state)
{
    const long worlds = law_checks(WORLDS);
    (void)state;
    chance_state = 6;
    for (long i = 0; i < worlds; i++) {
        description d;
        erg_snapshot_options o;
        erg_snapshot_options_clear(&o);
        describe(&d);
        for (int r = 0; r < RELATIONS; r++) {
            d.bonds[r].end = 0;
            for (int c = 0; c < CLAIMS; c++)
                d.bonds[r].claims[c].end = 0;
        }
        erg_dataset *dataset = build(&d, NULL);
        erg_snapshot *before = NULL;
        for (int k = 1; k < DATES; k++) {
            erg_snapshot *s = snapshot_at(dataset, o, dates[k]);
            for (uint32_t e = 0; before && e < before->edge_count; e++)
                assert_true(has_relation(s, before->edges[e].relation_index));
            erg_snapshot_free(before);
            before = s;
        }
        erg_snapshot_free(before);
        erg_dataset_free(dataset);
    }
    law_held("without an end it stays", worlds);
}

/* --- borders --- */

static bool in_force(const erg_dataset *d, erg_date date)
{
    erg_snapshot_options o;
    erg_snapshot_options_clear(&o);
    erg_snapshot *s = snapshot_at(d, o, date);
    bool there = s->edge_count > 0;
    erg_snapshot_free(s);
    return there;
}

static erg_dataset *one_relation(erg_date start, erg_date end)
{
    static const base_place place = {.file = "test"};
    model_builder *b = NULL;
    erg_dataset *d = NULL;
    erg_error err = {0};
    model_relation_draft draft;
    assert_int_equal(model_builder_new(&b, NULL), ERG_OK);
    assert_non_null(model_builder_input(b, "test", false));
    model_relation_draft_clear(&draft, place);
    draft.id = "r";
    draft.source = "a";
    draft.target = "b";
    draft.relation = "cloud";
    draft.start = start;
    draft.end = end;
    expect_fine(model_builder_relation(b, &draft, &err), &err);
    expect_fine(model_builder_finish(&d, b, &err), &err);
    model_builder_free(b);
    return d;
}

/* Each row: the date as stated, the day before its first, its first, its last, the day
 * after: written down by hand. */
static const erg_date borders[][5] = {
    {20240000, 20231231, 20240101, 20241231, 20250101},
    {20240200, 20240131, 20240201, 20240229, 20240301},
    {20230200, 20230131, 20230201, 20230228, 20230301},
    {20241200, 20241130, 20241201, 20241231, 20250101},
    {19000200, 19000131, 19000201, 19000228, 19000301},
    {20000229, 20000228, 20000229, 20000229, 20000301},
    {20240430, 20240429, 20240430, 20240430, 20240501},
};

static void test_borders_hold_to_the_day(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof borders / sizeof *borders; i++) {
        const erg_date *b = borders[i];
        erg_dataset *starts = one_relation(b[0], 0);
        erg_dataset *ends = one_relation(0, b[0]);
        erg_dataset *both = one_relation(b[0], b[0]);
        assert_false(in_force(starts, b[1]));
        assert_true(in_force(starts, b[2]));
        assert_true(in_force(ends, b[3]));
        assert_false(in_force(ends, b[4]));
        assert_false(in_force(both, b[1]));
        assert_true(in_force(both, b[2]));
        assert_true(in_force(both, b[3]));
        assert_false(in_force(both, b[4]));
        /* A date asked for stands for its last day. */
        assert_true(in_force(starts, b[0]));
        assert_true(in_force(ends, b[0]));
        erg_dataset_free(starts);
        erg_dataset_free(ends);
        erg_dataset_free(both);
    }
}

/* --- rows of dates --- */

static void check_dates(const erg_dataset *d, erg_step step, erg_date from, erg_date to,
                        const erg_date *wanted, size_t count)
{
    erg_date *found = NULL;
    size_t n = 0;
    erg_error err = {0};
    expect_fine(erg_timeline_dates(&found, &n, d, step, from, to, &err), &err);
    assert_int_equal(n, count);
    for (size_t i = 0; i < n; i++)
        assert_int_equal(found[i], wanted[i]);
    free(found);
}

static void test_rows_of_dates(void **state)
{
    static const erg_date years[] = {20190000, 20200000, 20210000};
    static const erg_date quarters[] = {20190600, 20190900, 20191200, 20200300};
    static const erg_date months[] = {20191100, 20191200, 20200100, 20200215};
    static const erg_date within[] = {20200215};
    (void)state;
    erg_dataset *d = one_relation(20190500, 20210304);
    check_dates(d, ERG_STEP_YEAR, 20190000, 20210000, years, 3);
    check_dates(d, ERG_STEP_YEAR, 20190415, 20211231, years, 3);
    check_dates(d, ERG_STEP_QUARTER, 0, 20200300, quarters, 4);
    check_dates(d, ERG_STEP_MONTH, 20191130, 20200215, months, 4);
    check_dates(d, ERG_STEP_MONTH, 20200201, 20200215, within, 1);
    /* The end lies ahead of all that is known. */
    check_dates(d, ERG_STEP_YEAR, 0, 0, years, 1);
    erg_error err = {0};
    erg_date *found = NULL;
    size_t n = 0;
    assert_int_equal(
        erg_timeline_dates(&found, &n, d, ERG_STEP_YEAR, 20210000, 20190000, &err),
        ERG_EUSAGE);
    erg_dataset_free(d);
    d = one_relation(0, 0);
    erg_error none = {0};
    assert_int_equal(erg_timeline_dates(&found, &n, d, ERG_STEP_YEAR, 0, 0, &none),
                     ERG_EDATA);
    erg_dataset_free(d);
}

/* --- events --- */

static void test_events_come_in_order(void **state)
{
    const long worlds = law_checks(WORLDS);
    (void)state;
    chance_state = 7;
    for (long i = 0; i < worlds; i++) {
        description d;
        erg_snapshot_options o;
        erg_events *events = NULL;
        erg_error err = {0};
        base_day last = BASE_DAY_FIRST;
        size_t dated = 0;
        erg_snapshot_options_clear(&o);
        describe(&d);
        erg_dataset *dataset = build(&d, NULL);
        erg_snapshot *s = snapshot_at(dataset, o, 0);
        expect_fine(erg_events_make(&events, s, 0, 0, &err), &err);
        for (size_t k = 0; k < events->count; k++) {
            const erg_event *e = &events->items[k];
            const erg_edge *edge = &s->edges[e->edge];
            base_day day = e->is_end ? base_date_last(e->date) : base_date_first(e->date);
            assert_true(day >= last);
            if (k > 0 && day == last)
                assert_true(e->is_end || !events->items[k - 1].is_end);
            assert_int_equal(e->date, e->is_end ? edge->end : edge->start);
            last = day;
        }
        for (uint32_t e = 0; e < s->edge_count; e++) {
            dated += s->edges[e].start != 0;
            dated += s->edges[e].end != 0 && strcmp(s->edges[e].relation, "funding") != 0;
        }
        assert_int_equal(events->count, dated);
        erg_events_free(events);
        erg_snapshot_free(s);
        erg_dataset_free(dataset);
    }
    law_held("events in order, each once", worlds);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_timeline_is_a_row_of_snapshots),
        cmocka_unit_test(test_without_end_is_monotone),
        cmocka_unit_test(test_borders_hold_to_the_day),
        cmocka_unit_test(test_rows_of_dates),
        cmocka_unit_test(test_events_come_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
