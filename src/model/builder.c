#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/file.h"
#include "model/records.h"
#include "model/value.h"

erg_code model_builder_new(model_builder **out, erg_error *err)
{
    *out = calloc(1, sizeof **out);
    return *out ? ERG_OK : base_fail_memory(err);
}

static void free_names(model_names *names)
{
    base_map_free(&names->map);
    free(names->items);
}

static void free_list(model_list *list)
{
    free(list->items);
    free(list->origins);
}

void model_builder_free(model_builder *b)
{
    if (!b) return;
    base_arena_free(&b->arena);
    base_arena_free(&b->ids);
    free(b->inputs);
    free(b->files);
    free(b->notes);
    free_names(&b->document_names);
    free_names(&b->entity_names);
    free_list(&b->documents);
    free_list(&b->entities);
    free_list(&b->relations);
    free_list(&b->rates);
    base_map_free(&b->words);
    base_map_free(&b->amounts);
    free(b);
}

base_arena *model_builder_arena(model_builder *b)
{
    return &b->arena;
}

size_t model_builder_entity_count(const model_builder *b)
{
    return b->entities.count;
}

const char *model_builder_entity_id(const model_builder *b, size_t at)
{
    return ((const erg_entity *)b->entities.items)[at].id;
}

bool model_builder_has_entity(const model_builder *b, const char *id)
{
    uint32_t at = base_map_find(&b->entity_names.map, id, strlen(id));
    return at != BASE_NONE && b->entity_names.items[at].described;
}

const char *model_builder_input(model_builder *b, const char *name, bool strict_entities)
{
    const char *copy = base_arena_text(&b->arena, name, strlen(name));
    if (!copy || b->input_count >= MODEL_INPUTS_MAX) return NULL;
    if (!base_grow((void **)&b->inputs, &b->input_room, b->input_count + 1,
                   sizeof *b->inputs))
        return NULL;
    b->inputs[b->input_count++] = (model_input){
        .name = copy, .strict = strict_entities, .direction = MODEL_DIRECTED_BY_KIND};
    return copy;
}

erg_code model_builder_folder(model_builder *b, const char *path, erg_error *err)
{
    const char *copy = base_arena_text(&b->arena, path, strlen(path));
    b->inputs[b->input_count - 1].folder = copy;
    return copy ? ERG_OK : base_fail_memory(err);
}

void model_builder_part(model_builder *b)
{
    b->inputs[b->input_count - 1].part = true;
}

void model_builder_keep_origins(model_builder *b)
{
    b->keeps_origins = true;
}

void model_builder_directed(model_builder *b, model_direction direction)
{
    b->inputs[b->input_count - 1].direction = direction;
}

erg_code model_builder_digest(model_builder *b, const char *digest, erg_error *err)
{
    const model_input *input = &b->inputs[b->input_count - 1];
    const char *copy = base_arena_text(&b->arena, digest, strlen(digest));
    if (!copy || !base_grow((void **)&b->files, &b->file_room, b->file_count + 1,
                            sizeof *b->files))
        return base_fail_memory(err);
    b->files[b->file_count++] =
        (erg_input_file){.name = base_file_name(input->name),
                         .digest = copy,
                         .given = input->folder ? input->folder : input->name};
    return ERG_OK;
}

erg_code model_builder_note(model_builder *b, const char *text, erg_error *err)
{
    base_buffer line = {0};
    base_buffer_format(&line, "%.200s: %s", b->inputs[b->input_count - 1].name, text);
    const char *copy =
        line.failed ? NULL : base_arena_text(&b->arena, line.data, line.length);
    bool fine = copy && base_grow((void **)&b->notes, &b->note_room, b->note_count + 1,
                                  sizeof *b->notes);
    base_buffer_free(&line);
    if (!fine) return base_fail_memory(err);
    b->notes[b->note_count++] = copy;
    return ERG_OK;
}

