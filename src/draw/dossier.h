/* Dossier: one pair of entities, each of their relations as a row on an axis of time, in
 * a lane a family; those without a date in a column of their own. */
#ifndef DRAW_DOSSIER_H
#define DRAW_DOSSIER_H

#include "base/date.h"
#include "draw/view.h"

enum { DOSSIER_ROWS_MAX = 160, DOSSIER_BAR = 14 };

typedef struct dossier_row {
    uint32_t edge;
    size_t family;
    bool dated, event; /* event: given or done once, at its start */
    draw_dash dash;
    double width;
    base_day from[2], to[2];        /* first and last day of its start and its end */
    bool opens, closes;             /* a start, an end is stated */
    const char *text, *refs, *ends; /* what; "[1][3]"; "Acme → Bolt" */
    const char *title;
    draw_lines lines; /* of the text, refs and ends behind the last one */
    bool ends_apart;  /* ends stand on a line of their own, */
    bool refs_apart;  /* behind the sources that found no room */
    double text_width, height;
} dossier_row;

typedef struct dossier_axis {
    base_day first, last, now; /* now: what has no end reaches it */
    double x0, x1;
} dossier_axis;

/* To the day of a source. */
typedef struct dossier_pointer {
    double x;
    uint32_t number;
} dossier_pointer;

enum { DOSSIER_TICKS_MAX = 64 };

typedef struct dossier {
    draw_making *m;
    draw_subject *s;
    dossier_row *rows; /* by family, dated ones first, by start */
    size_t row_count, left_out;
    size_t dated_count;
    dossier_pointer *pointers; /* from left to right */
    size_t pointer_count;
    erg_date ticks[DOSSIER_TICKS_MAX]; /* the grid */
    size_t tick_count;
    dossier_axis axis;
    double undated_x, undated_width; /* of the column of those without a date */
} dossier;

enum {
    DOSSIER_TEXT = 11,
    DOSSIER_LINE = 14,
    DOSSIER_REFS = 9, /* px */
    DOSSIER_GAP = 24
};

#define DOSSIER_ENDS 9.5 /* px, of the names of a relation's ends */
#define DOSSIER_NO_DATE "No date stated"

/* The part of a snapshot with this pair alone, in the arena, borrowing the snapshot.
 * ERG_EUSAGE where they have no relation. */
erg_code dossier_pair(erg_snapshot **out, const draw_making *m, erg_error *err);
/* Rows with their words, and the axis they need; false without memory. */
bool dossier_rows_make(dossier *d);
/* Breaks a row's words into lines of this width; `apart`: its ends in a line below. */
bool dossier_row_wrap(const dossier *d, dossier_row *row, double width, bool apart);

double dossier_x(const dossier_axis *axis, base_day day);
/* The grid: dates of even steps, each with a label; at most `most`. Returns how many. */
size_t dossier_ticks(const dossier_axis *axis, erg_date *ticks, size_t most);

/* Where the sources stand on the axis (dossier_head.c); false without memory. */
bool dossier_find_pointers(dossier *d);
/* Each draws from y on and returns the y below it. */
double dossier_draw_head(dossier *d, double y);
/* The lanes with something on the axis, or the others (dossier_lanes.c). */
double dossier_draw_lanes(dossier *d, bool dated, double y);
/* Over those others. */
double dossier_draw_undated_head(dossier *d, double y);

#endif
