/* The kernel of shortest paths against Brandes' algorithm as it is written
 * (measure/path_plain.h), source by source: on graphs of every shape, with lengths that
 * add up to the same in more than one way, and in any number of threads. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "measure/path_plain.h"
#include "measure/paths.h"
#include "measure_graph.h"

enum { NODES = 40, EDGES = 160, GRAPHS = 10000 };

typedef struct expected {
    double *betweenness, *closeness, *harmonic;
} expected;

static void solve(expected *e, base_arena *arena, const measure_arcs *arcs)
{
    measure_path_plain plain = {0};
    uint32_t n = arcs->node_count;
    e->betweenness = base_arena_array(arena, n, sizeof(double));
    e->closeness = base_arena_array(arena, n, sizeof(double));
    e->harmonic = base_arena_array(arena, n, sizeof(double));
    assert_true(measure_path_plain_open(&plain, arena, arcs));
    for (uint32_t source = 0; source < n; source++) {
        const measure_search *s = &plain.search;
        double sum = 0, others = 0;
        measure_path_plain_run(&plain, source);
        for (uint32_t place = 1; place < s->reached; place++, others++) {
            sum += s->distances[s->order[place]];
            e->harmonic[source] += 1 / s->distances[s->order[place]] / (n - 1);
        }
        if (others > 0) e->closeness[source] = others / (n - 1) * others / sum;
        measure_path_plain_add(e->betweenness, &plain);
    }
    for (uint32_t v = 0; !arcs->directed && v < n; v++)
        e->betweenness[v] /= 2;
}

static void assert_same(const double *got, const double *want, uint32_t n,
                        const char *what, int graph)
{
    for (uint32_t v = 0; v < n; v++)
        if (!(fabs(got[v] - want[v]) <= 1e-9 * (1 + fabs(want[v]))))
            fail_msg("graph %d: %s of %u is %.17g, wanted %.17g", graph, what,
                     (unsigned)v, got[v], want[v]);
}

/* Trees, chains, stars, parts, thick and thin: each new node is tied to one before it or
 * starts a part, then some more ties. */
static size_t random_edges(test_edge *edges, uint32_t n, uint64_t *chance)
{
    static const double decimals[] = {0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 1, 3, 1.0 / 3, 10};
    uint32_t shape = test_below(chance, 4), parts = test_below(chance, 3);
    uint32_t kinds = 1 + test_below(chance, 10), extra = test_below(chance, 3) * n;
    size_t count = 0;
    for (uint32_t i = 1; i < n + extra && count < EDGES; i++) {
        uint32_t v = i < n ? i : test_below(chance, n);
        uint32_t other = shape == 0 || i >= n ? test_below(chance, n)
                         : shape == 1         ? v - 1
                         : shape == 2         ? test_below(chance, v)
                                              : test_below(chance, 1 + v / 8);
        if (parts > 0 && test_below(chance, 8) < parts) continue;
        edges[count++] = (test_edge){v, other, decimals[test_below(chance, kinds)],
                                     test_below(chance, 3) > 0};
    }
    return count;
}

/* 1 + 1e-11 and the like: some equal to the tolerance from here and not from there. */
static void blur(test_edge *edges, size_t count, uint64_t *chance)
{
    for (size_t i = 0; i < count; i++)
        edges[i].weight *= 1 + 1e-11 * test_below(chance, 30);
}

static void spread(test_edge *edges, size_t count, uint64_t *chance)
{
    for (size_t i = 0; i < count; i++)
        edges[i].weight *= pow(10, (double)test_below(chance, 12) - 6);
}

static void compare(test_edge *edges, size_t count, uint32_t n, bool directed, bool even,
                    int graph)
{
    base_arena arena = {0};
    measure_arcs arcs;
    measure_paths got;
    expected want;
    measure_paths_how how = {.betweenness = true, .threads = 1};
    test_graph *g = test_graph_new(n, edges, count);
    assert_int_equal(measure_arcs_make(&arcs, &arena, &g->snapshot, directed, even,
                                       MEASURE_LENGTHS, NULL),
                     ERG_OK);
    assert_int_equal(measure_paths_compute(&got, &arena, &arcs, &how, NULL), ERG_OK);
    solve(&want, &arena, &arcs);
    assert_same(got.betweenness, want.betweenness, n, "betweenness", graph);
    assert_same(got.closeness, want.closeness, n, "closeness", graph);
    assert_same(got.harmonic, want.harmonic, n, "harmonic", graph);
    how.betweenness = false;
    assert_int_equal(measure_paths_compute(&got, &arena, &arcs, &how, NULL), ERG_OK);
    assert_null(got.betweenness);
    assert_same(got.closeness, want.closeness, n, "closeness alone", graph);
    assert_same(got.harmonic, want.harmonic, n, "harmonic alone", graph);
    base_arena_free(&arena);
    test_graph_free(g);
}

