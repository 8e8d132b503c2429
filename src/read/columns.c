#include "read/columns.h"

#include <string.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/number.h"
#include "base/text.h"
#include "model/builder.h"
#include "read/copies.h"

/* Of a header, in messages. */
enum { SHOWN_MAX = 400 };

static const struct {
    const char *name;
    int tables;
} known[READ_COLUMN_COUNT] = {
#define X(field, name, tables) {name, tables},
    READ_COLUMN_LIST(X)
#undef X
};

/* The same names, for suggestions. */
static const char *const known_names[READ_COLUMN_COUNT] = {
#define X(field, name, tables) name,
    READ_COLUMN_LIST(X)
#undef X
};

const char *read_column_name(read_column column)
{
    return known[column].name;
}

int read_column_tables(read_column column)
{
    return known[column].tables;
}

static read_column find_column(const char *name)
{
    int i = 0;
    while (i < READ_COLUMN_COUNT && strcmp(known[i].name, name) != 0)
        i++;
    return (read_column)i;
}

/* --- the mapping --- */

static erg_code map_pair(read_columns *columns, const char *pair, size_t n,
                         erg_error *err)
{
    const char *equals = memchr(pair, '=', n);
    size_t length = equals ? (size_t)(equals - pair) : n;
    if (!equals || length == 0)
        return base_fail(err, ERG_EUSAGE,
                         "columns: found '%.*s', wanted pairs such as source=investor",
                         (int)(n < 80 ? n : 80), pair);
    const char *ours = base_arena_text(&columns->arena, pair, length);
    const char *theirs = base_arena_text(&columns->arena, equals + 1, n - length - 1);
    if (!ours || !theirs) return base_fail_memory(err);
    read_column column = find_column(ours);
    if (column == READ_COLUMN_COUNT) {
        const char *near = base_text_nearest(ours, known_names, READ_COLUMN_COUNT);
        return base_fail(err, ERG_EUSAGE, "columns: '%.80s' is no column of erg's%s%s%s",
                         ours, near ? ", did you mean '" : "", near ? near : "",
                         near ? "'" : "");
    }
    if (columns->theirs[column])
        return base_fail(err, ERG_EUSAGE, "columns: %s is mapped twice", ours);
    columns->theirs[column] = theirs;
    columns->found[column] = theirs[0] == '\0';
    return ERG_OK;
}

erg_code read_columns_open(read_columns *columns, const char *mapping, erg_error *err)
{
    erg_code code = ERG_OK;
    *columns = (read_columns){.header = NULL};
    while (mapping && code == ERG_OK) {
        size_t n = strcspn(mapping, ",");
        code = map_pair(columns, mapping, n, err);
        mapping = mapping[n] == ',' ? mapping + n + 1 : NULL;
    }
    return code;
}

erg_code read_columns_check(const read_columns *columns, erg_error *err)
{
    for (int i = 0; i < READ_COLUMN_COUNT; i++) {
        if (!columns->theirs[i] || columns->found[i]) continue;
        if (!columns->header)
            return base_fail(err, ERG_EUSAGE, "columns are mapped, and no input is CSV");
        return base_fail(err, ERG_EUSAGE, "columns: no column '%.80s' for %s, found %s",
                         columns->theirs[i], known[i].name, columns->header);
    }
    return ERG_OK;
}

void read_columns_free(read_columns *columns)
{
    base_arena_free(&columns->arena);
    *columns = (read_columns){.header = NULL};
}

/* --- headers --- */

/* Gephi's own names, whatever their case: "Source", "Id". */
static read_column find_gephi(const char *name, int table)
{
    static const struct {
        const char *name;
        read_column column;
        int tables;
    } gephi[] = {{"id", READ_COLUMN_ID, READ_ENTITIES | READ_RELATIONS},
                 {"label", READ_COLUMN_LABEL, READ_ENTITIES | READ_RELATIONS},
                 {"source", READ_COLUMN_SOURCE, READ_RELATIONS},
                 {"target", READ_COLUMN_TARGET, READ_RELATIONS},
                 {"weight", READ_COLUMN_WEIGHT, READ_RELATIONS},
                 {"type", READ_COLUMN_TYPE, READ_RELATIONS},
                 {"timeset", READ_COLUMN_TIMESET, READ_RELATIONS},
                 {"interval", READ_COLUMN_TIMESET, READ_RELATIONS},
                 {"time interval", READ_COLUMN_TIMESET, READ_RELATIONS}};
    for (size_t i = 0; i < sizeof gephi / sizeof *gephi; i++)
        if ((gephi[i].tables & table) && base_text_same_letters(name, gephi[i].name))
            return gephi[i].column;
    return READ_COLUMN_ATTR;
}

