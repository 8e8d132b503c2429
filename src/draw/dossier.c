/* The dossier view: every relation of one pair on an axis of time. */
#include "draw/dossier.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "draw/dossier_marks.h"

enum { TICKS_MAX = 64 };

static const char no_date[] = "No date stated";

static const double names_width = 118, names_narrow = 78, column_gap = 24;
static const double undated_least = 270, undated_narrow = 170, narrowest = 735;
static const double refs_size = 9, ends_size = 9.5, indent = 26, row_gap = 7;

/* --- columns -------------------------------------------------------------- */

static void set_columns(dossier *d)
{
    double width = d->m->width, right = width - DRAW_MARGIN;
    bool narrow = width <= narrowest, undated = d->dated_count < d->row_count;
    double left = DRAW_MARGIN + (narrow ? names_narrow : names_width) + column_gap / 2;
    d->undated_width = narrow ? undated_narrow : undated_least;
    d->axis.x0 = left;
    d->axis.x1 = undated ? right - d->undated_width - column_gap : right;
    d->undated_x = right - d->undated_width;
}

/* --- the head of the axis ------------------------------------------------- */

typedef struct pointer {
    double x;
    uint32_t number;
} pointer;

static int by_place(const void *a, const void *b)
{
    const pointer *x = a, *y = b;
    if (x->x != y->x) return x->x < y->x ? -1 : 1;
    return x->number < y->number ? -1 : x->number > y->number;
}

static size_t find_pointers(const dossier *d, pointer *pointers)
{
    const erg_dataset *data = d->s->snapshot->dataset;
    size_t count = 0;
    for (size_t i = 0; i < data->document_count; i++) {
        uint32_t number = d->s->sources.numbers[i];
        if (number == 0 || data->documents[i].date == 0) continue;
        base_day first = base_date_first(data->documents[i].date);
        base_day last = base_date_last(data->documents[i].date);
        pointers[count++] =
            (pointer){dossier_x(&d->axis, first + (last - first) / 2), number};
    }
    if (count > 1) qsort(pointers, count, sizeof *pointers, by_place);
    return count;
}

/* Numbers over their pointers; those too close for that stand together. */
static void draw_pointers(dossier *d, const pointer *pointers, size_t count, double y)
{
    enum { CLOSE = 22, SHOWN = 4 };
    for (size_t i = 0; i < count;) {
        size_t end = i + 1;
        while (end < count && pointers[end].x - pointers[end - 1].x < CLOSE)
            end++;
        base_buffer b = {0};
        for (size_t k = i; k < end; k++) {
            dossier_draw_pointer(&d->m->scene, (draw_point){pointers[k].x, y + 19});
            if (k - i < SHOWN)
                base_buffer_format(&b, "[%u]", (unsigned)pointers[k].number);
            if (k - i == SHOWN) base_buffer_add(&b, "\xe2\x80\xa6");
        }
        const char *text = draw_take(d->s->arena, &b);
        base_buffer_free(&b);
        if (text == NULL) {
            d->m->scene.failed = true;
            return;
        }
        double middle = (pointers[i].x + pointers[end - 1].x) / 2;
        double half = draw_text_width(text, strlen(text), refs_size, false) / 2;
        middle = fmin(fmax(middle, d->axis.x0 + half), d->axis.x1 - half);
        draw_words(&d->m->scene, "source", (draw_point){middle, y + 10}, DRAW_MIDDLE,
                   (draw_run){text, DRAW_PAINT_MUTE, refs_size, false});
        i = end;
    }
}

static double draw_axis_head(dossier *d, const erg_date *ticks, size_t count,
                             const pointer *pointers, size_t pointer_count, double y)
{
    if (pointer_count > 0) {
        draw_pointers(d, pointers, pointer_count, y);
        y += 21;
    }
    for (size_t i = 0; i < count; i++) {
        char text[BASE_DATE_MAX];
        size_t n = base_date_print(text, ticks[i]);
        double x = dossier_x(&d->axis, base_date_first(ticks[i]));
        const char *copy = base_arena_text(d->s->arena, text, n);
        if (copy == NULL) d->m->scene.failed = true;
        if (copy == NULL) return y;
        draw_words(&d->m->scene, "tick", (draw_point){x + 4, y + 12}, DRAW_START,
                   (draw_run){copy, DRAW_PAINT_MUTE, DOSSIER_TEXT, false});
        draw_line(&d->m->scene, (draw_point){x, y + 2}, (draw_point){x, y + 18},
                  (draw_style){.stroke = DRAW_PAINT_RULE, .stroke_width = 1});
    }
    if (d->dated_count < d->row_count) {
        draw_words(&d->m->scene, "tick", (draw_point){d->undated_x, y + 12}, DRAW_START,
                   (draw_run){no_date, DRAW_PAINT_MUTE, DOSSIER_TEXT, true});
    }
    return y + 18;
}

