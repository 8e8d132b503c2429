#include "write/diff_words.h"

#include <math.h>
#include <string.h>

#include "base/date.h"
#include "base/number.h"
#include "base/sink.h"
#include "base/text.h"
#include "draw/words.h"
#include "model/value.h"
#include "model/vocabulary.h"

enum { SOURCES_MOST = 2, DIGITS = 4 };

void write_words_safe(base_buffer *b, const char *text)
{
    base_text_escape(b, text, strlen(text));
}

static void add_date(base_buffer *b, erg_date date)
{
    char text[BASE_DATE_MAX];
    base_date_print(text, date);
    base_buffer_add(b, text);
}

/* --- relations -------------------------------------------------------------------------
 */

void write_words_ends(base_buffer *b, const erg_snapshot *side, const erg_edge *edge)
{
    const model_relation_kind *kind = model_relation_kind_find(edge->relation);
    const char *source = erg_snapshot_entity(side, edge->source)->label;
    const char *target = erg_snapshot_entity(side, edge->target)->label;
    write_words_safe(b, source);
    if (kind)
        base_buffer_format(b, " %s ", kind->verb);
    else
        base_buffer_add(b, edge->directed ? " -> " : " - ");
    write_words_safe(b, target);
    if (kind) return;
    base_buffer_add(b, " (");
    write_words_safe(b, edge->relation);
    base_buffer_add_char(b, ')');
}

void write_words_title(base_buffer *b, const erg_snapshot *side, const erg_edge *edge)
{
    write_words_ends(b, side, edge);
    if (!edge->label) return;
    base_buffer_add(b, ": ");
    write_words_safe(b, edge->label);
}

/* ": " before the first detail, ", " before the others. */
static void begin_detail(base_buffer *b, bool *first)
{
    base_buffer_add(b, *first ? ": " : ", ");
    *first = false;
}

void write_words_edge(base_buffer *b, base_arena *arena, const erg_snapshot *side,
                      const erg_edge *edge)
{
    bool first = !edge->label;
    base_buffer figures = {0};
    write_words_title(b, side, edge);
    draw_add_figures(&figures, arena, edge, false);
    if (figures.length > 0) {
        begin_detail(b, &first);
        write_words_safe(b, figures.data);
    }
    if (figures.failed) b->failed = true;
    base_buffer_free(&figures);
    if (edge->possible) {
        begin_detail(b, &first);
        base_buffer_add(b, "only possible");
    }
    if (edge->disputed) {
        begin_detail(b, &first);
        base_buffer_add(b, "disputed");
    }
}

static bool is_event(const erg_edge *edge)
{
    const model_relation_kind *kind = model_relation_kind_find(edge->relation);
    return kind && kind->event;
}

/* The side that has the record, the newer one of two. */
static const erg_snapshot *side_of(const erg_diff *diff, const erg_diff_record *record,
                                   uint32_t *index)
{
    bool is_after = record->after != ERG_NONE;
    *index = is_after ? record->after : record->before;
    return is_after ? diff->after : diff->before;
}

/* Whether the relation came or went because its time did: its end (start) lies between
 * the two dates. */
static bool has_ended(const erg_diff *diff, const erg_edge *edge)
{
    if (edge->end == 0 || diff->after->as_of == 0 || is_event(edge)) return false;
    return base_date_last(edge->end) < base_date_last(diff->after->as_of);
}

void write_words_when(base_buffer *b, const erg_diff *diff, const erg_diff_edge *edge)
{
    uint32_t index;
    const erg_snapshot *side = side_of(diff, &edge->record, &index);
    const erg_edge *e = &side->edges[index];
    bool ended = edge->record.change == ERG_REMOVED && has_ended(diff, e);
    if (e->start != 0 && !ended) {
        base_buffer_add(b, is_event(e) ? "in " : "since ");
        add_date(b, e->start);
    } else if (e->end != 0) {
        base_buffer_add(b, "until ");
        add_date(b, e->end);
    }
}

void write_words_lasted(base_buffer *b, const erg_diff *diff, const erg_diff_edge *edge)
{
    uint32_t index;
    const erg_snapshot *side = side_of(diff, &edge->record, &index);
    const erg_edge *e = &side->edges[index];
    if (edge->record.change != ERG_REMOVED || !has_ended(diff, e) || e->start == 0)
        return;
    base_buffer_add(b, ", since ");
    add_date(b, e->start);
}

int32_t write_words_day(const erg_diff *diff, const erg_diff_edge *edge)
{
    uint32_t index;
    const erg_snapshot *side = side_of(diff, &edge->record, &index);
    const erg_edge *e = &side->edges[index];
    bool ended = edge->record.change == ERG_REMOVED && has_ended(diff, e);
    if (edge->record.change == ERG_CHANGED) return BASE_DAY_LAST;
    if (ended) return base_date_last(e->end);
    return e->start != 0 ? base_date_first(e->start) : BASE_DAY_LAST;
}

