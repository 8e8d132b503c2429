#include "read/record.h"

#include <stdlib.h>
#include <string.h>

#include "read/field.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

void read_records_free(read_records *records)
{
    base_arena_free(&records->scratch);
    free(records->claims);
    *records = (read_records){0};
}

erg_code read_record_object(read_records *records, void *draft, read_json_value v,
                            const read_shape *shape, erg_error *err)
{
    read_json_value member;
    size_t key = 0;
    if (read_json_type(v) != ERG_VALUE_OBJECT)
        return base_fail_at(err, ERG_EDATA, read_json_place(v),
                            "found %s, wanted %s, which is an object",
                            read_json_type_name(v), shape->what);
    for (bool more = read_json_first(&member, v); more;
         more = read_json_next(&member), key++) {
        erg_code code =
            read_field_which(&key, member, shape->keys, shape->count, shape->what, err);
        if (code == ERG_OK) code = shape->take(records, draft, key, member, err);
        if (code != ERG_OK) return code;
    }
    return ERG_OK;
}

/* Shapes of records end with "type", which only typed ones have. */
static erg_code take_members(read_records *records, void *draft, read_json_value v,
                             const read_shape *shape, erg_error *err)
{
    read_shape untyped = *shape;
    untyped.count--;
    records->claim_count = 0;
    return read_record_object(records, draft, v, records->typed ? shape : &untyped, err);
}

/* Claims leave the list for the scratch, which the next record does not touch. */
static erg_code keep_claims(model_claim_draft **out, size_t *count, read_records *records,
                            erg_error *err)
{
    *count = records->claim_count;
    if (*count == 0) return ERG_OK;
    model_claim_draft *claims =
        base_arena_array(&records->scratch, *count, sizeof *claims);
    if (!claims) return base_fail_memory(err);
    memcpy(claims, records->claims, *count * sizeof *claims);
    *out = claims;
    return ERG_OK;
}

static erg_code read_record(read_draft_fn *make, read_records *records, read_json_value v,
                            erg_error *err)
{
    read_draft made = {.keep = NULL};
    base_arena_reset(&records->scratch);
    erg_code code = make(&made, records, v, err);
    return code == ERG_OK ? made.keep(records->builder, made.draft, err) : code;
}

static const char *const document_keys[] = {"id",  "title", "publisher", "date",
                                            "url", "attrs", "type"};

static erg_code take_document(read_records *records, void *draft, size_t key,
                              read_json_value v, erg_error *err)
{
    model_document_draft *d = draft;
    switch (key) {
    case 0: return read_field_text(&d->id, v, err);
    case 1: return read_field_text(&d->title, v, err);
    case 2: return read_field_text(&d->publisher, v, err);
    case 3: return read_field_date(&d->date, v, err);
    case 4: return read_field_text(&d->url, v, err);
    case 5: return read_field_attrs(&d->attrs, &records->scratch, v, err);
    default: return ERG_OK;
    }
}

static erg_code keep_document(model_builder *b, const void *draft, erg_error *err)
{
    return model_builder_document(b, draft, err);
}

erg_code read_draft_document(read_draft *out, read_records *records, read_json_value v,
                             erg_error *err)
{
    static const read_shape shape = {"a document", document_keys, COUNT(document_keys),
                                     take_document};
    model_document_draft *d = base_arena_alloc(&records->scratch, sizeof *d);
    if (!d) return base_fail_memory(err);
    model_document_draft_clear(d, read_json_place(v));
    *out = (read_draft){.keep = keep_document, .draft = d};
    return take_members(records, d, v, &shape, err);
}

erg_code read_record_document(read_records *records, read_json_value v, erg_error *err)
{
    return read_record(read_draft_document, records, v, err);
}

static const char *const entity_keys[] = {"id",      "kind",  "label",  "aliases",
                                          "same_as", "attrs", "claims", "type"};

static erg_code take_entity(read_records *records, void *draft, size_t key,
                            read_json_value v, erg_error *err)
{
    model_entity_draft *d = draft;
    base_arena *scratch = &records->scratch;
    switch (key) {
    case 0: return read_field_text(&d->id, v, err);
    case 1: return read_field_text(&d->kind, v, err);
    case 2: return read_field_text(&d->label, v, err);
    case 3: return read_field_texts(&d->aliases, &d->alias_count, scratch, v, err);
    case 4: return read_field_texts(&d->same_as, &d->same_as_count, scratch, v, err);
    case 5: return read_field_attrs(&d->attrs, scratch, v, err);
    case 6: return read_record_claims(records, v, true, err);
    default: return ERG_OK;
    }
}

static erg_code keep_entity(model_builder *b, const void *draft, erg_error *err)
{
    return model_builder_entity(b, draft, err);
}

static void expect_entity(const model_builder *b, const void *draft)
{
    model_builder_expect_entity(b, draft);
}

erg_code read_draft_entity(read_draft *out, read_records *records, read_json_value v,
                           erg_error *err)
{
    static const read_shape shape = {"an entity", entity_keys, COUNT(entity_keys),
                                     take_entity};
    model_entity_draft *d = base_arena_alloc(&records->scratch, sizeof *d);
    if (!d) return base_fail_memory(err);
    model_entity_draft_clear(d, read_json_place(v));
    *out = (read_draft){keep_entity, expect_entity, d};
    erg_code code = take_members(records, d, v, &shape, err);
    if (code == ERG_OK) code = keep_claims(&d->claims, &d->claim_count, records, err);
    return code == ERG_OK ? model_entity_draft_check(d, err) : code;
}

