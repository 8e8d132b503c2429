/* Connected parts, directions ignored. */
#ifndef MEASURE_COMPONENTS_H
#define MEASURE_COMPONENTS_H

#include <stdbool.h>

#include "erg/snapshot.h"

/* inside[node] := it belongs to the largest component; of several the one with the
 * smallest id. False when memory runs out. O(nodes + ties). */
bool measure_largest_component(bool *inside, const erg_snapshot *snapshot);

/* The nodes within `hops` ties of a node through nodes where keep[] is true. depths[node]
 * is the number of ties, ERG_NONE farther out. False when memory runs out. O(nodes +
 * ties). */
bool measure_neighbourhood(uint32_t *depths, const erg_snapshot *snapshot, uint32_t start,
                           uint32_t hops, const bool *keep);

#endif
