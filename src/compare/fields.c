/* Comparing what records are made of. */
#include <math.h>
#include <string.h>

#include "base/buffer.h"
#include "base/date.h"
#include "base/number.h"
#include "base/text.h"
#include "compare/differ.h"
#include "graph/rate.h"
#include "model/canonical.h"
#include "model/value.h"

enum { DELTA_DIGITS = 12 };

/* Equal, or below it. */
static bool is_at_or_below(const char *pointer, const char *above)
{
    size_t n = strlen(above);
    return strncmp(pointer, above, n) == 0 && (pointer[n] == '\0' || pointer[n] == '/');
}

bool compare_is_ignored(const erg_words *ignore, const char *pointer)
{
    for (size_t i = 0; i < ignore->count; i++)
        if (is_at_or_below(pointer, ignore->items[i])) return true;
    return false;
}

/* Room for one more field, or NULL: nobody wants it, or memory ran out. */
static erg_diff_field *add_field(compare_fields *f, const char *pointer)
{
    void *items = f->items;
    if (compare_is_ignored(f->ignore, pointer)) return NULL;
    if (!base_grow(&items, &f->capacity, f->count + 1, sizeof *f->items)) {
        f->failed = true;
        return NULL;
    }
    f->items = items;
    erg_diff_field *field = &f->items[f->count++];
    *field = (erg_diff_field){.pointer = pointer, .delta = NAN};
    return field;
}

static const erg_value *keep(compare_fields *f, erg_value value)
{
    erg_value *kept = base_arena_alloc(f->arena, sizeof *kept);
    if (!kept) {
        f->failed = true;
        return NULL;
    }
    *kept = value;
    return kept;
}

static void add_values(compare_fields *f, const char *pointer, const erg_value *before,
                       const erg_value *after)
{
    erg_diff_field *field = add_field(f, pointer);
    if (!field) return;
    field->before = before;
    field->after = after;
    if (before && after && before->type == ERG_VALUE_NUMBER &&
        after->type == ERG_VALUE_NUMBER)
        field->delta = base_number_round(after->number - before->number, DELTA_DIGITS);
}

static const erg_value *text_value(compare_fields *f, const char *text)
{
    return text ? keep(f, (erg_value){.type = ERG_VALUE_STRING, .string = text}) : NULL;
}

static const erg_value *number_value(compare_fields *f, double number)
{
    if (isnan(number)) return NULL;
    return keep(f, (erg_value){.type = ERG_VALUE_NUMBER, .number = number});
}

static bool is_same_number(double a, double b)
{
    if (isnan(a) || isnan(b)) return isnan(a) && isnan(b);
    return a == b;
}

void compare_text(compare_fields *f, const char *pointer, const char *before,
                  const char *after)
{
    if (base_text_same(before, after)) return;
    add_values(f, pointer, text_value(f, before), text_value(f, after));
}

void compare_number(compare_fields *f, const char *pointer, double before, double after)
{
    if (is_same_number(before, after)) return;
    add_values(f, pointer, number_value(f, before), number_value(f, after));
}

static const erg_value *bool_value(compare_fields *f, bool value)
{
    return keep(f, (erg_value){.type = ERG_VALUE_BOOL, .boolean = value});
}

void compare_bool(compare_fields *f, const char *pointer, bool before, bool after)
{
    if (before == after) return;
    add_values(f, pointer, bool_value(f, before), bool_value(f, after));
}

void compare_flag(compare_fields *f, const char *pointer, bool before, bool after)
{
    if (before == after) return;
    add_values(f, pointer, before ? bool_value(f, true) : NULL,
               after ? bool_value(f, true) : NULL);
}

static const erg_value *date_value(compare_fields *f, erg_date date)
{
    char text[BASE_DATE_MAX];
    if (date == 0) return NULL;
    size_t n = base_date_print(text, date);
    const char *kept = base_arena_text(f->arena, text, n);
    if (!kept) f->failed = true;
    return text_value(f, kept);
}

void compare_date(compare_fields *f, const char *pointer, erg_date before, erg_date after)
{
    if (before == after) return;
    add_values(f, pointer, date_value(f, before), date_value(f, after));
}

static bool is_same_list(const char *const *a, size_t a_count, const char *const *b,
                         size_t b_count)
{
    if (a_count != b_count) return false;
    for (size_t i = 0; i < a_count; i++)
        if (strcmp(a[i], b[i]) != 0) return false;
    return true;
}

static const erg_value *list_value(compare_fields *f, const char *const *items,
                                   size_t count)
{
    if (count == 0) return NULL;
    erg_value *values = base_arena_array(f->arena, count, sizeof *values);
    for (size_t i = 0; values && i < count; i++)
        values[i] = (erg_value){.type = ERG_VALUE_STRING, .string = items[i]};
    if (!values) f->failed = true;
    return keep(f, (erg_value){.type = ERG_VALUE_ARRAY, .count = count, .items = values});
}

void compare_texts(compare_fields *f, const char *pointer, const char *const *before,
                   size_t before_count, const char *const *after, size_t after_count)
{
    if (is_same_list(before, before_count, after, after_count)) return;
    add_values(f, pointer, list_value(f, before, before_count),
               list_value(f, after, after_count));
}

/* --- attrs --- */

/* "/attrs/KEY", ~ and / in the key escaped as RFC 6901 has it. */
static const char *attr_pointer(compare_fields *f, const char *key)
{
    base_buffer text = {0};
    base_buffer_add(&text, "/attrs/");
    for (; *key; key++) {
        if (*key == '~')
            base_buffer_add(&text, "~0");
        else if (*key == '/')
            base_buffer_add(&text, "~1");
        else
            base_buffer_add_char(&text, *key);
    }
    const char *kept =
        text.failed ? NULL : base_arena_text(f->arena, text.data, text.length);
    base_buffer_free(&text);
    if (!kept) f->failed = true;
    return kept;
}

