/* Words of a picture: relations, amounts and dates for people, tooltips, numbered
 * sources. */
#ifndef DRAW_WORDS_H
#define DRAW_WORDS_H

#include "base/arena.h"
#include "base/buffer.h"
#include "erg/measure.h"

/* The documents that the shown relations cite, numbered from 1 in the order of their ids.
 */
typedef struct draw_sources {
    const erg_dataset *dataset;
    uint32_t *numbers; /* [document]; 0: not cited */
    uint32_t count;
} draw_sources;

bool draw_sources_make(draw_sources *out, base_arena *arena,
                       const erg_snapshot *snapshot);
/* "[1][3]": the sources of the claims, ascending, at most six; "" for none. */
const char *draw_sources_refs(const draw_sources *sources, base_arena *arena,
                              const erg_claim *claims, size_t count);

/* "$1.5bn", "over EUR 5m", "$1bn to $2bn", "$6.6bn for the whole round", "130bn (currency
 * not stated)"; brief, for labels: "$6.6bn in all", "130bn". */
void draw_add_amount(base_buffer *b, const erg_amount *amount, bool brief);
/* "49%" */
void draw_add_share(base_buffer *b, double share);
/* "2019", "2019 to 2025-01", "since 2019", "until 2025": nothing where no date is known.
 */
void draw_add_dates(base_buffer *b, const erg_edge *edge);
/* All amounts or shares that the claims in use state, smallest first: "$1bn or over
 * 130bn"; nothing where there are none. */
void draw_add_figures(base_buffer *b, base_arena *arena, const erg_edge *edge,
                      bool brief);
/* What the relation is called: its label, else its kind as words, with a capital letter.
 */
void draw_add_relation(base_buffer *b, const erg_edge *edge);

/* The buffer's text, cleaned, in the arena; empties the buffer. NULL only without memory.
 */
const char *draw_take(base_arena *arena, base_buffer *b);
/* The same, keeping line ends: for tooltips, whose parts were cleaned one by one. */
const char *draw_take_lines(base_arena *arena, base_buffer *b);

/* Tooltip of an edge: who, what, when, how much, each claim with its source. */
void draw_add_edge_lines(base_buffer *b, base_arena *arena, const erg_snapshot *snapshot,
                         const erg_edge *edge, const draw_sources *sources);

/* The name of a node, clean. */
const char *draw_node_name(base_arena *arena, const erg_snapshot *snapshot,
                           uint32_t node);

/* What a pointer to a field is called: "same as" of /same_as, "a/b" of /attrs/a~1b. To
 * readers the weight that a relation states itself is its weight. */
void draw_add_field_name(base_buffer *b, const char *pointer);

#endif
