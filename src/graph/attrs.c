/* Attributes of entities: what they state themselves, and what their claims come to. */
#include <stdlib.h>
#include <string.h>

#include "graph/resolve.h"

static int by_key(const void *left, const void *right)
{
    const graph_candidate *a = left;
    const graph_candidate *b = right;
    int order = strcmp(a->claim->key, b->claim->key);
    if (order != 0) return order;
    return (a->claim > b->claim) - (a->claim < b->claim);
}

/* Keeps the candidates that say something which the entity does not, sorted by key. */
static void keep_new_keys(graph_resolver *r, const erg_value *own)
{
    size_t kept = 0;
    for (size_t i = 0; i < r->candidate_count; i++) {
        const erg_claim *claim = r->candidates[i].claim;
        if (!claim->key || !claim->value || erg_value_member(own, claim->key)) continue;
        r->candidates[kept++] = r->candidates[i];
    }
    r->candidate_count = kept;
    if (kept > 1) qsort(r->candidates, kept, sizeof *r->candidates, by_key);
}

/* Leaves the picked candidate of each key. */
static void settle_keys(graph_resolver *r)
{
    size_t kept = 0;
    for (size_t i = 0; i < r->candidate_count; i++) {
        const graph_candidate *c = &r->candidates[i];
        graph_candidate *best = kept > 0 ? &r->candidates[kept - 1] : NULL;
        if (!best || strcmp(best->claim->key, c->claim->key) != 0) {
            r->candidates[kept++] = *c;
        } else if (best->possible != c->possible) {
            if (best->possible) *best = *c;
        } else if (r->policy->order(c, best) < 0) {
            *best = *c;
        }
    }
    r->candidate_count = kept;
}

/* Own members and candidates, both sorted by key, as one object. */
static const erg_value *join(base_arena *arena, const graph_resolver *r,
                             const erg_value *own)
{
    size_t own_count = own ? own->count : 0;
    size_t count = own_count + r->candidate_count;
    erg_value *object = base_arena_alloc(arena, sizeof *object);
    erg_value *items = base_arena_array(arena, count, sizeof *items);
    const char **keys = base_arena_array(arena, count, sizeof *keys);
    size_t o = 0;
    size_t c = 0;
    if (!object || !items || !keys) return NULL;
    for (size_t i = 0; i < count; i++) {
        if (c == r->candidate_count ||
            (o < own_count && strcmp(own->keys[o], r->candidates[c].claim->key) < 0)) {
            keys[i] = own->keys[o];
            items[i] = own->items[o++];
        } else {
            keys[i] = r->candidates[c].claim->key;
            items[i] = *r->candidates[c++].claim->value;
        }
    }
    *object = (erg_value){
        .type = ERG_VALUE_OBJECT, .count = count, .items = items, .keys = keys};
    return object;
}

bool graph_resolve_attrs(const erg_value **out, base_arena *arena, graph_resolver *r,
                         const erg_entity *entity)
{
    *out = entity->attrs;
    if (entity->claim_count == 0) return true;
    if (!graph_gather(r, entity->claims, entity->claim_count)) return false;
    keep_new_keys(r, entity->attrs);
    settle_keys(r);
    if (r->candidate_count == 0) return true;
    *out = join(arena, r, entity->attrs);
    return *out != NULL;
}
