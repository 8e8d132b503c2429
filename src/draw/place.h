/* Placing: from a subject, or a whole large snapshot, to positions. */
#ifndef DRAW_PLACE_H
#define DRAW_PLACE_H

#include "draw/plan.h"
#include "draw/subject.h"
#include "draw/worker.h"
#include "erg/picture.h"

enum {
    DRAW_MARGIN = 24,     /* of the canvas, around the plot */
    DRAW_MARKER = 16,     /* the letter of a card that stands under the plot */
    DRAW_LONELY_HEAD = 26 /* the words above nodes without a tie */
};

/* Engines for --layout; `auto` leaves the choice to the view. */
typedef struct draw_engine {
    const char *name;
    const char *summary;
    bool own; /* ours: no worker is asked */
} draw_engine;

extern const draw_engine draw_engines[];
extern const size_t draw_engine_count;

/* NULL where the name is none. */
const draw_engine *draw_engine_find(const char *name);

/* The plan of a subject: sizes, names, ties, labels, groups; nothing has its place yet.
 * Nodes without a tie stand in rows at the bottom, pinned. NULL when memory runs out. */
plan *draw_plan_make(const draw_subject *s);

/* Where the layout came from. */
typedef struct draw_placed {
    const char *engine;
    bool fallback;
} draw_placed;

/* Sets every node's place, rounded to 0.1 px, and the plan's final height. Falls back
 * from the wanted engine to sfdp to a grid. ERG_EUSAGE for an unknown engine. */
erg_code draw_place(draw_placed *out, plan *p, const char *engine, const char *worker,
                    erg_error *err);

/* Takes the places of positions that are of the same nodes, scaled to the plan's width.
 * False where they are not, or there are none. */
bool draw_place_at(plan *p, const draw_subject *s, const erg_positions *given);

/* The y above which the nodes with ties stand, where those without stand below them; else
 * the plan's height. */
double draw_place_floor(const plan *p);

/* Layouts from the worker, [layout * node_count + node], for the nodes of a plan that
 * have ties; with the same ladder (draw/ask.c). ERG_ELAYOUT only where every engine
 * failed. */
erg_code draw_ask(draw_answer *out, draw_placed *placed, const plan *p,
                  const char *engine, const char *worker, erg_error *err);
/* The same for a snapshot too large for a plan: one layout of all nodes, no names. */
erg_code draw_ask_large(draw_answer *out, draw_placed *placed,
                        const erg_snapshot *snapshot, const char *engine,
                        const char *worker, erg_error *err);

/* Takes one layout into the plan: turned so that the main pair, else the long axis, lies
 * level, and stretched to fill the plot (draw/fit.c). */
void draw_fit(plan *p, const double *x, const double *y);
/* The same of one of the worker's layouts, as a state to begin a search from. */
void draw_take_start(plan *p, const draw_answer *a, size_t layout);
/* All places in tenths of a pixel; and, in the other, the main pair level. */
void draw_round_to_tenths(plan *p);
void draw_round_places(plan *p);
/* Searches from the most promising layouts and takes the best end (draw/race.c). */
erg_code draw_race(plan *p, const draw_answer *a, erg_error *err);
/* Rows and columns in place of a layout. */
void draw_grid(double *x, double *y, size_t count, double cell_w, double cell_h,
               double aspect);

/* True where the tie's card touches nothing. */
bool draw_card_hangs(const plan *p, uint32_t tie);

/* Pushes overlapping things apart, for layouts whose order is to be kept. */
void plan_relax(plan *p, unsigned rounds);
/* Pushes nodes that lie over each other apart, and lengthens the plot where that needs
 * room: after it plan_settle finds none that do. Changes nothing where there are none. */
void plan_make_room(plan *p);

#endif
