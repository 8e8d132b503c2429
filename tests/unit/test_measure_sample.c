/* Measures of paths from a sample of sources: right on average, within their bound, exact
 * where a part is small, and never without being asked for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "measure_graph.h"

enum { N = 400, TIES = 1200, SAMPLE = 100 };

static test_graph *random_graph(uint64_t seed)
{
    test_edge edges[TIES];
    for (uint32_t i = 0; i < TIES; i++) {
        uint32_t v = test_below(&seed, N);
        edges[i] = (test_edge){v, test_below(&seed, v + 1), 1 + test_below(&seed, 4),
                               test_below(&seed, 2) == 0};
    }
    return test_graph_new(N, edges, TIES);
}

static const char *const keys = "betweenness closeness harmonic";

static erg_measures *measure(test_graph *g, bool directed, uint32_t sample, uint32_t seed)
{
    erg_measure_options options = {
        .directed = directed, .sample = sample, .seed = seed, .normalized = true};
    return test_measures(g, keys, &options);
}

static double setting(const erg_measures *measures, const char *measure, const char *key)
{
    const erg_value *settings = erg_measures_find(measures, measure)->settings;
    for (size_t i = 0; i < settings->count; i++)
        if (strcmp(settings->keys[i], key) == 0) return settings->items[i].number;
    return NAN;
}

static void compare(bool directed)
{
    enum { RUNS = 60 };
    test_graph *g = random_graph(1);
    erg_measures *exact = measure(g, directed, 0, 0);
    double sums[3][N] = {{0}};
    for (uint32_t seed = 1; seed <= RUNS; seed++) {
        erg_measures *some = measure(g, directed, SAMPLE, seed);
        double bound = setting(some, "betweenness", "error_bound"), farthest = 0;
        assert_true(bound > 0 && bound < 1);
        assert_close(setting(some, "harmonic", "sampled"), SAMPLE, 0);
        assert_close(setting(some, "closeness", "seed"), seed, 0);
        for (int c = 0; c < 3; c++)
            for (uint32_t v = 0; v < N; v++)
                sums[c][v] += some->columns[c].values[v];
        for (uint32_t v = 0; v < N; v++)
            farthest = fmax(
                farthest, fabs(some->columns[0].values[v] - exact->columns[0].values[v]));
        assert_true(farthest <= bound);
        assert_true(farthest > 0);
        erg_measures_free(some);
    }
    /* Right on average: 60 runs leave an eighth of one run's error. */
    for (uint32_t v = 0; v < N; v++) {
        const double slack[] = {0.01, 0.03, 0.03};
        for (int c = 0; c < 3; c++) {
            double want = exact->columns[c].values[v];
            if (directed && c == 1) continue; /* a quotient of two estimates */
            assert_close(sums[c][v] / RUNS, want, slack[c] * (1 + want));
        }
    }
    assert_true(isnan(setting(exact, "betweenness", "sampled")));
    erg_measures_free(exact);
    test_graph_free(g);
}

static void right_on_average_undirected(void **state)
{
    (void)state;
    compare(false);
}

static void right_on_average_directed(void **state)
{
    (void)state;
    compare(true);
}

static void assert_equal_columns(const erg_measures *a, const erg_measures *b, bool same)
{
    bool equal = true;
    for (int c = 0; c < 3; c++)
        for (size_t v = 0; v < a->row_count; v++)
            equal = equal && !(fabs(a->columns[c].values[v] - b->columns[c].values[v]) >
                               1e-11 * fabs(a->columns[c].values[v]));
    assert_int_equal(equal, same);
}

