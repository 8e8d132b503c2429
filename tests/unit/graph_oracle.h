/* The contract's rules from dataset to graph once more, slowly and plainly: what the
 * tests of graph/ compare with. Include after <cmocka.h>. */
#ifndef GRAPH_ORACLE_H
#define GRAPH_ORACLE_H

#include "graph_fixture.h"

enum { MOST = 16, MOST_CLAIMS = 5 };

typedef struct oracle {
    const erg_dataset *d;
    const erg_snapshot_options *o;
} oracle;

/* Days in order, not days apart. */
static inline double day_of(erg_date date, bool last)
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

static inline double said_on(const oracle *x, const erg_claim *c)
{
    erg_date date = c->asserted;
    if (date == 0 && c->document != ERG_NONE) date = x->d->documents[c->document].date;
    return date == 0 ? 0 : day_of(date, true);
}

static inline bool is_known(const oracle *x, const erg_claim *c)
{
    return x->o->known_by == 0 || said_on(x, c) <= day_of(x->o->known_by, true);
}

static inline bool is_usable(const oracle *x, const erg_claim *c)
{
    return is_known(x, c) && c->status != ERG_STATUS_DENIED &&
           c->status != ERG_STATUS_RETRACTED;
}

static inline bool policy_is(const oracle *x, const char *name)
{
    return strcmp(x->o->resolve ? x->o->resolve : "confident", name) == 0;
}

typedef struct key {
    double parts[4];
} key;

static inline key key_of(const oracle *x, const erg_claim *c, bool confident)
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
static inline bool goes_before(const oracle *x, const erg_claim *a, const erg_claim *b,
                               bool confident)
{
    key p = key_of(x, a, confident);
    key q = key_of(x, b, confident);
    for (int i = 0; i < 4; i++)
        if (p.parts[i] != q.parts[i]) return p.parts[i] < q.parts[i];
    return a < b;
}

typedef enum field { ANY, START, END, LABEL, OWN, ROUND, SHARE } field;

static inline bool states(const erg_claim *c, field f)
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

static inline const erg_claim *best(const oracle *x, const erg_relation *r, field f,
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
static inline double rate_of(const oracle *x, const char *currency, double day)
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

static inline double rates_day(const oracle *x, erg_date start, const erg_claim *c)
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
static inline size_t sizes_of(size *out, const oracle *x, const erg_relation *r, field f,
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

static inline bool contradict(const size *sizes, size_t n)
{
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < n; k++) {
            double gap = sizes[i].low - sizes[k].high;
            if (strcmp(sizes[i].unit, sizes[k].unit) != 0) continue;
            if (gap - 0.01 * sizes[i].low > 1e-9 * sizes[i].low) return true;
        }
    return false;
}

static inline double middle_of(const size *s)
{
    return s->low + (s->high - s->low) / 2;
}

static inline bool comparable(const size *a, const size *b)
{
    bool soft = a->claim->status == ERG_STATUS_POSSIBLE;
    return soft == (b->claim->status == ERG_STATUS_POSSIBLE) &&
           strcmp(a->unit, b->unit) == 0;
}

static inline const erg_claim *by_size(const oracle *x, const size *sizes, size_t n)
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

static inline const erg_claim *size_pick(const oracle *x, const erg_relation *r, field f,
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

static inline void expect_fields(expected *e, const oracle *x, const erg_relation *r)
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

static inline double expect_weight(const expected *e, const oracle *x,
                                   const erg_relation *r)
{
    const char *rule = x->o->weight ? x->o->weight : "log-amount";
    double confidence = e->edge.used ? e->edge.used->confidence : 1;
    if (strcmp(rule, "uniform") == 0) return 1;
    if (strcmp(rule, "count") == 0) return e->usable < 1 ? 1 : (double)e->usable;
    if (strcmp(rule, "amount") == 0) return e->usd > 0 ? e->usd : NAN;
    if (!isnan(r->weight)) return r->weight;
    return isnan(e->usd) ? confidence : confidence * (1 + log10(1 + e->usd / 1e6));
}

static inline bool is_in(const erg_words *words, const char *word)
{
    for (size_t i = 0; i < words->count; i++)
        if (strcmp(words->items[i], word) == 0) return true;
    return words->count == 0;
}

static inline const char *family_of(const char *kind)
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
static inline expected expect(const oracle *x, const erg_relation *r)
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
    e.edge.claim_count = (uint32_t)known;
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

static inline bool joins(const erg_relation *r, size_t a, size_t b)
{
    return (r->source == a && r->target == b) || (r->source == b && r->target == a);
}

/* Strength of every pair, from what is still there. */
static inline void strengths(double out[MOST][MOST], const oracle *x, const expected *e)
{
    for (size_t a = 0; a < MOST; a++)
        for (size_t b = 0; b < MOST; b++) {
            out[a][b] = 0;
            for (size_t i = 0; i < x->d->relation_count; i++)
                if (e[i].there && joins(&x->d->relations[i], a, b))
                    out[a][b] += e[i].edge.weight;
        }
}

static inline void expect_strong(const oracle *x, expected *e)
{
    double s[MOST][MOST];
    strengths(s, x, e);
    for (size_t i = 0; i < x->d->relation_count; i++) {
        const erg_relation *r = &x->d->relations[i];
        if (s[r->source][r->target] < x->o->min_weight * (1 - 1e-12)) e[i].there = false;
    }
}

static inline bool finds_significant(double s[MOST][MOST], size_t at, size_t other,
                                     double alpha)
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

static inline void expect_backbone(const oracle *x, expected *e)
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

static inline void expect_component(const oracle *x, expected *e)
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

#endif
