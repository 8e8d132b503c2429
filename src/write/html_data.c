/* The data that the page's script reads. Names are those of erg's own JSON where they
 * mean the same; ends, documents, families and kinds are numbers of their lists, figures
 * are the words that the picture has too. What is the default is left out. */
#include <math.h>
#include <string.h>

#include "base/date.h"
#include "base/json_text.h"
#include "base/number.h"
#include "draw/view.h"
#include "measure/table.h"
#include "model/canonical.h"
#include "model/value.h"
#include "model/vocabulary.h"
#include "write/diff.h"
#include "write/html_parts.h"
#include "write/parts.h"

enum { DIGITS = 4 }; /* of measures */

/* --- `<` in JSON stands in strings alone --- */

static int write_escaped(void *to, const char *data, size_t n)
{
    base_sink *out = to;
    size_t from = 0;
    for (size_t i = 0; i < n; i++) {
        if (data[i] != '<') continue;
        base_sink_write(out, data + from, i - from);
        base_sink_text(out, "\\u003c");
        from = i + 1;
    }
    base_sink_write(out, data + from, n - from);
    return 0;
}

bool html_is_link(const char *url)
{
    bool known = write_is_address(url);
    for (; known && *url != '\0'; url++)
        known = (unsigned char)*url > ' ' && *url != 0x7f;
    return known;
}

/* --- pieces --- */

typedef struct writer {
    html_page *page;
    base_sink *s;
    base_buffer words;
} writer;

static void member_words(writer *w, bool *first, const char *key)
{
    if (w->words.length > 0) base_json_member(w->s, first, key, w->words.data);
    if (w->words.failed) w->page->arena.failed = true;
    base_buffer_reset(&w->words);
}

static void member_flag(writer *w, bool *first, const char *key, bool value)
{
    if (!value) return;
    base_json_key(w->s, first, key);
    base_sink_text(w->s, "true");
}

static void write_attrs(writer *w, bool *first, const erg_value *attrs)
{
    if (!attrs || attrs->count == 0) return;
    base_json_key(w->s, first, "attrs");
    model_value_write(w->s, attrs);
}

static void write_claim(writer *w, const erg_claim *c)
{
    bool first = true;
    base_sink_char(w->s, '{');
    if (c->document != ERG_NONE) base_json_member_number(w->s, &first, "in", c->document);
    base_json_member(w->s, &first, "at", c->locator);
    base_json_member(w->s, &first, "key", c->key);
    if (c->value) {
        base_json_key(w->s, &first, "value");
        model_value_write(w->s, c->value);
    }
    base_json_member(w->s, &first, "label", c->label);
    base_json_member_date(w->s, &first, "start", c->start);
    base_json_member_date(w->s, &first, "end", c->end);
    if (c->amount) draw_add_amount(&w->words, c->amount, false);
    member_words(w, &first, "amount");
    if (!isnan(c->share)) draw_add_share(&w->words, c->share);
    member_words(w, &first, "share");
    base_json_member(w->s, &first, "by", c->by);
    base_json_member(w->s, &first, "note", c->note);
    if (c->confidence_stated && c->confidence < 1)
        base_json_member_number(w->s, &first, "confidence", c->confidence);
    if (c->status != ERG_STATUS_REPORTED)
        base_json_member(w->s, &first, "status", model_status_name(c->status));
    base_json_member_date(w->s, &first, "asserted", c->asserted);
    base_sink_char(w->s, '}');
}

static void write_claims(writer *w, bool *first, const erg_claim *claims, size_t count)
{
    if (count == 0) return;
    base_json_key(w->s, first, "claims");
    for (size_t i = 0; i < count; i++) {
        base_sink_char(w->s, i == 0 ? '[' : ',');
        write_claim(w, &claims[i]);
    }
    base_sink_char(w->s, ']');
}

static void write_mark(writer *w, bool *first, const write_html_mark *marks, uint32_t at)
{
    if (!marks) return;
    base_json_member(w->s, first, "change", write_change_name(marks[at].change));
    base_json_member(w->s, first, "changes", marks[at].note);
}

/* --- lists --- */

static void write_documents_list(writer *w, bool *first)
{
    const erg_dataset *d = w->page->snapshot->dataset;
    base_json_key(w->s, first, "documents");
    base_sink_char(w->s, '[');
    for (size_t i = 0; i < d->document_count; i++) {
        const erg_document *document = &d->documents[i];
        bool inner = true;
        base_sink_text(w->s, i > 0 ? ",\n{" : "{");
        base_json_member(w->s, &inner, "id", document->id);
        base_json_member(w->s, &inner, "title", document->title);
        base_json_member(w->s, &inner, "publisher", document->publisher);
        base_json_member_date(w->s, &inner, "date", document->date);
        if (document->url && html_is_link(document->url))
            base_json_member(w->s, &inner, "url", document->url);
        if (w->page->sources.numbers[i] > 0)
            base_json_member_number(w->s, &inner, "number", w->page->sources.numbers[i]);
        base_sink_char(w->s, '}');
    }
    base_sink_char(w->s, ']');
}

