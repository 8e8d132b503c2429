/* Graphs of other tools: which names are understood, what becomes an attr, what is left
 * out and noted, and how ids come about. */
#include "read_help.h"

#include "read/foreign_names.h"

/* Reads the text as the format (NULL: found). */
static void begin(reading *r, const char *text, const char *from)
{
    const erg_read_options options = {.from = from};
    *r = reading_begin();
    reading_write(r, "g", text, strlen(text));
    if (reading_read(r, &options) != ERG_OK) fail_msg("%s", r->err.text);
}

/* The dataset's lines, from its entities on, are these. */
static void expect_lines(reading *r, const char *wanted)
{
    const char *at = strstr(reading_text(r), "\"entities\":");
    assert_non_null(at);
    assert_string_equal(at, wanted);
}

static void expect(const char *text, const char *wanted)
{
    reading r;
    begin(&r, text, NULL);
    expect_lines(&r, wanted);
    reading_end(&r);
}

static void expect_notes(const char *text, const char *const *wanted, size_t count)
{
    reading r;
    begin(&r, text, NULL);
    assert_int_equal(r.dataset->note_count, count);
    for (size_t i = 0; i < count; i++) {
        const char *note = strstr(r.dataset->notes[i], "/g: ");
        assert_non_null(note);
        assert_string_equal(note + 4, wanted[i]);
    }
    reading_end(&r);
}

/* One edge with these values, in graphology's shape. */
static void expect_edge(const char *attributes, const char *wanted)
{
    char text[1024], lines[1024];
    snprintf(text, sizeof text,
             "{\"nodes\":[{\"key\":\"a\"},{\"key\":\"b\"}],\"edges\":[{\"key\":\"r\","
             "\"source\":\"a\",\"target\":\"b\",\"attributes\":{%s}}]}",
             attributes);
    snprintf(
        lines, sizeof lines,
        "\"entities\":[\n{\"id\":\"a\"},\n{\"id\":\"b\"}\n],\n\"relations\":[\n"
        "{\"id\":\"r\",\"source\":\"a\",\"target\":\"b\",%s}\n],\n\"rates\":[\n]\n}\n",
        wanted);
    expect(text, lines);
}

static void expect_node(const char *attributes, const char *wanted)
{
    char text[1024], lines[1024];
    snprintf(text, sizeof text, "{\"nodes\":[{\"key\":\"a\",\"attributes\":{%s}}]}",
             attributes);
    snprintf(
        lines, sizeof lines,
        "\"entities\":[\n{\"id\":\"a\"%s}\n],\n\"relations\":[\n],\n\"rates\":[\n]\n}\n",
        wanted);
    expect(text, lines);
}

static void names_of_nodes(void **state)
{
    (void)state;
    expect_node("", "");
    expect_node("\"label\":\"A\"", ",\"label\":\"A\"");
    expect_node("\"Label\":\"A\"", ",\"label\":\"A\"");
    expect_node("\"name\":\"A\"", ",\"label\":\"A\"");
    expect_node("\"label\":7", ",\"label\":\"7\"");
    expect_node("\"label\":null,\"name\":\"A\"", ",\"label\":\"A\"");
    /* The first of several, in whatever order; another stays unless it says the same. */
    expect_node("\"name\":\"N\",\"label\":\"A\"",
                ",\"label\":\"A\",\"attrs\":{\"name\":\"N\"}");
    expect_node("\"name\":\"A\",\"label\":\"A\"", ",\"label\":\"A\"");
    expect_node("\"kind\":\"company\"", ",\"kind\":\"company\"");
    expect_node("\"category\":\"company\"", ",\"kind\":\"company\"");
    expect_node("\"Entity Type\":\"company\"", ",\"kind\":\"company\"");
    expect_node("\"kind\":\"unknown\",\"label\":\"a\"", "");
    expect_node("\"kind\":\"a\\u0001b\"", ",\"attrs\":{\"kind\":\"a\\u0001b\"}");
    /* A number is no kind, a list of texts is aliases. */
    expect_node("\"kind\":3", ",\"attrs\":{\"kind\":3}");
    expect_node("\"aliases\":[\"x\",\"b\"]", ",\"aliases\":[\"b\",\"x\"]");
    expect_node("\"aliases\":[1]", ",\"attrs\":{\"aliases\":[1]}");
    expect_node("\"aliases\":\"[\\\"x\\\"]\"",
                ",\"attrs\":{\"aliases\":\"[\\\"x\\\"]\"}");
    expect_node("\"erg_aliases\":\"[\\\"x\\\"]\"", ",\"aliases\":[\"x\"]");
    expect_node("\"attrs\":{\"p\":1},\"q\":{\"r\":[null]},\"p\":2",
                ",\"attrs\":{\"p\":1,\"q\":{\"r\":[null]}}");
    expect_node("\"attrs\":5", ",\"attrs\":{\"attrs\":5}");
    /* Times of nodes are nothing that an entity has. */
    expect_node("\"start\":\"2024\"", ",\"attrs\":{\"start\":\"2024\"}");
}

