/* Long JSON Lines, which a second thread parses ahead: the same dataset, and the same
 * first fault, with one thread and with two. */
#include "read_help.h"

enum { LINES = 3000 }; /* some twenty batches */

static void add_line(base_buffer *b, int i)
{
    base_buffer_format(b,
                       "{\"type\":\"entity\",\"id\":\"n%d\",\"label\":\"N\\u00e4me %d\","
                       "\"attrs\":{\"list\":[%d,[true,null],\"%0*d\"]}}\n",
                       i, i, i, i % 200 + 1, i);
    if (i % 7 == 0) base_buffer_add(b, "  \n");
}

/* From each entity to one before it, its claim in either form. */
static void add_relation(base_buffer *b, int i)
{
    static const char *const claims[] = {
        "\"document\":\"d\",\"amount\":{\"value\":%d},\"confidence\":0.5",
        "\"claims\":[{\"document\":\"d\",\"locator\":\"p. %d\"},"
        "{\"note\":\"t\\u00f6\",\"amount\":{\"low\":0,\"high\":2}}]"};
    base_buffer_format(b,
                       "{\"type\":\"relation\",\"source\":\"n%d\",\"target\":"
                       "\"\\u006e%d\",\"relation\":\"x\\u0079\",",
                       i, i / 2);
    base_buffer_format(b, claims[i % 2], i % 5);
    base_buffer_add(b, "}\n");
}

/* A dataset of LINES entities; `instead` stands for the line of one of them. */
static base_buffer lines(int at, const char *instead)
{
    base_buffer b = {0};
    base_buffer_add(
        &b, "{\"type\":\"dataset\",\"format\":\"erg.dataset\",\"version\":\"1.0\"}\n");
    for (int i = 0; i < LINES; i++) {
        if (i == at)
            base_buffer_add(&b, instead);
        else
            add_line(&b, i);
    }
    assert_false(b.failed);
    return b;
}

/* Of the entity's line in the file. */
static int line_of(int at)
{
    return 2 + at + (at + 6) / 7;
}

static void same_dataset(void **state)
{
    (void)state;
    base_buffer text = lines(-1, NULL);
    base_buffer one = {0};
    base_buffer_add(&text, "{\"type\":\"document\",\"id\":\"d\"}\n");
    for (int i = 1; i < LINES; i++)
        add_relation(&text, i);
    for (unsigned threads = 1; threads <= 4; threads++) {
        reading r = reading_begin();
        (void)reading_write(&r, "a.jsonl", text.data, text.length);
        assert_int_equal(reading_read(&r, &(erg_read_options){.threads = threads}),
                         ERG_OK);
        assert_int_equal(r.dataset->entity_count, LINES);
        assert_int_equal(r.dataset->relation_count, LINES - 1);
        const erg_entity *e =
            &r.dataset->entities[erg_dataset_entity(r.dataset, "n2999")];
        assert_string_equal(e->label, "N\xc3\xa4me 2999");
        if (threads == 1)
            base_buffer_add(&one, reading_text(&r));
        else
            assert_string_equal(reading_text(&r), one.data);
        reading_end(&r);
    }
    base_buffer_free(&one);
    base_buffer_free(&text);
}

static void fails(int at, const char *instead, erg_code wanted, const char *message)
{
    base_buffer text = lines(at, instead);
    char whole[400];
    for (unsigned threads = 1; threads <= 2; threads++) {
        reading r = reading_begin();
        const char *path = reading_write(&r, "a.jsonl", text.data, text.length);
        snprintf(whole, sizeof whole, "%s:%d:%s", path, line_of(at), message);
        assert_int_equal(reading_read(&r, &(erg_read_options){.threads = threads}),
                         wanted);
        assert_string_equal(r.err.text, whole);
        reading_end(&r);
    }
    base_buffer_free(&text);
}

/* What is wrong with the text, and what is wrong with the facts, in the first batch, at
 * its border and far behind it. */
static void first_fault(void **state)
{
    (void)state;
    static const int places[] = {3, 110, 111, 112, 113, 1500, LINES - 1};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        fails(places[i], "{\"type\":\"entity\",\"id\":}\n", ERG_EPARSE,
              "23: found '}', wanted a value");
        fails(places[i], "{\"type\":\"entity\",\"id\":\"x\",\"colour\":1}\n", ERG_EDATA,
              "27: unknown key 'colour' in an entity");
        /* The fact is wrong before the text of the next line is. */
        fails(places[i], "{\"type\":\"entity\",\"id\":7}\n{\n", ERG_EDATA,
              "23: id: found a number, wanted text in quotes");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_dataset),
        cmocka_unit_test(first_fault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
