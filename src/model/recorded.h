/* What a snapshot file states beyond its dataset: kept as it stands when a snapshot is
 * read back. Arrays run parallel to the dataset's entities and relations. */
#ifndef MODEL_RECORDED_H
#define MODEL_RECORDED_H

#include <stddef.h>

#include "erg/dataset.h"

typedef struct erg_recorded_edge {
    double weight;
    erg_date start, end;
    const char *label;
    const erg_amount *amount;
    double share;
    const char *family; /* as the file states it; NULL: that of the kind */
    bool disputed, possible;
    const char *const *merged; /* ids, or NULL */
    size_t merged_count;
} erg_recorded_edge;

typedef struct erg_recorded {
    erg_date as_of, known_by;
    const char *weight_rule, *resolve;
    size_t measured_nodes, measured_ties;
    bool directed, unweighted, normalized; /* of the measures */
    uint32_t sampled, seed;                /* of those that read distance; 0: exact */
    double error_bound;                    /* of betweenness; NAN: not stated */
    size_t measure_count;
    const char *const *measure_keys;
    const double *const *measure_values;  /* [measure][entity], NAN for null */
    const uint32_t *const *measure_ranks; /* [measure][entity], 0 for null */
    const char *positions_engine;         /* NULL: no positions */
    bool positions_fallback;
    double width, height;
    const double *x, *y;            /* [entity] */
    const char *digest;             /* input.digest of the dataset it was made from */
    const erg_value *const *attrs;  /* [entity]: resolved attrs */
    const erg_recorded_edge *edges; /* [relation] */
    const erg_input_file *files;    /* those it was made from */
    size_t file_count;
} erg_recorded;

#endif
