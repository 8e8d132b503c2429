/* Quoted strings and attributes of DOT that every Graphviz tool reads back exactly.
 *
 * Two kinds of text stand in quoted strings. Data (kind, relation, start, ...) has only
 * its quotes and backslashes escaped. Shown text (label, tooltip) also has & and line
 * ends escaped, because Graphviz decodes entities and wants \\n there; other control
 * characters are blanks. Graphviz keeps a doubled backslash doubled in memory: a reader
 * of the attributes halves it. */
#ifndef WRITE_DOT_TEXT_H
#define WRITE_DOT_TEXT_H

#include "base/sink.h"
#include "erg/date.h"

/* The bytes between the quotes. */
void write_dot_exact(base_sink *s, const char *text);
void write_dot_escaped(base_sink *s, const char *text);

/* key="...", with a comma after an earlier attribute of the list; nothing where the text
 * is NULL, the number not finite, the date none. */
void write_dot_data(base_sink *s, bool *first, const char *key, const char *text);
void write_dot_shown(base_sink *s, bool *first, const char *key, const char *text);
void write_dot_number(base_sink *s, bool *first, const char *key, double value);
void write_dot_date(base_sink *s, bool *first, const char *key, erg_date value);
/* URL="...": only http, https and mailto, percent-encoded; nothing for others. */
void write_dot_link(base_sink *s, bool *first, const char *url);
/* ` key="` for a value written by pieces; the caller closes the quote. */
void write_dot_open(base_sink *s, bool *first, const char *key);

#endif
