/* The leading eigenvector of a symmetric matrix without negative entries.
 *
 * Wu and Simon, "Thick-restart Lanczos method for large symmetric eigenvalue problems"
 * (2000), then power steps with a shift. Started from the same number everywhere it gives
 * the projection of that start onto the leading eigenspace, also where several parts of a
 * graph share the greatest eigenvalue: nothing depends on chance. (igraph's ARPACK starts
 * anew at random there: of two equal pairs it called one a hub and the other none; and it
 * gives up on long chains.) Every step treats nodes in the same position alike, to the
 * last bit. The power steps have no subtraction and so bring small entries to full
 * relative accuracy.
 *
 * A step costs O(arcs + nodes), their number depends on the gap after the greatest
 * eigenvalue. */
#ifndef MEASURE_SPECTRAL_H
#define MEASURE_SPECTRAL_H

#include "base/arena.h"
#include "measure/arcs.h"

/* x[n]: the start, not negative, on return the eigenvector with largest entry 1 (0 where
 * no arc leaves the start). `settled` is false where it did not converge in the steps
 * allowed. */
erg_code measure_spectral_leading(double *x, bool *settled, base_arena *arena, uint32_t n,
                                  const measure_rows *matrix, erg_error *err);

#endif
