/* Constraint, clustering and communities, as igraph computes them. */
#include <math.h>
#include <stdlib.h>

#include "base/fail.h"
#include "measure/job.h"

erg_code measure_constraint(double *values, measure_job *job, erg_error *err)
{
    measure_igraph *graph = NULL;
    erg_code code = measure_job_igraph(&graph, job, err);
    return code == ERG_OK ? measure_igraph_constraint(values, graph, err) : code;
}

erg_code measure_clustering(double *values, measure_job *job, erg_error *err)
{
    measure_igraph *graph = NULL;
    erg_code code = measure_job_igraph(&graph, job, err);
    return code == ERG_OK ? measure_igraph_clustering(values, graph, err) : code;
}

typedef struct community {
    uint32_t size, first, old;
} community;

static int by_size(const void *left, const void *right)
{
    const community *a = left, *b = right;
    if (a->size != b->size) return a->size > b->size ? -1 : 1;
    return a->first < b->first ? -1 : a->first > b->first;
}

/* From 1 by size, then by their smallest id. */
static erg_code number_by_size(double *values, measure_job *job, erg_error *err)
{
    uint32_t n = job->snapshot->node_count, count = 0;
    community *all = base_arena_array(&job->arena, n, sizeof *all);
    uint32_t *numbers = base_arena_array(&job->arena, n, sizeof *numbers);
    if (!all || !numbers) return base_fail_memory(err);
    for (uint32_t v = 0; v < n; v++) {
        /* They come numbered in order of appearance. */
        uint32_t old = (uint32_t)values[v];
        if (old > count)
            return base_fail(err, ERG_EINTERNAL, "community: igraph's numbering");
        if (old == count) all[count++] = (community){.first = v, .old = old};
        all[old].size++;
    }
    qsort(all, count, sizeof *all, by_size);
    for (uint32_t i = 0; i < count; i++)
        numbers[all[i].old] = i + 1;
    for (uint32_t v = 0; v < n; v++)
        values[v] = numbers[(uint32_t)values[v]];
    return ERG_OK;
}

erg_code measure_community(double *values, measure_job *job, erg_error *err)
{
    measure_igraph *graph = NULL;
    if (job->snapshot->tie_count == 0) {
        for (uint32_t v = 0; v < job->snapshot->node_count; v++)
            values[v] = (double)v + 1;
        return ERG_OK;
    }
    erg_code code = measure_job_igraph(&graph, job, err);
    if (code == ERG_OK)
        code =
            measure_igraph_leiden(values, graph, MEASURE_RESOLUTION, MEASURE_SEED, err);
    return code == ERG_OK ? number_by_size(values, job, err) : code;
}
