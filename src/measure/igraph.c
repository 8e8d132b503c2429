#include "measure/igraph.h"

#include <igraph.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"

/* Leiden settles within a handful of rounds; this is only a guard. */
enum { ROUNDS_MAX = 100 };

struct measure_igraph {
    igraph_t graph;
    igraph_vector_t weights;
    bool have_graph, have_weights;
    uint32_t node_count;
};

/* igraph's error handler is told no context: the first reason of a call waits here. */
static char first_reason[200];

static void keep_reason(const char *reason, const char *file, int line,
                        igraph_error_t code)
{
    (void)file;
    (void)line;
    (void)code;
    if (first_reason[0] == '\0')
        snprintf(first_reason, sizeof first_reason, "%s", reason);
    IGRAPH_FINALLY_FREE();
}

static void keep_quiet(const char *reason, const char *file, int line)
{
    (void)reason;
    (void)file;
    (void)line;
}

/* What a call needs and has to put back. */
typedef struct run {
    igraph_error_handler_t *old_error;
    igraph_warning_handler_t *old_warning;
    igraph_rng_t random, old_random;
    igraph_vector_t numbers, units;
    igraph_vector_int_t members, old_members;
    bool have_random, have_numbers, have_units, have_members, have_old_members;
} run;

static void run_begin(run *r)
{
    *r = (run){0};
    first_reason[0] = '\0';
    r->old_error = igraph_set_error_handler(keep_reason);
    r->old_warning = igraph_set_warning_handler(keep_quiet);
}

static erg_code run_end(run *r, igraph_error_t status, const char *what, erg_error *err)
{
    if (r->have_numbers) igraph_vector_destroy(&r->numbers);
    if (r->have_units) igraph_vector_destroy(&r->units);
    if (r->have_members) igraph_vector_int_destroy(&r->members);
    if (r->have_old_members) igraph_vector_int_destroy(&r->old_members);
    if (r->have_random) {
        igraph_rng_set_default(&r->old_random);
        igraph_rng_destroy(&r->random);
    }
    igraph_set_error_handler(r->old_error);
    igraph_set_warning_handler(r->old_warning);
    if (status == IGRAPH_SUCCESS) return ERG_OK;
    if (status == IGRAPH_ENOMEM) return base_fail_memory(err);
    return base_fail(err, ERG_EINTERNAL, "%s: igraph failed: %s", what,
                     first_reason[0] ? first_reason : igraph_strerror(status));
}

static igraph_error_t add_numbers(run *r, size_t count)
{
    igraph_error_t status = igraph_vector_init(&r->numbers, (igraph_integer_t)count);
    r->have_numbers = status == IGRAPH_SUCCESS;
    return status;
}

static igraph_error_t add_members(run *r)
{
    igraph_error_t status = igraph_vector_int_init(&r->members, 0);
    r->have_members = status == IGRAPH_SUCCESS;
    if (status != IGRAPH_SUCCESS) return status;
    status = igraph_vector_int_init(&r->old_members, 0);
    r->have_old_members = status == IGRAPH_SUCCESS;
    return status;
}

static size_t count_edges(const measure_arcs *arcs)
{
    size_t slots = arcs->out.offsets[arcs->node_count];
    return arcs->directed ? slots : slots / 2;
}

/* Ends of the edges one after the other, and their weights. */
static void list_edges(igraph_vector_int_t *ends, igraph_vector_t *weights,
                       const measure_arcs *arcs)
{
    igraph_integer_t edge = 0;
    for (uint32_t v = 0; v < arcs->node_count; v++) {
        for (uint32_t k = arcs->out.offsets[v]; k < arcs->out.offsets[v + 1]; k++) {
            if (!arcs->directed && arcs->out.targets[k] < v) continue;
            VECTOR(*ends)[2 * edge] = (igraph_integer_t)v;
            VECTOR(*ends)[2 * edge + 1] = (igraph_integer_t)arcs->out.targets[k];
            VECTOR(*weights)[edge++] = arcs->out.values[k];
        }
    }
}

static igraph_error_t create(measure_igraph *g, run *r, const measure_arcs *arcs)
{
    igraph_integer_t edges = (igraph_integer_t)count_edges(arcs);
    igraph_error_t status = igraph_vector_init(&g->weights, edges);
    g->have_weights = status == IGRAPH_SUCCESS;
    if (status != IGRAPH_SUCCESS) return status;
    status = igraph_vector_int_init(&r->members, 2 * edges);
    r->have_members = status == IGRAPH_SUCCESS;
    if (status != IGRAPH_SUCCESS) return status;
    list_edges(&r->members, &g->weights, arcs);
    status = igraph_create(&g->graph, &r->members, (igraph_integer_t)arcs->node_count,
                           arcs->directed ? IGRAPH_DIRECTED : IGRAPH_UNDIRECTED);
    g->have_graph = status == IGRAPH_SUCCESS;
    return status;
}

erg_code measure_igraph_open(measure_igraph **out, const measure_arcs *arcs,
                             erg_error *err)
{
    measure_igraph *g = calloc(1, sizeof *g);
    run r;
    *out = NULL;
    if (!g) return base_fail_memory(err);
    g->node_count = arcs->node_count;
    run_begin(&r);
    erg_code code = run_end(&r, create(g, &r, arcs), "graph", err);
    if (code == ERG_OK)
        *out = g;
    else
        measure_igraph_close(g);
    return code;
}

