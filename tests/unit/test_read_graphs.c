/* The shapes of other tools' JSON graphs, each by its own reader, found by its content or
 * named; and what is said of files that are broken. */
#include "read_help.h"

#include "read/reader.h"

/* Reads the text; `from` names the format, NULL: found. Its entities and relations are
 * these: "a b > a-b" for ids of entities, then of relations with their ends. */
static void expect(const char *text, const char *from, const char *wanted)
{
    const erg_read_options options = {.from = from};
    reading r = reading_begin();
    base_buffer got = {0};
    reading_write(&r, "g", text, strlen(text));
    if (reading_read(&r, &options) != ERG_OK) fail_msg("%s", r.err.text);
    const erg_dataset *d = r.dataset;
    for (size_t i = 0; i < d->entity_count; i++)
        base_buffer_format(&got, "%s%s", i > 0 ? " " : "", d->entities[i].id);
    base_buffer_add(&got, " >");
    for (size_t i = 0; i < d->relation_count; i++)
        base_buffer_format(&got, " %s:%s-%s", d->relations[i].id,
                           d->entities[d->relations[i].source].id,
                           d->entities[d->relations[i].target].id);
    assert_string_equal(got.data, wanted);
    base_buffer_free(&got);
    reading_end(&r);
}

/* The reader that bids most. */
static const char *bidder(const char *text)
{
    const char *best = NULL;
    int most = 0;
    for (size_t i = 0; i < read_reader_count; i++) {
        int bid = read_readers[i]->bid(text, strlen(text), "file.json");
        if (bid > most) best = read_readers[i]->name;
        if (bid > most) most = bid;
    }
    return best;
}

static void shapes(void **state)
{
    (void)state;
    static const struct {
        const char *from, *text;
    } graphs[] = {
        {"graphology",
         "{\"attributes\":{},\"options\":{},\"nodes\":[{\"key\":\"a\"},{\"key\":\"b\"}],"
         "\"edges\":[{\"key\":\"e\",\"source\":\"a\",\"target\":\"b\"}]}"},
        {"graphology", "{\"edges\":[{\"key\":\"e\",\"source\":\"a\",\"target\":\"b\","
                       "\"attributes\":{}}],\"nodes\":[{\"attributes\":{},\"key\":\"a\"},"
                       "{\"key\":\"b\"}]}"},
        {"node-link",
         "{\"directed\":true,\"multigraph\":true,\"graph\":{},\"nodes\":[{\"id\":\"a\"},"
         "{\"id\":\"b\"}],\"edges\":[{\"id\":\"e\",\"source\":\"a\",\"target\":\"b\","
         "\"key\":0}]}"},
        /* D3's links by number, in version 3 without any id */
        {"node-link", "{\"nodes\":[{\"name\":\"a\"},{\"name\":\"b\"}],\"links\":[{\"id\":"
                      "\"e\",\"source\":0,\"target\":1}]}"},
        {"node-link",
         "{\"nodes\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"links\":[{\"id\":\"e\","
         "\"source\":0,\"target\":1}]}"},
        /* after a run of d3-force */
        {"node-link",
         "{\"nodes\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"links\":[{\"id\":\"e\","
         "\"source\":{\"id\":\"a\",\"x\":1},\"target\":{\"id\":\"b\"}}]}"},
        /* vis-network, G6, networkx with a name for a key */
        {"node-link",
         "{\"nodes\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"edges\":[{\"id\":\"e\","
         "\"from\":\"a\",\"to\":\"b\"}],\"options\":{}}"},
        {"node-link",
         "{\"nodes\":[{\"id\":\"a\",\"data\":{},\"style\":{}},{\"id\":\"b\"}],"
         "\"edges\":[{\"id\":\"e\",\"source\":\"a\",\"target\":\"b\"}]}"},
        {"node-link",
         "{\"nodes\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"edges\":[{\"key\":\"e\","
         "\"source\":\"a\",\"target\":\"b\"}]}"},
        {"cytoscape",
         "{\"elements\":{\"nodes\":[{\"data\":{\"id\":\"a\"}},{\"data\":{\"id\":\"b\"}}],"
         "\"edges\":[{\"data\":{\"id\":\"e\",\"source\":\"a\",\"target\":\"b\"}}]}}"},
        {"cytoscape",
         "{\"elements\":[{\"data\":{\"id\":\"e\",\"source\":\"a\",\"target\":\"b\"}},"
         "{\"group\":\"nodes\",\"data\":{\"id\":\"a\"}},{\"data\":{\"id\":\"b\"}}]}"},
        {"cytoscape", " [ {\"data\":{\"id\":\"a\"}},{\"data\":{\"id\":\"b\"}},{\"data\":{"
                      "\"id\":\"e\",\"source\":\"a\",\"target\":\"b\"}} ] "},
        {"jgf", "{\"graph\":{\"nodes\":{\"a\":{},\"b\":{\"label\":\"B\"}},\"edges\":[{"
                "\"id\":\"e\",\"source\":\"a\",\"target\":\"b\"}]}}"},
        {"jgf",
         "{\"graph\":{\"nodes\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"edges\":[{\"id\":"
         "\"e\",\"source\":\"a\",\"target\":\"b\"}]}}"},
        {"echarts", "{\"series\":[{\"type\":\"bar\",\"data\":[1]},{\"type\":\"graph\","
                    "\"data\":[{\"id\":\"a\"},{\"name\":\"b\"}],\"links\":[{\"id\":\"e\","
                    "\"source\":\"a\",\"target\":1}]}]}"},
        {"echarts",
         "{\"series\":{\"edges\":[{\"id\":\"e\",\"source\":\"a\",\"target\":"
         "\"b\"}],\"nodes\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"type\":\"graph\"}}"},
    };
    for (size_t i = 0; i < sizeof graphs / sizeof *graphs; i++) {
        assert_string_equal(bidder(graphs[i].text), graphs[i].from);
        expect(graphs[i].text, NULL, "a b > e:a-b");
        expect(graphs[i].text, graphs[i].from, "a b > e:a-b");
    }
}

