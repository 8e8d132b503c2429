/* What a column must agree with beside its bounds: the ties it was computed from. Each
 * check is another way to the same number, or a law that only the right numbers keep;
 * none takes longer than the nodes and ties together. */
#include <math.h>

#include "base/fail.h"
#include "measure/job.h"
#include "measure/sum.h"
#include "measure/verify.h"

/* Sums are added up in another order here. */
static const double slack = 1e-9;
/* An iteration that has settled solves its equation so well. */
static const double residual_most = 1e-6;

static uint32_t ties_of(const measure_job *job, uint32_t v)
{
    return job->snapshot->offsets[v + 1] - job->snapshot->offsets[v];
}

static const erg_tie *tie_at(const measure_job *job, uint32_t at)
{
    return &job->snapshot->ties[job->snapshot->neighbour_ties[at]];
}

static bool is_near(double a, double b)
{
    return fabs(a - b) <= slack * fmax(fabs(a), fabs(b));
}

/* --- degrees and strengths --- */

typedef enum way { BOTH, IN, OUT } way;

static double weight_of(const erg_tie *tie, uint32_t v, way direction)
{
    if (direction == BOTH) return tie->strength;
    bool leaves = (direction == OUT) == (tie->a == v);
    return leaves ? tie->forward : tie->backward;
}

static uint32_t stray_sum(const double *values, const measure_job *job, way direction,
                          bool counts)
{
    const erg_snapshot *s = job->snapshot;
    for (uint32_t v = 0; v < s->node_count; v++) {
        double sum = 0;
        for (uint32_t i = s->offsets[v]; i < s->offsets[v + 1]; i++) {
            double weight = weight_of(tie_at(job, i), v, direction);
            sum += counts || job->unweighted ? weight > 0 : weight;
        }
        if (!is_near(sum, values[v])) return v;
    }
    return ERG_NONE;
}

uint32_t measure_agree_degree(const double *values, measure_job *job)
{
    return stray_sum(values, job, BOTH, true);
}

uint32_t measure_agree_in_degree(const double *values, measure_job *job)
{
    return stray_sum(values, job, IN, true);
}

uint32_t measure_agree_out_degree(const double *values, measure_job *job)
{
    return stray_sum(values, job, OUT, true);
}

uint32_t measure_agree_strength(const double *values, measure_job *job)
{
    return stray_sum(values, job, BOTH, false);
}

uint32_t measure_agree_in_strength(const double *values, measure_job *job)
{
    return stray_sum(values, job, IN, false);
}

uint32_t measure_agree_out_strength(const double *values, measure_job *job)
{
    return stray_sum(values, job, OUT, false);
}

/* --- paths --- */

/* Who has one tie at most lies between nobody. */
uint32_t measure_agree_betweenness(const double *values, measure_job *job)
{
    for (uint32_t v = 0; v < job->snapshot->node_count; v++)
        if (ties_of(job, v) < 2 && values[v] != 0) return v;
    return ERG_NONE;
}

/* Near nobody is who has no tie, and nobody else but by direction. */
uint32_t measure_agree_nearness(const double *values, measure_job *job)
{
    for (uint32_t v = 0; v < job->snapshot->node_count; v++) {
        bool alone = ties_of(job, v) == 0;
        if (alone ? values[v] != 0 : !job->directed && !(values[v] > 0)) return v;
    }
    return ERG_NONE;
}

/* --- structure --- */

/* A coreness k is the greatest number such that k neighbours have k at least (L. Lu et
 * al., "The H-index of a network node", 2016). */
uint32_t measure_agree_coreness(const double *values, measure_job *job)
{
    const erg_snapshot *s = job->snapshot;
    for (uint32_t v = 0; v < s->node_count; v++) {
        uint32_t as_deep = 0, deeper = 0;
        for (uint32_t i = s->offsets[v]; i < s->offsets[v + 1]; i++) {
            double other = values[s->neighbours[i]];
            as_deep += other >= values[v];
            deeper += other > values[v];
        }
        bool alone = ties_of(job, v) == 0;
        if (as_deep < values[v] || deeper > values[v] || alone != (values[v] == 0))
            return v;
    }
    return ERG_NONE;
}

