/* What a Mermaid diagram has room for. Mermaid draws at most 500 lines and 50,000
 * characters: what is too much is left out, the weakest first. */
#include <math.h>
#include <stdlib.h>

#include "draw/subject.h"
#include "write/mermaid.h"

enum {
    NODES_USUAL = 25,
    NODE_ROOM = 20000, /* bytes of all nodes, and of all lines: with the head and the */
    LINE_ROOM = 23000, /* styles less than 50,000 */
    INDEX_ROOM = 5     /* bytes that a line takes in the styles */
};

/* --- which entities --- */

typedef struct candidate {
    uint32_t rank, node;
    double value;
} candidate;

static int compare_candidates(const void *left, const void *right)
{
    const candidate *a = left, *b = right;
    if (a->rank != b->rank) return a->rank < b->rank ? -1 : 1;
    if (a->value != b->value) return a->value > b->value ? -1 : 1;
    return a->node < b->node ? -1 : a->node > b->node;
}

/* By the measure's ranks, else by strength; undefined last. */
static candidate *make_candidates(mermaid_sheet *t)
{
    const erg_snapshot *g = t->snapshot;
    const erg_measure_column *by = t->what->by;
    candidate *all = base_arena_array(&t->memory, g->node_count, sizeof *all);
    for (uint32_t v = 0; all && v < g->node_count; v++) {
        uint32_t rank = by ? by->ranks[g->nodes[v].row] : 1;
        all[v] = (candidate){rank > 0 ? rank : ERG_NONE, v, draw_node_value(g, NULL, v)};
    }
    if (all) qsort(all, g->node_count, sizeof *all, compare_candidates);
    return all;
}

/* Chooses in the order of importance, numbers in the order of ids. */
bool mermaid_choose_nodes(mermaid_sheet *t)
{
    uint32_t most = t->what->top > 0 ? t->what->top : NODES_USUAL;
    size_t used = 0;
    candidate *all = make_candidates(t);
    t->numbers = base_arena_array(&t->memory, t->snapshot->node_count, sizeof(uint32_t));
    if (!all || !t->numbers) return false;
    for (uint32_t i = 0; i < t->snapshot->node_count && i < most; i++) {
        base_buffer_reset(&t->text);
        mermaid_write_node(t, all[i].node, t->snapshot->node_count);
        used += t->text.length;
        if (t->text.failed) return false;
        if (used > NODE_ROOM) break;
        t->numbers[all[i].node] = 1;
    }
    for (uint32_t v = 0; v < t->snapshot->node_count; v++)
        if (t->numbers[v] > 0) t->numbers[v] = ++t->shown;
    return true;
}

/* --- which lines --- */

typedef struct strand {
    uint32_t low, high, edge;
    size_t family;
} strand;

static int compare_strands(const void *left, const void *right)
{
    const strand *a = left, *b = right;
    if (a->low != b->low) return a->low < b->low ? -1 : 1;
    if (a->high != b->high) return a->high < b->high ? -1 : 1;
    if (a->family != b->family) return a->family < b->family ? -1 : 1;
    return a->edge < b->edge ? -1 : a->edge > b->edge;
}

/* The edges among the entities shown, those of a line side by side. */
static strand *make_strands(mermaid_sheet *t, size_t *count)
{
    const erg_snapshot *g = t->snapshot;
    strand *all = base_arena_array(&t->memory, g->edge_count, sizeof *all);
    *count = 0;
    for (uint32_t e = 0; all && e < g->edge_count; e++) {
        const erg_edge *edge = &g->edges[e];
        uint32_t a = edge->source, b = edge->target;
        if (t->numbers[a] == 0 || t->numbers[b] == 0) continue;
        all[(*count)++] =
            (strand){a < b ? a : b, a < b ? b : a, e, draw_family_row(edge->family)};
    }
    if (all) qsort(all, *count, sizeof *all, compare_strands);
    return all;
}

static void add_edge(mermaid_line *l, const erg_edge *edge)
{
    l->forward = l->forward || (edge->directed && edge->source == l->from);
    l->backward = l->backward || (edge->directed && edge->source != l->from);
    l->disputed = l->disputed || edge->disputed;
    l->possible = l->possible && edge->possible;
    l->weight += edge->weight;
    l->count++;
}

static bool make_lines(mermaid_sheet *t)
{
    size_t count;
    const strand *strands = make_strands(t, &count);
    t->order = base_arena_array(&t->memory, count, sizeof *t->order);
    t->lines = base_arena_array(&t->memory, count, sizeof *t->lines);
    if (!strands || !t->order || !t->lines) return false;
    for (size_t i = 0; i < count; i++) {
        const strand *s = &strands[i], *p = i > 0 ? s - 1 : NULL;
        const erg_edge *edge = &t->snapshot->edges[s->edge];
        t->order[i] = s->edge;
        if (!p || p->low != s->low || p->high != s->high || p->family != s->family)
            t->lines[t->line_count++] = (mermaid_line){.from = edge->source,
                                                       .to = edge->target,
                                                       .first = (uint32_t)i,
                                                       .family = s->family,
                                                       .possible = true,
                                                       .number = ERG_NONE};
        add_edge(&t->lines[t->line_count - 1], edge);
    }
    return true;
}

static int compare_lines(const void *left, const void *right)
{
    const mermaid_line *const *a = left, *const *b = right;
    if ((*a)->weight != (*b)->weight) return (*a)->weight > (*b)->weight ? -1 : 1;
    return *a < *b ? -1 : *a > *b;
}

/* Chooses the heaviest as long as they fit, numbers in the order of their ends. */
bool mermaid_choose_lines(mermaid_sheet *t)
{
    size_t used = 0;
    if (!make_lines(t)) return false;
    mermaid_line **heaviest =
        base_arena_array(&t->memory, t->line_count, sizeof *heaviest);
    if (!heaviest) return false;
    for (size_t i = 0; i < t->line_count; i++)
        heaviest[i] = &t->lines[i];
    qsort(heaviest, t->line_count, sizeof *heaviest, compare_lines);
    for (size_t i = 0; i < t->line_count && i < MERMAID_LINES_MAX; i++) {
        base_buffer_reset(&t->text);
        mermaid_write_line(t, heaviest[i]);
        used += t->text.length + INDEX_ROOM;
        if (t->text.failed) return false;
        if (used > LINE_ROOM) break;
        heaviest[i]->number = 0;
        t->relations_shown += heaviest[i]->count;
        t->largest = fmax(t->largest, heaviest[i]->weight);
    }
    for (size_t i = 0; i < t->line_count; i++)
        if (t->lines[i].number == 0) t->lines[i].number = (uint32_t)t->lines_shown++;
    return true;
}
