#include "measure/job.h"

#include "base/fail.h"

void measure_job_close(measure_job *job)
{
    measure_igraph_close(job->igraph);
    base_arena_free(&job->arena);
}

erg_code measure_job_igraph(measure_igraph **out, measure_job *job, erg_error *err)
{
    measure_arcs arcs;
    *out = job->igraph;
    if (*out) return ERG_OK;
    erg_code code = measure_arcs_make(&arcs, &job->arena, job->snapshot, false,
                                      job->unweighted, MEASURE_STRENGTHS, err);
    if (code != ERG_OK) return code;
    code = measure_igraph_open(&job->igraph, &arcs, err);
    *out = job->igraph;
    return code;
}
