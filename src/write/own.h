/* A reader takes a value that a claim states too for the claim's, so that another policy
 * can pick another claim. Where the record itself states it as well, the member "own"
 * says so: a list of the fields of a relation (start, end, label) or the attrs of an
 * entity. */
#ifndef WRITE_OWN_H
#define WRITE_OWN_H

#include <stdbool.h>

#include "base/sink.h"
#include "erg/snapshot.h"

bool write_node_has_own(const erg_snapshot *snapshot, uint32_t node);
bool write_edge_has_own(const erg_snapshot *snapshot, const erg_edge *edge);
/* The list: ["start","label"] */
void write_node_own(base_sink *s, const erg_snapshot *snapshot, uint32_t node);
void write_edge_own(base_sink *s, const erg_snapshot *snapshot, const erg_edge *edge);

#endif
