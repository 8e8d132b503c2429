/* The canonical snapshot against text written by hand from the contract's example. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/sink.h"
#include "erg/write.h"
#include "graph_fixture.h"

static void make_world(world *w)
{
    model_document_draft d;
    model_entity_draft e;
    erg_error err = {0};
    const char *const aliases[] = {"Acme", "A \"quoted\""};
    model_claim_draft c = amount_claim("press-1", 1e9, "USD");
    model_relation_draft r = relation("acme-bolt-2024", "acme", "bolt", "funding");
    world_open(w);
    model_builder_title(w->b, "Deals", NULL);
    model_document_draft_clear(&d, NOWHERE);
    d.id = "press-1";
    d.title = "Acme raises";
    d.date = 20250511;
    must(model_builder_document(w->b, &d, &err), &err);
    model_entity_draft_clear(&e, NOWHERE);
    e.id = "acme";
    e.kind = "company";
    e.label = "Acme Labs";
    e.aliases = aliases;
    e.alias_count = 2;
    must(model_builder_entity(w->b, &e, &err), &err);
    entity(w, "bolt", "company");
    c.locator = "paragraph 2";
    c.share = 0.49;
    c.confidence = 0.9;
    r.start = 20240300;
    r.end = 20250331;
    r.weight = 3.6;
    add(w, r, &c, 1);
}

/* What erg_write gives, to be freed by the caller. */
static char *write_text(const char *format, const erg_output *what)
{
    base_buffer text = {0};
    erg_error err = {0};
    must(erg_write(format, what, base_sink_to_buffer, &text, &err), &err);
    assert_false(text.failed);
    return text.data;
}

/* The text from the line that begins with `opening` to its end. */
static void assert_line(const char *text, const char *opening, const char *expected)
{
    const char *at = strstr(text, opening);
    char line[2048];
    assert_non_null(at);
    assert_true(at == text || at[-1] == '\n');
    size_t n = strcspn(at, "\n");
    assert_true(n < sizeof line);
    memcpy(line, at, n);
    line[n] = '\0';
    assert_string_equal(line, expected);
}

#define CLAIM                                                                            \
    "{\"document\":\"press-1\",\"locator\":\"paragraph "                                 \
    "2\",\"amount\":{\"value\":1000000000,"                                              \
    "\"currency\":\"USD\"},\"share\":0.49,\"confidence\":0.9,\"status\":\"reported\"}"

static void records_are_lines(void **state)
{
    world w;
    (void)state;
    make_world(&w);
    erg_snapshot_options o = options();
    o.as_of = 20240630;
    erg_output what = {.snapshot = snap(&w, o)};
    char *text = write_text("json", &what);
    assert_line(text, "\"directed\"", "\"directed\":true,");
    assert_line(text, "\"graph\"",
                "\"graph\":{\"title\":\"Deals\",\"generator\":{\"name\":\"erg\","
                "\"version\":\"" ERG_VERSION
                "\"},\"as_of\":\"2024-06-30\",\"known_by\":null,");
    assert_line(text, " \"weight\"",
                " \"weight\":{\"rule\":\"log-amount\"},\"resolve\":\"confident\","
                "\"measured_on\":{\"nodes\":2,\"ties\":1},");
    assert_line(text, " \"measures\"", " \"measures\":{}},");
    assert_line(text, "{\"id\":\"press-1\"",
                "{\"id\":\"press-1\",\"title\":\"Acme raises\",\"date\":\"2025-05-11\"}");
    assert_line(
        text, "{\"id\":\"acme\"",
        "{\"id\":\"acme\",\"label\":\"Acme Labs\",\"kind\":\"company\",\"attrs\":{},"
        "\"aliases\":[\"A \\\"quoted\\\"\",\"Acme\"]},");
    assert_line(
        text, "{\"id\":\"acme-bolt-2024\"",
        "{\"id\":\"acme-bolt-2024\",\"source\":\"acme\",\"target\":\"bolt\",\"relation\":"
        "\"funding\",\"family\":\"money\",\"directed\":true,\"weight\":3.6,\"start\":"
        "\"2024-03\",\"end\":\"2025-03-31\",\"amount\":{\"value\":1000000000,"
        "\"currency\":"
        "\"USD\"},\"share\":0.49,\"disputed\":false,\"claims\":[" CLAIM
        "],\"own_weight\":3.6}");
    free(text);
    world_close(&w);
}

