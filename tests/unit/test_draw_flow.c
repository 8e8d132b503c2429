/* Flows of small datasets: a line a relation, givers on the left, cycles, relations with
 * oneself, many relations, and a layout program that fails. What touches what is measured
 * by tests/pictures. */
#include "read_help.h"

#include "erg.h"
#include "text_help.h"

static int collect(void *to, const char *data, size_t n)
{
    base_buffer_add_n(to, data, n);
    return 0;
}

/* The SVG of a dataset; free() it. */
static char *svg(const char *json, erg_picture_options options)
{
    reading r = reading_begin();
    (void)reading_write(&r, "data.json", json, strlen(json));
    if (reading_read(&r, NULL) != ERG_OK) fail_msg("%s", r.err.text);
    erg_snapshot_options how;
    erg_snapshot_options_clear(&how);
    how.possible = true;
    erg_snapshot *s = NULL;
    erg_picture *picture = NULL;
    erg_error err = {0};
    if (options.worker == NULL) options.worker = getenv("LAYOUT");
    assert_int_equal(erg_snapshot_make(&s, r.dataset, &how, &err), ERG_OK);
    if (erg_picture_make(&picture, s, NULL, NULL, &options, &err) != ERG_OK)
        fail_msg("%s", err.text);
    erg_output output = {.snapshot = s, .picture = picture};
    base_buffer b = {0};
    if (erg_write("svg", &output, collect, &b, &err) != ERG_OK) fail_msg("%s", err.text);
    assert_false(b.failed);
    erg_picture_free(picture);
    erg_snapshot_free(s);
    reading_end(&r);
    return b.data;
}

static char *flow(const char *json)
{
    return svg(json, (erg_picture_options){.view = "flow"});
}

/* The left edge of a plate. */
static double left_of(const char *text, const char *id)
{
    const char *group = strstr(text, id);
    if (group == NULL) fail_msg("no %s", id);
    const char *x = strstr(group, "<rect x=\"");
    assert_non_null(x);
    return strtod(x + 9, NULL);
}

#define HEAD "{\"format\":\"erg.dataset\",\"version\":\"1.0\",\"title\":\"Deals\","
#define RELATION(a, b, more)                                                             \
    "{\"source\":\"" a "\",\"target\":\"" b "\",\"relation\":\"funding\"" more "}"

static const char cycle[] = HEAD
    "\"relations\":[" RELATION("a", "b", ",\"label\":\"seed\",\"start\":\"2019\"") "," RELATION("a", "b", ",\"amount\":{\"value\":2e9,\"currency\":\"USD\"}") "," RELATION(
        "a", "b",
        ",\"label\":\"2024 round\",\"start\":\"2024\"") "," RELATION("b", "c",
                                                                     ",\"status\":"
                                                                     "\"possible\"") "," RELATION("c",
                                                                                                  "d",
                                                                                                  "") "," RELATION("d",
                                                                                                                   "a",
                                                                                                                   ",\"label\":\"payback\"") "," RELATION("b",
                                                                                                                                                          "b",
                                                                                                                                                          ",\"label\":\"own purse\"") "]}";

static void test_lines(void **state)
{
    (void)state;
    char *s = flow(cycle);
    assert_int_equal(count(s, "class=\"lane\""), 6);
    assert_int_equal(count(s, "class=\"node\""), 4);
    assert_int_equal(count(s, "class=\"loop\""), 1);
    has(s, ">Seed, 2019<");
    has(s, ">Funding, $2bn<");
    has(s, ">2024 round<"); /* and not its year once more */
    has(s, ">Payback<");
    has(s, ">Own purse<");
    has(s, "Flow diagram, from left to right, Deals: 4 entities and 7 relations");
    assert_true(left_of(s, "id=\"n1\"") < left_of(s, "id=\"n2\""));
    assert_true(left_of(s, "id=\"n2\"") < left_of(s, "id=\"n3\""));
    free(s);
}

static void test_same_bytes(void **state)
{
    (void)state;
    char *one = flow(cycle), *two = flow(cycle);
    assert_string_equal(one, two);
    free(one);
    free(two);
}

static void test_nothing_to_join(void **state)
{
    (void)state;
    char *s = flow(HEAD "\"entities\":[{\"id\":\"a\"},{\"id\":\"b\"}]}");
    assert_int_equal(count(s, "class=\"node\""), 2);
    assert_int_equal(count(s, "class=\"lane\""), 0);
    free(s);
    s = flow(HEAD "\"entities\":[]}");
    assert_int_equal(count(s, "class=\"node\""), 0);
    free(s);
}

/* 300 relations of three pairs: those alike share a line, none is lost. */
static void test_many(void **state)
{
    (void)state;
    base_buffer b = {0};
    base_buffer_add(&b, HEAD "\"relations\":[");
    for (int i = 0; i < 300; i++)
        base_buffer_format(&b,
                           "%s{\"id\":\"r%d\",\"source\":\"s%d\",\"target\":\"t\","
                           "\"relation\":\"funding\"}",
                           i > 0 ? "," : "", i, i % 3);
    base_buffer_add(&b, "]}");
    char *s = flow(b.data);
    assert_int_equal(count(s, "class=\"lane\""), 3);
    assert_int_equal(count(s, ">Funding, and 99 more<"), 3);
    free(s);
    base_buffer_free(&b);
}

/* Another engine, or none that works: the network's picture instead. */
static void test_other_engines(void **state)
{
    (void)state;
    char *network = svg(cycle, (erg_picture_options){.layout = "grid"});
    char *s = svg(cycle, (erg_picture_options){.view = "flow", .layout = "grid"});
    assert_string_equal(s, network);
    free(s);
    free(network);
    s = svg(cycle, (erg_picture_options){.view = "flow", .worker = "/nowhere/layout"});
    has(s, "drawn as a network instead.");
    has(s, "Network diagram, Deals");
    assert_int_equal(count(s, "class=\"node\""), 4);
    free(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),           cmocka_unit_test(test_same_bytes),
        cmocka_unit_test(test_nothing_to_join), cmocka_unit_test(test_many),
        cmocka_unit_test(test_other_engines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