/* --- rows ----------------------------------------------------------------- */

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
        end = add_words(d, row->refs, refs_size, end + 4, before);
    if (!row->ends_apart) (void)add_words(d, row->ends, ends_size, end + 12, before);
    if (!row->ends_apart) return y;
    end = add_words(d, row->ends, ends_size, x, below);
    if (row->refs_apart) (void)add_words(d, row->refs, refs_size, end + 8, below);
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
static void draw_grid_lines(dossier *d, const erg_date *ticks, size_t count, double y0,
                            double y1, double words_x0, double words_x1)
{
    for (size_t i = 0; i < count && y1 > y0; i++) {
        double x = dossier_x(&d->axis, base_date_first(ticks[i]));
        if (x > words_x0 - 4 && x < words_x1 + 4) continue;
        draw_line(&d->m->scene, (draw_point){x, y0}, (draw_point){x, y1},
                  (draw_style){.stroke = DRAW_PAINT_RULE, .stroke_width = 1});
    }
}

static double draw_dated(dossier *d, dossier_row *row, const erg_date *ticks,
                         size_t count, double y)
{
    const dossier_axis *axis = &d->axis;
    double x = row->opens ? dossier_x(axis, row->from[0]) : axis->x0;
    x = fmax(fmin(x, axis->x1 - row->text_width), axis->x0);
    draw_grid_lines(d, ticks, count, y, y + row->height, x, x + row->text_width);
    double end = y + row->height + DOSSIER_BAR + row_gap;
    draw_grid_lines(d, ticks, count, y + row->height, end, 1, 0);
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

/* --- lanes ---------------------------------------------------------------- */

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
    double width = d->axis.x0 - column_gap / 2 - DRAW_MARGIN;
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
        (size_t)fmax(1, floor((width + column_gap) / (d->undated_width + column_gap)));
    size_t rows = (undated + columns - 1) / columns;
    double each = (width + column_gap) / (double)columns, lowest = y;
    for (size_t i = 0; i < undated; i++) {
        dossier_row *row = &d->rows[l->first + l->dated + i];
        if (!dossier_row_wrap(d, row, each - column_gap - indent, true))
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

static double draw_dossier_lane(dossier *d, const lane *l, const erg_date *ticks,
                                size_t count, double y)
{
    double top = y + 8, x = d->axis.x0, end = top;
    draw_line(&d->m->scene, (draw_point){DRAW_MARGIN, y},
              (draw_point){d->m->width - DRAW_MARGIN, y},
              (draw_style){.stroke = DRAW_PAINT_RULE, .stroke_width = 1});
    draw_lane_name(d, l, top);
    if (l->dated > 0) draw_grid_lines(d, ticks, count, y, top, 1, 0);
    for (size_t i = 0; i < l->dated; i++) {
        dossier_row *row = &d->rows[l->first + i];
        if (!dossier_row_wrap(d, row, d->axis.x1 - d->axis.x0, false))
            d->m->scene.failed = true;
        end = draw_dated(d, row, ticks, count, end);
    }
    double marked = end;
    if (l->dated > 0) x = d->undated_x;
    if (l->count > l->dated)
        end = fmax(end, draw_columns(d, l, x, d->m->width - DRAW_MARGIN - x, top));
    end = fmax(end, top + 30);
    if (l->dated > 0) draw_grid_lines(d, ticks, count, marked, end, 1, 0);
    return end;
}

/* First the lanes with something on the axis. */
static double draw_lanes_of(dossier *d, bool dated, const erg_date *ticks, size_t count,
                            double y)
{
    for (size_t i = 0; i < d->row_count;) {
        lane l = lane_at(d, i);
        i += l.count;
        if ((l.dated > 0) == dated) y = draw_dossier_lane(d, &l, ticks, count, y);
    }
    return y;
}

/* Over the lanes that have nothing on the axis. */
static double draw_undated_head(dossier *d, double y)
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
               (draw_run){no_date, DRAW_PAINT_MUTE, DOSSIER_TEXT, true});
    return y + 22;
}

/* --- the whole ------------------------------------------------------------ */

