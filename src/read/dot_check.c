#include "read/dot_check.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/text.h"
#include "read/dot_growth.h"
#include "read/dot_lex.h"
#include "read/dot_text.h"

enum { SHOWN_MAX = 40 };

/* A graph or group that is open. Numbers of nodes count each time one is named: at most
 * so many there are. */
typedef struct group {
    uint64_t nodes;
    uint32_t name;  /* of a subgraph, or BASE_NONE */
    uint64_t left;  /* of the edge that has begun in it */
    size_t chain;   /* edges of the statement at hand */
    bool is_joined; /* an edge has begun */
} group;

struct checking {
    read_dot_lexer lexer;
    const char *file;
    erg_error *err;
    bool directed;
    group groups[READ_DOT_DEPTH_MAX];
    size_t depth, group_count;
    uint64_t crossed;
    read_dot_growth growth;
    base_map names; /* of subgraphs */
    uint64_t *sizes;
    size_t name_count, size_room;
};

/* --- failures --- */

static base_place place_of(const struct checking *c)
{
    return read_dot_place(c->file, c->lexer.text, c->lexer.from);
}

static erg_code fail_open(const struct checking *c)
{
    char mark = c->lexer.text[c->lexer.from];
    return base_fail_at(c->err, ERG_EPARSE, place_of(c), "%s",
                        mark == '"'   ? "quote without its closing quote"
                        : mark == '<' ? "'<' without its closing '>'"
                                      : "comment without its end");
}

static erg_code fail_wanted(const struct checking *c, const char *wanted)
{
    const read_dot_lexer *l = &c->lexer;
    size_t n = l->to - l->from, shown = 0;
    if (l->token == READ_DOT_OPEN) return fail_open(c);
    if (l->token == READ_DOT_END)
        return base_fail_at(c->err, ERG_EPARSE, place_of(c),
                            "found the end of the text, wanted %s", wanted);
    unsigned char first = (unsigned char)l->text[l->from];
    if (n == 1 && base_text_is_control(first))
        return base_fail_at(c->err, ERG_EPARSE, place_of(c),
                            "found byte 0x%02x, wanted %s", (unsigned)first, wanted);
    shown = base_utf8_valid(l->text + l->from, n < SHOWN_MAX ? n : SHOWN_MAX);
    return base_fail_at(c->err, ERG_EPARSE, place_of(c), "found '%.*s', wanted %s",
                        (int)shown, l->text + l->from, wanted);
}

static erg_code fail_limit(const struct checking *c, const char *what, int limit)
{
    return base_fail_at(c->err, ERG_ELIMIT, place_of(c), "%s than the limit of %d", what,
                        limit);
}

/* --- tokens --- */

static bool is_name(const struct checking *c)
{
    return c->lexer.token == READ_DOT_ATOM || c->lexer.token == READ_DOT_QUOTED;
}

static bool take_mark(struct checking *c, char mark)
{
    if (!read_dot_is_mark(&c->lexer, mark)) return false;
    read_dot_lex(&c->lexer);
    return true;
}

/* A name; pieces in quotes may be joined by "+". */
static erg_code take_name(struct checking *c, const char *wanted)
{
    read_dot_token token = c->lexer.token;
    if (!is_name(c)) return fail_wanted(c, wanted);
    do {
        if (c->lexer.token != token) return fail_wanted(c, "a text in quotes");
        if (c->lexer.to - c->lexer.from > READ_DOT_WORD_MAX)
            return fail_limit(c, "more bytes in a text", READ_DOT_WORD_MAX);
        read_dot_lex(&c->lexer);
    } while (token == READ_DOT_QUOTED && take_mark(c, '+'));
    return ERG_OK;
}

static bool is_edge(const struct checking *c)
{
    return c->lexer.token == (c->directed ? READ_DOT_ARROW : READ_DOT_LINE);
}

static erg_code fail_overgrown(const struct checking *c)
{
    return base_fail_at(
        c->err, ERG_ELIMIT, place_of(c),
        "keys and defaults make more than the limit of %d bytes and %d for "
        "each node and edge",
        READ_DOT_COPIES_MAX, READ_DOT_COPIES_EACH);
}

static erg_code grow(struct checking *c, read_dot_owner owner, uint64_t count)
{
    read_dot_grow(&c->growth, owner, count);
    return read_dot_is_overgrown(&c->growth) ? fail_overgrown(c) : ERG_OK;
}

