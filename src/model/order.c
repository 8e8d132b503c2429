#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "model/records.h"

static int compare_keys(const void *a, const void *b)
{
    const model_key *x = a;
    const model_key *y = b;
    if (x->prefix != y->prefix) return x->prefix < y->prefix ? -1 : 1;
    int order = strcmp(x->id, y->id);
    if (order != 0) return order;
    return (x->index > y->index) - (x->index < y->index);
}

/* Bytes that all ids have in common in front. */
static size_t common_prefix(const model_key *keys, size_t n)
{
    size_t common = n > 0 ? strlen(keys[0].id) : 0;
    for (size_t i = 1; i < n && common > 0; i++) {
        size_t same = 0;
        while (same < common && keys[i].id[same] == keys[0].id[same])
            same++;
        common = same;
    }
    return common;
}

/* Up to eight bytes as one number that compares like the bytes. */
static uint64_t prefix_of(const char *text)
{
    uint64_t prefix = 0;
    for (int shift = 56; shift >= 0 && *text; shift -= 8)
        prefix |= (uint64_t)(unsigned char)*text++ << shift;
    return prefix;
}

/* Comparing numbers first keeps most comparisons away from the texts, which are scattered
 * in memory; files that erg wrote are sorted already. */
void model_order(model_key *keys, size_t n)
{
    size_t common = common_prefix(keys, n);
    for (size_t i = 0; i < n; i++)
        keys[i].prefix = prefix_of(keys[i].id + common);
    size_t sorted = 1;
    while (sorted < n && compare_keys(&keys[sorted - 1], &keys[sorted]) < 0)
        sorted++;
    if (sorted < n) qsort(keys, n, sizeof *keys, compare_keys);
}

size_t model_order_run(const model_key *keys, size_t n, size_t from)
{
    size_t to = from + 1;
    while (to < n && keys[to].prefix == keys[from].prefix &&
           strcmp(keys[to].id, keys[from].id) == 0)
        to++;
    return to;
}

bool model_order_has(const model_key *keys, size_t n, const char *id)
{
    size_t low = 0;
    size_t high = n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(keys[middle].id, id);
        if (order == 0) return true;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

const char *model_order_nearest(const model_key *keys, size_t n, const char *id)
{
    if (n > MODEL_SUGGEST_MAX) return NULL;
    const char **ids = malloc((n + 1) * sizeof *ids);
    if (!ids) return NULL; /* a suggestion is lost, no more */
    for (size_t i = 0; i < n; i++)
        ids[i] = keys[i].id;
    const char *found = base_text_nearest(id, ids, n);
    free(ids);
    return found;
}
