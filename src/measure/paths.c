#include "measure/paths.h"

#include <math.h>

#include "base/fail.h"
#include "measure/search.h"
#include "measure/sum.h"

/* A number of paths: value * 2^(512 * steps). */
#define STEP_LIMIT 0x1p512

typedef struct path_count {
    double value;
    int32_t steps;
} path_count;

typedef struct pass {
    measure_search search;
    path_count *counts; /* [node] */
    double *dependent;  /* [node]: Brandes' delta */
} pass;

static void count_add(path_count *sum, path_count more)
{
    if (more.steps > sum->steps) {
        path_count less = *sum;
        *sum = more;
        more = less;
    }
    if (more.steps == sum->steps)
        sum->value += more.value;
    else if (more.steps == sum->steps - 1)
        sum->value += more.value / STEP_LIMIT;
    if (sum->value >= STEP_LIMIT) {
        sum->value /= STEP_LIMIT;
        sum->steps++;
    }
}

/* The share of the paths to `all` that come through `part`, one of the nodes before it.
 */
static double count_share(path_count part, path_count all)
{
    double share = part.value / all.value;
    return part.steps == all.steps ? share : ldexp(share, 512 * (part.steps - all.steps));
}

static void count_paths(pass *p)
{
    const measure_search *s = &p->search;
    p->counts[s->order[0]] = (path_count){1, 0};
    for (uint32_t place = 1; place < s->reached; place++) {
        path_count sum = {0, 0};
        for (uint32_t k = s->before_offsets[place]; k < s->before_offsets[place + 1]; k++)
            count_add(&sum, p->counts[s->before[k]]);
        p->counts[s->order[place]] = sum;
    }
}

static void add_dependencies(double *betweenness, pass *p)
{
    const measure_search *s = &p->search;
    for (uint32_t place = 0; place < s->reached; place++)
        p->dependent[s->order[place]] = 0;
    for (uint32_t place = s->reached; place-- > 1;) {
        uint32_t v = s->order[place];
        for (uint32_t k = s->before_offsets[place]; k < s->before_offsets[place + 1];
             k++) {
            uint32_t u = s->before[k];
            p->dependent[u] +=
                count_share(p->counts[u], p->counts[v]) * (1 + p->dependent[v]);
        }
        betweenness[v] += p->dependent[v];
    }
}

static void read_distances(measure_paths *out, const measure_search *s)
{
    measure_sum sum = {0, 0}, reciprocals = {0, 0};
    double others = (double)s->reached - 1;
    double all_others = (double)s->arcs->node_count - 1;
    uint32_t source = s->order[0];
    for (uint32_t place = 1; place < s->reached; place++) {
        double distance = s->distances[s->order[place]];
        measure_sum_add(&sum, distance);
        measure_sum_add(&reciprocals, 1 / distance);
    }
    if (s->reached < 2) return;
    out->closeness[source] = others / all_others * (others / measure_sum_value(&sum));
    out->harmonic[source] = measure_sum_value(&reciprocals) / all_others;
}

erg_code measure_paths_compute(measure_paths *out, base_arena *arena,
                               const measure_arcs *arcs, bool betweenness, erg_error *err)
{
    size_t n = arcs->node_count;
    pass p = {0};
    *out = (measure_paths){0};
    out->closeness = base_arena_array(arena, n, sizeof(double));
    out->harmonic = base_arena_array(arena, n, sizeof(double));
    if (betweenness) out->betweenness = base_arena_array(arena, n, sizeof(double));
    p.counts = base_arena_array(arena, n, sizeof *p.counts);
    p.dependent = base_arena_array(arena, n, sizeof *p.dependent);
    if (!measure_search_open(&p.search, arena, arcs)) return base_fail_memory(err);

    for (uint32_t source = 0; source < n; source++) {
        measure_search_run(&p.search, source);
        read_distances(out, &p.search);
        if (!betweenness) continue;
        measure_search_trace(&p.search);
        count_paths(&p);
        add_dependencies(out->betweenness, &p);
    }
    /* Undirected, each pair was met from both its ends. */
    if (betweenness && !arcs->directed)
        for (size_t v = 0; v < n; v++)
            out->betweenness[v] /= 2;
    return ERG_OK;
}
