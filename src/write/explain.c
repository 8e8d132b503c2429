#include "write/explain.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#include "base/date.h"
#include "base/number.h"
#include "draw/words.h"
#include "measure/table.h"
#include "model/canonical.h"
#include "model/value.h"
#include "model/vocabulary.h"
#include "write/diff_words.h"

enum { DIGITS = 4, MEASURE_WIDTH = 14, RANK_WIDTH = 12 };

/* What is being written: a line at a time. */
typedef struct explanation {
    base_sink *sink;
    const erg_snapshot *snapshot;
    const erg_measures *measures;
    uint32_t node;
    base_buffer line;
    base_arena arena;
    bool *cited; /* [document] */
} explanation;

static void end_line(explanation *x)
{
    if (x->line.failed || x->arena.failed) x->sink->os_error = ENOMEM;
    if (x->line.data) base_sink_write(x->sink, x->line.data, x->line.length);
    base_sink_char(x->sink, '\n');
    base_buffer_reset(&x->line);
}

static void add_date(base_buffer *b, const char *before, erg_date date)
{
    char text[BASE_DATE_MAX];
    if (date == 0) return;
    base_date_print(text, date);
    base_buffer_format(b, "%s%s", before, text);
}

static const char *plural(size_t n, const char *one, const char *many)
{
    return n == 1 ? one : many;
}

/* --- claims --- */

/* "document, place, by someone": where it is said. */
static void add_source(explanation *x, const erg_claim *claim)
{
    if (claim->document != ERG_NONE) x->cited[claim->document] = true;
    write_words_place(&x->line, x->snapshot->dataset, claim, NULL);
}

static void add_confidence(base_buffer *b, const erg_claim *claim)
{
    char digits[BASE_NUMBER_MAX];
    if (!claim->confidence_stated) return;
    base_number_print(digits, claim->confidence);
    base_buffer_format(b, "; confidence %s", digits);
}

static void add_note(base_buffer *b, const erg_claim *claim)
{
    if (!claim->note) return;
    base_buffer_add(b, "; ");
    write_words_safe(b, claim->note);
}

static void add_status(base_buffer *b, const erg_claim *claim)
{
    if (claim->status != ERG_STATUS_REPORTED)
        base_buffer_format(b, "; %s", model_status_name(claim->status));
}

/* "    ledger, paragraph 4: $5m; confirmed; a note" */
static void write_relation_claim(explanation *x, const erg_claim *claim)
{
    base_buffer *b = &x->line;
    base_buffer_add(b, "    ");
    add_source(x, claim);
    const char *joint = ": ";
    if (claim->label) {
        base_buffer_add(b, joint);
        write_words_safe(b, claim->label);
        joint = ", ";
    }
    if (claim->amount) {
        base_buffer_add(b, joint);
        draw_add_amount(b, claim->amount, false);
        joint = ", ";
    }
    if (isfinite(claim->share)) {
        base_buffer_add(b, joint);
        draw_add_share(b, claim->share);
    }
    add_date(b, "; since ", claim->start);
    add_date(b, "; until ", claim->end);
    add_status(b, claim);
    add_confidence(b, claim);
    add_date(b, "; said ", claim->asserted);
    add_note(b, claim);
    end_line(x);
}

/* --- relations --- */

static bool touches(const erg_edge *edge, uint32_t node)
{
    return edge->source == node || edge->target == node;
}

/* "Microsoft funds OpenAI: first round, $1bn; in 2019" */
static void write_relation(explanation *x, const erg_edge *edge)
{
    base_buffer *b = &x->line;
    base_buffer_add(b, "  ");
    write_words_edge(b, &x->arena, x->snapshot, edge);
    add_date(b, model_relation_is_event(edge->relation) ? "; in " : "; since ",
             edge->start);
    add_date(b, "; until ", edge->end);
    if (edge->claim_count == 0) base_buffer_add(b, " [no source]");
    end_line(x);
    for (size_t i = 0; i < edge->claim_count; i++)
        write_relation_claim(x, &edge->claims[i]);
}

/* By the first day the relation can have begun, undated ones last, then by id. */
static bool comes_before(const erg_edge *a, const erg_edge *b)
{
    int32_t one = a->start ? base_date_first(a->start) : BASE_DAY_LAST;
    int32_t two = b->start ? base_date_first(b->start) : BASE_DAY_LAST;
    return one != two ? one < two : strcmp(a->id, b->id) < 0;
}

/* The next one of a family behind `last` (NULL: the first), or NULL. Each step looks at
 * all edges: a hub's list is what a person reads. */
static const erg_edge *next_relation(const explanation *x, const char *family,
                                     const erg_edge *last)
{
    const erg_edge *next = NULL;
    for (uint32_t e = 0; e < x->snapshot->edge_count; e++) {
        const erg_edge *edge = &x->snapshot->edges[e];
        if (!touches(edge, x->node) || strcmp(edge->family, family) != 0) continue;
        if (last && !comes_before(last, edge)) continue;
        if (!next || comes_before(edge, next)) next = edge;
    }
    return next;
}