/* erg's own formats are never taken for another's, however their keys are sorted. */
static void own_formats(void **state)
{
    (void)state;
    static const struct {
        const char *name, *text;
    } files[] = {
        {"json", "{\"format\":\"erg.dataset\",\"nodes\":[],\"edges\":[]}"},
        {"json", "{\"documents\":[],\"entities\":[],\"format\":\"erg.dataset\"}"},
        {"json", "{\"entities\":[]}"},
        {"json", "{}"},
        {"json", "[1]"},
        {"json", "{\"name\":\"package\"}"},
        {"snapshot", "{\"format\":\"erg.snapshot\",\"nodes\":[],\"edges\":[]}"},
        {"snapshot", "{\"directed\":true,\"documents\":[],\"edges\":[{\"id\":\"e\"}],"
                     "\"format\":\"erg.snapshot\",\"graph\":{},\"nodes\":[]}"},
        /* the head ends before "format" */
        {"snapshot", "{\"directed\":true,\"documents\":[],\"edges\":[{\"id\":\"e\""},
        /* and of graphs with much to say of themselves */
        {"graphology", "{\"attributes\":{\"title\":\"T\",\"documents\":[{\"id\":"},
        {"graphology",
         "{\"edges\":[{\"key\":\"e\",\"attributes\":{\"weight\":1},\"source\":"},
        {"node-link", "{\"directed\":true,\"multigraph\":true,\"graph\":{\"title\":"},
        {"node-link", "{\"graph\":{\"title\":\"T\",\"documents\":["},
        {"jgf", "{\"graph\":{\"type\":\"t\",\"metadata\":{\"title\":"},
        {"cytoscape", "{\"data\":{\"title\":\"T\",\"documents\":["},
        {"echarts", "{\"animation\":false,\"series\":[{\"type\":\"graph\",\"data\":["},
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        assert_string_equal(bidder(files[i].text), files[i].name);
}

static void nodes_without_ids(void **state)
{
    (void)state;
    /* By name; where it is taken or no id, by number, as networkx and D3 count. */
    expect("{\"nodes\":[{\"name\":\"a\"},{\"name\":\"a\"},{},{\"name\":\"\"},{\"label\":"
           "\"b\"}],\"links\":[{\"source\":\"a\",\"target\":1},{\"source\":4,\"target\":"
           "2}]}",
           NULL, "1 2 3 a b > e:a-1-related:a-1 e:b-2-related:b-2");
    /* A number that is an id is that. */
    expect("{\"nodes\":[{\"id\":1},{\"id\":0}],\"links\":[{\"id\":\"e\",\"source\":0,"
           "\"target\":1}]}",
           NULL, "0 1 > e:0-1");
}

/* A name that is no id is none; what ECharts shows as a label is no fact. */
static void names_that_are_no_ids(void **state)
{
    (void)state;
    expect(
        "{\"nodes\":[{\"name\":\"a\\u0007\"},{\"name\":\"b\",\"label\":{\"show\":true}}],"
        "\"links\":[{\"id\":\"e\",\"source\":0,\"target\":1}]}",
        NULL, "0 b > e:0-b");
    static const char text[] =
        "{\"nodes\":[{\"name\":\"b\",\"label\":{\"show\":true}}],\"links\":[]}";
    reading r = reading_of("g", text);
    assert_null(r.dataset->entities[0].attrs);
    assert_int_equal(r.dataset->note_count, 1);
    assert_non_null(
        strstr(r.dataset->notes[0], ": what is drawn or computed is not read: label"));
    reading_end(&r);
}

/* Values that stand beside the place that the format has for them. */
static void values_elsewhere(void **state)
{
    (void)state;
    static const char text[] =
        "{\"nodes\":[{\"key\":\"a\",\"city\":\"Bonn\"},{\"key\":\"b\"}],\"edges\":[{"
        "\"key\":\"e\",\"source\":\"a\",\"target\":\"b\",\"tons\":3}]}";
    reading r = reading_of("g", text);
    assert_string_equal(erg_value_member(r.dataset->entities[0].attrs, "city")->string,
                        "Bonn");
    assert_true(erg_value_member(r.dataset->relations[0].attrs, "tons")->number == 3);
    reading_end(&r);
}

/* networkx writes a node's id once more as its value, the graph's values as pairs; lines
 * are drawn only in words that erg draws with. */
static void cytoscape_of_others(void **state)
{
    (void)state;
    static const char text[] =
        "{\"data\":[[\"title\",\"T\"],[\"documents\",[{\"id\":\"d\",\"title\":\"D\"}]],"
        "[\"rates\",[{\"currency\":\"EUR\",\"date\":\"2024\",\"usd\":1.25}]]],"
        "\"elements\":{\"nodes\":["
        "{\"data\":{\"id\":\"a\",\"value\":\"a\",\"name\":\"A\"}},"
        "{\"data\":{\"id\":\"b\",\"value\":\"c\"}}],"
        "\"edges\":[{\"data\":{\"id\":\"e\",\"source\":\"a\",\"target\":\"b\","
        "\"line\":\"wavy\",\"arrow\":\"none\"}}]}}";
    reading r = reading_of("g", text);
    const erg_dataset *d = r.dataset;
    assert_string_equal(d->title, "T");
    assert_int_equal(d->document_count, 1);
    assert_string_equal(d->documents[0].title, "D");
    assert_int_equal(d->rate_count, 1);
    assert_true(d->rates[0].usd == 1.25);
    assert_null(d->entities[0].attrs);
    assert_string_equal(d->entities[0].label, "A");
    assert_string_equal(erg_value_member(d->entities[1].attrs, "value")->string, "c");
    assert_string_equal(erg_value_member(d->relations[0].attrs, "line")->string, "wavy");
    assert_null(erg_value_member(d->relations[0].attrs, "arrow"));
    reading_end(&r);
}

static void categories(void **state)
{
    (void)state;
    static const char text[] = "{\"categories\":[{\"name\":\"firm\"},{}],\"nodes\":[{"
                               "\"id\":\"a\",\"category\":0},"
                               "{\"id\":\"b\",\"category\":1},{\"id\":\"c\",\"category\":"
                               "\"fund\"}],\"links\":[]}";
    reading r = reading_of("g", text);
    assert_string_equal(r.dataset->entities[0].kind, "firm");
    assert_string_equal(r.dataset->entities[1].kind, "unknown");
    assert_string_equal(r.dataset->entities[2].kind, "fund");
    assert_null(r.dataset->entities[0].attrs);
    assert_non_null(erg_value_member(r.dataset->entities[1].attrs, "category"));
    reading_end(&r);
}

/* To ECharts a number at an edge's end is the place of a node in the list, whatever ids
 * there are; to others it is an id first. */
static void numbers_at_ends(void **state)
{
    static const char *const texts[] = {
        "{\"series\":[{\"type\":\"bar\",\"data\":[1]},{},{\"type\":\"graph\",\"data\":[{"
        "\"id\":1},{\"id\":0}],\"links\":[{\"id\":\"e\",\"source\":0,\"target\":1},"
        "{\"id\":\"f\",\"source\":\"0\",\"target\":\"0\"}]}]}",
        "{\"nodes\":[{\"id\":1},{\"id\":0}],\"links\":[{\"id\":\"e\",\"source\":0,"
        "\"target\":1},{\"id\":\"f\",\"source\":\"0\",\"target\":\"0\"}]}"};
    (void)state;
    for (int i = 0; i < 2; i++) {
        reading r = reading_begin();
        reading_write(&r, "g", texts[i], strlen(texts[i]));
        if (reading_read(&r, NULL) != ERG_OK) fail_msg("%s", r.err.text);
        const erg_dataset *d = r.dataset;
        assert_string_equal(d->entities[d->relations[0].source].id, i == 0 ? "1" : "0");
        assert_string_equal(d->entities[d->relations[0].target].id, i == 0 ? "0" : "1");
        assert_string_equal(d->entities[d->relations[1].source].id, "0");
        assert_int_equal(d->note_count, i == 0);
        if (i == 0)
            assert_non_null(strstr(d->notes[0], "not read: series of bar, series of no "
                                                "type"));
        reading_end(&r);
    }
}

/* erg's node-link writes an undirected relation both ways. */
static void mirrors(void **state)
{
    (void)state;
    expect("{\"directed\":true,\"nodes\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"edges\":["
           "{\"id\":\"e\",\"source\":\"a\",\"target\":\"b\",\"family\":\"other\","
           "\"directed\":false,\"disputed\":false,\"claims\":[]},"
           "{\"id\":\"e\",\"source\":\"b\",\"target\":\"a\",\"family\":\"other\","
           "\"directed\":false,\"disputed\":false,\"claims\":[],\"mirror\":true}]}",
           NULL, "a b > e:a-b");
    expect("{\"nodes\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"edges\":["
           "{\"id\":\"e\",\"source\":\"a\",\"target\":\"b\",\"mirror\":true}]}",
           NULL, "a b > e:a-b");
}

static void wrong(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        erg_code code;
        const char *message;
    } files[] = {
        {"{\"nodes\":[{\"key\":\"a\"}],\n\"edges\":[@{\"source\":\"a\",\"target\":\"x\"}]"
         "}",
         ERG_EDATA, "unknown entity 'x', wanted one that is described"},
        {"{\"nodes\":[{\"key\":\"a\"},@{\"attributes\":{}}]}", ERG_EDATA,
         "a node without key"},
        {"{\"nodes\":[{\"key\":\"a\"},@{\"key\":null}]}", ERG_EDATA,
         "a node without key"},
        {"{\"nodes\":[{\"key\":\"a\"},@{\"key\":\"a\"}]}", ERG_EDATA, NULL},
        {"{\"nodes\":[{\"key\":\"a\"},{\"key\":@true}]}", ERG_EDATA,
         "key: found true or false, wanted text or a number"},
        {"{\"nodes\":[{\"key\":\"a\",\"attributes\":@[1]}]}", ERG_EDATA,
         "attributes: found a list, wanted an object"},
        {"{\"nodes\":[{\"key\":\"a\"},@7]}", ERG_EDATA,
         "found a number, wanted a node, which is an object"},
        {"{\"nodes\":[{\"key\":\"a\"}],\"edges\":@{}}", ERG_EDATA,
         "edges: found an object, wanted a list"},
        {"{\"nodes\":[{\"key\":\"a\"}],\"edges\":[@{\"source\":\"a\"}]}", ERG_EDATA,
         "an edge without target"},
        {"{\"nodes\":[{\"key\":\"a\"}],\"edges\":[{\"source\":\"a\",\"target\":\"a\","
         "\"undirected\":@1}]}",
         ERG_EDATA, "undirected: found a number, wanted true or false"},
        {"{\"nodes\":[{\"key\":\"a\"}],@\"nodes\":[]}", ERG_EDATA,
         "key 'nodes' is there already, in line 1, column 2"},
        {"{\"x\":1,\n@\"x\":1,\"nodes\":[]}", ERG_EDATA,
         "key 'x' is there already, in line 1, column 2"},
        {"{\"nodes\":[],\"graph\":{\"a\":1,@\"a\":2}}", ERG_EDATA,
         "key 'a' is there already, in line 1, column 22"},
        {"{\"nodes\":[{\"key\":\"a\"}],\"edges\":[{\"source\":\"a\",\"target\":\"a\","
         "\"attributes\":{\"claims\":[{@\"amout\":1}]}}]}",
         ERG_EDATA,
         "unknown key 'amout' in a claim on a relation, did you mean 'amount'"},
        {"{\"nodes\":[{\"id\":\"a\"}],\"links\":[@{\"source\":\"a\",\"target\":3}]}",
         ERG_EDATA, "unknown entity '3', wanted one that is described"},
        {"{\"nodes\":[{\"id\":\"a\"}],\"links\":[@{\"from\":\"a\"}]}", ERG_EDATA,
         "an edge without to"},
        {"{\"nodes\":[@{\"id\":\"\"}],\"links\":[]}", ERG_EDATA,
         "id '' has 0 bytes, wanted 1 to 256"},
        {"@{\"multigraph\":true}", ERG_EDATA, "no nodes and no edges, wanted a graph"},
        {"[{\"data\":{\"id\":\"a\"}},@{\"data\":{}}]", ERG_EDATA,
         "a node without data.id"},
        {"[{\"data\":{\"id\":\"a\"}},@{\"group\":\"edges\",\"data\":{\"id\":\"b\"}}]",
         ERG_EDATA, "an edge without data.source"},
        {"[{\"data\":{\"id\":\"a\"}},{\"data\":@3}]", ERG_EDATA,
         "data: found a number, wanted an object"},
        {"[{\"data\":{\"id\":\"a\"}}]@,", ERG_EPARSE,
         "found ',', wanted the end of the text"},
        {"{\"data\":[@[1,2]],\"elements\":[]}", ERG_EDATA,
         "found a list, wanted a name and a value in a list"},
        {"{\"elements\":@3}", ERG_EDATA,
         "elements: found a number, wanted a list or an object"},
        {"{\"graph\":{\"nodes\":{\"a\":{}},\"edges\":[@{\"target\":\"a\"}]}}", ERG_EDATA,
         "an edge without source"},
        {"{\"graph\":{\"nodes\":{\"a\":{}},\"hyperedges\":@[]}}", ERG_EDATA,
         "hyperedges cannot be read, wanted one graph with nodes and edges"},
        {"{\"graphs\":@[{\"nodes\":{}}]}", ERG_EDATA,
         "graphs cannot be read, wanted one graph with nodes and edges"},
        {"{\"graph\":{\"nodes\":[@{\"label\":\"a\"}]}}", ERG_EDATA, "a node without id"},
        {"{\"series\":[{\"type\":\"graph\",\"data\":@{}}]}", ERG_EDATA,
         "data: found an object, wanted a list"},
        {"{\"nodes\":[{\"id\":\"a\"}@", ERG_EPARSE,
         "found the end of the text, wanted ',' or ']'"},
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        if (files[i].message) {
            expect_error("g", files[i].text, files[i].code, files[i].message);
            continue;
        }
        /* The builder's own words; here only that it fails there. */
        reading r = reading_begin();
        marked m = marked_text(files[i].text);
        char place[32];
        snprintf(place, sizeof place, "g:%u:%u: ", m.line, m.column);
        reading_write(&r, "g", m.text, strlen(m.text));
        assert_int_equal(reading_read(&r, NULL), files[i].code);
        assert_int_equal(strncmp(reading_message(&r), place, strlen(place)), 0);
        reading_end(&r);
    }
}

