#include "draw/union.h"

#include <math.h>
#include <stdlib.h>

#include "base/fail.h"
#include "graph/making.h"

uint32_t draw_union_node(const draw_union *u, size_t side, uint32_t node)
{
    return u->nodes[side * u->node_count + node];
}

uint32_t draw_union_edge(const draw_union *u, size_t side, uint32_t edge)
{
    return u->edges[side * u->edge_count + edge];
}

void draw_union_close(draw_union *u)
{
    erg_snapshot_free(u->snapshot);
    u->snapshot = NULL;
}

/* The last side that has it, or side_count. */
static size_t last_side(const draw_union *u, const uint32_t *rows, uint32_t count,
                        uint32_t index)
{
    for (size_t side = u->side_count; side-- > 0;) {
        if (rows[side * count + index] != ERG_NONE) return side;
    }
    return u->side_count;
}

static bool open_rows(draw_union *u, base_arena *arena)
{
    u->nodes = base_arena_array(arena, u->side_count * u->node_count, sizeof *u->nodes);
    u->edges = base_arena_array(arena, u->side_count * u->edge_count, sizeof *u->edges);
    u->node_at = base_arena_array(arena, u->node_count, sizeof *u->node_at);
    u->edge_at = base_arena_array(arena, u->edge_count, sizeof *u->edge_at);
    if (arena->failed) return false;
    for (size_t i = 0; i < u->side_count * u->node_count; i++)
        u->nodes[i] = ERG_NONE;
    for (size_t i = 0; i < u->side_count * u->edge_count; i++)
        u->edges[i] = ERG_NONE;
    return true;
}

/* --- one dataset of two --- */

/* Where a side's documents are in the joined list. */
typedef struct translation {
    const uint32_t *documents[2];
} translation;

static const erg_claim *translate(base_arena *arena, const erg_claim *claims,
                                  size_t count, const uint32_t *documents)
{
    if (count == 0) return claims;
    erg_claim *copies = base_arena_array(arena, count, sizeof *copies);
    for (size_t i = 0; copies != NULL && i < count; i++) {
        copies[i] = claims[i];
        if (claims[i].document != ERG_NONE)
            copies[i].document = documents[claims[i].document];
    }
    return copies;
}

/* Documents of both sides as the comparison lists them. */
static bool join_documents(draw_union *u, translation *t, base_arena *arena,
                           const erg_diff *diff, bool turned)
{
    const erg_dataset *before = diff->before->dataset, *after = diff->after->dataset;
    erg_document *documents =
        base_arena_array(arena, diff->document_count, sizeof *documents);
    uint32_t *old = base_arena_array(arena, before->document_count, sizeof *old);
    uint32_t *new = base_arena_array(arena, after->document_count, sizeof *new);
    if (arena->failed) return false;
    for (uint32_t i = 0; i < diff->document_count; i++) {
        const erg_diff_record *r = &diff->documents[i];
        if (r->before != ERG_NONE) old[r->before] = i;
        if (r->after != ERG_NONE) new[r->after] = i;
        documents[i] = r->after != ERG_NONE ? after->documents[r->after]
                                            : before->documents[r->before];
        documents[i].id = r->id;
    }
    u->dataset.documents = documents;
    u->dataset.document_count = diff->document_count;
    t->documents[0] = turned ? new : old;
    t->documents[1] = turned ? old : new;
    return true;
}

/* Entities as the union lists them. */
static bool join_entities(draw_union *u, base_arena *arena, const erg_diff *diff)
{
    erg_entity *entities = base_arena_array(arena, u->node_count, sizeof *entities);
    if (entities == NULL) return false;
    for (uint32_t v = 0; v < u->node_count; v++) {
        size_t side = last_side(u, u->nodes, u->node_count, v);
        entities[v] = *erg_snapshot_entity(u->sides[side], draw_union_node(u, side, v));
        entities[v].id = diff->nodes[v].record.id;
        entities[v].claims = NULL; /* of the nodes: they cite the joined documents */
        entities[v].claim_count = 0;
    }
    u->dataset.entities = entities;
    u->dataset.entity_count = u->node_count;
    return true;
}

