/* A diff as people read it: whether the sides compare, how much changed, what, the most
 * important first, who rose and fell and why, and who says so. */
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/number.h"
#include "base/text.h"
#include "write/diff.h"
#include "write/diff_words.h"

enum { EDGES_MOST = 25, NODES_MOST = 12, MOVES_MOST = 5, WHY_MOST = 3, DIGITS = 4 };

typedef struct page {
    base_sink *s;
    const erg_diff *diff;
    const write_diff_how *how;
    base_arena arena;
    base_buffer line;
    bool failed;
} page;

static void flush(page *p)
{
    if (p->line.data) base_sink_write(p->s, p->line.data, p->line.length);
    if (p->line.failed) p->failed = true;
    base_buffer_reset(&p->line);
}

static void end_line(page *p)
{
    base_buffer_add_char(&p->line, '\n');
    flush(p);
}

/* --- colours ---------------------------------------------------------------------------
 */

static void colour(page *p, const char *code)
{
    if (p->how->colour) base_buffer_format(&p->line, "\x1b[%sm", code);
}

static void begin_sign(page *p, erg_change change)
{
    static const char *const codes[] = {"0", "32", "31", "33"};
    colour(p, codes[change]);
}

static void end_sign(page *p)
{
    colour(p, "0");
}

static char sign(erg_change change)
{
    return " +-~"[change];
}

static void heading(page *p, const char *text)
{
    base_buffer_add_char(&p->line, '\n');
    colour(p, "1");
    base_buffer_add(&p->line, text);
    colour(p, "0");
    end_line(p);
}

/* --- headline --------------------------------------------------------------------------
 */

static void add_title(page *p)
{
    const char *before = p->diff->before->dataset->title;
    const char *after = p->diff->after->dataset->title;
    const char *title = p->how->title ? p->how->title : after ? after : before;
    if (!title) return;
    write_words_safe(&p->line, title);
    base_buffer_add(&p->line, ": ");
}

static void add_sides(page *p)
{
    write_words_side(&p->line, p->diff, p->diff->before);
    base_buffer_add(&p->line, " -> ");
    write_words_side(&p->line, p->diff, p->diff->after);
}

static void add_count(page *p, uint32_t count, const char *what, bool *first)
{
    if (count == 0) return;
    base_buffer_format(&p->line, "%s%lu %s", *first ? "" : ", ", (unsigned long)count,
                       what);
    *first = false;
}

static bool add_counts(page *p, const erg_diff_counts *counts, const char *one,
                       const char *many, bool begun)
{
    uint32_t all = counts->added + counts->removed + counts->changed;
    bool first = true;
    if (all == 0) return begun;
    if (begun) base_buffer_add(&p->line, "; ");
    base_buffer_format(&p->line, "%s ", all == 1 ? one : many);
    add_count(p, counts->added, "added", &first);
    add_count(p, counts->removed, "removed", &first);
    add_count(p, counts->changed, "changed", &first);
    return true;
}

static void add_summary(page *p)
{
    const erg_diff *diff = p->diff;
    bool begun = add_counts(p, &diff->edges_counted, "relation", "relations", false);
    begun = add_counts(p, &diff->nodes_counted, "entity", "entities", begun);
    begun = add_counts(p, &diff->documents_counted, "document", "documents", begun);
    if (!begun) base_buffer_add(&p->line, "no differences");
}

static void write_incomparable(page *p)
{
    const erg_diff *diff = p->diff;
    if (diff->comparable) return;
    begin_sign(p, ERG_REMOVED);
    base_buffer_add(&p->line, "not comparable");
    end_sign(p);
    for (size_t i = 0; i < diff->incomparable_count; i++) {
        base_buffer_add(&p->line, i == 0 ? ": " : "; ");
        write_words_safe(&p->line, diff->incomparable[i]);
    }
    base_buffer_add(&p->line, p->how->brief ? "; " : "\n");
    flush(p);
}

static void write_headline(page *p)
{
    write_incomparable(p);
    colour(p, "1");
    add_title(p);
    add_sides(p);
    colour(p, "0");
    if (p->how->brief)
        base_buffer_add(&p->line, ": ");
    else
        end_line(p);
    add_summary(p);
    end_line(p);
}

