/* The page as text: links, the marks of a comparison, stops, what stands in its data.
 * What it does in a browser: tests/frontends/page.mjs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "draw/scene.h"
#include "graph_fixture.h"
#include "write/html.h"
#include "write/html_parts.h"

/* An empty picture is enough for what is not drawn. */
static erg_picture picture = {.width = 100,
                              .height = 80,
                              .title = "Deals <b>",
                              .desc = "",
                              .lang = "en",
                              .subtitle = "A & B",
                              .notes = "one\ntwo"};

static char *put(const write_html_what *what)
{
    base_buffer text = {0};
    base_sink sink;
    erg_error err = {0};
    base_sink_open(&sink, base_sink_to_buffer, &text);
    must(write_html_put(&sink, what, &err), &err);
    must(base_sink_finish(&sink, "test", &err), &err);
    assert_false(text.failed);
    return text.data;
}

static void assert_has(const char *text, const char *part)
{
    if (!strstr(text, part)) print_message("%s\nis not in\n%s", part, text);
    assert_non_null(strstr(text, part));
}

static void assert_lacks(const char *text, const char *part)
{
    if (strstr(text, part)) print_message("%s\nis in\n%s", part, text);
    assert_null(strstr(text, part));
}

static void links_are_of_three_kinds(void **state)
{
    static const char *const links[] = {"https://a.org/x?y=1&z", "http://a", "HTTPS://A",
                                        "mailto:a@b.c"};
    static const char *const others[] = {"",
                                         "javascript:alert(1)",
                                         "JAVASCRIPT:x",
                                         " https://a",
                                         "https//a",
                                         "data:,x",
                                         "//a.org",
                                         "file:///etc",
                                         "ftp://a",
                                         "vbscript:x",
                                         "https://a b",
                                         "https://a\n",
                                         "http:/a",
                                         "mailto",
                                         "httpsx://a",
                                         "\x01https://a",
                                         "https://\x7f"};
    (void)state;
    for (size_t i = 0; i < sizeof links / sizeof *links; i++)
        assert_true(html_is_link(links[i]));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(html_is_link(others[i]));
}

static void small_world(world *w)
{
    world_open(w);
    entities(w, "abc");
    link(w, "r1", "a", "b", "funding", 1);
    link(w, "r2", "b", "c", "partnership", 1);
}

static void a_plain_page_speaks_of_no_change(void **state)
{
    world w;
    (void)state;
    small_world(&w);
    erg_output output = {.snapshot = snap(&w, options()), .picture = &picture};
    write_html_what what = {.output = &output};
    char *text = put(&what), *again = put(&what);
    assert_string_equal(text, again);
    assert_has(text, "<title>Deals &lt;b&gt;</title>");
    assert_has(text, "<p class=\"deck\">A &amp; B</p>");
    assert_has(text, "<p>one</p>\n<p>two</p>");
    assert_has(text, "id=\"time\"");
    assert_has(text, "data-filter=\"family\" data-value=\"money\"");
    assert_lacks(text, "data-filter=\"change\"");
    assert_lacks(text, "<h2>What changed</h2>");
    assert_lacks(text, "\"change\":");
    assert_lacks(text, "\"stops\"");
    free(text);
    free(again);
    world_close(&w);
}

static void a_comparison_has_its_switches_list_and_notes(void **state)
{
    static const write_html_mark nodes[] = {
        {ERG_SAME, NULL},
        {ERG_CHANGED, "label: \"B\" -> \"</script>\""},
        {ERG_ADDED, NULL}};
    static const write_html_mark edges[] = {{ERG_REMOVED, NULL}, {ERG_ADDED, NULL}};
    static const uint32_t changed[] = {1, 0};
    world w;
    (void)state;
    small_world(&w);
    erg_output output = {.snapshot = snap(&w, options()), .picture = &picture};
    write_html_what what = {.output = &output,
                            .node_marks = nodes,
                            .edge_marks = edges,
                            .changed = changed,
                            .changed_count = 2,
                            .no_slider = true};
    char *text = put(&what);
    assert_has(text, "data-filter=\"change\" data-value=\"added\"");
    assert_has(text, "data-filter=\"change\" data-value=\"removed\"");
    assert_lacks(text, "data-filter=\"change\" data-value=\"changed\"");
    assert_lacks(text, "data-filter=\"change\" data-value=\"same\"");
    const char *list = strstr(text, "<h2>What changed</h2>");
    assert_non_null(list);
    const char *first = strstr(list, "data-edge=\"1\""),
               *second = strstr(list, "data-edge=\"0\"");
    assert_true(first && second && first < second);
    assert_has(text, "\"change\":\"changed\",\"changes\":\"label: \\\"B\\\" -> "
                     "\\\"\\u003c/script>\\\"\"");
    assert_has(text, "\"noSlider\":true");
    assert_lacks(text, "id=\"time\"");
    free(text);
    world_close(&w);
}

static void stops_are_the_dates_given(void **state)
{
    static const erg_date stops[] = {20190000, 20230600};
    world w;
    (void)state;
    small_world(&w);
    erg_output output = {.snapshot = snap(&w, options()), .picture = &picture};
    write_html_what what = {.output = &output, .stops = stops, .stop_count = 2};
    char *text = put(&what);
    assert_has(text, "\"stops\":[\"2019\",\"2023-06\"]");
    free(text);
    world_close(&w);
}

static void an_unknown_kind_keeps_its_word(void **state)
{
    world w;
    (void)state;
    world_open(&w);
    entity(&w, "a", "odd <kind>");
    entity(&w, "b", "company");
    link(&w, "r", "a", "b", "strange </script>", 1);
    erg_output output = {.snapshot = snap(&w, options()), .picture = &picture};
    write_html_what what = {.output = &output};
    char *text = put(&what);
    assert_has(text, "\"word\":\"odd \\u003ckind>\"");
    assert_has(text, "\"relation\":\"strange \\u003c/script>\"");
    assert_has(text, "(strange &lt;/script&gt;)");
    free(text);
    world_close(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(links_are_of_three_kinds),
        cmocka_unit_test(a_plain_page_speaks_of_no_change),
        cmocka_unit_test(a_comparison_has_its_switches_list_and_notes),
        cmocka_unit_test(stops_are_the_dates_given),
        cmocka_unit_test(an_unknown_kind_keeps_its_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