/* --- sources ---------------------------------------------------------------------------
 */

static bool is_usable(const erg_claim *claim)
{
    return claim->status != ERG_STATUS_DENIED && claim->status != ERG_STATUS_RETRACTED;
}

/* Claims in the order in which they are worth naming: those that state the date, the one
 * used, the others. */
static int worth(const erg_claim *claim, const erg_edge *edge, bool ended)
{
    if (!is_usable(claim)) return 0;
    if (ended ? claim->end != 0 && claim->end == edge->end
              : claim->start != 0 && claim->start == edge->start)
        return 3;
    return claim == edge->used ? 2 : 1;
}

/* One more source in a list; a document is named once for the places that follow each
 * other. */
static void add_place(base_buffer *b, const erg_dataset *d, const erg_claim *claim,
                      const erg_claim *last)
{
    bool again = last && last->document == claim->document && claim->locator;
    if (last) base_buffer_add(b, again ? ", " : "; ");
    if (claim->document == ERG_NONE)
        base_buffer_add(b, again ? "" : "no document");
    else if (!again)
        write_words_safe(b, d->documents[claim->document].id);
    if (claim->locator) {
        base_buffer_add(b, again ? "" : ", ");
        write_words_safe(b, claim->locator);
    }
    if (claim->by) {
        base_buffer_add(b, ", by ");
        write_words_safe(b, claim->by);
    }
}

void write_words_sources(base_buffer *b, const erg_diff *diff, const erg_diff_edge *edge)
{
    uint32_t index;
    size_t shown = 0;
    size_t usable = 0;
    const erg_claim *last = NULL;
    const erg_snapshot *side = side_of(diff, &edge->record, &index);
    const erg_edge *e = &side->edges[index];
    bool ended = edge->record.change == ERG_REMOVED && has_ended(diff, e);
    for (size_t i = 0; i < e->claim_count; i++)
        usable += is_usable(&e->claims[i]);
    if (usable == 0) {
        base_buffer_add(b, " [no source]");
        return;
    }
    for (int want = 3; want > 0; want--) {
        /* One claim is enough where none states the date itself. */
        if (want < 3 && shown > 0) break;
        for (size_t i = 0; i < e->claim_count && shown < SOURCES_MOST; i++) {
            if (worth(&e->claims[i], e, ended) != want) continue;
            if (want < 3 && shown > 0) break;
            base_buffer_add(b, shown++ > 0 ? "" : " [");
            add_place(b, side->dataset, &e->claims[i], last);
            last = &e->claims[i];
        }
    }
    if (usable > shown) base_buffer_format(b, "; %zu more", usable - shown);
    base_buffer_add_char(b, ']');
}

/* --- changes ---------------------------------------------------------------------------
 */

void write_words_value(base_buffer *b, const erg_value *value)
{
    base_sink sink;
    base_buffer text = {0};
    if (!value) {
        base_buffer_add(b, "none");
        return;
    }
    if (value->type == ERG_VALUE_NUMBER) {
        char digits[BASE_NUMBER_MAX];
        base_number_print(digits, base_number_round(value->number, DIGITS));
        base_buffer_add(b, digits);
        return;
    }
    base_sink_open(&sink, base_sink_to_buffer, &text);
    model_value_write(&sink, value);
    base_sink_finish(&sink, "text", NULL);
    if (text.data) base_text_escape(b, text.data, text.length);
    if (text.failed) b->failed = true;
    base_buffer_free(&text);
}

static void add_amount(base_buffer *b, const erg_amount *amount)
{
    if (amount)
        draw_add_amount(b, amount, true);
    else
        base_buffer_add(b, "none");
}

static void add_share(base_buffer *b, double share)
{
    if (isfinite(share))
        draw_add_share(b, share);
    else
        base_buffer_add(b, "none");
}

typedef struct claims {
    const erg_dataset *dataset;
    const erg_claim *items;
    size_t count;
} claims;

/* "2 new claims [document, place; document, place]"; nothing where all are on both sides.
 */
static bool add_claims(base_buffer *b, const claims *here, const claims *there,
                       const char *what, bool *first)
{
    size_t count = 0;
    for (size_t i = 0; i < here->count; i++)
        count += !erg_diff_has_claim(there->dataset, there->items, there->count,
                                     here->dataset, &here->items[i]);
    if (count == 0) return false;
    base_buffer_format(b, "%s%zu %s%s [", *first ? "" : "; ", count, what,
                       count > 1 ? "s" : "");
    *first = false;
    size_t shown = 0;
    const erg_claim *last = NULL;
    for (size_t i = 0; i < here->count && shown < SOURCES_MOST; i++) {
        if (erg_diff_has_claim(there->dataset, there->items, there->count, here->dataset,
                               &here->items[i]))
            continue;
        add_place(b, here->dataset, &here->items[i], last);
        last = &here->items[i];
        shown++;
    }
    if (count > shown) base_buffer_format(b, "; %zu more", count - shown);
    base_buffer_add_char(b, ']');
    return true;
}

