#include "draw/words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/number.h"
#include "base/text.h"
#include "draw/metrics.h"
#include "graph/rate.h"

/* --- text out of buffers --- */

const char *draw_take_lines(base_arena *arena, base_buffer *b)
{
    const char *text = NULL;
    if (b->failed) {
        arena->failed = true;
    } else {
        text = base_arena_text(arena, b->data != NULL ? b->data : "", b->length);
    }
    base_buffer_reset(b);
    return text;
}

const char *draw_take(base_arena *arena, base_buffer *b)
{
    const char *text = draw_take_lines(arena, b);
    return text != NULL ? draw_text_clean(arena, text) : NULL;
}

static void add_clean(base_buffer *b, base_arena *arena, const char *text)
{
    const char *clean = draw_text_clean(arena, text);
    if (clean != NULL) base_buffer_add(b, clean);
}

const char *draw_node_name(base_arena *arena, const erg_snapshot *snapshot, uint32_t node)
{
    return draw_text_clean(arena, erg_snapshot_entity(snapshot, node)->label);
}

/* --- figures --- */

static void add_money(base_buffer *b, double value, const char *currency)
{
    static const struct {
        const char *code, *sign;
    } signs[] = {
        {"USD", "$"}, {"EUR", "\xe2\x82\xac"}, {"GBP", "\xc2\xa3"}, {"JPY", "\xc2\xa5"}};
    char digits[BASE_NUMBER_MAX];
    const char *sign = NULL;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (strcmp(currency, signs[i].code) == 0) sign = signs[i].sign;
    }
    if (sign != NULL) {
        base_buffer_add(b, sign);
    } else if (*currency != '\0') {
        base_buffer_format(b, "%s ", currency);
    }
    base_number_short(digits, value);
    base_buffer_add(b, digits);
}

void draw_add_amount(base_buffer *b, const erg_amount *a, bool brief)
{
    static const char *const bounds[] = {"", "over ", "up to ", "about "};
    base_buffer_add(b, bounds[a->bound]);
    if (!isnan(a->value)) {
        add_money(b, a->value, a->currency);
    } else {
        add_money(b, a->low, a->currency);
        base_buffer_add(b, " to ");
        add_money(b, a->high, a->currency);
    }
    if (a->basis == ERG_BASIS_ROUND_TOTAL) {
        base_buffer_add(b, brief ? " in all" : " for the whole round");
    }
    if (a->currency[0] == '\0' && !brief) base_buffer_add(b, " (currency not stated)");
}

void draw_add_share(base_buffer *b, double share)
{
    char digits[BASE_NUMBER_MAX];
    base_number_print(digits, base_number_round(share * 100, 4));
    base_buffer_format(b, "%s%%", digits);
}

static bool usable(const erg_claim *c)
{
    return c->status != ERG_STATUS_DENIED && c->status != ERG_STATUS_RETRACTED;
}

static double size_of(const erg_claim *c)
{
    return c->amount != NULL ? graph_amount_middle(c->amount) : c->share;
}

static int by_size(const void *a, const void *b)
{
    const erg_claim *x = *(const erg_claim *const *)a, *y = *(const erg_claim *const *)b;
    double u = size_of(x), v = size_of(y);
    if (u != v) return u < v ? -1 : 1;
    return x < y ? -1 : x > y;
}

static bool same_figure(const erg_claim *x, const erg_claim *y)
{
    if (x->amount == NULL && y->amount == NULL) return x->share == y->share;
    return graph_amount_same(x->amount, y->amount);
}

/* Of the same size there may be others between: 2bn, 1bn to 3bn, 2bn. */
static bool is_said(const erg_claim *const *stating, size_t at)
{
    for (size_t k = at; k-- > 0 && size_of(stating[k]) == size_of(stating[at]);)
        if (same_figure(stating[k], stating[at])) return true;
    return false;
}

