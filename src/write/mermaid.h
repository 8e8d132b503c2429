/* A Mermaid diagram: which entities and lines are in it (mermaid_choose.c), how each is
 * written (mermaid_lines.c), and what stands around them (mermaid.c). Memory that runs
 * out shows in `text` and `memory`. */
#ifndef WRITE_MERMAID_H
#define WRITE_MERMAID_H

#include "base/arena.h"
#include "base/buffer.h"
#include "write/emitter.h"

enum { MERMAID_LINES_MAX = 500 }; /* that Mermaid draws */

/* All relations of a pair, or of an entity with itself, that are of one family. */
typedef struct mermaid_line {
    uint32_t from, to;     /* nodes */
    uint32_t first, count; /* in the sheet's order */
    size_t family;         /* row */
    bool forward, backward;
    bool disputed, possible; /* any of them; all of them */
    double weight;
    uint32_t number; /* among the lines shown; ERG_NONE: left out */
} mermaid_line;

typedef struct mermaid_sheet {
    const erg_output *what;
    const erg_snapshot *snapshot;
    uint32_t *numbers; /* [node]: K of nK; 0: left out */
    uint32_t shown;
    uint32_t *order; /* edges, those of a line side by side */
    mermaid_line *lines;
    size_t line_count, lines_shown;
    uint32_t relations_shown;
    double largest; /* weight of a line shown */
    base_buffer text;
    base_arena memory;
} mermaid_sheet;

/* Gives a number to each entity that is shown: those of --top or 25, as far as they fit.
 */
bool mermaid_choose_nodes(mermaid_sheet *t);
/* Makes the lines among them and numbers those that are shown, the heaviest that fit. */
bool mermaid_choose_lines(mermaid_sheet *t);

/* Append a line each to `text`. */
void mermaid_write_node(mermaid_sheet *t, uint32_t node, uint32_t number);
void mermaid_write_line(mermaid_sheet *t, const mermaid_line *l);

#endif
