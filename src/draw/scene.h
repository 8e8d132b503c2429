/* Scene: a picture as positioned shapes in groups, what every emitter of pictures walks.
 *
 * Items stand in painting order. Text is clean (draw/metrics.h) and positions are px;
 * colours are paints of the grammar, so that an emitter decides how themes are told
 * apart. */
#ifndef DRAW_SCENE_H
#define DRAW_SCENE_H

#include "base/arena.h"
#include "base/fail.h"
#include "draw/geometry.h"
#include "draw/grammar.h"
#include "erg/picture.h"

typedef enum draw_item_type {
    DRAW_GROUP_BEGIN,
    DRAW_GROUP_END,
    DRAW_PATH,
    DRAW_CIRCLE, /* from[0] is the centre, radius */
    DRAW_RECT,   /* box from[0] to from[1], radius of its corners */
    DRAW_TEXT    /* from[0] on the baseline */
} draw_item_type;

typedef enum draw_dash {
    DRAW_SOLID,
    DRAW_DISPUTED,
    DRAW_POSSIBLE,
    DRAW_ENDED,
    DRAW_OUTLINE
} draw_dash;
typedef enum draw_anchor { DRAW_START, DRAW_MIDDLE, DRAW_END } draw_anchor;

typedef struct draw_style {
    draw_paint fill, stroke;
    double stroke_width;
    draw_dash dash;
    double opacity; /* 0 is taken as 1 */
} draw_style;

/* Part of a line of text. */
typedef struct draw_run {
    const char *text;
    draw_paint paint;
    double size;
    bool bold;
} draw_run;

typedef enum draw_verb {
    DRAW_MOVE,
    DRAW_LINE,
    DRAW_QUAD,
    DRAW_CUBIC,
    DRAW_CLOSE
} draw_verb;

typedef struct draw_item {
    draw_item_type type;
    const char *role;  /* class: what it is; NULL: nothing to say */
    const char *id;    /* of a group: "n1"; NULL: none */
    const char *title; /* of a group: its tooltip, lines parted by '\n'; NULL: none */
    draw_style style;
    const draw_verb *verbs; /* of a path */
    size_t verb_count;
    const draw_point *points;
    size_t point_count;
    draw_point from[2];
    double radius;
    draw_anchor anchor;
    const draw_run *runs;
    size_t run_count;
    const char *const *ids; /* the entities or relations it stands for; NULL: none */
    size_t id_count;
    bool relations; /* ids are of relations */
} draw_item;

struct erg_picture {
    double width, height;
    const char *title, *desc, *lang;
    const char *subtitle;         /* as it is drawn */
    const char *notes;            /* how to read it, paragraphs parted by '\n'; "" none */
    double plot_top, plot_bottom; /* between head and foot; equal: not told apart */
    const char *fallback; /* what took the place of a layout that failed, or NULL */
    draw_theme theme;
    const draw_item *items;
    size_t item_count;
    base_arena *memory; /* holds all of it, itself too */
};

/* Building one, item by item. Failure to allocate is sticky: `failed`. Everything given
 * is borrowed and must live in the arena or be constant, except points and runs, which
 * are copied. */
typedef struct draw_scene {
    base_arena *arena;
    draw_item *items;
    size_t item_count, item_capacity;
    bool failed;
} draw_scene;

void draw_group_begin(draw_scene *s, const char *role, const char *id, const char *title);
void draw_group_end(draw_scene *s);
void draw_circle(draw_scene *s, draw_point centre, double radius, draw_style style);
void draw_rect(draw_scene *s, draw_box box, double corner, draw_style style);
/* A straight line, an open curve, a closed polygon. */
void draw_line(draw_scene *s, draw_point a, draw_point b, draw_style style);
void draw_polygon(draw_scene *s, const draw_point *points, size_t count,
                  draw_style style);
/* Any path: each verb takes 1, 1, 2, 3 or 0 points. */
void draw_path(draw_scene *s, const draw_verb *verbs, size_t verb_count,
               const draw_point *points, size_t point_count, draw_style style);
void draw_text(draw_scene *s, const char *role, draw_point at, draw_anchor anchor,
               const draw_run *runs, size_t run_count);
/* Says what the items from number `from` on stand for; of groups the whole is meant.
 * Copies the ids. */
void draw_stands_for_entity(draw_scene *s, size_t from, const char *id);
void draw_stands_for_relations(draw_scene *s, size_t from, const erg_snapshot *snapshot,
                               const uint32_t *edges, size_t count);
/* Text of one style. */
void draw_words(draw_scene *s, const char *role, draw_point at, draw_anchor anchor,
                draw_run run);

#endif
