/* D3's nodes and links, for d3-force and force-graph; networkx takes it with
 * link="links". No `name`: force-graph would show it as HTML. No `index`, `vx`, `fx`:
 * d3-force keeps its own there. */
#include "base/json_text.h"
#include "base/number.h"
#include "write/emitter.h"
#include "write/parts.h"
#include "write/profile.h"
#include "write/records.h"

static void write_node(base_sink *s, const write_profile *p, uint32_t v)
{
    const erg_entity *entity = erg_snapshot_entity(p->snapshot, v);
    double r = p->looks.radius[v];
    bool first = true;
    base_sink_char(s, '{');
    base_json_member(s, &first, "id", entity->id);
    base_json_member(s, &first, "label", entity->label);
    write_profile_node(s, &first, p, v);
    write_profile_place(s, &first, p, v, false);
    write_profile_symbol(s, &first, p, v, "r", 1, NULL);
    /* force-graph draws a radius of 4 sqrt(val). */
    base_json_member_number(s, &first, "val", base_number_round(r * r / 16, 6));
    base_sink_char(s, '}');
}

/* Of many edges side by side the outermost stays near: 0.8 is a wide bow. */
static double curvature(const write_profile *p, uint32_t e)
{
    const erg_edge *edge = &p->snapshot->edges[e];
    if (edge->tie == ERG_NONE) return 0.5;
    double outermost = (p->snapshot->ties[edge->tie].count - 1.0) / 2;
    double step = outermost > 4 ? 0.8 / outermost : 0.2;
    return base_number_round(p->curve[e] * step, 6);
}

static void write_link(base_sink *s, const write_profile *p, uint32_t e)
{
    static const char *const keys[] = {"id", "source", "target"};
    const erg_edge *edge = &p->snapshot->edges[e];
    bool first = true;
    base_sink_char(s, '{');
    write_edge_ends(s, &first, p->snapshot, edge, keys);
    write_profile_edge(s, &first, p, e);
    write_profile_line(s, &first, p, e, "width");
    base_json_member_number(s, &first, "curvature", curvature(p, e));
    base_sink_char(s, '}');
}

static void write_all(base_sink *s, const write_profile *p)
{
    bool first = false;
    base_sink_format(s, "{\n\"directed\":%s,\n\"multigraph\":true",
                     write_is_directed(p->snapshot) ? "true" : "false");
    write_profile_graph(s, &first, "graph", p, "down");
    base_sink_text(s, ",\n\"nodes\":[\n");
    write_profile_elements(s, p, write_node, "],\n\"links\":[\n", write_link);
    base_sink_text(s, "]\n}\n");
}

static erg_code emit(base_sink *s, const erg_output *what, erg_error *err)
{
    return write_profile_emit(s, what, write_all, err);
}

const write_emitter write_d3 = {
    .name = "d3",
    .suffix = "d3.json",
    .summary = "nodes and links for D3 and force-graph, with places, sizes and colours",
    .keeps = "everything, documents and how it was made in `graph`",
    .loses = "nothing",
    .needs_positions = true,
    .tells_changes = true,
    .emit = emit,
};
