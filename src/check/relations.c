#include "check/relations.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "check/records.h"
#include "check/say.h"
#include "graph/rate.h"
#include "model/recorded.h"
#include "model/vocabulary.h"

/* A dispute's text names this many values, and this many places of each. */
enum { MOST_VALUES = 6, MOST_PLACES = 3 };

/* What one claim says in a dispute. */
typedef struct side {
    const erg_claim *claim;
    double size; /* in dollars where there is a rate */
} side;

static int by_size(const void *left, const void *right)
{
    const side *a = left;
    const side *b = right;
    if (a->size != b->size) return a->size < b->size ? -1 : 1;
    return (a->claim > b->claim) - (a->claim < b->claim);
}

static bool same_amount(const erg_amount *a, const erg_amount *b)
{
    bool same_value = a->value == b->value || (isnan(a->value) && isnan(b->value) &&
                                               a->low == b->low && a->high == b->high);
    return same_value && a->bound == b->bound && strcmp(a->currency, b->currency) == 0;
}

static bool same_side(const side *a, const side *b, bool amounts)
{
    if (a->claim->status != b->claim->status) return false;
    if (!amounts) return a->claim->share == b->claim->share;
    return same_amount(a->claim->amount, b->claim->amount);
}

static void say_value(check_desk *desk, const side *s, bool amounts)
{
    if (amounts)
        check_say_amount(&desk->text, s->claim->amount);
    else
        check_say_share(&desk->text, s->claim->share);
    if (s->claim->status == ERG_STATUS_POSSIBLE)
        base_buffer_add(&desk->text, ", possible");
}

/* "VALUE (PLACE; PLACE)" for sides that say the same. */
static void say_sides(check_desk *desk, const side *sides, size_t count, bool amounts)
{
    say_value(desk, sides, amounts);
    for (size_t i = 0; i < count && i < MOST_PLACES; i++)
        check_say_next_place(&desk->text, desk->dataset, sides[i].claim,
                             i > 0 ? sides[i - 1].claim : NULL);
    if (count > MOST_PLACES)
        base_buffer_format(&desk->text, "; %zu more", count - MOST_PLACES);
    base_buffer_add_char(&desk->text, ')');
}

/* From the smallest value to the largest; of many the smallest ones and the largest. */
static void say_dispute(check_desk *desk, side *sides, size_t count, bool amounts)
{
    size_t values = 0;
    size_t at = 0;
    qsort(sides, count, sizeof *sides, by_size);
    for (size_t i = 0; i < count; i++)
        if (i == 0 || !same_side(&sides[i], &sides[i - 1], amounts)) values++;
    for (size_t v = 0, next = 0; v < values; v++, at = next) {
        for (next = at + 1; next < count; next++)
            if (!same_side(&sides[at], &sides[next], amounts)) break;
        if (v + 1 < values && v + 1 >= MOST_VALUES) continue;
        if (v > 0) base_buffer_add(&desk->text, " against ");
        if (v + 1 == values && values > MOST_VALUES)
            base_buffer_format(&desk->text, "%zu more, up to ", values - MOST_VALUES);
        say_sides(desk, &sides[at], next - at, amounts);
    }
}

static double size_of(const check_desk *desk, const check_relation *r,
                      const erg_claim *claim, bool amounts)
{
    if (!amounts) return claim->share;
    base_day day = r->found.start != 0 ? base_date_first(r->found.start) : BASE_DAY_LAST;
    double rate = graph_rate(desk->dataset, claim->amount->currency, day);
    return graph_amount_middle(claim->amount) * (isnan(rate) ? 1 : rate);
}

static void report_dispute(check_desk *desk, const check_relation *r, bool amounts)
{
    size_t count = 0;
    side *sides =
        base_arena_array(&desk->scratch, r->relation->claim_count, sizeof *sides);
    if (!sides) {
        desk->failed = true;
        return;
    }
    for (size_t i = 0; i < r->relation->claim_count; i++) {
        const erg_claim *claim = &r->relation->claims[i];
        bool stated = amounts ? claim->amount && claim->amount->basis == ERG_BASIS_OWN
                              : !isnan(claim->share);
        if (!stated || !graph_claim_usable(&desk->resolver, claim)) continue;
        sides[count++] = (side){claim, size_of(desk, r, claim, amounts)};
    }
    say_dispute(desk, sides, count, amounts);
    check_report(desk, r->relation->id);
}

void check_disputed_amount(check_desk *desk, const check_relation *r)
{
    if (r->fate == GRAPH_FATE_KEPT && r->found.amounts_differ && !r->merged)
        report_dispute(desk, r, true);
}

void check_disputed_share(check_desk *desk, const check_relation *r)
{
    if (r->fate == GRAPH_FATE_KEPT && r->found.shares_differ && !r->merged)
        report_dispute(desk, r, false);
}

/* No record says so itself (that is an error); the start of one claim and the end of
 * another can still contradict each other. */
