/* Snapshots of thousands of random datasets against a second, slow implementation of the
 * contract: clocks, claims, policies, disputes, weights, filters, ties. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "graph_fixture.h"
#include "graph_oracle.h"
#include "model/canonical.h"

/* --- random datasets --- */

static uint64_t seed;

static uint32_t below(uint32_t n)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (uint32_t)(seed >> 33) % n;
}

static const erg_date dates[] = {0,        20200000, 20200100, 20200131,
                                 20200200, 20200229, 20200301, 20201231,
                                 20210000, 20210101, 20210200, 20210228};
enum { DATES = sizeof dates / sizeof dates[0] };

static erg_date any_date(void)
{
    return dates[below(DATES)];
}

/* Few values, so that equals are common; some just within or beyond 1 %. */
static double any_size(void)
{
    static const double sizes[] = {0, 1e6, 1.01e6, 1.02e6, 2e6, 5e8, 4.95e8, 1e9};
    return sizes[below(8)];
}

static void any_amount(model_claim_draft *c)
{
    static const char *const currencies[] = {"USD", "USD", "EUR", "GBP", "JPY", ""};
    double a = any_size();
    double b = any_size();
    *c = amount_claim(c->document, a, currencies[below(6)]);
    if (below(5) == 0) {
        c->amount.value = NAN;
        c->amount.low = fmin(a, b);
        c->amount.high = fmax(a, b);
    }
    if (below(6) == 0) c->amount.basis = ERG_BASIS_ROUND_TOTAL;
}

static const char *const documents[] = {"d1", "d2", "d3", NULL};

static model_claim_draft any_claim(void)
{
    static const double confidences[] = {NAN, 0.5, 0.9};
    static const double shares[] = {NAN, NAN, 0, 0.5, 0.495, 0.49};
    static const char *const labels[] = {NULL, NULL, "x", "y"};
    static const erg_status statuses[] = {ERG_STATUS_REPORTED, ERG_STATUS_CONFIRMED,
                                          ERG_STATUS_REPORTED, ERG_STATUS_POSSIBLE,
                                          ERG_STATUS_DENIED,   ERG_STATUS_RETRACTED};
    model_claim_draft c = claim(documents[below(4)]);
    if (below(2) == 0) any_amount(&c);
    c.confidence = confidences[below(3)];
    c.share = shares[below(6)];
    c.label = labels[below(4)];
    c.status = statuses[below(6)];
    if (below(2) == 0) c.asserted = any_date();
    if (below(3) == 0) c.start = any_date();
    if (below(3) == 0 && c.start == 0) c.end = any_date();
    return c;
}

static const char *const kinds[] = {"funding", "cloud", "partnership", "role", "odd"};
static const char *const entity_kinds[] = {"company", "fund", "strange"};

static void any_relation(world *w, uint32_t index, uint32_t entity_count)
{
    model_claim_draft claims[MOST_CLAIMS];
    char id[8];
    char source[2] = {(char)('a' + (char)below(entity_count)), '\0'};
    char target[2] = {(char)('a' + (char)below(entity_count)), '\0'};
    size_t count = below(MOST_CLAIMS + 1);
    snprintf(id, sizeof id, "r%02u", (unsigned)index);
    model_relation_draft r = relation(id, source, target, kinds[below(5)]);
    for (size_t i = 0; i < count; i++)
        claims[i] = any_claim();
    if (below(3) == 0) r.start = any_date();
    if (below(3) == 0 && r.start == 0) r.end = any_date();
    /* A relation that ends before it starts is refused. */
    for (size_t i = 0; i < count; i++) {
        if (r.start != 0) claims[i].end = 0;
        if (r.end != 0) claims[i].start = 0;
    }
    if (below(4) == 0) r.weight = 0.25 * (1 + below(8));
    r.directed = (int)below(3) - 1;
    add(w, r, claims, count);
}

static void any_world(world *w)
{
    uint32_t entity_count = 1 + below(8);
    uint32_t relation_count = below(MOST + 1);
    world_open(w);
    for (size_t i = 0; i < 3; i++)
        document(w, documents[i], any_date());
    for (uint32_t i = 0; i < entity_count; i++) {
        char id[2] = {(char)('a' + (char)i), '\0'};
        entity(w, id, entity_kinds[below(3)]);
    }
    for (size_t i = 1; i < DATES; i++) {
        if (below(6) == 0) rate(w, "EUR", dates[i], 0.5 * (1 + below(6)));
        if (below(12) == 0) rate(w, "GBP", dates[i], 0.5 * (1 + below(6)));
    }
    for (uint32_t i = 0; i < relation_count; i++)
        any_relation(w, i, entity_count);
    world_finish(w);
}

