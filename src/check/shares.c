/* Shares of one owned thing that add to more than all of it. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/number.h"
#include "check/relations.h"
#include "check/say.h"

/* Documents round shares: 33.4 % three times is no contradiction. */
static const double most_together = 1.005;

enum { MOST_NAMED = 6 };

/* A share comes or goes on a day. */
typedef struct change {
    base_day day;
    double value; /* negative: it goes */
} change;

void check_keep_share(check_desk *desk, const check_relation *r)
{
    const char *kind = r->relation->relation;
    check_hold hold = {.relation = r->relation,
                       .holder = r->relation->source,
                       .whole = r->relation->target,
                       .since = r->found.start,
                       .value = r->found.share};
    if (!check_is_kept(r) || isnan(hold.value) || !(hold.value > 0)) return;
    if (strcmp(kind, "ownership") != 0 && strcmp(kind, "subsidiary") != 0) return;
    if (!check_sure_days(&hold.from, &hold.to, r)) return;
    for (size_t i = 0; i < r->relation->claim_count && !hold.claim; i++)
        if (graph_claim_usable(&desk->resolver, &r->relation->claims[i]) &&
            r->relation->claims[i].share == hold.value)
            hold.claim = &r->relation->claims[i];
    check_keep(desk, &hold);
}

static int by_whole(const void *left, const void *right)
{
    const check_hold *a = left;
    const check_hold *b = right;
    if (a->whole != b->whole) return a->whole < b->whole ? -1 : 1;
    if (a->holder != b->holder) return a->holder < b->holder ? -1 : 1;
    if (a->value != b->value) return a->value > b->value ? -1 : 1;
    return (a->relation > b->relation) - (a->relation < b->relation);
}

static int by_share(const void *left, const void *right)
{
    const check_hold *a = left;
    const check_hold *b = right;
    if (a->value != b->value) return a->value > b->value ? -1 : 1;
    return (a->relation > b->relation) - (a->relation < b->relation);
}

static int by_day(const void *left, const void *right)
{
    const change *a = left;
    const change *b = right;
    if (a->day != b->day) return a->day < b->day ? -1 : 1;
    return (a->value > b->value) - (a->value < b->value); /* what goes, first */
}

/* One holder's stake told twice is one stake: of those that overlap the greatest stays.
 * Sorted by holder, the greatest first. */
static size_t drop_doubles(check_hold *holds, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        bool again = false;
        for (size_t k = kept; k > 0 && holds[k - 1].holder == holds[i].holder; k--)
            again = again ||
                    (holds[k - 1].from < holds[i].to && holds[i].from < holds[k - 1].to);
        if (!again) holds[kept++] = holds[i];
    }
    return kept;
}

/* The first day on which the shares add to the most, and that sum. */
static bool find_most(base_day *day, double *most, check_desk *desk,
                      const check_hold *holds, size_t count)
{
    double sum = 0;
    change *changes = base_arena_array(&desk->scratch, 2 * count, sizeof *changes);
    *most = 0;
    if (!changes) return false;
    for (size_t i = 0; i < count; i++) {
        changes[2 * i] = (change){holds[i].from, holds[i].value};
        changes[2 * i + 1] = (change){holds[i].to, -holds[i].value};
    }
    qsort(changes, 2 * count, sizeof *changes, by_day);
    for (size_t i = 0; i < 2 * count; i++) {
        sum += changes[i].value;
        if (sum <= *most + 1e-9) continue;
        *most = sum;
        *day = changes[i].day;
    }
    return true;
}

static void say_hold(check_desk *desk, const check_hold *hold, bool first)
{
    const erg_entity *holder = &desk->dataset->entities[hold->holder];
    base_buffer_format(&desk->text, "%s%.120s ", first ? "" : ", ", holder->id);
    check_say_share(&desk->text, hold->value);
    if (!hold->claim) return;
    base_buffer_add(&desk->text, " (");
    check_say_place(&desk->text, desk->dataset, hold->claim);
    base_buffer_add_char(&desk->text, ')');
}

static void say_day(check_desk *desk, base_day day, const check_hold *holds, size_t count)
{
    char text[BASE_DATE_MAX];
    for (size_t i = 0; i < count; i++) {
        if (holds[i].from != day || holds[i].since == 0) continue;
        base_date_print(text, holds[i].since);
        base_buffer_format(&desk->text, " from %s on", text);
        return;
    }
}

/* The holders of one thing on the day when they hold most. */
static void look_at_thing(check_desk *desk, check_hold *holds, size_t count)
{
    base_day day = BASE_DAY_FIRST;
    double most;
    size_t there = 0;
    count = drop_doubles(holds, count);
    if (!find_most(&day, &most, desk, holds, count)) desk->failed = true;
    if (desk->failed || most <= most_together) return;
    for (size_t i = 0; i < count; i++)
        if (holds[i].from <= day && day < holds[i].to) holds[there++] = holds[i];
    qsort(holds, there, sizeof *holds, by_share);
    base_buffer_add(&desk->text, "its owners hold ");
    check_say_share(&desk->text, base_number_round(most, 6));
    base_buffer_add(&desk->text, " of it together");
    say_day(desk, day, holds, there);
    base_buffer_add(&desk->text, ": ");
    for (size_t i = 0; i < there && i < MOST_NAMED; i++)
        say_hold(desk, &holds[i], i == 0);
    if (there > MOST_NAMED)
        base_buffer_format(&desk->text, " and %zu more", there - MOST_NAMED);
    check_stand_at_relation(desk, holds[0].relation);
    check_report(desk, desk->dataset->entities[holds[0].whole].id);
}

void check_compare_shares(check_desk *desk, check_hold *holds, size_t count)
{
    qsort(holds, count, sizeof *holds, by_whole);
    for (size_t from = 0, to; from < count && !desk->failed; from = to) {
        for (to = from + 1; to < count; to++)
            if (holds[to].whole != holds[from].whole) break;
        look_at_thing(desk, &holds[from], to - from);
        base_arena_reset(&desk->scratch);
    }
}
