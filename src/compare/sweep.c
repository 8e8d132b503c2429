/* The sweep: relations come and go from date to date; nodes, ties and strengths follow.
 */
#include "compare/sweep.h"

#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "base/progress.h"
#include "graph/making.h"
#include "model/vocabulary.h"

compare_span compare_edge_span(const erg_edge *edge)
{
    bool event = model_relation_is_event(edge->relation);
    compare_span span = {.first = BASE_DAY_FIRST, .last = BASE_DAY_LAST};
    if (edge->start != 0) span.first = base_date_first(edge->start);
    if (edge->end != 0 && !event) span.last = base_date_last(edge->end);
    return span;
}

/* For each point the edges that something happens to, in compressed rows. */
typedef struct agenda {
    uint32_t *offsets, *edges;
} agenda;

typedef struct sweeping {
    erg_timeline *timeline;
    erg_timeline_point *points;
    const erg_snapshot *all;
    const erg_measure_options *how;
    base_arena *arena;  /* of the timeline */
    base_arena scratch; /* for the whole sweep */
    base_day *days;     /* [point]: the last of its date */
    agenda begins, ends;
    bool *edge_on;
    uint32_t *node_edges, *tie_edges; /* how many of its edges are in force */
    bool *tie_dirty;
    erg_tie *ties; /* as they are now; strengths are those in force */
    bool *node_was, *node_touched;
    uint32_t *touched;
    uint32_t touched_count;
    uint32_t node_count, edge_count, tie_count, startless_count;
    uint32_t *node_of; /* [node of all]: its row at this point */
} sweeping;

