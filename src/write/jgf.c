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

static void write_edge(base_sink *s, const erg_snapshot *snapshot, const erg_edge *edge)
{
    static const char *const keys[] = {"id", "source", "target"};
    bool first = true;
    base_sink_char(s, '{');
    write_edge_ends(s, &first, snapshot, edge, keys);
    base_json_member(s, &first, "relation", edge->relation);
    write_flag(s, &first, "directed", edge->directed);
    base_json_member(s, &first, "label", edge->label);
    base_sink_text(s, ",\"metadata\":{");
    first = true;
    write_edge_rest(s, &first, snapshot, edge);
    base_sink_text(s, "}}");
}

static erg_code emit(base_sink *s, const erg_output *what, erg_error *err)
{
    const erg_snapshot *snapshot = what->snapshot;
    write_profile p;
    bool first = true;
    erg_code code = write_profile_open(&p, what, err);
    if (code != ERG_OK) goto done;
    base_sink_text(s, "{\"graph\":{");
    base_json_member(s, &first, "type", "entity-relationship");
    base_json_member(s, &first, "label", write_title(what));
    write_flag(s, &first, "directed", write_is_directed(snapshot));
    base_sink_text(s, ",\n");
    first = true;
    write_profile_graph(s, &first, "metadata", &p, "down");
    base_sink_text(s, ",\n\"nodes\":{\n");
    for (uint32_t v = 0; v < snapshot->node_count; v++) {
        write_node(s, &p, v);
        write_record_end(s, v, snapshot->node_count);
    }
    base_sink_text(s, "},\n\"edges\":[\n");
    for (uint32_t e = 0; e < snapshot->edge_count; e++) {
        write_edge(s, snapshot, &snapshot->edges[e]);
        write_record_end(s, e, snapshot->edge_count);
    }
    base_sink_text(s, "]\n}}\n");
done:
    write_profile_close(&p);
    return code;
}

const write_emitter write_jgf = {
    .name = "jgf",
    .suffix = "jgf.json",
    .summary = "JSON Graph Format 2",
    .keeps = "everything, as metadata",
    .loses = "looks",
    .emit = emit,
};