static void write_measures_list(writer *w, bool *first)
{
    const erg_measures *m = w->page->what->output->measures;
    base_json_key(w->s, first, "measures");
    base_sink_char(w->s, '[');
    for (size_t i = 0; m && i < m->column_count; i++) {
        const measure_entry *entry = measure_find(m->columns[i].key);
        bool inner = true;
        base_sink_text(w->s, i > 0 ? ",\n{" : "{");
        base_json_member(w->s, &inner, "key", m->columns[i].key);
        if (entry) base_json_member(w->s, &inner, "says", entry->plain);
        member_flag(w, &inner, "ranked", m->columns[i].ranks != NULL);
        base_sink_char(w->s, '}');
    }
    base_sink_char(w->s, ']');
}

static void write_words_list(writer *w, bool *first, const char *key, bool families)
{
    size_t count = families ? draw_family_count : draw_kind_count;
    base_json_key(w->s, first, key);
    for (size_t i = 0; i < count; i++) {
        const char *title = families ? draw_families[i].title : draw_kinds[i].title;
        const model_entity_kind *kind =
            families ? NULL : model_entity_kind_find(draw_kinds[i].name);
        if (!title && kind) title = kind->title;
        bool inner = true;
        base_sink_text(w->s, i == 0 ? "[{" : ",{");
        base_json_member(w->s, &inner, "name",
                         families ? draw_families[i].name : draw_kinds[i].name);
        base_json_member(w->s, &inner, "title", title);
        base_sink_char(w->s, '}');
    }
    base_sink_char(w->s, ']');
}

static bool is_used(const erg_snapshot *g, const model_relation_kind *kind)
{
    for (uint32_t e = 0; e < g->edge_count; e++)
        if (strcmp(g->edges[e].relation, kind->name) == 0) return true;
    return false;
}

/* The known kinds of relations, which edges name by their number; 0 for those that none
 * is of. */
static void write_relations_list(writer *w, bool *first)
{
    base_json_key(w->s, first, "relations");
    for (size_t i = 0; i < model_relation_kind_count; i++) {
        const model_relation_kind *kind = &model_relation_kinds[i];
        bool inner = true;
        base_sink_char(w->s, i == 0 ? '[' : ',');
        if (!is_used(w->page->snapshot, kind)) {
            base_sink_char(w->s, '0');
            continue;
        }
        base_sink_char(w->s, '{');
        base_json_member(w->s, &inner, "verb", kind->verb);
        base_json_member_number(w->s, &inner, "family",
                                (double)draw_family_row(kind->family));
        member_flag(w, &inner, "directed", kind->directed);
        member_flag(w, &inner, "event", kind->event);
        base_sink_char(w->s, '}');
    }
    base_sink_char(w->s, ']');
}

static void write_row_of(writer *w, bool *first, const char *key, uint32_t row,
                         bool ranks)
{
    const erg_measures *m = w->page->what->output->measures;
    if (!m || m->column_count == 0) return;
    base_json_key(w->s, first, key);
    for (size_t i = 0; i < m->column_count; i++) {
        const erg_measure_column *c = &m->columns[i];
        base_sink_char(w->s, i == 0 ? '[' : ',');
        if (ranks && c->ranks && c->ranks[row] > 0)
            base_sink_number(w->s, c->ranks[row]);
        else if (!ranks && isfinite(c->values[row]))
            base_sink_number(w->s, base_number_round(c->values[row], DIGITS));
        else
            base_sink_text(w->s, "null");
    }
    base_sink_char(w->s, ']');
}

static void write_entity(writer *w, uint32_t v)
{
    const erg_snapshot *g = w->page->snapshot;
    const erg_entity *entity = erg_snapshot_entity(g, v);
    const erg_node *node = &g->nodes[v];
    bool first = true;
    base_sink_char(w->s, '{');
    base_json_member(w->s, &first, "id", entity->id);
    base_json_member(w->s, &first, "label", entity->label);
    base_json_member_number(w->s, &first, "kind", (double)draw_kind_row(entity->kind));
    if (draw_kind_row(entity->kind) == draw_kind_count - 1)
        base_json_member(w->s, &first, "word", entity->kind);
    base_json_member_texts(w->s, &first, "aliases", entity->aliases, entity->alias_count);
    if (node->claim_count == 0) write_attrs(w, &first, node->attrs);
    write_claims(w, &first, node->claims, node->claim_count);
    write_row_of(w, &first, "values", node->row, false);
    write_row_of(w, &first, "ranks", node->row, true);
    write_mark(w, &first, w->page->what->node_marks, v);
    if (w->page->what->gone) member_flag(w, &first, "gone", w->page->what->gone[v]);
    base_sink_char(w->s, '}');
}

