/* The properties of a line of FollowTheMoney: taken by name, the others kept as attrs. */
#include <string.h>

#include "read/ftm.h"

read_ftm_property *read_ftm_find(const read_ftm *f, const char *name)
{
    for (size_t i = 0; i < f->property_count; i++)
        if (strcmp(f->properties[i].name, name) == 0)
            return f->properties[i].count > 0 ? &f->properties[i] : NULL;
    return NULL;
}

const read_ftm_property *read_ftm_take(read_ftm *f, const char *name)
{
    read_ftm_property *p = read_ftm_find(f, name);
    if (p) p->used = true;
    return p;
}

const char *read_ftm_take_text(read_ftm *f, const char *name)
{
    read_ftm_property *p = read_ftm_find(f, name);
    if (p && p->count == 1) p->used = true;
    return p ? p->texts[0] : NULL;
}

static bool set_attr(base_arena *scratch, erg_value *out, const read_ftm_property *p)
{
    *out = (erg_value){.type = ERG_VALUE_STRING, .string = p->texts[0]};
    if (p->count == 1) return true;
    erg_value *items = base_arena_array(scratch, p->count, sizeof *items);
    for (size_t i = 0; items && i < p->count; i++)
        items[i] = (erg_value){.type = ERG_VALUE_STRING, .string = p->texts[i]};
    *out = (erg_value){.type = ERG_VALUE_ARRAY, .count = p->count, .items = items};
    return items != NULL;
}

erg_value *read_ftm_attrs(read_ftm *f)
{
    base_arena *scratch = &f->records.scratch;
    erg_value *attrs = base_arena_alloc(scratch, sizeof *attrs);
    erg_value *items = base_arena_array(scratch, f->property_count + 1, sizeof *items);
    const char **keys = base_arena_array(scratch, f->property_count + 1, sizeof *keys);
    size_t n = 0;
    if (!attrs || !items || !keys) return NULL;
    for (size_t i = 0; i < f->property_count; i++) {
        const read_ftm_property *p = &f->properties[i];
        if (p->used || p->count == 0) continue;
        if (!set_attr(scratch, &items[n], p)) return NULL;
        keys[n++] = p->name;
    }
    *attrs =
        (erg_value){.type = ERG_VALUE_OBJECT, .count = n, .items = items, .keys = keys};
    return attrs;
}
