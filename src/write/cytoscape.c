/* Cytoscape.js: what cytoscape({container, ...file}) takes. Ids and ends stand in `data`,
 * positions beside it; the style reads sizes and colours from the data. */
#include "base/json_text.h"
#include "write/diff.h"
#include "write/emitter.h"
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

/* "classes":"added", to select by. */
static void write_classes(base_sink *s, const write_profile *p, erg_change change)
{
    bool first = false;
    if (p->diff) base_json_member(s, &first, "classes", write_change_name(change));
}

static void write_node(base_sink *s, const write_profile *p, uint32_t v)
{
    const erg_entity *entity = erg_snapshot_entity(p->snapshot, v);
    bool first = true;
    base_sink_text(s, "{\"data\":{");
    base_json_member(s, &first, "id", entity->id);
    base_json_member(s, &first, "label", entity->label);
    write_profile_node(s, &first, p, v);
    write_profile_symbol(s, &first, p, v, "size", 2, &shapes);
    base_sink_text(s, "},\"position\":{");
    first = true;
    write_profile_place(s, &first, p, v, false);
    base_sink_char(s, '}');
    write_classes(s, p, write_profile_node_change(p, v));
    base_sink_char(s, '}');
}

static void write_edge(base_sink *s, const write_profile *p, uint32_t e)
{
    static const char *const keys[] = {"id", "source", "target"};
    static const char *const lines[] = {[DRAW_SOLID] = "solid",
                                        [DRAW_DISPUTED] = "dashed",
                                        [DRAW_POSSIBLE] = "dotted",
                                        [DRAW_ENDED] = "dashed"};
    const erg_edge *edge = &p->snapshot->edges[e];
    bool first = true;
    base_sink_text(s, "{\"data\":{");
    write_edge_ends(s, &first, p->snapshot, edge, keys);
    write_profile_edge(s, &first, p, e);
    write_profile_line(s, &first, p, e, "width");
    base_json_member(s, &first, "arrow", write_profile_arrow(edge) ? "triangle" : "none");
    base_json_member(s, &first, "line", lines[write_profile_dash(p, e)]);
    base_sink_char(s, '}');
    write_classes(s, p, write_profile_edge_change(p, e));
    base_sink_char(s, '}');
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

static void write_all(base_sink *s, const write_profile *p)
{
    bool first = true;
    base_sink_text(s, "{\n");
    write_profile_graph(s, &first, "data", p, "down");
    base_sink_text(s, ",\n\"elements\":{\"nodes\":[\n");
    write_profile_elements(s, p, write_node, "],\n\"edges\":[\n", write_edge);
    base_sink_text(s, "]},\n\"layout\":{\"name\":\"preset\"},\n");
    write_style(s, p);
    base_sink_text(s, "\n}\n");
}

static erg_code emit(base_sink *s, const erg_output *what, erg_error *err)
{
    return write_profile_emit(s, what, write_all, err);
}

const write_emitter write_cytoscape = {
    .name = "cytoscape",
    .suffix = "cytoscape.json",
    .summary = "for Cytoscape.js and Cytoscape, with places, sizes and colours",
    .keeps = "everything, documents and how it was made in `data`",
    .loses = "nothing",
    .needs_positions = true,
    .tells_changes = true,
    .emit = emit,
};
