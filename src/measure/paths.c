#include "measure/paths.h"

#include <math.h>
#include <pthread.h>
#include <stdatomic.h>
#include <time.h>
#include <unistd.h>

#include "base/fail.h"
#include "measure/path_kernel.h"
#include "measure/path_plain.h"
#include "measure/path_sample.h"
#include "measure/sum.h"

/* A thread is worth starting for so many arcs and nodes to walk over. */
#define WORK_OF_A_THREAD 1e6
#define THREADS_MAX 256

/* Sums of some of the sources. The last three only where sources are a sample: of a node
 * the sources it reaches, their distances and the reciprocals of those. */
typedef struct lane {
    double *betweenness, *hits, *distances, *reciprocals;
} lane;

typedef struct run {
    measure_path_graph graph;
    measure_paths_how how;
    measure_path_sample sample;
    const uint32_t *sources; /* NULL: the first so many nodes */
    uint32_t source_count, lane_count;
    lane *lanes;
    measure_paths *out; /* in the snapshot's order */
    atomic_uint next_lane, done;
    atomic_bool failed; /* memory ran out */
} run;

typedef struct worker {
    run *run;
    base_arena arena;
    measure_path_kernel kernel;
    measure_path_plain plain;
    bool has_kernel, has_plain;
    double *far; /* distances of what was reached from the source at hand */
    uint32_t far_count;
    bool tells;
    pthread_t thread;
} worker;

/* --- a source ---- */

static void set_result(run *r, uint32_t node, double others, double distances,
                       double reciprocals)
{
    double all_others = (double)r->graph.arcs.node_count - 1;
    uint32_t old = r->graph.old_of[node];
    if (!(others > 0)) return;
    r->out->closeness[old] = others / all_others * (others / distances);
    r->out->harmonic[old] = reciprocals / all_others;
}

static void read_far(worker *w, uint32_t source)
{
    measure_sum sum = {0, 0}, reciprocals = {0, 0};
    for (uint32_t i = 0; i < w->far_count; i++) {
        measure_sum_add(&sum, w->far[i]);
        measure_sum_add(&reciprocals, 1 / w->far[i]);
    }
    set_result(w->run, source, w->far_count, measure_sum_value(&sum),
               measure_sum_value(&reciprocals));
}

/* The same for a leaf of the source: all is farther by its tie, but for itself. */
static void read_far_of_leaf(worker *w, uint32_t leaf, double length)
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
    set_result(w->run, leaf, w->far_count, measure_sum_value(&sum),
               measure_sum_value(&reciprocals));
}

static void read_leaves(worker *w, uint32_t source)
{
    const measure_path_graph *g = &w->run->graph;
    const measure_rows *out = &g->arcs.out;
    for (uint32_t a = g->leaf_from[source]; a < out->offsets[source + 1]; a++) {
        uint32_t leaf = g->old_of[out->targets[a]];
        if (a > g->leaf_from[source] && !(out->values[a] > out->values[a - 1])) {
            uint32_t same = g->old_of[out->targets[a - 1]];
            w->run->out->closeness[leaf] = w->run->out->closeness[same];
            w->run->out->harmonic[leaf] = w->run->out->harmonic[same];
        } else {
            read_far_of_leaf(w, out->targets[a], out->values[a]);
        }
    }
}

static void add_to_sample(lane *to, const uint32_t *order, const double *distances,
                          uint32_t reached)
{
    for (uint32_t place = 1; place < reached; place++) {
        uint32_t v = order[place];
        to->hits[v] += 1;
        to->distances[v] += distances[v];
        to->reciprocals[v] += 1 / distances[v];
    }
}

static void gather_far(worker *w, const uint32_t *order, const double *distances,
                       uint32_t reached)
{
    w->far_count = 0;
    for (uint32_t place = 1; place < reached; place++)
        w->far[w->far_count++] = distances[order[place]];
}

static void gather_far_leaves(worker *w)
{
    const measure_path_graph *g = &w->run->graph;
    const measure_path_kernel *k = &w->kernel;
    const measure_rows *out = &g->arcs.out;
    for (uint32_t place = 0; place < k->reached; place++) {
        uint32_t v = k->order[place];
        for (uint32_t a = g->leaf_from[v]; a < out->offsets[v + 1]; a++)
            w->far[w->far_count++] = k->distances[v] + out->values[a];
    }
}

static void search_plain(worker *w, lane *to, uint32_t source)
{
    const run *r = w->run;
    if (!w->has_plain)
        w->has_plain = measure_path_plain_open(&w->plain, &w->arena, &r->graph.arcs);
    if (!w->has_plain) {
        atomic_store(&w->run->failed, true);
        return;
    }
    measure_path_plain_run(&w->plain, source);
    const measure_search *s = &w->plain.search;
    if (r->sources) {
        add_to_sample(to, s->order, s->distances, s->reached);
    } else {
        gather_far(w, s->order, s->distances, s->reached);
        read_far(w, source);
    }
    if (r->how.betweenness) measure_path_plain_add(to->betweenness, &w->plain);
}

