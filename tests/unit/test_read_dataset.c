/* erg.dataset in JSON: what is read, and what is said of what is wrong. */
#include "read_help.h"

#include "read/reader.h"

static void everything(void **state)
{
    (void)state;
    static const char text[] =
        "\xEF\xBB\xBF"
        "{\"format\": \"erg.dataset\", \"version\": \"1.7\", \"title\": \"Deals\",\n"
        "\"rates\": [{\"currency\": \"EUR\", \"date\": \"2024\", \"usd\": 1.08, "
        "\"document\": \"p\"}],\n"
        "\"relations\": [\n"
        "{\"id\": \"r\", \"source\": \"b\", \"target\": \"a\", \"relation\": "
        "\"funding\", "
        "\"label\": \"round\", \"directed\": null, \"start\": \"2024-03\", \"end\": "
        "\"2025-03-31\", "
        "\"weight\": 2.5, \"attrs\": {\"exclusive\": true, \"gone\": null, \"about\": "
        "\"r\"}, \"claims\": [\n"
        "{\"document\": \"p\", \"locator\": \"2\", \"by\": \"x\", \"amount\": {\"low\": "
        "1e9, \"high\": 2e9, "
        "\"currency\": \"USD\", \"bound\": \"about\", \"basis\": \"round-total\"}, "
        "\"share\": 0.49, "
        "\"confidence\": 0.9, \"status\": \"confirmed\", \"asserted\": \"2025-05-11\", "
        "\"note\": \"n\", "
        "\"start\": \"2024-04\", \"end\": \"2025\", \"label\": \"l\"}]},\n"
        "{\"source\": \"a\", \"target\": \"b\", \"document\": \"p\", \"locator\": \"3\", "
        "\"amount\": {\"value\": 5, \"bound\": null}, \"share\": 0.1, \"confidence\": "
        "0.5, "
        "\"status\": \"possible\", \"claims\": null}],\n"
        "\"documents\": [{\"id\": \"p\", \"title\": \"T\", \"publisher\": \"P\", "
        "\"date\": \"2025-05-11\", "
        "\"url\": \"https://x\", \"attrs\": {\"pages\": 3}}],\n"
        "\"entities\": [{\"id\": \"a\", \"kind\": \"company\", \"label\": \"A\", "
        "\"aliases\": [\"AA\"], "
        "\"same_as\": [\"Q1\"], \"attrs\": {\"k\": [1, null]}, \"claims\": "
        "[{\"document\": \"p\", "
        "\"locator\": \"1\", \"by\": \"w\", \"key\": \"founded\", \"value\": \"2015\", "
        "\"confidence\": "
        "1, "
        "\"status\": \"denied\", \"asserted\": \"2020\", \"note\": \"n\"}]}, {\"id\": "
        "\"b\", \"label\": \"\"}]}";
    static const char wanted[] =
        "{\"format\":\"erg.dataset\",\"version\":\"1.0\",\"title\":\"Deals\",\n"
        "\"documents\":[\n"
        "{\"id\":\"p\",\"title\":\"T\",\"publisher\":\"P\",\"date\":\"2025-05-11\","
        "\"url\":\"https://x\","
        "\"attrs\":{\"pages\":3}}\n"
        "],\n\"entities\":[\n"
        "{\"id\":\"a\",\"kind\":\"company\",\"label\":\"A\",\"aliases\":[\"AA\"],\"same_"
        "as\":[\"Q1\"],"
        "\"attrs\":{\"k\":[1,null]},\"claims\":[{\"document\":\"p\",\"locator\":\"1\","
        "\"by\":\"w\",\"key\":\"founded\","
        "\"value\":\"2015\",\"confidence\":1,\"status\":\"denied\",\"asserted\":\"2020\","
        "\"note\":\"n\"}]},\n"
        "{\"id\":\"b\"}\n"
        "],\n\"relations\":[\n"
        "{\"id\":\"e:a-b-related\",\"source\":\"a\",\"target\":\"b\",\"directed\":true,"
        "\"claims\":["
        "{\"document\":\"p\",\"locator\":\"3\",\"amount\":{\"value\":5},\"share\":0.1,"
        "\"confidence\":0.5,"
        "\"status\":\"possible\"}]},\n"
        "{\"id\":\"r\",\"source\":\"b\",\"target\":\"a\",\"relation\":\"funding\","
        "\"label\":\"round\","
        "\"directed\":true,\"start\":\"2024-03\",\"end\":\"2025-03-31\",\"weight\":2.5,"
        "\"attrs\":{\"about\":\"r\",\"exclusive\":true},\"claims\":[{\"document\":\"p\","
        "\"locator\":\"2\","
        "\"by\":\"x\",\"start\":\"2024-04\",\"end\":\"2025\",\"label\":\"l\",\"amount\":{"
        "\"low\":1000000000,"
        "\"high\":2000000000,\"currency\":\"USD\",\"bound\":\"about\",\"basis\":\"round-"
        "total\"},"
        "\"share\":0.49,\"confidence\":0.9,\"status\":\"confirmed\",\"asserted\":\"2025-"
        "05-11\","
        "\"note\":\"n\"}]}\n"
        "],\n\"rates\":[\n"
        "{\"currency\":\"EUR\",\"date\":\"2024\",\"usd\":1.08,\"document\":\"p\"}\n"
        "]\n}\n";
    reading r = reading_begin();
    reading_write(&r, "a.json", text, sizeof text - 1);
    reading_read(&r, NULL);
    assert_string_equal(reading_text(&r), wanted);
    assert_int_equal(r.dataset->file_count, 1);
    assert_string_equal(r.dataset->files[0].name, "a.json");
    char digest[80];
    snprintf(digest, sizeof digest, "%s", erg_dataset_digest(r.dataset));
    /* What is written is read back as the same dataset. */
    reading again = reading_begin();
    reading_write(&again, "b.json", wanted, sizeof wanted - 1);
    reading_read(&again, NULL);
    assert_string_equal(reading_text(&again), wanted);
    assert_string_equal(erg_dataset_digest(again.dataset), digest);
    reading_end(&again);
    reading_end(&r);
}

