/* FollowTheMoney: entities as JSON, one a line, for Aleph and the tools around it. Names,
 * ends, dates, sums and shares stand in the schema's own properties, as the policy
 * resolved them; the record behind a line, which has more to say than the schema, rides
 * along under `erg`, and on the first line what is known of the dataset. */
#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/fail.h"
#include "base/json_text.h"
#include "base/number.h"
#include "model/canonical.h"
#include "read/ftm_schema.h"
#include "write/emitter.h"
#include "write/parts.h"
#include "write/shown.h"

typedef struct lines {
    base_sink *s;
    const erg_output *what;
    const erg_snapshot *snapshot;
    const char **documents; /* ids that no entity or relation has */
    bool begun;             /* the first line is written */
    bool first;             /* of the properties at hand */
    base_arena memory;
} lines;

/* --- properties --- */

static void put(lines *l, const char *key, const char *text)
{
    if (!text || !text[0]) return;
    base_json_key(l->s, &l->first, key);
    base_sink_char(l->s, '[');
    base_json_string(l->s, text);
    base_sink_char(l->s, ']');
}

static void put_list(lines *l, const char *key, const char *const *items, size_t count)
{
    if (count == 0) return;
    base_json_key(l->s, &l->first, key);
    for (size_t i = 0; i < count; i++) {
        base_sink_char(l->s, i == 0 ? '[' : ',');
        base_json_string(l->s, items[i]);
    }
    base_sink_char(l->s, ']');
}

static void put_number(lines *l, const char *key, double value)
{
    char text[BASE_NUMBER_MAX];
    if (!isfinite(value)) return;
    base_number_print(text, value);
    put(l, key, text);
}

static void put_date(lines *l, const char *key, erg_date date)
{
    char text[BASE_DATE_MAX];
    if (date == 0) return;
    base_date_print(text, date);
    put(l, key, text);
}

/* The documents that claims name, each once; claims are sorted by document. */
static void put_proof(lines *l, const erg_claim *claims, size_t count)
{
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        uint32_t document = claims[i].document;
        if (document == ERG_NONE || (i > 0 && claims[i - 1].document == document))
            continue;
        if (!any) base_json_key(l->s, &l->first, "proof");
        base_sink_char(l->s, any ? ',' : '[');
        base_json_string(l->s, l->documents[document]);
        any = true;
    }
    if (any) base_sink_char(l->s, ']');
}

/* Attrs that the schemata have properties for. */
static void put_attrs(lines *l, const erg_value *attrs, const char *const *names,
                      size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const erg_value *v = erg_value_member(attrs, names[i]);
        bool texts = v && v->type == ERG_VALUE_ARRAY && v->count > 0;
        if (v && v->type == ERG_VALUE_STRING) put(l, names[i], v->string);
        for (size_t k = 0; texts && k < v->count; k++)
            texts = v->items[k].type == ERG_VALUE_STRING;
        if (!texts) continue;
        base_json_key(l->s, &l->first, names[i]);
        for (size_t k = 0; k < v->count; k++) {
            base_sink_char(l->s, k == 0 ? '[' : ',');
            base_json_string(l->s, v->items[k].string);
        }
        base_sink_char(l->s, ']');
    }
}

/* --- lines --- */

static void begin_line(lines *l, const char *id, const char *schema)
{
    bool first = true;
    base_sink_char(l->s, '{');
    base_json_member(l->s, &first, "id", id);
    base_json_member(l->s, &first, "schema", schema);
    base_sink_text(l->s, ",\"properties\":{");
    l->first = true;
}

/* Opens `erg` up to the record, which goes by this name. */
static void begin_record(lines *l, const char *name)
{
    const erg_dataset *d = l->snapshot->dataset;
    bool first = true, inner = true;
    base_sink_text(l->s, "},\"erg\":{");
    if (!l->begun) {
        base_json_key(l->s, &first, "dataset");
        base_sink_char(l->s, '{');
        base_json_member(l->s, &inner, "title", write_title(l->what));
        if (d->rate_count > 0) base_json_key(l->s, &inner, "rates");
        for (size_t i = 0; i < d->rate_count; i++) {
            base_sink_char(l->s, i == 0 ? '[' : ',');
            model_write_rate(l->s, NULL, d, &d->rates[i]);
        }
        base_sink_text(l->s, d->rate_count > 0 ? "]}" : "}");
    }
    l->begun = true;
    base_json_key(l->s, &first, name);
}

static void end_line(lines *l)
{
    base_sink_text(l->s, "}}\n");
}

static void write_document(lines *l, size_t i)
{
    const erg_document *d = &l->snapshot->dataset->documents[i];
    begin_line(l, l->documents[i], "Document");
    put(l, "title", d->title ? d->title : d->id);
    put(l, "publisher", d->publisher);
    put_date(l, "publishedAt", d->date);
    put(l, "sourceUrl", d->url);
    begin_record(l, "document");
    model_write_document(l->s, NULL, d);
    end_line(l);
}

/* FollowTheMoney links only items of Wikidata. */
static bool is_wikidata(const char *id)
{
    size_t n = strlen(id);
    return n > 1 && id[0] == 'Q' && strspn(id + 1, "0123456789") == n - 1;
}

