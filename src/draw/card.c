#include "draw/card.h"

#include <math.h>
#include <string.h>

static const double head_size = 11.5, row_size = 11, refs_size = 9;

/* "A, B, ..., Z, AA, ..." */
static const char *letter_text(draw_making *m, uint32_t letter)
{
    char text[8];
    size_t at = sizeof text - 1;
    text[at] = '\0';
    while (letter > 0 && at > 0) {
        letter--;
        text[--at] = (char)('A' + letter % 26);
        letter /= 26;
    }
    const char *copy = base_arena_text(m->arena, text + at, strlen(text + at));
    if (copy == NULL) m->scene.failed = true;
    return copy;
}

static const char *pair_text(draw_making *m, const draw_subject *s, uint32_t left,
                             uint32_t right, double width)
{
    base_buffer b = {0};
    base_buffer_format(&b, "%s \xe2\x86\x94 %s", s->actors[left].name,
                       s->actors[right].name);
    const char *text = draw_take(m->arena, &b);
    base_buffer_free(&b);
    if (text != NULL) text = draw_text_cut(m->arena, text, head_size, true, width);
    if (text == NULL) m->scene.failed = true;
    return text;
}

/* One relation: its line as it is drawn, what it is, where that stands. */
static void draw_row(draw_making *m, const draw_subject *s, const draw_entry *e,
                     bool rightward, double x, double y)
{
    static const double sample = 19;
    const draw_family *family = &draw_families[e->family];
    draw_scene *scene = &m->scene;
    double from = x, to = x + sample, middle = y + 7.5;
    size_t first = scene->item_count;
    if (e->directed && family->arrows) {
        double length = draw_arrow_length(1.2) - 0.6;
        draw_arrow(scene, (draw_point){rightward ? to : from, middle},
                   (draw_point){rightward ? 1 : -1, 0}, 1.2, family->line, 1);
        if (rightward) {
            to -= length;
        } else {
            from += length;
        }
    }
    draw_line(scene, (draw_point){from, middle}, (draw_point){to, middle},
              (draw_style){.stroke = family->line, .stroke_width = 1.6, .dash = e->dash});
    const draw_run runs[] = {{e->text, DRAW_PAINT_INK, row_size, false},
                             {e->refs, DRAW_PAINT_MUTE, refs_size, false}};
    draw_text(scene, "card-row", (draw_point){x + DRAW_CARD_DASH, y + 11}, DRAW_START,
              runs, *e->refs != '\0' ? 2 : 1);
    draw_stands_for_relations(scene, first, s->snapshot, &e->edge, 1);
}

/* All rows of a bundle in even columns, the top left corner at (x, y). */
static void draw_rows(draw_making *m, const draw_subject *s, const draw_bundle *b,
                      bool a_is_left, size_t columns, double column_width, double x,
                      double y)
{
    size_t rows = (b->entry_count + columns - 1) / columns;
    for (size_t i = 0; i < b->entry_count; i++) {
        bool rightward = b->entries[i].reverse != a_is_left;
        size_t column = i / rows, row = i % rows;
        draw_row(m, s, &b->entries[i], rightward, x + (double)column * column_width,
                 y + (double)row * DRAW_CARD_ROW);
    }
}

void draw_card(draw_making *m, const draw_subject *s, const plan *p, uint32_t tie)
{
    const draw_bundle *b = &s->bundles[tie];
    draw_box box = p->ties[tie].label;
    bool a_is_left = p->nodes[b->a].at.x <= p->nodes[b->b].at.x;
    uint32_t left = a_is_left ? b->a : b->b, right = a_is_left ? b->b : b->a;
    double x = box.x0 + DRAW_CARD_PAD;
    draw_group_begin(&m->scene, "card", NULL, NULL);
    draw_rect(&m->scene, box, 4,
              (draw_style){
                  .fill = DRAW_PAINT_CARD, .stroke = DRAW_PAINT_RULE, .stroke_width = 1});
    draw_words(&m->scene, "card-head", (draw_point){x, box.y0 + 17}, DRAW_START,
               (draw_run){pair_text(m, s, left, right, b->label_w - 2 * DRAW_CARD_PAD),
                          DRAW_PAINT_INK, head_size, true});
    draw_rows(m, s, b, a_is_left, 1, 0, x, box.y0 + DRAW_CARD_HEAD);
    draw_group_end(&m->scene);
}

