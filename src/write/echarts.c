/* ECharts: a whole option for setOption(file). Names such as label and value are ECharts'
 * own, so what erg knows of an element stands under `erg`. */
#include <string.h>

#include "base/fail.h"
#include "base/json_text.h"
#include "base/map.h"
#include "write/diff.h"
#include "write/emitter.h"
#include "write/parts.h"
#include "write/profile.h"
#include "write/records.h"

static const write_shape_names shapes = {{
    [DRAW_SHAPE_DISC] = "circle",
    [DRAW_SHAPE_RING] = "circle",
    [DRAW_SHAPE_DIAMOND] = "diamond",
    [DRAW_SHAPE_HEXAGON] = "path://M-10,0L-5,-9L5,-9L10,0L5,9L-5,9Z",
    [DRAW_SHAPE_PERSON] = "triangle",
    [DRAW_SHAPE_TILE] = "roundRect",
    [DRAW_SHAPE_SQUARE] = "rect",
    [DRAW_SHAPE_SHIELD] = "pin",
    [DRAW_SHAPE_PAGE] = "rect",
}};

static void write_category(base_sink *s, const write_profile *p, const char *name,
                           draw_paint paint)
{
    bool first = true;
    base_sink_char(s, '{');
    base_json_member(s, &first, "name", name);
    base_sink_text(s, ",\"itemStyle\":{");
    first = true;
    write_profile_colour(s, &first, "color", p, paint);
    base_sink_text(s, "}}");
}

/* Categories are the kinds, in the order of the entities. */
static bool write_kinds(base_sink *s, base_map *rows, const write_profile *p)
{
    uint32_t count = 0;
    for (uint32_t v = 0; v < p->snapshot->node_count; v++) {
        const char *kind = erg_snapshot_entity(p->snapshot, v)->kind;
        size_t n = strlen(kind);
        if (base_map_find(rows, kind, n) != BASE_NONE) continue;
        if (count > 0) base_sink_char(s, ',');
        if (!base_map_put(rows, kind, n, count++)) return false;
        write_category(s, p, kind, write_profile_kind(p, v)->paint);
    }
    return true;
}

/* Of a comparison they are what became of the entities. */
static void write_changes(base_sink *s, const write_profile *p)
{
    write_category(s, p, write_change_name(ERG_SAME), DRAW_PAINT_MUTE);
    for (erg_change change = ERG_ADDED; change <= ERG_CHANGED; change++) {
        base_sink_char(s, ',');
        write_category(s, p, write_change_name(change), draw_changes[change].line);
    }
}

static uint32_t category_of(const write_profile *p, const base_map *rows, uint32_t v)
{
    const char *kind = erg_snapshot_entity(p->snapshot, v)->kind;
    if (p->diff) return write_profile_node_change(p, v);
    return base_map_find(rows, kind, strlen(kind));
}

static void write_item(base_sink *s, const write_profile *p, const base_map *rows,
                       uint32_t v)
{
    const erg_entity *entity = erg_snapshot_entity(p->snapshot, v);
    bool first = true;
    base_sink_char(s, '{');
    base_json_member(s, &first, "id", entity->id);
    base_json_member(s, &first, "name", entity->label);
    base_json_member_number(s, &first, "category", category_of(p, rows, v));
    write_profile_place(s, &first, p, v, false);
    base_json_member_number(s, &first, "symbolSize", 2 * p->looks.radius[v]);
    base_json_member(s, &first, "symbol", shapes.names[write_profile_kind(p, v)->shape]);
    if (p->diff) {
        base_json_member(s, &first, "diff",
                         write_change_name(write_profile_node_change(p, v)));
        base_sink_text(s, ",\"itemStyle\":{");
        first = true;
        write_profile_colour(s, &first, "color", p, write_profile_node_paint(p, v));
        base_sink_char(s, '}');
    }
    base_sink_text(s, ",\"erg\":{");
    first = true;
    write_profile_node(s, &first, p, v);
    base_sink_text(s, "}}");
}

