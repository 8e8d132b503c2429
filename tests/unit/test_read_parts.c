/* Large JSON objects by parts, through windows on their text. */
#include "read_help.h"

#include "model/value.h"
#include "read/json_parts.h"
#include "read/source.h"

static void expect_place(base_place place, uint32_t line, uint32_t column)
{
    assert_string_equal(place.file, "f");
    assert_int_equal(place.line, line);
    assert_int_equal(place.column, column);
}

/* A source of this text, which calls itself f. */
static read_source *open_text(reading *r, const char *text, size_t n)
{
    read_source *source = NULL;
    const char *path = reading_write(r, "f", text, n);
    assert_int_equal(read_source_open(&source, path, &r->err), ERG_OK);
    read_source_rename(source, "f");
    return source;
}

static void parts(void **state)
{
    (void)state;
    read_json_parts p = {0};
    read_json_value v;
    bool more = false;
    erg_error err = {0};
    reading r = reading_begin();
    static const char text[] =
        "{\"a\" : [ 1 ,\n[2]\n, {\"x\":3} ],\n \"b\":\"t\", \"c\":[]\n}\n";
    read_source *source = open_text(&r, text, sizeof text - 1);
    assert_int_equal(read_json_parts_open(&p, source, &err), ERG_OK);
    assert_string_equal(p.key, "a");
    expect_place(p.key_place, 1, 2);
    assert_true(read_json_parts_is_list(&p));
    static const uint32_t places[][2] = {{1, 10}, {2, 1}, {3, 3}};
    for (int i = 0; i < 3; i++) {
        assert_int_equal(read_json_parts_item(&p, &v, &more, &err), ERG_OK);
        assert_true(more);
        expect_place(read_json_place(v), places[i][0], places[i][1]);
    }
    assert_int_equal(read_json_parts_item(&p, &v, &more, &err), ERG_OK);
    assert_false(more);
    assert_int_equal(read_json_parts_next(&p, &err), ERG_OK);
    assert_string_equal(p.key, "b");
    expect_place(p.key_place, 4, 2);
    assert_false(read_json_parts_is_list(&p));
    assert_int_equal(read_json_parts_value(&p, &v, &err), ERG_OK);
    assert_string_equal(read_json_text(v), "t");
    assert_string_equal(read_json_key(v), "b");
    assert_int_equal(read_json_parts_next(&p, &err), ERG_OK);
    assert_string_equal(p.key, "c");
    assert_int_equal(read_json_parts_item(&p, &v, &more, &err), ERG_OK);
    assert_false(more);
    assert_int_equal(read_json_parts_next(&p, &err), ERG_OK);
    assert_null(p.key);
    read_json_parts_free(&p);
    read_source_close(source);
    reading_end(&r);
}

/* Reads all of it, lists by item; counts the items. */
static erg_code read_all(const char *text, size_t n, size_t *items, erg_error *err)
{
    read_json_parts p = {0};
    read_json_value v;
    reading r = reading_begin();
    read_source *source = open_text(&r, text, n);
    erg_code code = read_json_parts_open(&p, source, err);
    *items = 0;
    while (code == ERG_OK && p.key) {
        bool more = read_json_parts_is_list(&p);
        if (!more) code = read_json_parts_value(&p, &v, err);
        while (code == ERG_OK && more) {
            code = read_json_parts_item(&p, &v, &more, err);
            *items += more;
        }
        if (code == ERG_OK) code = read_json_parts_next(&p, err);
    }
    read_json_parts_free(&p);
    read_source_close(source);
    reading_end(&r);
    return code;
}

