/* Ranks over other readings of the sources, as columns and members of a ranking. */
#include "base/json_text.h"
#include "check/say.h"
#include "write/csv_cell.h"
#include "write/parts.h"
#include "write/rank.h"

/* --- words --- */

static void add_claim(base_buffer *out, const erg_dataset *d, const erg_reading *reading)
{
    const erg_claim *claim = reading->claim;
    base_buffer_add(out, "without the claim of ");
    if (claim->amount)
        check_say_amount(out, claim->amount);
    else
        check_say_share(out, claim->share);
    base_buffer_format(out, " on '%.120s' (", d->relations[reading->relation].id);
    check_say_place(out, d, claim);
    base_buffer_add_char(out, ')');
}

void write_reading(base_buffer *out, const erg_dataset *dataset,
                   const erg_reading *reading)
{
    switch (reading->kind) {
    case ERG_READING_POLICY:
        base_buffer_format(out, "with --resolve %s", reading->policy);
        break;
    case ERG_READING_WITHOUT_DISPUTED:
        base_buffer_add(out, "without disputed relations");
        break;
    case ERG_READING_WITHOUT_UNSOURCED:
        base_buffer_add(out, "without unsourced relations");
        break;
    case ERG_READING_WITHOUT_DOCUMENT:
        base_buffer_format(out, "without document '%.120s'",
                           dataset->documents[reading->document].id);
        break;
    case ERG_READING_WITHOUT_CLAIM: add_claim(out, dataset, reading); break;
    }
}

static const char *reading_id(const erg_robust *robust, uint32_t reading)
{
    return reading == ERG_NONE ? NULL : robust->readings[reading].id;
}

/* The id of the one document that the rank hangs on, or NULL. */
static const char *only_document(const write_ranking *ranking, const erg_robust_rank *r)
{
    if (r->hangs_on == ERG_NONE) return NULL;
    const erg_reading *reading = &ranking->robust->readings[r->hangs_on];
    return ranking->snapshot->dataset->documents[reading->document].id;
}

/* --- CSV --- */

void write_robust_csv_header(base_sink *s, const write_ranking *ranking)
{
    const erg_robust *robust = ranking->robust;
    for (size_t m = 0; m < robust->measure_count; m++) {
        const char *key = robust->measures[m];
        base_sink_format(s, ",%s_best,%s_worst,%s_best_in,%s_worst_in,%s_hangs_on", key,
                         key, key, key, key);
    }
}

void write_robust_csv_row(base_sink *s, const write_ranking *ranking, uint32_t row)
{
    const erg_robust *robust = ranking->robust;
    bool first = false;
    for (size_t m = 0; m < robust->measure_count; m++) {
        const erg_robust_rank *r = &robust->ranks[m * robust->row_count + row];
        write_cell_count(s, &first, r->best);
        write_cell_count(s, &first, r->worst);
        write_cell_text(s, &first, reading_id(robust, r->best_in));
        write_cell_text(s, &first, reading_id(robust, r->worst_in));
        write_cell_text(s, &first, only_document(ranking, r));
    }
}

/* --- JSON --- */

void write_robust_json_row(base_sink *s, const write_ranking *ranking, uint32_t row)
{
    const erg_robust *robust = ranking->robust;
    bool comma = false, outer = true;
    base_json_key(s, &comma, "robust");
    base_sink_char(s, '{');
    for (size_t m = 0; m < robust->measure_count; m++) {
        const erg_robust_rank *r = &robust->ranks[m * robust->row_count + row];
        bool first = true;
        base_json_key(s, &outer, robust->measures[m]);
        base_sink_char(s, '{');
        write_rank_or_null(s, &first, "best", r->best);
        write_rank_or_null(s, &first, "worst", r->worst);
        base_json_member(s, &first, "best_in", reading_id(robust, r->best_in));
        base_json_member(s, &first, "worst_in", reading_id(robust, r->worst_in));
        base_json_member(s, &first, "hangs_on", only_document(ranking, r));
        if (r->missing) {
            base_json_key(s, &first, "missing");
            base_sink_text(s, "true");
        }
        base_sink_char(s, '}');
    }
    base_sink_char(s, '}');
}