/* Relations as the union lists them: what an edge's relation_index leads to. */
static bool join_relations(draw_union *u, base_arena *arena)
{
    erg_relation *relations = base_arena_array(arena, u->edge_count, sizeof *relations);
    if (relations == NULL) return false;
    for (uint32_t e = 0; e < u->edge_count; e++) {
        size_t side = last_side(u, u->edges, u->edge_count, e);
        const erg_snapshot *s = u->sides[side];
        const erg_edge *edge = &s->edges[draw_union_edge(u, side, e)];
        relations[e] = (erg_relation){.id = edge->id,
                                      .relation = edge->relation,
                                      .start = edge->start,
                                      .end = edge->end,
                                      .weight = NAN};
        if (edge->relation_index != ERG_NONE)
            relations[e] = s->dataset->relations[edge->relation_index];
    }
    u->dataset.relations = relations;
    u->dataset.relation_count = u->edge_count;
    u->dataset.recorded = NULL;
    u->dataset.memory = NULL;
    return true;
}

/* --- the snapshot --- */

static bool fill_nodes(draw_union *u, base_arena *arena, const translation *t)
{
    erg_snapshot *s = u->snapshot;
    erg_node *nodes =
        base_arena_array(graph_snapshot_arena(s), u->node_count, sizeof *nodes);
    if (nodes == NULL) return false;
    s->nodes = nodes;
    for (uint32_t v = 0; v < u->node_count; v++) {
        if (u->node_at[v] == ERG_NONE) continue;
        size_t side = last_side(u, u->nodes, u->node_count, v);
        erg_node *node = &nodes[s->node_count];
        u->node_at[v] = s->node_count++;
        *node = u->sides[side]->nodes[draw_union_node(u, side, v)];
        node->row = v;
        if (t == NULL) continue;
        node->entity = v;
        node->claims =
            translate(arena, node->claims, node->claim_count, t->documents[side]);
    }
    return !arena->failed;
}

/* Nodes by side and the side's own index. */
static uint32_t **turn_rows(const draw_union *u, base_arena *arena)
{
    uint32_t **of = base_arena_array(arena, u->side_count, sizeof *of);
    for (size_t side = 0; of != NULL && side < u->side_count; side++) {
        of[side] = base_arena_array(arena, u->sides[side]->node_count, sizeof **of);
        for (uint32_t v = 0; of[side] != NULL && v < u->node_count; v++) {
            uint32_t own = draw_union_node(u, side, v);
            if (own != ERG_NONE) of[side][own] = u->node_at[v];
        }
    }
    return arena->failed ? NULL : of;
}

static bool fill_edges(draw_union *u, base_arena *arena, const translation *t,
                       const erg_diff *diff)
{
    erg_snapshot *s = u->snapshot;
    base_arena *own = graph_snapshot_arena(s);
    graph_ties ties = {0};
    uint32_t **of = turn_rows(u, arena);
    erg_edge *edges = base_arena_array(own, u->edge_count, sizeof *edges);
    graph_link *links = base_arena_array(arena, u->edge_count, sizeof *links);
    draw_union_name *names = base_arena_array(arena, u->edge_count, sizeof *names);
    if (of == NULL || edges == NULL || links == NULL || names == NULL) return false;
    if (diff != NULL && !draw_union_name_edges(names, arena, diff)) return false;
    s->edges = edges;
    for (uint32_t i = 0; i < u->edge_count; i++) {
        uint32_t e = diff != NULL ? names[i].edge : i;
        if (u->edge_at[e] == ERG_NONE) continue;
        size_t side = last_side(u, u->edges, u->edge_count, e);
        erg_edge *edge = &edges[s->edge_count];
        *edge = u->sides[side]->edges[draw_union_edge(u, side, e)];
        edge->source = of[side][edge->source];
        edge->target = of[side][edge->target];
        edge->relation_index = e;
        edge->used = NULL;
        if (diff != NULL) edge->id = names[i].id;
        if (t != NULL)
            edge->claims =
                translate(arena, edge->claims, edge->claim_count, t->documents[side]);
        links[s->edge_count] = graph_link_of(edge);
        u->edge_at[e] = s->edge_count++;
    }
    return !arena->failed &&
           graph_ties_build(&ties, own, s->node_count, links, s->edge_count) &&
           graph_ties_attach(s, own, edges, &ties);
}

