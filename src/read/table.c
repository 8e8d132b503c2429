/* CSV: documents.csv, entities.csv and relations.csv, each by itself or all in a folder.
 *
 * Columns that erg does not know are attrs; an empty cell is absent, a row of empty cells
 * is none. In aliases and same_as a "|" stands between items. A row of relations that
 * states anything a claim states (document, amount, confidence, ...) makes one claim.
 * Rows with the same id, source and target are one relation with a claim each: a flat
 * table can state several claims only so.
 *
 * Gephi's tables are understood: Source, Target, Type (Directed, Undirected), Id, Label,
 * Weight, timeset (one interval of days; others are attrs). Gephi numbers edges by
 * itself: there an Id that is a number is no id. */
#include <math.h>
#include <string.h>

#include "base/buffer.h"
#include "base/date.h"
#include "base/number.h"
#include "base/text.h"
#include "model/canonical.h"
#include "read/columns.h"
#include "read/copies.h"
#include "read/field.h"
#include "read/head.h"
#include "read/source.h"

struct table {
    model_builder *builder;
    read_columns *columns;
    read_header header;
    base_arena scratch; /* for one row */
    const read_csv_row *row;
    const char *cells[READ_COLUMN_LAST + 1]; /* by field; NULL: absent */
    size_t at[READ_COLUMN_LAST + 1];         /* their columns */
    erg_date interval[2];                    /* of the timeset */
    const erg_value *attrs;
    size_t rows, copied; /* bytes of long names */
    erg_error *err;
};

static int bid(const char *head, size_t n, const char *name)
{
    static const char *const suffixes[] = {".csv", ".tsv", ".tab"};
    const char *end = memchr(head, '\n', n);
    size_t line = end ? (size_t)(end - head) : n;
    if (n == 0 || memchr(head, '\0', n) || strchr("{[<", head[0])) return 0;
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
        if (read_head_suffix(name, suffixes[i])) return 70;
    return read_csv_delimiter(head, line) ? 30 : 0;
}

/* --- cells --- */

static base_place place_of(const struct table *t, read_column field)
{
    return read_csv_cell_place(t->row, t->at[field]);
}

static const char *name_of(const struct table *t, read_column field)
{
    return t->header.names[t->at[field]];
}

static erg_code fail_cell(const struct table *t, read_column field, const char *wanted)
{
    return base_fail_at(t->err, ERG_EDATA, place_of(t, field),
                        "%.80s: found '%.80s', wanted %s", name_of(t, field),
                        t->cells[field], wanted);
}

/* One of erg's words; a column of that name that means something else can stay what it
 * is. */
static erg_code fail_word(const struct table *t, read_column field, const char *wanted)
{
    return base_fail_at(t->err, ERG_EDATA, place_of(t, field),
                        "%.80s: found '%.80s', wanted %s (where it means something else: "
                        "--columns %s=)",
                        name_of(t, field), t->cells[field], wanted,
                        read_column_name(field));
}

static erg_code take_number(const struct table *t, double *out, read_column field)
{
    const char *text = t->cells[field];
    if (!text || base_number_parse(out, text, strlen(text))) return ERG_OK;
    return fail_cell(t, field, "a plain number such as 1500000.5");
}

static erg_code take_date(const struct table *t, erg_date *out, read_column field)
{
    const char *text = t->cells[field];
    if (!text || base_date_parse(out, text, strlen(text))) return ERG_OK;
    return fail_cell(t, field, "a date: YYYY, YYYY-MM or YYYY-MM-DD");
}

/* The items between "|", blanks around them dropped. */
static erg_code take_list(struct table *t, const char *const **out, size_t *count,
                          read_column field)
{
    const char *text = t->cells[field];
    size_t most = 1;
    if (!text) return ERG_OK;
    for (const char *c = text; *c; c++)
        most += *c == '|';
    const char **items = base_arena_array(&t->scratch, most, sizeof *items);
    *count = 0;
    for (size_t i = 0; items && i < most; i++) {
        size_t n = strcspn(text, "|");
        const char *next = text + n + (text[n] == '|');
        for (; n > 0 && *text == ' '; n--)
            text++;
        while (n > 0 && text[n - 1] == ' ')
            n--;
        if (n > 0) items[(*count)++] = base_arena_text(&t->scratch, text, n);
        text = next;
    }
    *out = items;
    return t->scratch.failed ? base_fail_memory(t->err) : ERG_OK;
}

