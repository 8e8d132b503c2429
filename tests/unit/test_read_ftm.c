/* FollowTheMoney: what lines of other tools become, what erg's own keep, what is refused.
 */
#include "read_help.h"

/* The lines read as this dataset, but for blanks at line ends. */
static void expect(const char *lines, const char *wanted)
{
    reading r = reading_begin();
    reading_write(&r, "x.json", lines, strlen(lines));
    reading_read(&r, NULL);
    assert_string_equal(reading_text(&r), wanted);
    reading_end(&r);
}

#define DATASET(documents, entities, relations)                                          \
    "{\"format\":\"erg.dataset\",\"version\":\"1.0\",\n\"documents\":[" documents        \
    "\n],\n\"entities\":[" entities "\n],\n\"relations\":[" relations                    \
    "\n],\n\"rates\":[\n]\n}\n"

static void things_become_entities(void **state)
{
    (void)state;
    expect(
        "{\"id\":\"c\",\"schema\":\"Company\",\"caption\":\"Acme\",\"referents\":[\"c\","
        "\"\","
        "\"old\"],"
        "\"properties\":{\"name\":[\"Acme Ltd\",\"Acme\"],\"alias\":[\"ACME\",\"Acme\"],"
        "\"country\":[\"gb\",\"de\"],\"parent\":[\"p\"],\"wikidataId\":[\"Q1\"],"
        "\"addressEntity\":[\"a\",\"lost\"],\"topics\":[],\"founded\":2015}}\n"
        "\n{\"id\":\"a\",\"schema\":\"Address\",\"properties\":{\"city\":[\"Bonn\"],"
        "\"street\":[\"Weg 1\"]}}\n"
        "{\"id\":\"p\",\"schema\":\"Person\",\"properties\":{\"firstName\":\"Ada\","
        "\"lastName\":\"Byron\",\"addressEntity\":[\"a\"]}}\n"
        "{\"id\":\"v\",\"schema\":\"RailwayCar\",\"properties\":{\"name\":[\"Car\"]}}\n"
        "{\"id\":\"l\",\"schema\":\"LegalEntity\",\"properties\":{}}\n",
        DATASET(
            "",
            "\n{\"id\":\"c\",\"kind\":\"company\",\"label\":\"Acme\",\"aliases\":["
            "\"ACME\","
            "\"Acme Ltd\"],\"same_as\":[\"Q1\",\"old\"],\"attrs\":{\"address\":[\"Weg 1, "
            "Bonn\","
            "\"lost\"],\"country\":[\"gb\",\"de\"],\"founded\":\"2015\"}},\n"
            "{\"id\":\"l\"},\n"
            "{\"id\":\"p\",\"kind\":\"person\",\"label\":\"Ada Byron\","
            "\"attrs\":{\"address\":\"Weg 1, Bonn\"}},\n"
            "{\"id\":\"v\",\"kind\":\"railway-car\",\"label\":\"Car\"}",
            "\n{\"id\":\"e:p-c-subsidiary\",\"source\":\"p\",\"target\":\"c\","
            "\"relation\":\"subsidiary\",\"directed\":true}"));
}

