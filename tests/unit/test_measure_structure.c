/* Degrees, strengths, cores, constraint, clustering and communities against their
 * definitions, on random small graphs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "measure_graph.h"

enum { NODES = 12, GRAPHS = 3000 };

typedef struct sample {
    test_graph *graph;
    uint32_t n;
    double tie[NODES][NODES], arc[NODES][NODES]; /* strengths */
} sample;

static sample random_sample(uint64_t *chance, uint32_t n_max)
{
    static const double weights[] = {1, 0.3, 2.5, 7, 0.1};
    test_edge edges[80];
    sample s = {.n = 1 + test_below(chance, n_max)};
    uint32_t count = test_below(chance, 4 * s.n), kinds = 1 + test_below(chance, 5);
    for (uint32_t e = 0; e < count; e++) {
        uint32_t a = test_below(chance, s.n), b = test_below(chance, s.n);
        double weight = weights[test_below(chance, kinds)];
        bool directed = test_below(chance, 2) == 0;
        edges[e] = (test_edge){a, b, weight, directed};
        if (a == b) continue;
        s.tie[a][b] += weight;
        s.tie[b][a] += weight;
        s.arc[a][b] += weight;
        if (!directed) s.arc[b][a] += weight;
    }
    s.graph = test_graph_new(s.n, edges, count);
    return s;
}

static void assert_values(const erg_measures *measures, const char *key,
                          const double *want)
{
    const erg_measure_column *column = erg_measures_find(measures, key);
    assert_non_null(column);
    for (uint32_t v = 0; v < measures->row_count; v++) {
        double got = column->values[v];
        if (isnan(want[v]) && isnan(got) && column->ranks[v] == 0) continue;
        if (fabs(got - want[v]) <= 1e-11 * want[v]) continue;
        fail_msg("%s of %u: %.17g, wanted %.17g", key, (unsigned)v, got, want[v]);
    }
}

static void sums_and_counts(void **state)
{
    uint64_t chance = 1;
    (void)state;
    for (int i = 0; i < GRAPHS; i++) {
        sample s = random_sample(&chance, NODES);
        erg_measure_options how = {.unweighted = i % 3 == 1, .normalized = i % 5 == 1};
        double degree[3][NODES] = {{0}}, strength[3][NODES] = {{0}};
        double divisor = how.normalized && s.n > 1 ? s.n - 1 : 1;
        for (uint32_t a = 0; a < s.n; a++)
            for (uint32_t b = 0; b < s.n; b++) {
                const double found[3] = {s.tie[a][b], s.arc[b][a], s.arc[a][b]};
                for (int k = 0; k < 3; k++) {
                    degree[k][a] += (found[k] > 0) / divisor;
                    strength[k][a] += how.unweighted ? found[k] > 0 : found[k];
                }
            }
        erg_measures *measures = test_measures(
            s.graph, "degree in_degree out_degree strength in_strength out_strength",
            &how);
        assert_values(measures, "degree", degree[0]);
        assert_values(measures, "in_degree", degree[1]);
        assert_values(measures, "out_degree", degree[2]);
        assert_values(measures, "strength", strength[0]);
        assert_values(measures, "in_strength", strength[1]);
        assert_values(measures, "out_strength", strength[2]);
        erg_measures_free(measures);
        test_graph_free(s.graph);
    }
}

/* The greatest k such that v is left when all of degree < k go, again and again. */
static double core_of(const sample *s, uint32_t v)
{
    for (uint32_t k = s->n; k > 0; k--) {
        bool gone[NODES] = {false}, changed = true;
        while (changed) {
            changed = false;
            for (uint32_t a = 0; a < s->n; a++) {
                uint32_t degree = 0;
                for (uint32_t b = 0; b < s->n; b++)
                    degree += !gone[b] && s->tie[a][b] > 0;
                if (gone[a] || degree >= k) continue;
                gone[a] = changed = true;
            }
        }
        if (!gone[v]) return k;
    }
    return 0;
}

static double clustering_of(const sample *s, uint32_t v)
{
    double pairs = 0, closed = 0;
    for (uint32_t a = 0; a < s->n; a++)
        for (uint32_t b = a + 1; b < s->n; b++) {
            if (!(s->tie[v][a] > 0 && s->tie[v][b] > 0)) continue;
            pairs++;
            closed += s->tie[a][b] > 0;
        }
    return pairs > 0 ? closed / pairs : NAN;
}

static double share(const sample *s, uint32_t i, uint32_t j)
{
    double sum = 0;
    for (uint32_t k = 0; k < s->n; k++)
        sum += s->tie[i][k];
    return s->tie[i][j] / sum;
}

/* Burt: over the contacts j of i, (p_ij + sum over q of p_iq p_qj) squared. */
static double constraint_of(const sample *s, uint32_t i)
{
    double result = 0;
    bool any = false;
    for (uint32_t j = 0; j < s->n; j++) {
        if (!(s->tie[i][j] > 0)) continue;
        double sum = share(s, i, j);
        for (uint32_t q = 0; q < s->n; q++)
            if (q != i && q != j && s->tie[i][q] > 0)
                sum += share(s, i, q) * share(s, q, j);
        result += sum * sum;
        any = true;
    }
    return any ? result : NAN;
}

