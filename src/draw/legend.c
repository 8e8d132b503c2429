/* The legend: just what the picture shows, in even rows. Lines first, then symbols and
 * scales. */
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "draw/view.h"
#include "model/vocabulary.h"

enum { ITEMS_MAX = 48, SAMPLE = 22, TEXT_GAP = 7, ITEM_GAP = 20, ROW = 19 };

static const double text_size = 11.5;

typedef struct legend_item {
    enum { LEGEND_LINE, LEGEND_KIND, LEGEND_DISC, LEGEND_WORDS } type;
    draw_paint paint;
    draw_dash dash;
    double size; /* width of the line, radius of the disc */
    bool arrow;
    double opacity; /* 0: 1 */
    const draw_kind *kind;
    const char *text;
    double sample, width; /* of the mark, of all */
    bool joined;          /* stays with the item before it */
} legend_item;

typedef struct legend {
    draw_making *m;
    legend_item items[ITEMS_MAX];
    size_t count;
} legend;

static void add(legend *l, legend_item item)
{
    if (item.text == NULL) l->m->scene.failed = true;
    if (item.text == NULL || l->count == ITEMS_MAX) return;
    item.width = draw_text_width(item.text, strlen(item.text), text_size, false);
    if (item.sample > 0) item.width += item.sample + TEXT_GAP;
    l->items[l->count++] = item;
}

static void add_line(legend *l, draw_paint paint, draw_dash dash, double width,
                     bool arrow, const char *text, bool joined)
{
    add(l, (legend_item){.type = LEGEND_LINE,
                         .paint = paint,
                         .dash = dash,
                         .size = width,
                         .arrow = arrow,
                         .text = text,
                         .sample = SAMPLE,
                         .joined = joined});
}

/* --- what there is --- */

static void add_families(legend *l, const draw_subject *s)
{
    bool disputed = false, possible = false;
    for (size_t f = 0; f < draw_family_count; f++) {
        bool present = false, arrow = false;
        for (uint32_t e = 0; e < s->snapshot->edge_count; e++) {
            const erg_edge *edge = &s->snapshot->edges[e];
            if (draw_family_row(edge->family) != f) continue;
            present = true;
            arrow = arrow || (edge->directed && draw_families[f].arrows);
            disputed = disputed || (edge->disputed && !edge->possible);
            possible = possible || edge->possible;
        }
        const draw_family *row = &draw_families[f];
        if (present) add_line(l, row->line, DRAW_SOLID, 1.6, arrow, row->title, false);
    }
    if (disputed) {
        add_line(l, DRAW_PAINT_INK, DRAW_DISPUTED, 1.4, false, "Disputed figure", false);
    }
    if (possible) {
        add_line(l, DRAW_PAINT_INK, DRAW_POSSIBLE, 1.6, false, "Only possible", false);
    }
}

/* Of a comparison: what came, went, changed and stayed, with their numbers. */
static void add_changes(legend *l, const draw_subject *s)
{
    static const struct {
        erg_change change;
        draw_dash dash;
        double width;
    } rows[] = {{ERG_CHANGED, DRAW_SOLID, 3.4},
                {ERG_ADDED, DRAW_SOLID, 1.8},
                {ERG_REMOVED, DRAW_ENDED, 1.8},
                {ERG_SAME, DRAW_SOLID, 1.1}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const draw_family *look = &draw_changes[rows[i].change];
        base_buffer b = {0};
        uint32_t count = 0;
        for (uint32_t e = 0; e < s->snapshot->edge_count; e++)
            count += draw_edge_look(s, &s->snapshot->edges[e]) == rows[i].change;
        if (count == 0) continue;
        const char *sign = draw_change_signs[rows[i].change];
        base_buffer_format(&b, "%s%s%s (%u)", sign, *sign != '\0' ? " " : "", look->title,
                           (unsigned)count);
        const char *text = draw_take(l->m->arena, &b);
        base_buffer_free(&b);
        add_line(l, look->line, rows[i].dash, rows[i].width, false, text, false);
    }
}

/* Of several panels. */
static void add_presences(legend *l)
{
    add(l, (legend_item){.type = LEGEND_DISC,
                         .paint = DRAW_PAINT_INK,
                         .size = 5,
                         .text = "New since the panel before",
                         .sample = 10});
    add(l, (legend_item){.type = LEGEND_DISC,
                         .paint = DRAW_PAINT_INK,
                         .size = 5,
                         .opacity = draw_presence_opacity(DRAW_FADED, 1),
                         .text = "Carried over",
                         .sample = 10});
    add(l, (legend_item){.type = LEGEND_DISC,
                         .paint = DRAW_PAINT_RULE,
                         .size = 2.6,
                         .text = "Not there at that date",
                         .sample = 5.2});
}

