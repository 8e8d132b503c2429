/* A snapshot as a file states it, taken as it stands. */
#include <math.h>

#include "base/fail.h"
#include "graph/making.h"
#include "model/recorded.h"

erg_code graph_recorded_link(graph_link *link, const erg_dataset *dataset,
                             uint32_t relation, erg_error *err)
{
    double weight = dataset->recorded->edges[relation].weight;
    link->weight = weight;
    if (weight >= GRAPH_WEIGHT_LEAST && weight <= GRAPH_WEIGHT_MOST) return ERG_OK;
    if (isnan(weight))
        return base_fail(err, ERG_EDATA, "edge '%.80s' of the snapshot has no weight",
                         dataset->relations[relation].id);
    return base_fail(err, ERG_ELIMIT, "edge '%.80s' has the weight %.6g, wanted %g to %g",
                     dataset->relations[relation].id, weight, GRAPH_WEIGHT_LEAST,
                     GRAPH_WEIGHT_MOST);
}

/* The file does not say which claim was used; that stays as the policy it names picks it.
 */
void graph_recorded_edge(erg_edge *edge, const erg_dataset *dataset, uint32_t relation)
{
    const erg_recorded_edge *recorded = &dataset->recorded->edges[relation];
    edge->disputed = recorded->disputed;
    edge->possible = recorded->possible;
    edge->start = recorded->start;
    edge->end = recorded->end;
    edge->label = recorded->label;
    edge->amount = recorded->amount;
    edge->share = recorded->share;
    edge->merged = recorded->merged;
    edge->merged_count = (uint32_t)recorded->merged_count;
    if (recorded->merged_count > 1) {
        edge->relation_index = ERG_NONE;
        edge->used = NULL;
    }
}
