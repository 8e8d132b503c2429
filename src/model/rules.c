/* What a record must keep to, taken alone. Readers that let something through are no
 * danger: nothing enters a dataset but through here. */
#include <math.h>
#include <string.h>

#include "base/date.h"
#include "base/number.h"
#include "base/text.h"
#include "model/records.h"

static erg_code check_text(base_place place, const char *field, const char *text,
                           erg_error *err)
{
    if (!text) return ERG_OK;
    size_t n = strlen(text);
    if (n > MODEL_TEXT_MAX)
        return base_fail_at(err, ERG_ELIMIT, place,
                            "%s has %zu bytes, more than the limit of %d for a text",
                            field, n, MODEL_TEXT_MAX);
    if (base_utf8_valid(text, n) != n)
        return base_fail_at(err, ERG_EDATA, place, "%s is not UTF-8", field);
    return ERG_OK;
}

bool model_is_id(const char *text, size_t most)
{
    size_t n = strlen(text);
    return n > 0 && n <= most && !base_text_has_control(text);
}

bool model_is_currency(const char *text)
{
    size_t n = 0;
    while (text[n] >= 'A' && text[n] <= 'Z')
        n++;
    return n == 3 && text[3] == '\0';
}

/* Ids, and kinds, which are part of generated ids. */
static erg_code check_id(base_place place, const char *field, const char *id, size_t most,
                         erg_error *err)
{
    if (!id) return base_fail_at(err, ERG_EDATA, place, "%s is missing", field);
    size_t n = base_text_printable(id);
    if (n > 0 && n <= most && id[n] == '\0') return ERG_OK; /* most are: one look */
    n = strlen(id);
    if (n == 0 || n > most)
        return base_fail_at(err, ERG_EDATA, place,
                            "%s '%.80s' has %zu bytes, wanted 1 to %zu", field, id, n,
                            most);
    if (base_text_has_control(id))
        return base_fail_at(err, ERG_EDATA, place,
                            "%s '%.80s' has a control character, wanted none", field, id);
    return check_text(place, field, id, err);
}

static erg_code check_kind(base_place place, const char *field, const char *kind,
                           erg_error *err)
{
    return kind ? check_id(place, field, kind, MODEL_ID_MAX, err) : ERG_OK;
}

/* A number for a message. */
struct number_text {
    char text[BASE_NUMBER_MAX];
};

static struct number_text number_text(double value)
{
    struct number_text t = {"infinity"};
    if (isfinite(value)) base_number_print(t.text, value);
    return t;
}

static erg_code check_between(base_place place, const char *field, double value,
                              double low, bool low_belongs, double high,
                              const char *wanted, erg_error *err)
{
    if (isnan(value)) return ERG_OK;
    if ((value > low || (low_belongs && value == low)) && value <= high) return ERG_OK;
    return base_fail_at(err, ERG_EDATA, place, "%s is %s, wanted %s", field,
                        number_text(value).text, wanted);
}

erg_code model_check_period(base_place place, erg_date start, erg_date end,
                            erg_error *err)
{
    char from[BASE_DATE_MAX];
    char to[BASE_DATE_MAX];
    if (start == 0 || end == 0 || base_date_first(start) <= base_date_last(end))
        return ERG_OK;
    base_date_print(from, start);
    base_date_print(to, end);
    return base_fail_at(err, ERG_EDATA, place, "end %s is before its start %s", to, from);
}

static erg_code check_value(base_place place, const char *field, const erg_value *value,
                            int depth, erg_error *err)
{
    erg_code code = ERG_OK;
    if (!value) return ERG_OK;
    if (depth > MODEL_VALUE_DEPTH_MAX)
        return base_fail_at(err, ERG_ELIMIT, place,
                            "%s is nested deeper than the limit of %d", field,
                            MODEL_VALUE_DEPTH_MAX);
    if (value->type == ERG_VALUE_NUMBER && !isfinite(value->number))
        return base_fail_at(err, ERG_EDATA, place, "%s has a number that is not finite",
                            field);
    if (value->type == ERG_VALUE_STRING)
        return check_text(place, field, value->string, err);
    for (size_t i = 0; i < value->count && code == ERG_OK; i++) {
        if (value->type == ERG_VALUE_OBJECT)
            code = check_text(place, field, value->keys[i], err);
        if (code == ERG_OK)
            code = check_value(place, field, &value->items[i], depth + 1, err);
    }
    return code;
}

static erg_code check_attrs(base_place place, const erg_value *attrs, erg_error *err)
{
    if (attrs && attrs->type != ERG_VALUE_OBJECT)
        return base_fail_at(err, ERG_EDATA, place, "attrs is no object");
    return check_value(place, "attrs", attrs, 1, err);
}

static erg_code check_currency(base_place place, const char *currency, erg_error *err)
{
    if (model_is_currency(currency)) return ERG_OK;
    return base_fail_at(err, ERG_EDATA, place,
                        "currency '%.80s' is no code, wanted three capitals such as USD",
                        currency);
}

