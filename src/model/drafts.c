#include <math.h>

#include "model/builder.h"

void model_claim_draft_clear(model_claim_draft *draft, base_place place)
{
    *draft = (model_claim_draft){
        .place = place,
        .confidence = NAN,
        .amount = {.value = NAN, .low = NAN, .high = NAN},
        .share = NAN,
    };
}

void model_document_draft_clear(model_document_draft *draft, base_place place)
{
    *draft = (model_document_draft){.place = place};
}

void model_entity_draft_clear(model_entity_draft *draft, base_place place)
{
    *draft = (model_entity_draft){.place = place};
}

void model_relation_draft_clear(model_relation_draft *draft, base_place place)
{
    *draft = (model_relation_draft){.place = place, .directed = -1, .weight = NAN};
}

void model_rate_draft_clear(model_rate_draft *draft, base_place place)
{
    *draft = (model_rate_draft){.place = place, .usd = NAN};
}