/* A copy of the text, or NULL for NULL; a failure shows in the arena. */
static const char *keep(model_builder *b, const char *text)
{
    return text ? base_arena_text(&b->arena, text, strlen(text)) : NULL;
}

/* An empty label says nothing. */
static const char *keep_label(model_builder *b, const char *label)
{
    return label && label[0] ? keep(b, label) : NULL;
}

static const erg_value *keep_attrs(model_builder *b, const erg_value *attrs)
{
    return attrs && attrs->count > 0 ? model_value_copy(&b->arena, attrs) : NULL;
}

/* So many are looked for: where there are more, they are not of the kind that comes
 * often. */
enum { KEPT_MAX = 1 << 16 };

/* Without memory for it there is only another copy next time. */
static void add_kept(base_map *kept, const void *item, size_t n)
{
    if (item && kept->count < KEPT_MAX) (void)base_map_put(kept, item, n, 0);
}

/* The same for words that many records share: one copy for all. */
static const char *keep_word(model_builder *b, const char *word)
{
    if (!word) return NULL;
    size_t n = strlen(word);
    const char *found = base_map_bytes(&b->words, word, n);
    if (found) return found;
    const char *copy = base_arena_text(&b->arena, word, n);
    add_kept(&b->words, copy, n);
    return copy;
}

static const char *const *keep_texts(model_builder *b, const char *const *texts, size_t n)
{
    if (n == 0) return NULL;
    const char **copy = base_arena_array(&b->arena, n, sizeof *copy);
    for (size_t i = 0; copy && i < n; i++)
        copy[i] = keep(b, texts[i]);
    return copy;
}

erg_code model_builder_title(model_builder *b, const char *title, erg_error *err)
{
    if (!title) return ERG_OK;
    const base_place place = {b->inputs[b->input_count - 1].name, 0, 0};
    erg_code code = model_check_title(place, title, err);
    if (code != ERG_OK) return code;
    if (b->title && strcmp(b->title, title) != 0) b->titles_differ = true;
    if (!b->title) b->title = keep(b, title);
    return b->title ? ERG_OK : base_fail_memory(err);
}

/* Field by field: what is read again at once as one piece that was written in several has
 * to wait until they all have reached the memory. */
static void set_origin(model_origin *origin, const model_builder *b,
                       const base_place *place)
{
    origin->line = place->line;
    origin->column = place->column;
    origin->input = (uint16_t)(b->input_count - 1);
    origin->directed = -1;
    origin->joins = false;
    origin->loose = false;
    origin->name = 0;
}

erg_code model_list_add(void **record, const model_builder *b, model_list *list,
                        size_t size, const model_origin *origin, erg_error *err)
{
    if (list->count >= MODEL_RECORDS_MAX)
        return base_fail_at(err, ERG_ELIMIT, model_place(b, origin),
                            "more than the limit of %d records of one type",
                            MODEL_RECORDS_MAX);
    if (!base_grow(&list->items, &list->item_room, list->count + 1, size) ||
        !base_grow((void **)&list->origins, &list->origin_room, list->count + 1,
                   sizeof *list->origins))
        return base_fail_memory(err);
    *record = (char *)list->items + list->count * size;
    memset(*record, 0, size);
    list->origins[list->count++] = *origin;
    return ERG_OK;
}

erg_code model_builder_document(model_builder *b, const model_document_draft *d,
                                erg_error *err)
{
    void *slot = NULL;
    uint32_t name = 0;
    erg_code code = model_check_document(d, err);
    if (code != ERG_OK) return code;
    base_key id;
    base_key_set(&id, d->id, strlen(d->id));
    code = model_name_add(&name, b, &b->document_names, &id, d->place, err);
    if (code != ERG_OK) return code;
    model_origin origin;
    set_origin(&origin, b, &d->place);
    origin.name = name;
    code = model_list_add(&slot, b, &b->documents, sizeof(erg_document), &origin, err);
    if (code != ERG_OK) return code;
    erg_document *record = slot;
    record->id = b->document_names.items[name].id;
    record->title = keep(b, d->title);
    record->publisher = keep_word(b, d->publisher);
    record->url = keep(b, d->url);
    record->date = d->date;
    record->attrs = keep_attrs(b, d->attrs);
    b->document_names.items[name].described = true;
    if (!b->inputs[b->input_count - 1].strict) b->loose_documents = true;
    return b->arena.failed ? base_fail_memory(err) : ERG_OK;
}

