/* Which measures are computed, what their settings say, what is taken from a snapshot
 * file, and that wrong numbers are refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "measure/verify.h"
#include "measure_graph.h"
#include "model/recorded.h"

static const char *const KEYS[] = {
    "degree",       "in_degree",   "out_degree", "strength", "in_strength",
    "out_strength", "betweenness", "closeness",  "harmonic", "eigenvector",
    "pagerank",     "hub",         "authority",  "coreness", "constraint",
    "clustering",   "community"};

enum { KEY_COUNT = sizeof KEYS / sizeof KEYS[0] };

static test_graph *triangle_and_tail(void)
{
    test_edge edges[] = {{0, 1, 1, true},
                         {1, 2, 2, false},
                         {2, 0, 1, true},
                         {2, 3, 0.5, true},
                         {3, 3, 9, true}};
    return test_graph_new(5, edges, 5);
}

static erg_measures *compute(test_graph *g, const erg_measure_options *options)
{
    erg_measures *measures = NULL;
    erg_error err = {0};
    if (erg_measures_compute(&measures, &g->snapshot, options, &err) != ERG_OK)
        fail_msg("%s", err.text);
    return measures;
}

static void the_table_is_the_contract(void **state)
{
    (void)state;
    assert_int_equal(measure_table_count, KEY_COUNT);
    for (size_t i = 0; i < KEY_COUNT; i++) {
        assert_string_equal(measure_table[i].key, KEYS[i]);
        assert_true(measure_table[i].definition && measure_table[i].limit);
        assert_ptr_equal(measure_find(KEYS[i]), &measure_table[i]);
    }
    assert_null(measure_find("Degree"));
}

static void all_in_order(void **state)
{
    const erg_measure_options plain = {0};
    (void)state;
    test_graph *g = triangle_and_tail();
    erg_measures *measures = compute(g, &plain);
    assert_int_equal(measures->column_count, KEY_COUNT);
    assert_int_equal(measures->row_count, 5);
    assert_null(measures->note);
    for (size_t i = 0; i < KEY_COUNT; i++) {
        assert_string_equal(measures->columns[i].key, KEYS[i]);
        assert_true((measures->columns[i].ranks == NULL) == (i == KEY_COUNT - 1));
    }
    erg_measures_free(measures);
    measures = compute(g, NULL);
    assert_int_equal(measures->column_count, KEY_COUNT);
    erg_measures_free(measures);
    test_graph_free(g);
}

static void named_in_table_order(void **state)
{
    const erg_measure_options plain = {0};
    (void)state;
    test_graph *g = triangle_and_tail();
    erg_measures *measures = test_measures(g, "pagerank degree pagerank", &plain);
    assert_int_equal(measures->column_count, 2);
    assert_string_equal(measures->columns[0].key, "degree");
    assert_string_equal(measures->columns[1].key, "pagerank");
    assert_null(erg_measures_find(measures, "hub"));
    erg_measures_free(measures);
    test_graph_free(g);
}

static void none_is_none(void **state)
{
    const erg_measure_options none = {.none = true};
    (void)state;
    test_graph *g = triangle_and_tail();
    erg_measures *measures = compute(g, &none);
    assert_int_equal(measures->column_count, 0);
    assert_int_equal(measures->row_count, 5);
    erg_measures_free(measures);
    erg_measures_free(NULL);
    test_graph_free(g);
}

static void unknown_key(void **state)
{
    const char *near[] = {"degree", "pagernak"}, *far[] = {"xyzzyxyzzy"};
    erg_measure_options options = {.keys = {near, 2}};
    erg_measures *measures = NULL;
    erg_error err = {0};
    (void)state;
    test_graph *g = triangle_and_tail();
    assert_int_equal(erg_measures_compute(&measures, &g->snapshot, &options, &err),
                     ERG_EUSAGE);
    assert_null(measures);
    assert_string_equal(err.text, "unknown measure 'pagernak', did you mean 'pagerank'?");
    options.keys = (erg_words){far, 1};
    err = (erg_error){0};
    assert_int_equal(erg_measures_compute(&measures, &g->snapshot, &options, &err),
                     ERG_EUSAGE);
    assert_non_null(strstr(err.text, "erg list measures"));
    assert_int_equal(erg_measures_compute(&measures, &g->snapshot, &options, NULL),
                     ERG_EUSAGE);
    test_graph_free(g);
}

/* {"key":value,...} of a settings object, strings and numbers bare. */
static const char *settings_text(const erg_measures *measures, const char *key)
{
    static char text[300];
    const erg_value *object = erg_measures_find(measures, key)->settings;
    size_t used = 0;
    assert_int_equal(object->type, ERG_VALUE_OBJECT);
    for (size_t i = 0; i < object->count; i++) {
        const erg_value *item = &object->items[i];
        int n = 0;
        if (i > 0) assert_true(strcmp(object->keys[i - 1], object->keys[i]) < 0);
        if (item->type == ERG_VALUE_BOOL)
            n = snprintf(text + used, sizeof text - used, "%s=%s ", object->keys[i],
                         item->boolean ? "true" : "false");
        else if (item->type == ERG_VALUE_NUMBER)
            n = snprintf(text + used, sizeof text - used, "%s=%g ", object->keys[i],
                         item->number);
        else
            n = snprintf(text + used, sizeof text - used, "%s=%s ", object->keys[i],
                         item->string);
        used += (size_t)n;
    }
    return text;
}

