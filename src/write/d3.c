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
    base_json_member_number(s, &first, "r", r);
    /* force-graph draws a radius of 4 sqrt(val). */
    base_json_member_number(s, &first, "val", base_number_round(r * r / 16, 6));
    write_profile_colour(s, &first, "color", p, write_profile_kind(p, v)->paint);
    base_sink_char(s, '}');
}

static void write_link(base_sink *s, const write_profile *p, uint32_t e)
{
    static const char *const keys[] = {"id", "source", "target"};
    const erg_edge *edge = &p->snapshot->edges[e];
    bool first = true;
    base_sink_char(s, '{');
    write_edge_ends(s, &first, p->snapshot, edge, keys);
    write_edge_about(s, &first, p->snapshot, edge);
    base_json_member_number(s, &first, "width", p->looks.width[e]);
    write_profile_colour(s, &first, "color", p, write_profile_family(edge)->line);
    base_json_member_number(s, &first, "curvature",
                            edge->tie == ERG_NONE ? 0.5 : p->curve[e] / 5);
    base_sink_char(s, '}');
}

static erg_code emit(base_sink *s, const erg_output *what, erg_error *err)
{
    write_profile p;
    bool first = true;
    erg_code code = write_profile_open(&p, what, err);
    if (code != ERG_OK) goto done;
    base_sink_format(s, "{\n\"directed\":%s,\n\"multigraph\":true",
                     write_is_directed(what->snapshot) ? "true" : "false");
    first = false;
    write_profile_graph(s, &first, "graph", &p, "down");
    base_sink_text(s, ",\n\"nodes\":[\n");
    for (uint32_t v = 0; v < p.snapshot->node_count; v++) {
        write_node(s, &p, v);
        write_record_end(s, v, p.snapshot->node_count);
    }
    base_sink_text(s, "],\n\"links\":[\n");
    for (uint32_t e = 0; e < p.snapshot->edge_count; e++) {
        write_link(s, &p, e);
        write_record_end(s, e, p.snapshot->edge_count);
    }
    base_sink_text(s, "]\n}\n");
done:
    write_profile_close(&p);
    return code;
}

const write_emitter write_d3 = {
    .name = "d3",
    .suffix = "d3.json",
    .summary = "nodes and links for D3 and force-graph, with places, sizes and colours",
    .keeps = "everything, documents and how it was made in `graph`",
    .loses = "nothing",
    .needs_positions = true,
    .emit = emit,
};
