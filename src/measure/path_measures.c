/* The measures that rest on shortest paths: see paths.h. */
#include <string.h>

#include "measure/job.h"

static erg_code need_paths(measure_job *job, erg_error *err)
{
    measure_arcs arcs;
    if (job->have_paths) return ERG_OK;
    erg_code code = measure_arcs_make(&arcs, &job->arena, job->snapshot, job->directed,
                                      job->unweighted, MEASURE_LENGTHS, err);
    if (code != ERG_OK) return code;
    code = measure_paths_compute(&job->paths, &job->arena, &arcs, &job->how_paths, err);
    job->have_paths = code == ERG_OK;
    return code;
}

static void copy(double *values, const double *from, const measure_job *job)
{
    if (job->snapshot->node_count > 0)
        memcpy(values, from, job->snapshot->node_count * sizeof *values);
}

erg_code measure_betweenness(double *values, measure_job *job, erg_error *err)
{
    erg_code code = need_paths(job, err);
    if (code == ERG_OK) copy(values, job->paths.betweenness, job);
    return code;
}

erg_code measure_closeness(double *values, measure_job *job, erg_error *err)
{
    erg_code code = need_paths(job, err);
    if (code == ERG_OK) copy(values, job->paths.closeness, job);
    return code;
}

erg_code measure_harmonic(double *values, measure_job *job, erg_error *err)
{
    erg_code code = need_paths(job, err);
    if (code == ERG_OK) copy(values, job->paths.harmonic, job);
    return code;
}
