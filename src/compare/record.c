/* Records: what documents, nodes and edges consist of, and their lists. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "compare/differ.h"
#include "graph/own.h"

void compare_documents(compare_fields *f, uint32_t before, uint32_t after)
{
    const erg_document *b = &f->sides->before->dataset->documents[before];
    const erg_document *a = &f->sides->after->dataset->documents[after];
    f->count = 0;
    if (a == b) return;
    compare_text(f, "/title", b->title, a->title);
    compare_text(f, "/publisher", b->publisher, a->publisher);
    compare_date(f, "/date", b->date, a->date);
    compare_text(f, "/url", b->url, a->url);
    compare_attrs(f, b->attrs, a->attrs, false);
}

/* The attrs that the entity states itself though a claim does too. */
static const char **own_attrs(size_t *count, compare_fields *f, const erg_snapshot *side,
                              uint32_t node)
{
    const erg_value *attrs = erg_snapshot_entity(side, node)->attrs;
    size_t most = attrs && side->nodes[node].claim_count > 0 ? attrs->count : 0;
    *count = 0;
    if (most == 0) return NULL;
    const char **names = base_arena_array(f->scratch, most, sizeof *names);
    if (!names) f->failed = true;
    for (size_t i = 0; names && i < most; i++)
        if (graph_owns_attr(side, node, i)) names[(*count)++] = attrs->keys[i];
    return names;
}

static void compare_own_attrs(compare_fields *f, uint32_t before, uint32_t after)
{
    size_t b, a;
    const char **was = own_attrs(&b, f, f->sides->before, before);
    const char **is = own_attrs(&a, f, f->sides->after, after);
    compare_texts(f, "/own", was, b, is, a);
}

static void compare_own_fields(compare_fields *f, const erg_edge *before,
                               const erg_edge *after)
{
    const char *was[GRAPH_OWN_FIELDS], *is[GRAPH_OWN_FIELDS];
    size_t b = graph_edge_own(was, f->sides->before, before);
    size_t a = graph_edge_own(is, f->sides->after, after);
    compare_texts(f, "/own", was, b, is, a);
}

void compare_nodes(compare_fields *f, uint32_t before, uint32_t after)
{
    const erg_node *b = &f->sides->before->nodes[before];
    const erg_node *a = &f->sides->after->nodes[after];
    const erg_entity *was = erg_snapshot_entity(f->sides->before, before);
    const erg_entity *is = erg_snapshot_entity(f->sides->after, after);
    f->count = 0;
    compare_text(f, "/id", was->id, is->id);
    compare_text(f, "/label", was->label, is->label);
    compare_text(f, "/kind", was->kind, is->kind);
    compare_attrs(f, b->attrs, a->attrs, true);
    compare_texts(f, "/aliases", was->aliases, was->alias_count, is->aliases,
                  is->alias_count);
    compare_texts(f, "/same_as", was->same_as, was->same_as_count, is->same_as,
                  is->same_as_count);
    compare_claims(f, b->claims, b->claim_count, a->claims, a->claim_count);
    compare_own_attrs(f, before, after);
}

/* An end that is the same entity under another id has not changed. */
static void compare_end(compare_fields *f, const char *pointer, uint32_t before,
                        uint32_t after)
{
    if (f->nodes && f->nodes->after_of[before] == after) return;
    compare_text(f, pointer, compare_node_id(f->sides->before, before),
                 compare_node_id(f->sides->after, after));
}

/* The weight that the relation itself states. */
static double own_weight(const erg_snapshot *side, const erg_edge *edge)
{
    if (edge->relation_index == ERG_NONE) return NAN;
    return side->dataset->relations[edge->relation_index].weight;
}

