/* CSV grammar, through libcsv (RFC 4180, strict: a stray or open quote is an error): rows
 * of cells that know their line and column. Blanks around cells without quotes are
 * dropped, blank lines skipped. Between cells stands a comma, a semicolon or a tab,
 * whichever the first line has most of. */
#ifndef READ_CSV_H
#define READ_CSV_H

#include "base/fail.h"
#include "read/reader.h"

enum { READ_COLUMNS_MAX = 4096 };

typedef struct read_csv_row {
    const char *const *cells; /* UTF-8; valid during the call */
    size_t count;
    base_place place;
    /* For the place of a cell: */
    const char *text;
    size_t length;
    char delimiter;
} read_csv_row;

typedef erg_code read_csv_take(void *to, const read_csv_row *row, erg_error *err);

/* Hands every row to `take`, the header first, until one fails. */
erg_code read_csv_rows(read_source *source, read_csv_take *take, void *to,
                       erg_error *err);

/* The delimiter of a text that begins so; '\0' where its first line has none. */
char read_csv_delimiter(const char *head, size_t n);

base_place read_csv_cell_place(const read_csv_row *row, size_t cell);

#endif
