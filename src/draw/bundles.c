/* Bundles: the lanes of each tie, and its relations in words. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "draw/subject.h"
#include "graph/rate.h"

static const double lane_gap = 2.4, widest_lane = 5.0, thinnest_lane = 1.2;

/* --- lanes ---------------------------------------------------------------- */

double draw_edge_usd(const erg_snapshot *g, const erg_edge *e)
{
    const erg_amount *a = e->amount;
    if (a == NULL || e->disputed || e->possible || a->basis == ERG_BASIS_ROUND_TOTAL ||
        a->currency[0] == '\0') {
        return NAN;
    }
    base_day day = e->start != 0 ? base_date_first(e->start) : BASE_DAY_LAST;
    return graph_amount_middle(a) * graph_rate(g->dataset, a->currency, day);
}

double draw_lane_width(const draw_subject *s, double usd)
{
    double width = thinnest_lane;
    if (!isnan(usd) && usd > 0 && s->largest_usd > 0) {
        width = fmax(1.7, widest_lane - 1.4 * log10(s->largest_usd / usd));
    }
    return width * s->preset.line_scale;
}

static erg_change change_of(const draw_subject *s, const erg_edge *e)
{
    return s->marks != NULL ? s->marks->edges[e->relation_index] : ERG_SAME;
}

size_t draw_edge_look(const draw_subject *s, const erg_edge *e)
{
    return s->marks != NULL ? (size_t)change_of(s, e) : draw_family_row(e->family);
}

draw_dash draw_edge_dash(const erg_edge *e)
{
    if (e->possible) return DRAW_POSSIBLE;
    return e->disputed ? DRAW_DISPUTED : DRAW_SOLID;
}

/* In a comparison the dash says one thing only. */
draw_dash draw_marked_dash(const draw_subject *s, const erg_edge *e)
{
    if (s->marks == NULL) return draw_edge_dash(e);
    return change_of(s, e) == ERG_REMOVED ? DRAW_ENDED : DRAW_SOLID;
}

/* Order of relations in a bundle: by family, direction, certainty, start, id. */
static int by_lane(const draw_entry *x, const draw_entry *y)
{
    if (x->family != y->family) return x->family < y->family ? -1 : 1;
    if (x->reverse != y->reverse) return x->reverse ? 1 : -1;
    if (x->directed != y->directed) return x->directed ? -1 : 1;
    if (x->dash != y->dash) return x->dash < y->dash ? -1 : 1;
    return 0;
}

/* Insertion sort: a pair has few relations, and equal ones keep the order of their ids.
 */
static void sort_entries(draw_entry *entries, size_t count, const erg_snapshot *g)
{
    for (size_t i = 1; i < count; i++) {
        draw_entry moving = entries[i];
        size_t k = i;
        while (k > 0) {
            int order = by_lane(&entries[k - 1], &moving);
            erg_date before = g->edges[entries[k - 1].edge].start;
            erg_date after = g->edges[moving.edge].start;
            if (order < 0 || (order == 0 && before <= after)) break;
            entries[k] = entries[k - 1];
            k--;
        }
        entries[k] = moving;
    }
}

static const char *lane_title(const draw_subject *s, const draw_lane *lane)
{
    enum { MOST = 12 };
    base_buffer b = {0};
    for (size_t i = 0; i < lane->edge_count && i < MOST; i++) {
        if (i > 0) base_buffer_add_char(&b, '\n');
        draw_add_edge_lines(&b, s->arena, s->snapshot,
                            &s->snapshot->edges[lane->edges[i]], &s->sources);
    }
    if (lane->edge_count > MOST) {
        base_buffer_format(&b, "\nand %zu more relations", lane->edge_count - MOST);
    }
    const char *title = draw_take_lines(s->arena, &b);
    base_buffer_free(&b);
    return title;
}

