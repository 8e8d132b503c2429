/* The door to igraph leaves no trace: its handlers and random numbers are as they were,
 * its failures become ours, and what was random before changes no result. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <igraph/igraph.h>

#include "measure/igraph.h"
#include "measure_graph.h"

static int errors, warnings;

static void own_error(const char *reason, const char *file, int line, igraph_error_t code)
{
    (void)reason, (void)file, (void)line, (void)code;
    errors++;
    IGRAPH_FINALLY_FREE();
}

static void own_warning(const char *reason, const char *file, int line)
{
    (void)reason, (void)file, (void)line;
    warnings++;
}

static test_graph *ring_with_chords(void)
{
    test_edge edges[120];
    for (uint32_t v = 0; v < 60; v++) {
        edges[2 * v] = (test_edge){v, (v + 1) % 60, 1, false};
        edges[2 * v + 1] = (test_edge){v, (v + 7 + v % 5) % 60, 0.5, true};
    }
    return test_graph_new(60, edges, 120);
}

static void globals_are_put_back(void **state)
{
    const erg_measure_options how = {0};
    (void)state;
    test_graph *g = ring_with_chords();
    double first[60];
    for (igraph_uint_t seed = 1; seed < 20; seed++) {
        igraph_set_error_handler(own_error);
        igraph_set_warning_handler(own_warning);
        igraph_rng_seed(igraph_rng_default(), seed);
        igraph_integer_t want = igraph_rng_get_integer(igraph_rng_default(), 0, 1 << 30);
        igraph_rng_seed(igraph_rng_default(), seed);

        erg_measures *measures =
            test_measures(g, "pagerank coreness constraint clustering community", &how);

        assert_int_equal(igraph_rng_get_integer(igraph_rng_default(), 0, 1 << 30), want);
        assert_ptr_equal(igraph_set_error_handler(NULL), own_error);
        assert_ptr_equal(igraph_set_warning_handler(NULL), own_warning);
        const double *community = erg_measures_find(measures, "community")->values;
        if (seed == 1)
            memcpy(first, community, sizeof first);
        else
            assert_memory_equal(first, community, sizeof first);
        erg_measures_free(measures);
    }
    assert_int_equal(errors, 0);
    assert_int_equal(warnings, 0);
    assert_int_equal(IGRAPH_FINALLY_STACK_SIZE(), 0);
    test_graph_free(g);
}

static void failures_become_ours(void **state)
{
    base_arena arena = {0};
    measure_arcs arcs;
    measure_igraph *graph = NULL;
    erg_error err = {0};
    double values[60];
    (void)state;
    test_graph *g = ring_with_chords();
    assert_int_equal(measure_arcs_make(&arcs, &arena, &g->snapshot, true, false,
                                       MEASURE_STRENGTHS, &err),
                     ERG_OK);
    assert_int_equal(measure_igraph_open(&graph, &arcs, &err), ERG_OK);
    /* Leiden refuses directed graphs, again and again. */
    for (int i = 0; i < 2; i++) {
        err = (erg_error){0};
        assert_int_equal(measure_igraph_leiden(values, graph, 1, 1, &err), ERG_EINTERNAL);
        assert_non_null(strstr(err.text, "community: igraph failed: Leiden"));
    }
    assert_int_equal(IGRAPH_FINALLY_STACK_SIZE(), 0);
    assert_int_equal(measure_igraph_clustering(values, graph, &err), ERG_OK);
    measure_igraph_close(graph);
    measure_igraph_close(NULL);
    base_arena_free(&arena);
    test_graph_free(g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(globals_are_put_back),
        cmocka_unit_test(failures_become_ours),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