static erg_code fill(draw_union *u, base_arena *arena, const translation *t,
                     const erg_diff *diff, erg_error *err)
{
    u->snapshot = graph_snapshot_like(u->sides[u->side_count - 1]);
    if (u->snapshot == NULL) return base_fail_memory(err);
    u->snapshot->dataset = &u->dataset;
    u->snapshot->recorded = false;
    if (fill_nodes(u, arena, t) && fill_edges(u, arena, t, diff)) return ERG_OK;
    draw_union_close(u);
    return base_fail_memory(err);
}

/* --- of a comparison --- */

/* What is further than `context` ties from what changed is left out; with none, all that
 * is the same, but for the ends of what is not. */
static void leave_out(draw_union *u, const erg_diff *diff, uint32_t context)
{
    for (uint32_t v = 0; v < u->node_count; v++) {
        uint32_t distance = diff->nodes[v].distance;
        bool near = distance != ERG_NONE && distance <= context;
        u->node_at[v] = near || context == ERG_NONE ? 0 : ERG_NONE;
    }
    for (uint32_t e = 0; e < u->edge_count; e++) {
        const erg_diff_edge *edge = &diff->edges[e];
        bool near =
            u->node_at[edge->source] != ERG_NONE && u->node_at[edge->target] != ERG_NONE;
        bool kept = edge->record.change != ERG_SAME || (near && context > 0);
        u->edge_at[e] = kept ? 0 : ERG_NONE;
    }
}

erg_code draw_union_of_diff(draw_union *out, base_arena *arena, const erg_diff *diff,
                            const draw_union_how *how, erg_error *err)
{
    const erg_snapshot **sides = base_arena_array(arena, 2, sizeof(const erg_snapshot *));
    translation t = {{NULL, NULL}};
    size_t old = how->turned ? 1 : 0, new = 1 - old;
    *out = (draw_union){
        .side_count = 2, .node_count = diff->node_count, .edge_count = diff->edge_count};
    if (sides == NULL || !open_rows(out, arena)) return base_fail_memory(err);
    sides[old] = diff->before;
    sides[new] = diff->after;
    out->sides = sides;
    out->dataset = *sides[1]->dataset;
    for (uint32_t v = 0; v < out->node_count; v++) {
        out->nodes[old * out->node_count + v] = diff->nodes[v].record.before;
        out->nodes[new * out->node_count + v] = diff->nodes[v].record.after;
    }
    for (uint32_t e = 0; e < out->edge_count; e++) {
        out->edges[old * out->edge_count + e] = diff->edges[e].record.before;
        out->edges[new * out->edge_count + e] = diff->edges[e].record.after;
    }
    leave_out(out, diff, how->context);
    if (!join_documents(out, &t, arena, diff, how->turned) ||
        !join_entities(out, arena, diff) || !join_relations(out, arena))
        return base_fail_memory(err);
    return fill(out, arena, &t, diff, err);
}

/* --- of snapshots of one dataset --- */

/* Indices of the marked, in order; the unmarked become ERG_NONE. */
static uint32_t number(uint32_t *of, size_t count)
{
    uint32_t next = 0;
    for (size_t i = 0; i < count; i++)
        of[i] = of[i] != 0 ? next++ : ERG_NONE;
    return next;
}

