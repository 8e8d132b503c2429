/* DOT, parsed by cgraph in the program erg-layout, which may fail where erg must not.
 * Edges between subgraphs are one edge for each pair of their nodes, as Graphviz draws
 * them; a node's cluster is an attr. DOT that erg wrote comes back with its ids, kinds,
 * dates, amounts and weights. */
#include <stdlib.h>
#include <string.h>

#include "base/layout_protocol.h"
#include "base/number.h"
#include "base/text.h"
#include "base/worker.h"
#include "read/dot_answer.h"
#include "read/dot_looks.h"
#include "read/dot_value.h"
#include "read/foreign.h"
#include "read/head.h"
#include "read/source.h"

struct reading {
    const read_job *job;
    read_foreign foreign;
    const char *file;
    bool directed;
    bool is_ours; /* erg wrote it */
    base_buffer text;
    const char *dot; /* for places */
};

/* --- bids ------------------------------------------------------------------------------
 */

/* Behind blanks, comments and lines that begin with '#'. */
static size_t skip_blanks(const char *head, size_t n, size_t at)
{
    while (at < n) {
        bool is_comment = head[at] == '/' && at + 1 < n && head[at + 1] == '*';
        bool is_line =
            head[at] == '#' || (head[at] == '/' && at + 1 < n && head[at + 1] == '/');
        if (is_comment) {
            for (at += 3; at < n && (head[at] != '/' || head[at - 1] != '*'); at++)
                continue;
            at++;
        } else if (is_line) {
            while (at < n && head[at] != '\n')
                at++;
        } else if (strchr(" \t\r\n\f\v", head[at]) && head[at]) {
            at++;
        } else {
            return at;
        }
    }
    return n;
}

/* The word at `at`, in lower or upper case; behind it and the blanks that follow. */
static bool skip_word(const char *head, size_t n, size_t *at, const char *word)
{
    size_t length = strlen(word);
    if (n - *at < length) return false;
    for (size_t i = 0; i < length; i++)
        if ((head[*at + i] | 0x20) != word[i]) return false;
    *at = skip_blanks(head, n, *at + length);
    return true;
}

static int bid(const char *head, size_t n, const char *name)
{
    size_t at = skip_blanks(head, n, 0);
    bool is_named = read_head_suffix(name, ".dot") || read_head_suffix(name, ".gv");
    skip_word(head, n, &at, "strict");
    if (!skip_word(head, n, &at, "digraph") && !skip_word(head, n, &at, "graph"))
        return is_named ? 60 : 0;
    if (is_named) return 95;
    const char *brace = at < n ? memchr(head + at, '{', n - at) : NULL;
    return brace && (size_t)(brace - head) - at <= MODEL_ID_MAX ? 80 : 0;
}

/* --- the text --------------------------------------------------------------------------
 */

/* True where the text says that it is in Latin-1, which DOT allows. */
static bool is_latin(const char *text)
{
    static const char *const names[] = {"latin1", "latin-1", "iso-8859-1", "l1",
                                        "iso_8859-1"};
    const char *at = text;
    for (at = strstr(at, "charset"); at; at = strstr(at, "charset")) {
        at += strlen("charset");
        const char *value = at + strspn(at, " \t\r\n=\"");
        for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
            size_t n = strlen(names[i]), same = 0;
            while (same < n && (value[same] | 0x20) == (names[i][same] | 0x20))
                same++;
            if (same == n) return true;
        }
    }
    return false;
}

static bool widen(base_buffer *text)
{
    base_buffer wide = {0};
    for (size_t i = 0; i < text->length; i++) {
        unsigned char c = (unsigned char)text->data[i];
        if (c < 0x80)
            base_buffer_add_char(&wide, (char)c);
        else
            base_utf8_add(&wide, c);
    }
    base_buffer_free(text);
    *text = wide;
    return !wide.failed;
}

static base_place place_at(const char *file, const char *text, size_t offset)
{
    base_place place = {file, 1, 1};
    for (size_t i = 0; i < offset; i++) {
        place.column += ((unsigned char)text[i] & 0xC0) != 0x80;
        if (text[i] == '\n') place = (base_place){file, place.line + 1, 1};
    }
    return place;
}

static erg_code check_text(base_buffer *text, const char *file, erg_error *err)
{
    size_t valid = base_utf8_valid(text->data, text->length);
    const char *nul = memchr(text->data, '\0', text->length);
    if (nul)
        return base_fail_at(err, ERG_EPARSE,
                            place_at(file, text->data, (size_t)(nul - text->data)),
                            "byte 0x00");
    if (valid == text->length) return ERG_OK;
    if (is_latin(text->data)) return widen(text) ? ERG_OK : base_fail_memory(err);
    return base_fail_at(err, ERG_EPARSE, place_at(file, text->data, valid),
                        "bytes that are not UTF-8");
}

