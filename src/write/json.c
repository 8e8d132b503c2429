/* The canonical snapshot, erg.snapshot 1.0: one record a line, arrays sorted by id, so
 * that two of them compare line by line. A node-link file for networkx and d3 as it
 * stands. */
#include "base/json_text.h"
#include "write/emitter.h"
#include "write/parts.h"
#include "write/records.h"

static void write_node(base_sink *s, const erg_output *what, uint32_t v)
{
    const erg_snapshot *snapshot = what->snapshot;
    bool first = true;
    base_sink_char(s, '{');
    write_node_facts(s, &first, snapshot, v);
    write_row(s, &first, what->measures, snapshot->nodes[v].row);
    if (what->positions) {
        base_json_member_number(s, &first, "x", what->positions->x[v]);
        base_json_member_number(s, &first, "y", what->positions->y[v]);
    }
    write_node_sources(s, &first, snapshot, v);
    base_sink_char(s, '}');
}

static erg_code emit_json(base_sink *s, const erg_output *what, erg_error *err)
{
    const erg_snapshot *snapshot = what->snapshot;
    bool first = true;
    (void)err;
    base_sink_text(s, "{\n\"format\":\"erg.snapshot\",\n\"version\":\"1.0\",\n");
    base_sink_format(s, "\"directed\":%s,\n\"multigraph\":true,\n\"graph\":{",
                     write_is_directed(snapshot) ? "true" : "false");
    write_graph_members(s, &first, what, "\n ", "down");
    base_sink_text(s, "},\n");
    first = true;
    write_documents(s, &first, snapshot->dataset);
    base_sink_text(s, ",\n\"nodes\":[\n");
    for (uint32_t v = 0; v < snapshot->node_count; v++) {
        write_node(s, what, v);
        write_record_end(s, v, snapshot->node_count);
    }
    base_sink_text(s, "],\n\"edges\":[\n");
    for (uint32_t e = 0; e < snapshot->edge_count; e++) {
        first = true;
        base_sink_char(s, '{');
        write_edge_members(s, &first, snapshot, &snapshot->edges[e]);
        base_sink_char(s, '}');
        write_record_end(s, e, snapshot->edge_count);
    }
    base_sink_text(s, "]\n}\n");
    return ERG_OK;
}

const write_emitter write_json = {
    .name = "json",
    .suffix = "json",
    .summary = "the whole graph with its sources, one record a line; erg reads it back",
    .keeps = "everything that is shown, and how it was made",
    .loses = "nothing",
    .emit = emit_json,
};