static void links_become_relations(void **state)
{
    (void)state;
    expect(
        "{\"id\":\"1\",\"schema\":\"Ownership\",\"datasets\":[\"reg\"],\"properties\":{"
        "\"owner\":[\"a\"],\"asset\":[\"b\",\"c\"],\"percentage\":[\"49.5 %\"],"
        "\"startDate\":[\"2020-05\",\"2019-01-31T00:00:00\"],\"endDate\":[\"2022\"],"
        "\"role\":[\"holder\"],\"date\":[\"2021\"]}}\n"
        "{\"id\":\"2\",\"schema\":\"Payment\",\"datasets\":[\"reg\"],\"properties\":{"
        "\"payer\":[\"a\"],"
        "\"beneficiary\":[\"b\"],\"amount\":[\"5\",\"7.5\"],\"currency\":[\"GBP\"],"
        "\"amountEur\":[\"6\"],"
        "\"date\":[\"2020-02-03\"],\"sourceUrl\":[\"https://x.y/"
        "1\"],\"publisher\":[\"X\"],"
        "\"proof\":[\"f\"],\"purpose\":[\"gift\"],\"namesMentioned\":[\"A\",\"B\"]}}\n"
        "{\"id\":\"3\",\"schema\":\"Ownership\",\"properties\":{\"owner\":[\"a\"],"
        "\"asset\":[\"b\"],"
        "\"percentage\":[\"25-50\"],\"startDate\":[\"once\"],\"role\":[\"x\",\"y\"]}}\n"
        "{\"id\":\"4\",\"schema\":\"Family\",\"properties\":{\"person\":[\"a\"],"
        "\"relative\":[\"b\"],"
        "\"relationship\":[\"sister\"]}}\n"
        "{\"id\":\"6\",\"schema\":\"Directorship\",\"properties\":{\"director\":[\"a\"],"
        "\"organization\":[\"b\"],\"role\":[\"chair\"]}}\n"
        "{\"id\":\"5\",\"schema\":\"UnknownLink\",\"properties\":{\"subject\":[\"a\"],"
        "\"object\":[\"b\"]}}\n"
        "{\"id\":\"f\",\"schema\":\"Pages\",\"properties\":{\"title\":[\"F\"],"
        "\"publishedAt\":[\"2021-01-01\"]}}\n",
        DATASET(
            "\n{\"id\":\"f\",\"title\":\"F\",\"date\":\"2021-01-01\"},\n"
            "{\"id\":\"https://x.y/1\",\"publisher\":\"X\",\"url\":\"https://x.y/1\"},\n"
            "{\"id\":\"reg\"}",
            "\n{\"id\":\"a\"},\n{\"id\":\"b\"},\n{\"id\":\"c\"}",
            "\n{\"id\":\"1\",\"source\":\"a\",\"target\":\"b\",\"relation\":"
            "\"ownership\",\"label\":\"holder\","
            "\"directed\":true,\"start\":\"2019-01-31\",\"end\":\"2022\","
            "\"attrs\":{\"startDate\":[\"2020-05\",\"2019-01-31T00:00:00\"]},"
            "\"claims\":[{"
            "\"document\":\"reg\","
            "\"share\":0.495,\"confidence\":1,\"status\":\"reported\",\"asserted\":"
            "\"2021\"}]},\n"
            "{\"id\":\"1~2\",\"source\":\"a\",\"target\":\"c\",\"relation\":"
            "\"ownership\",\"label\":\"holder\","
            "\"directed\":true,\"start\":\"2019-01-31\",\"end\":\"2022\","
            "\"attrs\":{\"startDate\":[\"2020-05\",\"2019-01-31T00:00:00\"]},"
            "\"claims\":[{"
            "\"document\":\"reg\","
            "\"share\":0.495,\"confidence\":1,\"status\":\"reported\",\"asserted\":"
            "\"2021\"}]},\n"
            "{\"id\":\"2\",\"source\":\"a\",\"target\":\"b\",\"relation\":\"payment\","
            "\"label\":\"gift\","
            "\"directed\":true,\"start\":\"2020-02-03\",\"attrs\":{\"amountEur\":\"6\"},"
            /* Each source is one of all that the link says. */
            "\"claims\":["
            "{\"document\":\"f\",\"amount\":{\"value\":5,\"currency\":\"GBP\"},"
            "\"confidence\":1,\"status\":\"reported\"},"
            "{\"document\":\"f\",\"amount\":{\"value\":7.5,\"currency\":\"GBP\"},"
            "\"confidence\":1,\"status\":\"reported\"},"
            "{\"document\":\"https://x.y/1\",\"amount\":{\"value\":5,\"currency\":"
            "\"GBP\"},\"confidence\":1,\"status\":\"reported\"},"
            "{\"document\":\"https://x.y/1\",\"amount\":{\"value\":7.5,\"currency\":"
            "\"GBP\"},\"confidence\":1,\"status\":\"reported\"}]},\n"
            "{\"id\":\"3\",\"source\":\"a\",\"target\":\"b\",\"relation\":\"ownership\","
            "\"directed\":true,"
            "\"attrs\":{\"percentage\":\"25-50\",\"role\":[\"x\",\"y\"],\"startDate\":"
            "\"once\"}},\n"
            "{\"id\":\"4\",\"source\":\"a\",\"target\":\"b\",\"relation\":\"family\","
            "\"label\":\"sister\",\"directed\":false},\n"
            "{\"id\":\"5\",\"source\":\"a\",\"target\":\"b\",\"directed\":true},\n{"
            "\"id\":\"6\",\"source\":\"a\",\"target\":\"b\",\"relation\":\"role\","
            "\"label\":\"chair\",\"directed\":true,\"attrs\":{\"role\":\"chair\"}}"));
}

