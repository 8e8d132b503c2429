/* Findings: each check finds what it should, and nothing else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "erg/check.h"
#include "graph_fixture.h"

static erg_findings *found(world *w, const erg_snapshot_options *o)
{
    erg_error err = {0};
    erg_findings *findings = NULL;
    world_finish(w);
    must(erg_findings_make(&findings, w->d, o, &err), &err);
    return findings;
}

/* What the findings of a code say, the subject before it, line by line. */
static void expect(const erg_findings *findings, const char *code, const char *lines)
{
    char text[4096] = "";
    size_t n = 0;
    for (size_t i = 0; i < findings->count; i++) {
        const erg_finding *f = &findings->items[i];
        if (strcmp(f->code, code) != 0) continue;
        n += (size_t)snprintf(text + n, sizeof text - n, "%s\n", f->text);
        assert_int_equal(strncmp(f->text, f->subject, strlen(f->subject)), 0);
        assert_true(strlen(f->advice) > 0);
    }
    assert_string_equal(text, lines);
}

/* Nothing but findings of this code. */
static void expect_only(world *w, const char *code, bool warning, const char *lines)
{
    erg_findings *f = found(w, NULL);
    size_t warnings = 0;
    for (size_t i = 0; i < f->count; i++) {
        assert_string_equal(f->items[i].code, code);
        assert_int_equal(f->items[i].warning, warning);
        warnings += f->items[i].warning;
    }
    assert_int_equal(f->warning_count, warnings);
    expect(f, code, lines);
    erg_findings_free(f);
}

static void sourced_world(world *w)
{
    world_open(w);
    document(w, "press-3", 20240000);
    document(w, "press-4", 20250000);
    entities(w, "ab");
}

/* A relation that cites both documents, so that nothing else is found. */
static void cite(world *w)
{
    model_claim_draft claims[2] = {claim("press-3"), claim("press-4")};
    add(w, relation("cites", "a", "b", "cloud"), claims, 2);
}

static void a_clean_dataset_has_no_findings(void **state)
{
    (void)state;
    world w;
    sourced_world(&w);
    cite(&w);
    expect_only(&w, "", false, "");
    world_close(&w);
    erg_findings_free(NULL);
}

static void disputes_tell_values_and_places(void **state)
{
    (void)state;
    world w;
    model_claim_draft claims[5] = {
        amount_claim("press-3", 130e9, "USD"), amount_claim("press-4", 1e9, "USD"),
        range_claim("press-4", 1e9, 2e9, "USD"), amount_claim("press-3", 1e9, "USD"),
        amount_claim("press-3", 40e9, "USD")};
    claims[0].amount.bound = ERG_BOUND_OVER;
    claims[0].locator = "paragraph 9";
    claims[1].locator = "paragraph 2";
    claims[2].amount.bound = ERG_BOUND_ABOUT;
    claims[2].status = ERG_STATUS_POSSIBLE;
    claims[2].by = "a person close to the deal";
    claims[4].amount.basis = ERG_BASIS_ROUND_TOTAL;
    sourced_world(&w);
    add(&w, relation("microsoft-openai-2019", "a", "b", "funding"), claims, 2);
    expect_only(
        &w, "disputed-amount", true,
        "microsoft-openai-2019: 1bn USD (press-4, paragraph 2) against over 130bn "
        "USD (press-3, paragraph 9)\n");
    world_close(&w);
    sourced_world(&w);
    add(&w, relation("r", "a", "b", "funding"), claims, 5);
    expect_only(&w, "disputed-amount", true,
                "r: 1bn USD (press-3; press-4, paragraph 2) against about 1bn to 2bn "
                "USD, possible "
                "(press-4, according to a person close to the deal) against over 130bn "
                "USD (press-3, paragraph 9)\n");
    world_close(&w);
}

static void plans_that_are_left_out_are_not_disputed(void **state)
{
    (void)state;
    world w;
    model_claim_draft claims[2] = {amount_claim("press-3", 1e9, "USD"),
                                   amount_claim("press-4", 2e9, "USD")};
    claims[0].status = claims[1].status = ERG_STATUS_POSSIBLE;
    sourced_world(&w);
    add(&w, relation("r", "a", "b", "funding"), claims, 2);
    expect_only(&w, "only-possible", false,
                "r: left out, it is only possible (press-3; press-4)\n");
    world_close(&w);
}

static void disputed_shares(void **state)
{
    (void)state;
    world w;
    model_claim_draft claims[2] = {claim("press-3"), claim("press-4")};
    claims[0].share = 0.49;
    claims[1].share = 0.275;
    sourced_world(&w);
    add(&w, relation("r", "a", "b", "ownership"), claims, 2);
    expect_only(&w, "disputed-share", true,
                "r: 27.5 % (press-4) against 49 % (press-3)\n");
    world_close(&w);
}

