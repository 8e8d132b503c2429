/* One edge a pair: what parallel edges have in common, and the sum of their weights. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/date.h"
#include "base/fail.h"
#include "base/map.h"
#include "graph/making.h"
#include "model/canonical.h"

typedef struct merging {
    const erg_snapshot *whole;
    base_arena *arena;
    erg_edge *edges;
    uint32_t edge_count, single_count;
    uint32_t *group;   /* the parallel edges of the whole at hand, by id */
    base_map suffixes; /* an id that was generated -> the number to try next */
    base_buffer text;
} merging;

static bool is_taken(const merging *m, const char *id)
{
    size_t n = strlen(id);
    return erg_dataset_relation(m->whole->dataset, id) != ERG_NONE ||
           erg_dataset_entity(m->whole->dataset, id) != ERG_NONE ||
           base_map_find(&m->suffixes, id, n) != BASE_NONE;
}

/* e:A-B-tie, with ~2 and so on where that id exists. The next number is kept for each
 * text, so that many pairs of one text ("a-b" with "c", "a" with "b-c") do not count up
 * from 2 again. */
static const char *tie_id(merging *m, const char *a, const char *b)
{
    const char *id = NULL;
    base_buffer_reset(&m->text);
    base_buffer_format(&m->text, "e:%s-%s-tie", a, b);
    if (m->text.failed) return NULL;
    const char *base = base_arena_text(m->arena, m->text.data, m->text.length);
    if (!base) return NULL;
    uint32_t next = base_map_find(&m->suffixes, base, strlen(base));
    id = base;
    if (next == BASE_NONE) next = 2;
    while (is_taken(m, id)) {
        base_buffer_reset(&m->text);
        base_buffer_format(&m->text, "%s~%u", base, (unsigned)next++);
        if (m->text.failed) return NULL;
        id = base_arena_text(m->arena, m->text.data, m->text.length);
        if (!id) return NULL;
    }
    if (!base_map_put(&m->suffixes, base, strlen(base), next)) return NULL;
    if (id != base && !base_map_put(&m->suffixes, id, strlen(id), 2)) return NULL;
    return id;
}

/* The ids merged, those of edges that were merged before included. */
static bool list_merged(merging *m, erg_edge *edge, uint32_t count)
{
    size_t total = 0;
    const erg_edge *edges = m->whole->edges;
    for (uint32_t i = 0; i < count; i++)
        total += edges[m->group[i]].merged ? edges[m->group[i]].merged_count : 1;
    const char **ids = base_arena_array(m->arena, total, sizeof *ids);
    if (!ids) return false;
    edge->merged = ids;
    edge->merged_count = (uint32_t)total;
    for (uint32_t i = 0; i < count; i++) {
        const erg_edge *part = &edges[m->group[i]];
        for (size_t k = 0; part->merged && k < part->merged_count; k++)
            *ids++ = part->merged[k];
        if (!part->merged) *ids++ = part->id;
    }
    return true;
}

static int compare_claims(const void *a, const void *b)
{
    return model_claim_compare(a, b);
}

/* Equal claims once. Returns how many are left. */
static size_t drop_repeated(erg_claim *claims, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || model_claim_compare(&claims[kept - 1], &claims[i]) != 0)
            claims[kept++] = claims[i];
    return kept;
}

/* All claims in canonical order, as a reader of the file written from them has them. */
static bool list_claims(merging *m, erg_edge *edge, uint32_t count)
{
    size_t total = 0, at = 0;
    const erg_edge *edges = m->whole->edges;
    for (uint32_t i = 0; i < count; i++)
        total += edges[m->group[i]].claim_count;
    erg_claim *claims = base_arena_array(m->arena, total, sizeof *claims);
    if (!claims) return false;
    for (uint32_t i = 0; i < count; i++)
        for (size_t k = 0; k < edges[m->group[i]].claim_count; k++)
            claims[at++] = edges[m->group[i]].claims[k];
    if (total > 1) qsort(claims, total, sizeof *claims, compare_claims);
    edge->claims = claims;
    edge->claim_count = (uint32_t)drop_repeated(claims, total);
    return true;
}

