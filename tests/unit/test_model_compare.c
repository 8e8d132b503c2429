/* The orders of claims and relations: every field counts, in both directions. */
#include "model_help.h"

#include <math.h>

static const erg_claim plain_claim = {.document = 1, .confidence = 0.5, .share = NAN};

/* `high` differs from the plain claim in one field and sorts behind it. */
static void expect_behind(const erg_claim *high)
{
    assert_true(model_claim_compare(&plain_claim, high) < 0);
    assert_true(model_claim_compare(high, &plain_claim) > 0);
    assert_int_equal(model_claim_compare(high, high), 0);
}

static void claims(void **state)
{
    (void)state;
    static const erg_value value = {.type = ERG_VALUE_NULL};
    static const erg_amount amount = {.value = 1, .low = NAN, .high = NAN};
    erg_claim c[16];
    for (size_t i = 0; i < 16; i++)
        c[i] = plain_claim;
    c[0].document = 2;
    c[1].document = ERG_NONE;
    c[2].locator = "";
    c[3].by = "x";
    c[4].key = "x";
    c[5].value = &value;
    c[6].start = 20200000;
    c[7].end = 20200000;
    c[8].label = "x";
    c[9].amount = &amount;
    c[10].share = 0;
    c[11].confidence = 0.6;
    c[12].status = ERG_STATUS_CONFIRMED;
    c[13].asserted = 20200000;
    c[14].note = "x";
    for (size_t i = 0; i < 15; i++)
        expect_behind(&c[i]);
    assert_int_equal(model_claim_compare(&plain_claim, &c[15]), 0);
}

static void amounts(void **state)
{
    (void)state;
    const erg_amount first = {.value = 1, .low = NAN, .high = NAN, .currency = "EUR"};
    erg_amount others[6] = {first, first, first, first, first, first};
    others[0].value = 2;
    others[1].low = 1;
    others[2].high = 1;
    memcpy(others[3].currency, "USD", 4);
    others[4].bound = ERG_BOUND_OVER;
    others[5].basis = ERG_BASIS_ROUND_TOTAL;
    for (size_t i = 0; i < 6; i++) {
        erg_claim a = plain_claim;
        erg_claim b = plain_claim;
        a.amount = &first;
        b.amount = &others[i];
        assert_true(model_claim_compare(&a, &b) < 0);
        assert_true(model_claim_compare(&b, &a) > 0);
    }
}

static void relations(void **state)
{
    (void)state;
    static const erg_value value = {.type = ERG_VALUE_OBJECT};
    const erg_claim two[2] = {plain_claim, plain_claim};
    erg_claim later = plain_claim;
    later.note = "x";
    const erg_relation first = {
        .id = "z", .relation = "a", .weight = NAN, .claims = two, .claim_count = 1};
    erg_relation r[12];
    for (size_t i = 0; i < 12; i++)
        r[i] = first;
    r[0].source = 1;
    r[1].target = 1;
    r[2].relation = "b";
    r[3].label = "x";
    r[4].directed = true;
    r[5].start = 20200000;
    r[6].end = 20200000;
    r[7].weight = 1;
    r[8].attrs = &value;
    r[9].claim_count = 2;
    r[10].claims = &later;
    for (size_t i = 0; i < 11; i++) {
        assert_true(model_relation_compare(&first, &r[i]) < 0);
        assert_true(model_relation_compare(&r[i], &first) > 0);
    }
    r[11].id = "a"; /* the id has no part in it */
    assert_int_equal(model_relation_compare(&first, &r[11]), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(claims),
        cmocka_unit_test(amounts),
        cmocka_unit_test(relations),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