void compare_edges(compare_fields *f, uint32_t before, uint32_t after)
{
    const erg_edge *b = &f->sides->before->edges[before];
    const erg_edge *a = &f->sides->after->edges[after];
    f->count = 0;
    compare_end(f, "/source", b->source, a->source);
    compare_end(f, "/target", b->target, a->target);
    compare_text(f, "/relation", b->relation, a->relation);
    compare_text(f, "/family", b->family, a->family);
    compare_bool(f, "/directed", b->directed, a->directed);
    compare_number(f, "/weight", b->weight, a->weight);
    compare_date(f, "/start", b->start, a->start);
    compare_date(f, "/end", b->end, a->end);
    compare_text(f, "/label", b->label, a->label);
    compare_amount(f, b->amount, a->amount);
    compare_number(f, "/share", b->share, a->share);
    compare_attrs(f, b->attrs, a->attrs, false);
    compare_bool(f, "/disputed", b->disputed, a->disputed);
    compare_flag(f, "/possible", b->possible, a->possible);
    compare_claims(f, b->claims, b->claim_count, a->claims, a->claim_count);
    compare_texts(f, "/merged", b->merged, b->merged_count, a->merged, a->merged_count);
    compare_number(f, "/own_weight", own_weight(f->sides->before, b),
                   own_weight(f->sides->after, a));
    compare_own_fields(f, b, a);
}

/* --- lists --- */

typedef void (*compare_fn)(compare_fields *f, uint32_t before, uint32_t after);

typedef struct listing {
    compare_differ *d;
    const compare_pairs *pairs;
    compare_id id;
    compare_fn compare;
    compare_fields fields;
    erg_diff_record *records;
    uint32_t count;
    erg_diff_counts counts;
} listing;

/* The smaller of two ids, so that it is the same from both sides. */
static void set_id(erg_diff_record *record, const listing *l)
{
    const compare_sides *sides = &l->d->sides;
    const char *b =
        record->before != ERG_NONE ? l->id(sides->before, record->before) : NULL;
    const char *a = record->after != ERG_NONE ? l->id(sides->after, record->after) : NULL;
    record->id = a ? a : b;
    if (!a || !b) return;
    int order = strcmp(b, a);
    record->renamed = order != 0;
    if (order < 0) record->id = b;
}

static bool add_record(listing *l, uint32_t before, uint32_t after)
{
    erg_diff_record *record = &l->records[l->count++];
    *record = (erg_diff_record){.before = before, .after = after};
    set_id(record, l);
    if (before == ERG_NONE || after == ERG_NONE) {
        record->change = before == ERG_NONE ? ERG_ADDED : ERG_REMOVED;
        return true;
    }
    l->compare(&l->fields, before, after);
    if (l->fields.count == 0) return !l->fields.failed;
    record->change = ERG_CHANGED;
    erg_diff_field *fields =
        base_arena_array(l->d->arena, l->fields.count, sizeof *fields);
    if (!fields) return false;
    memcpy(fields, l->fields.items, l->fields.count * sizeof *fields);
    record->fields = fields;
    record->field_count = l->fields.count;
    return !l->fields.failed;
}

/* Of records with one id the pair comes first, of pairs the one that changed less: the
 * same from both sides. */
static int by_id(const void *left, const void *right)
{
    const erg_diff_record *a = left;
    const erg_diff_record *b = right;
    int order = strcmp(a->id, b->id);
    bool a_pair = a->before != ERG_NONE && a->after != ERG_NONE;
    bool b_pair = b->before != ERG_NONE && b->after != ERG_NONE;
    if (order != 0) return order;
    if (a_pair != b_pair) return (int)b_pair - (int)a_pair;
    if (a->field_count != b->field_count) return a->field_count < b->field_count ? -1 : 1;
    return a->before != b->before ? (a->before < b->before ? -1 : 1)
                                  : (a->after > b->after) - (a->after < b->after);
}

static int by_pointer(const void *left, const void *right)
{
    const erg_diff_field *a = left;
    const erg_diff_field *b = right;
    return strcmp(a->pointer, b->pointer);
}

static void count_changes(listing *l)
{
    for (uint32_t i = 0; i < l->count; i++) {
        const erg_diff_record *record = &l->records[i];
        l->counts.added += record->change == ERG_ADDED;
        l->counts.removed += record->change == ERG_REMOVED;
        l->counts.changed += record->change == ERG_CHANGED;
        if (record->change != ERG_SAME) l->d->diff->differ = true;
        if (record->field_count > 1)
            qsort((void *)record->fields, record->field_count, sizeof *record->fields,
                  by_pointer);
    }
}

