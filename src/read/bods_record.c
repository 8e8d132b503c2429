/* A record's history becomes what it says: of an entity or person the latest name, and
 * its facts as claims, each at the statement that first said so; of a relationship a
 * relation for each kind of interest and each time it was held, with a claim for each
 * statement that said something new. */
#include <math.h>
#include <string.h>

#include "base/buffer.h"
#include "base/date.h"
#include "base/map.h"
#include "base/number.h"
#include "model/value.h"
#include "read/bods.h"

enum { YEAR_ONE = 10000 }; /* as an erg_date */

typedef const read_bods_statement *const *history_of;

/* "statement 31c55e42": where in the document a claim stands. */
static const char *locator_of(read_bods *b, const read_bods_statement *s)
{
    static const char prefix[] = "statement ";
    size_t n = strlen(s->id);
    char *text = base_arena_alloc(&b->scratch, sizeof prefix + n);
    if (text) memcpy(text, prefix, sizeof prefix - 1);
    if (text) memcpy(text + sizeof prefix - 1, s->id, n);
    return text;
}

static void begin_claim(read_bods *b, model_claim_draft *c, const read_bods_statement *s)
{
    model_claim_draft_clear(c, s->place);
    c->document = s->document;
    c->locator = locator_of(b, s);
    c->by = s->by;
    c->asserted = s->date;
}

/* --- entities and persons --------------------------------------------------------------
 */

/* All texts of the history but `without`, each once. */
static const char **gather(read_bods *b, history_of history, size_t count, bool names,
                           const char *without, size_t *found)
{
    base_map seen = {0};
    size_t room = 0;
    bool fine = !without || base_map_put(&seen, without, strlen(without), 0);
    for (size_t i = 0; i < count; i++)
        room += names ? history[i]->name_count : history[i]->same_as_count;
    const char **all = base_arena_array(&b->scratch, room, sizeof *all);
    *found = 0;
    for (size_t i = 0; i < count && all && fine; i++) {
        const char **texts = names ? history[i]->names : history[i]->same_as;
        size_t n = names ? history[i]->name_count : history[i]->same_as_count;
        for (size_t k = 0; k < n && fine; k++) {
            size_t length = strlen(texts[k]);
            if (base_map_find(&seen, texts[k], length) != BASE_NONE) continue;
            fine = base_map_put(&seen, texts[k], length, 0);
            all[(*found)++] = texts[k];
        }
    }
    base_map_free(&seen);
    return fine ? all : NULL;
}

static const char *fact_of(const read_bods_statement *s, const char *key)
{
    for (size_t i = 0; i < s->fact_count; i++)
        if (strcmp(s->facts[i].key, key) == 0) return s->facts[i].text;
    return NULL;
}

static bool same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool add_facts(read_bods *b, const read_bods_statement *s,
                      const read_bods_statement *before, model_claim_draft *claims,
                      size_t *count)
{
    for (size_t i = 0; i < s->fact_count; i++) {
        const read_bods_fact *fact = &s->facts[i];
        if (before && same_text(fact_of(before, fact->key), fact->text)) continue;
        erg_value *value = base_arena_alloc(&b->scratch, sizeof *value);
        if (!value) return false;
        *value = (erg_value){.type = ERG_VALUE_STRING, .string = fact->text};
        model_claim_draft *c = &claims[(*count)++];
        begin_claim(b, c, s);
        c->key = fact->key;
        c->value = value;
    }
    return true;
}

/* An entity nobody names is called what it is said to be. */
static const char *unnamed(const read_bods_statement *s)
{
    const char *type = fact_of(s, "entityType");
    const char *person = fact_of(s, "personType");
    if (!type) type = person;
    if (!type) return NULL;
    if (strncmp(type, "unknown", 7) == 0)
        return person ? "unknown person" : "unknown entity";
    if (strncmp(type, "anonymous", 9) == 0)
        return person ? "anonymous person" : "anonymous entity";
    return NULL;
}

