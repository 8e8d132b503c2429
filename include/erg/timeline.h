/* Timeline: one dataset at a row of dates. What is there at each, what came and went
 * since the one before, and the measures; and the dated changes themselves, in order.
 *
 * Each point is what erg_snapshot_make gives with its date as `as_of`, and the same
 * measures. Relations are resolved once and then swept from date to date, so that a long
 * row of dates costs little more than one snapshot. */
#ifndef ERG_TIMELINE_H
#define ERG_TIMELINE_H

#include "erg/measure.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct erg_timeline_point {
    erg_date date;
    uint32_t node_count, edge_count, tie_count;
    uint32_t startless_count; /* edges that state no start: there from of old */
    /* Since the point before, nothing for the first: entities and relations of the
     * dataset, by id. */
    const uint32_t *entered, *left, *started, *ended;
    size_t entered_count, left_count, started_count, ended_count;
    const uint32_t *nodes;        /* the entities there, by id; NULL without measures */
    const erg_measures *measures; /* rows parallel to nodes; NULL: none were asked for */
} erg_timeline_point;

typedef struct erg_timeline {
    const erg_dataset *dataset; /* borrowed */
    const char *weight_rule, *resolve;
    erg_date known_by;
    const erg_timeline_point *points; /* by date */
    size_t point_count;
    struct erg_timeline_memory *memory;
} erg_timeline;

typedef struct erg_timeline_options {
    erg_snapshot_options snapshot; /* as_of is not read */
    erg_measure_options measures;  /* none: no measures, much faster */
    const erg_date *dates; /* in any order; of two that end on one day the first */
    size_t date_count;
} erg_timeline_options;

/* Borrows dataset. No dates, or a date that is none, is ERG_EUSAGE.
 * Without measures O(relations log dates + what changed); with minimum weight, backbone,
 * component, the weight rule `explicit` or a recorded dataset a snapshot a date. */
erg_code erg_timeline_make(erg_timeline **out, const erg_dataset *dataset,
                           const erg_timeline_options *options, erg_error *err);
/* NULL is allowed. */
void erg_timeline_free(erg_timeline *timeline);

typedef enum erg_step { ERG_STEP_YEAR, ERG_STEP_QUARTER, ERG_STEP_MONTH } erg_step;

enum { ERG_DATES_MAX = 10000 };

/* Years, or last months of quarters, or months (each stands for its last day), from the
 * one that `from` falls into to the one before `to` ends, then `to` itself where it ends
 * between two. 0: from the first dated start or end, to the last start and the last date
 * of a document or claim (an end ahead of what is known is no reason to look there).
 * *dates is malloc'ed. No date at all is ERG_EDATA, more than ERG_DATES_MAX ERG_ELIMIT.
 */
erg_code erg_timeline_dates(erg_date **dates, size_t *count, const erg_dataset *dataset,
                            erg_step step, erg_date from, erg_date to, erg_error *err);

/* A relation starts, or ends. */
typedef struct erg_event {
    erg_date date;
    bool is_end;
    uint32_t edge; /* of the snapshot */
} erg_event;

typedef struct erg_events {
    const erg_snapshot *snapshot; /* borrowed */
    const erg_event *items; /* by day (a start means the first, an end the last it can
                               mean), starts before ends, then id */
    size_t count;
    struct erg_events_memory *memory;
} erg_events;

/* The dated changes of a snapshot's edges from the first day of `from` to the last of
 * `to` (0: open). Funding, payments and acquisitions have a start only. Borrows snapshot;
 * one without `as_of` has all of them. */
erg_code erg_events_make(erg_events **out, const erg_snapshot *snapshot, erg_date from,
                         erg_date to, erg_error *err);
/* NULL is allowed. */
void erg_events_free(erg_events *events);

#ifdef __cplusplus
}
#endif
#endif
