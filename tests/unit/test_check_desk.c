/* What only shows across records, and where it stands: shares, heads, names, amounts,
 * dates, facts. Each is met once and, beside it, what looks like it and is none. */
#include "read_help.h"

#include "erg/check.h"

#define DOCUMENTS                                                                        \
    "{\"format\":\"erg.dataset\",\"version\":\"1.0\",\"documents\":["                    \
    "{\"id\":\"p3\",\"date\":\"2023-05\"},{\"id\":\"p4\",\"date\":\"2024-05-01\"},"      \
    "{\"id\":\"p5\"}],\n\"entities\":["

/* The lines "LINE:COLUMN TEXT" of a code. */
static void expect(const char *entities, const char *relations, const char *code,
                   const char *lines)
{
    char got[4096] = "";
    size_t n = 0;
    base_buffer text = {0};
    erg_findings *found = NULL;
    erg_error err = {0};
    reading r = reading_begin();
    base_buffer_format(&text, DOCUMENTS "%s],\n\"relations\":[\n%s]}", entities,
                       relations);
    reading_write(&r, "d.json", text.data, text.length);
    const erg_read_options how = {.keep_origins = true};
    if (reading_read(&r, &how) != ERG_OK) fail_msg("%s", r.err.text);
    assert_int_equal(erg_findings_make(&found, r.dataset, NULL, &err), ERG_OK);
    for (size_t i = 0; i < found->count; i++) {
        const erg_finding *f = &found->items[i];
        if (strcmp(f->code, code) != 0) continue;
        assert_string_equal(f->file, r.names[0]);
        assert_true(f->advice[0] != '\0');
        n += (size_t)snprintf(got + n, sizeof got - n, "%u:%u %s\n", f->line, f->column,
                              f->text);
    }
    assert_string_equal(got, lines);
    erg_findings_free(found);
    base_buffer_free(&text);
    reading_end(&r);
}

#define ENTITIES                                                                         \
    "{\"id\":\"a\",\"kind\":\"company\"},{\"id\":\"b\",\"kind\":\"company\"},"           \
    "{\"id\":\"c\",\"kind\":\"company\"},{\"id\":\"x\",\"kind\":\"company\"},"           \
    "{\"id\":\"p\",\"kind\":\"person\"},{\"id\":\"q\",\"kind\":\"person\"}"

#define OWNS(source, times, share)                                                       \
    "{\"source\":\"" source "\",\"target\":\"x\",\"relation\":\"ownership\"," times      \
    "\"claims\":[{\"document\":\"p3\",\"share\":" share "}]}"

static void shares_over_100(void **state)
{
    (void)state;
    expect(ENTITIES,
           OWNS("a", "\"start\":\"2020\",", "0.6") ",\n" OWNS(
               "b", "\"start\":\"2022-03\",", "0.25") ",\n" OWNS("c", "", "0.2"),
           "shares-over-100",
           "4:1 x: its owners hold 105 % of it together from 2022-03 on: a 60 % (p3), b "
           "25 % (p3), c 20 % (p3)\n");
    /* One sells, another buys, in the same year: never both for sure. */
    expect(
        ENTITIES,
        OWNS("a", "\"end\":\"2022\",", "0.6") "," OWNS("b", "\"start\":\"2022\",", "0.6"),
        "shares-over-100", "");
    /* Rounded, or one stake told twice. */
    expect(ENTITIES,
           OWNS("a", "", "0.334") "," OWNS("b", "", "0.334") "," OWNS("c", "", "0.334"),
           "shares-over-100", "");
    expect(ENTITIES,
           OWNS("a", "", "0.6") ",{\"source\":\"a\",\"target\":\"x\",\"relation\":"
                                "\"subsidiary\",\"share\":0.6,\"document\":\"p4\"}",
           "shares-over-100", "");
    /* More than are named: the largest first, equals in the order of their ids. */
    expect(
        ENTITIES ",{\"id\":\"d\"},{\"id\":\"e\"},{\"id\":\"f\"},{\"id\":\"g\"},{\"id\":"
                 "\"h\"}",
        OWNS("h", "", "0.2") "," OWNS("g", "", "0.2") "," OWNS("f", "", "0.2") "," OWNS(
            "e", "",
            "0.2") "," OWNS("d", "",
                            "0.2") "," OWNS("c", "",
                                            "0.2") "," OWNS("b", "",
                                                            "0.2") "," OWNS("a", "",
                                                                            "0.1"),
        "shares-over-100",
        "4:553 x: its owners hold 150 % of it together: b 20 % (p3), c 20 % (p3), d 20 % "
        "(p3), e 20 % (p3), f 20 % (p3), g 20 % (p3) and 2 more\n");
    /* A plan, a denial. */
    expect(ENTITIES,
           OWNS("a", "", "0.6") ",{\"source\":\"b\",\"target\":\"x\",\"relation\":"
                                "\"ownership\",\"share\":0.6,\"status\":\"possible\"}",
           "shares-over-100", "");
}