/* --- comparing --- */

static bool filters(const erg_snapshot_options *o)
{
    return o->as_of || o->known_by || o->kinds.count || o->relations.count ||
           o->families.count || o->min_weight > 0 || o->backbone > 0 ||
           o->largest_component;
}

static void compare_nodes(const oracle *x, const expected *e, const erg_snapshot *s)
{
    uint32_t count = 0;
    for (uint32_t v = 0; v < x->d->entity_count; v++) {
        bool there = !filters(x->o);
        for (size_t i = 0; i < x->d->relation_count; i++)
            if (e[i].there &&
                (x->d->relations[i].source == v || x->d->relations[i].target == v))
                there = true;
        for (size_t i = 0; i < x->o->keep.count; i++)
            if (strcmp(x->o->keep.items[i], x->d->entities[v].id) == 0) there = true;
        assert_int_equal(has_node(s, x->d->entities[v].id), there);
        if (!there) continue;
        assert_int_equal(s->nodes[count].entity, v);
        assert_int_equal(s->nodes[count].row, count);
        count++;
    }
    assert_int_equal(s->node_count, count);
    assert_int_equal(s->measured_nodes, count);
}

static void compare_edge(const oracle *x, const expected *e, const erg_relation *r,
                         const erg_edge *edge)
{
    assert_string_equal(edge->id, r->id);
    assert_string_equal(edge->family, family_of(r->relation));
    assert_int_equal(x->d->relations[edge->relation_index].source, r->source);
    assert_int_equal(edge->directed, r->directed);
    assert_int_equal(edge->start, e->edge.start);
    assert_int_equal(edge->end, e->edge.end);
    assert_int_equal(edge->disputed, e->edge.disputed);
    assert_int_equal(edge->possible, e->edge.possible);
    assert_ptr_equal(edge->label, e->edge.label);
    assert_ptr_equal(edge->amount, e->edge.amount);
    assert_ptr_equal(edge->used, e->edge.used);
    assert_true(edge->share == e->edge.share ||
                (isnan(edge->share) && isnan(e->edge.share)));
    near(edge->weight, e->edge.weight);
    assert_int_equal(edge->claim_count, e->edge.claim_count);
    for (size_t i = 0, k = 0; i < r->claim_count; i++)
        if (is_known(x, &r->claims[i]))
            assert_memory_equal(&edge->claims[k++], &r->claims[i], sizeof *r->claims);
}

static void compare_ties(const erg_snapshot *s)
{
    double strength[MOST][MOST] = {{0}};
    double arc[MOST][MOST] = {{0}};
    uint32_t ties = 0;
    for (uint32_t i = 0; i < s->edge_count; i++) {
        const erg_edge *e = &s->edges[i];
        if (e->source == e->target) {
            assert_int_equal(e->tie, ERG_NONE);
            continue;
        }
        uint32_t a = e->source < e->target ? e->source : e->target;
        uint32_t b = e->source < e->target ? e->target : e->source;
        if (strength[a][b] == 0) ties++;
        strength[a][b] += e->weight;
        arc[e->source][e->target] += e->weight;
        if (!e->directed) arc[e->target][e->source] += e->weight;
        assert_int_equal(s->ties[e->tie].a, a);
        assert_int_equal(s->ties[e->tie].b, b);
    }
    assert_int_equal(s->tie_count, ties);
    for (uint32_t t = 0; t < ties; t++) {
        const erg_tie *tie = &s->ties[t];
        assert_true(tie->strength == strength[tie->a][tie->b]);
        assert_true(tie->forward == arc[tie->a][tie->b]);
        assert_true(tie->backward == arc[tie->b][tie->a]);
        for (uint32_t i = 0; i < tie->count; i++) {
            assert_int_equal(s->edges[s->tie_edges[tie->first + i]].tie, t);
            if (i > 0)
                assert_true(s->tie_edges[tie->first + i - 1] <
                            s->tie_edges[tie->first + i]);
        }
        if (t > 0)
            assert_true(tie[-1].a < tie->a ||
                        (tie[-1].a == tie->a && tie[-1].b < tie->b));
    }
    assert_int_equal(s->offsets[0], 0);
    assert_int_equal(s->offsets[s->node_count], 2 * ties);
    for (uint32_t v = 0; v < s->node_count; v++)
        for (uint32_t i = s->offsets[v]; i < s->offsets[v + 1]; i++) {
            uint32_t u = s->neighbours[i];
            const erg_tie *tie = &s->ties[s->neighbour_ties[i]];
            assert_true((tie->a == v && tie->b == u) || (tie->a == u && tie->b == v));
            if (i > s->offsets[v]) assert_true(s->neighbours[i - 1] < u);
        }
}

