#include "model/canonical.h"

#include <math.h>
#include <string.h>

#include "base/date.h"
#include "base/json_text.h"
#include "model/value.h"

static const char *const status_names[] = {"reported", "confirmed", "possible", "denied",
                                           "retracted"};
static const char *const bound_names[] = {NULL, "over", "up-to", "about"};
static const char *const basis_names[] = {"own", "round-total"};

#define COUNT(table) (sizeof(table) / sizeof *(table))

const char *model_status_name(erg_status status)
{
    return status_names[status];
}

const char *model_bound_name(erg_bound bound)
{
    return bound_names[bound];
}

const char *model_basis_name(erg_basis basis)
{
    return basis_names[basis];
}

/* The word's index, or n. */
static size_t find_word(const char *const *names, size_t n, const char *word)
{
    size_t i = 0;
    while (i < n && (!names[i] || strcmp(names[i], word) != 0))
        i++;
    return i;
}

bool model_status_parse(erg_status *out, const char *word)
{
    size_t i = find_word(status_names, COUNT(status_names), word);
    if (i < COUNT(status_names)) *out = (erg_status)i;
    return i < COUNT(status_names);
}

bool model_bound_parse(erg_bound *out, const char *word)
{
    size_t i = find_word(bound_names, COUNT(bound_names), word);
    if (i < COUNT(bound_names)) *out = (erg_bound)i;
    return i < COUNT(bound_names);
}

bool model_basis_parse(erg_basis *out, const char *word)
{
    size_t i = find_word(basis_names, COUNT(basis_names), word);
    if (i < COUNT(basis_names)) *out = (erg_basis)i;
    return i < COUNT(basis_names);
}

static void write_attrs(base_sink *s, bool *first, const erg_value *attrs)
{
    if (!attrs || attrs->count == 0) return;
    base_json_key(s, first, "attrs");
    model_value_write(s, attrs);
}

static const char *document_id(const erg_dataset *d, uint32_t document)
{
    return document == ERG_NONE ? NULL : d->documents[document].id;
}

void model_write_amount(base_sink *s, const erg_amount *amount)
{
    bool first = true;
    base_sink_char(s, '{');
    base_json_member_number(s, &first, "value", amount->value);
    base_json_member_number(s, &first, "low", amount->low);
    base_json_member_number(s, &first, "high", amount->high);
    if (amount->currency[0]) base_json_member(s, &first, "currency", amount->currency);
    base_json_member(s, &first, "bound", model_bound_name(amount->bound));
    if (amount->basis != ERG_BASIS_OWN)
        base_json_member(s, &first, "basis", model_basis_name(amount->basis));
    base_sink_char(s, '}');
}

void model_write_claim(base_sink *s, const erg_dataset *d, const erg_claim *claim)
{
    bool first = true;
    base_sink_char(s, '{');
    base_json_member(s, &first, "document", document_id(d, claim->document));
    base_json_member(s, &first, "locator", claim->locator);
    base_json_member(s, &first, "by", claim->by);
    base_json_member(s, &first, "key", claim->key);
    if (claim->value) {
        base_json_key(s, &first, "value");
        model_value_write(s, claim->value);
    }
    base_json_member_date(s, &first, "start", claim->start);
    base_json_member_date(s, &first, "end", claim->end);
    base_json_member(s, &first, "label", claim->label);
    if (claim->amount) {
        base_json_key(s, &first, "amount");
        model_write_amount(s, claim->amount);
    }
    base_json_member_number(s, &first, "share", claim->share);
    base_json_member_number(s, &first, "confidence", claim->confidence);
    base_json_member(s, &first, "status", model_status_name(claim->status));
    base_json_member_date(s, &first, "asserted", claim->asserted);
    base_json_member(s, &first, "note", claim->note);
    base_sink_char(s, '}');
}

void model_write_claims(base_sink *s, const erg_dataset *d, const erg_claim *claims,
                        size_t n)
{
    base_sink_char(s, '[');
    for (size_t i = 0; i < n; i++) {
        if (i > 0) base_sink_char(s, ',');
        model_write_claim(s, d, &claims[i]);
    }
    base_sink_char(s, ']');
}

static void write_claims_member(base_sink *s, bool *first, const erg_dataset *d,
                                const erg_claim *claims, size_t n)
{
    if (n == 0) return;
    base_json_key(s, first, "claims");
    model_write_claims(s, d, claims, n);
}