#define HEADS(person, times, role)                                                       \
    "{\"source\":\"" person "\",\"target\":\"x\",\"relation\":\"role\"," times           \
    "\"attrs\":{\"role\":\"" role "\"},\"document\":\"p4\",\"locator\":\"page 2\"}"

static void two_heads(void **state)
{
    (void)state;
    static const char entities[] = ENTITIES
        ",{\"id\":\"r\",\"kind\":\"person\"},{\"id\":\"y\",\"kind\":\"company\"}";
    expect(entities,
           HEADS("p", "\"start\":\"2019\",", "CEO") ",\n" HEADS(
               "q", "\"start\":\"2021-06\",", "Founder and Chief Executive Officer"),
           "two-heads",
           "5:1 x: two at its head at one time, as chief executive: p (CEO, since 2019; "
           "p4, page 2) and q (Founder and Chief Executive Officer, since 2021-06; p4, "
           "page 2)\n");
    expect(
        entities, HEADS("p", "", "Chairman") ",\n" HEADS("q", "", "chair of the board"),
        "two-heads",
        "5:1 x: two at its head at one time, as chair: p (Chairman, since when is not "
        "said; p4, page 2) and q (chair of the board, since when is not said; p4, page "
        "2)\n");
    /* One after the other, an office that two share, a deputy, a former head, the head of
     * a part, the same person twice, another office. */
    expect(entities,
           HEADS("p", "\"end\":\"2021\",", "CEO") "," HEADS("q", "\"start\":\"2021\",",
                                                            "CEO"),
           "two-heads", "");
    expect(entities, HEADS("p", "", "co-CEO") "," HEADS("q", "", "co-CEO"), "two-heads",
           "");
    expect(entities, HEADS("p", "", "CEO") "," HEADS("q", "", "Deputy CEO"), "two-heads",
           "");
    expect(entities, HEADS("p", "", "CEO") "," HEADS("q", "", "former CEO"), "two-heads",
           "");
    expect(entities, HEADS("p", "", "CEO") "," HEADS("q", "", "CEO of cloud"),
           "two-heads", "");
    expect(entities, HEADS("p", "", "CEO") "," HEADS("p", "\"start\":\"2020\",", "CEO"),
           "two-heads", "");
    expect(entities, HEADS("p", "", "CEO") "," HEADS("q", "", "Chairman"), "two-heads",
           "");
    /* Three: the one who stays is told of with both. */
    expect(entities,
           HEADS("p", "", "CEO of X") ",\n" HEADS(
               "q", "\"start\":\"2020\",\"end\":\"2021\",",
               "CEO") ",\n" HEADS("r", "\"start\":\"2022\",", "CEO"),
           "two-heads",
           "5:1 x: two at its head at one time, as chief executive: p (CEO of X, since "
           "when is not said; p4, page 2) and q (CEO, since 2020; p4, page 2)\n"
           "6:1 x: two at its head at one time, as chief executive: p (CEO of X, since "
           "when is not said; p4, page 2) and r (CEO, since 2022; p4, page 2)\n");
}

#define NAMED(id, kind, label)                                                           \
    "{\"id\":\"" id "\",\"kind\":\"" kind "\",\"label\":\"" label "\"}"

