/* A diff as a table: a row for what was added or removed, one for each field that
 * changed, one for each claim that came or went, one for each measure that moved. */
#include <errno.h>
#include <math.h>

#include "base/buffer.h"
#include "model/canonical.h"
#include "write/csv_cell.h"
#include "write/diff.h"

static const char heading[] =
    "change,what,id,label,source,target,relation,field,before,after,delta,rank_before,"
    "rank_after,correction\n";

/* What the rows of one record have in common. */
typedef struct subject {
    const char *change, *what, *id, *label, *source, *target, *relation;
} subject;

static void begin_row(base_sink *s, bool *first, const subject *of)
{
    write_cell_text(s, first, of->change);
    write_cell_text(s, first, of->what);
    write_cell_text(s, first, of->id);
    write_cell_text(s, first, of->label);
    write_cell_text(s, first, of->source);
    write_cell_text(s, first, of->target);
    write_cell_text(s, first, of->relation);
}

static void end_row(base_sink *s, bool *first, double delta, uint32_t rank_before,
                    uint32_t rank_after, bool correction)
{
    write_cell_number(s, first, delta);
    write_cell_count(s, first, rank_before);
    write_cell_count(s, first, rank_after);
    write_cell_text(s, first, correction ? "true" : NULL);
    write_cell_end(s, first);
}

static void write_whole(base_sink *s, const subject *of, bool correction)
{
    bool first = true;
    begin_row(s, &first, of);
    write_cell_text(s, &first, NULL);
    write_cell_text(s, &first, NULL);
    write_cell_text(s, &first, NULL);
    end_row(s, &first, NAN, 0, 0, correction);
}

typedef struct claim_list {
    const erg_dataset *dataset;
    const erg_claim *claims;
    size_t count;
} claim_list;

static void write_claim(base_sink *s, const subject *of, const erg_dataset *d,
                        const erg_claim *claim, bool is_before, bool correction)
{
    base_sink inner;
    base_buffer text = {0};
    bool first = true;
    base_sink_open(&inner, base_sink_to_buffer, &text);
    model_write_claim(&inner, d, claim);
    base_sink_finish(&inner, "cell", NULL);
    begin_row(s, &first, of);
    write_cell_text(s, &first, "/claims");
    write_cell_text(s, &first, is_before ? text.data : NULL);
    write_cell_text(s, &first, is_before ? NULL : text.data);
    end_row(s, &first, NAN, 0, 0, correction);
    if (text.failed) s->os_error = ENOMEM;
    base_buffer_free(&text);
}

static void write_claims(base_sink *s, const subject *of, const claim_list *here,
                         const claim_list *there, bool is_before, bool correction)
{
    for (size_t i = 0; i < here->count; i++)
        if (!erg_diff_has_claim(there->dataset, there->claims, there->count,
                                here->dataset, &here->claims[i]))
            write_claim(s, of, here->dataset, &here->claims[i], is_before, correction);
}

static void write_fields(base_sink *s, const subject *of, const erg_diff_record *record,
                         const claim_list *before, const claim_list *after)
{
    for (size_t i = 0; i < record->field_count; i++) {
        const erg_diff_field *field = &record->fields[i];
        bool first = true;
        if (field->claims) {
            write_claims(s, of, before, after, true, field->correction);
            write_claims(s, of, after, before, false, field->correction);
            continue;
        }
        begin_row(s, &first, of);
        write_cell_text(s, &first, field->pointer);
        write_cell_value(s, &first, field->before, false);
        write_cell_value(s, &first, field->after, false);
        end_row(s, &first, field->delta, 0, 0, field->correction);
    }
}

static void write_documents(base_sink *s, const erg_diff *diff)
{
    static const claim_list none = {0};
    for (size_t i = 0; i < diff->document_count; i++) {
        const erg_diff_record *r = &diff->documents[i];
        bool is_after = r->after != ERG_NONE;
        const erg_dataset *d = is_after ? diff->after->dataset : diff->before->dataset;
        subject of = {.change = write_change_name(r->change),
                      .what = "document",
                      .id = r->id,
                      .label = d->documents[is_after ? r->after : r->before].title};
        if (r->change == ERG_CHANGED)
            write_fields(s, &of, r, &none, &none);
        else if (r->change != ERG_SAME)
            write_whole(s, &of, false);
    }
}

static const char *node_label(const erg_diff *diff, const erg_diff_record *r)
{
    if (r->after != ERG_NONE) return erg_snapshot_entity(diff->after, r->after)->label;
    return erg_snapshot_entity(diff->before, r->before)->label;
}

static void write_nodes(base_sink *s, const erg_diff *diff)
{
    for (uint32_t v = 0; v < diff->node_count; v++) {
        const erg_diff_record *r = &diff->nodes[v].record;
        subject of = {.change = write_change_name(r->change),
                      .what = "entity",
                      .id = r->id,
                      .label = node_label(diff, r)};
        if (r->change == ERG_CHANGED) {
            const erg_node *b = &diff->before->nodes[r->before];
            const erg_node *a = &diff->after->nodes[r->after];
            claim_list before = {diff->before->dataset, b->claims, b->claim_count};
            claim_list after = {diff->after->dataset, a->claims, a->claim_count};
            write_fields(s, &of, r, &before, &after);
        } else if (r->change != ERG_SAME) {
            write_whole(s, &of, r->correction);
        }
    }
}

static void write_edges(base_sink *s, const erg_diff *diff)
{
    for (uint32_t i = 0; i < diff->edge_count; i++) {
        const erg_diff_edge *edge = &diff->edges[i];
        const erg_diff_record *r = &edge->record;
        bool is_after = r->after != ERG_NONE;
        const erg_snapshot *side = is_after ? diff->after : diff->before;
        const erg_edge *e = &side->edges[is_after ? r->after : r->before];
        subject of = {.change = write_change_name(r->change),
                      .what = "relation",
                      .id = r->id,
                      .label = e->label,
                      .source = diff->nodes[edge->source].record.id,
                      .target = diff->nodes[edge->target].record.id,
                      .relation = e->relation};
        if (r->change == ERG_CHANGED) {
            const erg_edge *b = &diff->before->edges[r->before];
            claim_list before = {diff->before->dataset, b->claims, b->claim_count};
            claim_list after = {diff->after->dataset, e->claims, e->claim_count};
            write_fields(s, &of, r, &before, &after);
        } else if (r->change != ERG_SAME) {
            write_whole(s, &of, r->correction);
        }
    }
}

static void write_moves(base_sink *s, const erg_diff *diff,
                        const erg_diff_measure *measure)
{
    for (size_t i = 0; i < measure->move_count; i++) {
        const erg_diff_move *move = &measure->moves[i];
        const erg_diff_record *r = &diff->nodes[move->node].record;
        subject of = {.change = "moved",
                      .what = "measure",
                      .id = r->id,
                      .label = node_label(diff, r)};
        bool first = true;
        begin_row(s, &first, &of);
        write_cell_text(s, &first, measure->key);
        write_cell_number(s, &first, move->before);
        write_cell_number(s, &first, move->after);
        end_row(s, &first, measure->ranked ? move->delta : NAN, move->rank_before,
                move->rank_after, false);
    }
}

void write_diff_csv(base_sink *s, const erg_diff *diff, const write_diff_how *how)
{
    (void)how;
    base_sink_text(s, heading);
    write_documents(s, diff);
    write_nodes(s, diff);
    write_edges(s, diff);
    for (size_t m = 0; m < diff->measure_count; m++)
        write_moves(s, diff, &diff->measures[m]);
}
