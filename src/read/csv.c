#include "read/csv.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"
#include "read/source.h"

/* libcsv grows a cell by so many bytes at a time; by its own 128 a long cell takes
 * quadratic time. */
enum { CELL_BLOCK = 1 << 16 };

struct parsing {
    struct csv_parser parser;
    read_source *source;
    read_csv_take *take;
    void *to;
    erg_error *err;
    base_buffer row;  /* the text of the row that has begun: libcsv tells no places */
    uint32_t line;    /* where the row began */
    uint32_t lines;   /* lines that have ended since then */
    bool behind_cr;   /* the last byte was a CR: a LF now ends no line of its own */
    bool is_complete; /* libcsv has seen the row's end */
    base_buffer cells;
    size_t *starts; /* of the cells in `cells` */
    const char **texts;
    size_t count, start_room, text_room;
    bool failed;
};

/* --- places --- */

static base_place place_in(const char *file, uint32_t line, const char *text,
                           size_t offset)
{
    base_place place = {file, line, 1};
    for (size_t i = 0; i < offset; i++) {
        bool ends = text[i] == '\n' || (text[i] == '\r' && text[i + 1] != '\n');
        if (ends) {
            place.line++;
            place.column = 1;
        } else {
            place.column += ((unsigned char)text[i] & 0xC0) != 0x80;
        }
    }
    return place;
}

base_place read_csv_cell_place(const read_csv_row *row, size_t cell)
{
    bool quoted = false;
    size_t at = 0;
    for (; at < row->length && cell > 0; at++) {
        if (row->text[at] == '"') quoted = !quoted;
        if (row->text[at] == row->delimiter && !quoted) cell--;
    }
    return place_in(row->place.file, row->place.line, row->text, at);
}

static erg_code fail_at(struct parsing *p, size_t offset, erg_code code, const char *what)
{
    base_place place =
        place_in(read_source_name(p->source), p->line, p->row.data, offset);
    return base_fail_at(p->err, code, place, "%s", what);
}

/* A quote that opens a cell is closed by the next one that is not doubled. */
static size_t open_quote(const base_buffer *row)
{
    size_t at = 0;
    bool quoted = false;
    for (size_t i = 0; i < row->length; i++) {
        if (row->data[i] != '"') continue;
        quoted = !quoted;
        if (quoted && (i == 0 || row->data[i - 1] != '"')) at = i;
    }
    return at;
}

/* --- rows --- */

static void add_cell(void *text, size_t n, void *data)
{
    struct parsing *p = data;
    void *starts = p->starts;
    if (p->count == READ_COLUMNS_MAX + 1) return;
    if (!base_grow(&starts, &p->start_room, p->count + 1, sizeof *p->starts)) {
        p->failed = true;
        return;
    }
    p->starts = starts;
    p->starts[p->count++] = p->cells.length;
    base_buffer_add_n(&p->cells, text, n);
    base_buffer_add_char(&p->cells, '\0');
}

static void end_row(int terminator, void *data)
{
    struct parsing *p = data;
    (void)terminator;
    p->is_complete = true;
}

static erg_code check_row(struct parsing *p)
{
    size_t valid = base_utf8_valid(p->row.data, p->row.length);
    const char *nul = memchr(p->row.data, '\0', p->row.length);
    if (valid != p->row.length)
        return fail_at(p, valid, ERG_EPARSE, "bytes that are not UTF-8");
    if (nul) return fail_at(p, (size_t)(nul - p->row.data), ERG_EPARSE, "byte 0x00");
    if (p->count > READ_COLUMNS_MAX)
        return fail_at(p, 0, ERG_ELIMIT, "more columns than the limit of 4096");
    return ERG_OK;
}

static erg_code hand_out(struct parsing *p)
{
    void *texts = p->texts;
    bool fine = base_grow(&texts, &p->text_room, p->count + 1, sizeof *p->texts);
    p->texts = texts;
    if (!fine || p->failed || p->cells.failed || p->row.failed)
        return base_fail_memory(p->err);
    erg_code code = check_row(p);
    if (code != ERG_OK) return code;
    for (size_t i = 0; i < p->count; i++)
        p->texts[i] = p->cells.data + p->starts[i];
    read_csv_row row = {.cells = p->texts,
                        .count = p->count,
                        .place = {read_source_name(p->source), p->line, 1},
                        .text = p->row.data,
                        .length = p->row.length,
                        .delimiter = (char)csv_get_delim(&p->parser)};
    return p->take(p->to, &row, p->err);
}

