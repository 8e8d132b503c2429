/* Betweenness, closeness and harmonic against a reference that writes down every shortest
 * path.
 *
 * Strengths are tenths p / 10 with p a divisor of 60, so that lengths are whole sixths:
 * the reference counts in integers, while erg adds up 1/0.3, 1/0.6 and the like. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "measure/search.h"
#include "measure_graph.h"

enum { NODES = 9, FAR = 1000000, GRAPHS = 4000 };

typedef struct reference {
    uint32_t n;
    int length[NODES][NODES]; /* sixths; FAR where there is no arc */
    int distance[NODES][NODES];
    bool directed;
    double betweenness[NODES], closeness[NODES], harmonic[NODES];
    long paths, through[NODES]; /* of the pair at hand */
} reference;

static void all_distances(reference *r)
{
    for (uint32_t i = 0; i < r->n; i++)
        for (uint32_t j = 0; j < r->n; j++)
            r->distance[i][j] = i == j ? 0 : r->length[i][j];
    for (uint32_t k = 0; k < r->n; k++)
        for (uint32_t i = 0; i < r->n; i++)
            for (uint32_t j = 0; j < r->n; j++)
                if (r->distance[i][k] + r->distance[k][j] < r->distance[i][j])
                    r->distance[i][j] = r->distance[i][k] + r->distance[k][j];
}

/* Every path from `at` to `to` without a detour; `on` are the nodes walked so far. */
static void walk(reference *r, uint32_t at, uint32_t to, uint32_t *on, uint32_t depth)
{
    if (at == to) {
        r->paths++;
        for (uint32_t i = 1; i < depth; i++)
            r->through[on[i]]++;
        return;
    }
    on[depth] = at;
    for (uint32_t next = 0; next < r->n; next++)
        if (r->length[at][next] < FAR &&
            r->length[at][next] + r->distance[next][to] == r->distance[at][to])
            walk(r, next, to, on, depth + 1);
}

static void add_pair(reference *r, uint32_t s, uint32_t t)
{
    uint32_t on[NODES];
    r->paths = 0;
    memset(r->through, 0, sizeof r->through);
    walk(r, s, t, on, 0);
    for (uint32_t v = 0; v < r->n; v++)
        r->betweenness[v] += (double)r->through[v] / (double)r->paths;
}

static void solve(reference *r)
{
    all_distances(r);
    for (uint32_t s = 0; s < r->n; s++) {
        long sum = 0, reached = 0;
        for (uint32_t t = 0; t < r->n; t++) {
            if (s == t || r->distance[s][t] >= FAR) continue;
            if (r->directed || s < t) add_pair(r, s, t);
            sum += r->distance[s][t];
            reached++;
            r->harmonic[s] += 6.0 / r->distance[s][t] / (r->n - 1);
        }
        if (reached > 0)
            r->closeness[s] = (double)(reached * reached) / (r->n - 1) * 6 / (double)sum;
    }
}

static void set_length(reference *r, const test_edge *e, int tenths)
{
    /* 10 / tenths, in sixths */
    int length = 60 / tenths;
    r->length[e->source][e->target] = length;
    if (!r->directed || !e->directed) r->length[e->target][e->source] = length;
}

/* A random graph with at most one tie a pair, some of them in two parts: 0.1 + 0.2 for
 * 0.3. */
