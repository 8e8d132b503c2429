/* Entities in the same position get the same values and ranks, to the last digit,
 * whatever order their ids come in: on chains, rings, stars, pairs, grids, trees and
 * cliques. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "measure_graph.h"

/* Every measure with ranks treats v and mirror[v] alike. */
static void assert_mirrored(test_graph *g, const uint32_t *mirror)
{
    const erg_measure_options how = {0};
    erg_measures *measures =
        test_measures(g,
                      "strength betweenness closeness harmonic eigenvector pagerank hub "
                      "authority constraint clustering",
                      &how);
    assert_int_equal(measures->column_count, 10);
    for (size_t c = 0; c < measures->column_count; c++) {
        const erg_measure_column *column = &measures->columns[c];
        for (uint32_t v = 0; v < measures->row_count; v++) {
            double x = column->values[v], y = column->values[mirror[v]];
            if ((x == y || (isnan(x) && isnan(y))) &&
                column->ranks[v] == column->ranks[mirror[v]])
                continue;
            fail_msg("%s of %u and %u: %.17g, %.17g", column->key, (unsigned)v,
                     (unsigned)mirror[v], x, y);
        }
    }
    erg_measures_free(measures);
}

enum { SHAPE_MAX = 1200 };

typedef struct shape {
    test_edge edges[4 * SHAPE_MAX];
    size_t count;
    uint32_t n, mirror[SHAPE_MAX], names[SHAPE_MAX];
} shape;

/* Mirrors of v, whatever order the nodes come in. */
static void check_shape(shape *s, uint64_t seed)
{
    uint32_t mirror[SHAPE_MAX];
    for (uint32_t v = 0; v < s->n; v++)
        s->names[v] = v;
    for (uint32_t v = s->n; seed != 0 && v > 1; v--) {
        uint32_t other = test_below(&seed, v), name = s->names[other];
        s->names[other] = s->names[v - 1];
        s->names[v - 1] = name;
    }
    for (uint32_t v = 0; v < s->n; v++)
        mirror[s->names[v]] = s->names[s->mirror[v]];
    for (size_t e = 0; e < s->count; e++) {
        s->edges[e].source = s->names[s->edges[e].source];
        s->edges[e].target = s->names[s->edges[e].target];
    }
    test_graph *g = test_graph_new(s->n, s->edges, s->count);
    assert_mirrored(g, mirror);
    test_graph_free(g);
}

static void add(shape *s, uint32_t a, uint32_t b, double weight)
{
    s->edges[s->count++] = (test_edge){a, b, weight, false};
}

static void mirrored_paths(void **state)
{
    static shape s;
    (void)state;
    for (uint32_t n = 2; n < 400; n += n / 3 + 1) {
        s.n = n;
        s.count = 0;
        for (uint32_t v = 0; v + 1 < n; v++) {
            uint32_t nearer = v < n - 2 - v ? v : n - 2 - v;
            add(&s, v, v + 1, 0.1 * (1 + nearer % 3));
        }
        for (uint32_t v = 0; v < n; v++)
            s.mirror[v] = n - 1 - v;
        check_shape(&s, n);
    }
}

static void turned_cycles(void **state)
{
    static shape s;
    (void)state;
    for (uint32_t n = 3; n < 300; n += n / 4 + 1) {
        s.n = n;
        s.count = 0;
        for (uint32_t v = 0; v < n; v++)
            add(&s, v, (v + 1) % n, 0.7);
        for (uint32_t v = 0; v < n; v++)
            s.mirror[v] = (v + 1) % n;
        check_shape(&s, n);
    }
}

static void stars_and_pairs(void **state)
{
    static shape s;
    (void)state;
    for (uint32_t n = 3; n < 300; n += n / 2) {
        s.n = n;
        s.count = 0;
        s.mirror[0] = 0;
        for (uint32_t v = 1; v < n; v++) {
            add(&s, 0, v, 0.3);
            s.mirror[v] = v % (n - 1) + 1;
        }
        check_shape(&s, n);
        s.n = 2 * n;
        s.count = 0;
        for (uint32_t v = 0; v < n; v++) {
            add(&s, 2 * v, 2 * v + 1, 0.3);
            s.mirror[2 * v] = 2 * v + 1;
            s.mirror[2 * v + 1] = 2 * v;
        }
        check_shape(&s, n);
    }
}

static void grids(void **state)
{
    static shape s;
    const uint32_t side = 30;
    (void)state;
    s.n = side * side;
    s.count = 0;
    for (uint32_t r = 0; r < side; r++)
        for (uint32_t c = 0; c < side; c++) {
            uint32_t v = r * side + c;
            if (c + 1 < side) add(&s, v, v + 1, 1.1);
            if (r + 1 < side) add(&s, v, v + side, 1.1);
            s.mirror[v] = c * side + (side - 1 - r); /* a quarter turn */
        }
    check_shape(&s, 0);
    check_shape(&s, 99);
}

static void binary_trees(void **state)
{
    static shape s;
    (void)state;
    s.n = 1023;
    s.count = 0;
    s.mirror[0] = 0;
    for (uint32_t v = 1; v < s.n; v++) {
        uint32_t first = 1, parent = (v - 1) / 2;
        while (2 * first + 1 <= v)
            first = 2 * first + 1;
        add(&s, parent, v, 1.0 / 3);
        s.mirror[v] = 3 * first - v; /* the same level, from the other side */
    }
    check_shape(&s, 0);
    check_shape(&s, 5);
}

/* Two cliques far apart: the second eigenvalue is the first up to 1e-20, and still both
 * count. */
static void two_far_cliques(void **state)
{
    static shape s;
    (void)state;
    s.n = 40;
    s.count = 0;
    for (uint32_t v = 0; v < s.n; v++)
        s.mirror[v] = s.n - 1 - v;
    for (uint32_t a = 0; a < 10; a++)
        for (uint32_t b = a + 1; b < 10; b++) {
            add(&s, a, b, 0.9);
            add(&s, 39 - a, 39 - b, 0.9);
        }
    for (uint32_t v = 9; v < 30; v++)
        add(&s, v, v + 1, 0.9);
    check_shape(&s, 0);
    check_shape(&s, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mirrored_paths),  cmocka_unit_test(turned_cycles),
        cmocka_unit_test(stars_and_pairs), cmocka_unit_test(grids),
        cmocka_unit_test(binary_trees),    cmocka_unit_test(two_far_cliques),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
