/* Small random datasets for the laws of comparing: descriptions that can be copied,
 * changed a little and built in any order. Include after <cmocka.h>. */
#ifndef DIFF_WORLD_H
#define DIFF_WORLD_H

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "erg/snapshot.h"
#include "model/builder.h"

enum { DOCUMENTS = 4, ENTITIES = 7, RELATIONS = 10, CLAIMS = 3 };

typedef struct said {
    int document; /* -1: none */
    int place, key;
    double amount, share, confidence;
    int status, start, end, asserted; /* indices into dates; 0: none */
} said;

typedef struct thing {
    bool there;
    int name; /* its id: an entity may be renamed */
    int label, kind, alias, same_as, attr;
    int claim_count;
    said claims[CLAIMS];
} thing;

typedef struct bond {
    bool there, named;
    int source, target, kind, label, start, end, attr;
    double weight;
    int claim_count;
    said claims[CLAIMS];
} bond;

typedef struct description {
    bool documents[DOCUMENTS];
    int titles[DOCUMENTS];
    int dates[DOCUMENTS];
    thing things[ENTITIES];
    bond bonds[RELATIONS];
} description;

static const erg_date dates[] = {0,        20190000, 20200600, 20210315, 20220000,
                                 20221231, 20230100, 20240229, 20250000};
enum { DATES = sizeof dates / sizeof *dates };

/* xorshift64*: the same numbers everywhere. */
static uint64_t chance_state = 1;
static uint32_t chance(uint32_t below)
{
    chance_state ^= chance_state >> 12;
    chance_state ^= chance_state << 25;
    chance_state ^= chance_state >> 27;
    return (uint32_t)((chance_state * 2685821657736338717ULL) >> 33) % below;
}

/* Records in some order, for build(). */
enum { ORDER = DOCUMENTS + ENTITIES + RELATIONS };
static inline void shuffle(int order[ORDER])
{
    for (int i = 0; i < ORDER; i++)
        order[i] = i;
    for (int i = ORDER - 1; i > 0; i--) {
        int k = (int)chance((uint32_t)i + 1);
        int kept = order[i];
        order[i] = order[k];
        order[k] = kept;
    }
}

static inline said random_claim(void)
{
    return (said){.document = (int)chance(DOCUMENTS + 1) - 1,
                  .place = (int)chance(3),
                  .key = (int)chance(3),
                  .amount = chance(3) ? NAN : (double)(1 + chance(5)) * 1e6,
                  .share = chance(5) ? NAN : (double)chance(4) / 4,
                  .confidence = chance(2) ? NAN : (double)(1 + chance(4)) / 4,
                  .status = (int)chance(5),
                  .start = chance(3) ? 0 : (int)chance(4),
                  .end = chance(3) ? 0 : 4 + (int)chance(5),
                  .asserted = chance(2) ? 0 : (int)chance(DATES)};
}

static inline thing random_thing(int name)
{
    thing t = {.there = true,
               .name = name,
               .label = (int)chance(3),
               .kind = (int)chance(3),
               .alias = (int)chance(4),
               .same_as = chance(6) ? 0 : 1 + (int)chance(2 * ENTITIES),
               .attr = (int)chance(4),
               .claim_count = (int)chance(CLAIMS)};
    for (int i = 0; i < t.claim_count; i++)
        t.claims[i] = random_claim();
    return t;
}

static inline bond random_bond(void)
{
    bond b = {.there = true,
              .named = chance(2),
              .source = (int)chance(ENTITIES),
              .target = (int)chance(ENTITIES),
              .kind = (int)chance(5),
              .label = (int)chance(3),
              .start = chance(2) ? 0 : (int)chance(4),
              .end = chance(2) ? 0 : 4 + (int)chance(5),
              .attr = (int)chance(4),
              .weight = chance(4) ? NAN : (double)(1 + chance(5)),
              .claim_count = (int)chance(CLAIMS + 1)};
    for (int i = 0; i < b.claim_count; i++)
        b.claims[i] = random_claim();
    return b;
}

