#include "write/records.h"

#include <math.h>

#include "base/json_text.h"
#include "model/canonical.h"
#include "model/value.h"
#include "write/parts.h"

static void write_texts(base_sink *s, bool *first, const char *key,
                        const char *const *items, size_t count)
{
    if (count == 0) return;
    base_json_key(s, first, key);
    base_sink_char(s, '[');
    for (size_t i = 0; i < count; i++) {
        if (i > 0) base_sink_char(s, ',');
        base_json_string(s, items[i]);
    }
    base_sink_char(s, ']');
}

static void write_claims(base_sink *s, bool *first, const erg_dataset *dataset,
                         const erg_claim *claims, size_t count)
{
    base_json_key(s, first, "claims");
    model_write_claims(s, dataset, claims, count);
}

void write_node_facts(base_sink *s, bool *first, const erg_snapshot *snapshot, uint32_t v)
{
    const erg_node *node = &snapshot->nodes[v];
    const erg_entity *entity = erg_snapshot_entity(snapshot, v);
    base_json_member(s, first, "id", entity->id);
    base_json_member(s, first, "label", entity->label);
    base_json_member(s, first, "kind", entity->kind);
    base_json_key(s, first, "attrs");
    if (node->attrs)
        model_value_write(s, node->attrs);
    else
        base_sink_text(s, "{}");
}

void write_node_sources(base_sink *s, bool *first, const erg_snapshot *snapshot,
                        uint32_t v)
{
    const erg_node *node = &snapshot->nodes[v];
    const erg_entity *entity = erg_snapshot_entity(snapshot, v);
    write_texts(s, first, "aliases", entity->aliases, entity->alias_count);
    write_texts(s, first, "same_as", entity->same_as, entity->same_as_count);
    if (node->claim_count > 0)
        write_claims(s, first, snapshot->dataset, node->claims, node->claim_count);
}

static void write_bool(base_sink *s, bool *first, const char *key, bool value)
{
    base_json_key(s, first, key);
    base_sink_text(s, value ? "true" : "false");
}

/* What the sources say of an edge, as the policy resolved it. */
static void write_facts(base_sink *s, bool *first, const erg_edge *edge)
{
    write_date(s, first, "start", edge->start);
    write_date(s, first, "end", edge->end);
    base_json_member(s, first, "label", edge->label);
    if (edge->amount) {
        base_json_key(s, first, "amount");
        model_write_amount(s, edge->amount);
    }
    base_json_member_number(s, first, "share", edge->share);
    if (edge->attrs && edge->attrs->count > 0) {
        base_json_key(s, first, "attrs");
        model_value_write(s, edge->attrs);
    }
    write_bool(s, first, "disputed", edge->disputed);
    if (edge->possible) write_bool(s, first, "possible", true);
}

void write_edge_members(base_sink *s, bool *first, const erg_snapshot *snapshot,
                        const erg_edge *edge)
{
    const erg_dataset *dataset = snapshot->dataset;
    base_json_member(s, first, "id", edge->id);
    base_json_member(s, first, "source", erg_snapshot_entity(snapshot, edge->source)->id);
    base_json_member(s, first, "target", erg_snapshot_entity(snapshot, edge->target)->id);
    base_json_member(s, first, "relation", edge->relation);
    base_json_member(s, first, "family", edge->family);
    write_bool(s, first, "directed", edge->directed);
    base_json_member_number(s, first, "weight", edge->weight);
    write_facts(s, first, edge);
    write_claims(s, first, dataset, edge->claims, edge->claim_count);
    write_texts(s, first, "merged", edge->merged, edge->merged_count);
    /* The rule's weight stands above; a recount needs the one the relation itself states.
     */
    if (edge->relation_index != ERG_NONE)
        base_json_member_number(s, first, "own_weight",
                                dataset->relations[edge->relation_index].weight);
}