/* Two inputs: numbers of nodes begin anew, loose ids of both are replaced, documents and
 * what erg wrote join. */
static void two_inputs(void **state)
{
    (void)state;
    static const char first[] =
        "{\"nodes\":[{\"name\":\"a\"},{\"name\":\"b\"}],\"links\":["
        "{\"id\":0,\"source\":0,\"target\":1}]}";
    static const char second[] =
        "{\"nodes\":[{\"name\":\"c\"},{\"name\":\"b\"}],\"links\":["
        "{\"id\":0,\"source\":0,\"target\":1}]}";
    reading r = reading_begin();
    reading_write(&r, "1", first, sizeof first - 1);
    reading_write(&r, "2", second, sizeof second - 1);
    if (reading_read(&r, NULL) != ERG_OK) fail_msg("%s", r.err.text);
    assert_int_equal(r.dataset->entity_count, 3);
    assert_int_equal(r.dataset->relation_count, 2);
    assert_string_equal(r.dataset->relations[0].id, "e:a-b-related");
    assert_string_equal(r.dataset->relations[1].id, "e:c-b-related");
    reading_end(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shapes),
        cmocka_unit_test(own_formats),
        cmocka_unit_test(nodes_without_ids),
        cmocka_unit_test(names_that_are_no_ids),
        cmocka_unit_test(values_elsewhere),
        cmocka_unit_test(cytoscape_of_others),
        cmocka_unit_test(categories),
        cmocka_unit_test(numbers_at_ends),
        cmocka_unit_test(mirrors),
        cmocka_unit_test(wrong),
        cmocka_unit_test(two_inputs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
