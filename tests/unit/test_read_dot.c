/* DOT, read through erg-layout; its answers, and answers that are none. */
#include "read_graph_help.h"

#include "base/layout_protocol.h"
#include "read/dot_answer.h"
#include "read/dot_value.h"

static void use_worker(void)
{
    const char *path = getenv("LAYOUT");
    if (!path) skip();
    assert_int_equal(setenv("ERG_LAYOUT", path, 1), 0);
}

static void plain(void **state)
{
    (void)state;
    use_worker();
    expect_records(
        "t.dot", "digraph { a -> b; a -> b; c }",
        "{'id':'a'}\n{'id':'b'}\n{'id':'c'}\n"
        "{'id':'e:a-b-related','source':'a','target':'b','directed':true}\n"
        "{'id':'e:a-b-related~2','source':'a','target':'b','directed':true}\n");
    expect_records("-", "/* graph */ # 1 \"x\"\n// y\nSTRICT Graph g { a -- b -- a }",
                   "{'id':'a'}\n{'id':'b'}\n"
                   "{'id':'e:a-b-related','source':'a','target':'b','directed':false}\n");
    expect_records("t.gv", "graph { {a b} -- {c d} e -- e }",
                   "{'id':'a'}\n{'id':'b'}\n{'id':'c'}\n{'id':'d'}\n{'id':'e'}\n"
                   "{'id':'e:a-c-related','source':'a','target':'c','directed':false}\n"
                   "{'id':'e:a-d-related','source':'a','target':'d','directed':false}\n"
                   "{'id':'e:b-c-related','source':'b','target':'c','directed':false}\n"
                   "{'id':'e:b-d-related','source':'b','target':'d','directed':false}\n"
                   "{'id':'e:e-e-related','source':'e','target':'e','directed':false}\n");
    expect_records("t.gv", "graph {}", "");
}

static void values(void **state)
{
    (void)state;
    use_worker();
    expect_records(
        "t.dot",
        "digraph \"G\" { a [label=\"Acme &amp; \\N\\l\", color=red, city=\"a\\\\b\"];\n"
        "node [kind=company, note=\"\"]; b [label=<<b>B</b>olt<br/>&lt;Inc&gt; "
        "&#233;>];\n"
        "{ node [kind=fund]; c d [kind=\"\"] }\n"
        "a:p1:n -> b:p2 [type=owns, share=0.49, weight=3, id=e1, start=2024];\n"
        "b -> c [dir=none, label=\"x\\ny\"]; c -> d [dir=both, weight=0]; c -> a "
        "[dir=back]}",
        "{'id':'a','label':'Acme & a','attrs':{'city':'a\\\\b'}}\n"
        "{'id':'b','kind':'company','label':'Bolt <Inc> \xC3\xA9'}\n"
        "{'id':'c','kind':'fund'}\n{'id':'d'}\n"
        "{'id':'e1','source':'a','target':'b','relation':'owns','directed':true,"
        "'start':'2024','weight':3,'claims':[{'share':0.49,'confidence':1,"
        "'status':'reported'}]}\n"
        "{'id':'e:b-c-related','source':'b','target':'c','label':'x\\ny',"
        "'directed':false}\n"
        "{'id':'e:c-a-related','source':'c','target':'a','directed':true}\n"
        "{'id':'e:c-d-related','source':'c','target':'d','directed':false,"
        "'attrs':{'weight':'0'}}\n"
        "# what is drawn or computed is not read: color, headport, tailport, dir\n"
        "# 1 weight is no strength, as it is not above 0: it stays among the attrs\n");
}

/* Weights that no graph can have stay what they are. */
static void odd_weights(void **state)
{
    (void)state;
    use_worker();
    expect_records("t.dot",
                   "graph { a -- b [weight=\"1e300\"]; a -- b [weight=\"1e-300\"] }",
                   "{'id':'a'}\n{'id':'b'}\n"
                   "{'id':'e:a-b-related','source':'a','target':'b','directed':false,"
                   "'attrs':{'weight':'1e-300'}}\n"
                   "{'id':'e:a-b-related~2','source':'a','target':'b','directed':false,"
                   "'attrs':{'weight':'1e300'}}\n");
}

