#include <stdlib.h>

#include "graph/filter.h"

static uint32_t root_of(uint32_t *parents, uint32_t node)
{
    while (parents[node] != node) {
        parents[node] = parents[parents[node]];
        node = parents[node];
    }
    return node;
}

/* Linking to the smaller node makes each root its component's smallest. */
static void join(uint32_t *parents, uint32_t a, uint32_t b)
{
    uint32_t x = root_of(parents, a);
    uint32_t y = root_of(parents, b);
    if (x < y) parents[y] = x;
    if (y < x) parents[x] = y;
}

/* The root of the largest; of equal ones the smallest root, which comes first. */
static uint32_t largest(uint32_t *parents, uint32_t *sizes, const bool *touched,
                        uint32_t node_count)
{
    uint32_t best = ERG_NONE;
    for (uint32_t v = 0; v < node_count; v++)
        if (touched[v]) sizes[root_of(parents, v)]++;
    for (uint32_t v = 0; v < node_count; v++)
        if (sizes[v] > 0 && (best == ERG_NONE || sizes[v] > sizes[best])) best = v;
    return best;
}

bool graph_filter_component(bool *node_kept, const bool *tie_kept, const graph_ties *ties,
                            const bool *touched, uint32_t node_count)
{
    uint32_t *parents = malloc(((size_t)node_count + 1) * sizeof *parents);
    uint32_t *sizes = calloc((size_t)node_count + 1, sizeof *sizes);
    bool fine = parents && sizes;
    if (fine) {
        for (uint32_t v = 0; v < node_count; v++)
            parents[v] = v;
        for (uint32_t t = 0; t < ties->count; t++)
            if (tie_kept[t]) join(parents, ties->items[t].a, ties->items[t].b);
        uint32_t best = largest(parents, sizes, touched, node_count);
        for (uint32_t v = 0; v < node_count; v++)
            node_kept[v] = touched[v] && root_of(parents, v) == best;
    }
    free(parents);
    free(sizes);
    return fine;
}
