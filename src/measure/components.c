#include "measure/components.h"

#include <stdlib.h>

/* Everything within `hops` of start that has no depth yet and may be entered. Returns how
 * many nodes `queue` then holds. */
static uint32_t spread(uint32_t *depths, uint32_t *queue, const erg_snapshot *s,
                       uint32_t start, uint32_t hops, const bool *keep)
{
    uint32_t count = 1;
    queue[0] = start;
    depths[start] = 0;
    for (uint32_t next = 0; next < count; next++) {
        uint32_t v = queue[next];
        if (depths[v] == hops) break;
        for (uint32_t k = s->offsets[v]; k < s->offsets[v + 1]; k++) {
            uint32_t w = s->neighbours[k];
            if (depths[w] != ERG_NONE || (keep && !keep[w])) continue;
            depths[w] = depths[v] + 1;
            queue[count++] = w;
        }
    }
    return count;
}

static uint32_t *new_depths(const erg_snapshot *s)
{
    uint32_t *depths = malloc(((size_t)s->node_count + 1) * sizeof *depths);
    if (!depths) return NULL;
    for (uint32_t v = 0; v < s->node_count; v++)
        depths[v] = ERG_NONE;
    return depths;
}

bool measure_largest_component(bool *inside, const erg_snapshot *s)
{
    uint32_t *depths = new_depths(s);
    uint32_t *queue = malloc(((size_t)s->node_count + 1) * sizeof *queue);
    uint32_t most = 0, from = 0;
    bool done = depths && queue;
    for (uint32_t v = 0; done && v < s->node_count; v++) {
        inside[v] = false;
        if (depths[v] != ERG_NONE) continue;
        uint32_t count = spread(depths, queue, s, v, ERG_NONE, NULL);
        if (count <= most) continue;
        most = count;
        from = v;
    }
    if (done && most > 0) {
        for (uint32_t v = 0; v < s->node_count; v++)
            depths[v] = ERG_NONE;
        uint32_t count = spread(depths, queue, s, from, ERG_NONE, NULL);
        for (uint32_t i = 0; i < count; i++)
            inside[queue[i]] = true;
    }
    free(depths);
    free(queue);
    return done;
}

bool measure_neighbourhood(uint32_t *depths, const erg_snapshot *s, uint32_t start,
                           uint32_t hops, const bool *keep)
{
    uint32_t *queue = malloc(((size_t)s->node_count + 1) * sizeof *queue);
    if (!queue) return false;
    for (uint32_t v = 0; v < s->node_count; v++)
        depths[v] = ERG_NONE;
    spread(depths, queue, s, start, hops, keep);
    free(queue);
    return true;
}