static void what_is_left_out_is_said(void **state)
{
    (void)state;
    static const char lines[] =
        "{\"id\":\"s\",\"schema\":\"Sanction\",\"properties\":{\"entity\":[\"a\"]}}\n"
        "{\"id\":\"t\",\"schema\":\"Sanction\",\"properties\":{\"entity\":[\"a\"]}}\n"
        "{\"id\":\"o\",\"schema\":\"Ownership\",\"properties\":{\"owner\":[\"a\"]}}\n"
        "{\"id\":\"a\",\"schema\":\"Person\",\"properties\":{\"name\":[\"A\"],"
        "\"passport\":[{\"id\":\"x\",\"schema\":\"Passport\",\"properties\":{}}]}}\n"
        "{\"id\":\"d\",\"schema\":\"Pages\",\"properties\":{\"bodyText\":[\"...\"]}}\n";
    reading r = reading_of("x.json", lines);
    assert_int_equal(r.dataset->note_count, 1);
    assert_non_null(strstr(r.dataset->notes[0],
                           "what is not read: Sanction (2), links "
                           "without both ends, entities inside others, bodyText"));
    assert_int_equal(r.dataset->entity_count, 1);
    assert_int_equal(r.dataset->relation_count, 0);
    reading_end(&r);
}

/* The record under `erg` holds as long as the line is about the same. */
static void own_records(void **state)
{
    (void)state;
    expect("{\"id\":\"a\",\"schema\":\"Company\",\"properties\":{\"name\":[\"A\"]},"
           "\"erg\":{\"dataset\":{},"
           "\"entity\":{\"id\":\"a\",\"kind\":\"fund\",\"label\":\"A\"}}}\n"
           "{\"id\":\"b\",\"schema\":\"Company\",\"properties\":{\"name\":[\"Renamed\"]},"
           "\"erg\":{"
           "\"entity\":{\"id\":\"b\",\"kind\":\"fund\",\"label\":\"B\"}}}\n"
           "{\"id\":\"c\",\"schema\":\"Company\",\"properties\":{\"name\":[\"C\"]},"
           "\"erg\":[{}]}\n"
           "{\"id\":\"r\",\"schema\":\"Payment\",\"properties\":{\"payer\":[\"a\"],"
           "\"beneficiary\":[\"b\"]},"
           "\"erg\":{\"relation\":{\"id\":\"r\",\"source\":\"a\",\"target\":\"b\","
           "\"relation\":\"funding\"}}}\n"
           "{\"id\":\"s\",\"schema\":\"Payment\",\"properties\":{\"payer\":[\"c\"],"
           "\"beneficiary\":[\"b\"]},"
           "\"erg\":{\"relation\":{\"id\":\"s\",\"source\":\"a\",\"target\":\"b\","
           "\"relation\":\"funding\"}}}\n",
           DATASET("",
                   "\n{\"id\":\"a\",\"kind\":\"fund\",\"label\":\"A\"},\n"
                   "{\"id\":\"b\",\"kind\":\"company\",\"label\":\"Renamed\"},\n"
                   "{\"id\":\"c\",\"kind\":\"company\",\"label\":\"C\"}",
                   "\n{\"id\":\"r\",\"source\":\"a\",\"target\":\"b\",\"relation\":"
                   "\"funding\",\"directed\":true},\n"
                   "{\"id\":\"s\",\"source\":\"c\",\"target\":\"b\",\"relation\":"
                   "\"payment\",\"directed\":true}"));
}

/* A record that is none, or of a line that has lost what it is compared by. */
static void own_records_that_are_none(void **state)
{
    (void)state;
#define LINE(properties, record)                                                         \
    "{\"id\":\"a\",\"schema\":\"Company\",\"properties\":{" properties "},\"erg\":{"     \
    "\"entity\":" record "}}\n"
    static const char plain[] =
        DATASET("", "\n{\"id\":\"a\",\"kind\":\"company\",\"label\":\"A\"}", "");
    expect(LINE("\"name\":[\"A\"]", "{\"id\":7,\"label\":\"A\",\"kind\":\"fund\"}"),
           plain);
    expect(LINE("\"name\":[\"A\"]", "{\"id\":\"a\",\"label\":7,\"kind\":\"fund\"}"),
           plain);
    expect(LINE("\"name\":[\"A\"]", "{\"id\":\"b\",\"kind\":\"fund\"}"), plain);
    expect(LINE("", "{\"id\":\"a\",\"label\":\"A\",\"kind\":\"fund\"}"),
           DATASET("", "\n{\"id\":\"a\",\"kind\":\"company\"}", ""));
    expect(LINE("", "{\"id\":\"a\",\"kind\":\"fund\"}"),
           DATASET("", "\n{\"id\":\"a\",\"kind\":\"company\"}", ""));
}