uint32_t measure_agree_constraint(const double *values, measure_job *job)
{
    for (uint32_t v = 0; v < job->snapshot->node_count; v++)
        if (isnan(values[v]) != (ties_of(job, v) == 0) || values[v] == 0) return v;
    return ERG_NONE;
}

uint32_t measure_agree_clustering(const double *values, measure_job *job)
{
    for (uint32_t v = 0; v < job->snapshot->node_count; v++)
        if (isnan(values[v]) != (ties_of(job, v) < 2)) return v;
    return ERG_NONE;
}

/* Communities are numbered from 1, by size: none is empty, none larger than the one
 * before. */
uint32_t measure_agree_community(const double *values, measure_job *job)
{
    uint32_t n = job->snapshot->node_count;
    uint32_t *sizes = base_arena_array(&job->arena, (size_t)n + 2, sizeof *sizes);
    if (!sizes) return MEASURE_NO_MEMORY;
    for (uint32_t v = 0; v < n; v++) {
        if (!(values[v] >= 1)) return v;
        sizes[(uint32_t)values[v]]++;
    }
    for (uint32_t v = 0; v < n; v++) {
        uint32_t at = (uint32_t)values[v];
        if (at > 1 && sizes[at - 1] < sizes[at]) return v;
    }
    return ERG_NONE;
}

/* --- equations --- */

static double strength_of(const measure_job *job, uint32_t at)
{
    return job->unweighted ? 1 : tie_at(job, at)->strength;
}

static double neighbours_sum(const double *values, const measure_job *job, uint32_t v)
{
    const erg_snapshot *s = job->snapshot;
    measure_sum sum = {0, 0};
    for (uint32_t i = s->offsets[v]; i < s->offsets[v + 1]; i++)
        measure_sum_add(&sum, strength_of(job, i) * values[s->neighbours[i]]);
    return measure_sum_value(&sum);
}

/* A x = lambda x, lambda as the largest entry has it. */
uint32_t measure_agree_eigenvector(const double *values, measure_job *job)
{
    uint32_t n = job->snapshot->node_count, top = 0;
    if (job->snapshot->tie_count == 0) return ERG_NONE;
    for (uint32_t v = 0; v < n; v++)
        if (values[v] > values[top]) top = v;
    double lambda = neighbours_sum(values, job, top) / values[top];
    for (uint32_t v = 0; v < n; v++)
        if (!(fabs(neighbours_sum(values, job, v) - lambda * values[v]) <=
              residual_most * lambda))
            return v;
    return ERG_NONE;
}

/* The rank that flows in, against the rank; undirected. Directed arcs are left to its
 * sum. */
uint32_t measure_agree_pagerank(const double *values, measure_job *job)
{
    const erg_snapshot *s = job->snapshot;
    uint32_t n = s->node_count;
    double stuck = 0;
    if (job->directed || s->tie_count == 0) return ERG_NONE;
    double *leaving = base_arena_array(&job->arena, n, sizeof *leaving);
    if (!leaving) return MEASURE_NO_MEMORY;
    for (uint32_t v = 0; v < n; v++) {
        for (uint32_t i = s->offsets[v]; i < s->offsets[v + 1]; i++)
            leaving[v] += strength_of(job, i);
        if (ties_of(job, v) == 0) stuck += values[v];
    }
    double base = (1 - MEASURE_DAMPING + MEASURE_DAMPING * stuck) / n;
    for (uint32_t v = 0; v < n; v++) {
        double sum = base;
        for (uint32_t i = s->offsets[v]; i < s->offsets[v + 1]; i++) {
            uint32_t other = s->neighbours[i];
            sum += MEASURE_DAMPING * strength_of(job, i) * values[other] / leaving[other];
        }
        if (!(fabs(sum - values[v]) <= residual_most * sum)) return v;
    }
    return ERG_NONE;
}
