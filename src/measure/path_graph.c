#include "measure/path_graph.h"

#include <math.h>
#include <stdlib.h>

/* Buckets where the longest tie is at most so many times the shortest... */
#define BUCKET_SPREAD 1e4
/* ... and no path is longer than so many of the shortest: see path_kernel.h. */
#define BUCKET_REACH 2.5e9

typedef struct numbering {
    measure_path_graph *graph;
    const measure_arcs *from;
    uint32_t *new_of;
    bool leaves;
} numbering;

typedef struct leaf {
    double length;
    uint32_t node;
} leaf;

static uint32_t degree(const measure_arcs *arcs, uint32_t v)
{
    uint32_t out = measure_row_count(&arcs->out, v);
    return arcs->directed ? out + measure_row_count(&arcs->in, v) : out;
}

static bool is_leaf(const numbering *n, uint32_t v)
{
    if (!n->leaves || n->from->directed || degree(n->from, v) != 1) return false;
    uint32_t neighbour = n->from->out.targets[n->from->out.offsets[v]];
    return neighbour != v && degree(n->from, neighbour) > 1;
}

/* Leaves count as of degree 0, which others are as well where nothing is tied to them: so
 * those go before. */
static uint32_t weight_of(const numbering *n, uint32_t v)
{
    return is_leaf(n, v) ? 0 : 1 + degree(n->from, v);
}

/* A counting sort by degree, the highest first; equal ones stay in their order. */
static bool number_nodes(numbering *n, base_arena *arena)
{
    uint32_t count = n->from->node_count, most = 0;
    for (uint32_t v = 0; v < count; v++)
        if (weight_of(n, v) > most) most = weight_of(n, v);
    uint32_t *next = calloc((size_t)most + 2, sizeof *next);
    n->graph->old_of = base_arena_array(arena, count, sizeof *n->graph->old_of);
    if (next && n->graph->old_of) {
        for (uint32_t v = 0; v < count; v++)
            next[most - weight_of(n, v) + 1]++;
        n->graph->core = count - next[most + 1];
        for (uint32_t w = 0; w <= most; w++)
            next[w + 1] += next[w];
        for (uint32_t v = 0; v < count; v++) {
            n->new_of[v] = next[most - weight_of(n, v)]++;
            n->graph->old_of[n->new_of[v]] = v;
        }
    }
    free(next);
    return next && n->graph->old_of;
}

/* Each row's targets in the new order: rows are filled by going through all nodes in that
 * order and writing each into the rows it is a target of, which `reverse` names. */
static bool number_rows(measure_rows *to, numbering *n, base_arena *arena,
                        const measure_rows *rows, const measure_rows *reverse)
{
    uint32_t count = n->from->node_count;
    const uint32_t *old_of = n->graph->old_of;
    uint32_t *offsets = base_arena_array(arena, (size_t)count + 1, sizeof *offsets);
    uint32_t *targets = base_arena_array(arena, rows->offsets[count], sizeof *targets);
    double *values = base_arena_array(arena, rows->offsets[count], sizeof *values);
    uint32_t *next = malloc(((size_t)count + 1) * sizeof *next);
    bool done = offsets && targets && values && next;
    for (uint32_t v = 0; done && v < count; v++) {
        next[v] = offsets[v];
        offsets[v + 1] = offsets[v] + measure_row_count(rows, old_of[v]);
    }
    for (uint32_t w = 0; done && w < count; w++) {
        uint32_t old = old_of[w];
        for (uint32_t k = reverse->offsets[old]; k < reverse->offsets[old + 1]; k++) {
            uint32_t slot = next[n->new_of[reverse->targets[k]]]++;
            targets[slot] = w;
            values[slot] = reverse->values[k];
        }
    }
    free(next);
    *to = (measure_rows){offsets, targets, values};
    return done;
}

static int nearer(const void *a, const void *b)
{
    const leaf *x = a, *y = b;
    if (x->length != y->length) return x->length < y->length ? -1 : 1;
    return (x->node > y->node) - (x->node < y->node);
}

static bool sort_leaves(measure_rows *rows, uint32_t from, uint32_t to)
{
    uint32_t *targets = (uint32_t *)rows->targets;
    double *values = (double *)rows->values;
    if (to - from < 2) return true;
    leaf *leaves = malloc((to - from) * sizeof *leaves);
    if (!leaves) return false;
    for (uint32_t k = from; k < to; k++)
        leaves[k - from] = (leaf){values[k], targets[k]};
    qsort(leaves, to - from, sizeof *leaves, nearer);
    for (uint32_t k = from; k < to; k++) {
        targets[k] = leaves[k - from].node;
        values[k] = leaves[k - from].length;
    }
    free(leaves);
    return true;
}

static bool find_leaves(measure_path_graph *g, base_arena *arena)
{
    measure_rows *out = &g->arcs.out;
    g->leaf_from = base_arena_array(arena, g->core, sizeof *g->leaf_from);
    if (!g->leaf_from) return false;
    for (uint32_t v = 0; v < g->core; v++) {
        uint32_t k = out->offsets[v + 1];
        while (k > out->offsets[v] && out->targets[k - 1] >= g->core)
            k--;
        g->leaf_from[v] = k;
        if (!sort_leaves(out, k, out->offsets[v + 1])) return false;
    }
    return true;
}

static void choose_queue(measure_path_graph *g)
{
    const measure_rows *out = &g->arcs.out;
    uint32_t arc_count = out->offsets[g->arcs.node_count];
    g->shortest = arc_count > 0 ? out->values[0] : 1;
    g->longest = g->shortest;
    for (uint32_t k = 1; k < arc_count; k++) {
        g->shortest = fmin(g->shortest, out->values[k]);
        g->longest = fmax(g->longest, out->values[k]);
    }
    double spread = g->longest / g->shortest;
    if (g->arcs.even)
        g->queue = MEASURE_PATH_HOPS;
    else if (spread <= BUCKET_SPREAD && spread * g->arcs.node_count <= BUCKET_REACH)
        g->queue = MEASURE_PATH_BUCKETS;
    else
        g->queue = MEASURE_PATH_HEAP;
}

bool measure_path_graph_make(measure_path_graph *g, base_arena *arena,
                             const measure_arcs *arcs, bool leaves, bool backwards)
{
    numbering n = {.graph = g, .from = arcs, .leaves = leaves};
    *g = (measure_path_graph){.arcs = {.node_count = arcs->node_count,
                                       .directed = arcs->directed,
                                       .even = arcs->even}};
    n.new_of = malloc(((size_t)arcs->node_count + 1) * sizeof *n.new_of);
    bool done = n.new_of && number_nodes(&n, arena) &&
                number_rows(backwards ? &g->arcs.in : &g->arcs.out, &n, arena, &arcs->out,
                            &arcs->in);
    if (done && arcs->directed)
        done = number_rows(backwards ? &g->arcs.out : &g->arcs.in, &n, arena, &arcs->in,
                           &arcs->out);
    if (done && !arcs->directed) {
        if (backwards) g->arcs.out = g->arcs.in;
        g->arcs.in = g->arcs.out;
    }
    free(n.new_of);
    if (done) choose_queue(g);
    return done && find_leaves(g, arena);
}