static claims claims_of(const erg_snapshot *side, uint32_t index, bool is_edge)
{
    if (is_edge)
        return (claims){side->dataset, side->edges[index].claims,
                        side->edges[index].claim_count};
    return (claims){side->dataset, side->nodes[index].claims,
                    side->nodes[index].claim_count};
}

/* What a pointer is called: "label" of /label, "role" of /attrs/role. */
static void add_name(base_buffer *b, const char *pointer)
{
    static const char attrs[] = "/attrs/";
    size_t n = sizeof attrs - 1;
    write_words_safe(b, strncmp(pointer, attrs, n) == 0 ? pointer + n : pointer + 1);
}

static bool begins(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

static void add_field(base_buffer *b, const erg_diff *diff, const erg_diff_record *r,
                      const erg_diff_field *field, bool is_edge)
{
    const erg_edge *before = is_edge ? &diff->before->edges[r->before] : NULL;
    const erg_edge *after = is_edge ? &diff->after->edges[r->after] : NULL;
    if (is_edge && begins(field->pointer, "/amount")) {
        base_buffer_add(b, "amount ");
        add_amount(b, before->amount);
        base_buffer_add(b, " -> ");
        add_amount(b, after->amount);
    } else if (is_edge && strcmp(field->pointer, "/share") == 0) {
        base_buffer_add(b, "share ");
        add_share(b, before->share);
        base_buffer_add(b, " -> ");
        add_share(b, after->share);
    } else if (is_edge && strcmp(field->pointer, "/disputed") == 0) {
        base_buffer_add(b, after->disputed ? "now disputed" : "no longer disputed");
    } else if (is_edge && strcmp(field->pointer, "/possible") == 0) {
        base_buffer_add(b, after->possible ? "now only possible"
                                           : "no longer only possible");
    } else {
        add_name(b, field->pointer);
        base_buffer_add_char(b, ' ');
        write_words_value(b, field->before);
        base_buffer_add(b, " -> ");
        write_words_value(b, field->after);
    }
    if (field->correction) base_buffer_add(b, " (correction)");
}

static bool is_derived(const char *pointer)
{
    return strcmp(pointer, "/weight") == 0 || strcmp(pointer, "/own_weight") == 0 ||
           strcmp(pointer, "/family") == 0;
}

/* What follows from other fields is told only where nothing else is there to tell. */
static bool is_told_by_others(const erg_diff_record *r, size_t i)
{
    size_t told = 0;
    if (is_derived(r->fields[i].pointer)) {
        for (size_t k = 0; k < r->field_count; k++)
            told += !is_derived(r->fields[k].pointer);
        return told > 0 ||
               (r->field_count > 1 && strcmp(r->fields[i].pointer, "/weight") != 0);
    }
    /* One amount, several of its members. */
    return i > 0 && begins(r->fields[i].pointer, "/amount") &&
           begins(r->fields[i - 1].pointer, "/amount");
}

void write_words_changes(base_buffer *b, const erg_diff *diff,
                         const erg_diff_record *record, bool is_edge)
{
    bool first = true;
    for (size_t i = 0; i < record->field_count; i++) {
        const erg_diff_field *field = &record->fields[i];
        if (is_told_by_others(record, i) || field->claims) continue;
        if (!first) base_buffer_add(b, "; ");
        first = false;
        add_field(b, diff, record, field, is_edge);
    }
    for (size_t i = 0; i < record->field_count; i++) {
        if (!record->fields[i].claims) continue;
        claims before = claims_of(diff->before, record->before, is_edge);
        claims after = claims_of(diff->after, record->after, is_edge);
        add_claims(b, &after, &before, "new claim", &first);
        add_claims(b, &before, &after, "dropped claim", &first);
        if (record->fields[i].correction) base_buffer_add(b, " (correction)");
    }
}

/* --- sides -----------------------------------------------------------------------------
 */

void write_words_side(base_buffer *b, const erg_diff *diff, const erg_snapshot *side)
{
    const erg_snapshot *before = diff->before;
    const erg_snapshot *after = diff->after;
    bool one = strcmp(erg_dataset_digest(before->dataset),
                      erg_dataset_digest(after->dataset)) == 0;
    bool dated = before->as_of != 0 || after->as_of != 0 || before->known_by != 0 ||
                 after->known_by != 0;
    if (!one && side->dataset->file_count > 0) {
        write_words_safe(b, side->dataset->files[0].name);
        if (side->as_of != 0 || side->known_by != 0) base_buffer_add_char(b, ' ');
    } else if (side->as_of == 0 && (side->known_by == 0 || !dated)) {
        base_buffer_add(b, "all times");
    }
    if (side->as_of != 0) add_date(b, side->as_of);
    if (side->known_by == 0) return;
    base_buffer_add(b, side->as_of != 0 ? " as known by " : "as known by ");
    add_date(b, side->known_by);
}
