#include "measure/path_batch.h"

#include <stdlib.h>
#include <string.h>

/* Counts up to here keep all quotients among normal numbers. */
#define PATHS_MOST 1e280

/* --- eight numbers --- */

/* Two numbers in one register, which every machine has. */
typedef double two __attribute__((vector_size(16)));

/* A measure_eight in registers. */
typedef struct eight {
    two a, b, c, d;
} eight;

static inline two two_at(const double *from)
{
    two pair;
    memcpy(&pair, from, sizeof pair);
    return pair;
}

static inline eight load(const measure_eight *from)
{
    return (eight){two_at(from->of), two_at(from->of + 2), two_at(from->of + 4),
                   two_at(from->of + 6)};
}

static inline void store(measure_eight *to, eight x)
{
    memcpy(to->of, &x.a, sizeof x.a);
    memcpy(to->of + 2, &x.b, sizeof x.b);
    memcpy(to->of + 4, &x.c, sizeof x.c);
    memcpy(to->of + 6, &x.d, sizeof x.d);
}

static inline eight all(double x)
{
    const two pair = {x, x};
    return (eight){pair, pair, pair, pair};
}

static inline eight add(eight x, eight y)
{
    return (eight){x.a + y.a, x.b + y.b, x.c + y.c, x.d + y.d};
}

static inline eight subtract(eight x, eight y)
{
    return (eight){x.a - y.a, x.b - y.b, x.c - y.c, x.d - y.d};
}

static inline eight times(eight x, eight y)
{
    return (eight){x.a * y.a, x.b * y.b, x.c * y.c, x.d * y.d};
}

static inline eight over(eight x, eight y)
{
    return (eight){x.a / y.a, x.b / y.b, x.c / y.c, x.d / y.d};
}

static inline double sum_within(eight x)
{
    const two sum = (x.a + x.b) + (x.c + x.d);
    return sum[0] + sum[1];
}

/* The sum of some rows of eight. */
static inline eight sum_of(const measure_eight *from, const uint32_t *nodes,
                           uint32_t count)
{
    eight sum = all(0);
    for (uint32_t i = 0; i < count; i++)
        sum = add(sum, load(&from[nodes[i]]));
    return sum;
}

/* 1 for each of four searches that is among the bits, else 0. */
static const double four_flags[16][4] = {
    {0, 0, 0, 0}, {1, 0, 0, 0}, {0, 1, 0, 0}, {1, 1, 0, 0}, {0, 0, 1, 0}, {1, 0, 1, 0},
    {0, 1, 1, 0}, {1, 1, 1, 0}, {0, 0, 0, 1}, {1, 0, 0, 1}, {0, 1, 0, 1}, {1, 1, 0, 1},
    {0, 0, 1, 1}, {1, 0, 1, 1}, {0, 1, 1, 1}, {1, 1, 1, 1}};

static inline eight flags_of(uint32_t searches)
{
    const double *low = four_flags[searches & 15], *high = four_flags[searches >> 4];
    return (eight){two_at(low), two_at(low + 2), two_at(high), two_at(high + 2)};
}

/* --- memory --- */

static measure_eight *aligned_array(base_arena *arena, size_t count)
{
    char *room = base_arena_array(arena, count + 1, sizeof(measure_eight));
    size_t past = (uintptr_t)room % sizeof(measure_eight);
    return (measure_eight *)(room + (past > 0 ? sizeof(measure_eight) - past : 0));
}

bool measure_path_batch_open(measure_path_batch *b, base_arena *arena,
                             const measure_path_graph *graph, bool counts_paths)
{
    size_t n = graph->core;
    *b = (measure_path_batch){.graph = graph, .counts_paths = counts_paths};
    b->visits = base_arena_array(arena, n * MEASURE_BATCH + 1, sizeof *b->visits);
    b->level_from = base_arena_array(arena, n + 2, sizeof *b->level_from);
    b->met = base_arena_array(arena, n, sizeof *b->met);
    if (!counts_paths) return !arena->failed;
    b->paths = aligned_array(arena, n);
    b->at = aligned_array(arena, n);
    b->next = aligned_array(arena, n);
    return !arena->failed;
}

