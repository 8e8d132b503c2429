/* Marks of a dossier: bars and marks on the axis, and the legend that explains them. */
#include <math.h>
#include <string.h>

#include "draw/dossier_marks.h"

static const double pale = 0.42, least_mark = 9;

/* One level piece; nothing where it has no length. */
static void piece(draw_scene *scene, double x0, double x1, double y, draw_style style)
{
    if (x1 - x0 < 0.3) return;
    draw_line(scene, (draw_point){x0, y}, (draw_point){x1, y}, style);
}

/* Given once: as long as its date leaves open. */
void dossier_draw_event(draw_scene *scene, const dossier_look *look, double x0, double x1,
                        double y)
{
    if (x1 - x0 < least_mark) {
        x0 = (x0 + x1 - least_mark) / 2;
        x1 = x0 + least_mark;
    }
    double half = fmax(look->width, 4.4) / 2;
    bool firm = look->dash == DRAW_SOLID;
    draw_rect(scene, (draw_box){x0, y - half, x1, y + half}, fmin(half, 4),
              (draw_style){.fill = firm ? look->paint : DRAW_PAINT_PAPER,
                           .stroke = look->paint,
                           .stroke_width = 1.4,
                           .dash = look->dash});
}

/* Steps from nothing to full over the first px. */
static double fade_in(draw_scene *scene, double x0, double x1, double y, draw_style style)
{
    enum { STEPS = 6 };
    double step = fmin(8, (x1 - x0) / (STEPS + 1));
    for (int i = 0; i < STEPS; i++) {
        style.opacity = (i + 1.0) / (STEPS + 1);
        piece(scene, x0, x0 + step * 0.8, y, style);
        x0 += step;
    }
    return x0;
}

void dossier_draw_bar(draw_scene *scene, const dossier_look *look, const dossier_span *at,
                      double y)
{
    draw_style style = {
        .stroke = look->paint, .stroke_width = look->width, .dash = look->dash};
    draw_style faint = style;
    double from = at->from[0], to = at->to[1], high = look->width / 2 + 3;
    faint.opacity = pale;
    if (at->opens) {
        draw_line(scene, (draw_point){from, y - high}, (draw_point){from, y + high},
                  (draw_style){.stroke = look->paint, .stroke_width = 2});
        if (at->from[1] - from > 4 && at->from[1] < to) {
            piece(scene, from, at->from[1], y, faint);
            from = at->from[1];
        }
    } else {
        from = fade_in(scene, from, to, y, style);
    }
    if (!at->closes) {
        double length = draw_arrow_length(look->width);
        draw_arrow(scene, (draw_point){to, y}, (draw_point){1, 0}, look->width,
                   look->paint, 1);
        piece(scene, from, to - length + 0.6, y, style);
        return;
    }
    draw_line(scene, (draw_point){to, y - high}, (draw_point){to, y + high},
              (draw_style){.stroke = look->paint, .stroke_width = 2});
    if (to - at->to[0] > 4 && at->to[0] > from) {
        piece(scene, at->to[0], to, y, faint);
        to = at->to[0];
    }
    piece(scene, from, to, y, style);
}

void dossier_draw_pointer(draw_scene *scene, draw_point tip)
{
    const draw_point points[] = {tip, {tip.x - 3.5, tip.y - 6}, {tip.x + 3.5, tip.y - 6}};
    draw_polygon(scene, points, 3, (draw_style){.fill = DRAW_PAINT_MUTE});
}

/* --- legend --- */

typedef struct shown {
    const char *text;
    enum { EVENT, BAR, OPEN_END, OPEN_START, VAGUE, PUBLISHED } mark;
    bool present;
} shown;

static void draw_sample(draw_scene *scene, const shown *item, double x, double y)
{
    static const double sample = 30;
    dossier_look look = {DRAW_PAINT_MUTE, DRAW_SOLID, 3};
    dossier_span span = {{x, x}, {x + sample, x + sample}, true, true};
    switch (item->mark) {
    case EVENT: dossier_draw_event(scene, &look, x + 8, x + 22, y); return;
    case PUBLISHED: dossier_draw_pointer(scene, (draw_point){x + 15, y + 3}); return;
    case BAR: break;
    case OPEN_END: span.closes = false; break;
    case OPEN_START: span.opens = false; break;
    case VAGUE: span.from[1] = x + sample * 0.6; break;
    }
    dossier_draw_bar(scene, &look, &span, y);
}

double dossier_draw_legend(dossier *d, double y)
{
    static const double size = 11.5, sample = 30, gap = 20, row = 19;
    shown items[] = {{"Given or done once", EVENT, false},
                     {"From start to end", BAR, false},
                     {"No end stated", OPEN_END, false},
                     {"No start stated", OPEN_START, false},
                     {"Date stated only to the year or month", VAGUE, false},
                     {"A source was published", PUBLISHED, d->pointer_count > 0}};
    for (size_t i = 0; i < d->row_count; i++) {
        const dossier_row *r = &d->rows[i];
        if (!r->dated) continue;
        items[0].present = items[0].present || r->event;
        items[1].present = items[1].present || (r->opens && r->closes);
        items[2].present = items[2].present || (!r->closes && !r->event);
        items[3].present = items[3].present || !r->opens;
        items[4].present = items[4].present || (r->opens && r->from[0] < r->from[1]) ||
                           (r->closes && r->to[0] < r->to[1]);
    }
    double x = DRAW_MARGIN, right = d->m->width - DRAW_MARGIN;
    bool any = false;
    draw_group_begin(&d->m->scene, "legend", NULL, NULL);
    for (size_t i = 0; i < sizeof items / sizeof *items; i++) {
        if (!items[i].present) continue;
        double width = sample + 7 +
                       draw_text_width(items[i].text, strlen(items[i].text), size, false);
        if (any && x + width > right) {
            x = DRAW_MARGIN;
            y += row;
        }
        any = true;
        draw_sample(&d->m->scene, &items[i], x, y + row / 2);
        draw_words(&d->m->scene, "legend-text",
                   (draw_point){x + sample + 7, y + row / 2 + 4}, DRAW_START,
                   (draw_run){items[i].text, DRAW_PAINT_INK, size, false});
        x += width + gap;
    }
    draw_group_end(&d->m->scene);
    return any ? y + row : y;
}
