/* JSON Lines: the same dataset as in JSON, read line by line. */
#include "read_help.h"

#define HEADER                                                                           \
    "{\"type\":\"dataset\",\"format\":\"erg.dataset\",\"version\":\"1.0\",\"title\":"    \
    "\"T\"}\n"

static void same_as_json(void **state)
{
    (void)state;
    static const char lines[] =
        "\xEF\xBB\xBF" HEADER "{\"type\":\"relation\",\"source\":\"a\",\"target\":\"b\","
        "\"relation\":\"funding\",\"document\":\"d\"}\r\n"
        "\n  \r\n"
        "{\"id\":\"b\",\"type\":\"entity\",\"label\":\"B\"}\n"
        "{\"type\":\"rate\",\"currency\":\"EUR\",\"date\":\"2024\",\"usd\":1.1}\n"
        "{\"type\":\"document\",\"id\":\"d\"}\n"
        "{\"type\":\"entity\",\"id\":\"a\"}";
    static const char json[] =
        "{\"format\":\"erg.dataset\",\"title\":\"T\",\"documents\":[{\"id\":\"d\"}],"
        "\"entities\":[{\"id\":\"a\"},{\"id\":\"b\",\"label\":\"B\"}],"
        "\"relations\":[{\"source\":\"a\",\"target\":\"b\",\"relation\":\"funding\","
        "\"document\":\"d\"}],"
        "\"rates\":[{\"currency\":\"EUR\",\"date\":\"2024\",\"usd\":1.1}]}";
    reading a = reading_begin();
    reading b = reading_begin();
    reading_write(&a, "a", lines, sizeof lines - 1);
    reading_write(&b, "b", json, sizeof json - 1);
    reading_read(&a, NULL);
    reading_read(&b, NULL);
    assert_string_equal(reading_text(&a), reading_text(&b));
    assert_string_equal(erg_dataset_digest(a.dataset), erg_dataset_digest(b.dataset));
    reading_end(&a);
    reading_end(&b);
}

static void wrong_lines(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        erg_code code;
        const char *message;
    } wrong[] = {
        {"{\"type\":@\"entity\",\"id\":\"a\"}\n", ERG_EDATA,
         "type: found 'entity', wanted a first line of the type dataset"},
        {"{\"type\":\"dataset\",\"format\":@\"erg.snapshot\"}\n", ERG_EDATA,
         "format: found 'erg.snapshot', wanted erg.dataset"},
        {"{\"type\":\"dataset\",\"version\":@\"3\"}\n", ERG_EDATA,
         "version: found '3', wanted 1.0 or another 1.x"},
        {"{\"type\":\"dataset\",@\"entities\":[]}\n", ERG_EDATA,
         "unknown key 'entities' in the first line"},
        {HEADER "\n{\"type\":\"entity\",@\"lable\":\"x\"}\n", ERG_EDATA,
         "unknown key 'lable' in an entity, did you mean 'label'"},
        {HEADER "{\"type\":@\"entty\"}\n", ERG_EDATA,
         "type: found 'entty', wanted document, entity, relation or rate"},
        {HEADER "{\"type\":@7}\n", ERG_EDATA,
         "type: found a number, wanted document, entity, relation or rate"},
        {HEADER "@{\"id\":\"x\"}\n", ERG_EDATA,
         "found an object, wanted an object with a type"},
        {HEADER "@[1]\n", ERG_EDATA, "found a list, wanted an object with a type"},
        {HEADER "{\"type\":\"entity\",\"id\":\"a\"}@{\"type\":\"entity\"}\n", ERG_EPARSE,
         "found '{', wanted the end of the text"},
        {HEADER "{\"type\":\"entity\",@\n\"id\":\"a\"}\n", ERG_EPARSE,
         "found the end of the text, wanted a key in quotes"},
        {HEADER "{\"type\":@\"dataset\"}\n", ERG_EDATA,
         "type: found 'dataset', wanted document, entity, relation or rate"},
        {HEADER "{\"type\":\"entity\",\"id\":\"a\"}\n@{\"type\":\"entity\",\"id\":\"a\"}",
         ERG_EDATA, "entity 'a' is there already, in a.jsonl:2:1"},
        {HEADER "{\"type\":\"entity\",\"id\":\"a\"}\n"
                "@{\"type\":\"relation\",\"source\":\"a\",\"target\":\"b\"}",
         ERG_EDATA, "unknown entity 'b', wanted one that is described"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        expect_error("a.jsonl", wrong[i].text, wrong[i].code, wrong[i].message);
}

/* A relation may be about one that a command left out. */
static void may_be_a_part(void **state)
{
    (void)state;
    static const char text[] =
        HEADER "{\"type\":\"relation\",\"source\":\"a\",\"target\":\"b\","
               "\"attrs\":{\"about\":\"gone\"}}\n";
    reading r = reading_of("a", text);
    reading_end(&r);
}

/* A line longer than the limit is refused before it is read to its end; lines longer than
 * the buffer are put together. */
static void long_lines(void **state)
{
    (void)state;
    enum { LIMIT = 1 << 24 };
    size_t n = strlen(HEADER);
    char *text = malloc(n + LIMIT + 100);
    assert_non_null(text);
    memcpy(text, HEADER, n);
    memset(text + n, ' ', LIMIT + 100);
    static const char record[] = "{\"type\":\"entity\",\"id\":\"a\"}";
    memcpy(text + n + 300000, record, sizeof record - 1);
    reading r = reading_begin();
    reading_write(&r, "a", text, n + LIMIT);
    assert_int_equal(reading_read(&r, NULL), ERG_OK);
    assert_int_equal(r.dataset->entity_count, 1);
    reading_end(&r);
    r = reading_begin();
    reading_write(&r, "a", text, n + LIMIT + 100);
    assert_int_equal(reading_read(&r, NULL), ERG_ELIMIT);
    assert_string_equal(reading_message(&r),
                        "a:2: line is longer than the limit of 16777216 bytes");
    reading_end(&r);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_as_json),
        cmocka_unit_test(wrong_lines),
        cmocka_unit_test(may_be_a_part),
        cmocka_unit_test(long_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
