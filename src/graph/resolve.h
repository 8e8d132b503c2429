/* Resolving: which claims are known and usable, and what they come to.
 *
 * Usable is a claim that is neither denied nor retracted. What a record states itself
 * wins; a field that it does not state comes from the claim that the policy picks among
 * those that state it: among firm claims (reported, confirmed) first, among possible ones
 * only where no firm one states the field, so that a plan never displaces a fact. */
#ifndef GRAPH_RESOLVE_H
#define GRAPH_RESOLVE_H

#include "base/arena.h"
#include "graph/policy.h"
#include "graph/size.h"

typedef struct graph_resolver {
    const erg_dataset *dataset;
    const graph_policy *policy;
    base_day known_day; /* last day of known-by; BASE_DAY_LAST: everything is known */
    graph_candidate *candidates; /* of the record resolved last, in canonical order */
    size_t candidate_count, candidate_capacity;
    graph_size *sizes;
    size_t size_capacity;
} graph_resolver;

/* Borrows dataset and policy. */
void graph_resolver_open(graph_resolver *r, const erg_dataset *dataset,
                         const graph_policy *policy, erg_date known_by);
void graph_resolver_close(graph_resolver *r);

bool graph_claim_known(const graph_resolver *r, const erg_claim *claim);
bool graph_claim_usable(const graph_resolver *r, const erg_claim *claim);

/* Fills r->candidates with the usable ones of these claims. False when memory runs out.
 */
bool graph_gather(graph_resolver *r, const erg_claim *claims, size_t count);

/* A relation as its known claims have it. */
typedef struct graph_resolution {
    size_t known, usable; /* claims */
    bool possible;        /* there are usable claims, and all are possible */
    erg_date start, end;
    const char *label;
    const erg_amount *amount; /* a round's total only where nothing else is stated */
    double usd;               /* of an own amount with a currency and a rate, else NAN */
    double share;
    const erg_claim
        *used; /* gives the own amount, else the policy's pick of all; or NULL */
    bool amounts_differ, shares_differ;
} graph_resolution;

/* False when memory runs out. O(n log n) in the relation's claims. */
bool graph_resolve(graph_resolution *out, graph_resolver *r,
                   const erg_relation *relation);

/* The entity's own attrs and, for every key that they do not have, the value of the claim
 * that the policy picks. New memory only where claims add something. */
bool graph_resolve_attrs(const erg_value **out, base_arena *arena, graph_resolver *r,
                         const erg_entity *entity);

/* The claims known: those given where all are, else copies in the arena. */
bool graph_known_claims(const erg_claim **out, size_t *out_count, base_arena *arena,
                        const graph_resolver *r, const erg_claim *claims, size_t count);

/* What becomes of a relation. */
typedef enum graph_fate {
    GRAPH_FATE_KEPT,
    GRAPH_FATE_NOT_KNOWN,    /* every claim was asserted later */
    GRAPH_FATE_NOT_IN_FORCE, /* on the day asked for */
    GRAPH_FATE_UNUSABLE,     /* every known claim is denied or retracted */
    GRAPH_FATE_POSSIBLE /* every usable claim is possible, and `possible` was not asked */
} graph_fate;

/* as_of 0: in force at every time. `event`: it happens at its start, and what it made
 * stays, so its end is not read. */
graph_fate graph_relation_fate(const graph_resolution *found,
                               const erg_relation *relation, bool event, erg_date as_of,
                               bool possible);

#endif
