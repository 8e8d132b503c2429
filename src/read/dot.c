/* DOT, parsed by cgraph in the program erg-layout, which may fail where erg must not.
 * Edges between subgraphs are one edge for each pair of their nodes, as Graphviz draws
 * them; a node's cluster is an attr. DOT that erg wrote comes back with its ids, kinds,
 * dates, amounts and weights. */
#include <stdlib.h>
#include <string.h>

#include "base/layout_protocol.h"
#include "base/number.h"
#include "base/worker.h"
#include "read/dot_answer.h"
#include "read/dot_check.h"
#include "read/dot_looks.h"
#include "read/dot_text.h"
#include "read/dot_value.h"
#include "read/foreign.h"
#include "read/source.h"

struct reading {
    const read_job *job;
    read_foreign foreign;
    const char *file;
    bool directed;
    bool is_ours;     /* erg wrote it */
    const char *name; /* the graph's, or NULL */
    base_buffer text;
    const char *dot; /* for places */
};

/* --- the worker --- */

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
                             .cpu_ms = (unsigned)(10000 + text->length / 500)};
    erg_code code = asked.failed ? base_fail_memory(&fault)
                                 : base_worker_run(answer, &well, &how, &asked, &fault);
    base_buffer_free(&asked);
    if (code == ERG_ENOMEM) return base_fail_memory(err);
    return code == ERG_OK
               ? code
               : base_fail_at(err, code, (base_place){file, 0, 0}, "%s", fault.text);
}

/* --- records --- */

/* Only a name that breaks the rules of ids has its place looked for: names with escapes
 * are not found. */
static base_place place_of(const struct reading *r, const char *name)
{
    const char *at = NULL;
    if (name && !*name) at = strstr(r->dot, "\"\"");
    if (name && *name && !model_is_id(name, MODEL_ID_MAX)) at = strstr(r->dot, name);
    return at ? read_dot_place(r->file, r->dot, (size_t)(at - r->dot))
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
    const read_dot_names names = {.graph = r->name,
                                  .node =
                                      record->kind == READ_DOT_NODE ? record->name : NULL,
                                  .tail = record->source,
                                  .head = record->target,
                                  .arrow = r->directed ? "->" : "--"};
    base_buffer_reset(&r->text);
    read_dot_decode(&r->text, pair->text, pair->is_html ? READ_DOT_HTML : value, &names);
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
    r->name = record->name;
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
    if (code == ERG_OK) code = read_dot_text(&text, job->source, err);
    r.dot = text.data;
    if (code == ERG_OK) code = read_dot_check(text.data, text.length, r.file, err);
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
    .bid = read_dot_bid,
    .strict_entities = false,
    .read = read,
};
