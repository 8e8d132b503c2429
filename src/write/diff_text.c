/* A diff as people read it: whether the sides compare, how much changed, what, the most
 * important first, who rose and fell and why, and who says so. */
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "write/diff_page.h"
#include "write/diff_words.h"

enum { EDGES_MOST = WRITE_PAGE_EDGES, NODES_MOST = 12 };

typedef write_page page;

static void flush(page *p)
{
    if (p->line.data) base_sink_write(p->s, p->line.data, p->line.length);
    if (p->line.failed) p->failed = true;
    base_buffer_reset(&p->line);
}

void write_page_end_line(page *p)
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

void write_page_begin(page *p, erg_change change)
{
    static const char *const codes[] = {"0", "32", "31", "33"};
    colour(p, codes[change]);
}

void write_page_end(page *p)
{
    colour(p, "0");
}

char write_page_sign(erg_change change)
{
    return " +-~"[change];
}

void write_page_heading(page *p, const char *text)
{
    base_buffer_add_char(&p->line, '\n');
    colour(p, "1");
    base_buffer_add(&p->line, text);
    colour(p, "0");
    write_page_end_line(p);
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

/* "8 relations added, 1 removed" */
static bool add_counts(page *p, const erg_diff_counts *counts, const char *one,
                       const char *many, bool begun)
{
    const uint32_t numbers[] = {counts->added, counts->removed, counts->changed};
    static const char *const words[] = {"added", "removed", "changed"};
    bool first = true;
    for (size_t i = 0; i < 3; i++) {
        if (numbers[i] == 0) continue;
        if (!first)
            base_buffer_add(&p->line, ", ");
        else if (begun)
            base_buffer_add(&p->line, "; ");
        base_buffer_format(&p->line, "%lu ", (unsigned long)numbers[i]);
        if (first) base_buffer_format(&p->line, "%s ", numbers[i] == 1 ? one : many);
        base_buffer_add(&p->line, words[i]);
        first = false;
    }
    return begun || !first;
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
    write_page_begin(p, ERG_REMOVED);
    base_buffer_add(&p->line, "not comparable");
    write_page_end(p);
    for (size_t i = 0; i < diff->incomparable_count; i++) {
        base_buffer_add(&p->line, i == 0 ? ": " : "; ");
        write_words_safe(&p->line, diff->incomparable[i]);
    }
    base_buffer_add(&p->line, p->how->brief ? "; " : "\n");
    flush(p);
}

static bool any_correction(const erg_diff *diff)
{
    for (uint32_t e = 0; e < diff->edge_count; e++)
        for (size_t i = 0; i < diff->edges[e].record.field_count; i++)
            if (diff->edges[e].record.fields[i].correction) return true;
    for (uint32_t e = 0; e < diff->edge_count; e++)
        if (diff->edges[e].record.correction) return true;
    for (uint32_t v = 0; v < diff->node_count; v++)
        for (size_t i = 0; i < diff->nodes[v].record.field_count; i++)
            if (diff->nodes[v].record.fields[i].correction) return true;
    return false;
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
        write_page_end_line(p);
    add_summary(p);
    write_page_end_line(p);
    if (!p->how->brief && any_correction(p->diff)) {
        base_buffer_add(&p->line,
                        "(correction): it was so already at the older date, and "
                        "became known since");
        write_page_end_line(p);
    }
}

/* --- relations -------------------------------------------------------------------------
 */

const erg_edge *write_page_edge(const erg_diff *diff, const erg_diff_edge *edge,
                                const erg_snapshot **side)
{
    bool is_after = edge->record.after != ERG_NONE;
    *side = is_after ? diff->after : diff->before;
    return &(*side)->edges[is_after ? edge->record.after : edge->record.before];
}

static size_t when_width(page *p, const erg_diff_edge *const *edges, size_t count)
{
    size_t widest = 0;
    base_buffer when = {0};
    for (size_t i = 0; i < count; i++) {
        base_buffer_reset(&when);
        if (edges[i]->record.change != ERG_CHANGED)
            write_words_when(&when, p->diff, edges[i]);
        if (when.length > widest) widest = when.length;
    }
    base_buffer_free(&when);
    return widest;
}

static void write_edge_line(page *p, const erg_diff_edge *edge, size_t width)
{
    const erg_snapshot *side = NULL;
    const erg_edge *e = write_page_edge(p->diff, edge, &side);
    erg_change change = edge->record.change;
    write_page_begin(p, change);
    base_buffer_format(&p->line, "%c ", write_page_sign(change));
    size_t from = p->line.length;
    if (change != ERG_CHANGED) write_words_when(&p->line, p->diff, edge);
    if (width > 0)
        for (size_t n = p->line.length - from; n < width + 2; n++)
            base_buffer_add_char(&p->line, ' ');
    if (change == ERG_CHANGED)
        write_words_title(&p->line, side, e);
    else
        write_words_edge(&p->line, &p->arena, side, e);
    write_words_lasted(&p->line, p->diff, edge);
    write_page_end(p);
    if (change == ERG_CHANGED) {
        base_buffer_add(&p->line, "; ");
        write_words_changes(&p->line, p->diff, &edge->record, true);
    } else {
        if (edge->record.correction) base_buffer_add(&p->line, " (correction)");
        write_words_sources(&p->line, p->diff, edge);
    }
    write_page_end_line(p);
}

static void write_rest(page *p, size_t count, const char *what)
{
    if (count == 0) return;
    base_buffer_format(&p->line, "  ... and %zu more %s", count, what);
    write_page_end_line(p);
}

/* Of equally important ones what happened first: insertion, for a short list. */
static void sort_by_day(const erg_diff *diff, const erg_diff_edge **edges, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        const erg_diff_edge *edge = edges[i];
        size_t at = i;
        for (; at > 0 && edges[at - 1]->importance == edge->importance &&
               write_words_day(diff, edges[at - 1]) > write_words_day(diff, edge);
             at--)
            edges[at] = edges[at - 1];
        edges[at] = edge;
    }
}

