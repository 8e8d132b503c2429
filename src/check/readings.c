#include "check/readings.h"

#include <math.h>
#include <string.h>

#include "base/buffer.h"
#include "graph/policy.h"

/* --- the copy --- */

bool check_copy_open(check_copy *copy, base_arena *arena, const erg_dataset *dataset)
{
    size_t n = dataset->relation_count;
    *copy = (check_copy){.dataset = *dataset};
    copy->relations = base_arena_array(arena, n, sizeof *copy->relations);
    copy->changed = base_arena_array(arena, n, sizeof *copy->changed);
    if (!copy->relations || !copy->changed) return false;
    if (n > 0) memcpy(copy->relations, dataset->relations, n * sizeof *copy->relations);
    copy->dataset.relations = copy->relations;
    copy->dataset.recorded = NULL;
    copy->dataset.memory = NULL;
    return true;
}

void check_copy_close(check_copy *copy)
{
    base_arena_free(&copy->claims);
}

static void restore(check_copy *copy, const erg_dataset *dataset)
{
    for (size_t i = 0; i < copy->changed_count; i++)
        copy->relations[copy->changed[i]] = dataset->relations[copy->changed[i]];
    copy->changed_count = 0;
    base_arena_reset(&copy->claims);
}

/* The relation with some claims retracted; one without claims gets a retracted one, and
 * is left out by it. */
typedef bool (*drops_fn)(const erg_claim *claim, const erg_reading *reading);

static bool retract(check_copy *copy, uint32_t at, const erg_relation *was,
                    const erg_reading *reading, drops_fn drops)
{
    size_t n = was->claim_count > 0 ? was->claim_count : 1;
    erg_claim *claims = base_arena_array(&copy->claims, n, sizeof *claims);
    if (!claims) return false;
    if (was->claim_count > 0)
        memcpy(claims, was->claims, n * sizeof *claims);
    else
        claims[0] = (erg_claim){.document = ERG_NONE, .confidence = 1, .share = NAN};
    for (size_t i = 0; i < n; i++)
        if (was->claim_count == 0 || drops(&was->claims[i], reading))
            claims[i].status = ERG_STATUS_RETRACTED;
    copy->relations[at].claims = claims;
    copy->relations[at].claim_count = n;
    copy->changed[copy->changed_count++] = at;
    return true;
}

/* --- what each kind leaves out --- */

static bool drops_all(const erg_claim *claim, const erg_reading *reading)
{
    (void)claim;
    (void)reading;
    return true;
}

static bool drops_document(const erg_claim *claim, const erg_reading *reading)
{
    return claim->document == reading->document;
}

static bool drops_claim(const erg_claim *claim, const erg_reading *reading)
{
    return claim == reading->claim;
}

static bool cites(const erg_relation *r, const erg_reading *reading)
{
    for (size_t i = 0; i < r->claim_count; i++)
        if (drops_document(&r->claims[i], reading)) return true;
    return false;
}

static bool is_left_out(const erg_edge *edge, const erg_relation *r,
                        const erg_reading *reading)
{
    switch (reading->kind) {
    case ERG_READING_WITHOUT_DISPUTED: return edge->disputed;
    case ERG_READING_WITHOUT_UNSOURCED: return r->claim_count == 0;
    case ERG_READING_WITHOUT_DOCUMENT: return cites(r, reading);
    case ERG_READING_WITHOUT_CLAIM: return edge->relation_index == reading->relation;
    case ERG_READING_POLICY: break;
    }
    return false;
}

bool check_readings_apply(check_copy *copy, bool *changes, const erg_reading *reading,
                          const erg_snapshot *base)
{
    const erg_dataset *d = base->dataset;
    drops_fn drops = reading->kind == ERG_READING_WITHOUT_DOCUMENT ? drops_document
                     : reading->kind == ERG_READING_WITHOUT_CLAIM  ? drops_claim
                                                                   : drops_all;
    restore(copy, d);
    *changes = reading->kind == ERG_READING_POLICY;
    for (uint32_t e = 0; e < base->edge_count; e++) {
        const erg_edge *edge = &base->edges[e];
        const erg_relation *r = &d->relations[edge->relation_index];
        if (!is_left_out(edge, r, reading)) continue;
        *changes = true;
        if (!retract(copy, edge->relation_index, r, reading, drops)) return false;
    }
    return true;
}

