#include "measure/verify.h"

#include <math.h>

#include "base/fail.h"
#include "measure/sum.h"

/* What rounding may add to a bound, relatively; sums of ranks may be off by it, too. */
#define SLACK 1e-9

static erg_code refuse(erg_error *err, const measure_entry *entry, const measure_job *job,
                       uint32_t node, double value)
{
    return base_fail(err, ERG_EINTERNAL, "self-check: %s of '%.80s' came out as %g",
                     entry->key, measure_node_id(job->snapshot, node), value);
}

erg_code measure_verify(const measure_entry *entry, const double *values,
                        measure_job *job, erg_error *err)
{
    measure_sum sum = {0, 0};
    double largest = 0, limit = entry->limit(job) * (1 + SLACK);
    for (uint32_t v = 0; v < job->snapshot->node_count; v++) {
        double value = values[v];
        if (isnan(value) && entry->nullable) continue;
        if (!isfinite(value) || value < 0 || value > limit)
            return refuse(err, entry, job, v, value);
        if (entry->check == MEASURE_WHOLE_NUMBERS && value != trunc(value))
            return refuse(err, entry, job, v, value);
        measure_sum_add(&sum, value);
        largest = fmax(largest, value);
    }
    uint32_t stray = entry->agree ? entry->agree(values, job) : ERG_NONE;
    if (stray == MEASURE_NO_MEMORY) return base_fail_memory(err);
    if (stray != ERG_NONE) return refuse(err, entry, job, stray, values[stray]);
    if (job->snapshot->tie_count == 0) return ERG_OK;
    if (entry->check == MEASURE_SUMS_TO_ONE &&
        !(fabs(measure_sum_value(&sum) - 1) <= SLACK))
        return base_fail(err, ERG_EINTERNAL, "self-check: %s sums to %.12g, wanted 1",
                         entry->key, measure_sum_value(&sum));
    if (entry->check == MEASURE_LARGEST_IS_ONE && !(fabs(largest - 1) <= SLACK))
        return base_fail(err, ERG_EINTERNAL, "self-check: largest %s is %.12g, wanted 1",
                         entry->key, largest);
    return ERG_OK;
}
