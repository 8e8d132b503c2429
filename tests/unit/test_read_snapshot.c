/* Snapshots read back: the dataset in them, and what stays as it was recorded. */
#include "read_help.h"

#include <math.h>

#include "model/recorded.h"

static const char whole[] =
    "{\n\"format\":\"erg.snapshot\",\n\"version\":\"1.0\",\n\"directed\":true,"
    "\n\"multigraph\":true,\n"
    "\"graph\":{\"title\":\"T\",\"generator\":{\"name\":\"erg\",\"version\":\"0.1.0\"},"
    "\"as_of\":\"2025-06-30\",\"known_by\":null,"
    "\"input\":{\"digest\":\"sha256:aa\",\"files\":[{\"name\":\"deals.json\",\"digest\":"
    "\"sha256:bb\"}]},"
    "\"weight\":{\"rule\":\"log-amount\"},\"resolve\":\"latest\","
    "\"measured_on\":{\"nodes\":37,\"ties\":54},"
    "\"measures\":{\"pagerank\":{\"damping\":0.85,\"directed\":true,\"reads\":"
    "\"strength\"},"
    "\"hub\":{\"directed\":true},\"constraint\":{\"directed\":false,\"unweighted\":true}}"
    ","
    "\"positions\":{\"engine\":\"neato\",\"unit\":\"px\",\"y_axis\":\"down\",\"width\":"
    "1180,\"height\":900,"
    "\"fallback\":true}},\n"
    "\"documents\":[\n{\"id\":\"p\",\"title\":\"P\"}\n],\n"
    "\"nodes\":[\n"
    /* Not sorted, as a hand may leave it. */
    "{\"id\":\"bolt\",\"label\":\"Bolt\",\"kind\":\"company\",\"attrs\":{},\"measures\":{"
    "\"pagerank\":0.3,"
    "\"constraint\":null},\"ranks\":{\"pagerank\":2,\"constraint\":null},\"x\":5,\"y\":-"
    "6.5},\n"
    "{\"id\":\"acme\",\"label\":\"acme\",\"kind\":\"unknown\",\"attrs\":{\"founded\":"
    "\"2015\",\"own\":1},"
    "\"measures\":{\"pagerank\":0.5,\"hub\":1},\"ranks\":{\"pagerank\":1},\"x\":0,\"y\":"
    "0,"
    "\"aliases\":[\"A\"],\"same_as\":[\"Q\"],\"claims\":[{\"document\":\"p\",\"key\":"
    "\"founded\","
    "\"value\":\"2015\",\"confidence\":1,\"status\":\"reported\"}]}\n],\n"
    "\"edges\":[\n"
    "{\"id\":\"r\",\"source\":\"acme\",\"target\":\"bolt\",\"relation\":\"funding\","
    "\"family\":\"money\","
    "\"directed\":true,\"weight\":3.6,\"start\":\"2024-03\",\"end\":\"2025\",\"label\":"
    "\"seed\","
    "\"amount\":{\"value\":1000000000,\"currency\":\"USD\"},\"share\":0.49,"
    "\"attrs\":{\"about\":\"left-out\"},\"disputed\":true,\"possible\":true,\"claims\":["
    "{\"document\":\"p\",\"start\":\"2024-03\",\"label\":\"seed\",\"amount\":{\"value\":"
    "1000000000,"
    "\"currency\":\"USD\"},\"share\":0.49,\"confidence\":0.9,\"status\":\"possible\"}],"
    "\"own_weight\":7},\n"
    "{\"id\":\"m\",\"source\":\"acme\",\"target\":\"bolt\",\"relation\":\"tie\","
    "\"family\":\"other\","
    "\"directed\":false,\"weight\":1,\"disputed\":false,\"claims\":[],\"merged\":[\"a\","
    "\"b\"]}\n]\n}\n";

