#include "graph/ties.h"

#include <stdlib.h>

graph_link graph_link_of(const erg_edge *edge)
{
    return (graph_link){.relation = edge->relation_index,
                        .source = edge->source,
                        .target = edge->target,
                        .directed = edge->directed,
                        .weight = edge->weight};
}

static uint32_t smaller_end(const graph_link *link)
{
    return link->source < link->target ? link->source : link->target;
}

static uint32_t greater_end(const graph_link *link)
{
    return link->source < link->target ? link->target : link->source;
}

/* Turns counts of buckets into where each begins. */
static void begin_buckets(uint32_t *buckets, uint32_t bucket_count)
{
    uint32_t begin = 0;
    for (uint32_t i = 0; i < bucket_count; i++) {
        uint32_t n = buckets[i];
        buckets[i] = begin;
        begin += n;
    }
}

/* Orders all links that are not loops by their greater end; returns how many. `buckets`
 * is zeroed before and after. */
static uint32_t sort_by_greater(uint32_t *order, uint32_t *buckets, uint32_t node_count,
                                const graph_link *links, uint32_t count)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < count; i++)
        if (links[i].source != links[i].target) buckets[greater_end(&links[i])]++, n++;
    begin_buckets(buckets, node_count);
    for (uint32_t i = 0; i < count; i++)
        if (links[i].source != links[i].target)
            order[buckets[greater_end(&links[i])]++] = i;
    for (uint32_t i = 0; i < node_count; i++)
        buckets[i] = 0;
    return n;
}

/* A stable second pass: by the smaller end, then the greater, then the links' own order.
 */
static void sort_by_smaller(uint32_t *out, const uint32_t *order, uint32_t *buckets,
                            uint32_t node_count, const graph_link *links, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        buckets[smaller_end(&links[order[i]])]++;
    begin_buckets(buckets, node_count);
    for (uint32_t i = 0; i < n; i++)
        out[buckets[smaller_end(&links[order[i]])]++] = order[i];
}

static bool same_pair(const graph_link *a, const graph_link *b)
{
    return smaller_end(a) == smaller_end(b) && greater_end(a) == greater_end(b);
}

static uint32_t count_pairs(const uint32_t *order, const graph_link *links, uint32_t n)
{
    uint32_t pairs = 0;
    for (uint32_t i = 0; i < n; i++)
        if (i == 0 || !same_pair(&links[order[i]], &links[order[i - 1]])) pairs++;
    return pairs;
}

static void add_to_tie(erg_tie *tie, const graph_link *link)
{
    tie->strength += link->weight;
    if (!link->directed || link->source == tie->a) tie->forward += link->weight;
    if (!link->directed || link->source == tie->b) tie->backward += link->weight;
    tie->count++;
}

static void fill_ties(graph_ties *ties, const graph_link *links, uint32_t n)
{
    ties->count = 0;
    for (uint32_t i = 0; i < n; i++) {
        const graph_link *link = &links[ties->edges[i]];
        if (i == 0 || !same_pair(link, &links[ties->edges[i - 1]])) {
            ties->items[ties->count++] =
                (erg_tie){.a = smaller_end(link), .b = greater_end(link), .first = i};
        }
        add_to_tie(&ties->items[ties->count - 1], link);
    }
}

bool graph_ties_build(graph_ties *out, base_arena *arena, uint32_t node_count,
                      const graph_link *links, uint32_t count)
{
    uint32_t n = 0;
    bool done = false;
    uint32_t *order = calloc((size_t)count + 1, sizeof *order);
    uint32_t *buckets = calloc((size_t)node_count + 1, sizeof *buckets);
    *out = (graph_ties){0};
    if (!order || !buckets) goto done;
    n = sort_by_greater(order, buckets, node_count, links, count);
    out->edges = base_arena_array(arena, n, sizeof *out->edges);
    if (!out->edges) goto done;
    sort_by_smaller(out->edges, order, buckets, node_count, links, n);
    out->count = count_pairs(out->edges, links, n);
    out->items = base_arena_array(arena, out->count, sizeof *out->items);
    if (!out->items) goto done;
    fill_ties(out, links, n);
    done = true;
done:
    free(order);
    free(buckets);
    return done;
}

/* Ties are sorted by (a, b), so each row comes out sorted: first the smaller neighbours,
 * from ties where the node is b, then the greater ones. */
static void fill_rows(uint32_t *offsets, uint32_t *neighbours, uint32_t *neighbour_ties,
                      uint32_t *next, const erg_snapshot *s)
{
    for (uint32_t t = 0; t < s->tie_count; t++) {
        offsets[s->ties[t].a + 1]++;
        offsets[s->ties[t].b + 1]++;
    }
    for (uint32_t v = 0; v < s->node_count; v++) {
        next[v] = offsets[v];
        offsets[v + 1] += offsets[v];
    }
    for (uint32_t t = 0; t < s->tie_count; t++) {
        const erg_tie *tie = &s->ties[t];
        neighbours[next[tie->a]] = tie->b;
        neighbour_ties[next[tie->a]++] = t;
        neighbours[next[tie->b]] = tie->a;
        neighbour_ties[next[tie->b]++] = t;
    }
}

static bool attach_rows(erg_snapshot *s, base_arena *arena)
{
    size_t ends = 2 * (size_t)s->tie_count;
    uint32_t *offsets =
        base_arena_array(arena, (size_t)s->node_count + 1, sizeof *offsets);
    uint32_t *neighbours = base_arena_array(arena, ends, sizeof *neighbours);
    uint32_t *neighbour_ties = base_arena_array(arena, ends, sizeof *neighbour_ties);
    uint32_t *next = malloc(((size_t)s->node_count + 1) * sizeof *next);
    bool fine = offsets && neighbours && neighbour_ties && next;
    if (fine) {
        fill_rows(offsets, neighbours, neighbour_ties, next, s);
        s->offsets = offsets;
        s->neighbours = neighbours;
        s->neighbour_ties = neighbour_ties;
    }
    free(next);
    return fine;
}

bool graph_ties_attach(erg_snapshot *snapshot, base_arena *arena, erg_edge *edges,
                       const graph_ties *ties)
{
    snapshot->ties = ties->items;
    snapshot->tie_count = ties->count;
    snapshot->tie_edges = ties->edges;
    for (uint32_t e = 0; e < snapshot->edge_count; e++)
        edges[e].tie = ERG_NONE;
    for (uint32_t t = 0; t < ties->count; t++)
        for (uint32_t i = 0; i < ties->items[t].count; i++)
            edges[ties->edges[ties->items[t].first + i]].tie = t;
    return attach_rows(snapshot, arena);
}
