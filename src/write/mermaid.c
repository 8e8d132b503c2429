/* Mermaid flowchart, for READMEs and wikis: the most important entities, those of --top
 * or 25, and one line for all relations of a pair that are of one family. Mermaid draws
 * at most 500 lines and 50,000 characters: what is too much is left out, the weakest
 * first, and a comment says so. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "base/json_text.h"
#include "draw/grammar.h"
#include "draw/metrics.h"
#include "draw/subject.h"
#include "draw/words.h"
#include "write/emitter.h"
#include "write/mermaid_text.h"
#include "write/parts.h"

enum {
    NODES_USUAL = 25,
    LINES_MAX = 500,
    NODE_ROOM = 20000, /* bytes of all nodes, and of all lines: with the head and the */
    LINE_ROOM = 23000, /* styles less than 50,000 */
    INDEX_ROOM = 5,    /* bytes that a line takes in the styles */
    TITLE_MAX = 200,   /* characters */
    NAMED_KINDS = 3,   /* kinds of relations in one label */
    WIDTHS = 3
};

/* All relations of a pair, or of an entity with itself, that are of one family. */
typedef struct line {
    uint32_t from, to;     /* nodes */
    uint32_t first, count; /* in sheet.order */
    size_t family;         /* row */
    bool forward, backward;
    bool disputed, possible; /* any of them; all of them */
    double weight;
    uint32_t number; /* among the lines shown; ERG_NONE: left out */
} line;

typedef struct sheet {
    const erg_output *what;
    const erg_snapshot *snapshot;
    uint32_t *numbers; /* [node]: K of nK; 0: left out */
    uint32_t shown;
    uint32_t *order; /* edges, those of a line side by side */
    line *lines;
    size_t line_count, lines_shown;
    uint32_t relations_shown;
    double largest; /* weight of a line shown */
    base_buffer text;
    base_arena memory;
} sheet;

/* --- which entities --------------------------------------------------------------------
 */

typedef struct candidate {
    uint32_t rank, node;
    double value;
} candidate;

static int compare_candidates(const void *left, const void *right)
{
    const candidate *a = left, *b = right;
    if (a->rank != b->rank) return a->rank < b->rank ? -1 : 1;
    if (a->value != b->value) return a->value > b->value ? -1 : 1;
    return a->node < b->node ? -1 : a->node > b->node;
}

/* By the measure's ranks, else by strength; undefined last. */
static candidate *make_candidates(sheet *t)
{
    const erg_snapshot *g = t->snapshot;
    const erg_measure_column *by = t->what->by;
    candidate *all = base_arena_array(&t->memory, g->node_count, sizeof *all);
    for (uint32_t v = 0; all && v < g->node_count; v++) {
        uint32_t rank = by ? by->ranks[g->nodes[v].row] : 1;
        all[v] = (candidate){rank > 0 ? rank : ERG_NONE, v, draw_node_value(g, NULL, v)};
    }
    if (all) qsort(all, g->node_count, sizeof *all, compare_candidates);
    return all;
}

static const char *kind_open(draw_shape shape)
{
    switch (shape) {
    case DRAW_SHAPE_DISC: return "([";
    case DRAW_SHAPE_DIAMOND: return "[/";
    case DRAW_SHAPE_HEXAGON: return "{{";
    case DRAW_SHAPE_SHIELD: return "[[";
    case DRAW_SHAPE_PERSON: return "(";
    case DRAW_SHAPE_PAGE: return ">";
    default: return "[";
    }
}

static const char *kind_close(draw_shape shape)
{
    switch (shape) {
    case DRAW_SHAPE_DISC: return "])";
    case DRAW_SHAPE_DIAMOND: return "\\]";
    case DRAW_SHAPE_HEXAGON: return "}}";
    case DRAW_SHAPE_SHIELD: return "]]";
    case DRAW_SHAPE_PERSON: return ")";
    default: return "]";
    }
}

/*   n3(["Acme Labs"]):::company */
static void write_node(sheet *t, uint32_t node, uint32_t number)
{
    const erg_entity *e = erg_snapshot_entity(t->snapshot, node);
    const draw_kind *kind = &draw_kinds[draw_kind_row(e->kind)];
    base_buffer_format(&t->text, "  n%lu%s\"", (unsigned long)number,
                       kind_open(kind->shape));
    write_mermaid_label(&t->text, &t->memory, e->label);
    base_buffer_format(&t->text, "\"%s:::%s\n", kind_close(kind->shape), kind->name);
}

