#include "measure/job.h"

#include "base/fail.h"

void measure_job_close(measure_job *job)
{
    measure_igraph_close(job->undirected);
    measure_igraph_close(job->with_direction);
    base_arena_free(&job->arena);
}

erg_code measure_job_igraph(measure_igraph **out, measure_job *job, bool directed,
                            erg_error *err)
{
    measure_igraph **slot = directed ? &job->with_direction : &job->undirected;
    measure_arcs arcs;
    *out = *slot;
    if (*out) return ERG_OK;
    erg_code code = measure_arcs_make(&arcs, &job->arena, job->snapshot, directed,
                                      job->unweighted, MEASURE_STRENGTHS, err);
    if (code != ERG_OK) return code;
    code = measure_igraph_open(slot, &arcs, err);
    *out = *slot;
    return code;
}
