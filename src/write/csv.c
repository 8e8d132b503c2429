/* CSV: documents.csv, entities.csv and relations.csv, with the columns that erg reads
 * back, then a column for each attr. A relation has a row for each of its claims, or one
 * without any: of rows with one id each says the same of the relation. What the relation
 * does not state itself stands as the policy resolved it. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/fail.h"
#include "base/text.h"
#include "model/canonical.h"
#include "read/columns.h"
#include "write/csv_cell.h"
#include "write/emitter.h"
#include "write/shown.h"

/* A column of the user's own: the attr, and the heading it can have. */
typedef struct attr {
    const char *key, *heading;
} attr;

typedef struct table {
    base_sink *s;
    const erg_snapshot *snapshot;
    bool safe;
    int kind; /* READ_DOCUMENTS, ... */
    bool first;
    attr *attrs; /* by key */
    size_t attr_count;
    base_arena memory;
} table;

/* --- cells --- */

static void put(table *t, const char *text)
{
    if (t->safe)
        write_cell_text(t->s, &t->first, text);
    else
        write_cell_exact(t->s, &t->first, text);
}

static void put_number(table *t, double value)
{
    write_cell_number(t->s, &t->first, value);
}

static void put_date(table *t, erg_date date)
{
    write_cell_date(t->s, &t->first, date);
}

/* The items with "|" between them. */
static void put_list(table *t, const char *const *items, size_t count)
{
    base_buffer text = {0};
    for (size_t i = 0; i < count; i++) {
        base_buffer_add(&text, i > 0 ? "|" : "");
        base_buffer_add(&text, items[i]);
    }
    put(t, text.data);
    if (text.failed) t->memory.failed = true;
    base_buffer_free(&text);
}

static void end_row(table *t, const erg_value *attrs)
{
    for (size_t i = 0; i < t->attr_count; i++)
        write_cell_value(t->s, &t->first, erg_value_member(attrs, t->attrs[i].key),
                         !t->safe);
    write_cell_end(t->s, &t->first);
}

/* --- columns --- */

static bool has_column(const table *t, int column)
{
    return (read_column_tables((read_column)column) & t->kind) != 0;
}

/* Whatever the case of its letters, as the reader takes Gephi's. */
static bool is_column(const table *t, const char *heading)
{
    for (int i = 0; i < READ_COLUMN_COUNT; i++)
        if (has_column(t, i) &&
            base_text_same_letters(heading, read_column_name((read_column)i)))
            return true;
    return false;
}

static int compare_keys(const void *left, const void *right)
{
    const attr *a = left, *b = right;
    return strcmp(a->key, b->key);
}

static bool is_key(const table *t, const char *heading)
{
    const attr wanted = {heading, NULL};
    return t->attr_count > 0 &&
           bsearch(&wanted, t->attrs, t->attr_count, sizeof wanted, compare_keys) != NULL;
}

/* An attr called like a column, or with no name at all, becomes attr_NAME. */
static bool name_attr(table *t, attr *a)
{
    static const char prefix[] = "attr_";
    a->heading = a->key;
    while (a->heading && (a->heading[0] == '\0' || is_column(t, a->heading) ||
                          (a->heading != a->key && is_key(t, a->heading)))) {
        size_t n = strlen(a->heading);
        char *longer = base_arena_alloc(&t->memory, sizeof prefix + n);
        if (longer) memcpy(longer, prefix, sizeof prefix - 1);
        if (longer) memcpy(longer + sizeof prefix - 1, a->heading, n);
        a->heading = longer;
    }
    return a->heading != NULL;
}

static size_t record_count(const table *t)
{
    const erg_snapshot *g = t->snapshot;
    if (t->kind == READ_DOCUMENTS) return g->dataset->document_count;
    return t->kind == READ_ENTITIES ? g->node_count : g->edge_count;
}

static const erg_value *attrs_of(const table *t, size_t i)
{
    const erg_snapshot *g = t->snapshot;
    if (t->kind == READ_DOCUMENTS) return g->dataset->documents[i].attrs;
    if (t->kind == READ_ENTITIES) return g->nodes[i].attrs;
    return write_shown_relation(g, &g->edges[i]).attrs;
}

static erg_code gather_attrs(table *t, erg_error *err)
{
    void *attrs = NULL;
    size_t room = 0, count = 0;
    bool fine = true;
    for (size_t i = 0; i < record_count(t) && fine; i++) {
        const erg_value *value = attrs_of(t, i);
        for (size_t k = 0; value && k < value->count && fine; k++) {
            fine = base_grow(&attrs, &room, count + 1, sizeof *t->attrs);
            if (fine) ((attr *)attrs)[count++].key = value->keys[k];
        }
    }
    t->attrs = attrs;
    if (count > 0) qsort(t->attrs, count, sizeof *t->attrs, compare_keys);
    for (size_t i = 0; i < count; i++)
        if (t->attr_count == 0 ||
            strcmp(t->attrs[t->attr_count - 1].key, t->attrs[i].key) != 0)
            t->attrs[t->attr_count++].key = t->attrs[i].key;
    for (size_t i = 0; i < t->attr_count && fine; i++)
        fine = name_attr(t, &t->attrs[i]);
    if (!fine) return base_fail_memory(err);
    if (t->attr_count + READ_COLUMN_COUNT > READ_COLUMNS_MAX)
        return base_fail(err, ERG_ELIMIT,
                         "csv: attrs of %zu names, more than the limit of %d columns",
                         t->attr_count, READ_COLUMNS_MAX - READ_COLUMN_COUNT);
    return ERG_OK;
}

