#include "measure/paths.h"

#include <math.h>
#include <pthread.h>
#include <stdatomic.h>
#include <time.h>
#include <unistd.h>

#include "base/fail.h"
#include "measure/path_sample.h"
#include "measure/path_source.h"
#include "measure/sum.h"

/* A thread is worth starting for so many arcs and nodes to walk over. */
#define WORK_OF_A_THREAD 1e6
#define THREADS_MAX 256

typedef struct run {
    measure_path_graph graph;
    measure_path_task task;
    measure_paths_how how;
    measure_path_sample sample;
    uint32_t *sources;
    uint32_t source_count;
    uint32_t step, step_count; /* sources at once; how often that is */
    uint32_t lane_count;
    measure_path_sums *lanes;
    atomic_uint next_lane, done;
    atomic_bool failed; /* memory ran out */
} run;

typedef struct thread {
    run *run;
    measure_path_worker worker;
    bool tells;
    pthread_t id;
} thread;

/* --- threads --- */

/* Searches from step `number`. */
static bool take_step(measure_path_worker *w, run *r, measure_path_sums *to,
                      uint32_t number)
{
    uint32_t from = number * r->step, left = r->source_count - from;
    return measure_path_worker_run(w, to, r->sources + from,
                                   left < r->step ? left : r->step);
}

static void work_lane(thread *t, uint32_t number)
{
    run *r = t->run;
    for (uint32_t i = number; i < r->step_count; i += r->lane_count) {
        if (atomic_load_explicit(&r->failed, memory_order_relaxed)) return;
        if (!take_step(&t->worker, r, &r->lanes[number], i))
            atomic_store(&r->failed, true);
        unsigned done = atomic_fetch_add_explicit(&r->done, 1, memory_order_relaxed) + 1;
        if (t->tells)
            r->how.progress.tell(r->how.progress.to, (double)done / r->step_count);
    }
}

static void *work(void *of)
{
    thread *t = of;
    run *r = t->run;
    for (;;) {
        uint32_t number = atomic_fetch_add(&r->next_lane, 1);
        if (number >= r->lane_count) return NULL;
        work_lane(t, number);
    }
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
    thread *threads = base_arena_array(arena, count, sizeof *threads);
    bool opened = threads != NULL;
    for (unsigned i = 0; opened && i < count; i++) {
        threads[i].run = r;
        opened = measure_path_worker_open(&threads[i].worker, &r->task);
    }
    if (opened) {
        threads[0].tells = r->how.progress.tell != NULL;
        while (started < count &&
               pthread_create(&threads[started].id, NULL, work, &threads[started]) == 0)
            started++;
        work(&threads[0]);
        for (unsigned i = 1; i < started; i++)
            pthread_join(threads[i].id, NULL);
    }
    for (unsigned i = 0; threads && i < count; i++)
        measure_path_worker_close(&threads[i].worker);
    return opened && !atomic_load(&r->failed) ? ERG_OK : base_fail_memory(err);
}

/* --- all sources --- */

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
    measure_path_result(
        &r->task, v, scale * lanes_sum(r, offsetof(measure_path_sums, hits), v),
        scale * lanes_sum(r, offsetof(measure_path_sums, distances), v),
        scale * lanes_sum(r, offsetof(measure_path_sums, reciprocals), v));
    return scale;
}

static void collect(run *r)
{
    for (uint32_t v = 0; v < r->graph.arcs.node_count; v++) {
        double scale = r->task.samples ? scale_sample(r, v) : 1;
        /* Undirected, each pair was met from both its ends. */
        if (!r->graph.arcs.directed) scale /= 2;
        if (r->how.betweenness)
            r->task.out->betweenness[r->graph.old_of[v]] =
                scale * lanes_sum(r, offsetof(measure_path_sums, betweenness), v);
    }
    r->task.out->error_bound = r->sample.error_bound;
    r->task.out->sampled = r->task.samples && r->source_count < r->graph.arcs.node_count;
}