static void parts_go_wrong(void **state)
{
    (void)state;
    static const char *const wrong[][2] = {
        {"[]", "f:1:1: found '[', wanted an object"},
        {"[,]", "f:1:2: found ',', wanted a value"},
        {"[]x", "f:1:3: found 'x', wanted the end of the text"},
        {"", "f:1:1: found the end of the text, wanted an object"},
        {"{", "f:1:2: found the end of the text, wanted a key in quotes"},
        {"{\"a\"}", "f:1:5: found '}', wanted ':'"},
        {"{\"a\":[1 2]}", "f:1:9: found '2', wanted ',' or ']'"},
        {"{\"a\":[1,]}", "f:1:9: found ']', wanted a value"},
        {"{\"a\":[\n{\"x\":}]}", "f:2:6: found '}', wanted a value"},
        {"{\"a\":1 \"b\":2}", "f:1:8: found '\"', wanted ',' or '}'"},
        {"{\"a\":1,}", "f:1:8: found '}', wanted a key in quotes"},
        {"{\"a\":1}x", "f:1:8: found 'x', wanted the end of the text"},
        {"{}]", "f:1:3: found ']', wanted the end of the text"},
        {"{\"a\":[1", "f:1:8: found the end of the text, wanted ',' or ']'"},
        {"{\"a\":\"b", "f:1:6: string without its closing quote"},
        {"{\"a\":tru}", "f:1:6: found 't', wanted a value"},
        {"{\"\\u0000\":1}", "f:1:3: \\u0000 in a string, wanted none"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        erg_error err = {0};
        size_t items = 0;
        assert_int_not_equal(read_all(wrong[i][0], strlen(wrong[i][0]), &items, &err),
                             ERG_OK);
        assert_string_equal(err.text, wrong[i][1]);
    }
    erg_error err = {0};
    size_t items = 0;
    assert_int_equal(read_all(" {} ", 4, &items, &err), ERG_OK);
    static const char fine[] = "{\"a\":{\"b\":[1]},\"c\":[[],{}]}";
    assert_int_equal(read_all(fine, sizeof fine - 1, &items, &err), ERG_OK);
    assert_int_equal(items, 2);
}

/* The items of a list behind `pad` blanks, as text. */
static char *read_padded(const char *text, size_t n, size_t pad)
{
    read_json_parts p = {0};
    read_json_value v;
    reading r = reading_begin();
    base_arena arena = {0};
    base_buffer b = {0};
    base_sink sink;
    bool more = true;
    char *padded = malloc(pad + n);
    assert_non_null(padded);
    memset(padded, ' ', pad);
    memcpy(padded + pad, text, n);
    read_source *source = open_text(&r, padded, pad + n);
    assert_int_equal(read_json_parts_open(&p, source, &r.err), ERG_OK);
    assert_string_equal(p.key, "k\xC3\xA9");
    base_sink_open(&sink, base_sink_to_buffer, &b);
    while (more) {
        assert_int_equal(read_json_parts_item(&p, &v, &more, &r.err), ERG_OK);
        if (!more) break;
        model_value_write(&sink, read_json_to_value(&arena, v));
        base_sink_char(&sink, ' ');
    }
    assert_int_equal(base_sink_finish(&sink, "buffer", NULL), ERG_OK);
    assert_int_equal(read_json_parts_next(&p, &r.err), ERG_OK);
    assert_null(p.key);
    read_json_parts_free(&p);
    read_source_close(source);
    base_arena_free(&arena);
    reading_end(&r);
    free(padded);
    return b.data;
}

/* Every token lies across the end of a window once: blanks in front move it there. */
static void cut_off_by_windows(void **state)
{
    (void)state;
    static const char text[] =
        "{\"k\\u00e9\" : [true , -12.5e+3, \"\\uD83D\\uDE00\\n\xF0\x9F\x98\x80\","
        " {\"x\": 1}, false,"
        "1234567890123456789012345678901234567890123456789012345678901234567890.5]}   ";
    for (size_t pad = READ_HEAD_MAX - sizeof text; pad <= READ_HEAD_MAX; pad++) {
        char *got = read_padded(text, sizeof text - 1, pad);
        assert_string_equal(
            got, "true -12500 \"\xF0\x9F\x98\x80\\n\xF0\x9F\x98\x80\" {\"x\":1} false "
                 "1.2345678901234567e+69 ");
        free(got);
    }
}

/* Many items, in windows that hold some of them each; and one that is too long. */
static void many_items(void **state)
{
    (void)state;
    enum { ITEMS = 50000 };
    base_buffer text = {0};
    size_t items = 0;
    erg_error err = {0};
    base_buffer_add(&text, "{\"a\":[");
    for (int i = 0; i < ITEMS; i++)
        base_buffer_format(&text, "%s{\"n\":%d}", i > 0 ? ",\n" : "", i);
    base_buffer_add(&text, "]}");
    assert_int_equal(read_all(text.data, text.length, &items, &err), ERG_OK);
    assert_int_equal(items, ITEMS);
    text.data[text.length - 2] = '?';
    assert_int_equal(read_all(text.data, text.length, &items, &err), ERG_EPARSE);
    assert_string_equal(err.text, "f:50000:12: found '?', wanted ',' or ']'");
    base_buffer_reset(&text);
    base_buffer_add(&text, "{\"a\":[\n\"");
    for (int i = 0; i < 3 * READ_RECORD_MAX; i++)
        base_buffer_add_char(&text, 'x');
    err = (erg_error){0};
    assert_int_equal(read_all(text.data, text.length, &items, &err), ERG_ELIMIT);
    assert_string_equal(err.text,
                        "f:2:1: value is longer than the limit of 16777216 bytes");
    base_buffer_free(&text);
}

/* Objects in objects are gone into; what is behind them follows. */
static void inside(void **state)
{
    (void)state;
    read_json_parts p = {0};
    read_json_value v;
    bool more = true;
    bool is_list = true;
    erg_error err = {0};
    reading r = reading_begin();
    static const char text[] = " {\"a\":{ \"b\" : {} ,\"c\":{\"d\":[7]}},\n\"e\":1}";
    read_source *source = open_text(&r, text, sizeof text - 1);
    assert_int_equal(read_json_parts_open_any(&p, &is_list, source, &err), ERG_OK);
    assert_false(is_list);
    assert_true(read_json_parts_is_object(&p));
    assert_int_equal(read_json_parts_enter(&p, &err), ERG_OK);
    assert_string_equal(p.key, "b");
    assert_int_equal(read_json_parts_enter(&p, &err), ERG_OK);
    assert_null(p.key);
    read_json_parts_leave(&p);
    assert_int_equal(read_json_parts_next(&p, &err), ERG_OK);
    assert_string_equal(p.key, "c");
    assert_int_equal(read_json_parts_enter(&p, &err), ERG_OK);
    assert_string_equal(p.key, "d");
    assert_false(read_json_parts_is_object(&p));
    assert_int_equal(read_json_parts_item(&p, &v, &more, &err), ERG_OK);
    assert_true(more && read_json_number(v) == 7);
    expect_place(read_json_place(v), 1, 29);
    assert_int_equal(read_json_parts_item(&p, &v, &more, &err), ERG_OK);
    assert_false(more);
    assert_int_equal(read_json_parts_next(&p, &err), ERG_OK);
    assert_null(p.key);
    read_json_parts_leave(&p);
    assert_int_equal(read_json_parts_next(&p, &err), ERG_OK);
    assert_null(p.key);
    read_json_parts_leave(&p);
    assert_int_equal(read_json_parts_next(&p, &err), ERG_OK);
    assert_string_equal(p.key, "e");
    expect_place(p.key_place, 2, 1);
    assert_int_equal(read_json_parts_value(&p, &v, &err), ERG_OK);
    assert_int_equal(read_json_parts_next(&p, &err), ERG_OK);
    assert_null(p.key);
    read_json_parts_free(&p);
    read_source_close(source);
    reading_end(&r);
}

static void list_at_the_root(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        erg_code code;
        size_t items;
    } lists[] = {{" [1, 2 ] ", ERG_OK, 2},
                 {"[]", ERG_OK, 0},
                 {"[1] x", ERG_EPARSE, 1},
                 {"[1", ERG_EPARSE, 1}};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        read_json_parts p = {0};
        read_json_value v;
        bool more = true;
        bool is_list = false;
        size_t items = 0;
        erg_error err = {0};
        reading r = reading_begin();
        read_source *source = open_text(&r, lists[i].text, strlen(lists[i].text));
        assert_int_equal(read_json_parts_open_any(&p, &is_list, source, &err), ERG_OK);
        assert_true(is_list);
        erg_code code = ERG_OK;
        while (code == ERG_OK && more) {
            code = read_json_parts_item(&p, &v, &more, &err);
            if (code == ERG_OK && more) items++;
        }
        if (code == ERG_OK) code = read_json_parts_end(&p, &err);
        assert_int_equal(code, lists[i].code);
        assert_int_equal(items, lists[i].items);
        read_json_parts_free(&p);
        read_source_close(source);
        reading_end(&r);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts),
        cmocka_unit_test(inside),
        cmocka_unit_test(list_at_the_root),
        cmocka_unit_test(parts_go_wrong),
        cmocka_unit_test(cut_off_by_windows),
        cmocka_unit_test(many_items),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
