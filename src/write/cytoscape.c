/* Cytoscape.js: what cytoscape({container, ...file}) takes. Ids and ends stand in `data`,
 * positions beside it; the style reads sizes and colours from the data. */
#include "base/json_text.h"
#include "write/emitter.h"
#include "write/parts.h"
#include "write/profile.h"
#include "write/records.h"

static const write_shape_names shapes = {{
    [DRAW_SHAPE_DISC] = "ellipse",
    [DRAW_SHAPE_RING] = "ellipse",
    [DRAW_SHAPE_DIAMOND] = "diamond",
    [DRAW_SHAPE_HEXAGON] = "hexagon",
    [DRAW_SHAPE_PERSON] = "round-triangle",
    [DRAW_SHAPE_TILE] = "round-rectangle",
    [DRAW_SHAPE_SQUARE] = "rectangle",
    [DRAW_SHAPE_SHIELD] = "round-pentagon",
    [DRAW_SHAPE_PAGE] = "cut-rectangle",
}};

static void write_node(base_sink *s, const write_profile *p, uint32_t v)
{
    const erg_entity *entity = erg_snapshot_entity(p->snapshot, v);
    bool first = true;
    base_sink_text(s, "{\"data\":{");
    base_json_member(s, &first, "id", entity->id);
    base_json_member(s, &first, "label", entity->label);
    write_profile_node(s, &first, p, v);
    base_json_member_number(s, &first, "size", 2 * p->looks.radius[v]);
    write_profile_colour(s, &first, "color", p, write_profile_kind(p, v)->paint);
    base_json_member(s, &first, "shape", shapes.names[write_profile_kind(p, v)->shape]);
    base_sink_text(s, "},\"position\":{");
    first = true;
    write_profile_place(s, &first, p, v, false);
    base_sink_text(s, "}}");
}

static void write_edge(base_sink *s, const write_profile *p, uint32_t e)
{
    static const char *const keys[] = {"id", "source", "target"};
    const erg_edge *edge = &p->snapshot->edges[e];
    bool first = true;
    base_sink_text(s, "{\"data\":{");
    write_edge_ends(s, &first, p->snapshot, edge, keys);
    write_edge_about(s, &first, p->snapshot, edge);
    base_json_member_number(s, &first, "width", p->looks.width[e]);
    write_profile_colour(s, &first, "color", p, write_profile_family(edge)->line);
    base_json_member(s, &first, "arrow", write_profile_arrow(edge) ? "triangle" : "none");
    base_json_member(s, &first, "line",
                     edge->possible   ? "dotted"
                     : edge->disputed ? "dashed"
                                      : "solid");
    base_sink_text(s, "}}");
}

static void write_style(base_sink *s, const write_profile *p)
{
    bool first = true;
    base_sink_text(s, "\"style\":[\n{\"selector\":\"node\",\"style\":{"
                      "\"label\":\"data(label)\",\"width\":\"data(size)\","
                      "\"height\":\"data(size)\",\"shape\":\"data(shape)\","
                      "\"background-color\":\"data(color)\",\"font-size\":11,"
                      "\"text-valign\":\"bottom\",\"text-margin-y\":3,"
                      "\"text-wrap\":\"wrap\",\"text-max-width\":\"110px\",");
    write_profile_colour(s, &first, "color", p, DRAW_PAINT_INK);
    base_sink_text(s, "}},\n{\"selector\":\"edge\",\"style\":{"
                      "\"width\":\"data(width)\",\"line-color\":\"data(color)\","
                      "\"line-style\":\"data(line)\",\"curve-style\":\"bezier\","
                      "\"target-arrow-shape\":\"data(arrow)\","
                      "\"target-arrow-color\":\"data(color)\"");
    first = false;
    base_json_member_number(s, &first, "opacity", p->looks.opacity);
    base_sink_text(s, "}}\n]");
}

static erg_code emit(base_sink *s, const erg_output *what, erg_error *err)
{
    write_profile p;
    bool first = true;
    erg_code code = write_profile_open(&p, what, err);
    if (code != ERG_OK) goto done;
    base_sink_text(s, "{\n");
    write_profile_graph(s, &first, "data", &p, "down");
    base_sink_text(s, ",\n\"elements\":{\"nodes\":[\n");
    for (uint32_t v = 0; v < p.snapshot->node_count; v++) {
        write_node(s, &p, v);
        write_record_end(s, v, p.snapshot->node_count);
    }
    base_sink_text(s, "],\n\"edges\":[\n");
    for (uint32_t e = 0; e < p.snapshot->edge_count; e++) {
        write_edge(s, &p, e);
        write_record_end(s, e, p.snapshot->edge_count);
    }
    base_sink_text(s, "]},\n\"layout\":{\"name\":\"preset\"},\n");
    write_style(s, &p);
    base_sink_text(s, "\n}\n");
done:
    write_profile_close(&p);
    return code;
}

const write_emitter write_cytoscape = {
    .name = "cytoscape",
    .suffix = "cytoscape.json",
    .summary = "for Cytoscape.js and Cytoscape, with places, sizes and colours",
    .keeps = "everything, documents and how it was made in `data`",
    .loses = "nothing",
    .needs_positions = true,
    .emit = emit,
};
