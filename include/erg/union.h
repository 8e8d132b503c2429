/* Union: both sides of a comparison, or all dates of a timeline, as one graph: what
 * pictures of them show, and what the formats for frontends carry.
 *
 * Every entity and relation of any side is in it once, as the newest side that has it
 * says. Of a comparison each tells what became of it, of a timeline when it was there. */
#ifndef ERG_UNION_H
#define ERG_UNION_H

#include "erg/diff.h"
#include "erg/timeline.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct erg_union {
    const erg_diff *diff;         /* what is compared, or NULL; borrowed */
    const erg_timeline *timeline; /* the row of dates, or NULL; borrowed */
    /* Of a comparison: a node's `row` and an edge's `relation_index` are its indices in
     * the diff, ids are those of the diff's records, with a number behind them where it
     * has several of one id (parallel relations that changed their numbers). as_of and
     * known_by are those of the newest side. */
    const erg_snapshot *snapshot;
    const erg_measures *measures; /* as the newest side that has the entity says */
    struct erg_union_memory *memory;
} erg_union;

/* context: what changed, and what is at most so many ties away from it (0: what changed,
 * and the ends of relations that did); ERG_NONE: everything. Borrows the diff. */
erg_code erg_union_make(erg_union **out, const erg_diff *diff, uint32_t context,
                        erg_error *err);
/* Borrows the timeline, and the snapshot of each of its points, none of them merged. */
erg_code erg_union_make_dates(erg_union **out, const erg_timeline *timeline,
                              const erg_snapshot *const *snapshots, erg_error *err);
/* NULL is allowed. */
void erg_union_free(erg_union *joined);

/* Whole days, both inclusive, as numbers like 20240331; 0: open. */
typedef struct erg_spell {
    erg_date start, end;
} erg_spell;

/* When a node or edge (indices of the snapshot) of a timeline's union was there, in order
 * and apart: from the day that starts it to the day that ends it where these are stated,
 * else from the date that first shows it to the day before the one that no longer does.
 * Nothing is known before the first date and after the last: what is there then has no
 * start, or no end, unless one is stated. */
const erg_spell *erg_union_node_spells(size_t *count, const erg_union *joined,
                                       uint32_t node);
const erg_spell *erg_union_edge_spells(size_t *count, const erg_union *joined,
                                       uint32_t edge);

#ifdef __cplusplus
}
#endif
#endif