static test_graph *random_graph(reference *r, uint64_t *chance, bool directed, bool even)
{
    static const int divisors[] = {1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30, 60};
    test_edge edges[NODES * NODES];
    size_t count = 0;
    *r = (reference){.n = 1 + test_below(chance, NODES), .directed = directed};
    uint32_t density = 1 + test_below(chance, 4), kinds = 1 + test_below(chance, 12);
    for (uint32_t i = 0; i < r->n; i++)
        for (uint32_t j = 0; j < r->n; j++)
            r->length[i][j] = FAR;
    for (uint32_t i = 0; i < r->n; i++) {
        for (uint32_t j = i + 1; j < r->n; j++) {
            if (test_below(chance, 5) >= density) continue;
            int tenths = divisors[test_below(chance, kinds)];
            bool up = test_below(chance, 2) == 0, one_way = test_below(chance, 2) == 0;
            test_edge e = {up ? i : j, up ? j : i, tenths / 10.0, one_way};
            set_length(r, &e, even ? 10 : tenths);
            if (tenths % 3 == 0 && test_below(chance, 2) == 0) {
                test_edge part = e;
                part.weight = tenths / 3 / 10.0;
                e.weight = tenths / 3 * 2 / 10.0;
                edges[count++] = part;
            }
            edges[count++] = e;
        }
    }
    return test_graph_new(r->n, edges, count);
}

static void assert_near(const erg_measures *measures, const char *key, const double *want)
{
    const erg_measure_column *column = erg_measures_find(measures, key);
    assert_non_null(column);
    for (uint32_t v = 0; v < measures->row_count; v++) {
        double slack = 1e-11 * (want[v] + 1e-3);
        if (fabs(column->values[v] - want[v]) <= slack) continue;
        fail_msg("%s of %u: %.17g, wanted %.17g", key, (unsigned)v, column->values[v],
                 want[v]);
    }
}

static void compare_random(bool directed, bool unweighted)
{
    uint64_t chance = directed ? 2 : 1;
    for (int i = 0; i < GRAPHS; i++) {
        reference r;
        test_graph *g = random_graph(&r, &chance, directed, unweighted);
        erg_measure_options options = {.directed = directed, .unweighted = unweighted};
        erg_measures *measures =
            test_measures(g, "betweenness closeness harmonic", &options);
        solve(&r);
        assert_near(measures, "betweenness", r.betweenness);
        assert_near(measures, "closeness", r.closeness);
        assert_near(measures, "harmonic", r.harmonic);
        erg_measures_free(measures);
        test_graph_free(g);
    }
}

static void undirected_weighted(void **state)
{
    (void)state;
    compare_random(false, false);
}

static void undirected_unweighted(void **state)
{
    (void)state;
    compare_random(false, true);
}

static void directed_weighted(void **state)
{
    (void)state;
    compare_random(true, false);
}

static void directed_unweighted(void **state)
{
    (void)state;
    compare_random(true, true);
}

/* A chain of squares has 2^squares shortest paths from end to end, more than a double can
 * count. The middle nodes of square i lie on half the paths of every pair on different
 * sides. */
static void counts_beyond_any_double(bool unweighted)
{
    enum { SQUARES = 1200, N = 3 * SQUARES + 1 };
    test_edge *edges = test_array((size_t)SQUARES * 4, sizeof *edges);
    for (uint32_t i = 0; i < SQUARES; i++) {
        uint32_t a = 3 * i;
        edges[4 * i] = (test_edge){a, a + 1, 0.3, false};
        edges[4 * i + 1] = (test_edge){a, a + 2, 0.1, false};
        edges[4 * i + 2] = (test_edge){a + 1, a + 3, 0.1, false};
        edges[4 * i + 3] = (test_edge){a + 2, a + 3, 0.3, false};
    }
    test_graph *g = test_graph_new(N, edges, (size_t)SQUARES * 4);
    erg_measure_options options = {.unweighted = unweighted};
    erg_measures *measures = test_measures(g, "betweenness", &options);
    for (uint32_t i = 0; i < SQUARES; i++) {
        double left = 3.0 * i + 1, right = 3.0 * (SQUARES - i - 1) + 1;
        for (uint32_t v = 3 * i + 1; v <= 3 * i + 2; v++)
            assert_close(measures->columns[0].values[v] / (left * right / 2), 1, 1e-11);
    }
    erg_measures_free(measures);
    test_graph_free(g);
    free(edges);
}

static void many_paths_weighted(void **state)
{
    (void)state;
    counts_beyond_any_double(false);
}

static void many_paths_unweighted(void **state)
{
    (void)state;
    counts_beyond_any_double(true);
}