static void similar_names(void **state)
{
    (void)state;
    expect("\n" NAMED("a", "company", "Acme, Inc.") ",\n" NAMED("b", "company",
                                                                "ACME GmbH & Co. KG"),
           "", "similar-names",
           "4:1 b: 'ACME GmbH & Co. KG' is nearly 'Acme, Inc.', the name of a\n");
    expect(
        "\n" NAMED("a", "company", "Société Générale S.A.") ",\n" NAMED(
            "b", "company", "SOCIETE GENERALE"),
        "", "similar-names",
        "4:1 b: 'SOCIETE GENERALE' is nearly 'Société Générale S.A.', the name of a\n");
    expect("\n{\"id\":\"a\",\"label\":\"Acme\"},\n{\"id\":\"b\",\"label\":\"Bolt\","
           "\"aliases\":[\"Acme\",\"ACME!\"]},\n{\"id\":\"c\",\"label\":\"Acme\"}",
           "", "similar-names",
           "4:1 b: its alias 'ACME!' is nearly 'Acme', the name of a\n"
           "4:1 b: its alias 'Acme' is also the name of a\n"
           "5:1 c: 'Acme' is also the name of a\n");
    expect("\n" NAMED("a", "person", "Łukasz Žižek") ",\n" NAMED("b", "person",
                                                                 "LUKASZ ZIZEK"),
           "", "similar-names",
           "4:1 b: 'LUKASZ ZIZEK' is nearly 'Łukasz Žižek', the name of a\n");
    expect("\n" NAMED("a", "company", "Газпром") ",\n" NAMED(
               "b", "fund", "ГАЗПРОМ") ",\n"
                                       "{\"id\":\"c\",\"kind\":\"company\",\"label\":"
                                       "\"Other\",\"aliases\":[\"Open AI "
                                       "Ltd\"]},\n" NAMED("d", "company", "OpenAI"),
           "", "similar-names",
           "4:1 b: 'ГАЗПРОМ' is nearly 'Газпром', the name of a\n"
           "6:1 d: 'OpenAI' is nearly 'Open AI Ltd', an alias of c\n");
    /* A product and its company, two that are related, two that say they are the same, a
     * language that is another, names of nothing but a legal form, shared aliases. */
    expect(NAMED("a", "company", "Oracle") "," NAMED("b", "product", "Oracle"), "",
           "similar-names", "");
    expect(NAMED("a", "company", "Novo AG") "," NAMED("b", "company", "Novo GmbH"),
           "{\"source\":\"a\",\"target\":\"b\",\"relation\":\"subsidiary\"}",
           "similar-names", "");
    expect(
        NAMED("a", "company", "Novo AG") ",{\"id\":\"b\",\"kind\":\"company\",\"label\":"
                                         "\"Novo\",\"same_as\":[\"a\"]}",
        "", "similar-names", "");
    expect(
        "{\"id\":\"a\",\"kind\":\"company\",\"label\":\"Novo "
        "AG\",\"same_as\":[\"P\",\"Q\"]},{"
        "\"id\":\"b\",\"kind\":\"company\",\"label\":\"Novo\",\"same_as\":[\"Q\",\"R\"]}",
        "", "similar-names", "");
    expect(NAMED("a", "product", "C++") "," NAMED("b", "product", "C#"), "",
           "similar-names", "");
    expect(NAMED("a", "company", "Limited") "," NAMED("b", "company", "AG"), "",
           "similar-names", "");
    expect(
        "{\"id\":\"a\",\"kind\":\"company\",\"aliases\":[\"the company\"]},{\"id\":\"b\","
        "\"kind\":\"company\",\"aliases\":[\"The Company\"]}",
        "", "similar-names", "");
}

#define PAYS(id, amount)                                                                 \
    "{\"id\":\"" id "\",\"source\":\"a\",\"target\":\"b\",\"relation\":\"payment\","     \
    "\"claims\":[{\"document\":\"p3\",\"amount\":{\"value\":" amount                     \
    ",\"currency\":\"USD\"}}]}"

/* The same range told twice is one side, another bound or currency is another. */
static void amounts_against_amounts(void **state)
{
    (void)state;
#define TELLS(document, amount) "{\"document\":\"" document "\",\"amount\":{" amount "}}"
#define RANGE(low, high) "\"low\":" low ",\"high\":" high ",\"currency\":\"USD\""
    static const char before[] = "{\"id\":\"r\",\"source\":\"a\",\"target\":\"b\","
                                 "\"relation\":\"payment\",\"claims\":[";
    char relations[1024];
    snprintf(relations, sizeof relations, "%s%s]}", before,
             TELLS("p3", RANGE("1e6", "3e6")) "," TELLS(
                 "p4", RANGE("1e6", "3e6")) "," TELLS("p5", RANGE("5e6", "6e6")));
    expect(ENTITIES, relations, "disputed-amount",
           "4:1 r: 1m to 3m USD (p3; p4) against 5m to 6m USD (p5)\n");
    snprintf(relations, sizeof relations, "%s%s]}", before,
             TELLS("p3", RANGE("1e6", "3e6")) "," TELLS("p4", RANGE("1e6", "3e6")));
    expect(ENTITIES, relations, "disputed-amount", "");
}

