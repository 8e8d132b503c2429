/* FollowTheMoney's things become entities, with the text of their addresses. */
#include <string.h>

#include "base/buffer.h"
#include "model/value.h"
#include "read/ftm.h"
#include "read/ftm_schema.h"

/* An entity drafted, and copied whole, until all addresses are known. */
struct read_ftm_waiting {
    model_entity_draft draft;
    const char *const *addresses;
    size_t address_count;
};

/* --- addresses --- */

/* Its full text, else its parts. */
static const char *address_text(read_ftm *f)
{
    static const char *const parts[] = {"street", "street2", "postalCode", "city",
                                        "region", "state",   "country"};
    const char *full = read_ftm_take_text(f, "full");
    base_buffer text = {0};
    if (full || f->caption) return full ? full : f->caption;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        const char *part = read_ftm_take_text(f, parts[i]);
        if (!part) continue;
        base_buffer_add(&text, text.length > 0 ? ", " : "");
        base_buffer_add(&text, part);
    }
    const char *found =
        text.failed ? NULL
                    : base_arena_text(&f->records.scratch, text.data ? text.data : f->id,
                                      text.data ? text.length : strlen(f->id));
    base_buffer_free(&text);
    return found;
}

erg_code read_ftm_address(read_ftm *f, erg_error *err)
{
    const char *text = address_text(f);
    void *texts = f->address_texts;
    bool fine = text && base_grow(&texts, &f->address_room, f->address_count + 1,
                                  sizeof *f->address_texts);
    f->address_texts = texts;
    if (!fine) return base_fail_memory(err);
    size_t n = strlen(f->id);
    const char *id = base_arena_text(&f->memory, f->id, n);
    const char *kept = base_arena_text(&f->memory, text, strlen(text));
    if (!id || !kept || !base_map_put(&f->addresses, id, n, (uint32_t)f->address_count))
        return base_fail_memory(err);
    f->address_texts[f->address_count++] = kept;
    return ERG_OK;
}

static const char *find_address(const read_ftm *f, const char *id)
{
    uint32_t at = base_map_find(&f->addresses, id, strlen(id));
    return at == BASE_NONE ? NULL : f->address_texts[at];
}

static bool all_known(const read_ftm *f, const read_ftm_property *p)
{
    for (size_t i = 0; i < p->count; i++)
        if (!find_address(f, p->texts[i])) return false;
    return true;
}

/* Adds the attr "address": attrs have room for one more. What is no address that the
 * input describes stays an id. */
static erg_code add_addresses(read_ftm *f, base_arena *memory, erg_value *attrs,
                              const char *const *ids, size_t count, erg_error *err)
{
    erg_value *items = base_arena_array(memory, count, sizeof *items);
    erg_value *all = (erg_value *)attrs->items;
    const char **keys = (const char **)attrs->keys;
    size_t bytes = 0;
    if (!items) return base_fail_memory(err);
    for (size_t i = 0; i < count; i++) {
        const char *text = find_address(f, ids[i]);
        items[i] = (erg_value){.type = ERG_VALUE_STRING, .string = text ? text : ids[i]};
        bytes += text ? strlen(text) : 0;
    }
    bool is_taken = false; /* they are not sorted yet */
    for (size_t i = 0; i < attrs->count; i++)
        is_taken = is_taken || strcmp(keys[i], "address") == 0;
    keys[attrs->count] = is_taken ? "addressEntity" : "address";
    all[attrs->count] =
        count == 1 ? items[0]
                   : (erg_value){.type = ERG_VALUE_ARRAY, .count = count, .items = items};
    attrs->count++;
    return read_ftm_copies(f, 1, bytes, err);
}

/* --- entities --- */