/* The source and its leaves. Each leaf stands between nobody; its paths to all but its
 * neighbour pass through that. */
static void search(worker *w, lane *to, uint32_t source)
{
    const run *r = w->run;
    const measure_path_graph *g = &r->graph;
    measure_path_kernel *k = &w->kernel;
    if (g->queue == MEASURE_PATH_HEAP) {
        search_plain(w, to, source);
        return;
    }
    uint32_t first = g->leaf_from[source], end = g->arcs.out.offsets[source + 1];
    if (!measure_path_kernel_run(k, source)) {
        search_plain(w, to, source);
        for (uint32_t a = first; a < end; a++)
            search_plain(w, to, g->arcs.out.targets[a]);
        return;
    }
    if (r->sources) {
        add_to_sample(to, k->order, k->distances, k->reached);
    } else {
        gather_far(w, k->order, k->distances, k->reached);
        gather_far_leaves(w);
        read_far(w, source);
        read_leaves(w, source);
    }
    if (!r->how.betweenness) return;
    double leaves = end - first;
    measure_path_kernel_add(to->betweenness, k, 1 + leaves);
    if (leaves > 0) to->betweenness[source] += leaves * (w->far_count - 1.0);
}

/* --- threads ---- */

static void work_lane(worker *w, uint32_t number)
{
    run *r = w->run;
    for (uint32_t i = number; i < r->source_count; i += r->lane_count) {
        if (atomic_load_explicit(&r->failed, memory_order_relaxed)) return;
        search(w, &r->lanes[number], r->sources ? r->sources[i] : i);
        unsigned done = atomic_fetch_add_explicit(&r->done, 1, memory_order_relaxed) + 1;
        if (w->tells)
            r->how.progress.tell(r->how.progress.to, (double)done / r->source_count);
    }
}

static void *work(void *of)
{
    worker *w = of;
    run *r = w->run;
    for (;;) {
        uint32_t number = atomic_fetch_add(&r->next_lane, 1);
        if (number >= r->lane_count) return NULL;
        work_lane(w, number);
    }
}

static bool open_worker(worker *w, run *r)
{
    uint32_t n = r->graph.arcs.node_count;
    *w = (worker){.run = r};
    w->far = base_arena_array(&w->arena, n, sizeof *w->far);
    if (r->graph.queue == MEASURE_PATH_HEAP) return w->far != NULL;
    return measure_path_kernel_open(&w->kernel, &w->arena, &r->graph);
}

static unsigned thread_count(const run *r)
{
    const measure_arcs *arcs = &r->graph.arcs;
    double all = ((double)arcs->node_count + arcs->out.offsets[arcs->node_count]) *
                 r->source_count;
    long machine = sysconf(_SC_NPROCESSORS_ONLN);
    unsigned count = r->how.threads > 0 ? r->how.threads
                     : machine > 0      ? (unsigned)machine
                                        : 1;
    if (count > all / WORK_OF_A_THREAD) count = (unsigned)(all / WORK_OF_A_THREAD);
    if (count > r->lane_count) count = r->lane_count;
    return count > 1 ? count : 1;
}

/* The thread that asks works as well. Where others cannot be started it does it all. */
static erg_code work_all(run *r, base_arena *arena, erg_error *err)
{
    unsigned count = thread_count(r), started = 1;
    worker *workers = base_arena_array(arena, count, sizeof *workers);
    bool opened = workers != NULL;
    for (unsigned i = 0; opened && i < count; i++)
        opened = open_worker(&workers[i], r);
    if (opened) {
        workers[0].tells = r->how.progress.tell != NULL;
        while (started < count && pthread_create(&workers[started].thread, NULL, work,
                                                 &workers[started]) == 0)
            started++;
        work(&workers[0]);
        for (unsigned i = 1; i < started; i++)
            pthread_join(workers[i].thread, NULL);
    }
    for (unsigned i = 0; workers && i < count; i++)
        base_arena_free(&workers[i].arena);
    return opened && !atomic_load(&r->failed) ? ERG_OK : base_fail_memory(err);
}

/* --- all sources ---- */

static double lanes_sum(const run *r, size_t member, uint32_t v)
{
    measure_sum sum = {0, 0};
    for (uint32_t i = 0; i < r->lane_count; i++)
        measure_sum_add(&sum,
                        (*(double *const *)((const char *)&r->lanes[i] + member))[v]);
    return measure_sum_value(&sum);
}

/* Scales what the sources of its part say of a node up to all others of the part. */
static double scale_sample(run *r, uint32_t v)
{
    const measure_path_sample *s = &r->sample;
    uint32_t part = s->part_of[v];
    double others = s->part_sizes[part] - 1.0;
    double asked = s->drawn[part] - (s->is_source[v] ? 1.0 : 0.0);
    double scale = asked > 0 ? others / asked : 0;
    set_result(r, v, scale * lanes_sum(r, offsetof(lane, hits), v),
               scale * lanes_sum(r, offsetof(lane, distances), v),
               scale * lanes_sum(r, offsetof(lane, reciprocals), v));
    return scale;
}