static void draw_disc(draw_making *m, draw_point at, uint32_t letter)
{
    draw_circle(&m->scene, at, DRAW_MARKER / 2.0, (draw_style){.fill = DRAW_PAINT_INK});
    draw_words(&m->scene, "marker", (draw_point){at.x, at.y + 3.6}, DRAW_MIDDLE,
               (draw_run){letter_text(m, letter), DRAW_PAINT_PAPER, 10, true});
}

void draw_marker(draw_making *m, const draw_subject *s, const plan *p, uint32_t tie,
                 uint32_t letter)
{
    const erg_tie *t = &s->snapshot->ties[tie];
    size_t from = m->scene.item_count;
    draw_box box = p->ties[tie].label;
    if (draw_box_is_empty(box)) return;
    draw_disc(m, (draw_point){(box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2}, letter);
    draw_stands_for_relations(&m->scene, from, s->snapshot,
                              s->snapshot->tie_edges + t->first, t->count);
}

/* Panels stand side by side; each takes as many columns as its rows ask for. */
typedef struct shelf {
    double x, y, height, column_width;
    size_t columns, used;
} shelf;

static void draw_panel(draw_making *m, const draw_subject *s, const plan *p, uint32_t tie,
                       uint32_t letter, shelf *at)
{
    enum { ROWS = 8 };
    const draw_bundle *b = &s->bundles[tie];
    size_t columns = (b->entry_count + ROWS - 1) / ROWS;
    if (columns > at->columns) columns = at->columns;
    if (at->used + columns > at->columns) {
        at->y += at->height;
        at->used = 0;
        at->height = 0;
    }
    double x = at->x + (double)at->used * at->column_width;
    bool a_is_left = p->nodes[b->a].at.x <= p->nodes[b->b].at.x;
    const char *pair = pair_text(m, s, a_is_left ? b->a : b->b, a_is_left ? b->b : b->a,
                                 at->column_width * (double)columns - 2 * DRAW_CARD_DASH);
    draw_group_begin(&m->scene, "card", NULL, NULL);
    draw_disc(m, (draw_point){x + DRAW_MARKER / 2.0, at->y + 12}, letter);
    draw_words(&m->scene, "card-head", (draw_point){x + DRAW_CARD_DASH, at->y + 16},
               DRAW_START, (draw_run){pair, DRAW_PAINT_INK, head_size, true});
    draw_rows(m, s, b, a_is_left, columns, at->column_width, x,
              at->y + DRAW_CARD_HEAD + 2);
    draw_group_end(&m->scene);
    size_t rows = (b->entry_count + columns - 1) / columns;
    at->height = fmax(at->height, DRAW_CARD_HEAD + (double)rows * DRAW_CARD_ROW + 12);
    at->used += columns;
}

double draw_panels(draw_making *m, const draw_subject *s, const plan *p,
                   const uint32_t *letters, double y)
{
    double width = m->width - 2 * DRAW_MARGIN;
    shelf at = {.x = DRAW_MARGIN, .y = y, .columns = (size_t)fmax(1, floor(width / 330))};
    at.column_width = width / (double)at.columns;
    uint32_t count = 0;
    for (uint32_t e = 0; e < s->bundle_count; e++)
        count += letters[e] > 0 ? 1 : 0;
    for (uint32_t letter = 1; letter <= count; letter++) {
        uint32_t tie = 0;
        while (letters[tie] != letter)
            tie++;
        draw_panel(m, s, p, tie, letter, &at);
    }
    return at.y + at.height;
}
