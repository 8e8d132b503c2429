/* Records of one id: they must agree, what one does not state another fills in, claims
 * join. Records come in the order of the inputs; the first of them takes up the others.
 */
#include <math.h>
#include <string.h>

#include "base/buffer.h"
#include "base/date.h"
#include "base/number.h"
#include "model/records.h"
#include "model/value.h"

enum { FIELDS = 8 };

struct meeting {
    model_builder *b;
    const char *what; /* "entity" */
    const model_key *run;
    const model_origin *origins;
    const erg_value *(*attrs_of)(const model_builder *b, uint32_t index);
    size_t now;            /* the record that joins, counted in the run */
    size_t stated[FIELDS]; /* the record that stated the field first */
    erg_error *err;
};

static base_place place_of(const struct meeting *m, size_t at)
{
    return model_place(m->b, &m->origins[m->run[at].index]);
}

static model_shown_place show_place(const struct meeting *m, size_t at)
{
    return model_show_place(place_of(m, at));
}

static erg_code conflict(const struct meeting *m, const char *field, size_t other,
                         const char *here, const char *there)
{
    return base_fail_at(m->err, ERG_EDATA, place_of(m, m->now),
                        "%s '%.80s' has %s '%.80s', %s says '%.80s'", m->what,
                        m->run[0].id, field, here, show_place(m, other).text, there);
}

/* Two records of one input under one id. */
static erg_code check_inputs(const struct meeting *m)
{
    const model_origin *now = &m->origins[m->run[m->now].index];
    const model_origin *before = &m->origins[m->run[m->now - 1].index];
    if (now->input != before->input || now->joins) return ERG_OK;
    return base_fail_at(m->err, ERG_EDATA, place_of(m, m->now),
                        "%s '%.80s' is there already, in %s", m->what, m->run[0].id,
                        show_place(m, m->now - 1).text);
}

static erg_code meet_text(struct meeting *m, int field, const char *name,
                          const char **first, const char *now)
{
    if (!now) return ERG_OK;
    if (*first && strcmp(*first, now) != 0)
        return conflict(m, name, m->stated[field], now, *first);
    if (!*first) m->stated[field] = m->now;
    *first = now;
    return ERG_OK;
}

static erg_code meet_date(struct meeting *m, int field, const char *name, erg_date *first,
                          erg_date now)
{
    char here[BASE_DATE_MAX];
    char there[BASE_DATE_MAX];
    if (now == 0 || *first == now) return ERG_OK;
    if (*first != 0) {
        base_date_print(here, now);
        base_date_print(there, *first);
        return conflict(m, name, m->stated[field], here, there);
    }
    m->stated[field] = m->now;
    *first = now;
    return ERG_OK;
}

static erg_code meet_number(struct meeting *m, int field, const char *name, double *first,
                            double now)
{
    char here[BASE_NUMBER_MAX];
    char there[BASE_NUMBER_MAX];
    if (isnan(now) || *first == now) return ERG_OK;
    if (!isnan(*first)) {
        base_number_print(here, now);
        base_number_print(there, *first);
        return conflict(m, name, m->stated[field], here, there);
    }
    m->stated[field] = m->now;
    *first = now;
    return ERG_OK;
}

static erg_code attrs_differ(const struct meeting *m, const char *key,
                             const erg_value *here, const erg_value *there)
{
    size_t other = 0; /* the record that stated the key first */
    while (!erg_value_member(m->attrs_of(m->b, m->run[other].index), key))
        other++;
    base_sink sink;
    base_buffer texts[2] = {{0}, {0}};
    for (int i = 0; i < 2; i++) {
        base_sink_open(&sink, base_sink_to_buffer, &texts[i]);
        model_value_write(&sink, i == 0 ? here : there);
        base_sink_finish(&sink, "text", NULL);
    }
    erg_code code =
        base_fail_at(m->err, ERG_EDATA, place_of(m, m->now),
                     "%s '%.80s' has attrs.%.80s %.80s, %s says %.80s", m->what,
                     m->run[0].id, key, texts[0].data ? texts[0].data : "",
                     show_place(m, other).text, texts[1].data ? texts[1].data : "");
    base_buffer_free(&texts[0]);
    base_buffer_free(&texts[1]);
    return code;
}