static void dataset_within(void **state)
{
    (void)state;
    reading r = reading_begin();
    reading_write(&r, "s.json", whole, sizeof whole - 1);
    reading_read(&r, NULL);
    assert_string_equal(
        reading_text(&r),
        "{\"format\":\"erg.dataset\",\"version\":\"1.0\",\"title\":\"T\",\n"
        "\"documents\":[\n{\"id\":\"p\",\"title\":\"P\"}\n],\n\"entities\":[\n"
        "{\"id\":\"acme\",\"aliases\":[\"A\"],\"same_as\":[\"Q\"],\"attrs\":{\"own\":1},"
        "\"claims\":["
        "{\"document\":\"p\",\"key\":\"founded\",\"value\":\"2015\",\"confidence\":1,"
        "\"status\":\"reported\"}]},\n"
        "{\"id\":\"bolt\",\"kind\":\"company\",\"label\":\"Bolt\"}\n],\n\"relations\":[\n"
        "{\"id\":\"m\",\"source\":\"acme\",\"target\":\"bolt\",\"relation\":\"tie\","
        "\"directed\":false},\n"
        /* The end is its own; start and label are the claim's. */
        "{\"id\":\"r\",\"source\":\"acme\",\"target\":\"bolt\",\"relation\":\"funding\","
        "\"directed\":true,\"end\":\"2025\",\"weight\":7,\"attrs\":{\"about\":\"left-"
        "out\"},"
        "\"claims\":[{\"document\":\"p\",\"start\":\"2024-03\",\"label\":\"seed\","
        "\"amount\":{\"value\":1000000000,\"currency\":\"USD\"},\"share\":0.49,"
        "\"confidence\":0.9,"
        "\"status\":\"possible\"}]}\n],\n\"rates\":[\n]\n}\n");
    reading_end(&r);
}

static void recorded_as_it_stands(void **state)
{
    (void)state;
    reading r = reading_of("s.json", whole);
    const erg_recorded *s = r.dataset->recorded;
    assert_non_null(s);
    assert_int_equal(s->as_of, 20250630);
    assert_int_equal(s->known_by, 0);
    assert_string_equal(s->weight_rule, "log-amount");
    assert_string_equal(s->resolve, "latest");
    assert_int_equal(s->measured_nodes, 37);
    assert_int_equal(s->measured_ties, 54);
    assert_true(s->directed);
    assert_true(s->unweighted);
    assert_false(s->normalized);
    assert_string_equal(s->digest, "sha256:aa");
    assert_int_equal(s->file_count, 1);
    assert_string_equal(s->files[0].name, "deals.json");
    assert_string_equal(s->files[0].digest, "sha256:bb");
    assert_string_equal(s->positions_engine, "neato");
    assert_true(s->positions_fallback);
    assert_true(s->width == 1180 && s->height == 900);
    /* Entities are sorted: acme, bolt. */
    assert_true(s->x[0] == 0 && s->x[1] == 5 && s->y[1] == -6.5);
    assert_int_equal(s->measure_count, 3);
    assert_string_equal(s->measure_keys[0], "pagerank");
    assert_true(s->measure_values[0][0] == 0.5 && s->measure_values[0][1] == 0.3);
    assert_int_equal(s->measure_ranks[0][0], 1);
    assert_int_equal(s->measure_ranks[0][1], 2);
    assert_string_equal(s->measure_keys[1], "hub");
    assert_true(s->measure_values[1][0] == 1 && isnan(s->measure_values[1][1]));
    assert_string_equal(s->measure_keys[2], "constraint");
    assert_true(isnan(s->measure_values[2][0]) && isnan(s->measure_values[2][1]));
    assert_int_equal(s->measure_ranks[2][1], 0);
    assert_int_equal(s->attrs[0]->count, 2);
    assert_string_equal(erg_value_member(s->attrs[0], "founded")->string, "2015");
    assert_null(s->attrs[1]);
    const erg_recorded_edge *e = &s->edges[1];
    assert_true(e->weight == 3.6 && e->share == 0.49);
    assert_int_equal(e->start, 20240300);
    assert_int_equal(e->end, 20250000);
    assert_string_equal(e->label, "seed");
    assert_string_equal(e->family, "money");
    assert_true(e->amount->value == 1e9);
    assert_true(e->disputed && e->possible);
    assert_int_equal(e->merged_count, 0);
    assert_int_equal(s->edges[0].merged_count, 2);
    assert_string_equal(s->edges[0].merged[1], "b");
    assert_false(s->edges[0].disputed);
    assert_true(isnan(s->edges[0].share));
    reading_end(&r);
}