static const double *betweenness_of(test_graph *g, erg_measures **measures)
{
    erg_measure_options options = {0};
    *measures = test_measures(g, "betweenness", &options);
    return (*measures)->columns[0].values;
}

/* 1/3 + 1/6 = 1/2: 0 - 1 - 3 is as long as 0 - 2 - 3 and the direct tie. */
static void equal_but_for_rounding(void **state)
{
    test_edge edges[] = {{0, 1, 3, false},
                         {1, 3, 6, false},
                         {0, 2, 6, false},
                         {2, 3, 3, false},
                         {0, 3, 2, false}};
    erg_measures *measures;
    (void)state;
    test_graph *g = test_graph_new(4, edges, 5);
    const double *values = betweenness_of(g, &measures);
    assert_close(values[1], 1.0 / 3, 1e-12);
    assert_close(values[2], 1.0 / 3, 1e-12);
    /* 1 to 2 and back: over 0 it is 1/3 + 1/6, over 3 the same. */
    assert_close(values[0], 0.5, 1e-12);
    assert_close(values[3], 0.5, 1e-12);
    erg_measures_free(measures);
    test_graph_free(g);
}

/* Lengths that differ by more than 1e-10 are different, by less the same. */
static void tolerance_has_its_size(void **state)
{
    const double apart[] = {0, 1e-12, 1e-11, 1e-9};
    const double share[] = {0.5, 0.5, 0.5, 1};
    (void)state;
    for (int i = 0; i < 4; i++) {
        test_edge edges[] = {{0, 1, 1, false},
                             {1, 3, 1, false},
                             {0, 2, 1 / (1 + 2 * apart[i]), false},
                             {2, 3, 1, false}};
        erg_measures *measures;
        test_graph *g = test_graph_new(4, edges, 4);
        const double *values = betweenness_of(g, &measures);
        assert_close(values[1], share[i], 1e-12);
        assert_close(values[2], 1 - share[i], 1e-12);
        erg_measures_free(measures);
        test_graph_free(g);
    }
}

/* Ties shorter than the tolerance of the way behind them: what hangs on them is reached
 * through them, but seen from the source they make no detours. */
static void ties_next_to_nothing(void **state)
{
    /* 0 -> 1 and 0 -> 2 of length 1, 1 - 2 of length 1e-13; 3 hangs on 2 by 1e-13. */
    test_edge edges[] = {
        {0, 1, 1, true}, {0, 2, 1, true}, {1, 2, 1e13, false}, {2, 3, 1e13, true}};
    const erg_measure_options options = {.directed = true};
    (void)state;
    test_graph *g = test_graph_new(4, edges, 4);
    erg_measures *measures = test_measures(g, "betweenness", &options);
    const double *values = measures->columns[0].values;
    assert_close(values[0], 0, 0);
    assert_close(values[1], 0, 0);
    assert_close(values[2], 2, 0);
    assert_close(values[3], 0, 0);
    erg_measures_free(measures);
    test_graph_free(g);
}

/* 1 and 2 and 3 so near each other that from 0 their distances are the same double. */
static void ties_lost_in_rounding(void **state)
{
    test_edge edges[] = {
        {0, 1, 1, false}, {1, 2, 1e17, false}, {1, 3, 1e17, false}, {2, 3, 1e17, false}};
    erg_measures *measures;
    (void)state;
    test_graph *g = test_graph_new(4, edges, 4);
    const double *values = betweenness_of(g, &measures);
    assert_close(values[0], 0, 0);
    assert_close(values[1], 2, 0);
    assert_true(values[2] + values[3] <= 0.5);
    erg_measures_free(measures);
    test_graph_free(g);
}

