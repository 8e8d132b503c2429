/* Datasets by hand for the tests of graph/ and check/. Include after <cmocka.h>. */
#ifndef GRAPH_FIXTURE_H
#define GRAPH_FIXTURE_H

#include <math.h>
#include <string.h>

#include "erg/snapshot.h"
#include "model/builder.h"

static const base_place NOWHERE = {.file = "test"};

typedef struct world {
    model_builder *b;
    erg_dataset *d;
    erg_snapshot *s;
} world;

static inline void world_open(world *w)
{
    *w = (world){0};
    assert_int_equal(model_builder_new(&w->b, NULL), ERG_OK);
    assert_non_null(model_builder_input(w->b, "test", false));
}

static inline void must(erg_code code, const erg_error *err)
{
    if (code != ERG_OK) print_message("%s\n", err->text);
    assert_int_equal(code, ERG_OK);
}

static inline void document(world *w, const char *id, erg_date date)
{
    model_document_draft draft;
    erg_error err = {0};
    model_document_draft_clear(&draft, NOWHERE);
    draft.id = id;
    draft.date = date;
    must(model_builder_document(w->b, &draft, &err), &err);
}

static inline void entity(world *w, const char *id, const char *kind)
{
    model_entity_draft draft;
    erg_error err = {0};
    model_entity_draft_clear(&draft, NOWHERE);
    draft.id = id;
    draft.kind = kind;
    must(model_builder_entity(w->b, &draft, &err), &err);
}

static inline void entities(world *w, const char *letters)
{
    for (const char *c = letters; *c; c++) {
        char id[2] = {*c, '\0'};
        entity(w, id, "company");
    }
}

static inline void rate(world *w, const char *currency, erg_date date, double usd)
{
    model_rate_draft draft;
    erg_error err = {0};
    model_rate_draft_clear(&draft, NOWHERE);
    draft.currency = currency;
    draft.date = date;
    draft.usd = usd;
    must(model_builder_rate(w->b, &draft, &err), &err);
}

static inline model_claim_draft claim(const char *document_id)
{
    model_claim_draft draft;
    model_claim_draft_clear(&draft, NOWHERE);
    draft.document = document_id;
    return draft;
}

static inline model_claim_draft amount_claim(const char *document_id, double value,
                                             const char *currency)
{
    model_claim_draft draft = claim(document_id);
    draft.has_amount = true;
    draft.amount = (erg_amount){.value = value, .low = NAN, .high = NAN};
    memcpy(draft.amount.currency, currency, strlen(currency));
    return draft;
}

static inline model_claim_draft range_claim(const char *document_id, double low,
                                            double high, const char *currency)
{
    model_claim_draft draft = amount_claim(document_id, NAN, currency);
    draft.amount.low = low;
    draft.amount.high = high;
    return draft;
}

static inline model_relation_draft relation(const char *id, const char *source,
                                            const char *target, const char *kind)
{
    model_relation_draft draft;
    model_relation_draft_clear(&draft, NOWHERE);
    draft.id = id;
    draft.source = source;
    draft.target = target;
    draft.relation = kind;
    return draft;
}

static inline void add(world *w, model_relation_draft draft, model_claim_draft *claims,
                       size_t count)
{
    erg_error err = {0};
    draft.claims = claims;
    draft.claim_count = count;
    must(model_builder_relation(w->b, &draft, &err), &err);
}

/* A relation without claims and with a weight of its own. */
static inline void link(world *w, const char *id, const char *source, const char *target,
                        const char *kind, double weight)
{
    model_relation_draft draft = relation(id, source, target, kind);
    draft.weight = weight;
    add(w, draft, NULL, 0);
}

static inline void world_finish(world *w)
{
    erg_error err = {0};
    if (w->d) return;
    must(model_builder_finish(&w->d, w->b, &err), &err);
}

static inline erg_snapshot_options options(void)
{
    erg_snapshot_options o;
    erg_snapshot_options_clear(&o);
    return o;
}

/* The snapshot, kept in the world; an earlier one is freed. */
static inline const erg_snapshot *snap(world *w, erg_snapshot_options o)
{
    erg_error err = {0};
    world_finish(w);
    erg_snapshot_free(w->s);
    must(erg_snapshot_make(&w->s, w->d, &o, &err), &err);
    return w->s;
}

static inline const erg_edge *edge(const erg_snapshot *s, const char *id)
{
    for (uint32_t e = 0; e < s->edge_count; e++)
        if (strcmp(s->edges[e].id, id) == 0) return &s->edges[e];
    return NULL;
}

static inline bool has_edge(const erg_snapshot *s, const char *id)
{
    return edge(s, id) != NULL;
}

static inline bool has_node(const erg_snapshot *s, const char *id)
{
    return erg_snapshot_node(s, id) != ERG_NONE;
}

static inline void world_close(world *w)
{
    erg_snapshot_free(w->s);
    erg_dataset_free(w->d);
    model_builder_free(w->b);
    *w = (world){0};
}

static inline void near(double a, double b)
{
    if (!(fabs(a - b) <= 1e-12 * fmax(1, fabs(b)))) {
        print_message("%.17g is not %.17g\n", a, b);
        fail();
    }
}

#endif
