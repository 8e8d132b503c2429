/* The picture in the page, its colours, and the legend made of switches. */
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "draw/subject.h"
#include "draw/view.h"
#include "model/vocabulary.h"
#include "write/diff.h"
#include "write/html_parts.h"
#include "write/svg.h"
#include "write/xml_text.h"

/* --- colours --- */

/* What the page's own rules name, beside what the picture is painted with. */
static const draw_paint own[] = {
    DRAW_PAINT_PAPER,        DRAW_PAINT_INK,        DRAW_PAINT_MUTE,
    DRAW_PAINT_RULE,         DRAW_PAINT_ACCENT,     DRAW_PAINT_CARD,
    DRAW_PAINT_REMOVED_TEXT, DRAW_PAINT_ADDED_TEXT, DRAW_PAINT_CHANGED_TEXT};

static void put_theme(base_sink *out, const bool *used, bool dark)
{
    for (size_t i = DRAW_PAINT_NONE + 1; i < DRAW_PAINT_COUNT; i++)
        if (used[i])
            base_sink_format(
                out, "--%s:#%06x;", draw_paints[i].name,
                (unsigned)(dark ? draw_paints[i].dark : draw_paints[i].light));
    base_sink_format(out, "color-scheme:%s}\n", dark ? "dark" : "light");
}

/* Of the picture and the legend. */
static write_svg_paints find_paints(const html_page *p)
{
    write_svg_paints paints = {{false}, {false}};
    write_svg_find_paints(&paints, p->picture->items, p->picture->item_count);
    for (uint32_t v = 0; v < p->snapshot->node_count; v++) {
        draw_paint paint =
            draw_kinds[draw_kind_row(erg_snapshot_entity(p->snapshot, v)->kind)].paint;
        paints.fill[paint] = paints.stroke[paint] = true;
    }
    for (uint32_t e = 0; e < p->snapshot->edge_count; e++) {
        const draw_family *family =
            &draw_families[draw_family_row(p->snapshot->edges[e].family)];
        paints.fill[family->line] = paints.stroke[family->line] = true;
    }
    for (size_t i = ERG_ADDED; p->what->edge_marks && i <= ERG_CHANGED; i++)
        paints.fill[draw_changes[i].text] = paints.stroke[draw_changes[i].line] = true;
    paints.stroke[DRAW_PAINT_INK] = paints.stroke[DRAW_PAINT_MUTE] = true;
    paints.fill[DRAW_PAINT_ON_SYMBOL] = paints.stroke[DRAW_PAINT_RULE] = true;
    return paints;
}

void html_put_colours(base_sink *out, const html_page *p)
{
    bool used[DRAW_PAINT_COUNT] = {false};
    write_svg_paints paints = find_paints(p);
    for (size_t i = 0; i < DRAW_PAINT_COUNT; i++)
        used[i] = paints.fill[i] || paints.stroke[i];
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        used[own[i]] = true;
    base_sink_text(out, ":root{");
    put_theme(out, used, false);
    base_sink_text(out,
                   "@media (prefers-color-scheme:dark){:root:not([data-theme=light]){");
    put_theme(out, used, true);
    base_sink_text(out, "}\n:root[data-theme=dark]{");
    put_theme(out, used, true);
    for (size_t i = DRAW_PAINT_NONE + 1; i < DRAW_PAINT_COUNT; i++) {
        const char *name = draw_paints[i].name;
        if (paints.fill[i]) base_sink_format(out, ".f-%s{fill:var(--%s)}\n", name, name);
        if (paints.stroke[i])
            base_sink_format(out, ".s-%s{stroke:var(--%s)}\n", name, name);
    }
}

/* --- the figure --- */

static uint32_t find_index(const void *user, const char *id, bool relation)
{
    const erg_snapshot *g = user;
    return relation ? erg_snapshot_edge(g, id) : erg_snapshot_node(g, id);
}

