/* DOT for every Graphviz tool: one statement an entity, one an edge, written straight to
 * the sink. Node names are the entity ids where DOT carries them exactly, n1, n2... else,
 * and then `id` holds the entity's. Words that mean something to Graphviz are avoided for
 * data: its `weight` makes layouts slow or crash, ours is erg_weight. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/fail.h"
#include "base/number.h"
#include "draw/grammar.h"
#include "model/canonical.h"
#include "write/dot_text.h"
#include "write/emitter.h"
#include "write/parts.h"

/* A backslash is read differently by the tools, and Graphviz takes a leading % as its
 * own. */
static bool is_exact_name(const char *id)
{
    return id[0] != '%' && !strchr(id, '\\');
}

typedef struct names {
    const erg_snapshot *snapshot;
    uint32_t *generated; /* [node]: K of a name nK, 0 where the id is the name */
} names;

static erg_code make_names(names *out, const erg_snapshot *snapshot, erg_error *err)
{
    char candidate[24];
    uint32_t last = 0;
    out->snapshot = snapshot;
    out->generated = calloc((size_t)snapshot->node_count + 1, sizeof *out->generated);
    if (!out->generated) return base_fail_memory(err);
    for (uint32_t v = 0; v < snapshot->node_count; v++) {
        if (is_exact_name(erg_snapshot_entity(snapshot, v)->id)) continue;
        do {
            last++;
            snprintf(candidate, sizeof candidate, "n%lu", (unsigned long)last);
        } while (erg_snapshot_node(snapshot, candidate) != ERG_NONE);
        out->generated[v] = last;
    }
    return ERG_OK;
}

static void write_name(base_sink *s, const names *n, uint32_t node)
{
    if (n->generated[node] > 0) {
        base_sink_format(s, "\"n%lu\"", (unsigned long)n->generated[node]);
        return;
    }
    base_sink_char(s, '"');
    write_dot_exact(s, erg_snapshot_entity(n->snapshot, node)->id);
    base_sink_char(s, '"');
}

/* --- look --- */

/* color="#1C58BF", as pictures have it in light. */
static void write_colour(base_sink *s, bool *first, draw_paint paint)
{
    write_dot_open(s, first, "color");
    base_sink_format(s, "#%06lX\"", (unsigned long)draw_paints[paint].light);
}

/* Line widths from 0.8 to 4 points by the share of the largest weight. */
static double pen_width(const erg_edge *edge, double largest)
{
    if (edge->disputed || edge->possible) return 1;
    return base_number_round(0.8 + 3.2 * (edge->weight / largest), 3);
}

static double largest_weight(const erg_snapshot *snapshot)
{
    double largest = 0;
    for (uint32_t e = 0; e < snapshot->edge_count; e++)
        if (snapshot->edges[e].weight > largest) largest = snapshot->edges[e].weight;
    return largest;
}

/* --- statements --- */

static void write_head(base_sink *s, const erg_output *what)
{
    const erg_snapshot *snapshot = what->snapshot;
    bool first = true;
    base_sink_text(s, "digraph \"erg\" {\n  graph [");
    write_dot_shown(s, &first, "label", write_title(what));
    write_dot_data(s, &first, "labelloc", "t");
    write_dot_data(s, &first, "fontname", "Arial");
    write_dot_data(s, &first, "outputorder", "edgesfirst");
    write_dot_data(s, &first, "erg_version", erg_version());
    write_dot_date(s, &first, "erg_as_of", snapshot->as_of);
    write_dot_date(s, &first, "erg_known_by", snapshot->known_by);
    write_dot_data(s, &first, "erg_weight_rule", snapshot->weight_rule);
    write_dot_data(s, &first, "erg_resolve", snapshot->resolve);
    /* Then neato reads pos in points, as it writes it. */
    if (what->positions) write_dot_data(s, &first, "inputscale", "72");
    base_sink_text(
        s, "];\n"
           "  node [shape=\"box\", style=\"rounded,filled\", fillcolor=\"#FFFFFF\", "
           "fontname=\"Arial\", fontsize=\"11\", margin=\"0.12,0.06\", "
           "height=\"0.3\", width=\"0.3\"];\n"
           "  edge [fontname=\"Arial\", fontsize=\"9\", arrowsize=\"0.6\"];\n");
}

static void write_node_measures(base_sink *s, bool *first, const erg_measures *measures,
                                uint32_t row)
{
    for (size_t i = 0; measures && i < measures->column_count; i++)
        write_dot_number(s, first, measures->columns[i].key,
                         measures->columns[i].values[row]);
}

