/* What the steps of making a timeline share. */
#ifndef COMPARE_SWEEP_H
#define COMPARE_SWEEP_H

#include "base/arena.h"
#include "base/date.h"
#include "erg/timeline.h"

/* The days on which an edge is in force. */
typedef struct compare_span {
    base_day first, last;
} compare_span;

compare_span compare_edge_span(const erg_edge *edge);

struct erg_timeline_memory {
    erg_timeline timeline;
    base_arena arena;
    erg_timeline_point *points;
};

/* Fills the points, whose dates are set, from a snapshot of every time. */
erg_code compare_sweep(erg_timeline *timeline, const erg_snapshot *all,
                       const erg_timeline_options *options, erg_error *err);
/* The same with a snapshot for each date. */
erg_code compare_one_by_one(erg_timeline *timeline, const erg_timeline_options *options,
                            erg_error *err);

#endif