/* a=b: all have the key then, and where it is a default the value. */
static erg_code take_value(struct checking *c, read_dot_owner owner, bool is_default,
                           const char *key, size_t n)
{
    size_t from = c->lexer.from;
    erg_code code = take_name(c, "a value");
    if (code != ERG_OK) return code;
    size_t length = is_default ? c->lexer.from - from : 0;
    if (!read_dot_grow_default(&c->growth, owner, key, n, length))
        return base_fail_memory(c->err);
    return grow(c, owner, 0);
}

/* [a=b, c=d; e=f] */
static erg_code take_attributes(struct checking *c, read_dot_owner owner, bool is_default)
{
    erg_code code = ERG_OK;
    read_dot_lex(&c->lexer);
    while (code == ERG_OK && !take_mark(c, ']')) {
        const char *key = c->lexer.text + c->lexer.from;
        size_t n = c->lexer.to - c->lexer.from;
        code = take_name(c, "a name or ']'");
        if (code == ERG_OK && !take_mark(c, '=')) return fail_wanted(c, "'='");
        if (code == ERG_OK) code = take_value(c, owner, is_default, key, n);
        if (code == ERG_OK && !take_mark(c, ',')) take_mark(c, ';');
    }
    return code;
}

static erg_code take_lists(struct checking *c, read_dot_owner owner, bool is_default)
{
    erg_code code = ERG_OK;
    while (code == ERG_OK && read_dot_is_mark(&c->lexer, '['))
        code = take_attributes(c, owner, is_default);
    return code;
}

/* --- nodes and edges --- */

static uint64_t sum(uint64_t a, uint64_t b)
{
    return a > UINT32_MAX - b ? UINT32_MAX : a + b;
}

static erg_code open_group(struct checking *c, uint32_t name)
{
    if (c->depth == READ_DOT_DEPTH_MAX)
        return fail_limit(c, "nested deeper", READ_DOT_DEPTH_MAX);
    if (++c->group_count > READ_DOT_GROUPS_MAX)
        return fail_limit(c, "more groups", READ_DOT_GROUPS_MAX);
    c->groups[c->depth++] = (group){.name = name};
    erg_code code = grow(c, READ_DOT_OF_GRAPH, 1);
    if (code != ERG_OK) return code;
    return take_mark(c, '{') ? ERG_OK : fail_wanted(c, "'{'");
}

/* subgraph NAME {, subgraph { or {. A group of a name has all nodes that it ever had. */
static erg_code begin_group(struct checking *c)
{
    read_dot_lexer *l = &c->lexer;
    uint32_t name = BASE_NONE;
    void *sizes = c->sizes;
    if (l->token != READ_DOT_SUBGRAPH_WORD) return open_group(c, name);
    read_dot_lex(l);
    if (!is_name(c)) return open_group(c, name);
    size_t n = l->to - l->from;
    name = base_map_find(&c->names, l->text + l->from, n);
    if (name == BASE_NONE) {
        if (!base_grow(&sizes, &c->size_room, c->name_count + 1, sizeof *c->sizes))
            return base_fail_memory(c->err);
        c->sizes = sizes;
        name = (uint32_t)c->name_count;
        c->sizes[c->name_count++] = 0;
        if (!base_map_put(&c->names, l->text + l->from, n, name))
            return base_fail_memory(c->err);
    }
    erg_code code = take_name(c, "a name");
    return code == ERG_OK ? open_group(c, name) : code;
}

/* An end of edges, of so many nodes, is complete: what comes behind it. */
static erg_code end_operand(struct checking *c, uint64_t nodes)
{
    group *g = &c->groups[c->depth - 1];
    uint64_t edges = g->is_joined ? nodes * g->left : 0;
    g->nodes = sum(g->nodes, nodes);
    if (edges > 1) c->crossed += edges;
    if (c->crossed > READ_DOT_CROSSED_MAX)
        return fail_limit(c, "more edges between groups of nodes", READ_DOT_CROSSED_MAX);
    erg_code code = grow(c, READ_DOT_OF_EDGE, edges);
    if (code != ERG_OK) return code;
    g->is_joined = is_edge(c);
    if (g->is_joined) {
        g->left = nodes;
        if (++g->chain > READ_DOT_CHAIN_MAX)
            return fail_limit(c, "more edges in one statement", READ_DOT_CHAIN_MAX);
        read_dot_lex(&c->lexer);
        return ERG_OK;
    }
    code = take_lists(c, g->chain > 0 ? READ_DOT_OF_EDGE : READ_DOT_OF_NODE, false);
    g->chain = 0;
    if (code == ERG_OK) take_mark(c, ';');
    return code;
}

