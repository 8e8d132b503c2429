/* A relationship's history: a relation for each kind of interest and each time it was
 * held, with a claim for each statement that said something new. */
#include <math.h>
#include <string.h>

#include "base/buffer.h"
#include "base/date.h"
#include "base/map.h"
#include "base/text.h"
#include "read/bods.h"

enum { YEAR_ONE = 10000 }; /* as an erg_date */

typedef const read_bods_statement *const *history_of;

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
           base_text_same(a->details, b->details) &&
           base_text_same(a->directness, b->directness);
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
    read_bods_claim_begin(&p->claims[p->claim_count], s);
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
    c->note = read_bods_interest_note(b, i);
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
        if (p->is_open && p->occurrence == occurrence && base_text_same(p->type, type))
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
    const char *key = read_bods_keep(b, &text);
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
            occurrence += base_text_same(items[k].type, items[i].type);
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
    return read_bods_keep(b, &text);
}

static erg_code add_relation(read_bods *b, const read_bods_statement *s, const period *p,
                             erg_error *err)
{
    model_relation_draft d;
    model_relation_draft_clear(&d, p->said->place);
    d.id = id_of(b, s, p);
    d.source = s->party;
    d.target = s->subject;
    d.relation = read_bods_interest_kind(p->type);
    d.directed = 1;
    d.label = read_bods_interest_label(b, p->last);
    d.attrs = read_bods_interest_attrs(b, p->last);
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