/* More than are looked through one by one: the first of a name still stays. */
/* Names for the same that are none of erg's. */
static void same_as_of_others(void **state)
{
    (void)state;
    expect_node("\"sameAs\":[\"Q1\",\"Q2\"]", ",\"same_as\":[\"Q1\",\"Q2\"]");
    expect_node("\"sameAs\":[\"Q1\",\"\"]", ",\"attrs\":{\"sameAs\":[\"Q1\",\"\"]}");
    expect_node("\"sameAs\":\"Q1\"", ",\"attrs\":{\"sameAs\":\"Q1\"}");
}

static void many_attrs(void **state)
{
    (void)state;
    enum { COUNT = 60 };
    base_buffer text = {0};
    base_buffer wanted = {0};
    base_buffer_add(&text, "{\"nodes\":[{\"key\":\"a\",\"attributes\":{\"attrs\":{");
    for (int i = 0; i < COUNT; i += 2)
        base_buffer_format(&text, "%s\"k%02d\":%d", i > 0 ? "," : "", i, i);
    base_buffer_add(&text, "}");
    for (int i = 0; i < COUNT; i++)
        base_buffer_format(&text, ",\"k%02d\":\"later\"", i);
    base_buffer_add(&text, "}}]}");
    base_buffer_add(&wanted, "\"entities\":[\n{\"id\":\"a\",\"attrs\":{");
    for (int i = 0; i < COUNT; i++) {
        base_buffer_format(&wanted, "%s\"k%02d\":", i > 0 ? "," : "", i);
        if (i % 2 == 0)
            base_buffer_format(&wanted, "%d", i);
        else
            base_buffer_add(&wanted, "\"later\"");
    }
    base_buffer_add(&wanted, "}}\n],\n\"relations\":[\n],\n\"rates\":[\n]\n}\n");
    expect(text.data, wanted.data);
    base_buffer_free(&text);
    base_buffer_free(&wanted);
}

static void names_of_edges(void **state)
{
    (void)state;
    static const char plain[] = "\"directed\":true";
    expect_edge("", plain);
    expect_edge("\"relation\":\"funding\"", "\"relation\":\"funding\",\"directed\":true");
    expect_edge("\"interaction\":\"pp\"", "\"relation\":\"pp\",\"directed\":true");
    expect_edge("\"relation\":\"related\"", plain);
    expect_edge("\"label\":\"L\",\"weight\":2",
                "\"label\":\"L\",\"directed\":true,\"weight\":2");
    expect_edge("\"value\":\"2.5\"", "\"directed\":true,\"weight\":2.5");
    expect_edge("\"weight\":0", "\"directed\":true,\"attrs\":{\"weight\":0}");
    expect_edge("\"weight\":\"heavy\"",
                "\"directed\":true,\"attrs\":{\"weight\":\"heavy\"}");
    expect_edge("\"start\":2009,\"end\":\"2010-03-01T12:00:00Z\"",
                "\"directed\":true,\"start\":\"2009\",\"end\":\"2010-03-01\"");
    expect_edge("\"start\":1.5,\"end\":\"soon\"",
                "\"directed\":true,\"attrs\":{\"end\":\"soon\",\"start\":1.5}");
    expect_edge("\"Start Date\":\"2009-07\"", "\"directed\":true,\"start\":\"2009-07\"");
    expect_edge("\"directed\":false", "\"directed\":false");
    expect_edge("\"directed\":0", "\"directed\":false");
    expect_edge("\"undirected\":0", plain);
    expect_edge("\"directed\":\"no\"", "\"directed\":false");
    expect_edge("\"directed\":2", "\"directed\":true,\"attrs\":{\"directed\":2}");
    expect_edge("\"directed\":\"perhaps\"",
                "\"directed\":true,\"attrs\":{\"directed\":\"perhaps\"}");
    expect_edge("\"undirected\":\"true\"", "\"directed\":false");
    expect_edge("\"family\":\"other\"", plain);
    expect_edge("\"family\":\"Rossi\",\"disputed\":true",
                "\"directed\":true,\"attrs\":{\"disputed\":true,\"family\":\"Rossi\"}");
}

