/* erg.diff 1.0: one record a line. What came or went is written whole, as in a snapshot;
 * of what changed the fields, by the JSON Pointers that find them there. */
#include <math.h>
#include <string.h>

#include "base/json_text.h"
#include "model/canonical.h"
#include "model/recorded.h"
#include "model/value.h"
#include "write/diff.h"
#include "write/parts.h"
#include "write/records.h"

/* --- head ------------------------------------------------------------------------------
 */

static void write_side(base_sink *s, const char *key, const erg_snapshot *side)
{
    const erg_recorded *was = side->recorded ? side->dataset->recorded : NULL;
    bool first = true;
    base_sink_format(s, "\"%s\":{", key);
    write_clocks(s, &first, side);
    base_json_member(s, &first, "digest",
                     was ? was->digest : erg_dataset_digest(side->dataset));
    base_json_key(s, &first, "weight");
    base_sink_text(s, "{\"rule\":");
    base_json_string(s, side->weight_rule);
    base_sink_char(s, '}');
    base_json_member(s, &first, "resolve", side->resolve);
    base_sink_text(s, "},\n");
}

static void write_counts(base_sink *s, const char *what, const erg_diff_counts *counts)
{
    base_sink_format(s, "\"%s_added\":%lu,\"%s_removed\":%lu,\"%s_changed\":%lu", what,
                     (unsigned long)counts->added, what, (unsigned long)counts->removed,
                     what, (unsigned long)counts->changed);
}

static void write_head(base_sink *s, const erg_diff *diff)
{
    bool first = true;
    base_sink_text(s, "{\n\"format\":\"erg.diff\",\n\"version\":\"1.0\",\n");
    write_generator(s, &first);
    base_sink_text(s, ",\n");
    write_side(s, "from", diff->before);
    write_side(s, "to", diff->after);
    base_sink_format(s, "\"comparable\":%s,\n\"summary\":{",
                     diff->comparable ? "true" : "false");
    write_counts(s, "nodes", &diff->nodes_counted);
    base_sink_char(s, ',');
    write_counts(s, "edges", &diff->edges_counted);
    base_sink_text(s, "},\n");
}

/* --- what came and went
 * ------------------------------------------------------------------
 */

/* The comma before every record of an array but the first, and its line. */
static void begin_record(base_sink *s, bool *first)
{
    base_sink_text(s, *first ? "\n" : ",\n");
    *first = false;
}

static void end_array(base_sink *s, bool first, const char *after)
{
    base_sink_text(s, first ? "]" : "\n]");
    base_sink_text(s, after);
}

static void write_correction(base_sink *s, bool *first, bool correction)
{
    if (!correction) return;
    base_json_key(s, first, "correction");
    base_sink_text(s, "true");
}

static uint32_t index_on(const erg_diff_record *record, erg_change change)
{
    return change == ERG_ADDED ? record->after : record->before;
}

/* All documents, nodes and edges that were added, or removed. */
static void write_whole(base_sink *s, const erg_diff *diff, erg_change change)
{
    const erg_snapshot *side = change == ERG_ADDED ? diff->after : diff->before;
    bool first = true;
    base_sink_format(s, "\"%s\":{\"documents\":[", write_change_name(change));
    for (size_t i = 0; i < diff->document_count; i++) {
        const erg_diff_record *r = &diff->documents[i];
        if (r->change != change) continue;
        begin_record(s, &first);
        model_write_document(s, NULL, &side->dataset->documents[index_on(r, change)]);
    }
    end_array(s, first, ",\n\"nodes\":[");
    first = true;
    for (uint32_t v = 0; v < diff->node_count; v++) {
        const erg_diff_record *r = &diff->nodes[v].record;
        bool member = true;
        if (r->change != change) continue;
        begin_record(s, &first);
        base_sink_char(s, '{');
        write_node_facts(s, &member, side, index_on(r, change));
        write_node_sources(s, &member, side, index_on(r, change));
        write_correction(s, &member, r->correction);
        base_sink_char(s, '}');
    }
    end_array(s, first, ",\n\"edges\":[");
    first = true;
    for (uint32_t e = 0; e < diff->edge_count; e++) {
        const erg_diff_record *r = &diff->edges[e].record;
        bool member = true;
        if (r->change != change) continue;
        begin_record(s, &first);
        base_sink_char(s, '{');
        write_edge_members(s, &member, side, &side->edges[index_on(r, change)]);
        write_correction(s, &member, r->correction);
        base_sink_char(s, '}');
    }
    end_array(s, first, "},\n");
}

/* --- what changed
 * ------------------------------------------------------------------------
 */

typedef struct claim_list {
    const erg_dataset *dataset;
    const erg_claim *claims;
    size_t count;
    bool shown_empty; /* as edges are, and nodes are not */
} claim_list;

static void write_value_member(base_sink *s, bool *first, const char *key,
                               const erg_value *value)
{
    if (!value) return;
    base_json_key(s, first, key);
    model_value_write(s, value);
}

