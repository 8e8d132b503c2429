/* GEXF 1.3, for Gephi. Every edge is written directed, as its readers take no mixed
 * graphs: the truth stands in erg_directed. Time is that of spells, whole days; dates as
 * they were stated are attributes. Gephi keeps edges of a pair apart by their kind. Its y
 * counts upwards. Elements of viz have their own namespace, as the RELAX NG schema and
 * the readers have it (the XSD does not), and there is no schemaLocation, which that
 * schema refuses. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/fail.h"
#include "draw/grammar.h"
#include "write/attributes.h"
#include "write/emitter.h"
#include "write/parts.h"
#include "write/profile.h"
#include "write/xml_text.h"

/* --- kinds of parallel edges --- */

static int by_ends(const void *left, const void *right)
{
    const erg_edge *a = *(const erg_edge *const *)left;
    const erg_edge *b = *(const erg_edge *const *)right;
    if (a->source != b->source) return a->source < b->source ? -1 : 1;
    if (a->target != b->target) return a->target < b->target ? -1 : 1;
    int order = strcmp(a->relation, b->relation);
    return order != 0 ? order : strcmp(a->id, b->id);
}

static bool same_ends(const erg_edge *a, const erg_edge *b)
{
    return a->source == b->source && a->target == b->target;
}

/* An edge's kind is its relation; of a pair with two of one relation, its id. */
static bool *find_repeated(const erg_snapshot *g)
{
    bool *repeated = calloc((size_t)g->edge_count + 1, sizeof *repeated);
    const erg_edge **sorted = calloc((size_t)g->edge_count + 1, sizeof *sorted);
    for (uint32_t e = 0; sorted && e < g->edge_count; e++)
        sorted[e] = &g->edges[e];
    if (repeated && sorted) {
        qsort(sorted, g->edge_count, sizeof *sorted, by_ends);
        for (size_t from = 0, to; from < g->edge_count; from = to) {
            bool twice = false;
            for (to = from + 1; to < g->edge_count && same_ends(sorted[from], sorted[to]);
                 to++)
                twice =
                    twice || strcmp(sorted[to - 1]->relation, sorted[to]->relation) == 0;
            for (size_t i = from; twice && i < to; i++)
                repeated[sorted[i] - g->edges] = true;
        }
    }
    bool fine = repeated && sorted;
    free(sorted);
    if (fine) return repeated;
    free(repeated);
    return NULL;
}

/* --- time --- */

/* As xs:date. */
static void put_day(base_sink *s, const char *key, base_day day)
{
    char text[BASE_DATE_MAX];
    base_date_print(text, base_date_of(day));
    write_xml_attribute(s, key, text);
}

static bool has_time(const erg_snapshot *g)
{
    for (uint32_t e = 0; e < g->edge_count; e++)
        if (g->edges[e].start != 0 || g->edges[e].end != 0) return true;
    return false;
}

/* The first and the last day that the edge's dates can mean. */
static void write_stated(base_sink *s, const erg_edge *edge)
{
    if (edge->start == 0 && edge->end == 0) return;
    base_sink_text(s, "<spells><spell");
    if (edge->start != 0) put_day(s, "start", base_date_first(edge->start));
    if (edge->end != 0) put_day(s, "end", base_date_last(edge->end));
    base_sink_text(s, "/></spells>");
}

/* Of a row of dates. Without a bound, which is for all times, there is nothing to say. */
static void write_spells(base_sink *s, const erg_spell *spells, size_t count)
{
    if (count == 0 || (count == 1 && spells[0].start == 0 && spells[0].end == 0)) return;
    base_sink_text(s, "<spells>");
    for (size_t i = 0; i < count; i++) {
        base_sink_text(s, "<spell");
        if (spells[i].start != 0) put_day(s, "start", base_date_first(spells[i].start));
        if (spells[i].end != 0) put_day(s, "end", base_date_last(spells[i].end));
        base_sink_text(s, "/>");
    }
    base_sink_text(s, "</spells>");
}

static void write_node_spells(base_sink *s, const erg_output *what, uint32_t v)
{
    size_t count = 0;
    if (!what->joined) return;
    const erg_spell *spells = erg_union_node_spells(&count, what->joined, v);
    write_spells(s, spells, count);
}