static bool has_name(const read_csv_row *row, const char *name)
{
    for (size_t i = 0; i < row->count; i++)
        if (strcmp(row->cells[i], name) == 0) return true;
    return false;
}

/* A currency rather than the name of a column. */
static const char *currency_of(const read_columns *columns, const read_csv_row *row)
{
    const char *currency = columns->theirs[READ_COLUMN_CURRENCY];
    bool is_code = currency && model_is_currency(currency) && !has_name(row, currency);
    return is_code ? currency : NULL;
}

/* Gephi writes Source and Target. A column "type" beside source and target is the user's.
 */
static bool is_gephi(const read_columns *columns, const read_csv_row *row)
{
    return !has_name(row, "source") && !has_name(row, "target") &&
           !columns->theirs[READ_COLUMN_SOURCE] && !columns->theirs[READ_COLUMN_TARGET];
}

/* The field of this table that the name stands for. A mapping goes first, then erg's own
 * names, unless a mapping gave the field to another column. */
static read_column column_of(const read_columns *columns, const read_csv_row *row,
                             const char *name, int table)
{
    for (int i = 0; i < READ_COLUMN_COUNT; i++)
        if (columns->theirs[i] && name[0] && (known[i].tables & table) &&
            strcmp(columns->theirs[i], name) == 0)
            return (read_column)i;
    read_column column = find_column(name);
    if (column == READ_COLUMN_COUNT || !(known[column].tables & table))
        column = find_gephi(name, table);
    if (column == READ_COLUMN_ATTR) return column;
    if (column == READ_COLUMN_TYPE || column == READ_COLUMN_TIMESET)
        return is_gephi(columns, row) ? column : READ_COLUMN_ATTR;
    const char *theirs = columns->theirs[column];
    bool is_elsewhere = theirs && (!theirs[0] || has_name(row, theirs));
    return is_elsewhere ? READ_COLUMN_ATTR : column;
}

static bool has_column(const read_columns *columns, const read_csv_row *row,
                       read_column wanted, int table)
{
    for (size_t i = 0; i < row->count; i++)
        if (column_of(columns, row, row->cells[i], table) == wanted) return true;
    return false;
}

/* Which table it is, or 0. */
static int find_table(const read_columns *columns, const read_csv_row *row)
{
    const char *file = base_file_name(row->place.file);
    if (has_column(columns, row, READ_COLUMN_SOURCE, READ_RELATIONS) &&
        has_column(columns, row, READ_COLUMN_TARGET, READ_RELATIONS))
        return READ_RELATIONS;
    if (!has_column(columns, row, READ_COLUMN_ID, READ_ENTITIES)) return 0;
    if (strcmp(file, "documents.csv") == 0) return READ_DOCUMENTS;
    if (strcmp(file, "entities.csv") == 0) return READ_ENTITIES;
    bool of_documents = has_column(columns, row, READ_COLUMN_TITLE, READ_DOCUMENTS) ||
                        has_column(columns, row, READ_COLUMN_PUBLISHER, READ_DOCUMENTS) ||
                        has_column(columns, row, READ_COLUMN_URL, READ_DOCUMENTS);
    bool of_entities = has_column(columns, row, READ_COLUMN_KIND, READ_ENTITIES) ||
                       has_column(columns, row, READ_COLUMN_LABEL, READ_ENTITIES);
    return of_documents && !of_entities ? READ_DOCUMENTS : READ_ENTITIES;
}