static bool make_lanes(const draw_subject *s, draw_bundle *b)
{
    size_t most = b->edge_count;
    uint32_t *edges = base_arena_array(s->arena, most, sizeof *edges);
    b->lanes = base_arena_array(s->arena, most, sizeof *b->lanes);
    if (edges == NULL || b->lanes == NULL) return false;
    for (size_t i = 0; i < most; i++) {
        const draw_entry *entry = &b->entries[i];
        edges[i] = entry->edge;
        if (i == 0 || by_lane(&b->entries[i - 1], entry) != 0) {
            b->lanes[b->lane_count++] = (draw_lane){.family = entry->family,
                                                    .directed = entry->directed,
                                                    .reverse = entry->reverse,
                                                    .dash = entry->dash,
                                                    .usd = NAN,
                                                    .edges = edges + i};
        }
        draw_lane *lane = &b->lanes[b->lane_count - 1];
        double usd = draw_edge_usd(s->snapshot, &s->snapshot->edges[entry->edge]);
        if (!isnan(usd) && !(lane->usd >= usd)) lane->usd = usd;
        lane->edge_count++;
    }
    for (size_t i = 0; i < b->lane_count; i++) {
        b->lanes[i].title = lane_title(s, &b->lanes[i]);
        if (b->lanes[i].title == NULL) return false;
    }
    return true;
}

/* What did not change is thin, what changed thick. */
static double marked_width(const draw_lane *lane)
{
    static const double thin = 1.1, firm = 1.7, thick = 3.4;
    if (lane->family == ERG_SAME) return thin;
    return fmax(lane->width, lane->family == ERG_CHANGED ? thick : firm);
}

/* Offsets from left to right across the bundle, once every lane has its width. */
static void spread(draw_subject *s, draw_bundle *b)
{
    double total = 0;
    for (size_t i = 0; i < b->lane_count; i++) {
        draw_lane *lane = &b->lanes[i];
        lane->width = draw_lane_width(s, lane->usd);
        if (s->marks != NULL) lane->width = marked_width(lane);
        total += lane->width + (i > 0 ? lane_gap : 0);
    }
    double at = total / 2;
    for (size_t i = 0; i < b->lane_count; i++) {
        draw_lane *lane = &b->lanes[i];
        lane->offset = at - lane->width / 2;
        at -= lane->width + lane_gap;
    }
    b->half = total / 2;
}

/* --- words ---------------------------------------------------------------- */

