/* Flow: entities as plates in columns, each relation a line of its own from left to
 * right or back, its words in a gap of the line.
 *
 * Everything that takes room stands in a cell of a column: plates, words, and the places
 * where a line only passes. Every line goes from column to column, level within one and
 * bent between two, so that it touches nothing but what it belongs to. Graphviz' dot
 * orders the cells and sets their heights; what is left is arithmetic. */
#ifndef DRAW_FLOW_H
#define DRAW_FLOW_H

#include "draw/view.h"

enum { FLOW_LOOPS_MAX = 4, FLOW_LABEL_LINES = 5 };

/* What stands in a column. The first cells are the actors' plates, in their order. */
typedef struct flow_cell {
    uint32_t column;
    double width, height, y; /* y is its middle, 0 the top of the plot */
} flow_cell;

/* One relation, or several alike where there are too many to draw each. */
typedef struct flow_line {
    const uint32_t *edges;
    size_t edge_count;
    size_t family;
    bool directed, backward; /* backward: its source is on the right */
    draw_dash dash;
    double usd, width;
    uint32_t left, right; /* actors */
    draw_lines words;
    const char *refs;       /* behind the last line of the words; "" for none */
    uint32_t first, count;  /* its cells between the two plates */
    uint32_t label;         /* the cell with its words; ERG_NONE where there are none */
    double left_y, right_y; /* where it leaves and enters the plates */
    const char *title;
} flow_line;

typedef struct flow_column {
    double x, width; /* from its left edge */
} flow_column;

typedef struct flow {
    draw_making *m;
    draw_subject *s;
    draw_lines *names; /* [actor] */
    size_t *loops;     /* [actor] how many rows of relations with itself */
    flow_line *lines;
    uint32_t line_count;
    flow_cell *cells;
    uint32_t cell_count, cell_capacity;
    flow_column *columns;
    uint32_t column_count;
    uint32_t *touching;   /* [actor] how many lines */
    bool *alone;          /* [actor] no line touches it: in rows at the bottom */
    double wanted;        /* width of the plot that was asked for; 0: none was */
    bool narrow;          /* it is that of a column of text */
    double width, height; /* of the plot */
} flow;

/* Sizes of what is written, for the places. */
enum { FLOW_PLATE_PAD = 9, FLOW_NAME_ROW = 14, FLOW_LOOP_ROW = 15, FLOW_REFS_SIZE = 9 };

/* Lines, words and plates of a subject (draw/flow_lines.c); false without memory. */
bool flow_lines_make(flow *f);
/* Width of a line's words, with their sources. */
double flow_words_width(const flow_line *line);
double flow_words_height(const flow_line *line);

/* Moves plates between the columns they have until these are even (draw/flow_balance.c);
 * false without memory. O(moves * plates * columns * lines), lines limited. */
bool flow_balance(flow *f);
/* Places all of it (draw/flow_place.c). ERG_ELAYOUT where dot failed. */
erg_code flow_place(flow *f, erg_error *err);

#endif