static void claims_of_edges(void **state)
{
    (void)state;
    expect_edge(
        "\"amount\":5,\"currency\":\"USD\",\"document\":\"d\",\"note\":\"n\"",
        "\"directed\":true,\"claims\":[{\"document\":\"d\",\"amount\":{\"value\":5,"
        "\"currency\":\"USD\"},\"confidence\":1,\"status\":\"reported\",\"note\":"
        "\"n\"}]");
    expect_edge(
        "\"amount\":{\"low\":1,\"high\":2,\"bound\":\"about\"},\"share\":0.5",
        "\"directed\":true,\"claims\":[{\"amount\":{\"low\":1,\"high\":2,\"bound\":"
        "\"about\"},\"share\":0.5,\"confidence\":1,\"status\":\"reported\"}]");
    expect_edge("\"amount_low\":1,\"amount_high\":2,\"confidence\":0.5,\"asserted\":2020",
                "\"directed\":true,\"claims\":[{\"amount\":{\"low\":1,\"high\":2},"
                "\"confidence\":0.5,\"status\":\"reported\",\"asserted\":\"2020\"}]");
    expect_edge("\"amount\":5,\"basis\":\"round-total\"",
                "\"directed\":true,\"claims\":[{\"amount\":{\"value\":5,\"basis\":"
                "\"round-total\"},\"confidence\":1,\"status\":\"reported\"}]");
    expect_edge("\"amount\":5,\"basis\":\"gut feeling\"",
                "\"directed\":true,\"attrs\":{\"basis\":\"gut "
                "feeling\"},\"claims\":[{\"amount\":{\"value\":5},"
                "\"confidence\":1,\"status\":\"reported\"}]");
    /* An object with more in it than an amount, or nothing. */
    expect_edge("\"amount\":{\"value\":5,\"unit\":\"t\"}",
                "\"directed\":true,\"attrs\":{\"amount\":{\"unit\":\"t\",\"value\":5}}");
    expect_edge("\"amount\":{\"value\":\"a lot\"}",
                "\"directed\":true,\"attrs\":{\"amount\":{\"value\":\"a lot\"}}");
    expect_edge("\"amount\":{\"low\":2,\"high\":1}",
                "\"directed\":true,\"attrs\":{\"amount\":{\"high\":1,\"low\":2}}");
    expect_edge("\"amount_low\":2,\"amount_high\":1",
                "\"directed\":true,\"attrs\":{\"amount_high\":1,\"amount_low\":2}");
    expect_edge("\"amount_low\":2", "\"directed\":true,\"attrs\":{\"amount_low\":2}");
    expect_edge("\"amount\":{}", "\"directed\":true,\"attrs\":{\"amount\":{}}");
    /* Words and ranges of one's own are no claim's. */
    expect_edge("\"status\":\"active\",\"share\":49,\"amount\":-1,\"note\":\"n\"",
                "\"directed\":true,\"attrs\":{\"amount\":-1,\"note\":\"n\",\"share\":49,"
                "\"status\":\"active\"}");
    expect_edge("\"status\":\"denied\",\"currency\":\"EUR\",\"amount_low\":3",
                "\"directed\":true,\"attrs\":{\"amount_low\":3,\"currency\":\"EUR\"},"
                "\"claims\":[{"
                "\"confidence\":1,\"status\":\"denied\"}]");
    /* A list of claims is erg's, and then the rest is none. */
    expect_edge(
        "\"claims\":[{\"share\":0.5,\"start\":\"2020\"}],\"start\":\"2020\","
        "\"amount\":5",
        "\"directed\":true,\"attrs\":{\"amount\":5},\"claims\":[{\"start\":\"2020\","
        "\"share\":0.5,\"confidence\":1,\"status\":\"reported\"}]");
    expect_edge(
        "\"claims\":[{\"start\":\"2020\"}],\"start\":\"2020\",\"own\":[\"start\"]",
        "\"directed\":true,\"start\":\"2020\",\"claims\":[{\"start\":\"2020\","
        "\"confidence\":1,\"status\":\"reported\"}]");
    /* Claims of others, made of other things. */
    expect_edge("\"claims\":[{\"property\":\"P31\"}]",
                "\"directed\":true,\"attrs\":{\"claims\":[{\"property\":\"P31\"}]}");
    expect_edge("\"claims\":[{\"share\":0.5},{\"property\":\"P31\"}]",
                "\"directed\":true,\"attrs\":{\"claims\":[{\"share\":0.5},{"
                "\"property\":\"P31\"}]}");
    expect_node("\"claims\":[{\"property\":\"P31\"}]",
                ",\"attrs\":{\"claims\":[{\"property\":\"P31\"}]}");
    expect_edge("\"claims\":7", "\"directed\":true,\"attrs\":{\"claims\":7}");
}

