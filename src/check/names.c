/* Entities whose names are nearly the same: one may have been entered twice. */
#include <stdlib.h>
#include <string.h>

#include "check/name_key.h"
#include "check/records.h"

/* A label, or an alias. */
typedef struct named {
    const char *key, *name;
    uint32_t entity;
    bool is_label;
} named;

/* Two entities that a relation joins, a < b. */
typedef struct joined {
    uint32_t a, b;
} joined;

typedef struct names {
    check_desk *desk;
    named *items; /* by key */
    size_t count;
    joined *pairs; /* sorted, in the scratch */
    size_t pair_count;
} names;

static int by_key(const void *left, const void *right)
{
    const named *a = left;
    const named *b = right;
    int order = strcmp(a->key, b->key);
    if (order != 0) return order;
    if (a->is_label != b->is_label) return a->is_label ? -1 : 1;
    return (a->entity > b->entity) - (a->entity < b->entity);
}

static int by_ends(const void *left, const void *right)
{
    const joined *a = left;
    const joined *b = right;
    if (a->a != b->a) return a->a < b->a ? -1 : 1;
    return (a->b > b->b) - (a->b < b->b);
}

static bool add(names *n, base_buffer *key, uint32_t entity, const char *name, bool label)
{
    base_buffer_reset(key);
    check_name_key(key, name);
    if (key->failed) return false;
    if (key->length == 0) return true;
    const char *copy = base_arena_text(&n->desk->scratch, key->data, key->length);
    n->items[n->count++] = (named){copy, name, entity, label};
    return copy != NULL;
}

static bool gather(names *n)
{
    const erg_dataset *d = n->desk->dataset;
    base_buffer key = {0};
    size_t most = d->entity_count;
    bool fine = true;
    for (size_t e = 0; e < d->entity_count; e++)
        most += d->entities[e].alias_count;
    n->items = base_arena_array(&n->desk->scratch, most, sizeof *n->items);
    n->pairs = base_arena_array(&n->desk->scratch, d->relation_count, sizeof *n->pairs);
    if (!n->items || !n->pairs) return false;
    for (uint32_t e = 0; e < d->entity_count && fine; e++) {
        const erg_entity *entity = &d->entities[e];
        fine = add(n, &key, e, entity->label, true);
        for (size_t i = 0; i < entity->alias_count && fine; i++)
            fine = add(n, &key, e, entity->aliases[i], false);
    }
    base_buffer_free(&key);
    for (size_t i = 0; i < d->relation_count; i++) {
        uint32_t a = d->relations[i].source, b = d->relations[i].target;
        n->pairs[n->pair_count++] = (joined){a < b ? a : b, a < b ? b : a};
    }
    if (n->count > 1) qsort(n->items, n->count, sizeof *n->items, by_key);
    if (n->pair_count > 1) qsort(n->pairs, n->pair_count, sizeof *n->pairs, by_ends);
    return fine;
}

/* A person and a company of one name are two; so are a company and its product. */
static bool alike(const char *a, const char *b)
{
    static const char *const parties[] = {"company", "fund",      "unit",   "body",
                                          "group",   "publisher", "unknown"};
    bool first = false, second = false;
    if (strcmp(a, b) == 0 || strcmp(a, "unknown") == 0 || strcmp(b, "unknown") == 0)
        return true;
    for (size_t i = 0; i < sizeof parties / sizeof *parties; i++) {
        first = first || strcmp(a, parties[i]) == 0;
        second = second || strcmp(b, parties[i]) == 0;
    }
    return first && second;
}

static bool says_same_as(const erg_entity *a, const erg_entity *b)
{
    for (size_t i = 0; i < a->same_as_count; i++) {
        if (strcmp(a->same_as[i], b->id) == 0) return true;
        for (size_t k = 0; k < b->same_as_count; k++)
            if (strcmp(a->same_as[i], b->same_as[k]) == 0) return true;
    }
    return false;
}

/* Whoever relates two entities, or says that they are the same, knows of both. */
static bool is_known(const names *n, uint32_t a, uint32_t b)
{
    const erg_entity *entities = n->desk->dataset->entities;
    const joined pair = {a < b ? a : b, a < b ? b : a};
    if (says_same_as(&entities[a], &entities[b]) ||
        says_same_as(&entities[b], &entities[a]))
        return true;
    return n->pair_count > 0 &&
           bsearch(&pair, n->pairs, n->pair_count, sizeof pair, by_ends) != NULL;
}

/* The entity that stands later, by the names that are alike, whether labels or not. */
static void report_pair(check_desk *desk, const named *a, const named *b)
{
    const erg_entity *entities = desk->dataset->entities;
    const named *first = a->entity < b->entity ? a : b;
    const named *second = first == a ? b : a;
    base_buffer_format(&desk->text, "%s'%.120s' is ",
                       second->is_label ? "" : "its alias ", second->name);
    if (strcmp(first->name, second->name) == 0)
        base_buffer_add(&desk->text, "also ");
    else
        base_buffer_format(&desk->text, "nearly '%.120s', ", first->name);
    base_buffer_format(&desk->text, "%s of %.120s",
                       first->is_label ? "the name" : "an alias",
                       entities[first->entity].id);
    check_stand_at_entity(desk, second->entity);
    check_report(desk, entities[second->entity].id);
}

/* Names of one key: each entity is told of once, with the first one that it may be. Equal
 * aliases are what aliases are for ("the company"), and no finding by themselves. */
static void look_at_key(names *n, const named *same, size_t count)
{
    const erg_entity *entities = n->desk->dataset->entities;
    for (size_t i = 1; i < count && same[0].is_label; i++) {
        for (size_t k = 0; k < i; k++) {
            uint32_t a = same[k].entity, b = same[i].entity;
            if (a == b || (!same[k].is_label && !same[i].is_label)) continue;
            if (!alike(entities[a].kind, entities[b].kind) || is_known(n, a, b)) continue;
            report_pair(n->desk, &same[k], &same[i]);
            break;
        }
    }
}

void check_names(check_desk *desk)
{
    enum { MOST_OF_ONE_NAME = 1000 }; /* above, it is no slip but how the data is */
    names n = {.desk = desk};
    if (!gather(&n)) desk->failed = true;
    for (size_t from = 0, to; from < n.count && !desk->failed; from = to) {
        for (to = from + 1; to < n.count; to++)
            if (strcmp(n.items[to].key, n.items[from].key) != 0) break;
        size_t count = to - from;
        look_at_key(&n, &n.items[from],
                    count < MOST_OF_ONE_NAME ? count : MOST_OF_ONE_NAME);
    }
}