static void measures_and_positions_are_shown(void **state)
{
    static const double values[] = {0.5, NAN}, x[] = {0, 12.5}, y[] = {1, -0.0};
    static const uint32_t ranks[] = {1, 0};
    const erg_measure_column columns[] = {{"pagerank", NULL, values, ranks},
                                          {"community", NULL, values, NULL}};
    const erg_measures measures = {.row_count = 2, .columns = columns, .column_count = 2};
    const erg_positions positions = {.engine = "neato",
                                     .fallback = true,
                                     .width = 1180,
                                     .height = 900,
                                     .x = x,
                                     .y = y,
                                     .node_count = 2};
    world w;
    (void)state;
    make_world(&w);
    erg_output what = {.snapshot = snap(&w, options()),
                       .measures = &measures,
                       .positions = &positions,
                       .title = "Other"};
    char *text = write_text("json", &what);
    assert_line(
        text, " \"positions\"",
        " \"positions\":{\"engine\":\"neato\",\"unit\":\"px\",\"y_axis\":\"down\","
        "\"width\":1180,\"height\":900,\"fallback\":true}},");
    assert_non_null(strstr(text, "\"graph\":{\"title\":\"Other\","));
    assert_line(text, "{\"id\":\"bolt\"",
                "{\"id\":\"bolt\",\"label\":\"bolt\",\"kind\":\"company\",\"attrs\":{},"
                "\"measures\":{\"pagerank\":null,\"community\":null},\"ranks\":{"
                "\"pagerank\":null},"
                "\"x\":12.5,\"y\":0}");
    free(text);
    world_close(&w);
}

static void an_empty_graph_is_whole(void **state)
{
    world w;
    (void)state;
    world_open(&w);
    erg_output what = {.snapshot = snap(&w, options())};
    char *text = write_text("json", &what);
    assert_non_null(
        strstr(text, "\"documents\":[\n],\n\"nodes\":[\n],\n\"edges\":[\n]\n}\n"));
    assert_non_null(strstr(text, "\"directed\":false"));
    assert_non_null(strstr(text, "\"graph\":{\"generator\""));
    free(text);
    world_close(&w);
}

static int full(void *user, const char *data, size_t n)
{
    (void)user;
    (void)data;
    (void)n;
    return 28; /* ENOSPC */
}

static void what_does_not_fit_is_refused(void **state)
{
    const erg_positions positions = {.node_count = 1};
    const erg_measure_column column = {.key = "degree"};
    const erg_measures measures = {.row_count = 1, .columns = &column, .column_count = 1};
    world w;
    (void)state;
    make_world(&w);
    erg_output what = {.snapshot = snap(&w, options())};
    erg_error err = {0};
    assert_int_equal(erg_write("jsn", &what, full, NULL, &err), ERG_EUSAGE);
    assert_string_equal(err.text, "unknown format 'jsn'");
    what.positions = &positions;
    assert_int_equal(erg_write("json", &what, full, NULL, NULL), ERG_EUSAGE);
    what.positions = NULL;
    what.measures = &measures;
    assert_int_equal(erg_write("json", &what, full, NULL, NULL), ERG_EUSAGE);
    what.measures = NULL;
    err = (erg_error){0};
    assert_int_equal(erg_write("json", &what, full, NULL, &err), ERG_EIO);
    assert_non_null(strstr(err.text, "cannot write"));
    assert_false(erg_format_needs_positions("json"));
    assert_false(erg_format_needs_picture("no such"));
    world_close(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(records_are_lines),
        cmocka_unit_test(measures_and_positions_are_shown),
        cmocka_unit_test(an_empty_graph_is_whole),
        cmocka_unit_test(what_does_not_fit_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
