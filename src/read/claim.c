/* Claims and amounts in JSON. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "model/canonical.h"
#include "read/field.h"
#include "read/record.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

static erg_code wrong_word(read_json_value v, const char *wanted, erg_error *err)
{
    return base_fail_at(err, ERG_EDATA, read_json_place(v),
                        "%s: found '%.80s', wanted %s", read_json_key(v),
                        read_json_text(v), wanted);
}

erg_code read_record_format(read_json_value v, const char *wanted, erg_error *err)
{
    const char *word = NULL;
    erg_code code = read_field_text(&word, v, err);
    if (!word || strcmp(word, wanted) == 0) return code;
    return wrong_word(v, wanted, err);
}

erg_code read_record_version(read_json_value v, erg_error *err)
{
    const char *word = NULL;
    erg_code code = read_field_text(&word, v, err);
    if (!word) return code;
    size_t digits = strncmp(word, "1.", 2) == 0 ? strspn(word + 2, "0123456789") : 0;
    if (digits > 0 && word[2 + digits] == '\0') return ERG_OK;
    return wrong_word(v, "1.0 or another 1.x", err);
}

erg_code read_record_status(erg_status *out, read_json_value v, erg_error *err)
{
    const char *word = NULL;
    erg_code code = read_field_text(&word, v, err);
    if (!word || model_status_parse(out, word)) return code;
    return wrong_word(v, "reported, confirmed, possible, denied or retracted", err);
}

static erg_code read_bound(erg_bound *out, read_json_value v, erg_error *err)
{
    const char *word = NULL;
    erg_code code = read_field_text(&word, v, err);
    if (!word || model_bound_parse(out, word)) return code;
    return wrong_word(v, "over, up-to or about", err);
}

static erg_code read_basis(erg_basis *out, read_json_value v, erg_error *err)
{
    const char *word = NULL;
    erg_code code = read_field_text(&word, v, err);
    if (!word || model_basis_parse(out, word)) return code;
    return wrong_word(v, "own or round-total", err);
}

static erg_code read_currency(char out[4], read_json_value v, erg_error *err)
{
    const char *word = NULL;
    erg_code code = read_field_text(&word, v, err);
    if (!word) return code;
    if (strlen(word) != 3) return wrong_word(v, "three capitals such as USD", err);
    memcpy(out, word, 4);
    return ERG_OK;
}

static const char *const amount_keys[] = {"value",    "low",   "high",
                                          "currency", "bound", "basis"};

static erg_code take_amount(read_records *records, void *draft, size_t key,
                            read_json_value v, erg_error *err)
{
    erg_amount *amount = draft;
    (void)records;
    switch (key) {
    case 0: return read_field_number(&amount->value, v, err);
    case 1: return read_field_number(&amount->low, v, err);
    case 2: return read_field_number(&amount->high, v, err);
    case 3: return read_currency(amount->currency, v, err);
    case 4: return read_bound(&amount->bound, v, err);
    default: return read_basis(&amount->basis, v, err);
    }
}

static const read_shape amount_shape = {"an amount", amount_keys, COUNT(amount_keys),
                                        take_amount};

erg_code read_record_amount(erg_amount *out, read_json_value v, erg_error *err)
{
    *out = (erg_amount){.value = NAN, .low = NAN, .high = NAN};
    return read_record_object(NULL, out, v, &amount_shape, err);
}

static erg_code take_value(read_records *records, model_claim_draft *claim,
                           read_json_value v, erg_error *err)
{
    if (read_field_is_null(v)) return ERG_OK;
    claim->value = read_json_to_value(&records->scratch, v);
    return claim->value ? ERG_OK : base_fail_memory(err);
}

/* What claims of both sorts have comes first. */
static const char *const relation_claim_keys[] = {
    "document", "locator", "confidence", "status", "asserted", "note",
    "by",       "start",   "end",        "label",  "amount",   "share"};
static const char *const entity_claim_keys[] = {"document", "locator",  "confidence",
                                                "status",   "asserted", "note",
                                                "by",       "key",      "value"};

static erg_code take_common(model_claim_draft *claim, size_t key, read_json_value v,
                            erg_error *err)
{
    switch (key) {
    case 0: return read_field_text(&claim->document, v, err);
    case 1: return read_field_text(&claim->locator, v, err);
    case 2: return read_field_number(&claim->confidence, v, err);
    case 3: return read_record_status(&claim->status, v, err);
    case 4: return read_field_date(&claim->asserted, v, err);
    case 5: return read_field_text(&claim->note, v, err);
    default: return read_field_text(&claim->by, v, err);
    }
}

static erg_code take_relation_claim(read_records *records, void *draft, size_t key,
                                    read_json_value v, erg_error *err)
{
    model_claim_draft *claim = draft;
    (void)records;
    switch (key) {
    case 7: return read_field_date(&claim->start, v, err);
    case 8: return read_field_date(&claim->end, v, err);
    case 9: return read_field_text(&claim->label, v, err);
    case 10:
        claim->has_amount = !read_field_is_null(v);
        return claim->has_amount ? read_record_amount(&claim->amount, v, err) : ERG_OK;
    case 11: return read_field_number(&claim->share, v, err);
    default: return take_common(claim, key, v, err);
    }
}

static erg_code take_entity_claim(read_records *records, void *draft, size_t key,
                                  read_json_value v, erg_error *err)
{
    model_claim_draft *claim = draft;
    switch (key) {
    case 7: return read_field_text(&claim->key, v, err);
    case 8: return take_value(records, claim, v, err);
    default: return take_common(claim, key, v, err);
    }
}

static const read_shape relation_claim = {"a claim on a relation", relation_claim_keys,
                                          COUNT(relation_claim_keys),
                                          take_relation_claim};
static const read_shape entity_claim = {"a claim on an entity", entity_claim_keys,
                                        COUNT(entity_claim_keys), take_entity_claim};

model_claim_draft *read_record_add_claim(read_records *records, base_place place)
{
    void *claims = records->claims;
    bool fine = base_grow(&claims, &records->claim_room, records->claim_count + 1,
                          sizeof *records->claims);
    records->claims = claims;
    if (!fine) return NULL;
    model_claim_draft *claim = &records->claims[records->claim_count++];
    model_claim_draft_clear(claim, place);
    return claim;
}

erg_code read_record_claims(read_records *records, read_json_value v, bool of_entity,
                            erg_error *err)
{
    read_json_value item;
    const read_shape *shape = of_entity ? &entity_claim : &relation_claim;
    if (read_field_is_null(v)) return ERG_OK;
    erg_code code = read_field_expect(v, ERG_VALUE_ARRAY, "a list of claims", err);
    if (code != ERG_OK) return code;
    for (bool more = read_json_first(&item, v); more; more = read_json_next(&item)) {
        model_claim_draft *claim = read_record_add_claim(records, read_json_place(item));
        if (!claim) return base_fail_memory(err);
        code = read_record_object(records, claim, item, shape, err);
        if (code != ERG_OK) return code;
    }
    return ERG_OK;
}
