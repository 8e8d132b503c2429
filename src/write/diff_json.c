/* erg.diff 1.0: one record a line. What came or went is written whole, as in a snapshot;
 * of what changed the fields, by the JSON Pointers that find them there. */
#include <math.h>
#include <string.h>

#include "base/json_text.h"
#include "model/canonical.h"
#include "write/diff_parts.h"
#include "write/parts.h"
#include "write/records.h"

/* --- head --- */

static void write_head(base_sink *s, const erg_diff *diff)
{
    bool first = true;
    base_sink_text(s, "{\n\"format\":\"erg.diff\",\n\"version\":\"1.0\",\n");
    write_generator(s, &first);
    write_diff_sides(s, &first, diff, "\n");
    base_sink_text(s, ",\n");
}

/* --- what came and went --- */

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
        write_diff_correction(s, &member, r->correction);
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
        write_diff_correction(s, &member, r->correction);
        base_sink_char(s, '}');
    }
    end_array(s, first, "},\n");
}

/* --- what changed --- */

static void write_changed_documents(base_sink *s, const erg_diff *diff)
{
    bool first = true;
    base_sink_text(s, "\"changed\":{\"documents\":[");
    for (size_t i = 0; i < diff->document_count; i++) {
        const erg_diff_record *r = &diff->documents[i];
        bool member = true;
        if (r->change != ERG_CHANGED) continue;
        begin_record(s, &first);
        base_sink_char(s, '{');
        base_json_member(s, &member, "id", r->id);
        write_diff_changes(s, &member, r, NULL, NULL);
        base_sink_char(s, '}');
    }
    end_array(s, first, ",\n");
}

static void write_changed_nodes(base_sink *s, const erg_diff *diff)
{
    bool first = true;
    base_sink_text(s, "\"nodes\":[");
    for (uint32_t v = 0; v < diff->node_count; v++) {
        const erg_diff_record *r = &diff->nodes[v].record;
        bool member = true;
        if (r->change != ERG_CHANGED) continue;
        begin_record(s, &first);
        base_sink_char(s, '{');
        base_json_member(s, &member, "id", r->id);
        write_diff_node_changes(s, &member, diff, v);
        base_sink_char(s, '}');
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
    bool member = true;
    base_sink_char(s, '{');
    base_json_member(s, &member, "id", r->id);
    write_smaller(s, &member, "source", erg_snapshot_entity(diff->before, b->source)->id,
                  erg_snapshot_entity(diff->after, a->source)->id);
    write_smaller(s, &member, "target", erg_snapshot_entity(diff->before, b->target)->id,
                  erg_snapshot_entity(diff->after, a->target)->id);
    write_smaller(s, &member, "relation", b->relation, a->relation);
    write_diff_edge_changes(s, &member, diff, (uint32_t)(edge - diff->edges));
    base_sink_char(s, '}');
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

/* --- new ids --- */

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

/* --- measures --- */

static void write_move(base_sink *s, const erg_diff *diff, const erg_diff_move *move,
                       bool ranked)
{
    bool both = move->rank_before > 0 && move->rank_after > 0;
    bool first = true;
    base_sink_char(s, '{');
    base_json_member(s, &first, "id", diff->nodes[move->node].record.id);
    write_number_or_null(s, &first, "before", move->before);
    write_number_or_null(s, &first, "after", move->after);
    if (ranked) {
        write_number_or_null(s, &first, "delta", move->delta);
        write_rank_or_null(s, &first, "rank_before", move->rank_before);
        write_rank_or_null(s, &first, "rank_after", move->rank_after);
        write_number_or_null(s, &first, "rank_shift", both ? (double)move->shift : NAN);
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
