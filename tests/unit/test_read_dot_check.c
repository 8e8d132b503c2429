/* The pass over DOT before Graphviz: its grammar, and what short texts make of
 * themselves. tests/hostile has many more of both. */
#include "read/dot_check.h"

#include "base/buffer.h"
#include "read_help.h"

static erg_code check(const char *text, size_t n, erg_error *err)
{
    base_error_clear(err);
    return read_dot_check(text, n, "f", err);
}

static void expect(const char *text, const char *message)
{
    erg_error err;
    erg_code code = check(text, strlen(text), &err);
    assert_string_equal(err.text, message ? message : "");
    assert_int_equal(code, message ? ERG_EPARSE : ERG_OK);
}

/* Graphviz' own scanner takes all of these. */
static void fine(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "graph{}",
        "STRICT DiGraph \"a\" + \"b\" { }",
        "digraph{a->b->c->a[x=y][z=1,w=2;v=3]}",
        "graph{a--1--2.--.5---7;\"x\\\"\"--\"y\\\\\"--<<b>z</b>>}",
        "graph{{a b}--subgraph{c}--subgraph s{d}x=y;node[a=b]edge m=[]graph[]}",
        "graph{a:p:n,b:\"q\"--c:1 1a a1 \xC3\xA9}",
        "# x\n// y\n/* z ** / */graph /**/{ # }\n}",
        "\xEF\xBB\xBF graph{a \xEF\xBB\xBF b}graph{}digraph{a->b}"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        expect(texts[i], NULL);
    expect("graph{a[]}/* open ended", "f:1:11: comment without its end");
}

static void wrong(void **state)
{
    (void)state;
    expect("", "f:1:1: found the end of the text, wanted graph or digraph");
    expect("grap{}", "f:1:1: found 'grap', wanted graph or digraph");
    expect("graph graph{}", "f:1:7: found 'graph', wanted '{'");
    expect("graph{", "f:1:7: found the end of the text, wanted a node, an edge or '}'");
    expect("graph{;}", "f:1:7: found ';', wanted a node, an edge or '}'");
    expect("graph{a--}", "f:1:10: found '}', wanted a node or '{'");
    expect("graph{a--node}", "f:1:10: found 'node', wanted a node or '{'");
    expect("graph{a->b}", "f:1:8: found '->', wanted a node, an edge or '}'");
    expect("digraph{\n a -- b}", "f:2:4: found '--', wanted a node, an edge or '}'");
    expect("graph{a[x]}", "f:1:10: found ']', wanted '='");
    expect("graph{a[x=]}", "f:1:11: found ']', wanted a value");
    expect("graph{a[x=y,,z=1]}", "f:1:13: found ',', wanted a name or ']'");
    expect("graph{a=}", "f:1:9: found '}', wanted a value");
    expect("graph{a--b=c}", "f:1:11: found '=', wanted a node, an edge or '}'");
    expect("graph{a:}", "f:1:9: found '}', wanted a port");
    expect("graph{a,}", "f:1:9: found '}', wanted a node");
    expect("graph{node}", "f:1:11: found '}', wanted '['");
    expect("graph{subgraph x}", "f:1:17: found '}', wanted '{'");
    expect("graph{\"a\"+b}", "f:1:11: found 'b', wanted a text in quotes");
    expect("graph{\xC3\xA9\xC3\xA9 \"b}", "f:1:10: quote without its closing quote");
    expect("graph{<a<b>}", "f:1:7: '<' without its closing '>'");
    expect("graph{a\x7F}", "f:1:8: found byte 0x7f, wanted a node, an edge or '}'");
    expect("graph{}}", "f:1:8: found '}', wanted graph or digraph");
    expect("graph{@a}", "f:1:7: found '@', wanted a node, an edge or '}'");
}

