#include <math.h>
#include <stdlib.h>

#include "graph/filter.h"

typedef struct end {
    uint32_t ties;
    double strength;
} end;

static bool significant(const end *node, double strength, double alpha)
{
    double share = strength / node->strength;
    return pow(1 - share, node->ties - 1.0) < alpha;
}

bool graph_filter_backbone(bool *tie_kept, const graph_ties *ties, uint32_t node_count,
                           double alpha)
{
    end *ends = calloc((size_t)node_count + 1, sizeof *ends);
    if (!ends) return false;
    for (uint32_t t = 0; t < ties->count; t++) {
        const erg_tie *tie = &ties->items[t];
        if (!tie_kept[t]) continue;
        ends[tie->a].ties++;
        ends[tie->b].ties++;
        ends[tie->a].strength += tie->strength;
        ends[tie->b].strength += tie->strength;
    }
    for (uint32_t t = 0; t < ties->count; t++) {
        const erg_tie *tie = &ties->items[t];
        if (!tie_kept[t]) continue;
        tie_kept[t] = significant(&ends[tie->a], tie->strength, alpha) ||
                      significant(&ends[tie->b], tie->strength, alpha);
    }
    free(ends);
    return true;
}
