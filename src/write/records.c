#include "write/records.h"

#include <math.h>

#include "base/json_text.h"
#include "model/canonical.h"
#include "model/value.h"
#include "write/own.h"
#include "write/parts.h"

static void write_claims(base_sink *s, bool *first, const erg_dataset *dataset,
                         const erg_claim *claims, size_t count)
{
    base_json_key(s, first, "claims");
    model_write_claims(s, dataset, claims, count);
}

void write_node_about(base_sink *s, bool *first, const erg_snapshot *snapshot, uint32_t v)
{
    const erg_node *node = &snapshot->nodes[v];
    base_json_member(s, first, "kind", erg_snapshot_entity(snapshot, v)->kind);
    base_json_key(s, first, "attrs");
    if (node->attrs)
        model_value_write(s, node->attrs);
    else
        base_sink_text(s, "{}");
}

void write_node_facts(base_sink *s, bool *first, const erg_snapshot *snapshot, uint32_t v)
{
    const erg_entity *entity = erg_snapshot_entity(snapshot, v);
    base_json_member(s, first, "id", entity->id);
    base_json_member(s, first, "label", entity->label);
    write_node_about(s, first, snapshot, v);
}

void write_node_sources(base_sink *s, bool *first, const erg_snapshot *snapshot,
                        uint32_t v)
{
    const erg_node *node = &snapshot->nodes[v];
    const erg_entity *entity = erg_snapshot_entity(snapshot, v);
    base_json_member_texts(s, first, "aliases", entity->aliases, entity->alias_count);
    base_json_member_texts(s, first, "same_as", entity->same_as, entity->same_as_count);
    if (node->claim_count > 0)
        write_claims(s, first, snapshot->dataset, node->claims, node->claim_count);
    if (!write_node_has_own(snapshot, v)) return;
    base_json_key(s, first, "own");
    write_node_own(s, snapshot, v);
}

void write_flag(base_sink *s, bool *first, const char *key, bool value)
{
    base_json_key(s, first, key);
    base_sink_text(s, value ? "true" : "false");
}

void write_edge_ends(base_sink *s, bool *first, const erg_snapshot *snapshot,
                     const erg_edge *edge, const char *const keys[3])
{
    base_json_member(s, first, keys[0], edge->id);
    base_json_member(s, first, keys[1], erg_snapshot_entity(snapshot, edge->source)->id);
    base_json_member(s, first, keys[2], erg_snapshot_entity(snapshot, edge->target)->id);
}

/* What the sources say of an edge, as the policy resolved it; `named`: its label too. */
static void write_facts(base_sink *s, bool *first, const erg_edge *edge, bool named)
{
    base_json_member_date(s, first, "start", edge->start);
    base_json_member_date(s, first, "end", edge->end);
    if (named) base_json_member(s, first, "label", edge->label);
    if (edge->amount) {
        base_json_key(s, first, "amount");
        model_write_amount(s, edge->amount);
    }
    base_json_member_number(s, first, "share", edge->share);
    if (edge->attrs && edge->attrs->count > 0) {
        base_json_key(s, first, "attrs");
        model_value_write(s, edge->attrs);
    }
    write_flag(s, first, "disputed", edge->disputed);
    if (edge->possible) write_flag(s, first, "possible", true);
}

static void write_about(base_sink *s, bool *first, const erg_snapshot *snapshot,
                        const erg_edge *edge, bool named)
{
    const erg_dataset *dataset = snapshot->dataset;
    if (named) base_json_member(s, first, "relation", edge->relation);
    base_json_member(s, first, "family", edge->family);
    if (named) write_flag(s, first, "directed", edge->directed);
    base_json_member_number(s, first, "weight", edge->weight);
    write_facts(s, first, edge, named);
    write_claims(s, first, dataset, edge->claims, edge->claim_count);
    base_json_member_texts(s, first, "merged", edge->merged, edge->merged_count);
    /* The rule's weight stands above; a recount needs the one the relation itself states.
     */
    if (edge->relation_index != ERG_NONE)
        base_json_member_number(s, first, "own_weight",
                                dataset->relations[edge->relation_index].weight);
    if (!write_edge_has_own(snapshot, edge)) return;
    base_json_key(s, first, "own");
    write_edge_own(s, snapshot, edge);
}

void write_edge_about(base_sink *s, bool *first, const erg_snapshot *snapshot,
                      const erg_edge *edge)
{
    write_about(s, first, snapshot, edge, true);
}

void write_edge_rest(base_sink *s, bool *first, const erg_snapshot *snapshot,
                     const erg_edge *edge)
{
    write_about(s, first, snapshot, edge, false);
}

void write_edge_members(base_sink *s, bool *first, const erg_snapshot *snapshot,
                        const erg_edge *edge)
{
    static const char *const keys[] = {"id", "source", "target"};
    write_edge_ends(s, first, snapshot, edge, keys);
    write_edge_about(s, first, snapshot, edge);
}