static void settings_say_what_was_done(void **state)
{
    const erg_measure_options plain = {0};
    const erg_measure_options full = {
        .directed = true, .unweighted = true, .normalized = true};
    const char *const want[][3] = {
        {"degree", "directed=false reads=none ",
         "directed=false normalized=true reads=none "},
        {"in_degree", "directed=true reads=none ",
         "directed=true normalized=true reads=none "},
        {"strength", "directed=false reads=strength ",
         "directed=false reads=strength unweighted=true "},
        {"betweenness", "directed=false reads=distance ",
         "directed=true normalized=true reads=distance unweighted=true "},
        {"eigenvector", "component=largest directed=false reads=strength ",
         "component=largest directed=false reads=strength unweighted=true "},
        {"pagerank", "damping=0.85 directed=false reads=strength ",
         "damping=0.85 directed=true reads=strength unweighted=true "},
        {"hub", "directed=true reads=strength ",
         "directed=true reads=strength unweighted=true "},
        {"coreness", "directed=false reads=none ", "directed=false reads=none "},
        {"community",
         "algorithm=leiden directed=false reads=strength resolution=1 seed=1 ",
         "algorithm=leiden directed=false reads=strength resolution=1 seed=1 "
         "unweighted=true "},
    };
    (void)state;
    test_graph *g = triangle_and_tail();
    erg_measures *a = compute(g, &plain), *b = compute(g, &full);
    for (size_t i = 0; i < sizeof want / sizeof want[0]; i++) {
        assert_string_equal(settings_text(a, want[i][0]), want[i][1]);
        assert_string_equal(settings_text(b, want[i][0]), want[i][2]);
    }
    erg_measures_free(a);
    erg_measures_free(b);
    test_graph_free(g);
}

static void normalized_divides(void **state)
{
    const erg_measure_options plain = {0}, normalized = {.normalized = true};
    const erg_measure_options directed = {.directed = true};
    const erg_measure_options both = {.directed = true, .normalized = true};
    (void)state;
    test_graph *g = triangle_and_tail();
    erg_measures *a = compute(g, &plain), *b = compute(g, &normalized);
    erg_measures *c = compute(g, &directed), *d = compute(g, &both);
    for (size_t k = 0; k < KEY_COUNT; k++) {
        double divisor = strstr(KEYS[k], "degree")        ? 4
                         : strcmp(KEYS[k], "betweenness") ? 1
                                                          : 6;
        double ordered = strcmp(KEYS[k], "betweenness") ? divisor : 12;
        for (uint32_t v = 0; v < 5; v++) {
            double x = a->columns[k].values[v], y = c->columns[k].values[v];
            if (isnan(x)) continue;
            assert_close(b->columns[k].values[v], x / divisor, 1e-11);
            assert_close(d->columns[k].values[v], y / ordered, 1e-11);
        }
    }
    erg_measures_free(a);
    erg_measures_free(b);
    erg_measures_free(c);
    erg_measures_free(d);
    test_graph_free(g);
}