/* Beside another input it is a dataset like any other. */
static void not_recorded_among_others(void **state)
{
    (void)state;
    static const char json[] = "{\"title\":\"T\",\"entities\":[{\"id\":\"acme\","
                               "\"label\":\"Acme\",\"kind\":\"fund\"}]}";
    reading r = reading_begin();
    reading_write(&r, "s.json", whole, sizeof whole - 1);
    reading_write(&r, "a.json", json, sizeof json - 1);
    reading_read(&r, NULL);
    reading_text(&r);
    assert_null(r.dataset->recorded);
    assert_string_equal(r.dataset->entities[0].label, "Acme");
    assert_string_equal(r.dataset->entities[0].kind, "fund");
    reading_end(&r);
}

/* Keys in any order; positions only where every node has one. */
static void sorted_keys(void **state)
{
    (void)state;
    static const char text[] = "{\"directed\":false,\"documents\":[],"
                               "\"edges\":[{\"id\":\"r\",\"relation\":\"related\","
                               "\"source\":\"a\",\"target\":\"b\",\"weight\":1}],"
                               "\"format\":\"erg.snapshot\",\"graph\":{\"positions\":{"
                               "\"engine\":\"dot\"}},\"multigraph\":true,"
                               "\"nodes\":[{\"id\":\"a\",\"x\":1,\"y\":1},{\"id\":\"b\","
                               "\"x\":1}],\"version\":\"1.0\"}";
    reading r = reading_of("s.json", text);
    assert_non_null(r.dataset->recorded);
    assert_null(r.dataset->recorded->positions_engine);
    assert_null(r.dataset->recorded->x);
    assert_true(r.dataset->recorded->edges[0].weight == 1);
    assert_true(r.dataset->relations[0].directed);
    reading_end(&r);
}

/* Nodes that only edges name have nothing recorded; hubs read direction anyway. */
static void edges_alone(void **state)
{
    (void)state;
    static const char text[] =
        "{\"format\":\"erg.snapshot\",\"graph\":{\"positions\":{\"engine\":\"dot\"},"
        "\"measures\":{\"hub\":{\"directed\":true}}},"
        "\"edges\":[{\"id\":\"r\",\"source\":\"a\",\"target\":\"b\",\"weight\":1}]}";
    reading r = reading_of("s.json", text);
    const erg_recorded *s = r.dataset->recorded;
    assert_int_equal(r.dataset->entity_count, 2);
    assert_null(s->positions_engine);
    assert_false(s->directed);
    assert_int_equal(s->measure_count, 1);
    assert_true(isnan(s->measure_values[0][1]));
    reading_end(&r);
}

/* `own`: what a claim says too and is stated all the same. */
static void stated_and_claimed(void **state)
{
    (void)state;
    static const char *const own[2][2] = {
        {"", ""}, {",\"own\":[\"founded\"]", ",\"own\":[\"start\"]"}};
    static const char *const wanted[2][2] = {
        {"{\"id\":\"a\",\"claims\":", "\"directed\":true,\"claims\":"},
        {"{\"id\":\"a\",\"attrs\":{\"founded\":\"2015\"},\"claims\":",
         "\"directed\":true,\"start\":\"2020\",\"claims\":"}};
    for (size_t i = 0; i < 2; i++) {
        char text[1024];
        snprintf(
            text, sizeof text,
            "{\"format\":\"erg.snapshot\",\"version\":\"1.0\",\"nodes\":[{\"id\":\"a\","
            "\"attrs\":{\"founded\":\"2015\"},\"claims\":[{\"key\":\"founded\","
            "\"value\":\"2015\"}]%s}],\"edges\":[{\"id\":\"r\",\"source\":\"a\","
            "\"target\":\"a\",\"weight\":1,\"start\":\"2020\",\"claims\":[{\"start\":"
            "\"2020\"}]%s}]}",
            own[i][0], own[i][1]);
        reading r = reading_begin();
        reading_write(&r, "s.json", text, strlen(text));
        reading_read(&r, NULL);
        assert_non_null(strstr(reading_text(&r), wanted[i][0]));
        assert_non_null(strstr(reading_text(&r), wanted[i][1]));
        reading_end(&r);
    }
}

