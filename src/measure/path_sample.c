#include "measure/path_sample.h"

#include <math.h>
#include <stdlib.h>

/* SplitMix64 (Steele, Lea, Flood 2014). */
static uint64_t next_random(uint64_t *state)
{
    uint64_t z = (*state += UINT64_C(0x9E3779B97F4A7C15));
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

/* 0 to limit - 1, each as likely: what would make the first ones likelier is drawn
 * again. */
static uint32_t random_below(uint64_t *state, uint32_t limit)
{
    uint64_t most = UINT64_MAX - UINT64_MAX % limit;
    uint64_t drawn = next_random(state);
    while (drawn >= most)
        drawn = next_random(state);
    return (uint32_t)(drawn % limit);
}

static void enter(measure_path_sample *s, uint32_t *queue, uint32_t *tail, uint32_t v,
                  uint32_t part)
{
    if (s->part_of[v] != ERG_NONE) return;
    s->part_of[v] = part;
    queue[(*tail)++] = v;
}

/* Everything that hangs together with `start`, directions ignored. Returns how much. */
static uint32_t spread(measure_path_sample *s, uint32_t *queue,
                       const measure_path_graph *g, uint32_t start, uint32_t part)
{
    const measure_rows *out = &g->arcs.out, *in = &g->arcs.in;
    uint32_t tail = 0;
    enter(s, queue, &tail, start, part);
    for (uint32_t next = 0; next < tail; next++) {
        uint32_t v = queue[next];
        for (uint32_t a = out->offsets[v]; a < out->offsets[v + 1]; a++)
            enter(s, queue, &tail, out->targets[a], part);
        for (uint32_t a = in->offsets[v]; g->arcs.directed && a < in->offsets[v + 1]; a++)
            enter(s, queue, &tail, in->targets[a], part);
    }
    return tail;
}

static int by_number(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static double bound_of(double n, double size, double drawn)
{
    const double odds = 0.05;
    /* A node that is a source itself has one source fewer. */
    double left = 1 - (drawn - 2) / (size - 1);
    double share = sqrt(left * log(2 * n / odds) / (2 * (drawn - 1)));
    return fmin(share, 1) * (size - 1) * (size - 2) / ((n - 1) * (n - 2));
}

/* Draws from queue[0 .. size - 1], the nodes of the part by their old numbers. */
static void draw_part(measure_path_sample *s, uint32_t *queue, const uint32_t *new_of,
                      uint32_t part, double share, uint64_t *state)
{
    uint32_t size = s->part_sizes[part];
    double wanted = fmax(round(share * size), MEASURE_SAMPLE_LEAST);
    uint32_t count = wanted < size ? (uint32_t)wanted : size;
    if (count < size) qsort(queue, size, sizeof *queue, by_number);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t at = count < size ? i + random_below(state, size - i) : i;
        uint32_t node = new_of[queue[at]];
        queue[at] = queue[i];
        s->is_source[node] = true;
        s->sources[s->count++] = node;
    }
    s->drawn[part] = count;
}

bool measure_path_sample_draw(measure_path_sample *s, base_arena *arena,
                              const measure_path_graph *g, uint32_t wanted, uint64_t seed)
{
    uint32_t n = g->arcs.node_count, part = 0;
    uint64_t state = seed;
    uint32_t *queue = base_arena_array(arena, n, sizeof *queue);
    uint32_t *new_of = base_arena_array(arena, n, sizeof *new_of);
    *s = (measure_path_sample){.sources = base_arena_array(arena, n, sizeof(uint32_t)),
                               .part_of = base_arena_array(arena, n, sizeof(uint32_t)),
                               .part_sizes = base_arena_array(arena, n, sizeof(uint32_t)),
                               .drawn = base_arena_array(arena, n, sizeof(uint32_t)),
                               .is_source = base_arena_array(arena, n, sizeof(bool))};
    if (arena->failed) return false;
    for (uint32_t v = 0; v < n; v++) {
        new_of[g->old_of[v]] = v;
        s->part_of[v] = ERG_NONE;
    }
    for (uint32_t old = 0; old < n; old++) {
        if (s->part_of[new_of[old]] != ERG_NONE) continue;
        uint32_t size = spread(s, queue, g, new_of[old], part);
        s->part_sizes[part] = size;
        for (uint32_t i = 0; i < size; i++)
            queue[i] = g->old_of[queue[i]];
        draw_part(s, queue, new_of, part, (double)wanted / n, &state);
        if (s->drawn[part] < size)
            s->error_bound = fmax(s->error_bound, bound_of(n, size, s->drawn[part]));
        part++;
    }
    return true;
}
