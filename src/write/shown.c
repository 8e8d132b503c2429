#include "write/shown.h"

erg_entity write_shown_entity(const erg_snapshot *snapshot, uint32_t node)
{
    erg_entity entity = *erg_snapshot_entity(snapshot, node);
    entity.claims = snapshot->nodes[node].claims;
    entity.claim_count = snapshot->nodes[node].claim_count;
    return entity;
}

erg_relation write_shown_relation(const erg_snapshot *snapshot, const erg_edge *edge)
{
    erg_relation relation = {.id = edge->id,
                             .directed = edge->directed,
                             .relation = edge->relation,
                             .label = edge->label,
                             .start = edge->start,
                             .end = edge->end,
                             .weight = edge->weight,
                             .attrs = edge->attrs};
    if (edge->relation_index != ERG_NONE)
        relation = snapshot->dataset->relations[edge->relation_index];
    relation.source = snapshot->nodes[edge->source].entity;
    relation.target = snapshot->nodes[edge->target].entity;
    relation.claims = edge->claims;
    relation.claim_count = edge->claim_count;
    return relation;
}