/* Behind a node's name: its port, more nodes behind commas. */
static erg_code take_nodes(struct checking *c)
{
    erg_code code = ERG_OK;
    uint64_t nodes = 0;
    do {
        if (nodes > 0) code = take_name(c, "a node");
        for (int i = 0; i < 2 && code == ERG_OK && take_mark(c, ':'); i++)
            code = take_name(c, "a port");
        nodes++;
        if (code == ERG_OK) code = grow(c, READ_DOT_OF_NODE, 1);
    } while (code == ERG_OK && take_mark(c, ','));
    return code == ERG_OK ? end_operand(c, nodes) : code;
}

static erg_code close_group(struct checking *c)
{
    const group *g = &c->groups[--c->depth];
    uint64_t nodes = g->nodes;
    read_dot_lex(&c->lexer);
    if (c->depth == 0) return ERG_OK;
    if (g->name != BASE_NONE) nodes = c->sizes[g->name] = sum(c->sizes[g->name], nodes);
    return end_operand(c, nodes);
}

/* --- statements --- */

/* node [...], edge [...] or graph [...], with a name of its own in front: x = [...] */
static erg_code take_defaults(struct checking *c)
{
    read_dot_owner owner = c->lexer.token == READ_DOT_NODE_WORD   ? READ_DOT_OF_NODE
                           : c->lexer.token == READ_DOT_EDGE_WORD ? READ_DOT_OF_EDGE
                                                                  : READ_DOT_OF_GRAPH;
    read_dot_lex(&c->lexer);
    if (is_name(c)) {
        erg_code code = take_name(c, "'['");
        if (code == ERG_OK && !take_mark(c, '=')) return fail_wanted(c, "'='");
        if (code != ERG_OK) return code;
    }
    if (!read_dot_is_mark(&c->lexer, '[')) return fail_wanted(c, "'['");
    erg_code code = take_lists(c, owner, true);
    if (code == ERG_OK) take_mark(c, ';');
    return code;
}

/* What begins with a name: x = y, or nodes. */
static erg_code take_named(struct checking *c)
{
    const char *key = c->lexer.text + c->lexer.from;
    size_t n = c->lexer.to - c->lexer.from;
    erg_code code = take_name(c, "a node");
    if (code != ERG_OK) return code;
    if (c->groups[c->depth - 1].is_joined || !take_mark(c, '=')) return take_nodes(c);
    code = take_value(c, READ_DOT_OF_GRAPH, true, key, n);
    if (code == ERG_OK) take_mark(c, ';');
    return code;
}

static erg_code take_statement(struct checking *c)
{
    const read_dot_lexer *l = &c->lexer;
    bool is_joined = c->groups[c->depth - 1].is_joined;
    bool is_default = l->token == READ_DOT_NODE_WORD || l->token == READ_DOT_EDGE_WORD ||
                      l->token == READ_DOT_GRAPH_WORD;
    if (is_name(c)) return take_named(c);
    if (l->token == READ_DOT_SUBGRAPH_WORD || read_dot_is_mark(l, '{'))
        return begin_group(c);
    if (is_joined) return fail_wanted(c, "a node or '{'");
    if (is_default) return take_defaults(c);
    if (read_dot_is_mark(l, '}')) return close_group(c);
    return fail_wanted(c, "a node, an edge or '}'");
}

static erg_code take_graph(struct checking *c)
{
    read_dot_lexer *l = &c->lexer;
    c->depth = 0;
    if (l->token == READ_DOT_STRICT) read_dot_lex(l);
    c->directed = l->token == READ_DOT_DIGRAPH_WORD;
    if (!c->directed && l->token != READ_DOT_GRAPH_WORD)
        return fail_wanted(c, "graph or digraph");
    read_dot_lex(l);
    erg_code code = is_name(c) ? take_name(c, "'{'") : ERG_OK;
    if (code == ERG_OK) code = open_group(c, BASE_NONE);
    while (code == ERG_OK && c->depth > 0)
        code = take_statement(c);
    return code;
}

erg_code read_dot_check(const char *text, size_t n, const char *file, erg_error *err)
{
    struct checking c = {.lexer = {.text = text, .n = n}, .file = file, .err = err};
    read_dot_lex(&c.lexer);
    erg_code code = take_graph(&c);
    while (code == ERG_OK && c.lexer.token != READ_DOT_END)
        code = take_graph(&c);
    base_map_free(&c.names);
    read_dot_growth_free(&c.growth);
    free(c.sizes);
    return code;
}