erg_code read_bods_subject(read_bods *b, history_of history, size_t count, erg_error *err)
{
    const read_bods_statement *last = history[count - 1];
    size_t claim_count = 0;
    model_entity_draft d;
    model_entity_draft_clear(&d, last->place);
    d.id = last->record;
    d.kind = last->kind;
    for (size_t i = count; i > 0 && !d.label; i--)
        if (history[i - 1]->name_count > 0) d.label = history[i - 1]->names[0];
    if (!d.label) d.label = unnamed(last);
    d.aliases = gather(b, history, count, true, d.label, &d.alias_count);
    d.same_as = gather(b, history, count, false, NULL, &d.same_as_count);
    size_t facts = 0;
    for (size_t i = 0; i < count; i++)
        facts += history[i]->fact_count;
    model_claim_draft *claims = base_arena_array(&b->scratch, facts, sizeof *claims);
    if (!d.aliases || !d.same_as || !claims) return base_fail_memory(err);
    for (size_t i = 0; i < count; i++)
        if (!add_facts(b, history[i], i > 0 ? history[i - 1] : NULL, claims,
                       &claim_count))
            return base_fail_memory(err);
    d.claims = claims;
    d.claim_count = claim_count;
    if (b->scratch.failed) return base_fail_memory(err);
    return model_builder_entity(b->builder, &d, err);
}

/* --- interests -------------------------------------------------------------------------
 */

static const struct {
    const char *type, *kind, *words;
} interests[] = {
    {"shareholding", "ownership", "shareholding"},
    {"votingRights", "governance", "voting rights"},
    {"appointmentOfBoard", "governance", "appointment of the board"},
    {"otherInfluenceOrControl", "governance", "other influence or control"},
    {"controlViaCompanyRulesOrArticles", "governance", "control by the articles"},
    {"controlByLegalFramework", "governance", "control by law"},
    {"boardMember", "role", "board member"},
    {"boardChair", "role", "board chair"},
    {"seniorManagingOfficial", "role", "senior managing official"},
    {"settlor", "role", "settlor"},
    {"trustee", "role", "trustee"},
    {"protector", "role", "protector"},
    {"nominee", "role", "nominee"},
    {"nominator", "role", "nominator"},
    {"beneficiaryOfLegalArrangement", "right", "beneficiary"},
    {"rightsToSurplusAssetsOnDissolution", "right", "surplus assets on dissolution"},
    {"rightsToProfitOrIncome", "right", "profit or income"},
    {"rightToProfitOrIncomeFromAssets", "right", "profit or income from assets"},
    {"rightsGrantedByContract", "right", "rights by contract"},
    {"conditionalRightsGrantedByContract", "right", "conditional rights by contract"},
    {"enjoymentAndUseOfAssets", "right", "use of assets"},
    {"unknownInterest", NULL, "unknown interest"},
    {"unpublishedInterest", NULL, "unpublished interest"},
};

/* Row of the type, or -1. */
static int row_of(const char *type)
{
    for (size_t i = 0; type && i < sizeof interests / sizeof *interests; i++)
        if (strcmp(interests[i].type, type) == 0) return (int)i;
    return -1;
}

static void add_percent(base_buffer *text, double percent)
{
    char digits[BASE_NUMBER_MAX];
    base_number_print(digits, percent);
    base_buffer_add(text, digits);
}

/* "25 to 50 %", "over 25 to 50 %", "up to 10 %"; nothing where the share is exact. */
static void add_range(base_buffer *text, const read_bods_interest *i)
{
    bool low = !isnan(i->low), high = !isnan(i->high);
    if (!isnan(i->exact) || (!low && !high)) return;
    base_buffer_add(text, text->length > 0 ? ", " : "");
    if (low) base_buffer_add(text, i->above ? "over " : high ? "" : "at least ");
    if (low) add_percent(text, i->low);
    if (high) base_buffer_add(text, low ? " to " : i->below ? "" : "up to ");
    if (high && i->below) base_buffer_add(text, "under ");
    if (high) add_percent(text, i->high);
    base_buffer_add(text, " %");
}

