/* Records of one id in several inputs: what joins, what fills in, what is a conflict, and
 * where. */
#include "model_help.h"

#include <math.h>

static const erg_value *attrs_of(const char *key, const char *value)
{
    static erg_value items[4];
    static erg_value objects[4];
    static const char *keys[4];
    static int next;
    int i = next++ % 4;
    keys[i] = key;
    items[i] = (erg_value){.type = ERG_VALUE_STRING, .string = value};
    objects[i] = (erg_value){
        .type = ERG_VALUE_OBJECT, .count = 1, .items = &items[i], .keys = &keys[i]};
    return &objects[i];
}

static char *text_of(const erg_dataset *d)
{
    base_buffer b = {0};
    base_sink sink;
    base_sink_open(&sink, base_sink_to_buffer, &b);
    model_write_dataset(&sink, d);
    assert_int_equal(base_sink_finish(&sink, "buffer", NULL), ERG_OK);
    return b.data;
}

static void fields_fill_in(void **state)
{
    (void)state;
    static const char *const aliases[] = {"B", "A"};
    static const char *const more_aliases[] = {"C", "B"};
    making m = making_begin("a.json", true);
    model_entity_draft e = making_entity(&m, 1, "x");
    e.kind = "company";
    e.aliases = aliases;
    e.alias_count = 2;
    e.attrs = attrs_of("p", "1");
    making_add_entity(&m, &e);
    model_document_draft doc = making_document(&m, 1, "d");
    doc.title = "T";
    making_add_document(&m, &doc);
    model_relation_draft r = making_relation(&m, 1, "x", "x");
    r.id = "r";
    r.start = 20200000;
    r.attrs = attrs_of("q", "1");
    making_add_relation(&m, &r);
    making_next(&m, "b.json", true);
    e = making_entity(&m, 1, "x");
    e.label = "X";
    e.kind = "company";
    e.aliases = more_aliases;
    e.alias_count = 2;
    e.same_as = aliases;
    e.same_as_count = 1;
    e.attrs = attrs_of("a", "2");
    making_add_entity(&m, &e);
    doc = making_document(&m, 1, "d");
    doc.publisher = "P";
    doc.date = 20200000;
    doc.url = "u";
    doc.title = "T";
    doc.attrs = attrs_of("z", "9");
    making_add_document(&m, &doc);
    r = making_relation(&m, 1, "x", "x");
    r.id = "r";
    r.relation = "funding";
    r.end = 20210000;
    r.weight = 2;
    r.label = "l";
    r.directed = 0;
    r.attrs = attrs_of("q", "1");
    making_add_relation(&m, &r);
    char *text = text_of(making_finish(&m));
    assert_string_equal(
        text,
        "{\"format\":\"erg.dataset\",\"version\":\"1.0\",\n\"documents\":[\n"
        "{\"id\":\"d\",\"title\":\"T\",\"publisher\":\"P\",\"date\":\"2020\",\"url\":"
        "\"u\","
        "\"attrs\":{\"z\":\"9\"}}\n],\n\"entities\":[\n"
        "{\"id\":\"x\",\"kind\":\"company\",\"label\":\"X\",\"aliases\":[\"A\",\"B\","
        "\"C\"],"
        "\"same_as\":[\"B\"],\"attrs\":{\"a\":\"2\",\"p\":\"1\"}}\n],\n\"relations\":[\n"
        "{\"id\":\"r\",\"source\":\"x\",\"target\":\"x\",\"relation\":\"funding\","
        "\"label\":\"l\",\"directed\":false,\"start\":\"2020\",\"end\":\"2021\","
        "\"weight\":2,"
        "\"attrs\":{\"q\":\"1\"}}\n],\n\"rates\":[\n]\n}\n");
    free(text);
    making_end(&m);
}

static void add_claimed(making *m, const char *id, const char *const *notes, size_t n,
                        bool joins)
{
    model_claim_draft claims[4];
    for (size_t i = 0; i < n; i++) {
        claims[i] = making_claim(m, 1);
        claims[i].note = notes[i];
    }
    model_relation_draft r = making_relation(m, 1, "x", "y");
    r.id = id;
    r.claims = claims;
    r.claim_count = n;
    r.joins = joins;
    making_add_relation(m, &r);
}

static void claims_join_once(void **state)
{
    (void)state;
    static const char *const first[] = {"b", "a", "b"};
    static const char *const second[] = {"c", "a"};
    making m = making_begin("a.json", true);
    add_claimed(&m, "r", first, 3, false);
    making_next(&m, "b.json", true);
    add_claimed(&m, "r", second, 2, false);
    const erg_dataset *d = making_finish(&m);
    assert_int_equal(d->relation_count, 1);
    assert_int_equal(d->relations[0].claim_count, 3);
    for (size_t i = 0; i < 3; i++) {
        const char wanted[] = {(char)('a' + i), '\0'};
        assert_string_equal(d->relations[0].claims[i].note, wanted);
    }
    making_end(&m);
}