static void long_disputes_are_cut(void **state)
{
    (void)state;
    world w;
    model_claim_draft claims[12];
    sourced_world(&w);
    cite(&w);
    for (int i = 0; i < 12; i++)
        claims[i] = amount_claim("press-3", (1 + i / 5) * 1e6, "USD");
    for (int i = 0; i < 12; i++) {
        static char places[12][3];
        snprintf(places[i], sizeof places[i], "p%c", 'a' + i);
        claims[i].locator = places[i];
    }
    add(&w, relation("r", "a", "b", "funding"), claims, 12);
    for (int i = 0; i < 12; i++)
        claims[i].amount.value = (1 + i) * 1e6;
    add(&w, relation("s", "a", "b", "funding"), claims, 12);
    expect_only(&w, "disputed-amount", true,
                "r: 1m USD (press-3, pa, pb, pc; 2 more) against 2m USD "
                "(press-3, pf, pg, ph; 2 more) against 3m USD (press-3, pk, pl)\n"
                "s: 1m USD (press-3, pa) against 2m USD (press-3, pb) against 3m USD "
                "(press-3, pc) against 4m USD (press-3, pd) against 5m USD (press-3, pe) "
                "against 6 more, up to 12m USD (press-3, pl)\n");
    world_close(&w);
}

static void contradicting_dates(void **state)
{
    (void)state;
    world w;
    model_claim_draft claims[2] = {claim("press-3"), claim("press-4")};
    claims[0].end = 20210600;
    claims[1].start = 20220000;
    sourced_world(&w);
    add(&w, relation("r", "a", "b", "cloud"), claims, 2);
    expect_only(&w, "end-before-start", true,
                "r: ends 2021-06 by one claim, starts 2022 by another\n");
    world_close(&w);
    claims[1].start = 20210630;
    sourced_world(&w);
    add(&w, relation("r", "a", "b", "cloud"), claims, 2);
    expect_only(&w, "", true, "");
    world_close(&w);
}

static void unsourced_and_left_out(void **state)
{
    (void)state;
    world w;
    model_claim_draft denied[4] = {claim("press-3"), claim("press-4"), claim("press-4"),
                                   claim("press-4")};
    model_claim_draft possible = claim("press-4");
    denied[0].status = ERG_STATUS_DENIED;
    denied[1].status = denied[2].status = denied[3].status = ERG_STATUS_RETRACTED;
    denied[0].locator = "page 1";
    denied[2].locator = "page 2";
    denied[3].locator = "page 3";
    possible.status = ERG_STATUS_POSSIBLE;
    sourced_world(&w);
    link(&w, "bare", "a", "b", "cloud", 1);
    add(&w, relation("gone", "a", "b", "cloud"), denied, 4);
    add(&w, relation("maybe", "a", "b", "cloud"), &possible, 1);
    erg_findings *f = found(&w, NULL);
    assert_int_equal(f->count, 3);
    assert_int_equal(f->warning_count, 2);
    expect(f, "unsourced-relation", "bare: no claim, so no document\n");
    expect(
        f, "unusable-relation",
        "gone: left out, every claim is denied or retracted (press-3, page 1; press-4; "
        "press-4, page 2; 1 more)\n");
    expect(f, "only-possible", "maybe: left out, it is only possible (press-4)\n");
    erg_findings_free(f);
    erg_snapshot_options o = options();
    o.possible = true;
    f = found(&w, &o);
    expect(f, "only-possible", "");
    erg_findings_free(f);
    world_close(&w);
}

static void missing_rates_by_currency(void **state)
{
    (void)state;
    world w;
    model_claim_draft claims[3] = {amount_claim("press-3", 1, "JPY"),
                                   amount_claim("press-4", 1, "EUR"),
                                   amount_claim("press-4", 1.001, "JPY")};
    model_claim_draft total = amount_claim("press-4", 1, "CHF");
    total.amount.basis = ERG_BASIS_ROUND_TOTAL;
    sourced_world(&w);
    rate(&w, "EUR", 20200000, 1.5);
    add(&w, relation("r1", "a", "b", "funding"), claims, 3);
    add(&w, relation("r2", "a", "b", "funding"), claims, 1);
    add(&w, relation("r3", "a", "b", "funding"), &total, 1);
    expect_only(
        &w, "missing-rate", true,
        "r1, r2: amounts in JPY count as unknown, as there is no rate of JPY to USD\n");
    world_close(&w);
}

static void unknown_kinds_come_together(void **state)
{
    (void)state;
    world w;
    sourced_world(&w);
    cite(&w);
    entity(&w, "c", "compeny");
    entity(&w, "d", "hermitage");
    entity(&w, "e", NULL);
    model_claim_draft c = claim("press-3");
    static const char *const ids[] = {"r1", "r2", "r3", "r4", "r5"};
    for (int i = 0; i < 5; i++)
        add(&w, relation(ids[i], "c", "d", "fundng"), &c, 1);
    add(&w, relation("q", "d", "e", NULL), &c, 1);
    erg_findings *f = found(&w, NULL);
    assert_int_equal(f->count, 5);
    assert_int_equal(f->warning_count, 5);
    expect(
        f, "unknown-relation-kind",
        "q: no kind is stated\n"
        "r1, r2, r3 and 2 more: kind 'fundng' is not known, did you mean 'funding'?\n");
    expect(f, "unknown-entity-kind",
           "c: kind 'compeny' is not known, did you mean 'company'?\n"
           "d: kind 'hermitage' is not known\n"
           "e: no kind is stated\n");
    erg_findings_free(f);
    world_close(&w);
}

