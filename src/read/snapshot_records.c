/* Nodes and edges of a snapshot: the records of its dataset (read/own.h), and what was
 * counted and resolved. */
#include <math.h>
#include <string.h>

#include "model/value.h"
#include "read/field.h"
#include "read/own.h"
#include "read/snapshot.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* --- nodes --- */

struct node {
    read_snapshot *snapshot;
    model_entity_draft draft;
    const erg_value *attrs; /* as resolved */
    read_own own;
    double x, y;
    size_t index;
};

/* The node's measures, or its ranks in them. */
static erg_code take_figures(const struct node *n, read_json_value v, bool are_ranks,
                             erg_error *err)
{
    read_json_value member;
    if (read_field_is_null(v)) return ERG_OK;
    erg_code code = read_field_expect(v, ERG_VALUE_OBJECT, "an object", err);
    if (code != ERG_OK) return code;
    for (bool more = read_json_first(&member, v); more; more = read_json_next(&member)) {
        double figure = are_ranks ? 0 : NAN;
        read_kept_measure *measure = NULL;
        code = read_kept_measure_of(&measure, n->snapshot->kept, member, err);
        if (code == ERG_OK) code = read_field_number(&figure, member, err);
        if (code != ERG_OK) return code;
        bool is_rank = figure >= 1 && figure <= UINT32_MAX && figure == floor(figure);
        if (are_ranks && !is_rank && !read_field_is_null(member))
            return base_fail_at(err, ERG_EDATA, read_json_place(member),
                                "%s: wanted a rank, 1 or more", read_json_key(member));
        bool fine = are_ranks ? read_kept_rank(measure, n->index, (uint32_t)figure)
                              : read_kept_value(measure, n->index, figure);
        if (!fine) return base_fail_memory(err);
    }
    return ERG_OK;
}

static const char *const node_keys[] = {"id",       "label",   "kind",   "attrs",
                                        "measures", "ranks",   "x",      "y",
                                        "aliases",  "same_as", "claims", "own"};

static erg_code take_node(read_records *records, void *draft, size_t key,
                          read_json_value v, erg_error *err)
{
    struct node *n = draft;
    model_entity_draft *d = &n->draft;
    base_arena *scratch = &records->scratch;
    switch (key) {
    case 0: return read_field_text(&d->id, v, err);
    case 1: return read_field_text(&d->label, v, err);
    case 2: return read_field_text(&d->kind, v, err);
    case 3: return read_field_attrs(&n->attrs, scratch, v, err);
    case 4:
    case 5: return take_figures(n, v, key == 5, err);
    case 6:
    case 7:
        return read_field_between(key == 6 ? &n->x : &n->y, v, -READ_SNAPSHOT_PLACE_MAX,
                                  READ_SNAPSHOT_PLACE_MAX, err);
    case 8: return read_field_texts(&d->aliases, &d->alias_count, scratch, v, err);
    case 9: return read_field_texts(&d->same_as, &d->same_as_count, scratch, v, err);
    case 10: return read_record_claims(records, v, true, err);
    default: return read_field_texts(&n->own.names, &n->own.count, scratch, v, err);
    }
}

static erg_code keep_node(const struct node *n, erg_error *err)
{
    read_kept *kept = n->snapshot->kept;
    read_kept_node *node = read_kept_add_node(kept);
    if (!node) return base_fail_memory(err);
    node->id = read_kept_text(kept, n->draft.id);
    if (n->attrs && n->attrs->count > 0)
        node->attrs = model_value_copy(kept->arena, n->attrs);
    node->x = n->x;
    node->y = n->y;
    return kept->arena->failed ? base_fail_memory(err) : ERG_OK;
}

erg_code read_snapshot_node(read_snapshot *snapshot, read_json_value v, erg_error *err)
{
    static const read_shape shape = {"a node", node_keys, COUNT(node_keys), take_node};
    read_records *records = &snapshot->records;
    struct node n = {
        .snapshot = snapshot, .x = NAN, .y = NAN, .index = snapshot->kept->node_count};
    model_entity_draft *d = &n.draft;
    model_entity_draft_clear(d, read_json_place(v));
    base_arena_reset(&records->scratch);
    records->claim_count = 0;
    erg_code code = read_record_object(records, &n, v, &shape, err);
    if (code == ERG_OK) code = read_own_attrs(&d->attrs, records, n.attrs, &n.own, err);
    if (code != ERG_OK) return code;
    /* Defaults are written out in snapshots; they are not stated by that. */
    if (d->label && d->id && strcmp(d->label, d->id) == 0) d->label = NULL;
    if (d->kind && strcmp(d->kind, "unknown") == 0) d->kind = NULL;
    d->claims = records->claims;
    d->claim_count = records->claim_count;
    code = model_builder_entity(records->builder, d, err);
    return code == ERG_OK ? keep_node(&n, err) : code;
}

/* --- edges --- */

struct edge {
    read_snapshot *snapshot;
    model_relation_draft draft;
    erg_recorded_edge edge;
    const char *label;
    read_own own;
    const char *const *merged;
    size_t merged_count;
    erg_amount amount;
    bool has_amount;
};

