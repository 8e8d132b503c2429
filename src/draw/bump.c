/* The bump chart: how the ranks of entities move from date to date. Each date is a column
 * in which the entities stand by rank, so that equal ranks stand one under the other and
 * no line runs through a name. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/fail.h"
#include "draw/view.h"

enum { TOP = 12, TOP_MOST = 60 };

static const double row = 30, dot = 10.5, name_size = 12, gap = 8, name_share = 0.26;

typedef struct contender {
    uint32_t entity;
    const char *whole, *name; /* of it, what there is room for */
    const char *end;          /* "Acme  +2" */
    uint32_t *ranks;          /* [point]; 0: none */
    uint32_t *slots;          /* [point]; its place in the column */
    erg_change change;        /* rose: added; fell: removed; neither: same */
    uint32_t last;            /* rank at the last date */
} contender;

typedef struct chart {
    draw_making *m;
    const char *key;
    contender *all;
    size_t count, points;
    double left, right, top;
} chart;

/* --- who --- */

static const erg_measure_column *column_of(const erg_timeline_point *point,
                                           const char *key)
{
    if (point->measures == NULL) return NULL;
    if (key != NULL) return erg_measures_find(point->measures, key);
    for (size_t i = 0; i < point->measures->column_count; i++) {
        if (point->measures->columns[i].ranks != NULL)
            return &point->measures->columns[i];
    }
    return NULL;
}

static uint32_t rank_at(const erg_timeline_point *point, const char *key, uint32_t entity)
{
    const erg_measure_column *column = column_of(point, key);
    size_t low = 0, high = point->node_count;
    if (column == NULL || column->ranks == NULL || point->nodes == NULL) return 0;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (point->nodes[middle] < entity) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    bool there = low < point->node_count && point->nodes[low] == entity;
    return there ? column->ranks[low] : 0;
}

static int by_last(const void *a, const void *b)
{
    const contender *x = a, *y = b;
    if (x->last != y->last) return x->last < y->last ? -1 : 1;
    return x->entity < y->entity ? -1 : x->entity > y->entity;
}

/* The first of the last date. */
static bool choose(chart *c)
{
    base_arena *arena = c->m->arena;
    const erg_timeline *t = c->m->timeline;
    const erg_timeline_point *last = &t->points[c->points - 1];
    size_t most = c->m->options->top > 0 ? c->m->options->top : TOP;
    if (most > TOP_MOST) most = TOP_MOST;
    c->all = base_arena_array(arena, last->node_count, sizeof *c->all);
    if (c->all == NULL) return last->node_count == 0 && !arena->failed;
    for (uint32_t v = 0; v < last->node_count; v++) {
        uint32_t rank = rank_at(last, c->key, last->nodes[v]);
        if (rank > 0)
            c->all[c->count++] = (contender){.entity = last->nodes[v], .last = rank};
    }
    if (c->count > 1) qsort(c->all, c->count, sizeof *c->all, by_last);
    if (c->count > most) c->count = most;
    for (size_t i = 0; i < c->count; i++) {
        contender *x = &c->all[i];
        x->whole = draw_text_clean(arena, t->dataset->entities[x->entity].label);
        x->ranks = base_arena_array(arena, c->points, sizeof *x->ranks);
        x->slots = base_arena_array(arena, c->points, sizeof *x->slots);
        if (x->whole == NULL || x->ranks == NULL || x->slots == NULL) return false;
        for (size_t p = 0; p < c->points; p++)
            x->ranks[p] = rank_at(&t->points[p], c->key, x->entity);
    }
    return true;
}

/* Places by rank; equal ranks in the order of the last date. */
static void seat(chart *c)
{
    for (size_t p = 0; p < c->points; p++) {
        for (size_t i = 0; i < c->count; i++) {
            uint32_t slot = 0;
            for (size_t k = 0; k < c->count; k++) {
                uint32_t other = c->all[k].ranks[p], own = c->all[i].ranks[p];
                slot += other > 0 && (other < own || (other == own && k < i)) ? 1 : 0;
            }
            c->all[i].slots[p] = slot;
        }
    }
}

