/* The list of changes as even columns under the plot. */
#include <math.h>
#include <string.h>

#include "draw/changes.h"

static const double size = 10.5, line = 14, row_gap = 3, head_height = 22,
                    date_width = 66, column_gap = 30, column_least = 330;

/* A heading, or a row broken into lines. */
typedef struct block {
    const draw_change_row *row; /* NULL: a heading */
    erg_change change;
    const char *head;
    draw_lines lines;
    double height;
} block;

static const char *heading(draw_making *m, erg_change change)
{
    base_buffer b = {0};
    base_buffer_format(&b, "%s %s", draw_change_signs[change],
                       draw_changes[change].title);
    const char *text = draw_take(m->arena, &b);
    base_buffer_free(&b);
    if (text == NULL) m->scene.failed = true;
    return text;
}

static block make_row(draw_making *m, const draw_change_row *row, double width)
{
    static const size_t most = 12;
    double refs = draw_text_width(row->refs, strlen(row->refs), 9, false) + 4;
    block b = {.row = row, .change = row->change};
    b.lines = draw_text_wrap(m->arena, row->text, size, false,
                             fmax(80, width - date_width - refs), most, false);
    b.height = (double)b.lines.count * line + row_gap;
    return b;
}

static void draw_block(draw_making *m, const block *b, double x, double y)
{
    draw_scene *scene = &m->scene;
    if (b->row == NULL) {
        draw_words(scene, "change-head", (draw_point){x, y + 14}, DRAW_START,
                   (draw_run){b->head, draw_changes[b->change].text, 12.5, true});
        return;
    }
    if (*b->row->when != '\0')
        draw_words(scene, "change-date", (draw_point){x, y + 10}, DRAW_START,
                   (draw_run){b->row->when, DRAW_PAINT_MUTE, 10, false});
    for (size_t i = 0; i < b->lines.count; i++) {
        base_buffer text = {0};
        bool last = i + 1 == b->lines.count && *b->row->refs != '\0';
        base_buffer_format(&text, "%s%s", b->lines.items[i], last ? " " : "");
        const draw_run runs[] = {
            {draw_take_lines(m->arena, &text), DRAW_PAINT_INK, size, false},
            {b->row->refs, DRAW_PAINT_MUTE, 9, false}};
        base_buffer_free(&text);
        if (runs[0].text == NULL) return;
        draw_text(scene, "change",
                  (draw_point){x + date_width, y + 10 + (double)i * line}, DRAW_START,
                  runs, last ? 2 : 1);
    }
}

/* Blocks with their headings, in order; their number. */
static size_t make_blocks(draw_making *m, block *blocks, const draw_change_list *list,
                          double width)
{
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++) {
        if (i == 0 || list->rows[i].change != list->rows[i - 1].change) {
            blocks[count++] = (block){.change = list->rows[i].change,
                                      .head = heading(m, list->rows[i].change),
                                      .height = head_height};
        }
        blocks[count++] = make_row(m, &list->rows[i], width);
    }
    return count;
}

/* Columns that the blocks fill at a height; a heading never ends one. */
static size_t columns_at(const block *blocks, size_t count, double height,
                         size_t *column_of)
{
    size_t column = 0;
    double y = 0, top = 0; /* columns that go on begin beside the rows, not the heading */
    for (size_t i = 0; i < count; i++) {
        double need = blocks[i].height;
        if (blocks[i].row == NULL && i + 1 < count) need += blocks[i + 1].height;
        if (y > top && y + need > height) {
            column++;
            y = top = blocks[i].row != NULL ? head_height : 0;
        }
        y += blocks[i].height;
        if (column_of != NULL) column_of[i] = column;
    }
    return column + 1;
}

/* The least height at which no more columns are needed than there are. */
static double even_height(const block *blocks, size_t count, size_t columns)
{
    double low = 0, high = 1;
    for (size_t i = 0; i < count; i++)
        high += blocks[i].height;
    for (int i = 0; i < 24; i++) {
        double middle = (low + high) / 2;
        if (columns_at(blocks, count, middle, NULL) <= columns) {
            high = middle;
        } else {
            low = middle;
        }
    }
    return high;
}

double draw_changes_columns(draw_making *m, const draw_change_list *list, double y)
{
    double width = m->width - 2 * DRAW_MARGIN;
    size_t columns =
        (size_t)fmax(1, floor((width + column_gap) / (column_least + column_gap)));
    double each = (width + column_gap) / (double)columns - column_gap;
    block *blocks = base_arena_array(m->arena, 2 * list->count + 1, sizeof *blocks);
    size_t *column_of =
        base_arena_array(m->arena, 2 * list->count + 1, sizeof *column_of);
    if (blocks == NULL || column_of == NULL) {
        m->scene.failed = true;
        return y;
    }
    if (list->count == 0) return y;
    size_t count = make_blocks(m, blocks, list, each);
    double height = even_height(blocks, count, columns), at = 0, lowest = 0;
    columns_at(blocks, count, height, column_of);
    draw_group_begin(&m->scene, "changes", NULL, NULL);
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && column_of[i] != column_of[i - 1])
            at = blocks[i].row != NULL ? head_height : 0;
        draw_block(m, &blocks[i],
                   DRAW_MARGIN + (double)column_of[i] * (each + column_gap), y + at);
        at += blocks[i].height;
        lowest = fmax(lowest, at);
    }
    draw_group_end(&m->scene);
    y += lowest + 6;
    if (list->left_out == 0) return y;
    base_buffer b = {0};
    base_buffer_format(&b, "and %zu more changes, less important", list->left_out);
    const char *text = draw_take(m->arena, &b);
    base_buffer_free(&b);
    if (text == NULL) return y;
    return draw_paragraph(m, "note", text, DRAW_MARGIN, y, width,
                          (draw_run){.paint = DRAW_PAINT_MUTE, .size = 10}) +
           6;
}
