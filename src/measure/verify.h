/* Self-checks of a computed column, before it is rounded: a wrong number is refused
 * rather than reported. */
#ifndef MEASURE_VERIFY_H
#define MEASURE_VERIFY_H

#include "measure/job.h"

/* Every value finite (undefined only where the measure allows), not negative and within
 * the measure's bound; PageRank sums to 1, eigenvectors have largest entry 1, whole
 * numbers are whole. Else ERG_EINTERNAL. O(nodes). */
erg_code measure_verify(const measure_entry *entry, const double *values,
                        const measure_job *job, erg_error *err);

#endif