static bool write_row(const draw_subject *s, draw_entry *entry)
{
    static const double row_most = 300;
    const erg_edge *e = &s->snapshot->edges[entry->edge];
    base_buffer b = {0}, part = {0};
    draw_add_relation(&b, e);
    draw_add_figures(&part, s->arena, e, true);
    if (part.length > 0) base_buffer_format(&b, ", %s", part.data);
    bool lost = part.failed;
    base_buffer_reset(&part);
    draw_add_dates(&part, e);
    if (part.length > 0) base_buffer_format(&b, ", %s", part.data);
    entry->text = draw_take(s->arena, &b);
    entry->refs = draw_sources_refs(&s->sources, s->arena, e->claims, e->claim_count);
    if (entry->text != NULL && entry->refs != NULL) {
        entry->width = draw_text_width(entry->refs, strlen(entry->refs), 9, false);
        entry->text =
            draw_text_cut(s->arena, entry->text, 11, false, row_most - entry->width);
    }
    if (entry->text != NULL) {
        base_buffer_format(&b, "%s ",
                           entry->text); /* the blank parts it from its sources */
        entry->text = draw_take_lines(s->arena, &b);
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

static bool make_card(const draw_subject *s, draw_bundle *b)
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
    erg_change change = change_of(s, e);
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
static bool make_label(const draw_subject *s, draw_bundle *b)
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

/* Leaves of one neighbour that say the same say it once. */
static void say_once(draw_subject *s)
{
    for (uint32_t i = 0; i < s->bundle_count; i++) {
        for (uint32_t k = 0; k < i; k++) {
            draw_bundle *x = &s->bundles[i];
            const draw_bundle *y = &s->bundles[k];
            bool shared = x->a == y->a || x->a == y->b || x->b == y->a || x->b == y->b;
            if (!shared || x->card || y->card || x->entry_count == 0 ||
                x->entry_count != y->entry_count) {
                continue;
            }
            bool same = true;
            for (size_t j = 0; j < x->entry_count; j++) {
                same = same && strcmp(x->entries[j].text, y->entries[j].text) == 0 &&
                       x->entries[j].family == y->entries[j].family;
            }
            if (!same) continue;
            x->entry_count = 0;
            x->label_w = x->label_h = 0;
            break;
        }
    }
}

/* --- all of it ------------------------------------------------------------ */

static bool gather(const draw_subject *s, draw_bundle *b, const erg_tie *tie)
{
    const erg_snapshot *g = s->snapshot;
    b->edge_count = b->entry_count = tie->count;
    b->entries = base_arena_array(s->arena, tie->count, sizeof *b->entries);
    if (b->entries == NULL) return false;
    bool swap = tie->backward > tie->forward;
    b->a = swap ? tie->b : tie->a;
    b->b = swap ? tie->a : tie->b;
    b->strength = tie->strength;
    for (uint32_t i = 0; i < tie->count; i++) {
        uint32_t edge = g->tie_edges[tie->first + i];
        const erg_edge *e = &g->edges[edge];
        b->entries[i] = (draw_entry){.edge = edge,
                                     .family = draw_edge_look(s, e),
                                     .directed = e->directed,
                                     .reverse = e->directed && e->source == b->b,
                                     .dash = draw_marked_dash(s, e)};
    }
    sort_entries(b->entries, tie->count, g);
    return make_lanes(s, b);
}

static int by_worth(const void *a, const void *b)
{
    const draw_bundle *x = *(const draw_bundle *const *)a,
                      *y = *(const draw_bundle *const *)b;
    if (x->card != y->card) return x->card ? -1 : 1;
    double u = isnan(x->lanes[0].usd) ? 0 : x->lanes[0].usd;
    double v = isnan(y->lanes[0].usd) ? 0 : y->lanes[0].usd;
    if (u != v) return u > v ? -1 : 1;
    if (x->strength != y->strength) return x->strength > y->strength ? -1 : 1;
    return x < y ? -1 : x > y;
}

/* Keeps the preset's number of labels: those with the largest amounts. */
static bool limit_labels(draw_subject *s)
{
    draw_bundle **order = base_arena_array(s->arena, s->bundle_count + 1, sizeof *order);
    if (order == NULL) return false;
    for (uint32_t i = 0; i < s->bundle_count; i++)
        order[i] = &s->bundles[i];
    if (s->bundle_count > 1) qsort(order, s->bundle_count, sizeof *order, by_worth);
    uint32_t shown = 0;
    for (uint32_t i = 0; i < s->bundle_count; i++) {
        if (order[i]->card || order[i]->label_w <= 0 || shown++ < s->preset.labels)
            continue;
        order[i]->label_w = order[i]->label_h = 0;
        order[i]->entry_count = 0;
    }
    return true;
}

bool draw_bundles_make(draw_subject *s)
{
    const erg_snapshot *g = s->snapshot;
    s->bundle_count = g->tie_count;
    s->bundles = base_arena_array(s->arena, g->tie_count > 0 ? g->tie_count : 1,
                                  sizeof *s->bundles);
    if (s->bundles == NULL) return false;
    for (uint32_t t = 0; t < g->tie_count; t++) {
        draw_bundle *b = &s->bundles[t];
        if (!gather(s, b, &g->ties[t])) return false;
        for (size_t i = 0; i < b->lane_count; i++) {
            if (b->lanes[i].usd > s->largest_usd) s->largest_usd = b->lanes[i].usd;
        }
    }
    for (uint32_t t = 0; t < g->tie_count; t++) {
        draw_bundle *b = &s->bundles[t];
        spread(s, b);
        bool many = b->edge_count >= DRAW_CARD_LEAST;
        if (s->marks != NULL) {
            if (!(changed_in(b) > 3 ? count_changes(s, b) : make_label(s, b)))
                return false;
            b->card = many; /* the main pair is one of these */
            continue;
        }
        bool card = many && s->preset.cards > 0;
        if (!(card ? make_card(s, b) : make_label(s, b))) return false;
    }
    if (s->marks != NULL) return true; /* every change has its sign */
    say_once(s);
    return limit_labels(s);
}
