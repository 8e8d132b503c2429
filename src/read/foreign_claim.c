/* An edge of a foreign graph that states an amount, a document and the like says what one
 * claim says. */
#include <math.h>
#include <string.h>

#include "model/canonical.h"
#include "read/foreign.h"

/* Without one of these the rest is no claim. */
static bool states_claim(const read_foreign *f)
{
    static const read_role roles[] = {
        READ_ROLE_AMOUNT, READ_ROLE_LOW,      READ_ROLE_SHARE,   READ_ROLE_CONFIDENCE,
        READ_ROLE_STATUS, READ_ROLE_DOCUMENT, READ_ROLE_ASSERTED};
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (f->best[roles[i]]) return true;
    return false;
}

/* What makes no claim stays among the attrs. */
static void unuse(read_foreign *f, read_role first, read_role last)
{
    for (read_role role = first; role <= last; role++) {
        if (f->best[role]) f->best[role]->used = false;
        f->best[role] = NULL;
    }
}

/* Low and high make an amount where no value does. */
static bool has_range(const read_foreign *f)
{
    return !f->best[READ_ROLE_AMOUNT] &&
           read_foreign_as_number(f, READ_ROLE_LOW) <=
               read_foreign_as_number(f, READ_ROLE_HIGH); /* NAN: not stated */
}

static erg_code take_amount(read_foreign *f, model_claim_draft *claim, erg_error *err)
{
    const read_attribute *a = f->best[READ_ROLE_AMOUNT];
    erg_amount *amount = &claim->amount;
    bool is_object = a && a->value.type == ERG_VALUE_OBJECT;
    claim->has_amount = a || f->best[READ_ROLE_LOW];
    if (!claim->has_amount || is_object) unuse(f, READ_ROLE_CURRENCY, READ_ROLE_BASIS);
    if (is_object) return read_record_amount(amount, a->json, err);
    amount->value = read_foreign_as_number(f, READ_ROLE_AMOUNT);
    amount->low = read_foreign_as_number(f, READ_ROLE_LOW);
    amount->high = read_foreign_as_number(f, READ_ROLE_HIGH);
    const char *currency = read_foreign_as_text(f, READ_ROLE_CURRENCY);
    const char *bound = read_foreign_as_text(f, READ_ROLE_BOUND);
    const char *basis = read_foreign_as_text(f, READ_ROLE_BASIS);
    if (currency) memcpy(amount->currency, currency, 4);
    if (bound) model_bound_parse(&amount->bound, bound);
    if (basis) model_basis_parse(&amount->basis, basis);
    return ERG_OK;
}

static erg_code name_document(read_foreign *f, const char *id, erg_error *err)
{
    void *names = (void *)f->document_names;
    size_t n = strlen(id);
    if (base_map_find(&f->documents, id, n) != BASE_NONE) return ERG_OK;
    const char *copy = base_arena_text(&f->memory, id, n);
    if (!copy || !base_map_put(&f->documents, copy, n, 0) ||
        !base_grow(&names, &f->document_room, f->document_count + 1, sizeof copy))
        return base_fail_memory(err);
    f->document_names = names;
    f->document_names[f->document_count++] = copy;
    return ERG_OK;
}

erg_code read_foreign_claim(read_foreign *f, erg_error *err)
{
    const char *status = read_foreign_as_text(f, READ_ROLE_STATUS);
    if (!has_range(f)) unuse(f, READ_ROLE_LOW, READ_ROLE_HIGH);
    if (f->best[READ_ROLE_CLAIMS] || !states_claim(f)) {
        unuse(f, READ_ROLE_AMOUNT, READ_ROLE_NOTE);
        return ERG_OK;
    }
    model_claim_draft *claim = read_record_add_claim(&f->records, f->place);
    if (!claim) return base_fail_memory(err);
    claim->document = read_foreign_as_text(f, READ_ROLE_DOCUMENT);
    claim->locator = read_foreign_as_text(f, READ_ROLE_LOCATOR);
    claim->by = read_foreign_as_text(f, READ_ROLE_BY);
    claim->note = read_foreign_as_text(f, READ_ROLE_NOTE);
    claim->asserted = read_foreign_as_date(f, READ_ROLE_ASSERTED);
    claim->confidence = read_foreign_as_number(f, READ_ROLE_CONFIDENCE);
    claim->share = read_foreign_as_number(f, READ_ROLE_SHARE);
    if (status) model_status_parse(&claim->status, status);
    erg_code code = take_amount(f, claim, err);
    if (code == ERG_OK && claim->document) code = name_document(f, claim->document, err);
    return code;
}
