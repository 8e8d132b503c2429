/* The filters on ties, one after the other: least strength, backbone, component. */
#include <stdlib.h>

#include "graph/filter.h"
#include "graph/making.h"

/* Marks and sums of one selection; nodes are entities here. */
typedef struct selection {
    base_arena arena;
    graph_ties ties;
    bool *tie_kept, *link_kept, *node_kept, *touched;
    double *loops; /* strength of each node's self-loops */
} selection;

bool graph_strong_enough(double strength, double least)
{
    return strength >= least * (1 - 1e-12);
}

static bool is_loop(const graph_link *link)
{
    return link->source == link->target;
}

static void keep_strong(selection *s, const graph_link *links, uint32_t count,
                        double least)
{
    for (uint32_t t = 0; t < s->ties.count; t++)
        if (!graph_strong_enough(s->ties.items[t].strength, least))
            s->tie_kept[t] = false;
    for (uint32_t i = 0; i < count; i++)
        if (is_loop(&links[i])) s->loops[links[i].source] += links[i].weight;
    for (uint32_t i = 0; i < count; i++)
        if (is_loop(&links[i]) && !graph_strong_enough(s->loops[links[i].source], least))
            s->link_kept[i] = false;
}

static void drop_loops(selection *s, const graph_link *links, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        if (is_loop(&links[i])) s->link_kept[i] = false;
}

/* Links go with their ties. */
static void drop_links_of_ties(selection *s)
{
    for (uint32_t t = 0; t < s->ties.count; t++) {
        const erg_tie *tie = &s->ties.items[t];
        for (uint32_t i = 0; !s->tie_kept[t] && i < tie->count; i++)
            s->link_kept[s->ties.edges[tie->first + i]] = false;
    }
}

static bool keep_component(selection *s, const graph_link *links, uint32_t count,
                           uint32_t node_count)
{
    for (uint32_t i = 0; i < count; i++) {
        if (!s->link_kept[i]) continue;
        s->touched[links[i].source] = true;
        s->touched[links[i].target] = true;
    }
    if (!graph_filter_component(s->node_kept, s->tie_kept, &s->ties, s->touched,
                                node_count))
        return false;
    for (uint32_t i = 0; i < count; i++)
        if (!s->node_kept[links[i].source]) s->link_kept[i] = false;
    return true;
}

static bool open_selection(selection *s, const graph_link *links, uint32_t count,
                           uint32_t node_count)
{
    base_arena *arena = &s->arena;
    if (!graph_ties_build(&s->ties, arena, node_count, links, count)) return false;
    s->tie_kept = base_arena_array(arena, s->ties.count, sizeof *s->tie_kept);
    s->link_kept = base_arena_array(arena, count, sizeof *s->link_kept);
    s->node_kept = base_arena_array(arena, node_count, sizeof *s->node_kept);
    s->touched = base_arena_array(arena, node_count, sizeof *s->touched);
    s->loops = base_arena_array(arena, node_count, sizeof *s->loops);
    if (arena->failed) return false;
    for (uint32_t t = 0; t < s->ties.count; t++)
        s->tie_kept[t] = true;
    for (uint32_t i = 0; i < count; i++)
        s->link_kept[i] = true;
    return true;
}

bool graph_select(graph_link *links, uint32_t *count, uint32_t node_count,
                  const graph_settings *settings)
{
    selection s = {0};
    bool fine = false;
    uint32_t kept = 0;
    if (settings->min_weight == 0 && settings->backbone == 0 &&
        !settings->largest_component)
        return true;
    if (!open_selection(&s, links, *count, node_count)) goto done;
    if (settings->min_weight > 0) keep_strong(&s, links, *count, settings->min_weight);
    if (settings->backbone > 0) {
        drop_loops(&s, links, *count);
        if (!graph_filter_backbone(s.tie_kept, &s.ties, node_count, settings->backbone))
            goto done;
    }
    drop_links_of_ties(&s);
    if (settings->largest_component && !keep_component(&s, links, *count, node_count))
        goto done;
    for (uint32_t i = 0; i < *count; i++)
        if (s.link_kept[i]) links[kept++] = links[i];
    *count = kept;
    fine = true;
done:
    base_arena_free(&s.arena);
    return fine;
}
