/* An entity's or person's history: the latest name, and its facts as claims, each at the
 * statement that first said so. */
#include <string.h>

#include "base/map.h"
#include "base/text.h"
#include "read/bods.h"

void read_bods_claim_begin(model_claim_draft *c, const read_bods_statement *s)
{
    model_claim_draft_clear(c, s->place);
    c->document = s->document;
    c->locator = s->locator;
    c->by = s->by;
    c->asserted = s->date;
}

/* All texts of the history but `without`, each once. */
static const char **gather(read_bods *b, const read_bods_statement *const *history,
                           size_t count, bool names, const char *without, size_t *found)
{
    base_map seen = {0};
    size_t room = 0;
    bool fine = !without || base_map_put(&seen, without, strlen(without), 0);
    for (size_t i = 0; i < count; i++)
        room += names ? history[i]->name_count : history[i]->same_as_count;
    const char **all = base_arena_array(&b->scratch, room, sizeof *all);
    *found = 0;
    for (size_t i = 0; i < count && all && fine; i++) {
        const char **texts = names ? history[i]->names : history[i]->same_as;
        size_t n = names ? history[i]->name_count : history[i]->same_as_count;
        for (size_t k = 0; k < n && fine; k++) {
            size_t length = strlen(texts[k]);
            if (base_map_find(&seen, texts[k], length) != BASE_NONE) continue;
            fine = base_map_put(&seen, texts[k], length, 0);
            all[(*found)++] = texts[k];
        }
    }
    base_map_free(&seen);
    return fine ? all : NULL;
}

static const char *fact_of(const read_bods_statement *s, const char *key)
{
    for (size_t i = 0; i < s->fact_count; i++)
        if (strcmp(s->facts[i].key, key) == 0) return s->facts[i].text;
    return NULL;
}

static bool add_facts(read_bods *b, const read_bods_statement *s,
                      const read_bods_statement *before, model_claim_draft *claims,
                      size_t *count)
{
    for (size_t i = 0; i < s->fact_count; i++) {
        const read_bods_fact *fact = &s->facts[i];
        if (before && base_text_same(fact_of(before, fact->key), fact->text)) continue;
        erg_value *value = base_arena_alloc(&b->scratch, sizeof *value);
        if (!value) return false;
        *value = (erg_value){.type = ERG_VALUE_STRING, .string = fact->text};
        model_claim_draft *c = &claims[(*count)++];
        read_bods_claim_begin(c, s);
        c->key = fact->key;
        c->value = value;
    }
    return true;
}

/* An entity nobody names is called what it is said to be. */
static const char *unnamed(const read_bods_statement *s)
{
    const char *type = fact_of(s, "entityType");
    const char *person = fact_of(s, "personType");
    if (!type) type = person;
    if (!type) return NULL;
    if (strncmp(type, "unknown", 7) == 0)
        return person ? "unknown person" : "unknown entity";
    if (strncmp(type, "anonymous", 9) == 0)
        return person ? "anonymous person" : "anonymous entity";
    return NULL;
}

erg_code read_bods_subject(read_bods *b, const read_bods_statement *const *history,
                           size_t count, erg_error *err)
{
    const read_bods_statement *last = history[count - 1];
    size_t claim_count = 0;
    model_entity_draft d;
    model_entity_draft_clear(&d, last->place);
    d.id = last->record;
    d.kind = last->kind;
    for (size_t i = count; i > 0 && !d.label; i--)
        if (history[i - 1]->name_count > 0) d.label = history[i - 1]->names[0];
    if (!d.label) d.label = unnamed(last);
    d.aliases = gather(b, history, count, true, d.label, &d.alias_count);
    d.same_as = gather(b, history, count, false, NULL, &d.same_as_count);
    size_t facts = 0;
    for (size_t i = 0; i < count; i++)
        facts += history[i]->fact_count;
    model_claim_draft *claims = base_arena_array(&b->scratch, facts, sizeof *claims);
    if (!d.aliases || !d.same_as || !claims) return base_fail_memory(err);
    for (size_t i = 0; i < count; i++)
        if (!add_facts(b, history[i], i > 0 ? history[i - 1] : NULL, claims,
                       &claim_count))
            return base_fail_memory(err);
    d.claims = claims;
    d.claim_count = claim_count;
    if (b->scratch.failed) return base_fail_memory(err);
    return model_builder_entity(b->builder, &d, err);
}
