/* Notes and numbered sources under the plot, side by side. */
#include <math.h>
#include <string.h>

#include "base/date.h"
#include "draw/view.h"

static const double text_size = 10, column_gap = 32;

static const draw_run look = {.paint = DRAW_PAINT_MUTE, .size = 10};

typedef struct column {
    draw_making *m;
    double x, y, width;
} column;

static void say(column *c, base_buffer *b)
{
    const char *text = draw_take(c->m->arena, b);
    if (text == NULL) {
        c->m->scene.failed = true;
        return;
    }
    c->y = draw_paragraph(c->m, "note", text, c->x, c->y, c->width, look) + 2;
}

/* A note: the picture keeps its words too. */
static void note(column *c, base_buffer *b)
{
    base_buffer all = {0};
    if (c->m->notes != NULL) base_buffer_format(&all, "%s\n", c->m->notes);
    if (b->data != NULL) base_buffer_add(&all, b->data);
    c->m->notes = draw_take_lines(c->m->arena, &all);
    base_buffer_free(&all);
    say(c, b);
}

static void head(column *c, const char *text)
{
    draw_words(&c->m->scene, "note-head", (draw_point){c->x, c->y + text_size * 0.9},
               DRAW_START, (draw_run){text, DRAW_PAINT_INK, 10.5, true});
    c->y += 16;
}

/* --- notes --- */

static void say_reading(column *c, const draw_subject *s)
{
    base_buffer b = {0};
    bool possible = false, disputed = false;
    for (uint32_t e = 0; e < s->snapshot->edge_count; e++) {
        possible = possible || s->snapshot->edges[e].possible;
        disputed = disputed ||
                   (s->snapshot->edges[e].disputed && !s->snapshot->edges[e].possible);
    }
    const char *reading = c->m->reading;
    if (reading == NULL) {
        reading =
            "Relations of a pair that are of one family and direction share a line.";
    }
    base_buffer_add(&b, reading);
    if (s->largest_usd > 0) {
        base_buffer_add(
            &b, " A line is as wide as its largest undisputed amount, on a logarithmic "
                "scale; totals of a round, shown but not each funder's own, widen "
                "nothing.");
    }
    if (s->marks != NULL) possible = disputed = false; /* the dash says other things */
    if (disputed) base_buffer_add(&b, " Dashed: documents state different figures.");
    if (possible) base_buffer_add(&b, " Dotted: sought, planned or conditional.");
    if (s->largest_value > 0) base_buffer_format(&b, " Symbols grow with %s", s->size_by);
    if (s->largest_value > 0 && strcmp(s->size_by, "strength") == 0) {
        base_buffer_format(&b, ", the sum of the weights (%s) of an entity's relations",
                           s->snapshot->weight_rule);
    }
    if (s->largest_value > 0) base_buffer_add_char(&b, '.');
    base_buffer_add(&b, " Point at a line or symbol for dates, claims and sources.");
    note(c, &b);
    base_buffer_free(&b);
}

static void say_disputed(column *c, const draw_subject *s)
{
    enum { MOST = 6 };
    base_buffer b = {0}, figures = {0};
    uint32_t said = 0, all = 0;
    for (uint32_t e = 0; e < s->snapshot->edge_count; e++) {
        const erg_edge *edge = &s->snapshot->edges[e];
        if (!edge->disputed) continue;
        if (all++ >= MOST) continue;
        draw_add_figures(&figures, s->arena, edge, false);
        const char *text = draw_take(s->arena, &figures);
        const char *refs =
            draw_sources_refs(&s->sources, s->arena, edge->claims, edge->claim_count);
        if (text == NULL || refs == NULL) break;
        base_buffer_add(&b, said++ == 0 ? "Disputed figures: " : "; ");
        const char *names[] = {s->actors[edge->source].name, s->actors[edge->target].name,
                               edge->label != NULL ? edge->label : edge->relation};
        for (int i = 0; i < 3; i++) {
            names[i] = draw_text_cut(s->arena, names[i], text_size, false, 240);
            if (names[i] == NULL) break;
        }
        if (s->arena->failed) break;
        base_buffer_format(&b, "%s %s %s, %s", names[0],
                           edge->directed ? "\xe2\x86\x92" : "\xe2\x80\x93", names[1],
                           names[2]);
        base_buffer_format(&b, ": %s %s", text, refs);
    }
    if (all > said) base_buffer_format(&b, "; and %u more", (unsigned)(all - said));
    if (said > 0) base_buffer_add_char(&b, '.');
    if (said > 0 || b.failed) note(c, &b);
    base_buffer_free(&b);
    base_buffer_free(&figures);
}

static void add_left_out(base_buffer *b, uint32_t count, const char *why)
{
    if (count == 0) return;
    base_buffer_format(b, "%s%u relation%s %s",
                       b->length > 0 ? "; " : "Left out: ", (unsigned)count,
                       count == 1 ? "" : "s", why);
}

