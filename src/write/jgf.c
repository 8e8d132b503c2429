/* JSON Graph Format 2: nodes have a label and metadata, nothing else; `edges` is written
 * even where there are none, as its schema wants it. */
#include "base/json_text.h"
#include "write/emitter.h"
#include "write/parts.h"
#include "write/profile.h"
#include "write/records.h"

static void write_node(base_sink *s, const write_profile *p, uint32_t v)
{
    const erg_entity *entity = erg_snapshot_entity(p->snapshot, v);
    bool first = true;
    base_json_string(s, entity->id);
    base_sink_text(s, ":{");
    base_json_member(s, &first, "label", entity->label);
    base_sink_text(s, ",\"metadata\":{");
    first = true;
    write_profile_node(s, &first, p, v);
    write_profile_place(s, &first, p, v, false);
    base_sink_text(s, "}}");
}

static void write_edge(base_sink *s, const write_profile *p, uint32_t e)
{
    static const char *const keys[] = {"id", "source", "target"};
    const erg_edge *edge = &p->snapshot->edges[e];
    bool first = true;
    base_sink_char(s, '{');
    write_edge_ends(s, &first, p->snapshot, edge, keys);
    base_json_member(s, &first, "relation", edge->relation);
    write_flag(s, &first, "directed", edge->directed);
    base_json_member(s, &first, "label", edge->label);
    base_sink_text(s, ",\"metadata\":{");
    first = true;
    write_edge_rest(s, &first, p->snapshot, edge);
    base_sink_text(s, "}}");
}

static void write_all(base_sink *s, const write_profile *p)
{
    bool first = true;
    base_sink_text(s, "{\"graph\":{");
    base_json_member(s, &first, "type", "entity-relationship");
    base_json_member(s, &first, "label", write_title(p->what));
    write_flag(s, &first, "directed", write_is_directed(p->snapshot));
    base_sink_text(s, ",\n");
    first = true;
    write_profile_graph(s, &first, "metadata", p, "down");
    base_sink_text(s, ",\n\"nodes\":{\n");
    write_profile_elements(s, p, write_node, "},\n\"edges\":[\n", write_edge);
    base_sink_text(s, "]\n}}\n");
}

static erg_code emit(base_sink *s, const erg_output *what, erg_error *err)
{
    return write_profile_emit(s, what, write_all, err);
}

const write_emitter write_jgf = {
    .name = "jgf",
    .suffix = "jgf.json",
    .summary = "JSON Graph Format 2",
    .keeps = "everything, as metadata",
    .loses = "looks",
    .emit = emit,
};
