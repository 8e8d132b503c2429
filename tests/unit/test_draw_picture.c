/* Pictures and positions of small datasets: what they say, that hostile text stays text,
 * that the same input gives the same bytes, and that a failing layout program ends in a
 * picture all the same. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/fail.h"
#include "erg.h"
#include "text_help.h"

static char path[] = "/tmp/erg-picture-XXXXXX";

static erg_dataset *dataset(const char *json)
{
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    assert_true(fputs(json, f) >= 0);
    assert_int_equal(fclose(f), 0);
    const char *const paths[] = {path};
    erg_read_options options = {.from = "json"};
    erg_dataset *d = NULL;
    erg_error err;
    base_error_clear(&err);
    if (erg_dataset_read(&d, paths, 1, &options, &err) != ERG_OK)
        fail_msg("%s", err.text);
    return d;
}

static erg_snapshot *snapshot(const erg_dataset *d, bool possible)
{
    erg_snapshot_options options;
    erg_snapshot_options_clear(&options);
    options.possible = possible;
    erg_snapshot *s = NULL;
    erg_error err;
    base_error_clear(&err);
    if (erg_snapshot_make(&s, d, &options, &err) != ERG_OK) fail_msg("%s", err.text);
    return s;
}

static int collect(void *to, const char *data, size_t n)
{
    base_buffer_add_n(to, data, n);
    return 0;
}

/* The SVG of a dataset; free() it. */
static char *svg_with(const char *json, const erg_picture_options *options)
{
    erg_dataset *d = dataset(json);
    erg_snapshot *s = snapshot(d, true);
    erg_positions *p = NULL;
    erg_picture *picture = NULL;
    erg_error err;
    base_error_clear(&err);
    if (erg_positions_make(&p, s, NULL, options, &err) != ERG_OK)
        fail_msg("%s", err.text);
    if (erg_picture_make(&picture, s, NULL, p, options, &err) != ERG_OK)
        fail_msg("%s", err.text);
    erg_output output = {.snapshot = s, .positions = p, .picture = picture};
    base_buffer b = {0};
    if (erg_write("svg", &output, collect, &b, &err) != ERG_OK) fail_msg("%s", err.text);
    assert_false(b.failed);
    erg_picture_free(picture);
    erg_positions_free(p);
    erg_snapshot_free(s);
    erg_dataset_free(d);
    return b.data;
}

static char *svg(const char *json)
{
    static const erg_picture_options none = {0};
    return svg_with(json, &none);
}

#define HEAD "{\"format\":\"erg.dataset\",\"version\":\"1.0\",\"title\":\"Deals\","

static const char deals[] = HEAD
    "\"documents\":[{\"id\":\"p1\",\"title\":\"First paper\",\"publisher\":\"Daily\","
    "\"date\":\"2024-05-01\"},{\"id\":\"p2\",\"title\":\"Second paper\"},"
    "{\"id\":\"p3\",\"title\":\"Never cited\"}],"
    "\"entities\":[{\"id\":\"acme\",\"kind\":\"company\",\"label\":\"Acme Labs\"},"
    "{\"id\":\"bolt\",\"kind\":\"company\",\"label\":\"Bolt\"},"
    "{\"id\":\"cat\",\"kind\":\"person\",\"label\":\"Cat Doe\"},"
    "{\"id\":\"dyn\",\"kind\":\"spaceship\",\"label\":\"Dyn\"},"
    "{\"id\":\"eve\",\"kind\":\"fund\",\"label\":\"Eve Capital\"}],"
    "\"relations\":["
    "{\"id\":\"r1\",\"source\":\"acme\",\"target\":\"bolt\",\"relation\":\"funding\","
    "\"label\":\"seed\",\"start\":\"2023-02\",\"claims\":[{\"document\":\"p1\","
    "\"locator\":\"paragraph 7\",\"amount\":{\"value\":1e9,\"currency\":\"USD\"}}]},"
    "{\"id\":\"r2\",\"source\":\"eve\",\"target\":\"bolt\",\"relation\":\"funding\","
    "\"claims\":[{\"document\":\"p1\",\"amount\":{\"value\":5e9,\"currency\":\"USD\"}},"
    "{\"document\":\"p2\",\"amount\":{\"value\":130e9,\"currency\":\"USD\"}}]},"
    "{\"id\":\"r3\",\"source\":\"cat\",\"target\":\"acme\",\"relation\":\"role\","
    "\"label\":\"CEO\"},"
    "{\"id\":\"r4\",\"source\":\"bolt\",\"target\":\"bolt\",\"relation\":\"part-of\","
    "\"label\":\"loop\"},"
    "{\"id\":\"r5\",\"source\":\"acme\",\"target\":\"eve\",\"relation\":\"partnership\","
    "\"claims\":[{\"document\":\"p2\",\"status\":\"possible\"}]}]}";