static void write_claims_member(base_sink *s, bool *first, const char *key,
                                const claim_list *list)
{
    if (list->count == 0 && !list->shown_empty) return;
    base_json_key(s, first, key);
    model_write_claims(s, list->dataset, list->claims, list->count);
}

static void write_field(base_sink *s, bool *first, const erg_diff_field *field,
                        const claim_list *before, const claim_list *after)
{
    bool member = true;
    base_json_key(s, first, field->pointer);
    base_sink_char(s, '{');
    if (field->claims) {
        write_claims_member(s, &member, "before", before);
        write_claims_member(s, &member, "after", after);
    } else {
        write_value_member(s, &member, "before", field->before);
        write_value_member(s, &member, "after", field->after);
    }
    base_json_member_number(s, &member, "delta", field->delta);
    write_correction(s, &member, field->correction);
    base_sink_char(s, '}');
}

static void write_fields(base_sink *s, bool *first, const erg_diff_record *record,
                         const claim_list *before, const claim_list *after)
{
    bool member = true;
    base_json_key(s, first, "changes");
    base_sink_char(s, '{');
    for (size_t i = 0; i < record->field_count; i++)
        write_field(s, &member, &record->fields[i], before, after);
    base_sink_text(s, "}}");
}

static void write_changed_documents(base_sink *s, const erg_diff *diff)
{
    static const claim_list none = {0};
    bool first = true;
    base_sink_text(s, "\"changed\":{\"documents\":[");
    for (size_t i = 0; i < diff->document_count; i++) {
        const erg_diff_record *r = &diff->documents[i];
        bool member = true;
        if (r->change != ERG_CHANGED) continue;
        begin_record(s, &first);
        base_sink_char(s, '{');
        base_json_member(s, &member, "id", r->id);
        write_fields(s, &member, r, &none, &none);
    }
    end_array(s, first, ",\n");
}

static claim_list node_claims(const erg_snapshot *side, uint32_t node)
{
    const erg_node *n = &side->nodes[node];
    return (claim_list){side->dataset, n->claims, n->claim_count, false};
}

static claim_list edge_claims(const erg_snapshot *side, uint32_t edge)
{
    const erg_edge *e = &side->edges[edge];
    return (claim_list){side->dataset, e->claims, e->claim_count, true};
}

static void write_changed_nodes(base_sink *s, const erg_diff *diff)
{
    bool first = true;
    base_sink_text(s, "\"nodes\":[");
    for (uint32_t v = 0; v < diff->node_count; v++) {
        const erg_diff_record *r = &diff->nodes[v].record;
        bool member = true;
        if (r->change != ERG_CHANGED) continue;
        claim_list before = node_claims(diff->before, r->before);
        claim_list after = node_claims(diff->after, r->after);
        begin_record(s, &first);
        base_sink_char(s, '{');
        base_json_member(s, &member, "id", r->id);
        write_fields(s, &member, r, &before, &after);
    }
    end_array(s, first, ",\n");
}

/* Where an end, or the kind, is not the same on both sides, the smaller text: then it is
 * the same for the mirrored diff. */
static void write_smaller(base_sink *s, bool *first, const char *key, const char *before,
                          const char *after)
{
    base_json_member(s, first, key, strcmp(before, after) < 0 ? before : after);
}

static void write_changed_edge(base_sink *s, const erg_diff *diff,
                               const erg_diff_edge *edge)
{
    const erg_diff_record *r = &edge->record;
    const erg_edge *b = &diff->before->edges[r->before];
    const erg_edge *a = &diff->after->edges[r->after];
    claim_list before = edge_claims(diff->before, r->before);
    claim_list after = edge_claims(diff->after, r->after);
    bool member = true;
    base_sink_char(s, '{');
    base_json_member(s, &member, "id", r->id);
    write_smaller(s, &member, "source", erg_snapshot_entity(diff->before, b->source)->id,
                  erg_snapshot_entity(diff->after, a->source)->id);
    write_smaller(s, &member, "target", erg_snapshot_entity(diff->before, b->target)->id,
                  erg_snapshot_entity(diff->after, a->target)->id);
    write_smaller(s, &member, "relation", b->relation, a->relation);
    write_fields(s, &member, r, &before, &after);
}

static void write_changed_edges(base_sink *s, const erg_diff *diff)
{
    bool first = true;
    base_sink_text(s, "\"edges\":[");
    for (uint32_t e = 0; e < diff->edge_count; e++) {
        if (diff->edges[e].record.change != ERG_CHANGED) continue;
        begin_record(s, &first);
        write_changed_edge(s, diff, &diff->edges[e]);
    }
    end_array(s, first, "},\n");
}

/* --- new ids
 * -----------------------------------------------------------------------------
 */

static void write_renaming(base_sink *s, bool *first, const char *before,
                           const char *after)
{
    begin_record(s, first);
    base_sink_text(s, "{\"before\":");
    base_json_string(s, before);
    base_sink_text(s, ",\"after\":");
    base_json_string(s, after);
    base_sink_char(s, '}');
}

