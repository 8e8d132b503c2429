/* Relations become sorted and have an id each; what they refer to is there. */
#include <stdlib.h>
#include <string.h>

#include "model/records.h"
#include "model/vocabulary.h"

/* Ids of entities and relations are one namespace; both lists are sorted. */
static erg_code check_namespace(const model_finishing *f, const model_key *keys, size_t n)
{
    const model_builder *b = f->b;
    for (size_t i = 0, j = 0; i < n && j < f->d->entity_count;) {
        int order = strcmp(keys[i].id, f->entity_keys[j].id);
        if (order == 0) {
            base_place there =
                model_place(b, &b->entities.origins[f->entity_keys[j].index]);
            return base_fail_at(f->err, ERG_EDATA,
                                model_place(b, &b->relations.origins[keys[i].index]),
                                "relation '%.80s' has the id of an entity, in %s",
                                keys[i].id, model_show_place(there).text);
        }
        i += order < 0;
        j += order > 0;
    }
    return ERG_OK;
}

/* As it says, else as its input has it, else as its kind has it. */
static bool is_directed(const model_finishing *f, const erg_relation *r,
                        const model_origin *origin)
{
    model_direction direction = f->b->inputs[origin->input].direction;
    if (origin->directed >= 0) return origin->directed == 1;
    if (direction == MODEL_DIRECTED_ALL) return true;
    if (direction == MODEL_DIRECTED_NONE) return false;
    if (!r->relation) return direction == MODEL_DIRECTED_BY_KIND;
    const model_relation_kind *kind = model_relation_kind_find(r->relation);
    return !kind || kind->directed;
}

static void tidy_relation(const model_finishing *f, const model_key *key)
{
    erg_relation *r = (erg_relation *)f->b->relations.items + key->index;
    r->directed = is_directed(f, r, &f->b->relations.origins[key->index]);
    if (!r->relation) r->relation = "related";
    r->id_generated = !r->id;
    r->source = f->entity_at[r->source];
    r->target = f->entity_at[r->target];
    model_tidy_claims(f, r->claims, &r->claim_count);
}

static erg_code unknown_about(const model_finishing *f, const model_key *keys, size_t n,
                              const model_key *key, const char *about)
{
    base_place place = model_place(f->b, &f->b->relations.origins[key->index]);
    if (!about)
        return base_fail_at(
            f->err, ERG_EDATA, place,
            "attrs.about of relation '%.80s' is no text, wanted the id of a "
            "relation",
            key->id);
    const char *near = model_order_nearest(keys, n, about);
    return base_fail_at(f->err, ERG_EDATA, place,
                        "unknown relation '%.80s' in attrs.about of '%.80s'%s%.80s%s",
                        about, key->id, near ? ", did you mean '" : "", near ? near : "",
                        near ? "'" : "");
}

/* attrs.about names another relation, where an input is whole. */
static erg_code check_about(const model_finishing *f, const model_key *keys, size_t n)
{
    const model_builder *b = f->b;
    const erg_relation *relations = b->relations.items;
    for (size_t i = 0; i < n; i++) {
        const erg_relation *r = &relations[keys[i].index];
        const erg_value *about = r->attrs ? erg_value_member(r->attrs, "about") : NULL;
        const model_input *input = &b->inputs[b->relations.origins[keys[i].index].input];
        if (!about || !input->strict || input->part) continue;
        const char *id = about->type == ERG_VALUE_STRING ? about->string : NULL;
        if (!id || !model_order_has(keys, n, id))
            return unknown_about(f, keys, n, &keys[i], id);
    }
    return ERG_OK;
}

/* Puts the relations without an id behind those that have one, with generated ids. */
static erg_code add_generated(const model_finishing *f, model_key *keys, size_t *n)
{
    const erg_relation *relations = f->b->relations.items;
    size_t stated = *n;
    size_t without = 0;
    for (size_t i = 0; i < f->b->relations.count; i++) {
        if (relations[i].id) continue;
        keys[stated + without] = (model_key){.index = (uint32_t)i};
        tidy_relation(f, &keys[stated + without++]);
    }
    erg_code code =
        model_generate_ids(f->b, f->d, keys, stated, &keys[stated], without, f->err);
    for (size_t i = stated; i < stated + without && code == ERG_OK; i++)
        keys[i].id = relations[keys[i].index].id;
    *n = stated + without;
    if (code == ERG_OK && without > 0) model_order(keys, *n);
    return code;
}

/* Takes loose ids away that an entity or another relation has: of several relations all
 * lose theirs, so that no order decides. O(n) over sorted ids. */
static void drop_loose_ids(const model_finishing *f, model_key *keys, size_t *n)
{
    erg_relation *relations = f->b->relations.items;
    size_t kept = 0;
    for (size_t from = 0, entity = 0; from < *n;) {
        size_t to = model_order_run(keys, *n, from);
        while (entity < f->d->entity_count &&
               strcmp(f->entity_keys[entity].id, keys[from].id) < 0)
            entity++;
        bool is_taken =
            to - from > 1 || (entity < f->d->entity_count &&
                              strcmp(f->entity_keys[entity].id, keys[from].id) == 0);
        for (; from < to; from++) {
            if (is_taken && f->b->relations.origins[keys[from].index].loose)
                relations[keys[from].index].id = NULL;
            else
                keys[kept++] = keys[from];
        }
    }
    *n = kept;
}

erg_code model_finish_relations(model_finishing *f)
{
    model_builder *b = f->b;
    size_t n = 0;
    model_key *keys = model_sorted_keys(&n, &b->relations, sizeof(erg_relation));
    if (!keys) return base_fail_memory(f->err);
    drop_loose_ids(f, keys, &n);
    erg_code code = model_merge_runs(b, keys, &n, model_merge_relations, f->err);
    if (code == ERG_OK) code = check_namespace(f, keys, n);
    for (size_t i = 0; i < n && code == ERG_OK; i++)
        tidy_relation(f, &keys[i]);
    if (code == ERG_OK) code = add_generated(f, keys, &n);
    if (code == ERG_OK) code = check_about(f, keys, n);
    if (code == ERG_OK) {
        f->d->memory->relations =
            model_gather(&b->relations, sizeof(erg_relation), keys, n);
        f->d->relations = f->d->memory->relations;
        f->d->relation_origins = model_gather_origins(b, &b->relations, keys, n);
        f->d->relation_count = n;
        if (!f->d->relations) code = base_fail_memory(f->err);
    }
    free(keys);
    return code;
}
