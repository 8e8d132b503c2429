/* Marks of a dossier and their legend (draw/dossier_marks.c). */
#ifndef DRAW_DOSSIER_MARKS_H
#define DRAW_DOSSIER_MARKS_H

#include "draw/dossier.h"

typedef struct dossier_look {
    draw_paint paint;
    draw_dash dash;
    double width;
} dossier_look;

/* Where a bar begins and ends: the first and the last x each may mean. */
typedef struct dossier_span {
    double from[2], to[2];
    bool opens, closes; /* else it fades in, or ends in an arrow */
} dossier_span;

void dossier_draw_event(draw_scene *scene, const dossier_look *look, double x0, double x1,
                        double y);
void dossier_draw_bar(draw_scene *scene, const dossier_look *look, const dossier_span *at,
                      double y);
/* Points down to the axis: when a source was published. */
void dossier_draw_pointer(draw_scene *scene, draw_point tip);
/* Just the marks there are; returns the y below. */
double dossier_draw_legend(dossier *d, double y);

#endif
