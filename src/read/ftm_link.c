/* FollowTheMoney's links become relations: what they state of dates, sums and shares, as
 * claims of the files, web addresses or data sets they name. */
#include <math.h>
#include <string.h>

#include "base/buffer.h"
#include "base/date.h"
#include "base/number.h"
#include "model/value.h"
#include "model/vocabulary.h"
#include "read/ftm.h"
#include "read/ftm_schema.h"

enum { PAIRS_MAX = 10000, SUMS_MAX = 64 };

/* --- dates --- */

/* The earliest or the latest. Several dates, or a text that is none, leave the property
 * to the attrs as well. */
static erg_date take_date(read_ftm *f, const char *name, bool latest)
{
    erg_date found = 0;
    read_ftm_property *p = read_ftm_find(f, name);
    for (size_t k = 0; p && k < p->count; k++) {
        erg_date date = 0;
        if (!base_date_parse_moment(&date, p->texts[k], strlen(p->texts[k]))) continue;
        if (found == 0 || (latest ? date > found : date < found)) found = date;
    }
    if (p) p->used = p->count == 1 && found != 0;
    return found;
}

/* --- sums and shares --- */

static bool is_number(double *out, const char *text)
{
    return base_number_parse(out, text, strlen(text)) && *out >= 0;
}

typedef struct sums {
    erg_amount items[SUMS_MAX];
    size_t count;
} sums;

/* Texts that are no sums leave the property to the attrs. */
static void add_sums(read_ftm *f, sums *s, const char *name, const char *currency)
{
    read_ftm_property *p = read_ftm_find(f, name);
    if (p) p->used = true;
    for (size_t k = 0; p && k < p->count; k++) {
        erg_amount amount = {.low = NAN, .high = NAN};
        if (s->count == SUMS_MAX || !is_number(&amount.value, p->texts[k])) {
            p->used = false;
            continue;
        }
        if (currency) memcpy(amount.currency, currency, 4);
        s->items[s->count++] = amount;
    }
}

/* In the currency of the deal, which has one; what others made of it in theirs, only
 * without. */
static void take_sums(read_ftm *f, sums *s)
{
    read_ftm_property *p = read_ftm_find(f, "currency");
    bool has_one = p && p->count == 1 && model_is_currency(p->texts[0]);
    s->count = 0;
    add_sums(f, s, "amount", has_one ? p->texts[0] : NULL);
    if (has_one && s->count > 0) p->used = true;
    if (s->count == 0) add_sums(f, s, "amountEur", "EUR");
    if (s->count == 0) add_sums(f, s, "amountUsd", "USD");
    if (s->count == 0) add_sums(f, s, "sharesValue", NULL);
}

/* "49", "49.5%"; ranges and words are left to the attrs. */
static double take_share(read_ftm *f)
{
    read_ftm_property *p = read_ftm_find(f, "percentage");
    double percent;
    if (!p || p->count != 1) return NAN;
    size_t n = strlen(p->texts[0]);
    while (n > 0 && strchr("% ", p->texts[0][n - 1]))
        n--;
    if (!base_number_parse(&percent, p->texts[0], n) || percent < 0 || percent > 100)
        return NAN;
    p->used = true;
    return percent / 100;
}

/* --- documents --- */

erg_code read_ftm_document(read_ftm *f, erg_error *err)
{
    static const char *const dates[] = {"publishedAt", "date", "authoredAt"};
    static const char *const contents[] = {"bodyText", "bodyHtml", "rawText",
                                           "indexText"};
    model_document_draft d;
    model_document_draft_clear(&d, f->place);
    d.id = read_cited_id(&f->cited, f->id);
    if (!d.id) return base_fail_memory(err);
    d.title = read_ftm_take_text(f, "title");
    if (!d.title) d.title = f->caption;
    if (!d.title) d.title = read_ftm_take_text(f, "name");
    if (!d.title) d.title = read_ftm_take_text(f, "fileName");
    d.publisher = read_ftm_take_text(f, "publisher");
    d.url = read_ftm_take_text(f, "sourceUrl");
    for (size_t i = 0; d.date == 0 && i < sizeof dates / sizeof *dates; i++)
        d.date = take_date(f, dates[i], false);
    for (size_t i = 0; i < sizeof contents / sizeof *contents; i++)
        if (read_ftm_take(f, contents[i]) && !read_tally_add(&f->left_out, contents[i]))
            return base_fail_memory(err);
    const erg_value *attrs = read_ftm_attrs(f);
    if (!attrs) return base_fail_memory(err);
    d.attrs = attrs->count > 0 ? model_value_copy(&f->memory, attrs) : NULL;
    if (f->memory.failed) return base_fail_memory(err);
    return read_cited_add(&f->cited, &d) ? ERG_OK : base_fail_memory(err);
}

typedef struct citations {
    const char **ids;
    size_t count;
} citations;

static bool cite(read_ftm *f, citations *c, const char *name, const char *url,
                 const char *publisher)
{
    model_document_draft d;
    model_document_draft_clear(&d, f->place);
    d.id = read_cited_id(&f->cited, name);
    d.url = url;
    d.publisher = publisher;
    c->ids[c->count++] = d.id;
    return d.id && read_cited_add(&f->cited, &d);
}

