/* What erg-layout says to requests that are none; erg itself never sends one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/layout_protocol.h"
#include "worker_help.h"

#define GREETS LAYOUT_GREETING "\n"
#define NEATO GREETS "engine neato\n"
#define STARTS NEATO "starts 1\nstart major 1\n"
#define NODES STARTS "nodes 2\nnode 40 20\nnode 40 20 5 5 pin\n"

static void faults(void **state)
{
    static const struct {
        const char *request, *fault;
    } all[] = {
        {"erg-layout 2\nengine neato\n", "not a request of this version"},
        {"hello", "not a request of this version"},
        {GREETS, "cut short"},
        {GREETS "engine fdp\n", "unknown engine"},
        {GREETS "layout neato\n", "unknown engine"},
        {NEATO, "cut short"},
        {NEATO "set splines ortho\n", "unknown setting"},
        {NEATO "set nodesep wide\n", "unknown setting"},
        {NEATO "set rankdir RL\n", "unknown setting"},
        {NEATO "set root 20000\n", "unknown setting"},
        {NEATO "nodes 1\n", "bad count"},
        {NEATO "starts 65\n", "bad count"},
        {NEATO "starts -1\n", "bad count"},
        {NEATO "starts 1x\n", "bad count"},
        {NEATO "starts 1\n", "cut short"},
        {NEATO "starts 1\nstart minor 1\n", "bad start"},
        {NEATO "starts 1\nstart major 1000001\n", "bad start"},
        {NEATO "starts 1\nstart major\n", "bad start"},
        {STARTS "nodes 20001\n", "bad count"},
        {STARTS "nodes 1\nnode 40\n", "bad node"},
        {STARTS "nodes 1\nnode wide 20\n", "bad node"},
        {STARTS "nodes 1\nnode nan 20\n", "bad node"},
        {STARTS "nodes 1\nnode 40 20 5\n", "bad node"},
        {STARTS "nodes 1\nedge 40 20\n", "bad node"},
        {STARTS "nodes 1\nnode 40 20 5 x\n", "bad position"},
        {STARTS "nodes 1\nnode 40 20 inf 5\n", "bad position"},
        {STARTS "nodes 1\nnode 40 20 5 5 nail\n", "bad node"},
        {STARTS "nodes 1\nnode 40 20 5 5 pin pin\n", "cut short"},
        {NODES "edges 1\nedge 0 2 0 0\n", "bad edge"},
        {NODES "edges 1\nedge 0 1 0\n", "bad edge"},
        {NODES "edges 1\nedge 0 1 x 0\n", "bad edge"},
        {NODES "edges 1\n", "cut short"},
        {NODES "edges 0\n", "no end mark"},
        {NODES "edges 0\nend of it\n", "no end mark"},
        {NEATO "set root 2\nstarts 1\nstart major 1\nnodes 1\nnode 40 20\nedges 0\nend\n",
         "unknown root"},
        {GREETS "parse 67108865\n", "bad count"},
        {GREETS "parse 10\ngraph {}", "cut short"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        expect_fault("LAYOUT", all[i].request, strlen(all[i].request), "", all[i].fault);
}

/* A line as long as none is, and one that is not ended. */
static void long_lines(void **state)
{
    char request[1024] = NEATO;
    size_t n = sizeof NEATO - 1;
    (void)state;
    memset(request + n, 's', LAYOUT_LINE_MAX);
    request[n + LAYOUT_LINE_MAX] = '\n';
    expect_fault("LAYOUT", request, n + LAYOUT_LINE_MAX + 1, "", "cut short");
    expect_fault("LAYOUT", NODES "edges 0\nend", sizeof NODES "edges 0\nend" - 1, "",
                 "no end mark");
}

static void whole(void **state)
{
    static const char request[] = NODES "edges 1\nedge 0 1 100 0\nend\n";
    bool well = false;
    base_buffer answer = ask_worker("LAYOUT", request, sizeof request - 1, &well);
    (void)state;
    assert_true(well);
    assert_memory_equal(answer.data, GREETS "layout 0\nat ",
                        sizeof GREETS "layout 0\nat " - 1);
    assert_string_equal(answer.data + strlen(answer.data) - 4, "end\n");
    base_buffer_free(&answer);
}

/* A graph without end: `count` subgraphs with a key each, on the third line. */
static base_buffer endless(int count)
{
    base_buffer dot = {0}, request = {0};
    base_buffer_add(&dot, "graph\n{\n");
    for (int i = 0; i < count; i++)
        base_buffer_format(&dot, "subgraph s%d { a%d [k%d=1] } ", i, i, i);
    base_buffer_add(&dot, "}");
    base_buffer_format(&request, GREETS "parse %zu\n", dot.length);
    base_buffer_add_n(&request, dot.data, dot.length);
    base_buffer_free(&dot);
    return request;
}

/* erg looks at the grammar before; cgraph may still find something. */
static void no_dot(void **state)
{
    static const char *const all[][2] = {
        {GREETS "parse 15\ngraph {\n a -- }", "2 syntax error near '}'"},
        {GREETS "parse 14\ngraph { a } xx", "1 syntax error near 'xx'"},
        {GREETS "parse 5\n/* */", "0 no graph"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        expect_fault("LAYOUT", all[i][0], strlen(all[i][0]), GREETS, all[i][1]);
    bool well = true;
    base_buffer request = endless(6000);
    base_buffer answer = ask_worker("LAYOUT", request.data, request.length, &well);
    assert_memory_equal(answer.data, GREETS "limit 3 ", sizeof GREETS "limit 3 " - 1);
    assert_false(well);
    base_buffer_free(&answer);
    base_buffer_free(&request);
    request = endless(60);
    answer = ask_worker("LAYOUT", request.data, request.length, &well);
    assert_true(well);
    base_buffer_free(&answer);
    base_buffer_free(&request);
}

/* No name or value of more than 4 MiB comes back. */
static void long_values(void **state)
{
    static const char *const places[][2] = {
        {"graph { a [k=\"", "\"] }"},
        {"graph { node [k=\"", "\"]; a }"},
        {"graph { \"", "\" }"},
        {"graph { a -- b [k=\"", "\"] }"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        base_buffer dot = {0}, request = {0};
        bool well = true;
        base_buffer_add(&dot, places[i][0]);
        for (int k = 0; k <= LAYOUT_DOT_VALUE_MAX; k++)
            base_buffer_add_char(&dot, 'v');
        base_buffer_add(&dot, places[i][1]);
        base_buffer_format(&request, GREETS "parse %zu\n", dot.length);
        base_buffer_add_n(&request, dot.data, dot.length);
        base_buffer answer = ask_worker("LAYOUT", request.data, request.length, &well);
        static const char end[] = "\nerror 0 a text longer than the limit of 4 MiB\n";
        assert_true(answer.length > sizeof end);
        assert_string_equal(answer.data + answer.length - (sizeof end - 1), end);
        assert_false(well);
        base_buffer_free(&answer);
        base_buffer_free(&request);
        base_buffer_free(&dot);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(faults), cmocka_unit_test(long_lines),  cmocka_unit_test(whole),
        cmocka_unit_test(no_dot), cmocka_unit_test(long_values),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
