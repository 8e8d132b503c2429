/* A timeline, or its dated changes, as text for people, CSV or JSON. */
#ifndef WRITE_TIMELINE_H
#define WRITE_TIMELINE_H

#include "base/sink.h"
#include "erg/timeline.h"

typedef struct write_timeline_how {
    const char *title; /* NULL: the dataset's */
    const char *by;    /* the measure that orders entities; NULL: the first with ranks */
    uint32_t top;      /* entities shown; 0: all (text: 15) */
} write_timeline_how;

/* One of the two is set. */
typedef struct write_timeline_what {
    const erg_timeline *timeline;
    const erg_events *events;
} write_timeline_what;

typedef struct write_timeline_format {
    const char *name, *suffix;
    erg_code (*write)(base_sink *s, const write_timeline_what *what,
                      const write_timeline_how *how, erg_error *err);
} write_timeline_format;

/* text, csv, json. */
extern const write_timeline_format write_timeline_formats[];
extern const size_t write_timeline_format_count;

/* --- for the files that write the formats --- */

/* The entities to show, in the order of their rank at the last date, then their best
 * before, then id. */
typedef struct write_cast {
    const char *by;     /* NULL: nothing is ranked, and the order is that of the ids */
    uint32_t *entities; /* malloc'ed */
    size_t count;
    bool *shown; /* [entity]; malloc'ed */
} write_cast;

/* The row of an entity at a point, or ERG_NONE. */
uint32_t write_point_row(const erg_timeline_point *point, uint32_t entity);
/* The measures of the point that has the most, or NULL: they head tables. */
const erg_measures *write_timeline_columns(const erg_timeline *timeline);

void write_timeline_text(base_sink *s, const erg_timeline *timeline,
                         const write_timeline_how *how, const write_cast *cast);
void write_timeline_csv(base_sink *s, const erg_timeline *timeline,
                        const write_timeline_how *how, const write_cast *cast);
void write_timeline_json(base_sink *s, const erg_timeline *timeline,
                         const write_timeline_how *how, const write_cast *cast);
void write_events_text(base_sink *s, const erg_events *events,
                       const write_timeline_how *how);
void write_events_csv(base_sink *s, const erg_events *events,
                      const write_timeline_how *how);
void write_events_json(base_sink *s, const erg_events *events,
                       const write_timeline_how *how);

#endif