/* "<[2009-03-01, 2010-12-31]>" as two dates; false for anything else, more intervals and
 * moments among it. */
static bool take_interval(erg_date ends[2], const char *text)
{
    if (strncmp(text, "<[", 2) != 0) return false;
    text += 2;
    for (size_t i = 0; i < 2; i++) {
        size_t n = strcspn(text, i == 0 ? "," : "]");
        size_t day = n > 10 && text[10] == 'T' ? 10 : n;
        bool is_open =
            strncmp(text, "-Infinity", n) == 0 || strncmp(text, "Infinity", n) == 0;
        ends[i] = 0;
        if (!is_open && !base_date_parse(&ends[i], text, day)) return false;
        text += n;
        text += *text == ',' || *text == ']';
        text += strspn(text, " ");
    }
    return strcmp(text, ">") == 0 && (ends[0] != 0 || ends[1] != 0);
}

static erg_code count_names(struct table *t)
{
    erg_code code = ERG_OK;
    for (size_t i = 0; i < t->attrs->count && code == ERG_OK; i++) {
        size_t n = strlen(t->attrs->keys[i]);
        code = read_copies_add(&t->copied, t->rows, 1, n > READ_COPIES_NAME ? n : 0,
                               "names of columns", t->row->place, t->err);
    }
    return code;
}

/* Cells by field, and the others as attrs. */
static erg_code sort_cells(struct table *t)
{
    const read_csv_row *row = t->row;
    size_t n = 0;
    erg_value *items = base_arena_array(&t->scratch, row->count, sizeof *items);
    const char **keys = base_arena_array(&t->scratch, row->count, sizeof *keys);
    erg_value *attrs = base_arena_alloc(&t->scratch, sizeof *attrs);
    if (!items || !keys || !attrs) return base_fail_memory(t->err);
    memset(t->cells, 0, sizeof t->cells);
    for (size_t i = 0; i < row->count; i++) {
        read_column field = t->header.columns[i];
        const char *cell = row->cells[i];
        if (cell[0] == '\0') continue;
        bool is_odd = field == READ_COLUMN_TIMESET && !take_interval(t->interval, cell);
        if (field != READ_COLUMN_ATTR && !is_odd) {
            t->cells[field] = cell;
            t->at[field] = i;
        } else if (t->header.names[i][0] == '\0') {
            return base_fail_at(t->err, ERG_EDATA, read_csv_cell_place(row, i),
                                "'%.80s' in a column without a name", cell);
        } else {
            keys[n] = t->header.names[i];
            items[n++] = (erg_value){.type = ERG_VALUE_STRING, .string = cell};
        }
    }
    *attrs =
        (erg_value){.type = ERG_VALUE_OBJECT, .count = n, .items = items, .keys = keys};
    t->attrs = n > 0 ? attrs : NULL;
    t->rows++;
    return t->attrs && t->header.has_long_names ? count_names(t) : ERG_OK;
}

/* --- records --- */

static erg_code add_document(struct table *t)
{
    model_document_draft d;
    model_document_draft_clear(&d, t->row->place);
    d.id = t->cells[READ_COLUMN_ID];
    d.title = t->cells[READ_COLUMN_TITLE];
    d.publisher = t->cells[READ_COLUMN_PUBLISHER];
    d.url = t->cells[READ_COLUMN_URL];
    d.attrs = t->attrs;
    erg_code code = take_date(t, &d.date, READ_COLUMN_DATE);
    return code == ERG_OK ? model_builder_document(t->builder, &d, t->err) : code;
}

