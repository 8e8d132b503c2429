/* Cells of CSV (RFC 4180), each with the comma or line before it:
 *     bool first = true;
 *     write_cell_text(s, &first, id);  write_cell_number(s, &first, 3.5);
 *     write_cell_end(s, &first);
 *
 * A spreadsheet computes a cell that begins with = + - @, a tab or a line end, whoever
 * wrote it: tables for people put ' before such text. Only what is to be read back goes
 * without (write_cell_exact). */
#ifndef WRITE_CSV_CELL_H
#define WRITE_CSV_CELL_H

#include "base/sink.h"
#include "erg/date.h"
#include "erg/value.h"

/* NULL: an empty cell. */
void write_cell_exact(base_sink *s, bool *first, const char *text);
/* The same, with ' before what a spreadsheet would compute. */
void write_cell_text(base_sink *s, bool *first, const char *text);
/* Not finite: an empty cell. */
void write_cell_number(base_sink *s, bool *first, double value);
/* 0: an empty cell. */
void write_cell_count(base_sink *s, bool *first, size_t value);
void write_cell_date(base_sink *s, bool *first, erg_date date);
/* Text and numbers as they are (text for people, or exact), the rest as JSON; NULL: an
 * empty cell. */
void write_cell_value(base_sink *s, bool *first, const erg_value *value, bool exact);
void write_cell_end(base_sink *s, bool *first);

#endif
