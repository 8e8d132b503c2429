/* From computed values to those that are shown, and their ranks. */
#ifndef MEASURE_RANK_H
#define MEASURE_RANK_H

#include <stdbool.h>
#include <stdint.h>

#include "measure/table.h"

/* values[count], none negative, NAN is "undefined": those below 1e-12 of the largest
 * become 0, the others are rounded to 12 significant digits. Values that agree to 1e-13
 * become the same first: without that two equal entities whose sums ended a bit apart
 * would now and then fall on different sides of a rounding border, and their ranks apart.
 * ranks (NULL: not wanted) on the rounded values: 1 is first, equals share the smaller
 * number (1, 2, 2, 4), undefined has 0. False when memory runs out. O(count log count).
 */
bool measure_round_and_rank(double *values, uint32_t *ranks, uint32_t count,
                            measure_order order);

#endif
