#include "write/diff_words.h"

#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "draw/words.h"
#include "model/vocabulary.h"

enum { SOURCES_MOST = 2 };

void write_words_safe(base_buffer *b, const char *text)
{
    base_text_escape(b, text, strlen(text));
}

static void add_date(base_buffer *b, erg_date date)
{
    char text[BASE_DATE_MAX];
    base_date_print(text, date);
    base_buffer_add(b, text);
}

static bool is_whole(erg_date date)
{
    return date % 100 != 0;
}

/* A year or month stands for its last day: "end of 2023". */
static void add_day(base_buffer *b, erg_date date)
{
    if (!is_whole(date)) base_buffer_add(b, "end of ");
    add_date(b, date);
}

/* --- relations --- */

void write_words_ends(base_buffer *b, const erg_snapshot *side, const erg_edge *edge)
{
    const model_relation_kind *kind = model_relation_kind_find(edge->relation);
    const char *source = erg_snapshot_entity(side, edge->source)->label;
    const char *target = erg_snapshot_entity(side, edge->target)->label;
    write_words_safe(b, source);
    if (kind)
        base_buffer_format(b, " %s ", kind->verb);
    else
        base_buffer_add(b, edge->directed ? " -> " : " - ");
    write_words_safe(b, target);
    if (kind) return;
    base_buffer_add(b, " (");
    write_words_safe(b, edge->relation);
    base_buffer_add_char(b, ')');
}

void write_words_title(base_buffer *b, const erg_snapshot *side, const erg_edge *edge)
{
    write_words_ends(b, side, edge);
    if (!edge->label) return;
    base_buffer_add(b, ": ");
    write_words_safe(b, edge->label);
}

/* ": " before the first detail, ", " before the others. */
static void begin_detail(base_buffer *b, bool *first)
{
    base_buffer_add(b, *first ? ": " : ", ");
    *first = false;
}

void write_words_edge(base_buffer *b, base_arena *arena, const erg_snapshot *side,
                      const erg_edge *edge)
{
    bool first = !edge->label;
    base_buffer figures = {0};
    write_words_title(b, side, edge);
    draw_add_figures(&figures, arena, edge, false);
    if (figures.length > 0) {
        begin_detail(b, &first);
        write_words_safe(b, figures.data);
    }
    if (figures.failed) b->failed = true;
    base_buffer_free(&figures);
    if (edge->possible) {
        begin_detail(b, &first);
        base_buffer_add(b, "only possible");
    }
    if (edge->disputed) {
        begin_detail(b, &first);
        base_buffer_add(b, "disputed");
    }
}

/* The side that has the record, the newer one of two. */
static const erg_snapshot *side_of(const erg_diff *diff, const erg_diff_record *record,
                                   uint32_t *index)
{
    bool is_after = record->after != ERG_NONE;
    *index = is_after ? record->after : record->before;
    return is_after ? diff->after : diff->before;
}

/* Whether the relation came or went because its time did: its end (start) lies between
 * the two dates. */
static bool has_ended(const erg_diff *diff, const erg_edge *edge)
{
    if (edge->end == 0 || diff->after->as_of == 0 ||
        model_relation_is_event(edge->relation))
        return false;
    return base_date_last(edge->end) < base_date_last(diff->after->as_of);
}

void write_words_when(base_buffer *b, const erg_diff *diff, const erg_diff_edge *edge)
{
    uint32_t index;
    const erg_snapshot *side = side_of(diff, &edge->record, &index);
    const erg_edge *e = &side->edges[index];
    bool ended = edge->record.change == ERG_REMOVED && has_ended(diff, e);
    if (e->start != 0 && !ended) {
        base_buffer_add(b, model_relation_is_event(e->relation) ? "in " : "since ");
        add_date(b, e->start);
    } else if (e->end != 0) {
        base_buffer_add(b, "until ");
        add_date(b, e->end);
    }
}

void write_words_lasted(base_buffer *b, const erg_diff *diff, const erg_diff_edge *edge)
{
    uint32_t index;
    const erg_snapshot *side = side_of(diff, &edge->record, &index);
    const erg_edge *e = &side->edges[index];
    if (edge->record.change != ERG_REMOVED || !has_ended(diff, e) || e->start == 0)
        return;
    base_buffer_add(b, ", since ");
    add_date(b, e->start);
}

int32_t write_words_day(const erg_diff *diff, const erg_diff_edge *edge)
{
    uint32_t index;
    const erg_snapshot *side = side_of(diff, &edge->record, &index);
    const erg_edge *e = &side->edges[index];
    bool ended = edge->record.change == ERG_REMOVED && has_ended(diff, e);
    if (edge->record.change == ERG_CHANGED) return BASE_DAY_LAST;
    if (ended) return base_date_last(e->end);
    return e->start != 0 ? base_date_first(e->start) : BASE_DAY_LAST;
}

/* --- sources --- */

static bool is_usable(const erg_claim *claim)
{
    return claim->status != ERG_STATUS_DENIED && claim->status != ERG_STATUS_RETRACTED;
}

/* Claims in the order in which they are worth naming: those that state the date, the one
 * used, the others. */
static int worth(const erg_claim *claim, const erg_edge *edge, bool ended)
{
    if (!is_usable(claim)) return 0;
    if (ended ? claim->end != 0 && claim->end == edge->end
              : claim->start != 0 && claim->start == edge->start)
        return 3;
    return claim == edge->used ? 2 : 1;
}

