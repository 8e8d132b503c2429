/* The measures that are leading eigenvectors: see spectral.h. */
#include <math.h>
#include <string.h>

#include "base/fail.h"
#include "measure/components.h"
#include "measure/job.h"
#include "measure/spectral.h"

erg_code measure_eigenvector(double *values, measure_job *job, erg_error *err)
{
    uint32_t n = job->snapshot->node_count;
    bool *inside = base_arena_array(&job->arena, n, sizeof *inside);
    bool settled = true;
    measure_arcs arcs;
    if (!inside || !measure_largest_component(inside, job->snapshot))
        return base_fail_memory(err);
    erg_code code = measure_arcs_make(&arcs, &job->arena, job->snapshot, false,
                                      job->unweighted, MEASURE_STRENGTHS, err);
    if (code != ERG_OK) return code;
    /* Where the start is 0 no step leads: other components stay 0. */
    for (uint32_t v = 0; v < n; v++)
        values[v] = inside[v] ? 1 : 0;
    code = measure_spectral_leading(values, &settled, &job->arena, n, &arcs.out, err);
    job->unsettled = !settled;
    return code;
}

/* Hubs and authorities as one symmetric matrix over 2n nodes: v as a hub is tied to n + w
 * as an authority where there is an arc v -> w. */
static erg_code double_cover(measure_rows *out, measure_job *job,
                             const measure_arcs *arcs, erg_error *err)
{
    uint32_t n = arcs->node_count;
    uint32_t count = arcs->out.offsets[n];
    if (n > UINT32_MAX / 2 - 1 || count > UINT32_MAX / 2)
        return base_fail(err, ERG_ELIMIT, "hub: %lu arcs, wanted at most %lu",
                         (unsigned long)count, (unsigned long)(UINT32_MAX / 2));
    size_t slots = (size_t)count * 2;
    uint32_t *offsets = base_arena_array(&job->arena, (size_t)n * 2 + 1, sizeof *offsets);
    uint32_t *targets = base_arena_array(&job->arena, slots, sizeof *targets);
    double *numbers = base_arena_array(&job->arena, slots, sizeof *numbers);
    if (!offsets || !targets || !numbers) return base_fail_memory(err);
    for (uint32_t v = 0; v < n; v++) {
        offsets[v + 1] = arcs->out.offsets[v + 1];
        offsets[n + v + 1] = count + arcs->in.offsets[v + 1];
    }
    for (uint32_t k = 0; k < count; k++) {
        targets[k] = n + arcs->out.targets[k];
        numbers[k] = arcs->out.values[k];
        targets[count + k] = arcs->in.targets[k];
        numbers[count + k] = arcs->in.values[k];
    }
    *out = (measure_rows){offsets, targets, numbers};
    return ERG_OK;
}

static void scale_to_one(double *values, uint32_t n)
{
    double most = 0;
    for (uint32_t v = 0; v < n; v++)
        most = fmax(most, values[v]);
    if (most > 0)
        for (uint32_t v = 0; v < n; v++)
            values[v] /= most;
}

/* Kleinberg, "Authoritative sources in a hyperlinked environment" (1999). */
static erg_code need_hits(measure_job *job, erg_error *err)
{
    uint32_t n = job->snapshot->node_count;
    measure_arcs arcs;
    measure_rows matrix;
    bool settled = true;
    if (job->hub) return ERG_OK;
    erg_code code = measure_arcs_make(&arcs, &job->arena, job->snapshot, true,
                                      job->unweighted, MEASURE_STRENGTHS, err);
    if (code == ERG_OK) code = double_cover(&matrix, job, &arcs, err);
    if (code != ERG_OK) return code;
    double *both = base_arena_array(&job->arena, (size_t)n * 2, sizeof *both);
    if (!both) return base_fail_memory(err);
    for (uint32_t v = 0; v < 2 * n; v++)
        both[v] = 1;
    code = measure_spectral_leading(both, &settled, &job->arena, 2 * n, &matrix, err);
    if (code != ERG_OK) return code;
    scale_to_one(both, n);
    scale_to_one(both + n, n);
    job->hits_unsettled = !settled;
    job->hub = both;
    job->authority = both + n;
    return ERG_OK;
}

erg_code measure_hub(double *values, measure_job *job, erg_error *err)
{
    erg_code code = need_hits(job, err);
    if (code != ERG_OK) return code;
    for (uint32_t v = 0; v < job->snapshot->node_count; v++)
        values[v] = job->hub[v];
    job->unsettled = job->hits_unsettled;
    return ERG_OK;
}

erg_code measure_authority(double *values, measure_job *job, erg_error *err)
{
    erg_code code = need_hits(job, err);
    if (code != ERG_OK) return code;
    for (uint32_t v = 0; v < job->snapshot->node_count; v++)
        values[v] = job->authority[v];
    job->unsettled = job->hits_unsettled;
    return ERG_OK;
}