static inline void describe(description *d)
{
    memset(d, 0, sizeof *d);
    for (int i = 0; i < DOCUMENTS; i++) {
        d->documents[i] = chance(4) != 0;
        d->titles[i] = (int)chance(3);
        d->dates[i] = (int)chance(DATES);
    }
    for (int i = 0; i < ENTITIES; i++) {
        d->things[i] = random_thing(i);
        d->things[i].there = chance(5) != 0;
    }
    for (int i = 0; i < RELATIONS; i++) {
        d->bonds[i] = random_bond();
        d->bonds[i].there = chance(4) != 0;
    }
}

/* A few changes of every kind. */
static inline void change(description *d, uint32_t times)
{
    for (uint32_t i = 0; i < times; i++) {
        thing *t = &d->things[chance(ENTITIES)];
        bond *b = &d->bonds[chance(RELATIONS)];
        uint32_t n = chance(DOCUMENTS);
        switch (chance(12)) {
        case 0: d->documents[n] = !d->documents[n]; break;
        case 1: d->titles[n] = (int)chance(3); break;
        case 2: t->there = !t->there; break;
        case 3: *t = random_thing(t->name); break;
        case 4: t->name = t->name < ENTITIES ? t->name + ENTITIES : t->name; break;
        case 5: b->there = !b->there; break;
        case 6: *b = random_bond(); break;
        case 7:
            if (b->claim_count < CLAIMS) b->claims[b->claim_count++] = random_claim();
            break;
        case 8: b->weight = (double)(1 + chance(5)); break;
        case 9: b->end = chance(2) ? 0 : 4 + (int)chance(5); break;
        case 10: t->label = (int)chance(3); break;
        default:
            if (b->claim_count > 0) b->claims[0] = random_claim();
            break;
        }
    }
}

/* --- building --- */

static inline void expect_fine(erg_code code, const erg_error *err)
{
    if (code != ERG_OK) print_message("%s\n", err->text);
    assert_int_equal(code, ERG_OK);
}

static inline const char *name_of(char out[8], int name)
{
    snprintf(out, 8, name < ENTITIES ? "e%d" : "n%d", name % ENTITIES);
    return out;
}

static inline model_claim_draft draft_claim(const description *d, const said *s,
                                            char room[16], erg_value *value,
                                            bool relation)
{
    static const base_place place = {.file = "test"};
    static const char *const places[] = {NULL, "p/1", "p~2"};
    static const char *const keys[] = {"a/b", "founded", "place"};
    model_claim_draft c;
    model_claim_draft_clear(&c, place);
    if (s->document >= 0 && d->documents[s->document]) {
        snprintf(room, 16, "d%d", s->document);
        c.document = room;
    }
    c.locator = places[s->place];
    c.confidence = s->confidence;
    c.status = (erg_status)s->status;
    c.asserted = dates[s->asserted];
    if (relation) {
        c.share = s->share;
        c.start = dates[s->start];
        c.end = dates[s->end];
        c.has_amount = !isnan(s->amount);
        c.amount = (erg_amount){.value = s->amount, .low = NAN, .high = NAN};
        memcpy(c.amount.currency, s->key == 0 ? "EUR" : "USD", 4);
    } else {
        *value = (erg_value){.type = ERG_VALUE_NUMBER, .number = s->place + 2000};
        c.key = keys[s->key];
        c.value = value;
    }
    return c;
}

static inline const erg_value *make_attrs(int which)
{
    static const char *const keys[] = {"role", "x/y~z"};
    static const erg_value one[] = {{.type = ERG_VALUE_BOOL, .boolean = true},
                                    {.type = ERG_VALUE_NULL}};
    static const erg_value two[] = {{.type = ERG_VALUE_STRING, .string = "chair"},
                                    {.type = ERG_VALUE_NUMBER, .number = 0.1}};
    static const erg_value attrs[] = {
        {.type = ERG_VALUE_OBJECT, .count = 1, .items = one, .keys = keys},
        {.type = ERG_VALUE_OBJECT, .count = 2, .items = one, .keys = keys},
        {.type = ERG_VALUE_OBJECT, .count = 2, .items = two, .keys = keys}};
    return which == 0 ? NULL : &attrs[which - 1];
}