/* What erg resolved and counted is not read as a fact. */
static void edges_of_erg(void **state)
{
    (void)state;
    expect_edge("\"relation\":\"funding\",\"family\":\"money\",\"directed\":true,"
                "\"weight\":3.6,\"amount\":{\"value\":5},\"share\":0.5,\"disputed\":true,"
                "\"possible\":true,\"claims\":[{\"amount\":{\"value\":5}}],\"size\":2",
                "\"relation\":\"funding\",\"directed\":true,\"claims\":[{\"amount\":{"
                "\"value\":5},\"confidence\":1,\"status\":\"reported\"}]");
    expect_edge("\"family\":\"other\",\"weight\":3.6,\"own_weight\":2,\"disputed\":false",
                "\"directed\":true,\"weight\":2");
    /* Merged of several, it has nothing else behind it. */
    expect_edge(
        "\"family\":\"other\",\"weight\":3.6,\"disputed\":false,\"merged\":[\"s\"]",
        "\"directed\":true,\"weight\":3.6");
}

/* Two weights, and one of its own that is none. */
static void own_weights(void **state)
{
    (void)state;
    expect_edge("\"own_weight\":2,\"weight\":3",
                "\"directed\":true,\"weight\":2,\"attrs\":{\"weight\":3}");
    expect_edge("\"own_weight\":0,\"weight\":3",
                "\"directed\":true,\"weight\":3,\"attrs\":{\"own_weight\":0}");
    expect_edge("\"own_weight\":-1", "\"directed\":true,\"attrs\":{\"own_weight\":-1}");
}