static void minimal(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "{\"relations\":[{\"source\":\"a\",\"target\":\"b\"}]}",
        "{\"format\":\"erg.dataset\",\"relations\":[{\"source\":\"a\",\"target\":\"b\"}],"
        "\"entities\":null,\"documents\":[],\"title\":null,\"version\":null}",
        "\n\t {\"entities\":[{\"id\":\"b\"},{\"id\":\"a\"}],"
        "\"relations\":[{\"source\":\"a\",\"target\":\"b\"}]}\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        reading r = reading_begin();
        reading_write(&r, "x", texts[i], strlen(texts[i]));
        reading_read(&r, NULL);
        reading_text(&r);
        assert_int_equal(r.dataset->entity_count, 2);
        assert_int_equal(r.dataset->relation_count, 1);
        assert_string_equal(r.dataset->relations[0].id, "e:a-b-related");
        reading_end(&r);
    }
}

static void wrong_records(void **state)
{
    (void)state;
    static const struct {
        const char *text, *message;
    } wrong[] = {
        {"{\"entities\":[{\"id\":\"a\",@\"lable\":\"A\"}]}",
         "unknown key 'lable' in an entity, did you mean 'label'"},
        {"{\"entities\":[{\"id\":\"a\",@\"type\":\"A\"}]}",
         "unknown key 'type' in an entity"},
        {"{\"entities\":[{\"id\":@1}]}", "id: found a number, wanted text in quotes"},
        {"{\"entities\":[\n@[]]}", "found a list, wanted an entity, which is an object"},
        {"{\"entities\":@{}}", "entities: found an object, wanted a list"},
        {"{\"entities\":[{\"id\":\"a\",\"aliases\":@\"b\"}]}",
         "aliases: found text, wanted a list"},
        {"{\"entities\":[{\"id\":\"a\",\"aliases\":[\"b\",@2]}]}",
         "found a number, wanted text in quotes"},
        {"{\"entities\":[{\"id\":\"a\",\"attrs\":@[]}]}",
         "attrs: found a list, wanted an object"},
        {"{\"entities\":[{\"id\":\"a\",\"claims\":[{@\"amount\":{}}]}]}",
         "unknown key 'amount' in a claim on an entity"},
        {"{\"entities\":[{\"id\":\"a\",@\"id\":\"b\"}]}",
         "key 'id' is there already, in line 1, column 15"},
        {"{\"entities\":[@{}]}", "id is missing"},
        {"{\"relations\":[{\"source\":\"\xE2\x82\xAC\",\"target\":\"b\",@\"amout\":{"
         "\"value\":1}}]}",
         "unknown key 'amout' in a relation, did you mean 'amount'"},
        {"{\"relations\":[{\"source\":\"a\",\"target\":\"b\",\"start\":@2020}]}",
         "start: found a number, wanted a date in quotes"},
        {"{\"relations\":[{\"source\":\"a\",\"target\":\"b\",\"start\":@\"2025-02-30\"}]"
         "}",
         "start: '2025-02-30' is no date, wanted YYYY, YYYY-MM or YYYY-MM-DD"},
        {"{\"relations\":[@{\"source\":\"a\",\"target\":\"b\",\"start\":\"2025-02\","
         "\"end\":\"2024\"}]}",
         "end 2024 is before its start 2025-02"},
        {"{\"relations\":[{\"source\":\"a\",\"target\":\"b\",\"directed\":@\"yes\"}]}",
         "directed: found text, wanted true or false"},
        {"{\"relations\":[{\"source\":\"a\",\"target\":\"b\",\"claims\":[],@\"share\":1}]"
         "}",
         "share beside claims, wanted it within one of them"},
        {"{\"relations\":[{\"source\":\"a\",\"target\":\"b\",\"share\":1,@\"claims\":[]}]"
         "}",
         "claims beside a claim in short form, wanted one of the two"},
        {"{\"relations\":[{\"source\":\"a\",\"target\":\"b\",\"status\":@\"sure\"}]}",
         "status: found 'sure', wanted reported, confirmed, possible, denied or "
         "retracted"},
        {"{\"relations\":[{\"source\":\"a\",\"target\":\"b\",\"amount\":@5}]}",
         "found a number, wanted an amount, which is an object"},
        {"{\"relations\":[{\"source\":\"a\",\"target\":\"b\",\"amount\":{\"currency\":@"
         "\"EURO\"}}]}",
         "currency: found 'EURO', wanted three capitals such as USD"},
        {"{\"relations\":[{\"source\":\"a\",\"target\":\"b\",\"amount\":{\"value\":1,"
         "\"bound\":@\"x\"}}]}",
         "bound: found 'x', wanted over, up-to or about"},
        {"{\"relations\":[{\"source\":\"a\",\"target\":\"b\",\"amount\":{\"value\":1,"
         "\"basis\":@\"x\"}}]}",
         "basis: found 'x', wanted own or round-total"},
        {"{\"relations\":[{\"source\":\"a\",\"target\":\"b\",\"claims\":[\n "
         "@{\"share\":2}]}]}",
         "share is 2, wanted 0 to 1"},
        {"{\"relations\":[@{\"source\":\"a\",\"target\":\"b\",\"document\":\"d\"}]}",
         "unknown document 'd', wanted one that is described"},
        {"{\"relations\":[{\"source\":\"a\",\"target\":\"b\",@\"asserted\":\"2020\"}]}",
         "unknown key 'asserted' in a relation"},
        {"{\"entities\":[{\"id\":\"a\"}],\"relations\":[@{\"source\":\"a\",\"target\":"
         "\"b\"}]}",
         "unknown entity 'b', wanted one that is described"},
        {"{\"rates\":[@{\"currency\":\"EUR\",\"usd\":1}],\"relations\":[]}",
         "date is missing"},
        {"{\"documents\":[{\"id\":\"d\",\"date\":@\"May\"}],\"relations\":[]}",
         "date: 'May' is no date, wanted YYYY, YYYY-MM or YYYY-MM-DD"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        expect_error("a.json", wrong[i].text, ERG_EDATA, wrong[i].message);
}

/* Attrs nest less deep than JSON may, so that everything that is read can be written and
 * read. */
static void deep_attrs(void **state)
{
    (void)state;
    for (size_t depth = 255; depth <= 256; depth++) {
        reading r = reading_begin();
        base_buffer text = {0};
        base_buffer_add(&text, "{\"entities\":[{\"id\":\"a\",\"attrs\":{\"k\":");
        for (size_t i = 0; i < depth; i++)
            base_buffer_add_char(&text, '[');
        for (size_t i = 0; i < depth; i++)
            base_buffer_add_char(&text, ']');
        base_buffer_add(&text, "}}]}");
        reading_write(&r, "a.json", text.data, text.length);
        assert_int_equal(reading_read(&r, NULL), depth == 255 ? ERG_OK : ERG_ELIMIT);
        if (depth > 255)
            assert_string_equal(
                reading_message(&r),
                "a.json:1:14: attrs is nested deeper than the limit of 256");
        base_buffer_free(&text);
        reading_end(&r);
    }
}

/* The message with the names of all readers behind it. */
static const char *with_readers(char out[1024], const char *message)
{
    int n = snprintf(out, 1024, "%s, wanted one of ", message);
    for (size_t i = 0; i < read_reader_count; i++)
        n += snprintf(out + n, 1024 - (size_t)n, "%s%s", i > 0 ? ", " : "",
                      read_readers[i]->name);
    return out;
}

static void wrong_wholes(void **state)
{
    (void)state;
    char unknown[1024];
    with_readers(unknown, "a: cannot tell the input's format from its beginning");
    const struct {
        const char *text;
        erg_code code;
        const char *message;
    } wrong[] = {
        {"@", ERG_EPARSE, "the input is empty"},
        {"@ \n\t\r\n", ERG_EPARSE, "the input is empty"},
        {"@\xEF\xBB\xBF", ERG_EPARSE, "the input is empty"},
        {"hello", ERG_EUSAGE, unknown},
        {"{@\"x\":1}", ERG_EDATA, "unknown key 'x' in a dataset"},
        {"@[1,2]", ERG_EPARSE, "found '[', wanted an object"},
        {"{\"format\":@\"erg.recipe\",\"data\":[]}", ERG_EDATA,
         "format: found 'erg.recipe', wanted erg.dataset"},
        {"{\"format\":\"erg.dataset\",\"version\":@\"2.0\"}", ERG_EDATA,
         "version: found '2.0', wanted 1.0 or another 1.x"},
        {"{\"format\":\"erg.dataset\",\"version\":@\"1.x\"}", ERG_EDATA,
         "version: found '1.x', wanted 1.0 or another 1.x"},
        {"{\"format\":\"erg.dataset\",\"version\":@\"1.\"}", ERG_EDATA,
         "version: found '1.', wanted 1.0 or another 1.x"},
        {"{\"format\":\"erg.dataset\",\"version\":@1.0}", ERG_EDATA,
         "version: found a number, wanted text in quotes"},
        {"{\"relations\":[],@\"relations\":[]}", ERG_EDATA,
         "key 'relations' is there already, in line 1, column 2"},
        {"{\"relations\":[],@\"entites\":[]}", ERG_EDATA,
         "unknown key 'entites' in a dataset, did you mean 'entities'"},
        {"{\"relations\":[]@", ERG_EPARSE,
         "found the end of the text, wanted ',' or '}'"},
        {"{\"relations\":[\n{\"source\":\"a\",@,}]}", ERG_EPARSE,
         "found ',', wanted a key in quotes"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        expect_error("a", wrong[i].text, wrong[i].code, wrong[i].message);
}

static void wrong_paths(void **state)
{
    (void)state;
    reading r = reading_begin();
    const char *const twice[] = {"-", "-"};
    assert_int_equal(reading_read_with(&r, twice, 2, NULL), ERG_EUSAGE);
    assert_string_equal(r.err.text, "standard input, '-', is named more than once");
    assert_int_equal(reading_read_with(&r, twice, 0, NULL), ERG_EUSAGE);
    enum { MANY = 21846 };
    const char **many = calloc(MANY, sizeof *many);
    assert_non_null(many);
    for (size_t i = 0; i < MANY; i++)
        many[i] = "/nowhere/a.json";
    assert_int_equal(reading_read_with(&r, many, MANY, NULL), ERG_ELIMIT);
    assert_string_equal(r.err.text, "21846 inputs, more than the limit of 21845");
    assert_int_equal(reading_read_with(&r, many, MANY - 1, NULL), ERG_EIO);
    free(many);
    const char *const missing[] = {"/nowhere/a.json"};
    assert_int_equal(reading_read_with(&r, missing, 1, NULL), ERG_EIO);
    assert_string_equal(r.err.text,
                        "/nowhere/a.json: cannot open: No such file or directory");
    const char *const folder[] = {r.folder};
    assert_int_equal(reading_read_with(&r, folder, 1, NULL), ERG_EIO);
    const erg_read_options from = {.from = "jsom"};
    assert_int_equal(reading_read_with(&r, missing, 1, &from), ERG_EUSAGE);
    char unknown[1024];
    assert_string_equal(r.err.text, with_readers(unknown, "unknown input format 'jsom'"));
    reading_end(&r);
}

/* Several inputs are one dataset; what each says of one record must agree. */
static void several(void **state)
{
    (void)state;
    static const char a[] =
        "{\"title\":\"T\",\"documents\":[{\"id\":\"p\",\"title\":\"P\"}],"
        "\"entities\":[{\"id\":\"x\",\"kind\":\"company\"},{\"id\":\"y\"}]}";
    static const char b[] =
        "{\"title\":\"T\",\"documents\":[{\"id\":\"p\",\"date\":\"2020\"}],\n"
        "\"entities\":[\n{\"id\":\"x\",\"label\":\"X\"}],"
        "\"relations\":[{\"source\":\"x\",\"target\":\"y\",\"document\":\"p\"}]}";
    static const char c[] = "{\"entities\":[{\"id\":\"y\",\"label\":\"Y\"},\n "
                            "{\"id\":\"x\",\"kind\":\"fund\"}]}";
    reading r = reading_begin();
    reading_write(&r, "a.json", a, sizeof a - 1);
    reading_write(&r, "b.json", b, sizeof b - 1);
    reading_read(&r, NULL);
    assert_string_equal(
        reading_text(&r),
        "{\"format\":\"erg.dataset\",\"version\":\"1.0\",\"title\":\"T\",\n"
        "\"documents\":[\n{\"id\":\"p\",\"title\":\"P\",\"date\":\"2020\"}\n],\n"
        "\"entities\":[\n{\"id\":\"x\",\"kind\":\"company\",\"label\":\"X\"},\n"
        "{\"id\":\"y\"}\n],\n\"relations\":[\n"
        "{\"id\":\"e:x-y-related\",\"source\":\"x\",\"target\":\"y\","
        "\"directed\":true,\"claims\":[{\"document\":\"p\",\"confidence\":1,"
        "\"status\":\"reported\"}]}\n],\n\"rates\":[\n]\n}\n");
    assert_int_equal(r.dataset->file_count, 2);
    reading_write(&r, "c.json", c, sizeof c - 1);
    assert_int_equal(reading_read(&r, NULL), ERG_EDATA);
    assert_string_equal(
        reading_message(&r),
        "c.json:2:2: entity 'x' has kind 'fund', a.json:1:63 says 'company'");
    reading_end(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything),    cmocka_unit_test(minimal),
        cmocka_unit_test(wrong_records), cmocka_unit_test(wrong_wholes),
        cmocka_unit_test(deep_attrs),    cmocka_unit_test(wrong_paths),
        cmocka_unit_test(several),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
