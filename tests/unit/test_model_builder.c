/* The rules of one record, each with the place and the words of its message. */
#include "model_help.h"

#include <math.h>

enum { LONG = 2000 };

static char *repeat(char text[LONG], size_t n)
{
    memset(text, 'x', n);
    text[n] = '\0';
    return text;
}

static void expect_entity_failure(const char *id, const char *text)
{
    making m = making_begin("a.json", true);
    model_entity_draft d = making_entity(&m, 7, id);
    expect_failure(&m, model_builder_entity(m.b, &d, &m.err), text);
    making_end(&m);
}

static void ids(void **state)
{
    (void)state;
    char text[LONG];
    char wanted[LONG];
    expect_entity_failure(NULL, "a.json:7:3: id is missing");
    expect_entity_failure("", "a.json:7:3: id '' has 0 bytes, wanted 1 to 256");
    snprintf(wanted, sizeof wanted,
             "a.json:7:3: id '%.80s' has 257 bytes, wanted 1 to 256", repeat(text, 257));
    expect_entity_failure(text, wanted);
    expect_entity_failure("a\tb",
                          "a.json:7:3: id 'a\tb' has a control character, wanted none");
    expect_entity_failure("a\x7F",
                          "a.json:7:3: id 'a\x7F' has a control character, wanted none");
    expect_entity_failure(
        "a\xC2\x85", "a.json:7:3: id 'a\xC2\x85' has a control character, wanted none");
    expect_entity_failure("a\xFF", "a.json:7:3: id is not UTF-8");
    making m = making_begin("a.json", true);
    model_entity_draft d = making_entity(&m, 1, repeat(text, 256));
    making_add_entity(&m, &d);
    d = making_entity(&m, 1, "\xC2\xA0\xE2\x80\x8F"); /* no control characters, if odd */
    making_add_entity(&m, &d);
    model_relation_draft r = making_relation(&m, 2, d.id, d.id);
    char long_id[LONG];
    r.id = repeat(long_id, 1024);
    making_add_relation(&m, &r);
    assert_int_equal(making_finish(&m)->relation_count, 1);
    making_end(&m);
}

static void expect_relation_failure(const model_relation_draft *wrong, const char *text)
{
    making m = making_begin("a.json", true);
    model_relation_draft d = *wrong;
    d.place = making_place(&m, 9);
    expect_failure(&m, model_builder_relation(m.b, &d, &m.err), text);
    making_end(&m);
}

static model_relation_draft relation(void)
{
    model_relation_draft d;
    model_relation_draft_clear(&d, (base_place){0});
    d.source = "a";
    d.target = "b";
    return d;
}

static void relations(void **state)
{
    (void)state;
    char text[LONG];
    char wanted[LONG];
    model_relation_draft d = relation();
    d.id = repeat(text, 1025);
    snprintf(wanted, sizeof wanted,
             "a.json:9:3: id '%.80s' has 1025 bytes, wanted 1 to 1024", text);
    expect_relation_failure(&d, wanted);
    d = relation();
    d.source = NULL;
    expect_relation_failure(&d, "a.json:9:3: source is missing");
    d = relation();
    d.target = "";
    expect_relation_failure(&d, "a.json:9:3: target '' has 0 bytes, wanted 1 to 256");
    d = relation();
    d.relation = "";
    expect_relation_failure(&d, "a.json:9:3: relation '' has 0 bytes, wanted 1 to 256");
    d = relation();
    d.start = 20200300;
    d.end = 20200229;
    expect_relation_failure(&d, "a.json:9:3: end 2020-02-29 is before its start 2020-03");
    d = relation();
    d.weight = 0;
    expect_relation_failure(&d, "a.json:9:3: weight is 0, wanted more than 0");
    d.weight = -1.5;
    expect_relation_failure(&d, "a.json:9:3: weight is -1.5, wanted more than 0");
    d.weight = INFINITY;
    expect_relation_failure(&d, "a.json:9:3: weight is not finite");
    d = relation();
    d.label = "\xC0\x80";
    expect_relation_failure(&d, "a.json:9:3: label is not UTF-8");
    const erg_value no_object = {.type = ERG_VALUE_NUMBER, .number = 1};
    d = relation();
    d.attrs = &no_object;
    expect_relation_failure(&d, "a.json:9:3: attrs is no object");
}

