#include <stdlib.h>
#include <string.h>

#include "model/records.h"

struct rate {
    erg_rate rate;
    model_origin origin;
};

static int compare_rates(const void *a, const void *b)
{
    const erg_rate *x = &((const struct rate *)a)->rate;
    const erg_rate *y = &((const struct rate *)b)->rate;
    int order = strcmp(x->currency, y->currency);
    if (order == 0) order = (x->date > y->date) - (x->date < y->date);
    if (order == 0) order = (x->usd > y->usd) - (x->usd < y->usd);
    if (order == 0) order = (x->document > y->document) - (x->document < y->document);
    return order;
}

static erg_code take_rates(const model_finishing *f, erg_rate *rates, size_t *count,
                           struct rate *sorted, size_t n)
{
    qsort(sorted, n, sizeof *sorted, compare_rates);
    for (size_t i = 0; i < n; i++) {
        const struct rate *now = &sorted[i];
        const struct rate *before = i > 0 ? &sorted[i - 1] : NULL;
        if (before && compare_rates(before, now) == 0) continue;
        if (before && strcmp(before->rate.currency, now->rate.currency) == 0 &&
            before->rate.date == now->rate.date && before->rate.usd != now->rate.usd)
            return base_fail_at(
                f->err, ERG_EDATA, model_place(f->b, &now->origin),
                "the rate of %s at this date differs from that in %s", now->rate.currency,
                model_show_place(model_place(f->b, &before->origin)).text);
        rates[(*count)++] = now->rate;
    }
    return ERG_OK;
}

/* One rate a currency and date, whatever number of documents state it. */
erg_code model_finish_rates(model_finishing *f)
{
    size_t n = f->b->rates.count;
    const erg_rate *records = f->b->rates.items;
    erg_rate *rates = calloc(n + 1, sizeof *rates);
    struct rate *sorted = calloc(n + 1, sizeof *sorted);
    erg_code code = ERG_OK;
    f->d->memory->rates = rates;
    f->d->rates = rates;
    if (!rates || !sorted) code = base_fail_memory(f->err);
    for (size_t i = 0; i < n && code == ERG_OK; i++) {
        sorted[i] = (struct rate){records[i], f->b->rates.origins[i]};
        if (records[i].document != ERG_NONE)
            sorted[i].rate.document = f->document_at[records[i].document];
    }
    if (code == ERG_OK) code = take_rates(f, rates, &f->d->rate_count, sorted, n);
    free(sorted);
    return code;
}
