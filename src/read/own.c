#include "read/own.h"

#include <string.h>

#include "model/value.h"

static bool is_own(const read_own *own, const char *name)
{
    for (size_t i = 0; i < own->count; i++)
        if (strcmp(own->names[i], name) == 0) return true;
    return false;
}

static bool is_claimed(const read_records *records, const char *key,
                       const erg_value *value)
{
    for (size_t i = 0; i < records->claim_count; i++) {
        const model_claim_draft *c = &records->claims[i];
        if (c->key && c->value && strcmp(c->key, key) == 0 &&
            model_value_compare(c->value, value) == 0)
            return true;
    }
    return false;
}

erg_code read_own_attrs(const erg_value **out, read_records *records,
                        const erg_value *shown, const read_own *own, erg_error *err)
{
    *out = NULL;
    if (!shown) return ERG_OK;
    erg_value *found = base_arena_alloc(&records->scratch, sizeof *found);
    erg_value *items = base_arena_array(&records->scratch, shown->count, sizeof *items);
    const char **keys = base_arena_array(&records->scratch, shown->count, sizeof *keys);
    if (!found || !items || !keys) return base_fail_memory(err);
    *found = (erg_value){.type = ERG_VALUE_OBJECT, .items = items, .keys = keys};
    for (size_t i = 0; i < shown->count; i++) {
        if (!is_own(own, shown->keys[i]) &&
            is_claimed(records, shown->keys[i], &shown->items[i]))
            continue;
        keys[found->count] = shown->keys[i];
        items[found->count++] = shown->items[i];
    }
    *out = found;
    return ERG_OK;
}

void read_own_fields(model_relation_draft *d, const read_records *records,
                     const read_own *own)
{
    bool start = is_own(own, "start"), end = is_own(own, "end");
    const char *label = is_own(own, "label") ? NULL : d->label;
    for (size_t i = 0; i < records->claim_count; i++) {
        const model_claim_draft *c = &records->claims[i];
        if (!start && c->start == d->start) d->start = 0;
        if (!end && c->end == d->end) d->end = 0;
        if (c->label && label && strcmp(c->label, label) == 0) d->label = NULL;
    }
}