static bool list_records(listing *l)
{
    const compare_pairs *pairs = l->pairs;
    size_t most = (size_t)pairs->before_count + pairs->after_count;
    bool fine = true;
    l->records = base_arena_array(&l->d->scratch, most, sizeof *l->records);
    if (!l->records) return false;
    l->fields = (compare_fields){.sides = &l->d->sides,
                                 .nodes = &l->d->nodes,
                                 .ignore = &l->d->options.ignore,
                                 .arena = l->d->arena,
                                 .scratch = &l->d->scratch};
    for (uint32_t b = 0; b < pairs->before_count && fine; b++)
        fine = add_record(l, b, pairs->after_of[b]);
    for (uint32_t a = 0; a < pairs->after_count && fine; a++)
        if (pairs->before_of[a] == ERG_NONE) fine = add_record(l, ERG_NONE, a);
    if (fine && l->count > 1) qsort(l->records, l->count, sizeof *l->records, by_id);
    if (fine) count_changes(l);
    free(l->fields.items);
    return fine;
}

static bool list_documents(compare_differ *d)
{
    listing l = {.d = d,
                 .pairs = &d->documents,
                 .id = compare_document_id,
                 .compare = compare_documents};
    if (!list_records(&l)) return false;
    erg_diff_record *documents = base_arena_array(d->arena, l.count, sizeof *documents);
    if (!documents) return false;
    if (l.count > 0) memcpy(documents, l.records, l.count * sizeof *documents);
    d->diff->documents = documents;
    d->diff->document_count = l.count;
    d->diff->documents_counted = l.counts;
    return true;
}

static bool list_nodes(compare_differ *d)
{
    listing l = {
        .d = d, .pairs = &d->nodes, .id = compare_node_id, .compare = compare_nodes};
    if (!list_records(&l)) return false;
    erg_diff_node *nodes = base_arena_array(d->arena, l.count, sizeof *nodes);
    d->union_of_before =
        base_arena_array(&d->scratch, d->nodes.before_count, sizeof *d->union_of_before);
    d->union_of_after =
        base_arena_array(&d->scratch, d->nodes.after_count, sizeof *d->union_of_after);
    if (!nodes || d->scratch.failed) return false;
    for (uint32_t v = 0; v < l.count; v++) {
        nodes[v] = (erg_diff_node){.record = l.records[v], .distance = ERG_NONE};
        if (l.records[v].before != ERG_NONE) d->union_of_before[l.records[v].before] = v;
        if (l.records[v].after != ERG_NONE) d->union_of_after[l.records[v].after] = v;
    }
    d->diff->nodes = nodes;
    d->diff->node_count = l.count;
    d->diff->nodes_counted = l.counts;
    return true;
}

static double weight_on(const erg_snapshot *side, uint32_t edge)
{
    return edge != ERG_NONE ? side->edges[edge].weight : 0;
}

static void place_edge(erg_diff_edge *edge, const compare_differ *d)
{
    const erg_diff_record *r = &edge->record;
    bool is_after = r->after != ERG_NONE;
    const uint32_t *union_of = is_after ? d->union_of_after : d->union_of_before;
    const erg_edge *e =
        is_after ? &d->sides.after->edges[r->after] : &d->sides.before->edges[r->before];
    edge->source = union_of[e->source];
    edge->target = union_of[e->target];
    edge->weight_delta =
        weight_on(d->sides.after, r->after) - weight_on(d->sides.before, r->before);
}

static bool list_edges(compare_differ *d)
{
    listing l = {
        .d = d, .pairs = &d->edges, .id = compare_edge_id, .compare = compare_edges};
    if (!list_records(&l)) return false;
    erg_diff_edge *edges = base_arena_array(d->arena, l.count, sizeof *edges);
    if (!edges) return false;
    for (uint32_t e = 0; e < l.count; e++) {
        edges[e].record = l.records[e];
        place_edge(&edges[e], d);
    }
    d->diff->edges = edges;
    d->diff->edge_count = l.count;
    d->diff->edges_counted = l.counts;
    return true;
}

bool compare_records(compare_differ *d)
{
    return list_documents(d) && list_nodes(d) && list_edges(d);
}
