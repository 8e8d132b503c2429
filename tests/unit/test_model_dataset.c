/* References between records, and the whole dataset that comes out. */
#include "model_help.h"

#include <math.h>

static void dangling_entities(void **state)
{
    (void)state;
    making m = making_begin("a.json", true);
    model_entity_draft e = making_entity(&m, 2, "openai");
    making_add_entity(&m, &e);
    model_relation_draft r = making_relation(&m, 4, "openai", "opneai");
    making_add_relation(&m, &r);
    expect_no_dataset(&m, "a.json:4:3: unknown entity 'opneai', did you mean 'openai'");

    /* Described in another input, of either sort: known. */
    for (int strict = 0; strict < 2; strict++) {
        m = making_begin("a.json", true);
        making_add_entity(&m, &e);
        r = making_relation(&m, 4, "openai", "microsoft");
        making_add_relation(&m, &r);
        making_next(&m, "b", strict);
        e = making_entity(&m, 1, "microsoft");
        making_add_entity(&m, &e);
        assert_int_equal(making_finish(&m)->entity_count, 2);
        making_end(&m);
        e = making_entity(&m, 2, "openai");
    }

    /* A strict input without entities, and one that is not strict, make those they name.
     */
    m = making_begin("a.json", true);
    r = making_relation(&m, 4, "p", "q");
    making_add_relation(&m, &r);
    making_next(&m, "b.csv", false);
    e = making_entity(&m, 1, "p");
    making_add_entity(&m, &e);
    r = making_relation(&m, 2, "r", "p");
    making_add_relation(&m, &r);
    const erg_dataset *made = making_finish(&m);
    assert_int_equal(made->entity_count, 3);
    assert_string_equal(made->entities[2].id, "r");
    assert_string_equal(made->entities[2].label, "r");
    assert_string_equal(made->entities[2].kind, "unknown");
    making_end(&m);

    /* A loose relation beside strict entities makes its ends; the strict one may not use
     * them. */
    m = making_begin("b.csv", false);
    r = making_relation(&m, 2, "r", "p");
    making_add_relation(&m, &r);
    making_next(&m, "a.json", true);
    e = making_entity(&m, 1, "q");
    making_add_entity(&m, &e);
    r = making_relation(&m, 5, "q", "r");
    making_add_relation(&m, &r);
    expect_no_dataset(&m, "a.json:5:3: unknown entity 'r', wanted one that is described");
}

static void add_claimed(making *m, uint32_t line, const char *document)
{
    model_relation_draft r = making_relation(m, line, "a", "b");
    model_claim_draft c = making_claim(m, line + 1);
    c.document = document;
    r.claims = &c;
    r.claim_count = 1;
    making_add_relation(m, &r);
}

static void dangling_documents(void **state)
{
    (void)state;
    making m = making_begin("a.json", true);
    add_claimed(&m, 4, "press-1");
    expect_no_dataset(
        &m, "a.json:5:3: unknown document 'press-1', wanted one that is described");

    m = making_begin("a.csv", false);
    add_claimed(&m, 4, "press-1");
    assert_int_equal(making_finish(&m)->document_count, 1);
    making_end(&m);

    m = making_begin("documents.csv", false);
    model_document_draft d = making_document(&m, 2, "press-2");
    making_add_document(&m, &d);
    making_next(&m, "relations.csv", false);
    add_claimed(&m, 4, "press-1");
    expect_no_dataset(
        &m, "relations.csv:5:3: unknown document 'press-1', did you mean 'press-2'");
}

static void expect_about(bool strict, bool part, const char *about, const char *text)
{
    const char *const keys[] = {"about"};
    const erg_value item = {.type = about ? ERG_VALUE_STRING : ERG_VALUE_NULL,
                            .string = about};
    const erg_value attrs = {
        .type = ERG_VALUE_OBJECT, .count = 1, .items = &item, .keys = keys};
    making m = making_begin("a.json", strict);
    if (part) model_builder_part(m.b);
    model_relation_draft r = making_relation(&m, 4, "a", "b");
    r.id = "right-1";
    r.attrs = &attrs;
    making_add_relation(&m, &r);
    r = making_relation(&m, 5, "b", "a");
    making_add_relation(&m, &r); /* e:b-a-related */
    if (text) {
        expect_no_dataset(&m, text);
    } else {
        making_finish(&m);
        making_end(&m);
    }
}