/* An end within the period that the start can mean is fine. */
static void periods_touch(void **state)
{
    (void)state;
    static const erg_date fine[][2] = {{20200000, 20200000},
                                       {20200301, 20200300},
                                       {20201231, 20200000},
                                       {0, 10101},
                                       {20200000, 0}};
    for (size_t i = 0; i < sizeof fine / sizeof *fine; i++) {
        making m = making_begin("a.json", true);
        model_relation_draft d = making_relation(&m, 1, "a", "b");
        d.start = fine[i][0];
        d.end = fine[i][1];
        making_add_relation(&m, &d);
        making_end(&m);
    }
}

static void expect_claim_failure(model_claim_draft claim, const char *text)
{
    making m = making_begin("a.json", true);
    model_relation_draft d = making_relation(&m, 9, "a", "b");
    claim.place = making_place(&m, 11);
    d.claims = &claim;
    d.claim_count = 1;
    d.start = 20200000;
    expect_failure(&m, model_builder_relation(m.b, &d, &m.err), text);
    making_end(&m);
}

static model_claim_draft claim(void)
{
    model_claim_draft c;
    model_claim_draft_clear(&c, (base_place){0});
    return c;
}

static model_claim_draft amount(double value, double low, double high,
                                const char *currency)
{
    model_claim_draft c = claim();
    c.has_amount = true;
    c.amount = (erg_amount){.value = value, .low = low, .high = high};
    snprintf(c.amount.currency, sizeof c.amount.currency, "%s", currency);
    return c;
}

static void claims(void **state)
{
    (void)state;
    model_claim_draft c = claim();
    c.confidence = 0;
    expect_claim_failure(
        c, "a.json:11:3: confidence is 0, wanted more than 0 and at most 1");
    c.confidence = 1.01;
    expect_claim_failure(
        c, "a.json:11:3: confidence is 1.01, wanted more than 0 and at most 1");
    c = claim();
    c.share = -0.1;
    expect_claim_failure(c, "a.json:11:3: share is -0.1, wanted 0 to 1");
    c.share = 49;
    expect_claim_failure(c, "a.json:11:3: share is 49, wanted 0 to 1");
    c = claim();
    c.start = 20210000;
    c.end = 20201231;
    expect_claim_failure(c, "a.json:11:3: end 2020-12-31 is before its start 2021");
    c = claim();
    c.end = 20190000; /* before the start that the relation states */
    expect_claim_failure(c, "a.json:11:3: end 2019 is before its start 2020");
    c = claim();
    c.document = "a\nb";
    expect_claim_failure(
        c, "a.json:11:3: document 'a\nb' has a control character, wanted none");
    c = claim();
    c.key = "founded";
    expect_claim_failure(c, "a.json:11:3: a claim on a relation has no key and value");
    expect_claim_failure(amount(-1, NAN, NAN, ""),
                         "a.json:11:3: amount is -1, wanted 0 or more");
    expect_claim_failure(amount(NAN, 2, 1, ""), "a.json:11:3: low 2 is above high 1");
    expect_claim_failure(amount(NAN, -2, 1, ""),
                         "a.json:11:3: low is -2, wanted 0 or more");
    expect_claim_failure(
        amount(NAN, 2, NAN, ""),
        "a.json:11:3: amount states no value, wanted value, or low and high");
    expect_claim_failure(
        amount(NAN, NAN, NAN, ""),
        "a.json:11:3: amount states no value, wanted value, or low and high");
    expect_claim_failure(
        amount(1, 1, 2, ""),
        "a.json:11:3: amount states a value and a range, wanted one of the two");
    expect_claim_failure(amount(INFINITY, NAN, NAN, ""),
                         "a.json:11:3: amount is not finite");
    expect_claim_failure(
        amount(1, NAN, NAN, "usd"),
        "a.json:11:3: currency 'usd' is no code, wanted three capitals such as USD");
    expect_claim_failure(
        amount(1, NAN, NAN, "US"),
        "a.json:11:3: currency 'US' is no code, wanted three capitals such as USD");
}

/* A claim that is never used may contradict the period. */
static void denied_claims_may_contradict(void **state)
{
    (void)state;
    making m = making_begin("a.json", true);
    model_relation_draft d = making_relation(&m, 9, "a", "b");
    model_claim_draft c = making_claim(&m, 10);
    c.end = 20190000;
    c.status = ERG_STATUS_DENIED;
    d.start = 20200000;
    d.claims = &c;
    d.claim_count = 1;
    making_add_relation(&m, &d);
    making_end(&m);
}

