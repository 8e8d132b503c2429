/* Two people at the head of one organisation at one time.
 *
 * A head is told by the words of the role: all of them must be words of that office, so
 * that a deputy, a former head or the head of a branch is none. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "check/name_key.h"
#include "check/relations.h"
#include "check/say.h"

/* What a role may say beside its office. */
static const char *const beside[] = {
    "president",   "and",    "founder", "cofounder", "founding",  "executive",
    "group",       "global", "the",     "director",  "owner",     "managing",
    "of",          "at",     "board",   "chair",     "chairman",  "chairwoman",
    "chairperson", "ceo",    "chief",   "officer",   "management"};

static bool is_among(const char *word, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(word, words[i]) == 0) return true;
    return false;
}

/* The words of a text in small letters without accents, in the arena; NULL when memory
 * runs out. */
static const char **words_of(base_arena *arena, const char *text, size_t *count)
{
    base_buffer plain = {0};
    *count = 0;
    check_plain_name(&plain, text);
    const char **words = base_arena_array(arena, plain.length / 2 + 1, sizeof *words);
    char *copy = base_arena_text(arena, plain.data ? plain.data : "", plain.length);
    if (!words || !copy || plain.failed) words = NULL;
    for (char *at = copy; words && *at;) {
        size_t n = strcspn(at, " ");
        char *end = at + n;
        words[(*count)++] = at;
        at = *end ? end + 1 : end;
        *end = '\0';
    }
    base_buffer_free(&plain);
    return words;
}

static bool has(const char *const *words, size_t count, const char *word)
{
    return is_among(word, words, count);
}

/* "chief executive", "chair", or NULL. "co" counts as a word of its own only where it
 * stands before "founder": a co-chair is one of two. */
static const char *office_of(const char *const *words, size_t count,
                             const char *const *own, size_t own_count)
{
    bool executive = has(words, count, "ceo") ||
                     (has(words, count, "chief") && has(words, count, "executive"));
    bool chair = has(words, count, "chair") || has(words, count, "chairman") ||
                 has(words, count, "chairwoman") || has(words, count, "chairperson");
    for (size_t i = 0; i < count; i++) {
        bool of_founder = strcmp(words[i], "co") == 0 && i + 1 < count &&
                          !strcmp(words[i + 1], "founder");
        if (!of_founder && !is_among(words[i], beside, sizeof beside / sizeof *beside) &&
            !is_among(words[i], own, own_count))
            return NULL;
    }
    return executive ? "chief executive" : chair ? "chair" : NULL;
}

static const char *role_text(const check_relation *r)
{
    const erg_value *role =
        r->relation->attrs ? erg_value_member(r->relation->attrs, "role") : NULL;
    if (role && role->type == ERG_VALUE_STRING) return role->string;
    return r->found.label;
}

void check_keep_head(check_desk *desk, const check_relation *r)
{
    const erg_dataset *d = desk->dataset;
    const char *kind = r->relation->relation;
    const char *role = role_text(r);
    size_t count, own_count;
    if (!check_is_kept(r) || !role) return;
    if (strcmp(kind, "role") != 0 && strcmp(kind, "employment") != 0) return;
    check_hold hold = {.relation = r->relation,
                       .claim = r->found.used,
                       .holder = r->relation->source,
                       .whole = r->relation->target,
                       .since = r->found.start,
                       .what = role};
    const char **words = words_of(&desk->scratch, role, &count);
    const char **own =
        words_of(&desk->scratch, d->entities[hold.whole].label, &own_count);
    if (!words || !own) {
        desk->failed = true;
        return;
    }
    hold.class = office_of(words, count, own, own_count);
    if (hold.class && check_sure_days(&hold.from, &hold.to, r)) check_keep(desk, &hold);
}

static int by_office(const void *left, const void *right)
{
    const check_hold *a = left;
    const check_hold *b = right;
    if (a->whole != b->whole) return a->whole < b->whole ? -1 : 1;
    int order = strcmp(a->class, b->class);
    if (order != 0) return order;
    if (a->from != b->from) return a->from < b->from ? -1 : 1;
    return (a->relation > b->relation) - (a->relation < b->relation);
}

static void say_head(check_desk *desk, const check_hold *head)
{
    char date[BASE_DATE_MAX];
    base_buffer_format(&desk->text, "%.120s (%.80s",
                       desk->dataset->entities[head->holder].id, head->what);
    base_date_print(date, head->since);
    if (head->since == 0)
        base_buffer_add(&desk->text, ", since when is not said");
    else
        base_buffer_format(&desk->text, ", since %s", date);
    if (head->claim) {
        base_buffer_add(&desk->text, "; ");
        check_say_place(&desk->text, desk->dataset, head->claim);
    }
    base_buffer_add_char(&desk->text, ')');
}

static void report_pair(check_desk *desk, const check_hold *a, const check_hold *b)
{
    base_buffer_format(&desk->text, "two at its head at one time, as %s: ", a->class);
    say_head(desk, a);
    base_buffer_add(&desk->text, " and ");
    say_head(desk, b);
    check_stand_at_relation(desk, b->relation);
    check_report(desk, desk->dataset->entities[a->whole].id);
}

/* The holds of one office, by the day they begin. Each is compared with who leaves last
 * of those before, and with who leaves last of all others. */
static void look_at_office(check_desk *desk, const check_hold *holds, size_t count)
{
    const check_hold *last = NULL;  /* leaves last */
    const check_hold *other = NULL; /* leaves last of those who are somebody else */
    for (size_t i = 0; i < count; i++) {
        const check_hold *now = &holds[i];
        const check_hold *against = last && last->holder != now->holder ? last : other;
        if (against && against->to > now->from) report_pair(desk, against, now);
        if (last && last->holder == now->holder) {
            if (now->to > last->to) last = now;
        } else if (!last || now->to > last->to) {
            other = last;
            last = now;
        } else if (!other || now->to > other->to) {
            other = now;
        }
    }
}

void check_compare_heads(check_desk *desk, check_hold *holds, size_t count)
{
    qsort(holds, count, sizeof *holds, by_office);
    for (size_t from = 0, to; from < count && !desk->failed; from = to) {
        for (to = from + 1; to < count; to++)
            if (holds[to].whole != holds[from].whole ||
                strcmp(holds[to].class, holds[from].class) != 0)
                break;
        look_at_office(desk, &holds[from], to - from);
    }
}