static void compare(world *w, const erg_snapshot_options *o)
{
    oracle x = {w->d, o};
    expected e[MOST];
    uint32_t unusable = 0;
    uint32_t possible = 0;
    uint32_t no_amount = 0;
    uint32_t count = 0;
    for (size_t i = 0; i < w->d->relation_count; i++) {
        e[i] = expect(&x, &w->d->relations[i]);
        unusable += e[i].unusable;
        possible += e[i].only_possible && !e[i].unusable;
        no_amount += e[i].no_amount;
    }
    if (o->min_weight > 0) expect_strong(&x, e);
    if (o->backbone > 0) expect_backbone(&x, e);
    if (o->largest_component) expect_component(&x, e);
    const erg_snapshot *s = snap(w, *o);
    assert_int_equal(s->left_out_unusable, unusable);
    assert_int_equal(s->left_out_possible, possible);
    assert_int_equal(s->left_out_no_amount, no_amount);
    for (size_t i = 0; i < w->d->relation_count; i++) {
        if (!e[i].there) continue;
        assert_true(count < s->edge_count);
        compare_edge(&x, &e[i], &w->d->relations[i], &s->edges[count]);
        assert_int_equal(s->nodes[s->edges[count].source].entity,
                         w->d->relations[i].source);
        assert_int_equal(s->nodes[s->edges[count].target].entity,
                         w->d->relations[i].target);
        count++;
    }
    assert_int_equal(s->edge_count, count);
    compare_nodes(&x, e, s);
    compare_ties(s);
}

/* Claims of the group, equal ones once. */
static size_t distinct_claims(const erg_edge *const *group, size_t count)
{
    const erg_claim *seen[256];
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < group[i]->claim_count; k++) {
            bool again = false;
            for (size_t j = 0; j < n; j++)
                again = again || model_claim_compare(seen[j], &group[i]->claims[k]) == 0;
            assert_true(n < 256);
            if (!again) seen[n++] = &group[i]->claims[k];
        }
    }
    return n;
}

/* The edge that the parallel ones of a pair must become. */
static erg_edge expect_merged(const erg_edge *const *group, size_t count)
{
    erg_edge e = *group[0];
    for (size_t i = 1; i < count; i++) {
        const erg_edge *p = group[i];
        if (strcmp(p->relation, group[0]->relation) != 0) e.relation = "tie";
        if (strcmp(p->family, group[0]->family) != 0) e.family = "other";
        if (!p->directed || p->source != group[0]->source) e.directed = false;
        if (p->disputed) e.disputed = true;
        if (!p->possible) e.possible = false;
        e.weight += p->weight;
    }
    e.claim_count = (uint32_t)distinct_claims(group, count);
    for (size_t i = 0; i < count && count > 1; i++) {
        const erg_edge *p = group[i];
        if (p->start == 0 || e.start == 0)
            e.start = 0;
        else if (day_of(p->start, false) < day_of(e.start, false))
            e.start = p->start;
        if (p->end == 0 || e.end == 0)
            e.end = 0;
        else if (day_of(p->end, true) > day_of(e.end, true))
            e.end = p->end;
    }
    return e;
}

static void compare_merged_pair(const erg_snapshot *m, const erg_edge *const *group,
                                size_t count)
{
    erg_edge e = expect_merged(group, count);
    const erg_edge *found = NULL;
    for (uint32_t i = 0; i < m->edge_count; i++)
        if (strcmp(m->edges[i].merged[0], group[0]->id) == 0) found = &m->edges[i];
    assert_non_null(found);
    assert_int_equal(found->merged_count, count);
    for (size_t i = 0; i < count; i++)
        assert_string_equal(found->merged[i], group[i]->id);
    assert_string_equal(found->relation, e.relation);
    assert_string_equal(found->family, e.family);
    assert_int_equal(found->directed, e.directed);
    assert_int_equal(found->disputed, e.disputed);
    assert_int_equal(found->possible, e.possible);
    assert_true(found->weight == e.weight);
    assert_int_equal(found->claim_count, e.claim_count);
    for (size_t i = 1; i < found->claim_count; i++)
        assert_true(model_claim_compare(&found->claims[i - 1], &found->claims[i]) < 0);
    /* The same day may be said more or less exactly. */
    assert_int_equal(found->start == 0, e.start == 0);
    assert_int_equal(found->end == 0, e.end == 0);
    if (e.start) assert_true(day_of(found->start, false) == day_of(e.start, false));
    if (e.end) assert_true(day_of(found->end, true) == day_of(e.end, true));
    assert_true((found->relation_index == ERG_NONE) == (count > 1));
    if (count > 1 && !found->directed) assert_true(found->source <= found->target);
    if (count == 1) assert_ptr_equal(found->amount, group[0]->amount);
    if (count == 1) assert_string_equal(found->id, group[0]->id);
    if (found->directed || count == 1) assert_int_equal(found->source, group[0]->source);
}

