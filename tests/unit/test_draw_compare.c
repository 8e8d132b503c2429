/* Pictures of comparisons and of dates: each change with its sign, colour and dash, each
 * panel with what is there at its date, in one layout; ranks with ties. */
#include "read_help.h"

#include "erg.h"
#include "text_help.h"

static int collect(void *to, const char *data, size_t n)
{
    base_buffer_add_n(to, data, n);
    return 0;
}

static char *svg_of(erg_picture *picture)
{
    base_buffer text = {0};
    erg_error fault = {0};
    erg_output output = {.picture = picture};
    if (erg_write("svg", &output, collect, &text, &fault) != ERG_OK)
        fail_msg("%s", fault.text);
    return text.data;
}

static void read_one(reading *r, const char *name, const char *json)
{
    *r = reading_begin();
    (void)reading_write(r, name, json, strlen(json));
    if (reading_read(r, NULL) != ERG_OK) fail_msg("%s", r->err.text);
}

static erg_snapshot *snapshot(const erg_dataset *d, erg_date as_of)
{
    erg_snapshot *s = NULL;
    erg_error fault = {0};
    erg_snapshot_options how;
    erg_snapshot_options_clear(&how);
    how.as_of = as_of;
    if (erg_snapshot_make(&s, d, &how, &fault) != ERG_OK) fail_msg("%s", fault.text);
    return s;
}

static char *diff_picture(const char *before, const char *after,
                          const erg_picture_options *options)
{
    reading old, new;
    erg_error fault = {0};
    erg_diff *diff = NULL;
    erg_union *joined = NULL;
    erg_picture *picture = NULL;
    read_one(&old, "data.json", before);
    read_one(&new, "data.json", after);
    erg_snapshot *a = snapshot(old.dataset, 0), *b = snapshot(new.dataset, 0);
    assert_int_equal(erg_diff_make(&diff, a, NULL, b, NULL, NULL, &fault), ERG_OK);
    assert_int_equal(erg_union_make(&joined, diff, ERG_NONE, &fault), ERG_OK);
    if (erg_picture_make_diff(&picture, joined, NULL, options, &fault) != ERG_OK)
        fail_msg("%s", fault.text);
    char *text = svg_of(picture);
    erg_picture_free(picture);
    erg_union_free(joined);
    erg_diff_free(diff);
    erg_snapshot_free(a);
    erg_snapshot_free(b);
    reading_end(&old);
    reading_end(&new);
    return text;
}

#define HEAD "{\"format\":\"erg.dataset\",\"version\":\"1.0\",\"title\":\"Deals\","
#define MINUS "\xe2\x88\x92"
#define DELTA "\xce\x94"
#define ARROW "\xe2\x86\x92"

static const char older[] = HEAD
    "\"documents\":[{\"id\":\"x\",\"title\":\"Old paper\",\"date\":\"2020\"}],"
    "\"relations\":["
    "{\"id\":\"r1\",\"source\":\"a\",\"target\":\"b\",\"relation\":\"funding\",\"label\":"
    "\"seed\",\"start\":\"2019\",\"claims\":[{\"document\":\"x\",\"amount\":{\"value\":"
    "1e9,"
    "\"currency\":\"USD\"}}]},"
    "{\"id\":\"r2\",\"source\":\"a\",\"target\":\"c\",\"relation\":\"licence\","
    "\"claims\":"
    "[{\"document\":\"x\"}]},"
    "{\"id\":\"r3\",\"source\":\"b\",\"target\":\"d\",\"relation\":\"partnership\"}]}";

/* The second document's number depends on both datasets: its claims must not be taken for
 * the first's. */