static void write_edge_spells(base_sink *s, const erg_output *what, uint32_t e)
{
    size_t count = 0;
    if (!what->joined) {
        write_stated(s, &what->snapshot->edges[e]);
        return;
    }
    const erg_spell *spells = erg_union_edge_spells(&count, what->joined, e);
    write_spells(s, spells, count);
}

/* --- elements --- */

static void put_value(base_sink *s, size_t attribute, const char *text)
{
    base_sink_format(s, "<attvalue for=\"%zu\"", attribute);
    write_xml_attribute(s, "value", text);
    base_sink_text(s, "/>");
}

static void put_node(base_sink *s, size_t attribute, const char *text)
{
    if (attribute != WRITE_NODE_LABEL) put_value(s, attribute, text);
}

static void put_edge(base_sink *s, size_t attribute, const char *text)
{
    if (attribute != WRITE_EDGE_LABEL && attribute != WRITE_EDGE_WEIGHT)
        put_value(s, attribute, text);
}

/* The title, and what erg reads back: JSON texts, each on a line of its own, so without
 * the ends of lines that stand between their records. */
static void put_description(base_sink *s, size_t part, const char *text)
{
    size_t n = strlen(text);
    char *line = part > 0 ? malloc(n + 1) : NULL;
    size_t kept = 0;
    for (size_t i = 0; line && i < n; i++)
        if (text[i] != '\n') line[kept++] = text[i];
    if (line) line[kept] = '\0';
    if (part > 0 && !line) s->os_error = ENOMEM;
    write_xml_text(s, line ? line : text);
    free(line);
    if (part < 2) base_sink_char(s, '\n');
}

static void write_columns(base_sink *s, const char *group, const write_attribute *all,
                          size_t count, bool (*stands_elsewhere)(size_t attribute))
{
    static const char *const types[] = {"string", "double", "boolean"};
    base_sink_format(s, "<attributes class=\"%s\" mode=\"static\">\n", group);
    for (size_t i = 0; i < count; i++) {
        if (stands_elsewhere(i)) continue;
        base_sink_format(s, "<attribute id=\"%zu\"", i);
        write_xml_attribute(s, "title", all[i].name);
        base_sink_format(s, " type=\"%s\"/>\n", types[all[i].type]);
    }
    base_sink_text(s, "</attributes>\n");
}

static bool of_nodes(size_t attribute)
{
    return attribute == WRITE_NODE_LABEL || attribute == WRITE_NODE_X ||
           attribute == WRITE_NODE_Y;
}

static bool of_edges(size_t attribute)
{
    return attribute == WRITE_EDGE_LABEL || attribute == WRITE_EDGE_WEIGHT;
}

static void write_colour(base_sink *s, const write_profile *p, draw_paint paint)
{
    unsigned colour = write_profile_paint(p, paint);
    base_sink_format(s, "<viz:color r=\"%u\" g=\"%u\" b=\"%u\"/>", colour >> 16 & 255,
                     colour >> 8 & 255, colour & 255);
}

static bool write_node(base_sink *s, const write_attributes *a, const write_profile *p,
                       uint32_t v)
{
    static const char *const shapes[] = {
        [DRAW_SHAPE_DISC] = "disc",       [DRAW_SHAPE_RING] = "disc",
        [DRAW_SHAPE_DIAMOND] = "diamond", [DRAW_SHAPE_HEXAGON] = "disc",
        [DRAW_SHAPE_PERSON] = "triangle", [DRAW_SHAPE_TILE] = "square",
        [DRAW_SHAPE_SQUARE] = "square",   [DRAW_SHAPE_SHIELD] = "triangle",
        [DRAW_SHAPE_PAGE] = "square"};
    const erg_positions *at = a->what->positions;
    base_sink_text(s, "<node");
    write_xml_attribute(s, "id", a->node_names[v]);
    write_xml_attribute(s, "label", erg_snapshot_entity(p->snapshot, v)->label);
    base_sink_text(s, "><attvalues>");
    bool fine = write_attributes_node(s, a, v, put_node);
    base_sink_text(s, "</attvalues>");
    write_node_spells(s, a->what, v);
    write_colour(s, p, write_profile_kind(p, v)->paint);
    if (at) {
        base_sink_text(s, "<viz:position");
        write_xml_attribute_number(s, "x", at->x[v]);
        write_xml_attribute_number(s, "y", -at->y[v]);
        base_sink_text(s, " z=\"0\"/>");
    }
    base_sink_text(s, "<viz:size");
    write_xml_attribute_number(s, "value", p->looks.radius[v]);
    base_sink_format(s, "/><viz:shape value=\"%s\"/></node>\n",
                     shapes[write_profile_kind(p, v)->shape]);
    return fine;
}

