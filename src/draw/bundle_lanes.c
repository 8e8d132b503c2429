/* The lanes of a tie: its relations of one family, direction and certainty share one. */
#include <math.h>

#include "base/date.h"
#include "draw/bundle.h"
#include "graph/rate.h"

static const double lane_gap = 2.4, widest_lane = 5.0, thinnest_lane = 1.2;

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

erg_change draw_edge_change(const draw_subject *s, const erg_edge *e)
{
    return s->marks != NULL ? s->marks->edges[e->relation_index] : ERG_SAME;
}

size_t draw_edge_look(const draw_subject *s, const erg_edge *e)
{
    return s->marks != NULL ? (size_t)draw_edge_change(s, e) : draw_family_row(e->family);
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
    return draw_edge_change(s, e) == ERG_REMOVED ? DRAW_ENDED : DRAW_SOLID;
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

const char *draw_edges_title(const draw_subject *s, const uint32_t *edges, size_t count)
{
    enum { MOST = 12 };
    base_buffer b = {0};
    for (size_t i = 0; i < count && i < MOST; i++) {
        if (i > 0) base_buffer_add_char(&b, '\n');
        draw_add_edge_lines(&b, s->arena, s->snapshot, &s->snapshot->edges[edges[i]],
                            &s->sources);
    }
    if (count > MOST) base_buffer_format(&b, "\nand %zu more relations", count - MOST);
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
        draw_lane *lane = &b->lanes[i];
        lane->title = draw_edges_title(s, lane->edges, lane->edge_count);
        if (lane->title == NULL) return false;
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
void draw_bundle_spread(const draw_subject *s, draw_bundle *b)
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

bool draw_bundle_gather(const draw_subject *s, draw_bundle *b, const erg_tie *tie)
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
