/* vis-network: the data of new vis.Network(element, file). Its own option keeps nodes
 * where they are; edges side by side each have their bow. */
#include <math.h>

#include "base/json_text.h"
#include "base/number.h"
#include "write/emitter.h"
#include "write/profile.h"
#include "write/records.h"

static const write_shape_names shapes = {{
    [DRAW_SHAPE_DISC] = "dot",
    [DRAW_SHAPE_RING] = "dot",
    [DRAW_SHAPE_DIAMOND] = "diamond",
    [DRAW_SHAPE_HEXAGON] = "hexagon",
    [DRAW_SHAPE_PERSON] = "triangle",
    [DRAW_SHAPE_TILE] = "square",
    [DRAW_SHAPE_SQUARE] = "square",
    [DRAW_SHAPE_SHIELD] = "triangleDown",
    [DRAW_SHAPE_PAGE] = "square",
}};

static void write_node(base_sink *s, const write_profile *p, uint32_t v)
{
    const erg_entity *entity = erg_snapshot_entity(p->snapshot, v);
    bool first = true;
    base_sink_char(s, '{');
    base_json_member(s, &first, "id", entity->id);
    base_json_member(s, &first, "label", entity->label);
    write_profile_node(s, &first, p, v);
    write_profile_place(s, &first, p, v, false);
    write_profile_symbol(s, &first, p, v, "size", 1, &shapes);
    base_sink_char(s, '}');
}

static void write_bow(base_sink *s, bool *first, double curve)
{
    if (curve == 0) return;
    bool inner = true;
    base_json_key(s, first, "smooth");
    base_sink_char(s, '{');
    write_flag(s, &inner, "enabled", true);
    base_json_member(s, &inner, "type", curve > 0 ? "curvedCW" : "curvedCCW");
    base_json_member_number(s, &inner, "roundness",
                            base_number_round(fmin(fabs(curve) / 5, 1), 6));
    base_sink_char(s, '}');
}

static void write_edge(base_sink *s, const write_profile *p, uint32_t e)
{
    static const char *const keys[] = {"id", "from", "to"};
    const erg_edge *edge = &p->snapshot->edges[e];
    bool first = true;
    base_sink_char(s, '{');
    write_edge_ends(s, &first, p->snapshot, edge, keys);
    write_profile_edge(s, &first, p, e);
    base_json_member_number(s, &first, "width", p->looks.width[e]);
    base_json_key(s, &first, "color");
    base_sink_char(s, '{');
    bool inner = true;
    write_profile_colour(s, &inner, "color", p, write_profile_edge_paint(p, e));
    base_json_member_number(s, &inner, "opacity", p->looks.opacity);
    base_sink_char(s, '}');
    if (write_profile_arrow(edge)) base_json_member(s, &first, "arrows", "to");
    draw_dash dash = write_profile_dash(p, e);
    if (dash != DRAW_SOLID) {
        base_json_key(s, &first, "dashes");
        base_sink_text(s, dash == DRAW_POSSIBLE ? "[1,4]" : "[6,4]");
    }
    write_bow(s, &first, p->curve[e]);
    base_sink_char(s, '}');
}

static void write_all(base_sink *s, const write_profile *p)
{
    bool first = true;
    base_sink_text(s, "{\n");
    write_profile_graph(s, &first, "graph", p, "down");
    base_sink_text(s, ",\n\"options\":{\"physics\":false,\"edges\":{\"smooth\":false}},"
                      "\n\"nodes\":[\n");
    write_profile_elements(s, p, write_node, "],\n\"edges\":[\n", write_edge);
    base_sink_text(s, "]\n}\n");
}

static erg_code emit(base_sink *s, const erg_output *what, erg_error *err)
{
    return write_profile_emit(s, what, write_all, err);
}

const write_emitter write_vis = {
    .name = "vis",
    .suffix = "vis.json",
    .summary = "for vis-network, with places, sizes and colours",
    .keeps = "everything, documents and how it was made in `graph`",
    .loses = "nothing",
    .needs_positions = true,
    .tells_changes = true,
    .emit = emit,
};
