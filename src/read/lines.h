/* JSON Lines, line by line. A long input is parsed ahead by a second thread, while the
 * lines before are taken; the order, and what is found wrong first, are the same. */
#ifndef READ_LINES_H
#define READ_LINES_H

#include "read/walk.h"

/* Each line that is not blank, with no key, in the thread that asks. */
erg_code read_lines(const read_job *job, read_walk_fn *line, void *to, erg_error *err);

#endif