static inline void build_document(model_builder *b, const description *d, int i)
{
    static const base_place place = {.file = "test"};
    model_document_draft draft;
    erg_error err = {0};
    char id[16], title[16];
    if (!d->documents[i]) return;
    model_document_draft_clear(&draft, place);
    snprintf(id, sizeof id, "d%d", i);
    snprintf(title, sizeof title, "title %d", d->titles[i]);
    draft.id = id;
    draft.title = d->titles[i] ? title : NULL;
    draft.date = dates[d->dates[i]];
    expect_fine(model_builder_document(b, &draft, &err), &err);
}

static inline void build_thing(model_builder *b, const description *d, int i)
{
    static const base_place place = {.file = "test"};
    static const char *const kinds[] = {NULL, "company", "odd kind"};
    const thing *t = &d->things[i];
    model_entity_draft draft;
    model_claim_draft claims[CLAIMS];
    erg_value values[CLAIMS];
    erg_error err = {0};
    char id[8], old[8], other[8], label[16], rooms[CLAIMS][16];
    const char *aliases[1] = {t->alias == 1 ? "Also" : name_of(old, i)};
    const char *same[1] = {name_of(other, t->same_as > 0 ? t->same_as - 1 : 0)};
    if (!t->there) return;
    model_entity_draft_clear(&draft, place);
    snprintf(label, sizeof label, "Label %d", t->label);
    draft.id = name_of(id, t->name);
    draft.label = t->label ? label : NULL;
    draft.kind = kinds[t->kind];
    draft.aliases = aliases;
    draft.alias_count = t->alias > 0 && (t->alias == 1 || t->name >= ENTITIES);
    draft.same_as = same;
    draft.same_as_count = t->same_as > 0;
    draft.attrs = make_attrs(t->attr);
    for (int c = 0; c < t->claim_count; c++)
        claims[c] = draft_claim(d, &t->claims[c], rooms[c], &values[c], false);
    draft.claims = claims;
    draft.claim_count = (size_t)t->claim_count;
    expect_fine(model_builder_entity(b, &draft, &err), &err);
}

static inline void build_bond(model_builder *b, const description *d, int i)
{
    static const base_place place = {.file = "test"};
    static const char *const kinds[] = {"funding", "cloud", "competition", "role", "odd"};
    const bond *r = &d->bonds[i];
    model_relation_draft draft;
    model_claim_draft claims[CLAIMS];
    erg_value values[CLAIMS];
    erg_error err = {0};
    char id[16], source[8], target[8], label[16], rooms[CLAIMS][16];
    if (!r->there || !d->things[r->source].there || !d->things[r->target].there) return;
    model_relation_draft_clear(&draft, place);
    snprintf(id, sizeof id, "r%d", i);
    snprintf(label, sizeof label, "bond %d", r->label);
    draft.id = r->named ? id : NULL;
    draft.source = name_of(source, d->things[r->source].name);
    draft.target = name_of(target, d->things[r->target].name);
    draft.relation = kinds[r->kind];
    draft.label = r->label ? label : NULL;
    draft.start = dates[r->start];
    draft.end = dates[r->end];
    draft.weight = r->weight;
    draft.attrs = make_attrs(r->attr);
    for (int c = 0; c < r->claim_count; c++)
        claims[c] = draft_claim(d, &r->claims[c], rooms[c], &values[c], true);
    draft.claims = claims;
    draft.claim_count = (size_t)r->claim_count;
    expect_fine(model_builder_relation(b, &draft, &err), &err);
}

/* Records in the given order, 0 to ORDER - 1; NULL: in that. */
static inline erg_dataset *build(const description *d, const int *order)
{
    model_builder *b = NULL;
    erg_dataset *dataset = NULL;
    erg_error err = {0};
    assert_int_equal(model_builder_new(&b, NULL), ERG_OK);
    assert_non_null(model_builder_input(b, "test", false));
    for (int i = 0; i < ORDER; i++) {
        int n = order ? order[i] : i;
        if (n < DOCUMENTS)
            build_document(b, d, n);
        else if (n < DOCUMENTS + ENTITIES)
            build_thing(b, d, n - DOCUMENTS);
        else
            build_bond(b, d, n - DOCUMENTS - ENTITIES);
    }
    expect_fine(model_builder_finish(&dataset, b, &err), &err);
    model_builder_free(b);
    return dataset;
}

#endif