static erg_code add_entity(struct table *t)
{
    model_entity_draft d;
    model_entity_draft_clear(&d, t->row->place);
    d.id = t->cells[READ_COLUMN_ID];
    d.kind = t->cells[READ_COLUMN_KIND];
    d.label = t->cells[READ_COLUMN_LABEL];
    d.attrs = t->attrs;
    erg_code code = take_list(t, &d.aliases, &d.alias_count, READ_COLUMN_ALIASES);
    if (code == ERG_OK)
        code = take_list(t, &d.same_as, &d.same_as_count, READ_COLUMN_SAME_AS);
    return code == ERG_OK ? model_builder_entity(t->builder, &d, t->err) : code;
}

/* A currency, bound or basis in a row without an amount says nothing. */
static erg_code take_amount(const struct table *t, model_claim_draft *claim)
{
    const char *stated = t->cells[READ_COLUMN_CURRENCY];
    const char *currency = stated ? stated : t->header.currency;
    const char *bound = t->cells[READ_COLUMN_BOUND];
    const char *basis = t->cells[READ_COLUMN_BASIS];
    erg_amount *amount = &claim->amount;
    claim->has_amount = t->cells[READ_COLUMN_AMOUNT] || t->cells[READ_COLUMN_LOW] ||
                        t->cells[READ_COLUMN_HIGH];
    if (!claim->has_amount) return ERG_OK;
    erg_code code = take_number(t, &amount->value, READ_COLUMN_AMOUNT);
    if (code == ERG_OK) code = take_number(t, &amount->low, READ_COLUMN_LOW);
    if (code == ERG_OK) code = take_number(t, &amount->high, READ_COLUMN_HIGH);
    if (code != ERG_OK) return code;
    if (currency && !model_is_currency(currency))
        return fail_cell(t, READ_COLUMN_CURRENCY, "three capitals such as USD");
    if (currency) memcpy(amount->currency, currency, 4);
    if (bound && !model_bound_parse(&amount->bound, bound))
        return fail_word(t, READ_COLUMN_BOUND, "over, up-to or about");
    if (basis && !model_basis_parse(&amount->basis, basis))
        return fail_word(t, READ_COLUMN_BASIS, "own or round-total");
    return ERG_OK;
}

static erg_code take_claim(const struct table *t, model_claim_draft *claim, bool *is_any)
{
    const char *status = t->cells[READ_COLUMN_STATUS];
    claim->document = t->cells[READ_COLUMN_DOCUMENT];
    claim->locator = t->cells[READ_COLUMN_LOCATOR];
    claim->by = t->cells[READ_COLUMN_BY];
    claim->note = t->cells[READ_COLUMN_NOTE];
    erg_code code = take_amount(t, claim);
    if (code == ERG_OK) code = take_number(t, &claim->share, READ_COLUMN_SHARE);
    if (code == ERG_OK) code = take_number(t, &claim->confidence, READ_COLUMN_CONFIDENCE);
    if (code == ERG_OK) code = take_date(t, &claim->asserted, READ_COLUMN_ASSERTED);
    if (code != ERG_OK) return code;
    if (status && !model_status_parse(&claim->status, status))
        return fail_word(t, READ_COLUMN_STATUS,
                         "reported, confirmed, possible, denied or retracted");
    *is_any = claim->has_amount || claim->document || claim->locator || claim->by ||
              claim->note || status || claim->asserted != 0 || !isnan(claim->share) ||
              !isnan(claim->confidence);
    return ERG_OK;
}

static erg_code take_direction(const struct table *t, int *out)
{
    const char *directed = t->cells[READ_COLUMN_DIRECTED];
    const char *type = t->cells[READ_COLUMN_TYPE];
    if (directed && !read_field_parse_flag(out, directed))
        return fail_word(t, READ_COLUMN_DIRECTED, "true or false");
    if (!type) return ERG_OK;
    *out = base_text_same_letters(type, "Directed");
    if (*out || base_text_same_letters(type, "Undirected") ||
        base_text_same_letters(type, "Mutual"))
        return ERG_OK;
    return fail_cell(t, READ_COLUMN_TYPE, "Directed or Undirected");
}