erg_code model_check_amount(base_place place, const erg_amount *a, erg_error *err)
{
    bool has_value = !isnan(a->value);
    bool has_low = !isnan(a->low);
    bool has_high = !isnan(a->high);
    erg_code code = ERG_OK;
    if (has_value && (has_low || has_high))
        return base_fail_at(err, ERG_EDATA, place,
                            "amount states a value and a range, wanted one of the two");
    if (!has_value && (!has_low || !has_high))
        return base_fail_at(err, ERG_EDATA, place,
                            "amount states no value, wanted value, or low and high");
    const char *wanted = "0 or more";
    code = check_between(place, "amount", a->value, 0, true, HUGE_VAL, wanted, err);
    if (code == ERG_OK)
        code = check_between(place, "low", a->low, 0, true, HUGE_VAL, wanted, err);
    if (code == ERG_OK)
        code = check_between(place, "high", a->high, 0, true, HUGE_VAL, wanted, err);
    if (code != ERG_OK) return code;
    if (isinf(a->value) || isinf(a->low) || isinf(a->high))
        return base_fail_at(err, ERG_EDATA, place, "amount is not finite");
    if (has_low && a->low > a->high)
        return base_fail_at(err, ERG_EDATA, place, "low %s is above high %s",
                            number_text(a->low).text, number_text(a->high).text);
    return a->currency[0] ? check_currency(place, a->currency, err) : ERG_OK;
}

/* What claims of entities and of relations share. */
static erg_code check_claim(const model_claim_draft *c, erg_error *err)
{
    const char *texts[][2] = {{"locator", c->locator}, {"by", c->by}, {"note", c->note}};
    erg_code code = ERG_OK;
    if (c->document)
        code = check_id(c->place, "document", c->document, MODEL_ID_MAX, err);
    for (size_t i = 0; i < 3 && code == ERG_OK; i++)
        code = check_text(c->place, texts[i][0], texts[i][1], err);
    if (code == ERG_OK)
        code = check_between(c->place, "confidence", c->confidence, 0, false, 1,
                             "more than 0 and at most 1", err);
    return code;
}

static erg_code check_entity_claim(const model_claim_draft *c, erg_error *err)
{
    erg_code code = check_claim(c, err);
    if (code != ERG_OK) return code;
    if (c->has_amount || !isnan(c->share) || c->start || c->end || c->label)
        return base_fail_at(err, ERG_EDATA, c->place,
                            "a claim on an entity states key and value, nothing else");
    if (!c->key != !c->value)
        return base_fail_at(err, ERG_EDATA, c->place,
                            "a claim states a %s alone, wanted key and value",
                            c->key ? "key" : "value");
    if (c->key) code = check_id(c->place, "key", c->key, MODEL_RELATION_ID_MAX, err);
    if (code == ERG_OK) code = check_value(c->place, "value", c->value, 1, err);
    return code;
}

/* A claim's own period, and the one it makes together with what the relation states. */
static erg_code check_claim_period(const model_relation_draft *d,
                                   const model_claim_draft *c, erg_error *err)
{
    erg_code code = model_check_period(c->place, c->start, c->end, err);
    if (c->status == ERG_STATUS_DENIED || c->status == ERG_STATUS_RETRACTED) return code;
    if (code == ERG_OK && !d->start)
        code = model_check_period(c->place, c->start, d->end, err);
    if (code == ERG_OK && !d->end)
        code = model_check_period(c->place, d->start, c->end, err);
    return code;
}

static erg_code check_relation_claim(const model_relation_draft *d,
                                     const model_claim_draft *c, erg_error *err)
{
    erg_code code = check_claim(c, err);
    if (code != ERG_OK) return code;
    if (c->key || c->value)
        return base_fail_at(err, ERG_EDATA, c->place,
                            "a claim on a relation has no key and value");
    code = check_text(c->place, "label", c->label, err);
    if (code == ERG_OK) code = check_claim_period(d, c, err);
    if (code == ERG_OK && c->has_amount)
        code = model_check_amount(c->place, &c->amount, err);
    if (code == ERG_OK)
        code = check_between(c->place, "share", c->share, 0, true, 1, "0 to 1", err);
    return code;
}

erg_code model_check_title(base_place place, const char *title, erg_error *err)
{
    return check_text(place, "title", title, err);
}

erg_code model_check_document(const model_document_draft *d, erg_error *err)
{
    const char *texts[][2] = {
        {"title", d->title}, {"publisher", d->publisher}, {"url", d->url}};
    erg_code code = check_id(d->place, "id", d->id, MODEL_ID_MAX, err);
    for (size_t i = 0; i < 3 && code == ERG_OK; i++)
        code = check_text(d->place, texts[i][0], texts[i][1], err);
    return code == ERG_OK ? check_attrs(d->place, d->attrs, err) : code;
}

