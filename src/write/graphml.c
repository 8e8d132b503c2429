/* GraphML, for yEd, igraph, networkx and the like. An edge's own direction overrides the
 * graph's, which the format can say and some readers cannot: networkx refuses a graph of
 * both. */
#include "base/fail.h"
#include "write/attributes.h"
#include "write/emitter.h"
#include "write/parts.h"
#include "write/xml_text.h"

static const char *const graph_keys[] = {"title", "erg_graph", "erg_sources"};

static void put_data(base_sink *s, char group, size_t key, const char *text)
{
    base_sink_format(s, "<data key=\"%c%zu\">", group, key);
    write_xml_text(s, text);
    base_sink_text(s, "</data>");
}

static void put_graph(base_sink *s, size_t key, const char *text)
{
    put_data(s, 'g', key, text);
    base_sink_char(s, '\n');
}

static void put_node(base_sink *s, size_t key, const char *text)
{
    put_data(s, 'n', key, text);
}

static void put_edge(base_sink *s, size_t key, const char *text)
{
    put_data(s, 'e', key, text);
}

static void write_key(base_sink *s, const char *group, size_t key, const char *name,
                      write_type type)
{
    static const char *const types[] = {"string", "double", "boolean"};
    base_sink_format(s, "<key id=\"%c%zu\" for=\"%s\"", group[0], key, group);
    write_xml_attribute(s, "attr.name", name);
    base_sink_format(s, " attr.type=\"%s\"/>\n", types[type]);
}

static void write_keys(base_sink *s, const write_attributes *a)
{
    for (size_t i = 0; i < sizeof graph_keys / sizeof *graph_keys; i++)
        write_key(s, "graph", i, graph_keys[i], WRITE_STRING);
    for (size_t i = 0; i < a->node_count; i++)
        write_key(s, "node", i, a->nodes[i].name, a->nodes[i].type);
    for (size_t i = 0; i < a->edge_count; i++)
        write_key(s, "edge", i, a->edges[i].name, a->edges[i].type);
}

static bool write_node(base_sink *s, const write_attributes *a, uint32_t v)
{
    base_sink_text(s, "<node");
    write_xml_attribute(s, "id", a->node_names[v]);
    base_sink_char(s, '>');
    bool fine = write_attributes_node(s, a, v, put_node);
    base_sink_text(s, "</node>\n");
    return fine;
}

static bool write_edge(base_sink *s, const write_attributes *a, uint32_t e, bool directed)
{
    const erg_edge *edge = &a->what->snapshot->edges[e];
    base_sink_text(s, "<edge");
    write_xml_attribute(s, "id", a->edge_names[e]);
    write_xml_attribute(s, "source", a->node_names[edge->source]);
    write_xml_attribute(s, "target", a->node_names[edge->target]);
    if (directed && !edge->directed) base_sink_text(s, " directed=\"false\"");
    base_sink_char(s, '>');
    bool fine = write_attributes_edge(s, a, e, put_edge);
    base_sink_text(s, "</edge>\n");
    return fine;
}

static erg_code emit(base_sink *s, const erg_output *what, erg_error *err)
{
    const erg_snapshot *g = what->snapshot;
    bool directed = write_is_directed(g);
    write_attributes a;
    erg_code code = write_attributes_open(&a, what, true, write_xml_is_token, err);
    bool fine = code == ERG_OK;
    if (!fine) goto done;
    base_sink_text(s, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
    write_keys(s, &a);
    base_sink_format(s, "<graph id=\"erg\" edgedefault=\"%s\">\n",
                     directed ? "directed" : "undirected");
    fine = write_attributes_graph(s, &a, "down", put_graph);
    for (uint32_t v = 0; v < g->node_count && fine; v++) {
        fine = write_node(s, &a, v);
        base_sink_record(s);
    }
    for (uint32_t e = 0; e < g->edge_count && fine; e++) {
        fine = write_edge(s, &a, e, directed);
        base_sink_record(s);
    }
    base_sink_text(s, "</graph>\n</graphml>\n");
    if (!fine) code = base_fail_memory(err);
done:
    write_attributes_close(&a);
    return code;
}

const write_emitter write_graphml = {
    .name = "graphml",
    .suffix = "graphml",
    .summary = "GraphML, for yEd, igraph, networkx (which refuses graphs that are both "
               "directed and not)",
    .keeps = "everything; attrs, claims, aliases and documents as JSON texts",
    .loses = "looks; characters that XML has not",
    .emit = emit,
};