/* --- words --- */

static bool write_ends(chart *c)
{
    for (size_t i = 0; i < c->count; i++) {
        contender *x = &c->all[i];
        size_t first = 0;
        base_buffer b = {0};
        while (x->ranks[first] == 0)
            first++;
        long shift = (long)x->ranks[first] - (long)x->last;
        x->change = shift > 0 ? ERG_ADDED : shift < 0 ? ERG_REMOVED : ERG_SAME;
        if (shift > 0) base_buffer_format(&b, "+%ld", shift);
        if (shift < 0) base_buffer_format(&b, "\xe2\x88\x92%ld", -shift);
        if (first > 0) base_buffer_format(&b, "%snew", shift != 0 ? ", " : "");
        x->end = draw_take(c->m->arena, &b);
        base_buffer_free(&b);
        x->name = draw_text_cut(c->m->arena, x->whole, name_size, true,
                                c->m->width * name_share);
        if (x->end == NULL || x->name == NULL) return false;
    }
    return true;
}

static const char *point_text(base_arena *arena, erg_date date)
{
    char digits[BASE_DATE_MAX];
    base_date_print(digits, date);
    return base_arena_text(arena, digits, strlen(digits));
}

static bool write_words(chart *c)
{
    draw_making *m = c->m;
    const erg_timeline *t = m->timeline;
    base_buffer b = {0};
    base_buffer_format(&b,
                       "Rank by %s among all entities at each date; the %zu that are "
                       "first at the last date",
                       c->key, c->count);
    m->subtitle = draw_take(m->arena, &b);
    base_buffer_format(&b, "Bump chart, %s: rank by %s.", m->title, c->key);
    for (size_t i = 0; i < c->count; i++) {
        base_buffer_format(&b, " %s:", c->all[i].whole);
        for (size_t p = 0; p < c->points; p++) {
            const char *date = point_text(m->arena, t->points[p].date);
            base_buffer_format(&b, "%s %s ", p > 0 ? "," : "", date != NULL ? date : "");
            if (c->all[i].ranks[p] > 0) {
                base_buffer_format(&b, "%u", (unsigned)c->all[i].ranks[p]);
            } else {
                base_buffer_add(&b, "not there");
            }
        }
        base_buffer_add_char(&b, '.');
    }
    m->desc = draw_take(m->arena, &b);
    if (m->options->title == NULL) {
        base_buffer_format(&b, "%s: ranks by %s", m->title, c->key);
        m->title = draw_take(m->arena, &b);
    }
    base_buffer_free(&b);
    return m->subtitle != NULL && m->desc != NULL && m->title != NULL;
}

/* --- drawing --- */

static draw_point place_of(const chart *c, const contender *x, size_t point)
{
    double along = c->points > 1 ? (double)point / (double)(c->points - 1) : 1;
    return (draw_point){c->left + (c->right - c->left) * along,
                        c->top + (x->slots[point] + 0.5) * row};
}

static draw_paint line_paint(const contender *x)
{
    return x->change == ERG_SAME ? DRAW_PAINT_MUTE : draw_changes[x->change].line;
}

static draw_paint text_paint(const contender *x)
{
    return x->change == ERG_SAME ? DRAW_PAINT_MUTE : draw_changes[x->change].text;
}

/* From dot to dot where both dates have it. */
static void draw_moves(chart *c, const contender *x)
{
    static const draw_verb verbs[] = {DRAW_MOVE, DRAW_CUBIC};
    draw_scene *scene = &c->m->scene;
    draw_group_begin(scene, "lane", NULL, x->whole);
    for (size_t p = 1; p < c->points; p++) {
        if (x->ranks[p] == 0 || x->ranks[p - 1] == 0) continue;
        draw_point a = place_of(c, x, p - 1), b = place_of(c, x, p);
        double reach = (b.x - a.x) / 2;
        const draw_point points[] = {{a.x + dot + 2, a.y},
                                     {a.x + reach, a.y},
                                     {b.x - reach, b.y},
                                     {b.x - dot - 2, b.y}};
        draw_path(
            scene, verbs, 2, points, 4,
            (draw_style){.stroke = line_paint(x),
                         .stroke_width = x->change == ERG_SAME ? 1.4 : 2.4,
                         .dash = x->change == ERG_REMOVED ? DRAW_ENDED : DRAW_SOLID});
    }
    draw_group_end(scene);
}

