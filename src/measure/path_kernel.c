#include "measure/path_kernel.h"

#include <math.h>

#include "measure/search.h"

/* Counts up to here keep all quotients among normal numbers. */
#define PATHS_MOST 1e280

/* --- memory ---- */

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

/* --- buckets ---- */

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

/* --- the way out ---- */

/* The node is in the order now; `used` ends what was found before it. Leaves depend on
 * it from the start. */
static bool leave_queue(measure_path_kernel *k, uint32_t v, uint32_t used)
{
    const measure_path_graph *g = k->graph;
    const uint32_t place = k->reached, *before = k->before;
    measure_flow *flows = k->flows;
    double paths = place > 0 ? 0 : 1;
    for (uint32_t b = k->before_from[place]; b < used; b++)
        paths += flows[before[b]].paths;
    flows[v] = (measure_flow){paths, g->arcs.out.offsets[v + 1] - g->leaf_from[v]};
    k->order[place] = v;
    k->before_from[place + 1] = used;
    k->reached = place + 1;
    return paths <= PATHS_MOST;
}

/* Lowers what is behind a node: the targets of `count` arcs. Where one stays in the
 * bucket that it waits in, its entry does. */
static inline void lower(measure_path_kernel *k, const measure_rows *rows,
                         double distance, size_t count)
{
    const uint32_t *behind = k->behind, *targets = rows->targets;
    const double *lengths = rows->values, per_length = k->per_length;
    double *distances = k->distances;
    uint32_t entry = k->entry_count;
    for (size_t i = 0; i < count; i++) {
        uint32_t w = targets[behind[i]];
        double old = distances[w], now = distance + lengths[behind[i]];
        uint64_t bucket = bucket_of(now, per_length);
        distances[w] = now;
        if (old < INFINITY && bucket_of(old, per_length) == bucket) continue;
        bucket_add(k, entry++, w, bucket);
    }
    k->entry_count = entry;
}

static uint32_t row_end(const measure_path_graph *g, uint32_t v)
{
    return g->arcs.directed ? g->arcs.in.offsets[v + 1] : g->leaf_from[v];
}

/* Finds the nodes before v and, undirected, those behind it in the same walk. Each
 * neighbour is written down, and counted only if it is one: a branch would be guessed
 * wrong every third time. */
static bool settle(measure_path_kernel *k, uint32_t v)
{
    const measure_path_graph *g = k->graph;
    const measure_rows in = g->arcs.in;
    const double *distances = k->distances;
    const double distance = distances[v];
    const double equal = distance * (1 + MEASURE_PATH_TOLERANCE);
    const uint32_t end = row_end(g, v);
    uint32_t *before = k->before, *behind = k->behind;
    size_t used = k->before_from[k->reached], behind_count = 0;
    for (uint32_t a = in.offsets[v]; a < end; a++) {
        uint32_t u = in.targets[a];
        double there = distances[u], length = in.values[a];
        before[used] = u;
        behind[behind_count] = a;
        used += there + length <= equal;
        behind_count += distance + length < there;
    }
    if (!g->arcs.directed) lower(k, &in, distance, behind_count);
    return leave_queue(k, v, (uint32_t)used);
}

/* True where from a leaf of the source more nodes would be before v, which has just
 * settled, than from the source. */
static bool differs_from_leaf(const measure_path_kernel *k, uint32_t v,
                              double leaf_length)
{
    const measure_rows *in = &k->graph->arcs.in;
    const double more = 1 + MEASURE_PATH_TOLERANCE;
    const double equal = (k->distances[v] + leaf_length) * more - leaf_length;
    uint32_t before = 0;
    for (uint32_t a = in->offsets[v], end = row_end(k->graph, v); a < end; a++)
        before += k->distances[in->targets[a]] + in->values[a] <= equal;
    return before > k->before_from[k->reached] - k->before_from[k->reached - 1];
}

/* Directed: what is behind v. */
static void look_ahead(measure_path_kernel *k, uint32_t v)
{
    const measure_rows out = k->graph->arcs.out;
    const double *distances = k->distances;
    const double distance = distances[v];
    uint32_t *behind = k->behind;
    uint32_t count = 0;
    for (uint32_t a = out.offsets[v]; a < out.offsets[v + 1]; a++) {
        behind[count] = a;
        count += distance + out.values[a] < distances[out.targets[a]];
    }
    lower(k, &out, distance, count);
}

static bool search_buckets(measure_path_kernel *k, uint32_t source, double leaf_length)
{
    const bool directed = k->graph->arcs.directed, has_leaf = leaf_length > 0;
    uint64_t bucket = 0;
    bool clear = true;
    bucket_add(k, 0, source, 0);
    k->entry_count = 1;
    for (;;) {
        uint32_t entry = bucket_take(k, &bucket);
        if (entry == ERG_NONE) return clear;
        for (; entry != ERG_NONE; entry = k->entries[entry].next) {
            uint32_t v = k->entries[entry].node;
            /* Else it has left already, by a shorter way. */
            if (bucket_of(k->distances[v], k->per_length) != bucket) continue;
            clear = settle(k, v) && clear;
            if (has_leaf) clear = clear && !differs_from_leaf(k, v, leaf_length);
            if (directed) look_ahead(k, v);
        }
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

/* --- the way back ---- */

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