void write_words_place(base_buffer *b, const erg_dataset *d, const erg_claim *claim,
                       const erg_claim *last)
{
    bool again = last && last->document == claim->document && claim->locator;
    if (last) base_buffer_add(b, again ? ", " : "; ");
    if (claim->document == ERG_NONE)
        base_buffer_add(b, again ? "" : "no document");
    else if (!again)
        write_words_safe(b, d->documents[claim->document].id);
    if (claim->locator) {
        base_buffer_add(b, again ? "" : ", ");
        write_words_safe(b, claim->locator);
    }
    if (claim->by) {
        base_buffer_add(b, ", by ");
        write_words_safe(b, claim->by);
    }
}

void write_words_document(base_buffer *b, const erg_document *document)
{
    char date[BASE_DATE_MAX];
    base_date_print(date, document->date);
    const char *parts[] = {document->title, document->publisher, date, document->url};
    const char *before = ": ";
    write_words_safe(b, document->id);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!parts[i] || !*parts[i]) continue;
        base_buffer_add(b, before);
        write_words_safe(b, parts[i]);
        before = ", ";
    }
    if (document->date == 0) base_buffer_add(b, " (no date)");
}

void write_words_sources(base_buffer *b, const erg_diff *diff, const erg_diff_edge *edge)
{
    uint32_t index;
    size_t shown = 0;
    size_t usable = 0;
    const erg_claim *last = NULL;
    const erg_snapshot *side = side_of(diff, &edge->record, &index);
    const erg_edge *e = &side->edges[index];
    bool ended = edge->record.change == ERG_REMOVED && has_ended(diff, e);
    for (size_t i = 0; i < e->claim_count; i++)
        usable += is_usable(&e->claims[i]);
    if (usable == 0) {
        base_buffer_add(b, " [no source]");
        return;
    }
    for (int want = 3; want > 0; want--) {
        /* One claim is enough where none states the date itself. */
        if (want < 3 && shown > 0) break;
        for (size_t i = 0; i < e->claim_count && shown < SOURCES_MOST; i++) {
            if (worth(&e->claims[i], e, ended) != want) continue;
            if (want < 3 && shown > 0) break;
            base_buffer_add(b, shown++ > 0 ? "" : " [");
            write_words_place(b, side->dataset, &e->claims[i], last);
            last = &e->claims[i];
        }
    }
    if (usable > shown) base_buffer_format(b, "; %zu more", usable - shown);
    base_buffer_add_char(b, ']');
}

/* --- sides --- */

/* The end of a path: so many of its names, at most all. */
static const char *path_end(const char *path, int names, size_t *length)
{
    size_t n = strlen(path);
    while (n > 1 && path[n - 1] == '/')
        n--;
    size_t from = n;
    while (from > 0 && (path[from - 1] != '/' || --names > 0))
        from--;
    *length = n - from;
    return path + from;
}

/* How the first input is called. */
static const char *path_of(const erg_dataset *d)
{
    return d->files[0].given ? d->files[0].given : d->files[0].name;
}

/* Inputs of one name are told apart by as many of their folders as that takes. */
static void add_input(base_buffer *b, const erg_dataset *d, const erg_dataset *other)
{
    const char *whole = path_of(d), *others = whole;
    const char *name = NULL, *its = NULL;
    size_t n = 0, its_n = 0;
    if (other->file_count > 0) others = path_of(other);
    int names = 0;
    do {
        names++;
        name = path_end(whole, names, &n);
        its = path_end(others, names, &its_n);
    } while (others != whole && n == its_n && memcmp(name, its, n) == 0 &&
             (name != whole || its != others));
    base_text_escape(b, name, n);
}

void write_words_side(base_buffer *b, const erg_diff *diff, const erg_snapshot *side)
{
    const erg_snapshot *before = diff->before;
    const erg_snapshot *after = diff->after;
    bool one = strcmp(erg_dataset_digest(before->dataset),
                      erg_dataset_digest(after->dataset)) == 0;
    bool dated = before->as_of != 0 || after->as_of != 0 || before->known_by != 0 ||
                 after->known_by != 0;
    if (!one && side->dataset->file_count > 0) {
        add_input(b, side->dataset, (side == before ? after : before)->dataset);
        if (side->as_of != 0 || side->known_by != 0) base_buffer_add_char(b, ' ');
    } else if (side->as_of == 0 && (side->known_by == 0 || !dated)) {
        base_buffer_add(b, "all times");
    }
    if (side->as_of != 0) add_day(b, side->as_of);
    if (side->known_by == 0) return;
    base_buffer_add(b, side->as_of != 0 ? " as known by " : "as known by ");
    add_day(b, side->known_by);
}

void write_words_correction(base_buffer *b, const erg_diff *diff)
{
    const erg_snapshot *x = diff->before, *y = diff->after;
    erg_date as_of = x->as_of, known_by = x->known_by;
    if (y->as_of != 0 && base_date_last(y->as_of) < base_date_last(as_of))
        as_of = y->as_of;
    if (known_by == 0 ||
        (y->known_by != 0 && base_date_last(y->known_by) < base_date_last(known_by)))
        known_by = y->known_by;
    if (as_of != 0) {
        base_buffer_add(b, "already so ");
        base_buffer_add(b, is_whole(as_of) ? "on " : "at the ");
        add_day(b, as_of);
        base_buffer_add(b, ", but ");
    }
    base_buffer_add(b, is_whole(known_by) ? "not known by " : "not known by the ");
    add_day(b, known_by);
}
