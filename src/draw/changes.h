/* The changes of a comparison in words: dated, sourced, the most important first. */
#ifndef DRAW_CHANGES_H
#define DRAW_CHANGES_H

#include "draw/view.h"

/* Behind what was so already at the older date, and became known since. */
#define DRAW_LATE "\xc2\xa0\xe2\x80\xa0"

/* One line of the list: one change, or the same one of several pairs with a common end.
 */
typedef struct draw_change_row {
    erg_change change;
    const char *when; /* "2024-03"; in brackets: when it was reported; "" unknown */
    const char *text; /* "Acme, Bolt → Cord: seed round, $1bn" */
    const char *refs; /* "[1][3]" */
} draw_change_row;

typedef struct draw_change_list {
    draw_change_row *rows; /* changed, added, removed; each by importance */
    size_t count;
    size_t left_out; /* beyond the most that are listed */
    bool late;       /* any row has the mark */
} draw_change_list;

/* False when memory runs out. */
bool draw_changes_make(draw_change_list *out, const draw_making *m, const draw_subject *s,
                       const draw_union *u);
/* "8 new and 2 ended relations; 3 entities are new" */
const char *draw_changes_summary(base_arena *arena, const erg_diff *diff);
/* In even columns; returns the y below them. */
double draw_changes_columns(draw_making *m, const draw_change_list *list, double y);

#endif