/* The names for a message: 'a', 'b', 'c'. */
static erg_code keep_names(read_columns *columns, const read_csv_row *row, erg_error *err)
{
    base_buffer names = {0};
    for (size_t i = 0; i < row->count && names.length < SHOWN_MAX; i++)
        base_buffer_format(&names, "%s'%.80s'", i > 0 ? ", " : "", row->cells[i]);
    if (names.length >= SHOWN_MAX) base_buffer_add(&names, ", ...");
    columns->header =
        names.failed ? NULL : base_arena_text(&columns->arena, names.data, names.length);
    base_buffer_free(&names);
    return columns->header ? ERG_OK : base_fail_memory(err);
}

/* Says what to do about it: to name the columns, or to put names above the data. */
static erg_code fail_header(const read_columns *columns, const read_csv_row *row,
                            erg_error *err)
{
    double ignored;
    const char *first = row->cells[0];
    const char *second = row->count > 1 ? row->cells[1] : "";
    if (base_number_parse(&ignored, first, strlen(first)))
        return base_fail_at(err, ERG_EDATA, row->place,
                            "the first row names no columns, found %s; put one like "
                            "source,target above it",
                            columns->header);
    if (!*first || !*second)
        return base_fail_at(err, ERG_EDATA, row->place,
                            "header has neither source and target nor id, found %s",
                            columns->header);
    return base_fail_at(err, ERG_EDATA, row->place,
                        "header has neither source and target nor id, found %s; say "
                        "which they are, as in --columns 'source=%.40s,target=%.40s'",
                        columns->header, first, second);
}

static erg_code fail_table(const read_columns *columns, const read_csv_row *row,
                           erg_error *err)
{
    for (int i = 0; i < READ_COLUMN_COUNT; i++)
        if (!columns->found[i] && columns->theirs[i] &&
            !has_name(row, columns->theirs[i]) &&
            (i != READ_COLUMN_CURRENCY || !currency_of(columns, row)))
            return base_fail_at(err, ERG_EDATA, row->place,
                                "no column '%.80s' for %s, found %s", columns->theirs[i],
                                known[i].name, columns->header);
    return fail_header(columns, row, err);
}

static erg_code check_names(const read_header *header, const read_csv_row *row,
                            erg_error *err)
{
    for (size_t i = 0; i < header->count; i++) {
        for (size_t j = 0; j < i; j++) {
            bool same =
                header->names[i][0] && strcmp(header->names[i], header->names[j]) == 0;
            bool same_field = header->columns[i] != READ_COLUMN_ATTR &&
                              header->columns[i] == header->columns[j];
            if (same || same_field)
                return base_fail_at(err, ERG_EDATA, read_csv_cell_place(row, i),
                                    "column '%.80s' is there already, as '%.80s'",
                                    header->names[i], header->names[j]);
        }
    }
    return ERG_OK;
}

erg_code read_header_open(read_header *header, read_columns *columns,
                          const read_csv_row *row, erg_error *err)
{
    size_t n = row->count;
    base_arena *arena = &header->arena;
    erg_code code = keep_names(columns, row, err);
    if (code != ERG_OK) return code;
    for (int i = 0; i < READ_COLUMN_COUNT; i++)
        if (columns->theirs[i] && has_name(row, columns->theirs[i]))
            columns->found[i] = true;
    header->table = find_table(columns, row);
    if (header->table == 0) return fail_table(columns, row, err);
    header->names = base_arena_array(arena, n, sizeof *header->names);
    header->columns = base_arena_array(arena, n, sizeof *header->columns);
    if (!header->names || !header->columns) return base_fail_memory(err);
    for (size_t i = 0; i < n; i++) {
        const char *name = row->cells[i];
        read_column column = column_of(columns, row, name, header->table);
        header->columns[i] = column;
        header->names[i] = base_arena_text(arena, name, strlen(name));
        if (!header->names[i]) return base_fail_memory(err);
        if (column == READ_COLUMN_ATTR && strlen(name) > READ_COPIES_NAME)
            header->has_long_names = true;
    }
    header->count = n;
    header->is_gephi = header->table == READ_RELATIONS && is_gephi(columns, row);
    if (header->table == READ_RELATIONS) header->currency = currency_of(columns, row);
    if (header->currency) columns->found[READ_COLUMN_CURRENCY] = true;
    return check_names(header, row, err);
}

void read_header_free(read_header *header)
{
    base_arena_free(&header->arena);
    *header = (read_header){.table = 0};
}