/* Chooses in the order of importance, numbers in the order of ids. */
static bool choose_nodes(sheet *t)
{
    uint32_t most = t->what->top > 0 ? t->what->top : NODES_USUAL;
    size_t used = 0;
    candidate *all = make_candidates(t);
    t->numbers = base_arena_array(&t->memory, t->snapshot->node_count, sizeof(uint32_t));
    if (!all || !t->numbers) return false;
    for (uint32_t i = 0; i < t->snapshot->node_count && i < most; i++) {
        base_buffer_reset(&t->text);
        write_node(t, all[i].node, t->snapshot->node_count);
        used += t->text.length;
        if (t->text.failed) return false;
        if (used > NODE_ROOM) break;
        t->numbers[all[i].node] = 1;
    }
    for (uint32_t v = 0; v < t->snapshot->node_count; v++)
        if (t->numbers[v] > 0) t->numbers[v] = ++t->shown;
    return true;
}

/* --- which lines -----------------------------------------------------------------------
 */

typedef struct strand {
    uint32_t low, high, edge;
    size_t family;
} strand;

static int compare_strands(const void *left, const void *right)
{
    const strand *a = left, *b = right;
    if (a->low != b->low) return a->low < b->low ? -1 : 1;
    if (a->high != b->high) return a->high < b->high ? -1 : 1;
    if (a->family != b->family) return a->family < b->family ? -1 : 1;
    return a->edge < b->edge ? -1 : a->edge > b->edge;
}

/* The edges among the entities shown, those of a line side by side. */
static strand *make_strands(sheet *t, size_t *count)
{
    const erg_snapshot *g = t->snapshot;
    strand *all = base_arena_array(&t->memory, g->edge_count, sizeof *all);
    *count = 0;
    for (uint32_t e = 0; all && e < g->edge_count; e++) {
        const erg_edge *edge = &g->edges[e];
        uint32_t a = edge->source, b = edge->target;
        if (t->numbers[a] == 0 || t->numbers[b] == 0) continue;
        all[(*count)++] =
            (strand){a < b ? a : b, a < b ? b : a, e, draw_family_row(edge->family)};
    }
    if (all) qsort(all, *count, sizeof *all, compare_strands);
    return all;
}

static void add_edge(line *l, const erg_edge *edge)
{
    l->forward = l->forward || (edge->directed && edge->source == l->from);
    l->backward = l->backward || (edge->directed && edge->source != l->from);
    l->disputed = l->disputed || edge->disputed;
    l->possible = l->possible && edge->possible;
    l->weight += edge->weight;
    l->count++;
}

static bool make_lines(sheet *t)
{
    size_t count;
    const strand *strands = make_strands(t, &count);
    t->order = base_arena_array(&t->memory, count, sizeof *t->order);
    t->lines = base_arena_array(&t->memory, count, sizeof *t->lines);
    if (!strands || !t->order || !t->lines) return false;
    for (size_t i = 0; i < count; i++) {
        const strand *s = &strands[i], *p = i > 0 ? s - 1 : NULL;
        const erg_edge *edge = &t->snapshot->edges[s->edge];
        t->order[i] = s->edge;
        if (!p || p->low != s->low || p->high != s->high || p->family != s->family)
            t->lines[t->line_count++] = (line){.from = edge->source,
                                               .to = edge->target,
                                               .first = (uint32_t)i,
                                               .family = s->family,
                                               .possible = true,
                                               .number = ERG_NONE};
        add_edge(&t->lines[t->line_count - 1], edge);
    }
    return true;
}

/* --- what a line says ------------------------------------------------------------------
 */

