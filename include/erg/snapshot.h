/* Snapshot: the graph as of a date and a state of knowledge.
 *
 * Made from a dataset in the fixed order: dates and claims, weights, filters, minimum
 * strength, backbone, component. Measures are computed on that; erg_snapshot_crop then
 * shows a part of it without inventing new ranks. Nodes are sorted by id, edges by id,
 * ties by their ends. A snapshot borrows its dataset, a cropped or merged one also the
 * snapshot it came from: they must outlive it. Nothing is changed after it is made. */
#ifndef ERG_SNAPSHOT_H
#define ERG_SNAPSHOT_H

#include "erg/dataset.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct erg_words {
    const char *const *items;
    size_t count;
} erg_words;

typedef struct erg_snapshot_options {
    erg_date as_of; /* valid time: relations in force on its last day; 0: of every time */
    erg_date known_by;   /* known time: claims asserted by its last day; 0: everything */
    bool possible;       /* keep relations whose usable claims are all possible */
    const char *weight;  /* log-amount (NULL), uniform, count, amount, explicit */
    const char *resolve; /* confident (NULL), latest, earliest, max, min, median */
    erg_words kinds;     /* entity kinds to keep; none: all */
    erg_words relations; /* relation kinds to keep; none: all */
    erg_words families;  /* families to keep; none: all */
    double min_weight;   /* least tie strength; NAN or 0: any */
    double backbone;     /* disparity filter's alpha, 0 < a < 1; NAN: off */
    bool largest_component;
    erg_words keep; /* entity ids kept even where no relation touches them; no filter */
} erg_snapshot_options;

/* Every option off. */
void erg_snapshot_options_clear(erg_snapshot_options *options);

typedef struct erg_node {
    uint32_t entity;         /* index into the dataset's entities */
    uint32_t row;            /* its row in the measures computed before cropping */
    const erg_value *attrs;  /* the entity's own, and the values its claims resolve to */
    const erg_claim *claims; /* those known */
    size_t claim_count;
} erg_node;

typedef struct erg_edge {
    const char *id;
    const char *relation;    /* the kind; of a merged edge the common kind or "tie" */
    const char *family;      /* of a merged edge the common family or "other" */
    uint32_t source, target; /* nodes */
    uint32_t tie;            /* ERG_NONE for a self-loop */
    uint32_t
        relation_index; /* into the dataset's relations; ERG_NONE if merged of several */
    uint32_t claim_count, merged_count;
    bool directed, disputed;
    bool possible;       /* its usable claims are all possible */
    double weight;       /* finite, > 0 */
    erg_date start, end; /* resolved, like label, amount and share */
    const char *label;
    const erg_amount *amount;
    double share;
    const erg_value *attrs;
    const erg_claim *used;   /* the claim the policy picked; NULL where there is none */
    const erg_claim *claims; /* those known, denied and retracted ones too */
    const char *const
        *merged; /* ids of the relations merged into it; NULL unless merged */
} erg_edge;

/* All edges of one unordered pair of different nodes, a < b. */
typedef struct erg_tie {
    uint32_t a, b;
    double strength; /* sum of the edges' weights */
    double forward,
        backward; /* weights of arcs a->b and b->a: an undirected edge counts in both */
    uint32_t first, count; /* its edges: tie_edges[first .. first + count - 1], by id */
} erg_tie;

typedef struct erg_snapshot {
    const erg_dataset *dataset;
    const char *weight_rule, *resolve;
    erg_date as_of, known_by;
    bool recorded; /* taken as it stands from a snapshot file */
    bool merged;
    const erg_node *nodes;
    uint32_t node_count;
    const erg_edge *edges;
    uint32_t edge_count;
    const erg_tie *ties;
    uint32_t tie_count;
    const uint32_t *tie_edges;
    /* Neighbours in compressed rows: of node v at [offsets[v], offsets[v + 1]), by node.
     */
    const uint32_t *offsets;    /* node_count + 1 */
    const uint32_t *neighbours; /* 2 * tie_count */
    const uint32_t *neighbour_ties;
    uint32_t measured_nodes, measured_ties; /* what the measures were computed on */
    uint32_t left_out_no_amount; /* relations left out by the weight rule `amount` */
    uint32_t left_out_unusable; /* ... because every known claim is denied or retracted */
    uint32_t left_out_possible; /* ... because every usable claim is possible */
    struct erg_snapshot_memory *memory;
} erg_snapshot;

/* Borrows dataset. options may be NULL: all clear.
 *
 * A dataset read from a snapshot file is taken as it stands. Filters then read its
 * weights as recorded (and leave `recorded` false: measures are computed anew); as_of,
 * known_by, possible, weight and resolve ask for a recount from the claims, where those
 * that are not set stay as recorded. A snapshot merged before cannot be recounted:
 * ERG_EUSAGE.
 *
 * A self-loop is no tie: min_weight reads the sum of a node's loops, the backbone drops
 * them, the component keeps those of its nodes.
 *
 * Unknown weight rules, policies, families, kinds that neither the vocabulary nor the
 * dataset has, and unknown ids to keep are ERG_EUSAGE, with the nearest name. Weights
 * outside 1e-100 to 1e100 are ERG_ELIMIT. */
erg_code erg_snapshot_make(erg_snapshot **out, const erg_dataset *dataset,
                           const erg_snapshot_options *options, erg_error *err);

/* The part of `whole` with the nodes where keep[v] is true, and every edge among them.
 * Borrows whole. Measured counts and rows stay those of `whole`. O(nodes + edges). */
erg_code erg_snapshot_part(erg_snapshot **out, const erg_snapshot *whole,
                           const bool *keep, erg_error *err);

/* One edge a pair (self-loops: one a node). Relations that are alone keep their fields;
 * several become "e:A-B-tie" with all claims in canonical order (equal ones once), the
 * sum of weights, the earliest start and latest end where all have one, and neither
 * amount, share, label nor attrs. Borrows whole; merging a part borrows what the part
 * borrows, so the part itself may be freed. O(nodes + edges log edges). */
erg_code erg_snapshot_merge(erg_snapshot **out, const erg_snapshot *whole,
                            erg_error *err);

/* NULL is allowed. */
void erg_snapshot_free(erg_snapshot *snapshot);

/* Node of an entity id, or ERG_NONE. O(log n). */
uint32_t erg_snapshot_node(const erg_snapshot *snapshot, const char *id);
/* Edge of an id, or ERG_NONE. O(log n). */
uint32_t erg_snapshot_edge(const erg_snapshot *snapshot, const char *id);
const erg_entity *erg_snapshot_entity(const erg_snapshot *snapshot, uint32_t node);

#ifdef __cplusplus
}
#endif
#endif
