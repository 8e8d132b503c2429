/* Union: several states of a graph as one snapshot, so that one layout serves them all.
 *
 * Every entity and relation of any side is in it once, as the last side that has it says.
 * A node's `row` and an edge's `relation_index` are their indices in the union: they stay
 * when a part of it is taken, and lead to what a side says of them. Its dataset has the
 * relations in that order too. */
#ifndef DRAW_UNION_H
#define DRAW_UNION_H

#include "base/arena.h"
#include "erg/diff.h"
#include "erg/timeline.h"

typedef struct draw_union {
    erg_snapshot *snapshot;           /* borrows the dataset beside it */
    erg_dataset dataset;              /* of all sides */
    const erg_snapshot *const *sides; /* borrowed */
    size_t side_count;
    uint32_t *nodes, *edges; /* [side * count + index]: the side's own index; ERG_NONE */
    uint32_t node_count, edge_count;
    uint32_t *node_at, *edge_at; /* [index]: in the snapshot; ERG_NONE: left out */
} draw_union;

typedef struct draw_union_how {
    bool turned;      /* the newer side comes first: it is as if the diff were mirrored */
    uint32_t context; /* ties around what changed that are kept; ERG_NONE: all */
} draw_union_how;

/* The two sides of a comparison; nodes, edges and documents as it lists them, under its
 * ids. */
erg_code draw_union_of_diff(draw_union *out, base_arena *arena, const erg_diff *diff,
                            const draw_union_how *how, erg_error *err);
/* Snapshots of one dataset, none of them merged. */
erg_code draw_union_of_sides(draw_union *out, base_arena *arena,
                             const erg_snapshot *const *sides, size_t side_count,
                             erg_error *err);
/* The measures of the union's nodes by their rows: as the last side that has the node and
 * the measure says, NAN where none does. measures[side] may be NULL. NULL without memory.
 */
const erg_measures *draw_union_measures(const draw_union *u, base_arena *arena,
                                        const erg_measures *const *measures);
void draw_union_close(draw_union *u);

/* Its index on a side, or ERG_NONE. */
uint32_t draw_union_node(const draw_union *u, size_t side, uint32_t node);
uint32_t draw_union_edge(const draw_union *u, size_t side, uint32_t edge);

/* The id of one of the comparison's edges. */
typedef struct draw_union_name {
    const char *id;
    uint32_t edge; /* of the diff */
} draw_union_name;

/* names[edge count of the diff], sorted by id. Of parallel relations that a diff calls by
 * one id, because their numbers changed places, all but the first get a free number.
 * False when memory runs out. */
bool draw_union_name_edges(draw_union_name *names, base_arena *arena,
                           const erg_diff *diff);

#endif