static void clusters(void **state)
{
    (void)state;
    use_worker();
    expect_records("t.dot",
                   "digraph { label=T; subgraph cluster_1 { label=\"One & only\"; a\n"
                   "subgraph cluster_2 { b } subgraph s { c } }\n"
                   "subgraph cluster { d } subgraph cluster7 { e } f\n"
                   "subgraph cluster_3 { label=\"\" g } }",
                   "{'id':'a','attrs':{'cluster':'One & only'}}\n"
                   "{'id':'b','attrs':{'cluster':'2'}}\n"
                   "{'id':'c','attrs':{'cluster':'One & only'}}\n"
                   "{'id':'d','attrs':{'cluster':'cluster'}}\n"
                   "{'id':'e','attrs':{'cluster':'cluster7'}}\n{'id':'f'}\n"
                   "{'id':'g','attrs':{'cluster':'3'}}\n");
}

/* What erg wrote: ids, labels, kinds, relations, dates, amounts and weights come back. */
static void own(void **state)
{
    (void)state;
    use_worker();
    expect_records(
        "t.dot",
        "digraph \"erg\" { graph [label=\"T &amp; \\\"U\\\"\", erg_version=\"0.1.0\"];\n"
        "node [shape=\"box\", fontname=\"Arial\"];\n"
        "\"n1\" [id=\"a\\\\b\", label=\"A\\\\B &amp; \\\"C\\\"\", kind=\"company\", "
        "pagerank=\"0.5\", color=\"#6A7684\", pos=\"1,2!\"];\n"
        "\"x\" [label=\"2024\", kind=\"7\", degree=\"1\", mine=\"kept\"];\n"
        "\"x\" -> \"n1\" [id=\"e:1\", label=\"L\", relation=\"funding\", "
        "family=\"money\", "
        "erg_weight=\"2.5\", start=\"2024-03\", end=\"2025\", amount=\"5\", "
        "currency=\"EUR\", bound=\"over\", share=\"0.1\", disputed=\"true\", "
        "possible=\"true\", dir=\"none\", color=\"#1C58BF\", penwidth=\"4\", "
        "style=\"dotted\", tooltip=\"x -- A: funding\", URL=\"https://a.b\"]; }",
        "{'id':'a\\\\b','kind':'company','label':'A\\\\B & \\'C\\''}\n"
        "{'id':'x','kind':'7','label':'2024','attrs':{'mine':'kept'}}\n"
        "{'id':'e:1','source':'x','target':'a\\\\b','relation':'funding','label':'L',"
        "'directed':false,'start':'2024-03','end':'2025','weight':2.5,"
        "'claims':[{'amount':{'value':5,'currency':'EUR','bound':'over'},'share':0.1,"
        "'confidence':1,'status':'possible'}]}\n");
    reading r = reading_begin();
    const char text[] =
        "digraph \"erg\" { graph [label=\"T &amp; \\\"U\\\"\", erg_version=1] }";
    reading_write(&r, "t.dot", text, sizeof text - 1);
    assert_int_equal(reading_read(&r, NULL), ERG_OK);
    assert_string_equal(r.dataset->title, "T & \"U\"");
    reading_end(&r);
}

static void titles_and_notes(void **state)
{
    (void)state;
    use_worker();
    static const char *const texts[][3] = {
        {"digraph Name { a }", "Name", "{'id':'a'}\n"},
        {"digraph Name { label=\"Other\\n\" a }", "Other", "{'id':'a'}\n"},
        {"digraph { a } graph { b } graph { c }", NULL,
         "{'id':'a'}\n# of several graphs the first is read\n"},
        {"digraph { rankdir=LR foo=bar a [width=2] }", NULL,
         "{'id':'a'}\n# what is drawn or computed is not read: width\n"
         "# what the graph states of itself is not read: foo, rankdir\n"},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        reading r = reading_begin();
        reading_write(&r, "t.dot", texts[i][0], strlen(texts[i][0]));
        reading_read(&r, NULL);
        check_records(&r, texts[i][2]);
        if (texts[i][1])
            assert_string_equal(r.dataset->title, texts[i][1]);
        else
            assert_null(r.dataset->title);
        reading_end(&r);
    }
}