static void amounts_far_from_others(void **state)
{
    (void)state;
    static const char usual[] = PAYS("r1", "1e6") "," PAYS("r2", "2e6") "," PAYS(
        "r3", "3e6") "," PAYS("r4", "5e6") ",\n";
    char relations[4096];
    /* Median 3e6: the logarithms' distances are 0.477, 0.176, 0, 0.222 and 3.5, their
     * median 0.222: the score of 1e10 is 3.52 / 0.329 = 10.7. */
    snprintf(relations, sizeof relations, "%s%s", usual, PAYS("r5", "1e10"));
    expect(
        ENTITIES, relations, "amount-far-from-others",
        "5:69 r5: 10bn USD (p3), 3,300 times more than the usual 3m USD of 5 relations "
        "of kind 'payment'\n");
    snprintf(relations, sizeof relations, "%s%s", usual, PAYS("r5", "1e3"));
    expect(
        ENTITIES, relations, "amount-far-from-others",
        "5:69 r5: 1,000 USD (p3), 2,000 times less than the usual 2m USD of 5 relations "
        "of kind 'payment'\n");
    /* 90 times the median is how deals are; four are no list. */
    snprintf(relations, sizeof relations, "%s%s", usual, PAYS("r5", "2.7e8"));
    expect(ENTITIES, relations, "amount-far-from-others", "");
    expect(ENTITIES,
           PAYS("r1", "1e6") "," PAYS("r2", "1e6") "," PAYS("r3", "1e6") "," PAYS("r4",
                                                                                  "1e12"),
           "amount-far-from-others", "");
}

#define CLAIMS(kind, claims)                                                             \
    "{\"id\":\"r\",\"source\":\"a\",\"target\":\"b\",\"relation\":\"" kind               \
    "\",\"claims\":[\n" claims "]}"

static void dates_of_claims(void **state)
{
    (void)state;
    expect(ENTITIES,
           CLAIMS("cloud", "{\"document\":\"p4\",\"asserted\":\"2024-05-02\",\"locator\":"
                           "\"page 1\"}"),
           "claim-after-document",
           "5:1 r: asserted 2024-05-02, but its document is dated 2024-05-01 (p4, page "
           "1)\n");
    expect(ENTITIES, CLAIMS("cloud", "{\"document\":\"p3\",\"asserted\":\"2023-05-31\"}"),
           "claim-after-document", "");
    expect(
        "{\"id\":\"a\",\"kind\":\"company\",\"claims\":[\n{\"document\":\"p3\",\"key\":"
        "\"k\",\"value\":\"v\",\"asserted\":\"2024\"}]}",
        "", "claim-after-document",
        "3:1 a: asserted 2024, but its document is dated 2023-05 (p3)\n");
    expect(ENTITIES, CLAIMS("cloud", "{\"document\":\"p4\",\"start\":\"2024-06\"}"),
           "begins-after-documents",
           "4:1 r: begins 2024-06, but the latest document on it is dated 2024-05-01 "
           "(p4)\n");
    expect(ENTITIES, CLAIMS("cloud", "{\"document\":\"p4\",\"start\":\"2024-05\"}"),
           "begins-after-documents", "");
    expect(ENTITIES,
           CLAIMS("cloud",
                  "{\"document\":\"p4\",\"start\":\"2025\",\"status\":\"possible\"}"),
           "begins-after-documents", "");
    expect(ENTITIES,
           CLAIMS("cloud", "{\"document\":\"p3\",\"start\":\"2019\"},\n{\"document\":"
                           "\"p4\",\"start\":\"2020-02\",\"locator\":\"page 7\"}"),
           "disputed-date", "6:1 r: begins 2019 (p3) against 2020-02 (p4, page 7)\n");
    expect(ENTITIES,
           CLAIMS("cloud", "{\"document\":\"p3\",\"start\":\"2020\"},\n{\"document\":"
                           "\"p4\",\"start\":\"2020-02\"}"),
           "disputed-date", "");
    expect(ENTITIES,
           CLAIMS("cloud", "{\"document\":\"p3\",\"end\":\"2019\"},\n{\"document\":"
                           "\"p4\",\"end\":\"2020\"}"),
           "disputed-date", "6:1 r: ends 2019 (p3) against 2020 (p4)\n");
}