static void check_random_graphs(bool even, uint64_t chance)
{
    for (int i = 0; i < GRAPHS; i++) {
        test_edge edges[EDGES];
        uint32_t n = 1 + test_below(&chance, NODES);
        size_t count = random_edges(edges, n, &chance);
        if (i % 10 == 8) blur(edges, count, &chance);
        if (i % 10 == 9) spread(edges, count, &chance);
        compare(edges, count, n, i % 2 == 1, even, i);
    }
}

static void random_graphs(void **state)
{
    (void)state;
    check_random_graphs(false, 5);
}

static void random_graphs_of_even_ties(void **state)
{
    (void)state;
    check_random_graphs(true, 6);
}

/* 0 to 1 is 2 or 2 + factor * 2e-10 long. From the leaf 4, which is 100 farther out, the
 * two are equal up to factor 51, from 3, which it hangs on, for 1 only. */
static void equal_from_a_leaf_only(void **state)
{
    (void)state;
    for (int factor = 1; factor < 100; factor++) {
        test_edge edges[] = {{0, 1, 1 / (2 * (1 + factor * 1e-10)), false},
                             {0, 2, 1, false},
                             {2, 1, 1, false},
                             {3, 0, 10, false},
                             {4, 3, 1e-2, false}};
        compare(edges, 5, 5, false, false, factor);
    }
}

static void any_threads(bool directed, bool even, uint32_t sample)
{
    enum { N = 1500, MORE = 6000 };
    static const double decimals[] = {0.1, 0.2, 0.3, 0.6};
    uint64_t chance = 3;
    test_edge *edges = test_array(MORE, sizeof *edges);
    for (uint32_t i = 0; i < MORE; i++)
        edges[i] =
            (test_edge){test_below(&chance, N), test_below(&chance, 1 + i % N),
                        decimals[test_below(&chance, 4)], test_below(&chance, 2) == 0};
    test_graph *g = test_graph_new(N, edges, MORE);
    double first[3 * N];
    for (unsigned threads = 1; threads <= 8; threads++) {
        base_arena arena = {0};
        measure_arcs arcs;
        measure_paths got;
        measure_paths_how how = {
            .betweenness = true, .threads = threads, .sample = sample, .seed = 1};
        assert_int_equal(measure_arcs_make(&arcs, &arena, &g->snapshot, directed, even,
                                           MEASURE_LENGTHS, NULL),
                         ERG_OK);
        assert_int_equal(measure_paths_compute(&got, &arena, &arcs, &how, NULL), ERG_OK);
        const double *columns[] = {got.betweenness, got.closeness, got.harmonic};
        for (int c = 0; c < 3; c++) {
            if (threads == 1) memcpy(first + c * N, columns[c], N * sizeof(double));
            assert_memory_equal(first + c * N, columns[c], N * sizeof(double));
        }
        base_arena_free(&arena);
    }
    test_graph_free(g);
    free(edges);
}

static void same_bytes_in_any_threads(void **state)
{
    (void)state;
    any_threads(false, false, 0);
    any_threads(true, false, 0);
    any_threads(false, true, 0);
    any_threads(true, true, 0);
    any_threads(false, false, 200);
    any_threads(true, false, 200);
    any_threads(false, true, 200);
    any_threads(true, true, 200);
}

typedef struct told {
    double last;
    int calls;
} told;

static void tell(void *to, double share)
{
    told *t = to;
    assert_true(share > 0 && share <= 1);
    t->last = fmax(t->last, share);
    t->calls++;
}

static void progress_is_told(void **state)
{
    test_edge edges[] = {{0, 1, 1, false}, {1, 2, 1, false}, {0, 2, 1, false}};
    told t = {0, 0};
    erg_measure_options options = {.threads = 1, .progress = {tell, &t}};
    (void)state;
    test_graph *g = test_graph_new(3, edges, 3);
    erg_measures_free(test_measures(g, "closeness", &options));
    assert_int_equal(t.calls, 3);
    assert_true(t.last == 1);
    test_graph_free(g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_graphs),
        cmocka_unit_test(random_graphs_of_even_ties),
        cmocka_unit_test(equal_from_a_leaf_only),
        cmocka_unit_test(same_bytes_in_any_threads),
        cmocka_unit_test(progress_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