static const char *finish(read_bods *b, base_buffer *text)
{
    const char *kept = NULL;
    if (text->failed) b->scratch.failed = true;
    if (text->length > 0 && !text->failed)
        kept = base_arena_text(&b->scratch, text->data, text->length);
    base_buffer_free(text);
    return kept;
}

/* Ownership of so much needs no more words. */
static const char *label_of(read_bods *b, const read_bods_interest *i)
{
    base_buffer text = {0};
    int row = row_of(i->type);
    bool plain = row == 0 && !isnan(i->exact);
    if (!plain && (row >= 0 || i->type))
        base_buffer_add(&text, row >= 0 ? interests[row].words : i->type);
    add_range(&text, i);
    if (i->directness && strcmp(i->directness, "indirect") == 0)
        base_buffer_add(&text, text.length > 0 ? ", indirect" : "indirect");
    return finish(b, &text);
}

static const char *note_of(read_bods *b, const read_bods_interest *i)
{
    base_buffer text = {0};
    if (i->details) base_buffer_add(&text, i->details);
    add_range(&text, i);
    return finish(b, &text);
}

enum { INTEREST_ATTRS = 5 };

static const erg_value *attrs_of(read_bods *b, const read_bods_interest *i)
{
    erg_value *attrs = base_arena_alloc(&b->scratch, sizeof *attrs);
    erg_value *items = base_arena_array(&b->scratch, INTEREST_ATTRS, sizeof *items);
    const char **keys = base_arena_array(&b->scratch, INTEREST_ATTRS, sizeof *keys);
    size_t n = 0;
    if (!attrs || !items || !keys) return NULL;
    if (i->beneficial >= 0) {
        keys[n] = "beneficialOwnershipOrControl";
        items[n++] = (erg_value){.type = ERG_VALUE_BOOL, .boolean = i->beneficial == 1};
    }
    if (i->directness) {
        keys[n] = "directOrIndirect";
        items[n++] = (erg_value){.type = ERG_VALUE_STRING, .string = i->directness};
    }
    if (i->type) {
        keys[n] = "interest";
        items[n++] = (erg_value){.type = ERG_VALUE_STRING, .string = i->type};
    }
    if (!isnan(i->high) && isnan(i->exact)) {
        keys[n] = "maximum";
        items[n++] = (erg_value){.type = ERG_VALUE_NUMBER, .number = i->high};
    }
    if (!isnan(i->low) && isnan(i->exact)) {
        keys[n] = "minimum";
        items[n++] = (erg_value){.type = ERG_VALUE_NUMBER, .number = i->low};
    }
    *attrs =
        (erg_value){.type = ERG_VALUE_OBJECT, .count = n, .items = items, .keys = keys};
    return n > 0 ? attrs : NULL;
}

/* --- relationships ---------------------------------------------------------------------
 */

/* One kind of interest, held from one day on. */
typedef struct period {
    const char *type;
    size_t occurrence; /* among those of its type in one statement, from 0 */
    erg_date start;
    bool is_open, seen;
    size_t nth;                     /* of its type and occurrence, from 0 */
    const read_bods_interest *last; /* as said last */
    const read_bods_statement *said;
    model_claim_draft *claims;
    size_t claim_count, claim_room;
} period;

typedef struct periods {
    period *items;
    size_t count;
    size_t *open; /* of items */
    size_t open_count;
    base_map known; /* "type~occurrence" -> how many there were */
} periods;

static bool same_number(double a, double b)
{
    return a == b || (isnan(a) && isnan(b));
}

