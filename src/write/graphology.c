/* graphology, for sigma: what Graph.from(file) takes. Sigma's y counts upwards. Its
 * `type` names a drawing program, so only arrows have one. */
#include "base/json_text.h"
#include "write/emitter.h"
#include "write/parts.h"
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
    base_json_member_number(s, &first, "size", p->looks.radius[v]);
    write_profile_colour(s, &first, "color", p, write_profile_kind(p, v)->paint);
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
    write_edge_about(s, &first, p->snapshot, edge);
    base_json_member_number(s, &first, "size", p->looks.width[e]);
    write_profile_colour(s, &first, "color", p, write_profile_family(edge)->line);
    if (write_profile_arrow(edge)) base_json_member(s, &first, "type", "arrow");
    base_sink_char(s, '}');
    if (!edge->directed) base_sink_text(s, ",\"undirected\":true");
    base_sink_char(s, '}');
}

static erg_code emit(base_sink *s, const erg_output *what, erg_error *err)
{
    write_profile p;
    bool first = true;
    erg_code code = write_profile_open(&p, what, err);
    if (code != ERG_OK) goto done;
    base_sink_text(s, "{\n");
    write_profile_graph(s, &first, "attributes", &p, "up");
    base_sink_text(s, ",\n\"options\":{\"type\":\"mixed\",\"multi\":true,"
                      "\"allowSelfLoops\":true},\n\"nodes\":[\n");
    for (uint32_t v = 0; v < p.snapshot->node_count; v++) {
        write_node(s, &p, v);
        write_record_end(s, v, p.snapshot->node_count);
    }
    base_sink_text(s, "],\n\"edges\":[\n");
    for (uint32_t e = 0; e < p.snapshot->edge_count; e++) {
        write_edge(s, &p, e);
        write_record_end(s, e, p.snapshot->edge_count);
    }
    base_sink_text(s, "]\n}\n");
done:
    write_profile_close(&p);
    return code;
}

const write_emitter write_graphology = {
    .name = "graphology",
    .suffix = "graphology.json",
    .summary = "for graphology and sigma.js, with places (y upwards), sizes and colours",
    .keeps = "everything, documents and how it was made as attributes of the graph",
    .loses = "nothing",
    .needs_positions = true,
    .emit = emit,
};