/* Also where the record beside it no longer holds. */
static void own_dataset(void **state)
{
    (void)state;
    static const char lines[] =
        "{\"id\":\"a\",\"schema\":\"Company\",\"properties\":{\"name\":[\"Renamed\"],"
        "\"country\":[\"x\"]},"
        "\"erg\":{\"dataset\":{\"title\":\"T\",\"rates\":[{\"currency\":\"EUR\",\"date\":"
        "\"2024\","
        "\"usd\":1.5}]},\"entity\":{\"id\":\"a\",\"label\":\"A\"}}}\n";
    reading r = reading_begin();
    reading_write(&r, "x.json", lines, sizeof lines - 1);
    reading_read(&r, NULL);
    assert_string_equal(reading_text(&r), "{\"format\":\"erg.dataset\",\"version\":\"1."
                                          "0\",\"title\":\"T\",\n\"documents\":[\n],\n"
                                          "\"entities\":[\n{\"id\":\"a\",\"kind\":"
                                          "\"company\",\"label\":\"Renamed\",\"attrs\":{"
                                          "\"country\":\"x\"}}\n],\n\"relations\":[\n],"
                                          "\n\"rates\":[\n{\"currency\":\"EUR\","
                                          "\"date\":\"2024\",\"usd\":1.5}\n]\n}\n");
    reading_end(&r);
}

/* More kinds than are shown are counted. */
static void many_kinds_are_left_out(void **state)
{
    (void)state;
    base_buffer lines = {0};
    reading r = reading_begin();
    for (int i = 0; i < 11; i++)
        base_buffer_format(
            &lines, "{\"id\":\"s%d\",\"schema\":\"Kind%d\",\"properties\":{}}\n", i, i);
    reading_write(&r, "x.json", lines.data, lines.length);
    reading_read(&r, NULL);
    reading_text(&r);
    assert_int_equal(r.dataset->note_count, 1);
    assert_non_null(strstr(r.dataset->notes[0],
                           "what is not read: Kind0, Kind1, Kind2, Kind3, Kind4, Kind5, "
                           "Kind6, Kind7 and 3 more"));
    base_buffer_free(&lines);
    reading_end(&r);
}

static void odd_values(void **state)
{
    (void)state;
    expect("{\"id\":\"a\",\"schema\":\"Company\",\"properties\":{\"name\":[\"A\"],"
           "\"listed\":[true,false],\"staff\":[12]}}\n",
           DATASET("",
                   "\n{\"id\":\"a\",\"kind\":\"company\",\"label\":\"A\",\"attrs\":{"
                   "\"listed\":[\"true\",\"false\"],\"staff\":\"12\"}}",
                   ""));
    /* What is no sum stays as it is, beside the sum. */
    expect(
        "{\"id\":\"p\",\"schema\":\"Payment\",\"properties\":{\"payer\":[\"a\"],"
        "\"beneficiary\":[\"b\"],\"currency\":[\"EUR\"],\"amount\":[\"5\",\"a lot\"]}}\n",
        DATASET("", "\n{\"id\":\"a\"},\n{\"id\":\"b\"}",
                "\n{\"id\":\"p\",\"source\":\"a\",\"target\":\"b\",\"relation\":"
                "\"payment\",\"directed\":true,\"attrs\":{\"amount\":[\"5\",\"a "
                "lot\"]},\"claims\":[{\"amount\":{\"value\":5,\"currency\":\"EUR\"},"
                "\"confidence\":1,\"status\":\"reported\"}]}"));
}