/* The first point on or after the day. */
static uint32_t point_at(const sweeping *s, base_day day)
{
    uint32_t low = 0;
    uint32_t high = (uint32_t)s->timeline->point_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (s->days[middle] < day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The points between which an edge is in force: [begin, end). */
typedef struct stay {
    uint32_t begin, end;
} stay;

static stay find_stay(const sweeping *s, const erg_edge *edge)
{
    compare_span span = compare_edge_span(edge);
    stay found = {.end = (uint32_t)s->timeline->point_count};
    if (span.first != BASE_DAY_FIRST) found.begin = point_at(s, span.first);
    if (span.last != BASE_DAY_LAST) found.end = point_at(s, span.last + 1);
    return found;
}

static bool open_agenda(agenda *out, base_arena *arena, size_t points, size_t edges)
{
    out->offsets = base_arena_array(arena, points + 2, sizeof *out->offsets);
    out->edges = base_arena_array(arena, edges, sizeof *out->edges);
    return out->offsets && out->edges;
}

/* From counts, which stand two places further, to where each point's row begins, one
 * place further: filling the rows moves that on to where it ends. */
static void sum_up(agenda *out, size_t points)
{
    for (size_t p = 1; p <= points; p++)
        out->offsets[p + 1] += out->offsets[p];
}

/* Counting sort of the edges by the point at which they begin, and by that at which they
 * end. */
static bool make_agendas(sweeping *s)
{
    const erg_snapshot *all = s->all;
    size_t points = s->timeline->point_count;
    stay *stays = base_arena_array(&s->scratch, all->edge_count, sizeof *stays);
    if (!stays || !open_agenda(&s->begins, &s->scratch, points, all->edge_count) ||
        !open_agenda(&s->ends, &s->scratch, points, all->edge_count))
        return false;
    for (uint32_t e = 0; e < all->edge_count; e++) {
        stays[e] = find_stay(s, &all->edges[e]);
        if (stays[e].begin >= stays[e].end) continue;
        s->begins.offsets[stays[e].begin + 2]++;
        if (stays[e].end < points) s->ends.offsets[stays[e].end + 2]++;
    }
    sum_up(&s->begins, points);
    sum_up(&s->ends, points);
    for (uint32_t e = 0; e < all->edge_count; e++) {
        if (stays[e].begin >= stays[e].end) continue;
        s->begins.edges[s->begins.offsets[stays[e].begin + 1]++] = e;
        if (stays[e].end < points) s->ends.edges[s->ends.offsets[stays[e].end + 1]++] = e;
    }
    return true;
}

static bool open_sweep(sweeping *s)
{
    const erg_snapshot *all = s->all;
    base_arena *a = &s->scratch;
    size_t points = s->timeline->point_count;
    s->days = base_arena_array(a, points, sizeof *s->days);
    s->edge_on = base_arena_array(a, all->edge_count, sizeof *s->edge_on);
    s->node_edges = base_arena_array(a, all->node_count, sizeof *s->node_edges);
    s->tie_edges = base_arena_array(a, all->tie_count, sizeof *s->tie_edges);
    s->tie_dirty = base_arena_array(a, all->tie_count, sizeof *s->tie_dirty);
    s->ties = base_arena_array(a, all->tie_count, sizeof *s->ties);
    s->node_was = base_arena_array(a, all->node_count, sizeof *s->node_was);
    s->node_touched = base_arena_array(a, all->node_count, sizeof *s->node_touched);
    s->touched = base_arena_array(a, all->node_count, sizeof *s->touched);
    s->node_of = base_arena_array(a, all->node_count, sizeof *s->node_of);
    if (a->failed || !s->days) return false;
    for (size_t p = 0; p < points; p++)
        s->days[p] = base_date_last(s->points[p].date);
    return make_agendas(s);
}

/* Entities that stay whatever happens. */
static void keep_nodes(sweeping *s, const erg_words *keep)
{
    for (size_t i = 0; i < keep->count; i++) {
        uint32_t v = erg_snapshot_node(s->all, keep->items[i]);
        if (v == ERG_NONE || s->node_edges[v] > 0) continue;
        s->node_edges[v] = 1;
        s->node_was[v] = true;
        s->node_count++;
    }
}

static void touch(sweeping *s, uint32_t node)
{
    if (s->node_touched[node]) return;
    s->node_touched[node] = true;
    s->touched[s->touched_count++] = node;
}

static void turn_edge(sweeping *s, uint32_t e, bool on)
{
    const erg_edge *edge = &s->all->edges[e];
    s->edge_on[e] = on;
    s->edge_count += on ? 1 : UINT32_MAX;
    if (edge->start == 0) s->startless_count += on ? 1 : UINT32_MAX;
    s->node_edges[edge->source] += on ? 1 : UINT32_MAX;
    s->node_edges[edge->target] += on ? 1 : UINT32_MAX;
    touch(s, edge->source);
    touch(s, edge->target);
    if (edge->tie == ERG_NONE) return;
    uint32_t *count = &s->tie_edges[edge->tie];
    if (on && (*count)++ == 0) s->tie_count++;
    if (!on && --(*count) == 0) s->tie_count--;
    s->tie_dirty[edge->tie] = true;
}

static const uint32_t *turn_edges(sweeping *s, size_t *count, const agenda *of,
                                  size_t point, bool on)
{
    uint32_t from = of->offsets[point];
    uint32_t to = of->offsets[point + 1];
    uint32_t *relations = base_arena_array(s->arena, to - from, sizeof *relations);
    for (uint32_t i = from; i < to; i++) {
        turn_edge(s, of->edges[i], on);
        if (relations) relations[i - from] = s->all->edges[of->edges[i]].relation_index;
    }
    *count = to - from;
    return relations;
}

static int by_index(const void *left, const void *right)
{
    uint32_t a = *(const uint32_t *)left;
    uint32_t b = *(const uint32_t *)right;
    return (a > b) - (a < b);
}

/* What the touched nodes became. */
static bool settle_nodes(sweeping *s, erg_timeline_point *point)
{
    size_t most = s->touched_count;
    uint32_t *entered = base_arena_array(&s->scratch, most, sizeof *entered);
    uint32_t *left = base_arena_array(&s->scratch, most, sizeof *left);
    if (!entered || !left) return false;
    if (most > 1) qsort(s->touched, most, sizeof *s->touched, by_index);
    for (uint32_t i = 0; i < most; i++) {
        uint32_t v = s->touched[i];
        bool is = s->node_edges[v] > 0;
        uint32_t entity = s->all->nodes[v].entity;
        if (is && !s->node_was[v]) entered[point->entered_count++] = entity;
        if (!is && s->node_was[v]) left[point->left_count++] = entity;
        s->node_was[v] = is;
        s->node_touched[v] = false;
    }
    s->touched_count = 0;
    s->node_count += (uint32_t)point->entered_count - (uint32_t)point->left_count;
    uint32_t *kept = base_arena_array(s->arena, point->entered_count, sizeof *kept);
    uint32_t *gone = base_arena_array(s->arena, point->left_count, sizeof *gone);
    if (!kept || !gone) return false;
    memcpy(kept, entered, point->entered_count * sizeof *kept);
    memcpy(gone, left, point->left_count * sizeof *gone);
    point->entered = kept;
    point->left = gone;
    return true;
}

/* --- measures --- */

/* Sums over the edges in force in the order of their ids, as a snapshot does it. */
static void refresh_tie(sweeping *s, uint32_t t)
{
    const erg_tie *whole = &s->all->ties[t];
    erg_tie *tie = &s->ties[t];
    *tie = (erg_tie){.a = whole->a, .b = whole->b};
    for (uint32_t i = 0; i < whole->count; i++) {
        uint32_t e = s->all->tie_edges[whole->first + i];
        const erg_edge *edge = &s->all->edges[e];
        if (!s->edge_on[e]) continue;
        tie->strength += edge->weight;
        if (!edge->directed || edge->source == tie->a) tie->forward += edge->weight;
        if (!edge->directed || edge->source == tie->b) tie->backward += edge->weight;
    }
    s->tie_dirty[t] = false;
}

/* The graph of this point as far as measures read it: nodes and ties, no edges. */
static erg_snapshot *make_graph(sweeping *s, const erg_timeline_point *point)
{
    graph_ties ties = {0};
    erg_snapshot *g = graph_snapshot_like(s->all);
    if (!g) return NULL;
    base_arena *arena = graph_snapshot_arena(g);
    erg_node *nodes = base_arena_array(arena, s->node_count, sizeof *nodes);
    ties.items = base_arena_array(arena, s->tie_count, sizeof *ties.items);
    g->as_of = point->date;
    g->nodes = nodes;
    for (uint32_t v = 0; nodes && v < s->all->node_count; v++) {
        if (s->node_edges[v] == 0) continue;
        s->node_of[v] = g->node_count;
        nodes[g->node_count] =
            (erg_node){.entity = s->all->nodes[v].entity, .row = g->node_count};
        g->node_count++;
    }
    for (uint32_t t = 0; ties.items && t < s->all->tie_count; t++) {
        if (s->tie_dirty[t]) refresh_tie(s, t);
        if (s->tie_edges[t] == 0) continue;
        erg_tie *tie = &ties.items[ties.count++];
        *tie = s->ties[t];
        tie->a = s->node_of[tie->a];
        tie->b = s->node_of[tie->b];
    }
    g->measured_nodes = g->node_count;
    g->measured_ties = ties.count;
    if (nodes && ties.items && graph_ties_attach(g, arena, NULL, &ties)) return g;
    erg_snapshot_free(g);
    return NULL;
}

static erg_code measure(sweeping *s, erg_timeline_point *point, erg_error *err)
{
    erg_measures *measures = NULL;
    uint32_t *nodes = base_arena_array(s->arena, s->node_count, sizeof *nodes);
    if (s->how->none) return ERG_OK;
    erg_snapshot *graph = make_graph(s, point);
    if (!graph || !nodes) {
        erg_snapshot_free(graph);
        return base_fail_memory(err);
    }
    for (uint32_t v = 0; v < graph->node_count; v++)
        nodes[v] = graph->nodes[v].entity;
    base_progress_part part;
    erg_measure_options how = *s->how;
    how.progress = base_progress_begin(&part, how.progress, (double)(point - s->points),
                                       1, (double)s->timeline->point_count);
    erg_code code = erg_measures_compute(&measures, graph, &how, err);
    erg_snapshot_free(graph);
    point->nodes = nodes;
    point->measures = measures;
    return code;
}

/* --- the sweep --- */

static erg_code step(sweeping *s, size_t p, erg_error *err)
{
    erg_timeline_point *point = &s->points[p];
    point->ended = turn_edges(s, &point->ended_count, &s->ends, p, false);
    point->started = turn_edges(s, &point->started_count, &s->begins, p, true);
    if (!settle_nodes(s, point) || s->arena->failed) return base_fail_memory(err);
    point->node_count = s->node_count;
    point->edge_count = s->edge_count;
    point->startless_count = s->startless_count;
    point->tie_count = s->tie_count;
    if (p == 0)
        point->entered_count = point->left_count = point->started_count =
            point->ended_count = 0;
    return measure(s, point, err);
}

erg_code compare_sweep(erg_timeline *timeline, const erg_snapshot *all,
                       const erg_timeline_options *options, erg_error *err)
{
    sweeping s = {.timeline = timeline,
                  .points = timeline->memory->points,
                  .all = all,
                  .how = &options->measures,
                  .arena = &timeline->memory->arena};
    erg_code code = ERG_OK;
    if (!open_sweep(&s)) code = base_fail_memory(err);
    if (code == ERG_OK) keep_nodes(&s, &options->snapshot.keep);
    for (size_t p = 0; p < timeline->point_count && code == ERG_OK; p++)
        code = step(&s, p, err);
    base_arena_free(&s.scratch);
    return code;
}