static void write_edges(page *p)
{
    const erg_diff_edge *edges[EDGES_MOST];
    size_t count = p->diff->important_edge_count;
    size_t shown = count > EDGES_MOST ? EDGES_MOST : count;
    if (count == 0) return;
    write_page_heading(p, "Relations, the most important first");
    for (size_t i = 0; i < shown; i++)
        edges[i] = &p->diff->edges[p->diff->important_edges[i]];
    sort_by_day(p->diff, edges, shown);
    size_t width = when_width(p, edges, shown);
    for (size_t i = 0; i < shown; i++)
        write_edge_line(p, edges[i], width);
    write_rest(p, count - shown, "(see -t json)");
}

/* --- entities --------------------------------------------------------------------------
 */

const erg_entity *write_page_entity(const erg_diff *diff, uint32_t node)
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
        const erg_entity *entity = write_page_entity(p->diff, node);
        if (r->change != change || count++ >= NODES_MOST) continue;
        if (count == 1) {
            write_page_begin(p, change);
            base_buffer_format(&p->line, "%c ", write_page_sign(change));
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
    write_page_end(p);
    write_page_end_line(p);
}

static void write_changed_entities(page *p)
{
    size_t count = 0;
    for (size_t i = 0; i < p->diff->important_node_count; i++) {
        uint32_t node = p->diff->important_nodes[i];
        const erg_diff_record *r = &p->diff->nodes[node].record;
        if (r->change != ERG_CHANGED || count++ >= NODES_MOST) continue;
        write_page_begin(p, ERG_CHANGED);
        base_buffer_add(&p->line, "~ ");
        write_words_safe(&p->line, write_page_entity(p->diff, node)->label);
        write_page_end(p);
        base_buffer_add(&p->line, r->renamed ? " (renamed): " : ": ");
        write_words_changes(&p->line, p->diff, r, false);
        write_page_end_line(p);
    }
    write_rest(p, count > NODES_MOST ? count - NODES_MOST : 0, "changed (see -t json)");
}

static void write_nodes(page *p)
{
    if (p->diff->important_node_count == 0) return;
    write_page_heading(p, "Entities");
    write_entity_list(p, ERG_ADDED);
    write_entity_list(p, ERG_REMOVED);
    write_changed_entities(p);
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
        if (r->change == ERG_SAME || count++ >= NODES_MOST) continue;
        const erg_document *document =
            &d->documents[r->after != ERG_NONE ? r->after : r->before];
        write_page_begin(p, r->change);
        base_buffer_format(&p->line, "%c ", write_page_sign(r->change));
        write_words_safe(&p->line, r->id);
        write_page_end(p);
        if (r->change != ERG_CHANGED && document->title) {
            base_buffer_add(&p->line, ": ");
            write_words_safe(&p->line, document->title);
        }
        write_page_end_line(p);
    }
    write_rest(p, count > NODES_MOST ? count - NODES_MOST : 0, "(see -t json)");
}

void write_diff_text(base_sink *s, const erg_diff *diff, const write_diff_how *how)
{
    page p = {.s = s, .diff = diff, .how = how};
    write_headline(&p);
    if (!how->brief) {
        write_edges(&p);
        write_nodes(&p);
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
