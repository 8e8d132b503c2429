#include "erg/snapshot.h"

#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "graph/making.h"
#include "model/recorded.h"

/* Rows of neighbours hold every tie twice and are counted in 32 bits. */
enum { MOST_RELATIONS = INT32_MAX };

erg_snapshot *graph_snapshot_new(void)
{
    struct erg_snapshot_memory *memory = calloc(1, sizeof *memory);
    if (!memory) return NULL;
    memory->snapshot.memory = memory;
    return &memory->snapshot;
}

erg_snapshot *graph_snapshot_like(const erg_snapshot *other)
{
    erg_snapshot *s = graph_snapshot_new();
    if (!s) return NULL;
    struct erg_snapshot_memory *memory = s->memory;
    *s = *other;
    s->memory = memory;
    s->nodes = NULL;
    s->edges = NULL;
    s->ties = NULL;
    s->node_count = s->edge_count = s->tie_count = 0;
    s->tie_edges = s->offsets = s->neighbours = s->neighbour_ties = NULL;
    return s;
}

base_arena *graph_snapshot_arena(erg_snapshot *snapshot)
{
    return &snapshot->memory->arena;
}

void erg_snapshot_free(erg_snapshot *snapshot)
{
    if (!snapshot) return;
    struct erg_snapshot_memory *memory = snapshot->memory;
    base_arena_free(&memory->arena);
    free(memory);
}

static erg_code check_limits(const erg_dataset *d, erg_error *err)
{
    if (d->relation_count > MOST_RELATIONS)
        return base_fail(err, ERG_ELIMIT, "%zu relations, wanted at most %d",
                         d->relation_count, MOST_RELATIONS);
    if (d->entity_count > MOST_RELATIONS)
        return base_fail(err, ERG_ELIMIT, "%zu entities, wanted at most %d",
                         d->entity_count, MOST_RELATIONS);
    return ERG_OK;
}

/* Without a date or filter every entity is there; with one, those that a remaining
 * relation touches, and those to keep. */
static bool number_nodes(graph_making *m)
{
    enum { THERE = 1 };
    const graph_settings *s = &m->settings;
    size_t n = s->dataset->entity_count;
    m->node_of = calloc(n + 1, sizeof *m->node_of);
    if (!m->node_of) return false;
    for (size_t e = 0; e < n && !s->filtered; e++)
        m->node_of[e] = THERE;
    for (uint32_t i = 0; i < m->link_count; i++) {
        m->node_of[m->links[i].source] = THERE;
        m->node_of[m->links[i].target] = THERE;
    }
    for (size_t i = 0; i < s->keep_count; i++)
        m->node_of[s->keep[i]] = THERE;
    for (size_t e = 0; e < n; e++)
        m->node_of[e] = m->node_of[e] == THERE ? m->snapshot->node_count++ : ERG_NONE;
    return true;
}

static bool fill_nodes(graph_making *m)
{
    erg_snapshot *s = m->snapshot;
    const erg_dataset *d = s->dataset;
    base_arena *arena = graph_snapshot_arena(s);
    erg_node *nodes = base_arena_array(arena, s->node_count, sizeof *nodes);
    if (!nodes) return false;
    s->nodes = nodes;
    for (uint32_t e = 0; e < d->entity_count; e++) {
        const erg_entity *entity = &d->entities[e];
        uint32_t v = m->node_of[e];
        if (v == ERG_NONE) continue;
        nodes[v] = (erg_node){.entity = e, .row = v};
        if (m->settings.as_recorded)
            nodes[v].attrs = d->recorded->attrs[e];
        else if (!graph_resolve_attrs(&nodes[v].attrs, arena, &m->resolver, entity))
            return false;
        if (!graph_known_claims(&nodes[v].claims, &nodes[v].claim_count, arena,
                                &m->resolver, entity->claims, entity->claim_count))
            return false;
    }
    return true;
}