void draw_add_figures(base_buffer *b, base_arena *arena, const erg_edge *edge, bool brief)
{
    const erg_claim **stating = base_arena_array(
        arena, edge->claim_count > 0 ? edge->claim_count : 1, sizeof *stating);
    size_t count = 0;
    for (size_t i = 0; stating != NULL && i < edge->claim_count; i++) {
        const erg_claim *c = &edge->claims[i];
        if (usable(c) && (c->amount != NULL || !isnan(c->share))) stating[count++] = c;
    }
    if (count > 1) qsort(stating, count, sizeof *stating, by_size);
    for (size_t i = 0; i < count; i++) {
        if (is_said(stating, i)) continue;
        if (i > 0) base_buffer_add(b, " or ");
        if (stating[i]->amount != NULL) {
            draw_add_amount(b, stating[i]->amount, brief);
        } else {
            draw_add_share(b, stating[i]->share);
        }
    }
}

void draw_add_dates(base_buffer *b, const erg_edge *edge)
{
    char start[BASE_DATE_MAX], end[BASE_DATE_MAX];
    base_date_print(start, edge->start);
    base_date_print(end, edge->end);
    if (edge->start != 0 && edge->end != 0 && edge->start != edge->end) {
        base_buffer_format(b, "%s to %s", start, end);
    } else if (edge->start != 0) {
        base_buffer_add(b, start);
    } else if (edge->end != 0) {
        base_buffer_format(b, "until %s", end);
    }
}

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

/* A kind as words: "part-of" is "part of", CLOUD_COMMITMENT "cloud commitment"; what is
 * no name of two words in capitals, such as IPO, keeps them. */
static void add_kind(base_buffer *b, const char *kind)
{
    bool is_loud = strchr(kind, '_') != NULL || strlen(kind) > 4;
    for (const char *c = kind; *c != '\0'; c++)
        is_loud = is_loud && (is_capital(*c) || *c == '_');
    for (const char *c = kind; *c != '\0'; c++) {
        bool joins = *c == '_' || *c == '-';
        bool lowers = is_loud && is_capital(*c);
        base_buffer_add_char(b, joins ? ' ' : lowers ? (char)(*c - 'A' + 'a') : *c);
    }
}

void draw_add_relation(base_buffer *b, const erg_edge *edge)
{
    size_t start = b->length;
    if (edge->label != NULL && *edge->label != '\0')
        base_buffer_add(b, edge->label);
    else
        add_kind(b, edge->relation);
    if (b->failed || b->length == start) return;
    char *first = &b->data[start];
    if (*first >= 'a' && *first <= 'z') *first = (char)(*first - 'a' + 'A');
}

/* --- sources --- */

static void cite(draw_sources *s, const erg_claim *claims, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (claims[i].document != ERG_NONE) s->numbers[claims[i].document] = 1;
    }
}

bool draw_sources_make(draw_sources *out, base_arena *arena, const erg_snapshot *snapshot)
{
    size_t documents = snapshot->dataset->document_count;
    *out = (draw_sources){.dataset = snapshot->dataset};
    out->numbers =
        base_arena_array(arena, documents > 0 ? documents : 1, sizeof *out->numbers);
    if (out->numbers == NULL) return false;
    for (uint32_t e = 0; e < snapshot->edge_count; e++) {
        cite(out, snapshot->edges[e].claims, snapshot->edges[e].claim_count);
    }
    for (size_t i = 0; i < documents; i++) {
        if (out->numbers[i] != 0) out->numbers[i] = ++out->count;
    }
    return true;
}

const char *draw_sources_refs(const draw_sources *sources, base_arena *arena,
                              const erg_claim *claims, size_t count)
{
    enum { MOST = 6 };
    base_buffer b = {0};
    uint32_t last = 0;
    for (int shown = 0; shown < MOST;
         shown++) { /* the smallest above the last, in turn */
        uint32_t next = UINT32_MAX;
        for (size_t i = 0; i < count; i++) {
            if (claims[i].document == ERG_NONE) continue;
            uint32_t number = sources->numbers[claims[i].document];
            if (number > last && number < next) next = number;
        }
        if (next == UINT32_MAX) break;
        base_buffer_format(&b, "[%u]", (unsigned)next);
        last = next;
    }
    const char *text = draw_take(arena, &b);
    base_buffer_free(&b);
    return text;
}