static void write_relations(explanation *x)
{
    for (size_t f = 0; f < model_family_count; f++) {
        const model_family *family = &model_families[f];
        const erg_edge *edge = next_relation(x, family->name, NULL);
        if (!edge) continue;
        base_sink_format(x->sink, "\n%s\n", family->title);
        for (; edge; edge = next_relation(x, family->name, edge))
            write_relation(x, edge);
    }
}

/* --- who it is, where it ranks --- */

static void write_head(explanation *x)
{
    const erg_snapshot *snapshot = x->snapshot;
    const erg_entity *entity = erg_snapshot_entity(snapshot, x->node);
    base_buffer *b = &x->line;
    size_t relations = 0;
    uint32_t others = snapshot->offsets[x->node + 1] - snapshot->offsets[x->node];
    for (uint32_t e = 0; e < snapshot->edge_count; e++)
        relations += touches(&snapshot->edges[e], x->node);
    write_words_safe(b, entity->label);
    base_buffer_add(b, " (");
    write_words_safe(b, entity->kind);
    base_buffer_add(b, "), id ");
    write_words_safe(b, entity->id);
    for (size_t i = 0; i < entity->alias_count; i++) {
        base_buffer_add(b, i == 0 ? "; also " : ", ");
        write_words_safe(b, entity->aliases[i]);
    }
    end_line(x);
    base_buffer_format(b, "%zu %s with %u %s", relations,
                       plural(relations, "relation", "relations"), (unsigned)others,
                       plural(others, "other", "others"));
    add_date(b, ", as of ", snapshot->as_of);
    add_date(b, ", as known by ", snapshot->known_by);
    end_line(x);
}

static void write_facts(explanation *x)
{
    const erg_node *node = &x->snapshot->nodes[x->node];
    if (node->claim_count > 0) base_sink_text(x->sink, "\nWhat is said of it\n");
    for (size_t i = 0; i < node->claim_count; i++) {
        const erg_claim *claim = &node->claims[i];
        base_buffer *b = &x->line;
        base_buffer_add(b, "  ");
        if (claim->key) write_words_safe(b, claim->key);
        base_buffer_add(b, ": ");
        if (claim->value && claim->value->type == ERG_VALUE_STRING)
            write_words_safe(b, claim->value->string);
        else if (claim->value)
            write_words_value(b, claim->value);
        add_status(b, claim);
        add_confidence(b, claim);
        add_note(b, claim);
        base_buffer_add(b, " [");
        add_source(x, claim);
        base_buffer_add_char(b, ']');
        end_line(x);
    }
}

static void write_ranks(explanation *x)
{
    uint32_t row = x->snapshot->nodes[x->node].row;
    if (x->measures->column_count == 0) return;
    base_sink_format(x->sink, "\nWhere it ranks among %u entities (1 is first)\n",
                     (unsigned)x->snapshot->measured_nodes);
    for (size_t c = 0; c < x->measures->column_count; c++) {
        const erg_measure_column *column = &x->measures->columns[c];
        const measure_entry *entry = measure_find(column->key);
        char value[BASE_NUMBER_MAX] = "undefined", rank[BASE_NUMBER_MAX] = "-";
        if (isfinite(column->values[row]))
            base_number_print(value, base_number_round(column->values[row], DIGITS));
        if (column->ranks && column->ranks[row] > 0)
            base_number_print(rank, column->ranks[row]);
        base_sink_format(x->sink, "  %5s  %-*s %-*s %s\n", rank, MEASURE_WIDTH,
                         column->key, RANK_WIDTH, value, entry ? entry->plain : "");
    }
}

static void write_sources(explanation *x)
{
    const erg_dataset *d = x->snapshot->dataset;
    bool any = false;
    for (size_t i = 0; i < d->document_count; i++) {
        if (!x->cited[i]) continue;
        if (!any) base_sink_text(x->sink, "\nSources\n");
        any = true;
        base_buffer_add(&x->line, "  ");
        write_words_document(&x->line, &d->documents[i]);
        end_line(x);
    }
}

void write_explanation(base_sink *s, const erg_snapshot *snapshot,
                       const erg_measures *measures, uint32_t node)
{
    explanation x = {.sink = s, .snapshot = snapshot, .measures = measures, .node = node};
    base_arena memory = {0};
    x.cited =
        base_arena_array(&memory, snapshot->dataset->document_count + 1, sizeof *x.cited);
    if (x.cited) {
        write_head(&x);
        write_ranks(&x);
        write_relations(&x);
        write_facts(&x);
        write_sources(&x);
    } else {
        s->os_error = ENOMEM;
    }
    base_buffer_free(&x.line);
    base_arena_free(&x.arena);
    base_arena_free(&memory);
}