/* --- relations -------------------------------------------------------------------------
 */

static const erg_edge *newest(const erg_diff *diff, const erg_diff_edge *edge,
                              const erg_snapshot **side)
{
    bool is_after = edge->record.after != ERG_NONE;
    *side = is_after ? diff->after : diff->before;
    return &(*side)->edges[is_after ? edge->record.after : edge->record.before];
}

static size_t when_width(page *p, size_t count)
{
    size_t widest = 0;
    base_buffer when = {0};
    for (size_t i = 0; i < count; i++) {
        const erg_diff_edge *edge = &p->diff->edges[p->diff->important_edges[i]];
        base_buffer_reset(&when);
        if (edge->record.change != ERG_CHANGED) write_words_when(&when, p->diff, edge);
        if (when.length > widest) widest = when.length;
    }
    base_buffer_free(&when);
    return widest;
}

static void write_edge_line(page *p, const erg_diff_edge *edge, size_t width)
{
    const erg_snapshot *side = NULL;
    const erg_edge *e = newest(p->diff, edge, &side);
    erg_change change = edge->record.change;
    begin_sign(p, change);
    base_buffer_format(&p->line, "%c ", sign(change));
    size_t from = p->line.length;
    if (change != ERG_CHANGED) write_words_when(&p->line, p->diff, edge);
    if (width > 0)
        for (size_t n = p->line.length - from; n < width + 2; n++)
            base_buffer_add_char(&p->line, ' ');
    write_words_edge(&p->line, &p->arena, side, e);
    end_sign(p);
    if (change == ERG_CHANGED) {
        base_buffer_add(&p->line, "; ");
        write_words_changes(&p->line, p->diff, &edge->record, true);
    } else {
        if (edge->record.correction) base_buffer_add(&p->line, " (correction)");
        write_words_sources(&p->line, p->diff, edge);
    }
    end_line(p);
}

static void write_rest(page *p, size_t count, const char *what)
{
    if (count == 0) return;
    base_buffer_format(&p->line, "  ... and %zu more %s", count, what);
    end_line(p);
}

static void write_edges(page *p)
{
    size_t count = p->diff->important_edge_count;
    size_t shown = count > EDGES_MOST ? EDGES_MOST : count;
    if (count == 0) return;
    heading(p, "Relations, the weightiest first");
    size_t width = when_width(p, shown);
    for (size_t i = 0; i < shown; i++)
        write_edge_line(p, &p->diff->edges[p->diff->important_edges[i]], width);
    write_rest(p, count - shown, "(see -t json)");
}

/* --- entities --------------------------------------------------------------------------
 */

static const erg_entity *entity_of(const erg_diff *diff, uint32_t node)
{
    const erg_diff_record *r = &diff->nodes[node].record;
    if (r->after != ERG_NONE) return erg_snapshot_entity(diff->after, r->after);
    return erg_snapshot_entity(diff->before, r->before);
}

/* "+ NVIDIA (company), SoftBank (company), ... and 3 more" */
static void write_entity_list(page *p, erg_change change)
{
    size_t count = 0;
    for (size_t i = 0; i < p->diff->important_node_count; i++) {
        uint32_t node = p->diff->important_nodes[i];
        const erg_diff_record *r = &p->diff->nodes[node].record;
        const erg_entity *entity = entity_of(p->diff, node);
        if (r->change != change || count++ >= NODES_MOST) continue;
        if (count == 1) {
            begin_sign(p, change);
            base_buffer_format(&p->line, "%c ", sign(change));
        } else {
            base_buffer_add(&p->line, ", ");
        }
        write_words_safe(&p->line, entity->label);
        base_buffer_add(&p->line, " (");
        write_words_safe(&p->line, entity->kind);
        base_buffer_add(&p->line, r->correction ? ", correction)" : ")");
    }
    if (count == 0) return;
    if (count > NODES_MOST)
        base_buffer_format(&p->line, ", ... and %zu more", count - NODES_MOST);
    end_sign(p);
    end_line(p);
}

