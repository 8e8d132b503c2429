/* The page that a diff's text is written on, for the files that write its parts. */
#ifndef WRITE_DIFF_PAGE_H
#define WRITE_DIFF_PAGE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "write/diff.h"

enum { WRITE_PAGE_EDGES = 25 }; /* relations of a group shown at most */

typedef struct write_page {
    base_sink *s;
    const erg_diff *diff;
    const write_diff_how *how;
    base_arena arena;
    base_buffer line;                                 /* being filled */
    const erg_diff_edge *shown[2 * WRITE_PAGE_EDGES]; /* whose sources are named */
    size_t shown_count;
    bool failed;
} write_page;

void write_page_end_line(write_page *p);
/* An empty line, then the text, bold on a terminal. */
void write_page_heading(write_page *p, const char *text);
/* What stands between the two has the colour of the change. */
void write_page_begin(write_page *p, erg_change change);
void write_page_begin_bold(write_page *p);
void write_page_end(write_page *p);
/* + - ~ */
char write_page_sign(erg_change change);

/* The edge on the newer of the sides that have it, and that side; likewise the entity. */
const erg_edge *write_page_edge(const erg_diff *diff, const erg_diff_edge *edge,
                                const erg_snapshot **side);
const erg_entity *write_page_entity(const erg_diff *diff, uint32_t node);

/* A group of what changed: relations, then entities. `late`: what was so already at the
 * older date and became known since (a correction), else the rest. */
void write_page_relations(write_page *p, bool late);
void write_page_entities(write_page *p, bool late);
/* Unchanged relations around what changed, where they are asked for. */
void write_page_around(write_page *p);
/* "  ... and 3 more"; nothing for none. */
void write_page_rest(write_page *p, size_t count, const char *what);

/* Who rose and fell, and why. */
void write_page_measure(write_page *p);
/* The documents behind the relations shown. */
void write_page_sources(write_page *p);

#endif