static void notes_on_documents_and_entities(void **state)
{
    (void)state;
    world w;
    erg_error err = {0};
    erg_value one = {.type = ERG_VALUE_NUMBER, .number = 1};
    model_claim_draft c = claim("by-entity");
    model_entity_draft e;
    model_rate_draft r;
    c.key = "k";
    c.value = &one;
    model_entity_draft_clear(&e, NOWHERE);
    e.id = "lonely";
    e.kind = "company";
    e.claims = &c;
    e.claim_count = 1;
    model_rate_draft_clear(&r, NOWHERE);
    r.currency = "EUR";
    r.document = "by-rate";
    r.usd = 1;
    r.date = 20200000;
    sourced_world(&w);
    cite(&w);
    document(&w, "by-entity", 20200000);
    document(&w, "by-rate", 20200000);
    document(&w, "undated", 0);
    must(model_builder_entity(w.b, &e, &err), &err);
    must(model_builder_rate(w.b, &r, &err), &err);
    erg_findings *f = found(&w, NULL);
    assert_int_equal(f->count, 3);
    assert_int_equal(f->warning_count, 0);
    expect(f, "undated-document", "undated: no date\n");
    expect(f, "uncited-document", "undated: no claim cites it\n");
    expect(f, "entity-without-relation",
           "lonely: no relation names it, it has 1 claim\n");
    /* In the order of codes. */
    assert_string_equal(f->items[0].code, "entity-without-relation");
    assert_string_equal(f->items[1].code, "uncited-document");
    erg_findings_free(f);
    world_close(&w);
}

static void options_choose_what_is_looked_at(void **state)
{
    (void)state;
    static const char *const money[] = {"money"};
    static const char *const wrong[] = {"mony"};
    world w;
    model_claim_draft claims[2] = {amount_claim("press-3", 1e9, "USD"),
                                   amount_claim("press-4", 2e9, "USD")};
    model_relation_draft later = relation("later", "a", "b", "cloud");
    later.start = 20250000;
    sourced_world(&w);
    add(&w, relation("r", "a", "b", "cloud"), claims, 2);
    add(&w, later, NULL, 0);
    add(&w, relation("old", "a", "b", "cloud"), NULL, 0);
    erg_snapshot_options o = options();
    erg_findings *f = found(&w, &o);
    assert_int_equal(f->count, 3);
    erg_findings_free(f);
    o.known_by = 20241231;
    f = found(&w, &o);
    expect(f, "disputed-amount", "");
    assert_int_equal(f->count, 2);
    erg_findings_free(f);
    o = options();
    o.as_of = 20240000;
    f = found(&w, &o);
    expect(f, "unsourced-relation", "old: no claim, so no document\n");
    erg_findings_free(f);
    o = options();
    o.families = (erg_words){money, 1};
    f = found(&w, &o);
    assert_int_equal(f->count, 0);
    erg_findings_free(f);
    erg_error err = {0};
    o.families = (erg_words){wrong, 1};
    assert_int_equal(erg_findings_make(&f, w.d, &o, &err), ERG_EUSAGE);
    assert_null(f);
    world_close(&w);
}

static void texts_are_one_safe_line(void **state)
{
    (void)state;
    world w;
    model_claim_draft claims[2] = {amount_claim("press-3", 1e9, "USD"),
                                   amount_claim("press-4", 2e9, "USD")};
    claims[0].locator = "line\none\x1b[31m";
    claims[1].by = "\xe2\x80\xaexyz";
    sourced_world(&w);
    add(&w, relation("r", "a", "b", "cloud"), claims, 2);
    erg_findings *f = found(&w, NULL);
    assert_int_equal(f->count, 1);
    assert_null(strpbrk(f->items[0].text, "\n\x1b\xe2"));
    assert_non_null(strstr(f->items[0].text, "line\\none"));
    erg_findings_free(f);
    world_close(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_clean_dataset_has_no_findings),
        cmocka_unit_test(disputes_tell_values_and_places),
        cmocka_unit_test(plans_that_are_left_out_are_not_disputed),
        cmocka_unit_test(disputed_shares),
        cmocka_unit_test(long_disputes_are_cut),
        cmocka_unit_test(contradicting_dates),
        cmocka_unit_test(unsourced_and_left_out),
        cmocka_unit_test(missing_rates_by_currency),
        cmocka_unit_test(unknown_kinds_come_together),
        cmocka_unit_test(notes_on_documents_and_entities),
        cmocka_unit_test(options_choose_what_is_looked_at),
        cmocka_unit_test(texts_are_one_safe_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
