#include "write/own.h"

#include <string.h>

#include "base/json_text.h"
#include "model/value.h"

enum { OWN_FIELDS = 3 };
static const char *const own_fields[OWN_FIELDS] = {"start", "end", "label"};

static bool is_claimed(const erg_node *node, const char *key, const erg_value *value)
{
    for (size_t i = 0; i < node->claim_count; i++) {
        const erg_claim *c = &node->claims[i];
        if (c->key && c->value && strcmp(c->key, key) == 0 &&
            model_value_compare(c->value, value) == 0)
            return true;
    }
    return false;
}

static bool is_own_attr(const erg_node *node, const erg_value *attrs, size_t i)
{
    return is_claimed(node, attrs->keys[i], &attrs->items[i]);
}

bool write_node_has_own(const erg_snapshot *snapshot, uint32_t v)
{
    const erg_node *node = &snapshot->nodes[v];
    const erg_value *attrs = erg_snapshot_entity(snapshot, v)->attrs;
    for (size_t i = 0; attrs && node->claim_count > 0 && i < attrs->count; i++)
        if (is_own_attr(node, attrs, i)) return true;
    return false;
}

void write_node_own(base_sink *s, const erg_snapshot *snapshot, uint32_t v)
{
    const erg_node *node = &snapshot->nodes[v];
    const erg_value *attrs = erg_snapshot_entity(snapshot, v)->attrs;
    char before = '[';
    for (size_t i = 0; attrs && i < attrs->count; i++) {
        if (!is_own_attr(node, attrs, i)) continue;
        base_sink_char(s, before);
        base_json_string(s, attrs->keys[i]);
        before = ',';
    }
    base_sink_text(s, before == '[' ? "[]" : "]");
}

static void find_own(bool own[OWN_FIELDS], const erg_snapshot *snapshot,
                     const erg_edge *edge)
{
    memset(own, 0, OWN_FIELDS * sizeof *own);
    if (edge->relation_index == ERG_NONE) return;
    const erg_relation *r = &snapshot->dataset->relations[edge->relation_index];
    for (size_t i = 0; i < edge->claim_count; i++) {
        const erg_claim *c = &edge->claims[i];
        if (r->start != 0 && c->start == r->start) own[0] = true;
        if (r->end != 0 && c->end == r->end) own[1] = true;
        if (r->label && c->label && strcmp(c->label, r->label) == 0) own[2] = true;
    }
}

bool write_edge_has_own(const erg_snapshot *snapshot, const erg_edge *edge)
{
    bool own[OWN_FIELDS];
    find_own(own, snapshot, edge);
    return own[0] || own[1] || own[2];
}

void write_edge_own(base_sink *s, const erg_snapshot *snapshot, const erg_edge *edge)
{
    bool own[OWN_FIELDS];
    char before = '[';
    find_own(own, snapshot, edge);
    for (size_t i = 0; i < OWN_FIELDS; i++) {
        if (!own[i]) continue;
        base_sink_char(s, before);
        base_json_string(s, own_fields[i]);
        before = ',';
    }
    base_sink_text(s, before == '[' ? "[]" : "]");
}