/* Of several texts where one is taken, all stay; so does what fits nothing. */
static void nothing_is_lost(void **state)
{
    (void)state;
    expect("{\"id\":\"p\",\"schema\":\"Payment\",\"properties\":{\"payer\":[\"a\"],"
           "\"beneficiary\":[\"b\"],\"currency\":[\"EUR\",\"USD\"],\"amount\":[\"5\"],"
           "\"startDate\":[\"2019\"],\"date\":[\"2021\"]}}\n"
           "{\"id\":\"q\",\"schema\":\"Payment\",\"properties\":{\"payer\":[\"a\"],"
           "\"beneficiary\":[\"b\"],\"currency\":[\"Euro\"]}}\n"
           "{\"id\":\"d\",\"schema\":\"Document\",\"properties\":{\"title\":[\"T\"],"
           "\"sourceUrl\":[\"http://x\",\"http://y\"],\"author\":[\"Ada\"]}}\n"
           "{\"id\":\"h\",\"schema\":\"Person\",\"properties\":{\"lastName\":[\"B\"],"
           "\"firstName\":[\"Ada\",\"Augusta\"]}}\n",
           DATASET("\n{\"id\":\"d\",\"title\":\"T\",\"url\":\"http://x\",\"attrs\":{"
                   "\"author\":\"Ada\",\"sourceUrl\":[\"http://x\",\"http://y\"]}}",
                   "\n{\"id\":\"a\"},\n{\"id\":\"b\"},\n{\"id\":\"h\",\"kind\":"
                   "\"person\",\"label\":\"Ada B\",\"attrs\":{\"firstName\":[\"Ada\","
                   "\"Augusta\"]}}",
                   "\n{\"id\":\"p\",\"source\":\"a\",\"target\":\"b\",\"relation\":"
                   "\"payment\",\"directed\":true,\"start\":\"2019\",\"attrs\":{"
                   "\"currency\":[\"EUR\",\"USD\"],\"date\":\"2021\"},\"claims\":[{"
                   "\"amount\":{\"value\":5},\"confidence\":1,\"status\":\"reported\"}]},"
                   "\n{\"id\":\"q\",\"source\":\"a\",\"target\":\"b\",\"relation\":"
                   "\"payment\",\"directed\":true,\"attrs\":{\"currency\":\"Euro\"}}"));
}

/* A web address that is too long for an id names a document all the same, and two of one
 * beginning are two. */
static void long_addresses(void **state)
{
    (void)state;
    base_buffer lines = {0};
    char path[300];
    memset(path, 'x', sizeof path - 1);
    path[sizeof path - 1] = '\0';
    for (int i = 0; i < 2; i++)
        base_buffer_format(&lines,
                           "{\"id\":\"o%d\",\"schema\":\"Ownership\",\"properties\":{"
                           "\"owner\":[\"a\"],\"asset\":[\"b\"],\"sourceUrl\":["
                           "\"https://h/%s?%d\"]}}\n",
                           i, path, i);
    reading r = reading_begin();
    reading_write(&r, "x.json", lines.data, lines.length);
    reading_read(&r, NULL);
    reading_text(&r);
    assert_int_equal(r.dataset->document_count, 2);
    for (size_t i = 0; i < 2; i++) {
        const erg_document *d = &r.dataset->documents[i];
        assert_true(strlen(d->id) <= 256);
        assert_memory_equal(d->id, "https://h/xxx", 13);
        assert_int_equal(strlen(d->url), 10 + sizeof path - 1 + 2);
        assert_int_equal(r.dataset->relations[i].claim_count, 1);
    }
    assert_true(r.dataset->relations[0].claims[0].document !=
                r.dataset->relations[1].claims[0].document);
    base_buffer_free(&lines);
    reading_end(&r);
}

/* An address of the thing's own beside one that it lives at, wherever they stand. */
static void two_addresses(void **state)
{
    (void)state;
    expect(
        "{\"id\":\"d\",\"schema\":\"Address\",\"properties\":{\"full\":[\"Weg 1\"]}}\n"
        "{\"id\":\"p\",\"schema\":\"Person\",\"properties\":{\"zz\":[\"1\"],\"yy\":["
        "\"2\"],\"address\":[\"Ring 2\"],\"addressEntity\":[\"d\"]}}\n",
        DATASET("",
                "\n{\"id\":\"p\",\"kind\":\"person\",\"attrs\":{\"address\":\"Ring 2\","
                "\"addressEntity\":\"Weg 1\",\"yy\":\"2\",\"zz\":\"1\"}}",
                ""));
}