static const char *describe(const dossier *d)
{
    enum { MOST = 40 };
    base_buffer b = {0};
    base_buffer_format(&b,
                       "Timeline, %s: %u relation%s between %s and %s, %zu with a date.",
                       d->m->title, (unsigned)d->s->snapshot->edge_count,
                       d->s->snapshot->edge_count == 1 ? "" : "s", d->s->actors[0].name,
                       d->s->actors[1].name, d->dated_count);
    for (size_t i = 0; i < d->row_count && i < MOST; i++) {
        const dossier_row *row = &d->rows[i];
        if (i == 0 || d->rows[i - 1].family != row->family)
            base_buffer_format(&b, " %s: ", draw_families[row->family].title);
        bool last = i + 1 == d->row_count || i + 1 == MOST ||
                    d->rows[i + 1].family != row->family;
        base_buffer_format(&b, "%s (%s%s%s)%s", row->text, row->ends,
                           row->dash == DRAW_DISPUTED ? ", disputed" : "",
                           row->dash == DRAW_POSSIBLE ? ", only possible" : "",
                           last ? "." : "; ");
    }
    if (d->row_count > MOST) base_buffer_add(&b, " And others.");
    const char *text = draw_take(d->s->arena, &b);
    base_buffer_free(&b);
    return text;
}

static void set_title(dossier *d)
{
    if (d->m->options->title != NULL) return;
    bool swapped =
        strcmp(erg_snapshot_entity(d->s->snapshot, 0)->id, d->m->options->pair_from) != 0;
    base_buffer b = {0};
    const char *names[2];
    for (int i = 0; i < 2; i++) {
        names[i] = draw_text_cut(d->m->arena, d->s->actors[swapped ? 1 - i : i].name, 24,
                                 true, 480);
        if (names[i] == NULL) return;
    }
    base_buffer_format(&b, "%s and %s, tie by tie", names[0], names[1]);
    const char *title = draw_take(d->m->arena, &b);
    base_buffer_free(&b);
    if (title != NULL) d->m->title = title;
}

static const char *reading(dossier *d)
{
    base_buffer b = {0};
    base_buffer_add(&b, "Each relation is a bar from its start to its end.");
    if (d->left_out > 0)
        base_buffer_format(&b, " %zu more relations are not shown.", d->left_out);
    const char *text = draw_take(d->m->arena, &b);
    base_buffer_free(&b);
    return text;
}

static erg_code draw_all(dossier *d, erg_error *err)
{
    erg_date ticks[TICKS_MAX];
    draw_making *m = d->m;
    set_columns(d);
    pointer *pointers = base_arena_array(
        m->arena, d->s->snapshot->dataset->document_count + 1, sizeof *pointers);
    if (pointers == NULL) return base_fail_memory(err);
    size_t pointer_count = d->dated_count > 0 ? find_pointers(d, pointers) : 0;
    size_t count = d->dated_count > 0 ? dossier_ticks(&d->axis, ticks, TICKS_MAX) : 0;
    d->has_pointers = pointer_count > 0;
    set_title(d);
    m->reading = reading(d);
    m->desc = describe(d);
    double y = draw_head(m, d->s) + 5;
    m->plot_top = y;
    if (d->dated_count > 0) {
        y = dossier_draw_legend(d, y) + 6;
        m->plot_top = y;
        draw_group_begin(&m->scene, "plot", NULL, NULL);
        y = draw_axis_head(d, ticks, count, pointers, pointer_count, y);
    } else {
        draw_group_begin(&m->scene, "plot", NULL, NULL);
    }
    y = draw_lanes_of(d, true, ticks, count, y);
    if (d->dated_count > 0) y = draw_undated_head(d, y);
    y = draw_lanes_of(d, false, ticks, count, y);
    draw_group_end(&m->scene);
    m->plot_bottom = y + 4;
    m->height = ceil(draw_foot(m, d->s, y + 8));
    return m->desc != NULL && m->reading != NULL ? ERG_OK : base_fail_memory(err);
}

static erg_code make(draw_making *m, erg_error *err)
{
    erg_snapshot *pair = NULL;
    draw_subject s = {0};
    dossier d = {.m = m, .s = &s};
    erg_picture_options plain = *m->options;
    erg_code code = dossier_pair(&pair, m, err);
    if (code != ERG_OK) return code;
    plain.size_by = NULL; /* nothing here has a size but amounts */
    code = draw_subject_make(&s, m->arena, pair, NULL, &plain, err);
    if (code != ERG_OK) return code;
    s.largest_value = 0;
    s.preset.line_scale = 2;
    m->width = s.preset.width;
    code = dossier_rows_make(&d) ? draw_all(&d, err) : base_fail_memory(err);
    draw_subject_close(&s);
    return code;
}

const draw_view draw_dossier = {"dossier", "all relations of one pair along time",
                                DRAW_OF_GRAPH, make};
