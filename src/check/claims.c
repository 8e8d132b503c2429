/* Checks of single claims, and of claims that contradict each other in other things than
 * sizes. */
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/number.h"
#include "check/records.h"
#include "check/relations.h"
#include "check/say.h"
#include "erg/value.h"

static erg_date document_date(const check_desk *desk, const erg_claim *claim)
{
    return claim->document == ERG_NONE ? 0
                                       : desk->dataset->documents[claim->document].date;
}

static void look_at_asserted(check_desk *desk, const erg_claim *claim, const char *id)
{
    char asserted[BASE_DATE_MAX], dated[BASE_DATE_MAX];
    erg_date date = document_date(desk, claim);
    if (claim->asserted == 0 || date == 0) return;
    if (base_date_first(claim->asserted) <= base_date_last(date)) return;
    base_date_print(asserted, claim->asserted);
    base_date_print(dated, date);
    base_buffer_format(&desk->text, "asserted %s, but its document is dated %s (",
                       asserted, dated);
    check_say_place(&desk->text, desk->dataset, claim);
    base_buffer_add_char(&desk->text, ')');
    check_stand_at_claim(desk, claim);
    check_report(desk, id);
}

void check_claims_of_relation(check_desk *desk, const check_relation *r)
{
    for (size_t i = 0; i < r->relation->claim_count; i++)
        look_at_asserted(desk, &r->relation->claims[i], r->relation->id);
}

void check_claims_of_entity(check_desk *desk, uint32_t entity)
{
    const erg_entity *e = &desk->dataset->entities[entity];
    for (size_t i = 0; i < e->claim_count; i++)
        look_at_asserted(desk, &e->claims[i], e->id);
}

/* A document cannot know that something began after it: it can expect it. */
void check_begins_later(check_desk *desk, const check_relation *r)
{
    char start[BASE_DATE_MAX], dated[BASE_DATE_MAX];
    const erg_claim *latest = NULL;
    if (!check_is_kept(r) || r->found.start == 0 || r->found.possible) return;
    for (size_t i = 0; i < r->relation->claim_count; i++) {
        const erg_claim *claim = &r->relation->claims[i];
        if (!graph_claim_usable(&desk->resolver, claim)) continue;
        erg_date date = document_date(desk, claim);
        if (date == 0 || base_date_last(date) >= base_date_first(r->found.start)) return;
        if (!latest || base_date_last(date) > base_date_last(document_date(desk, latest)))
            latest = claim;
    }
    if (!latest) return;
    base_date_print(start, r->found.start);
    base_date_print(dated, document_date(desk, latest));
    base_buffer_format(&desk->text,
                       "begins %s, but the latest document on it is dated %s (", start,
                       dated);
    check_say_place(&desk->text, desk->dataset, latest);
    base_buffer_add_char(&desk->text, ')');
    check_report(desk, r->relation->id);
}

/* --- one says it, another denies it --- */

static const erg_claim *find_claim(const check_desk *desk, const check_relation *r,
                                   bool denied)
{
    for (size_t i = 0; i < r->relation->claim_count; i++) {
        const erg_claim *claim = &r->relation->claims[i];
        if (!graph_claim_known(&desk->resolver, claim)) continue;
        if (denied ? claim->status == ERG_STATUS_DENIED
                   : graph_claim_usable(&desk->resolver, claim))
            return claim;
    }
    return NULL;
}

void check_denied(check_desk *desk, const check_relation *r)
{
    if (!check_is_kept(r) || r->relation->claim_count < 2) return;
    const erg_claim *denied = find_claim(desk, r, true);
    const erg_claim *stated = find_claim(desk, r, false);
    if (!denied || !stated) return;
    base_buffer_add(&desk->text, "denied (");
    check_say_place(&desk->text, desk->dataset, denied);
    base_buffer_add(&desk->text, ") against stated (");
    check_say_place(&desk->text, desk->dataset, stated);
    base_buffer_add_char(&desk->text, ')');
    check_stand_at_claim(desk, denied);
    check_report(desk, r->relation->id);
}

/* --- dates and facts that differ --- */

/* 2019 and 2019-07 may be the same day; 2019 and 2020 are none. */
static bool dates_differ(erg_date a, erg_date b)
{
    return base_date_last(a) < base_date_first(b) ||
           base_date_last(b) < base_date_first(a);
}

static void say_date(check_desk *desk, erg_date date, const erg_claim *claim)
{
    char text[BASE_DATE_MAX];
    base_date_print(text, date);
    base_buffer_format(&desk->text, "%s (", text);
    check_say_place(&desk->text, desk->dataset, claim);
    base_buffer_add_char(&desk->text, ')');
}

static erg_date date_of(const erg_claim *claim, bool is_end)
{
    return is_end ? claim->end : claim->start;
}

/* The earliest of the dates against the first that is not the same day as it. */
static void look_at_dates(check_desk *desk, const check_relation *r, bool is_end)
{
    const erg_claim *first = NULL;
    const erg_claim *other = NULL;
    const erg_relation *relation = r->relation;
    for (size_t i = 0; i < relation->claim_count; i++) {
        const erg_claim *claim = &relation->claims[i];
        erg_date date = date_of(claim, is_end);
        if (date == 0 || claim->status == ERG_STATUS_POSSIBLE) continue;
        if (!graph_claim_usable(&desk->resolver, claim)) continue;
        if (!first || base_date_last(date) < base_date_last(date_of(first, is_end)))
            first = claim;
    }
    for (size_t i = 0; first && i < relation->claim_count && !other; i++) {
        const erg_claim *claim = &relation->claims[i];
        erg_date date = date_of(claim, is_end);
        if (date == 0 || claim->status == ERG_STATUS_POSSIBLE) continue;
        if (!graph_claim_usable(&desk->resolver, claim)) continue;
        if (dates_differ(date, date_of(first, is_end))) other = claim;
    }
    if (!other) return;
    base_buffer_add(&desk->text, is_end ? "ends " : "begins ");
    say_date(desk, date_of(first, is_end), first);
    base_buffer_add(&desk->text, " against ");
    say_date(desk, date_of(other, is_end), other);
    check_stand_at_claim(desk, other);
    check_report(desk, relation->id);
}