static void open_lanes(run *r, base_arena *arena)
{
    uint32_t n = r->graph.arcs.node_count;
    r->lane_count = n > MEASURE_LARGE ? MEASURE_LANES_LARGE : MEASURE_LANES;
    if (r->lane_count > r->step_count) r->lane_count = r->step_count;
    r->lanes = base_arena_array(arena, r->lane_count, sizeof *r->lanes);
    for (uint32_t i = 0; r->lanes && i < r->lane_count; i++) {
        measure_path_sums *to = &r->lanes[i];
        if (r->how.betweenness)
            to->betweenness = base_arena_array(arena, n, sizeof(double));
        if (!r->task.samples) continue;
        to->hits = base_arena_array(arena, n, sizeof(double));
        to->distances = base_arena_array(arena, n, sizeof(double));
        to->reciprocals = base_arena_array(arena, n, sizeof(double));
    }
}

static bool choose_sources(run *r, base_arena *arena)
{
    const measure_path_graph *g = &r->graph;
    if (r->task.samples) {
        if (!measure_path_sample_draw(&r->sample, arena, g, r->how.sample, r->how.seed))
            return false;
        r->sources = r->sample.sources;
        r->source_count = r->sample.count;
    } else {
        r->source_count = g->queue == MEASURE_PATH_HEAP ? g->arcs.node_count : g->core;
        r->sources = base_arena_array(arena, r->source_count, sizeof *r->sources);
        if (!r->sources) return false;
        for (uint32_t i = 0; i < r->source_count; i++)
            r->sources[i] = i;
    }
    r->step = measure_path_step(g);
    r->step_count = (r->source_count + r->step - 1) / r->step;
    return r->step == 1 || measure_path_batch_order(r->sources, r->source_count, g);
}

/* What is far from a source is met in a sample against the arcs, so that distances are
 * those from each node to the source. */
static erg_code open_run(run *r, measure_paths *out, base_arena *arena,
                         const measure_arcs *arcs, const measure_paths_how *how,
                         erg_error *err)
{
    bool samples = how->sample > 0 && how->sample < arcs->node_count;
    r->how = *how;
    if (!measure_path_graph_make(&r->graph, arena, arcs, !samples, samples))
        return base_fail_memory(err);
    r->task = (measure_path_task){&r->graph, how->betweenness, samples, out};
    if (!choose_sources(r, arena)) return base_fail_memory(err);
    open_lanes(r, arena);
    return arena->failed ? base_fail_memory(err) : ERG_OK;
}

erg_code measure_paths_compute(measure_paths *out, base_arena *arena,
                               const measure_arcs *arcs, const measure_paths_how *how,
                               erg_error *err)
{
    run r = {0};
    base_arena own = {0};
    *out = (measure_paths){0};
    out->closeness = base_arena_array(arena, arcs->node_count, sizeof(double));
    out->harmonic = base_arena_array(arena, arcs->node_count, sizeof(double));
    if (how->betweenness)
        out->betweenness = base_arena_array(arena, arcs->node_count, sizeof(double));
    if (arena->failed) return base_fail_memory(err);
    erg_code code = open_run(&r, out, &own, arcs, how, err);
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
    measure_path_worker w = {0};
    base_arena own = {0};
    measure_paths unused = {0};
    struct timespec start = {0, 0};
    uint32_t tried = 0;
    *seconds = 0;
    unused.closeness = base_arena_array(&own, arcs->node_count, sizeof(double));
    unused.harmonic = base_arena_array(&own, arcs->node_count, sizeof(double));
    erg_code code =
        own.failed ? base_fail_memory(err) : open_run(&r, &unused, &own, arcs, how, err);
    if (code == ERG_OK && !measure_path_worker_open(&w, &r.task))
        code = base_fail_memory(err);
    clock_gettime(CLOCK_MONOTONIC, &start);
    while (code == ERG_OK && tried < TRIES && tried < r.step_count &&
           (tried == 0 || *seconds < 0.3)) {
        uint32_t i = (uint32_t)((uint64_t)tried * r.step_count / TRIES);
        if (!take_step(&w, &r, &r.lanes[0], i)) code = base_fail_memory(err);
        tried++;
        *seconds = seconds_since(&start);
    }
    if (tried > 0) *seconds *= (double)r.step_count / tried / thread_count(&r);
    measure_path_worker_close(&w);
    base_arena_free(&own);
    return code;
}
