/* What a record states itself though a claim states it too.
 *
 * A snapshot shows one value of a field; that a claim has it as well does not say that
 * the record has not. Whoever gets the dataset back from a snapshot, or compares two,
 * needs to know. */
#ifndef GRAPH_OWN_H
#define GRAPH_OWN_H

#include "erg/snapshot.h"

/* Fields of a relation that are asked about: start, end, label. */
enum { GRAPH_OWN_FIELDS = 3 };

/* The names of those that both the relation (of a merged edge: the edge) and one of its
 * known claims state, alike. */
size_t graph_edge_own(const char *names[GRAPH_OWN_FIELDS], const erg_snapshot *snapshot,
                      const erg_edge *edge);
/* Whether a known claim states the i-th attr of the node's entity, alike. */
bool graph_owns_attr(const erg_snapshot *snapshot, uint32_t node, size_t i);

#endif