static bool any_renamed(const erg_diff *diff)
{
    for (uint32_t v = 0; v < diff->node_count; v++)
        if (diff->nodes[v].record.renamed) return true;
    for (uint32_t e = 0; e < diff->edge_count; e++)
        if (diff->edges[e].record.renamed) return true;
    return false;
}

static void write_renamed(base_sink *s, const erg_diff *diff)
{
    bool first = true;
    if (!any_renamed(diff)) return;
    base_sink_text(s, "\"renamed\":{\"nodes\":[");
    for (uint32_t v = 0; v < diff->node_count; v++) {
        const erg_diff_record *r = &diff->nodes[v].record;
        if (r->renamed)
            write_renaming(s, &first, erg_snapshot_entity(diff->before, r->before)->id,
                           erg_snapshot_entity(diff->after, r->after)->id);
    }
    end_array(s, first, ",\n\"edges\":[");
    first = true;
    for (uint32_t e = 0; e < diff->edge_count; e++) {
        const erg_diff_record *r = &diff->edges[e].record;
        if (r->renamed)
            write_renaming(s, &first, diff->before->edges[r->before].id,
                           diff->after->edges[r->after].id);
    }
    end_array(s, first, "},\n");
}

/* --- measures
 * ----------------------------------------------------------------------------
 */

static void write_number(base_sink *s, bool *first, const char *key, double value)
{
    base_json_key(s, first, key);
    if (isfinite(value))
        base_sink_number(s, value);
    else
        base_sink_text(s, "null");
}

static void write_rank(base_sink *s, bool *first, const char *key, uint32_t rank)
{
    write_number(s, first, key, rank > 0 ? (double)rank : NAN);
}

static void write_move(base_sink *s, const erg_diff *diff, const erg_diff_move *move,
                       bool ranked)
{
    bool both = move->rank_before > 0 && move->rank_after > 0;
    bool first = true;
    base_sink_char(s, '{');
    base_json_member(s, &first, "id", diff->nodes[move->node].record.id);
    write_number(s, &first, "before", move->before);
    write_number(s, &first, "after", move->after);
    if (ranked) {
        write_number(s, &first, "delta", move->delta);
        write_rank(s, &first, "rank_before", move->rank_before);
        write_rank(s, &first, "rank_after", move->rank_after);
        write_number(s, &first, "rank_shift", both ? (double)move->shift : NAN);
    }
    base_sink_char(s, '}');
}

static void write_measures(base_sink *s, const erg_diff *diff)
{
    bool outer = true;
    base_sink_text(s, "\"measures\":{");
    for (size_t m = 0; m < diff->measure_count; m++) {
        const erg_diff_measure *measure = &diff->measures[m];
        bool first = true;
        base_json_key(s, &outer, measure->key);
        base_sink_char(s, '[');
        for (size_t i = 0; i < measure->move_count; i++) {
            begin_record(s, &first);
            write_move(s, diff, &measure->moves[i], measure->ranked);
        }
        end_array(s, first, "");
    }
    base_sink_text(s, "},\n");
}

static void write_reason(base_sink *s, const erg_diff *diff,
                         const erg_diff_reason *reason)
{
    base_sink_text(s, "{\"id\":");
    base_json_string(s, diff->nodes[reason->move->node].record.id);
    base_sink_text(s, ",\"edges\":[");
    for (size_t i = 0; i < reason->edge_count; i++) {
        const erg_diff_record *r = &diff->edges[reason->edges[i]].record;
        base_sink_text(s, i > 0 ? ",{\"id\":" : "{\"id\":");
        base_json_string(s, r->id);
        base_sink_format(s, ",\"change\":\"%s\"}", write_change_name(r->change));
    }
    base_sink_text(s, "]}");
}

static void write_why(base_sink *s, const erg_diff *diff)
{
    bool outer = true;
    base_sink_text(s, "\"why\":{");
    for (size_t m = 0; m < diff->measure_count; m++) {
        const erg_diff_measure *measure = &diff->measures[m];
        bool first = true;
        if (!measure->ranked) continue;
        base_json_key(s, &outer, measure->key);
        base_sink_char(s, '[');
        for (size_t i = 0; i < measure->reason_count; i++) {
            begin_record(s, &first);
            write_reason(s, diff, &measure->reasons[i]);
        }
        end_array(s, first, "");
    }
    base_sink_text(s, "}\n");
}

void write_diff_json(base_sink *s, const erg_diff *diff, const write_diff_how *how)
{
    (void)how;
    write_head(s, diff);
    write_whole(s, diff, ERG_ADDED);
    write_whole(s, diff, ERG_REMOVED);
    write_changed_documents(s, diff);
    write_changed_nodes(s, diff);
    write_changed_edges(s, diff);
    write_renamed(s, diff);
    write_measures(s, diff);
    write_why(s, diff);
    base_sink_text(s, "}\n");
}