void check_disputed_dates(check_desk *desk, const check_relation *r)
{
    if (!check_is_kept(r)) return;
    if (r->relation->start == 0) look_at_dates(desk, r, false);
    if (r->relation->end == 0) look_at_dates(desk, r, true);
}

/* A number or a date: what can contradict. Prose that differs says more, not the
 * contrary. */
typedef struct fact {
    double number;
    erg_date date; /* 0: a number */
} fact;

/* "founded: 2015" is a date, "employees: 2015" a number. */
static bool is_of_dates(const char *key)
{
    static const char *const roots[] = {"found",  "establish", "incorporat", "born",
                                        "birth",  "died",      "death",      "launch",
                                        "releas", "opened",    "year",       "date"};
    for (size_t i = 0; i < sizeof roots / sizeof *roots; i++)
        if (strstr(key, roots[i])) return true;
    return false;
}

static bool read_fact(fact *out, const char *key, const erg_value *value)
{
    char printed[BASE_NUMBER_MAX];
    const char *text = printed;
    *out = (fact){0};
    if (!value) return false;
    if (value->type == ERG_VALUE_NUMBER)
        base_number_print(printed, value->number);
    else if (value->type == ERG_VALUE_STRING)
        text = value->string;
    else
        return false;
    size_t n = strlen(text);
    if (base_date_parse(&out->date, text, n) && (n > 4 || is_of_dates(key))) return true;
    out->date = 0;
    return base_number_parse(&out->number, text, n);
}

/* A claim and the fact that it tells. */
typedef struct told {
    const erg_claim *claim;
    fact fact;
} told;

/* Dates of what happened once contradict each other whenever they are told; a number may
 * have changed from one document to the next. */
static bool facts_differ(const check_desk *desk, const told *a, const told *b)
{
    erg_date here = a->fact.date, there = b->fact.date;
    if (here != 0 && there != 0) return dates_differ(here, there);
    if (here != 0 || there != 0) return false;
    erg_date then =
        a->claim->asserted ? a->claim->asserted : document_date(desk, a->claim);
    erg_date now =
        b->claim->asserted ? b->claim->asserted : document_date(desk, b->claim);
    if (then != 0 && now != 0 && dates_differ(then, now)) return false;
    return a->fact.number < b->fact.number || a->fact.number > b->fact.number;
}

static void say_value(check_desk *desk, const erg_claim *claim)
{
    char text[BASE_NUMBER_MAX];
    if (claim->value->type == ERG_VALUE_NUMBER)
        base_number_print(text, claim->value->number);
    base_buffer_format(&desk->text, "%.80s (",
                       claim->value->type == ERG_VALUE_NUMBER ? text
                                                              : claim->value->string);
    check_say_place(&desk->text, desk->dataset, claim);
    base_buffer_add_char(&desk->text, ')');
}

static bool is_fact(told *out, const check_desk *desk, const erg_claim *claim)
{
    out->claim = claim;
    return claim->key && claim->status != ERG_STATUS_POSSIBLE &&
           graph_claim_usable(&desk->resolver, claim) &&
           read_fact(&out->fact, claim->key, claim->value);
}

static int by_fact_key(const void *left, const void *right)
{
    const told *a = left;
    const told *b = right;
    int order = strcmp(a->claim->key, b->claim->key);
    return order != 0 ? order : (a->claim > b->claim) - (a->claim < b->claim);
}

static void report_facts(check_desk *desk, const erg_entity *e, const erg_claim *a,
                         const erg_claim *b)
{
    base_buffer_format(&desk->text, "%.80s is ", a->key);
    say_value(desk, a);
    base_buffer_add(&desk->text, " against ");
    say_value(desk, b);
    check_stand_at_claim(desk, b);
    check_report(desk, e->id);
}

/* Each with those before it, though of very many with the nearest only. */
enum { FACTS_COMPARED = 100 };

/* Reports the first two of one key that contradict each other. */
static void compare_facts(check_desk *desk, const erg_entity *e, const told *facts,
                          size_t count)
{
    for (size_t at = 1; at < count; at++) {
        size_t first = at > FACTS_COMPARED ? at - FACTS_COMPARED : 0;
        for (size_t i = first; i < at; i++) {
            if (!facts_differ(desk, &facts[i], &facts[at])) continue;
            report_facts(desk, e, facts[i].claim, facts[at].claim);
            return;
        }
    }
}

void check_disputed_facts(check_desk *desk, uint32_t entity)
{
    const erg_entity *e = &desk->dataset->entities[entity];
    told *facts = base_arena_array(&desk->scratch, e->claim_count, sizeof *facts);
    size_t count = 0;
    if (!facts) desk->failed = true;
    for (size_t i = 0; facts && i < e->claim_count; i++)
        count += is_fact(&facts[count], desk, &e->claims[i]);
    if (count > 1) qsort(facts, count, sizeof *facts, by_fact_key);
    for (size_t from = 0, to; from < count; from = to) {
        for (to = from + 1; to < count; to++)
            if (strcmp(facts[to].claim->key, facts[from].claim->key) != 0) break;
        compare_facts(desk, e, facts + from, to - from);
    }
}