static void encodings(void **state)
{
    (void)state;
    use_worker();
    expect_records("t.dot",
                   "\xEF\xBB\xBF"
                   "graph { \"\xC3\xA9\" }",
                   "{'id':'\xC3\xA9'}\n");
    expect_records("t.dot", "graph { charset=\"Latin1\"; \"\xE9\" }",
                   "{'id':'\xC3\xA9'}\n");
    expect_error("t.dot", "graph {\n \"a@\xE9\" }", ERG_EPARSE,
                 "bytes that are not UTF-8");
    expect_error("t.dot", "graph { charset=\"big-5\"; \"@\xE9\" }", ERG_EPARSE,
                 "bytes that are not UTF-8");
}

static void wrong(void **state)
{
    static const struct {
        const char *text;
        erg_code code;
        const char *message;
    } texts[] = {
        {"graph {\n a -- \n}", ERG_EPARSE, "t.dot:3:1: found '}', wanted a node or '{'"},
        {"graph { a -> b }", ERG_EPARSE,
         "t.dot:1:11: found '->', wanted a node, an edge or '}'"},
        {"graph { a } rest", ERG_EPARSE,
         "t.dot:1:13: found 'rest', wanted graph or digraph"},
        {"// nothing", ERG_EPARSE,
         "t.dot:1:11: found the end of the text, wanted graph or digraph"},
        {"graph { a \"b }", ERG_EPARSE, "t.dot:1:11: quote without its closing quote"},
        {"graph { a [x=<b <i>] }", ERG_EPARSE, "t.dot:1:14: '<' without its closing '>'"},
        {"graph { a\n /* }", ERG_EPARSE, "t.dot:2:2: comment without its end"},
        {"graph { a \x01 }", ERG_EPARSE,
         "t.dot:1:11: found byte 0x01, wanted a node, an edge or '}'"},
        {"graph {\n  a\n[x=y]; \"@b\nc\" -- d }", ERG_EDATA,
         "id 'b\nc' has a control character, wanted none"},
        {"graph {\n a [x=1, y=2] b -- c \"@\001\" }", ERG_EDATA,
         "id '\001' has a control character, wanted none"},
    };
    (void)state;
    use_worker();
    char text[2048];
    char wanted[256];
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        expect_error("t.dot", texts[i].text, texts[i].code, texts[i].message);
    snprintf(text, sizeof text, "graph {\n a -- \"%0300d\" }", 0);
    snprintf(wanted, sizeof wanted,
             "t.dot:2:8: id '%080d' has 300 bytes, wanted 1 to 256", 0);
    expect_error("t.dot", text, ERG_EDATA, wanted);
}

static void texts_that_are_none(void **state)
{
    (void)state;
    static const char zero[] = "digraph {\n a\0b }";
    reading r = reading_begin();
    reading_write(&r, "t.dot", zero, sizeof zero - 1);
    assert_int_equal(reading_read(&r, NULL), ERG_EPARSE);
    assert_string_equal(reading_message(&r), "t.dot:2:3: byte 0x00");
    reading_end(&r);
    r = reading_begin();
    const char *path = reading_write(&r, "long.dot", "graph {", 7);
    assert_int_equal(truncate(path, LAYOUT_DOT_MAX + 1), 0);
    assert_int_equal(reading_read(&r, NULL), ERG_ELIMIT);
    assert_string_equal(reading_message(&r),
                        "long.dot: DOT is longer than the limit of 50331648 bytes");
    reading_end(&r);
}

/* Programs that are no erg-layout, or die. */
static void workers(void **state)
{
    (void)state;
    assert_int_equal(setenv("ERG_LAYOUT", "/bin/false", 1), 0);
    expect_error("t.dot", "graph {}", ERG_ELAYOUT,
                 "t.dot: DOT: Graphviz failed on it, or ran out of memory");
    assert_int_equal(setenv("ERG_LAYOUT", "/bin/cat", 1), 0);
    expect_error("t.dot", "graph {}", ERG_ELAYOUT,
                 "t.dot: DOT: Graphviz failed on it, or ran out of memory");
    assert_int_equal(setenv("ERG_LAYOUT", "/nowhere", 1), 0);
    expect_error("t.dot", "graph {}", ERG_ELAYOUT, "t.dot: DOT: erg-layout not found");
}

