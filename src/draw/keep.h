/* Keeping places: entities that an earlier picture had stay where they were. */
#ifndef DRAW_KEEP_H
#define DRAW_KEEP_H

#include "draw/place.h"

/* The place of an entity, or NULL. O(log n). */
const erg_place *draw_keep_find(const erg_places *places, const char *id);

/* Pins the nodes that have a place, and makes room for the others: the plan's known,
 * floor and height. To be called before lonely nodes are seated. */
void draw_keep_pin(plan *p, const draw_subject *s);

/* In place of draw_place where nodes are known: finds places for the others alone. */
erg_code draw_keep_place(draw_placed *out, plan *p, const char *worker, erg_error *err);

/* The same for a snapshot too large for a plan: new nodes beside their neighbours, else
 * in rows below. *kept is false, and nothing else is set, where no node has a place.
 * O(n + m). */
erg_code draw_keep_large(bool *kept, erg_positions *out, double *x, double *y,
                         const erg_snapshot *snapshot, const erg_places *places,
                         erg_error *err);

#endif