void measure_igraph_close(measure_igraph *g)
{
    if (!g) return;
    if (g->have_graph) igraph_destroy(&g->graph);
    if (g->have_weights) igraph_vector_destroy(&g->weights);
    free(g);
}

/* igraph reports success for results of the wrong length in places: never read past one.
 */
static igraph_error_t take_numbers(double *values, const run *r, const measure_igraph *g)
{
    if (igraph_vector_size(&r->numbers) != (igraph_integer_t)g->node_count)
        return IGRAPH_FAILURE;
    for (uint32_t v = 0; v < g->node_count; v++)
        values[v] = VECTOR(r->numbers)[v];
    return IGRAPH_SUCCESS;
}

static igraph_error_t take_members(double *values, const run *r, const measure_igraph *g)
{
    if (igraph_vector_int_size(&r->members) != (igraph_integer_t)g->node_count)
        return IGRAPH_FAILURE;
    for (uint32_t v = 0; v < g->node_count; v++)
        values[v] = (double)VECTOR(r->members)[v];
    return IGRAPH_SUCCESS;
}

erg_code measure_igraph_constraint(double *values, const measure_igraph *g,
                                   erg_error *err)
{
    run r;
    run_begin(&r);
    igraph_error_t status = add_numbers(&r, 0);
    if (status == IGRAPH_SUCCESS)
        status = igraph_constraint(&g->graph, &r.numbers, igraph_vss_all(), &g->weights);
    if (status == IGRAPH_SUCCESS) status = take_numbers(values, &r, g);
    return run_end(&r, status, "constraint", err);
}

erg_code measure_igraph_clustering(double *values, const measure_igraph *g,
                                   erg_error *err)
{
    run r;
    run_begin(&r);
    igraph_error_t status = add_numbers(&r, 0);
    if (status == IGRAPH_SUCCESS)
        status = igraph_transitivity_local_undirected(
            &g->graph, &r.numbers, igraph_vss_all(), IGRAPH_TRANSITIVITY_NAN);
    if (status == IGRAPH_SUCCESS) status = take_numbers(values, &r, g);
    return run_end(&r, status, "clustering", err);
}

static igraph_error_t use_own_random(run *r, uint32_t seed)
{
    igraph_error_t status = igraph_rng_init(&r->random, &igraph_rngtype_mt19937);
    if (status != IGRAPH_SUCCESS) return status;
    status = igraph_rng_seed(&r->random, seed);
    if (status != IGRAPH_SUCCESS) {
        igraph_rng_destroy(&r->random);
        return status;
    }
    r->old_random = *igraph_rng_default();
    igraph_rng_set_default(&r->random);
    r->have_random = true;
    return status;
}

/* Strengths in whole units of 2^-30 of the greatest: sums of them are exact, so that
 * Leiden never chases its own rounding errors. Node weights are the sums, `total` twice
 * the edges' weight. */
static igraph_error_t take_units(run *r, const measure_igraph *g, double *total)
{
    igraph_error_t status = igraph_vector_init_copy(&r->units, &g->weights);
    r->have_units = status == IGRAPH_SUCCESS;
    if (status != IGRAPH_SUCCESS) return status;
    double unit = igraph_vector_max(&r->units) * 0x1p-30;
    *total = 0;
    for (igraph_integer_t e = 0; e < igraph_vector_size(&r->units); e++) {
        double weight = fmax(1, rint(VECTOR(r->units)[e] / unit)) * 0x1p-30;
        VECTOR(r->units)[e] = weight;
        VECTOR(r->numbers)[IGRAPH_FROM(&g->graph, e)] += weight;
        VECTOR(r->numbers)[IGRAPH_TO(&g->graph, e)] += weight;
        *total += 2 * weight;
    }
    return status;
}

/* igraph's n_iterations = -1 stops after one: we go on until a round changes nothing.
 * Members are renumbered in order of appearance, so that one partition has one numbering.
 */
static igraph_error_t iterate_leiden(run *r, const measure_igraph *g, double resolution)
{
    igraph_error_t status = IGRAPH_SUCCESS;
    igraph_integer_t clusters = 0;
    bool changed = true;
    for (int round = 0; changed && round < ROUNDS_MAX && status == IGRAPH_SUCCESS;
         round++) {
        status =
            igraph_community_leiden(&g->graph, &r->units, &r->numbers, resolution, 0.01,
                                    round > 0, 1, &r->members, &clusters, NULL);
        if (status != IGRAPH_SUCCESS) break;
        status = igraph_reindex_membership(&r->members, NULL, &clusters);
        if (status != IGRAPH_SUCCESS) break;
        changed = round == 0 || !igraph_vector_int_all_e(&r->members, &r->old_members);
        if (changed) status = igraph_vector_int_update(&r->old_members, &r->members);
    }
    return status;
}

erg_code measure_igraph_leiden(double *values, const measure_igraph *g, double resolution,
                               uint32_t seed, erg_error *err)
{
    run r;
    double total = 0;
    run_begin(&r);
    igraph_error_t status = add_numbers(&r, g->node_count);
    if (status == IGRAPH_SUCCESS) status = add_members(&r);
    if (status == IGRAPH_SUCCESS) status = take_units(&r, g, &total);
    if (status == IGRAPH_SUCCESS) status = use_own_random(&r, seed);
    if (status == IGRAPH_SUCCESS) status = iterate_leiden(&r, g, resolution / total);
    if (status == IGRAPH_SUCCESS) status = take_members(values, &r, g);
    return run_end(&r, status, "community", err);
}
