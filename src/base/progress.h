/* Work in parts, each told as its share of the whole. */
#ifndef BASE_PROGRESS_H
#define BASE_PROGRESS_H

#include "erg/progress.h"

typedef struct base_progress_part {
    erg_progress whole;
    double from, size; /* shares of the whole: done before it, and its own */
} base_progress_part;

/* What the part is to tell while it lasts; the part must outlive that. `done` of `all` is
 * behind, `size` of it is the part's; what is behind is told at once. Nothing is told
 * where `whole` is not. */
erg_progress base_progress_begin(base_progress_part *part, erg_progress whole,
                                 double done, double size, double all);

#endif