static bool fill_edges(graph_making *m)
{
    erg_snapshot *s = m->snapshot;
    graph_ties ties = {0};
    base_arena *arena = graph_snapshot_arena(s);
    for (uint32_t i = 0; i < m->link_count; i++) {
        m->links[i].source = m->node_of[m->links[i].source];
        m->links[i].target = m->node_of[m->links[i].target];
    }
    /* First, while there is room for what it needs beside. */
    if (!graph_ties_build(&ties, arena, s->node_count, m->links, m->link_count))
        return false;
    erg_edge *edges = base_arena_array(arena, m->link_count, sizeof *edges);
    if (!edges) return false;
    s->edges = edges;
    s->edge_count = m->link_count;
    for (uint32_t i = 0; i < m->link_count; i++) {
        if (!graph_fill_edge(&edges[i], m, &m->links[i])) return false;
        edges[i].source = m->links[i].source;
        edges[i].target = m->links[i].target;
        if (edges[i].merged) s->merged = true;
    }
    free(m->links);
    m->links = NULL;
    return graph_ties_attach(s, arena, edges, &ties);
}

static void fill_head(erg_snapshot *snapshot, const graph_settings *s)
{
    snapshot->dataset = s->dataset;
    snapshot->weight_rule = s->weight_name;
    snapshot->resolve = s->policy_name;
    snapshot->as_of = s->as_of;
    snapshot->known_by = s->known_by;
    snapshot->recorded = s->as_recorded && !s->filtered;
}

static void fill_measured(erg_snapshot *s)
{
    const erg_recorded *recorded = s->dataset->recorded;
    s->measured_nodes = s->recorded ? (uint32_t)recorded->measured_nodes : s->node_count;
    s->measured_ties = s->recorded ? (uint32_t)recorded->measured_ties : s->tie_count;
}

static erg_code make(graph_making *m, erg_error *err)
{
    const graph_settings *s = &m->settings;
    m->snapshot = graph_snapshot_new();
    if (!m->snapshot) return base_fail_memory(err);
    fill_head(m->snapshot, s);
    graph_resolver_open(&m->resolver, s->dataset, s->policy, s->known_by);
    erg_code code = graph_collect_links(m, err);
    if (code != ERG_OK) return code;
    bool fine =
        graph_select(m->links, &m->link_count, (uint32_t)s->dataset->entity_count, s) &&
        number_nodes(m) && fill_nodes(m) && fill_edges(m);
    if (!fine) return base_fail_memory(err);
    fill_measured(m->snapshot);
    return ERG_OK;
}

erg_code erg_snapshot_make(erg_snapshot **out, const erg_dataset *dataset,
                           const erg_snapshot_options *options, erg_error *err)
{
    graph_making m = {0};
    *out = NULL;
    erg_code code = check_limits(dataset, err);
    if (code == ERG_OK) code = graph_settings_open(&m.settings, dataset, options, err);
    if (code == ERG_OK) code = make(&m, err);
    graph_resolver_close(&m.resolver);
    graph_settings_close(&m.settings);
    free(m.links);
    free(m.node_of);
    if (code == ERG_OK)
        *out = m.snapshot;
    else
        erg_snapshot_free(m.snapshot);
    return code;
}

uint32_t erg_snapshot_node(const erg_snapshot *snapshot, const char *id)
{
    uint32_t entity = erg_dataset_entity(snapshot->dataset, id);
    uint32_t low = 0;
    uint32_t high = snapshot->node_count;
    if (entity == ERG_NONE) return ERG_NONE;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (snapshot->nodes[middle].entity < entity)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < snapshot->node_count && snapshot->nodes[low].entity == entity;
    return found ? low : ERG_NONE;
}

uint32_t erg_snapshot_edge(const erg_snapshot *snapshot, const char *id)
{
    uint32_t low = 0;
    uint32_t high = snapshot->edge_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int order = strcmp(snapshot->edges[middle].id, id);
        if (order == 0) return middle;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return ERG_NONE;
}

const erg_entity *erg_snapshot_entity(const erg_snapshot *snapshot, uint32_t node)
{
    return &snapshot->dataset->entities[snapshot->nodes[node].entity];
}
