#include "graph/own.h"

#include <string.h>

#include "model/value.h"

size_t graph_edge_own(const char *names[GRAPH_OWN_FIELDS], const erg_snapshot *snapshot,
                      const erg_edge *edge)
{
    bool start = false, end = false, label = false;
    size_t count = 0;
    /* What several relations became has its dates from no claim of its own. */
    erg_relation merged = {.start = edge->start, .end = edge->end};
    const erg_relation *r = &merged;
    if (edge->relation_index != ERG_NONE)
        r = &snapshot->dataset->relations[edge->relation_index];
    for (size_t i = 0; i < edge->claim_count; i++) {
        const erg_claim *c = &edge->claims[i];
        start = start || (r->start != 0 && c->start == r->start);
        end = end || (r->end != 0 && c->end == r->end);
        label = label || (r->label && c->label && strcmp(c->label, r->label) == 0);
    }
    if (start) names[count++] = "start";
    if (end) names[count++] = "end";
    if (label) names[count++] = "label";
    return count;
}

bool graph_owns_attr(const erg_snapshot *snapshot, uint32_t node, size_t i)
{
    const erg_node *n = &snapshot->nodes[node];
    const erg_value *attrs = erg_snapshot_entity(snapshot, node)->attrs;
    for (size_t k = 0; k < n->claim_count; k++) {
        const erg_claim *c = &n->claims[k];
        if (c->key && c->value && strcmp(c->key, attrs->keys[i]) == 0 &&
            model_value_compare(c->value, &attrs->items[i]) == 0)
            return true;
    }
    return false;
}
