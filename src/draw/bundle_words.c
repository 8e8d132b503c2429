/* A tie in words: a card with a row for each relation, or a label on its line. */
#include <math.h>
#include <string.h>

#include "draw/bundle.h"

/* Both in one line: where there is no room, the words are cut and not the figures behind
 * them, as half a figure would be another one. NULL without memory. */
static const char *fit_row(base_arena *arena, const char *what, const char *figures,
                           double width)
{
    static const double least = 60;
    base_buffer b = {0};
    figures = draw_text_cut(arena, figures, 11, false, width - least);
    if (figures == NULL) return NULL;
    double taken = draw_text_width(figures, strlen(figures), 11, false);
    what = draw_text_cut(arena, what, 11, false, width - taken);
    /* The blank parts it from its sources. */
    if (what != NULL) base_buffer_format(&b, "%s%s ", what, figures);
    const char *row = what != NULL ? draw_take_lines(arena, &b) : NULL;
    base_buffer_free(&b);
    return row;
}

static bool write_row(const draw_subject *s, draw_entry *entry)
{
    static const double row_most = 300;
    const erg_edge *e = &s->snapshot->edges[entry->edge];
    base_buffer b = {0}, part = {0};
    draw_add_relation(&b, e);
    const char *what = draw_take(s->arena, &b);
    draw_add_figures(&part, s->arena, e, true);
    if (part.length > 0) base_buffer_format(&b, ", %s", part.data);
    bool lost = part.failed;
    base_buffer_reset(&part);
    draw_add_dates(&part, e);
    if (part.length > 0) base_buffer_format(&b, ", %s", part.data);
    const char *figures = draw_take(s->arena, &b);
    entry->refs = draw_sources_refs(&s->sources, s->arena, e->claims, e->claim_count);
    if (what != NULL && figures != NULL && entry->refs != NULL) {
        entry->width = draw_text_width(entry->refs, strlen(entry->refs), 9, false);
        entry->text = fit_row(s->arena, what, figures, row_most - entry->width);
    }
    if (entry->text != NULL) {
        entry->width += draw_text_width(entry->text, strlen(entry->text), 11, false);
    }
    bool written = entry->text != NULL && entry->refs != NULL && !lost && !part.failed;
    base_buffer_free(&b);
    base_buffer_free(&part);
    return written;
}

/* Of the card's head, "A <-> B"; longer ones are cut. */
static double pair_width(const draw_subject *s, const draw_bundle *b)
{
    static const double size = 11.5, most = 260;
    const char *one = s->actors[b->a].name, *other = s->actors[b->b].name;
    return fmin(most, draw_text_width(one, strlen(one), size, true) +
                          draw_text_width(other, strlen(other), size, true) + 20);
}

bool draw_bundle_card(const draw_subject *s, draw_bundle *b)
{
    b->card = true;
    b->label_w = pair_width(s, b) - DRAW_CARD_DASH;
    for (size_t i = 0; i < b->entry_count; i++) {
        if (!write_row(s, &b->entries[i])) return false;
        b->label_w = fmax(b->label_w, b->entries[i].width);
    }
    b->label_w += DRAW_CARD_DASH + 2 * DRAW_CARD_PAD;
    b->label_h =
        DRAW_CARD_HEAD + (double)b->entry_count * DRAW_CARD_ROW + DRAW_CARD_PAD - 2;
    return true;
}

/* The words on a line: a label, an amount or a share; nothing where the colour says it
 * all. */
static const char *label_text(const draw_subject *s, const erg_edge *e)
{
    base_buffer b = {0}, figures = {0};
    if (e->label != NULL && *e->label != '\0') draw_add_relation(&b, e);
    draw_add_figures(&figures, s->arena, e, true);
    if (figures.length > 0) {
        base_buffer_format(&b, "%s%s", b.length > 0 ? ", " : "", figures.data);
    }
    const char *text = draw_take(s->arena, &b);
    if (figures.failed) text = NULL;
    base_buffer_free(&b);
    base_buffer_free(&figures);
    return text;
}

/* The sign, and what changed in words. */
static const char *marked_text(const draw_subject *s, const erg_edge *e)
{
    erg_change change = draw_edge_change(s, e);
    if (change == ERG_SAME) return "";
    base_buffer b = {0};
    const char *words = label_text(s, e);
    if (words == NULL) return NULL;
    if (*words == '\0') {
        draw_add_relation(&b, e);
        words = draw_take(s->arena, &b);
    }
    if (words != NULL) base_buffer_format(&b, "%s %s", draw_change_signs[change], words);
    const char *text = words != NULL ? draw_take(s->arena, &b) : NULL;
    base_buffer_free(&b);
    return text;
}

