/* Foreign nodes and edges as records of a dataset. */
#include <math.h>
#include <string.h>

#include "model/vocabulary.h"
#include "read/field.h"
#include "read/foreign.h"
#include "read/own.h"

static erg_code take_claims(read_foreign *f, bool of_entity, erg_error *err)
{
    read_json_value v;
    bool found = false;
    erg_code code = read_foreign_as_json(f, READ_ROLE_CLAIMS, &v, &found, err);
    if (code != ERG_OK || !found) return code;
    return read_record_claims(&f->records, v, of_entity, err);
}

/* Claims, own and attrs, which nodes and edges have in common. */
static erg_code take_common(read_foreign *f, read_own *own, const erg_value **attrs,
                            bool of_entity, erg_error *err)
{
    erg_code code = take_claims(f, of_entity, err);
    if (code == ERG_OK)
        code = read_foreign_as_texts(f, READ_ROLE_OWN, &own->names, &own->count, err);
    return code == ERG_OK ? read_foreign_attrs(f, attrs, err) : code;
}

/* An id that the format could not carry: edges name the one that stands for it. */
static erg_code rename_node(read_foreign *f, const char *id, const char *erg_id,
                            erg_error *err)
{
    void *ids = (void *)f->new_ids;
    const char *from = base_arena_text(&f->memory, id, strlen(id));
    const char *to = base_arena_text(&f->memory, erg_id, strlen(erg_id));
    if (!from || !to ||
        !base_grow(&ids, &f->renamed_room, f->renamed_count + 1, sizeof to))
        return base_fail_memory(err);
    f->new_ids = ids;
    f->new_ids[f->renamed_count] = to;
    if (!base_map_put(&f->renamed, from, strlen(from), (uint32_t)f->renamed_count++))
        return base_fail_memory(err);
    return ERG_OK;
}

static const char *new_id(const read_foreign *f, const char *id)
{
    if (!id || f->renamed_count == 0) return id;
    uint32_t at = base_map_find(&f->renamed, id, strlen(id));
    return at == BASE_NONE ? id : f->new_ids[at];
}

erg_code read_foreign_node(read_foreign *f, const char *id, erg_error *err)
{
    model_entity_draft d;
    read_own own = {NULL, 0};
    const erg_value *shown = NULL;
    model_entity_draft_clear(&d, f->place);
    erg_code code = read_foreign_sort(f, READ_RECORD_NODE, id, err);
    if (code == ERG_OK) code = take_common(f, &own, &shown, true, err);
    if (code == ERG_OK) code = read_own_attrs(&d.attrs, &f->records, shown, &own, err);
    if (code == ERG_OK)
        code =
            read_foreign_as_texts(f, READ_ROLE_ALIASES, &d.aliases, &d.alias_count, err);
    if (code == ERG_OK)
        code = read_foreign_as_texts(f, READ_ROLE_SAME_AS, &d.same_as, &d.same_as_count,
                                     err);
    if (code != ERG_OK) return code;
    const char *erg_id = read_foreign_as_text(f, READ_ROLE_ID);
    d.id = erg_id ? erg_id : id;
    if (erg_id && id) code = rename_node(f, id, erg_id, err);
    if (code != ERG_OK) return code;
    d.label = read_foreign_as_text(f, READ_ROLE_LABEL);
    d.kind = read_foreign_as_text(f, READ_ROLE_KIND);
    /* Defaults are written out in graphs; they are not stated by that. */
    if (d.label && d.id && strcmp(d.label, d.id) == 0) d.label = NULL;
    if (d.kind && strcmp(d.kind, "unknown") == 0) d.kind = NULL;
    d.claims = f->records.claims;
    d.claim_count = f->records.claim_count;
    if (f->records.scratch.failed) return base_fail_memory(err);
    return model_builder_entity(f->records.builder, &d, err);
}

/* --- edges --- */

static bool states_erg_direction(const read_foreign *f)
{
    return f->best[READ_ROLE_DIRECTED] &&
           strcmp(read_names[f->best_row[READ_ROLE_DIRECTED]].name, "ergdirected") == 0;
}

/* True for an edge that erg wrote: what is resolved in it is no fact, its id is firm. */
static bool is_of_erg(const read_foreign *f)
{
    const read_attribute *family = f->best[READ_ROLE_FAMILY];
    return f->best[READ_ROLE_DISPUTED] && family &&
           (f->best[READ_ROLE_CLAIMS] || states_erg_direction(f) ||
            model_family_find(family->value.string));
}

