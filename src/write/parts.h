/* Pieces of JSON that several of erg's own formats share, so that they cannot differ.
 * Each writes members after those `first` stands for (base/json_text.h). */
#ifndef WRITE_PARTS_H
#define WRITE_PARTS_H

#include "base/sink.h"
#include "erg/write.h"

/* What the output is called: what->title, else the dataset's; NULL where neither is
 * there. */
const char *write_title(const erg_output *what);

/* Whether outputs may link there: https, http or mailto, in letters of any case. */
bool write_is_address(const char *url);

/* "generator":{"name":"erg","version":"0.1.0"} */
void write_generator(base_sink *s, bool *first);
/* "key":0.5, null for what is no number; "key":1, null for no rank (0). */
void write_number_or_null(base_sink *s, bool *first, const char *key, double value);
void write_rank_or_null(base_sink *s, bool *first, const char *key, uint32_t rank);
/* "as_of":"2025-06-30", null for no date. */
void write_clock(base_sink *s, bool *first, const char *key, erg_date date);
/* "as_of":"2025-06-30","known_by":null: null where none was asked for. */
void write_clocks(base_sink *s, bool *first, const erg_snapshot *snapshot);
/* "input":{"digest":...,"files":[...]}: of a snapshot taken as it stands, what it was
 * made from; else what was read. */
void write_input(base_sink *s, bool *first, const erg_dataset *dataset, bool recorded);
/* "weight":{"rule":...},"resolve":... */
void write_rules(base_sink *s, bool *first, const char *weight, const char *resolve);
/* The same, and "measured_on":{...} */
void write_method(base_sink *s, bool *first, const erg_snapshot *snapshot);
/* "measures":{"pagerank":{"damping":0.85,...}}: the settings of each column. */
void write_settings(base_sink *s, bool *first, const erg_measures *measures);
/* What the graph is and how it was made: "title" to "positions", in the contract's order;
 * a union has its two sides, or its dates, in place of one date and what goes with it.
 * `gap` stands before each group of members but the first: "\n " or nothing. */
void write_graph_members(base_sink *s, bool *first, const erg_output *what,
                         const char *gap, const char *y_axis);
/* "documents":[...] and, where there are any, "rates":[...], one record a line. */
void write_documents(base_sink *s, bool *first, const erg_dataset *dataset);
/* True if any edge is. */
bool write_is_directed(const erg_snapshot *snapshot);
/* Ends a record's line: all but the last of an array's take a comma. */
void write_record_end(base_sink *s, size_t at, size_t count);
/* "measures":{...},"ranks":{...} of one row; ranks only of measures that have any.
 * Nothing where there are no columns. */
void write_row(base_sink *s, bool *first, const erg_measures *measures, uint32_t row);

#endif