static void clear(measure_eight *numbers, const measure_path_batch *b, uint32_t level)
{
    for (uint32_t i = b->level_from[level]; i < b->level_from[level + 1]; i++)
        numbers[b->visits[i].node] = (measure_eight){{0}};
}

/* Nothing is left of the last run. */
static void forget(measure_path_batch *b)
{
    for (uint32_t i = 0; i < b->level_from[b->level_count]; i++)
        b->met[b->visits[i].node] = (measure_met){0, 0};
    for (uint32_t level = 0; b->counts_paths && level < b->level_count; level++)
        clear(b->paths, b, level);
    b->level_count = 0;
    for (int i = 0; i < MEASURE_BATCH; i++) {
        b->others[i] = b->distances[i] = 0;
        b->reciprocals[i] = b->reciprocals_of_leaf[i] = (measure_sum){0, 0};
    }
}

static void swap(measure_path_batch *b)
{
    measure_eight *at = b->at;
    b->at = b->next;
    b->next = at;
}

/* --- sources --- */

typedef struct near {
    uint32_t neighbour, source;
} near;

static int by_neighbour(const void *left, const void *right)
{
    const near *a = left, *b = right;
    if (a->neighbour != b->neighbour) return a->neighbour < b->neighbour ? -1 : 1;
    return (a->source > b->source) - (a->source < b->source);
}

/* Nodes are numbered and rows sorted by how many ties a node has: the first of a row has
 * most. */
bool measure_path_batch_order(uint32_t *sources, uint32_t count,
                              const measure_path_graph *g)
{
    const measure_rows *out = &g->arcs.out;
    near *list = malloc(((size_t)count + 1) * sizeof *list);
    if (!list) return false;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t first = out->offsets[sources[i]];
        bool has_any = first < g->leaf_from[sources[i]];
        list[i] = (near){has_any ? out->targets[first] : ERG_NONE, sources[i]};
    }
    qsort(list, count, sizeof *list, by_neighbour);
    for (uint32_t i = 0; i < count; i++)
        sources[i] = list[i].source;
    free(list);
    return true;
}

/* --- the way out --- */

/* Writes down what the last level leads to, once each. A branch would be guessed wrong
 * every third time: each neighbour is written, and kept only if it is new. */
static uint32_t look_ahead(measure_path_batch *b, uint32_t level)
{
    const measure_path_graph *g = b->graph;
    const uint32_t *offsets = g->arcs.out.offsets, *leaf_from = g->leaf_from;
    const uint32_t *targets = g->arcs.out.targets;
    measure_visit *visits = b->visits;
    measure_met *all_met = b->met;
    uint32_t end = b->level_from[level + 1], tail = end;
    for (uint32_t i = b->level_from[level]; i < end; i++) {
        uint32_t v = visits[i].node, searches = visits[i].searches;
        for (uint32_t a = offsets[v], last = leaf_from[v]; a < last; a++) {
            const uint32_t w = targets[a];
            const measure_met met = all_met[w];
            const uint32_t fresh = searches & ~(uint32_t)met.before;
            visits[tail].node = w;
            tail += (fresh != 0) & (met.now == 0);
            all_met[w].now = (uint8_t)(met.now | fresh);
        }
    }
    return tail;
}

/* Shortest paths to v, in those searches that meet it now. */
static inline eight count_paths(measure_path_batch *b, uint32_t v, eight flags)
{
    const measure_path_graph *g = b->graph;
    const measure_rows *in = &g->arcs.in;
    uint32_t from = in->offsets[v];
    uint32_t end = g->arcs.directed ? in->offsets[v + 1] : g->leaf_from[v];
    eight paths = times(sum_of(b->at, in->targets + from, end - from), flags);
    store(&b->next[v], paths);
    store(&b->paths[v], add(load(&b->paths[v]), paths));
    return paths;
}

/* `count` more nodes and leaves at a distance. */
static void add_far(measure_path_batch *b, const measure_eight *count, double distance)
{
    for (int i = 0; i < MEASURE_BATCH; i++) {
        b->others[i] += count->of[i];
        b->distances[i] += count->of[i] * distance;
        measure_sum_add(&b->reciprocals[i], count->of[i] / distance);
        measure_sum_add(&b->reciprocals_of_leaf[i], count->of[i] / (distance + 1));
    }
}

