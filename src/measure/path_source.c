#include "measure/path_source.h"

#include "measure/sum.h"

uint32_t measure_path_step(const measure_path_graph *graph)
{
    return graph->queue == MEASURE_PATH_HOPS ? MEASURE_BATCH : 1;
}

bool measure_path_worker_open(measure_path_worker *w, const measure_path_task *task)
{
    const measure_path_graph *g = task->graph;
    *w = (measure_path_worker){.task = task};
    w->far = base_arena_array(&w->arena, g->arcs.node_count, sizeof *w->far);
    if (!w->far) return false;
    if (g->queue == MEASURE_PATH_HOPS)
        return measure_path_batch_open(&w->batch, &w->arena, g, task->betweenness);
    return g->queue == MEASURE_PATH_HEAP ||
           measure_path_kernel_open(&w->kernel, &w->arena, g);
}

void measure_path_worker_close(measure_path_worker *w)
{
    base_arena_free(&w->arena);
}

/* --- closeness and harmonic --- */

void measure_path_result(const measure_path_task *t, uint32_t node, double others,
                         double distances, double reciprocals)
{
    double all_others = (double)t->graph->arcs.node_count - 1;
    uint32_t old = t->graph->old_of[node];
    if (!(others > 0)) return;
    t->out->closeness[old] = others / all_others * (others / distances);
    t->out->harmonic[old] = reciprocals / all_others;
}

static void copy_result(const measure_path_task *t, uint32_t to, uint32_t from)
{
    uint32_t old = t->graph->old_of[to], same = t->graph->old_of[from];
    t->out->closeness[old] = t->out->closeness[same];
    t->out->harmonic[old] = t->out->harmonic[same];
}

static void read_far(measure_path_worker *w, uint32_t source)
{
    measure_sum sum = {0, 0}, reciprocals = {0, 0};
    for (uint32_t i = 0; i < w->far_count; i++) {
        measure_sum_add(&sum, w->far[i]);
        measure_sum_add(&reciprocals, 1 / w->far[i]);
    }
    measure_path_result(w->task, source, w->far_count, measure_sum_value(&sum),
                        measure_sum_value(&reciprocals));
}

/* The same for a leaf of the source: all is farther by its tie, but for itself. */
static void read_far_of_leaf(measure_path_worker *w, uint32_t leaf, double length)
{
    measure_sum sum = {0, 0}, reciprocals = {0, 0};
    for (uint32_t i = 0; i < w->far_count; i++) {
        measure_sum_add(&sum, length + w->far[i]);
        measure_sum_add(&reciprocals, 1 / (length + w->far[i]));
    }
    measure_sum_add(&sum, -(length + length));
    measure_sum_add(&reciprocals, -1 / (length + length));
    measure_sum_add(&sum, length);
    measure_sum_add(&reciprocals, 1 / length);
    measure_path_result(w->task, leaf, w->far_count, measure_sum_value(&sum),
                        measure_sum_value(&reciprocals));
}

static void read_leaves(measure_path_worker *w, uint32_t source)
{
    const measure_path_graph *g = w->task->graph;
    const measure_rows *out = &g->arcs.out;
    for (uint32_t a = g->leaf_from[source]; a < out->offsets[source + 1]; a++) {
        if (a > g->leaf_from[source] && !(out->values[a] > out->values[a - 1]))
            copy_result(w->task, out->targets[a], out->targets[a - 1]);
        else
            read_far_of_leaf(w, out->targets[a], out->values[a]);
    }
}

static void gather_far(measure_path_worker *w, const uint32_t *order,
                       const double *distances, uint32_t reached)
{
    w->far_count = reached - 1;
    for (uint32_t place = 1; place < reached; place++)
        w->far[place - 1] = distances[order[place]];
}

static void gather_far_leaves(measure_path_worker *w)
{
    const measure_path_graph *g = w->task->graph;
    const measure_path_kernel *k = &w->kernel;
    const measure_rows *out = &g->arcs.out;
    if (g->core == g->arcs.node_count) return;
    for (uint32_t place = 0; place < k->reached; place++) {
        uint32_t v = k->order[place];
        for (uint32_t a = g->leaf_from[v]; a < out->offsets[v + 1]; a++)
            w->far[w->far_count++] = k->distances[v] + out->values[a];
    }
}

static void add_to_sample(measure_path_sums *to, const uint32_t *order,
                          const double *distances, uint32_t reached)
{
    for (uint32_t place = 1; place < reached; place++) {
        uint32_t v = order[place];
        to->hits[v] += 1;
        to->distances[v] += distances[v];
        to->reciprocals[v] += 1 / distances[v];
    }
}

/* --- a source --- */

