/* Dossiers of small datasets: which relations of which pair, with and without dates, the
 * legend of just what is there, the order of time, and pairs there are none of. */
#include "read_help.h"

#include "erg.h"
#include "text_help.h"

static int collect(void *to, const char *data, size_t n)
{
    base_buffer_add_n(to, data, n);
    return 0;
}

/* The SVG of a pair's dossier; free() it. NULL with `fault` filled where it failed. */
static char *dossier(const char *json, const char *a, const char *b, erg_error *fault)
{
    reading r = reading_begin();
    (void)reading_write(&r, "data.json", json, strlen(json));
    if (reading_read(&r, NULL) != ERG_OK) fail_msg("%s", r.err.text);
    erg_snapshot_options how;
    erg_snapshot_options_clear(&how);
    how.possible = true;
    erg_picture_options options = {.view = "dossier", .pair_from = a, .pair_to = b};
    erg_snapshot *s = NULL;
    erg_picture *picture = NULL;
    base_buffer text = {0};
    *fault = (erg_error){0};
    assert_int_equal(erg_snapshot_make(&s, r.dataset, &how, fault), ERG_OK);
    if (erg_picture_make(&picture, s, NULL, NULL, &options, fault) == ERG_OK) {
        erg_output output = {.snapshot = s, .picture = picture};
        assert_int_equal(erg_write("svg", &output, collect, &text, fault), ERG_OK);
    }
    erg_picture_free(picture);
    erg_snapshot_free(s);
    reading_end(&r);
    return text.data;
}

/* Where a label begins. */
static double x_of(const char *text, const char *label)
{
    const char *at = strstr(text, label);
    if (at == NULL) fail_msg("no %s", label);
    while (strncmp(at, "<text x=\"", 9) != 0)
        at--;
    return strtod(at + 9, NULL);
}

#define HEAD "{\"format\":\"erg.dataset\",\"version\":\"1.0\",\"title\":\"Deals\","
#define DOCUMENTS                                                                        \
    "\"documents\":[{\"id\":\"p\",\"title\":\"Paper\",\"date\":\"2024-05\"},"            \
    "{\"id\":\"q\",\"title\":\"Other\"}],"

static const char deals[] = HEAD DOCUMENTS
    "\"relations\":["
    "{\"source\":\"a\",\"target\":\"b\",\"relation\":\"funding\",\"label\":\"seed\","
    "\"start\":\"2019\",\"claims\":[{\"document\":\"p\",\"amount\":{\"value\":1e9,"
    "\"currency\":\"USD\"}},{\"document\":\"q\",\"amount\":{\"value\":3e9,"
    "\"currency\":\"USD\"}}]},"
    "{\"source\":\"b\",\"target\":\"a\",\"relation\":\"licence\",\"start\":\"2021-03-"
    "04\","
    "\"end\":\"2023-01-01\"},"
    "{\"source\":\"b\",\"target\":\"a\",\"relation\":\"licence\",\"label\":\"later\","
    "\"start\":\"2022-06-01\",\"status\":\"possible\"},"
    "{\"source\":\"a\",\"target\":\"b\",\"relation\":\"competition\"},"
    "{\"source\":\"a\",\"target\":\"c\",\"relation\":\"role\",\"start\":\"2001\"},"
    "{\"source\":\"a\",\"target\":\"a\",\"relation\":\"cloud\"}]}";

static void test_relations_of_the_pair(void **state)
{
    (void)state;
    erg_error fault;
    char *s = dossier(deals, "b", "a", &fault);
    assert_non_null(s);
    has(s, "<title id=\"title\">b and a, tie by tie</title>");
    assert_int_equal(count(s, "class=\"lane\""), 4);
    has(s, ">Seed, $1bn or $3bn, 2019<");
    has(s, ">Licence, 2021-03-04 to 2023-01-01<");
    has(s, ">Later, 2022-06-01<");
    has(s, ">Competition<");
    has(s, ">[1][2]<");
    has(s, ">No date stated<");
    has(s, "4 relations between a and b, 3 with a date.");
    has(s, "(a \xe2\x86\x92 b, disputed)");
    has(s, "(b \xe2\x86\x92 a, only possible)");
    lacks(s, "Roles"); /* of a and c */
    lacks(s, "Cloud"); /* of a alone */
    assert_true(x_of(s, ">Seed, ") < x_of(s, ">Licence, "));
    assert_true(x_of(s, ">Licence, ") < x_of(s, ">Later, "));
    free(s);
}