static void collect(run *r)
{
    for (uint32_t v = 0; v < r->graph.arcs.node_count; v++) {
        double scale = r->sources ? scale_sample(r, v) : 1;
        /* Undirected, each pair was met from both its ends. */
        if (!r->graph.arcs.directed) scale /= 2;
        if (r->how.betweenness)
            r->out->betweenness[r->graph.old_of[v]] =
                scale * lanes_sum(r, offsetof(lane, betweenness), v);
    }
    r->out->error_bound = r->sample.error_bound;
    r->out->sampled = r->sources && r->source_count < r->graph.arcs.node_count;
}

static void open_lanes(run *r, base_arena *arena)
{
    uint32_t n = r->graph.arcs.node_count;
    r->lane_count = n > MEASURE_LARGE ? MEASURE_LANES_LARGE : MEASURE_LANES;
    if (r->lane_count > r->source_count) r->lane_count = r->source_count;
    r->lanes = base_arena_array(arena, r->lane_count, sizeof *r->lanes);
    for (uint32_t i = 0; r->lanes && i < r->lane_count; i++) {
        lane *to = &r->lanes[i];
        if (r->how.betweenness)
            to->betweenness = base_arena_array(arena, n, sizeof(double));
        if (!r->sources) continue;
        to->hits = base_arena_array(arena, n, sizeof(double));
        to->distances = base_arena_array(arena, n, sizeof(double));
        to->reciprocals = base_arena_array(arena, n, sizeof(double));
    }
}

/* What is far from a source is met in a sample against the arcs, so that distances are
 * those from each node to the source. */
static erg_code open_run(run *r, base_arena *arena, const measure_arcs *arcs,
                         const measure_paths_how *how, erg_error *err)
{
    bool samples = how->sample > 0 && how->sample < arcs->node_count;
    r->how = *how;
    if (!measure_path_graph_make(&r->graph, arena, arcs, !samples, samples))
        return base_fail_memory(err);
    r->source_count =
        r->graph.queue == MEASURE_PATH_HEAP ? arcs->node_count : r->graph.core;
    if (samples) {
        if (!measure_path_sample_draw(&r->sample, arena, &r->graph, how->sample,
                                      how->seed))
            return base_fail_memory(err);
        r->sources = r->sample.sources;
        r->source_count = r->sample.count;
    }
    open_lanes(r, arena);
    return arena->failed ? base_fail_memory(err) : ERG_OK;
}

erg_code measure_paths_compute(measure_paths *out, base_arena *arena,
                               const measure_arcs *arcs, const measure_paths_how *how,
                               erg_error *err)
{
    run r = {.out = out};
    base_arena own = {0};
    *out = (measure_paths){0};
    out->closeness = base_arena_array(arena, arcs->node_count, sizeof(double));
    out->harmonic = base_arena_array(arena, arcs->node_count, sizeof(double));
    if (how->betweenness)
        out->betweenness = base_arena_array(arena, arcs->node_count, sizeof(double));
    if (arena->failed) return base_fail_memory(err);
    erg_code code = open_run(&r, &own, arcs, how, err);
    if (code == ERG_OK) code = work_all(&r, &own, err);
    if (code == ERG_OK) collect(&r);
    base_arena_free(&own);
    return code;
}

static double seconds_since(const struct timespec *start)
{
    struct timespec now = {0, 0};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return difftime(now.tv_sec, start->tv_sec) +
           1e-9 * (double)(now.tv_nsec - start->tv_nsec);
}

erg_code measure_paths_seconds(double *seconds, const measure_arcs *arcs,
                               const measure_paths_how *how, erg_error *err)
{
    enum { TRIES = 64 };
    run r = {0};
    worker w = {0};
    base_arena own = {0};
    measure_paths unused = {0};
    struct timespec start = {0, 0};
    uint32_t tried = 0;
    *seconds = 0;
    r.out = &unused;
    unused.closeness = base_arena_array(&own, arcs->node_count, sizeof(double));
    unused.harmonic = base_arena_array(&own, arcs->node_count, sizeof(double));
    erg_code code =
        own.failed ? base_fail_memory(err) : open_run(&r, &own, arcs, how, err);
    if (code == ERG_OK && !open_worker(&w, &r)) code = base_fail_memory(err);
    clock_gettime(CLOCK_MONOTONIC, &start);
    while (code == ERG_OK && tried < TRIES && tried < r.source_count &&
           (tried == 0 || *seconds < 0.3)) {
        uint32_t i = (uint32_t)((uint64_t)tried * r.source_count / TRIES);
        search(&w, &r.lanes[0], r.sources ? r.sources[i] : i);
        tried++;
        *seconds = seconds_since(&start);
    }
    if (tried > 0) *seconds *= (double)r.source_count / tried / thread_count(&r);
    base_arena_free(&w.arena);
    base_arena_free(&own);
    return code;
}
