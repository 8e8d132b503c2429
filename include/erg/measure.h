/* Measures: a number for every node, on the snapshot's ties as a simple graph.
 *
 * Parallel relations are merged, self-loops left out. Direction is ignored unless
 * `directed` (then a directed relation is an arc source -> target, an undirected one two
 * arcs). Measures that read distance use 1 / strength. Definitions stand in the table of
 * src/measure/table.c and in `erg list measures`. */
#ifndef ERG_MEASURE_H
#define ERG_MEASURE_H

#include "erg/progress.h"
#include "erg/snapshot.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct erg_measure_options {
    erg_words keys; /* measures wanted; none: all (above 50,000 nodes the linear ones) */
    bool none;      /* no measures at all */
    bool directed, unweighted, normalized;
    /* Above 50,000 nodes betweenness, closeness and harmonic are refused unless one of
     * these is set; either makes "all" mean all. */
    bool exact;       /* however long it takes */
    uint32_t sample;  /* estimate them from so many nodes; 0, or all there are: exactly */
    uint32_t seed;    /* of the choice */
    unsigned threads; /* 0: as many as the machine has; the result is the same */
    erg_progress progress;
} erg_measure_options;

typedef struct erg_measure_column {
    const char *key;
    const erg_value
        *settings; /* {"directed":false,"reads":"strength","damping":0.85,...} */
    const double
        *values; /* [row]; rounded to 12 significant digits; NAN is "undefined" */
    const uint32_t
        *ranks; /* [row]; 1 is first, equals share, 0 where undefined; NULL: no ranks */
} erg_measure_column;

typedef struct erg_measures {
    uint32_t row_count;                /* nodes of the snapshot measured */
    const erg_measure_column *columns; /* in the table's order */
    size_t column_count;
    const char *note; /* what was left out and why, or NULL */
    struct erg_measures_memory *memory;
} erg_measures;

/* Rows run parallel to the snapshot's nodes; the result borrows nothing. Each result is
 * checked (finite, in range, sums): a wrong number is refused with ERG_EINTERNAL. A
 * recorded snapshot's measures are taken as they stand unless options ask for others. */
erg_code erg_measures_compute(erg_measures **out, const erg_snapshot *snapshot,
                              const erg_measure_options *options, erg_error *err);
/* NULL is allowed. */
void erg_measures_free(erg_measures *measures);
/* The column of a key, or NULL. */
const erg_measure_column *erg_measures_find(const erg_measures *measures,
                                            const char *key);

/* Cropping after measuring: between, then ego, then top. */
typedef struct erg_crop_options {
    const char
        *ego; /* entity id: it, all within `hops` ties (directions ignored), their ties */
    unsigned hops; /* 0 is taken as 1 */
    const char *between_from,
        *between_to; /* what lies on shortest paths between the two */
    uint32_t top;    /* the first N by `by`; 0: all; equal ranks at the border go by id */
    const char *by;  /* a measure with ranks; NULL: strength */
    bool merge;      /* then one edge a pair */
} erg_crop_options;

/* The part of `whole` to show; measures must be of `whole` and have the column `by` where
 * top is set. Borrows whole. options' directed and unweighted say how `between` reads
 * paths. */
erg_code erg_snapshot_crop(erg_snapshot **out, const erg_snapshot *whole,
                           const erg_measures *measures, const erg_measure_options *how,
                           const erg_crop_options *options, erg_error *err);

#ifdef __cplusplus
}
#endif
#endif