static void directions(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool directed[2]; /* of the edges x and y */
    } graphs[] = {
        /* networkx: of the whole graph, wherever it says so */
        {"{\"nodes\":[{\"id\":1}],\"links\":[{\"id\":\"x\",\"source\":1,\"target\":1},"
         "{\"id\":\"y\",\"source\":1,\"target\":1,\"directed\":true}],\"directed\":"
         "false}",
         {false, true}},
        /* D3 says nothing: the kinds decide, where there are any */
        {"{\"nodes\":[{\"id\":1}],\"links\":[{\"id\":\"x\",\"source\":1,\"target\":1},"
         "{\"id\":\"y\",\"source\":1,\"target\":1,\"relation\":\"competition\"}]}",
         {false, false}},
        {"{\"nodes\":[{\"id\":1}],\"links\":[{\"id\":\"x\",\"source\":1,\"target\":1,"
         "\"relation\":\"funding\"},{\"id\":\"y\",\"source\":1,\"target\":1,"
         "\"relation\":\"a word\"}]}",
         {true, true}},
        {"{\"nodes\":[{\"id\":1}],\"edges\":[{\"id\":\"x\",\"from\":1,\"to\":1,"
         "\"arrows\":\"to\"},{\"id\":\"y\",\"from\":1,\"to\":1,\"arrows\":\"to\","
         "\"directed\":false}]}",
         {true, false}},
        {"{\"nodes\":[{\"id\":1}],\"edges\":[{\"id\":\"x\",\"from\":1,\"to\":1,"
         "\"arrows\":{\"to\":{\"enabled\":true}}},{\"id\":\"y\",\"from\":1,\"to\":1,"
         "\"arrows\":{\"to\":{\"enabled\":false}}}]}",
         {true, false}},
        {"{\"nodes\":[{\"id\":1}],\"edges\":[{\"id\":\"x\",\"from\":1,\"to\":1,"
         "\"arrows\":{\"to\":{},\"from\":false}},{\"id\":\"y\",\"from\":1,\"to\":1,"
         "\"arrows\":\"to, from\"}]}",
         {true, false}},
        {"{\"nodes\":[{\"id\":1}],\"edges\":[{\"id\":\"x\",\"from\":1,\"to\":1,"
         "\"arrows\":\"to;middle\"},{\"id\":\"y\",\"from\":1,\"to\":1,\"arrows\":{"
         "\"to\":false}}]}",
         {true, false}},
        {"{\"options\":{\"type\":\"undirected\"},\"nodes\":[{\"key\":1}],\"edges\":["
         "{\"key\":\"x\",\"source\":1,\"target\":1},{\"key\":\"y\",\"source\":1,"
         "\"target\":1,\"undirected\":false}]}",
         {false, true}},
        /* graphology's edges are directed whatever their kind */
        {"{\"nodes\":[{\"key\":1}],\"edges\":[{\"key\":\"x\",\"source\":1,\"target\":1,"
         "\"undirected\":true},{\"key\":\"y\",\"source\":1,\"target\":1,\"attributes\":{"
         "\"relation\":\"dispute\"}}]}",
         {false, true}},
        {"{\"graph\":{\"nodes\":{\"1\":{}},\"edges\":[{\"id\":\"x\",\"source\":\"1\","
         "\"target\":\"1\"},{\"id\":\"y\",\"source\":\"1\",\"target\":\"1\","
         "\"directed\":true}],\"directed\":false}}",
         {false, true}},
        {"{\"graph\":{\"nodes\":{\"1\":{}},\"edges\":[{\"id\":\"x\",\"source\":\"1\","
         "\"target\":\"1\"},{\"id\":\"y\",\"source\":\"1\",\"target\":\"1\","
         "\"directed\":false}]}}",
         {true, false}},
        {"[{\"data\":{\"id\":\"1\"}},{\"data\":{\"id\":\"x\",\"source\":\"1\",\"target\":"
         "\"1\"}},{\"data\":{\"id\":\"y\",\"source\":\"1\",\"target\":\"1\","
         "\"isdirected\":false}}]",
         {false, false}},
    };
    for (size_t i = 0; i < sizeof graphs / sizeof *graphs; i++) {
        reading r;
        begin(&r, graphs[i].text, NULL);
        assert_int_equal(r.dataset->relation_count, 2);
        for (size_t e = 0; e < 2; e++)
            assert_int_equal(r.dataset->relations[e].directed, graphs[i].directed[e]);
        reading_end(&r);
    }
}

