/* Core numbers: nodes are taken away by how many neighbours they have left, the fewest
 * first (Batagelj and Zaversnik, "An O(m) algorithm for cores decomposition of networks",
 * 2003). O(nodes + ties) time, 16 bytes a node. */
#include "base/fail.h"
#include "measure/job.h"

/* Nodes in the order of what they have left; those with `k` begin at starts[k]. */
typedef struct peeling {
    uint32_t *left;   /* [node] */
    uint32_t *order;  /* [place] */
    uint32_t *places; /* [node] */
    uint32_t *starts; /* [k] */
} peeling;

static bool sort_by_degree(peeling *p, base_arena *arena, const erg_snapshot *s)
{
    uint32_t n = s->node_count, most = 0;
    p->left = base_arena_array(arena, n, sizeof *p->left);
    p->order = base_arena_array(arena, n, sizeof *p->order);
    p->places = base_arena_array(arena, n, sizeof *p->places);
    if (arena->failed) return false;
    for (uint32_t v = 0; v < n; v++) {
        p->left[v] = s->offsets[v + 1] - s->offsets[v];
        if (p->left[v] > most) most = p->left[v];
    }
    p->starts = base_arena_array(arena, (size_t)most + 2, sizeof *p->starts);
    if (!p->starts) return false;
    for (uint32_t v = 0; v < n; v++)
        p->starts[p->left[v] + 1]++;
    for (uint32_t k = 0; k <= most; k++)
        p->starts[k + 1] += p->starts[k];
    for (uint32_t v = 0; v < n; v++) {
        p->places[v] = p->starts[p->left[v]]++;
        p->order[p->places[v]] = v;
    }
    for (uint32_t k = most + 1; k > 0; k--)
        p->starts[k] = p->starts[k - 1];
    p->starts[0] = 0;
    return true;
}

/* One neighbour fewer: it changes places with the first of those that have as many, and
 * then is the last of those that have one fewer. */
static void lower(peeling *p, uint32_t v)
{
    uint32_t first = p->starts[p->left[v]]++;
    uint32_t other = p->order[first];
    p->order[p->places[v]] = other;
    p->places[other] = p->places[v];
    p->order[first] = v;
    p->places[v] = first;
    p->left[v]--;
}

erg_code measure_coreness(double *values, measure_job *job, erg_error *err)
{
    const erg_snapshot *s = job->snapshot;
    base_arena arena = {0};
    peeling p = {0};
    if (s->node_count == 0) return ERG_OK;
    bool sorted = sort_by_degree(&p, &arena, s);
    for (uint32_t place = 0; sorted && place < s->node_count; place++) {
        uint32_t v = p.order[place];
        values[v] = p.left[v];
        for (uint32_t k = s->offsets[v]; k < s->offsets[v + 1]; k++)
            if (p.left[s->neighbours[k]] > p.left[v]) lower(&p, s->neighbours[k]);
    }
    base_arena_free(&arena);
    return sorted ? ERG_OK : base_fail_memory(err);
}