/* A rank that the nodes before had none of; a sample and its seed. */
static void ranks_and_samples(void **state)
{
    (void)state;
    static const char text[] =
        "{\"format\":\"erg.snapshot\",\"version\":\"1.0\",\"graph\":{\"measures\":{"
        "\"betweenness\":{\"sampled\":500,\"seed\":7,\"error_bound\":0.25}}},\"nodes\":["
        "{\"id\":\"a\"},{\"id\":\"b\",\"ranks\":{\"betweenness\":3}}]}";
    reading r = reading_of("s.json", text);
    const erg_recorded *s = r.dataset->recorded;
    assert_int_equal(s->sampled, 500);
    assert_int_equal(s->seed, 7);
    assert_true(s->error_bound == 0.25);
    assert_int_equal(s->measure_ranks[0][0], 0);
    assert_int_equal(s->measure_ranks[0][1], 3);
    reading_end(&r);
}

/* In the graph's settings, as values, as ranks. */
static void too_many_measures(void **state)
{
    (void)state;
    static const char *const places[][3] = {
        {"\"graph\":{\"measures\":{", "{}", "}}}"},
        {"\"nodes\":[{\"id\":\"a\",\"measures\":{", "1", "}}]}"},
        {"\"nodes\":[{\"id\":\"a\",\"ranks\":{", "1", "}}]}"},
    };
    for (size_t place = 0; place < 3; place++) {
        base_buffer text = {0};
        reading r = reading_begin();
        base_buffer_format(&text, "{\"format\":\"erg.snapshot\",\"version\":\"1.0\",%s",
                           places[place][0]);
        for (int i = 0; i < 257; i++)
            base_buffer_format(&text, "%s\"m%d\":\n%s", i > 0 ? "," : "", i,
                               places[place][1]);
        base_buffer_add(&text, places[place][2]);
        reading_write(&r, "s.json", text.data, text.length);
        assert_int_equal(reading_read(&r, NULL), ERG_ELIMIT);
        assert_string_equal(reading_message(&r),
                            "s.json:258:1: more than the limit of 256 measures");
        base_buffer_free(&text);
        reading_end(&r);
    }
}

#define BEGIN "{\"format\":\"erg.snapshot\",\"version\":\"1.0\","