static void ids(void **state)
{
    (void)state;
    /* Numbers as they are written: no double holds the last one. */
    expect(
        "{\"nodes\":[{\"id\":1},{\"id\":2.0},{\"id\":12345678901234567890}],"
        "\"edges\":[{\"source\":1,\"target\":2},{\"id\":\"x\",\"source\":"
        "12345678901234567890,\"target\":2.0}]}",
        "\"entities\":[\n{\"id\":\"1\"},\n{\"id\":\"12345678901234567890\"},\n"
        "{\"id\":\"2\"}\n],\n\"relations\":[\n"
        "{\"id\":\"e:1-2-related\",\"source\":\"1\",\"target\":\"2\",\"directed\":false},"
        "\n{\"id\":\"x\",\"source\":\"12345678901234567890\",\"target\":\"2\","
        "\"directed\":false}\n],\n\"rates\":[\n]\n}\n");
    /* Nodes and edges numbered alike, one number twice, one that nobody else has. */
    expect("{\"nodes\":[{\"id\":0},{\"id\":1}],\"edges\":[{\"id\":0,\"source\":0,"
           "\"target\":1},{\"id\":5,\"source\":1,\"target\":0},{\"id\":5,\"source\":1,"
           "\"target\":1},{\"id\":7,\"source\":1,\"target\":1,\"weight\":3}]}",
           "\"entities\":[\n{\"id\":\"0\"},\n{\"id\":\"1\"}\n],\n\"relations\":[\n"
           "{\"id\":\"7\",\"source\":\"1\",\"target\":\"1\",\"directed\":false,"
           "\"weight\":3},"
           "\n{\"id\":\"e:0-1-related\",\"source\":\"0\",\"target\":\"1\",\"directed\":"
           "false}"
           ",\n{\"id\":\"e:1-0-related\",\"source\":\"1\",\"target\":\"0\",\"directed\":"
           "false},\n{\"id\":\"e:1-1-related\",\"source\":\"1\",\"target\":\"1\","
           "\"directed\":false}\n],\n\"rates\":[\n]\n}\n");
    /* An id with a control character is no relation's. */
    expect(
        "{\"nodes\":[{\"id\":0}],\"edges\":[{\"id\":\"a\\u0001\",\"source\":0,"
        "\"target\":0}]}",
        "\"entities\":[\n{\"id\":\"0\"}\n],\n\"relations\":[\n{\"id\":\"e:0-0-related\","
        "\"source\":\"0\",\"target\":\"0\",\"directed\":false}\n],\n\"rates\":[\n]\n}\n");
    /* An id that the format could not carry, and what stands for it at edges. */
    expect(
        "{\"nodes\":[{\"id\":\"n1\",\"erg_id\":\"a b\"}],\"edges\":[{\"source\":\"n1\","
        "\"target\":\"n1\",\"erg_id\":\"x y\"}]}",
        "\"entities\":[\n{\"id\":\"a b\"}\n],\n\"relations\":[\n{\"id\":\"x y\","
        "\"source\":\"a b\",\"target\":\"a b\",\"directed\":false}\n],\n\"rates\":[\n]\n"
        "}\n");
}

static void notes(void **state)
{
    (void)state;
    static const char *const looks[] = {
        "what is drawn or computed is not read: x, size, Modularity Class, color"};
    expect_notes("{\"nodes\":[{\"key\":\"a\",\"attributes\":{\"x\":1,\"size\":2,"
                 "\"Modularity Class\":\"3\",\"hub\":\"Berlin\"}},{\"key\":\"b\","
                 "\"attributes\":{\"x\":2,\"color\":\"red\",\"size\":\"large\"}}]}",
                 looks, 1);
    expect_node("\"hub\":\"Berlin\",\"size\":\"large\",\"X\":7,\"shape\":\"round\"",
                ",\"attrs\":{\"X\":7,\"hub\":\"Berlin\",\"size\":\"large\"}");
    static const char *const own[] = {
        "what the graph states of itself is not read: creator",
        "2 weights are no strength, as they are not above 0: they stay among the attrs"};
    expect_notes(
        "{\"attributes\":{\"creator\":\"me\",\"title\":\"T\"},\"nodes\":[{\"key\":"
        "1}],\"edges\":[{\"source\":1,\"target\":1,\"attributes\":{\"weight\":0}},"
        "{\"source\":1,\"target\":1,\"attributes\":{\"weight\":-2}}]}",
        own, 2);
    static const char *const many[] = {"what is drawn or computed is not read: x, y, z, "
                                       "vx, vy, fx, fy, color and 2 more"};
    expect_notes(
        "{\"nodes\":[{\"id\":1,\"x\":1,\"y\":1,\"z\":1,\"vx\":1,\"vy\":1,\"fx\":1,"
        "\"fy\":1,\"color\":1,\"size\":1,\"index\":1}],\"links\":[]}",
        many, 1);
    expect_notes("{\"nodes\":[{\"id\":1,\"place\":\"x\"}],\"links\":[]}", NULL, 0);
    /* What erg says of how it made a graph; of others it is a word like any other. */
    static const char *const made[] = {
        "what the graph states of itself is not read: as_of, generator"};
    expect_notes("{\"attributes\":{\"as_of\":\"2020\",\"generator\":\"G\"},\"nodes\":[{"
                 "\"key\":1}]}",
                 made, 1);
    expect_notes("{\"attributes\":{\"as_of\":\"2020\",\"generator\":{\"name\":\"erg\"}},"
                 "\"nodes\":[{\"key\":1}]}",
                 NULL, 0);
    static const char *const again[] = {
        "of several values of one name the first is read: foo"};
    expect_notes("{\"nodes\":[{\"id\":1,\"foo\":1,\"data\":{\"foo\":2,\"bar\":1},"
                 "\"properties\":{\"bar\":1,\"foo\":3}}],\"links\":[]}",
                 again, 1);
}

