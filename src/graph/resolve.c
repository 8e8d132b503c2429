#include "graph/resolve.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "graph/rate.h"

typedef bool (*states_fn)(const erg_claim *claim);
typedef int (*order_fn)(const graph_candidate *a, const graph_candidate *b);

void graph_resolver_open(graph_resolver *r, const erg_dataset *dataset,
                         const graph_policy *policy, erg_date known_by)
{
    *r = (graph_resolver){.dataset = dataset, .policy = policy};
    r->known_day = known_by == 0 ? BASE_DAY_LAST : base_date_last(known_by);
}

void graph_resolver_close(graph_resolver *r)
{
    free(r->candidates);
    free(r->sizes);
    *r = (graph_resolver){0};
}

/* Undated claims are always known and sort oldest. */
static base_day claim_day(const erg_dataset *d, const erg_claim *claim)
{
    erg_date date = claim->asserted;
    if (date == 0 && claim->document != ERG_NONE)
        date = d->documents[claim->document].date;
    return date == 0 ? BASE_DAY_FIRST : base_date_last(date);
}

bool graph_claim_known(const graph_resolver *r, const erg_claim *claim)
{
    if (r->known_day == BASE_DAY_LAST) return true;
    return claim_day(r->dataset, claim) <= r->known_day;
}

bool graph_claim_usable(const graph_resolver *r, const erg_claim *claim)
{
    if (claim->status == ERG_STATUS_DENIED || claim->status == ERG_STATUS_RETRACTED)
        return false;
    return graph_claim_known(r, claim);
}

bool graph_gather(graph_resolver *r, const erg_claim *claims, size_t count)
{
    void *candidates = r->candidates;
    r->candidate_count = 0;
    if (!base_grow(&candidates, &r->candidate_capacity, count, sizeof *r->candidates))
        return false;
    r->candidates = candidates;
    for (size_t i = 0; i < count; i++) {
        if (!graph_claim_usable(r, &claims[i])) continue;
        r->candidates[r->candidate_count++] = (graph_candidate){
            .claim = &claims[i],
            .day = claim_day(r->dataset, &claims[i]),
            .possible = claims[i].status == ERG_STATUS_POSSIBLE,
        };
    }
    return true;
}

static bool states_anything(const erg_claim *claim)
{
    (void)claim;
    return true;
}

static bool states_start(const erg_claim *claim)
{
    return claim->start != 0;
}

static bool states_end(const erg_claim *claim)
{
    return claim->end != 0;
}

static bool states_label(const erg_claim *claim)
{
    return claim->label != NULL;
}

static bool states_own_amount(const erg_claim *claim)
{
    return claim->amount && claim->amount->basis == ERG_BASIS_OWN;
}

static bool states_round_total(const erg_claim *claim)
{
    return claim->amount && claim->amount->basis == ERG_BASIS_ROUND_TOTAL;
}

static bool states_share(const erg_claim *claim)
{
    return !isnan(claim->share);
}

/* The first in the order of those that state the field, firm ones before
 * possible ones; NULL where none does. */
static const graph_candidate *first_by(const graph_resolver *r, order_fn order,
                                       states_fn states)
{
    const graph_candidate *best = NULL;
    for (size_t i = 0; i < r->candidate_count; i++) {
        const graph_candidate *c = &r->candidates[i];
        if (!states(c->claim)) continue;
        bool firmer = best && best->possible && !c->possible;
        bool softer = best && !best->possible && c->possible;
        if (softer) continue;
        if (!best || firmer || order(c, best) < 0) best = c;
    }
    return best;
}

static const graph_candidate *pick(const graph_resolver *r, states_fn states)
{
    return first_by(r, r->policy->order, states);
}

static bool gather_sizes(graph_resolver *r, size_t *count, states_fn states)
{
    void *sizes = r->sizes;
    if (!base_grow(&sizes, &r->size_capacity, r->candidate_count, sizeof *r->sizes))
        return false;
    r->sizes = sizes;
    *count = 0;
    for (size_t i = 0; i < r->candidate_count; i++) {
        const erg_claim *claim = r->candidates[i].claim;
        graph_size *size = &r->sizes[*count];
        if (!states(claim)) continue;
        *size = (graph_size){.candidate = &r->candidates[i]};
        if (states == states_share) {
            size->low = size->high = claim->share;
        } else {
            bool single = !isnan(claim->amount->value);
            size->low = single ? claim->amount->value : claim->amount->low;
            size->high = single ? claim->amount->value : claim->amount->high;
            memcpy(size->unit, claim->amount->currency, sizeof size->unit);
        }
        ++*count;
    }
    return true;
}

/* The day whose rates are used: the first of the relation's start, else the last on which
 * the claim can have been asserted; with neither, the latest rates. */
