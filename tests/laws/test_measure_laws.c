/* What must hold between the measures of related graphs, whatever the graph. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "../unit/measure_graph.h"
#include "laws.h"

enum { NODES = 26, EDGES = 90, GRAPHS = 400 };

static const char *const ALL =
    "degree in_degree out_degree strength in_strength out_strength "
    "betweenness closeness harmonic eigenvector pagerank hub "
    "authority coreness constraint clustering community";

typedef struct sketch {
    uint32_t n;
    size_t count;
    test_edge edges[EDGES];
} sketch;

static sketch random_sketch(uint64_t *chance)
{
    sketch s = {.n = 2 + test_below(chance, NODES - 2)};
    uint32_t tenths = test_below(chance, 2);
    s.count = test_below(chance, EDGES);
    for (size_t e = 0; e < s.count; e++) {
        double weight = tenths ? (1 + test_below(chance, 9)) / 10.0
                               : 0.01 + (double)(test_random(chance) >> 11) * 0x1p-50;
        s.edges[e] = (test_edge){test_below(chance, s.n), test_below(chance, s.n), weight,
                                 test_below(chance, 3) > 0};
    }
    return s;
}

static erg_measures *measure(const sketch *s, const char *keys,
                             const erg_measure_options *how)
{
    test_edge edges[2 * EDGES];
    memcpy(edges, s->edges, s->count * sizeof *edges);
    test_graph *g = test_graph_new(s->n, edges, s->count);
    erg_measures *measures = test_measures(g, keys, how);
    test_graph_free(g);
    return measures;
}

static const erg_measure_column *column(const erg_measures *measures, const char *key)
{
    const erg_measure_column *found = erg_measures_find(measures, key);
    if (!found) fail_msg("no %s", key);
    return found;
}

static bool same(double a, double b, double slack)
{
    if (isnan(a) || isnan(b)) return isnan(a) && isnan(b);
    return fabs(a - b) <= slack * fabs(b) + slack * 0.1;
}

/* y[v + shift] = factor * x[v] */
static void assert_factor(const erg_measures *x, const char *key_x, const erg_measures *y,
                          const char *key_y, double factor, uint32_t shift, double slack)
{
    const double *from = column(x, key_x)->values, *to = column(y, key_y)->values;
    for (uint32_t v = 0; v < x->row_count; v++)
        if (!same(to[v + shift], factor * from[v], slack))
            fail_msg("%s of %u: %.17g, %s: %.17g", key_x, (unsigned)v, factor * from[v],
                     key_y, to[v + shift]);
}

/* What is nothing ranks behind all that is something, however little. */
static void assert_same_zeros(const erg_measures *x, const erg_measures *y,
                              const char *key)
{
    const double *from = column(x, key)->values, *to = column(y, key)->values;
    for (uint32_t v = 0; v < x->row_count; v++)
        if ((from[v] == 0) != (to[v] == 0))
            fail_msg("%s of %u: %.17g, %.17g", key, (unsigned)v, from[v], to[v]);
}

static void assert_same_ranks(const erg_measures *x, const erg_measures *y)
{
    for (size_t c = 0; c < x->column_count; c++) {
        if (!x->columns[c].ranks) continue;
        assert_memory_equal(x->columns[c].ranks, y->columns[c].ranks,
                            x->row_count * sizeof *x->columns[c].ranks);
    }
}

/* Strengths in another unit that is a power of two: nothing but the unit changes. */
static void weights_times_a_power_of_two(void **state)
{
    uint64_t chance = 1;
    const long graphs = law_checks(GRAPHS);
    (void)state;
    for (long i = 0; i < graphs; i++) {
        sketch s = random_sketch(&chance), t;
        const erg_measure_options how = {.directed = i % 2 == 1};
        double factor = ldexp(1, (int)test_below(&chance, 40) - 20);
        t = s;
        for (size_t e = 0; e < t.count; e++)
            t.edges[e].weight *= factor;
        erg_measures *x = measure(&s, ALL, &how), *y = measure(&t, ALL, &how);
        assert_same_ranks(x, y);
        for (size_t c = 0; c < x->column_count; c++) {
            const char *key = x->columns[c].key;
            bool unit = strstr(key, "strength") || strcmp(key, "closeness") == 0 ||
                        strcmp(key, "harmonic") == 0;
            assert_factor(x, key, y, key, unit ? factor : 1, 0, unit ? 1e-11 : 0);
        }
        erg_measures_free(x);
        erg_measures_free(y);
    }
    law_held("weights times 2^k", graphs);
}

