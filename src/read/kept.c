#include "read/kept.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"

read_kept *read_kept_new(base_arena *arena)
{
    read_kept *kept = calloc(1, sizeof *kept);
    if (kept) kept->arena = arena;
    return kept;
}

void read_kept_free(void *data)
{
    read_kept *kept = data;
    if (!kept) return;
    for (size_t i = 0; i < kept->measure_count; i++) {
        free(kept->measures[i].values);
        free(kept->measures[i].ranks);
    }
    free(kept->measures);
    free(kept->nodes);
    free(kept->edges);
    free(kept);
}

const char *read_kept_text(read_kept *kept, const char *text)
{
    return text ? base_arena_text(kept->arena, text, strlen(text)) : NULL;
}

/* base_grow for a typed array. */
#define GROW(array, room, n) grow((void **)&(array), &(room), (n), sizeof *(array))

static bool grow(void **items, size_t *room, size_t n, size_t size)
{
    return base_grow(items, room, n, size);
}

erg_code read_kept_measure_of(read_kept_measure **out, read_kept *kept, read_json_value v,
                              erg_error *err)
{
    const char *key = read_json_key(v);
    *out = NULL;
    for (size_t i = 0; i < kept->measure_count && !*out; i++)
        if (strcmp(kept->measures[i].key, key) == 0) *out = &kept->measures[i];
    if (*out) return ERG_OK;
    if (kept->measure_count == READ_MEASURES_MAX)
        return base_fail_at(err, ERG_ELIMIT, read_json_place(v),
                            "more than the limit of %d measures", READ_MEASURES_MAX);
    const char *copy = read_kept_text(kept, key);
    if (!copy || !GROW(kept->measures, kept->measure_room, kept->measure_count + 1))
        return base_fail_memory(err);
    *out = &kept->measures[kept->measure_count++];
    **out = (read_kept_measure){.key = copy};
    return ERG_OK;
}

bool read_kept_value(read_kept_measure *measure, size_t node, double value)
{
    if (!GROW(measure->values, measure->value_room, node + 1)) return false;
    while (measure->value_count < node)
        measure->values[measure->value_count++] = NAN;
    measure->values[node] = value;
    measure->value_count = node + 1;
    return true;
}

bool read_kept_rank(read_kept_measure *measure, size_t node, uint32_t rank)
{
    if (!GROW(measure->ranks, measure->rank_room, node + 1)) return false;
    while (measure->rank_count < node)
        measure->ranks[measure->rank_count++] = 0;
    measure->ranks[node] = rank;
    measure->rank_count = node + 1;
    return true;
}

read_kept_node *read_kept_add_node(read_kept *kept)
{
    if (!GROW(kept->nodes, kept->node_room, kept->node_count + 1)) return NULL;
    kept->nodes[kept->node_count] = (read_kept_node){.x = NAN, .y = NAN};
    return &kept->nodes[kept->node_count++];
}

read_kept_edge *read_kept_add_edge(read_kept *kept)
{
    if (!GROW(kept->edges, kept->edge_room, kept->edge_count + 1)) return NULL;
    kept->edges[kept->edge_count] =
        (read_kept_edge){.edge = {.weight = NAN, .share = NAN}};
    return &kept->edges[kept->edge_count++];
}

/* --- in the dataset's order --- */

/* Each measure's values and ranks by entity. at[i] is the entity of node i. */
static bool attach_measures(const read_kept *kept, erg_recorded *r, const erg_dataset *d,
                            const uint32_t *at, base_arena *arena)
{
    size_t n = kept->measure_count;
    const char **keys = base_arena_array(arena, n, sizeof *keys);
    const double **all_values = base_arena_array(arena, n, sizeof *all_values);
    const uint32_t **all_ranks = base_arena_array(arena, n, sizeof *all_ranks);
    if (!keys || !all_values || !all_ranks) return false;
    for (size_t m = 0; m < n; m++) {
        const read_kept_measure *measure = &kept->measures[m];
        double *values = base_arena_array(arena, d->entity_count, sizeof *values);
        uint32_t *ranks = base_arena_array(arena, d->entity_count, sizeof *ranks);
        if (!values || !ranks) return false;
        for (size_t e = 0; e < d->entity_count; e++)
            values[e] = NAN;
        for (size_t i = 0; i < measure->value_count; i++)
            values[at[i]] = measure->values[i];
        for (size_t i = 0; i < measure->rank_count; i++)
            ranks[at[i]] = measure->ranks[i];
        keys[m] = measure->key;
        all_values[m] = values;
        all_ranks[m] = ranks;
    }
    r->measure_count = n;
    r->measure_keys = keys;
    r->measure_values = all_values;
    r->measure_ranks = all_ranks;
    return true;
}

/* Attrs and positions by entity; positions only where every node has one. */
static bool attach_nodes(const read_kept *kept, erg_recorded *r, const erg_dataset *d,
                         const uint32_t *at, base_arena *arena)
{
    size_t n = d->entity_count;
    const erg_value **attrs = base_arena_array(arena, n, sizeof *attrs);
    double *x = base_arena_array(arena, n, sizeof *x);
    double *y = base_arena_array(arena, n, sizeof *y);
    bool complete = kept->node_count == n;
    if (!attrs || !x || !y) return false;
    for (size_t i = 0; i < kept->node_count; i++) {
        const read_kept_node *node = &kept->nodes[i];
        attrs[at[i]] = node->attrs;
        x[at[i]] = node->x;
        y[at[i]] = node->y;
        complete = complete && !isnan(node->x) && !isnan(node->y);
    }
    r->attrs = attrs;
    if (!complete) r->positions_engine = NULL;
    if (!r->positions_engine) return true;
    r->x = x;
    r->y = y;
    return true;
}

static bool attach_edges(const read_kept *kept, erg_recorded *r, const erg_dataset *d,
                         base_arena *arena)
{
    erg_recorded_edge *edges = base_arena_array(arena, d->relation_count, sizeof *edges);
    if (!edges) return false;
    for (size_t i = 0; i < kept->edge_count; i++)
        edges[erg_dataset_relation(d, kept->edges[i].id)] = kept->edges[i].edge;
    r->edges = edges;
    return true;
}

erg_code read_kept_attach(const read_kept *kept, erg_dataset *dataset, erg_error *err)
{
    base_arena *arena = model_dataset_arena(dataset);
    erg_recorded *recorded = base_arena_alloc(arena, sizeof *recorded);
    uint32_t *at = calloc(kept->node_count + 1, sizeof *at);
    bool fine = recorded && at;
    if (fine) {
        *recorded = kept->recorded;
        for (size_t i = 0; i < kept->node_count; i++)
            at[i] = erg_dataset_entity(dataset, kept->nodes[i].id);
        fine = attach_measures(kept, recorded, dataset, at, arena) &&
               attach_nodes(kept, recorded, dataset, at, arena) &&
               attach_edges(kept, recorded, dataset, arena);
    }
    free(at);
    if (!fine) return base_fail_memory(err);
    dataset->recorded = recorded;
    return ERG_OK;
}
