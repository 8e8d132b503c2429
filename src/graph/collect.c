/* From relations to weighted links, and from links to edges. */
#include <math.h>
#include <stdlib.h>

#include "base/fail.h"
#include "graph/making.h"
#include "model/vocabulary.h"

static void count_left_out(erg_snapshot *s, graph_fate fate)
{
    if (fate == GRAPH_FATE_UNUSABLE) s->left_out_unusable++;
    if (fate == GRAPH_FATE_POSSIBLE) s->left_out_possible++;
}

/* The weight from claims, NAN where the relation is left out. */
static erg_code weigh(double *weight, graph_making *m, const erg_relation *relation,
                      bool event, erg_error *err)
{
    graph_resolution found;
    const graph_settings *s = &m->settings;
    *weight = NAN;
    if (!graph_resolve(&found, &m->resolver, relation)) return base_fail_memory(err);
    graph_fate fate = graph_relation_fate(&found, relation, event, s->as_of, s->possible);
    count_left_out(m->snapshot, fate);
    if (fate != GRAPH_FATE_KEPT) return ERG_OK;
    erg_code code = graph_weigh(weight, s->rule, relation, &found, err);
    if (code == ERG_OK && isnan(*weight)) m->snapshot->left_out_no_amount++;
    return code;
}

static erg_code collect_link(graph_making *m, uint32_t index, erg_error *err)
{
    const erg_dataset *d = m->settings.dataset;
    const erg_relation *relation = &d->relations[index];
    graph_link link = {.relation = index,
                       .source = relation->source,
                       .target = relation->target,
                       .directed = relation->directed};
    erg_code code = ERG_OK;
    if (m->settings.as_recorded) {
        code = graph_recorded_link(&link, d, index, err);
    } else {
        bool event = model_relation_is_event(relation->relation);
        code = weigh(&link.weight, m, relation, event, err);
    }
    if (code != ERG_OK || isnan(link.weight)) return code;
    if (graph_settings_want(&m->settings, relation, graph_family(d, index)))
        m->links[m->link_count++] = link;
    return ERG_OK;
}

erg_code graph_collect_links(graph_making *m, erg_error *err)
{
    const erg_dataset *d = m->settings.dataset;
    m->links = malloc((d->relation_count + 1) * sizeof *m->links);
    if (!m->links) return base_fail_memory(err);
    for (uint32_t i = 0; i < d->relation_count; i++) {
        erg_code code = collect_link(m, i, err);
        if (code != ERG_OK) return code;
    }
    return ERG_OK;
}

bool graph_fill_edge(erg_edge *edge, graph_making *m, const graph_link *link)
{
    const erg_dataset *d = m->settings.dataset;
    const erg_relation *relation = &d->relations[link->relation];
    graph_resolution found;
    base_arena *arena = graph_snapshot_arena(m->snapshot);
    if (!graph_resolve(&found, &m->resolver, relation)) return false;
    *edge = (erg_edge){.id = relation->id,
                       .relation = relation->relation,
                       .family = graph_family(d, link->relation),
                       .relation_index = link->relation,
                       .directed = relation->directed,
                       .disputed = found.amounts_differ || found.shares_differ,
                       .possible = found.possible,
                       .weight = link->weight,
                       .start = found.start,
                       .end = found.end,
                       .label = found.label,
                       .amount = found.amount,
                       .share = found.share,
                       .attrs = relation->attrs,
                       .used = found.used};
    if (m->settings.as_recorded) graph_recorded_edge(edge, d, link->relation);
    size_t count = 0;
    bool fine = graph_known_claims(&edge->claims, &count, arena, &m->resolver,
                                   relation->claims, relation->claim_count);
    edge->claim_count = (uint32_t)count;
    return fine;
}
