/* What the library writes for its callers, and what it refuses: a format that needs more
 * than it was given, something of another snapshot, a comparison. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/sink.h"
#include "diff_records.h"
#include "erg/timeline.h"
#include "erg/union.h"
#include "erg/write.h"

/* A world whose relation is told twice, early and late. */
static void open_world(world *w, bool more)
{
    world_open(w);
    document(w, "early", 20200000);
    document(w, "late", 20220000);
    model_claim_draft both[] = {amount_claim("early", 1e6, "USD"),
                                amount_claim("late", 5e6, "USD")};
    add(w, relation("r", "a", "b", "funding"), both, 2);
    if (more) link(w, "s", "b", "c", "cloud", 1);
}

static void expect_refused(const char *format, const erg_output *what, const char *text)
{
    base_buffer out = {0};
    erg_error err = {0};
    assert_int_equal(erg_write(format, what, base_sink_to_buffer, &out, &err),
                     ERG_EUSAGE);
    assert_string_equal(err.text, text);
    assert_int_equal(out.length, 0);
    base_buffer_free(&out);
}

static void graphs(void **state)
{
    static const char *const keys[] = {"strength"};
    const erg_measure_options how = {.keys = {keys, 1}};
    world small, large;
    erg_measures *measures = NULL;
    erg_positions positions = {.node_count = 1};
    erg_error err = {0};
    (void)state;
    open_world(&small, false);
    open_world(&large, true);
    must(erg_measures_compute(&measures, snap(&small, options()), &how, &err), &err);
    erg_output what = {.measures = measures};
    expect_refused("json", &what, "nothing to write: no snapshot given");
    what.snapshot = snap(&large, options());
    expect_refused("json", &what, "the measures are of another snapshot");
    what.measures = NULL;
    expect_refused("cytoscape", &what, "format 'cytoscape' needs positions");
    what.positions = &positions;
    expect_refused("cytoscape", &what, "1 positions given for 3 nodes");
    what.positions = NULL;
    expect_refused("svg", &what, "format 'svg' needs a picture");
    erg_measures_free(measures);
    world_close(&small);
    world_close(&large);
}

/* What changed, and where a field is so already at the older date: a correction. */
static void comparisons(void **state)
{
    static const char *const starts[][2] = {{"text", "1 relation"},
                                            {"json", "{\n\"format\":\"erg.diff\""},
                                            {"csv", "change,what,id,label,"}};
    world w;
    erg_error err = {0};
    erg_diff *diff = NULL;
    erg_union *joined = NULL;
    erg_snapshot *sides[3] = {NULL};
    (void)state;
    open_world(&w, false);
    world_finish(&w);
    for (int i = 0; i < 3; i++) {
        erg_snapshot_options o = options();
        o.known_by = i == 0 ? 20210000 : 20230000;
        o.as_of = i == 2 ? 20210000 : o.known_by;
        if (i == 2) o.resolve = "min";
        must(erg_snapshot_make(&sides[i], w.d, &o, &err), &err);
    }
    const erg_diff_options o = {.epsilon = NAN, .corrected = sides[2]};
    must(erg_diff_make(&diff, sides[0], NULL, sides[1], NULL, &o, &err), &err);
    for (size_t i = 0; i < 3; i++) {
        base_buffer out = {0};
        must(erg_write_diff(starts[i][0], diff, base_sink_to_buffer, &out, &err), &err);
        assert_non_null(strstr(out.data, starts[i][1]));
        /* The amount is another by knowledge and policy; that it is disputed now was so.
         */
        if (i == 0) {
            assert_non_null(strstr(out.data, "amount $1m -> $5m; "));
            assert_non_null(strstr(out.data, "now disputed (correction)"));
        }
        base_buffer_free(&out);
    }
    base_buffer none = {.failed = true};
    assert_int_equal(erg_write_diff("json", diff, base_sink_to_buffer, &none, &err),
                     ERG_ENOMEM);
    err = (erg_error){0};
    assert_int_equal(erg_write_diff("html", diff, base_sink_to_buffer, &none, &err),
                     ERG_EUSAGE);
    assert_string_equal(err.text, "unknown format 'html' of a comparison");
    must(erg_union_make(&joined, diff, ERG_NONE, &(erg_error){0}), &err);
    erg_output what = {.joined = joined};
    expect_refused("graphml", &what, "format 'graphml' cannot tell what changed");
    erg_union_free(joined);
    erg_diff_free(diff);
    for (int i = 0; i < 3; i++)
        erg_snapshot_free(sides[i]);
    world_close(&w);
}

static void expect_no_picture(erg_code code, erg_code wanted, erg_picture *picture,
                              erg_error *err, const char *text)
{
    assert_int_equal(code, wanted);
    assert_string_equal(err->text, text);
    assert_null(picture);
    *err = (erg_error){0};
}

static void pictures(void **state)
{
    static const erg_date dates[] = {20200000, 20210000};
    world w;
    erg_error err = {0};
    erg_picture *picture = (erg_picture *)&err;
    erg_union *joined = NULL;
    erg_timeline *timeline = NULL;
    (void)state;
    open_world(&w, true);
    const erg_snapshot *s = snap(&w, options());
    erg_picture_options o = {.layout = "grid", .width = "huge"};
    erg_code code = erg_picture_make(&picture, s, NULL, NULL, &o, &err);
    expect_no_picture(code, ERG_EUSAGE, picture, &err,
                      "unknown width 'huge', wanted column, page or wide");
    o.width = NULL;
    o.theme = "blue";
    code = erg_picture_make(&picture, s, NULL, NULL, &o, &err);
    expect_no_picture(code, ERG_EUSAGE, picture, &err,
                      "unknown theme 'blue', wanted light, dark or auto");
    o.theme = NULL;
    erg_date many[ERG_PANELS_MAX + 1];
    for (uint32_t i = 0; i <= ERG_PANELS_MAX; i++)
        many[i] = (erg_date)((1900 + i) * 10000);
    erg_timeline_options how = {.snapshot = options(),
                                .measures = {.none = true},
                                .dates = many,
                                .date_count = ERG_PANELS_MAX + 1};
    must(erg_timeline_make(&timeline, w.d, &how, &err), &err);
    code = erg_picture_make_timeline(&picture, timeline, NULL, &o, &err);
    expect_no_picture(code, ERG_ELIMIT, picture, &err,
                      "a picture of 41 dates, wanted at most 40");
    erg_timeline_free(timeline);
    how.dates = dates;
    how.date_count = 2;
    must(erg_timeline_make(&timeline, w.d, &how, &err), &err);
    o.view = "multiples";
    code = erg_picture_make_timeline(&picture, timeline, NULL, &o, &err);
    expect_no_picture(code, ERG_EUSAGE, picture, &err,
                      "view 'multiples' needs each date's snapshot");
    const erg_snapshot *both[] = {s, s};
    o.size_by = "degree";
    code = erg_picture_make_timeline(&picture, timeline, both, &o, &err);
    expect_no_picture(code, ERG_EUSAGE, picture, &err,
                      "view 'multiples' sizes symbols by strength, not by 'degree'");
    must(erg_union_make_dates(&joined, timeline, both, &err), &err);
    o = (erg_picture_options){.layout = "grid"};
    code = erg_picture_make_diff(&picture, joined, NULL, &o, &err);
    expect_no_picture(code, ERG_EUSAGE, picture, &err,
                      "the union is not of a comparison");
    erg_union_free(joined);
    erg_timeline_free(timeline);
    world_close(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(graphs),
                                       cmocka_unit_test(comparisons),
                                       cmocka_unit_test(pictures)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
