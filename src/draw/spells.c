/* When the entities and relations of a row of dates were there. */
#include <stdlib.h>

#include "base/date.h"
#include "draw/joined.h"
#include "model/vocabulary.h"

typedef struct days {
    base_day start, end;
} days;

typedef struct spelling {
    struct erg_union_memory *memory;
    const draw_union *u;
    const erg_timeline_point *points;
    size_t count;
    days *found; /* malloc'ed, grows */
    size_t found_count, capacity;
    bool failed;
} spelling;

static base_day day_of(const spelling *s, size_t point)
{
    return base_date_last(s->points[point].date);
}

/* What the dates alone say of something that is there from one of them to another. */
static days seen(const spelling *s, size_t from, size_t to)
{
    return (days){from == 0 ? BASE_DAY_FIRST : day_of(s, from),
                  to + 1 == s->count ? BASE_DAY_LAST : day_of(s, to + 1) - 1};
}

static void add(spelling *s, days found)
{
    void *items = s->found;
    if (s->failed || !base_grow(&items, &s->capacity, s->found_count + 1, sizeof found)) {
        s->failed = true;
        return;
    }
    s->found = items;
    s->found[s->found_count++] = found;
}

/* --- relations --- */

/* Stated days are exact where they fit what the dates show. */
static days span(const spelling *s, const erg_edge *edge, size_t from, size_t to)
{
    days found = seen(s, from, to);
    if (edge->start != 0) {
        base_day day = base_date_first(edge->start);
        base_day least = from == 0 ? BASE_DAY_FIRST : day_of(s, from - 1) + 1;
        if (day >= least && day <= day_of(s, from)) found.start = day;
    }
    if (edge->end != 0 && !model_relation_is_event(edge->relation)) {
        base_day day = base_date_last(edge->end);
        if (day >= day_of(s, to) && day <= found.end) found.end = day;
    }
    return found;
}

static void spell_edge(spelling *s, const erg_edge *edge)
{
    for (size_t from = 0; from < s->count; from++) {
        size_t to = from;
        if (draw_union_edge(s->u, from, edge->relation_index) == ERG_NONE) continue;
        while (to + 1 < s->count &&
               draw_union_edge(s->u, to + 1, edge->relation_index) != ERG_NONE)
            to++;
        add(s, span(s, edge, from, to));
        from = to;
    }
}

/* --- entities --- */

static int by_start(const void *left, const void *right)
{
    const days *a = left, *b = right;
    if (a->start != b->start) return a->start < b->start ? -1 : 1;
    return (a->end > b->end) - (a->end < b->end);
}

/* Sorts what was found since `from`, and joins what overlaps or follows at once. */
static void join(spelling *s, size_t from)
{
    size_t kept = from;
    if (s->failed || s->found_count <= from) return;
    qsort(s->found + from, s->found_count - from, sizeof *s->found, by_start);
    for (size_t i = from + 1; i < s->found_count; i++) {
        days *last = &s->found[kept];
        bool touches = last->end == BASE_DAY_LAST || s->found[i].start <= last->end + 1;
        if (!touches)
            s->found[++kept] = s->found[i];
        else if (s->found[i].end > last->end)
            last->end = s->found[i].end;
    }
    s->found_count = kept + 1;
}

typedef struct incidence {
    const size_t *offsets;
    const uint32_t *edges;
} incidence;

/* The edges of each node, in compressed rows; a self-loop once. */
static bool find_incident(incidence *out, base_arena *arena, const erg_snapshot *g)
{
    size_t *offsets = base_arena_array(arena, (size_t)g->node_count + 2, sizeof *offsets);
    uint32_t *edges = base_arena_array(arena, 2 * (size_t)g->edge_count, sizeof *edges);
    if (offsets == NULL || edges == NULL) return false;
    for (uint32_t e = 0; e < g->edge_count; e++) {
        const erg_edge *edge = &g->edges[e];
        offsets[edge->source + 2]++;
        if (edge->target != edge->source) offsets[edge->target + 2]++;
    }
    for (uint32_t v = 0; v < g->node_count; v++)
        offsets[v + 2] += offsets[v + 1];
    for (uint32_t e = 0; e < g->edge_count; e++) {
        const erg_edge *edge = &g->edges[e];
        edges[offsets[edge->source + 1]++] = e;
        if (edge->target != edge->source) edges[offsets[edge->target + 1]++] = e;
    }
    *out = (incidence){offsets, edges};
    return true;
}

static bool has_relation(const spelling *s, const incidence *of, uint32_t node,
                         size_t point)
{
    const erg_edge *edges = s->u->snapshot->edges;
    for (size_t i = of->offsets[node]; i < of->offsets[node + 1]; i++) {
        if (draw_union_edge(s->u, point, edges[of->edges[i]].relation_index) != ERG_NONE)
            return true;
    }
    return false;
}

/* An entity is there as long as any of its relations, and at the dates that show it
 * without one. */
static void spell_node(spelling *s, const incidence *of, uint32_t node)
{
    const erg_snapshot *g = s->u->snapshot;
    size_t from = s->found_count;
    for (size_t i = of->offsets[node]; i < of->offsets[node + 1]; i++)
        spell_edge(s, &g->edges[of->edges[i]]);
    for (size_t p = 0; p < s->count; p++) {
        bool there = draw_union_node(s->u, p, g->nodes[node].row) != ERG_NONE;
        if (there && !has_relation(s, of, node, p)) add(s, seen(s, p, p));
    }
    join(s, from);
}

/* --- all of them --- */

static bool keep(draw_spells *out, spelling *s, size_t *offsets)
{
    base_arena *arena = &s->memory->arena;
    erg_spell *items = base_arena_array(arena, s->found_count, sizeof *items);
    if (items == NULL || s->failed) return false;
    for (size_t i = 0; i < s->found_count; i++) {
        const days *found = &s->found[i];
        items[i].start = found->start == BASE_DAY_FIRST ? 0 : base_date_of(found->start);
        items[i].end = found->end == BASE_DAY_LAST ? 0 : base_date_of(found->end);
    }
    *out = (draw_spells){items, offsets};
    s->found_count = 0;
    return true;
}

bool draw_spells_make(struct erg_union_memory *memory)
{
    const erg_timeline *timeline = memory->joined.timeline;
    spelling s = {.memory = memory,
                  .u = &memory->all,
                  .points = timeline->points,
                  .count = timeline->point_count};
    const erg_snapshot *g = memory->all.snapshot;
    base_arena *arena = &memory->arena;
    size_t *edges = base_arena_array(arena, (size_t)g->edge_count + 1, sizeof *edges);
    size_t *nodes = base_arena_array(arena, (size_t)g->node_count + 1, sizeof *nodes);
    incidence of;
    bool fine = edges != NULL && nodes != NULL && find_incident(&of, arena, g);
    for (uint32_t e = 0; fine && e < g->edge_count; e++) {
        spell_edge(&s, &g->edges[e]);
        edges[e + 1] = s.found_count;
    }
    fine = fine && keep(&memory->edges, &s, edges);
    for (uint32_t v = 0; fine && v < g->node_count; v++) {
        spell_node(&s, &of, v);
        nodes[v + 1] = s.found_count;
    }
    fine = fine && keep(&memory->nodes, &s, nodes);
    free(s.found);
    return fine;
}