static bool starts_before(erg_date a, erg_date b)
{
    base_day x = base_date_first(a);
    base_day y = base_date_first(b);
    return x < y || (x == y && a < b);
}

static bool ends_after(erg_date a, erg_date b)
{
    base_day x = base_date_last(a);
    base_day y = base_date_last(b);
    return x > y || (x == y && a < b);
}

/* Earliest start and latest end, each only where every relation has one. */
static void join_dates(erg_edge *edge, const erg_edge *part)
{
    if (edge->start == 0 || part->start == 0)
        edge->start = 0;
    else if (starts_before(part->start, edge->start))
        edge->start = part->start;
    if (edge->end == 0 || part->end == 0)
        edge->end = 0;
    else if (ends_after(part->end, edge->end))
        edge->end = part->end;
}

static void join_edge(erg_edge *edge, const erg_edge *part)
{
    bool same_way = edge->source == part->source && edge->target == part->target;
    if (strcmp(edge->relation, part->relation) != 0) edge->relation = "tie";
    if (strcmp(edge->family, part->family) != 0) edge->family = "other";
    edge->directed = edge->directed && part->directed && same_way;
    edge->disputed = edge->disputed || part->disputed;
    edge->possible = edge->possible && part->possible;
    edge->weight += part->weight;
    join_dates(edge, part);
}

static void drop_single_fields(erg_edge *edge)
{
    edge->relation_index = ERG_NONE;
    edge->label = NULL;
    edge->amount = NULL;
    edge->share = NAN;
    edge->attrs = NULL;
    edge->used = NULL;
}

/* The ends of an edge without direction: the smaller id first. */
static void order_ends(erg_edge *edge)
{
    uint32_t source = edge->source;
    if (edge->directed || source <= edge->target) return;
    edge->source = edge->target;
    edge->target = source;
}

static bool merge_group(merging *m, uint32_t count)
{
    erg_edge *edge = &m->edges[m->edge_count++];
    *edge = m->whole->edges[m->group[0]];
    if (!list_merged(m, edge, count)) return false;
    if (count == 1) return true;
    for (uint32_t i = 1; i < count; i++)
        join_edge(edge, &m->whole->edges[m->group[i]]);
    drop_single_fields(edge);
    order_ends(edge);
    const char *a = erg_snapshot_entity(m->whole, edge->source)->id;
    const char *b = erg_snapshot_entity(m->whole, edge->target)->id;
    edge->id = strcmp(a, b) <= 0 ? tie_id(m, a, b) : tie_id(m, b, a);
    return edge->id && list_claims(m, edge, count);
}

/* Edges that are alone come first, in the order of their ids, which is that of edges. */
static bool merge_single_edges(merging *m)
{
    const erg_snapshot *w = m->whole;
    for (uint32_t e = 0; e < w->edge_count; e++) {
        uint32_t tie = w->edges[e].tie;
        m->group[0] = e;
        if (tie == ERG_NONE || w->ties[tie].count > 1) continue;
        if (!merge_group(m, 1)) return false;
    }
    m->single_count = m->edge_count;
    return true;
}

static bool merge_parallel_edges(merging *m)
{
    const erg_snapshot *w = m->whole;
    for (uint32_t t = 0; t < w->tie_count; t++) {
        const erg_tie *tie = &w->ties[t];
        if (tie->count == 1) continue;
        for (uint32_t i = 0; i < tie->count; i++)
            m->group[i] = w->tie_edges[tie->first + i];
        if (!merge_group(m, tie->count)) return false;
    }
    return true;
}

/* A self-loop, to be sorted by node and then in the order of ids, which is that of edges.
 */
typedef struct loop {
    uint32_t node, edge;
} loop;

static int by_node(const void *left, const void *right)
{
    const loop *a = left;
    const loop *b = right;
    if (a->node != b->node) return a->node < b->node ? -1 : 1;
    return (a->edge > b->edge) - (a->edge < b->edge);
}

