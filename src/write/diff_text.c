/* A diff as people read it: whether the sides compare, how much changed, what, the most
 * important first, who rose and fell and why, and who says so. */
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "write/diff_page.h"
#include "write/diff_words.h"

enum { DOCUMENTS_MOST = 12 };

typedef write_page page;

/* --- headline --- */

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

/* Words for what came, went and changed. Of two dates of one dataset, things begin and
 * end; of two files, they are added and removed. */
typedef struct count_words {
    const char *one, *many;
    const char *states[3];
} count_words;

static bool is_of_dates(const erg_diff *diff)
{
    return diff->before->dataset == diff->after->dataset &&
           diff->before->as_of != diff->after->as_of &&
           diff->before->known_by == diff->after->known_by;
}

/* "8 relations added, 1 removed" */
static bool add_counts(page *p, const erg_diff_counts *counts, const count_words *words,
                       bool begun)
{
    const uint32_t numbers[] = {counts->added, counts->removed, counts->changed};
    bool first = true;
    for (size_t i = 0; i < 3; i++) {
        if (numbers[i] == 0) continue;
        if (!first)
            base_buffer_add(&p->line, ", ");
        else if (begun)
            base_buffer_add(&p->line, "; ");
        base_buffer_format(&p->line, "%lu ", (unsigned long)numbers[i]);
        if (first)
            base_buffer_format(&p->line, "%s ",
                               numbers[i] == 1 ? words->one : words->many);
        base_buffer_add(&p->line, words->states[i]);
        first = false;
    }
    return begun || !first;
}

static void add_summary(page *p)
{
    static const count_words dates[] = {
        {"relation", "relations", {"new", "ended", "changed"}},
        {"entity", "entities", {"new", "gone", "changed"}}};
    static const count_words files[] = {
        {"relation", "relations", {"added", "removed", "changed"}},
        {"entity", "entities", {"added", "removed", "changed"}},
        {"document", "documents", {"added", "removed", "changed"}}};
    const erg_diff *diff = p->diff;
    const count_words *words = is_of_dates(diff) ? dates : files;
    bool begun = add_counts(p, &diff->edges_counted, &words[0], false);
    begun = add_counts(p, &diff->nodes_counted, &words[1], begun);
    begun = add_counts(p, &diff->documents_counted, &files[2], begun);
    if (!begun) base_buffer_add(&p->line, "no differences");
}

static void write_incomparable(page *p)
{
    const erg_diff *diff = p->diff;
    if (diff->comparable) return;
    write_page_begin(p, ERG_REMOVED);
    base_buffer_add(&p->line, "not comparable");
    write_page_end(p);
    for (size_t i = 0; i < diff->incomparable_count; i++) {
        base_buffer_add(&p->line, i == 0 ? ": " : "; ");
        write_words_safe(&p->line, diff->incomparable[i]);
    }
    if (p->how->brief)
        base_buffer_add(&p->line, "; ");
    else
        write_page_end_line(p);
}

/* Corrections have a group of their own; of records that changed in other ways too, the
 * fields are marked. */
static bool any_marked(const erg_diff_record *r)
{
    for (size_t i = 0; !r->correction && i < r->field_count; i++)
        if (r->fields[i].correction) return true;
    return false;
}

static bool any_late(const erg_diff *diff, bool (*is)(const erg_diff_record *r))
{
    for (uint32_t e = 0; e < diff->edge_count; e++)
        if (is(&diff->edges[e].record)) return true;
    for (uint32_t v = 0; v < diff->node_count; v++)
        if (is(&diff->nodes[v].record)) return true;
    return false;
}

static bool is_late(const erg_diff_record *r)
{
    return r->correction;
}

static void write_late(page *p)
{
    if (!any_late(p->diff, is_late)) return;
    base_buffer title = {0};
    base_buffer_add(&title, "Corrections: ");
    write_words_correction(&title, p->diff);
    write_page_heading(p, title.data ? title.data : "Corrections");
    if (title.failed) p->failed = true;
    base_buffer_free(&title);
    write_page_relations(p, true);
    write_page_entities(p, true);
}

static void write_headline(page *p)
{
    write_incomparable(p);
    write_page_begin_bold(p);
    add_title(p);
    add_sides(p);
    write_page_end(p);
    if (p->how->brief)
        base_buffer_add(&p->line, ": ");
    else
        write_page_end_line(p);
    add_summary(p);
    write_page_end_line(p);
    if (!p->how->brief && any_late(p->diff, any_marked)) {
        base_buffer_add(&p->line, "(correction): ");
        write_words_correction(&p->line, p->diff);
        write_page_end_line(p);
    }
}

static void write_documents(page *p)
{
    size_t count = 0;
    const erg_diff_counts *n = &p->diff->documents_counted;
    if (n->added + n->removed + n->changed == 0) return;
    write_page_heading(p, "Documents");
    for (size_t i = 0; i < p->diff->document_count; i++) {
        const erg_diff_record *r = &p->diff->documents[i];
        const erg_dataset *d =
            r->after != ERG_NONE ? p->diff->after->dataset : p->diff->before->dataset;
        if (r->change == ERG_SAME || count++ >= DOCUMENTS_MOST) continue;
        const erg_document *document =
            &d->documents[r->after != ERG_NONE ? r->after : r->before];
        write_page_begin(p, r->change);
        base_buffer_format(&p->line, "%c ", write_page_sign(r->change));
        write_words_safe(&p->line, r->id);
        write_page_end(p);
        if (r->change == ERG_CHANGED || document->title) base_buffer_add(&p->line, ": ");
        if (r->change == ERG_CHANGED)
            write_words_changes(&p->line, p->diff, r, false);
        else if (document->title)
            write_words_safe(&p->line, document->title);
        write_page_end_line(p);
    }
    write_page_rest(p, count > DOCUMENTS_MOST ? count - DOCUMENTS_MOST : 0,
                    "(see -t json)");
}

void write_diff_text(base_sink *s, const erg_diff *diff, const write_diff_how *how)
{
    page p = {.s = s, .diff = diff, .how = how};
    write_headline(&p);
    if (!how->brief) {
        write_page_relations(&p, false);
        write_page_entities(&p, false);
        write_late(&p);
        write_page_around(&p);
        write_documents(&p);
        write_page_measure(&p);
        write_page_sources(&p);
    }
    /* A name that memory ran out for would be missing from its line: the output is void.
     */
    if (p.failed || p.line.failed || p.arena.failed) s->os_error = ENOMEM;
    base_buffer_free(&p.line);
    base_arena_free(&p.arena);
}
