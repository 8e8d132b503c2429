/* Snapshots of thousands of random datasets against a second, slow implementation of the
 * contract: clocks, claims, policies, disputes, weights, filters, ties. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "graph_fixture.h"

enum { MOST = 16, MOST_CLAIMS = 5 };

/* --- random datasets ------------------------------------------------------------------
 */

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

/* --- the slow implementation -----------------------------------------------------------
 */

typedef struct oracle {
    const erg_dataset *d;
    const erg_snapshot_options *o;
} oracle;

/* Days in order, not days apart. */
static double day_of(erg_date date, bool last)
{
    static const int length[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int year = date / 10000;
    int month = date / 100 % 100;
    int day = date % 100;
    if (month == 0) month = last ? 12 : 1;
    if (day == 0 && !last) day = 1;
    if (day == 0) day = month == 2 && year % 4 == 0 ? 29 : length[month - 1];
    return year * 10000 + month * 100 + day;
}

static double said_on(const oracle *x, const erg_claim *c)
{
    erg_date date = c->asserted;
    if (date == 0 && c->document != ERG_NONE) date = x->d->documents[c->document].date;
    return date == 0 ? 0 : day_of(date, true);
}

static bool is_known(const oracle *x, const erg_claim *c)
{
    return x->o->known_by == 0 || said_on(x, c) <= day_of(x->o->known_by, true);
}

static bool is_usable(const oracle *x, const erg_claim *c)
{
    return is_known(x, c) && c->status != ERG_STATUS_DENIED &&
           c->status != ERG_STATUS_RETRACTED;
}

static bool policy_is(const oracle *x, const char *name)
{
    return strcmp(x->o->resolve ? x->o->resolve : "confident", name) == 0;
}

typedef struct key {
    double parts[4];
} key;

static key key_of(const oracle *x, const erg_claim *c, bool confident)
{
    double possible = c->status == ERG_STATUS_POSSIBLE;
    double document = c->document == ERG_NONE ? 1e10 : c->document;
    double day = said_on(x, c);
    if (!confident && policy_is(x, "latest"))
        return (key){{possible, -day, -c->confidence, document}};
    if (!confident && policy_is(x, "earliest"))
        return (key){{possible, day, -c->confidence, document}};
    return (key){{possible, -c->confidence, -day, document}};
}

/* Whether a goes before b, by key, then by canonical order. */
static bool goes_before(const oracle *x, const erg_claim *a, const erg_claim *b,
                        bool confident)
{
    key p = key_of(x, a, confident);
    key q = key_of(x, b, confident);
    for (int i = 0; i < 4; i++)
        if (p.parts[i] != q.parts[i]) return p.parts[i] < q.parts[i];
    return a < b;
}

typedef enum field { ANY, START, END, LABEL, OWN, ROUND, SHARE } field;

static bool states(const erg_claim *c, field f)
{
    switch (f) {
    case START: return c->start != 0;
    case END: return c->end != 0;
    case LABEL: return c->label != NULL;
    case OWN: return c->amount && c->amount->basis == ERG_BASIS_OWN;
    case ROUND: return c->amount && c->amount->basis == ERG_BASIS_ROUND_TOTAL;
    case SHARE: return !isnan(c->share);
    case ANY: break;
    }
    return true;
}

static const erg_claim *best(const oracle *x, const erg_relation *r, field f,
                             bool confident)
{
    const erg_claim *found = NULL;
    for (size_t i = 0; i < r->claim_count; i++) {
        const erg_claim *c = &r->claims[i];
        if (!is_usable(x, c) || !states(c, f)) continue;
        if (!found || goes_before(x, c, found, confident)) found = c;
    }
    return found;
}

/* The last rate that begins by the day, else the earliest. */
static double rate_of(const oracle *x, const char *currency, double day)
{
    double begins = -1;
    double usd = NAN;
    if (strcmp(currency, "USD") == 0) return 1;
    for (size_t i = 0; i < x->d->rate_count; i++) {
        const erg_rate *r = &x->d->rates[i];
        double first = day_of(r->date, false);
        if (strcmp(r->currency, currency) != 0) continue;
        if (isnan(usd) || (first <= day && first >= begins)) {
            usd = r->usd;
            begins = first;
        }
    }
    return usd;
}

static double rates_day(const oracle *x, erg_date start, const erg_claim *c)
{
    if (start != 0) return day_of(start, false);
    return said_on(x, c) == 0 ? 1e10 : said_on(x, c);
}

typedef struct size {
    const erg_claim *claim;
    double low, high;
    char unit[4];
} size;

/* What claims say, in units that compare. */
static size_t sizes_of(size *out, const oracle *x, const erg_relation *r, field f,
                       erg_date start)
{
    size_t n = 0;
    bool mixed = false;
    const erg_claim *first = best(x, r, f, true);
    const erg_claim *speaks = NULL; /* first that states a currency */
    for (size_t i = 0; i < r->claim_count; i++) {
        const erg_claim *c = &r->claims[i];
        if (!is_usable(x, c) || !states(c, f)) continue;
        out[n] = (size){.claim = c, .low = c->share, .high = c->share};
        if (f == OWN) {
            bool range = isnan(c->amount->value);
            out[n].low = range ? c->amount->low : c->amount->value;
            out[n].high = range ? c->amount->high : c->amount->value;
            memcpy(out[n].unit, c->amount->currency, 4);
            bool speaks_first = !speaks || goes_before(x, c, speaks, true);
            if (out[n].unit[0] && speaks_first) speaks = c;
        }
        n++;
    }
    for (size_t i = 0; i < n && speaks; i++) {
        if (!out[i].unit[0]) memcpy(out[i].unit, speaks->amount->currency, 4);
        if (strcmp(out[i].unit, speaks->amount->currency) != 0) mixed = true;
    }
    for (size_t i = 0; i < n && mixed; i++) {
        double usd = rate_of(x, out[i].unit, rates_day(x, start, first));
        if (isnan(usd)) continue;
        out[i].low *= usd;
        out[i].high *= usd;
        memcpy(out[i].unit, "USD", 4);
    }
    return n;
}

static bool contradict(const size *sizes, size_t n)
{
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < n; k++) {
            double gap = sizes[i].low - sizes[k].high;
            if (strcmp(sizes[i].unit, sizes[k].unit) != 0) continue;
            if (gap - 0.01 * sizes[i].low > 1e-9 * sizes[i].low) return true;
        }
    return false;
}

