#include "write/diff_parts.h"

#include "base/json_text.h"
#include "model/canonical.h"
#include "model/recorded.h"
#include "model/value.h"
#include "write/parts.h"
#include "write/records.h"

/* --- what is compared --- */

static void write_side(base_sink *s, bool *first, const char *key,
                       const erg_snapshot *side)
{
    const erg_recorded *was = side->recorded ? side->dataset->recorded : NULL;
    bool inner = true;
    base_json_key(s, first, key);
    base_sink_char(s, '{');
    write_clocks(s, &inner, side);
    base_json_member(s, &inner, "digest",
                     was ? was->digest : erg_dataset_digest(side->dataset));
    write_rules(s, &inner, side->weight_rule, side->resolve);
    base_sink_char(s, '}');
}

static void write_counts(base_sink *s, const char *what, const erg_diff_counts *counts)
{
    base_sink_format(s, "\"%s_added\":%lu,\"%s_removed\":%lu,\"%s_changed\":%lu", what,
                     (unsigned long)counts->added, what, (unsigned long)counts->removed,
                     what, (unsigned long)counts->changed);
}

static void next_line(base_sink *s, bool *first, const char *gap)
{
    base_sink_char(s, ',');
    base_sink_text(s, gap);
    *first = true;
}

void write_diff_sides(base_sink *s, bool *first, const erg_diff *diff, const char *gap)
{
    next_line(s, first, gap);
    write_side(s, first, "from", diff->before);
    next_line(s, first, gap);
    write_side(s, first, "to", diff->after);
    next_line(s, first, gap);
    write_flag(s, first, "comparable", diff->comparable);
    next_line(s, first, gap);
    base_json_key(s, first, "summary");
    base_sink_char(s, '{');
    write_counts(s, "nodes", &diff->nodes_counted);
    base_sink_char(s, ',');
    write_counts(s, "edges", &diff->edges_counted);
    base_sink_char(s, '}');
}

/* --- what changed --- */

void write_diff_correction(base_sink *s, bool *first, bool correction)
{
    if (!correction) return;
    base_json_key(s, first, "correction");
    base_sink_text(s, "true");
}

static void write_value_member(base_sink *s, bool *first, const char *key,
                               const erg_value *value)
{
    if (!value) return;
    base_json_key(s, first, key);
    model_value_write(s, value);
}

static void write_claims_member(base_sink *s, bool *first, const char *key,
                                const write_claim_list *list)
{
    if (!list || (list->count == 0 && !list->shown_empty)) return;
    base_json_key(s, first, key);
    model_write_claims(s, list->dataset, list->claims, list->count);
}

static void write_field(base_sink *s, bool *first, const erg_diff_field *field,
                        const write_claim_list *before, const write_claim_list *after)
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
    write_diff_correction(s, &member, field->correction);
    base_sink_char(s, '}');
}

static void write_fields(base_sink *s, bool first, const erg_diff_record *record,
                         const write_claim_list *before, const write_claim_list *after)
{
    for (size_t i = 0; i < record->field_count; i++)
        write_field(s, &first, &record->fields[i], before, after);
    base_sink_char(s, '}');
}

void write_diff_changes(base_sink *s, bool *first, const erg_diff_record *record,
                        const write_claim_list *before, const write_claim_list *after)
{
    base_json_key(s, first, "changes");
    base_sink_char(s, '{');
    write_fields(s, true, record, before, after);
}

static write_claim_list node_claims(const erg_snapshot *side, uint32_t node)
{
    const erg_node *n = &side->nodes[node];
    return (write_claim_list){side->dataset, n->claims, n->claim_count, false};
}

static write_claim_list edge_claims(const erg_snapshot *side, uint32_t edge)
{
    const erg_edge *e = &side->edges[edge];
    return (write_claim_list){side->dataset, e->claims, e->claim_count, true};
}

void write_diff_node_changes(base_sink *s, bool *first, const erg_diff *diff, uint32_t v)
{
    const erg_diff_record *r = &diff->nodes[v].record;
    write_claim_list before = node_claims(diff->before, r->before);
    write_claim_list after = node_claims(diff->after, r->after);
    write_diff_changes(s, first, r, &before, &after);
}

/* A number that parallel relations got anew changes nothing by itself; of a relation that
 * changed, it tells which of them that is. */
static void write_new_id(base_sink *s, bool *first, const char *before, const char *after)
{
    bool member = true;
    base_json_key(s, first, "/id");
    base_sink_char(s, '{');
    base_json_member(s, &member, "before", before);
    base_json_member(s, &member, "after", after);
    base_sink_char(s, '}');
}

void write_diff_edge_changes(base_sink *s, bool *first, const erg_diff *diff, uint32_t e)
{
    const erg_diff_record *r = &diff->edges[e].record;
    write_claim_list before = edge_claims(diff->before, r->before);
    write_claim_list after = edge_claims(diff->after, r->after);
    bool member = true;
    base_json_key(s, first, "changes");
    base_sink_char(s, '{');
    if (r->renamed)
        write_new_id(s, &member, diff->before->edges[r->before].id,
                     diff->after->edges[r->after].id);
    write_fields(s, member, r, &before, &after);
}