void model_write_document(base_sink *s, const char *type, const erg_document *document)
{
    bool first = true;
    base_sink_char(s, '{');
    base_json_member(s, &first, "type", type);
    base_json_member(s, &first, "id", document->id);
    base_json_member(s, &first, "title", document->title);
    base_json_member(s, &first, "publisher", document->publisher);
    base_json_member_date(s, &first, "date", document->date);
    base_json_member(s, &first, "url", document->url);
    write_attrs(s, &first, document->attrs);
    base_sink_char(s, '}');
}

void model_write_entity(base_sink *s, const char *type, const erg_dataset *d,
                        const erg_entity *entity)
{
    bool first = true;
    base_sink_char(s, '{');
    base_json_member(s, &first, "type", type);
    base_json_member(s, &first, "id", entity->id);
    if (strcmp(entity->kind, "unknown") != 0)
        base_json_member(s, &first, "kind", entity->kind);
    if (strcmp(entity->label, entity->id) != 0)
        base_json_member(s, &first, "label", entity->label);
    base_json_member_texts(s, &first, "aliases", entity->aliases, entity->alias_count);
    base_json_member_texts(s, &first, "same_as", entity->same_as, entity->same_as_count);
    write_attrs(s, &first, entity->attrs);
    write_claims_member(s, &first, d, entity->claims, entity->claim_count);
    base_sink_char(s, '}');
}

void model_write_relation(base_sink *s, const char *type, const erg_dataset *d,
                          const erg_relation *relation)
{
    bool first = true;
    base_sink_char(s, '{');
    base_json_member(s, &first, "type", type);
    base_json_member(s, &first, "id", relation->id);
    base_json_member(s, &first, "source", d->entities[relation->source].id);
    base_json_member(s, &first, "target", d->entities[relation->target].id);
    if (strcmp(relation->relation, "related") != 0)
        base_json_member(s, &first, "relation", relation->relation);
    base_json_member(s, &first, "label", relation->label);
    base_json_key(s, &first, "directed");
    base_sink_text(s, relation->directed ? "true" : "false");
    base_json_member_date(s, &first, "start", relation->start);
    base_json_member_date(s, &first, "end", relation->end);
    base_json_member_number(s, &first, "weight", relation->weight);
    write_attrs(s, &first, relation->attrs);
    write_claims_member(s, &first, d, relation->claims, relation->claim_count);
    base_sink_char(s, '}');
}

void model_write_rate(base_sink *s, const char *type, const erg_dataset *d,
                      const erg_rate *rate)
{
    bool first = true;
    base_sink_char(s, '{');
    base_json_member(s, &first, "type", type);
    base_json_member(s, &first, "currency", rate->currency);
    base_json_member_date(s, &first, "date", rate->date);
    base_json_member_number(s, &first, "usd", rate->usd);
    base_json_member(s, &first, "document", document_id(d, rate->document));
    base_sink_char(s, '}');
}

/* One record a line. */
static void begin_record(base_sink *s, size_t i)
{
    base_sink_text(s, i == 0 ? "\n" : ",\n");
}

void model_write_dataset(base_sink *s, const erg_dataset *d)
{
    base_sink_text(s, "{\"format\":\"erg.dataset\",\"version\":\"1.0\"");
    if (d->title) {
        base_sink_text(s, ",\"title\":");
        base_json_string(s, d->title);
    }
    base_sink_text(s, ",\n\"documents\":[");
    for (size_t i = 0; i < d->document_count; i++) {
        begin_record(s, i);
        model_write_document(s, NULL, &d->documents[i]);
    }
    base_sink_text(s, "\n],\n\"entities\":[");
    for (size_t i = 0; i < d->entity_count; i++) {
        begin_record(s, i);
        model_write_entity(s, NULL, d, &d->entities[i]);
    }
    base_sink_text(s, "\n],\n\"relations\":[");
    for (size_t i = 0; i < d->relation_count; i++) {
        begin_record(s, i);
        model_write_relation(s, NULL, d, &d->relations[i]);
    }
    base_sink_text(s, "\n],\n\"rates\":[");
    for (size_t i = 0; i < d->rate_count; i++) {
        begin_record(s, i);
        model_write_rate(s, NULL, d, &d->rates[i]);
    }
    base_sink_text(s, "\n]\n}\n");
}
