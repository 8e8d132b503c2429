#include "measure/rank.h"

#include <math.h>
#include <stdlib.h>

#include "base/number.h"

enum { DIGITS = 12 };

#define NOTHING 1e-12
#define SAME 1e-13

typedef struct entry {
    double value;
    uint32_t node;
} entry;

static int by_value(const void *left, const void *right)
{
    const entry *a = left, *b = right;
    if (a->value != b->value) return a->value < b->value ? -1 : 1;
    return a->node < b->node ? -1 : a->node > b->node;
}

static uint32_t list_defined(entry *list, const double *values, uint32_t count)
{
    uint32_t used = 0;
    for (uint32_t v = 0; v < count; v++)
        if (!isnan(values[v])) list[used++] = (entry){values[v], v};
    return used;
}

/* Whole numbers of few digits, the most frequent values, are what they are. */
static double shown(double value)
{
    if (value == trunc(value) && fabs(value) < 1e12) return value;
    return base_number_round(value, DIGITS);
}

/* list is sorted; groups are measured from their first, so that none can creep. */
static void round_list(entry *list, uint32_t count)
{
    double nothing = count > 0 ? list[count - 1].value * NOTHING : 0;
    for (uint32_t i = 0; i < count;) {
        double first = list[i].value;
        double value = first < nothing ? 0 : shown(first);
        double end = first < nothing ? nothing : first * (1 + SAME);
        /* The first itself always belongs. */
        do
            list[i++].value = value;
        while (i < count &&
               (first < nothing ? list[i].value < end : list[i].value <= end));
    }
}

static void rank_list(uint32_t *ranks, const entry *list, uint32_t count,
                      measure_order order)
{
    for (uint32_t i = 0; i < count; i++) {
        uint32_t at = order == MEASURE_HIGHEST_FIRST ? count - 1 - i : i;
        uint32_t before = order == MEASURE_HIGHEST_FIRST ? at + 1 : at - 1;
        bool equal = i > 0 && list[before].value == list[at].value;
        ranks[list[at].node] = equal ? ranks[list[before].node] : i + 1;
    }
}

bool measure_round_and_rank(double *values, uint32_t *ranks, uint32_t count,
                            measure_order order)
{
    entry *list = malloc(((size_t)count + 1) * sizeof *list);
    if (!list) return false;
    uint32_t defined = list_defined(list, values, count);
    qsort(list, defined, sizeof *list, by_value);
    round_list(list, defined);
    for (uint32_t i = 0; i < defined; i++)
        values[list[i].node] = list[i].value;
    for (uint32_t v = 0; ranks && v < count; v++)
        ranks[v] = 0;
    if (ranks) rank_list(ranks, list, defined, order);
    free(list);
    return true;
}