static void add_kinds(legend *l, const draw_subject *s)
{
    for (size_t k = 0; k < draw_kind_count; k++) {
        bool present = false;
        for (uint32_t v = 0; v < s->actor_count; v++) {
            present = present || s->actors[v].kind == k;
        }
        if (!present) continue;
        const model_entity_kind *known = model_entity_kind_find(draw_kinds[k].name);
        const char *title = draw_kinds[k].title;
        if (title == NULL) title = known != NULL ? known->title : draw_kinds[k].name;
        add(l, (legend_item){.type = LEGEND_KIND,
                             .kind = &draw_kinds[k],
                             .paint =
                                 s->marks != NULL ? DRAW_PAINT_MUTE : draw_kinds[k].paint,
                             .size = 6.5,
                             .text = title,
                             .sample = 14});
    }
}

static const char *dollars(legend *l, double usd)
{
    char digits[BASE_NUMBER_MAX];
    base_buffer b = {0};
    base_number_short(digits, usd);
    base_buffer_format(&b, "$%s", digits);
    const char *text = draw_take(l->m->arena, &b);
    base_buffer_free(&b);
    return text;
}

/* Powers of ten up to the largest amount, as long as their lines differ. */
static void add_widths(legend *l, const draw_subject *s)
{
    if (s->largest_usd <= 0) return;
    double top = pow(10, floor(log10(s->largest_usd) + 1e-9));
    double floor_width = draw_lane_width(s, s->largest_usd * 1e-9);
    add(l, (legend_item){.type = LEGEND_WORDS, .text = "Line width: amount"});
    for (int power = 2; power >= 0; power--) {
        double usd = top / pow(10, power), width = draw_lane_width(s, usd);
        if (power > 0 && width <= floor_width) continue;
        add_line(l, s->marks != NULL ? DRAW_PAINT_MUTE : DRAW_PAINT_MONEY, DRAW_SOLID,
                 width, false, dollars(l, usd), true);
    }
}