/* No entities, one, two without a tie, two with: nothing is divided by nothing. */
static void smallest_graphs(void **state)
{
    (void)state;
    for (uint32_t n = 0; n < 3; n++) {
        for (int flags = 0; flags < 8; flags++) {
            const erg_measure_options how = {
                .directed = flags & 1, .unweighted = flags & 2, .normalized = flags & 4};
            test_graph *g = test_graph_new(n, NULL, 0);
            erg_measures *measures = compute(g, &how);
            assert_int_equal(measures->row_count, n);
            for (uint32_t v = 0; v < n; v++) {
                for (size_t k = 0; k < KEY_COUNT; k++) {
                    double x = measures->columns[k].values[v];
                    if (strcmp(KEYS[k], "pagerank") == 0)
                        assert_close(x, 1.0 / n, 0);
                    else if (strcmp(KEYS[k], "community") == 0)
                        assert_close(x, v + 1, 0);
                    else if (k == 14 || k == 15)
                        assert_true(isnan(x) && measures->columns[k].ranks[v] == 0);
                    else
                        assert_true(x == 0 && measures->columns[k].ranks[v] == 1);
                }
            }
            erg_measures_free(measures);
            test_graph_free(g);
        }
    }
    test_edge edge[] = {{0, 1, 4, true}};
    const erg_measure_options how = {.normalized = true};
    test_graph *g = test_graph_new(2, edge, 1);
    erg_measures *measures = compute(g, &how);
    const double first[] = {1, 0, 1, 4, 0, 4, 0, 4, 4, 1, 0.5, 1, 0, 1, 1, NAN, 1};
    for (size_t k = 0; k < KEY_COUNT; k++) {
        double x = measures->columns[k].values[0];
        if (isnan(first[k]))
            assert_true(isnan(x));
        else
            assert_close(x, first[k], 0);
    }
    erg_measures_free(measures);
    test_graph_free(g);
}

static void large_graphs_take_linear_time(void **state)
{
    static const char *const linear[] = {"degree",   "in_degree",   "out_degree",
                                         "strength", "in_strength", "out_strength",
                                         "pagerank", "coreness"};
    const erg_measure_options plain = {0};
    const uint32_t n = 50001;
    test_edge *edges = test_array(n, sizeof *edges);
    (void)state;
    for (uint32_t v = 1; v < n; v++)
        edges[v - 1] = (test_edge){v / 50, v, 1, false};
    test_graph *g = test_graph_new(n, edges, n - 1);
    erg_measures *measures = compute(g, &plain);
    assert_int_equal(measures->column_count, sizeof linear / sizeof linear[0]);
    for (size_t i = 0; i < measures->column_count; i++)
        assert_string_equal(measures->columns[i].key, linear[i]);
    assert_non_null(strstr(measures->note, "50,000"));
    assert_non_null(strstr(measures->note, "pagerank"));
    erg_measures_free(measures);
    /* Named, any is computed. */
    measures = test_measures(g, "clustering", &plain);
    assert_int_equal(measures->column_count, 1);
    assert_null(measures->note);
    erg_measures_free(measures);
    test_graph_free(g);
    free(edges);
}

/* --- recorded --- */