static void write_changed_entities(page *p)
{
    size_t count = 0;
    for (size_t i = 0; i < p->diff->important_node_count; i++) {
        uint32_t node = p->diff->important_nodes[i];
        const erg_diff_record *r = &p->diff->nodes[node].record;
        if (r->change != ERG_CHANGED || count++ >= NODES_MOST) continue;
        begin_sign(p, ERG_CHANGED);
        base_buffer_add(&p->line, "~ ");
        write_words_safe(&p->line, entity_of(p->diff, node)->label);
        end_sign(p);
        base_buffer_add(&p->line, r->renamed ? " (renamed): " : ": ");
        write_words_changes(&p->line, p->diff, r, false);
        end_line(p);
    }
    write_rest(p, count > NODES_MOST ? count - NODES_MOST : 0, "changed (see -t json)");
}

static void write_nodes(page *p)
{
    if (p->diff->important_node_count == 0) return;
    heading(p, "Entities");
    write_entity_list(p, ERG_ADDED);
    write_entity_list(p, ERG_REMOVED);
    write_changed_entities(p);
}

static void write_documents(page *p)
{
    size_t count = 0;
    const erg_diff_counts *n = &p->diff->documents_counted;
    if (n->added + n->removed + n->changed == 0) return;
    heading(p, "Documents");
    for (size_t i = 0; i < p->diff->document_count; i++) {
        const erg_diff_record *r = &p->diff->documents[i];
        const erg_dataset *d =
            r->after != ERG_NONE ? p->diff->after->dataset : p->diff->before->dataset;
        if (r->change == ERG_SAME || count++ >= NODES_MOST) continue;
        const erg_document *document =
            &d->documents[r->after != ERG_NONE ? r->after : r->before];
        begin_sign(p, r->change);
        base_buffer_format(&p->line, "%c ", sign(r->change));
        write_words_safe(&p->line, r->id);
        end_sign(p);
        if (r->change != ERG_CHANGED && document->title) {
            base_buffer_add(&p->line, ": ");
            write_words_safe(&p->line, document->title);
        }
        end_line(p);
    }
    write_rest(p, count > NODES_MOST ? count - NODES_MOST : 0, "(see -t json)");
}

/* --- who rose and fell
 * -------------------------------------------------------------------
 */

static const erg_diff_measure *choose_measure(const page *p)
{
    const erg_diff_measure *first = NULL;
    for (size_t m = 0; m < p->diff->measure_count; m++) {
        const erg_diff_measure *measure = &p->diff->measures[m];
        if (!measure->ranked) continue;
        if (!first) first = measure;
        if (p->how->by && strcmp(p->how->by, measure->key) == 0) return measure;
    }
    return first;
}

static void add_number(page *p, double value)
{
    char digits[BASE_NUMBER_MAX];
    base_number_print(digits, base_number_round(value, DIGITS));
    base_buffer_add(&p->line, digits);
}

static void add_reasons(page *p, const erg_diff_reason *reason)
{
    size_t shown = reason->edge_count > WHY_MOST ? WHY_MOST : reason->edge_count;
    if (reason->edge_count == 0) {
        base_buffer_add(&p->line, "through changes elsewhere");
        return;
    }
    for (size_t i = 0; i < shown; i++) {
        const erg_diff_edge *edge = &p->diff->edges[reason->edges[i]];
        const erg_snapshot *side = NULL;
        const erg_edge *e = newest(p->diff, edge, &side);
        base_buffer_format(&p->line, "%s%c ", i > 0 ? "; " : "",
                           sign(edge->record.change));
        write_words_ends(&p->line, side, e);
        if (!e->label) continue;
        base_buffer_add(&p->line, " (");
        write_words_safe(&p->line, e->label);
        base_buffer_add_char(&p->line, ')');
    }
    if (reason->edge_count > shown)
        base_buffer_format(&p->line, "; %zu more", reason->edge_count - shown);
}

static void write_move(page *p, const erg_diff_reason *reason)
{
    const erg_diff_move *m = reason->move;
    bool rose = m->shift > 0;
    begin_sign(p, rose ? ERG_ADDED : ERG_REMOVED);
    base_buffer_add(&p->line, rose ? "  rose " : "  fell ");
    write_words_safe(&p->line, entity_of(p->diff, m->node)->label);
    end_sign(p);
    base_buffer_format(&p->line, " from %lu to %lu (", (unsigned long)m->rank_before,
                       (unsigned long)m->rank_after);
    add_number(p, m->before);
    base_buffer_add(&p->line, " -> ");
    add_number(p, m->after);
    base_buffer_add(&p->line, "): ");
    add_reasons(p, reason);
    end_line(p);
}