static const char answer[] =
    "erg-layout 1\ngraph 1 0\nname 1\nG\nkey node 1\nk\nplain 2\n"
    "v1\nkey edge 1\nl\nhtml 0\n\nnode 1\na\ncluster 1\nc\nnode 1\n"
    "b\nplain 0 0\n\nedge 0 1\nhtml 1 1\nz\nend\n";

static erg_code count_records(void *to, const read_dot_record *record, erg_error *err)
{
    size_t *counts = to;
    (void)err;
    counts[record->kind]++;
    counts[3] += record->count;
    if (record->kind == READ_DOT_EDGE)
        counts[4] += strcmp(record->source, "a") == 0 &&
                     strcmp(record->target, "b") == 0 && record->pairs[0].is_html;
    return ERG_OK;
}

static erg_code take_answer(size_t counts[5], const char *text, size_t n)
{
    char copy[sizeof answer + 64];
    memset(counts, 0, 5 * sizeof *counts);
    memcpy(copy, text, n);
    return read_dot_answer(copy, n, "t", count_records, counts, NULL);
}

/* Anything but a whole answer is refused: cut short anywhere, or with a byte changed that
 * is not within a text. */
static void answers(void **state)
{
    (void)state;
    size_t counts[5];
    size_t n = sizeof answer - 1;
    assert_int_equal(take_answer(counts, answer, n), ERG_OK);
    assert_int_equal(counts[READ_DOT_GRAPH], 1);
    assert_int_equal(counts[READ_DOT_NODE], 2);
    assert_int_equal(counts[READ_DOT_EDGE], 1);
    assert_int_equal(counts[3], 2); /* a's default, the edge's own */
    assert_int_equal(counts[4], 1);
    for (size_t i = 0; i < n; i++)
        assert_int_equal(take_answer(counts, answer, i), ERG_ELAYOUT);
    for (size_t i = 0; i < n; i++) {
        for (unsigned c = 0; c < 256; c++) {
            char changed[sizeof answer];
            memcpy(changed, answer, sizeof answer);
            changed[i] = (char)c;
            take_answer(counts, changed, n); /* no crash, under sanitizers no fault */
        }
    }
    static const char *const none[] = {
        "",
        "erg-layout 1\nend\n",
        "erg-layout 1\ngraph 2 0\nend\n",
        "erg-layout 1\ngraph 1 0\nnode 99999999999999999999\na\nend\n",
        "erg-layout 1\ngraph 1 0\nedge 0 0\nend\n",
        "erg-layout 1\ngraph 1 0\nplain 0 1\na\nend\n",
        "erg-layout 1\ngraph 1 0\nend\nmore\n",
        "erg-layout 1\nerror 7\n",
        "erg-layout 1\nerror here syntax\n",
        "erg-layout 1\nlimit x 1\n",
        "erg-layout 1\ngraph 1 0\ngraph 1 0\nend\n"};
    static const char limit[] = "erg-layout 1\nlimit 7 1000\n";
    assert_int_equal(take_answer(counts, limit, sizeof limit - 1), ERG_ELIMIT);
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        if (take_answer(counts, none[i], strlen(none[i])) != ERG_ELAYOUT)
            fail_msg("%s", none[i]);
}