static void recorded_as_it_stands(void **state)
{
    const char *const keys[] = {"pagerank", "community", "degree"};
    const double pagerank[] = {0.7, 0.1, 0.1, 0.1, NAN}, community[] = {2, 1, 1, 1, 1};
    const double degree[] = {4, 3, 2, 1, 0};
    const uint32_t ranks[] = {9, 8, 7, 6, 0};
    const double *const values[] = {pagerank, community, degree};
    const uint32_t *const all_ranks[] = {ranks, NULL, ranks};
    erg_recorded recorded = {.measure_count = 3,
                             .measure_keys = keys,
                             .measure_values = values,
                             .measure_ranks = all_ranks};
    erg_measure_options options = {0};
    (void)state;
    test_graph *g = triangle_and_tail();
    g->dataset.recorded = &recorded;
    g->snapshot.recorded = true;

    erg_measures *measures = compute(g, &options);
    assert_int_equal(measures->column_count, 3);
    assert_string_equal(measures->columns[0].key, "degree");
    assert_close(erg_measures_find(measures, "pagerank")->values[0], 0.7, 0);
    assert_true(isnan(erg_measures_find(measures, "pagerank")->values[4]));
    assert_int_equal(erg_measures_find(measures, "degree")->ranks[1], 8);
    assert_null(erg_measures_find(measures, "community")->ranks);
    assert_string_equal(settings_text(measures, "pagerank"),
                        "damping=0.85 directed=false reads=strength ");
    erg_measures_free(measures);

    measures = test_measures(g, "degree", &options);
    assert_int_equal(measures->column_count, 1);
    assert_close(measures->columns[0].values[0], 4, 0);
    erg_measures_free(measures);

    /* One that was not recorded, another setting, a snapshot that was recounted: all
     * anew. */
    measures = test_measures(g, "degree coreness", &options);
    assert_close(measures->columns[0].values[0], 2, 0);
    erg_measures_free(measures);
    options.directed = true;
    measures = compute(g, &options);
    assert_int_equal(measures->column_count, KEY_COUNT);
    erg_measures_free(measures);
    recorded.directed = true;
    measures = compute(g, &options);
    assert_int_equal(measures->column_count, 3);
    erg_measures_free(measures);
    /* Not asking for direction does not ask to do without: the file's settings hold on,
     * for what it has and for what is computed beside it. */
    options.directed = false;
    measures = compute(g, &options);
    assert_int_equal(measures->column_count, 3);
    assert_string_equal(settings_text(measures, "pagerank"),
                        "damping=0.85 directed=true reads=strength ");
    erg_measures_free(measures);
    g->snapshot.measured_nodes = 70;
    g->snapshot.measured_ties = 80;
    measures = test_measures(g, "closeness", &options);
    assert_string_equal(
        measures->note,
        "computed on the 5 entities and 4 ties of the file, a part of the "
        "70 and 80 measured before");
    assert_string_equal(settings_text(measures, "closeness"),
                        "directed=true reads=distance ");
    erg_measures_free(measures);
    g->snapshot.recorded = false;
    measures = compute(g, &options);
    assert_int_equal(measures->column_count, KEY_COUNT);
    erg_measures_free(measures);
    test_graph_free(g);
}

/* --- self-checks --- */

static void wrong_numbers_are_refused(void **state)
{
    const struct {
        const char *key;
        double values[5];
        bool fine;
    } cases[] = {
        {"degree", {2, 2, 3, 1, 0}, true},
        {"degree", {2, 2, 5, 1, 0}, false},
        {"degree", {2, 2, 2.5, 1, 0}, false},
        {"degree", {2, 2, -1, 1, 0}, false},
        {"degree", {2, 2, NAN, 1, 0}, false},
        {"strength", {2, 2, INFINITY, 1, 0}, false},
        {"strength", {2, 3, 3.5, 0.5, 0}, true},
        {"strength", {4.6, 0, 0, 0, 0}, false},
        {"betweenness", {6, 0, 0, 0, 0}, true},
        {"betweenness", {6.001, 0, 0, 0, 0}, false},
        {"closeness", {2, 1, 1, 1, 0}, true},
        {"closeness", {2.001, 1, 1, 1, 0}, false},
        {"pagerank", {0.2, 0.2, 0.2, 0.2, 0.2 + 1e-8}, false},
        {"eigenvector", {0.9, 0.5, 0.5, 0, 0}, false},
        {"hub", {1.1, 0.5, 0.5, 0, 0}, false},
        {"constraint", {1.125, 1, 0.5, 1, NAN}, true},
        {"constraint", {2.1, 1, 0.5, 1, NAN}, false},
        {"clustering", {1, 1, 0.5, NAN, NAN}, true},
        {"clustering", {1, 1.1, 0.5, NAN, NAN}, false},
        {"community", {1, 1, 1, 2, 6}, false},
    };
    (void)state;
    test_graph *g = triangle_and_tail();
    measure_job job = {.snapshot = &g->snapshot};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        erg_error err = {0};
        erg_code code =
            measure_verify(measure_find(cases[i].key), cases[i].values, &job, &err);
        assert_int_equal(code, cases[i].fine ? ERG_OK : ERG_EINTERNAL);
        assert_true(cases[i].fine || strstr(err.text, "self-check"));
    }
    base_arena_free(&job.arena);
    test_graph_free(g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_table_is_the_contract),
        cmocka_unit_test(all_in_order),
        cmocka_unit_test(named_in_table_order),
        cmocka_unit_test(none_is_none),
        cmocka_unit_test(unknown_key),
        cmocka_unit_test(settings_say_what_was_done),
        cmocka_unit_test(normalized_divides),
        cmocka_unit_test(smallest_graphs),
        cmocka_unit_test(large_graphs_take_linear_time),
        cmocka_unit_test(recorded_as_it_stands),
        cmocka_unit_test(wrong_numbers_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