/* What is there once in the input and many times in the dataset has a limit. */
static void copies_have_a_limit(void **state)
{
    (void)state;
    base_buffer lines = {0};
    char text[100001];
    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    reading r = reading_begin();
    base_buffer_format(
        &lines,
        "{\"id\":\"d\",\"schema\":\"Address\",\"properties\":{\"full\":[\"%s\"]"
        "}}\n",
        text);
    for (int i = 0; i < 200; i++)
        base_buffer_format(&lines,
                           "{\"id\":\"p%d\",\"schema\":\"Person\",\"properties\":{"
                           "\"addressEntity\":[\"d\"]}}\n",
                           i);
    reading_write(&r, "x.json", lines.data, lines.length);
    assert_int_equal(reading_read(&r, NULL), ERG_ELIMIT);
    assert_string_equal(reading_message(&r),
                        "x.json:171:1: pairs and addresses make more than the limit of "
                        "16777216 bytes and 1024 for each record");
    base_buffer_free(&lines);
    reading_end(&r);
    r = reading_begin();
    base_buffer_format(
        &lines,
        "{\"id\":\"o\",\"schema\":\"Ownership\",\"properties\":{\"owner\":["
        "\"a\",\"b\",\"c\"],\"summary\":[\"%s\"],\"asset\":[\"x0\"",
        text);
    for (int i = 1; i < 80; i++)
        base_buffer_format(&lines, ",\"x%d\"", i);
    base_buffer_add(&lines, "]}}\n");
    reading_write(&r, "x.json", lines.data, lines.length);
    assert_int_equal(reading_read(&r, NULL), ERG_ELIMIT);
    assert_non_null(strstr(r.err.text, ":1:1: pairs and addresses make more than"));
    base_buffer_free(&lines);
    reading_end(&r);
}

static void too_many_pairs(void **state)
{
    (void)state;
    base_buffer line = {0};
    reading r = reading_begin();
    static const char *const ends[] = {"owner", "asset"};
    base_buffer_add(&line, "{\"id\":\"o\",\"schema\":\"Ownership\",\"properties\":{");
    for (int end = 0; end < 2; end++) {
        base_buffer_format(&line, "%s\"%s\":[", end > 0 ? "," : "", ends[end]);
        for (int i = 0; i < 101; i++)
            base_buffer_format(&line, "%s\"%s%d\"", i > 0 ? "," : "", ends[end], i);
        base_buffer_add(&line, "]");
    }
    base_buffer_add(&line, "}}\n");
    reading_write(&r, "x.json", line.data, line.length);
    assert_int_equal(reading_read(&r, NULL), ERG_ELIMIT);
    assert_string_equal(reading_message(&r),
                        "x.json:1:1: link of more than the limit of 10000 pairs");
    base_buffer_free(&line);
    reading_end(&r);
}

static void wrong_lines(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        erg_code code;
        const char *message;
    } wrong[] = {
        {"@{\"id\":\"a\",\"properties\":{},\"schema\":null}\n", ERG_EDATA,
         "found an entity without a schema"},
        {"@{\"properties\":{},\"schema\":\"Person\"}\n", ERG_EDATA,
         "found an entity without an id"},
        {"{\"id\":\"a\",\"schema\":\"Person\",\"properties\":{}}\n@7\n", ERG_EDATA,
         "found a number, wanted an entity"},
        {"{\"id\":\"a\",\"schema\":\"Person\",\"properties\":{\"name\":[@[1]]}}\n",
         ERG_EDATA, "found a list, wanted text"},
        {"{\"id\":\"a\",\"schema\":\"Person\",\"properties\":{}}\n{\"id\":@}\n",
         ERG_EPARSE, "found '}', wanted a value"},
        {"{\"id\":\"a\",\"schema\":\"Person\",\"properties\":{}}\n"
         "@{\"id\":\"a\",\"schema\":\"Person\",\"properties\":{}}\n",
         ERG_EDATA, "entity 'a' is there already, in x.json:1:1"},
        {"@{\"id\":\"o\",\"schema\":\"Ownership\",\"properties\":{\"owner\":[\"a\"],"
         "\"asset\":[\"b\"],"
         "\"startDate\":[\"2020\"],\"endDate\":[\"2019\"]}}\n",
         ERG_EDATA, "end 2019 is before its start 2020"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        expect_error("x.json", wrong[i].text, wrong[i].code, wrong[i].message);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(things_become_entities),
                                       cmocka_unit_test(links_become_relations),
                                       cmocka_unit_test(what_is_left_out_is_said),
                                       cmocka_unit_test(own_records),
                                       cmocka_unit_test(own_records_that_are_none),
                                       cmocka_unit_test(own_dataset),
                                       cmocka_unit_test(many_kinds_are_left_out),
                                       cmocka_unit_test(odd_values),
                                       cmocka_unit_test(nothing_is_lost),
                                       cmocka_unit_test(long_addresses),
                                       cmocka_unit_test(two_addresses),
                                       cmocka_unit_test(copies_have_a_limit),
                                       cmocka_unit_test(too_many_pairs),
                                       cmocka_unit_test(wrong_lines)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
