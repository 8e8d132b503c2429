/* What is shown, as the records of a dataset of its own: for formats that erg reads back.
 * Results borrow from the snapshot. */
#ifndef WRITE_SHOWN_H
#define WRITE_SHOWN_H

#include "erg/snapshot.h"

/* The entity with the claims that are known; the rest is the dataset's. */
erg_entity write_shown_entity(const erg_snapshot *snapshot, uint32_t node);
/* The relation with the claims that are known. What is merged of several has none behind
 * it: it states what was counted. */
erg_relation write_shown_relation(const erg_snapshot *snapshot, const erg_edge *edge);

#endif