static base_day rate_day(erg_date start, const graph_candidate *candidate)
{
    if (start != 0) return base_date_first(start);
    return candidate->day == BASE_DAY_FIRST ? BASE_DAY_LAST : candidate->day;
}

/* The pick of a policy that goes by size, and whether the sizes differ. All amounts of a
 * relation are compared at the rates of one day, so that a contradiction never comes from
 * the rates. */
static bool compare_sizes(const graph_candidate **picked, bool *differ, graph_resolver *r,
                          states_fn states, erg_date start)
{
    size_t count = 0;
    *picked = pick(r, states);
    if (!*picked || r->candidate_count < 2) return true;
    if (!gather_sizes(r, &count, states)) return false;
    if (states != states_share) {
        const graph_candidate *first = first_by(r, graph_order_confident, states);
        graph_sizes_convert(r->sizes, count, r->dataset, rate_day(start, first));
    }
    if (r->policy->size != GRAPH_SIZE_IN_ORDER)
        *picked = graph_sizes_pick(r->sizes, count, r->policy->size);
    *differ = graph_sizes_differ(r->sizes, count);
    return true;
}

static double dollars(const graph_resolver *r, const graph_candidate *candidate,
                      erg_date start)
{
    const erg_amount *amount = candidate->claim->amount;
    return graph_amount_middle(amount) *
           graph_rate(r->dataset, amount->currency, rate_day(start, candidate));
}

static bool resolve_sizes(graph_resolution *out, graph_resolver *r)
{
    const graph_candidate *amount = NULL;
    const graph_candidate *share = NULL;
    const graph_candidate *round = NULL;
    if (!compare_sizes(&amount, &out->amounts_differ, r, states_own_amount, out->start))
        return false;
    if (!compare_sizes(&share, &out->shares_differ, r, states_share, out->start))
        return false;
    if (!amount) round = pick(r, states_round_total);
    if (share) out->share = share->claim->share;
    if (amount) {
        out->amount = amount->claim->amount;
        out->usd = dollars(r, amount, out->start);
        out->used = amount->claim;
    } else if (round) {
        out->amount = round->claim->amount;
    }
    return true;
}

bool graph_resolve(graph_resolution *out, graph_resolver *r, const erg_relation *relation)
{
    *out = (graph_resolution){.start = relation->start,
                              .end = relation->end,
                              .label = relation->label,
                              .usd = NAN,
                              .share = NAN};
    if (relation->claim_count == 0) return true;
    if (!graph_gather(r, relation->claims, relation->claim_count)) return false;
    for (size_t i = 0; i < relation->claim_count; i++)
        if (graph_claim_known(r, &relation->claims[i])) out->known++;
    out->usable = r->candidate_count;
    const graph_candidate *used = pick(r, states_anything);
    if (!used) return true;
    const graph_candidate *start = pick(r, states_start);
    const graph_candidate *end = pick(r, states_end);
    const graph_candidate *label = pick(r, states_label);
    out->possible = used->possible;
    out->used = used->claim;
    if (out->start == 0 && start) out->start = start->claim->start;
    if (out->end == 0 && end) out->end = end->claim->end;
    if (!out->label && label) out->label = label->claim->label;
    return resolve_sizes(out, r);
}

bool graph_known_claims(const erg_claim **out, size_t *out_count, base_arena *arena,
                        const graph_resolver *r, const erg_claim *claims, size_t count)
{
    size_t known = 0;
    *out = claims;
    *out_count = count;
    if (r->known_day == BASE_DAY_LAST) return true;
    for (size_t i = 0; i < count; i++)
        if (graph_claim_known(r, &claims[i])) known++;
    if (known == count) return true;
    erg_claim *copies = base_arena_array(arena, known, sizeof *copies);
    if (!copies) return false;
    *out = copies;
    *out_count = known;
    for (size_t i = 0; i < count; i++)
        if (graph_claim_known(r, &claims[i])) *copies++ = claims[i];
    return true;
}

static bool in_force(const graph_resolution *found, bool event, erg_date as_of)
{
    if (as_of == 0) return true;
    base_day day = base_date_last(as_of);
    if (found->start != 0 && base_date_first(found->start) > day) return false;
    return event || found->end == 0 || base_date_last(found->end) >= day;
}

graph_fate graph_relation_fate(const graph_resolution *found,
                               const erg_relation *relation, bool event, erg_date as_of,
                               bool possible)
{
    bool sourced = relation->claim_count > 0;
    if (sourced && found->known == 0) return GRAPH_FATE_NOT_KNOWN;
    if (!in_force(found, event, as_of)) return GRAPH_FATE_NOT_IN_FORCE;
    if (sourced && found->usable == 0) return GRAPH_FATE_UNUSABLE;
    if (found->possible && !possible) return GRAPH_FATE_POSSIBLE;
    return GRAPH_FATE_KEPT;
}