/* The page says by itself what is above and below the plot. */
static bool is_frame(const draw_item *item)
{
    static const char *const roles[] = {"head", "legend", "foot", "changes"};
    if (item->type != DRAW_GROUP_BEGIN) return true;
    for (size_t i = 0; item->role && i < sizeof roles / sizeof *roles; i++)
        if (strcmp(item->role, roles[i]) == 0) return true;
    return false;
}

/* The number of items of a group, with its begin and end. */
static size_t extent(const draw_item *items, size_t count)
{
    size_t depth = 0;
    for (size_t i = 0; i < count; i++) {
        depth += items[i].type == DRAW_GROUP_BEGIN ? 1 : 0;
        depth -= items[i].type == DRAW_GROUP_END ? 1 : 0;
        if (depth == 0) return i + 1;
    }
    return count;
}

static void put_items(html_page *p)
{
    const erg_picture *picture = p->picture;
    write_svg_marks marks = {find_index, p->snapshot};
    for (size_t i = 0; i < picture->item_count;) {
        size_t n = extent(picture->items + i, picture->item_count - i);
        if (!is_frame(&picture->items[i]))
            write_svg_items(p->out, picture->items + i, n, &marks);
        i += n;
    }
}

void html_put_figure(html_page *p)
{
    const erg_picture *picture = p->picture;
    bool cut = picture->plot_bottom > picture->plot_top;
    double top = cut ? picture->plot_top - 8 : 0;
    double bottom = cut ? picture->plot_bottom + 8 : picture->height;
    base_sink_text(p->out, "<svg id=\"picture\" role=\"img\"");
    write_xml_attribute(p->out, "aria-label", picture->title);
    if (p->snapshot->edge_count > 0)
        base_sink_text(p->out, " aria-describedby=\"relations\"");
    base_sink_text(p->out, " viewBox=\"0 ");
    write_svg_number(p->out, top);
    base_sink_char(p->out, ' ');
    write_svg_number(p->out, picture->width);
    base_sink_char(p->out, ' ');
    write_svg_number(p->out, bottom - top);
    base_sink_text(p->out, "\">\n<g id=\"view\">\n");
    put_items(p);
    base_sink_text(p->out, "</g>\n</svg>\n");
}

/* --- the legend --- */

static void put_key(html_page *p, const draw_scene *scene, int width)
{
    base_sink_format(
        p->out, "<svg class=\"key\" width=\"%d\" height=\"16\" aria-hidden=\"true\">",
        width);
    write_svg_items(p->out, scene->items, scene->item_count, NULL);
    base_sink_text(p->out, "</svg>");
}

static void put_switch(html_page *p, const char *what, const char *value,
                       const char *title, uint32_t count, const draw_scene *scene,
                       int width)
{
    if (scene->failed) {
        p->arena.failed = true;
        return;
    }
    base_sink_format(p->out,
                     "<li><button class=\"switch\" data-filter=\"%s\" "
                     "data-value=\"%s\">",
                     what, value);
    put_key(p, scene, width);
    base_sink_text(p->out, "<span>");
    write_xml_text(p->out, title);
    char digits[BASE_NUMBER_MAX];
    base_number_short(digits, count);
    base_sink_format(p->out, "</span> <small>%s</small></button></li>\n", digits);
}

static void put_line_switch(html_page *p, const char *what, const char *value,
                            const char *title, uint32_t count, draw_paint paint,
                            draw_dash dash, bool arrow)
{
    enum { WIDTH = 24 };
    draw_scene scene = {.arena = &p->arena};
    double end = WIDTH;
    if (count == 0) return;
    if (arrow) {
        draw_arrow(&scene, (draw_point){end, 8}, (draw_point){1, 0}, 1.8, paint, 1);
        end -= draw_arrow_length(1.8) - 0.6;
    }
    draw_line(&scene, (draw_point){0, 8}, (draw_point){end, 8},
              (draw_style){.stroke = paint, .stroke_width = 2, .dash = dash});
    put_switch(p, what, value, title, count, &scene, WIDTH);
    free(scene.items);
}