/* --- which there are --- */

static bool states_size(const erg_claim *claim)
{
    bool own = claim->amount && claim->amount->basis == ERG_BASIS_OWN;
    bool usable =
        claim->status != ERG_STATUS_DENIED && claim->status != ERG_STATUS_RETRACTED;
    return usable && (own || !isnan(claim->share));
}

/* Its id: of a claim the number among those of its relation. */
static bool name_reading(erg_reading *reading, base_arena *arena, const erg_dataset *d)
{
    base_buffer id = {0};
    switch (reading->kind) {
    case ERG_READING_POLICY:
        base_buffer_format(&id, "resolve:%s", reading->policy);
        break;
    case ERG_READING_WITHOUT_DISPUTED: base_buffer_add(&id, "without-disputed"); break;
    case ERG_READING_WITHOUT_UNSOURCED: base_buffer_add(&id, "without-unsourced"); break;
    case ERG_READING_WITHOUT_DOCUMENT:
        base_buffer_add(&id, "without-document:");
        base_buffer_add(&id, d->documents[reading->document].id);
        break;
    case ERG_READING_WITHOUT_CLAIM:
        base_buffer_add(&id, "without-claim:");
        base_buffer_add(&id, d->relations[reading->relation].id);
        base_buffer_format(
            &id, ":%zu",
            (size_t)(reading->claim - d->relations[reading->relation].claims) + 1);
        break;
    }
    if (!id.failed) reading->id = base_arena_text(arena, id.data, id.length);
    base_buffer_free(&id);
    return reading->id != NULL;
}

static void add_claims(erg_reading *readings, size_t *count, const erg_snapshot *base)
{
    for (uint32_t e = 0; e < base->edge_count; e++) {
        const erg_edge *edge = &base->edges[e];
        const erg_relation *r = &base->dataset->relations[edge->relation_index];
        for (size_t i = 0; edge->disputed && i < r->claim_count; i++)
            if (states_size(&r->claims[i]))
                readings[(*count)++] = (erg_reading){.kind = ERG_READING_WITHOUT_CLAIM,
                                                     .relation = edge->relation_index,
                                                     .claim = &r->claims[i]};
    }
}

erg_reading *check_readings_list(size_t *count, base_arena *arena,
                                 const erg_snapshot *base)
{
    const erg_dataset *d = base->dataset;
    size_t disputed = 0;
    for (uint32_t e = 0; e < base->edge_count; e++)
        if (base->edges[e].disputed)
            disputed += d->relations[base->edges[e].relation_index].claim_count;
    size_t most = graph_policy_count + 2 + d->document_count + disputed;
    erg_reading *readings = base_arena_array(arena, most, sizeof *readings);
    *count = 0;
    if (!readings) return NULL;
    for (size_t i = 0; i < graph_policy_count; i++)
        if (strcmp(graph_policies[i].name, base->resolve) != 0)
            readings[(*count)++] = (erg_reading){.kind = ERG_READING_POLICY,
                                                 .policy = graph_policies[i].name};
    readings[(*count)++] = (erg_reading){.kind = ERG_READING_WITHOUT_DISPUTED};
    readings[(*count)++] = (erg_reading){.kind = ERG_READING_WITHOUT_UNSOURCED};
    for (uint32_t i = 0; i < d->document_count; i++)
        readings[(*count)++] =
            (erg_reading){.kind = ERG_READING_WITHOUT_DOCUMENT, .document = i};
    add_claims(readings, count, base);
    for (size_t i = 0; i < *count; i++)
        if (!name_reading(&readings[i], arena, d)) return NULL;
    return readings;
}
