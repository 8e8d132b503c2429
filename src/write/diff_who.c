/* The end of a diff's text: who rose and fell and why, and who says so. */
#include <string.h>

#include "base/number.h"
#include "measure/table.h"
#include "write/diff_page.h"
#include "write/diff_words.h"

enum { MOVES_MOST = 5, WHY_MOST = 3, DIGITS = 4, SOURCES_MOST = 25 };

typedef write_page page;

/* --- who rose and fell --- */

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
        const erg_edge *e = write_page_edge(p->diff, edge, &side);
        base_buffer_format(&p->line, "%s%c ", i > 0 ? "; " : "",
                           write_page_sign(edge->record.change));
        write_words_ends(&p->line, side, e);
        if (!e->label) continue;
        base_buffer_add(&p->line, " (");
        write_words_safe(&p->line, e->label);
        base_buffer_add_char(&p->line, ')');
    }
    if (reason->edge_count > shown)
        base_buffer_format(&p->line, "; %zu more", reason->edge_count - shown);
}

/* "OpenAI stays at rank 2, strength 40 -> 47: + ...; - ..." */
static void write_move(page *p, const char *key, const erg_diff_reason *reason)
{
    const erg_diff_move *m = reason->move;
    bool up = m->shift != 0 ? m->shift > 0 : m->delta > 0;
    write_page_begin(p, up ? ERG_ADDED : ERG_REMOVED);
    base_buffer_add(&p->line, "  ");
    write_words_safe(&p->line, write_page_entity(p->diff, m->node)->label);
    if (m->shift != 0)
        base_buffer_format(&p->line, " %s from rank %lu to %lu", up ? "rose" : "fell",
                           (unsigned long)m->rank_before, (unsigned long)m->rank_after);
    else
        base_buffer_format(&p->line, " stays at rank %lu", (unsigned long)m->rank_after);
    write_page_end(p);
    base_buffer_format(&p->line, ", %s ", key);
    add_number(p, m->before);
    base_buffer_add(&p->line, " -> ");
    add_number(p, m->after);
    base_buffer_add(&p->line, ": ");
    add_reasons(p, reason);
    write_page_end_line(p);
}

/* Those that rose, or fell, or kept their rank with another value. */
static size_t write_moves(page *p, const erg_diff_measure *measure, int direction)
{
    size_t shown = 0;
    for (size_t i = 0; i < measure->reason_count && shown < MOVES_MOST; i++) {
        int64_t shift = measure->reasons[i].move->shift;
        if ((shift > 0) - (shift < 0) != direction) continue;
        write_move(p, measure->key, &measure->reasons[i]);
        shown++;
    }
    return shown;
}

/* "  new: NVIDIA at rank 31, SoftBank at rank 31" */
static void write_arrivals(page *p, const erg_diff_measure *measure, erg_change change)
{
    size_t shown = 0;
    for (size_t i = 0; i < p->diff->important_node_count && shown < MOVES_MOST; i++) {
        uint32_t node = p->diff->important_nodes[i];
        const erg_diff_move *m = NULL;
        if (p->diff->nodes[node].record.change != change) continue;
        for (size_t k = 0; k < measure->move_count && !m; k++)
            if (measure->moves[k].node == node) m = &measure->moves[k];
        uint32_t rank = !m ? 0 : change == ERG_ADDED ? m->rank_after : m->rank_before;
        if (rank == 0) continue;
        base_buffer_add(&p->line, shown++ > 0           ? ", "
                                  : change == ERG_ADDED ? "  new: "
                                                        : "  gone: ");
        write_words_safe(&p->line, write_page_entity(p->diff, node)->label);
        base_buffer_format(&p->line,
                           change == ERG_ADDED ? " at rank %lu" : " (was at rank %lu)",
                           (unsigned long)rank);
    }
    if (shown > 0) write_page_end_line(p);
}

void write_page_measure(page *p)
{
    const erg_diff_measure *measure = choose_measure(p);
    if (!measure || measure->move_count == 0) return;
    base_buffer title = {0};
    const measure_entry *entry = measure_find(measure->key);
    base_buffer_format(&title, "Who moved, by %s", measure->key);
    if (entry) base_buffer_format(&title, " (%s; rank 1 is first)", entry->plain);
    write_page_heading(p, title.data ? title.data : "Who moved");
    if (title.failed) p->failed = true;
    base_buffer_free(&title);
    size_t moved = write_moves(p, measure, 1) + write_moves(p, measure, -1);
    if (moved == 0) write_moves(p, measure, 0);
    write_arrivals(p, measure, ERG_ADDED);
    write_arrivals(p, measure, ERG_REMOVED);
}

/* --- sources --- */

static void cite(bool *cited, const erg_claim *claims, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (claims[i].document != ERG_NONE) cited[claims[i].document] = true;
}

static void write_source(page *p, const erg_document *document)
{
    base_buffer_add(&p->line, "  ");
    write_words_document(&p->line, document);
    write_page_end_line(p);
}

/* The documents behind the relations of one side that came, went or changed. */
static bool *cited_documents(page *p, const erg_snapshot *side, bool is_after)
{
    bool *cited =
        base_arena_array(&p->arena, side->dataset->document_count, sizeof *cited);
    for (size_t i = 0; cited && i < p->shown_count; i++) {
        const erg_diff_record *r = &p->shown[i]->record;
        uint32_t index = is_after ? r->after : r->before;
        if (index != ERG_NONE && (is_after || r->after == ERG_NONE))
            cite(cited, side->edges[index].claims, side->edges[index].claim_count);
    }
    if (!cited) p->failed = true;
    return cited;
}

void write_page_sources(page *p)
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
        if ((!in_before && !in_after) || shown++ >= SOURCES_MOST) continue;
        if (!begun) write_page_heading(p, "Sources");
        begun = true;
        write_source(p, in_after ? &a->documents[r->after] : &b->documents[r->before]);
    }
}