static size_t write_moves(page *p, const erg_diff_measure *measure, bool rose)
{
    size_t shown = 0;
    for (size_t i = 0; i < measure->reason_count && shown < MOVES_MOST; i++) {
        const erg_diff_reason *reason = &measure->reasons[i];
        if (reason->move->shift == 0 || (reason->move->shift > 0) != rose) continue;
        write_move(p, reason);
        shown++;
    }
    return shown;
}

static void write_measure(page *p)
{
    const erg_diff_measure *measure = choose_measure(p);
    size_t moved = 0;
    if (!measure || measure->move_count == 0) return;
    base_buffer_format(&p->line, "\n");
    colour(p, "1");
    base_buffer_format(&p->line, "Who moved, by %s", measure->key);
    colour(p, "0");
    base_buffer_add(&p->line, " (rank 1 is first)");
    end_line(p);
    moved += write_moves(p, measure, true);
    moved += write_moves(p, measure, false);
    if (moved > 0) return;
    base_buffer_add(&p->line, "  no rank changed among those on both sides");
    end_line(p);
}

/* --- sources ---------------------------------------------------------------------------
 */

static void cite(bool *cited, const erg_claim *claims, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (claims[i].document != ERG_NONE) cited[claims[i].document] = true;
}

static void write_source(page *p, const erg_document *document)
{
    char date[BASE_DATE_MAX];
    base_buffer_add(&p->line, "  ");
    write_words_safe(&p->line, document->id);
    base_date_print(date, document->date);
    const char *parts[] = {document->title, document->publisher, date};
    const char *before = ": ";
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!parts[i] || !*parts[i]) continue;
        base_buffer_add(&p->line, before);
        write_words_safe(&p->line, parts[i]);
        before = ", ";
    }
    if (document->date == 0) base_buffer_add(&p->line, " (no date)");
    end_line(p);
}

/* The documents behind the relations of one side that came, went or changed. */
static bool *cited_documents(page *p, const erg_snapshot *side, bool is_after)
{
    const erg_diff *diff = p->diff;
    size_t count = diff->important_edge_count;
    bool *cited =
        base_arena_array(&p->arena, side->dataset->document_count, sizeof *cited);
    if (count > EDGES_MOST) count = EDGES_MOST;
    for (size_t i = 0; cited && i < count; i++) {
        const erg_diff_record *r = &diff->edges[diff->important_edges[i]].record;
        uint32_t index = is_after ? r->after : r->before;
        if (index != ERG_NONE && (is_after || r->after == ERG_NONE))
            cite(cited, side->edges[index].claims, side->edges[index].claim_count);
    }
    if (!cited) p->failed = true;
    return cited;
}

static void write_sources(page *p)
{
    const erg_dataset *b = p->diff->before->dataset;
    const erg_dataset *a = p->diff->after->dataset;
    bool *before = cited_documents(p, p->diff->before, false);
    bool *after = cited_documents(p, p->diff->after, true);
    bool begun = false;
    size_t shown = 0;
    for (size_t i = 0; !p->failed && i < p->diff->document_count; i++) {
        const erg_diff_record *r = &p->diff->documents[i];
        bool in_before = r->before != ERG_NONE && before[r->before];
        bool in_after = r->after != ERG_NONE && after[r->after];
        if ((!in_before && !in_after) || shown++ >= EDGES_MOST) continue;
        if (!begun) heading(p, "Sources");
        begun = true;
        write_source(p, in_after ? &a->documents[r->after] : &b->documents[r->before]);
    }
}

void write_diff_text(base_sink *s, const erg_diff *diff, const write_diff_how *how)
{
    page p = {.s = s, .diff = diff, .how = how};
    write_headline(&p);
    if (!how->brief) {
        write_edges(&p);
        write_nodes(&p);
        write_documents(&p);
        write_measure(&p);
        write_sources(&p);
    }
    /* A name that memory ran out for would be missing from its line: the output is void.
     */
    if (p.failed || p.line.failed || p.arena.failed) s->os_error = ENOMEM;
    base_buffer_free(&p.line);
    base_arena_free(&p.arena);
}