static void begin_row(struct parsing *p)
{
    p->line += p->lines;
    p->lines = 0;
    p->count = 0;
    p->is_complete = false;
    base_buffer_reset(&p->row);
    base_buffer_reset(&p->cells);
}

static bool is_blank(const base_buffer *row)
{
    size_t at = 0;
    while (at < row->length && strchr(" \t\r\n", row->data[at]) && row->data[at])
        at++;
    return at == row->length;
}

static erg_code fail_grammar(struct parsing *p, size_t offset)
{
    if (csv_error(&p->parser) != CSV_EPARSE) return base_fail_memory(p->err);
    return fail_at(p, offset, ERG_EPARSE,
                   p->row.data[offset] == '"'
                       ? "quote within a cell that does not begin with one"
                       : "text behind a cell's closing quote");
}

/* Part of a line, or the rest of one with its end. */
static erg_code feed(struct parsing *p, const char *text, size_t n, bool ends_line)
{
    size_t before = p->row.length;
    bool continues_crlf = p->behind_cr && text[0] == '\n';
    if (before + n > READ_RECORD_MAX)
        return base_fail_at(p->err, ERG_ELIMIT,
                            (base_place){read_source_name(p->source), p->line, 0},
                            "row is longer than the limit of %d bytes", READ_RECORD_MAX);
    base_buffer_add_n(&p->row, text, n);
    if (p->row.failed) return base_fail_memory(p->err);
    size_t done = csv_parse(&p->parser, text, n, add_cell, end_row, p);
    if (done != n) return fail_grammar(p, before + done);
    p->behind_cr = text[n - 1] == '\r';
    p->lines += ends_line && !continues_crlf;
    if (p->is_complete) {
        erg_code code = hand_out(p);
        begin_row(p);
        return code;
    }
    if (ends_line && is_blank(&p->row)) begin_row(p);
    return ERG_OK;
}

static erg_code feed_chunk(struct parsing *p, const char *data, size_t n)
{
    erg_code code = ERG_OK;
    while (n > 0 && code == ERG_OK) {
        size_t end = 0;
        while (end < n && data[end] != '\n' && data[end] != '\r')
            end++;
        bool ends_line = end < n;
        if (ends_line)
            end += end + 1 < n && data[end] == '\r' && data[end + 1] == '\n' ? 2 : 1;
        code = feed(p, data, end, ends_line);
        data += end;
        n -= end;
    }
    return code;
}

static erg_code finish(struct parsing *p)
{
    if (csv_fini(&p->parser, add_cell, end_row, p) != 0) {
        if (csv_error(&p->parser) != CSV_EPARSE) return base_fail_memory(p->err);
        return fail_at(p, open_quote(&p->row), ERG_EPARSE,
                       "quote without its closing quote");
    }
    return p->is_complete ? hand_out(p) : ERG_OK;
}

char read_csv_delimiter(const char *head, size_t n)
{
    static const char delimiters[] = {',', ';', '\t'};
    size_t counts[sizeof delimiters] = {0};
    size_t best = 0, at = 0;
    bool quoted = false;
    while (at < n && (head[at] == '\n' || head[at] == '\r' || head[at] == ' '))
        at++;
    for (; at < n && (quoted || (head[at] != '\n' && head[at] != '\r')); at++) {
        if (head[at] == '"') quoted = !quoted;
        for (size_t i = 0; i < sizeof delimiters && !quoted; i++)
            counts[i] += head[at] == delimiters[i];
    }
    for (size_t i = 1; i < sizeof delimiters; i++)
        if (counts[i] > counts[best]) best = i;
    return counts[best] > 0 ? delimiters[best] : '\0';
}

erg_code read_csv_rows(read_source *source, read_csv_take *take, void *to, erg_error *err)
{
    struct parsing p = {.source = source, .take = take, .to = to, .err = err, .line = 1};
    erg_code code = ERG_OK;
    size_t n = 1;
    if (csv_init(&p.parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
        return base_fail_memory(err);
    csv_set_blk_size(&p.parser, CELL_BLOCK);
    const char *head = read_source_head(source, &n);
    char delimiter = read_csv_delimiter(head, n);
    if (delimiter) csv_set_delim(&p.parser, (unsigned char)delimiter);
    n = 1;
    while (code == ERG_OK && n > 0) {
        char *data = NULL;
        code = read_source_chunk(source, &data, &n, err);
        if (code == ERG_OK) code = feed_chunk(&p, data, n);
    }
    if (code == ERG_OK) code = finish(&p);
    csv_free(&p.parser);
    base_buffer_free(&p.row);
    base_buffer_free(&p.cells);
    free(p.starts);
    free(p.texts);
    return code;
}