/* The members of both objects, which must agree where both have one. */
static erg_code unite_attrs(struct meeting *m, const erg_value **first,
                            const erg_value *now)
{
    const erg_value *a = *first;
    base_arena *arena = &m->b->arena;
    size_t room = a->count + now->count;
    erg_value *both = base_arena_alloc(arena, sizeof *both);
    erg_value *items = base_arena_array(arena, room, sizeof *items);
    const char **keys = base_arena_array(arena, room, sizeof *keys);
    if (!both || !items || !keys) return base_fail_memory(m->err);
    *both = (erg_value){.type = ERG_VALUE_OBJECT, .items = items, .keys = keys};
    for (size_t i = 0, j = 0; i < a->count || j < now->count;) {
        bool from_a =
            j == now->count || (i < a->count && strcmp(a->keys[i], now->keys[j]) <= 0);
        bool same = from_a && j < now->count && strcmp(a->keys[i], now->keys[j]) == 0;
        keys[both->count] = from_a ? a->keys[i] : now->keys[j];
        items[both->count++] = from_a ? a->items[i] : now->items[j];
        i += from_a;
        j += !from_a || same;
    }
    *first = both;
    return ERG_OK;
}

static erg_code meet_attrs(struct meeting *m, const erg_value **first)
{
    const erg_value *now = m->attrs_of(m->b, m->run[m->now].index);
    bool new_keys = false;
    if (!now) return ERG_OK;
    for (size_t i = 0; i < now->count; i++) {
        const erg_value *there = erg_value_member(*first, now->keys[i]);
        if (there && model_value_compare(&now->items[i], there) != 0)
            return attrs_differ(m, now->keys[i], &now->items[i], there);
        new_keys = new_keys || !there;
    }
    if (!new_keys) return ERG_OK;
    if (*first) return unite_attrs(m, first, now);
    *first = now;
    return ERG_OK;
}

static struct meeting begin(model_builder *b, const model_list *list, const char *what,
                            const model_key *run, erg_error *err)
{
    return (struct meeting){
        .b = b, .what = what, .run = run, .origins = list->origins, .err = err};
}

static const erg_value *document_attrs(const model_builder *b, uint32_t index)
{
    return ((const erg_document *)b->documents.items)[index].attrs;
}

erg_code model_merge_documents(model_builder *b, const model_key *run, size_t n,
                               erg_error *err)
{
    erg_document *records = b->documents.items;
    erg_document whole = records[run[0].index];
    struct meeting m = begin(b, &b->documents, "document", run, err);
    m.attrs_of = document_attrs;
    for (m.now = 1; m.now < n; m.now++) {
        const erg_document *d = &records[run[m.now].index];
        erg_code code = check_inputs(&m);
        if (code == ERG_OK) code = meet_text(&m, 0, "title", &whole.title, d->title);
        if (code == ERG_OK)
            code = meet_text(&m, 1, "publisher", &whole.publisher, d->publisher);
        if (code == ERG_OK) code = meet_date(&m, 2, "date", &whole.date, d->date);
        if (code == ERG_OK) code = meet_text(&m, 3, "url", &whole.url, d->url);
        if (code == ERG_OK) code = meet_attrs(&m, &whole.attrs);
        if (code != ERG_OK) return code;
    }
    records[run[0].index] = whole;
    return ERG_OK;
}

static const erg_value *entity_attrs(const model_builder *b, uint32_t index)
{
    return ((const erg_entity *)b->entities.items)[index].attrs;
}

/* The texts and claims of all records, one after the other; what is there twice goes
 * later. */
static bool join_entities(model_builder *b, erg_entity *whole, const model_key *run,
                          size_t n)
{
    const erg_entity *records = b->entities.items;
    size_t aliases = 0;
    size_t same_as = 0;
    size_t claims = 0;
    for (size_t i = 0; i < n; i++) {
        aliases += records[run[i].index].alias_count;
        same_as += records[run[i].index].same_as_count;
        claims += records[run[i].index].claim_count;
    }
    const char **all_aliases = base_arena_array(&b->arena, aliases, sizeof *all_aliases);
    const char **all_same = base_arena_array(&b->arena, same_as, sizeof *all_same);
    erg_claim *all_claims = base_arena_array(&b->arena, claims, sizeof *all_claims);
    if (!all_aliases || !all_same || !all_claims) return false;
    whole->alias_count = whole->same_as_count = whole->claim_count = 0;
    for (size_t i = 0; i < n; i++) {
        const erg_entity *e = &records[run[i].index];
        for (size_t j = 0; j < e->alias_count; j++)
            all_aliases[whole->alias_count++] = e->aliases[j];
        for (size_t j = 0; j < e->same_as_count; j++)
            all_same[whole->same_as_count++] = e->same_as[j];
        for (size_t j = 0; j < e->claim_count; j++)
            all_claims[whole->claim_count++] = e->claims[j];
    }
    whole->aliases = all_aliases;
    whole->same_as = all_same;
    whole->claims = all_claims;
    return true;
}