static size_t count_loops(const erg_snapshot *whole)
{
    size_t loops = 0;
    for (uint32_t e = 0; e < whole->edge_count; e++)
        if (whole->edges[e].tie == ERG_NONE) loops++;
    return loops;
}

static bool merge_loops(merging *m)
{
    size_t count = count_loops(m->whole);
    size_t n = 0;
    bool fine = true;
    loop *loops = calloc(count + 1, sizeof *loops);
    if (!loops) return false;
    for (uint32_t e = 0; e < m->whole->edge_count; e++)
        if (m->whole->edges[e].tie == ERG_NONE)
            loops[n++] = (loop){m->whole->edges[e].source, e};
    qsort(loops, n, sizeof *loops, by_node);
    for (size_t begin = 0, end = 0; begin < n && fine; begin = end) {
        for (end = begin; end < n && loops[end].node == loops[begin].node; end++)
            m->group[end - begin] = loops[end].edge;
        fine = merge_group(m, (uint32_t)(end - begin));
    }
    free(loops);
    return fine;
}

static int by_id(const void *left, const void *right)
{
    const erg_edge *a = left;
    const erg_edge *b = right;
    return strcmp(a->id, b->id);
}

/* Edges by id: those that are alone are in order already, and most of a large graph; the
 * others are sorted and merged in from behind. */
static bool sort_edges(merging *m)
{
    size_t alone = m->single_count;
    size_t others = m->edge_count - alone;
    size_t at = m->edge_count;
    erg_edge *held = calloc(others + 1, sizeof *held);
    if (!held) return false;
    if (others > 0) memcpy(held, m->edges + alone, others * sizeof *held);
    qsort(held, others, sizeof *held, by_id);
    while (others > 0) {
        bool single = alone > 0 && by_id(&m->edges[alone - 1], &held[others - 1]) > 0;
        m->edges[--at] = single ? m->edges[--alone] : held[--others];
    }
    free(held);
    return true;
}

static bool take_nodes(erg_snapshot *s, base_arena *arena, const erg_snapshot *whole)
{
    erg_node *nodes = base_arena_array(arena, whole->node_count, sizeof *nodes);
    if (!nodes) return false;
    if (whole->node_count > 0)
        memcpy(nodes, whole->nodes, whole->node_count * sizeof *nodes);
    s->nodes = nodes;
    s->node_count = whole->node_count;
    return true;
}

static bool finish(erg_snapshot *s, merging *m)
{
    graph_ties ties = {0};
    graph_link *links = malloc(((size_t)m->edge_count + 1) * sizeof *links);
    bool fine = false;
    if (!links || !sort_edges(m)) goto done;
    for (uint32_t e = 0; e < m->edge_count; e++)
        links[e] = graph_link_of(&m->edges[e]);
    s->edges = m->edges;
    s->edge_count = m->edge_count;
    s->merged = true;
    fine = take_nodes(s, m->arena, m->whole) &&
           graph_ties_build(&ties, m->arena, s->node_count, links, s->edge_count) &&
           graph_ties_attach(s, m->arena, m->edges, &ties);
done:
    free(links);
    return fine;
}

erg_code erg_snapshot_merge(erg_snapshot **out, const erg_snapshot *whole, erg_error *err)
{
    erg_code code = ERG_OK;
    merging m = {.whole = whole};
    erg_snapshot *s = graph_snapshot_like(whole);
    *out = NULL;
    if (s) {
        m.arena = graph_snapshot_arena(s);
        /* At most one edge a tie, and one a loop. */
        m.edges = base_arena_array(m.arena, whole->tie_count + count_loops(whole),
                                   sizeof *m.edges);
        m.group = calloc((size_t)whole->edge_count + 1, sizeof *m.group);
    }
    if (!s || !m.edges || !m.group || !merge_single_edges(&m) ||
        !merge_parallel_edges(&m) || !merge_loops(&m) || !finish(s, &m)) {
        code = base_fail_memory(err);
        erg_snapshot_free(s);
    } else {
        *out = s;
    }
    free(m.group);
    base_map_free(&m.suffixes);
    base_buffer_free(&m.text);
    return code;
}
