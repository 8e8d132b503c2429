/* The rules of one record, each with the place and the words of its message. */
#include "model_help.h"

#include <math.h>

#include "model/records.h"

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
    d.weight = 1e-101;
    expect_relation_failure(&d, "a.json:9:3: weight is 1e-101, wanted 1e-100 to 1e+100");
    d.weight = 1.1e100;
    expect_relation_failure(&d,
                            "a.json:9:3: weight is 1.1e+100, wanted 1e-100 to 1e+100");
    d.weight = INFINITY;
    expect_relation_failure(&d, "a.json:9:3: weight is not finite");
    d = relation();
    d.label = "\xC0\x80";
    expect_relation_failure(&d, "a.json:9:3: label is not UTF-8");
    const erg_value no_object = {.type = ERG_VALUE_NUMBER, .number = 1};
    d = relation();
    d.attrs = &no_object;
    expect_relation_failure(&d, "a.json:9:3: attrs is no object");
    const char *const keys[] = {"k"};
    const erg_value infinite = {.type = ERG_VALUE_NUMBER, .number = INFINITY};
    const erg_value list = {.type = ERG_VALUE_ARRAY, .count = 1, .items = &infinite};
    const erg_value object = {
        .type = ERG_VALUE_OBJECT, .count = 1, .items = &list, .keys = keys};
    d.attrs = &object;
    expect_relation_failure(&d, "a.json:9:3: attrs has a number that is not finite");
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

/* What a claim states beside what the relation states itself is never used. */
static void covered_claims_may_contradict(void **state)
{
    (void)state;
    making m = making_begin("a.json", true);
    model_relation_draft d = making_relation(&m, 9, "a", "b");
    model_claim_draft c[2] = {making_claim(&m, 10), making_claim(&m, 11)};
    d.start = 20200000;
    d.end = 20210000;
    c[0].start = 20220000;
    c[1].end = 20190000;
    c[1].has_amount = true;
    c[1].amount.low = c[1].amount.high = 3; /* a range of nothing is one too */
    d.claims = c;
    d.claim_count = 2;
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

/* As far as a place is known. */
static void places_are_shown(void **state)
{
    (void)state;
    assert_string_equal(model_show_place((base_place){"f", 0, 0}).text, "f");
    assert_string_equal(model_show_place((base_place){"f", 3, 0}).text, "f:3");
    assert_string_equal(model_show_place((base_place){"f", 3, 9}).text, "f:3:9");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ids),
        cmocka_unit_test(relations),
        cmocka_unit_test(periods_touch),
        cmocka_unit_test(claims),
        cmocka_unit_test(denied_claims_may_contradict),
        cmocka_unit_test(covered_claims_may_contradict),
        cmocka_unit_test(entity_claims),
        cmocka_unit_test(rates),
        cmocka_unit_test(duplicates),
        cmocka_unit_test(places_are_shown),
        cmocka_unit_test(one_namespace),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
