/* Self-checks: what was computed passes, and each value that is made wrong, in its own
 * way, is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "measure/job.h"
#include "measure/verify.h"
#include "measure_graph.h"

enum { NODES = 9 };

/* Two triangles on a bridge, a tail, a pair of its own and an isolate. */
static test_graph *some_graph(void)
{
    test_edge edges[] = {{0, 1, 1, true},    {1, 2, 2.5, false}, {0, 2, 1, true},
                         {2, 3, 0.5, true},  {3, 4, 3, true},    {4, 5, 1, false},
                         {3, 5, 1.25, true}, {5, 6, 2, true},    {7, 0, 1.5, true}};
    return test_graph_new(NODES, edges, sizeof edges / sizeof *edges);
}

static erg_code verify(const measure_entry *entry, const double *values,
                       const test_graph *g, bool directed, bool unweighted)
{
    measure_job job = {
        .snapshot = &g->snapshot, .directed = directed, .unweighted = unweighted};
    erg_error err = {0};
    erg_code code = measure_verify(entry, values, &job, &err);
    if (code != ERG_OK) assert_non_null(strstr(err.text, "self-check"));
    measure_job_close(&job);
    return code;
}

static void compute(double *values, const measure_entry *entry, const test_graph *g,
                    bool directed, bool unweighted)
{
    measure_job job = {.snapshot = &g->snapshot,
                       .directed = directed,
                       .unweighted = unweighted,
                       .how_paths = {.betweenness = true}};
    erg_error err = {0};
    memset(values, 0, NODES * sizeof *values);
    if (entry->compute(values, &job, &err) != ERG_OK) fail_msg("%s", err.text);
    measure_job_close(&job);
}

static void what_is_computed_passes(void **state)
{
    (void)state;
    test_graph *g = some_graph();
    for (size_t i = 0; i < measure_table_count; i++)
        for (int way = 0; way < 4; way++) {
            double values[NODES];
            bool directed = way & 1, unweighted = way & 2;
            compute(values, &measure_table[i], g, directed, unweighted);
            if (verify(&measure_table[i], values, g, directed, unweighted) != ERG_OK)
                fail_msg("%s", measure_table[i].key);
        }
    test_graph_free(g);
}

/* Values that are never any measure's. */
static void no_number_passes_for_one(void **state)
{
    (void)state;
    const double wrong[] = {INFINITY, -INFINITY, -1, -1e-3, 1e9};
    test_graph *g = some_graph();
    for (size_t i = 0; i < measure_table_count; i++)
        for (int v = 0; v < NODES; v++) {
            double values[NODES];
            compute(values, &measure_table[i], g, false, false);
            for (size_t k = 0; k < sizeof wrong / sizeof *wrong; k++) {
                double right = values[v];
                values[v] = wrong[k];
                assert_int_equal(verify(&measure_table[i], values, g, false, false),
                                 ERG_EINTERNAL);
                values[v] = right;
            }
            double right = values[v];
            values[v] = NAN;
            erg_code code = verify(&measure_table[i], values, g, false, false);
            assert_int_equal(code, isnan(right) ? ERG_OK : ERG_EINTERNAL);
        }
    test_graph_free(g);
}

/* Measures in which one value that is a little off never passes. */
static void a_little_off(void **state)
{
    static const char *const keys[] = {"degree",      "in_degree",   "out_degree",
                                       "strength",    "in_strength", "out_strength",
                                       "eigenvector", "pagerank"};
    (void)state;
    test_graph *g = some_graph();
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const measure_entry *entry = measure_find(keys[i]);
        for (int v = 0; v < NODES; v++) {
            double values[NODES];
            compute(values, entry, g, false, false);
            values[v] = values[v] * (1 + 1e-4) + 1e-4;
            if (verify(entry, values, g, false, false) != ERG_EINTERNAL)
                fail_msg("%s of %d", keys[i], v);
        }
    }
    test_graph_free(g);
}

/* All values scaled alike still agree with each other: their sum, or the largest, tells.
 */
static void scaled(void **state)
{
    static const struct {
        const char *key;
        double by;
        const char *wanted;
    } cases[] = {
        {"eigenvector", 0.5, "self-check: largest eigenvector is 0.5, wanted 1"},
        {"hub", 0.5, "self-check: largest hub is 0.5, wanted 1"},
        {"authority", 0.25, "self-check: largest authority is 0.25, wanted 1"},
        {"pagerank", 1 + 1e-8, "self-check: pagerank sums to 1.00000001, wanted 1"}};
    (void)state;
    test_graph *g = some_graph();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const measure_entry *entry = measure_find(cases[i].key);
        double values[NODES];
        erg_error err = {0};
        compute(values, entry, g, false, false);
        for (int v = 0; v < NODES; v++)
            values[v] *= cases[i].by;
        measure_job job = {.snapshot = &g->snapshot};
        assert_int_equal(measure_verify(entry, values, &job, &err), ERG_EINTERNAL);
        assert_string_equal(err.text, cases[i].wanted);
        measure_job_close(&job);
    }
    test_graph_free(g);
}

/* Two values swapped keep every sum and every bound: only their ties tell. */
static void swapped(void **state)
{
    (void)state;
    const struct {
        const char *key;
        int a, b;
    } cases[] = {{"degree", 2, 8},      {"coreness", 0, 8},    {"coreness", 0, 6},
                 {"strength", 3, 4},    {"pagerank", 2, 6},    {"eigenvector", 1, 3},
                 {"betweenness", 2, 7}, {"betweenness", 3, 6}, {"closeness", 0, 8},
                 {"harmonic", 5, 8},    {"constraint", 0, 8},  {"clustering", 0, 6}};
    test_graph *g = some_graph();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const measure_entry *entry = measure_find(cases[i].key);
        double values[NODES];
        compute(values, entry, g, false, false);
        double kept = values[cases[i].a];
        values[cases[i].a] = values[cases[i].b];
        values[cases[i].b] = kept;
        if (verify(entry, values, g, false, false) != ERG_EINTERNAL)
            fail_msg("%s of %d and %d", cases[i].key, cases[i].a, cases[i].b);
    }
    test_graph_free(g);
}

static void communities_are_numbered_by_size(void **state)
{
    (void)state;
    const measure_entry *entry = measure_find("community");
    test_graph *g = some_graph();
    const double fine[NODES] = {1, 1, 1, 2, 2, 2, 2, 1, 3};
    const double small_first[NODES] = {2, 2, 2, 1, 1, 3, 3, 2, 3};
    const double gap[NODES] = {1, 1, 1, 3, 3, 3, 3, 1, 3};
    const double none[NODES] = {1, 1, 1, 0, 2, 2, 2, 1, 3};
    assert_int_equal(verify(entry, fine, g, false, false), ERG_OK);
    assert_int_equal(verify(entry, small_first, g, false, false), ERG_EINTERNAL);
    assert_int_equal(verify(entry, gap, g, false, false), ERG_EINTERNAL);
    assert_int_equal(verify(entry, none, g, false, false), ERG_EINTERNAL);
    test_graph_free(g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_computed_passes),
        cmocka_unit_test(no_number_passes_for_one),
        cmocka_unit_test(a_little_off),
        cmocka_unit_test(scaled),
        cmocka_unit_test(swapped),
        cmocka_unit_test(communities_are_numbered_by_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