static void compare_merged(const erg_snapshot *s)
{
    erg_snapshot *m = NULL;
    uint32_t pairs = 0;
    must(erg_snapshot_merge(&m, s, NULL), NULL);
    for (uint32_t a = 0; a < s->node_count; a++)
        for (uint32_t b = a; b < s->node_count; b++) {
            const erg_edge *group[MOST];
            size_t count = 0;
            for (uint32_t i = 0; i < s->edge_count; i++) {
                const erg_edge *e = &s->edges[i];
                if ((e->source == a && e->target == b) ||
                    (e->source == b && e->target == a))
                    group[count++] = e;
            }
            if (count == 0) continue;
            pairs++;
            compare_merged_pair(m, group, count);
        }
    assert_int_equal(m->edge_count, pairs);
    for (uint32_t i = 1; i < pairs; i++)
        assert_true(strcmp(m->edges[i - 1].id, m->edges[i].id) < 0);
    compare_ties(m);
    erg_snapshot_free(m);
}

static void compare_part(const erg_snapshot *s)
{
    bool keep[MOST] = {false};
    erg_snapshot *part = NULL;
    uint32_t n = 0;
    for (uint32_t v = 0; v < s->node_count; v++)
        keep[v] = below(3) > 0;
    must(erg_snapshot_part(&part, s, keep, NULL), NULL);
    for (uint32_t v = 0; v < s->node_count; v++)
        if (keep[v]) assert_int_equal(part->nodes[n++].row, v);
    assert_int_equal(part->node_count, n);
    n = 0;
    for (uint32_t i = 0; i < s->edge_count; i++) {
        if (!keep[s->edges[i].source] || !keep[s->edges[i].target]) continue;
        assert_int_equal(part->nodes[part->edges[n].source].row, s->edges[i].source);
        assert_int_equal(part->nodes[part->edges[n].target].row, s->edges[i].target);
        assert_ptr_equal(part->edges[n++].id, s->edges[i].id);
    }
    assert_int_equal(part->edge_count, n);
    assert_int_equal(part->measured_nodes, s->node_count);
    compare_ties(part);
    erg_snapshot_free(part);
}

static void random_datasets(void **state)
{
    static const char *const policies[] = {NULL,  "confident", "latest", "earliest",
                                           "max", "min",       "median"};
    static const char *const rules[] = {NULL, "log-amount", "uniform", "count", "amount"};
    static const char *const families[] = {"money", "other"};
    static const char *const keep[] = {"a"};
    const char *count = getenv("N");
    long rounds = count ? strtol(count, NULL, 10) : 5000;
    (void)state;
    for (long round = 0; round < rounds; round++) {
        world w;
        seed = 88172645463325252u + (uint64_t)round * 2654435761u;
        any_world(&w);
        for (int i = 0; i < 6; i++) {
            erg_snapshot_options o = options();
            o.resolve = policies[below(7)];
            o.weight = rules[below(5)];
            o.possible = below(2) == 0;
            if (below(2) == 0) o.as_of = any_date();
            if (below(2) == 0) o.known_by = any_date();
            if (below(5) == 0) o.kinds = (erg_words){entity_kinds, 1 + below(2)};
            if (below(5) == 0) o.relations = (erg_words){kinds, 1 + below(4)};
            if (below(5) == 0) o.families = (erg_words){families, 1 + below(2)};
            if (below(4) == 0) o.min_weight = 0.5 * below(5);
            if (below(4) == 0) o.backbone = 0.05 + 0.15 * below(6);
            if (below(4) == 0) o.largest_component = true;
            if (below(4) == 0) o.keep = (erg_words){keep, 1};
            compare(&w, &o);
            compare_merged(w.s);
            compare_part(w.s);
        }
        world_close(&w);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(random_datasets)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