static void write_heading(table *t)
{
    for (int i = 0; i < READ_COLUMN_COUNT; i++)
        if (has_column(t, i)) put(t, read_column_name((read_column)i));
    for (size_t i = 0; i < t->attr_count; i++)
        put(t, t->attrs[i].heading);
    write_cell_end(t->s, &t->first);
}

/* --- rows, in the order of the columns --- */

static void write_document(table *t, const erg_document *d)
{
    put(t, d->id);
    put(t, d->title);
    put(t, d->publisher);
    put_date(t, d->date);
    put(t, d->url);
    end_row(t, d->attrs);
}

static void write_entity(table *t, uint32_t v)
{
    const erg_entity *e = erg_snapshot_entity(t->snapshot, v);
    put(t, e->id);
    put(t, e->label);
    put(t, strcmp(e->kind, "unknown") != 0 ? e->kind : NULL);
    put_list(t, e->aliases, e->alias_count);
    put_list(t, e->same_as, e->same_as_count);
    end_row(t, t->snapshot->nodes[v].attrs);
}

static void put_amount(table *t, const erg_amount *a)
{
    put_number(t, a ? a->value : NAN);
    put_number(t, a ? a->low : NAN);
    put_number(t, a ? a->high : NAN);
    put(t, a && a->currency[0] ? a->currency : NULL);
    put(t, a ? model_bound_name(a->bound) : NULL);
    put(t, a && a->basis != ERG_BASIS_OWN ? model_basis_name(a->basis) : NULL);
}

static void put_claim(table *t, const erg_claim *c)
{
    const erg_dataset *d = t->snapshot->dataset;
    bool cited = c && c->document != ERG_NONE;
    put_amount(t, c ? c->amount : NULL);
    put_number(t, c ? c->share : NAN);
    put_number(t, c && c->confidence_stated ? c->confidence : NAN);
    put(t, c ? model_status_name(c->status) : NULL);
    put(t, cited ? d->documents[c->document].id : NULL);
    put(t, c ? c->locator : NULL);
    put(t, c ? c->by : NULL);
    put_date(t, c ? c->asserted : 0);
    put(t, c ? c->note : NULL);
}

static void write_relation(table *t, const erg_edge *edge)
{
    const erg_relation r = write_shown_relation(t->snapshot, edge);
    for (size_t i = 0; i < r.claim_count || i == 0; i++) {
        put(t, r.id);
        put(t, edge->label);
        put(t, erg_snapshot_entity(t->snapshot, edge->source)->id);
        put(t, erg_snapshot_entity(t->snapshot, edge->target)->id);
        put(t, strcmp(r.relation, "related") != 0 ? r.relation : NULL);
        put(t, r.directed ? "true" : "false");
        put_date(t, edge->start);
        put_date(t, edge->end);
        put_number(t, r.weight);
        put_claim(t, r.claim_count > 0 ? &r.claims[i] : NULL);
        end_row(t, r.attrs);
    }
}

static void write_rows(table *t)
{
    const erg_snapshot *g = t->snapshot;
    for (size_t i = 0; i < record_count(t); i++) {
        if (t->kind == READ_DOCUMENTS) write_document(t, &g->dataset->documents[i]);
        if (t->kind == READ_ENTITIES) write_entity(t, (uint32_t)i);
        if (t->kind == READ_RELATIONS) write_relation(t, &g->edges[i]);
        base_sink_record(t->s);
    }
}

static erg_code emit_table(base_sink *s, const erg_output *what, int kind, erg_error *err)
{
    table t = {.s = s,
               .snapshot = what->snapshot,
               .safe = what->csv_safe,
               .kind = kind,
               .first = true};
    erg_code code = gather_attrs(&t, err);
    if (code == ERG_OK) {
        write_heading(&t);
        write_rows(&t);
        if (t.memory.failed) code = base_fail_memory(err);
    }
    free(t.attrs);
    base_arena_free(&t.memory);
    return code;
}

static erg_code emit_documents(base_sink *s, const erg_output *what, erg_error *err)
{
    return emit_table(s, what, READ_DOCUMENTS, err);
}

static erg_code emit_entities(base_sink *s, const erg_output *what, erg_error *err)
{
    return emit_table(s, what, READ_ENTITIES, err);
}

static erg_code emit_relations(base_sink *s, const erg_output *what, erg_error *err)
{
    return emit_table(s, what, READ_RELATIONS, err);
}

static const write_file files[] = {
    {"documents.csv", emit_documents},
    {"entities.csv", emit_entities},
    {"relations.csv", emit_relations},
};

const write_emitter write_csv = {
    .name = "csv",
    .suffix = "csv",
    .summary = "tables that erg reads back: documents.csv, entities.csv and "
               "relations.csv in the folder of -o",
    .keeps = "documents, entities, relations with a row for each claim, attrs as text "
             "(attr_NAME where a column is called NAME)",
    .loses = "title, rates, claims of entities (what they resolve to is in attrs), "
             "dates and labels of single claims, texts that are empty, | in aliases, "
             "what erg computes",
    .emit = emit_relations,
    .files = files,
    .file_count = sizeof files / sizeof *files,
};