static const char newer[] = HEAD
    "\"documents\":[{\"id\":\"w\",\"title\":\"New paper\",\"date\":\"2024-05-06\"},"
    "{\"id\":\"x\",\"title\":\"Old paper\",\"date\":\"2020\"}],"
    "\"relations\":["
    "{\"id\":\"r1\",\"source\":\"a\",\"target\":\"b\",\"relation\":\"funding\",\"label\":"
    "\"seed\",\"start\":\"2019\",\"claims\":[{\"document\":\"x\",\"amount\":{\"value\":"
    "3e9,"
    "\"currency\":\"USD\"}}]},"
    "{\"id\":\"r3\",\"source\":\"b\",\"target\":\"d\",\"relation\":\"partnership\"},"
    "{\"id\":\"r4\",\"source\":\"e\",\"target\":\"b\",\"relation\":\"payment\","
    "\"claims\":"
    "[{\"document\":\"w\"}]}]}";

static void every_change_has_sign_colour_and_dash(void **state)
{
    (void)state;
    char *svg = diff_picture(older, newer, NULL);
    has(svg, "Deals: what changed</title>");
    has(svg, "1 new, 1 ended and 1 changed relation; 1 new and 1 ended entity");
    has(svg, ">+ New (1)<");
    has(svg, ">" MINUS " Ended (1)<");
    has(svg, ">" DELTA " Changed (1)<");
    has(svg, ">Unchanged (1)<");
    has(svg, ">+ Payment<");
    has(svg, ">" MINUS " Licence<");
    has(svg, ">" DELTA " Seed, $3bn<");
    assert_int_equal(count(svg, "stroke-dasharray=\"7 4\""), 2); /* legend, lane */
    assert_int_equal(count(svg, "stroke-dasharray=\"3 2\""), 1); /* c, gone */
    has(svg, ".s-added{stroke:#00857a}");
    has(svg, ".s-removed{stroke:#b03010}");
    has(svg, ".s-changed{stroke:#d49a00}");
    has(svg, "a " ARROW " b: Seed, $1bn " ARROW " $3bn");
    free(svg);
}

static void sources_of_both_sides_keep_their_numbers(void **state)
{
    (void)state;
    char *svg = diff_picture(older, newer, NULL);
    has(svg, "[1] New paper, 2024-05-06.");
    has(svg, "[2] Old paper, 2020.");
    const char *row = strstr(svg, ">e " ARROW " b: Payment ");
    assert_non_null(row);
    const char *end = strstr(row, "</text>");
    assert_true(strstr(row, "[1]") < end);
    row = strstr(svg, ">a " ARROW " c: Licence ");
    assert_non_null(row);
    end = strstr(row, "</text>");
    assert_true(strstr(row, "[2]") != NULL && strstr(row, "[2]") < end);
    has(svg, ">(2024-05-06)<"); /* no start: when it was reported */
    free(svg);
}

static void nothing_changed_is_said(void **state)
{
    (void)state;
    char *svg = diff_picture(older, older, NULL);
    has(svg, "Nothing changed");
    lacks(svg, "change-head");
    lacks(svg, "s-added");
    free(svg);
}

static void empty_sides_are_drawn(void **state)
{
    static const char empty[] = HEAD "\"relations\":[]}";
    (void)state;
    char *svg = diff_picture(empty, newer, NULL);
    has(svg, "3 new relations");
    free(svg);
    svg = diff_picture(newer, empty, NULL);
    has(svg, "3 ended relations");
    free(svg);
    free(diff_picture(empty, empty, NULL));
}

/* --- dates --- */

static const char growing[] = HEAD
    "\"relations\":["
    "{\"source\":\"a\",\"target\":\"b\",\"relation\":\"partnership\",\"start\":\"2019\"},"
    "{\"source\":\"b\",\"target\":\"c\",\"relation\":\"partnership\",\"start\":\"2019\","
    "\"end\":\"2020\"},"
    "{\"source\":\"b\",\"target\":\"d\",\"relation\":\"partnership\",\"start\":\"2021\"},"
    "{\"source\":\"b\",\"target\":\"e\",\"relation\":\"partnership\",\"start\":\"2021\"}"
    "]}";

