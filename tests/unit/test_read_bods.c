/* BODS: what one statement becomes, what is refused. Histories: tests/registers. */
#include "read/bods.h"
#include "read_help.h"

#define STATEMENT(id, record, day, type, details)                                        \
    "{\"statementId\":\"" id "\",\"recordId\":\"" record "\",\"statementDate\":\"" day   \
    "\",\"recordType\":\"" type                                                          \
    "\",\"recordStatus\":\"new\",\"recordDetails\":{" details "}}"

static void expect(const char *text, const char *wanted)
{
    reading r = reading_begin();
    reading_write(&r, "x.json", text, strlen(text));
    reading_read(&r, NULL);
    assert_non_null(strstr(reading_text(&r), wanted));
    reading_end(&r);
}

static void entities(void **state)
{
    (void)state;
    expect("[{\"statementId\":\"s2\",\"recordId\":\"c\",\"statementDate\":\"2021-02-"
           "03T10:00:00Z\","
           "\"recordType\":\"entity\",\"recordStatus\":\"updated\",\"source\":{\"url\":"
           "\"https://r.x/2\","
           "\"description\":\"Register\",\"assertedBy\":[{\"name\":\"A\"},{\"name\":"
           "\"B\"}]},"
           "\"recordDetails\":{\"alternateNames\":[\"ACME\"],\"name\":\"Acme "
           "plc\",\"entityType\":{"
           "\"type\":\"registeredEntity\"},\"jurisdiction\":{\"code\":\"GB\",\"name\":"
           "\"UK\"}}},"
           "{\"statementId\":\"s1\",\"recordId\":\"c\",\"statementDate\":\"2020\","
           "\"recordType\":\"entity\","
           "\"publicationDetails\":{\"publicationDate\":\"2020-05-01\",\"publisher\":{"
           "\"name\":\"P\"}},"
           "\"recordDetails\":{\"name\":\"Acme "
           "Ltd\",\"identifiers\":[{\"id\":\"7\",\"scheme\":\"GB-COH\"}],"
           "\"jurisdiction\":{\"name\":\"UK\"},\"addresses\":[{\"address\":\"X\"},{"
           "\"address\":\"Y\"}]}}]",
           "\"documents\":[\n{\"id\":\"P, "
           "2020-05-01\",\"title\":\"Beneficial ownership "
           "statements\",\"publisher\":\"P\",\"date\":\"2020-05-01\"},\n"
           "{\"id\":\"https://r.x/2\",\"title\":\"Register\",\"url\":\"https://r.x/"
           "2\"}\n],\n"
           "\"entities\":[\n{\"id\":\"c\",\"kind\":\"company\",\"label\":\"Acme "
           "plc\",\"aliases\":["
           "\"ACME\",\"Acme Ltd\"],\"same_as\":[\"GB-COH-7\"],\"claims\":["
           "{\"document\":\"P, 2020-05-01\",\"locator\":\"statement "
           "s1\",\"key\":\"address\",\"value\":\"X; Y\","
           "\"confidence\":1,\"status\":\"reported\",\"asserted\":\"2020\"},"
           "{\"document\":\"P, 2020-05-01\",\"locator\":\"statement "
           "s1\",\"key\":\"jurisdiction\","
           "\"value\":\"UK\",\"confidence\":1,\"status\":\"reported\",\"asserted\":"
           "\"2020\"},"
           "{\"document\":\"https://r.x/2\",\"locator\":\"statement s2\",\"by\":\"A, B\","
           "\"key\":\"entityType\",\"value\":\"registeredEntity\",\"confidence\":1,"
           "\"status\":\"reported\",\"asserted\":\"2021-02-03\"}]}\n]");
    expect(STATEMENT("s", "p", "2020", "person", "\"personType\":\"unknownPerson\""),
           "{\"id\":\"p\",\"kind\":\"person\",\"label\":\"unknown person\",");
    expect(STATEMENT("s", "p", "2020", "person",
                     "\"names\":[{\"givenName\":\"Ada\",\"familyName\":\"B\"}]"),
           "{\"id\":\"p\",\"kind\":\"person\",\"label\":\"Ada B\"}");
    expect(STATEMENT("s", "p", "2020", "person",
                     "\"names\":[{\"fullName\":\"Ada Byron\",\"givenName\":\"Ada\"},"
                     "{\"type\":\"birth\"},{\"familyName\":\"King\"}]"),
           "{\"id\":\"p\",\"kind\":\"person\",\"label\":\"Ada "
           "Byron\",\"aliases\":[\"King\"]}");
    expect(STATEMENT("s", "p", "2020", "person",
                     "\"nationalities\":[{\"code\":\"GB\"},{\"name\":\"France\"}]"),
           "\"key\":\"nationality\",\"value\":\"GB; France\",");
    expect(STATEMENT("s", "c", "2020", "entity",
                     "\"identifiers\":[{\"schemeName\":\"Register\",\"id\":\"7\"},"
                     "{\"id\":\"8\"},{\"scheme\":\"X\"}]"),
           "\"same_as\":[\"8\",\"Register-7\"]");
    expect(STATEMENT("s", "p", "2020", "person", "\"personType\":\"anonymousPerson\""),
           "\"label\":\"anonymous person\",");
    expect(STATEMENT("s", "p", "2020", "entity",
                     "\"entityType\":{\"type\":\"anonymousEntity\"}"),
           "\"kind\":\"group\",\"label\":\"anonymous entity\",");
    expect(STATEMENT("s", "p", "2020", "person", "\"personType\":\"knownPerson\""),
           "{\"id\":\"p\",\"kind\":\"person\",\"claims\":");
}

