/* Views: one file and one row each. A view turns its subject into a scene; the frame
 * around it (title, legend, notes, sources) is shared. */
#ifndef DRAW_VIEW_H
#define DRAW_VIEW_H

#include "draw/joined.h"
#include "draw/place.h"
#include "draw/scene.h"
#include "draw/subject.h"

/* What a view is made from: a snapshot, a comparison or a row of dates. */
typedef enum draw_need { DRAW_OF_GRAPH, DRAW_OF_DIFF, DRAW_OF_DATES } draw_need;

/* What a view is made from and builds. */
typedef struct draw_making {
    base_arena *arena;
    draw_scene scene;
    const erg_snapshot *snapshot;
    const erg_measures *measures;
    const erg_dataset *dataset;           /* of it, or of the newer side */
    const erg_union *joined;              /* of a comparison; then there is no snapshot */
    const erg_diff *diff;                 /* its own */
    const erg_timeline *timeline;         /* of dates; likewise */
    const erg_snapshot *const *snapshots; /* of its points, or NULL */
    const erg_positions *positions;       /* NULL: the view places by itself */
    const erg_picture_options *options;
    double width, height; /* of the canvas, set by the view */
    const char *title, *desc;
    const char *subtitle;         /* the view's own; NULL: counts */
    const char *deck, *notes;     /* subtitle and notes as they are drawn */
    double plot_top, plot_bottom; /* see erg_picture */
    const char *fallback;         /* see erg_picture */
    bool panels;         /* one a date: what is new is told from what was there */
    const char *prefix;  /* of the ids of nodes; NULL: "n" */
    const char *reading; /* how to read it, what other views do not say; NULL: network */
} draw_making;

typedef struct draw_view {
    const char *name;
    const char *summary;
    draw_need need;
    erg_code (*make)(draw_making *m, erg_error *err);
} draw_view;

/* The engine that took the place of one that failed, or NULL. */
const char *draw_picture_fallback(const erg_picture *picture);

extern const draw_view draw_network;
extern const draw_view draw_flow;
extern const draw_view draw_dossier;
extern const draw_view draw_diff;
extern const draw_view draw_multiples;
extern const draw_view draw_bump;

/* In the order of the contract; the first one is the default. */
extern const draw_view *const draw_views[];
extern const size_t draw_view_count;

/* The first for NULL; NULL where the name is none. */
const draw_view *draw_view_find(const char *name);
/* ERG_EUSAGE where the view is none, or shows something else. */
erg_code draw_view_check(const char *name, draw_need need, erg_error *err);

/* --- the frame (draw/frame.c, draw/legend.c, draw/notes.c) --- */

/* Lanes, symbols, names, labels and cards of a plan that stands where it is to stand. */
void draw_network_plot(draw_making *m, const draw_subject *s, const plan *p,
                       const uint32_t *letters);
/* The id of a node's group; NULL, and the scene has failed, without memory. */
const char *draw_node_id(draw_making *m, uint32_t node);
/* Moves the whole plan to its place on the canvas. */
void draw_plan_move(plan *p, double x, double y);

/* Title, subtitle and legend from the top; returns the y below them. */
double draw_head(draw_making *m, const draw_subject *s);
double draw_legend(draw_making *m, const draw_subject *s, double y);
/* The title alone, with its bar; then a subtitle of the caller's, unless one was asked
 * for. */
double draw_head_words(draw_making *m, const char *subtitle);
/* Notes and sources under the plot; returns the y of the end. */
double draw_foot(draw_making *m, const draw_subject *s, double y);

/* A paragraph of plain text, its first line's top at y; returns the y below it. */
double draw_paragraph(draw_making *m, const char *role, const char *text, double x,
                      double y, double width, draw_run look);

/* What it takes. */
double draw_paragraph_height(draw_making *m, const char *text, double width,
                             draw_run look);

/* What is shown, in words, for those who cannot see it (draw/describe.c). */
const char *draw_describe(const draw_subject *s, const char *title);
/* The same of another kind of picture: `what` begins it. */
const char *draw_describe_as(const draw_subject *s, const char *what, const char *title);
const char *draw_subtitle(const draw_subject *s);

/* --- marks (draw/symbol.c, draw/lines.c) --- */

void draw_symbol(draw_scene *scene, const draw_kind *kind, draw_point at, double r);
/* The same in another colour; opacity 1: nothing shows through. */
void draw_symbol_painted(draw_scene *scene, const draw_kind *kind, draw_point at,
                         double r, draw_paint paint, double opacity);
/* Its dashed outline: it is gone. */
void draw_symbol_outlined(draw_scene *scene, const draw_kind *kind, draw_point at,
                          double r, draw_paint paint);
double draw_presence_opacity(draw_presence presence, double full);
/* An arrowhead with its tip at `tip`; its length is draw_arrow_length. */
void draw_arrow(draw_scene *scene, draw_point tip, draw_point direction, double width,
                draw_paint paint, double opacity);
double draw_arrow_length(double width);
/* The lanes of a bundle along its tie, cut where symbols, names and labels stand. */
void draw_lanes(draw_scene *scene, const draw_subject *s, const plan *p, uint32_t tie);
/* A ring beside a symbol for relations of a node with itself. */
void draw_loops(draw_scene *scene, const draw_subject *s, const plan *p);

#endif
