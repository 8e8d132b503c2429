/* What a dossier shows: the pair, its relations as rows, the time they span. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "draw/dossier.h"
#include "model/vocabulary.h"

/* --- the pair --- */

static erg_code find_tie(const erg_tie **out, const draw_making *m, erg_error *err)
{
    const erg_snapshot *g = m->snapshot;
    const char *ids[] = {m->options->pair_from, m->options->pair_to};
    uint32_t nodes[2];
    if (ids[0] == NULL || ids[1] == NULL)
        return base_fail(err, ERG_EUSAGE,
                         "a dossier is of two entities, wanted a pair as in A,B");
    for (int i = 0; i < 2; i++) {
        nodes[i] = erg_snapshot_node(g, ids[i]);
        if (nodes[i] == ERG_NONE && erg_dataset_entity(g->dataset, ids[i]) == ERG_NONE)
            return base_fail(err, ERG_EUSAGE, "unknown entity '%.80s'", ids[i]);
    }
    for (uint32_t t = 0; t < g->tie_count; t++) {
        *out = &g->ties[t];
        if (g->ties[t].a == nodes[0] && g->ties[t].b == nodes[1]) return ERG_OK;
        if (g->ties[t].a == nodes[1] && g->ties[t].b == nodes[0]) return ERG_OK;
    }
    return base_fail(err, ERG_EUSAGE,
                     "no relation between '%.80s' and '%.80s' in what is shown", ids[0],
                     ids[1]);
}

erg_code dossier_pair(erg_snapshot **out, const draw_making *m, erg_error *err)
{
    static const uint32_t offsets[] = {0, 1, 2}, neighbours[] = {1, 0}, first[] = {0, 0};
    const erg_snapshot *g = m->snapshot;
    const erg_tie *tie = NULL;
    erg_code code = find_tie(&tie, m, err);
    if (code != ERG_OK) return code;
    erg_snapshot *pair = base_arena_alloc(m->arena, sizeof *pair);
    erg_node *nodes = base_arena_array(m->arena, 2, sizeof *nodes);
    erg_edge *edges = base_arena_array(m->arena, tie->count, sizeof *edges);
    erg_tie *alone = base_arena_alloc(m->arena, sizeof *alone);
    uint32_t *order = base_arena_array(m->arena, tie->count, sizeof *order);
    if (m->arena->failed) return base_fail_memory(err);
    nodes[0] = g->nodes[tie->a];
    nodes[1] = g->nodes[tie->b];
    for (uint32_t i = 0; i < tie->count; i++) {
        edges[i] = g->edges[g->tie_edges[tie->first + i]];
        edges[i].source = edges[i].source == tie->b ? 1 : 0;
        edges[i].target = edges[i].target == tie->b ? 1 : 0;
        edges[i].tie = 0;
        order[i] = i;
    }
    *alone = *tie;
    alone->a = alone->first = 0;
    alone->b = 1;
    *pair = *g;
    pair->nodes = nodes;
    pair->node_count = 2;
    pair->edges = edges;
    pair->edge_count = tie->count;
    pair->ties = alone;
    pair->tie_count = 1;
    pair->tie_edges = order;
    pair->offsets = offsets;
    pair->neighbours = neighbours;
    pair->neighbour_ties = first;
    *out = pair;
    return ERG_OK;
}

/* --- rows --- */