/* `piece` so often within "graph{" and "}" is as said. */
static void expect_limit(const char *before, const char *piece, size_t times,
                         const char *after, const char *message)
{
    erg_error err;
    base_buffer text = {0};
    base_buffer_add(&text, before);
    for (size_t i = 0; i < times; i++)
        base_buffer_add(&text, piece);
    base_buffer_add(&text, after);
    erg_code code = check(text.data, text.length, &err);
    if (code != ERG_OK && !message) fail_msg("%s", err.text);
    assert_int_equal(code, message ? ERG_ELIMIT : ERG_OK);
    if (message && !strstr(err.text, message)) fail_msg("%s", err.text);
    base_buffer_free(&text);
}

static void limits(void **state)
{
    (void)state;
    static const char depth[] = ":1:521: nested deeper than the limit of 512";
    static const char chain[] = "more edges in one statement than the limit of 2000";
    static const char crossed[] =
        "more edges between groups of nodes than the limit of 100000";
    static const char defaults[] =
        "keys and defaults make more than the limit of 67108864 bytes and 4096 for each "
        "node and edge";
    expect_limit("digraph {", "{", 512, "", depth);
    expect_limit("graph{", "{}", 19999, "}", NULL);
    expect_limit("graph{", "{}", 20000, "}", "more groups than the limit of 20000");
    expect_limit("graph{a", "--a", 2000, "}", NULL);
    expect_limit("graph{a", "--a", 2001, "}", chain);
    expect_limit("graph{a", "--a;a", 9000, "}", NULL);
    expect_limit("graph{{", "a ", 1000, "}--{b c}}", NULL);
    expect_limit("graph{{", "a ", 1000, "}--subgraph s{b c}--subgraph s{}--x}", NULL);
    expect_limit("graph{", "{a b c d e f g h i j}--{a b c d e f g h i j};", 1000, "}",
                 NULL);
    expect_limit("graph{", "{a b c d e f g h i j}--{a b c d e f g h i j};", 1001, "}",
                 crossed);
    expect_limit("graph{subgraph s{", "a ", 400, "}subgraph s{}--subgraph s{}}", crossed);
    expect_limit("graph{a", ",a", 400, "--b,c,d--subgraph{b c d}}", NULL);
    static const char long_text[] = "more bytes in a text than the limit of 1048576";
    expect_limit("graph{\"", "0123456789abcdef", 65536, "\"}", long_text);
    expect_limit("graph{", "0123456789", 104858, "}", long_text);
    expect_limit("graph{\"a\"+\"", "0123456789", 104858, "\"}", long_text);
    expect_limit("graph{a=<", "0123456789", 104858, ">}", long_text);
    expect_limit("graph{node[x=\"", "0123456789", 1000, "\"]a b c d e f}", NULL);
    /* A default of 1 MB and 67 copies of it. */
    static const char many[] = "a b c d e f g h a b c d e f g h a b c d e f g h a b c d "
                               "e f g h a b c d e f g h a b c d e f g h a b c d e f g h "
                               "a b c d e f g h a b c d ";
    char after[256];
    snprintf(after, sizeof after, "]%s}", many);
    expect_limit("graph{node[x=", "0123456789", 100000, after, defaults);
    snprintf(after, sizeof after, "graph{%snode[x=", many);
    expect_limit(after, "0123456789", 100000, "]}", defaults);
    expect_limit("graph{edge[x=", "0123456789", 100000,
                 "]a,b,c,d,e,f,g--h,i,j,k,l,m,n,o,p,q}", defaults);
    snprintf(after, sizeof after, ";%s}", many);
    expect_limit("graph{x=", "0123456789", 100000, after, NULL);
}

/* One small default again and again is one; so is a key. */
static void repeated(void **state)
{
    (void)state;
    expect_limit("graph{", "a[k=v]b--c[k=v]", 20000, "}", NULL);
    expect_limit("graph{", "node[color=red label=\"a name\"]a;", 20000, "}", NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fine),
        cmocka_unit_test(wrong),
        cmocka_unit_test(limits),
        cmocka_unit_test(repeated),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