static double middle_of(const size *s)
{
    return s->low + (s->high - s->low) / 2;
}

static bool comparable(const size *a, const size *b)
{
    bool soft = a->claim->status == ERG_STATUS_POSSIBLE;
    return soft == (b->claim->status == ERG_STATUS_POSSIBLE) &&
           strcmp(a->unit, b->unit) == 0;
}

static const erg_claim *by_size(const oracle *x, const size *sizes, size_t n)
{
    const size *first = NULL;
    const erg_claim *found = NULL;
    size_t total = 0;
    for (size_t i = 0; i < n; i++)
        if (!first || goes_before(x, sizes[i].claim, first->claim, true))
            first = &sizes[i];
    for (size_t i = 0; i < n; i++)
        if (comparable(&sizes[i], first)) total++;
    size_t wanted = policy_is(x, "max")   ? total - 1
                    : policy_is(x, "min") ? 0
                                          : (total - 1) / 2;
    for (size_t i = 0; i < n; i++) {
        size_t smaller = 0;
        size_t equal = 0;
        if (!comparable(&sizes[i], first)) continue;
        for (size_t k = 0; k < n; k++) {
            if (!comparable(&sizes[k], first)) continue;
            smaller += middle_of(&sizes[k]) < middle_of(&sizes[i]);
            equal += middle_of(&sizes[k]) == middle_of(&sizes[i]);
        }
        if (wanted < smaller || wanted >= smaller + equal) continue;
        if (!found || goes_before(x, sizes[i].claim, found, true)) found = sizes[i].claim;
    }
    return found;
}