/* --- tooltips --- */

static void add_claim_line(base_buffer *b, base_arena *arena, const erg_claim *c,
                           const draw_sources *sources)
{
    static const char *const statuses[] = {"", "confirmed", "possible", "denied",
                                           "retracted"};
    char digits[BASE_NUMBER_MAX];
    size_t begin = b->length;
    base_buffer_add(b, "\n  ");
    if (c->document != ERG_NONE && sources->numbers[c->document] != 0) {
        base_buffer_format(b, "[%u]", (unsigned)sources->numbers[c->document]);
    }
    size_t said = b->length;
    if (c->amount != NULL) {
        base_buffer_add(b, " ");
        draw_add_amount(b, c->amount, false);
    }
    if (!isnan(c->share)) {
        base_buffer_add(b, " ");
        draw_add_share(b, c->share);
    }
    if (c->status != ERG_STATUS_REPORTED)
        base_buffer_format(b, " %s", statuses[c->status]);
    if (c->confidence_stated && c->confidence < 1) {
        base_number_print(digits, base_number_round(c->confidence, 3));
        base_buffer_format(b, " confidence %s", digits);
    }
    if (c->by != NULL) {
        base_buffer_add(b, " according to ");
        add_clean(b, arena, c->by);
    }
    if (c->locator != NULL) {
        base_buffer_add(b, b->length > said ? ", " : " ");
        add_clean(b, arena, c->locator);
    }
    if (b->length == begin + 3 && b->data != NULL) { /* it says nothing */
        b->length = begin;
        b->data[begin] = '\0';
    }
}

void draw_add_edge_lines(base_buffer *b, base_arena *arena, const erg_snapshot *snapshot,
                         const erg_edge *edge, const draw_sources *sources)
{
    enum { CLAIMS_MAX = 8 };
    base_buffer part = {0};
    const char *source = draw_node_name(arena, snapshot, edge->source);
    const char *target = draw_node_name(arena, snapshot, edge->target);
    draw_add_relation(&part, edge);
    const char *what = draw_take(arena, &part);
    draw_add_figures(&part, arena, edge, false);
    const char *figures = draw_take(arena, &part);
    draw_add_dates(&part, edge);
    const char *dates = draw_take(arena, &part);
    if (!part.failed && source != NULL && target != NULL && what != NULL &&
        figures != NULL && dates != NULL) {
        base_buffer_format(b, "%s %s %s: %s", source,
                           edge->directed ? "\xe2\x86\x92" : "\xe2\x80\x93", target,
                           what);
        if (*figures != '\0') base_buffer_format(b, ", %s", figures);
        if (*dates != '\0') base_buffer_format(b, ", %s", dates);
        if (edge->disputed) base_buffer_add(b, " (disputed)");
        if (edge->possible) base_buffer_add(b, " (possible)");
    }
    base_buffer_free(&part);
    for (size_t i = 0; i < edge->claim_count && i < CLAIMS_MAX; i++) {
        add_claim_line(b, arena, &edge->claims[i], sources);
    }
    if (edge->claim_count > CLAIMS_MAX) {
        base_buffer_format(b, "\n  and %lu more claims",
                           (unsigned long)edge->claim_count - CLAIMS_MAX);
    }
}

void draw_add_field_name(base_buffer *b, const char *pointer)
{
    static const char attrs[] = "/attrs/";
    bool is_attr = strncmp(pointer, attrs, sizeof attrs - 1) == 0;
    if (strcmp(pointer, "/own_weight") == 0) pointer = "/weight";
    for (pointer += is_attr ? sizeof attrs - 1 : 1; *pointer != '\0'; pointer++) {
        bool escaped = pointer[0] == '~' && pointer[1] != '\0';
        if (escaped) pointer++;
        char c = *pointer;
        if (escaped) c = *pointer == '1' ? '/' : '~';
        base_buffer_add_char(b, c == '_' && !is_attr ? ' ' : c);
    }
}
