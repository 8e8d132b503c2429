#include <math.h>

#include "model/builder.h"

/* Field by field: cleared as a whole they would cost more than what is then read into
 * them. */
void model_claim_draft_clear(model_claim_draft *draft, base_place place)
{
    draft->place = place;
    draft->document = draft->locator = draft->by = draft->note = NULL;
    draft->confidence = NAN;
    draft->status = ERG_STATUS_REPORTED;
    draft->asserted = draft->start = draft->end = 0;
    draft->label = NULL;
    draft->has_amount = false;
    draft->amount = (erg_amount){.value = NAN, .low = NAN, .high = NAN};
    draft->share = NAN;
    draft->key = NULL;
    draft->value = NULL;
}

void model_document_draft_clear(model_document_draft *draft, base_place place)
{
    *draft = (model_document_draft){.place = place};
}

void model_entity_draft_clear(model_entity_draft *draft, base_place place)
{
    draft->place = place;
    draft->id = draft->kind = draft->label = NULL;
    draft->aliases = draft->same_as = NULL;
    draft->alias_count = draft->same_as_count = 0;
    draft->attrs = NULL;
    draft->claims = NULL;
    draft->claim_count = 0;
    draft->is_checked = false;
}

void model_relation_draft_clear(model_relation_draft *draft, base_place place)
{
    draft->place = place;
    draft->id = draft->source = draft->target = draft->relation = draft->label = NULL;
    draft->id_is_loose = false;
    draft->directed = -1;
    draft->start = draft->end = 0;
    draft->weight = NAN;
    draft->attrs = NULL;
    draft->joins = false;
    draft->claims = NULL;
    draft->claim_count = 0;
    draft->is_checked = false;
}

void model_rate_draft_clear(model_rate_draft *draft, base_place place)
{
    *draft = (model_rate_draft){.place = place, .usd = NAN};
}