static void put_families(html_page *p)
{
    const erg_snapshot *g = p->snapshot;
    uint32_t disputed = 0, possible = 0;
    for (size_t f = 0; f < draw_family_count; f++) {
        const draw_family *family = &draw_families[f];
        uint32_t count = 0;
        bool arrow = false;
        for (uint32_t e = 0; e < g->edge_count; e++) {
            if (draw_family_row(g->edges[e].family) != f) continue;
            count++;
            arrow = arrow || (g->edges[e].directed && family->arrows);
        }
        draw_paint paint = p->what->edge_marks ? DRAW_PAINT_MUTE : family->line;
        put_line_switch(p, "family", family->name, family->title, count, paint,
                        DRAW_SOLID, arrow);
    }
    for (uint32_t e = 0; e < g->edge_count; e++) {
        disputed += g->edges[e].disputed && !g->edges[e].possible ? 1 : 0;
        possible += g->edges[e].possible ? 1 : 0;
    }
    draw_dash dashes[] = {DRAW_DISPUTED, DRAW_POSSIBLE};
    if (p->what->edge_marks) dashes[0] = dashes[1] = DRAW_SOLID;
    put_line_switch(p, "sure", "disputed", "Disputed figure", disputed, DRAW_PAINT_INK,
                    dashes[0], false);
    put_line_switch(p, "sure", "possible", "Only possible", possible, DRAW_PAINT_INK,
                    dashes[1], false);
}

static void put_changes(html_page *p)
{
    static const erg_change order[] = {ERG_CHANGED, ERG_ADDED, ERG_REMOVED, ERG_SAME};
    if (!p->what->edge_marks) return;
    base_sink_text(p->out, "<ul aria-label=\"Changes\">\n");
    for (size_t i = 0; i < 4; i++) {
        uint32_t count = 0;
        for (uint32_t e = 0; e < p->snapshot->edge_count; e++)
            count += p->what->edge_marks[e].change == order[i] ? 1 : 0;
        put_line_switch(p, "change", write_change_name(order[i]),
                        draw_changes[order[i]].title, count, draw_changes[order[i]].line,
                        order[i] == ERG_REMOVED ? DRAW_ENDED : DRAW_SOLID, false);
    }
    base_sink_text(p->out, "</ul>\n");
}

static void put_kinds(html_page *p)
{
    const erg_snapshot *g = p->snapshot;
    for (size_t k = 0; k < draw_kind_count; k++) {
        const draw_kind *kind = &draw_kinds[k];
        const model_entity_kind *word = model_entity_kind_find(kind->name);
        uint32_t count = 0;
        for (uint32_t v = 0; v < g->node_count; v++)
            count += draw_kind_row(erg_snapshot_entity(g, v)->kind) == k ? 1 : 0;
        if (count == 0) continue;
        draw_scene scene = {.arena = &p->arena};
        draw_symbol(&scene, kind, (draw_point){8, 8}, 6.5);
        put_switch(p, "kind", kind->name,
                   kind->title || !word ? kind->title : word->title, count, &scene, 16);
        free(scene.items);
    }
}

void html_put_legend(html_page *p)
{
    if (p->snapshot->node_count == 0) return;
    base_sink_text(p->out, "<section class=\"legend\" aria-label=\"Legend\">\n");
    if (p->snapshot->edge_count > 0) {
        put_changes(p);
        base_sink_text(p->out, "<ul aria-label=\"Relations\">\n");
        put_families(p);
        base_sink_text(p->out, "</ul>\n");
    }
    base_sink_text(p->out, "<ul aria-label=\"Entities\">\n");
    put_kinds(p);
    base_sink_text(p->out,
                   "</ul>\n<p class=\"hint live\"><span id=\"count\" "
                   "role=\"status\"></span> <button type=\"button\" id=\"all\" "
                   "class=\"link\" hidden>Show all again</button></p>\n</section>\n");
}