static bool search_plain(measure_path_worker *w, measure_path_sums *to, uint32_t source)
{
    const measure_search *s = &w->plain.search;
    if (!w->has_plain)
        w->has_plain =
            measure_path_plain_open(&w->plain, &w->arena, &w->task->graph->arcs);
    if (!w->has_plain) return false;
    measure_path_plain_run(&w->plain, source);
    if (w->task->samples) {
        add_to_sample(to, s->order, s->distances, s->reached);
    } else {
        gather_far(w, s->order, s->distances, s->reached);
        read_far(w, source);
    }
    if (w->task->betweenness) measure_path_plain_add(to->betweenness, &w->plain);
    return true;
}

static bool search_plain_with_leaves(measure_path_worker *w, measure_path_sums *to,
                                     uint32_t source)
{
    const measure_path_graph *g = w->task->graph;
    bool done = search_plain(w, to, source);
    if (g->queue == MEASURE_PATH_HEAP) return done;
    for (uint32_t a = g->leaf_from[source]; done && a < g->arcs.out.offsets[source + 1];
         a++)
        done = search_plain(w, to, g->arcs.out.targets[a]);
    return done;
}

/* The source and its leaves. Each leaf stands between nobody; its paths to all but its
 * neighbour pass through that. */
static bool search(measure_path_worker *w, measure_path_sums *to, uint32_t source)
{
    const measure_path_graph *g = w->task->graph;
    measure_path_kernel *k = &w->kernel;
    if (g->queue == MEASURE_PATH_HEAP || !measure_path_kernel_run(k, source))
        return search_plain_with_leaves(w, to, source);
    if (w->task->samples) {
        add_to_sample(to, k->order, k->distances, k->reached);
    } else {
        gather_far(w, k->order, k->distances, k->reached);
        gather_far_leaves(w);
        read_far(w, source);
        read_leaves(w, source);
    }
    if (!w->task->betweenness) return true;
    double leaves = g->arcs.out.offsets[source + 1] - g->leaf_from[source];
    measure_path_kernel_add(to->betweenness, k, 1 + leaves);
    if (leaves > 0) to->betweenness[source] += leaves * (w->far_count - 1.0);
    return true;
}

/* --- eight sources --- */

static void read_batch(measure_path_worker *w, const uint32_t *sources, uint32_t count)
{
    const measure_path_graph *g = w->task->graph;
    const measure_path_batch *b = &w->batch;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t first = g->leaf_from[sources[i]];
        uint32_t end = g->arcs.out.offsets[sources[i] + 1];
        const uint32_t *leaves = g->arcs.out.targets;
        double others = b->others[i], distances = b->distances[i];
        measure_path_result(w->task, sources[i], others, distances,
                            measure_sum_value(&b->reciprocals[i]));
        /* From a leaf all is farther by 1, but for the source and the leaf itself. */
        measure_sum of_leaf = b->reciprocals_of_leaf[i];
        measure_sum_add(&of_leaf, 0.5);
        if (first < end)
            measure_path_result(w->task, leaves[first], others, distances + others - 1,
                                measure_sum_value(&of_leaf));
        for (uint32_t a = first + 1; a < end; a++)
            copy_result(w->task, leaves[a], leaves[first]);
    }
}

static void add_batch_to_sample(measure_path_sums *to, const measure_path_batch *b)
{
    for (uint32_t level = 1; level < b->level_count; level++) {
        for (uint32_t i = b->level_from[level]; i < b->level_from[level + 1]; i++) {
            uint32_t v = b->visits[i].node;
            double hits = __builtin_popcount(b->visits[i].searches);
            to->hits[v] += hits;
            to->distances[v] += hits * level;
            to->reciprocals[v] += hits / level;
        }
    }
}

static bool search_batch(measure_path_worker *w, measure_path_sums *to,
                         const uint32_t *sources, uint32_t count)
{
    const measure_path_graph *g = w->task->graph;
    measure_path_batch *b = &w->batch;
    double times[MEASURE_BATCH] = {0};
    bool done = true;
    if (!measure_path_batch_run(b, sources, count)) {
        for (uint32_t i = 0; done && i < count; i++)
            done = search_plain_with_leaves(w, to, sources[i]);
        return done;
    }
    if (w->task->samples)
        add_batch_to_sample(to, b);
    else
        read_batch(w, sources, count);
    if (!w->task->betweenness) return true;
    for (uint32_t i = 0; i < count; i++) {
        double leaves = g->arcs.out.offsets[sources[i] + 1] - g->leaf_from[sources[i]];
        times[i] = 1 + leaves;
        if (leaves > 0) to->betweenness[sources[i]] += leaves * (b->others[i] - 1);
    }
    measure_path_batch_add(to->betweenness, b, times);
    return true;
}

bool measure_path_worker_run(measure_path_worker *w, measure_path_sums *to,
                             const uint32_t *sources, uint32_t count)
{
    return w->task->graph->queue == MEASURE_PATH_HOPS
               ? search_batch(w, to, sources, count)
               : search(w, to, sources[0]);
}
