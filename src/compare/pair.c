/* Pairing records by id. */
#include <string.h>

#include "compare/differ.h"

const char *compare_node_id(const erg_snapshot *side, uint32_t i)
{
    return erg_snapshot_entity(side, i)->id;
}

const char *compare_edge_id(const erg_snapshot *side, uint32_t i)
{
    return side->edges[i].id;
}

const char *compare_document_id(const erg_snapshot *side, uint32_t i)
{
    return side->dataset->documents[i].id;
}

static uint32_t *none(base_arena *arena, uint32_t count)
{
    uint32_t *items = base_arena_array(arena, count, sizeof *items);
    for (uint32_t i = 0; items && i < count; i++)
        items[i] = ERG_NONE;
    return items;
}

void compare_join(compare_pairs *pairs, uint32_t before, uint32_t after)
{
    pairs->after_of[before] = after;
    pairs->before_of[after] = before;
}

bool compare_pair_by_id(compare_pairs *out, base_arena *arena, const compare_sides *sides,
                        uint32_t before_count, uint32_t after_count, compare_id id)
{
    uint32_t b = 0;
    uint32_t a = 0;
    *out = (compare_pairs){.after_of = none(arena, before_count),
                           .before_of = none(arena, after_count),
                           .before_count = before_count,
                           .after_count = after_count};
    if (arena->failed) return false;
    while (b < before_count && a < after_count) {
        int order = strcmp(id(sides->before, b), id(sides->after, a));
        if (order == 0) compare_join(out, b, a);
        if (order <= 0) b++;
        if (order >= 0) a++;
    }
    return true;
}