erg_code model_merge_entities(model_builder *b, const model_key *run, size_t n,
                              erg_error *err)
{
    erg_entity *records = b->entities.items;
    erg_entity whole = records[run[0].index];
    struct meeting m = begin(b, &b->entities, "entity", run, err);
    m.attrs_of = entity_attrs;
    for (m.now = 1; m.now < n; m.now++) {
        const erg_entity *e = &records[run[m.now].index];
        erg_code code = check_inputs(&m);
        if (code == ERG_OK) code = meet_text(&m, 0, "kind", &whole.kind, e->kind);
        if (code == ERG_OK) code = meet_text(&m, 1, "label", &whole.label, e->label);
        if (code == ERG_OK) code = meet_attrs(&m, &whole.attrs);
        if (code != ERG_OK) return code;
    }
    if (!join_entities(b, &whole, run, n)) return base_fail_memory(err);
    records[run[0].index] = whole;
    return ERG_OK;
}

static const erg_value *relation_attrs(const model_builder *b, uint32_t index)
{
    return ((const erg_relation *)b->relations.items)[index].attrs;
}

static bool join_relations(model_builder *b, erg_relation *whole, const model_key *run,
                           size_t n)
{
    const erg_relation *records = b->relations.items;
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        count += records[run[i].index].claim_count;
    erg_claim *claims = base_arena_array(&b->arena, count, sizeof *claims);
    if (!claims) return false;
    whole->claim_count = 0;
    for (size_t i = 0; i < n; i++) {
        const erg_relation *r = &records[run[i].index];
        for (size_t j = 0; j < r->claim_count; j++)
            claims[whole->claim_count++] = r->claims[j];
    }
    whole->claims = claims;
    return true;
}

static erg_code meet_end(struct meeting *m, const char *name, uint32_t first,
                         uint32_t now)
{
    const model_name *names = m->b->entity_names.items;
    return first == now ? ERG_OK : conflict(m, name, 0, names[now].id, names[first].id);
}

static erg_code meet_direction(struct meeting *m, int field, int8_t *first, int8_t now)
{
    if (now < 0 || *first == now) return ERG_OK;
    if (*first >= 0)
        return conflict(m, "directed", m->stated[field], now ? "true" : "false",
                        *first ? "true" : "false");
    m->stated[field] = m->now;
    *first = now;
    return ERG_OK;
}

/* What the records state together: a start from one, an end from another. */
static erg_code check_periods(struct meeting *m, const erg_relation *whole)
{
    base_place place = place_of(m, m->now - 1);
    erg_code code = model_check_period(place, whole->start, whole->end, m->err);
    for (size_t i = 0; i < whole->claim_count && code == ERG_OK; i++) {
        const erg_claim *c = &whole->claims[i];
        if (c->status == ERG_STATUS_DENIED || c->status == ERG_STATUS_RETRACTED) continue;
        if (!whole->start) code = model_check_period(place, c->start, whole->end, m->err);
        if (!whole->end && code == ERG_OK)
            code = model_check_period(place, whole->start, c->end, m->err);
    }
    return code;
}

erg_code model_merge_relations(model_builder *b, const model_key *run, size_t n,
                               erg_error *err)
{
    erg_relation *records = b->relations.items;
    erg_relation whole = records[run[0].index];
    int8_t directed = b->relations.origins[run[0].index].directed;
    struct meeting m = begin(b, &b->relations, "relation", run, err);
    m.attrs_of = relation_attrs;
    for (m.now = 1; m.now < n; m.now++) {
        const erg_relation *r = &records[run[m.now].index];
        int8_t direction = b->relations.origins[run[m.now].index].directed;
        erg_code code = check_inputs(&m);
        if (code == ERG_OK) code = meet_end(&m, "source", whole.source, r->source);
        if (code == ERG_OK) code = meet_end(&m, "target", whole.target, r->target);
        if (code == ERG_OK)
            code = meet_text(&m, 0, "relation", &whole.relation, r->relation);
        if (code == ERG_OK) code = meet_text(&m, 1, "label", &whole.label, r->label);
        if (code == ERG_OK) code = meet_direction(&m, 2, &directed, direction);
        if (code == ERG_OK) code = meet_date(&m, 3, "start", &whole.start, r->start);
        if (code == ERG_OK) code = meet_date(&m, 4, "end", &whole.end, r->end);
        if (code == ERG_OK) code = meet_number(&m, 5, "weight", &whole.weight, r->weight);
        if (code == ERG_OK) code = meet_attrs(&m, &whole.attrs);
        if (code != ERG_OK) return code;
    }
    if (!join_relations(b, &whole, run, n)) return base_fail_memory(err);
    records[run[0].index] = whole;
    b->relations.origins[run[0].index].directed = directed;
    return check_periods(&m, &whole);
}