erg_code draw_union_of_sides(draw_union *out, base_arena *arena,
                             const erg_snapshot *const *sides, size_t side_count,
                             erg_error *err)
{
    const erg_dataset *d = sides[0]->dataset;
    uint32_t *entities = base_arena_array(arena, d->entity_count, sizeof *entities);
    uint32_t *relations = base_arena_array(arena, d->relation_count, sizeof *relations);
    *out = (draw_union){.sides = sides, .side_count = side_count};
    if (entities == NULL || relations == NULL) return base_fail_memory(err);
    for (size_t i = 0; i < side_count; i++) {
        for (uint32_t v = 0; v < sides[i]->node_count; v++)
            entities[sides[i]->nodes[v].entity] = 1;
        for (uint32_t e = 0; e < sides[i]->edge_count; e++)
            relations[sides[i]->edges[e].relation_index] = 1;
    }
    out->node_count = number(entities, d->entity_count);
    out->edge_count = number(relations, d->relation_count);
    if (!open_rows(out, arena)) return base_fail_memory(err);
    for (size_t i = 0; i < side_count; i++) {
        for (uint32_t v = 0; v < sides[i]->node_count; v++)
            out->nodes[i * out->node_count + entities[sides[i]->nodes[v].entity]] = v;
        for (uint32_t e = 0; e < sides[i]->edge_count; e++) {
            uint32_t at = relations[sides[i]->edges[e].relation_index];
            out->edges[i * out->edge_count + at] = e;
        }
    }
    out->dataset = *d;
    if (!join_relations(out, arena)) return base_fail_memory(err);
    return fill(out, arena, NULL, NULL, err);
}

/* --- measures --- */

/* The column of the key on the last side that has it. */
static const erg_measure_column *
last_column(const draw_union *u, const erg_measures *const *measures, const char *key)
{
    const erg_measure_column *last = NULL;
    for (size_t side = 0; side < u->side_count; side++) {
        const erg_measure_column *column =
            measures[side] != NULL ? erg_measures_find(measures[side], key) : NULL;
        if (column != NULL) last = column;
    }
    return last;
}

static bool fill_column(erg_measure_column *out, const draw_union *u, base_arena *arena,
                        const erg_measures *const *measures, const char *key)
{
    double *values = base_arena_array(arena, u->node_count, sizeof *values);
    uint32_t *ranks = base_arena_array(arena, u->node_count, sizeof *ranks);
    if (values == NULL || ranks == NULL) return false;
    *out = *last_column(u, measures, key);
    out->values = values;
    out->ranks = out->ranks != NULL ? ranks : NULL;
    for (uint32_t v = 0; v < u->node_count; v++)
        values[v] = NAN;
    for (size_t side = 0; side < u->side_count; side++) {
        const erg_measure_column *from =
            measures[side] != NULL ? erg_measures_find(measures[side], key) : NULL;
        for (uint32_t v = 0; from != NULL && v < u->node_count; v++) {
            uint32_t own = draw_union_node(u, side, v);
            if (own == ERG_NONE) continue;
            uint32_t row = u->sides[side]->nodes[own].row;
            values[v] = from->values[row];
            ranks[v] = from->ranks != NULL ? from->ranks[row] : 0;
        }
    }
    return true;
}

const erg_measures *draw_union_measures(const draw_union *u, base_arena *arena,
                                        const erg_measures *const *measures)
{
    size_t most = 0;
    for (size_t side = 0; side < u->side_count; side++)
        most += measures[side] != NULL ? measures[side]->column_count : 0;
    erg_measures *out = base_arena_alloc(arena, sizeof *out);
    erg_measure_column *columns = base_arena_array(arena, most, sizeof *columns);
    if (out == NULL || columns == NULL) return NULL;
    *out = (erg_measures){.row_count = u->node_count, .columns = columns};
    for (size_t side = u->side_count; side-- > 0;) {
        const erg_measures *own = measures[side];
        for (size_t i = 0; own != NULL && i < own->column_count; i++) {
            const char *key = own->columns[i].key;
            if (erg_measures_find(out, key) != NULL) continue;
            if (!fill_column(&columns[out->column_count], u, arena, measures, key))
                return NULL;
            out->column_count++;
        }
    }
    return out;
}
