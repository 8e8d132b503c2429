/* Records of one id, sorted and gathered: what documents, entities and relations are
 * finished with. */
#include <stdlib.h>
#include <string.h>

#include "model/canonical.h"
#include "model/records.h"

model_key *model_sorted_keys(size_t *n, const model_list *list, size_t size)
{
    model_key *keys = malloc((list->count + 1) * sizeof *keys);
    *n = 0;
    for (size_t i = 0; keys && i < list->count; i++) {
        const void *record = (const char *)list->items + i * size;
        const char *id = *(const char *const *)record;
        if (id) keys[(*n)++] = (model_key){.id = id, .index = (uint32_t)i};
    }
    if (keys) model_order(keys, *n);
    return keys;
}

erg_code model_merge_runs(model_builder *b, model_key *keys, size_t *n,
                          model_merge *merge, erg_error *err)
{
    size_t kept = 0;
    for (size_t from = 0; from < *n;) {
        size_t to = model_order_run(keys, *n, from);
        erg_code code = ERG_OK;
        if (to - from > 1) code = merge(b, &keys[from], to - from, err);
        if (code != ERG_OK) return code;
        keys[kept++] = keys[from];
        from = to;
    }
    *n = kept;
    return ERG_OK;
}

/* The records move within their own memory, along the circles of who takes whose place.
 */
static void *gather_in_place(model_list *list, size_t size, const model_key *keys)
{
    char *records = list->items, *held = malloc(size);
    unsigned char *done = calloc(list->count / 8 + 1, 1);
    for (size_t first = 0; held && done && first < list->count; first++) {
        size_t at = first;
        if (done[first / 8] >> (first % 8) & 1) continue;
        memcpy(held, records + first * size, size);
        for (size_t from = keys[at].index; from != first; from = keys[at].index) {
            memcpy(records + at * size, records + from * size, size);
            done[at / 8] |= (unsigned char)(1U << (at % 8));
            at = from;
        }
        memcpy(records + at * size, held, size);
        done[at / 8] |= (unsigned char)(1U << (at % 8));
    }
    bool failed = !held || !done;
    free(held);
    free(done);
    if (failed) return NULL;
    list->items = NULL;
    void *fitting = realloc(records, list->count * size);
    return fitting ? fitting : records;
}

void *model_gather(model_list *list, size_t size, const model_key *keys, size_t n)
{
    if (n > 0 && n == list->count) return gather_in_place(list, size, keys);
    char *records = malloc((n + 1) * size);
    for (size_t i = 0; records && i < n; i++)
        memcpy(records + i * size, (const char *)list->items + keys[i].index * size,
               size);
    free(list->items);
    list->items = NULL;
    return records;
}

const erg_origin *model_gather_origins(model_builder *b, const model_list *list,
                                       const model_key *keys, size_t n)
{
    if (!b->keeps_origins) return NULL;
    erg_origin *origins = base_arena_array(&b->arena, n, sizeof *origins);
    for (size_t i = 0; origins && i < n; i++) {
        const model_origin *from = &list->origins[keys[i].index];
        origins[i] = (erg_origin){from->input, from->line, from->column};
    }
    return origins;
}

static int compare_claims(const void *a, const void *b)
{
    return model_claim_compare(a, b);
}

void model_tidy_claims(const model_finishing *f, const erg_claim *claims, size_t *n)
{
    erg_claim *own = (erg_claim *)claims;
    size_t kept = 0;
    for (size_t i = 0; i < *n; i++)
        if (own[i].document != ERG_NONE)
            own[i].document = f->document_at[own[i].document];
    if (*n < 2) return;
    qsort(own, *n, sizeof *own, compare_claims);
    for (size_t i = 0; i < *n; i++) {
        bool again = kept > 0 && model_claim_compare(&own[kept - 1], &own[i]) == 0;
        if (again && own[i].confidence_stated) own[kept - 1].confidence_stated = true;
        if (!again) own[kept++] = own[i];
    }
    *n = kept;
}