#define SOURCED(source)                                                                  \
    "{\"statementId\":\"s\",\"recordId\":\"c\",\"statementDate\":\"2021\","              \
    "\"recordType\":\"entity\"," source ",\"recordDetails\":{\"uri\":\"u\"}}"

/* Who published it and when stands for a source that is not named. */
static void sources(void **state)
{
    (void)state;
    expect(SOURCED("\"source\":{\"assertedBy\":null},\"publicationDetails\":{"
                   "\"publicationDate\":\"2020-05-01T08:00:00Z\","
                   "\"publisher\":{\"url\":\"https://p.x\"}}"),
           "{\"id\":\"https://p.x, 2020-05-01\",\"title\":\"Beneficial ownership "
           "statements\",\"publisher\":\"https://p.x\",\"date\":\"2020-05-01\"}");
    /* No publisher, no document. */
    expect(SOURCED("\"publicationDetails\":{\"publicationDate\":\"2020-05-01\"}"),
           "\"claims\":[{\"locator\":\"statement s\",\"key\":\"uri\",");
    expect(SOURCED("\"publicationDetails\":{\"publicationDate\":\"2020-05-01\","
                   "\"publisher\":null}"),
           "\"claims\":[{\"locator\":\"statement s\",\"key\":\"uri\",");
}

/* What a source is called may have what ids may not. */
static void sources_that_are_no_ids(void **state)
{
    (void)state;
    expect(SOURCED("\"source\":{\"description\":\"Register\\u0085of\\tfirms\"}"),
           "\"documents\":[\n{\"id\":\"Register?of?firms~");
    expect(SOURCED("\"source\":{\"description\":\"Register\\u0085of\\tfirms\"}"),
           "\"title\":\"Register\xC2\x85of\\tfirms\"}");
}

/* Of one record on one day: the order of the lines decides what was said last. */
static void same_statement_twice(void **state)
{
    (void)state;
    expect(STATEMENT("s", "p", "2020", "entity", "\"name\":\"First\"") "\n" STATEMENT(
               "s", "p", "2020", "entity", "\"name\":\"Second\""),
           "\"label\":\"Second\",\"aliases\":[\"First\"]");
    expect("[" STATEMENT("s", "p", "2020", "entity", "\"name\":\"First\"") "," STATEMENT(
               "s", "p", "2020", "entity", "\"name\":\"Second\"") "]",
           "\"label\":\"Second\",\"aliases\":[\"First\"]");
}