static void about_names_a_relation(void **state)
{
    (void)state;
    expect_about(true, false, "right-1", NULL);
    expect_about(true, false, "e:b-a-related", NULL);
    expect_about(
        true, false, "right-2",
        "a.json:4:3: unknown relation 'right-2' in attrs.about of 'right-1', did you "
        "mean 'right-1'");
    expect_about(true, false, "a",
                 "a.json:4:3: unknown relation 'a' in attrs.about of 'right-1'");
    expect_about(
        true, false, NULL,
        "a.json:4:3: attrs.about of relation 'right-1' is no text, wanted the id of a "
        "relation");
    expect_about(true, true, "right-2", NULL);
    expect_about(false, false, "right-2", NULL);
}

/* What was stated comes out, sorted, with its defaults. */
static void everything_comes_out(void **state)
{
    (void)state;
    making m = making_begin("dir/a.json", true);
    const char *const names[] = {"Zed", "Acme", "Zed"};
    const erg_value founded = {.type = ERG_VALUE_STRING, .string = "2015"};
    assert_int_equal(model_builder_title(m.b, "T", &m.err), ERG_OK);
    assert_int_equal(model_builder_digest(m.b, "sha256:00", &m.err), ERG_OK);
    model_document_draft doc = making_document(&m, 1, "d2");
    doc.date = 20250511;
    making_add_document(&m, &doc);
    doc = making_document(&m, 1, "d1");
    doc.title = "One";
    doc.publisher = "P";
    doc.url = "https://example.org/";
    making_add_document(&m, &doc);
    model_entity_draft e = making_entity(&m, 2, "b");
    making_add_entity(&m, &e);
    model_claim_draft ec = making_claim(&m, 2);
    ec.document = "d2";
    ec.key = "founded";
    ec.value = &founded;
    e = making_entity(&m, 3, "a");
    e.kind = "company";
    e.label = "Acme Labs";
    e.aliases = names;
    e.alias_count = 3;
    e.claims = &ec;
    e.claim_count = 1;
    making_add_entity(&m, &e);
    model_claim_draft cs[3];
    for (int i = 0; i < 3; i++)
        cs[i] = making_claim(&m, 5);
    cs[0].document = "d2";
    cs[0].confidence = 0.5;
    cs[1].document = "d1";
    cs[1].has_amount = true;
    cs[1].amount.value = -0.0;
    cs[1].status = ERG_STATUS_POSSIBLE;
    cs[2] = cs[0];
    model_relation_draft r = making_relation(&m, 5, "b", "a");
    r.relation = "partnership";
    r.claims = cs;
    r.claim_count = 3;
    making_add_relation(&m, &r);
    model_rate_draft rate;
    model_rate_draft_clear(&rate, making_place(&m, 6));
    rate.currency = "EUR";
    rate.date = 20240000;
    rate.usd = 1.08;
    rate.document = "d2";
    assert_int_equal(model_builder_rate(m.b, &rate, &m.err), ERG_OK);
    const erg_dataset *d = making_finish(&m);
    assert_string_equal(d->title, "T");
    assert_int_equal(d->file_count, 1);
    assert_string_equal(d->files[0].name, "a.json");
    assert_string_equal(d->files[0].digest, "sha256:00");
    assert_true(d->relations[0].id_generated);
    assert_false(d->relations[0].directed);
    base_buffer text = {0};
    base_sink sink;
    base_sink_open(&sink, base_sink_to_buffer, &text);
    model_write_dataset(&sink, d);
    assert_int_equal(base_sink_finish(&sink, "buffer", NULL), ERG_OK);
    assert_string_equal(
        text.data,
        "{\"format\":\"erg.dataset\",\"version\":\"1.0\",\"title\":\"T\",\n"
        "\"documents\":[\n"
        "{\"id\":\"d1\",\"title\":\"One\",\"publisher\":\"P\",\"url\":\"https://"
        "example.org/\"},\n"
        "{\"id\":\"d2\",\"date\":\"2025-05-11\"}\n"
        "],\n\"entities\":[\n"
        "{\"id\":\"a\",\"kind\":\"company\",\"label\":\"Acme "
        "Labs\",\"aliases\":[\"Acme\",\"Zed\"],"
        "\"claims\":[{\"document\":\"d2\",\"key\":\"founded\",\"value\":\"2015\","
        "\"confidence\":1,"
        "\"status\":\"reported\"}]},\n"
        "{\"id\":\"b\"}\n"
        "],\n\"relations\":[\n"
        "{\"id\":\"e:a-b-partnership\",\"source\":\"b\",\"target\":\"a\","
        "\"relation\":\"partnership\",\"directed\":false,\"claims\":["
        "{\"document\":\"d1\",\"amount\":{\"value\":0},\"confidence\":1,\"status\":"
        "\"possible\"},"
        "{\"document\":\"d2\",\"confidence\":0.5,\"status\":\"reported\"}]}\n"
        "],\n\"rates\":[\n"
        "{\"currency\":\"EUR\",\"date\":\"2024\",\"usd\":1.08,\"document\":\"d2\"}\n"
        "]\n}\n");
    base_buffer_free(&text);
    assert_int_equal(erg_dataset_entity(d, "b"), 1);
    assert_int_equal(erg_dataset_entity(d, "c"), ERG_NONE);
    assert_int_equal(erg_dataset_document(d, "d1"), 0);
    assert_int_equal(erg_dataset_relation(d, "e:a-b-partnership"), 0);
    assert_int_equal(erg_dataset_relation(d, ""), ERG_NONE);
    making_end(&m);
}