/* One entity more that nobody knows. */
static void an_isolate_changes_what_n_changes(void **state)
{
    static const char *const unchanged[] = {
        "degree",       "in_degree",   "out_degree", "strength",   "in_strength",
        "out_strength", "betweenness", "coreness",   "constraint", "clustering"};
    static const char *const spectral[] = {"eigenvector", "hub", "authority"};
    uint64_t chance = 2;
    const long graphs = law_checks(GRAPHS);
    (void)state;
    for (long i = 0; i < graphs; i++) {
        sketch s = random_sketch(&chance), t = s;
        const erg_measure_options how = {.directed = i % 2 == 1};
        double n = s.n;
        t.n++;
        erg_measures *x = measure(&s, ALL, &how), *y = measure(&t, ALL, &how);
        for (size_t k = 0; k < sizeof unchanged / sizeof *unchanged; k++)
            assert_factor(x, unchanged[k], y, unchanged[k], 1, 0, 1e-11);
        for (size_t k = 0; k < sizeof spectral / sizeof *spectral; k++) {
            assert_factor(x, spectral[k], y, spectral[k], 1, 0, 1e-9);
            assert_same_zeros(x, y, spectral[k]);
        }
        assert_factor(x, "closeness", y, "closeness", (n - 1) / n, 0, 1e-11);
        assert_factor(x, "harmonic", y, "harmonic", (n - 1) / n, 0, 1e-11);
        for (size_t c = 0; c < y->column_count; c++) {
            double last = y->columns[c].values[s.n];
            const char *key = y->columns[c].key;
            if (strcmp(key, "constraint") == 0 || strcmp(key, "clustering") == 0)
                assert_true(isnan(last));
            else if (strcmp(key, "pagerank") == 0 || strcmp(key, "community") == 0)
                assert_true(last > 0);
            else
                assert_true(last == 0);
        }
        erg_measures_free(x);
        erg_measures_free(y);
    }
    law_held("an isolate added", graphs);
}

/* Two graphs side by side. */
static void disjoint_union(void **state)
{
    static const char *const unchanged[] = {
        "degree",       "in_degree",   "out_degree", "strength",   "in_strength",
        "out_strength", "betweenness", "coreness",   "constraint", "clustering"};
    uint64_t chance = 3;
    const long graphs = law_checks(GRAPHS);
    (void)state;
    for (long i = 0; i < graphs; i++) {
        sketch a = random_sketch(&chance), b = random_sketch(&chance);
        const erg_measure_options how = {.directed = i % 2 == 1};
        test_edge edges[2 * EDGES];
        for (size_t e = 0; e < a.count; e++)
            edges[e] = a.edges[e];
        for (size_t e = 0; e < b.count; e++) {
            edges[a.count + e] = b.edges[e];
            edges[a.count + e].source += a.n;
            edges[a.count + e].target += a.n;
        }
        test_graph *g = test_graph_new(a.n + b.n, edges, a.count + b.count);
        erg_measures *both = test_measures(g, ALL, &how);
        erg_measures *x = measure(&a, ALL, &how), *y = measure(&b, ALL, &how);
        double n = a.n + b.n;
        for (size_t k = 0; k < sizeof unchanged / sizeof *unchanged; k++) {
            assert_factor(x, unchanged[k], both, unchanged[k], 1, 0, 1e-11);
            assert_factor(y, unchanged[k], both, unchanged[k], 1, a.n, 1e-11);
        }
        for (int k = 0; k < 2; k++) {
            const char *key = k ? "closeness" : "harmonic";
            assert_factor(x, key, both, key, (a.n - 1) / (n - 1), 0, 1e-11);
            assert_factor(y, key, both, key, (b.n - 1) / (n - 1), a.n, 1e-11);
        }
        erg_measures_free(x);
        erg_measures_free(y);
        erg_measures_free(both);
        test_graph_free(g);
    }
    law_held("disjoint union", graphs);
}

/* All arcs turned: in and out, hub and authority change places. */
static void reversed_arcs(void **state)
{
    uint64_t chance = 4;
    const long graphs = law_checks(GRAPHS);
    (void)state;
    for (long i = 0; i < graphs; i++) {
        sketch s = random_sketch(&chance), t = s;
        const erg_measure_options how = {.directed = true};
        for (size_t e = 0; e < t.count; e++) {
            t.edges[e].source = s.edges[e].target;
            t.edges[e].target = s.edges[e].source;
        }
        erg_measures *x = measure(&s, ALL, &how), *y = measure(&t, ALL, &how);
        assert_factor(x, "in_degree", y, "out_degree", 1, 0, 0);
        assert_factor(x, "out_degree", y, "in_degree", 1, 0, 0);
        assert_factor(x, "in_strength", y, "out_strength", 1, 0, 1e-11);
        assert_factor(x, "out_strength", y, "in_strength", 1, 0, 1e-11);
        assert_factor(x, "hub", y, "authority", 1, 0, 1e-9);
        assert_factor(x, "authority", y, "hub", 1, 0, 1e-9);
        assert_factor(x, "betweenness", y, "betweenness", 1, 0, 1e-11);
        assert_factor(x, "eigenvector", y, "eigenvector", 1, 0, 0);
        erg_measures_free(x);
        erg_measures_free(y);
    }
    law_held("arcs reversed", graphs);
}