/* In place of words: how many relations of the pair came, went and changed. */
static bool count_changes(const draw_subject *s, draw_bundle *b)
{
    static const erg_change order[] = {ERG_CHANGED, ERG_ADDED, ERG_REMOVED};
    draw_entry *lines = base_arena_array(s->arena, 3, sizeof *lines);
    size_t count = 0;
    base_buffer text = {0};
    for (int i = 0; lines != NULL && i < 3; i++) {
        uint32_t n = 0;
        uint32_t *edges = base_arena_array(s->arena, b->edge_count, sizeof *edges);
        if (edges == NULL) break;
        for (size_t k = 0; k < b->edge_count; k++) {
            if (b->entries[k].family != (size_t)order[i]) continue;
            if (n == 0) lines[count] = b->entries[k];
            edges[n++] = b->entries[k].edge;
        }
        if (n == 0) continue;
        lines[count].said = edges;
        lines[count].said_count = n;
        base_buffer_format(&text, "%s %u %s", draw_change_signs[order[i]], (unsigned)n,
                           order[i] == ERG_CHANGED ? "changed"
                           : order[i] == ERG_ADDED ? "new"
                                                   : "ended");
        const char *words = draw_take(s->arena, &text);
        if (words == NULL) break;
        lines[count++].text = words;
        b->label_w =
            fmax(b->label_w,
                 draw_text_width(words, strlen(words), s->preset.label_size, false) + 6);
    }
    base_buffer_free(&text);
    if (lines == NULL || s->arena->failed) return false;
    b->entries = lines;
    b->entry_count = count;
    b->label_h = count > 0 ? (double)count * (s->preset.label_size + 2) + 2 : 0;
    b->worth = 3 + fmin(4, b->strength);
    return true;
}

static uint32_t changed_in(const draw_bundle *b)
{
    uint32_t count = 0;
    for (size_t k = 0; k < b->edge_count; k++)
        count += b->entries[k].family != ERG_SAME ? 1 : 0;
    return count;
}

/* A text of a label, and the relations it is said of. */
typedef struct said {
    const char *text;
    uint32_t *edges;
    size_t count;
} said;

/* Its number among those that are known, else `count`. */
static size_t find_said(const said *all, size_t count, const char *text)
{
    size_t k = 0;
    while (k < count && strcmp(all[k].text, text) != 0)
        k++;
    return k;
}

/* One entry a line of the label, at most three different texts of two lines each. */
static bool write_label(const draw_subject *s, draw_bundle *b)
{
    enum { TEXTS = 3, LINES = 2 };
    said all[TEXTS] = {{NULL, NULL, 0}};
    draw_entry *lines = base_arena_array(s->arena, (size_t)TEXTS * LINES, sizeof *lines);
    size_t of[TEXTS * LINES], count = 0, texts = 0;
    double size = s->preset.label_size;
    if (lines == NULL) return false;
    for (size_t i = 0; i < b->entry_count; i++) {
        const erg_edge *e = &s->snapshot->edges[b->entries[i].edge];
        const char *text = s->marks != NULL ? marked_text(s, e) : label_text(s, e);
        if (text == NULL) return false;
        size_t k = find_said(all, texts, text);
        if (*text == '\0' || k == TEXTS) continue;
        if (k == texts) {
            all[k] = (said){
                text, base_arena_array(s->arena, b->edge_count, sizeof *all[k].edges), 0};
            if (all[k].edges == NULL) return false;
        }
        all[k].edges[all[k].count++] = b->entries[i].edge;
        if (k < texts) continue;
        texts++;
        draw_lines w = draw_text_wrap(s->arena, text, size, false, s->preset.label_width,
                                      LINES, true);
        if (w.items == NULL) return false;
        for (size_t j = 0; j < w.count; j++) {
            of[count] = texts - 1;
            lines[count] = b->entries[i];
            lines[count++].text = w.items[j];
        }
        b->label_w = fmax(b->label_w, w.width + 6);
    }
    for (size_t i = 0; i < count; i++) {
        lines[i].said = all[of[i]].edges;
        lines[i].said_count = all[of[i]].count;
    }
    b->entries = lines;
    b->entry_count = count;
    b->label_h = count > 0 ? (double)count * (size + 2) + 2 : 0;
    b->worth = 3 + fmin(4, b->strength) + (isnan(b->lanes[0].usd) ? 0 : 2);
    return true;
}

bool draw_bundle_label(const draw_subject *s, draw_bundle *b)
{
    if (s->marks != NULL && changed_in(b) > 3) return count_changes(s, b);
    return write_label(s, b);
}