/* By bytes, whatever the language; and found again. */
static void sorted_by_bytes(void **state)
{
    (void)state;
    static const char *const ids[] = {
        "a",         "a0", "ab", "abcdefgh", "abcdefgh1", "abcdefgh\xC3\xA9",
        "a\xC3\xA9", "b",  "z",  "\xC3\xA4", "\xC3\xA9",  "\xF0\x9F\x98\x80"};
    const size_t n = sizeof ids / sizeof *ids;
    making m = making_begin("a.json", true);
    for (size_t i = 0; i < n; i++) {
        model_entity_draft e = making_entity(&m, 1, ids[(i * 5 + 3) % n]);
        making_add_entity(&m, &e);
    }
    const erg_dataset *d = making_finish(&m);
    assert_int_equal(d->entity_count, n);
    for (size_t i = 0; i < n; i++) {
        assert_string_equal(d->entities[i].id, ids[i]);
        assert_int_equal(erg_dataset_entity(d, ids[i]), i);
    }
    making_end(&m);
}

static void empty_is_absent(void **state)
{
    (void)state;
    const erg_value empty = {.type = ERG_VALUE_OBJECT};
    making m = making_begin("a.json", true);
    model_entity_draft e = making_entity(&m, 1, "a");
    e.label = "";
    e.attrs = &empty;
    making_add_entity(&m, &e);
    const erg_dataset *d = making_finish(&m);
    assert_null(d->entities[0].attrs);
    assert_string_equal(d->entities[0].label, "a");
    making_end(&m);
}

static void nothing_is_a_dataset_too(void **state)
{
    (void)state;
    making m = making_begin("a.json", true);
    const erg_dataset *d = making_finish(&m);
    assert_int_equal(d->entity_count, 0);
    assert_int_equal(strlen(erg_dataset_digest(d)), 71);
    assert_int_equal(erg_dataset_entity(d, "a"), ERG_NONE);
    making_end(&m);
    erg_dataset_free(NULL);
    model_builder_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dangling_entities),
        cmocka_unit_test(dangling_documents),
        cmocka_unit_test(about_names_a_relation),
        cmocka_unit_test(everything_comes_out),
        cmocka_unit_test(sorted_by_bytes),
        cmocka_unit_test(empty_is_absent),
        cmocka_unit_test(nothing_is_a_dataset_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
