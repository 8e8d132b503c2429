/* A dossier's rows, in a lane a family: on the axis those with a date, in columns the
 * others.
 */
#include "draw/dossier.h"

#include <math.h>
#include <string.h>

#include "draw/dossier_marks.h"

static const double indent = 26, row_gap = 7;

/* --- rows --- */

/* Muted words behind others; returns where they end. */
static double add_words(dossier *d, const char *text, double size, double x, double y)
{
    draw_words(&d->m->scene, "label", (draw_point){x, y}, DRAW_START,
               (draw_run){text, DRAW_PAINT_MUTE, size, false});
    return x + draw_text_width(text, strlen(text), size, false);
}

static double draw_row_words(dossier *d, const dossier_row *row, double x, double y)
{
    double end = x;
    for (size_t i = 0; i < row->lines.count; i++) {
        const char *text = row->lines.items[i];
        draw_words(&d->m->scene, "label", (draw_point){x, y + 10.5}, DRAW_START,
                   (draw_run){text, DRAW_PAINT_INK, DOSSIER_TEXT, false});
        end = x + draw_text_width(text, strlen(text), DOSSIER_TEXT, false);
        y += DOSSIER_LINE;
    }
    double before = y - DOSSIER_LINE + 10.5, below = y + 10;
    bool refs = *row->refs != '\0';
    if (refs && !row->refs_apart)
        end = add_words(d, row->refs, DOSSIER_REFS, end + 4, before);
    if (!row->ends_apart) (void)add_words(d, row->ends, DOSSIER_ENDS, end + 12, before);
    if (!row->ends_apart) return y;
    end = add_words(d, row->ends, DOSSIER_ENDS, x, below);
    if (row->refs_apart) (void)add_words(d, row->refs, DOSSIER_REFS, end + 8, below);
    return y + DOSSIER_LINE;
}

static void stands_for(dossier *d, const dossier_row *row, size_t begin)
{
    draw_stands_for_relations(&d->m->scene, begin, d->s->snapshot, &row->edge, 1);
}

static void draw_bar(dossier *d, const dossier_row *row, double y)
{
    const dossier_axis *axis = &d->axis;
    dossier_look look = {draw_families[row->family].line, row->dash, row->width};
    size_t begin = d->m->scene.item_count;
    draw_group_begin(&d->m->scene, "lane", NULL, row->title);
    if (row->event) {
        dossier_draw_event(&d->m->scene, &look, dossier_x(axis, row->from[0]),
                           dossier_x(axis, row->from[1] + 1), y);
    } else {
        bool beyond = row->closes && row->to[1] > axis->last;
        dossier_span span = {{axis->x0, axis->x0},
                             {axis->x1, axis->x1},
                             row->opens,
                             row->closes && !beyond};
        if (row->opens) {
            span.from[0] = dossier_x(axis, row->from[0]);
            span.from[1] = dossier_x(axis, row->from[1] + 1);
        }
        if (span.closes) {
            span.to[0] = dossier_x(axis, row->to[0]);
            span.to[1] = dossier_x(axis, row->to[1] + 1);
        } else if (!beyond) {
            double least = span.from[0] + draw_arrow_length(row->width) + 6;
            span.to[1] = fmax(dossier_x(axis, axis->now + 1), least);
        }
        dossier_draw_bar(&d->m->scene, &look, &span, y);
    }
    draw_group_end(&d->m->scene);
    stands_for(d, row, begin);
}

/* The grid in [y0, y1], but where words stand. */
static void draw_grid_lines(dossier *d, double y0, double y1, double words_x0,
                            double words_x1)
{
    for (size_t i = 0; i < d->tick_count && y1 > y0; i++) {
        double x = dossier_x(&d->axis, base_date_first(d->ticks[i]));
        if (x > words_x0 - 4 && x < words_x1 + 4) continue;
        draw_line(&d->m->scene, (draw_point){x, y0}, (draw_point){x, y1},
                  (draw_style){.stroke = DRAW_PAINT_RULE, .stroke_width = 1});
    }
}

static double draw_dated(dossier *d, dossier_row *row, double y)
{
    const dossier_axis *axis = &d->axis;
    double x = row->opens ? dossier_x(axis, row->from[0]) : axis->x0;
    x = fmax(fmin(x, axis->x1 - row->text_width), axis->x0);
    draw_grid_lines(d, y, y + row->height, x, x + row->text_width);
    double end = y + row->height + DOSSIER_BAR + row_gap;
    draw_grid_lines(d, y + row->height, end, 1, 0);
    size_t begin = d->m->scene.item_count;
    (void)draw_row_words(d, row, x, y);
    stands_for(d, row, begin);
    draw_bar(d, row, y + row->height + DOSSIER_BAR / 2.0);
    return end;
}

