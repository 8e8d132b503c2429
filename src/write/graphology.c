/* graphology, for sigma: what Graph.from(file) takes. Sigma's y counts upwards. Its
 * `type` names a drawing program, so only arrows have one. */
#include "base/json_text.h"
#include "write/emitter.h"
#include "write/profile.h"
#include "write/records.h"

static void write_node(base_sink *s, const write_profile *p, uint32_t v)
{
    const erg_entity *entity = erg_snapshot_entity(p->snapshot, v);
    bool first = true;
    base_sink_char(s, '{');
    base_json_member(s, &first, "key", entity->id);
    base_sink_text(s, ",\"attributes\":{");
    first = true;
    base_json_member(s, &first, "label", entity->label);
    write_profile_node(s, &first, p, v);
    write_profile_place(s, &first, p, v, true);
    write_profile_symbol(s, &first, p, v, "size", 1, NULL);
    base_sink_text(s, "}}");
}

static void write_edge(base_sink *s, const write_profile *p, uint32_t e)
{
    static const char *const keys[] = {"key", "source", "target"};
    const erg_edge *edge = &p->snapshot->edges[e];
    bool first = true;
    base_sink_char(s, '{');
    write_edge_ends(s, &first, p->snapshot, edge, keys);
    base_sink_text(s, ",\"attributes\":{");
    first = true;
    write_profile_edge(s, &first, p, e);
    write_profile_line(s, &first, p, e, "size");
    if (write_profile_arrow(edge)) base_json_member(s, &first, "type", "arrow");
    base_sink_char(s, '}');
    if (!edge->directed) base_sink_text(s, ",\"undirected\":true");
    base_sink_char(s, '}');
}

static void write_all(base_sink *s, const write_profile *p)
{
    bool first = true;
    base_sink_text(s, "{\n");
    write_profile_graph(s, &first, "attributes", p, "up");
    base_sink_text(s, ",\n\"options\":{\"type\":\"mixed\",\"multi\":true,"
                      "\"allowSelfLoops\":true},\n\"nodes\":[\n");
    write_profile_elements(s, p, write_node, "],\n\"edges\":[\n", write_edge);
    base_sink_text(s, "]\n}\n");
}

static erg_code emit(base_sink *s, const erg_output *what, erg_error *err)
{
    return write_profile_emit(s, what, write_all, err);
}

const write_emitter write_graphology = {
    .name = "graphology",
    .suffix = "graphology.json",
    .summary = "for graphology and sigma.js, with places (y upwards), sizes and colours",
    .keeps = "everything, documents and how it was made as attributes of the graph",
    .loses = "nothing",
    .needs_positions = true,
    .tells_changes = true,
    .emit = emit,
};