static void write_relation(writer *w, uint32_t e)
{
    const erg_edge *edge = &w->page->snapshot->edges[e];
    const model_relation_kind *kind = model_relation_kind_find(edge->relation);
    bool first = true;
    base_sink_char(w->s, '{');
    base_json_member(w->s, &first, "id", edge->id);
    base_json_key(w->s, &first, "ends");
    base_sink_format(w->s, "[%u,%u]", (unsigned)edge->source, (unsigned)edge->target);
    if (!kind || strcmp(kind->family, edge->family) != 0)
        base_json_member_number(w->s, &first, "family",
                                (double)draw_family_row(edge->family));
    if (kind)
        base_json_member_number(w->s, &first, "relation",
                                (double)(kind - model_relation_kinds));
    else
        base_json_member(w->s, &first, "relation", edge->relation);
    if (edge->directed != (!kind || kind->directed)) {
        base_json_key(w->s, &first, "directed");
        base_sink_text(w->s, edge->directed ? "true" : "false");
    }
    base_json_member(w->s, &first, "label", edge->label);
    base_json_member_date(w->s, &first, "start", edge->start);
    base_json_member_date(w->s, &first, "end", edge->end);
    draw_add_figures(&w->words, &w->page->arena, edge, false);
    member_words(w, &first, "figures");
    member_flag(w, &first, "disputed", edge->disputed);
    member_flag(w, &first, "possible", edge->possible);
    write_attrs(w, &first, edge->attrs);
    write_claims(w, &first, edge->claims, edge->claim_count);
    write_mark(w, &first, w->page->what->edge_marks, e);
    base_sink_char(w->s, '}');
}

static void write_stops(writer *w, bool *first)
{
    const write_html_what *what = w->page->what;
    char date[BASE_DATE_MAX];
    member_flag(w, first, "noSlider", what->no_slider);
    if (!what->stops) return;
    base_json_key(w->s, first, "stops");
    base_sink_char(w->s, '[');
    for (size_t i = 0; i < what->stop_count; i++) {
        if (i > 0) base_sink_char(w->s, ',');
        base_date_print(date, what->stops[i]);
        base_json_string(w->s, date);
    }
    base_sink_char(w->s, ']');
}

static bool has_ended(const erg_relation *r, int32_t day)
{
    if (model_relation_is_event(r->relation)) return false;
    if (r->end != 0) return base_date_last(r->end) < day;
    for (size_t i = 0; i < r->claim_count; i++)
        if (r->claims[i].end != 0 && base_date_last(r->claims[i].end) < day) return true;
    return false;
}

/* A graph of a day has none of what had ended by then: dates before it lack that. */
static bool leaves_out(const erg_snapshot *g)
{
    const erg_dataset *d = g->dataset;
    for (size_t i = 0; g->as_of != 0 && i < d->relation_count; i++)
        if (has_ended(&d->relations[i], base_date_last(g->as_of)) &&
            erg_snapshot_edge(g, d->relations[i].id) == ERG_NONE)
            return true;
    return false;
}

static void write_all(writer *w)
{
    const erg_snapshot *g = w->page->snapshot;
    bool first = true;
    base_sink_char(w->s, '{');
    base_json_member_date(w->s, &first, "asOf", g->as_of);
    base_json_member_number(w->s, &first, "measuredNodes", g->measured_nodes);
    base_json_member(w->s, &first, "sizeBy",
                     w->page->what->output->size_by ? w->page->what->output->size_by->key
                                                    : NULL);
    member_flag(w, &first, "leftOut", leaves_out(g));
    write_stops(w, &first);
    base_sink_text(w->s, ",\n");
    first = true;
    write_words_list(w, &first, "families", true);
    write_words_list(w, &first, "kinds", false);
    write_relations_list(w, &first);
    base_sink_text(w->s, ",\n");
    first = true;
    write_documents_list(w, &first);
    write_measures_list(w, &first);
    base_sink_text(w->s, ",\n\"nodes\":[\n");
    for (uint32_t v = 0; v < g->node_count; v++) {
        write_entity(w, v);
        write_record_end(w->s, v, g->node_count);
    }
    base_sink_text(w->s, "],\n\"edges\":[\n");
    for (uint32_t e = 0; e < g->edge_count; e++) {
        write_relation(w, e);
        write_record_end(w->s, e, g->edge_count);
    }
    base_sink_text(w->s, "]}");
}

void html_put_data(html_page *p)
{
    base_sink inner;
    base_sink_open(&inner, write_escaped, p->out);
    writer w = {p, &inner, {0}};
    write_all(&w);
    base_buffer_free(&w.words);
    (void)base_sink_finish(&inner, "page", NULL); /* p->out keeps what failed */
}
