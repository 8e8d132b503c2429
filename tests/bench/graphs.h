/* Graphs made by chance, the same everywhere: what the benchmarks run on. Needs cmocka.h
 * before it. */
#ifndef TESTS_BENCH_GRAPHS_H
#define TESTS_BENCH_GRAPHS_H

#include "../unit/measure_graph.h"

/* Preferential attachment (Barabasi and Albert 1999): each new node takes `each` ties, to
 * ends of ties that are there already. Weights 1 to 16. `directed`: from the new node, or
 * the other way as often. */
static inline size_t bench_edges(test_edge *edges, uint32_t n, uint32_t each,
                                 bool directed, uint64_t seed)
{
    uint64_t chance = seed;
    size_t count = 0;
    for (uint32_t v = 1; v < n; v++) {
        for (uint32_t i = 0; i < each; i++) {
            uint32_t other = 0;
            if (count > 0) {
                const test_edge *old = &edges[test_below(&chance, (uint32_t)count)];
                other = test_below(&chance, 2) ? old->source : old->target;
            }
            double weight = 1 + test_below(&chance, 16);
            bool back = directed && test_below(&chance, 2) == 1;
            if (other == v) continue;
            edges[count++] = back ? (test_edge){other, v, weight, directed}
                                  : (test_edge){v, other, weight, directed};
        }
    }
    return count;
}

static inline test_graph *bench_graph(uint32_t n, bool directed)
{
    enum { EACH = 4 };
    test_edge *edges = test_array((size_t)n * EACH, sizeof *edges);
    size_t count = bench_edges(edges, n, EACH, directed, 7);
    test_graph *g = test_graph_new(n, edges, count);
    free(edges);
    return g;
}

#endif
