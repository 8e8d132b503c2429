#include "graph/weight.h"

#include <math.h>
#include <string.h>

#include "base/fail.h"

/* Dollars count by their magnitude, so that one huge deal does not flatten all others; a
 * relation without any claim has the default confidence. */
static double log_amount(const erg_relation *relation, const graph_resolution *found)
{
    double confidence = found->used ? found->used->confidence : 1;
    if (!isnan(relation->weight)) return relation->weight;
    if (isnan(found->usd)) return confidence;
    return confidence * (1 + log10(1 + found->usd / 1e6));
}

static double uniform(const erg_relation *relation, const graph_resolution *found)
{
    (void)relation;
    (void)found;
    return 1;
}

static double count(const erg_relation *relation, const graph_resolution *found)
{
    (void)relation;
    return found->usable > 1 ? (double)found->usable : 1;
}

/* A weight is > 0: nothing paid is no tie. */
static double amount(const erg_relation *relation, const graph_resolution *found)
{
    (void)relation;
    return found->usd > 0 ? found->usd : NAN;
}

static double explicit_weight(const erg_relation *relation, const graph_resolution *found)
{
    (void)found;
    return relation->weight;
}

const graph_weight_rule graph_weight_rules[] = {
    {"log-amount",
     "confidence * (1 + log10(1 + usd / 1e6)); confidence alone where no amount is "
     "known; "
     "the relation's own weight where it has one",
     log_amount, GRAPH_UNWEIGHED_LEFT_OUT},
    {"uniform", "1", uniform, GRAPH_UNWEIGHED_LEFT_OUT},
    {"count", "usable claims, at least 1", count, GRAPH_UNWEIGHED_LEFT_OUT},
    {"amount", "US dollars; relations without are left out", amount,
     GRAPH_UNWEIGHED_LEFT_OUT},
    {"explicit", "the relation's own weight; a missing one is an error", explicit_weight,
     GRAPH_UNWEIGHED_ERROR},
};
const size_t graph_weight_rule_count =
    sizeof graph_weight_rules / sizeof graph_weight_rules[0];

const graph_weight_rule *graph_weight_rule_find(const char *name)
{
    if (!name) return &graph_weight_rules[0];
    for (size_t i = 0; i < graph_weight_rule_count; i++)
        if (strcmp(name, graph_weight_rules[i].name) == 0) return &graph_weight_rules[i];
    return NULL;
}

erg_code graph_weigh(double *out, const graph_weight_rule *rule,
                     const erg_relation *relation, const graph_resolution *found,
                     erg_error *err)
{
    double weight = rule->weigh(relation, found);
    *out = weight;
    if (isnan(weight)) {
        if (rule->unweighed == GRAPH_UNWEIGHED_LEFT_OUT) return ERG_OK;
        return base_fail(err, ERG_EDATA,
                         "relation '%.80s' has no weight of its own, "
                         "wanted one by the weight rule '%s'",
                         relation->id, rule->name);
    }
    if (weight >= GRAPH_WEIGHT_LEAST && weight <= GRAPH_WEIGHT_MOST) return ERG_OK;
    return base_fail(err, ERG_ELIMIT,
                     "relation '%.80s' has the weight %.6g, wanted %g to %g",
                     relation->id, weight, GRAPH_WEIGHT_LEAST, GRAPH_WEIGHT_MOST);
}
