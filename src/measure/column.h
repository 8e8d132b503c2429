/* One column of the result. */
#ifndef MEASURE_COLUMN_H
#define MEASURE_COLUMN_H

#include "base/arena.h"
#include "erg/measure.h"
#include "measure/job.h"

typedef struct measure_sampling {
    uint32_t sampled; /* sources of paths; 0: all */
    uint32_t seed;
    double error_bound; /* NAN: not known */
} measure_sampling;

/* What was done, as an object in the arena: "directed" and "reads", the measure's own
 * settings, "normalized" and "unweighted" where they are true. NULL when memory runs out.
 */
const erg_value *measure_settings(base_arena *arena, const measure_entry *entry,
                                  const erg_measure_options *options,
                                  const measure_sampling *sampling);

/* Computes, checks, normalizes, rounds and ranks. Where the iteration did not converge
 * job->unsettled is set and the column is not to be used. */
erg_code measure_column(erg_measure_column *out, base_arena *arena,
                        const measure_entry *entry, measure_job *job,
                        const erg_measure_options *options, erg_error *err);

/* The column of a key as a snapshot file recorded it; false where it has none. */
bool measure_recorded_has(const erg_snapshot *snapshot, const char *key);
erg_code measure_recorded_column(erg_measure_column *out, base_arena *arena,
                                 const measure_entry *entry, const erg_snapshot *snapshot,
                                 const erg_measure_options *options, erg_error *err);

#endif
