/* CSV grammar: cells, lines and columns; csv-spectrum, where it is at hand. */
#include <dirent.h>

#include "read_help.h"

#include "base/file.h"
#include "read/csv.h"
#include "read/json.h"
#include "read/source.h"

/* Rows as text: cells in <>, a row a line. */
static erg_code show_row(void *to, const read_csv_row *row, erg_error *err)
{
    base_buffer *b = to;
    (void)err;
    base_buffer_format(b, "%u:", row->place.line);
    for (size_t i = 0; i < row->count; i++) {
        base_place place = read_csv_cell_place(row, i);
        base_buffer_format(b, " %u,%u<%s>", place.line, place.column, row->cells[i]);
    }
    base_buffer_add_char(b, '\n');
    return ERG_OK;
}

static void expect_rows(const char *text, size_t n, const char *wanted)
{
    reading r = reading_begin();
    base_buffer rows = {0};
    read_source *source = NULL;
    const char *path = reading_write(&r, "t", text, n);
    assert_int_equal(read_source_open(&source, path, &r.err), ERG_OK);
    erg_code code = read_csv_rows(source, show_row, &rows, &r.err);
    if (code == ERG_OK)
        assert_string_equal(rows.data ? rows.data : "", wanted);
    else
        assert_string_equal(reading_message(&r), wanted);
    read_source_close(source);
    base_buffer_free(&rows);
    reading_end(&r);
}

static void grammar(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"a,b\n1,2\n", "1: 1,1<a> 1,3<b>\n2: 2,1<1> 2,3<2>\n"},
        {"a,b\r\n1,2", "1: 1,1<a> 1,3<b>\n2: 2,1<1> 2,3<2>\n"},
        {"a,b\r1,2\r", "1: 1,1<a> 1,3<b>\n2: 2,1<1> 2,3<2>\n"},
        {"\n\r\n  \na\n\n\nb", "4: 4,1<a>\n7: 7,1<b>\n"},
        {"a,,\n,\n", "1: 1,1<a> 1,3<> 1,4<>\n2: 2,1<> 2,2<>\n"},
        {" a , b c \n", "1: 1,1<a> 1,5<b c>\n"},
        {"\" a \",\"b\" \n", "1: 1,1< a > 1,7<b>\n"},
        {"\"a\"\"b\",\"\",c\n", "1: 1,1<a\"b> 1,8<> 1,11<c>\n"},
        {"\"a,b\",\"c\nd\",e\nf,g,h\n",
         "1: 1,1<a,b> 1,7<c\nd> 2,4<e>\n3: 3,1<f> 3,3<g> 3,5<h>\n"},
        {"\"a\r\nb\",c\r\nd,e\r\n", "1: 1,1<a\r\nb> 2,4<c>\n3: 3,1<d> 3,3<e>\n"},
        {"\xEF\xBB\xBF\xC3\xA9,\xF0\x9F\x98\x80x,y\n",
         "1: 1,1<\xC3\xA9> 1,3<\xF0\x9F\x98\x80x> 1,6<y>\n"},
        {"", ""},
        {"a;b;\n1,2;\"3;4\";5\n",
         "1: 1,1<a> 1,3<b> 1,5<>\n2: 2,1<1,2> 2,5<3;4> 2,11<5>\n"},
        {"a\tb\tc\n\t \t\n", "1: 1,1<a> 1,3<b> 1,5<c>\n2: 2,1<> 2,2<> 2,4<>\n"},
        {"\"a;b;c\",d\n1,2;3;4\n", "1: 1,1<a;b;c> 1,9<d>\n2: 2,1<1> 2,3<2;3;4>\n"},
        {"a,b;c\n1,2\n", "1: 1,1<a> 1,3<b;c>\n2: 2,1<1> 2,3<2>\n"},
        {"a\"b,c\n", "t:1:2: quote within a cell that does not begin with one"},
        {"x\n\"a\"b,c\n", "t:2:4: text behind a cell's closing quote"},
        {"a,b\n1,\"2\n3,4\n", "t:2:3: quote without its closing quote"},
        {"a,\"b\"\"c\n", "t:1:3: quote without its closing quote"},
        {"a,b\n\xC3\xA9,\xE9\n", "t:2:3: bytes that are not UTF-8"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        expect_rows(cases[i][0], strlen(cases[i][0]), cases[i][1]);
    expect_rows("a,b\nc\0d,e\n", 10, "t:2:2: byte 0x00");
}

