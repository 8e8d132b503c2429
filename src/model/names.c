#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "model/records.h"

base_place model_place(const model_builder *b, const model_origin *origin)
{
    return (base_place){b->inputs[origin->input].name, origin->line, origin->column};
}

model_shown_place model_show_place(base_place place)
{
    model_shown_place s;
    const char *file = place.file;
    if (place.line == 0)
        snprintf(s.text, sizeof s.text, "%.300s", file);
    else if (place.column == 0)
        snprintf(s.text, sizeof s.text, "%.300s:%lu", file, (unsigned long)place.line);
    else
        snprintf(s.text, sizeof s.text, "%.300s:%lu:%lu", file, (unsigned long)place.line,
                 (unsigned long)place.column);
    return s;
}

erg_code model_name_add(uint32_t *out, model_builder *b, model_names *names,
                        const base_key *id, base_place place, erg_error *err)
{
    *out = names->last;
    if (names->last < names->count &&
        strcmp(names->items[names->last].id, id->bytes) == 0)
        return ERG_OK;
    *out = base_map_find_key(&names->map, id);
    if (*out != BASE_NONE) {
        names->last = *out;
        return ERG_OK;
    }
    if (names->count >= MODEL_RECORDS_MAX)
        return base_fail_at(err, ERG_ELIMIT, place,
                            "more than the limit of %d records of one type",
                            MODEL_RECORDS_MAX);
    const char *copy = base_arena_text(&b->ids, id->bytes, id->n);
    if (!copy || !base_grow((void **)&names->items, &names->room, names->count + 1,
                            sizeof *names->items))
        return base_fail_memory(err);
    uint32_t index = (uint32_t)names->count;
    const base_key key = {copy, id->n, id->hash};
    if (!base_map_put_key(&names->map, &key, index)) return base_fail_memory(err);
    names->items[names->count++] = (model_name){.id = copy};
    *out = index;
    return ERG_OK;
}

erg_code model_name_mention(uint32_t *out, model_builder *b, model_names *names,
                            const base_key *id, const model_origin *origin,
                            erg_error *err)
{
    erg_code code = model_name_add(out, b, names, id, model_place(b, origin), err);
    if (code != ERG_OK) return code;
    model_name *name = &names->items[*out];
    bool strict = b->inputs[origin->input].strict;
    if (!name->mentioned || (strict && !name->strict)) name->mention = *origin;
    name->mentioned = true;
    name->strict = name->strict || strict;
    return ERG_OK;
}

/* The described name that is nearest, or NULL. */
static const char *nearest(const model_names *names, const char *id)
{
    if (names->count > MODEL_SUGGEST_MAX) return NULL;
    const char **ids = malloc((names->count + 1) * sizeof *ids);
    size_t n = 0;
    if (!ids) return NULL; /* a suggestion is lost, no more */
    for (size_t i = 0; i < names->count; i++)
        if (names->items[i].described) ids[n++] = names->items[i].id;
    const char *found = base_text_nearest(id, ids, n);
    free(ids);
    return found;
}

erg_code model_name_unknown(const model_builder *b, const model_names *names, size_t at,
                            const char *what, erg_error *err)
{
    const model_name *name = &names->items[at];
    base_place place = model_place(b, &name->mention);
    const char *near = nearest(names, name->id);
    if (near)
        return base_fail_at(err, ERG_EDATA, place,
                            "unknown %s '%.80s', did you mean '%.80s'", what, name->id,
                            near);
    return base_fail_at(err, ERG_EDATA, place,
                        "unknown %s '%.80s', wanted one that is described", what,
                        name->id);
}
