/* How far a node is from what changed, and which changes matter most. */
#include <stdlib.h>
#include <string.h>

#include "compare/differ.h"

/* --- distances --- */

static size_t add_end(uint32_t ends[COMPARE_ENDS], size_t count, uint32_t node)
{
    for (size_t i = 0; i < count; i++)
        if (ends[i] == node) return count;
    ends[count] = node;
    return count + 1;
}

size_t compare_ends(uint32_t ends[COMPARE_ENDS], const compare_differ *d,
                    const erg_diff_edge *edge)
{
    const erg_diff_record *r = &edge->record;
    size_t count = add_end(ends, 0, edge->source);
    count = add_end(ends, count, edge->target);
    if (r->before == ERG_NONE) return count;
    const erg_edge *before = &d->sides.before->edges[r->before];
    count = add_end(ends, count, d->union_of_before[before->source]);
    return add_end(ends, count, d->union_of_before[before->target]);
}

/* Neighbours in the union, in compressed rows. */
static bool connect(uint32_t **offsets, uint32_t **neighbours, base_arena *arena,
                    const erg_diff *diff)
{
    uint32_t n = diff->node_count;
    uint32_t *at = base_arena_array(arena, (size_t)n + 2, sizeof *at);
    uint32_t *rows = base_arena_array(arena, (size_t)diff->edge_count * 2, sizeof *rows);
    if (!at || !rows) return false;
    /* Shifted by one, so that filling the rows leaves at[v] as the start of row v. */
    for (uint32_t e = 0; e < diff->edge_count; e++) {
        at[diff->edges[e].source + 2]++;
        at[diff->edges[e].target + 2]++;
    }
    for (uint32_t v = 0; v < n; v++)
        at[v + 2] += at[v + 1];
    for (uint32_t e = 0; e < diff->edge_count; e++) {
        const erg_diff_edge *edge = &diff->edges[e];
        rows[at[edge->source + 1]++] = edge->target;
        rows[at[edge->target + 1]++] = edge->source;
    }
    *offsets = at;
    *neighbours = rows;
    return true;
}

/* Breadth first from all that changed. */
bool compare_distances(compare_differ *d)
{
    erg_diff *diff = d->diff;
    erg_diff_node *nodes = (erg_diff_node *)diff->nodes;
    uint32_t *offsets = NULL;
    uint32_t *neighbours = NULL;
    uint32_t *queue = base_arena_array(&d->scratch, diff->node_count, sizeof *queue);
    uint32_t count = 0;
    if (!queue || !connect(&offsets, &neighbours, &d->scratch, diff)) return false;
    for (uint32_t v = 0; v < diff->node_count; v++)
        if (nodes[v].record.change != ERG_SAME) nodes[v].distance = 0;
    for (uint32_t e = 0; e < diff->edge_count; e++) {
        uint32_t ends[COMPARE_ENDS];
        if (diff->edges[e].record.change == ERG_SAME) continue;
        for (size_t i = compare_ends(ends, d, &diff->edges[e]); i > 0; i--)
            nodes[ends[i - 1]].distance = 0;
    }
    for (uint32_t v = 0; v < diff->node_count; v++)
        if (nodes[v].distance == 0) queue[count++] = v;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t v = queue[i];
        for (uint32_t k = offsets[v]; k < offsets[v + 1]; k++) {
            uint32_t w = neighbours[k];
            if (nodes[w].distance != ERG_NONE) continue;
            nodes[w].distance = nodes[v].distance + 1;
            queue[count++] = w;
        }
    }
    return true;
}

/* --- importance --- */

typedef struct ranked {
    double first, second;
    uint32_t index; /* of the union, which goes by id */
} ranked;

static int by_importance(const void *left, const void *right)
{
    const ranked *a = left;
    const ranked *b = right;
    if (a->first != b->first) return a->first > b->first ? -1 : 1;
    if (a->second != b->second) return a->second > b->second ? -1 : 1;
    return (a->index > b->index) - (a->index < b->index);
}

static bool sort_ranked(const uint32_t **out, compare_differ *d, ranked *items,
                        size_t count)
{
    uint32_t *order = base_arena_array(d->arena, count, sizeof *order);
    if (!order) return false;
    if (count > 1) qsort(items, count, sizeof *items, by_importance);
    for (size_t i = 0; i < count; i++)
        order[i] = items[i].index;
    *out = order;
    return true;
}

static void add_strengths(double *of, const erg_snapshot *side)
{
    for (uint32_t t = 0; t < side->tie_count; t++) {
        of[side->ties[t].a] += side->ties[t].strength;
        of[side->ties[t].b] += side->ties[t].strength;
    }
}

/* The larger of a node's strengths on the two sides, by union node. */
static double *union_strengths(compare_differ *d)
{
    const erg_diff *diff = d->diff;
    const compare_sides *s = &d->sides;
    base_arena *arena = &d->scratch;
    double *of = base_arena_array(arena, diff->node_count, sizeof *of);
    double *before = base_arena_array(arena, s->before->node_count, sizeof *before);
    double *after = base_arena_array(arena, s->after->node_count, sizeof *after);
    if (arena->failed) return NULL;
    add_strengths(before, s->before);
    add_strengths(after, s->after);
    for (uint32_t v = 0; v < diff->node_count; v++) {
        const erg_diff_record *r = &diff->nodes[v].record;
        double b = r->before != ERG_NONE ? before[r->before] : 0;
        double a = r->after != ERG_NONE ? after[r->after] : 0;
        of[v] = a > b ? a : b;
    }
    return of;
}

/* A relation that came or went counts with its weight, one that only changed with half.
 */
static double edge_importance(const compare_differ *d, const erg_diff_edge *edge)
{
    const erg_diff_record *r = &edge->record;
    double b = r->before != ERG_NONE ? d->sides.before->edges[r->before].weight : 0;
    double a = r->after != ERG_NONE ? d->sides.after->edges[r->after].weight : 0;
    return (a > b ? a : b) * (r->change == ERG_CHANGED ? 0.5 : 1);
}

bool compare_order(compare_differ *d)
{
    erg_diff *diff = d->diff;
    double *strengths = union_strengths(d);
    size_t most =
        diff->node_count > diff->edge_count ? diff->node_count : diff->edge_count;
    ranked *items = base_arena_array(&d->scratch, most, sizeof *items);
    size_t count = 0;
    if (!strengths || !items) return false;
    for (uint32_t v = 0; v < diff->node_count; v++)
        if (diff->nodes[v].record.change != ERG_SAME)
            items[count++] = (ranked){.first = strengths[v], .index = v};
    if (!sort_ranked(&diff->important_nodes, d, items, count)) return false;
    diff->important_node_count = count;
    count = 0;
    for (uint32_t e = 0; e < diff->edge_count; e++) {
        erg_diff_edge *edge = (erg_diff_edge *)&diff->edges[e];
        if (edge->record.change == ERG_SAME) continue;
        edge->importance = edge_importance(d, edge);
        items[count++] =
            (ranked){.first = edge->importance,
                     .second = strengths[edge->source] + strengths[edge->target],
                     .index = e};
    }
    if (!sort_ranked(&diff->important_edges, d, items, count)) return false;
    diff->important_edge_count = count;
    return true;
}
