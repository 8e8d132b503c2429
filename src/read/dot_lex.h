/* The words of DOT, as Graphviz' scanner takes them. */
#ifndef READ_DOT_LEX_H
#define READ_DOT_LEX_H

#include <stdbool.h>
#include <stddef.h>

typedef enum read_dot_token {
    READ_DOT_END,
    READ_DOT_ATOM,   /* a name or number */
    READ_DOT_QUOTED, /* a name in quotes or < > */
    READ_DOT_STRICT,
    READ_DOT_GRAPH_WORD,
    READ_DOT_DIGRAPH_WORD,
    READ_DOT_NODE_WORD,
    READ_DOT_EDGE_WORD,
    READ_DOT_SUBGRAPH_WORD,
    READ_DOT_ARROW, /* -> */
    READ_DOT_LINE,  /* -- */
    READ_DOT_MARK,  /* one byte: { } [ ] = ; , : + or one that is none of DOT's */
    READ_DOT_OPEN   /* quotes, < or a comment without an end */
} read_dot_token;

typedef struct read_dot_lexer {
    const char *text;
    size_t n;
    read_dot_token token; /* the one at hand */
    size_t from, to;      /* its bytes */
} read_dot_lexer;

/* Goes on to the next token behind `to`. */
void read_dot_lex(read_dot_lexer *l);
bool read_dot_is_mark(const read_dot_lexer *l, char mark);

#endif