/* Other ids for the same entities: values and ranks move with them. */
static void order_of_ids(void **state)
{
    uint64_t chance = 5;
    const long graphs = law_checks(GRAPHS);
    (void)state;
    for (long i = 0; i < graphs; i++) {
        sketch s = random_sketch(&chance), t = s;
        const erg_measure_options how = {.directed = i % 2 == 1};
        uint32_t name[NODES];
        for (uint32_t v = 0; v < s.n; v++)
            name[v] = v;
        for (uint32_t v = s.n; v > 1; v--) {
            uint32_t other = test_below(&chance, v), swap = name[other];
            name[other] = name[v - 1];
            name[v - 1] = swap;
        }
        for (size_t e = 0; e < t.count; e++) {
            t.edges[e].source = name[s.edges[e].source];
            t.edges[e].target = name[s.edges[e].target];
        }
        erg_measures *x = measure(&s, ALL, &how), *y = measure(&t, ALL, &how);
        for (size_t c = 0; c < x->column_count; c++) {
            const erg_measure_column *from = &x->columns[c], *to = &y->columns[c];
            /* Communities need not be the same; which component counts as the largest
             * depends on ids where two are as large. */
            if (strcmp(from->key, "community") == 0 ||
                strcmp(from->key, "eigenvector") == 0)
                continue;
            /* Where a greatest eigenvalue has another near it, a share of what rounding
             * leaves, divided by their distance, is in the vector. */
            bool spectral =
                strcmp(from->key, "hub") == 0 || strcmp(from->key, "authority") == 0;
            double slack = spectral ? 1e-9 : 2e-11;
            for (uint32_t v = 0; v < s.n; v++) {
                if (!same(to->values[name[v]], from->values[v], slack))
                    fail_msg("%s of %u: %.17g, %.17g", from->key, (unsigned)v,
                             from->values[v], to->values[name[v]]);
                assert_int_equal(from->ranks[v], to->ranks[name[v]]);
            }
        }
        erg_measures_free(x);
        erg_measures_free(y);
    }
    law_held("relabelled", graphs);
}

/* The same again, to the bit; and --unweighted is what strengths of 1 give. */
static void again_and_unweighted(void **state)
{
    uint64_t chance = 6;
    const long graphs = law_checks(GRAPHS);
    (void)state;
    for (long i = 0; i < graphs; i++) {
        sketch s = random_sketch(&chance), t = {.n = s.n};
        const erg_measure_options how = {.directed = i % 2 == 1};
        const erg_measure_options unweighted = {.directed = i % 2 == 1,
                                                .unweighted = true};
        for (uint32_t a = 0; a < s.n; a++)
            for (uint32_t b = a + 1; b < s.n; b++) {
                bool up = false, down = false;
                for (size_t e = 0; e < s.count; e++) {
                    const test_edge *edge = &s.edges[e];
                    bool forth = edge->source == a && edge->target == b;
                    bool back = edge->source == b && edge->target == a;
                    up = up || forth || (back && !edge->directed);
                    down = down || back || (forth && !edge->directed);
                }
                if (!up && !down) continue;
                t.edges[t.count++] =
                    (test_edge){up ? a : b, up ? b : a, 1, !(up && down)};
            }
        erg_measures *x = measure(&s, ALL, &unweighted), *y = measure(&t, ALL, &how);
        erg_measures *z = measure(&s, ALL, &unweighted);
        for (size_t c = 0; c < x->column_count; c++) {
            size_t size = x->row_count * sizeof(double);
            assert_memory_equal(x->columns[c].values, y->columns[c].values, size);
            assert_memory_equal(x->columns[c].values, z->columns[c].values, size);
        }
        erg_measures_free(x);
        erg_measures_free(y);
        erg_measures_free(z);
    }
    law_held("again and unweighted, to the bit", graphs);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weights_times_a_power_of_two),
        cmocka_unit_test(an_isolate_changes_what_n_changes),
        cmocka_unit_test(disjoint_union),
        cmocka_unit_test(reversed_arcs),
        cmocka_unit_test(order_of_ids),
        cmocka_unit_test(again_and_unweighted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