/* RealEstate -> "real-estate" */
static const char *kind_of(read_ftm *f)
{
    const read_ftm_thing *thing = read_ftm_thing_of(f->schema);
    size_t n = strlen(f->schema), at = 0;
    if (thing) return strcmp(thing->kind, "unknown") != 0 ? thing->kind : NULL;
    char *kind = base_arena_alloc(&f->records.scratch, 2 * n + 1);
    for (size_t i = 0; kind && i < n; i++) {
        char c = f->schema[i];
        bool capital = c >= 'A' && c <= 'Z';
        if (capital && i > 0) kind[at++] = '-';
        kind[at++] = (char)(capital ? c + 'a' - 'A' : c);
    }
    return kind;
}

static const char *name_of(read_ftm *f)
{
    static const char *const others[] = {"title", "label", "registrationNumber"};
    const char *name = read_ftm_take_text(f, "name");
    if (f->caption || name) return f->caption ? f->caption : name;
    const char *given = read_ftm_take_text(f, "firstName");
    const char *family = read_ftm_take_text(f, "lastName");
    if (given || family) {
        base_buffer text = {0};
        base_buffer_format(&text, "%s%s%s", given ? given : "",
                           given && family ? " " : "", family ? family : "");
        if (text.failed) f->records.scratch.failed = true;
        name = text.failed ? NULL
                           : base_arena_text(&f->records.scratch, text.data, text.length);
        base_buffer_free(&text);
        return name;
    }
    for (size_t i = 0; !name && i < sizeof others / sizeof *others; i++)
        name = read_ftm_take_text(f, others[i]);
    return name;
}

/* Other names, each once. */
static erg_code take_aliases(read_ftm *f, model_entity_draft *d, erg_error *err)
{
    static const char *const lists[] = {"name", "alias", "previousName", "weakAlias"};
    const read_ftm_property *found[4];
    base_map seen = {0};
    size_t room = 0;
    bool fine = !d->label || base_map_put(&seen, d->label, strlen(d->label), 0);
    for (size_t i = 0; i < 4; i++) {
        found[i] = read_ftm_take(f, lists[i]);
        room += found[i] ? found[i]->count : 0;
    }
    const char **aliases = base_arena_array(&f->records.scratch, room, sizeof *aliases);
    fine = fine && aliases;
    for (size_t i = 0; i < 4; i++)
        for (size_t k = 0; found[i] && k < found[i]->count && fine; k++) {
            const char *text = found[i]->texts[k];
            size_t n = strlen(text);
            if (base_map_find(&seen, text, n) != BASE_NONE) continue;
            fine = base_map_put(&seen, text, n, 0);
            aliases[d->alias_count++] = text;
        }
    d->aliases = aliases;
    base_map_free(&seen);
    return fine ? ERG_OK : base_fail_memory(err);
}

static erg_code take_same_as(read_ftm *f, model_entity_draft *d, erg_error *err)
{
    const read_ftm_property *wikidata = read_ftm_take(f, "wikidataId");
    size_t room = f->referent_count + (wikidata ? wikidata->count : 0);
    const char **ids = base_arena_array(&f->records.scratch, room, sizeof *ids);
    if (!ids) return base_fail_memory(err);
    for (size_t i = 0; i < f->referent_count; i++)
        if (f->referents[i][0] && strcmp(f->referents[i], f->id) != 0)
            ids[d->same_as_count++] = f->referents[i];
    for (size_t i = 0; wikidata && i < wikidata->count; i++)
        ids[d->same_as_count++] = wikidata->texts[i];
    d->same_as = ids;
    return ERG_OK;
}

/* A company named as the parent is a relation of its own. */
static erg_code add_parents(read_ftm *f, const read_ftm_property *parents, erg_error *err)
{
    erg_code code = ERG_OK;
    for (size_t i = 0; parents && i < parents->count && code == ERG_OK; i++) {
        model_relation_draft d;
        model_relation_draft_clear(&d, f->place);
        d.source = parents->texts[i];
        d.target = f->id;
        d.relation = "subsidiary";
        code = model_builder_relation(f->records.builder, &d, err);
    }
    return code;
}

/* --- waiting --- */