static const erg_amount *keep_amount(model_builder *b, const erg_amount *amount)
{
    const erg_amount *found = base_map_bytes(&b->amounts, amount, sizeof *amount);
    if (found) return found;
    erg_amount *copy = base_arena_alloc(&b->arena, sizeof *copy);
    if (copy) memcpy(copy, amount, sizeof *copy);
    add_kept(&b->amounts, copy, sizeof *copy);
    return copy;
}

static erg_code keep_claim(model_builder *b, erg_claim *claim, const model_claim_draft *d,
                           erg_error *err)
{
    *claim = (erg_claim){
        .document = ERG_NONE,
        .line = d->place.line,
        .column = d->place.column,
        .input = (uint16_t)(b->input_count - 1),
        .locator = keep_word(b, d->locator),
        .by = keep_word(b, d->by),
        .note = keep(b, d->note),
        .confidence = isnan(d->confidence) ? 1 : d->confidence,
        .confidence_stated = !isnan(d->confidence),
        .status = d->status,
        .asserted = d->asserted,
        .start = d->start,
        .end = d->end,
        .label = keep_label(b, d->label),
        .amount = d->has_amount ? keep_amount(b, &d->amount) : NULL,
        .share = d->share + 0.0,
        .key = keep_word(b, d->key),
        .value = model_value_copy(&b->arena, d->value),
    };
    if (!d->document) return ERG_OK;
    base_key document;
    base_key_set(&document, d->document, strlen(d->document));
    model_origin origin;
    set_origin(&origin, b, &d->place);
    return model_name_mention(&claim->document, b, &b->document_names, &document, &origin,
                              err);
}

static erg_code keep_claims(const erg_claim **out, model_builder *b,
                            const model_claim_draft *drafts, size_t n, erg_error *err)
{
    erg_code code = ERG_OK;
    *out = NULL;
    if (n == 0) return ERG_OK;
    erg_claim *claims = base_arena_array(&b->arena, n, sizeof *claims);
    if (!claims) return base_fail_memory(err);
    for (size_t i = 0; i < n && code == ERG_OK; i++)
        code = keep_claim(b, &claims[i], &drafts[i], err);
    *out = claims;
    return code;
}

static erg_code keep_entity(model_builder *b, const model_entity_draft *d, erg_error *err)
{
    void *slot = NULL;
    uint32_t name = 0;
    const erg_claim *claims = NULL;
    erg_code code = model_name_add(&name, b, &b->entity_names, &d->id_key, d->place, err);
    if (code == ERG_OK) code = keep_claims(&claims, b, d->claims, d->claim_count, err);
    if (code != ERG_OK) return code;
    const char *id = b->entity_names.items[name].id;
    bool label_is_id = d->label && strcmp(d->label, id) == 0;
    model_origin origin;
    set_origin(&origin, b, &d->place);
    origin.name = name;
    code = model_list_add(&slot, b, &b->entities, sizeof(erg_entity), &origin, err);
    if (code != ERG_OK) return code;
    erg_entity *record = slot;
    record->id = id;
    record->kind = keep_word(b, d->kind);
    record->label = label_is_id ? id : keep_label(b, d->label);
    record->aliases = keep_texts(b, d->aliases, d->alias_count);
    record->alias_count = d->alias_count;
    record->same_as = keep_texts(b, d->same_as, d->same_as_count);
    record->same_as_count = d->same_as_count;
    record->attrs = keep_attrs(b, d->attrs);
    record->claims = claims;
    record->claim_count = d->claim_count;
    b->entity_names.items[name].described = true;
    if (b->inputs[b->input_count - 1].strict) b->strict_entities = true;
    return b->arena.failed ? base_fail_memory(err) : ERG_OK;
}

