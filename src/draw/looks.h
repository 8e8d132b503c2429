/* Looks: how large the network view would draw each node and edge of a snapshot, for
 * formats that leave the drawing to others. */
#ifndef DRAW_LOOKS_H
#define DRAW_LOOKS_H

#include "base/arena.h"
#include "draw/subject.h"

typedef struct draw_looks {
    const double *radius; /* [node] px, of a disc */
    const double *width;  /* [edge] px */
    double opacity;       /* of edges, 0..1 */
} draw_looks;

/* All of it in the arena; false when memory runs out. `column` sizes the nodes, NULL:
 * the strength of their ties. `marks` are those of a comparison's union, or NULL.
 * O(nodes + edges). */
bool draw_looks_make(draw_looks *out, base_arena *arena, const erg_snapshot *snapshot,
                     const erg_measure_column *column, const draw_marks *marks);

#endif
