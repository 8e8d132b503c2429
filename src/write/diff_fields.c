/* What changed of a record, field by field, in plain words. */
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/sink.h"
#include "base/text.h"
#include "draw/words.h"
#include "model/value.h"
#include "write/diff_words.h"

enum { SOURCES_MOST = 2, DIGITS = 4 };

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
        write_words_place(b, here->dataset, &here->items[i], last);
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

static bool begins(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

/* For people: texts and lists of texts without their JSON. */
static void add_plain(base_buffer *b, const erg_value *value)
{
    if (value->type == ERG_VALUE_STRING) {
        base_buffer_add_char(b, '"');
        write_words_safe(b, value->string);
        base_buffer_add_char(b, '"');
    } else if (value->type == ERG_VALUE_ARRAY && value->count > 0) {
        for (size_t i = 0; i < value->count; i++) {
            if (i > 0) base_buffer_add(b, ", ");
            add_plain(b, &value->items[i]);
        }
    } else {
        write_words_value(b, value);
    }
}

/* "seat "Oslo" -> "Rome"", "new: seat "Oslo"", "dropped: seat "Oslo"" */
static void add_values(base_buffer *b, const char *name, const erg_value *before,
                       const erg_value *after)
{
    if (!before) base_buffer_add(b, "new: ");
    if (!after) base_buffer_add(b, "dropped: ");
    write_words_safe(b, name);
    base_buffer_add_char(b, ' ');
    if (before) add_plain(b, before);
    if (before && after) base_buffer_add(b, " -> ");
    if (after) add_plain(b, after);
}

/* All attributes at once, where one side has none. */
static void add_attrs(base_buffer *b, const erg_value *before, const erg_value *after)
{
    const erg_value *whole = after ? after : before;
    for (size_t i = 0; i < whole->count; i++) {
        const erg_value *item = &whole->items[i];
        if (i > 0) base_buffer_add(b, "; ");
        add_values(b, whole->keys[i], after ? NULL : item, after ? item : NULL);
    }
}

/* What is told in words of its own. */
static bool add_known(base_buffer *b, const char *pointer, const erg_edge *before,
                      const erg_edge *after)
{
    if (begins(pointer, "/amount")) {
        base_buffer_add(b, "amount ");
        add_amount(b, before->amount);
        base_buffer_add(b, " -> ");
        add_amount(b, after->amount);
    } else if (strcmp(pointer, "/share") == 0) {
        base_buffer_add(b, "share ");
        add_share(b, before->share);
        base_buffer_add(b, " -> ");
        add_share(b, after->share);
    } else if (strcmp(pointer, "/disputed") == 0) {
        base_buffer_add(b, after->disputed ? "now disputed" : "no longer disputed");
    } else if (strcmp(pointer, "/possible") == 0) {
        base_buffer_add(b, after->possible ? "now only possible"
                                           : "no longer only possible");
    } else {
        return false;
    }
    return true;
}

static void add_named(base_buffer *b, const char *pointer, const erg_diff_field *field)
{
    base_buffer name = {0};
    draw_add_field_name(&name, pointer);
    if (name.failed)
        b->failed = true;
    else
        add_values(b, name.data, field->before, field->after);
    base_buffer_free(&name);
}

static void add_field(base_buffer *b, const erg_diff *diff, const erg_diff_record *r,
                      const erg_diff_field *field, bool is_edge)
{
    const char *pointer = field->pointer;
    bool told = is_edge && add_known(b, pointer, &diff->before->edges[r->before],
                                     &diff->after->edges[r->after]);
    if (!told && strcmp(pointer, "/attrs") == 0)
        add_attrs(b, field->before, field->after);
    else if (!told)
        add_named(b, pointer, field);
    if (field->correction && !r->correction) base_buffer_add(b, " (correction)");
}

static bool is_derived(const char *pointer)
{
    return strcmp(pointer, "/weight") == 0 || strcmp(pointer, "/family") == 0 ||
           strcmp(pointer, "/own") == 0;
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
        if (record->fields[i].correction && !record->correction)
            base_buffer_add(b, " (correction)");
    }
}