static const char *relation_id(const struct table *t)
{
    const char *id = t->cells[READ_COLUMN_ID];
    bool is_number = id && strspn(id, "0123456789") == strlen(id);
    return t->header.is_gephi && is_number ? NULL : id;
}

static erg_code add_relation(struct table *t)
{
    model_relation_draft d;
    model_claim_draft claim;
    bool has_claim = false;
    model_relation_draft_clear(&d, t->row->place);
    model_claim_draft_clear(&claim, t->row->place);
    d.id = relation_id(t);
    d.source = t->cells[READ_COLUMN_SOURCE];
    d.target = t->cells[READ_COLUMN_TARGET];
    d.relation = t->cells[READ_COLUMN_RELATION];
    d.label = t->cells[READ_COLUMN_LABEL];
    d.attrs = t->attrs;
    d.joins = true;
    erg_code code = take_direction(t, &d.directed);
    if (code == ERG_OK) code = take_date(t, &d.start, READ_COLUMN_START);
    if (code == ERG_OK) code = take_date(t, &d.end, READ_COLUMN_END);
    if (t->cells[READ_COLUMN_TIMESET]) {
        d.start = d.start ? d.start : t->interval[0];
        d.end = d.end ? d.end : t->interval[1];
    }
    if (code == ERG_OK) code = take_number(t, &d.weight, READ_COLUMN_WEIGHT);
    if (code == ERG_OK) code = take_claim(t, &claim, &has_claim);
    d.claims = &claim;
    d.claim_count = has_claim ? 1 : 0;
    return code == ERG_OK ? model_builder_relation(t->builder, &d, t->err) : code;
}

static erg_code take_header(struct table *t, const read_csv_row *row, erg_error *err)
{
    base_buffer hint = {0}, note = {0};
    erg_code code = read_header_open(&t->header, t->columns, row, err);
    if (code != ERG_OK || t->header.table != READ_RELATIONS) return code;
    read_header_hint(&hint, &t->header, t->columns);
    if (hint.length > 0)
        base_buffer_format(&note,
                           "columns that are called like erg's are attrs; to have them "
                           "read as such: --columns '%s'",
                           hint.data);
    if (hint.failed || note.failed)
        code = base_fail_memory(err);
    else if (note.length > 0)
        code = model_builder_note(t->builder, note.data, err);
    base_buffer_free(&hint);
    base_buffer_free(&note);
    return code;
}

/* A row of a sheet that nobody filled in. */
static bool is_empty(const read_csv_row *row)
{
    size_t i = 0;
    while (i < row->count && row->cells[i][0] == '\0')
        i++;
    return i == row->count;
}

static erg_code take_row(void *to, const read_csv_row *row, erg_error *err)
{
    struct table *t = to;
    if (t->header.count == 0) return take_header(t, row, err);
    if (row->count != t->header.count)
        return base_fail_at(err, ERG_EPARSE, row->place,
                            "row has %zu cells, wanted %zu as in the header", row->count,
                            t->header.count);
    if (is_empty(row)) return ERG_OK;
    t->row = row;
    base_arena_reset(&t->scratch);
    erg_code code = sort_cells(t);
    if (code != ERG_OK) return code;
    if (t->header.table == READ_DOCUMENTS) return add_document(t);
    if (t->header.table == READ_ENTITIES) return add_entity(t);
    return add_relation(t);
}

static erg_code read(const read_job *job, erg_error *err)
{
    struct table t = {.builder = job->builder, .columns = job->columns, .err = err};
    erg_code code = read_csv_rows(job->source, take_row, &t, err);
    read_header_free(&t.header);
    base_arena_free(&t.scratch);
    return code;
}

const read_reader read_csv_reader = {
    .name = "csv",
    .summary = "tables: documents.csv, entities.csv, relations.csv or a folder of them",
    .bid = bid,
    .strict_entities = false,
    .read = read,
};
