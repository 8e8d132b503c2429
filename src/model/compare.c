#include <math.h>
#include <string.h>

#include "model/canonical.h"
#include "model/value.h"

/* Absent text sorts first. */
static int compare_text(const char *a, const char *b)
{
    if (!a || !b) return (a != NULL) - (b != NULL);
    return strcmp(a, b);
}

/* Absent numbers (NAN) sort first. */
static int compare_numbers(double a, double b)
{
    if (isnan(a) || isnan(b)) return (int)isnan(b) - (int)isnan(a);
    return (a > b) - (a < b);
}

static int compare_integers(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int compare_amounts(const erg_amount *a, const erg_amount *b)
{
    if (!a || !b) return (a != NULL) - (b != NULL);
    int order = compare_numbers(a->value, b->value);
    if (order == 0) order = compare_numbers(a->low, b->low);
    if (order == 0) order = compare_numbers(a->high, b->high);
    if (order == 0) order = strcmp(a->currency, b->currency);
    if (order == 0) order = compare_integers(a->bound, b->bound);
    if (order == 0) order = compare_integers(a->basis, b->basis);
    return order;
}

int model_claim_compare(const erg_claim *a, const erg_claim *b)
{
    int order = compare_integers(a->document, b->document);
    if (order == 0) order = compare_text(a->locator, b->locator);
    if (order == 0) order = compare_text(a->by, b->by);
    if (order == 0) order = compare_text(a->key, b->key);
    if (order == 0) order = model_value_compare(a->value, b->value);
    if (order == 0) order = compare_integers(a->start, b->start);
    if (order == 0) order = compare_integers(a->end, b->end);
    if (order == 0) order = compare_text(a->label, b->label);
    if (order == 0) order = compare_amounts(a->amount, b->amount);
    if (order == 0) order = compare_numbers(a->share, b->share);
    if (order == 0) order = compare_numbers(a->confidence, b->confidence);
    if (order == 0) order = compare_integers(a->status, b->status);
    if (order == 0) order = compare_integers(a->asserted, b->asserted);
    if (order == 0) order = compare_text(a->note, b->note);
    return order;
}

static int compare_claims(const erg_relation *a, const erg_relation *b)
{
    for (size_t i = 0; i < a->claim_count && i < b->claim_count; i++) {
        int order = model_claim_compare(&a->claims[i], &b->claims[i]);
        if (order != 0) return order;
    }
    return compare_integers((int64_t)a->claim_count, (int64_t)b->claim_count);
}

int model_relation_compare(const erg_relation *a, const erg_relation *b)
{
    int order = compare_integers(a->source, b->source);
    if (order == 0) order = compare_integers(a->target, b->target);
    if (order == 0) order = compare_text(a->relation, b->relation);
    if (order == 0) order = compare_text(a->label, b->label);
    if (order == 0) order = compare_integers(a->directed, b->directed);
    if (order == 0) order = compare_integers(a->start, b->start);
    if (order == 0) order = compare_integers(a->end, b->end);
    if (order == 0) order = compare_numbers(a->weight, b->weight);
    if (order == 0) order = model_value_compare(a->attrs, b->attrs);
    if (order == 0) order = compare_claims(a, b);
    return order;
}
