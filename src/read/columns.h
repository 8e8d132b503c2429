/* Columns of the three CSV tables: which of a header's names is which field, with the
 * mapping that "--columns" asks for. */
#ifndef READ_COLUMNS_H
#define READ_COLUMNS_H

#include "base/arena.h"
#include "base/buffer.h"
#include "read/csv.h"

/* One row a field: its name and the tables that have it. */
#define READ_COLUMN_LIST(X)                                                              \
    X(ID, "id", READ_DOCUMENTS | READ_ENTITIES | READ_RELATIONS)                         \
    X(LABEL, "label", READ_ENTITIES | READ_RELATIONS)                                    \
    X(KIND, "kind", READ_ENTITIES)                                                       \
    X(ALIASES, "aliases", READ_ENTITIES)                                                 \
    X(SAME_AS, "same_as", READ_ENTITIES)                                                 \
    X(TITLE, "title", READ_DOCUMENTS)                                                    \
    X(PUBLISHER, "publisher", READ_DOCUMENTS)                                            \
    X(DATE, "date", READ_DOCUMENTS)                                                      \
    X(URL, "url", READ_DOCUMENTS)                                                        \
    X(SOURCE, "source", READ_RELATIONS)                                                  \
    X(TARGET, "target", READ_RELATIONS)                                                  \
    X(RELATION, "relation", READ_RELATIONS)                                              \
    X(DIRECTED, "directed", READ_RELATIONS)                                              \
    X(START, "start", READ_RELATIONS)                                                    \
    X(END, "end", READ_RELATIONS)                                                        \
    X(WEIGHT, "weight", READ_RELATIONS)                                                  \
    X(AMOUNT, "amount", READ_RELATIONS)                                                  \
    X(LOW, "low", READ_RELATIONS)                                                        \
    X(HIGH, "high", READ_RELATIONS)                                                      \
    X(CURRENCY, "currency", READ_RELATIONS)                                              \
    X(BOUND, "bound", READ_RELATIONS)                                                    \
    X(BASIS, "basis", READ_RELATIONS)                                                    \
    X(SHARE, "share", READ_RELATIONS)                                                    \
    X(CONFIDENCE, "confidence", READ_RELATIONS)                                          \
    X(STATUS, "status", READ_RELATIONS)                                                  \
    X(DOCUMENT, "document", READ_RELATIONS)                                              \
    X(LOCATOR, "locator", READ_RELATIONS)                                                \
    X(BY, "by", READ_RELATIONS)                                                          \
    X(ASSERTED, "asserted", READ_RELATIONS)                                              \
    X(NOTE, "note", READ_RELATIONS)

enum { READ_DOCUMENTS = 1, READ_ENTITIES = 2, READ_RELATIONS = 4 };

typedef enum read_column {
#define X(field, name, tables) READ_COLUMN_##field,
    READ_COLUMN_LIST(X)
#undef X
        READ_COLUMN_COUNT,
    READ_COLUMN_ATTR = READ_COLUMN_COUNT, /* a name of the user's own */
    READ_COLUMN_TYPE,                     /* Gephi's Type: Directed, Undirected */
    READ_COLUMN_TIMESET, /* Gephi's intervals: "<[2009-01-01, 2010-12-31]>" */
    READ_COLUMN_LAST = READ_COLUMN_TIMESET
} read_column;

/* What --columns asks for, and whether a header had it. */
typedef struct read_columns {
    base_arena arena;
    const char *theirs[READ_COLUMN_COUNT]; /* NULL: not mapped */
    bool found[READ_COLUMN_COUNT];
    const char *header; /* the names of the header seen last, for messages */
} read_columns;

/* erg's own name of a column. */
const char *read_column_name(read_column column);
/* The tables that have it: READ_DOCUMENTS | ... */
int read_column_tables(read_column column);

/* "source=investor,target=company"; NULL maps nothing. "status=" says that no column is
 * the status: one of that name is an attr. "currency=USD" where no column is called so is
 * the currency of all amounts whose row states none. */
erg_code read_columns_open(read_columns *columns, const char *mapping, erg_error *err);
/* After all inputs: what is mapped and no header had is an error. */
erg_code read_columns_check(const read_columns *columns, erg_error *err);
void read_columns_free(read_columns *columns);

/* A header, understood. */
typedef struct read_header {
    base_arena arena;
    int table;            /* READ_DOCUMENTS, ... */
    bool is_gephi;        /* relations as Gephi writes them */
    const char *currency; /* of rows that state none, or NULL */
    bool has_long_names;  /* of attrs, see read/copies.h */
    size_t count;
    const char **names;
    read_column *columns;
} read_header;

erg_code read_header_open(read_header *header, read_columns *columns,
                          const read_csv_row *row, erg_error *err);
void read_header_free(read_header *header);

/* --- columns_hint.c --- */
/* Appends what --columns may be meant to say: of relations' columns that are attrs those
 * called like one of erg's that is missing, "amount=Amount (USD),currency=USD". */
void read_header_hint(base_buffer *out, const read_header *header,
                      const read_columns *columns);

#endif