void check_end_before_start(check_desk *desk, const check_relation *r)
{
    char start[BASE_DATE_MAX];
    char end[BASE_DATE_MAX];
    if (r->fate == GRAPH_FATE_NOT_KNOWN || r->merged) return;
    if (r->found.start == 0 || r->found.end == 0) return;
    if (base_date_last(r->found.end) >= base_date_first(r->found.start)) return;
    base_date_print(start, r->found.start);
    base_date_print(end, r->found.end);
    base_buffer_format(&desk->text, "ends %s by one claim, starts %s by another", end,
                       start);
    check_report(desk, r->relation->id);
}

void check_unsourced(check_desk *desk, const check_relation *r)
{
    if (r->fate != GRAPH_FATE_KEPT || r->relation->claim_count > 0) return;
    base_buffer_add(&desk->text, "no claim, so no document");
    check_report(desk, r->relation->id);
}

void check_no_document(check_desk *desk, const check_relation *r)
{
    if (!check_is_kept(r) || r->relation->claim_count == 0) return;
    for (size_t i = 0; i < r->relation->claim_count; i++) {
        const erg_claim *claim = &r->relation->claims[i];
        if (claim->document != ERG_NONE && graph_claim_usable(&desk->resolver, claim))
            return;
    }
    check_count(desk, "", r->relation->id);
}

void check_no_document_group(check_desk *desk, const check_group *group)
{
    base_buffer_add(&desk->text, group->count == 1 ? "its claims name no document"
                                                   : "their claims name no document");
}

static void say_known_places(check_desk *desk, const check_relation *r)
{
    const erg_claim *before = NULL;
    size_t said = 0;
    for (size_t i = 0; i < r->relation->claim_count; i++) {
        const erg_claim *claim = &r->relation->claims[i];
        if (!graph_claim_known(&desk->resolver, claim)) continue;
        if (said++ >= MOST_PLACES) continue;
        check_say_next_place(&desk->text, desk->dataset, claim, before);
        before = claim;
    }
    if (said > MOST_PLACES)
        base_buffer_format(&desk->text, "; %zu more", said - MOST_PLACES);
    base_buffer_add_char(&desk->text, ')');
}

void check_unusable(check_desk *desk, const check_relation *r)
{
    if (r->fate != GRAPH_FATE_UNUSABLE) return;
    base_buffer_add(&desk->text, "left out, every claim is denied or retracted");
    say_known_places(desk, r);
    check_report(desk, r->relation->id);
}

void check_only_possible(check_desk *desk, const check_relation *r)
{
    if (r->fate != GRAPH_FATE_POSSIBLE) return;
    base_buffer_add(&desk->text, "left out, it is only possible");
    say_known_places(desk, r);
    check_report(desk, r->relation->id);
}

/* A snapshot file carries no rates: its weights were made with those of its dataset. */
void check_missing_rate(check_desk *desk, const check_relation *r)
{
    if (r->fate != GRAPH_FATE_KEPT || desk->settings.as_recorded) return;
    for (size_t i = 0; i < r->relation->claim_count; i++) {
        const erg_claim *claim = &r->relation->claims[i];
        const erg_amount *amount = claim->amount;
        if (!amount || amount->basis != ERG_BASIS_OWN || amount->currency[0] == '\0')
            continue;
        if (!graph_claim_usable(&desk->resolver, claim)) continue;
        if (!isnan(graph_rate(desk->dataset, amount->currency, BASE_DAY_LAST))) continue;
        check_count(desk, amount->currency, r->relation->id);
    }
}

void check_no_currency(check_desk *desk, const check_relation *r)
{
    if (!check_is_kept(r) || desk->settings.as_recorded) return;
    for (size_t i = 0; i < r->relation->claim_count; i++) {
        const erg_claim *claim = &r->relation->claims[i];
        const erg_amount *amount = claim->amount;
        if (!amount || amount->basis != ERG_BASIS_OWN || amount->currency[0] != '\0')
            continue;
        if (!graph_claim_usable(&desk->resolver, claim)) continue;
        base_buffer_add(&desk->text, "the amount ");
        check_say_amount(&desk->text, amount);
        base_buffer_add(&desk->text, " has no currency, so it counts as unknown");
        check_say_next_place(&desk->text, desk->dataset, claim, NULL);
        base_buffer_add_char(&desk->text, ')');
        check_stand_at_claim(desk, claim);
        check_report(desk, r->relation->id);
    }
}

void check_missing_rate_group(check_desk *desk, const check_group *group)
{
    base_buffer_format(&desk->text,
                       "amounts in %s count as unknown, as there is no rate of %s to USD",
                       group->word, group->word);
}

void check_relation_kind(check_desk *desk, const check_relation *r)
{
    if (r->fate == GRAPH_FATE_NOT_KNOWN || r->merged) return;
    if (model_relation_kind_find(r->relation->relation)) return;
    check_count(desk, r->relation->relation, r->relation->id);
}

void check_relation_kind_group(check_desk *desk, const check_group *group)
{
    const char **names =
        base_arena_array(&desk->scratch, model_relation_kind_count, sizeof *names);
    if (!names) {
        desk->failed = true;
        return;
    }
    for (size_t i = 0; i < model_relation_kind_count; i++)
        names[i] = model_relation_kinds[i].name;
    check_say_kind(desk, group->word, "related", names, model_relation_kind_count);
}