static void test_content(void **state)
{
    (void)state;
    char *s = svg(deals);
    has(s, "role=\"img\" aria-labelledby=\"title desc\"");
    has(s, "lang=\"en\"");
    has(s, "<title id=\"title\">Deals</title>");
    has(s, "Acme Labs funds Bolt ($1bn)");
    has(s, ">5 entities and 5 relations from 2 documents, 2023<");
    assert_int_equal(count(s, "class=\"node\""), 5);
    assert_int_equal(count(s, "class=\"lane\""), 5); /* four ties and the loop */
    has(s, "Acme Labs \xe2\x86\x92 Bolt: Seed, $1bn, 2023-02\n  [1] $1bn, paragraph 7");
    has(s, "Eve Capital \xe2\x86\x92 Bolt: Funding, $5bn or $130bn (disputed)");
    has(s, "Disputed figures: Eve Capital \xe2\x86\x92 Bolt, funding: $5bn or $130bn "
           "[1][2].");
    has(s, "[1] First paper, Daily, 2024-05-01.");
    has(s, "[2] Second paper, undated.");
    lacks(s, "Never cited");
    /* The legend holds what is present and nothing else. */
    has(s, ">Disputed figure<");
    has(s, ">Only possible<");
    has(s, ">Person<");
    has(s, ">Other<");
    lacks(s, ">Product<");
    lacks(s, ">Cloud, computing<");
    has(s, ">$1bn<");
    lacks(s, ">$10bn<"); /* the disputed figure scales nothing */
    lacks(s, "<script");
    lacks(s, "style=\"");
    lacks(s, "var(");
    lacks(s, "nan");
    free(s);
}

/* Pairs with many relations have a card; one with too many for the plot gets a letter on
 * its line and the same letter under the plot. */
static void test_cards(void **state)
{
    (void)state;
    static const unsigned counts[] = {3, 4, 14, 20};
    for (size_t k = 0; k < sizeof counts / sizeof *counts; k++) {
        unsigned relations = counts[k];
        base_buffer b = {0};
        base_buffer_add(&b, HEAD
                        "\"entities\":[{\"id\":\"a\"},{\"id\":\"b\"},{\"id\":\"c\"}],"
                        "\"relations\":[{\"source\":\"c\",\"target\":\"a\"}");
        for (unsigned i = 0; i < relations; i++) {
            base_buffer_format(&b,
                               ",{\"id\":\"r%u\",\"source\":\"a\",\"target\":\"b\","
                               "\"relation\":\"funding\",\"label\":\"deal %u\"}",
                               i, i);
        }
        base_buffer_add(&b, "]}");
        char *s = svg(b.data);
        assert_int_equal(count(s, "class=\"card\""), relations < 4 ? 0 : 1);
        assert_int_equal(count(s, "class=\"marker"), relations > 14 ? 2 : 0);
        if (relations >= 4) assert_int_equal(count(s, "class=\"card-row"), relations);
        free(s);
        base_buffer_free(&b);
    }
}

/* The widest line is the undisputed amount's; the disputed one is dashed and thin. */
static void test_widths(void **state)
{
    (void)state;
    char *s = svg(deals);
    const char *dash = strstr(s, "stroke-dasharray=\"5 3.2\"");
    assert_non_null(dash);
    size_t wide = count(s, "stroke-width=\"5\"");
    assert_int_equal(wide, 2); /* the line and its place in the legend */
    const char *lane = strstr(s, "(disputed)");
    assert_non_null(lane);
    const char *width = strstr(lane, "stroke-width=\"");
    assert_non_null(width);
    assert_int_equal(strncmp(width, "stroke-width=\"1.2\"", 18), 0);
    free(s);
}