/* Rows that lie across the chunks in which a file is read keep their places. */
static void chunks(void **state)
{
    (void)state;
    enum { ROWS = 20000 };
    base_buffer text = {0};
    base_buffer wanted = {0};
    for (unsigned i = 0; i < ROWS; i++) {
        base_buffer_format(&text, "%u,\"x\r\ny\"\r\n", i);
        base_buffer_format(&wanted, "%u: %u,1<%u> %u,%u<x\r\ny>\n", 2 * i + 1, 2 * i + 1,
                           i, 2 * i + 1, (unsigned)snprintf(NULL, 0, "%u,", i) + 1);
    }
    expect_rows(text.data, text.length, wanted.data);
    base_buffer_free(&text);
    base_buffer_free(&wanted);
}

static void limits(void **state)
{
    (void)state;
    base_buffer text = {0};
    for (int i = 0; i < 4096; i++)
        base_buffer_add_char(&text, ',');
    expect_rows(text.data, text.length, "t:1:1: more columns than the limit of 4096");
    base_buffer_reset(&text);
    base_buffer_add(&text, "a,b\n\"");
    for (int i = 0; i < (1 << 24); i++)
        base_buffer_add_char(&text, 'x');
    base_buffer_add(&text, "\"\n");
    expect_rows(text.data, text.length,
                "t:2: row is longer than the limit of 16777216 bytes");
    base_buffer_free(&text);
}

/* --- csv-spectrum: each CSV as a list of objects --- */

struct spectrum {
    char header[16][64];
    size_t columns;
    read_json_value item;
    bool more;
};

static erg_code compare_row(void *to, const read_csv_row *row, erg_error *err)
{
    struct spectrum *s = to;
    (void)err;
    if (s->columns == 0) {
        s->columns = row->count;
        for (size_t i = 0; i < row->count; i++)
            snprintf(s->header[i], sizeof s->header[i], "%s", row->cells[i]);
        return ERG_OK;
    }
    assert_true(s->more);
    assert_int_equal(row->count, s->columns);
    for (size_t i = 0; i < row->count; i++) {
        read_json_value v;
        assert_true(read_json_member(&v, s->item, s->header[i]));
        assert_string_equal(row->cells[i], read_json_text(v));
    }
    s->more = read_json_next(&s->item);
    return ERG_OK;
}

static void spectrum(void **state)
{
    (void)state;
    char folder[2048];
    size_t count = 0;
    const char *data = getenv("ERG_TESTDATA");
    snprintf(folder, sizeof folder, "%s/4-nasty/csv-spectrum",
             data ? data : "../shared/testdata");
    char csvs[2100];
    snprintf(csvs, sizeof csvs, "%s/csvs", folder);
    DIR *dir = opendir(csvs);
    if (!dir) skip();
    for (const struct dirent *e = readdir(dir); e; e = readdir(dir)) {
        char path[4096];
        char *text = NULL;
        size_t n = 0;
        erg_error err = {0};
        read_json json = {0};
        read_source *source = NULL;
        if (e->d_name[0] == '.') continue;
        snprintf(path, sizeof path, "%s/json/%.*s.json", folder,
                 (int)strlen(e->d_name) - 4, e->d_name);
        assert_int_equal(base_file_read(&text, &n, path, 1 << 20, &err), ERG_OK);
        assert_int_equal(read_json_parse(&json, text, n, (base_place){"j", 1, 1}, &err),
                         ERG_OK);
        struct spectrum s = {.columns = 0};
        s.more = read_json_first(&s.item, read_json_root(&json));
        snprintf(path, sizeof path, "%s/%s", csvs, e->d_name);
        assert_int_equal(read_source_open(&source, path, &err), ERG_OK);
        assert_int_equal(read_csv_rows(source, compare_row, &s, &err), ERG_OK);
        assert_false(s.more);
        read_source_close(source);
        read_json_free(&json);
        free(text);
        count++;
    }
    closedir(dir);
    assert_true(count > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(grammar),
        cmocka_unit_test(chunks),
        cmocka_unit_test(limits),
        cmocka_unit_test(spectrum),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
