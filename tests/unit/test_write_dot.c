/* DOT statements against text written by hand; tests/dot reads them back with Graphviz.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/sink.h"
#include "erg/write.h"
#include "graph_fixture.h"

static char *write_text(const erg_output *what)
{
    base_buffer text = {0};
    erg_error err = {0};
    must(erg_write("dot", what, base_sink_to_buffer, &text, &err), &err);
    assert_false(text.failed);
    return text.data;
}

static void label_entity(world *w, const char *id, const char *label)
{
    model_entity_draft e;
    erg_error err = {0};
    model_entity_draft_clear(&e, NOWHERE);
    e.id = id;
    e.label = label;
    must(model_builder_entity(w->b, &e, &err), &err);
}

static void assert_has(const char *text, const char *part)
{
    if (!strstr(text, part)) print_message("%s\nis not in\n%s", part, text);
    assert_non_null(strstr(text, part));
}

static void names_are_ids_where_dot_can_carry_them(void **state)
{
    world w;
    (void)state;
    world_open(&w);
    label_entity(&w, "plain", NULL);
    label_entity(&w, "a \"b\" -> c", NULL);
    label_entity(&w, "back\\slash", NULL);
    label_entity(&w, "%3", NULL);
    label_entity(&w, "n1", NULL);
    label_entity(&w, "node", NULL);
    link(&w, "r", "back\\slash", "%3", "funding", 1);
    erg_output what = {.snapshot = snap(&w, options())};
    char *text = write_text(&what);
    assert_has(text, "\n  \"plain\" [");
    assert_has(text, "\n  \"a \\\"b\\\" -> c\" [");
    assert_has(text, "\n  \"node\" [");
    assert_has(text, "\n  \"n1\" [label=\"n1\"");
    /* By id, %3 comes before back\slash; n1 is taken. */
    assert_has(text, "\n  \"n2\" [id=\"%3\"");
    assert_has(text, "\n  \"n3\" [id=\"back\\\\slash\"");
    assert_has(text, "\n  \"n3\" -> \"n2\" [id=\"r\"");
    free(text);
    world_close(&w);
}

static void labels_are_text_and_nothing_else(void **state)
{
    world w;
    (void)state;
    world_open(&w);
    label_entity(&w, "a", "A & B \\N <b>\nnext\x01\"");
    erg_output what = {.snapshot = snap(&w, options()), .title = "T\\"};
    char *text = write_text(&what);
    assert_has(text, "[label=\"A &amp; B \\\\N <b>\\nnext \\\"\"");
    assert_has(text, "graph [label=\"T\\\\\"");
    free(text);
    world_close(&w);
}

static void edges_carry_their_facts(void **state)
{
    world w;
    model_claim_draft claims[2];
    (void)state;
    world_open(&w);
    entities(&w, "ab");
    model_document_draft d;
    model_document_draft_clear(&d, NOWHERE);
    d.id = "doc";
    d.url = "HTTPS://example.org/?a=1&b=\"x\"";
    must(model_builder_document(w.b, &d, NULL), NULL);
    d.id = "script";
    d.url = "javascript:alert(1)";
    must(model_builder_document(w.b, &d, NULL), NULL);
    model_relation_draft r = relation("r", "a", "b", "funding");
    r.start = 20240300;
    r.end = 20250000;
    r.weight = 0.1;
    r.label = "round";
    claims[0] = amount_claim("doc", 5e6, "EUR");
    claims[0].confidence = 0.9;
    claims[0].share = 0.25;
    claims[1] = amount_claim("script", 7e6, "EUR");
    claims[1].confidence = 0.8;
    add(&w, r, claims, 2);
    r = relation("s", "b", "a", "partnership");
    r.weight = 0.2;
    add(&w, r, claims + 1, 1);
    erg_output what = {.snapshot = snap(&w, options())};
    char *text = write_text(&what);
    assert_has(
        text,
        "\n  \"a\" -> \"b\" [id=\"r\", label=\"round\", relation=\"funding\", "
        "family=\"money\", erg_weight=\"0.1\", start=\"2024-03\", end=\"2025\", "
        "amount=\"5000000\", currency=\"EUR\", share=\"0.25\", disputed=\"true\", ");
    assert_has(text, "style=\"dashed\", tooltip=\"a -> b: funding, 2024-03 to 2025\", "
                     "URL=\"HTTPS://example.org/?a=1&amp;b=%22x%22\"];\n");
    assert_has(text, "\n  \"b\" -> \"a\" [id=\"s\", relation=\"partnership\", "
                     "family=\"partnership\", erg_weight=\"0.2\", amount=\"7000000\", "
                     "currency=\"EUR\", dir=\"none\", ");
    assert_null(strstr(text, "javascript"));
    free(text);
    world_close(&w);
}

static void positions_count_upwards(void **state)
{
    static const double x[] = {10, 20.5}, y[] = {100, 0};
    const erg_positions positions = {
        .engine = "neato", .width = 300, .height = 200, .x = x, .y = y, .node_count = 2};
    world w;
    (void)state;
    world_open(&w);
    entities(&w, "ab");
    erg_output what = {.snapshot = snap(&w, options()), .positions = &positions};
    char *text = write_text(&what);
    assert_has(text, "inputscale=\"72\"");
    assert_has(text, "pos=\"10,100!\"];");
    assert_has(text, "pos=\"20.5,200!\"];");
    free(text);
    world_close(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_ids_where_dot_can_carry_them),
        cmocka_unit_test(labels_are_text_and_nothing_else),
        cmocka_unit_test(edges_carry_their_facts),
        cmocka_unit_test(positions_count_upwards),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
