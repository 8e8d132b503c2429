#include "measure/path_kernel.h"

#include <math.h>

#include "measure/search.h"

/* Counts up to here keep all quotients among normal numbers. */
#define PATHS_MOST 1e280

/* --- memory --- */

static bool open_buckets(measure_path_kernel *k, base_arena *arena)
{
    const measure_path_graph *g = k->graph;
    uint64_t slots = 64;
    k->per_length = 2 / g->shortest;
    /* No node is farther from the bucket at hand than the longest tie. */
    while ((double)slots < g->longest * k->per_length + 2)
        slots *= 2;
    k->slot_mask = slots - 1;
    k->heads = base_arena_array(arena, slots, sizeof *k->heads);
    k->full = base_arena_array(arena, slots / 64, sizeof *k->full);
    k->entries = base_arena_array(
        arena, (size_t)g->arcs.out.offsets[g->arcs.node_count] + 1, sizeof *k->entries);
    if (arena->failed) return false;
    for (uint64_t slot = 0; slot < slots; slot++)
        k->heads[slot] = ERG_NONE;
    return true;
}

bool measure_path_kernel_open(measure_path_kernel *k, base_arena *arena,
                              const measure_path_graph *graph)
{
    size_t n = graph->core, arcs = graph->arcs.out.offsets[graph->arcs.node_count];
    *k = (measure_path_kernel){.graph = graph};
    k->order = base_arena_array(arena, n + 1, sizeof *k->order);
    k->distances = base_arena_array(arena, n, sizeof *k->distances);
    k->before_from = base_arena_array(arena, n + 1, sizeof *k->before_from);
    k->before = base_arena_array(arena, arcs + 1, sizeof *k->before);
    k->behind = base_arena_array(arena, arcs + 1, sizeof *k->behind);
    k->flows = base_arena_array(arena, n, sizeof *k->flows);
    if (arena->failed) return false;
    for (size_t v = 0; v < n; v++)
        k->distances[v] = INFINITY;
    return open_buckets(k, arena);
}

/* --- buckets --- */

/* Signed on the way: one instruction, where to an unsigned number it takes several. */
static inline uint64_t bucket_of(double distance, double per_length)
{
    return (uint64_t)(int64_t)(distance * per_length);
}

static inline void bucket_add(measure_path_kernel *k, uint32_t entry, uint32_t node,
                              uint64_t bucket)
{
    uint64_t slot = bucket & k->slot_mask;
    k->entries[entry] = (measure_bucket_entry){node, k->heads[slot]};
    k->heads[slot] = entry;
    k->full[slot / 64] |= UINT64_C(1) << (slot % 64);
}

/* The first bucket from `bucket` on that has entries; ERG_NONE as its first where none
 * has. */
static uint32_t bucket_take(measure_path_kernel *k, uint64_t *bucket)
{
    uint64_t word = (*bucket & k->slot_mask) / 64, words = (k->slot_mask + 1) / 64;
    uint64_t bits = k->full[word] & (~UINT64_C(0) << (*bucket % 64));
    for (uint64_t step = 0; !bits; step++) {
        if (step == words) return ERG_NONE;
        word = word + 1 == words ? 0 : word + 1;
        bits = k->full[word];
    }
    uint64_t slot = word * 64 + (uint64_t)__builtin_ctzll(bits);
    uint32_t first = k->heads[slot];
    *bucket += (slot - *bucket) & k->slot_mask;
    k->heads[slot] = ERG_NONE;
    k->full[word] &= ~(UINT64_C(1) << (slot % 64));
    return first;
}

/* --- the way out --- */

/* Puts what is in the bucket in the order. An entry is left out where its node has left
 * by a shorter way: written down, and counted only if it has not, as a branch would be
 * guessed wrong too often. So in what follows. */
static void leave_queue(measure_path_kernel *k, uint32_t entry, uint64_t bucket)
{
    const measure_bucket_entry *entries = k->entries;
    const double *distances = k->distances, per_length = k->per_length;
    uint32_t *order = k->order, reached = k->reached;
    for (; entry != ERG_NONE; entry = entries[entry].next) {
        order[reached] = entries[entry].node;
        reached += bucket_of(distances[entries[entry].node], per_length) == bucket;
    }
    k->reached = reached;
}

/* Undirected: finds the nodes before the one at `place` and those behind it in one walk.
 * To the latter `behind_count` are there already; returns how many then are. */
static size_t look_around(measure_path_kernel *k, uint32_t place, size_t behind_count)
{
    const measure_path_graph *g = k->graph;
    const measure_rows in = g->arcs.in;
    const uint32_t v = k->order[place], end = g->leaf_from[v];
    const double *distances = k->distances;
    const double distance = distances[v];
    const double equal = distance * (1 + MEASURE_PATH_TOLERANCE);
    uint32_t *before = k->before;
    measure_path_offer *behind = k->behind;
    size_t used = k->before_from[place];
    for (uint32_t a = in.offsets[v]; a < end; a++) {
        uint32_t u = in.targets[a];
        double there = distances[u], length = in.values[a];
        before[used] = u;
        behind[behind_count] = (measure_path_offer){distance + length, u};
        used += there + length <= equal;
        behind_count += distance + length < there;
    }
    k->before_from[place + 1] = (uint32_t)used;
    return behind_count;
}