static void interests_have_a_limit(void **state)
{
    (void)state;
    reading r = reading_begin();
    base_buffer text = {0};
    base_buffer_add(&text, "{\"statementId\":\"s\",\"recordId\":\"r\",\"statementDate\":"
                           "\"2020\",\"recordType\":\"relationship\",\"recordDetails\":{"
                           "\"interests\":[{}");
    for (int i = 0; i < READ_BODS_INTERESTS_MAX; i++)
        base_buffer_add(&text, ",{}");
    base_buffer_add(&text, "]}}");
    reading_write(&r, "x.json", text.data, text.length);
    assert_int_equal(reading_read(&r, NULL), ERG_ELIMIT);
    assert_string_equal(reading_message(&r),
                        "x.json:1:1: more interests than the limit of 256");
    base_buffer_free(&text);
    reading_end(&r);
}

#define INTEREST(interest)                                                               \
    STATEMENT("s", "r", "2020", "relationship",                                          \
              "\"subject\":\"c\",\"interestedParty\":\"p\",\"interests\":[{" interest    \
              "}]")

static void shares(void **state)
{
    (void)state;
    static const struct {
        const char *text, *wanted;
    } cases[] = {
        {INTEREST("\"type\":\"shareholding\",\"share\":{\"exact\":50}"),
         "\"relation\":\"ownership\",\"directed\":true,\"attrs\":{\"interest\":"
         "\"shareholding\"},"
         "\"claims\":[{\"locator\":\"statement s\",\"share\":0.5,"},
        {INTEREST("\"type\":\"shareholding\",\"share\":{\"minimum\":30,\"maximum\":30}"),
         "\"share\":0.3,"},
        {INTEREST("\"type\":\"shareholding\",\"share\":{\"exclusiveMinimum\":25,"
                  "\"maximum\":50}"),
         "\"label\":\"shareholding, over 25 to 50 %\",\"directed\":true,\"attrs\":{"
         "\"interest\":\"shareholding\",\"maximum\":50,\"minimum\":25},\"claims\":[{"
         "\"locator\":\"statement "
         "s\",\"confidence\":1,\"status\":\"reported\",\"asserted\":\"2020\","
         "\"note\":\"over 25 to 50 %\"}]"},
        {INTEREST("\"type\":\"votingRights\",\"share\":{\"exclusiveMaximum\":10}"),
         "\"relation\":\"governance\",\"label\":\"voting rights, under 10 %\""},
        {INTEREST(
             "\"type\":\"trustee\",\"directOrIndirect\":\"indirect\",\"details\":\"D\","
             "\"beneficialOwnershipOrControl\":false"),
         "\"relation\":\"role\",\"label\":\"trustee, "
         "indirect\",\"directed\":true,\"attrs\":{"
         "\"beneficialOwnershipOrControl\":false,\"directOrIndirect\":\"indirect\","
         "\"interest\":\"trustee\"}"},
        {INTEREST("\"share\":{\"minimum\":75}"),
         "{\"id\":\"r\",\"source\":\"p\",\"target\":\"c\","
         "\"label\":\"at least 75 %\",\"directed\":true"},
        {INTEREST("\"startDate\":\"2019-05-01T00:00:00Z\",\"endDate\":\"2020-01-31\""),
         "\"start\":\"2019-05-01\",\"end\":\"2020-01-31\""},
        {STATEMENT("s", "r", "2020", "relationship",
                   "\"subject\":\"c\",\"interestedParty\":\"p\""),
         "{\"id\":\"r\",\"source\":\"p\",\"target\":\"c\",\"directed\":true,\"claims\":"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        expect(cases[i].text, cases[i].wanted);
}

static void what_is_left_out_is_said(void **state)
{
    (void)state;
    static const char text[] = STATEMENT(
        "s", "r", "2020", "relationship",
        "\"subject\":\"c\",\"interestedParty\":{\"reason\":"
        "\"noBeneficialOwners\"}") "\n" STATEMENT("t", "c", "2020", "entity",
                                                  "\"publicListing\":{},"
                                                  "\"name\":\"C\"") "\n" STATEMENT("u",
                                                                                   "q",
                                                                                   "2020",
                                                                                   "relat"
                                                                                   "ionsh"
                                                                                   "ip",
                                                                                   "\"int"
                                                                                   "erest"
                                                                                   "edPar"
                                                                                   "ty\":"
                                                                                   "\"p"
                                                                                   "\"");
    reading r = reading_of("x.jsonl", text);
    assert_int_equal(r.dataset->note_count, 1);
    assert_non_null(strstr(r.dataset->notes[0],
                           "what is not read: an unspecified interestedParty: "
                           "noBeneficialOwners, publicListing, "
                           "an unspecified subject: no reason"));
    assert_int_equal(r.dataset->relation_count, 0);
    reading_end(&r);
}

static void annotations(void **state)
{
    (void)state;
    reading r = reading_of(
        "x.json",
        "[{\"statementId\":\"s\",\"recordId\":\"c\",\"statementDate\":\"2020\","
        "\"recordType\":\"entity\",\"annotations\":[{\"motivation\":\"commenting\"}],"
        "\"recordDetails\":{}},{\"statementId\":\"t\",\"recordId\":\"d\","
        "\"statementDate\":\"2020\",\"recordType\":\"entity\",\"annotations\":[],"
        "\"recordDetails\":{}}]");
    assert_int_equal(r.dataset->note_count, 1);
    assert_non_null(strstr(r.dataset->notes[0], "what is not read: annotations"));
    assert_null(strchr(strstr(r.dataset->notes[0], "annotations"), '('));
    reading_end(&r);
}

static void wrong_statements(void **state)
{
    (void)state;
    static const struct {
        const char *text, *message;
    } wrong[] = {
        {"[{@\"statementID\":\"s\",\"statementType\":\"personStatement\"}]",
         "found a statement of BODS 0.3 or earlier, wanted 0.4"},
        {"[@{\"statementId\":\"s\"}]", "found a statement without a recordId"},
        {"[{\"statementId\":@7}]", "statementId: found a number, wanted text in quotes"},
        {"[@{\"statementId\":\"s\",\"recordId\":\"r\",\"statementDate\":\"May\"}]",
         "statementDate: 'May' is no date, wanted YYYY-MM-DD"},
        {"[{\"statementId\":\"s\",\"recordId\":\"r\",\"statementDate\":\"2020\","
         "\"recordType\":@\"thing\"}]",
         "recordType: found 'thing', wanted entity, person or relationship"},
        {"[@{\"statementId\":\"s\",\"recordId\":\"r\",\"statementDate\":\"2020\"}]",
         "found a statement without a recordType"},
        {SOURCED("\"publicationDetails\":@{\"publicationDate\":\"May\"}"),
         "publicationDate: 'May' is no date, wanted YYYY-MM-DD"},
        {SOURCED("\"publicationDetails\":@{\"publicationDate\":\"2020-05-01 or so\"}"),
         "publicationDate: '2020-05-01 or so' is no date, wanted YYYY-MM-DD"},
        {SOURCED("\"publicationDetails\":@7"),
         "publicationDetails: found a number, wanted an object"},
        {"[@{\"statementId\":\"s\",\"recordId\":\"r\",\"statementDate\":\"2020\","
         "\"recordType\":\"person\"}]",
         "found a statement without recordDetails"},
        {"[" STATEMENT("s", "r", "2020", "person", "") ",@7]",
         "found a number, wanted a statement"},
        {"[" STATEMENT("s", "r", "2020", "person", "") ",\n@" STATEMENT("t", "r", "2021",
                                                                        "entity", "") "]",
         "record 'r' is of another type here than in line 1"},
        {INTEREST("\"share\":{\"exact\":@101}"),
         "exact: found 101, wanted a share of 0 to 100 percent"},
        {INTEREST("\"startDate\":@\"x\""),
         "startDate: 'x' is no date, wanted YYYY, YYYY-MM or YYYY-MM-DD"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        expect_error("x.json", wrong[i].text, ERG_EDATA, wrong[i].message);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(entities),
                                       cmocka_unit_test(shares),
                                       cmocka_unit_test(sources),
                                       cmocka_unit_test(sources_that_are_no_ids),
                                       cmocka_unit_test(same_statement_twice),
                                       cmocka_unit_test(interests_have_a_limit),
                                       cmocka_unit_test(what_is_left_out_is_said),
                                       cmocka_unit_test(annotations),
                                       cmocka_unit_test(wrong_statements)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
