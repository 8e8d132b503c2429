/* Mermaid flowchart, for READMEs and wikis: the most important entities, those of --top
 * or 25, and one line for all relations of a pair that are of one family. A comment says
 * what was left out. */
#include "write/mermaid.h"

#include "base/fail.h"
#include "base/json_text.h"
#include "draw/grammar.h"
#include "draw/metrics.h"
#include "write/parts.h"

enum {
    TITLE_MAX = 200, /* characters */
    WIDTHS = 3
};

static void write_title_block(base_sink *s, mermaid_sheet *t)
{
    const char *whole = write_title(t->what);
    const char *clean = whole ? draw_text_clean(&t->memory, whole) : NULL;
    if (!clean || !clean[0]) return;
    const char *end = clean;
    for (int i = 0; *end && i < TITLE_MAX; i++)
        for (end++; (*end & 0xC0) == 0x80;)
            end++;
    base_buffer title = {0};
    base_buffer_add_n(&title, clean, (size_t)(end - clean));
    if (*end) base_buffer_add(&title, "\xe2\x80\xa6");
    base_sink_text(s, "---\ntitle: ");
    base_json_string(s, title.failed ? "" : title.data); /* YAML takes it as it is */
    if (title.failed) t->memory.failed = true;
    base_buffer_free(&title);
    base_sink_text(s, "\n---\n");
}

static void write_head(base_sink *s, mermaid_sheet *t)
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
                         t->line_count - t->lines_shown, MERMAID_LINES_MAX);
}

static void write_classes(base_sink *s, const mermaid_sheet *t)
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
static int width_of(const mermaid_sheet *t, const mermaid_line *l)
{
    int third = (int)(WIDTHS * l->weight / t->largest);
    return third < WIDTHS ? third : WIDTHS - 1;
}

/*   linkStyle 0,3 stroke:#1c58bf,stroke-width:2px */
static void write_style(base_sink *s, const mermaid_sheet *t, size_t family, int width,
                        bool disputed)
{
    static const char *const widths[WIDTHS] = {"1.5px", "2.5px", "4px"};
    bool any = false;
    for (size_t i = 0; i < t->line_count; i++) {
        const mermaid_line *l = &t->lines[i];
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

static void write_text(base_sink *s, mermaid_sheet *t)
{
    write_head(s, t);
    base_buffer_reset(&t->text);
    for (uint32_t v = 0; v < t->snapshot->node_count; v++)
        if (t->numbers[v] > 0) mermaid_write_node(t, v, t->numbers[v]);
    for (size_t i = 0; i < t->line_count; i++)
        if (t->lines[i].number != ERG_NONE) mermaid_write_line(t, &t->lines[i]);
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
    mermaid_sheet t = {.what = what, .snapshot = what->snapshot};
    if (what->by && !what->by->ranks)
        return base_fail(err, ERG_EUSAGE, "measure '%s' has no ranks to order by",
                         what->by->key);
    bool fine = mermaid_choose_nodes(&t) && mermaid_choose_lines(&t);
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