static erg_code check_entity(const model_entity_draft *d, erg_error *err)
{
    erg_code code = check_id(d->place, "id", d->id, MODEL_ID_MAX, err);
    if (code == ERG_OK) code = check_kind(d->place, "kind", d->kind, err);
    if (code == ERG_OK) code = check_text(d->place, "label", d->label, err);
    for (size_t i = 0; i < d->alias_count && code == ERG_OK; i++)
        code = check_text(d->place, "alias", d->aliases[i], err);
    for (size_t i = 0; i < d->same_as_count && code == ERG_OK; i++)
        code = check_id(d->place, "same_as", d->same_as[i], MODEL_RELATION_ID_MAX, err);
    if (code == ERG_OK) code = check_attrs(d->place, d->attrs, err);
    for (size_t i = 0; i < d->claim_count && code == ERG_OK; i++)
        code = check_entity_claim(&d->claims[i], err);
    return code;
}

static erg_code check_relation(const model_relation_draft *d, erg_error *err)
{
    erg_code code = ERG_OK;
    if (d->id) code = check_id(d->place, "id", d->id, MODEL_RELATION_ID_MAX, err);
    if (code == ERG_OK) code = check_id(d->place, "source", d->source, MODEL_ID_MAX, err);
    if (code == ERG_OK) code = check_id(d->place, "target", d->target, MODEL_ID_MAX, err);
    if (code == ERG_OK) code = check_kind(d->place, "relation", d->relation, err);
    if (code == ERG_OK) code = check_text(d->place, "label", d->label, err);
    if (code == ERG_OK) code = model_check_period(d->place, d->start, d->end, err);
    if (code == ERG_OK && isinf(d->weight))
        return base_fail_at(err, ERG_EDATA, d->place, "weight is not finite");
    if (code == ERG_OK)
        code = check_between(d->place, "weight", d->weight, 0, false, HUGE_VAL,
                             "more than 0", err);
    if (code == ERG_OK &&
        (d->weight < MODEL_WEIGHT_LEAST || d->weight > MODEL_WEIGHT_MOST))
        return base_fail_at(err, ERG_EDATA, d->place,
                            "weight is %s, wanted 1e-100 to 1e+100",
                            number_text(d->weight).text);
    if (code == ERG_OK) code = check_attrs(d->place, d->attrs, err);
    for (size_t i = 0; i < d->claim_count && code == ERG_OK; i++)
        code = check_relation_claim(d, &d->claims[i], err);
    return code;
}

/* Amounts are looked for by their bytes: one amount shall be the same ones always. */
static void tidy_amounts(const model_relation_draft *d)
{
    for (size_t i = 0; i < d->claim_count; i++) {
        erg_amount *amount = &d->claims[i].amount;
        erg_amount tidy;
        memset(&tidy, 0, sizeof tidy);    /* the padding, too */
        tidy.value = amount->value + 0.0; /* -0 becomes 0 */
        tidy.low = amount->low + 0.0;
        tidy.high = amount->high + 0.0;
        memcpy(tidy.currency, amount->currency, sizeof tidy.currency);
        tidy.bound = amount->bound;
        tidy.basis = amount->basis;
        memcpy(amount, &tidy, sizeof tidy);
    }
}

erg_code model_entity_draft_check(model_entity_draft *draft, erg_error *err)
{
    erg_code code = check_entity(draft, err);
    if (code != ERG_OK) return code;
    base_key_set(&draft->id_key, draft->id, strlen(draft->id));
    draft->is_checked = true;
    return ERG_OK;
}

erg_code model_relation_draft_check(model_relation_draft *draft, erg_error *err)
{
    erg_code code = check_relation(draft, err);
    if (code != ERG_OK) return code;
    base_key_set(&draft->source_key, draft->source, strlen(draft->source));
    base_key_set(&draft->target_key, draft->target, strlen(draft->target));
    tidy_amounts(draft);
    draft->is_checked = true;
    return ERG_OK;
}

erg_code model_check_rate(const model_rate_draft *d, erg_error *err)
{
    if (!d->currency)
        return base_fail_at(err, ERG_EDATA, d->place, "currency is missing");
    erg_code code = check_currency(d->place, d->currency, err);
    if (code == ERG_OK && d->date == 0)
        return base_fail_at(err, ERG_EDATA, d->place, "date is missing");
    if (code == ERG_OK && isnan(d->usd))
        return base_fail_at(err, ERG_EDATA, d->place, "usd is missing");
    if (code == ERG_OK && isinf(d->usd))
        return base_fail_at(err, ERG_EDATA, d->place, "usd is not finite");
    if (code == ERG_OK)
        code = check_between(d->place, "usd", d->usd, 0, false, HUGE_VAL, "more than 0",
                             err);
    if (code == ERG_OK && d->document)
        code = check_id(d->place, "document", d->document, MODEL_ID_MAX, err);
    return code;
}