static void compare_member(compare_fields *f, const char *key, const erg_value *before,
                           const erg_value *after)
{
    if (before && after && model_value_compare(before, after) == 0) return;
    const char *pointer = attr_pointer(f, key);
    if (pointer) add_values(f, pointer, before, after);
}

void compare_attrs(compare_fields *f, const erg_value *before, const erg_value *after,
                   bool always_there)
{
    static const erg_value empty = {.type = ERG_VALUE_OBJECT};
    const erg_value *b = before && before->count > 0 ? before : NULL;
    const erg_value *a = after && after->count > 0 ? after : NULL;
    if (a == b) return;
    if ((!a || !b) && !always_there) {
        add_values(f, "/attrs", b, a);
        return;
    }
    if (!b) b = &empty;
    if (!a) a = &empty;
    for (size_t i = 0, j = 0; i < b->count || j < a->count;) {
        int order = i == b->count   ? 1
                    : j == a->count ? -1
                                    : strcmp(b->keys[i], a->keys[j]);
        const char *key = order <= 0 ? b->keys[i] : a->keys[j];
        compare_member(f, key, order <= 0 ? &b->items[i] : NULL,
                       order >= 0 ? &a->items[j] : NULL);
        i += order <= 0;
        j += order >= 0;
    }
}

/* --- amounts --- */

static const char *stated(const char *text)
{
    return text && *text ? text : NULL;
}

/* As model_write_amount writes it. */
static const char *basis_name(const erg_amount *amount)
{
    return amount->basis == ERG_BASIS_OWN ? NULL : model_basis_name(amount->basis);
}

static void put(erg_value *items, const char **keys, size_t *count, const char *key,
                erg_value value)
{
    bool absent = value.type == ERG_VALUE_STRING ? !value.string : isnan(value.number);
    if (absent) return;
    keys[*count] = key;
    items[(*count)++] = value;
}

static const erg_value *amount_value(compare_fields *f, const erg_amount *amount)
{
    enum { MEMBERS = 6 };
    size_t count = 0;
    if (!amount) return NULL;
    erg_value *items = base_arena_array(f->arena, MEMBERS, sizeof *items);
    const char **keys = base_arena_array(f->arena, MEMBERS, sizeof *keys);
    if (!items || !keys) {
        f->failed = true;
        return NULL;
    }
    erg_value text = {.type = ERG_VALUE_STRING};
    erg_value number = {.type = ERG_VALUE_NUMBER};
    text.string = basis_name(amount);
    put(items, keys, &count, "basis", text);
    text.string = model_bound_name(amount->bound);
    put(items, keys, &count, "bound", text);
    text.string = stated(amount->currency);
    put(items, keys, &count, "currency", text);
    number.number = amount->high;
    put(items, keys, &count, "high", number);
    number.number = amount->low;
    put(items, keys, &count, "low", number);
    number.number = amount->value;
    put(items, keys, &count, "value", number);
    return keep(
        f, (erg_value){
               .type = ERG_VALUE_OBJECT, .count = count, .items = items, .keys = keys});
}

void compare_amount(compare_fields *f, const erg_amount *before, const erg_amount *after)
{
    if (before == after) return;
    if (before && after) {
        compare_text(f, "/amount/basis", basis_name(before), basis_name(after));
        compare_text(f, "/amount/bound", model_bound_name(before->bound),
                     model_bound_name(after->bound));
        compare_text(f, "/amount/currency", stated(before->currency),
                     stated(after->currency));
        compare_number(f, "/amount/high", before->high, after->high);
        compare_number(f, "/amount/low", before->low, after->low);
        compare_number(f, "/amount/value", before->value, after->value);
    } else {
        add_values(f, "/amount", amount_value(f, before), amount_value(f, after));
    }
}

/* --- claims --- */

static const char *document_of(const erg_dataset *d, const erg_claim *claim)
{
    return claim->document == ERG_NONE ? NULL : d->documents[claim->document].id;
}

/* Confidence is written in any case, so that it does not matter whether it was stated. */
static bool is_same_claim(const erg_dataset *ad, const erg_claim *a,
                          const erg_dataset *bd, const erg_claim *b)
{
    return base_text_same(document_of(ad, a), document_of(bd, b)) &&
           base_text_same(a->locator, b->locator) && base_text_same(a->by, b->by) &&
           base_text_same(a->note, b->note) && a->confidence == b->confidence &&
           a->status == b->status && a->asserted == b->asserted && a->start == b->start &&
           a->end == b->end && base_text_same(a->label, b->label) &&
           graph_amount_same(a->amount, b->amount) &&
           is_same_number(a->share, b->share) && base_text_same(a->key, b->key) &&
           model_value_compare(a->value, b->value) == 0;
}

bool erg_diff_has_claim(const erg_dataset *there, const erg_claim *claims, size_t count,
                        const erg_dataset *here, const erg_claim *claim)
{
    for (size_t i = 0; i < count; i++)
        if (is_same_claim(there, &claims[i], here, claim)) return true;
    return false;
}

/* Both lists stand in canonical order, which goes by the documents' ids. */
void compare_claims(compare_fields *f, const erg_claim *before, size_t before_count,
                    const erg_claim *after, size_t after_count)
{
    const erg_dataset *b = f->sides->before->dataset;
    const erg_dataset *a = f->sides->after->dataset;
    bool same = before_count == after_count;
    for (size_t i = 0; same && before != after && i < before_count; i++)
        same = is_same_claim(b, &before[i], a, &after[i]);
    if (same) return;
    erg_diff_field *field = add_field(f, "/claims");
    if (field) field->claims = true;
}
