/* The strict pass over a DOT text before Graphviz sees it: the grammar of its parser, to
 * line and column, and what a short text could make of itself: the edges of one group of
 * nodes to another, groups in groups. O(n) time; memory for the names of subgraphs. */
#ifndef READ_DOT_CHECK_H
#define READ_DOT_CHECK_H

#include <stddef.h>

#include "base/fail.h"

enum {
    READ_DOT_GROUPS_MAX = 20000, /* of { }: each takes Graphviz more than a kilobyte */
    READ_DOT_DEPTH_MAX = 512,    /* in each other */
    READ_DOT_WORD_MAX = 1 << 20, /* bytes of a name or value; Graphviz takes the square */
    READ_DOT_CHAIN_MAX = 2000,   /* edges of one statement: Graphviz holds all of them */
    READ_DOT_CROSSED_MAX = 100000 /* edges between groups of nodes */
};

/* The text is UTF-8 without NUL. */
erg_code read_dot_check(const char *text, size_t n, const char *file, erg_error *err);

#endif