static void test_legend(void **state)
{
    (void)state;
    erg_error fault;
    char *s = dossier(deals, "a", "b", &fault);
    has(s, ">Given or done once<");
    has(s, ">From start to end<");
    has(s, ">No end stated<");
    has(s, ">Disputed figure<");
    has(s, ">Only possible<");
    has(s, ">A source was published<");
    has(s, ">Date stated only to the year or month<");
    lacks(s, ">No start stated<");
    free(s);
    s = dossier(HEAD "\"relations\":[{\"source\":\"a\",\"target\":\"b\","
                     "\"relation\":\"licence\",\"end\":\"2020-02-29\"}]}",
                "a", "b", &fault);
    has(s, ">No start stated<");
    lacks(s, ">From start to end<");
    lacks(s, ">No end stated<");
    lacks(s, ">Given or done once<");
    lacks(s, ">No date stated<");
    lacks(s, ">A source was published<");
    free(s);
}

/* Nothing dated: no axis and none of its legend. */
static void test_undated(void **state)
{
    (void)state;
    erg_error fault;
    char *s = dossier(HEAD "\"relations\":[{\"source\":\"a\",\"target\":\"b\","
                           "\"relation\":\"licence\"}]}",
                      "a", "b", &fault);
    assert_int_equal(count(s, "class=\"lane\""), 1);
    lacks(s, ">No end stated<");
    lacks(s, "class=\"tick");
    free(s);
}

/* Dates at both ends of the calendar, and more relations than are drawn. */
static void test_extremes(void **state)
{
    (void)state;
    erg_error fault;
    base_buffer b = {0};
    base_buffer_add(&b, HEAD "\"relations\":[");
    for (int i = 0; i < 200; i++)
        base_buffer_format(&b,
                           "%s{\"id\":\"r%d\",\"source\":\"a\",\"target\":\"b\","
                           "\"relation\":\"licence\",\"start\":\"%s\",\"end\":\"%s\"}",
                           i > 0 ? "," : "", i, i % 2 ? "0001" : "9999-12-31",
                           i % 3 ? "9999-12-31" : "9999");
    base_buffer_add(&b, "]}");
    char *s = dossier(b.data, "a", "b", &fault);
    assert_non_null(s);
    assert_int_equal(count(s, "class=\"lane\""), 160);
    has(s, "40 more relations are not shown.");
    lacks(s, "nan");
    lacks(s, "inf");
    free(s);
    base_buffer_free(&b);
}

static void test_no_pair(void **state)
{
    (void)state;
    erg_error fault;
    assert_null(dossier(deals, "b", "c", &fault));
    assert_int_equal(fault.code, ERG_EUSAGE);
    assert_string_equal(fault.text, "no relation between 'b' and 'c' in what is shown");
    assert_null(dossier(deals, "b", "nobody", &fault));
    assert_string_equal(fault.text, "unknown entity 'nobody'");
    assert_null(dossier(deals, NULL, "b", &fault));
    assert_string_equal(fault.text,
                        "a dossier is of two entities, wanted a pair as in A,B");
    assert_null(dossier(deals, "a", "a", &fault));
    assert_int_equal(fault.code, ERG_EUSAGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_relations_of_the_pair),
        cmocka_unit_test(test_legend),
        cmocka_unit_test(test_undated),
        cmocka_unit_test(test_extremes),
        cmocka_unit_test(test_no_pair),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
