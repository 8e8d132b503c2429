/* What the pictures and formats of a union read of it beside its public part. */
#ifndef DRAW_JOINED_H
#define DRAW_JOINED_H

#include "draw/subject.h"
#include "draw/union.h"
#include "erg/union.h"

/* Spells of nodes or edges in compressed rows: of index i [offsets[i], offsets[i + 1]).
 */
typedef struct draw_spells {
    const erg_spell *items;
    const size_t *offsets;
} draw_spells;

struct erg_union_memory {
    erg_union joined;
    base_arena arena;
    draw_union all;
    draw_marks marks; /* of a comparison */
    uint32_t context; /* likewise, as it was asked for */
    /* What places and sizes go by, so that swapping the sides changes none: the union
     * with the newer date last, whichever side the comparison calls newer. */
    draw_union *forward; /* `all`, or `mirrored` */
    draw_union mirrored;
    draw_marks forward_marks;
    const erg_measures *forward_measures;
    draw_spells nodes, edges; /* of dates */
};

/* Fills the spells of a union of dates; false when memory runs out.
 * O(dates * (nodes + edges)). */
bool draw_spells_make(struct erg_union_memory *memory);

#endif