static bool write_edge(base_sink *s, const write_attributes *a, const write_profile *p,
                       const bool *repeated, uint32_t e)
{
    const erg_edge *edge = &p->snapshot->edges[e];
    base_sink_text(s, "<edge");
    write_xml_attribute(s, "id", a->edge_names[e]);
    write_xml_attribute(s, "source", a->node_names[edge->source]);
    write_xml_attribute(s, "target", a->node_names[edge->target]);
    write_xml_attribute(s, "label", edge->label);
    write_xml_attribute(s, "kind", repeated[e] ? a->edge_names[e] : edge->relation);
    write_xml_attribute_number(s, "weight", edge->weight);
    base_sink_text(s, "><attvalues>");
    bool fine = write_attributes_edge(s, a, e, put_edge);
    base_sink_text(s, "</attvalues>");
    write_edge_spells(s, a->what, e);
    write_colour(s, p, write_profile_edge_paint(p, e));
    base_sink_text(s, "<viz:thickness");
    write_xml_attribute_number(s, "value", p->looks.width[e]);
    base_sink_format(s, "/><viz:shape value=\"%s\"/></edge>\n",
                     edge->possible   ? "dotted"
                     : edge->disputed ? "dashed"
                                      : "solid");
    return fine;
}

static bool write_head(base_sink *s, const write_attributes *a)
{
    base_sink_text(s, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                      "<gexf xmlns=\"http://gexf.net/1.3\" "
                      "xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\">\n");
    base_sink_format(s, "<meta><creator>erg %s</creator>\n<description>", erg_version());
    bool fine = write_attributes_graph(s, a, "up", put_description);
    base_sink_text(s, "</description></meta>\n<graph defaultedgetype=\"directed\"");
    base_sink_text(s, a->what->joined || has_time(a->what->snapshot)
                          ? " mode=\"dynamic\" timeformat=\"date\">\n"
                          : " mode=\"static\">\n");
    write_columns(s, "node", a->nodes, a->node_count, of_nodes);
    write_columns(s, "edge", a->edges, a->edge_count, of_edges);
    return fine;
}

static erg_code emit(base_sink *s, const erg_output *what, erg_error *err)
{
    const erg_snapshot *g = what->snapshot;
    bool *repeated = find_repeated(g);
    write_attributes a = {0};
    write_profile p = {0};
    erg_code code = write_attributes_open(&a, what, false, write_xml_is_legal, err);
    if (code == ERG_OK) code = write_profile_open(&p, what, err);
    if (code != ERG_OK) goto done;
    bool fine = repeated && write_head(s, &a);
    base_sink_format(s, "<nodes count=\"%lu\">\n", (unsigned long)g->node_count);
    for (uint32_t v = 0; v < g->node_count && fine; v++) {
        fine = write_node(s, &a, &p, v);
        base_sink_record(s);
    }
    base_sink_format(s, "</nodes>\n<edges count=\"%lu\">\n",
                     (unsigned long)g->edge_count);
    for (uint32_t e = 0; e < g->edge_count && fine; e++) {
        fine = write_edge(s, &a, &p, repeated, e);
        base_sink_record(s);
    }
    base_sink_text(s, "</edges>\n</graph>\n</gexf>\n");
    if (!fine) code = base_fail_memory(err);
done:
    free(repeated);
    write_profile_close(&p);
    write_attributes_close(&a);
    return code;
}

const write_emitter write_gexf = {
    .name = "gexf",
    .suffix = "gexf",
    .summary = "GEXF 1.3, for Gephi, with dates as spells, sizes and colours",
    .keeps = "everything; attrs, claims, aliases and documents as JSON texts",
    .loses =
        "direction as Gephi sees it (all edges are directed, erg_directed says which "
        "are); characters that XML has not",
    .tells_dates = true,
    .emit = emit,
};