static const char *const edge_keys[] = {
    "id",     "source", "target",   "relation", "directed", "weight",     "start",
    "end",    "label",  "amount",   "share",    "attrs",    "own_weight", "claims",
    "family", "merged", "disputed", "possible", "own"};

static erg_code take_flag(bool *out, read_json_value v, erg_error *err)
{
    int flag = 0;
    erg_code code = read_field_flag(&flag, v, err);
    *out = flag == 1;
    return code;
}

static erg_code take_family(const struct edge *e, const char **out, read_json_value v,
                            erg_error *err)
{
    const char *family = NULL;
    erg_code code = read_field_text(&family, v, err);
    if (!family) return code;
    *out = read_kept_text(e->snapshot->kept, family);
    return *out ? ERG_OK : base_fail_memory(err);
}

static erg_code take_amount(struct edge *e, read_json_value v, erg_error *err)
{
    erg_code code = read_record_amount(&e->amount, v, err);
    return code == ERG_OK ? model_check_amount(read_json_place(v), &e->amount, err)
                          : code;
}

static erg_code take_edge(read_records *records, void *draft, size_t key,
                          read_json_value v, erg_error *err)
{
    struct edge *e = draft;
    model_relation_draft *d = &e->draft;
    base_arena *scratch = &records->scratch;
    switch (key) {
    case 0: return read_field_text(&d->id, v, err);
    case 1: return read_field_text(&d->source, v, err);
    case 2: return read_field_text(&d->target, v, err);
    case 3: return read_field_text(&d->relation, v, err);
    case 4: return read_field_flag(&d->directed, v, err);
    case 5:
        return read_field_between(&e->edge.weight, v, MODEL_WEIGHT_LEAST,
                                  MODEL_WEIGHT_MOST, err);
    case 6: return read_field_date(&e->edge.start, v, err);
    case 7: return read_field_date(&e->edge.end, v, err);
    case 8: return read_field_text(&e->label, v, err);
    case 9:
        e->has_amount = !read_field_is_null(v);
        return e->has_amount ? take_amount(e, v, err) : ERG_OK;
    case 10: return read_field_between(&e->edge.share, v, 0, 1, err);
    case 11: return read_field_attrs(&d->attrs, scratch, v, err);
    case 12: return read_field_number(&d->weight, v, err);
    case 13: return read_record_claims(records, v, false, err);
    case 14: return take_family(e, &e->edge.family, v, err);
    case 15: return read_field_texts(&e->merged, &e->merged_count, scratch, v, err);
    case 16: return take_flag(&e->edge.disputed, v, err);
    case 17: return take_flag(&e->edge.possible, v, err);
    default: return read_field_texts(&e->own.names, &e->own.count, scratch, v, err);
    }
}

static erg_code keep_edge(const struct edge *e, erg_error *err)
{
    read_kept *kept = e->snapshot->kept;
    read_kept_edge *edge = read_kept_add_edge(kept);
    const char **merged = NULL;
    if (!edge) return base_fail_memory(err);
    edge->id = read_kept_text(kept, e->draft.id);
    edge->edge = e->edge;
    edge->edge.label = read_kept_text(kept, e->label);
    if (e->has_amount) {
        erg_amount *amount = base_arena_alloc(kept->arena, sizeof *amount);
        if (!amount) return base_fail_memory(err);
        *amount = e->amount;
        edge->edge.amount = amount;
    }
    if (e->merged_count > 0)
        merged = base_arena_array(kept->arena, e->merged_count, sizeof *merged);
    for (size_t i = 0; merged && i < e->merged_count; i++)
        merged[i] = read_kept_text(kept, e->merged[i]);
    edge->edge.merged = merged;
    edge->edge.merged_count = e->merged_count;
    return kept->arena->failed ? base_fail_memory(err) : ERG_OK;
}

erg_code read_snapshot_edge(read_snapshot *snapshot, read_json_value v, erg_error *err)
{
    static const read_shape shape = {"an edge", edge_keys, COUNT(edge_keys), take_edge};
    read_records *records = &snapshot->records;
    struct edge e = {.snapshot = snapshot, .edge = {.weight = NAN, .share = NAN}};
    model_relation_draft *d = &e.draft;
    model_relation_draft_clear(d, read_json_place(v));
    base_arena_reset(&records->scratch);
    records->claim_count = 0;
    erg_code code = read_record_object(records, &e, v, &shape, err);
    if (code == ERG_OK && !d->id)
        code = base_fail_at(err, ERG_EDATA, d->place, "id is missing");
    if (code != ERG_OK) return code;
    d->start = e.edge.start;
    d->end = e.edge.end;
    d->label = e.label;
    read_own_fields(d, records, &e.own);
    if (d->relation && strcmp(d->relation, "related") == 0) d->relation = NULL;
    d->claims = records->claims;
    d->claim_count = records->claim_count;
    code = model_builder_relation(records->builder, d, err);
    return code == ERG_OK ? keep_edge(&e, err) : code;
}