static bool says_same(const read_bods_interest *a, const read_bods_interest *b)
{
    return same_number(a->exact, b->exact) && same_number(a->low, b->low) &&
           same_number(a->high, b->high) && a->above == b->above &&
           a->below == b->below && a->beneficial == b->beneficial &&
           a->start == b->start && a->end == b->end &&
           same_text(a->details, b->details) && same_text(a->directness, b->directness);
}

/* NULL when memory runs out. */
static model_claim_draft *new_claim(read_bods *b, period *p, const read_bods_statement *s)
{
    if (p->claim_count == p->claim_room) {
        size_t room = p->claim_room == 0 ? 2 : 2 * p->claim_room;
        model_claim_draft *claims = base_arena_array(&b->scratch, room, sizeof *claims);
        if (!claims) return NULL;
        if (p->claim_count > 0)
            memcpy(claims, p->claims, p->claim_count * sizeof *claims);
        p->claims = claims;
        p->claim_room = room;
    }
    begin_claim(b, &p->claims[p->claim_count], s);
    return &p->claims[p->claim_count++];
}

static bool add_claim(read_bods *b, period *p, const read_bods_statement *s,
                      const read_bods_interest *i)
{
    model_claim_draft *c = new_claim(b, p, s);
    if (!c) return false;
    c->share = isnan(i->exact) ? NAN : i->exact / 100;
    c->start = i->start;
    c->end = i->end;
    c->note = note_of(b, i);
    p->last = i;
    p->said = s;
    p->is_open = i->end == 0;
    return true;
}

/* The statement says, by what it no longer says, that the period is over. */
static bool end_period(read_bods *b, period *p, const read_bods_statement *s,
                       erg_date end)
{
    p->is_open = false;
    if (end == 0 || (p->start != 0 && base_date_last(end) < base_date_first(p->start)))
        return true;
    model_claim_draft *c = new_claim(b, p, s);
    if (!c) return false;
    c->end = end;
    c->note = s->status == READ_BODS_CLOSED ? "record closed" : "superseded";
    return true;
}

static period *find_open(periods *all, const char *type, size_t occurrence)
{
    for (size_t i = 0; i < all->open_count; i++) {
        period *p = &all->items[all->open[i]];
        if (p->is_open && p->occurrence == occurrence && same_text(p->type, type))
            return p;
    }
    return NULL;
}

/* NULL when memory runs out. */
static period *begin_period(read_bods *b, periods *all, const read_bods_interest *i,
                            size_t occurrence)
{
    base_buffer text = {0};
    period *p = &all->items[all->count];
    *p = (period){.type = i->type, .occurrence = occurrence, .start = i->start};
    base_buffer_format(&text, "%s~%zu", i->type ? i->type : "", occurrence);
    const char *key = finish(b, &text);
    uint32_t before = key ? base_map_find(&all->known, key, strlen(key)) : 0;
    p->nth = before == BASE_NONE ? 0 : before;
    if (!key || !base_map_put(&all->known, key, strlen(key), (uint32_t)p->nth + 1))
        return NULL;
    all->open[all->open_count++] = all->count++;
    return p;
}

/* 0 before the first day there is. */
static erg_date day_before(erg_date date)
{
    base_day day = base_date_first(date);
    return day > base_date_first(YEAR_ONE) ? base_date_of(day - 1) : 0;
}

static bool take_interest(read_bods *b, periods *all, const read_bods_statement *s,
                          const read_bods_interest *i, size_t occurrence)
{
    period *p = find_open(all, i->type, occurrence);
    bool continues = p && (p->start == i->start || p->start == 0 || i->start == 0);
    if (p && !continues) {
        erg_date end = i->start > p->start ? day_before(i->start) : s->date;
        if (!end_period(b, p, s, end)) return false;
    }
    if (!continues) p = begin_period(b, all, i, occurrence);
    if (!p) return false;
    if (p->start == 0) p->start = i->start;
    p->seen = true;
    if (continues && p->last && says_same(p->last, i)) return true;
    return add_claim(b, p, s, i);
}