/* The level after `level`; `leaves` are the leaves of that one, and then of the new one.
 * False where there are too many paths. */
static bool meet(measure_path_batch *b, uint32_t level, uint32_t end,
                 measure_eight *leaves)
{
    const measure_path_graph *g = b->graph;
    eight count = load(leaves), more = all(0), paths = all(0);
    for (uint32_t i = b->level_from[level + 1]; i < end; i++) {
        uint32_t v = b->visits[i].node, now = b->met[v].now;
        const eight flags = flags_of(now);
        b->visits[i].searches = now;
        b->met[v] = (measure_met){(uint8_t)(b->met[v].before | now), 0};
        count = add(count, flags);
        more = add(more, times(flags, all(g->arcs.out.offsets[v + 1] - g->leaf_from[v])));
        if (b->counts_paths) paths = add(paths, count_paths(b, v, flags));
    }
    measure_eight all_of_level;
    store(&all_of_level, count);
    add_far(b, &all_of_level, level + 1.0);
    store(leaves, more);
    b->level_from[level + 2] = end;
    b->level_count = level + 2;
    if (!b->counts_paths) return true;
    clear(b->at, b, level);
    swap(b);
    return sum_within(paths) <= PATHS_MOST;
}

static void begin(measure_path_batch *b, const uint32_t *sources, uint32_t count,
                  measure_eight *leaves)
{
    const measure_path_graph *g = b->graph;
    *leaves = (measure_eight){{0}};
    for (uint32_t i = 0; i < count; i++) {
        uint32_t v = sources[i];
        b->visits[i] = (measure_visit){v, 1u << i};
        b->met[v].before = (uint8_t)(1u << i);
        leaves->of[i] = g->arcs.out.offsets[v + 1] - g->leaf_from[v];
        if (b->counts_paths) b->paths[v].of[i] = b->at[v].of[i] = 1;
    }
    b->level_from[1] = count;
    b->level_count = 1;
}

bool measure_path_batch_run(measure_path_batch *b, const uint32_t *sources,
                            uint32_t count)
{
    measure_eight leaves;
    bool fine = true;
    forget(b);
    begin(b, sources, count, &leaves);
    while (fine) {
        uint32_t last = b->level_count - 1;
        uint32_t end = look_ahead(b, last);
        if (end == b->level_from[last + 1]) break;
        fine = meet(b, last, end, &leaves);
    }
    add_far(b, &leaves, b->level_count);
    if (b->counts_paths) clear(b->at, b, b->level_count - 1);
    return fine;
}

/* --- the way back --- */

/* What depends on v, from what depends on each path through it; leaves in `next` what
 * depends on each path to it. */
static inline eight depend(measure_path_batch *b, const measure_visit *visit,
                           eight behind)
{
    const measure_path_graph *g = b->graph;
    uint32_t v = visit->node;
    const eight flags = flags_of(visit->searches), paths = load(&b->paths[v]);
    const eight leaves = all(g->arcs.out.offsets[v + 1] - g->leaf_from[v]);
    eight dependent = times(add(leaves, times(paths, behind)), flags);
    /* In other searches there may be no paths yet to divide by. */
    store(&b->next[v], over(add(flags, dependent), add(paths, subtract(all(1), flags))));
    return dependent;
}

void measure_path_batch_add(double *betweenness, measure_path_batch *b,
                            const double *times_over)
{
    const measure_path_graph *g = b->graph;
    const measure_rows *out = &g->arcs.out;
    const eight weights = {two_at(times_over), two_at(times_over + 2),
                           two_at(times_over + 4), two_at(times_over + 6)};
    for (uint32_t level = b->level_count - 1; level > 0; level--) {
        bool last = level + 1 == b->level_count;
        for (uint32_t i = b->level_from[level]; i < b->level_from[level + 1]; i++) {
            uint32_t v = b->visits[i].node, from = out->offsets[v];
            eight behind =
                sum_of(b->at, out->targets + from, last ? 0 : g->leaf_from[v] - from);
            betweenness[v] +=
                sum_within(times(weights, depend(b, &b->visits[i], behind)));
        }
        if (!last) clear(b->at, b, level + 1);
        swap(b);
    }
    if (b->level_count > 1) clear(b->at, b, 1);
}