erg_code model_builder_entity(model_builder *b, const model_entity_draft *d,
                              erg_error *err)
{
    if (d->is_checked) return keep_entity(b, d, err);
    model_entity_draft own = *d;
    erg_code code = model_entity_draft_check(&own, err);
    return code == ERG_OK ? keep_entity(b, &own, err) : code;
}

void model_builder_expect_entity(const model_builder *b, const model_entity_draft *d)
{
    base_map_expect(&b->entity_names.map, &d->id_key);
}

static erg_code keep_relation(model_builder *b, const model_relation_draft *d,
                              erg_error *err)
{
    void *slot = NULL;
    uint32_t source = 0;
    uint32_t target = 0;
    const erg_claim *claims = NULL;
    model_origin origin;
    set_origin(&origin, b, &d->place);
    origin.directed = (int8_t)d->directed;
    origin.joins = d->joins;
    origin.loose = d->id_is_loose;
    erg_code code =
        model_name_mention(&source, b, &b->entity_names, &d->source_key, &origin, err);
    if (code == ERG_OK)
        code = model_name_mention(&target, b, &b->entity_names, &d->target_key, &origin,
                                  err);
    if (code == ERG_OK) code = keep_claims(&claims, b, d->claims, d->claim_count, err);
    if (code != ERG_OK) return code;
    code = model_list_add(&slot, b, &b->relations, sizeof(erg_relation), &origin, err);
    if (code != ERG_OK) return code;
    erg_relation *record = slot;
    record->id = d->id ? base_arena_text(&b->ids, d->id, strlen(d->id)) : NULL;
    record->source = source;
    record->target = target;
    record->relation = keep_word(b, d->relation);
    record->label = keep_label(b, d->label);
    record->start = d->start;
    record->end = d->end;
    record->weight = d->weight;
    record->attrs = keep_attrs(b, d->attrs);
    record->claims = claims;
    record->claim_count = d->claim_count;
    return b->arena.failed || b->ids.failed ? base_fail_memory(err) : ERG_OK;
}

erg_code model_builder_relation(model_builder *b, const model_relation_draft *d,
                                erg_error *err)
{
    if (d->is_checked) return keep_relation(b, d, err);
    model_relation_draft own = *d;
    erg_code code = model_relation_draft_check(&own, err);
    return code == ERG_OK ? keep_relation(b, &own, err) : code;
}

void model_builder_expect_relation(const model_builder *b, const model_relation_draft *d)
{
    base_map_expect(&b->entity_names.map, &d->source_key);
    base_map_expect(&b->entity_names.map, &d->target_key);
}

erg_code model_builder_rate(model_builder *b, const model_rate_draft *d, erg_error *err)
{
    void *slot = NULL;
    model_origin origin;
    set_origin(&origin, b, &d->place);
    uint32_t document = ERG_NONE;
    erg_code code = model_check_rate(d, err);
    if (code == ERG_OK && d->document) {
        base_key id;
        base_key_set(&id, d->document, strlen(d->document));
        code = model_name_mention(&document, b, &b->document_names, &id, &origin, err);
    }
    if (code != ERG_OK) return code;
    code = model_list_add(&slot, b, &b->rates, sizeof(erg_rate), &origin, err);
    if (code != ERG_OK) return code;
    erg_rate *record = slot;
    record->date = d->date;
    record->usd = d->usd;
    record->document = document;
    memcpy(record->currency, d->currency, sizeof record->currency);
    return ERG_OK;
}
