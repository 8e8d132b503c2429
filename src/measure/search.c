#include "measure/search.h"

#include <float.h>
#include <math.h>

/* Sums of a few lengths may differ by so much where they would be the same. */
#define ROUNDING (8 * DBL_EPSILON)

bool measure_search_open(measure_search *s, base_arena *arena, const measure_arcs *arcs)
{
    size_t n = arcs->node_count;
    *s = (measure_search){.arcs = arcs};
    s->order = base_arena_array(arena, n, sizeof *s->order);
    s->places = base_arena_array(arena, n, sizeof *s->places);
    s->distances = base_arena_array(arena, n, sizeof *s->distances);
    s->before_offsets = base_arena_array(arena, n + 1, sizeof *s->before_offsets);
    s->before = base_arena_array(arena, arcs->in.offsets[n], sizeof *s->before);
    s->heap.items = base_arena_array(arena, n, sizeof *s->heap.items);
    s->heap.slots = s->places;
    if (arena->failed) return false;
    for (size_t v = 0; v < n; v++)
        s->distances[v] = INFINITY;
    return true;
}

static void breadth_first(measure_search *s)
{
    const measure_rows *out = &s->arcs->out;
    for (uint32_t next = 0; next < s->reached; next++) {
        uint32_t v = s->order[next];
        for (uint32_t k = out->offsets[v]; k < out->offsets[v + 1]; k++) {
            uint32_t w = out->targets[k];
            if (!isinf(s->distances[w])) continue;
            s->distances[w] = s->distances[v] + 1;
            s->places[w] = s->reached;
            s->order[s->reached++] = w;
        }
    }
}

/* A node's slot in the heap and, once it has left, its place in the order share an array:
 * what has left is no farther than what is still to come, so no length can lower it
 * again. */
static void dijkstra(measure_search *s)
{
    const measure_rows *out = &s->arcs->out;
    measure_heap_add(&s->heap, s->order[0], 0);
    s->reached = 0;
    while (s->heap.count > 0) {
        uint32_t v = measure_heap_take(&s->heap);
        s->places[v] = s->reached;
        s->order[s->reached++] = v;
        for (uint32_t k = out->offsets[v]; k < out->offsets[v + 1]; k++) {
            uint32_t w = out->targets[k];
            double distance = s->distances[v] + out->values[k];
            if (!(distance < s->distances[w])) continue;
            bool waits = !isinf(s->distances[w]);
            s->distances[w] = distance;
            if (waits)
                measure_heap_lower(&s->heap, w, distance);
            else
                measure_heap_add(&s->heap, w, distance);
        }
    }
}

void measure_search_run(measure_search *s, uint32_t source)
{
    for (uint32_t p = 0; p < s->reached; p++)
        s->distances[s->order[p]] = INFINITY;
    s->distances[source] = 0;
    s->order[0] = source;
    s->places[source] = 0;
    s->reached = 1;
    if (s->arcs->even)
        breadth_first(s);
    else
        dijkstra(s);
}

/* Adds the nodes before v that are nearer by more than the tolerance. */
static uint32_t trace_clear(measure_search *s, uint32_t v, uint32_t used)
{
    const measure_rows *in = &s->arcs->in;
    double nearer = s->distances[v] * (1 - MEASURE_PATH_TOLERANCE);
    double longest = s->distances[v] * (1 + MEASURE_PATH_TOLERANCE);
    for (uint32_t k = in->offsets[v]; k < in->offsets[v + 1]; k++) {
        double distance = s->distances[in->targets[k]];
        if (distance < nearer && distance + in->values[k] <= longest)
            s->before[used++] = in->targets[k];
    }
    return used;
}

static uint32_t trace_close(measure_search *s, uint32_t v, uint32_t used)
{
    const measure_rows *in = &s->arcs->in;
    double longest = s->distances[v] * (1 + ROUNDING);
    for (uint32_t k = in->offsets[v]; k < in->offsets[v + 1]; k++) {
        uint32_t u = in->targets[k];
        if (s->distances[u] + in->values[k] <= longest && s->places[u] < s->places[v])
            s->before[used++] = u;
    }
    return used;
}

void measure_search_trace(measure_search *s)
{
    uint32_t used = 0;
    s->before_offsets[0] = 0;
    if (s->reached > 0) s->before_offsets[1] = 0;
    for (uint32_t place = 1; place < s->reached; place++) {
        uint32_t v = s->order[place];
        uint32_t start = used;
        used = trace_clear(s, v, used);
        if (used == start) used = trace_close(s, v, used);
        s->before_offsets[place + 1] = used;
    }
}
