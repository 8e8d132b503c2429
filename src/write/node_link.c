/* Node-link JSON as networkx calls it, ready to be analysed: measures and ranks are
 * attributes of their own, and where the graph is directed an undirected relation runs
 * both ways, the way back marked as a mirror with the same key and id. */
#include <math.h>

#include "base/json_text.h"
#include "write/emitter.h"
#include "write/flat.h"
#include "write/parts.h"
#include "write/profile.h"
#include "write/records.h"

static void write_measures(base_sink *s, bool *first, const erg_measures *measures,
                           uint32_t row)
{
    char name[WRITE_FLAT_NAME];
    for (size_t i = 0; measures && i < measures->column_count; i++) {
        const erg_measure_column *column = &measures->columns[i];
        write_flat_measure(name, column->key);
        base_json_member_number(s, first, name, column->values[row]);
        write_flat_rank(name, column->key);
        if (column->ranks && column->ranks[row] > 0)
            base_json_member_number(s, first, name, column->ranks[row]);
    }
}

static void write_node(base_sink *s, const write_profile *p, uint32_t v)
{
    const erg_snapshot *snapshot = p->snapshot;
    bool first = true;
    base_sink_char(s, '{');
    write_node_facts(s, &first, snapshot, v);
    write_measures(s, &first, p->what->measures, snapshot->nodes[v].row);
    write_profile_place(s, &first, p, v, false);
    write_node_sources(s, &first, snapshot, v);
    base_sink_char(s, '}');
}

static void write_edge(base_sink *s, const erg_snapshot *snapshot, const erg_edge *edge,
                       bool mirror)
{
    static const char *const keys[] = {"id", "source", "target"};
    static const char *const back[] = {"id", "target", "source"};
    bool first = true;
    base_sink_char(s, '{');
    write_edge_ends(s, &first, snapshot, edge, mirror ? back : keys);
    base_json_member(s, &first, "key", edge->id);
    write_edge_about(s, &first, snapshot, edge);
    if (mirror) write_flag(s, &first, "mirror", true);
    base_sink_char(s, '}');
}

static void write_edges(base_sink *s, const erg_snapshot *snapshot, bool directed)
{
    const char *separator = "\n";
    for (uint32_t e = 0; e < snapshot->edge_count; e++) {
        const erg_edge *edge = &snapshot->edges[e];
        base_sink_text(s, separator);
        separator = ",\n";
        write_edge(s, snapshot, edge, false);
        if (!directed || edge->directed || edge->source == edge->target) continue;
        base_sink_text(s, separator);
        write_edge(s, snapshot, edge, true);
    }
}

static void write_all(base_sink *s, const write_profile *p)
{
    bool directed = write_is_directed(p->snapshot), first = false;
    base_sink_format(s, "{\n\"directed\":%s,\n\"multigraph\":true",
                     directed ? "true" : "false");
    write_profile_graph(s, &first, "graph", p, "down");
    base_sink_text(s, ",\n\"nodes\":[\n");
    for (uint32_t v = 0; v < p->snapshot->node_count; v++) {
        write_node(s, p, v);
        write_record_end(s, v, p->snapshot->node_count);
    }
    base_sink_text(s, "],\n\"edges\":[");
    write_edges(s, p->snapshot, directed);
    base_sink_text(s, "\n]\n}\n");
}

static erg_code emit(base_sink *s, const erg_output *what, erg_error *err)
{
    return write_profile_emit(s, what, write_all, err);
}

const write_emitter write_node_link = {
    .name = "node-link",
    .suffix = "node-link.json",
    .summary = "for networkx: measures as attributes, undirected relations both ways",
    .keeps = "everything but what is null, documents in `graph`",
    .loses = "looks",
    .emit = emit,
};