static const char *const *copy_texts(base_arena *memory, const char *const *texts,
                                     size_t count)
{
    const char **copies = base_arena_array(memory, count, sizeof *copies);
    for (size_t i = 0; copies && i < count; i++)
        copies[i] = base_arena_text(memory, texts[i], strlen(texts[i]));
    return copies;
}

static const char *copy_text(base_arena *memory, const char *text)
{
    return text ? base_arena_text(memory, text, strlen(text)) : NULL;
}

static erg_code wait_for(read_ftm *f, const model_entity_draft *d,
                         const read_ftm_property *addresses, erg_error *err)
{
    void *waiting = f->waiting;
    bool fine =
        base_grow(&waiting, &f->waiting_room, f->waiting_count + 1, sizeof *f->waiting);
    f->waiting = waiting;
    if (!fine) return base_fail_memory(err);
    struct read_ftm_waiting *w = &f->waiting[f->waiting_count++];
    base_arena *memory = &f->memory;
    w->draft = *d;
    w->draft.id = copy_text(memory, d->id);
    w->draft.kind = copy_text(memory, d->kind);
    w->draft.label = copy_text(memory, d->label);
    w->draft.aliases = copy_texts(memory, d->aliases, d->alias_count);
    w->draft.same_as = copy_texts(memory, d->same_as, d->same_as_count);
    w->draft.attrs = model_value_copy(memory, d->attrs);
    w->addresses = copy_texts(memory, addresses->texts, addresses->count);
    w->address_count = addresses->count;
    return memory->failed ? base_fail_memory(err) : ERG_OK;
}

/* The copy of attrs has no room of its own. */
static erg_code add_waiting(read_ftm *f, const struct read_ftm_waiting *w, erg_error *err)
{
    base_arena *scratch = &f->records.scratch;
    model_entity_draft d = w->draft;
    base_arena_reset(scratch);
    size_t n = d.attrs ? d.attrs->count : 0;
    erg_value *items = base_arena_array(scratch, n + 1, sizeof *items);
    const char **keys = base_arena_array(scratch, n + 1, sizeof *keys);
    if (!items || !keys) return base_fail_memory(err);
    for (size_t i = 0; i < n; i++) {
        items[i] = d.attrs->items[i];
        keys[i] = d.attrs->keys[i];
    }
    erg_value attrs = {
        .type = ERG_VALUE_OBJECT, .count = n, .items = items, .keys = keys};
    f->place = d.place;
    erg_code code =
        add_addresses(f, scratch, &attrs, w->addresses, w->address_count, err);
    d.attrs = &attrs;
    return code == ERG_OK ? model_builder_entity(f->records.builder, &d, err) : code;
}

erg_code read_ftm_things_end(read_ftm *f, erg_error *err)
{
    erg_code code = ERG_OK;
    for (size_t i = 0; i < f->waiting_count && code == ERG_OK; i++)
        code = add_waiting(f, &f->waiting[i], err);
    return code;
}

erg_code read_ftm_thing_line(read_ftm *f, erg_error *err)
{
    model_entity_draft d;
    model_entity_draft_clear(&d, f->place);
    d.id = f->id;
    d.kind = kind_of(f);
    d.label = name_of(f);
    const read_ftm_property *parents = read_ftm_take(f, "parent");
    const read_ftm_property *addresses = read_ftm_take(f, "addressEntity");
    erg_code code = take_aliases(f, &d, err);
    if (code == ERG_OK) code = take_same_as(f, &d, err);
    if (code != ERG_OK) return code;
    erg_value *attrs = read_ftm_attrs(f);
    if (!attrs || f->records.scratch.failed) return base_fail_memory(err);
    d.attrs = attrs;
    code = add_parents(f, parents, err);
    if (code != ERG_OK) return code;
    if (addresses && !all_known(f, addresses)) return wait_for(f, &d, addresses, err);
    if (addresses)
        code = add_addresses(f, &f->records.scratch, attrs, addresses->texts,
                             addresses->count, err);
    return code == ERG_OK ? model_builder_entity(f->records.builder, &d, err) : code;
}
