/* The snapshot's ties as arrays that the measures walk: for each node the nodes at the
 * other ends and a number for each.
 *
 * Undirected: a tie is met from both ends with its strength. Directed: only from the end
 * it starts at (`out`) or ends at (`in`), with the strength of that direction. Arrays lie
 * in the arena given; offsets and targets of undirected ones are borrowed from the
 * snapshot. */
#ifndef MEASURE_ARCS_H
#define MEASURE_ARCS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "erg/snapshot.h"

/* Strengths outside of these are refused: sums, squares and reciprocals stay finite
 * within. */
#define MEASURE_STRENGTH_MIN 1e-100
#define MEASURE_STRENGTH_MAX 1e100

/* Of node v at [offsets[v], offsets[v + 1]), by target. */
typedef struct measure_rows {
    const uint32_t *offsets;
    const uint32_t *targets;
    const double *values;
} measure_rows;

typedef struct measure_arcs {
    uint32_t node_count;
    bool directed;
    bool even;        /* every value is 1 */
    measure_rows out; /* where one can go from a node */
    measure_rows in;  /* where one can come from; undirected: the same arrays */
} measure_arcs;

typedef enum measure_values {
    MEASURE_STRENGTHS,
    MEASURE_LENGTHS /* 1 / strength */
} measure_values;

/* ERG_ELIMIT for strengths out of range. To be called before any of them is used. */
erg_code measure_check_strengths(const erg_snapshot *snapshot, erg_error *err);

/* With `even` every tie's strength is 1. Fails only when memory runs out. */
erg_code measure_arcs_make(measure_arcs *out, base_arena *arena,
                           const erg_snapshot *snapshot, bool directed, bool even,
                           measure_values values, erg_error *err);

const char *measure_node_id(const erg_snapshot *snapshot, uint32_t node);

static inline uint32_t measure_row_count(const measure_rows *rows, uint32_t node)
{
    return rows->offsets[node + 1] - rows->offsets[node];
}

#endif
