/* PageRank (Brin and Page, 1998): strengths as weights, the mass of nodes without a way
 * out spread evenly. By Gauss and Seidel's steps, in which each entry already uses what
 * the step made of those before it, until every entry stands to the last bits (Gleich,
 * Zhukov and Berkhin, "Fast parallel PageRank: a linear system approach", 2004). A step
 * is O(nodes + arcs); some 100 of them are needed. */
#include <math.h>

#include "base/fail.h"
#include "measure/job.h"
#include "measure/sum.h"

enum { STEPS_MAX = 1000 };

/* Small enough; or, below the second, as small as rounding lets it become: from there on
 * the last bits of some entries go to and fro for good. */
#define SETTLED 1e-15
#define SETTLING 1e-13

typedef struct walk {
    uint32_t n;
    const measure_rows *in;
    double *leaving; /* [node]: strength of its ways out */
    double *share;   /* [node]: its rank for each unit of that */
} walk;

static double total(const double *values, uint32_t n)
{
    measure_sum sum = {0, 0};
    for (uint32_t v = 0; v < n; v++)
        measure_sum_add(&sum, values[v]);
    return measure_sum_value(&sum);
}

static void scale_to_sum(double *rank, uint32_t n)
{
    double sum = total(rank, n);
    for (uint32_t v = 0; v < n; v++)
        rank[v] /= sum;
}

/* What every node gets: the jumps, and the share of those that lead nowhere. */
static double base_rank(const double *rank, const walk *w)
{
    measure_sum stuck = {0, 0};
    for (uint32_t v = 0; v < w->n; v++)
        if (!(w->leaving[v] > 0)) measure_sum_add(&stuck, rank[v]);
    return (1 - MEASURE_DAMPING + MEASURE_DAMPING * measure_sum_value(&stuck)) / w->n;
}

/* Returns the largest relative change of an entry. */
static double step(double *rank, const walk *w)
{
    double base = base_rank(rank, w), change = 0;
    for (uint32_t v = 0; v < w->n; v++) {
        measure_sum sum = {0, 0};
        for (uint32_t k = w->in->offsets[v]; k < w->in->offsets[v + 1]; k++)
            measure_sum_add(&sum, w->in->values[k] * w->share[w->in->targets[k]]);
        double value = base + MEASURE_DAMPING * measure_sum_value(&sum);
        change = fmax(change, fabs(value - rank[v]) / value);
        rank[v] = value;
        w->share[v] = w->leaving[v] > 0 ? value / w->leaving[v] : 0;
    }
    return change;
}

static erg_code iterate(double *rank, base_arena *arena, const measure_arcs *arcs,
                        erg_error *err)
{
    uint32_t n = arcs->node_count;
    walk w = {.n = n, .in = &arcs->in};
    w.leaving = base_arena_array(arena, n, sizeof *w.leaving);
    w.share = base_arena_array(arena, n, sizeof *w.share);
    if (!w.leaving || !w.share) return base_fail_memory(err);
    for (uint32_t v = 0; v < n; v++)
        w.leaving[v] = total(arcs->out.values + arcs->out.offsets[v],
                             measure_row_count(&arcs->out, v));
    for (uint32_t v = 0; v < n; v++)
        w.share[v] = w.leaving[v] > 0 ? rank[v] / w.leaving[v] : 0;
    double before = INFINITY;
    for (int count = 0; count < STEPS_MAX; count++) {
        double change = step(rank, &w);
        if (change <= SETTLED || (change <= SETTLING && change >= before)) break;
        before = change;
    }
    scale_to_sum(rank, n);
    return ERG_OK;
}

erg_code measure_pagerank(double *values, measure_job *job, erg_error *err)
{
    uint32_t n = job->snapshot->node_count;
    base_arena arena = {0};
    measure_arcs arcs;
    for (uint32_t v = 0; v < n; v++)
        values[v] = 1.0 / n;
    if (job->snapshot->tie_count == 0) return ERG_OK;
    erg_code code = measure_arcs_make(&arcs, &arena, job->snapshot, job->directed,
                                      job->unweighted, MEASURE_STRENGTHS, err);
    if (code == ERG_OK) code = iterate(values, &arena, &arcs, err);
    base_arena_free(&arena);
    return code;
}
