/* From drafts to a frozen dataset: names are resolved, records of one id become one,
 * everything is sorted, and references turn from names into sorted positions. */
#include <stdlib.h>
#include <string.h>

#include "model/canonical.h"
#include "model/records.h"

/* Where each name's record stands in the order of the keys. After that no name is looked
 * up. */
static uint32_t *positions(model_names *names, const model_list *list,
                           const model_key *keys, size_t n)
{
    uint32_t *at = malloc((names->count + 1) * sizeof *at);
    for (size_t i = 0; at && i < n; i++)
        at[list->origins[keys[i].index].name] = (uint32_t)i;
    base_map_free(&names->map);
    return at;
}

static int compare_texts(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Sorts texts and drops those that are there twice. The builder's own copies. */
static void tidy_texts(const char *const *texts, size_t *n)
{
    const char **own = (const char **)texts;
    size_t kept = 0;
    if (*n < 2) return;
    qsort(own, *n, sizeof *own, compare_texts);
    for (size_t i = 0; i < *n; i++)
        if (kept == 0 || strcmp(own[kept - 1], own[i]) != 0) own[kept++] = own[i];
    *n = kept;
}

/* Documents that are only named are made where their inputs allow it. */
static erg_code make_documents(const model_finishing *f)
{
    model_builder *b = f->b;
    erg_code code = ERG_OK;
    for (size_t i = 0; i < b->document_names.count && code == ERG_OK; i++) {
        const model_name *name = &b->document_names.items[i];
        model_origin origin = name->mention;
        void *record = NULL;
        origin.name = (uint32_t)i;
        if (name->described) continue;
        if (name->strict || b->loose_documents)
            code = model_name_unknown(b, &b->document_names, i, "document", f->err);
        else
            code = model_list_add(&record, b, &b->documents, sizeof(erg_document),
                                  &origin, f->err);
        if (record) ((erg_document *)record)->id = name->id;
    }
    return code;
}

static erg_code finish_documents(model_finishing *f)
{
    model_builder *b = f->b;
    size_t n = 0;
    erg_code code = make_documents(f);
    if (code != ERG_OK) return code;
    model_key *keys = model_sorted_keys(&n, &b->documents, sizeof(erg_document));
    if (!keys) return base_fail_memory(f->err);
    code = model_merge_runs(b, keys, &n, model_merge_documents, f->err);
    if (code == ERG_OK) {
        f->document_at = positions(&b->document_names, &b->documents, keys, n);
        f->d->memory->documents =
            model_gather(&b->documents, sizeof(erg_document), keys, n);
        f->d->documents = f->d->memory->documents;
        f->d->document_origins = model_gather_origins(b, &b->documents, keys, n);
        f->d->document_count = n;
        if (!f->document_at || !f->d->documents) code = base_fail_memory(f->err);
    }
    free(keys);
    return code;
}

static erg_code make_entities(const model_finishing *f)
{
    model_builder *b = f->b;
    erg_code code = ERG_OK;
    for (size_t i = 0; i < b->entity_names.count && code == ERG_OK; i++) {
        const model_name *name = &b->entity_names.items[i];
        model_origin origin = name->mention;
        void *record = NULL;
        origin.name = (uint32_t)i;
        if (name->described) continue;
        if (name->strict && b->strict_entities)
            code = model_name_unknown(b, &b->entity_names, i, "entity", f->err);
        else
            code = model_list_add(&record, b, &b->entities, sizeof(erg_entity), &origin,
                                  f->err);
        if (record) ((erg_entity *)record)->id = name->id;
    }
    return code;
}

static void tidy_entity(const model_finishing *f, erg_entity *e)
{
    if (!e->kind) e->kind = "unknown";
    if (!e->label) e->label = e->id;
    tidy_texts(e->aliases, &e->alias_count);
    tidy_texts(e->same_as, &e->same_as_count);
    model_tidy_claims(f, e->claims, &e->claim_count);
}

static erg_code finish_entities(model_finishing *f)
{
    model_builder *b = f->b;
    size_t n = 0;
    erg_code code = make_entities(f);
    if (code != ERG_OK) return code;
    f->entity_keys = model_sorted_keys(&n, &b->entities, sizeof(erg_entity));
    if (!f->entity_keys) return base_fail_memory(f->err);
    code = model_merge_runs(b, f->entity_keys, &n, model_merge_entities, f->err);
    if (code != ERG_OK) return code;
    f->entity_at = positions(&b->entity_names, &b->entities, f->entity_keys, n);
    erg_entity *entities =
        model_gather(&b->entities, sizeof(erg_entity), f->entity_keys, n);
    f->d->memory->entities = entities;
    if (!f->entity_at || !entities) return base_fail_memory(f->err);
    for (size_t i = 0; i < n; i++)
        tidy_entity(f, &entities[i]);
    f->d->entities = entities;
    f->d->entity_origins = model_gather_origins(b, &b->entities, f->entity_keys, n);
    f->d->entity_count = n;
    return ERG_OK;
}

static const char *const *input_names(model_builder *b)
{
    const char **names = base_arena_array(&b->arena, b->input_count, sizeof *names);
    for (size_t i = 0; names && i < b->input_count; i++)
        names[i] = b->inputs[i].name;
    return names;
}

/* What the builder holds goes over to the dataset. */
static void hand_over(model_builder *b, erg_dataset *d)
{
    d->memory->arena = b->arena;
    b->arena = (base_arena){0};
    d->memory->ids = b->ids;
    b->ids = (base_arena){0};
    d->memory->files = b->files;
    d->files = b->files;
    d->file_count = b->file_count;
    b->files = NULL;
    d->memory->notes = b->notes;
    d->notes = b->notes;
    d->note_count = b->note_count;
    b->notes = NULL;
    if (!b->titles_differ) d->title = b->title;
}

static erg_dataset *new_dataset(void)
{
    erg_dataset *d = calloc(1, sizeof *d);
    if (!d) return NULL;
    d->memory = calloc(1, sizeof *d->memory);
    if (d->memory) return d;
    free(d);
    return NULL;
}

erg_code model_builder_finish(erg_dataset **out, model_builder *b, erg_error *err)
{
    model_finishing f = {.b = b, .d = new_dataset(), .err = err};
    erg_code code = f.d ? ERG_OK : base_fail_memory(err);
    *out = NULL;
    if (code == ERG_OK) code = finish_documents(&f);
    if (code == ERG_OK) code = finish_entities(&f);
    if (code == ERG_OK) code = model_finish_relations(&f);
    if (code == ERG_OK) code = model_finish_rates(&f);
    if (code == ERG_OK && b->keeps_origins) f.d->inputs = input_names(b);
    if (code == ERG_OK && b->arena.failed) code = base_fail_memory(err);
    if (code == ERG_OK) hand_over(b, f.d);
    free(f.document_at);
    free(f.entity_at);
    free(f.entity_keys);
    if (code == ERG_OK)
        *out = f.d;
    else
        erg_dataset_free(f.d);
    return code;
}