static const erg_claim *size_pick(const oracle *x, const erg_relation *r, field f,
                                  erg_date start, bool *disputed)
{
    size sizes[MOST_CLAIMS];
    memset(sizes, 0, sizeof sizes);
    size_t n = sizes_of(sizes, x, r, f, start);
    if (contradict(sizes, n)) *disputed = true;
    if (n == 0) return NULL;
    if (policy_is(x, "max") || policy_is(x, "min") || policy_is(x, "median"))
        return by_size(x, sizes, n);
    return best(x, r, f, false);
}

typedef struct expected {
    bool there;
    bool no_amount, unusable, only_possible;
    erg_edge edge;
    double usd;
    size_t usable;
} expected;

static void expect_fields(expected *e, const oracle *x, const erg_relation *r)
{
    const erg_claim *start = best(x, r, START, false);
    const erg_claim *end = best(x, r, END, false);
    const erg_claim *label = best(x, r, LABEL, false);
    const erg_claim *round = best(x, r, ROUND, false);
    e->edge =
        (erg_edge){.start = r->start, .end = r->end, .label = r->label, .share = NAN};
    e->usd = NAN;
    if (e->edge.start == 0 && start) e->edge.start = start->start;
    if (e->edge.end == 0 && end) e->edge.end = end->end;
    if (!e->edge.label && label) e->edge.label = label->label;
    const erg_claim *own = size_pick(x, r, OWN, e->edge.start, &e->edge.disputed);
    const erg_claim *share = size_pick(x, r, SHARE, e->edge.start, &e->edge.disputed);
    e->edge.used = own ? own : best(x, r, ANY, false);
    if (share) e->edge.share = share->share;
    if (own) {
        const erg_amount *a = own->amount;
        double value = isnan(a->value) ? a->low + (a->high - a->low) / 2 : a->value;
        e->edge.amount = a;
        e->usd = value * rate_of(x, a->currency, rates_day(x, e->edge.start, own));
    } else if (round) {
        e->edge.amount = round->amount;
    }
}

static double expect_weight(const expected *e, const oracle *x, const erg_relation *r)
{
    const char *rule = x->o->weight ? x->o->weight : "log-amount";
    double confidence = e->edge.used ? e->edge.used->confidence : 1;
    if (strcmp(rule, "uniform") == 0) return 1;
    if (strcmp(rule, "count") == 0) return e->usable < 1 ? 1 : (double)e->usable;
    if (strcmp(rule, "amount") == 0) return e->usd > 0 ? e->usd : NAN;
    if (!isnan(r->weight)) return r->weight;
    return isnan(e->usd) ? confidence : confidence * (1 + log10(1 + e->usd / 1e6));
}

static bool is_in(const erg_words *words, const char *word)
{
    for (size_t i = 0; i < words->count; i++)
        if (strcmp(words->items[i], word) == 0) return true;
    return words->count == 0;
}

static const char *family_of(const char *kind)
{
    static const char *const table[][2] = {{"funding", "money"},
                                           {"cloud", "cloud"},
                                           {"partnership", "partnership"},
                                           {"role", "role"},
                                           {"odd", "other"}};
    for (size_t i = 0; i < 5; i++)
        if (strcmp(table[i][0], kind) == 0) return table[i][1];
    return NULL;
}

