/* The canonical snapshot, erg.snapshot 1.0: one record a line, arrays sorted by id, so
 * that two of them compare line by line. A node-link file for networkx and d3 as it
 * stands. */
#include <math.h>

#include "base/json_text.h"
#include "model/canonical.h"
#include "model/value.h"
#include "write/emitter.h"
#include "write/parts.h"
#include "write/records.h"

static bool any_directed(const erg_snapshot *snapshot)
{
    for (uint32_t e = 0; e < snapshot->edge_count; e++)
        if (snapshot->edges[e].directed) return true;
    return false;
}

static void write_positions(base_sink *s, bool *first, const erg_positions *positions)
{
    bool inner = true;
    base_json_key(s, first, "positions");
    base_sink_char(s, '{');
    base_json_member(s, &inner, "engine", positions->engine);
    base_json_member(s, &inner, "unit", "px");
    base_json_member(s, &inner, "y_axis", "down");
    base_json_member_number(s, &inner, "width", positions->width);
    base_json_member_number(s, &inner, "height", positions->height);
    if (positions->fallback) base_sink_text(s, ",\"fallback\":true");
    base_sink_char(s, '}');
}

/* Writes the comma of the last member and begins a line, for one more group of members.
 */
static void next_group(base_sink *s, bool *first)
{
    base_sink_text(s, ",\n ");
    *first = true;
}

static void write_graph(base_sink *s, const erg_output *what)
{
    const erg_snapshot *snapshot = what->snapshot;
    bool first = true;
    base_sink_text(s, "\"graph\":{");
    base_json_member(s, &first, "title", write_title(what));
    write_generator(s, &first);
    write_clocks(s, &first, snapshot);
    next_group(s, &first);
    write_input(s, &first, snapshot->dataset, snapshot->recorded);
    next_group(s, &first);
    write_method(s, &first, snapshot);
    next_group(s, &first);
    write_settings(s, &first, what->measures);
    if (what->positions) {
        next_group(s, &first);
        write_positions(s, &first, what->positions);
    }
    base_sink_text(s, "},\n");
}

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

/* Ends a record's line: all but the last of an array's take a comma. */
static void end_record(base_sink *s, size_t at, size_t count)
{
    base_sink_text(s, at + 1 < count ? ",\n" : "\n");
}

static void write_sources(base_sink *s, const erg_dataset *dataset)
{
    base_sink_text(s, "\"documents\":[\n");
    for (size_t i = 0; i < dataset->document_count; i++) {
        model_write_document(s, NULL, &dataset->documents[i]);
        end_record(s, i, dataset->document_count);
    }
    if (dataset->rate_count > 0) base_sink_text(s, "],\n\"rates\":[\n");
    for (size_t i = 0; i < dataset->rate_count; i++) {
        model_write_rate(s, NULL, dataset, &dataset->rates[i]);
        end_record(s, i, dataset->rate_count);
    }
}

static erg_code emit_json(base_sink *s, const erg_output *what, erg_error *err)
{
    const erg_snapshot *snapshot = what->snapshot;
    (void)err;
    base_sink_text(s, "{\n\"format\":\"erg.snapshot\",\n\"version\":\"1.0\",\n");
    base_sink_format(s, "\"directed\":%s,\n\"multigraph\":true,\n",
                     any_directed(snapshot) ? "true" : "false");
    write_graph(s, what);
    write_sources(s, snapshot->dataset);
    base_sink_text(s, "],\n\"nodes\":[\n");
    for (uint32_t v = 0; v < snapshot->node_count; v++) {
        write_node(s, what, v);
        end_record(s, v, snapshot->node_count);
    }
    base_sink_text(s, "],\n\"edges\":[\n");
    for (uint32_t e = 0; e < snapshot->edge_count; e++) {
        bool first = true;
        base_sink_char(s, '{');
        write_edge_members(s, &first, snapshot, &snapshot->edges[e]);
        base_sink_char(s, '}');
        end_record(s, e, snapshot->edge_count);
    }
    base_sink_text(s, "]\n}\n");
    return ERG_OK;
}

const write_emitter write_json = {
    .name = "json",
    .suffix = "json",
    .summary = "the whole graph with its sources, one record a line; erg reads it back",
    .emit = emit_json,
};
