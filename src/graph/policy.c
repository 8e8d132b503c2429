#include "graph/policy.h"

#include <string.h>

static int by_confidence(const graph_candidate *a, const graph_candidate *b)
{
    double x = a->claim->confidence;
    double y = b->claim->confidence;
    return (x < y) - (x > y);
}

static int by_latest(const graph_candidate *a, const graph_candidate *b)
{
    return (a->day < b->day) - (a->day > b->day);
}

/* Documents are sorted by id, and ERG_NONE is greater than every index. */
static int by_document(const graph_candidate *a, const graph_candidate *b)
{
    uint32_t x = a->claim->document;
    uint32_t y = b->claim->document;
    return (x > y) - (x < y);
}

int graph_order_confident(const graph_candidate *a, const graph_candidate *b)
{
    int order = by_confidence(a, b);
    if (order == 0) order = by_latest(a, b);
    return order != 0 ? order : by_document(a, b);
}

static int order_latest(const graph_candidate *a, const graph_candidate *b)
{
    int order = by_latest(a, b);
    if (order == 0) order = by_confidence(a, b);
    return order != 0 ? order : by_document(a, b);
}

static int order_earliest(const graph_candidate *a, const graph_candidate *b)
{
    int order = by_latest(b, a);
    if (order == 0) order = by_confidence(a, b);
    return order != 0 ? order : by_document(a, b);
}

const graph_policy graph_policies[] = {
    {"confident", "highest confidence, then latest, then first by document id",
     graph_order_confident, GRAPH_SIZE_IN_ORDER},
    {"latest", "asserted last, then highest confidence", order_latest,
     GRAPH_SIZE_IN_ORDER},
    {"earliest", "asserted first (undated is oldest), then highest confidence",
     order_earliest, GRAPH_SIZE_IN_ORDER},
    {"max", "largest amount and share, the rest as confident", graph_order_confident,
     GRAPH_SIZE_GREATEST},
    {"min", "smallest amount and share, the rest as confident", graph_order_confident,
     GRAPH_SIZE_LEAST},
    {"median", "lower middle of amounts and of shares, the rest as confident",
     graph_order_confident, GRAPH_SIZE_LOWER_MIDDLE},
};
const size_t graph_policy_count = sizeof graph_policies / sizeof graph_policies[0];

const graph_policy *graph_policy_find(const char *name)
{
    if (!name) return &graph_policies[0];
    for (size_t i = 0; i < graph_policy_count; i++)
        if (strcmp(name, graph_policies[i].name) == 0) return &graph_policies[i];
    return NULL;
}