static void wrong_snapshots(void **state)
{
    (void)state;
    static const struct {
        const char *text, *message;
    } wrong[] = {
        {"{\"format\":\"erg.snapshot\",\"version\":@\"2.0\"}",
         "version: found '2.0', wanted 1.0 or another 1.x"},
        {BEGIN "@\"entities\":[]}", "unknown key 'entities' in a snapshot"},
        {BEGIN "\"directed\":@1}", "directed: found a number, wanted true or false"},
        {BEGIN "\"graph\":@[]}", "found a list, wanted graph, which is an object"},
        {BEGIN "\"graph\":{@\"as_off\":\"2020\"}}",
         "unknown key 'as_off' in graph, did you mean 'as_of'"},
        {BEGIN "\"graph\":{\"as_of\":@\"x\"}}",
         "as_of: 'x' is no date, wanted YYYY, YYYY-MM or YYYY-MM-DD"},
        {BEGIN "\"graph\":{\"measured_on\":{\"nodes\":@1.5}}}",
         "nodes: wanted a whole number"},
        {BEGIN "\"graph\":{\"measured_on\":{\"ties\":@-1}}}",
         "ties: wanted a whole number"},
        {BEGIN "\"graph\":{\"input\":{\"files\":[@{\"name\":\"x\"}]}}}",
         "file without name or digest"},
        {BEGIN "\"graph\":{\"measures\":{\"pagerank\":@1}}}",
         "pagerank: found a number, wanted an object"},
        {BEGIN "\"graph\":{\"measures\":{\"betweenness\":{\"sampled\":@4294967296}}}}",
         "sampled: wanted a whole number"},
        {BEGIN "\"graph\":{\"measures\":{\"betweenness\":{\"sampled\":@\"all\"}}}}",
         "sampled: found text, wanted a number"},
        {BEGIN "\"nodes\":[@{}]}", "id is missing"},
        {BEGIN "\"nodes\":[{\"id\":\"a\",\"measures\":{\"pagerank\":@\"1\"}}]}",
         "pagerank: found text, wanted a number"},
        {BEGIN "\"nodes\":[{\"id\":\"a\",\"ranks\":{\"pagerank\":@0.5}}]}",
         "pagerank: wanted a rank, 1 or more"},
        {BEGIN "\"nodes\":[{\"id\":\"a\",\"ranks\":{\"hub\":null,\"pagerank\":@0}}]}",
         "pagerank: wanted a rank, 1 or more"},
        {BEGIN "\"nodes\":[{\"id\":\"a\",\"x\":@-4000001}]}",
         "x is out of range, wanted -4000000 to 4000000"},
        {BEGIN "\"graph\":{\"positions\":{\"height\":@-1}}}",
         "height is out of range, wanted 0 to 4000000"},
        {BEGIN "\"graph\":{\"positions\":{\"unit\":@\"em\"}}}",
         "unit is 'em', wanted px"},
        {BEGIN "\"graph\":{\"positions\":{\"y_axis\":@\"up\"}}}",
         "y_axis is 'up', wanted down"},
        {BEGIN "\"edges\":[{\"id\":\"r\",\"weight\":@-5}]}",
         "weight is out of range, wanted 1e-100 to 1e+100"},
        {BEGIN "\"edges\":[{\"id\":\"r\",\"share\":@1.5}]}",
         "share is out of range, wanted 0 to 1"},
        {BEGIN "\"edges\":[{\"id\":\"r\",\"amount\":@{\"value\":-5}}]}",
         "amount is -5, wanted 0 or more"},
        {BEGIN
         "\"edges\":[{\"id\":\"r\",\"amount\":@{\"value\":5,\"currency\":\"zz1\"}}]}",
         "currency 'zz1' is no code, wanted three capitals such as USD"},
        {BEGIN "\"nodes\":[{\"id\":\"a\"},@{\"id\":\"a\"}]}",
         "entity 'a' is there already, in s.json:1:51"},
        {BEGIN "\"nodes\":[{\"id\":\"a\"}],\"edges\":[@{\"id\":\"r\",\"source\":\"a\","
               "\"target\":\"b\"}]}",
         "unknown entity 'b', wanted one that is described"},
        {BEGIN "\"edges\":[@{\"source\":\"a\",\"target\":\"b\"}]}", "id is missing"},
        {BEGIN "\"edges\":[{\"id\":\"r\",@\"type\":\"b\"}]}",
         "unknown key 'type' in an edge"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        expect_error("s.json", wrong[i].text, ERG_EDATA, wrong[i].message);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dataset_within),
        cmocka_unit_test(recorded_as_it_stands),
        cmocka_unit_test(not_recorded_among_others),
        cmocka_unit_test(sorted_keys),
        cmocka_unit_test(edges_alone),
        cmocka_unit_test(stated_and_claimed),
        cmocka_unit_test(ranks_and_samples),
        cmocka_unit_test(too_many_measures),
        cmocka_unit_test(wrong_snapshots),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
