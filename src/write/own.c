#include "write/own.h"

#include "base/json_text.h"
#include "graph/own.h"

bool write_node_has_own(const erg_snapshot *snapshot, uint32_t v)
{
    const erg_value *attrs = erg_snapshot_entity(snapshot, v)->attrs;
    for (size_t i = 0; attrs && i < attrs->count; i++)
        if (graph_owns_attr(snapshot, v, i)) return true;
    return false;
}

static void write_name(base_sink *s, const char *name, size_t before)
{
    base_sink_char(s, before == 0 ? '[' : ',');
    base_json_string(s, name);
}

void write_node_own(base_sink *s, const erg_snapshot *snapshot, uint32_t v)
{
    const erg_value *attrs = erg_snapshot_entity(snapshot, v)->attrs;
    size_t count = 0;
    for (size_t i = 0; attrs && i < attrs->count; i++)
        if (graph_owns_attr(snapshot, v, i)) write_name(s, attrs->keys[i], count++);
    base_sink_text(s, count == 0 ? "[]" : "]");
}

bool write_edge_has_own(const erg_snapshot *snapshot, const erg_edge *edge)
{
    const char *names[GRAPH_OWN_FIELDS];
    return graph_edge_own(names, snapshot, edge) > 0;
}

void write_edge_own(base_sink *s, const erg_snapshot *snapshot, const erg_edge *edge)
{
    const char *names[GRAPH_OWN_FIELDS];
    size_t count = graph_edge_own(names, snapshot, edge);
    for (size_t i = 0; i < count; i++)
        write_name(s, names[i], i);
    base_sink_text(s, count == 0 ? "[]" : "]");
}