/* Dates, claims, weight and kinds of one relation. */
static expected expect(const oracle *x, const erg_relation *r)
{
    expected e = {0};
    size_t known = 0;
    size_t firm = 0;
    for (size_t i = 0; i < r->claim_count; i++) {
        const erg_claim *c = &r->claims[i];
        known += is_known(x, c);
        e.usable += is_usable(x, c);
        firm += is_usable(x, c) && c->status != ERG_STATUS_POSSIBLE;
    }
    expect_fields(&e, x, r);
    e.edge.claim_count = known;
    e.edge.possible = e.usable > 0 && firm == 0;
    if (r->claim_count > 0 && known == 0) return e;
    if (x->o->as_of != 0) {
        double day = day_of(x->o->as_of, true);
        bool event = strcmp(r->relation, "funding") == 0;
        if (e.edge.start != 0 && day_of(e.edge.start, false) > day) return e;
        if (!event && e.edge.end != 0 && day_of(e.edge.end, true) < day) return e;
    }
    e.unusable = r->claim_count > 0 && e.usable == 0;
    e.only_possible = e.edge.possible && !x->o->possible;
    if (e.unusable || e.only_possible) return e;
    e.edge.weight = expect_weight(&e, x, r);
    e.no_amount = isnan(e.edge.weight);
    e.there = !e.no_amount && is_in(&x->o->relations, r->relation) &&
              is_in(&x->o->families, family_of(r->relation)) &&
              is_in(&x->o->kinds, x->d->entities[r->source].kind) &&
              is_in(&x->o->kinds, x->d->entities[r->target].kind);
    return e;
}

static bool joins(const erg_relation *r, size_t a, size_t b)
{
    return (r->source == a && r->target == b) || (r->source == b && r->target == a);
}

/* Strength of every pair, from what is still there. */
static void strengths(double out[MOST][MOST], const oracle *x, const expected *e)
{
    for (size_t a = 0; a < MOST; a++)
        for (size_t b = 0; b < MOST; b++) {
            out[a][b] = 0;
            for (size_t i = 0; i < x->d->relation_count; i++)
                if (e[i].there && joins(&x->d->relations[i], a, b))
                    out[a][b] += e[i].edge.weight;
        }
}

static void expect_strong(const oracle *x, expected *e)
{
    double s[MOST][MOST];
    strengths(s, x, e);
    for (size_t i = 0; i < x->d->relation_count; i++) {
        const erg_relation *r = &x->d->relations[i];
        if (s[r->source][r->target] < x->o->min_weight * (1 - 1e-12)) e[i].there = false;
    }
}

static bool finds_significant(double s[MOST][MOST], size_t at, size_t other, double alpha)
{
    double sum = 0;
    int degree = 0;
    double chance = 1;
    for (size_t k = 0; k < MOST; k++) {
        if (k == at || s[at][k] == 0) continue;
        sum += s[at][k];
        degree++;
    }
    for (int k = 1; k < degree; k++)
        chance *= 1 - s[at][other] / sum;
    return chance < alpha;
}

static void expect_backbone(const oracle *x, expected *e)
{
    double s[MOST][MOST];
    strengths(s, x, e);
    for (size_t i = 0; i < x->d->relation_count; i++) {
        const erg_relation *r = &x->d->relations[i];
        bool tie = r->source != r->target;
        if (!tie || (!finds_significant(s, r->source, r->target, x->o->backbone) &&
                     !finds_significant(s, r->target, r->source, x->o->backbone)))
            e[i].there = false;
    }
}

static void expect_component(const oracle *x, expected *e)
{
    size_t label[MOST];
    size_t sizes[MOST] = {0};
    bool touched[MOST] = {false};
    size_t found = MOST;
    for (size_t v = 0; v < MOST; v++)
        label[v] = v;
    for (size_t round = 0; round < MOST; round++)
        for (size_t i = 0; i < x->d->relation_count; i++) {
            const erg_relation *r = &x->d->relations[i];
            if (!e[i].there) continue;
            touched[r->source] = touched[r->target] = true;
            size_t low =
                label[r->source] < label[r->target] ? label[r->source] : label[r->target];
            label[r->source] = label[r->target] = low;
        }
    for (size_t v = 0; v < MOST; v++)
        if (touched[v]) sizes[label[v]]++;
    for (size_t v = 0; v < MOST; v++)
        if (sizes[v] > 0 && (found == MOST || sizes[v] > sizes[found])) found = v;
    for (size_t i = 0; i < x->d->relation_count; i++)
        if (label[x->d->relations[i].source] != found) e[i].there = false;
}

/* --- comparing
 * --------------------------------------------------------------------------- */

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
        }
        world_close(&w);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(random_datasets)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