static bool write_row(const dossier *d, dossier_row *row, const erg_edge *e)
{
    base_arena *arena = d->s->arena;
    base_buffer b = {0}, part = {0};
    draw_add_relation(&b, e);
    draw_add_figures(&part, arena, e, false);
    if (part.length > 0) base_buffer_format(&b, ", %s", part.data);
    base_buffer_reset(&part);
    draw_add_dates(&part, e);
    if (part.length > 0) base_buffer_format(&b, ", %s", part.data);
    if (part.failed) b.failed = true;
    row->text = draw_take(arena, &b);
    row->refs = draw_sources_refs(&d->s->sources, arena, e->claims, e->claim_count);
    base_buffer_format(&b, "%s %s %s", d->s->actors[e->source].name,
                       e->directed ? "\xe2\x86\x92" : "\xe2\x80\x93",
                       d->s->actors[e->target].name);
    row->ends = draw_take(arena, &b);
    row->title = draw_edges_title(d->s, &row->edge, 1);
    base_buffer_free(&b);
    base_buffer_free(&part);
    return row->text != NULL && row->refs != NULL && row->ends != NULL &&
           row->title != NULL;
}

static dossier_row make_row(const dossier *d, uint32_t edge)
{
    const erg_edge *e = &d->s->snapshot->edges[edge];
    dossier_row row = {.edge = edge,
                       .family = draw_family_row(e->family),
                       .dash = draw_edge_dash(e),
                       .width = draw_lane_width(d->s, draw_edge_usd(d->s->snapshot, e)),
                       .opens = e->start != 0,
                       .closes = e->end != 0};
    row.dated = row.opens || row.closes;
    row.event = model_relation_is_event(e->relation) && row.opens && !row.closes;
    if (row.opens) {
        row.from[0] = base_date_first(e->start);
        row.from[1] = base_date_last(e->start);
    }
    if (row.closes) {
        row.to[0] = base_date_first(e->end);
        row.to[1] = base_date_last(e->end);
    }
    return row;
}

/* By family, the dated first, by start; those without one before. */
static int by_time(const void *a, const void *b)
{
    const dossier_row *x = a, *y = b;
    if (x->family != y->family) return x->family < y->family ? -1 : 1;
    if (x->dated != y->dated) return x->dated ? -1 : 1;
    if (x->opens != y->opens) return y->opens ? -1 : 1;
    if (x->from[0] != y->from[0]) return x->from[0] < y->from[0] ? -1 : 1;
    if (x->to[0] != y->to[0]) return x->to[0] < y->to[0] ? -1 : 1;
    return x->edge < y->edge ? -1 : x->edge > y->edge;
}

/* --- the axis --- */

static void cover(dossier_axis *axis, base_day day)
{
    if (axis->first > day) axis->first = day;
    if (axis->last < day) axis->last = day;
}

/* From the first to the last date there is, whole years; what lies further ahead than a
 * generation does not squeeze the rest. */
static void span_axis(dossier *d)
{
    enum { YEAR = 365, AHEAD = 30 * YEAR };
    const erg_snapshot *g = d->s->snapshot;
    dossier_axis *axis = &d->axis;
    *axis = (dossier_axis){.first = BASE_DAY_LAST, .last = BASE_DAY_FIRST};
    bool fades = false;
    for (size_t i = 0; i < d->row_count; i++) {
        const dossier_row *row = &d->rows[i];
        if (row->opens) cover(axis, row->from[0]);
        if (row->opens) cover(axis, row->from[1]);
        fades = fades || (row->dated && !row->opens);
    }
    for (size_t i = 0; i < g->dataset->document_count; i++) {
        const erg_document *doc = &g->dataset->documents[i];
        if (d->s->sources.numbers[i] == 0 || doc->date == 0) continue;
        cover(axis, base_date_first(doc->date));
        cover(axis, base_date_last(doc->date));
    }
    if (g->as_of != 0) cover(axis, base_date_last(g->as_of));
    axis->now = axis->last;
    for (size_t i = 0; i < d->row_count; i++) {
        const dossier_row *row = &d->rows[i];
        if (!row->closes) continue;
        bool far = axis->now != BASE_DAY_FIRST && row->to[1] - AHEAD > axis->now;
        cover(axis, far ? axis->now + AHEAD : row->to[1]);
    }
    if (axis->now == BASE_DAY_FIRST) axis->now = axis->last;
    if (d->dated_count == 0) return;
    base_day spare = YEAR - (axis->last - axis->first);
    if (spare > 0) {
        axis->first -= spare / 2;
        axis->last += spare / 2;
    }
    if (fades) axis->first -= 120 + (axis->last - axis->first) / 12;
    axis->first -= 15;
    axis->last += 30;
}

