/* Robustness: how far ranks depend on which source is believed.
 *
 * The same graph is read in other ways, one thing changed at a time: each other claim
 * policy; without the relations that are disputed; without those that no claim supports;
 * without each document, as if it had never been read; without each claim that takes part
 * in a dispute. What a reading leaves out counts as retracted: entities stay as the
 * snapshot's options have it. Each reading is measured anew. */
#ifndef ERG_ROBUST_H
#define ERG_ROBUST_H

#include "erg/measure.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum erg_reading_kind {
    ERG_READING_POLICY,
    ERG_READING_WITHOUT_DISPUTED,
    ERG_READING_WITHOUT_UNSOURCED,
    ERG_READING_WITHOUT_DOCUMENT,
    ERG_READING_WITHOUT_CLAIM
} erg_reading_kind;

/* The value that differs most, relatively, between the snapshot and a reading. */
typedef struct erg_shift {
    uint32_t node; /* ERG_NONE: none differs */
    double before, after;
} erg_shift;

/* Another way to read the sources. */
typedef struct erg_reading {
    const char *id; /* "resolve:max", "without-document:press-1": one of its kind */
    erg_reading_kind kind;
    const char *policy;              /* of ERG_READING_POLICY */
    uint32_t document;               /* index, of ERG_READING_WITHOUT_DOCUMENT */
    uint32_t relation;               /* index, of ERG_READING_WITHOUT_CLAIM */
    const erg_claim *claim;          /* of it */
    const uint32_t *moved;           /* [measure]: entities whose rank is another */
    const erg_shift *most;           /* [measure] */
    uint32_t first_move, move_count; /* in the moves */
} erg_reading;

/* An entity whose rank is another. Of each reading and measure at most
 * ERG_ROBUST_MOVES_MAX are kept: those that were ranked first. */
typedef struct erg_move {
    uint32_t measure, node;
    uint32_t rank; /* 0: it is not in the graph, or has no value */
} erg_move;

enum { ERG_ROBUST_MOVES_MAX = 1000 };

/* The rank of one entity by one measure over all readings. */
typedef struct erg_robust_rank {
    uint32_t rank;              /* as the snapshot has it; 0: none */
    uint32_t best, worst;       /* over all readings that rank it; 0 where rank is 0 */
    uint32_t best_in, worst_in; /* the first such reading; ERG_NONE: the snapshot */
    uint32_t documents;         /* without how many single documents it is another */
    uint32_t hangs_on;          /* the reading without that document where there is one */
    bool missing;               /* in a reading it is not ranked */
} erg_robust_rank;

typedef struct erg_robust {
    const char *const *measures; /* keys */
    size_t measure_count;
    uint32_t row_count;
    const uint32_t *entities;     /* [node]: index into the dataset's entities */
    const erg_robust_rank *ranks; /* [measure * row_count + node of the snapshot] */
    const erg_reading *readings;  /* by kind, then policy, document or relation */
    size_t reading_count;
    const erg_move *moves; /* of each reading by measure, then rank in the snapshot */
    size_t move_count;
    struct erg_robust_memory *memory;
} erg_robust;

/* `base` is a snapshot that was not cropped, made of its dataset with `options`, and
 * `measures` are of it: the columns with ranks are looked at, computed as `how` says.
 * Borrows base, not measures. A recorded snapshot is ERG_EUSAGE: its weights come from no
 * claim (make it with a weight rule or policy). One measuring a reading. */
erg_code erg_robust_make(erg_robust **out, const erg_snapshot *base,
                         const erg_measures *measures,
                         const erg_snapshot_options *options,
                         const erg_measure_options *how, erg_error *err);
/* NULL is allowed. */
void erg_robust_free(erg_robust *robust);

#ifdef __cplusplus
}
#endif
#endif
