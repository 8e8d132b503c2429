/* The public builder: plain records become drafts. */
#include "erg/builder.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/fail.h"
#include "model/builder.h"

struct erg_builder {
    model_builder *builder;
    base_place place;
    base_arena arena; /* claims and values of the record being added */
};

erg_code erg_builder_new(erg_builder **out, erg_error *err)
{
    erg_builder *b = calloc(1, sizeof *b);
    *out = NULL;
    if (!b) return base_fail_memory(err);
    erg_code code = model_builder_new(&b->builder, err);
    if (code == ERG_OK) {
        b->place.file = model_builder_input(b->builder, "memory", true);
        if (!b->place.file) code = base_fail_memory(err);
    }
    if (code == ERG_OK)
        *out = b;
    else
        erg_builder_free(b);
    return code;
}

void erg_builder_free(erg_builder *builder)
{
    if (!builder) return;
    model_builder_free(builder->builder);
    base_arena_free(&builder->arena);
    free(builder);
}

erg_code erg_builder_title(erg_builder *builder, const char *title, erg_error *err)
{
    return model_builder_title(builder->builder, title, err);
}

static erg_code date(erg_date *out, const char *key, const char *text, erg_error *err)
{
    *out = 0;
    if (!text || base_date_parse(out, text, strlen(text))) return ERG_OK;
    return base_fail(err, ERG_EDATA,
                     "memory: %s '%.80s' is no date, wanted YYYY, YYYY-MM or YYYY-MM-DD",
                     key, text);
}

static erg_code need(const void *value, const char *record, const char *key,
                     erg_error *err)
{
    if (value) return ERG_OK;
    return base_fail(err, ERG_EDATA, "memory: %s without '%s'", record, key);
}

erg_code erg_builder_document(erg_builder *builder, const erg_new_document *document,
                              erg_error *err)
{
    model_document_draft draft;
    model_document_draft_clear(&draft, builder->place);
    erg_code code = need(document->id, "a document", "id", err);
    if (code == ERG_OK) code = date(&draft.date, "date", document->date, err);
    if (code != ERG_OK) return code;
    draft.id = document->id;
    draft.title = document->title;
    draft.publisher = document->publisher;
    draft.url = document->url;
    return model_builder_document(builder->builder, &draft, err);
}

static double stated(double number)
{
    return number != 0 ? number : NAN;
}

static erg_code take_fact(model_claim_draft *draft, erg_builder *builder,
                          const erg_new_fact *fact, erg_error *err)
{
    model_claim_draft_clear(draft, builder->place);
    erg_code code = need(fact->key, "a fact", "key", err);
    if (code == ERG_OK) code = need(fact->value, "a fact", "value", err);
    if (code == ERG_OK) code = date(&draft->asserted, "asserted", fact->asserted, err);
    if (code != ERG_OK) return code;
    erg_value *value = base_arena_alloc(&builder->arena, sizeof *value);
    if (!value) return base_fail_memory(err);
    *value = (erg_value){.type = ERG_VALUE_STRING, .string = fact->value};
    draft->document = fact->document;
    draft->locator = fact->locator;
    draft->note = fact->note;
    draft->confidence = stated(fact->confidence);
    draft->status = fact->status;
    draft->key = fact->key;
    draft->value = value;
    return ERG_OK;
}

erg_code erg_builder_entity(erg_builder *builder, const erg_new_entity *entity,
                            erg_error *err)
{
    model_entity_draft draft;
    model_claim_draft *claims = NULL;
    model_entity_draft_clear(&draft, builder->place);
    erg_code code = need(entity->id, "an entity", "id", err);
    if (code == ERG_OK && entity->fact_count > 0) {
        claims = base_arena_array(&builder->arena, entity->fact_count, sizeof *claims);
        if (!claims) code = base_fail_memory(err);
    }
    for (size_t i = 0; code == ERG_OK && i < entity->fact_count; i++)
        code = take_fact(&claims[i], builder, &entity->facts[i], err);
    if (code == ERG_OK) {
        draft.id = entity->id;
        draft.kind = entity->kind;
        draft.label = entity->label;
        draft.aliases = entity->aliases;
        draft.alias_count = entity->alias_count;
        draft.claims = claims;
        draft.claim_count = entity->fact_count;
        code = model_builder_entity(builder->builder, &draft, err);
    }
    base_arena_reset(&builder->arena);
    return code;
}

/* Zero is no part of a range: what is not stated is NAN in a draft. */
static erg_amount amount_of(const erg_amount *stated_amount)
{
    erg_amount amount = *stated_amount;
    if (amount.low > 0 || amount.high > 0)
        amount.value = NAN;
    else
        amount.low = amount.high = NAN;
    return amount;
}

static erg_code take_claim(model_claim_draft *draft, const erg_builder *builder,
                           const erg_new_claim *claim, erg_error *err)
{
    model_claim_draft_clear(draft, builder->place);
    erg_code code = date(&draft->asserted, "asserted", claim->asserted, err);
    if (code == ERG_OK) code = date(&draft->start, "start", claim->start, err);
    if (code == ERG_OK) code = date(&draft->end, "end", claim->end, err);
    draft->document = claim->document;
    draft->locator = claim->locator;
    draft->by = claim->by;
    draft->note = claim->note;
    draft->label = claim->label;
    draft->confidence = stated(claim->confidence);
    draft->status = claim->status;
    draft->has_amount = claim->amount != NULL;
    if (claim->amount) draft->amount = amount_of(claim->amount);
    if (claim->share) draft->share = *claim->share;
    return code;
}

static int directed(erg_direction direction)
{
    if (direction == ERG_DIRECTION_OF_KIND) return -1;
    return direction == ERG_DIRECTED;
}

erg_code erg_builder_relation(erg_builder *builder, const erg_new_relation *relation,
                              erg_error *err)
{
    model_relation_draft draft;
    model_claim_draft *claims = NULL;
    model_relation_draft_clear(&draft, builder->place);
    erg_code code = need(relation->source, "a relation", "source", err);
    if (code == ERG_OK) code = need(relation->target, "a relation", "target", err);
    if (code == ERG_OK) code = date(&draft.start, "start", relation->start, err);
    if (code == ERG_OK) code = date(&draft.end, "end", relation->end, err);
    if (code == ERG_OK && relation->claim_count > 0) {
        claims = base_arena_array(&builder->arena, relation->claim_count, sizeof *claims);
        if (!claims) code = base_fail_memory(err);
    }
    for (size_t i = 0; code == ERG_OK && i < relation->claim_count; i++)
        code = take_claim(&claims[i], builder, &relation->claims[i], err);
    if (code == ERG_OK) {
        draft.id = relation->id;
        draft.source = relation->source;
        draft.target = relation->target;
        draft.relation = relation->relation;
        draft.label = relation->label;
        draft.directed = directed(relation->direction);
        draft.weight = stated(relation->weight);
        draft.claims = claims;
        draft.claim_count = relation->claim_count;
        code = model_builder_relation(builder->builder, &draft, err);
    }
    base_arena_reset(&builder->arena);
    return code;
}

erg_code erg_builder_finish(erg_dataset **out, erg_builder *builder, erg_error *err)
{
    return model_builder_finish(out, builder->builder, err);
}