static void test_themes(void **state)
{
    (void)state;
    erg_picture_options options = {.theme = "light"};
    char *light = svg_with(deals, &options);
    options.theme = "dark";
    char *dark = svg_with(deals, &options);
    options.theme = "auto";
    char *both = svg_with(deals, &options);
    has(light, ".f-paper{fill:#ffffff}");
    lacks(light, "@media");
    has(dark, ".f-paper{fill:#14181d}");
    lacks(dark, "#ffffff");
    const char *media = strstr(both, "@media (prefers-color-scheme:dark)");
    assert_non_null(media);
    has(media, ".f-paper{fill:#14181d}");
    assert_true(strstr(both, ".f-paper{fill:#ffffff}") < media);
    free(light);
    free(dark);
    free(both);
}

static void test_options(void **state)
{
    (void)state;
    erg_picture_options options = {
        .title = "My <title> & more", .subtitle = "As I say", .lang = "de-AT"};
    char *s = svg_with(deals, &options);
    has(s, "<title id=\"title\">My &lt;title&gt; &amp; more</title>");
    has(s, ">As I say<");
    has(s, "lang=\"de-AT\"");
    free(s);
    erg_dataset *d = dataset(deals);
    erg_snapshot *g = snapshot(d, true);
    static const erg_picture_options wrong[] = {{.view = "pie"},
                                                {.theme = "pink"},
                                                {.lang = "en\" onload=\"x"},
                                                {.size_by = "betweenness"},
                                                {.layout = "fdp"}};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        erg_picture *picture = NULL;
        erg_error err;
        base_error_clear(&err);
        erg_code code = erg_picture_make(&picture, g, NULL, NULL, &wrong[i], &err);
        assert_int_equal(code, ERG_EUSAGE);
        assert_null(picture);
    }
    erg_snapshot_free(g);
    erg_dataset_free(d);
}

static void test_hostile_text(void **state)
{
    (void)state;
    char *s = svg(
        HEAD "\"documents\":[{\"id\":\"d\",\"title\":\"]]><script>alert(1)</script>\"}],"
             "\"entities\":[{\"id\":\"a\",\"label\":\"<b>\\\"x\\\" & 'y' ?\"},"
             "{\"id\":\"b\",\"kind\":\"<i>\",\"label\":\"\\u202eevil\\u0007\\uffff\"},"
             "{\"id\":\"c\",\"label\":\"--><!-- &amp; ]]>\"}],"
             "\"relations\":[{\"source\":\"a\",\"target\":\"b\",\"relation\":\"x<y\","
             "\"label\":\"</title></svg>\",\"claims\":[{\"document\":\"d\","
             "\"by\":\"\\u001b[31m<red>\",\"locator\":\"<p>\"}]}]}");
    lacks(s, "<script>");
    lacks(s, "<b>");
    lacks(s, "<i>");
    lacks(s, "<p>");
    lacks(s, "<red>");
    lacks(s, "<!--");
    lacks(s, "\xe2\x80\xae");
    lacks(s, "\x07");
    lacks(s, "\x1b");
    lacks(s, "\xef\xbf\xbf");
    has(s, "&lt;/title&gt;&lt;/svg&gt;");
    has(s, "--&gt;&lt;!-- &amp;amp; ]]&gt;");
    assert_int_equal(count(s, "</svg>"), 1);
    assert_int_equal(count(s, "<title"), count(s, "</title>"));
    free(s);
}

static void test_same_bytes(void **state)
{
    (void)state;
    char *first = svg(deals), *second = svg(deals);
    assert_string_equal(first, second);
    free(first);
    free(second);
}

/* --- positions --- */

static void check_positions(const erg_positions *p, uint32_t nodes)
{
    assert_int_equal(p->node_count, nodes);
    for (uint32_t v = 0; v < nodes; v++) {
        assert_true(p->x[v] >= 0 && p->x[v] <= p->width);
        assert_true(p->y[v] >= 0 && p->y[v] <= p->height);
        assert_true(fabs(p->x[v] * 10 - round(p->x[v] * 10)) < 1e-6);
    }
    for (uint32_t v = 0; v < nodes; v++) {
        for (uint32_t u = 0; u < v; u++) {
            assert_true(fabs(p->x[v] - p->x[u]) + fabs(p->y[v] - p->y[u]) > 1);
        }
    }
}