static void cores_triangles_and_brokers(void **state)
{
    uint64_t chance = 2;
    (void)state;
    for (int i = 0; i < GRAPHS; i++) {
        sample s = random_sample(&chance, NODES);
        const erg_measure_options how = {.directed =
                                             i % 2 == 1}; /* makes no difference */
        double core[NODES], clustering[NODES], constraint[NODES];
        for (uint32_t v = 0; v < s.n; v++) {
            core[v] = core_of(&s, v);
            clustering[v] = clustering_of(&s, v);
            constraint[v] = constraint_of(&s, v);
        }
        erg_measures *measures =
            test_measures(s.graph, "coreness clustering constraint", &how);
        assert_values(measures, "coreness", core);
        assert_values(measures, "clustering", clustering);
        assert_values(measures, "constraint", constraint);
        erg_measures_free(measures);
        test_graph_free(s.graph);
    }
}

static double modularity(const sample *s, const double *community)
{
    double total = 0, inside = 0, product = 0, strength[NODES] = {0};
    for (uint32_t a = 0; a < s->n; a++)
        for (uint32_t b = 0; b < s->n; b++) {
            strength[a] += s->tie[a][b];
            total += s->tie[a][b];
        }
    for (uint32_t a = 0; a < s->n; a++)
        for (uint32_t b = 0; b < s->n; b++) {
            if (community[a] != community[b]) continue;
            inside += s->tie[a][b];
            product += strength[a] * strength[b];
        }
    return total > 0 ? inside / total - product / (total * total) : 0;
}

/* Numbered from 1 without a gap, by size, then by smallest member. */
static void assert_numbering(const double *community, uint32_t n)
{
    uint32_t size[NODES + 2] = {0}, first[NODES + 2] = {0}, count = 0;
    for (uint32_t v = n; v-- > 0;) {
        assert_true(community[v] >= 1 && community[v] <= n);
        uint32_t c = (uint32_t)community[v];
        size[c]++;
        first[c] = v;
        if (c > count) count = c;
    }
    for (uint32_t c = 1; c <= count; c++)
        assert_true(size[c] > 0);
    for (uint32_t c = 2; c <= count; c++)
        assert_true(size[c - 1] > size[c] ||
                    (size[c - 1] == size[c] && first[c - 1] < first[c]));
}

/* No entity can better the modularity by moving, alone or elsewhere; the best partition
 * of all (found by trying every one, up to 7 entities) is met nearly always. */
static void communities_are_stable(void **state)
{
    uint64_t chance = 3;
    (void)state;
    for (int i = 0; i < GRAPHS; i++) {
        sample s = random_sample(&chance, NODES);
        const erg_measure_options how = {0};
        erg_measures *measures = test_measures(s.graph, "community", &how);
        double community[NODES];
        memcpy(community, measures->columns[0].values, s.n * sizeof *community);
        assert_null(measures->columns[0].ranks);
        assert_numbering(community, s.n);
        double base = modularity(&s, community);
        for (uint32_t v = 0; v < s.n; v++) {
            double own = community[v];
            for (uint32_t c = 1; c <= s.n + 1; c++) {
                community[v] = c;
                if (modularity(&s, community) > base + 1e-8)
                    fail_msg("graph %d: moving %u to %u", i, (unsigned)v, (unsigned)c);
            }
            community[v] = own;
        }
        erg_measures_free(measures);
        test_graph_free(s.graph);
    }
}

static double best_modularity(const sample *s, double *community, uint32_t v,
                              uint32_t used)
{
    double best = -1;
    if (v == s->n) return modularity(s, community);
    for (uint32_t c = 0; c <= used; c++) {
        community[v] = c;
        best =
            fmax(best, best_modularity(s, community, v + 1, c == used ? used + 1 : used));
    }
    return best;
}

static void communities_are_good(void **state)
{
    uint64_t chance = 4;
    int met = 0;
    (void)state;
    for (int i = 0; i < 500; i++) {
        sample s = random_sample(&chance, 7);
        const erg_measure_options how = {0};
        erg_measures *measures = test_measures(s.graph, "community", &how);
        double scratch[NODES], found = modularity(&s, measures->columns[0].values);
        met += found >= best_modularity(&s, scratch, 0, 0) - 1e-8;
        erg_measures_free(measures);
        test_graph_free(s.graph);
    }
    assert_true(met >= 480);
}

/* Two cliques and a bridge, an isolate: known by looking. */
static void two_cliques(void **state)
{
    test_edge edges[32];
    const erg_measure_options how = {0};
    const double want[] = {2, 2, 2, 2, 1, 1, 1, 1, 1, 3, 4};
    size_t count = 0;
    (void)state;
    for (uint32_t a = 0; a < 9; a++)
        for (uint32_t b = a + 1; b < 9; b++)
            if ((a < 4) == (b < 4)) edges[count++] = (test_edge){a, b, 1, false};
    edges[count++] = (test_edge){3, 4, 0.5, false};
    test_graph *g = test_graph_new(11, edges, count);
    for (int i = 0; i < 3; i++) {
        erg_measures *measures = test_measures(g, "community", &how);
        for (uint32_t v = 0; v < 11; v++)
            assert_close(measures->columns[0].values[v], want[v], 0);
        erg_measures_free(measures);
    }
    test_graph_free(g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sums_and_counts),
        cmocka_unit_test(cores_triangles_and_brokers),
        cmocka_unit_test(communities_are_stable),
        cmocka_unit_test(communities_are_good),
        cmocka_unit_test(two_cliques),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
