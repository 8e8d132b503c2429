#include "write/curated.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/json_text.h"
#include "model/canonical.h"
#include "model/vocabulary.h"

/* --- members, with a blank behind each comma and colon, as people write --- */

static void key(base_sink *s, bool *first, const char *name)
{
    base_sink_text(s, *first ? "" : ", ");
    base_json_string(s, name);
    base_sink_text(s, ": ");
    *first = false;
}

static void text(base_sink *s, bool *first, const char *name, const char *value)
{
    if (!value) return;
    key(s, first, name);
    base_json_string(s, value);
}

static void number(base_sink *s, bool *first, const char *name, double value)
{
    if (!isfinite(value)) return;
    key(s, first, name);
    base_sink_number(s, value);
}

static void date(base_sink *s, bool *first, const char *name, erg_date value)
{
    char digits[BASE_DATE_MAX];
    if (value == 0) return;
    base_date_print(digits, value);
    text(s, first, name, digits);
}

static void words(base_sink *s, bool *first, const char *name, const char *const *items,
                  size_t count)
{
    if (count == 0) return;
    key(s, first, name);
    base_sink_char(s, '[');
    for (size_t i = 0; i < count; i++) {
        base_sink_text(s, i > 0 ? ", " : "");
        base_json_string(s, items[i]);
    }
    base_sink_char(s, ']');
}

/* No deeper than readers let values be. */
static void write_value(base_sink *s, const erg_value *value)
{
    bool first = true;
    switch (value->type) {
    case ERG_VALUE_NULL: base_sink_text(s, "null"); break;
    case ERG_VALUE_BOOL: base_sink_text(s, value->boolean ? "true" : "false"); break;
    case ERG_VALUE_NUMBER: base_sink_number(s, value->number); break;
    case ERG_VALUE_STRING: base_json_string(s, value->string); break;
    case ERG_VALUE_ARRAY:
        base_sink_char(s, '[');
        for (size_t i = 0; i < value->count; i++) {
            base_sink_text(s, i > 0 ? ", " : "");
            write_value(s, &value->items[i]);
        }
        base_sink_char(s, ']');
        break;
    case ERG_VALUE_OBJECT:
        base_sink_char(s, '{');
        for (size_t i = 0; i < value->count; i++) {
            key(s, &first, value->keys[i]);
            write_value(s, &value->items[i]);
        }
        base_sink_char(s, '}');
        break;
    }
}

static void value_member(base_sink *s, bool *first, const char *name,
                         const erg_value *value)
{
    if (!value) return;
    key(s, first, name);
    write_value(s, value);
}

static void attrs(base_sink *s, bool *first, const erg_value *value)
{
    if (value && value->count > 0) value_member(s, first, "attrs", value);
}

/* --- claims --- */

static void write_amount(base_sink *s, bool *first, const erg_amount *amount)
{
    bool inner = true;
    if (!amount) return;
    key(s, first, "amount");
    base_sink_char(s, '{');
    number(s, &inner, "value", amount->value);
    number(s, &inner, "low", amount->low);
    number(s, &inner, "high", amount->high);
    if (amount->currency[0]) text(s, &inner, "currency", amount->currency);
    text(s, &inner, "bound", model_bound_name(amount->bound));
    if (amount->basis != ERG_BASIS_OWN)
        text(s, &inner, "basis", model_basis_name(amount->basis));
    base_sink_char(s, '}');
}

static void write_claim(base_sink *s, const erg_dataset *d, const erg_claim *claim)
{
    bool first = true;
    base_sink_text(s, "  {");
    if (claim->document != ERG_NONE)
        text(s, &first, "document", d->documents[claim->document].id);
    text(s, &first, "locator", claim->locator);
    text(s, &first, "by", claim->by);
    text(s, &first, "key", claim->key);
    value_member(s, &first, "value", claim->value);
    date(s, &first, "start", claim->start);
    date(s, &first, "end", claim->end);
    text(s, &first, "label", claim->label);
    write_amount(s, &first, claim->amount);
    number(s, &first, "share", claim->share);
    if (claim->confidence_stated) number(s, &first, "confidence", claim->confidence);
    if (claim->status != ERG_STATUS_REPORTED)
        text(s, &first, "status", model_status_name(claim->status));
    date(s, &first, "asserted", claim->asserted);
    text(s, &first, "note", claim->note);
    base_sink_char(s, '}');
}

/* Runs of digits by their number: paragraph 9 stands before paragraph 10. */
static int compare_places(const char *a, const char *b)
{
    while (*a && *b) {
        size_t m = strspn(a, "0123456789"), n = strspn(b, "0123456789");
        if (m > 0 && n > 0) {
            size_t zeros_a = strspn(a, "0"), zeros_b = strspn(b, "0");
            if (m - zeros_a != n - zeros_b) return m - zeros_a < n - zeros_b ? -1 : 1;
            int order = memcmp(a + zeros_a, b + zeros_b, m - zeros_a);
            if (order != 0) return order;
            a += m;
            b += n;
        } else if (*a != *b) {
            return (unsigned char)*a < (unsigned char)*b ? -1 : 1;
        } else {
            a++;
            b++;
        }
    }
    return (*a != '\0') - (*b != '\0');
}