static void say_left_out(column *c, const draw_subject *s)
{
    const erg_snapshot *g = s->snapshot;
    base_buffer b = {0};
    if (s->left_out > 0) {
        base_buffer_format(
            &b,
            "+%u more entit%s: the picture shows %s %u by %s. Choose others "
            "with --ego, --between, --top, --kind or --family.",
            (unsigned)s->left_out, s->left_out == 1 ? "y" : "ies",
            s->marks != NULL ? "what changed, then the first, in all" : "the first",
            (unsigned)s->actor_count, s->size_by);
        note(c, &b);
    }
    add_left_out(&b, g->left_out_possible, "only possible (--possible shows them)");
    add_left_out(&b, g->left_out_unusable, "with no usable claim");
    add_left_out(&b, g->left_out_no_amount, "without an amount");
    if (b.failed || b.length > 0) {
        base_buffer_add_char(&b, '.');
        note(c, &b);
    }
    base_buffer_free(&b);
}

/* --- sources --- */

enum { SOURCES_MOST = 40, FEW = 8, MANY = 16, COLUMNS_MOST = 3 };

typedef struct source_list {
    const char *texts[SOURCES_MOST + 1];
    size_t count;
} source_list;

static void list(source_list *l, const draw_subject *s, base_buffer *b)
{
    l->texts[l->count] = draw_take(s->arena, b);
    l->count += l->texts[l->count] != NULL ? 1 : 0;
}

static source_list list_sources(const draw_subject *s)
{
    source_list l = {.count = 0};
    base_buffer b = {0};
    char date[BASE_DATE_MAX];
    for (size_t i = 0; i < s->snapshot->dataset->document_count; i++) {
        const erg_document *d = &s->snapshot->dataset->documents[i];
        uint32_t number = s->sources.numbers[i];
        if (number == 0 || number > SOURCES_MOST) continue;
        base_buffer_format(&b, "[%u] %s", (unsigned)number,
                           d->title != NULL ? d->title : d->id);
        if (d->publisher != NULL) base_buffer_format(&b, ", %s", d->publisher);
        base_date_print(date, d->date);
        base_buffer_format(&b, ", %s.", d->date != 0 ? date : "undated");
        list(&l, s, &b);
    }
    if (s->sources.count > SOURCES_MOST) {
        base_buffer_format(&b, "and %u more documents",
                           (unsigned)(s->sources.count - SOURCES_MOST));
        list(&l, s, &b);
    }
    base_buffer_free(&b);
    return l;
}

/* Columns that the list fills at this height, one after the other. */
static size_t columns_at(const double *heights, size_t count, double height)
{
    size_t columns = 1;
    double used = 0;
    for (size_t i = 0; i < count; i++) {
        if (used > 0 && used + heights[i] > height) {
            columns++;
            used = 0;
        }
        used += heights[i];
    }
    return columns;
}

/* The list in columns that are about as high as each other; returns the y below them. */
static double say_sources(draw_making *m, const source_list *l, column *columns,
                          size_t column_count)
{
    double heights[SOURCES_MOST + 1], total = 0, tallest = 0, used = 0, end = 0;
    for (size_t i = 0; i < l->count; i++) {
        column probe = columns[0];
        heights[i] = draw_paragraph_height(m, l->texts[i], probe.width, look) + 2;
        total += heights[i];
        tallest = fmax(tallest, heights[i]);
    }
    double height = fmax(tallest, total / (double)column_count);
    while (columns_at(heights, l->count, height) > column_count)
        height += 4;
    head(&columns[0], "Sources");
    for (size_t k = 1; k < column_count; k++)
        columns[k].y = columns[0].y;
    column *c = columns;
    for (size_t i = 0; i < l->count; i++) {
        if (used > 0 && used + heights[i] > height) {
            c++;
            used = 0;
        }
        used += heights[i];
        c->y = draw_paragraph(m, "note", l->texts[i], c->x, c->y, c->width, look) + 2;
        end = fmax(end, c->y);
    }
    return end;
}

/* --- both --- */

static void say_notes(column *c, const draw_subject *s)
{
    head(c, "How to read it");
    say_reading(c, s);
    if (s->marks == NULL) say_disputed(c, s);
    say_left_out(c, s);
}

/* Notes and a few sources stand side by side, more sources have two columns of three;
 * very many, or some on a narrow canvas, stand in columns under the notes. */
double draw_foot(draw_making *m, const draw_subject *s, double y)
{
    static const double wide = 1000;
    double width = m->width - 2 * DRAW_MARGIN, end = y + 12;
    draw_line(&m->scene, (draw_point){DRAW_MARGIN, y},
              (draw_point){m->width - DRAW_MARGIN, y},
              (draw_style){.stroke = DRAW_PAINT_RULE, .stroke_width = 1});
    source_list sources = list_sources(s);
    bool many = sources.count > FEW, narrow = width < wide;
    bool under = sources.count > MANY || (many && narrow);
    size_t across = many && !narrow ? 3 : 2;
    double cell = (width - (double)(across - 1) * column_gap) / (double)across;
    column notes = {m, DRAW_MARGIN, end, sources.count == 0 || under ? width : cell};
    column columns[COLUMNS_MOST] = {{0}};
    draw_group_begin(&m->scene, "foot", NULL, NULL);
    say_notes(&notes, s);
    size_t first = under ? 0 : 1;
    for (size_t k = first; k < across; k++) {
        columns[k] = (column){m, DRAW_MARGIN + (double)k * (cell + column_gap),
                              under ? notes.y + 8 : end, cell};
    }
    end = notes.y;
    if (sources.count > 0)
        end = fmax(end, say_sources(m, &sources, columns + first, across - first));
    draw_group_end(&m->scene);
    return end + 10;
}