erg_code read_record_entity(read_records *records, read_json_value v, erg_error *err)
{
    return read_record(read_draft_entity, records, v, err);
}

/* The short form's keys, for one claim, come last but for "type". */
enum { FIRST_SHORT = 11, LAST_SHORT = 16 };
static const char *const relation_keys[] = {
    "id",      "source", "target", "relation",   "label",  "directed",
    "start",   "end",    "weight", "attrs",      "claims", "document",
    "locator", "amount", "share",  "confidence", "status", "type"};

struct relation {
    model_relation_draft draft;
    bool has_short_form, has_claims;
};

static erg_code take_short_form(read_records *records, struct relation *r, size_t key,
                                read_json_value v, erg_error *err)
{
    if (read_field_is_null(v)) return ERG_OK;
    if (r->has_claims)
        return base_fail_at(err, ERG_EDATA, read_json_key_place(v),
                            "%s beside claims, wanted it within one of them",
                            read_json_key(v));
    if (!r->has_short_form && !read_record_add_claim(records, r->draft.place))
        return base_fail_memory(err);
    r->has_short_form = true;
    model_claim_draft *claim = &records->claims[0];
    switch (key) {
    case 11: return read_field_text(&claim->document, v, err);
    case 12: return read_field_text(&claim->locator, v, err);
    case 13: claim->has_amount = true; return read_record_amount(&claim->amount, v, err);
    case 14: return read_field_number(&claim->share, v, err);
    case 15: return read_field_number(&claim->confidence, v, err);
    default: return read_record_status(&claim->status, v, err);
    }
}

static erg_code take_claims(read_records *records, struct relation *r, read_json_value v,
                            erg_error *err)
{
    if (read_field_is_null(v)) return ERG_OK;
    r->has_claims = true;
    if (r->has_short_form)
        return base_fail_at(err, ERG_EDATA, read_json_key_place(v),
                            "claims beside a claim in short form, wanted one of the two");
    return read_record_claims(records, v, false, err);
}

static erg_code take_relation(read_records *records, void *draft, size_t key,
                              read_json_value v, erg_error *err)
{
    struct relation *r = draft;
    model_relation_draft *d = &r->draft;
    switch (key) {
    case 0: return read_field_text(&d->id, v, err);
    case 1: return read_field_text(&d->source, v, err);
    case 2: return read_field_text(&d->target, v, err);
    case 3: return read_field_text(&d->relation, v, err);
    case 4: return read_field_text(&d->label, v, err);
    case 5: return read_field_flag(&d->directed, v, err);
    case 6: return read_field_date(&d->start, v, err);
    case 7: return read_field_date(&d->end, v, err);
    case 8: return read_field_number(&d->weight, v, err);
    case 9: return read_field_attrs(&d->attrs, &records->scratch, v, err);
    case 10: return take_claims(records, r, v, err);
    default: return key <= LAST_SHORT ? take_short_form(records, r, key, v, err) : ERG_OK;
    }
}

static erg_code keep_relation(model_builder *b, const void *draft, erg_error *err)
{
    return model_builder_relation(b, draft, err);
}

static void expect_relation(const model_builder *b, const void *draft)
{
    model_builder_expect_relation(b, draft);
}

erg_code read_draft_relation(read_draft *out, read_records *records, read_json_value v,
                             erg_error *err)
{
    static const read_shape shape = {"a relation", relation_keys, COUNT(relation_keys),
                                     take_relation};
    struct relation *r = base_arena_alloc(&records->scratch, sizeof *r);
    if (!r) return base_fail_memory(err);
    model_relation_draft *d = &r->draft;
    model_relation_draft_clear(d, read_json_place(v));
    *out = (read_draft){keep_relation, expect_relation, d};
    erg_code code = take_members(records, r, v, &shape, err);
    if (code == ERG_OK) code = keep_claims(&d->claims, &d->claim_count, records, err);
    return code == ERG_OK ? model_relation_draft_check(d, err) : code;
}

erg_code read_record_relation(read_records *records, read_json_value v, erg_error *err)
{
    return read_record(read_draft_relation, records, v, err);
}

static const char *const rate_keys[] = {"currency", "date", "usd", "document", "type"};

static erg_code take_rate(read_records *records, void *draft, size_t key,
                          read_json_value v, erg_error *err)
{
    model_rate_draft *d = draft;
    (void)records;
    switch (key) {
    case 0: return read_field_text(&d->currency, v, err);
    case 1: return read_field_date(&d->date, v, err);
    case 2: return read_field_number(&d->usd, v, err);
    case 3: return read_field_text(&d->document, v, err);
    default: return ERG_OK;
    }
}

static erg_code keep_rate(model_builder *b, const void *draft, erg_error *err)
{
    return model_builder_rate(b, draft, err);
}

erg_code read_draft_rate(read_draft *out, read_records *records, read_json_value v,
                         erg_error *err)
{
    static const read_shape shape = {"a rate", rate_keys, COUNT(rate_keys), take_rate};
    model_rate_draft *d = base_arena_alloc(&records->scratch, sizeof *d);
    if (!d) return base_fail_memory(err);
    model_rate_draft_clear(d, read_json_place(v));
    *out = (read_draft){.keep = keep_rate, .draft = d};
    return take_members(records, d, v, &shape, err);
}

erg_code read_record_rate(read_records *records, read_json_value v, erg_error *err)
{
    return read_record(read_draft_rate, records, v, err);
}