static double draw_undated(dossier *d, const dossier_row *row, double x, double y)
{
    const draw_family *family = &draw_families[row->family];
    const erg_edge *e = &d->s->snapshot->edges[row->edge];
    bool arrow = e->directed && family->arrows;
    double middle = y + 7, end = x + 18;
    size_t begin = d->m->scene.item_count;
    draw_group_begin(&d->m->scene, "lane", NULL, row->title);
    if (arrow) {
        draw_arrow(&d->m->scene, (draw_point){end, middle}, (draw_point){1, 0}, 1.4,
                   family->line, 1);
        end -= draw_arrow_length(1.4) - 0.6;
    }
    draw_line(
        &d->m->scene, (draw_point){x, middle}, (draw_point){end, middle},
        (draw_style){.stroke = family->line, .stroke_width = 1.8, .dash = row->dash});
    draw_group_end(&d->m->scene);
    y = draw_row_words(d, row, x + indent, y) + row_gap;
    stands_for(d, row, begin);
    return y;
}

/* --- lanes --- */

typedef struct lane {
    size_t first, dated, count; /* rows, and how many of them are dated */
} lane;

static lane lane_at(const dossier *d, size_t first)
{
    lane l = {.first = first};
    while (first + l.count < d->row_count &&
           d->rows[first + l.count].family == d->rows[first].family) {
        l.dated += d->rows[first + l.count].dated ? 1 : 0;
        l.count++;
    }
    return l;
}

static void draw_lane_name(dossier *d, const lane *l, double y)
{
    const draw_family *family = &draw_families[d->rows[l->first].family];
    double width = d->axis.x0 - DOSSIER_GAP / 2.0 - DRAW_MARGIN;
    draw_lines name =
        draw_text_wrap(d->s->arena, family->title, 12, true, width, 3, false);
    for (size_t i = 0; i < name.count; i++) {
        draw_words(&d->m->scene, "family",
                   (draw_point){DRAW_MARGIN, y + 11 + (double)i * 15}, DRAW_START,
                   (draw_run){name.items[i], family->text, 12, true});
    }
}

/* Rows without a date in columns of even height; returns the y below them. */
static double draw_columns(dossier *d, const lane *l, double x, double width, double y)
{
    size_t undated = l->count - l->dated;
    size_t columns =
        (size_t)fmax(1, floor((width + DOSSIER_GAP) / (d->undated_width + DOSSIER_GAP)));
    size_t rows = (undated + columns - 1) / columns;
    double each = (width + DOSSIER_GAP) / (double)columns, lowest = y;
    for (size_t i = 0; i < undated; i++) {
        dossier_row *row = &d->rows[l->first + l->dated + i];
        if (!dossier_row_wrap(d, row, each - DOSSIER_GAP - indent, true))
            d->m->scene.failed = true;
    }
    for (size_t c = 0; c < columns; c++) {
        double at = y;
        for (size_t i = c * rows; i < undated && i < (c + 1) * rows; i++) {
            at = draw_undated(d, &d->rows[l->first + l->dated + i], x + (double)c * each,
                              at);
        }
        lowest = fmax(lowest, at);
    }
    return lowest;
}

static double draw_dossier_lane(dossier *d, const lane *l, double y)
{
    double top = y + 8, x = d->axis.x0, end = top;
    draw_line(&d->m->scene, (draw_point){DRAW_MARGIN, y},
              (draw_point){d->m->width - DRAW_MARGIN, y},
              (draw_style){.stroke = DRAW_PAINT_RULE, .stroke_width = 1});
    draw_lane_name(d, l, top);
    if (l->dated > 0) draw_grid_lines(d, y, top, 1, 0);
    for (size_t i = 0; i < l->dated; i++) {
        dossier_row *row = &d->rows[l->first + i];
        if (!dossier_row_wrap(d, row, d->axis.x1 - d->axis.x0, false))
            d->m->scene.failed = true;
        end = draw_dated(d, row, end);
    }
    double marked = end;
    if (l->dated > 0) x = d->undated_x;
    if (l->count > l->dated)
        end = fmax(end, draw_columns(d, l, x, d->m->width - DRAW_MARGIN - x, top));
    end = fmax(end, top + 30);
    if (l->dated > 0) draw_grid_lines(d, marked, end, 1, 0);
    return end;
}

/* First the lanes with something on the axis. */
double dossier_draw_lanes(dossier *d, bool dated, double y)
{
    for (size_t i = 0; i < d->row_count;) {
        lane l = lane_at(d, i);
        i += l.count;
        if ((l.dated > 0) == dated) y = draw_dossier_lane(d, &l, y);
    }
    return y;
}

/* Over the lanes that have nothing on the axis. */
double dossier_draw_undated_head(dossier *d, double y)
{
    bool any = false;
    for (size_t i = 0; i < d->row_count && !any;) {
        lane l = lane_at(d, i);
        i += l.count;
        any = l.dated == 0;
    }
    if (!any) return y;
    draw_line(&d->m->scene, (draw_point){DRAW_MARGIN, y},
              (draw_point){d->m->width - DRAW_MARGIN, y},
              (draw_style){.stroke = DRAW_PAINT_RULE, .stroke_width = 1});
    draw_words(&d->m->scene, "tick", (draw_point){d->axis.x0, y + 16}, DRAW_START,
               (draw_run){DOSSIER_NO_DATE, DRAW_PAINT_MUTE, DOSSIER_TEXT, true});
    return y + 22;
}