static void write_moved(base_sink *s, bool *first, const erg_robust *robust,
                        const erg_reading *reading)
{
    bool inner = true;
    base_json_key(s, first, "moved");
    base_sink_char(s, '{');
    for (size_t m = 0; m < robust->measure_count; m++) {
        base_json_key(s, &inner, robust->measures[m]);
        base_sink_number(s, reading->moved[m]);
    }
    base_sink_char(s, '}');
}

/* "most":{"pagerank":{"id":"azure","before":0.03,"after":0.02}}: the value that differs
 * most, relatively; measures in which none does are left out. */
static void write_most(base_sink *s, bool *first, const erg_robust *robust,
                       const erg_reading *reading, const erg_dataset *d)
{
    bool inner = true;
    base_json_key(s, first, "most");
    base_sink_char(s, '{');
    for (size_t m = 0; m < robust->measure_count; m++) {
        const erg_shift *shift = &reading->most[m];
        bool member = true;
        if (shift->node == ERG_NONE) continue;
        base_json_key(s, &inner, robust->measures[m]);
        base_sink_char(s, '{');
        base_json_member(s, &member, "id", d->entities[robust->entities[shift->node]].id);
        base_json_member_number(s, &member, "before", shift->before);
        base_json_member_number(s, &member, "after", shift->after);
        base_sink_char(s, '}');
    }
    base_sink_char(s, '}');
}

/* "moves":{"pagerank":[{"id":"azure","rank":4},...]}: measures without any are left out.
 */
static void write_moves(base_sink *s, bool *first, const write_ranking *ranking,
                        const erg_reading *reading)
{
    const erg_robust *robust = ranking->robust;
    const erg_move *moves = robust->moves;
    const erg_dataset *d = ranking->snapshot->dataset;
    const uint32_t end = reading->first_move + reading->move_count;
    bool outer = true;
    base_json_key(s, first, "moves");
    base_sink_char(s, '{');
    for (uint32_t i = reading->first_move; i < end; i++) {
        bool member = true;
        bool opens = i == reading->first_move || moves[i].measure != moves[i - 1].measure;
        bool ends = i + 1 == end || moves[i].measure != moves[i + 1].measure;
        if (opens) {
            base_json_key(s, &outer, robust->measures[moves[i].measure]);
            base_sink_char(s, '[');
        }
        base_sink_char(s, '{');
        base_json_member(s, &member, "id",
                         d->entities[robust->entities[moves[i].node]].id);
        write_rank_or_null(s, &member, "rank", moves[i].rank);
        base_sink_text(s, ends ? "}]" : "},");
    }
    base_sink_char(s, '}');
}

void write_robust_json_readings(base_sink *s, const write_ranking *ranking)
{
    static const char *const kinds[] = {
        [ERG_READING_POLICY] = "policy",
        [ERG_READING_WITHOUT_DISPUTED] = "without-disputed",
        [ERG_READING_WITHOUT_UNSOURCED] = "without-unsourced",
        [ERG_READING_WITHOUT_DOCUMENT] = "without-document",
        [ERG_READING_WITHOUT_CLAIM] = "without-claim",
    };
    const erg_robust *robust = ranking->robust;
    const erg_dataset *d = ranking->snapshot->dataset;
    base_sink_text(s, ",\n\"readings\":[\n");
    for (size_t i = 0; i < robust->reading_count; i++) {
        const erg_reading *reading = &robust->readings[i];
        bool first = true;
        base_sink_char(s, '{');
        base_json_member(s, &first, "id", reading->id);
        base_json_member(s, &first, "kind", kinds[reading->kind]);
        base_json_member(s, &first, "resolve", reading->policy);
        if (reading->kind == ERG_READING_WITHOUT_DOCUMENT)
            base_json_member(s, &first, "document", d->documents[reading->document].id);
        if (reading->claim) {
            const erg_claim *claim = reading->claim;
            base_json_member(s, &first, "relation", d->relations[reading->relation].id);
            if (claim->document != ERG_NONE)
                base_json_member(s, &first, "document", d->documents[claim->document].id);
            base_json_member(s, &first, "locator", claim->locator);
        }
        write_moved(s, &first, robust, reading);
        write_most(s, &first, robust, reading, d);
        write_moves(s, &first, ranking, reading);
        base_sink_text(s, i + 1 < robust->reading_count ? "},\n" : "}\n");
    }
    base_sink_char(s, ']');
}
