/* Diff: what changed between two snapshots, and what that did to the measures.
 *
 * Documents, nodes and edges of both sides are paired into one list each, the union.
 * Pairs are found by id; then
 *   - an entity that is only in the older snapshot and one that is only in the newer are
 *     one, renamed, where the aliases or same_as of either name the other's id and no
 *     third entity comes into question;
 *   - relations without an id of their own follow such a rename, and of several between
 *     the same two entities those with equal content are one, whatever their number (~2).
 * Fields are compared as the snapshot's JSON writes them. A field is named by the JSON
 * Pointer that finds its value in that record: /label, /amount/value, /attrs/role. What
 * is there on one side only is named as a whole (/amount); lists are one value each
 * (/aliases, /claims).
 *
 * Swapping the sides gives the mirrored diff: added for removed, before for after, deltas
 * and shifts negated, everything else and every order the same. A pair whose ids differ
 * goes by the smaller one, and its field /id has both. */
#ifndef ERG_DIFF_H
#define ERG_DIFF_H

#include "erg/measure.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum erg_change { ERG_SAME = 0, ERG_ADDED, ERG_REMOVED, ERG_CHANGED } erg_change;

typedef struct erg_diff_field {
    const char *pointer;
    const erg_value *before,
        *after;      /* NULL: absent on that side; a JSON null is a value */
    double delta;    /* after - before of numbers, to 12 significant digits; else NAN */
    bool claims;     /* /claims: those of the record on either side; no values here */
    bool correction; /* already so at the older date, see erg_diff_corrected */
} erg_diff_field;

typedef struct erg_diff_record {
    const char *id;
    uint32_t before, after; /* its index on either side; ERG_NONE: not there */
    erg_change change;
    bool renamed;                 /* the ids of the two sides differ */
    bool correction;              /* added or removed so, or each of its fields */
    const erg_diff_field *fields; /* of a changed one, by pointer */
    size_t field_count;
} erg_diff_record;

typedef struct erg_diff_node {
    erg_diff_record record; /* before and after are nodes of the snapshots */
    uint32_t distance; /* hops in the union from what changed; 0: it changed itself or is
                          an end of a changed edge; ERG_NONE: out of reach */
} erg_diff_node;

typedef struct erg_diff_edge {
    erg_diff_record record;  /* before and after are edges of the snapshots */
    uint32_t source, target; /* union nodes, as the newer side has them if it does */
    double weight_delta;     /* with 0 for an absent side */
    double importance; /* the larger weight, half of it where it only changed; 0: same */
} erg_diff_edge;

/* An entity whose measure changed by more than epsilon, or that is on one side only. */
typedef struct erg_diff_move {
    uint32_t node;                    /* of the union */
    double before, after, delta;      /* NAN: absent or undefined */
    uint32_t rank_before, rank_after; /* 0: none */
    int64_t shift;                    /* ranks it rose by; 0 where one side has no rank */
} erg_diff_move;

/* Why an entity moved: the changed edges it touches, largest weight change first. */
typedef struct erg_diff_reason {
    const erg_diff_move *move;
    const uint32_t *edges; /* of the union */
    size_t edge_count;
} erg_diff_reason;

/* A measure that both sides have. */
typedef struct erg_diff_measure {
    const char *key;
    bool ranked;
    const erg_diff_move *moves; /* by node */
    size_t move_count;
    const erg_diff_reason *reasons; /* the first 10 by shift, then delta (sizes, not
                                       signs), of those on both sides */
    size_t reason_count;
} erg_diff_measure;

typedef struct erg_diff_counts {
    uint32_t added, removed, changed;
} erg_diff_counts;

typedef struct erg_diff {
    const erg_snapshot *before, *after; /* borrowed, like their measures */
    const erg_measures *measures_before, *measures_after;
    bool differ;     /* anything was added, removed or changed; measures do not count */
    bool comparable; /* weight rule, policy and the settings of common measures agree */
    const char *const *incomparable; /* what does not, a line each, for people */
    size_t incomparable_count;
    const erg_diff_record *documents; /* the union, by id; of the datasets */
    size_t document_count;
    const erg_diff_node *nodes; /* the union, by id */
    uint32_t node_count;
    const erg_diff_edge *edges; /* the union, by id */
    uint32_t edge_count;
    erg_diff_counts documents_counted, nodes_counted, edges_counted;
    const uint32_t *important_nodes; /* those that are not the same, most important first:
                                        by strength, then id */
    size_t important_node_count;
    const uint32_t *important_edges; /* likewise: by importance, then strength of the
                                        ends, then id */
    size_t important_edge_count;
    const erg_diff_measure *measures; /* in the table's order */
    size_t measure_count;
    struct erg_diff_memory *memory;
} erg_diff;

typedef struct erg_diff_options {
    erg_words ignore; /* pointers: neither these fields nor what is below them count */
    double epsilon;   /* measures closer than this are the same; NAN: 1e-9 */
    const erg_snapshot *corrected; /* see erg_diff_corrected; NULL: nothing is marked */
} erg_diff_options;

/* Borrows both snapshots and their measures (NULL: none), which must outlive it. Measures
 * are of the snapshots or of what these were cropped from. options may be NULL.
 * O((nodes + edges) log) plus what changed. */
erg_code erg_diff_make(erg_diff **out, const erg_snapshot *before,
                       const erg_measures *measures_before, const erg_snapshot *after,
                       const erg_measures *measures_after,
                       const erg_diff_options *options, erg_error *err);
/* NULL is allowed. */
void erg_diff_free(erg_diff *diff);

/* Corrections: a change is one where it was already so at the older date once the newer
 * knowledge is applied. Of two snapshots of one dataset, call the later one that with the
 * newer date, of equal dates that with the newer knowledge. A third snapshot has the
 * older date and the newer knowledge (and all other options as the two): what it has in
 * common with the later one, and the other has not, is a correction.
 *
 * True where such a snapshot can tell: both are of one dataset, and neither is as a file
 * recorded it, both have a date or neither, and their knowledge differs. Sets the clocks
 * it needs. */
bool erg_diff_corrected(erg_date *as_of, erg_date *known_by, const erg_snapshot *before,
                        const erg_snapshot *after);

/* Whether the record on the given side has an equal claim: to list those that came and
 * went. `claims` are the record's claims there. */
bool erg_diff_has_claim(const erg_dataset *there, const erg_claim *claims, size_t count,
                        const erg_dataset *here, const erg_claim *claim);

#ifdef __cplusplus
}
#endif
#endif