static bool is_mirror(const read_foreign *f)
{
    return is_of_erg(f) && read_foreign_as_flag(f, READ_ROLE_MIRROR) == 1;
}

static void unuse(read_foreign *f, read_role role)
{
    if (f->best[role]) f->best[role]->used = false;
    f->best[role] = NULL;
}

/* A weight that is 0 or less is none, and stays a value. */
static double strength_of(read_foreign *f, read_role role)
{
    double weight = read_foreign_as_number(f, role);
    if (isnan(weight) || weight > 0) return weight;
    f->odd_weights++;
    unuse(f, role);
    return NAN;
}

/* The weight that the relation itself states. Of edges that erg wrote it stands apart,
 * unless they are merged of several and have nothing behind them. */
static void take_weight(read_foreign *f, model_relation_draft *d)
{
    d->weight = strength_of(f, READ_ROLE_OWN_WEIGHT);
    if (is_of_erg(f) && (!isnan(d->weight) || !f->best[READ_ROLE_MERGED])) return;
    if (isnan(d->weight))
        d->weight = strength_of(f, READ_ROLE_WEIGHT);
    else
        unuse(f, READ_ROLE_WEIGHT); /* a second one */
}

/* The edge's own place in its format goes before values; a value that says otherwise
 * stays one. */
static int take_direction(read_foreign *f, int directed)
{
    int undirected = read_foreign_as_flag(f, READ_ROLE_UNDIRECTED);
    int stated = read_foreign_as_flag(f, READ_ROLE_DIRECTED);
    int found = directed;
    if (found < 0 || states_erg_direction(f)) found = stated;
    if (found < 0 && undirected >= 0) found = !undirected;
    if (stated != found) unuse(f, READ_ROLE_DIRECTED);
    if (undirected == found) unuse(f, READ_ROLE_UNDIRECTED);
    return found;
}

/* Computed values go; of other programs' edges they are values like any other. */
static erg_code settle_names(read_foreign *f, const char *kind, erg_error *err)
{
    const char *family = read_foreign_as_text(f, READ_ROLE_FAMILY);
    if (is_of_erg(f)) {
        if (f->best[READ_ROLE_MERGED])
            return read_foreign_leave_out(f, &f->looks, "merged", err);
        return ERG_OK;
    }
    if (family && strcmp(family, model_family_of(kind ? kind : "related")) != 0)
        unuse(f, READ_ROLE_FAMILY);
    unuse(f, READ_ROLE_DISPUTED);
    unuse(f, READ_ROLE_POSSIBLE);
    unuse(f, READ_ROLE_MERGED);
    unuse(f, READ_ROLE_MIRROR);
    return read_foreign_claim(f, err);
}

static void take_id(read_foreign *f, model_relation_draft *d, const char *id)
{
    const char *erg_id = read_foreign_as_text(f, READ_ROLE_ID);
    d->id = erg_id ? erg_id : id;
    d->id_is_loose = !is_of_erg(f) && !erg_id;
    if (d->id_is_loose && d->id && !model_is_id(d->id, MODEL_RELATION_ID_MAX))
        d->id = NULL;
}

erg_code read_foreign_edge(read_foreign *f, const read_foreign_ends *ends, erg_error *err)
{
    model_relation_draft d;
    read_own own = {NULL, 0};
    model_relation_draft_clear(&d, f->place);
    erg_code code = read_foreign_sort(f, READ_RECORD_EDGE, ends->id, err);
    if (code != ERG_OK || is_mirror(f)) return code;
    d.source = new_id(f, ends->source);
    d.target = new_id(f, ends->target);
    d.relation = read_foreign_as_text(f, READ_ROLE_KIND);
    d.label = read_foreign_as_text(f, READ_ROLE_LABEL);
    d.start = read_foreign_as_date(f, READ_ROLE_START);
    d.end = read_foreign_as_date(f, READ_ROLE_END);
    d.directed = take_direction(f, ends->directed);
    take_id(f, &d, ends->id);
    take_weight(f, &d);
    code = settle_names(f, d.relation, err);
    if (code == ERG_OK) code = take_common(f, &own, &d.attrs, false, err);
    if (code != ERG_OK) return code;
    read_own_fields(&d, &f->records, &own);
    if (d.relation && strcmp(d.relation, "related") == 0) d.relation = NULL;
    d.claims = f->records.claims;
    d.claim_count = f->records.claim_count;
    if (f->records.scratch.failed) return base_fail_memory(err);
    return model_builder_relation(f->records.builder, &d, err);
}
