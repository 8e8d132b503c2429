/* Pieces of JSON that erg.diff and the union graphs for frontends share. Each writes
 * members after those `first` stands for. */
#ifndef WRITE_DIFF_PARTS_H
#define WRITE_DIFF_PARTS_H

#include "write/diff.h"

/* "from", "to", "comparable", "summary"; `gap` stands before each. Others must come
 * before them. */
void write_diff_sides(base_sink *s, bool *first, const erg_diff *diff, const char *gap);

/* The claims that a record has on one side. */
typedef struct write_claim_list {
    const erg_dataset *dataset;
    const erg_claim *claims;
    size_t count;
    bool shown_empty; /* as edges are, and nodes are not */
} write_claim_list;

/* "changes":{"/label":{"before":...,"after":...}} of a record that changed; lists may be
 * NULL where there are no claims. */
void write_diff_changes(base_sink *s, bool *first, const erg_diff_record *record,
                        const write_claim_list *before, const write_claim_list *after);
/* The same of a node or edge of the union. */
void write_diff_node_changes(base_sink *s, bool *first, const erg_diff *diff,
                             uint32_t node);
void write_diff_edge_changes(base_sink *s, bool *first, const erg_diff *diff,
                             uint32_t edge);
/* "correction":true where it is one. */
void write_diff_correction(base_sink *s, bool *first, bool correction);

#endif