/* What cgraph says of a text that erg let through. */
static void complaints(void **state)
{
    static const char *const all[][2] = {
        {"erg-layout 1\nerror 3 syntax error near '}'\n",
         "t:3: DOT: syntax error near '}'"},
        {"erg-layout 1\nerror 0 unreadable\n", "t: DOT: unreadable"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        char copy[128];
        size_t counts[5] = {0};
        erg_error err = {0};
        memcpy(copy, all[i][0], strlen(all[i][0]) + 1);
        assert_int_equal(
            read_dot_answer(copy, strlen(copy), "t", count_records, counts, &err),
            ERG_EPARSE);
        assert_string_equal(err.text, all[i][1]);
    }
}

static erg_code take_nothing(void *to, const read_dot_record *record, erg_error *err)
{
    (void)to, (void)record, (void)err;
    return ERG_OK;
}

/* Defaults that would make too much are refused before they do. */
static void defaults_make_too_much(void **state)
{
    (void)state;
    enum { LONG = 1 << 20, NODES = 300 };
    base_buffer text = {0};
    erg_error err = {0};
    base_buffer_format(&text, "erg-layout 1\ngraph 1 0\nkey node 1\nk\nplain %d\n", LONG);
    for (int i = 0; i < LONG; i++)
        base_buffer_add_char(&text, 'x');
    base_buffer_add(&text, "\n");
    for (int i = 0; i < NODES; i++)
        base_buffer_add(&text, "node 1\na\n");
    base_buffer_add(&text, "end\n");
    assert_int_equal(
        read_dot_answer(text.data, text.length, "t", take_nothing, NULL, &err),
        ERG_ELIMIT);
    assert_string_equal(err.text, "t: defaults make more than the limit of 16777216 "
                                  "bytes and 1024 for each record");
    base_buffer_free(&text);
}

/* Labels that name their graph and their ends. */
static void escapes(void **state)
{
    (void)state;
    use_worker();
    expect_records("t.dot",
                   "digraph Deals { a [label=\"\\N of \\G\"]; a -> b [label=\"\\E\"] }",
                   "{'id':'a','label':'a of Deals'}\n{'id':'b'}\n"
                   "{'id':'e:a-b-related','source':'a','target':'b','label':'a->b',"
                   "'directed':true}\n");
}

static void decoding(void **state)
{
    (void)state;
    static const struct {
        read_dot_value value;
        const char *text, *wanted;
    } all[] = {
        {READ_DOT_PLAIN, "a\\\\b\\n&amp;\\\\\\\\", "a\\b\\n&amp;\\\\"},
        {READ_DOT_PLAIN, "\\", "\\"},
        {READ_DOT_PLAIN, "", ""},
        {READ_DOT_LABEL, "a\\nb\\lc\\r\\l", "a\nb\nc"},
        {READ_DOT_LABEL, "\\N \\G \\E\\q\\\\", "N Gr a->bq\\"},
        {READ_DOT_LABEL, "\\T, \\H", "a, b"},
        {READ_DOT_LABEL, "&lt;&#233;&#xE9;&eacute;&#0;&#xD800;&;&amp",
         "<\xC3\xA9\xC3\xA9"
         "&eacute;&#0;"
         "&#xD800;&;&amp"},
        {READ_DOT_LABEL, "\\", "\\"},
        {READ_DOT_HTML, " <table><tr><td>a</td><td>b<i>c</i></td></tr></table> ", "a bc"},
        {READ_DOT_HTML, "a<br/>b<BR ALIGN='left'/>c &amp;\n\t d", "a b c & d"},
        {READ_DOT_HTML, "a<", "a"},
    };
    const read_dot_names names = {"Gr", "N", "a", "b", "->"};
    const read_dot_names none = {NULL, NULL, NULL, NULL, NULL};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        base_buffer out = {0};
        read_dot_decode(&out, all[i].text, all[i].value, &names);
        assert_string_equal(out.data, all[i].wanted);
        base_buffer_free(&out);
    }
    base_buffer out = {0};
    read_dot_decode(&out, "\\N\\E\\G", READ_DOT_LABEL, &none);
    assert_string_equal(out.data, "NEG");
    base_buffer_free(&out);
    /* A short text must not become a long one. */
    char text[200001], name[257];
    for (size_t i = 0; i < sizeof text - 1; i++)
        text[i] = "\\N"[i % 2];
    text[sizeof text - 1] = '\0';
    memset(name, 'n', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    const read_dot_names named = {.node = name};
    read_dot_decode(&out, text, READ_DOT_LABEL, &named);
    assert_true(out.length > 1 << 20 && out.length < (1 << 20) + 1024);
    base_buffer_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain),
        cmocka_unit_test(values),
        cmocka_unit_test(odd_weights),
        cmocka_unit_test(clusters),
        cmocka_unit_test(own),
        cmocka_unit_test(titles_and_notes),
        cmocka_unit_test(encodings),
        cmocka_unit_test(wrong),
        cmocka_unit_test(texts_that_are_none),
        cmocka_unit_test(workers),
        cmocka_unit_test(complaints),
        cmocka_unit_test(defaults_make_too_much),
        cmocka_unit_test(answers),
        cmocka_unit_test(escapes),
        cmocka_unit_test(decoding),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