static void draw_dot(chart *c, const contender *x, size_t p)
{
    draw_scene *scene = &c->m->scene;
    draw_point at = place_of(c, x, p);
    base_buffer b = {0};
    base_buffer_format(&b, "%u", (unsigned)x->ranks[p]);
    const char *text = draw_take(c->m->arena, &b);
    base_buffer_free(&b);
    if (text == NULL) return;
    double size = strlen(text) > 2 ? 9 : 10.5;
    draw_circle(scene, at, dot, (draw_style){.fill = line_paint(x)});
    draw_words(scene, "name inside", (draw_point){at.x, at.y + size * 0.35}, DRAW_MIDDLE,
               (draw_run){text, DRAW_PAINT_ON_SYMBOL, size, true});
}

static void draw_contender(chart *c, const contender *x)
{
    draw_scene *scene = &c->m->scene;
    size_t last = c->points - 1;
    draw_group_begin(scene, "node", NULL, x->whole);
    for (size_t p = 0; p < c->points; p++) {
        if (x->ranks[p] > 0) draw_dot(c, x, p);
    }
    draw_point end = place_of(c, x, last);
    base_buffer b = {0};
    base_buffer_format(&b, "%s%s", x->name, *x->end != '\0' ? "  " : "");
    const draw_run runs[] = {
        {draw_take_lines(c->m->arena, &b), DRAW_PAINT_INK, name_size, true},
        {x->end, text_paint(x), 11, true}};
    base_buffer_free(&b);
    if (runs[0].text == NULL) return;
    draw_text(scene, "name", (draw_point){end.x + dot + gap, end.y + 4}, DRAW_START, runs,
              *x->end != '\0' ? 2 : 1);
    if (c->points > 1 && x->ranks[0] > 0) {
        draw_point start = place_of(c, x, 0);
        draw_words(scene, "name", (draw_point){start.x - dot - gap, start.y + 4},
                   DRAW_END, (draw_run){x->name, DRAW_PAINT_INK, name_size, false});
    }
    draw_group_end(scene);
}

/* Dates above the columns, those that would touch their neighbour left out. */
static void draw_dates(chart *c, double y)
{
    double free_from = -INFINITY;
    for (size_t p = 0; p < c->points; p++) {
        const char *text = point_text(c->m->arena, c->m->timeline->points[p].date);
        if (text == NULL) return;
        double along = c->points > 1 ? (double)p / (double)(c->points - 1) : 1;
        double x = c->left + (c->right - c->left) * along;
        double half = draw_text_width(text, strlen(text), 12.5, true) / 2;
        if (x - half < free_from) continue;
        free_from = x + half + 8;
        draw_words(&c->m->scene, "axis", (draw_point){x, y}, DRAW_MIDDLE,
                   (draw_run){text, DRAW_PAINT_INK, 12.5, true});
    }
}

static double draw_key(chart *c, double y)
{
    static const struct {
        erg_change change;
        const char *text;
    } rows[] = {{ERG_ADDED, "+ Rose since its first date here"},
                {ERG_REMOVED, "\xe2\x88\x92 Fell"},
                {ERG_SAME, "Same rank"}};
    double x = DRAW_MARGIN;
    draw_group_begin(&c->m->scene, "legend", NULL, NULL);
    for (size_t i = 0; i < 3; i++) {
        contender like = {.change = rows[i].change};
        bool present = false;
        for (size_t k = 0; k < c->count; k++)
            present = present || c->all[k].change == like.change;
        if (!present) continue;
        draw_line(
            &c->m->scene, (draw_point){x, y + 9}, (draw_point){x + 26, y + 9},
            (draw_style){.stroke = line_paint(&like),
                         .stroke_width = like.change == ERG_SAME ? 1.4 : 2.4,
                         .dash = like.change == ERG_REMOVED ? DRAW_ENDED : DRAW_SOLID});
        draw_words(&c->m->scene, "legend-text", (draw_point){x + 33, y + 13}, DRAW_START,
                   (draw_run){rows[i].text, DRAW_PAINT_INK, 11.5, false});
        x += 33 + draw_text_width(rows[i].text, strlen(rows[i].text), 11.5, false) + 20;
    }
    draw_group_end(&c->m->scene);
    return y + 24;
}