/* Files and web addresses; where none are named, the data sets it is from. */
static erg_code take_citations(read_ftm *f, citations *c, erg_error *err)
{
    const read_ftm_property *proof = read_ftm_take(f, "proof");
    const read_ftm_property *urls = read_ftm_take(f, "sourceUrl");
    size_t room = (proof ? proof->count : 0) + (urls ? urls->count : 0);
    bool fine = true;
    c->count = 0;
    c->ids =
        base_arena_array(&f->records.scratch, room + f->dataset_count, sizeof *c->ids);
    if (!c->ids) return base_fail_memory(err);
    for (size_t i = 0; proof && i < proof->count && fine; i++)
        fine = cite(f, c, proof->texts[i], NULL, NULL);
    const char *publisher = urls ? read_ftm_take_text(f, "publisher") : NULL;
    for (size_t i = 0; urls && i < urls->count && fine; i++)
        fine = cite(f, c, urls->texts[i], urls->texts[i], publisher);
    for (size_t i = 0; room == 0 && i < f->dataset_count && fine; i++)
        if (f->datasets[i][0]) fine = cite(f, c, f->datasets[i], NULL, NULL);
    return fine ? ERG_OK : base_fail_memory(err);
}

/* --- relations --- */

static erg_code add_claim(read_ftm *f, const char *document, const erg_amount *amount,
                          double share, erg_date asserted, erg_error *err)
{
    model_claim_draft *claim = read_record_add_claim(&f->records, f->place);
    if (!claim) return base_fail_memory(err);
    claim->document = document;
    claim->has_amount = amount != NULL;
    if (amount) claim->amount = *amount;
    claim->share = share;
    claim->asserted = asserted;
    return ERG_OK;
}

/* A claim for each sum by each document: sources are those of all that a link says, and
 * neither list has an order that would tell more. */
static erg_code take_claims(read_ftm *f, erg_date asserted, erg_error *err)
{
    sums stated;
    citations cited;
    take_sums(f, &stated);
    double share = take_share(f);
    erg_code code = take_citations(f, &cited, err);
    bool is_any = stated.count > 0 || cited.count > 0 || !isnan(share) || asserted != 0;
    size_t amounts = stated.count > 0 ? stated.count : is_any;
    size_t documents = cited.count > 0 ? cited.count : is_any;
    if (code == ERG_OK && amounts > 1 && documents > PAIRS_MAX / amounts)
        return base_fail_at(err, ERG_ELIMIT, f->place,
                            "link of more than the limit of %d claims", PAIRS_MAX);
    for (size_t i = 0; i < documents && code == ERG_OK; i++)
        for (size_t k = 0; k < amounts && code == ERG_OK; k++)
            code = add_claim(f, cited.count > 0 ? cited.ids[i] : NULL,
                             stated.count > 0 ? &stated.items[k] : NULL, share, asserted,
                             err);
    return code;
}

/* What the link is called: its one role, which stays an attr of those who have roles. */
static const char *take_label(read_ftm *f, const read_ftm_link *link)
{
    static const char *const names[] = {"role", "relationship", "purpose"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        read_ftm_property *p = read_ftm_find(f, names[i]);
        if (!p || p->count != 1) continue;
        p->used = i > 0 || strcmp(model_family_of(link->kind), "role") != 0;
        return p->texts[0];
    }
    return NULL;
}

/* A relation for each pair of ends; the first has the link's id, the others ID~2, ... */
static erg_code add_pairs(read_ftm *f, model_relation_draft *d,
                          const read_ftm_property *sources,
                          const read_ftm_property *targets, erg_error *err)
{
    size_t again = sources->count * targets->count - 1;
    size_t bytes = d->claim_count * sizeof *d->claims;
    for (size_t i = 0; i < f->property_count; i++)
        for (size_t k = 0; k < f->properties[i].count && again > 0; k++)
            bytes += sizeof(erg_value) + strlen(f->properties[i].texts[k]);
    f->made += again;
    erg_code code = read_ftm_copies(f, again, bytes, err);
    base_buffer id = {0};
    size_t made = 0;
    for (size_t i = 0; i < sources->count && code == ERG_OK; i++)
        for (size_t k = 0; k < targets->count && code == ERG_OK; k++) {
            base_buffer_reset(&id);
            base_buffer_add(&id, f->id);
            if (made++ > 0) base_buffer_format(&id, "~%zu", made);
            d->id = id.data;
            d->source = sources->texts[i];
            d->target = targets->texts[k];
            code = id.failed ? base_fail_memory(err)
                             : model_builder_relation(f->records.builder, d, err);
        }
    base_buffer_free(&id);
    return code;
}

erg_code read_ftm_link_line(read_ftm *f, erg_error *err)
{
    const read_ftm_link *link = read_ftm_link_of(f->schema);
    const read_ftm_property *sources = read_ftm_take(f, link->source);
    const read_ftm_property *targets = read_ftm_take(f, link->target);
    model_relation_draft d;
    model_relation_draft_clear(&d, f->place);
    if (!sources || !targets)
        return read_tally_add(&f->left_out, "links without both ends")
                   ? ERG_OK
                   : base_fail_memory(err);
    if (sources->count > PAIRS_MAX / targets->count)
        return base_fail_at(err, ERG_ELIMIT, f->place,
                            "link of more than the limit of %d pairs", PAIRS_MAX);
    d.relation = strcmp(link->kind, "related") != 0 ? link->kind : NULL;
    d.directed = link->directed;
    d.label = take_label(f, link);
    d.start = take_date(f, "startDate", false);
    d.end = take_date(f, "endDate", true);
    bool has_begun =
        link->event && d.start != 0; /* another date than that stays an attr */
    erg_date date = has_begun ? 0 : take_date(f, "date", false);
    if (link->event && !has_begun) d.start = date;
    read_ftm_take(f, "namesMentioned"); /* the names of the ends once more */
    read_ftm_take(f, "indexText");
    erg_code code = take_claims(f, link->event ? 0 : date, err);
    if (code != ERG_OK) return code;
    d.attrs = read_ftm_attrs(f);
    if (!d.attrs) return base_fail_memory(err);
    d.claims = f->records.claims;
    d.claim_count = f->records.claim_count;
    return add_pairs(f, &d, sources, targets, err);
}
