/* What lies on shortest paths between two nodes. */
#ifndef MEASURE_BETWEEN_H
#define MEASURE_BETWEEN_H

#include <stdbool.h>

#include "erg/measure.h"

/* on[node] := it is on a shortest path from one to the other, the ends among them; just
 * the two where there is none. Lengths and what counts as equal as for betweenness;
 * against the direction of arcs only where `how` is not directed. */
erg_code measure_between(bool *on, const erg_snapshot *snapshot, uint32_t from,
                         uint32_t to, const erg_measure_options *how, erg_error *err);

#endif