static erg_code read_text(base_buffer *text, read_source *source, erg_error *err)
{
    erg_code code = ERG_OK;
    size_t n = 1;
    while (code == ERG_OK && n > 0) {
        char *data = NULL;
        code = read_source_chunk(source, &data, &n, err);
        if (code == ERG_OK && text->length + n > LAYOUT_DOT_MAX)
            return base_fail_at(
                err, ERG_ELIMIT, (base_place){read_source_name(source), 0, 0},
                "DOT is longer than the limit of %d bytes", LAYOUT_DOT_MAX);
        if (code == ERG_OK) base_buffer_add_n(text, data, n);
    }
    if (code == ERG_OK && text->failed) code = base_fail_memory(err);
    return code == ERG_OK ? check_text(text, read_source_name(source), err) : code;
}

/* --- the worker ------------------------------------------------------------------------
 */

static erg_code ask(base_buffer *answer, const base_buffer *text, const char *file,
                    erg_error *err)
{
    /* What would lead Graphviz to files or servers. */
    static const char *const unset[] = {
        "GVBINDIR=", "GV_FILE_PATH=", "SERVER_NAME=", "DOTFONTPATH=", NULL};
    const size_t megabyte = 1 << 20;
    base_buffer asked = {0};
    erg_error fault;
    bool well = false;
    base_error_clear(&fault);
    base_buffer_format(&asked, LAYOUT_GREETING "\nparse %zu\n", text->length);
    base_buffer_add_n(&asked, text->data, text->length);
    const base_worker how = {.program = "erg-layout",
                             .variable = "ERG_LAYOUT",
                             .unset = unset,
                             .shown = "DOT",
                             .code = ERG_ELAYOUT,
                             .memory_most = 512 * megabyte + 64 * text->length,
                             .answer_most = 64 * megabyte + 16 * text->length,
                             .deadline_ms = (unsigned)(10000 + text->length / 500)};
    erg_code code = asked.failed ? base_fail_memory(&fault)
                                 : base_worker_run(answer, &well, &how, &asked, &fault);
    base_buffer_free(&asked);
    if (code == ERG_ENOMEM) return base_fail_memory(err);
    return code == ERG_OK
               ? code
               : base_fail_at(err, code, (base_place){file, 0, 0}, "%s", fault.text);
}

/* --- records ---------------------------------------------------------------------------
 */

/* Only a name that breaks the rules of ids has its place looked for: names with escapes
 * are not found. */
static base_place place_of(const struct reading *r, const char *name)
{
    const char *at = NULL;
    size_t n = name ? strlen(name) : 0;
    if (n > MODEL_ID_MAX || (name && strpbrk(name, "\n\t\r"))) at = strstr(r->dot, name);
    return at ? place_at(r->file, r->dot, (size_t)(at - r->dot))
              : (base_place){r->file, 0, 0};
}

static bool is_label(const char *name)
{
    static const char *const names[] = {"label",     "xlabel",  "headlabel",
                                        "taillabel", "tooltip", "edgetooltip"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], name) == 0) return true;
    return false;
}

static const char *decode(struct reading *r, const read_dot_record *record,
                          const read_dot_pair *pair)
{
    read_dot_value value = is_label(pair->name) ? READ_DOT_LABEL : READ_DOT_PLAIN;
    base_buffer_reset(&r->text);
    read_dot_decode(&r->text, pair->text, pair->is_html ? READ_DOT_HTML : value,
                    record->name ? record->name : "");
    return r->text.failed ? NULL : r->text.data;
}

static bool is_one_of(const char *word, const char *const *words)
{
    for (; *words; words++)
        if (strcmp(word, *words) == 0) return true;
    return false;
}

/* In what erg wrote: what it counted, and how it is drawn. A node's values that are
 * numbers are measures. */
static bool is_derived(const read_dot_record *record, const read_dot_pair *pair)
{
    static const char *const facts[] = {"label", "kind", "id", NULL};
    static const char *const counted[] = {"family", "disputed", "tooltip", "URL", NULL};
    double ignored;
    if (is_one_of(pair->name, facts)) return false;
    if (record->kind == READ_DOT_GRAPH || is_one_of(pair->name, read_dot_looks))
        return true;
    if (record->kind == READ_DOT_EDGE) return is_one_of(pair->name, counted);
    return base_number_parse(&ignored, pair->text, strlen(pair->text));
}