static erg_code dates_picture(char **svg, const char *view, const char *by, uint32_t top,
                              erg_error *fault)
{
    static const erg_date dates[] = {20200000, 20210000};
    reading r;
    erg_timeline *timeline = NULL;
    erg_picture *picture = NULL;
    read_one(&r, "data.json", growing);
    erg_timeline_options how = {.dates = dates, .date_count = 2};
    erg_snapshot_options_clear(&how.snapshot);
    assert_int_equal(erg_timeline_make(&timeline, r.dataset, &how, fault), ERG_OK);
    erg_snapshot *sides[] = {snapshot(r.dataset, dates[0]),
                             snapshot(r.dataset, dates[1])};
    erg_picture_options options = {.view = view, .rank_by = by, .top = top};
    erg_code code = erg_picture_make_timeline(
        &picture, timeline, (const erg_snapshot *const *)sides, &options, fault);
    *svg = code == ERG_OK ? svg_of(picture) : NULL;
    erg_picture_free(picture);
    erg_timeline_free(timeline);
    erg_snapshot_free(sides[0]);
    erg_snapshot_free(sides[1]);
    reading_end(&r);
    return code;
}

static void a_panel_shows_its_date(void **state)
{
    (void)state;
    erg_error fault = {0};
    char *svg = NULL;
    assert_int_equal(dates_picture(&svg, NULL, NULL, 0, &fault), ERG_OK);
    has(svg, ">End of 2020<");
    has(svg, ">End of 2021<");
    has(svg, ">3 entities, 2 relations<");
    has(svg, ">4 entities, 3 relations (+2 entities, " MINUS
             "1 entity, +2 relations, " MINUS "1 relation)<");
    assert_int_equal(count(svg, "class=\"ghost\""), 3); /* d and e, then c */
    assert_int_equal(count(svg, "class=\"node\""), 7);
    assert_int_equal(count(svg, "class=\"lane\""), 5);
    assert_int_equal(count(svg, "id=\"p1-n2\""), 1);
    assert_int_equal(count(svg, "id=\"p2-n2\""), 1);
    lacks(svg, "id=\"p1-n4\"");
    free(svg);
}

/* Ranks by degree in 2021: b 3, the others 1 each: 1, 2, 2, 2. */
static void equal_ranks_stand_one_under_the_other(void **state)
{
    (void)state;
    erg_error fault = {0};
    char *svg = NULL;
    assert_int_equal(dates_picture(&svg, "bump", "degree", 0, &fault), ERG_OK);
    has(svg, "b: 2020 1, 2021 1.");
    has(svg, "a: 2020 2, 2021 2.");
    has(svg, "d: 2020 not there, 2021 2.");
    assert_int_equal(count(svg, "class=\"node\""), 4);
    assert_int_equal(count(svg, ">new<"), 2);
    assert_int_equal(count(svg, ">2</text>"),
                     4); /* a at both dates, d and e at the last */
    free(svg);
    assert_int_equal(dates_picture(&svg, "bump", "degree", 2, &fault), ERG_OK);
    assert_int_equal(count(svg, "class=\"node\""), 2);
    free(svg);
}

static void what_does_not_fit_is_refused(void **state)
{
    (void)state;
    erg_error fault = {0};
    char *svg = NULL;
    assert_int_equal(dates_picture(&svg, "network", NULL, 0, &fault), ERG_EUSAGE);
    assert_int_equal(dates_picture(&svg, "bump", "community", 0, &fault), ERG_EUSAGE);
    assert_int_equal(dates_picture(&svg, "bump", "nonsense", 0, &fault), ERG_EUSAGE);
    assert_int_equal(dates_picture(&svg, "spiral", NULL, 0, &fault), ERG_EUSAGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_change_has_sign_colour_and_dash),
        cmocka_unit_test(sources_of_both_sides_keep_their_numbers),
        cmocka_unit_test(nothing_changed_is_said),
        cmocka_unit_test(empty_sides_are_drawn),
        cmocka_unit_test(a_panel_shows_its_date),
        cmocka_unit_test(equal_ranks_stand_one_under_the_other),
        cmocka_unit_test(what_does_not_fit_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