/* The value, with one leading digit, at which a symbol has about this radius. */
static double value_at_radius(const draw_subject *s, double r)
{
    double low = 0, high = 1;
    for (int i = 0; i < 40; i++) {
        double middle = (low + high) / 2;
        if (draw_radius(s, middle) < r) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return base_number_round(high * s->largest_value, 1);
}

static const char *number_text(legend *l, double value, const char *more,
                               const char *name)
{
    char digits[BASE_NUMBER_MAX];
    base_buffer b = {0};
    base_number_print(digits, base_number_round(value, 2));
    base_buffer_add(&b, digits);
    if (name != NULL) base_buffer_format(&b, "%s%s)", more, name);
    const char *text = draw_take(l->m->arena, &b);
    base_buffer_free(&b);
    return text;
}

static void add_sizes(legend *l, const draw_subject *s)
{
    if (s->largest_value <= 0) return;
    base_buffer b = {0};
    base_buffer_format(&b, "Symbol size: %s", s->size_by);
    const char *head = draw_take(l->m->arena, &b);
    base_buffer_free(&b);
    add(l, (legend_item){.type = LEGEND_WORDS, .text = head});
    double before = 0;
    for (int step = 0; step < 4; step++) {
        double r = s->preset.r_least + 1 + 3.5 * step;
        if (r > 13) break;
        double value = value_at_radius(s, r);
        if (value <= before || value >= s->largest_value) continue;
        before = value;
        double radius = draw_radius(s, value / s->largest_value);
        add(l, (legend_item){.type = LEGEND_DISC,
                             .paint = DRAW_PAINT_MUTE,
                             .size = radius,
                             .text = number_text(l, value, "", NULL),
                             .sample = 2 * radius,
                             .joined = true});
    }
    for (uint32_t v = 0; v < s->actor_count; v++) {
        if (s->actors[v].value < s->largest_value) continue;
        const char *name =
            draw_text_cut(l->m->arena, s->actors[v].name, text_size, false, 140);
        if (name == NULL) break;
        add(l, (legend_item){.type = LEGEND_WORDS,
                             .text = number_text(l, s->largest_value, " (", name),
                             .joined = true});
        break;
    }
}

/* --- rows --- */

static double gap_before(const legend_item *item)
{
    return item->joined ? ITEM_GAP * 0.6 : ITEM_GAP;
}

/* Rows that items [from, to) need at a width; items that are joined are not parted. */
static size_t rows_at(const legend *l, size_t from, size_t to, double width,
                      size_t *row_of)
{
    size_t rows = 1;
    double used = 0;
    for (size_t i = from; i < to;) {
        size_t end = i + 1;
        double together = l->items[i].width;
        while (end < to && l->items[end].joined) {
            together += gap_before(&l->items[end]) + l->items[end].width;
            end++;
        }
        if (used > 0 && used + ITEM_GAP + together > width) {
            rows++;
            used = 0;
        }
        used += together + (used > 0 ? ITEM_GAP : 0);
        for (; i < end; i++) {
            if (row_of != NULL) row_of[i] = rows - 1;
        }
    }
    return rows;
}

/* The narrowest width that needs no more rows: no lonely item on the last one. */
static size_t even_rows(const legend *l, size_t from, size_t to, double width,
                        size_t *row_of)
{
    size_t rows = rows_at(l, from, to, width, NULL);
    double low = 0, high = width;
    for (int i = 0; i < 14; i++) {
        double middle = (low + high) / 2;
        if (rows_at(l, from, to, middle, NULL) <= rows) {
            high = middle;
        } else {
            low = middle;
        }
    }
    return rows_at(l, from, to, high, row_of);
}

static void draw_mark(draw_making *m, const legend_item *item, double x, double y)
{
    draw_scene *scene = &m->scene;
    switch (item->type) {
    case LEGEND_LINE: {
        double end = x + SAMPLE;
        if (item->arrow) {
            draw_arrow(scene, (draw_point){end, y}, (draw_point){1, 0}, item->size,
                       item->paint, 1);
            end -= draw_arrow_length(item->size) - 0.6;
        }
        draw_line(scene, (draw_point){x, y}, (draw_point){end, y},
                  (draw_style){.stroke = item->paint,
                               .stroke_width = item->size,
                               .dash = item->dash});
        break;
    }
    case LEGEND_KIND:
        draw_symbol_painted(scene, item->kind, (draw_point){x + 7, y}, item->size,
                            item->paint, 1);
        break;
    case LEGEND_DISC:
        draw_circle(scene, (draw_point){x + item->size, y}, item->size,
                    (draw_style){.fill = item->paint, .opacity = item->opacity});
        break;
    case LEGEND_WORDS: break;
    }
}

static double draw_rows(legend *l, size_t from, size_t to, double y)
{
    size_t row_of[ITEMS_MAX] = {0};
    double x = DRAW_MARGIN, row_height = ROW;
    size_t row = 0;
    even_rows(l, from, to, l->m->width - 2 * DRAW_MARGIN, row_of);
    for (size_t i = from; i < to; i++) {
        const legend_item *item = &l->items[i];
        if (item->type == LEGEND_DISC) row_height = fmax(row_height, 2 * item->size + 4);
    }
    y += row_height / 2;
    for (size_t i = from; i < to; i++) {
        const legend_item *item = &l->items[i];
        if (row_of[i] != row) {
            row = row_of[i];
            x = DRAW_MARGIN;
            y += row_height;
        } else if (i > from) {
            x += gap_before(item);
        }
        draw_mark(l->m, item, x, y);
        double text_x = x + (item->sample > 0 ? item->sample + TEXT_GAP : 0);
        draw_words(&l->m->scene, "legend-text", (draw_point){text_x, y + 4}, DRAW_START,
                   (draw_run){item->text, DRAW_PAINT_INK, text_size, false});
        x += item->width;
    }
    return y + row_height / 2;
}

double draw_legend(draw_making *m, const draw_subject *s, double y)
{
    legend l = {.m = m};
    draw_group_begin(&m->scene, "legend", NULL, NULL);
    if (m->panels) add_presences(&l);
    if (s->marks != NULL) {
        add_changes(&l, s);
    } else {
        add_families(&l, s);
    }
    size_t lines = l.count;
    add_kinds(&l, s);
    size_t kinds = l.count;
    add_widths(&l, s);
    add_sizes(&l, s);
    double width = m->width - 2 * DRAW_MARGIN;
    if (rows_at(&l, 0, l.count, width, NULL) == 1) lines = l.count;
    if (rows_at(&l, lines, l.count, width, NULL) == 1) kinds = l.count;
    if (lines > 0) y = draw_rows(&l, 0, lines, y);
    if (kinds > lines) y = draw_rows(&l, lines, kinds, y);
    if (l.count > kinds) y = draw_rows(&l, kinds, l.count, y);
    draw_group_end(&m->scene);
    return y + 6;
}
