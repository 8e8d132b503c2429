/* JSON Lines, line by line. A long input is parsed ahead, in two threads, while the lines
 * before are taken; the order, and what is found wrong first, are the same. */
#ifndef READ_LINES_H
#define READ_LINES_H

#include "read/record.h"
#include "read/walk.h"

/* Each line that is not blank, with no key, in the thread that asks. */
erg_code read_lines(const read_job *job, read_walk_fn *line, void *to, erg_error *err);

/* The same for lines that are records: `make` drafts each, ahead of its turn, in any
 * order and in both threads; what it drafted is kept in the thread that asks, when those
 * before are. */
typedef erg_code read_line_fn(read_draft *out, read_records *records, bool is_first,
                              read_json_value line, erg_error *err);
erg_code read_line_records(const read_job *job, read_line_fn *make, erg_error *err);

#endif
