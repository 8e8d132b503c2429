/* Weights of relations: a table of rules; `erg list weights` reads it. */
#ifndef GRAPH_WEIGHT_H
#define GRAPH_WEIGHT_H

#include "graph/resolve.h"
#include "model/builder.h"

/* Weights outside these bounds are refused: within them no sum of weights, no distance
 * (1 / strength) and no product of two leaves the range of doubles. */
#define GRAPH_WEIGHT_LEAST MODEL_WEIGHT_LEAST
#define GRAPH_WEIGHT_MOST MODEL_WEIGHT_MOST

/* What it means that a rule gives a relation no weight. */
typedef enum graph_unweighed {
    GRAPH_UNWEIGHED_LEFT_OUT,
    GRAPH_UNWEIGHED_ERROR
} graph_unweighed;

typedef struct graph_weight_rule {
    const char *name;
    const char *summary;
    /* NAN: none. */
    double (*weigh)(const erg_relation *relation, const graph_resolution *found);
    graph_unweighed unweighed;
} graph_weight_rule;

/* The first one is the default. */
extern const graph_weight_rule graph_weight_rules[];
extern const size_t graph_weight_rule_count;

/* The default for NULL; NULL where the name is none. */
const graph_weight_rule *graph_weight_rule_find(const char *name);

/* NAN in *out: the relation is left out. */
erg_code graph_weigh(double *out, const graph_weight_rule *rule,
                     const erg_relation *relation, const graph_resolution *found,
                     erg_error *err);

#endif