static void write_node(base_sink *s, const erg_output *what, const names *n, uint32_t v)
{
    const erg_entity *entity = erg_snapshot_entity(what->snapshot, v);
    const erg_positions *at = what->positions;
    bool first = true;
    base_sink_text(s, "  ");
    write_name(s, n, v);
    base_sink_text(s, " [");
    if (n->generated[v] > 0) write_dot_data(s, &first, "id", entity->id);
    write_dot_shown(s, &first, "label", entity->label);
    write_dot_data(s, &first, "kind", entity->kind);
    write_node_measures(s, &first, what->measures, what->snapshot->nodes[v].row);
    write_colour(s, &first, draw_kinds[draw_kind_row(entity->kind)].paint);
    if (at) {
        write_dot_open(s, &first, "pos");
        base_sink_number(s, at->x[v]);
        base_sink_char(s, ',');
        base_sink_number(s, at->height - at->y[v]); /* Graphviz counts upwards */
        base_sink_text(s, "!\"");
    }
    base_sink_text(s, "];\n");
}

static void write_amount(base_sink *s, bool *first, const erg_amount *amount)
{
    if (!amount) return;
    write_dot_number(s, first, "amount", amount->value);
    write_dot_number(s, first, "amount_low", amount->low);
    write_dot_number(s, first, "amount_high", amount->high);
    if (amount->currency[0]) write_dot_data(s, first, "currency", amount->currency);
    write_dot_data(s, first, "bound", model_bound_name(amount->bound));
    if (amount->basis != ERG_BASIS_OWN)
        write_dot_data(s, first, "basis", model_basis_name(amount->basis));
}

/* "Acme -> Bolt: funding, 2024-03 to 2025-03-31" */
static void write_tooltip(base_sink *s, bool *first, const erg_snapshot *snapshot,
                          const erg_edge *edge)
{
    char text[BASE_DATE_MAX];
    write_dot_open(s, first, "tooltip");
    write_dot_escaped(s, erg_snapshot_entity(snapshot, edge->source)->label);
    base_sink_text(s, edge->directed ? " -> " : " -- ");
    write_dot_escaped(s, erg_snapshot_entity(snapshot, edge->target)->label);
    base_sink_text(s, ": ");
    write_dot_escaped(s, edge->relation);
    if (edge->start != 0) {
        base_date_print(text, edge->start);
        base_sink_format(s, ", %s", text);
    }
    if (edge->end != 0) {
        base_date_print(text, edge->end);
        base_sink_format(s, " to %s", text);
    }
    base_sink_char(s, '"');
}

static const char *document_url(const erg_snapshot *snapshot, const erg_edge *edge)
{
    if (!edge->used || edge->used->document == ERG_NONE) return NULL;
    return snapshot->dataset->documents[edge->used->document].url;
}

static void write_edge_look(base_sink *s, bool *first, const erg_edge *edge,
                            double largest)
{
    if (!edge->directed) write_dot_data(s, first, "dir", "none");
    write_colour(s, first, draw_families[draw_family_row(edge->family)].line);
    write_dot_number(s, first, "penwidth", pen_width(edge, largest));
    if (edge->possible || edge->disputed)
        write_dot_data(s, first, "style", edge->possible ? "dotted" : "dashed");
}

static void write_edge(base_sink *s, const erg_snapshot *snapshot, const names *n,
                       const erg_edge *edge, double largest)
{
    bool first = true;
    base_sink_text(s, "  ");
    write_name(s, n, edge->source);
    base_sink_text(s, " -> ");
    write_name(s, n, edge->target);
    base_sink_text(s, " [");
    write_dot_data(s, &first, "id", edge->id);
    write_dot_shown(s, &first, "label", edge->label);
    write_dot_data(s, &first, "relation", edge->relation);
    write_dot_data(s, &first, "family", edge->family);
    write_dot_number(s, &first, "erg_weight", edge->weight);
    write_dot_date(s, &first, "start", edge->start);
    write_dot_date(s, &first, "end", edge->end);
    write_amount(s, &first, edge->amount);
    write_dot_number(s, &first, "share", edge->share);
    if (edge->disputed) write_dot_data(s, &first, "disputed", "true");
    if (edge->possible) write_dot_data(s, &first, "possible", "true");
    write_edge_look(s, &first, edge, largest);
    write_tooltip(s, &first, snapshot, edge);
    write_dot_link(s, &first, document_url(snapshot, edge));
    base_sink_text(s, "];\n");
}

static erg_code emit_dot(base_sink *s, const erg_output *what, erg_error *err)
{
    const erg_snapshot *snapshot = what->snapshot;
    double largest = largest_weight(snapshot);
    names n;
    erg_code code = make_names(&n, snapshot, err);
    if (code != ERG_OK) return code;
    write_head(s, what);
    for (uint32_t v = 0; v < snapshot->node_count; v++) {
        write_node(s, what, &n, v);
        base_sink_record(s);
    }
    for (uint32_t e = 0; e < snapshot->edge_count; e++) {
        write_edge(s, snapshot, &n, &snapshot->edges[e], largest);
        base_sink_record(s);
    }
    base_sink_text(s, "}\n");
    free(n.generated);
    return ERG_OK;
}

const write_emitter write_dot = {
    .name = "dot",
    .suffix = "dot",
    .summary = "for Graphviz and everything that reads DOT",
    .keeps = "entities and relations with dates, amounts, measures and looks",
    .loses = "claims, aliases, attrs, documents; control characters in labels",
    .emit = emit_dot,
};