static erg_positions *positions(const erg_snapshot *s, const erg_picture_options *options)
{
    erg_positions *p = NULL;
    erg_error err;
    base_error_clear(&err);
    if (erg_positions_make(&p, s, NULL, options, &err) != ERG_OK)
        fail_msg("%s", err.text);
    return p;
}

static void test_fallback(void **state)
{
    (void)state;
    erg_dataset *d = dataset(deals);
    erg_snapshot *s = snapshot(d, true);
    erg_picture_options options = {.worker = "/bin/false"};
    erg_positions *p = positions(s, &options);
    assert_string_equal(p->engine, "grid");
    assert_true(p->fallback);
    check_positions(p, s->node_count);
    erg_positions_free(p);
    options.layout = "grid";
    p = positions(s, &options);
    assert_string_equal(p->engine, "grid");
    assert_false(p->fallback);
    erg_positions_free(p);
    erg_snapshot_free(s);
    erg_dataset_free(d);
    char *picture = svg_with(deals, &(erg_picture_options){.worker = "/bin/false"});
    assert_int_equal(count(picture, "class=\"node\""), 5);
    free(picture);
}

static void test_engines(void **state)
{
    (void)state;
    const char *worker = getenv("LAYOUT");
    if (worker == NULL) skip();
    static const char *const engines[] = {NULL,   "auto",  "neato", "dot",
                                          "sfdp", "twopi", "circo"};
    erg_dataset *d = dataset(deals);
    erg_snapshot *s = snapshot(d, true);
    for (size_t i = 0; i < sizeof engines / sizeof *engines; i++) {
        erg_picture_options options = {.layout = engines[i], .worker = worker};
        erg_positions *p = positions(s, &options);
        assert_string_equal(p->engine, i < 2 ? "neato" : engines[i]);
        assert_false(p->fallback);
        check_positions(p, s->node_count);
        erg_positions_free(p);
    }
    erg_snapshot_free(s);
    erg_dataset_free(d);
}

/* A ring of n entities. */
static char *ring(unsigned n)
{
    base_buffer b = {0};
    base_buffer_add(&b, HEAD "\"entities\":[");
    for (unsigned i = 0; i < n; i++) {
        base_buffer_format(&b, "%s{\"id\":\"e%u\",\"kind\":\"company\"}",
                           i > 0 ? "," : "", i);
    }
    base_buffer_add(&b, "],\"relations\":[");
    for (unsigned i = 0; i < n && n > 1; i++) {
        base_buffer_format(&b, "%s{\"source\":\"e%u\",\"target\":\"e%u\"}",
                           i > 0 ? "," : "", i, (i + 1) % n);
    }
    base_buffer_add(&b, "]}");
    assert_false(b.failed);
    return b.data;
}

static void test_sizes(void **state)
{
    (void)state;
    static const unsigned sizes[] = {0, 1, 2, 10, 150, 160};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        char *json = ring(sizes[i]);
        erg_dataset *d = dataset(json);
        erg_snapshot *s = snapshot(d, false);
        erg_picture_options options = {.worker = getenv("LAYOUT")};
        erg_positions *p = positions(s, &options);
        check_positions(p, sizes[i]);
        if (sizes[i] > 150 && options.worker != NULL)
            assert_string_equal(p->engine, "sfdp");
        erg_positions_free(p);
        erg_snapshot_free(s);
        erg_dataset_free(d);
        char *picture = svg_with(json, &options);
        unsigned shown = sizes[i] < 150 ? sizes[i] : 150;
        assert_int_equal(count(picture, "class=\"node\""), shown);
        if (sizes[i] == 160) has(picture, "+10 more entities");
        if (sizes[i] <= 150) lacks(picture, "more entities");
        free(picture);
        free(json);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_content),    cmocka_unit_test(test_cards),
        cmocka_unit_test(test_widths),     cmocka_unit_test(test_themes),
        cmocka_unit_test(test_options),    cmocka_unit_test(test_hostile_text),
        cmocka_unit_test(test_same_bytes), cmocka_unit_test(test_fallback),
        cmocka_unit_test(test_engines),    cmocka_unit_test(test_sizes),
    };
    int descriptor = mkstemp(path);
    if (descriptor < 0) return 1;
    (void)close(descriptor);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    (void)unlink(path);
    return failed;
}
