/* Filters on ties, in the contract's order. Each takes a mark per tie (true: still there)
 * and clears those it drops. A self-loop is no tie; what becomes of it is said at each
 * filter. */
#ifndef GRAPH_FILTER_H
#define GRAPH_FILTER_H

#include "graph/ties.h"

/* At least `least`; a sum that misses it by rounding alone (1e-12 of it) counts as met.
 */
bool graph_strong_enough(double strength, double least);

/* The disparity filter (M. A. Serrano, M. Boguna, A. Vespignani, "Extracting the
 * multiscale backbone of complex weighted networks", PNAS 106, 2009). For a node with k
 * ties and strength s, a tie of share p = strength / s has alpha_ij = (1 - p)^(k - 1),
 * the chance of a share that large were s split at random; it stays if alpha_ij < alpha
 * at either end. A node with one tie gives alpha_ij = 1: it finds nothing significant by
 * itself, only its neighbour can. No node finds a self-loop significant. False when
 * memory runs out. O(nodes + ties). */
bool graph_filter_backbone(bool *tie_kept, const graph_ties *ties, uint32_t node_count,
                           double alpha);

/* Marks in node_kept the largest component by nodes among those marked `touched`; of
 * equal ones that with the smallest node. Its self-loops stay. Union-find with path
 * halving, linked to the smaller node: O(ties * log(nodes)). False when memory runs out.
 */
bool graph_filter_component(bool *node_kept, const bool *tie_kept, const graph_ties *ties,
                            const bool *touched, uint32_t node_count);

#endif