/* Each tie counts one: another search, the same estimates. */
static void right_on_average_unweighted(void **state)
{
    enum { RUNS = 60 };
    (void)state;
    test_graph *g = random_graph(2);
    erg_measure_options options = {.unweighted = true, .normalized = true};
    erg_measures *exact = test_measures(g, keys, &options);
    double sums[3][N] = {{0}};
    for (uint32_t seed = 1; seed <= RUNS; seed++) {
        options.sample = SAMPLE;
        options.seed = seed;
        erg_measures *some = test_measures(g, keys, &options);
        assert_close(setting(some, "betweenness", "sampled"), SAMPLE, 0);
        for (int c = 0; c < 3; c++)
            for (uint32_t v = 0; v < N; v++)
                sums[c][v] += some->columns[c].values[v];
        erg_measures_free(some);
    }
    const double slack[] = {0.01, 0.03, 0.03};
    for (uint32_t v = 0; v < N; v++)
        for (int c = 0; c < 3; c++) {
            double want = exact->columns[c].values[v];
            assert_close(sums[c][v] / RUNS, want, slack[c] * (1 + want));
        }
    erg_measures_free(exact);
    test_graph_free(g);
}

static void the_seed_decides(void **state)
{
    (void)state;
    test_graph *g = random_graph(2);
    erg_measures *a = measure(g, false, SAMPLE, 1), *b = measure(g, false, SAMPLE, 1);
    erg_measures *c = measure(g, false, SAMPLE, 2);
    assert_equal_columns(a, b, true);
    assert_equal_columns(a, c, false);
    erg_measures_free(a);
    erg_measures_free(b);
    erg_measures_free(c);
    test_graph_free(g);
}

static void a_sample_of_all_is_exact(void **state)
{
    (void)state;
    test_graph *g = random_graph(3);
    erg_measures *a = measure(g, true, 0, 1), *b = measure(g, true, N, 1);
    assert_equal_columns(a, b, true);
    assert_true(isnan(setting(b, "betweenness", "sampled")));
    erg_measures_free(a);
    erg_measures_free(b);
    test_graph_free(g);
}

/* Parts of up to 32 are computed whole, however small the sample: many triangles with a
 * tail. */
static void small_parts_are_exact(void **state)
{
    enum { PARTS = 50 };
    test_edge edges[4 * PARTS];
    (void)state;
    for (uint32_t p = 0; p < PARTS; p++) {
        uint32_t a = 4 * p;
        edges[a] = (test_edge){a, a + 1, 0.1, false};
        edges[a + 1] = (test_edge){a + 1, a + 2, 0.3, false};
        edges[a + 2] = (test_edge){a, a + 2, 0.2, false};
        edges[a + 3] = (test_edge){a + 2, a + 3, 0.7, false};
    }
    test_graph *g = test_graph_new(4 * PARTS, edges, 4 * PARTS);
    erg_measures *a = measure(g, false, 0, 1), *b = measure(g, false, 5, 1);
    assert_equal_columns(a, b, true);
    assert_true(isnan(setting(b, "betweenness", "sampled")));
    erg_measures_free(a);
    erg_measures_free(b);
    test_graph_free(g);
}

static void large_graphs_ask(void **state)
{
    enum { LARGE = 50001 };
    test_edge *edges = test_array(LARGE, sizeof *edges);
    const char *one[] = {"harmonic"};
    erg_measure_options options = {.keys = {one, 1}};
    erg_measures *measures = NULL;
    erg_error err = {0};
    (void)state;
    for (uint32_t i = 0; i < LARGE; i++)
        edges[i] = (test_edge){i, i / 7, 1, false};
    test_graph *g = test_graph_new(LARGE, edges, LARGE);
    assert_int_equal(erg_measures_compute(&measures, &g->snapshot, &options, &err),
                     ERG_ELIMIT);
    assert_non_null(strstr(err.text, "50001 entities take about "));
    assert_non_null(strstr(err.text, "--exact"));
    assert_non_null(strstr(err.text, "--sample 1000 in about "));
    options.sample = 40;
    assert_int_equal(erg_measures_compute(&measures, &g->snapshot, &options, &err),
                     ERG_OK);
    assert_close(setting(measures, "harmonic", "sampled"), 40, 0);
    assert_true(measures->columns[0].values[0] > 0);
    erg_measures_free(measures);
    test_graph_free(g);
    free(edges);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(right_on_average_undirected),
        cmocka_unit_test(right_on_average_directed),
        cmocka_unit_test(right_on_average_unweighted),
        cmocka_unit_test(the_seed_decides),
        cmocka_unit_test(a_sample_of_all_is_exact),
        cmocka_unit_test(small_parts_are_exact),
        cmocka_unit_test(large_graphs_ask),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
