/* Degrees and strengths: O(nodes + ties). */
#include "measure/job.h"
#include "measure/sum.h"

typedef enum sides { ALL, INWARDS, OUTWARDS } sides;

/* The strength that counts on node's side, 0 where the tie does not. */
static double side_strength(const erg_tie *tie, uint32_t node, sides which)
{
    if (which == ALL) return tie->strength;
    return (tie->a == node) == (which == OUTWARDS) ? tie->forward : tie->backward;
}

static erg_code degrees(double *values, measure_job *job, sides which)
{
    const erg_snapshot *s = job->snapshot;
    for (uint32_t v = 0; v < s->node_count; v++) {
        for (uint32_t k = s->offsets[v]; k < s->offsets[v + 1]; k++)
            if (side_strength(&s->ties[s->neighbour_ties[k]], v, which) > 0) values[v]++;
    }
    return ERG_OK;
}

static erg_code strengths(double *values, measure_job *job, sides which)
{
    const erg_snapshot *s = job->snapshot;
    for (uint32_t v = 0; v < s->node_count; v++) {
        measure_sum sum = {0, 0};
        for (uint32_t k = s->offsets[v]; k < s->offsets[v + 1]; k++) {
            double strength = side_strength(&s->ties[s->neighbour_ties[k]], v, which);
            if (strength > 0) measure_sum_add(&sum, job->unweighted ? 1 : strength);
        }
        values[v] = measure_sum_value(&sum);
    }
    return ERG_OK;
}

erg_code measure_degree(double *values, measure_job *job, erg_error *err)
{
    (void)err;
    return degrees(values, job, ALL);
}

erg_code measure_in_degree(double *values, measure_job *job, erg_error *err)
{
    (void)err;
    return degrees(values, job, INWARDS);
}

erg_code measure_out_degree(double *values, measure_job *job, erg_error *err)
{
    (void)err;
    return degrees(values, job, OUTWARDS);
}

erg_code measure_strength(double *values, measure_job *job, erg_error *err)
{
    (void)err;
    return strengths(values, job, ALL);
}

erg_code measure_in_strength(double *values, measure_job *job, erg_error *err)
{
    (void)err;
    return strengths(values, job, INWARDS);
}

erg_code measure_out_strength(double *values, measure_job *job, erg_error *err)
{
    (void)err;
    return strengths(values, job, OUTWARDS);
}