/* Whatever the lengths, over 200 powers of ten: no pair counts more than once. */
static void extreme_lengths(void **state)
{
    uint64_t chance = 11;
    (void)state;
    for (int round = 0; round < 2000; round++) {
        test_edge edges[40];
        uint32_t n = 3 + test_below(&chance, 8), count = test_below(&chance, 40);
        double sum = 0, apart = 0;
        for (uint32_t e = 0; e < count; e++) {
            double weight = pow(10, (double)test_below(&chance, 180) - 90);
            if (test_below(&chance, 2) == 0)
                weight = test_below(&chance, 2) == 0 ? 1e12 : 1;
            edges[e] = (test_edge){test_below(&chance, n), test_below(&chance, n), weight,
                                   false};
        }
        test_graph *g = test_graph_new(n, edges, count);
        erg_measure_options options = {0};
        erg_measures *measures =
            test_measures(g, "betweenness coreness closeness", &options);
        const double *values = erg_measures_find(measures, "betweenness")->values;
        for (uint32_t v = 0; v < n; v++) {
            sum += values[v];
            apart = fmax(apart, values[v]);
        }
        assert_true(apart <= (n - 1) * (n - 2) / 2.0 + 1e-9);
        /* A path has at most n - 2 nodes inside. */
        assert_true(sum <= n * (n - 1) / 2.0 * (n - 2) + 1e-9);
        erg_measures_free(measures);
        test_graph_free(g);
    }
}

/* What comes before a node was reached before it, and every node but the source has some.
 */
static void no_circles(void **state)
{
    uint64_t chance = 12;
    (void)state;
    for (int round = 0; round < 2000; round++) {
        static const double weights[] = {1, 3, 1e12, 1e17};
        test_edge edges[40];
        uint32_t n = 3 + test_below(&chance, 8), count = test_below(&chance, 40);
        base_arena arena = {0};
        measure_arcs arcs;
        measure_search s;
        for (uint32_t e = 0; e < count; e++)
            edges[e] = (test_edge){test_below(&chance, n), test_below(&chance, n),
                                   weights[test_below(&chance, 4)], round % 2 == 0};
        test_graph *g = test_graph_new(n, edges, count);
        assert_int_equal(measure_arcs_make(&arcs, &arena, &g->snapshot, true, false,
                                           MEASURE_LENGTHS, NULL),
                         ERG_OK);
        assert_true(measure_search_open(&s, &arena, &arcs));
        for (uint32_t source = 0; source < n; source++) {
            measure_search_run(&s, source);
            measure_search_trace(&s);
            assert_int_equal(s.order[0], source);
            for (uint32_t place = 1; place < s.reached; place++) {
                uint32_t first = s.before_offsets[place];
                assert_true(s.before_offsets[place + 1] > first);
                for (uint32_t k = first; k < s.before_offsets[place + 1]; k++)
                    assert_true(s.places[s.before[k]] < place);
            }
        }
        base_arena_free(&arena);
        test_graph_free(g);
    }
}

static void strengths_out_of_range(void **state)
{
    const double bad[] = {1e-101, 1e111, 5e-324, INFINITY, NAN};
    (void)state;
    for (int i = 0; i < 5; i++) {
        test_edge edges[] = {{0, 1, bad[i], false}};
        test_graph *g = test_graph_new(2, edges, 1);
        erg_measure_options options = {0};
        erg_measures *measures = NULL;
        erg_error err = {0};
        assert_int_equal(erg_measures_compute(&measures, &g->snapshot, &options, &err),
                         ERG_ELIMIT);
        assert_null(measures);
        assert_non_null(strstr(err.text, "'v00000' and 'v00001'"));
        test_graph_free(g);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(undirected_weighted),
        cmocka_unit_test(undirected_unweighted),
        cmocka_unit_test(directed_weighted),
        cmocka_unit_test(directed_unweighted),
        cmocka_unit_test(many_paths_weighted),
        cmocka_unit_test(many_paths_unweighted),
        cmocka_unit_test(equal_but_for_rounding),
        cmocka_unit_test(tolerance_has_its_size),
        cmocka_unit_test(ties_next_to_nothing),
        cmocka_unit_test(ties_lost_in_rounding),
        cmocka_unit_test(extreme_lengths),
        cmocka_unit_test(no_circles),
        cmocka_unit_test(strengths_out_of_range),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
