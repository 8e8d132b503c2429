/* What the page says in plain HTML, without its script and in print: every relation in a
 * sentence with its sources, the sources, how to read it. */
#include <math.h>
#include <string.h>

#include "base/date.h"
#include "draw/grammar.h"
#include "draw/metrics.h"
#include "model/vocabulary.h"
#include "write/diff.h"
#include "write/html_parts.h"
#include "write/xml_text.h"

/* A clean copy of the text, escaped, into the page. */
static void put_text(html_page *p, const char *text)
{
    const char *clean = draw_text_clean(&p->arena, text);
    if (clean) write_xml_text(p->out, clean);
}

static void put_name(html_page *p, uint32_t node)
{
    base_sink_text(p->out, "<b>");
    put_text(p, erg_snapshot_entity(p->snapshot, node)->label);
    base_sink_text(p->out, "</b>");
}

/* "Microsoft funds OpenAI" with the names set off, escaped. */
static void put_sentence(html_page *p, const erg_edge *edge)
{
    const model_relation_kind *kind = model_relation_kind_find(edge->relation);
    put_name(p, edge->source);
    base_sink_char(p->out, ' ');
    if (kind) {
        base_sink_text(p->out, kind->verb);
    } else {
        base_sink_text(p->out, edge->directed ? "\xe2\x86\x92 (" : "\xe2\x80\x93 (");
        put_text(p, edge->relation);
        base_sink_char(p->out, ')');
    }
    base_sink_char(p->out, ' ');
    put_name(p, edge->target);
}

/* --- relations --- */

/* ": first investment, $1bn or over 130bn, 2019 [1][3]" */
static void put_facts(html_page *p, const erg_edge *edge)
{
    base_buffer b = {0}, part = {0};
    if (edge->label && *edge->label != '\0') base_buffer_add(&b, edge->label);
    draw_add_figures(&part, &p->arena, edge, false);
    if (part.length > 0)
        base_buffer_format(&b, "%s%s", b.length > 0 ? ", " : "", part.data);
    if (part.failed) p->arena.failed = true;
    base_buffer_reset(&part);
    draw_add_dates(&part, edge);
    if (part.length > 0)
        base_buffer_format(&b, "%s%s", b.length > 0 ? ", " : "", part.data);
    if (part.failed || b.failed) p->arena.failed = true;
    if (b.length > 0) {
        base_sink_text(p->out, ": ");
        put_text(p, b.data);
    }
    base_buffer_free(&b);
    base_buffer_free(&part);
}

static void put_relation(html_page *p, uint32_t e)
{
    const erg_edge *edge = &p->snapshot->edges[e];
    const write_html_mark *marks = p->what->edge_marks;
    base_sink_format(p->out, "<li data-edge=\"%u\">", (unsigned)e);
    if (marks && marks[e].change != ERG_SAME)
        base_sink_format(p->out, "<i class=\"sign f-%s-text\">%s</i> ",
                         write_change_name(marks[e].change),
                         draw_change_signs[marks[e].change]);
    put_sentence(p, edge);
    put_facts(p, edge);
    const char *refs =
        draw_sources_refs(&p->sources, &p->arena, edge->claims, edge->claim_count);
    if (refs && *refs != '\0') base_sink_format(p->out, " <small>%s</small>", refs);
    if (edge->disputed) base_sink_text(p->out, " <em class=\"tag\">disputed</em>");
    if (edge->possible) base_sink_text(p->out, " <em class=\"tag\">possible</em>");
    base_sink_text(p->out, "</li>\n");
}

static void put_changed(html_page *p)
{
    const write_html_what *what = p->what;
    if (what->changed_count == 0) return;
    base_sink_text(p->out, "<section class=\"changed\"><h2>What changed</h2>\n<ul>\n");
    for (size_t i = 0; i < what->changed_count; i++)
        put_relation(p, what->changed[i]);
    base_sink_text(p->out, "</ul></section>\n");
}

static void put_family(html_page *p, size_t family)
{
    bool any = false;
    for (uint32_t e = 0; e < p->snapshot->edge_count; e++) {
        if (draw_family_row(p->snapshot->edges[e].family) != family) continue;
        if (!any)
            base_sink_format(p->out, "<section><h3>%s</h3>\n<ul>\n",
                             draw_families[family].title);
        any = true;
        put_relation(p, e);
    }
    if (any) base_sink_text(p->out, "</ul></section>\n");
}

static void put_relations(html_page *p)
{
    if (p->snapshot->edge_count == 0) return;
    base_sink_text(p->out, "<section class=\"relations\" id=\"relations\">\n<h2>Every "
                           "relation, and who says so</h2>\n<div class=\"columns\">\n");
    for (size_t f = 0; f < draw_family_count; f++)
        put_family(p, f);
    base_sink_text(p->out, "</div>\n</section>\n");
}

/* --- sources --- */

static void put_document(html_page *p, const erg_document *d)
{
    char date[BASE_DATE_MAX];
    const char *title = d->title ? d->title : d->id;
    bool link = d->url && html_is_link(d->url);
    base_sink_text(p->out, "<li>");
    if (link) {
        base_sink_text(p->out, "<a rel=\"noopener noreferrer\"");
        write_xml_attribute(p->out, "href", d->url);
        base_sink_char(p->out, '>');
    }
    put_text(p, title);
    base_sink_text(p->out, link ? "</a>" : "");
    if (d->publisher) {
        base_sink_text(p->out, ", ");
        put_text(p, d->publisher);
    }
    base_date_print(date, d->date);
    base_sink_format(p->out, ", %s</li>\n", d->date != 0 ? date : "undated");
}

/* Numbered like the references, in the order of the documents. */
static void put_sources(html_page *p)
{
    const erg_dataset *d = p->snapshot->dataset;
    if (p->sources.count == 0) return;
    base_sink_text(p->out, "<section class=\"sources\"><h2>Sources</h2>\n<ol>\n");
    for (size_t i = 0; i < d->document_count; i++)
        if (p->sources.numbers[i] > 0) put_document(p, &d->documents[i]);
    base_sink_text(p->out, "</ol></section>\n");
}

static void put_notes(html_page *p)
{
    const char *notes = p->picture->notes;
    base_sink_text(p->out, "<section class=\"notes\"><h2>How to read it</h2>\n");
    while (*notes != '\0') {
        size_t n = strcspn(notes, "\n");
        const char *line = base_arena_text(&p->arena, notes, n);
        base_sink_text(p->out, "<p>");
        if (line) write_xml_text(p->out, line);
        base_sink_text(p->out, "</p>\n");
        notes += n + (notes[n] == '\n' ? 1 : 0);
    }
    base_sink_text(p->out, "</section>\n");
}

void html_put_lists(html_page *p)
{
    put_changed(p);
    put_relations(p);
    base_sink_text(p->out, "<div class=\"foot\">\n");
    put_notes(p);
    put_sources(p);
    base_sink_text(p->out, "</div>\n");
}