static void write_link(base_sink *s, const write_profile *p, uint32_t e)
{
    static const char *const keys[] = {"id", "source", "target"};
    const erg_edge *edge = &p->snapshot->edges[e];
    draw_dash dash = write_profile_dash(p, e);
    bool first = true;
    base_sink_char(s, '{');
    write_edge_ends(s, &first, p->snapshot, edge, keys);
    base_json_member(s, &first, "name", edge->label ? edge->label : edge->relation);
    base_json_member_number(s, &first, "value", edge->weight);
    if (p->diff)
        base_json_member(s, &first, "diff",
                         write_change_name(write_profile_edge_change(p, e)));
    base_sink_text(s, ",\"lineStyle\":{");
    first = true;
    write_profile_line(s, &first, p, e, "width");
    base_json_member_number(s, &first, "opacity", p->looks.opacity);
    if (dash != DRAW_SOLID)
        base_json_member(s, &first, "type", dash == DRAW_POSSIBLE ? "dotted" : "dashed");
    base_sink_text(s, "}");
    if (write_profile_arrow(edge)) base_sink_text(s, ",\"symbol\":[\"none\",\"arrow\"]");
    base_sink_text(s, ",\"erg\":{");
    first = true;
    write_profile_edge(s, &first, p, e);
    base_sink_text(s, "}}");
}

static erg_code write_series(base_sink *s, const write_profile *p, erg_error *err)
{
    base_map rows = {0};
    bool first = true;
    base_sink_text(s, "\"series\":[{\"type\":\"graph\",\"layout\":\"none\","
                      "\"roam\":true,\"autoCurveness\":true,"
                      "\"edgeSymbol\":[\"none\",\"none\"],\"edgeSymbolSize\":7,"
                      "\"label\":{\"show\":true,\"position\":\"bottom\",");
    write_profile_colour(s, &first, "color", p, DRAW_PAINT_INK);
    base_sink_text(s, "},\n\"categories\":[");
    if (p->diff) {
        write_changes(s, p);
    } else if (!write_kinds(s, &rows, p)) {
        base_map_free(&rows);
        return base_fail_memory(err);
    }
    base_sink_text(s, "],\n\"data\":[\n");
    for (uint32_t v = 0; v < p->snapshot->node_count; v++) {
        write_item(s, p, &rows, v);
        write_record_end(s, v, p->snapshot->node_count);
    }
    base_sink_text(s, "],\n\"links\":[\n");
    for (uint32_t e = 0; e < p->snapshot->edge_count; e++) {
        write_link(s, p, e);
        write_record_end(s, e, p->snapshot->edge_count);
    }
    base_sink_text(s, "]}]");
    base_map_free(&rows);
    return ERG_OK;
}

static erg_code emit(base_sink *s, const erg_output *what, erg_error *err)
{
    write_profile p;
    bool first = true;
    erg_code code = write_profile_open(&p, what, err);
    if (code != ERG_OK) goto done;
    base_sink_text(s, "{\n\"animation\":false,\n");
    write_profile_colour(s, &first, "backgroundColor", &p, DRAW_PAINT_PAPER);
    base_sink_text(s, ",\n\"legend\":{\"bottom\":0},\n\"tooltip\":{},\n");
    code = write_series(s, &p, err);
    base_sink_text(s, ",\n");
    first = true;
    write_profile_graph(s, &first, "erg", &p, "down");
    base_sink_text(s, "\n}\n");
done:
    write_profile_close(&p);
    return code;
}

const write_emitter write_echarts = {
    .name = "echarts",
    .suffix = "echarts.json",
    .summary = "a whole option for Apache ECharts, with places, sizes and colours",
    .keeps = "everything, under `erg` in each element and at the top",
    .loses = "nothing (ECharts itself does not draw an entity's tie to itself)",
    .needs_positions = true,
    .tells_changes = true,
    .emit = emit,
};