static void entity_claims(void **state)
{
    (void)state;
    const erg_value value = {.type = ERG_VALUE_STRING, .string = "2015"};
    const struct {
        const char *key;
        const erg_value *value;
        const char *label, *text;
    } wrong[] = {
        {"founded", NULL, NULL,
         "a.json:5:3: a claim states a key alone, wanted key and value"},
        {NULL, &value, NULL,
         "a.json:5:3: a claim states a value alone, wanted key and value"},
        {"founded", &value, "x",
         "a.json:5:3: a claim on an entity states key and value, nothing else"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        making m = making_begin("a.json", true);
        model_entity_draft d = making_entity(&m, 4, "a");
        model_claim_draft c = making_claim(&m, 5);
        c.key = wrong[i].key;
        c.value = wrong[i].value;
        c.label = wrong[i].label;
        d.claims = &c;
        d.claim_count = 1;
        expect_failure(&m, model_builder_entity(m.b, &d, &m.err), wrong[i].text);
        making_end(&m);
    }
}

static void rates(void **state)
{
    (void)state;
    const struct {
        const char *currency;
        erg_date date;
        double usd;
        const char *text;
    } wrong[] = {
        {NULL, 20240000, 1, "a.json:2:3: currency is missing"},
        {"EURO", 20240000, 1,
         "a.json:2:3: currency 'EURO' is no code, wanted three capitals such as USD"},
        {"EUR", 0, 1, "a.json:2:3: date is missing"},
        {"EUR", 20240000, NAN, "a.json:2:3: usd is missing"},
        {"EUR", 20240000, 0, "a.json:2:3: usd is 0, wanted more than 0"},
        {"EUR", 20240000, INFINITY, "a.json:2:3: usd is not finite"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        making m = making_begin("a.json", true);
        model_rate_draft d;
        model_rate_draft_clear(&d, making_place(&m, 2));
        d.currency = wrong[i].currency;
        d.date = wrong[i].date;
        d.usd = wrong[i].usd;
        expect_failure(&m, model_builder_rate(m.b, &d, &m.err), wrong[i].text);
        making_end(&m);
    }
}

static void duplicates(void **state)
{
    (void)state;
    making m = making_begin("a.json", true);
    model_entity_draft e = making_entity(&m, 2, "x");
    making_add_entity(&m, &e);
    e = making_entity(&m, 5, "x");
    making_add_entity(&m, &e);
    expect_no_dataset(&m, "a.json:5:3: entity 'x' is there already, in a.json:2:3");

    m = making_begin("a.json", true);
    model_document_draft d = making_document(&m, 2, "x");
    making_add_document(&m, &d);
    making_add_document(&m, &d);
    expect_no_dataset(&m, "a.json:2:3: document 'x' is there already, in a.json:2:3");

    m = making_begin("a.json", true);
    model_relation_draft r = making_relation(&m, 3, "a", "b");
    r.id = "x";
    making_add_relation(&m, &r);
    r.place.line = 8;
    making_add_relation(&m, &r);
    expect_no_dataset(&m, "a.json:8:3: relation 'x' is there already, in a.json:3:3");
}

static void one_namespace(void **state)
{
    (void)state;
    making m = making_begin("a.json", true);
    model_entity_draft e = making_entity(&m, 2, "x");
    making_add_entity(&m, &e);
    model_relation_draft r = making_relation(&m, 4, "x", "x");
    r.id = "x";
    making_add_relation(&m, &r);
    expect_no_dataset(&m,
                      "a.json:4:3: relation 'x' has the id of an entity, in a.json:2:3");
    /* Documents are apart. */
    m = making_begin("a.json", true);
    e = making_entity(&m, 2, "x");
    making_add_entity(&m, &e);
    model_document_draft d = making_document(&m, 3, "x");
    making_add_document(&m, &d);
    making_finish(&m);
    making_end(&m);
}

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

static void nothing_is_a_dataset_too(void **state)
{
    (void)state;
    making m = making_begin("a.json", true);
    const erg_dataset *d = making_finish(&m);
    assert_int_equal(d->entity_count, 0);
    assert_int_equal(strlen(d->digest), 71);
    assert_int_equal(erg_dataset_entity(d, "a"), ERG_NONE);
    making_end(&m);
    erg_dataset_free(NULL);
    model_builder_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ids),
        cmocka_unit_test(relations),
        cmocka_unit_test(periods_touch),
        cmocka_unit_test(claims),
        cmocka_unit_test(denied_claims_may_contradict),
        cmocka_unit_test(entity_claims),
        cmocka_unit_test(rates),
        cmocka_unit_test(duplicates),
        cmocka_unit_test(one_namespace),
        cmocka_unit_test(dangling_entities),
        cmocka_unit_test(dangling_documents),
        cmocka_unit_test(about_names_a_relation),
        cmocka_unit_test(everything_comes_out),
        cmocka_unit_test(nothing_is_a_dataset_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