/* Names that erg writes for its own, as the names that are read. */
static const char *name_of(const struct reading *r, const read_dot_pair *pair)
{
    if (!r->is_ours) return pair->name;
    if (strcmp(pair->name, "id") == 0) return "erg_id";
    if (strcmp(pair->name, "erg_weight") == 0) return "weight";
    if (strcmp(pair->name, "possible") == 0) return "status";
    return pair->name;
}

/* An edge's id is the relation's, the charset was needed before. */
static bool is_taken(const struct reading *r, const read_dot_record *record,
                     const char *name)
{
    if (record->kind == READ_DOT_GRAPH) return strcmp(name, "charset") == 0;
    return !r->is_ours && record->kind == READ_DOT_EDGE && strcmp(name, "id") == 0;
}

static erg_code give(struct reading *r, const read_dot_record *record, erg_error *err)
{
    base_place place = {r->file, 0, 0};
    read_foreign_begin(&r->foreign, place_of(r, record->name));
    for (size_t i = 0; i < record->count; i++) {
        const read_dot_pair *pair = &record->pairs[i];
        const char *name = name_of(r, pair);
        if (r->is_ours && is_derived(record, pair)) continue;
        if (is_taken(r, record, name)) continue;
        bool is_status = name != pair->name && strcmp(name, "status") == 0;
        const char *text = is_status ? "possible" : decode(r, record, pair);
        if (!text) return base_fail_memory(err);
        if (*text) read_foreign_text(&r->foreign, name, text, place);
    }
    return ERG_OK;
}

static const char *value_of(const read_dot_record *record, const char *name)
{
    for (size_t i = 0; i < record->count; i++)
        if (strcmp(record->pairs[i].name, name) == 0) return record->pairs[i].text;
    return NULL;
}

static erg_code take_graph(struct reading *r, const read_dot_record *record,
                           erg_error *err)
{
    r->directed = record->directed;
    r->is_ours = value_of(record, "erg_version") != NULL;
    erg_code code = give(r, record, err);
    if (code == ERG_OK && record->name && !value_of(record, "label"))
        read_foreign_text(&r->foreign, "name", record->name, (base_place){r->file, 0, 0});
    if (code == ERG_OK) code = read_foreign_graph(&r->foreign, err);
    if (code == ERG_OK && record->more)
        code = model_builder_note(r->job->builder, "of several graphs the first is read",
                                  err);
    return code;
}

static erg_code take_record(void *to, const read_dot_record *record, erg_error *err)
{
    struct reading *r = to;
    if (record->kind == READ_DOT_GRAPH) return take_graph(r, record, err);
    const char *dir = value_of(record, "dir");
    bool has_arrow = !dir || (strcmp(dir, "none") != 0 && strcmp(dir, "both") != 0);
    erg_code code = give(r, record, err);
    if (code != ERG_OK) return code;
    if (record->kind == READ_DOT_NODE) {
        if (record->cluster)
            read_foreign_text(&r->foreign, "cluster", record->cluster,
                              (base_place){r->file, 0, 0});
        return read_foreign_node(&r->foreign, record->name, err);
    }
    const read_foreign_ends ends = {.id = value_of(record, "id"),
                                    .source = record->source,
                                    .target = record->target,
                                    .directed = r->directed && has_arrow};
    return read_foreign_edge(&r->foreign, &ends, err);
}

static erg_code read(const read_job *job, erg_error *err)
{
    struct reading r = {.job = job, .file = read_source_name(job->source)};
    base_buffer text = {0};
    base_buffer answer = {0};
    erg_code code = read_foreign_open(&r.foreign, job, read_dot_looks, err);
    if (code == ERG_OK) code = read_text(&text, job->source, err);
    r.dot = text.data;
    if (code == ERG_OK) code = ask(&answer, &text, r.file, err);
    if (code == ERG_OK)
        code = read_dot_answer(answer.data, answer.length, r.file, take_record, &r, err);
    if (code == ERG_OK) code = read_foreign_end(&r.foreign, err);
    read_foreign_free(&r.foreign);
    base_buffer_free(&text);
    base_buffer_free(&answer);
    base_buffer_free(&r.text);
    return code;
}

const read_reader read_dot_reader = {
    .name = "dot",
    .summary = "DOT: Graphviz",
    .bid = bid,
    .strict_entities = false,
    .read = read,
};