/* By document, then place, then as the dataset has them. */
static int compare_claims(const void *a, const void *b)
{
    const erg_claim *one = *(const erg_claim *const *)a;
    const erg_claim *two = *(const erg_claim *const *)b;
    if (one->document != two->document) return one->document < two->document ? -1 : 1;
    int order = compare_places(one->locator ? one->locator : "",
                               two->locator ? two->locator : "");
    return order != 0 ? order : (one > two) - (one < two);
}

static void claims(base_sink *s, bool *first, const erg_dataset *d,
                   const erg_claim *items, size_t count)
{
    if (count == 0) return;
    const erg_claim **sorted = calloc(count, sizeof *sorted);
    if (!sorted) {
        s->os_error = ENOMEM;
        return;
    }
    for (size_t i = 0; i < count; i++)
        sorted[i] = &items[i];
    qsort(sorted, count, sizeof *sorted, compare_claims);
    key(s, first, "claims");
    base_sink_text(s, "[\n");
    for (size_t i = 0; i < count; i++) {
        if (i > 0) base_sink_text(s, ",\n");
        write_claim(s, d, sorted[i]);
    }
    base_sink_char(s, ']');
    free(sorted);
}

/* --- records --- */

static void write_document(base_sink *s, const erg_dataset *d, size_t i)
{
    const erg_document *document = &d->documents[i];
    bool first = true;
    text(s, &first, "id", document->id);
    text(s, &first, "title", document->title);
    text(s, &first, "publisher", document->publisher);
    date(s, &first, "date", document->date);
    text(s, &first, "url", document->url);
    attrs(s, &first, document->attrs);
}

static void write_entity(base_sink *s, const erg_dataset *d, size_t i)
{
    const erg_entity *entity = &d->entities[i];
    bool first = true;
    text(s, &first, "id", entity->id);
    if (strcmp(entity->kind, "unknown") != 0) text(s, &first, "kind", entity->kind);
    if (strcmp(entity->label, entity->id) != 0) text(s, &first, "label", entity->label);
    words(s, &first, "aliases", entity->aliases, entity->alias_count);
    words(s, &first, "same_as", entity->same_as, entity->same_as_count);
    attrs(s, &first, entity->attrs);
    claims(s, &first, d, entity->claims, entity->claim_count);
}

/* Whether the relation's kind says by itself which way it goes. */
static bool is_usual_direction(const erg_relation *relation)
{
    const model_relation_kind *kind = model_relation_kind_find(relation->relation);
    return relation->directed == (kind ? kind->directed : true);
}

static void write_relation(base_sink *s, const erg_dataset *d, size_t i)
{
    const erg_relation *relation = &d->relations[i];
    bool first = true;
    if (!relation->id_generated) text(s, &first, "id", relation->id);
    text(s, &first, "source", d->entities[relation->source].id);
    text(s, &first, "target", d->entities[relation->target].id);
    if (strcmp(relation->relation, "related") != 0)
        text(s, &first, "relation", relation->relation);
    text(s, &first, "label", relation->label);
    if (!is_usual_direction(relation)) {
        key(s, &first, "directed");
        base_sink_text(s, relation->directed ? "true" : "false");
    }
    date(s, &first, "start", relation->start);
    date(s, &first, "end", relation->end);
    number(s, &first, "weight", relation->weight);
    attrs(s, &first, relation->attrs);
    claims(s, &first, d, relation->claims, relation->claim_count);
}

static void write_rate(base_sink *s, const erg_dataset *d, size_t i)
{
    const erg_rate *rate = &d->rates[i];
    bool first = true;
    text(s, &first, "currency", rate->currency);
    date(s, &first, "date", rate->date);
    number(s, &first, "usd", rate->usd);
    if (rate->document != ERG_NONE)
        text(s, &first, "document", d->documents[rate->document].id);
}

typedef void (*write_record)(base_sink *s, const erg_dataset *d, size_t i);

static void list(base_sink *s, const erg_dataset *d, const char *name, size_t count,
                 write_record write)
{
    if (count == 0) return;
    base_sink_format(s, ",\n\"%s\": [\n", name);
    for (size_t i = 0; i < count; i++) {
        base_sink_char(s, '{');
        write(s, d, i);
        base_sink_text(s, i + 1 < count ? "},\n" : "}\n");
    }
    base_sink_char(s, ']');
}

void write_curated(base_sink *s, const erg_dataset *dataset)
{
    bool first = true;
    base_sink_char(s, '{');
    text(s, &first, "format", "erg.dataset");
    text(s, &first, "version", "1.0");
    text(s, &first, "title", dataset->title);
    list(s, dataset, "documents", dataset->document_count, write_document);
    list(s, dataset, "entities", dataset->entity_count, write_entity);
    list(s, dataset, "relations", dataset->relation_count, write_relation);
    list(s, dataset, "rates", dataset->rate_count, write_rate);
    base_sink_text(s, "\n}\n");
}