/* Rows of one flat table. */
static void rows_join_in_one_input(void **state)
{
    (void)state;
    making m = making_begin("a.csv", false);
    for (char c = 'z'; c >= 'a'; c--) {
        const char note[] = {c, '\0'};
        const char *const notes[] = {note};
        add_claimed(&m, "r", notes, 1, true);
    }
    const erg_dataset *d = making_finish(&m);
    assert_int_equal(d->relation_count, 1);
    assert_int_equal(d->relations[0].claim_count, 26);
    assert_string_equal(d->relations[0].claims[25].note, "z");
    making_end(&m);
}

/* Fields of the second and third record for x; the third conflicts with whom the message
 * names. */
static void expect_entity_conflict(const char *first, const char *second,
                                   const char *third, bool in_attrs, const char *text)
{
    const char *const labels[] = {first, second, third};
    const char *const files[] = {"a.json", "b.json", "c.json"};
    making m = making_begin(files[0], true);
    for (uint32_t i = 0; i < 3; i++) {
        if (i > 0) making_next(&m, files[i], true);
        model_entity_draft e = making_entity(&m, 10 + i, "x");
        if (in_attrs && labels[i])
            e.attrs = attrs_of("k", labels[i]);
        else
            e.label = labels[i];
        making_add_entity(&m, &e);
    }
    expect_no_dataset(&m, text);
}

static void conflicts_name_who_said_it(void **state)
{
    (void)state;
    expect_entity_conflict("A", NULL, "B", false,
                           "c.json:12:3: entity 'x' has label 'B', a.json:10:3 says 'A'");
    expect_entity_conflict(NULL, "A", "B", false,
                           "c.json:12:3: entity 'x' has label 'B', b.json:11:3 says 'A'");
    expect_entity_conflict("A", "B", "A", false,
                           "b.json:11:3: entity 'x' has label 'B', a.json:10:3 says 'A'");
    expect_entity_conflict(
        "A", NULL, "B", true,
        "c.json:12:3: entity 'x' has attrs.k \"B\", a.json:10:3 says \"A\"");
    expect_entity_conflict(
        NULL, "A", "B", true,
        "c.json:12:3: entity 'x' has attrs.k \"B\", b.json:11:3 says \"A\"");
}

static void expect_relation_conflict(const model_relation_draft *first,
                                     const model_relation_draft *second, const char *text)
{
    const model_relation_draft *const both[] = {first, second};
    making m = making_begin("a.json", true);
    for (uint32_t i = 0; i < 2; i++) {
        if (i > 0) making_next(&m, "b.json", true);
        model_relation_draft r = *both[i];
        r.place = making_place(&m, 1 + i);
        r.id = "r";
        making_add_relation(&m, &r);
    }
    expect_no_dataset(&m, text);
}

static model_relation_draft plain(void)
{
    model_relation_draft d;
    model_relation_draft_clear(&d, (base_place){0});
    d.source = "x";
    d.target = "y";
    return d;
}

static void relation_conflicts(void **state)
{
    (void)state;
    model_relation_draft a = plain();
    model_relation_draft b = plain();
    b.source = "z";
    expect_relation_conflict(
        &a, &b, "b.json:2:3: relation 'r' has source 'z', a.json:1:3 says 'x'");
    b = plain();
    b.target = "x";
    expect_relation_conflict(
        &a, &b, "b.json:2:3: relation 'r' has target 'x', a.json:1:3 says 'y'");
    b = plain();
    a.relation = "funding";
    b.relation = "payment";
    expect_relation_conflict(
        &a, &b,
        "b.json:2:3: relation 'r' has relation 'payment', a.json:1:3 says 'funding'");
    a = b = plain();
    a.directed = 1;
    b.directed = 0;
    expect_relation_conflict(
        &a, &b, "b.json:2:3: relation 'r' has directed 'false', a.json:1:3 says 'true'");
    a = b = plain();
    a.start = 20200000;
    b.start = 20200100;
    expect_relation_conflict(
        &a, &b, "b.json:2:3: relation 'r' has start '2020-01', a.json:1:3 says '2020'");
    a = b = plain();
    a.weight = 1;
    b.weight = 1.5;
    expect_relation_conflict(
        &a, &b, "b.json:2:3: relation 'r' has weight '1.5', a.json:1:3 says '1'");
    a = b = plain();
    a.start = 20200000;
    b.end = 20190000;
    expect_relation_conflict(&a, &b, "b.json:2:3: end 2019 is before its start 2020");
}