static void draw_rule(draw_making *m, double y)
{
    draw_line(&m->scene, (draw_point){DRAW_MARGIN, y},
              (draw_point){m->width - DRAW_MARGIN, y},
              (draw_style){.stroke = DRAW_PAINT_RULE, .stroke_width = 1});
}

static double draw_notes(chart *c, double y)
{
    static const draw_run look = {.paint = DRAW_PAINT_MUTE, .size = 10};
    draw_making *m = c->m;
    double width = m->width - 2 * DRAW_MARGIN;
    draw_rule(m, y);
    draw_group_begin(&m->scene, "foot", NULL, NULL);
    y = draw_paragraph(
        m, "note",
        "A number is the rank among all entities of that date, equal ones share the "
        "smaller; lines keep the order of those shown. \"new\": not there at the first "
        "date.",
        DRAW_MARGIN, y + 10, width, look);
    draw_group_end(&m->scene);
    return y + 10;
}

static void measure_sides(chart *c)
{
    double names = 0, ends = 0;
    for (size_t i = 0; i < c->count; i++) {
        const contender *x = &c->all[i];
        double name = draw_text_width(x->name, strlen(x->name), name_size, true);
        double end = draw_text_width(x->end, strlen(x->end), 11, true) + 10;
        if (x->ranks[0] > 0) names = fmax(names, name);
        ends = fmax(ends, name + end);
    }
    c->left = DRAW_MARGIN + names + gap + dot;
    c->right = c->m->width - DRAW_MARGIN - ends - gap - dot;
    if (c->points == 1) c->right = c->left;
}

static erg_code make(draw_making *m, erg_error *err)
{
    chart c = {.m = m, .points = m->timeline->point_count};
    const erg_timeline_point *last = &m->timeline->points[c.points - 1];
    const erg_measure_column *column = column_of(last, m->options->rank_by);
    if (column == NULL || column->ranks == NULL) {
        const char *by = m->options->rank_by;
        return by == NULL
                   ? base_fail(err, ERG_EUSAGE,
                               "view 'bump' shows ranks, and none were measured")
                   : base_fail(err, ERG_EUSAGE,
                               "view 'bump' shows ranks: '%.80s' was not measured or has "
                               "none",
                               by);
    }
    c.key = column->key;
    if (!choose(&c)) return base_fail_memory(err);
    seat(&c);
    m->width = 1180;
    double asked = 0;
    if (draw_width_parse(&asked, m->options->width) && asked > 0) m->width = asked;
    if (!write_ends(&c) || !write_words(&c)) return base_fail_memory(err);
    measure_sides(&c);
    double y = draw_key(&c, draw_head_words(m, m->subtitle) + 8);
    draw_rule(m, y);
    c.top = y + 40;
    draw_group_begin(&m->scene, "plot", NULL, NULL);
    draw_dates(&c, y + 26);
    for (size_t i = c.count; i-- > 0;)
        draw_moves(&c, &c.all[i]);
    for (size_t i = c.count; i-- > 0;)
        draw_contender(&c, &c.all[i]);
    draw_group_end(&m->scene);
    m->height = ceil(draw_notes(&c, c.top + (double)c.count * row + 14));
    return ERG_OK;
}

const draw_view draw_bump = {"bump", "how ranks move from date to date", DRAW_OF_DATES,
                             make};