/* "funding: $1bn or over 130bn", "funding, payment (4)" */
static const char *line_text(sheet *t, const line *l)
{
    const erg_edge *edges = t->snapshot->edges;
    const uint32_t *own = &t->order[l->first];
    const char *named[NAMED_KINDS];
    uint32_t kinds = 0;
    base_buffer b = {0};
    for (uint32_t i = 0; i < l->count; i++) {
        const char *kind = edges[own[i]].relation;
        uint32_t k = 0;
        while (k < kinds && strcmp(named[k], kind) != 0)
            k++;
        if (k < kinds) continue;
        if (kinds == NAMED_KINDS) {
            base_buffer_add(&b, ", ...");
            break;
        }
        base_buffer_add(&b, kinds > 0 ? ", " : "");
        base_buffer_add(&b, kind);
        named[kinds++] = kind;
    }
    if (l->count > kinds) base_buffer_format(&b, " (%lu)", (unsigned long)l->count);
    if (l->count == 1 && (edges[*own].amount || !isnan(edges[*own].share))) {
        base_buffer_add(&b, ": ");
        draw_add_figures(&b, &t->memory, &edges[*own], true);
    }
    const char *text = draw_take(&t->memory, &b);
    base_buffer_free(&b);
    return text ? text : "";
}

/*   n1 -->|"funding#58; #36;1bn"| n2 */
static void write_line(sheet *t, const line *l)
{
    bool turned = l->backward && !l->forward;
    const char *arrow = l->forward && l->backward   ? (l->possible ? "<-.->" : "<-->")
                        : l->forward || l->backward ? (l->possible ? "-.->" : "-->")
                        : l->possible               ? "-.-"
                                                    : "---";
    base_buffer_format(&t->text, "  n%lu %s|\"",
                       (unsigned long)t->numbers[turned ? l->to : l->from], arrow);
    write_mermaid_label(&t->text, &t->memory, line_text(t, l));
    base_buffer_format(&t->text, "\"| n%lu\n",
                       (unsigned long)t->numbers[turned ? l->from : l->to]);
}

static int compare_lines(const void *left, const void *right)
{
    const line *const *a = left, *const *b = right;
    if ((*a)->weight != (*b)->weight) return (*a)->weight > (*b)->weight ? -1 : 1;
    return *a < *b ? -1 : *a > *b;
}

/* Chooses the heaviest as long as they fit, numbers in the order of their ends. */
static bool choose_lines(sheet *t)
{
    size_t used = 0;
    line **heaviest = base_arena_array(&t->memory, t->line_count, sizeof *heaviest);
    if (!heaviest) return false;
    for (size_t i = 0; i < t->line_count; i++)
        heaviest[i] = &t->lines[i];
    qsort(heaviest, t->line_count, sizeof *heaviest, compare_lines);
    for (size_t i = 0; i < t->line_count && i < LINES_MAX; i++) {
        base_buffer_reset(&t->text);
        write_line(t, heaviest[i]);
        used += t->text.length + INDEX_ROOM;
        if (t->text.failed) return false;
        if (used > LINE_ROOM) break;
        heaviest[i]->number = 0;
        t->relations_shown += heaviest[i]->count;
        t->largest = fmax(t->largest, heaviest[i]->weight);
    }
    for (size_t i = 0; i < t->line_count; i++)
        if (t->lines[i].number == 0) t->lines[i].number = (uint32_t)t->lines_shown++;
    return true;
}

/* --- the text --------------------------------------------------------------------------
 */

static void write_title_block(base_sink *s, sheet *t)
{
    const char *title = write_title(t->what);
    const char *clean = title ? draw_text_clean(&t->memory, title) : NULL;
    if (!clean || !clean[0]) return;
    const char *end = clean;
    for (int i = 0; *end && i < TITLE_MAX; i++)
        for (end++; (*end & 0xC0) == 0x80;)
            end++;
    char *cut = base_arena_text(&t->memory, clean, (size_t)(end - clean));
    if (!cut) return;
    base_sink_text(s, "---\ntitle: ");
    base_json_string(s, cut); /* YAML takes it as it is */
    base_sink_text(s, "\n---\n");
}

static void write_head(base_sink *s, sheet *t)
{
    const erg_snapshot *g = t->snapshot;
    write_title_block(s, t);
    base_sink_text(s, "flowchart LR\n");
    uint32_t whole =
        g->measured_nodes > g->node_count ? g->measured_nodes : g->node_count;
    base_sink_format(s, "  %%%% %lu of %lu entities", (unsigned long)t->shown,
                     (unsigned long)whole);
    if (t->shown < g->node_count)
        base_sink_format(s, ", the first by %s",
                         t->what->by ? t->what->by->key : "strength");
    base_sink_format(s, "; %lu of %lu relations, in %zu lines\n",
                     (unsigned long)t->relations_shown, (unsigned long)g->edge_count,
                     t->lines_shown);
    if (t->lines_shown < t->line_count)
        base_sink_format(s,
                         "  %%%% the weakest %zu lines are left out: Mermaid takes %d "
                         "lines and 50,000 characters\n",
                         t->line_count - t->lines_shown, LINES_MAX);
}