static void claims_against_claims(void **state)
{
    (void)state;
    expect(ENTITIES,
           CLAIMS("cloud", "{\"document\":\"p3\",\"locator\":\"page 1\"},\n{\"document\":"
                           "\"p4\",\"status\":\"denied\",\"by\":\"Bolt\"}"),
           "denied-relation",
           "6:1 r: denied (p4, according to Bolt) against stated (p3, page 1)\n");
    /* What nobody states is left out, and said so elsewhere; who retracts mends. */
    expect(ENTITIES, CLAIMS("cloud", "{\"document\":\"p4\",\"status\":\"denied\"}"),
           "denied-relation", "");
    expect(ENTITIES,
           CLAIMS("cloud", "{\"document\":\"p3\"},{\"document\":\"p4\",\"status\":"
                           "\"retracted\"}"),
           "denied-relation", "");
#define FACTS(a, b)                                                                      \
    "{\"id\":\"a\",\"kind\":\"company\",\"claims\":[\n{\"document\":\"p3\"," a           \
    "},\n{\"document\":\"p4\"," b "}]}"
    expect(FACTS("\"key\":\"founded\",\"value\":\"2015\"",
                 "\"key\":\"founded\",\"value\":2016"),
           "", "disputed-fact", "4:1 a: founded is 2015 (p3) against 2016 (p4)\n");
    expect(FACTS("\"key\":\"founded\",\"value\":\"2015-12\"",
                 "\"key\":\"founded\",\"value\":\"2015\""),
           "", "disputed-fact", "");
    expect(FACTS("\"key\":\"employees\",\"value\":1500",
                 "\"key\":\"employees\",\"value\":1600"),
           "", "disputed-fact", "");
    expect(FACTS("\"key\":\"employees\",\"value\":1500",
                 "\"asserted\":\"2023-05\",\"key\":\"employees\",\"value\":1600"),
           "", "disputed-fact", "4:1 a: employees is 1500 (p3) against 1600 (p4)\n");
    /* Each key by itself, one finding a key; a flag is no fact that is compared. */
    expect("{\"id\":\"a\",\"kind\":\"company\",\"claims\":[\n"
           "{\"document\":\"p3\",\"key\":\"staff\",\"value\":5,\"asserted\":\"2023\"},\n"
           "{\"document\":\"p3\",\"key\":\"founded\",\"value\":\"2015\"},\n"
           "{\"document\":\"p3\",\"key\":\"listed\",\"value\":true},\n"
           "{\"document\":\"p4\",\"key\":\"founded\",\"value\":\"2016\"},\n"
           "{\"document\":\"p4\",\"key\":\"founded\",\"value\":\"2017\"},\n"
           "{\"document\":\"p4\",\"key\":\"listed\",\"value\":false},\n"
           "{\"document\":\"p4\",\"key\":\"staff\",\"value\":7,\"asserted\":\"2023\"}]}",
           "", "disputed-fact",
           "6:1 a: founded is 2015 (p3) against 2016 (p4)\n"
           "9:1 a: staff is 5 (p3) against 7 (p4)\n");
    /* The first is of another time; the other two contradict each other. */
    expect("{\"id\":\"a\",\"kind\":\"company\",\"claims\":[\n"
           "{\"document\":\"p3\",\"key\":\"staff\",\"value\":5,\"asserted\":\"2022\"},\n"
           "{\"document\":\"p3\",\"key\":\"staff\",\"value\":6,\"asserted\":\"2023\"},\n"
           "{\"document\":\"p4\",\"key\":\"staff\",\"value\":7,\"asserted\":\"2023\"}]}",
           "", "disputed-fact", "5:1 a: staff is 6 (p3) against 7 (p4)\n");
    expect(FACTS("\"key\":\"strategy\",\"value\":\"grow\"",
                 "\"key\":\"strategy\",\"value\":\"to depend less on others\""),
           "", "disputed-fact", "");
}

static void what_is_missing(void **state)
{
    (void)state;
    expect(ENTITIES,
           CLAIMS("funding", "{\"document\":\"p3\",\"amount\":{\"value\":5e9}}"),
           "missing-currency",
           "5:1 r: the amount 5bn has no currency, so it counts as unknown (p3)\n");
    expect(ENTITIES,
           CLAIMS("funding", "{\"document\":\"p3\",\"amount\":{\"value\":5e9,\"basis\":"
                             "\"round-total\"}}"),
           "missing-currency", "");
    expect(ENTITIES, CLAIMS("funding", "{\"locator\":\"page 3\"}"),
           "claims-without-document", "4:1 r: its claims name no document\n");
    expect(ENTITIES, CLAIMS("funding", "{\"locator\":\"page 3\"},{\"document\":\"p4\"}"),
           "claims-without-document", "");
    expect("{\"id\":\"a\",\"kind\":\"company\"},\n{\"id\":\"b\",\"kind\":\"company\","
           "\"claims\":[{\"key\":\"k\",\"value\":1}]}",
           "", "unused-entity",
           "2:13 a: no relation names it, and nothing is claimed of it\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shares_over_100),
        cmocka_unit_test(amounts_against_amounts),
        cmocka_unit_test(two_heads),
        cmocka_unit_test(similar_names),
        cmocka_unit_test(amounts_far_from_others),
        cmocka_unit_test(dates_of_claims),
        cmocka_unit_test(claims_against_claims),
        cmocka_unit_test(what_is_missing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