static void claims_meet_the_other_period(void **state)
{
    (void)state;
    making m = making_begin("a.json", true);
    model_relation_draft r = making_relation(&m, 1, "x", "y");
    r.id = "r";
    r.start = 20200000;
    making_add_relation(&m, &r);
    making_next(&m, "b.json", true);
    r = making_relation(&m, 2, "x", "y");
    model_claim_draft c = making_claim(&m, 3);
    c.end = 20190000;
    r.id = "r";
    r.claims = &c;
    r.claim_count = 1;
    making_add_relation(&m, &r);
    expect_no_dataset(&m, "b.json:2:3: end 2019 is before its start 2020");
}

/* A claim's start against an end that another input states. */
static void claims_meet_the_other_end(void **state)
{
    (void)state;
    making m = making_begin("a.json", true);
    model_relation_draft r = making_relation(&m, 1, "x", "y");
    r.id = "r";
    r.end = 20190000;
    making_add_relation(&m, &r);
    making_next(&m, "b.json", true);
    r = making_relation(&m, 2, "x", "y");
    model_claim_draft c = making_claim(&m, 3);
    c.start = 20200000;
    r.id = "r";
    r.claims = &c;
    r.claim_count = 1;
    making_add_relation(&m, &r);
    expect_no_dataset(&m, "b.json:2:3: end 2019 is before its start 2020");
}

/* A confidence of 1 that one input states and another leaves out is stated. */
static void stated_confidence_stays(void **state)
{
    (void)state;
    for (int stated = 0; stated < 2; stated++) {
        making m = making_begin("a.json", true);
        for (int i = 0; i < 2; i++) {
            model_claim_draft c = making_claim(&m, 1);
            model_relation_draft r = making_relation(&m, 1, "x", "y");
            if (i == stated) c.confidence = 1;
            r.id = "r";
            r.claims = &c;
            r.claim_count = 1;
            making_add_relation(&m, &r);
            if (i == 0) making_next(&m, "b.json", true);
        }
        const erg_dataset *d = making_finish(&m);
        assert_int_equal(d->relations[0].claim_count, 1);
        assert_true(d->relations[0].claims[0].confidence_stated);
        making_end(&m);
    }
}

static void add_rate(making *m, uint32_t line, erg_date date, double usd)
{
    model_rate_draft d;
    model_rate_draft_clear(&d, making_place(m, line));
    d.currency = "EUR";
    d.date = date;
    d.usd = usd;
    assert_int_equal(model_builder_rate(m->b, &d, &m->err), ERG_OK);
}

static void rates_agree(void **state)
{
    (void)state;
    making m = making_begin("a.json", true);
    add_rate(&m, 1, 20240000, 1.1);
    add_rate(&m, 2, 20230000, 1.2);
    making_next(&m, "b.json", true);
    add_rate(&m, 1, 20240000, 1.1);
    const erg_dataset *d = making_finish(&m);
    assert_int_equal(d->rate_count, 2);
    assert_int_equal(d->rates[0].date, 20230000);
    making_end(&m);
    m = making_begin("a.json", true);
    add_rate(&m, 1, 20240000, 1.1);
    making_next(&m, "b.json", true);
    add_rate(&m, 4, 20240000, 1.2);
    expect_no_dataset(
        &m, "b.json:4:3: the rate of EUR at this date differs from that in a.json:1:3");
}

static void titles_agree_or_go(void **state)
{
    (void)state;
    static const char *const second[] = {"T", NULL, "U"};
    for (size_t i = 0; i < 3; i++) {
        making m = making_begin("a.json", true);
        assert_int_equal(model_builder_title(m.b, "T", &m.err), ERG_OK);
        making_next(&m, "b.json", true);
        assert_int_equal(model_builder_title(m.b, second[i], &m.err), ERG_OK);
        const erg_dataset *d = making_finish(&m);
        if (i < 2)
            assert_string_equal(d->title, "T");
        else
            assert_null(d->title);
        making_end(&m);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_fill_in),
        cmocka_unit_test(claims_join_once),
        cmocka_unit_test(rows_join_in_one_input),
        cmocka_unit_test(conflicts_name_who_said_it),
        cmocka_unit_test(relation_conflicts),
        cmocka_unit_test(claims_meet_the_other_period),
        cmocka_unit_test(claims_meet_the_other_end),
        cmocka_unit_test(stated_confidence_stays),
        cmocka_unit_test(rates_agree),
        cmocka_unit_test(titles_agree_or_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