/* Directed: the nodes before it. */
static void look_back(measure_path_kernel *k, uint32_t place)
{
    const measure_rows in = k->graph->arcs.in;
    const uint32_t v = k->order[place];
    const double *distances = k->distances;
    const double equal = distances[v] * (1 + MEASURE_PATH_TOLERANCE);
    uint32_t *before = k->before;
    size_t used = k->before_from[place];
    for (uint32_t a = in.offsets[v]; a < in.offsets[v + 1]; a++) {
        before[used] = in.targets[a];
        used += distances[in.targets[a]] + in.values[a] <= equal;
    }
    k->before_from[place + 1] = (uint32_t)used;
}

/* Directed: the nodes behind it. */
static size_t look_ahead(measure_path_kernel *k, uint32_t place, size_t behind_count)
{
    const measure_rows out = k->graph->arcs.out;
    const uint32_t v = k->order[place];
    const double *distances = k->distances, distance = distances[v];
    measure_path_offer *behind = k->behind;
    for (uint32_t a = out.offsets[v]; a < out.offsets[v + 1]; a++) {
        double length = out.values[a];
        behind[behind_count] = (measure_path_offer){distance + length, out.targets[a]};
        behind_count += distance + length < distances[out.targets[a]];
    }
    return behind_count;
}

/* Lowers what is behind the nodes of a bucket. Where one stays in the bucket that it
 * waits in, its entry does. */
static void lower(measure_path_kernel *k, size_t count)
{
    const measure_path_offer *behind = k->behind;
    const double per_length = k->per_length;
    double *distances = k->distances;
    uint32_t entry = k->entry_count;
    for (size_t i = 0; i < count; i++) {
        uint32_t w = behind[i].node;
        double old = distances[w], now = behind[i].distance;
        uint64_t bucket = bucket_of(now, per_length);
        if (!(now < old)) continue;
        distances[w] = now;
        bool waits_there = old * per_length < (double)(int64_t)bucket + 1;
        if (!waits_there) bucket_add(k, entry++, w, bucket);
    }
    k->entry_count = entry;
}

/* Leaves depend on the node from the start. */
static bool count_paths(measure_path_kernel *k, uint32_t place)
{
    const measure_path_graph *g = k->graph;
    const uint32_t *before = k->before, v = k->order[place];
    measure_flow *flows = k->flows;
    double paths = place > 0 ? 0 : 1;
    for (uint32_t b = k->before_from[place]; b < k->before_from[place + 1]; b++)
        paths += flows[before[b]].paths;
    flows[v] = (measure_flow){paths, g->arcs.out.offsets[v + 1] - g->leaf_from[v]};
    return paths <= PATHS_MOST;
}

/* True where from a leaf of the source more nodes would be before it than from the
 * source. */
static bool differs_from_leaf(const measure_path_kernel *k, uint32_t place,
                              double leaf_length)
{
    const measure_rows *in = &k->graph->arcs.in;
    const uint32_t v = k->order[place], end = k->graph->leaf_from[v];
    const double more = 1 + MEASURE_PATH_TOLERANCE;
    const double equal = (k->distances[v] + leaf_length) * more - leaf_length;
    uint32_t before = 0;
    for (uint32_t a = in->offsets[v]; a < end; a++)
        before += k->distances[in->targets[a]] + in->values[a] <= equal;
    return before > k->before_from[place + 1] - k->before_from[place];
}

/* A bucket at a time: what is in it neither comes before nor lies behind each other. */
static bool search_buckets(measure_path_kernel *k, uint32_t source, double leaf_length)
{
    const bool directed = k->graph->arcs.directed;
    uint64_t bucket = 0;
    bool clear = true;
    bucket_add(k, 0, source, 0);
    k->entry_count = 1;
    for (;;) {
        const uint32_t first = k->reached, entry = bucket_take(k, &bucket);
        size_t behind = 0;
        if (entry == ERG_NONE) return clear;
        leave_queue(k, entry, bucket);
        for (uint32_t place = first; place < k->reached; place++) {
            if (directed) look_back(k, place);
            behind =
                directed ? look_ahead(k, place, behind) : look_around(k, place, behind);
        }
        lower(k, behind);
        for (uint32_t place = first; place < k->reached; place++)
            clear = count_paths(k, place) && clear;
        for (uint32_t place = first; leaf_length > 0 && place < k->reached; place++)
            clear = clear && !differs_from_leaf(k, place, leaf_length);
    }
}

bool measure_path_kernel_run(measure_path_kernel *k, uint32_t source)
{
    const measure_path_graph *g = k->graph;
    uint32_t last = g->arcs.out.offsets[source + 1];
    bool has_leaves = g->leaf_from[source] < last;
    for (uint32_t place = 0; place < k->reached; place++)
        k->distances[k->order[place]] = INFINITY;
    k->reached = 0;
    k->distances[source] = 0;
    return search_buckets(k, source, has_leaves ? g->arcs.out.values[last - 1] : 0);
}

/* --- the way back --- */

void measure_path_kernel_add(double *betweenness, measure_path_kernel *k, double times)
{
    measure_flow *flows = k->flows;
    for (uint32_t place = k->reached; place-- > 1;) {
        uint32_t v = k->order[place];
        double share = (1 + flows[v].dependent) / flows[v].paths;
        for (uint32_t b = k->before_from[place]; b < k->before_from[place + 1]; b++)
            flows[k->before[b]].dependent += flows[k->before[b]].paths * share;
        betweenness[v] += times * flows[v].dependent;
    }
}