double dossier_x(const dossier_axis *axis, base_day day)
{
    double share = ((double)day - axis->first) / ((double)axis->last - axis->first);
    return axis->x0 + (axis->x1 - axis->x0) * fmin(fmax(share, 0), 1);
}

size_t dossier_ticks(const dossier_axis *axis, erg_date *ticks, size_t most)
{
    static const int steps[] = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000};
    static const double least = 46, month = 58, room = 40; /* px for a label */
    double year = (axis->x1 - axis->x0) / ((double)axis->last - axis->first) * 365.25;
    size_t step = 0, count = 0;
    while (step + 1 < sizeof steps / sizeof *steps && year * steps[step] < least)
        step++;
    int months = year >= 12 * month ? 1 : year >= 4 * month ? 3 : 12;
    for (int y = 1; y <= 9999; y++) {
        if (y % steps[step] != 0) continue;
        for (int at = 1; at <= 12; at += months) {
            erg_date date = months == 12 ? y * 10000 : y * 10000 + at * 100;
            base_day day = base_date_first(date);
            if (day < axis->first || count == most) continue;
            if (dossier_x(axis, day) > axis->x1 - room) continue;
            ticks[count++] = date;
        }
    }
    return count;
}

/* --- words --- */

bool dossier_row_wrap(const dossier *d, dossier_row *row, double width, bool apart)
{
    enum { MOST = 3 };
    base_arena *arena = d->s->arena;
    row->lines =
        draw_text_wrap(arena, row->text, DOSSIER_TEXT, false, width, MOST, false);
    if (row->lines.items == NULL) return false;
    const char *last = row->lines.count > 0 ? row->lines.items[row->lines.count - 1] : "";
    double refs = draw_text_width(row->refs, strlen(row->refs), DOSSIER_REFS, false);
    double wide = draw_text_width(last, strlen(last), DOSSIER_TEXT, false) + refs + 8;
    row->refs_apart = wide > width;
    row->ends = draw_text_cut(arena, row->ends, DOSSIER_ENDS, false,
                              width - (row->refs_apart ? refs + 8 : 0));
    if (row->ends == NULL) return false;
    double ends = draw_text_width(row->ends, strlen(row->ends), DOSSIER_ENDS, false);
    row->ends_apart = apart || row->refs_apart || wide + ends + 12 > width;
    row->text_width = row->lines.width;
    row->text_width = fmax(row->text_width, row->ends_apart ? wide : wide + ends + 12);
    row->text_width = fmax(row->text_width, row->refs_apart ? refs + 8 + ends : ends);
    row->text_width = fmin(row->text_width, width);
    row->height = (double)(row->lines.count + (row->ends_apart ? 1 : 0)) * DOSSIER_LINE;
    return true;
}

bool dossier_rows_make(dossier *d)
{
    uint32_t count = d->s->snapshot->edge_count;
    d->rows = base_arena_array(d->s->arena, count, sizeof *d->rows);
    if (d->rows == NULL) return false;
    for (uint32_t e = 0; e < count; e++)
        d->rows[d->row_count++] = make_row(d, e);
    qsort(d->rows, d->row_count, sizeof *d->rows, by_time);
    if (d->row_count > DOSSIER_ROWS_MAX) {
        d->left_out = d->row_count - DOSSIER_ROWS_MAX;
        d->row_count = DOSSIER_ROWS_MAX;
    }
    for (size_t i = 0; i < d->row_count; i++) {
        d->dated_count += d->rows[i].dated ? 1 : 0;
        if (!write_row(d, &d->rows[i], &d->s->snapshot->edges[d->rows[i].edge]))
            return false;
    }
    span_axis(d);
    return true;
}