/* Measures that a file of erg's says it computed are none of the entity's attrs; where
 * another tool has a value of that name and says nothing, it is one. */
static void measures_of_erg(void **state)
{
    (void)state;
    expect(
        "{\"graph\":{\"generator\":{\"name\":\"erg\"},\"measures\":{\"strength\":{}}},"
        "\"nodes\":[{\"id\":\"a\",\"strength\":1,\"rank_strength\":2}],\"edges\":[]}",
        "\"entities\":[\n{\"id\":\"a\"}\n],\n\"relations\":[\n],\n\"rates\":[\n]\n}\n");
    expect(
        "{\"nodes\":[{\"id\":\"a\",\"strength\":1}],\"edges\":[]}",
        "\"entities\":[\n{\"id\":\"a\",\"attrs\":{\"strength\":1}}\n],\n\"relations\":[\n"
        "],\n\"rates\":[\n]\n}\n");
}

static void titles(void **state)
{
    (void)state;
    static const struct {
        const char *text, *title;
    } graphs[] = {
        {"{\"attributes\":{\"name\":\"N\",\"title\":\"T\"},\"nodes\":[]}", "T"},
        {"{\"attributes\":{\"title\":\"T\",\"name\":\"N\"},\"nodes\":[]}", "T"},
        {"{\"graph\":{\"name\":\"N\"},\"nodes\":[],\"links\":[]}", "N"},
        {"{\"graph\":{\"label\":\"L\",\"nodes\":{},\"edges\":[]}}", "L"},
        {"{\"title\":{\"text\":\"E\"},\"series\":[]}", "E"},
        {"{\"data\":{\"name\":\"C\"},\"elements\":[]}", "C"},
        {"{\"data\":[[\"name\",\"P\"]],\"elements\":[]}", "P"},
        {"{\"nodes\":[],\"edges\":[]}", NULL},
    };
    for (size_t i = 0; i < sizeof graphs / sizeof *graphs; i++) {
        reading r;
        begin(&r, graphs[i].text, NULL);
        if (graphs[i].title)
            assert_string_equal(r.dataset->title, graphs[i].title);
        else
            assert_null(r.dataset->title);
        reading_end(&r);
    }
}

/* Names are written plainly in the table, or they would never be found. */
static void the_table(void **state)
{
    (void)state;
    for (size_t i = 0; i < read_name_count; i++) {
        char plain[READ_NAME_MAX];
        assert_true(read_name_plain(plain, read_names[i].name));
        assert_string_equal(plain, read_names[i].name);
        for (size_t j = 0; j < i; j++)
            assert_false(strcmp(read_names[i].name, read_names[j].name) == 0 &&
                         (read_names[i].kinds & read_names[j].kinds) != 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_of_nodes),
        cmocka_unit_test(same_as_of_others),
        cmocka_unit_test(many_attrs),
        cmocka_unit_test(names_of_edges),
        cmocka_unit_test(claims_of_edges),
        cmocka_unit_test(edges_of_erg),
        cmocka_unit_test(own_weights),
        cmocka_unit_test(directions),
        cmocka_unit_test(ids),
        cmocka_unit_test(notes),
        cmocka_unit_test(measures_of_erg),
        cmocka_unit_test(titles),
        cmocka_unit_test(the_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
