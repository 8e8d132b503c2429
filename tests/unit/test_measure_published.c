/* Values as printed in the literature, to the digits printed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "measure_graph.h"
#include "published_networks.h"

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

/* Numbers of the ties count from `base`. */
static test_graph *network(uint32_t nodes, const published_tie *ties, size_t count,
                           uint32_t base)
{
    test_edge edges[100];
    for (size_t i = 0; i < count; i++)
        edges[i] = (test_edge){ties[i].a - base, ties[i].b - base, 1, false};
    return test_graph_new(nodes, edges, count);
}

static double value(const erg_measures *measures, const char *key, uint32_t node)
{
    const erg_measure_column *column = erg_measures_find(measures, key);
    assert_non_null(column);
    return column->values[node];
}

static uint32_t rank(const erg_measures *measures, const char *key, uint32_t node)
{
    return erg_measures_find(measures, key)->ranks[node];
}

/* Krackhardt's table: degree, betweenness and closeness each have another first. */
static void kite(void **state)
{
    const double degree[] = {4, 4, 3, 6, 3, 5, 5, 3, 2, 1};
    const double betweenness[] = {0.023, 0.023, 0,     0.102, 0,
                                  0.231, 0.231, 0.389, 0.222, 0};
    const double closeness[] = {0.529, 0.529, 0.500, 0.600, 0.500,
                                0.643, 0.643, 0.600, 0.429, 0.310};
    const erg_measure_options how = {0}, normalized = {.normalized = true};
    (void)state;
    test_graph *g = network(KITE_NODES, kite_ties, COUNT(kite_ties), 0);
    erg_measures *raw = test_measures(g, "degree betweenness closeness coreness", &how);
    erg_measures *shares = test_measures(g, "degree betweenness", &normalized);
    for (uint32_t v = 0; v < KITE_NODES; v++) {
        assert_close(value(raw, "degree", v), degree[v], 0);
        assert_close(value(shares, "degree", v), degree[v] / 9, 1e-12);
        assert_close(value(shares, "betweenness", v), betweenness[v], 0.0005);
        assert_close(value(raw, "betweenness", v) / 36, betweenness[v], 0.0005);
        assert_close(value(raw, "closeness", v), closeness[v], 0.0005);
    }
    assert_int_equal(rank(raw, "degree", DIANE), 1);
    assert_int_equal(rank(raw, "betweenness", HEATHER), 1);
    assert_int_equal(rank(raw, "closeness", FERNANDO), 1);
    assert_int_equal(rank(raw, "closeness", GARTH), 1);
    assert_int_equal(rank(raw, "closeness", HEATHER), 3);
    assert_close(value(raw, "betweenness", HEATHER), 14, 0);
    erg_measures_free(raw);
    erg_measures_free(shares);
    test_graph_free(g);
}

/* Wasserman and Faust (1994), Jackson (2008): 47.5 of 91 pairs among the 15 that married.
 */
static void florentine_families(void **state)
{
    const erg_measure_options how = {0};
    (void)state;
    test_graph *g = network(FAMILY_NODES, family_ties, COUNT(family_ties), 0);
    erg_measures *m =
        test_measures(g, "degree betweenness closeness clustering constraint", &how);
    const struct {
        uint32_t family;
        double share;
    } printed[] = {{MEDICI, 0.522},     {GUADAGNI, 0.255},  {ALBIZZI, 0.212},
                   {SALVIATI, 0.143},   {RIDOLFI, 0.114},   {BISCHERI, 0.104},
                   {STROZZI, 0.103},    {BARBADORI, 0.093}, {TORNABUONI, 0.092},
                   {CASTELLANI, 0.055}, {PERUZZI, 0.022},   {ACCIAIUOLI, 0},
                   {GINORI, 0},         {LAMBERTESCHI, 0},  {PAZZI, 0}};
    for (size_t i = 0; i < COUNT(printed); i++)
        assert_close(value(m, "betweenness", printed[i].family) / 91, printed[i].share,
                     0.0005);
    assert_close(value(m, "betweenness", MEDICI), 47.5, 0);
    assert_close(value(m, "degree", MEDICI), 6, 0);
    /* 14 others in 25 steps: 14/25, and 14 of the 15 others. */
    assert_close(value(m, "closeness", MEDICI), 14.0 / 15 * 14 / 25, 1e-12);
    assert_close(value(m, "clustering", MEDICI), 1.0 / 15, 1e-12);
    assert_close(value(m, "closeness", PUCCI), 0, 0);
    assert_true(isnan(value(m, "clustering", PUCCI)) &&
                isnan(value(m, "constraint", PUCCI)));
    assert_int_equal(rank(m, "constraint", PUCCI), 0);
    assert_int_equal(rank(m, "betweenness", MEDICI), 1);
    assert_int_equal(rank(m, "constraint", MEDICI), 1);
    erg_measures_free(m);
    test_graph_free(g);
}

/* The values every textbook and library prints of the club. */
static void karate_club(void **state)
{
    const erg_measure_options how = {.unweighted = true};
    const uint32_t core[] = {1, 2, 3, 4, 8, 9, 14, 31, 33, 34};
    uint32_t in_core = 0;
    double clustering = 0, communities = 0;
    (void)state;
    test_graph *g = network(CLUB_NODES, club_ties, COUNT(club_ties), 1);
    erg_measures *m = test_measures(
        g, "degree betweenness eigenvector pagerank coreness clustering community", &how);
    assert_int_equal(g->snapshot.tie_count, 78);
    assert_close(value(m, "degree", 34 - 1), 17, 0);
    assert_close(value(m, "degree", 1 - 1), 16, 0);
    assert_close(value(m, "betweenness", 1 - 1) / 528, 0.4376, 0.00005);
    assert_close(value(m, "betweenness", 34 - 1) / 528, 0.3041, 0.00005);
    assert_close(value(m, "betweenness", 33 - 1) / 528, 0.1452, 0.00005);
    assert_close(value(m, "eigenvector", 34 - 1), 1, 0);
    assert_close(value(m, "eigenvector", 1 - 1), 0.3555 / 0.3734, 0.0002);
    assert_close(value(m, "pagerank", 34 - 1), 0.1009, 0.00005);
    assert_close(value(m, "pagerank", 1 - 1), 0.0970, 0.00005);
    for (uint32_t v = 0; v < CLUB_NODES; v++) {
        in_core += value(m, "coreness", v) == 4;
        clustering += isnan(value(m, "clustering", v)) ? 0 : value(m, "clustering", v);
        communities = fmax(communities, value(m, "community", v));
    }
    assert_int_equal(in_core, COUNT(core));
    for (size_t i = 0; i < COUNT(core); i++)
        assert_close(value(m, "coreness", core[i] - 1), 4, 0);
    assert_close(clustering / CLUB_NODES, 0.5706, 0.00005);
    assert_close(communities, 4, 0);
    erg_measures_free(m);
    test_graph_free(g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kite),
        cmocka_unit_test(florentine_families),
        cmocka_unit_test(karate_club),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