/* What the statement does not repeat is over, and all when the record is closed. */
static bool end_unseen(read_bods *b, periods *all, const read_bods_statement *s)
{
    bool closes = s->status == READ_BODS_CLOSED, fine = true;
    size_t kept = 0;
    for (size_t i = 0; i < all->open_count && fine; i++) {
        period *p = &all->items[all->open[i]];
        bool dropped = s->interest_count > 0 && !p->seen;
        if (p->is_open && (closes || dropped)) fine = end_period(b, p, s, s->date);
        if (p->is_open) all->open[kept++] = all->open[i];
    }
    all->open_count = kept;
    return fine;
}

static bool take_statement(read_bods *b, periods *all, const read_bods_statement *s)
{
    static const read_bods_interest unspecified = {
        .beneficial = -1, .exact = NAN, .low = NAN, .high = NAN};
    const read_bods_interest *items = s->interests;
    size_t count = s->interest_count;
    for (size_t i = 0; i < all->open_count; i++)
        all->items[all->open[i]].seen = false;
    if (count == 0 && all->count == 0) items = &unspecified;
    if (count == 0 && all->count == 0) count = 1;
    for (size_t i = 0; i < count; i++) {
        size_t occurrence = 0;
        for (size_t k = 0; k < i; k++)
            occurrence += same_text(items[k].type, items[i].type);
        if (!take_interest(b, all, s, &items[i], occurrence)) return false;
    }
    return end_unseen(b, all, s);
}

/* "rel-1:shareholding", "rel-1:shareholding:2021-09-24" for a later time. */
static const char *id_of(read_bods *b, const read_bods_statement *s, const period *p)
{
    char day[BASE_DATE_MAX];
    base_buffer text = {0};
    base_buffer_add(&text, s->record);
    if (p->type) base_buffer_format(&text, ":%s", p->type);
    if (p->occurrence > 0) base_buffer_format(&text, "~%zu", p->occurrence + 1);
    base_date_print(day, p->start);
    if (p->nth > 0 && day[0]) base_buffer_format(&text, ":%s", day);
    if (p->nth > 0 && !day[0]) base_buffer_format(&text, ":%zu", p->nth + 1);
    return finish(b, &text);
}

static erg_code add_relation(read_bods *b, const read_bods_statement *s, const period *p,
                             erg_error *err)
{
    model_relation_draft d;
    int row = row_of(p->type);
    model_relation_draft_clear(&d, p->said->place);
    d.id = id_of(b, s, p);
    d.source = s->party;
    d.target = s->subject;
    d.relation = row >= 0 ? interests[row].kind : NULL;
    d.directed = 1;
    d.label = label_of(b, p->last);
    d.attrs = attrs_of(b, p->last);
    d.claims = p->claims;
    d.claim_count = p->claim_count;
    if (b->scratch.failed) return base_fail_memory(err);
    return model_builder_relation(b->builder, &d, err);
}

erg_code read_bods_relationship(read_bods *b, history_of history, size_t count,
                                erg_error *err)
{
    const read_bods_statement *last = history[count - 1];
    periods all = {.count = 0};
    size_t room = 1;
    erg_code code = ERG_OK;
    if (!last->subject || !last->party) return ERG_OK; /* counted when it was read */
    for (size_t i = 0; i < count; i++)
        room += history[i]->interest_count;
    all.items = base_arena_array(&b->scratch, room, sizeof *all.items);
    all.open = base_arena_array(&b->scratch, room, sizeof *all.open);
    bool fine = all.items && all.open;
    for (size_t i = 0; i < count && fine; i++)
        fine = take_statement(b, &all, history[i]);
    if (!fine) code = base_fail_memory(err);
    for (size_t i = 0; i < all.count && code == ERG_OK; i++)
        code = add_relation(b, last, &all.items[i], err);
    base_map_free(&all.known);
    return code;
}