static void write_thing(lines *l, uint32_t v)
{
    static const char *const known[] = {"country",         "jurisdiction",
                                        "address",         "summary",
                                        "description",     "notes",
                                        "website",         "email",
                                        "phone",           "topics",
                                        "keywords",        "legalForm",
                                        "sector",          "incorporationDate",
                                        "dissolutionDate", "registrationNumber"};
    const erg_entity entity = write_shown_entity(l->snapshot, v);
    const read_ftm_thing *thing = read_ftm_thing_for(entity.kind);
    begin_line(l, entity.id, thing->schema);
    put(l, "name", entity.label);
    put_list(l, "alias", entity.aliases, entity.alias_count);
    for (size_t i = 0; i < entity.same_as_count; i++)
        if (is_wikidata(entity.same_as[i])) {
            put(l, "wikidataId", entity.same_as[i]);
            break;
        }
    put_attrs(l, l->snapshot->nodes[v].attrs, known, sizeof known / sizeof *known);
    put_proof(l, entity.claims, entity.claim_count);
    begin_record(l, "entity");
    model_write_entity(l->s, NULL, l->snapshot->dataset, &entity);
    end_line(l);
}

/* A range has no one number, and a round's total is nobody's own. */
static void put_amount(lines *l, const erg_amount *amount)
{
    if (!amount || isnan(amount->value) || amount->basis != ERG_BASIS_OWN) return;
    put_number(l, "amount", amount->value);
    put(l, "currency", amount->currency);
}

static void put_facts(lines *l, const read_ftm_link *link, const erg_edge *edge)
{
    bool is_payment = strcmp(link->schema, "Payment") == 0;
    bool is_ownership = strcmp(link->schema, "Ownership") == 0;
    bool is_unknown = strcmp(link->schema, "UnknownLink") == 0;
    const erg_value *role = erg_value_member(edge->attrs, "role");
    const char *word = edge->label;
    if (!is_payment && role && role->type == ERG_VALUE_STRING) word = role->string;
    if (!word && is_unknown) word = edge->relation;
    put(l, is_payment ? "purpose" : "role", word);
    /* What is only planned must not be summed up by others. */
    if (edge->possible) put(l, "summary", "possible");
    if (link->event && edge->end == 0) {
        put_date(l, "date", edge->start);
    } else {
        put_date(l, "startDate", edge->start);
        put_date(l, "endDate", edge->end);
    }
    if (is_payment && !edge->possible) put_amount(l, edge->amount);
    if (is_ownership && !edge->possible && !isnan(edge->share))
        put_number(l, "percentage", base_number_round(edge->share * 100, 12));
}

static void write_link(lines *l, const erg_edge *edge)
{
    const erg_relation relation = write_shown_relation(l->snapshot, edge);
    const read_ftm_link *link = read_ftm_link_for(edge->relation);
    begin_line(l, edge->id, link->schema);
    put(l, link->source, erg_snapshot_entity(l->snapshot, edge->source)->id);
    put(l, link->target, erg_snapshot_entity(l->snapshot, edge->target)->id);
    put_facts(l, link, edge);
    put_proof(l, relation.claims, relation.claim_count);
    begin_record(l, "relation");
    model_write_relation(l->s, NULL, l->snapshot->dataset, &relation);
    end_line(l);
}

/* --- ids --- */

static bool is_taken(const lines *l, const char *id)
{
    const erg_dataset *d = l->snapshot->dataset;
    if (erg_dataset_entity(d, id) != ERG_NONE || erg_dataset_relation(d, id) != ERG_NONE)
        return true;
    return l->snapshot->merged && erg_snapshot_edge(l->snapshot, id) != ERG_NONE;
}

/* There documents share one namespace with entities and relations. A new name must not be
 * that of another document either. */
static bool name_documents(lines *l)
{
    static const char prefix[] = "document:";
    const erg_dataset *d = l->snapshot->dataset;
    l->documents = base_arena_array(&l->memory, d->document_count, sizeof *l->documents);
    for (size_t i = 0; l->documents && i < d->document_count; i++) {
        l->documents[i] = d->documents[i].id;
        while (is_taken(l, l->documents[i]) ||
               (l->documents[i] != d->documents[i].id &&
                erg_dataset_document(d, l->documents[i]) != ERG_NONE)) {
            size_t n = strlen(l->documents[i]);
            char *longer = base_arena_alloc(&l->memory, sizeof prefix + n);
            if (!longer) return false;
            memcpy(longer, prefix, sizeof prefix - 1);
            memcpy(longer + sizeof prefix - 1, l->documents[i], n);
            l->documents[i] = longer;
        }
    }
    return l->documents != NULL;
}

static erg_code emit(base_sink *s, const erg_output *what, erg_error *err)
{
    lines l = {.s = s, .what = what, .snapshot = what->snapshot};
    bool fine = name_documents(&l);
    for (size_t i = 0; fine && i < l.snapshot->dataset->document_count; i++)
        write_document(&l, i);
    for (uint32_t v = 0; fine && v < l.snapshot->node_count; v++)
        write_thing(&l, v);
    for (uint32_t e = 0; fine && e < l.snapshot->edge_count; e++)
        write_link(&l, &l.snapshot->edges[e]);
    base_arena_free(&l.memory);
    return fine ? ERG_OK : base_fail_memory(err);
}

const write_emitter write_ftm = {
    .name = "ftm",
    .suffix = "ftm.json",
    .summary = "FollowTheMoney entities, one a line, for Aleph and its tools",
    .keeps = "everything: kinds as the nearest schemata, what these cannot say as erg's "
             "own record",
    .loses = "what erg computes: measures, weights by rule, places; the dates asked for",
    .emit = emit,
};
