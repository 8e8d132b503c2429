/* Needs cmocka.h before it. Snapshots by hand, for tests of measures: nodes 0 .. n - 1
 * with ids v00000, v00001, ... and edges among them, merged into ties as the header says.
 */
#ifndef TESTS_MEASURE_GRAPH_H
#define TESTS_MEASURE_GRAPH_H

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "erg/measure.h"

typedef struct test_edge {
    uint32_t source, target;
    double weight;
    bool directed;
} test_edge;

typedef struct test_graph {
    erg_dataset dataset;
    erg_snapshot snapshot;
    char (*ids)[16];
    erg_entity *entities;
    erg_node *nodes;
    erg_tie *ties;
    uint32_t *offsets, *neighbours, *neighbour_ties;
} test_graph;

static inline int test_edge_order(const void *left, const void *right)
{
    const test_edge *x = left, *y = right;
    uint32_t xa = x->source < x->target ? x->source : x->target;
    uint32_t ya = y->source < y->target ? y->source : y->target;
    uint32_t xb = x->source < x->target ? x->target : x->source;
    uint32_t yb = y->source < y->target ? y->target : y->source;
    if (xa != ya) return xa < ya ? -1 : 1;
    return xb < yb ? -1 : xb > yb;
}

static inline void *test_array(size_t count, size_t size)
{
    void *memory = calloc(count + 1, size);
    assert(memory);
    return memory;
}

static inline void test_fill_ties(test_graph *g, test_edge *edges, size_t count)
{
    if (count > 0) qsort(edges, count, sizeof *edges, test_edge_order);
    for (size_t i = 0; i < count; i++) {
        const test_edge *e = &edges[i];
        bool up = e->source < e->target;
        uint32_t a = up ? e->source : e->target, b = up ? e->target : e->source;
        erg_tie *last =
            g->snapshot.tie_count ? &g->ties[g->snapshot.tie_count - 1] : NULL;
        if (a == b) continue;
        if (!last || last->a != a || last->b != b) {
            last = &g->ties[g->snapshot.tie_count++];
            last->a = a;
            last->b = b;
        }
        last->strength += e->weight;
        if (!e->directed || up) last->forward += e->weight;
        if (!e->directed || !up) last->backward += e->weight;
    }
}

static inline void test_fill_rows(test_graph *g)
{
    erg_snapshot *s = &g->snapshot;
    uint32_t *next = test_array(s->node_count, sizeof *next);
    for (uint32_t t = 0; t < s->tie_count; t++) {
        g->offsets[g->ties[t].a + 1]++;
        g->offsets[g->ties[t].b + 1]++;
    }
    for (uint32_t v = 0; v < s->node_count; v++) {
        g->offsets[v + 1] += g->offsets[v];
        next[v] = g->offsets[v];
    }
    /* Ties are sorted by (a, b): those where a node is b come before those where it is a.
     */
    for (uint32_t t = 0; t < s->tie_count; t++) {
        g->neighbours[next[g->ties[t].b]] = g->ties[t].a;
        g->neighbour_ties[next[g->ties[t].b]++] = t;
    }
    for (uint32_t t = 0; t < s->tie_count; t++) {
        g->neighbours[next[g->ties[t].a]] = g->ties[t].b;
        g->neighbour_ties[next[g->ties[t].a]++] = t;
    }
    free(next);
}

/* Reorders `edges`. */
static inline test_graph *test_graph_new(uint32_t n, test_edge *edges, size_t count)
{
    test_graph *g = test_array(1, sizeof *g);
    g->ids = test_array(n, sizeof *g->ids);
    g->entities = test_array(n, sizeof *g->entities);
    g->nodes = test_array(n, sizeof *g->nodes);
    g->ties = test_array(count, sizeof *g->ties);
    g->offsets = test_array((size_t)n + 1, sizeof *g->offsets);
    g->neighbours = test_array(2 * count, sizeof *g->neighbours);
    g->neighbour_ties = test_array(2 * count, sizeof *g->neighbour_ties);
    for (uint32_t v = 0; v < n; v++) {
        snprintf(g->ids[v], sizeof g->ids[v], "v%05u", (unsigned)v % 1000000);
        g->entities[v].id = g->entities[v].label = g->ids[v];
        g->entities[v].kind = "company";
        g->nodes[v].entity = g->nodes[v].row = v;
    }
    g->dataset.entities = g->entities;
    g->dataset.entity_count = n;
    g->snapshot.dataset = &g->dataset;
    g->snapshot.node_count = g->snapshot.measured_nodes = n;
    test_fill_ties(g, edges, count);
    test_fill_rows(g);
    g->snapshot.nodes = g->nodes;
    g->snapshot.ties = g->ties;
    g->snapshot.offsets = g->offsets;
    g->snapshot.neighbours = g->neighbours;
    g->snapshot.neighbour_ties = g->neighbour_ties;
    return g;
}

static inline void test_graph_free(test_graph *g)
{
    if (!g) return;
    free(g->ids);
    free(g->entities);
    free(g->nodes);
    free(g->ties);
    free(g->offsets);
    free(g->neighbours);
    free(g->neighbour_ties);
    free(g);
}

static inline void assert_close(double got, double want, double slack)
{
    if (!(fabs(got - want) <= slack)) fail_msg("%.17g, wanted %.17g", got, want);
}

/* The measures named in `keys`, with blanks between; it must work. */
static inline erg_measures *test_measures(test_graph *g, const char *keys,
                                          const erg_measure_options *how)
{
    char text[400];
    const char *items[32];
    erg_measure_options options = *how;
    erg_measures *measures = NULL;
    erg_error err = {0};
    size_t count = 0;
    snprintf(text, sizeof text, "%s", keys);
    for (char *at = text; *at;) {
        size_t n = strcspn(at, " ");
        bool last = at[n] == '\0';
        at[n] = '\0';
        items[count++] = at;
        at += last ? n : n + 1;
    }
    options.keys = (erg_words){items, count};
    if (erg_measures_compute(&measures, &g->snapshot, &options, &err) != ERG_OK)
        fail_msg("%s", err.text);
    return measures;
}

/* Chance that is the same everywhere (SplitMix64). */
static inline uint64_t test_random(uint64_t *state)
{
    uint64_t z = (*state += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

static inline uint32_t test_below(uint64_t *state, uint32_t limit)
{
    return (uint32_t)(test_random(state) % limit);
}

#endif