static void write_classes(base_sink *s, const sheet *t)
{
    for (size_t k = 0; k < draw_kind_count; k++) {
        bool used = false;
        for (uint32_t v = 0; v < t->snapshot->node_count && !used; v++)
            used = t->numbers[v] > 0 &&
                   draw_kind_row(erg_snapshot_entity(t->snapshot, v)->kind) == k;
        if (!used) continue;
        const draw_kind *kind = &draw_kinds[k];
        base_sink_format(
            s,
            "  classDef %s fill:#%06lx,stroke:#%06lx,stroke-width:2px,color:#%06lx%s\n",
            kind->name, (unsigned long)draw_paints[DRAW_PAINT_PAPER].light,
            (unsigned long)draw_paints[kind->paint].light,
            (unsigned long)draw_paints[DRAW_PAINT_INK].light,
            kind->bold ? ",font-weight:bold" : "");
    }
}

/* 0, 1 or 2: thirds of the largest weight. */
static int width_of(const sheet *t, const line *l)
{
    int third = (int)(WIDTHS * l->weight / t->largest);
    return third < WIDTHS ? third : WIDTHS - 1;
}

/*   linkStyle 0,3 stroke:#1c58bf,stroke-width:2px */
static void write_style(base_sink *s, const sheet *t, size_t family, int width,
                        bool disputed)
{
    static const char *const widths[WIDTHS] = {"1.5px", "2.5px", "4px"};
    bool any = false;
    for (size_t i = 0; i < t->line_count; i++) {
        const line *l = &t->lines[i];
        if (l->number == ERG_NONE || l->family != family || l->disputed != disputed ||
            width_of(t, l) != width)
            continue;
        base_sink_format(s, "%s%lu", any ? "," : "  linkStyle ",
                         (unsigned long)l->number);
        any = true;
    }
    if (!any) return;
    base_sink_format(s, " stroke:#%06lx,stroke-width:%s%s\n",
                     (unsigned long)draw_paints[draw_families[family].line].light,
                     widths[width], disputed ? ",stroke-dasharray:6 4" : "");
}

static void write_text(base_sink *s, sheet *t)
{
    write_head(s, t);
    base_buffer_reset(&t->text);
    for (uint32_t v = 0; v < t->snapshot->node_count; v++)
        if (t->numbers[v] > 0) write_node(t, v, t->numbers[v]);
    for (size_t i = 0; i < t->line_count; i++)
        if (t->lines[i].number != ERG_NONE) write_line(t, &t->lines[i]);
    base_sink_text(s, t->text.data ? t->text.data : "");
    write_classes(s, t);
    for (size_t family = 0; family < draw_family_count; family++)
        for (int width = 0; width < WIDTHS; width++) {
            write_style(s, t, family, width, false);
            write_style(s, t, family, width, true);
        }
}

static erg_code emit(base_sink *s, const erg_output *what, erg_error *err)
{
    sheet t = {.what = what, .snapshot = what->snapshot};
    if (what->by && !what->by->ranks)
        return base_fail(err, ERG_EUSAGE, "measure '%s' has no ranks to order by",
                         what->by->key);
    bool fine = choose_nodes(&t) && make_lines(&t) && choose_lines(&t);
    if (fine) write_text(s, &t);
    fine = fine && !t.text.failed && !t.memory.failed;
    base_buffer_free(&t.text);
    base_arena_free(&t.memory);
    return fine ? ERG_OK : base_fail_memory(err);
}

const write_emitter write_mermaid = {
    .name = "mermaid",
    .suffix = "mmd",
    .summary = "for READMEs and wikis: the first 25 entities, or those of --top and --by",
    .keeps = "names, kinds, relations by family, amounts; disputed is dashed, possible "
             "dotted",
    .loses = "what is too much for Mermaid (500 lines, 50,000 characters): the weakest "
             "first, and a comment says so; ids, sources, dates, measures",
    .selects = true,
    .emit = emit,
};
