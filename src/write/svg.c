/* SVG of a picture: literal colours in class rules (librsvg knows no var()), light first;
 * dark as a second set of rules that browsers choose. No script, no style attributes, no
 * links. All text is data: escaped, never markup; ids are generated. */
#include <errno.h>
#include <math.h>

#include "base/text.h"
#include "draw/scene.h"
#include "write/bidi.h"
#include "write/emitter.h"
#include "write/svg.h"

static const char *const font = "Arial, Helvetica, 'Liberation Sans', Arimo, sans-serif";

void write_svg_number(base_sink *out, double value)
{
    long long tenths = llround(value * 10);
    if (tenths < 0) base_sink_char(out, '-');
    if (tenths < 0) tenths = -tenths;
    base_sink_format(out, "%lld", tenths / 10);
    if (tenths % 10 != 0) base_sink_format(out, ".%lld", tenths % 10);
}

static void put_attribute(base_sink *out, const char *name, double value)
{
    base_sink_format(out, " %s=\"", name);
    write_svg_number(out, value);
    base_sink_char(out, '"');
}

/* Well-formed XML whatever the text: what XML cannot hold is left out. Line ends stay. */
static void put_text(base_sink *out, const char *text)
{
    for (; *text != '\0'; text++) {
        unsigned char c = (unsigned char)*text;
        switch (c) {
        case '&': base_sink_text(out, "&amp;"); break;
        case '<': base_sink_text(out, "&lt;"); break;
        case '>': base_sink_text(out, "&gt;"); break;
        case '"': base_sink_text(out, "&quot;"); break;
        default:
            if (c >= ' ' || c == '\n') base_sink_char(out, (char)c);
        }
    }
}

/* One line of words, behind others of a line that ran from right to left or not; true
 * where these do. */
static bool put_line(base_sink *out, const char *text, bool behind_right)
{
    base_buffer b = {0};
    bool right = write_bidi_needed(text);
    if (right) write_bidi(&b, text);
    if (behind_right) base_sink_text(out, "\xe2\x80\x8e");
    put_text(out, right && b.data != NULL && !b.failed ? b.data : text);
    if (b.failed) out->os_error = ENOMEM;
    base_buffer_free(&b);
    return right;
}

/* --- rules --- */

void write_svg_find_paints(write_svg_paints *u, const draw_item *items, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const draw_item *item = &items[i];
        u->fill[item->style.fill] = true;
        u->stroke[item->style.stroke] = true;
        for (size_t k = 0; k < item->run_count; k++)
            u->fill[item->runs[k].paint] = true;
    }
}

static void put_colours(base_sink *out, const write_svg_paints *u, bool dark,
                        const char *indent)
{
    for (size_t i = DRAW_PAINT_NONE + 1; i < DRAW_PAINT_COUNT; i++) {
        const draw_paint_row *row = &draw_paints[i];
        unsigned colour = dark ? row->dark : row->light;
        if (u->fill[i]) {
            base_sink_format(out, "%s.erg .f-%s{fill:#%06x}\n", indent, row->name,
                             colour);
        }
        if (u->stroke[i]) {
            base_sink_format(out, "%s.erg .s-%s{stroke:#%06x}\n", indent, row->name,
                             colour);
        }
    }
}

static void put_style(base_sink *out, const erg_picture *p)
{
    write_svg_paints u = {.fill = {[DRAW_PAINT_PAPER] = true}};
    write_svg_find_paints(&u, p->items, p->item_count);
    base_sink_text(out,
                   "<style>\n.erg text{white-space:pre}\n.erg .b{font-weight:bold}\n");
    put_colours(out, &u, p->theme == DRAW_DARK, "");
    if (p->theme == DRAW_AUTO) {
        base_sink_text(out, "@media (prefers-color-scheme:dark){\n");
        put_colours(out, &u, true, " ");
        base_sink_text(out, "}\n");
    }
    base_sink_text(out, "</style>\n");
}

/* --- items --- */

/* How items are written: a file of its own, or part of a page. */
typedef struct pen {
    base_sink *out;
    const char *prefix;           /* of ids; NULL: none are written, nor tooltips */
    const write_svg_marks *marks; /* NULL: none */
} pen;

/* A page goes without line ends, which no reader of it sees. */
static void end_line(const pen *p, const char *text)
{
    base_sink_text(p->out, text);
    if (p->prefix != NULL) base_sink_char(p->out, '\n');
}

/* In a page, what has no fill is told by its class: it begins with its stroke. */
static void put_paint(const pen *p, const draw_style *style)
{
    base_sink *out = p->out;
    base_sink_text(out, " class=\"");
    if (style->fill != DRAW_PAINT_NONE) {
        base_sink_format(out, "f-%s", draw_paints[style->fill].name);
    }
    if (style->stroke != DRAW_PAINT_NONE) {
        base_sink_format(out, "%ss-%s", style->fill != DRAW_PAINT_NONE ? " " : "",
                         draw_paints[style->stroke].name);
    }
    base_sink_char(out, '"');
    if (style->fill == DRAW_PAINT_NONE && p->prefix != NULL)
        base_sink_text(out, " fill=\"none\"");
    if (style->stroke != DRAW_PAINT_NONE) {
        put_attribute(out, "stroke-width", style->stroke_width);
    }
    if (style->dash == DRAW_DISPUTED) base_sink_text(out, " stroke-dasharray=\"5 3.2\"");
    if (style->dash == DRAW_ENDED) base_sink_text(out, " stroke-dasharray=\"7 4\"");
    if (style->dash == DRAW_OUTLINE) base_sink_text(out, " stroke-dasharray=\"3 2\"");
    if (style->dash == DRAW_POSSIBLE) {
        base_sink_text(out, " stroke-dasharray=\"0.1 3.4\" stroke-linecap=\"round\"");
    }
    if (style->opacity > 0 && style->opacity < 1) {
        base_sink_format(out, " opacity=\"%.2f\"", style->opacity);
    }
}

static void put_point(base_sink *out, draw_point p)
{
    write_svg_number(out, p.x);
    base_sink_char(out, ' ');
    write_svg_number(out, p.y);
}

/* What the item stands for: data-n="3", data-e="4 7". */
static void put_marks(const pen *p, const draw_item *item)
{
    bool first = true;
    if (p->marks == NULL || item->ids == NULL) return;
    for (size_t i = 0; i < item->id_count; i++) {
        uint32_t index = p->marks->find(p->marks->user, item->ids[i], item->relations);
        if (index == ERG_NONE) continue;
        if (first) base_sink_format(p->out, " data-%c=\"", item->relations ? 'e' : 'n');
        base_sink_format(p->out, "%s%u", first ? "" : " ", (unsigned)index);
        first = false;
    }
    if (!first) base_sink_char(p->out, '"');
}

static void put_path(const pen *p, const draw_item *item)
{
    base_sink *out = p->out;
    static const char letters[] = {'M', 'L', 'Q', 'C', 'Z'};
    static const size_t takes[] = {1, 1, 2, 3, 0};
    size_t at = 0;
    base_sink_text(out, "<path d=\"");
    for (size_t i = 0; i < item->verb_count; i++) {
        base_sink_char(out, letters[item->verbs[i]]);
        for (size_t k = 0; k < takes[item->verbs[i]] && at < item->point_count; k++) {
            if (k > 0) base_sink_char(out, ' ');
            put_point(out, item->points[at++]);
        }
    }
    base_sink_char(out, '"');
    put_paint(p, &item->style);
    put_marks(p, item);
    end_line(p, "/>");
}

static void put_run_style(base_sink *out, const draw_run *run, const char *role)
{
    base_sink_format(out, " class=\"%s%sf-%s%s\"", role != NULL ? role : "",
                     role != NULL ? " " : "", draw_paints[run->paint].name,
                     run->bold ? " b" : "");
    put_attribute(out, "font-size", run->size);
}

static void put_words(const pen *p, const draw_item *item)
{
    base_sink *out = p->out;
    static const char *const anchors[] = {"", " text-anchor=\"middle\"",
                                          " text-anchor=\"end\""};
    if (item->run_count == 0) return;
    base_sink_text(out, "<text");
    put_attribute(out, "x", item->from[0].x);
    put_attribute(out, "y", item->from[0].y);
    base_sink_text(out, anchors[item->anchor]);
    put_run_style(out, &item->runs[0], item->role);
    put_marks(p, item);
    base_sink_char(out, '>');
    bool right = put_line(out, item->runs[0].text, false);
    for (size_t i = 1; i < item->run_count; i++) {
        base_sink_text(out, "<tspan");
        put_run_style(out, &item->runs[i], NULL);
        base_sink_char(out, '>');
        right = put_line(out, item->runs[i].text, right);
        base_sink_text(out, "</tspan>");
    }
    base_sink_text(out, "</text>\n"); /* words of two lines stay two */
}

static void put_group(const pen *p, const draw_item *item)
{
    base_sink *out = p->out;
    bool whole = p->prefix != NULL;
    base_sink_text(out, "<g");
    if (whole && item->id != NULL)
        base_sink_format(out, " id=\"%s%s\"", p->prefix, item->id);
    if (item->role != NULL) base_sink_format(out, " class=\"%s\"", item->role);
    put_marks(p, item);
    end_line(p, ">");
    if (!whole || item->title == NULL) return;
    base_sink_text(out, "<title>");
    put_text(out, item->title);
    base_sink_text(out, "</title>\n");
}

static void put_rect(const pen *p, const draw_item *item)
{
    base_sink *out = p->out;
    base_sink_text(out, "<rect");
    put_attribute(out, "x", item->from[0].x);
    put_attribute(out, "y", item->from[0].y);
    put_attribute(out, "width", item->from[1].x - item->from[0].x);
    put_attribute(out, "height", item->from[1].y - item->from[0].y);
    if (item->radius > 0) put_attribute(out, "rx", item->radius);
    put_paint(p, &item->style);
    put_marks(p, item);
    end_line(p, "/>");
}

static void put_circle(const pen *p, const draw_item *item)
{
    base_sink *out = p->out;
    base_sink_text(out, "<circle");
    put_attribute(out, "cx", item->from[0].x);
    put_attribute(out, "cy", item->from[0].y);
    put_attribute(out, "r", item->radius);
    put_paint(p, &item->style);
    put_marks(p, item);
    end_line(p, "/>");
}

static void put_item(const pen *p, const draw_item *item)
{
    switch (item->type) {
    case DRAW_GROUP_BEGIN: put_group(p, item); break;
    case DRAW_GROUP_END: end_line(p, "</g>"); break;
    case DRAW_PATH: put_path(p, item); break;
    case DRAW_CIRCLE: put_circle(p, item); break;
    case DRAW_RECT: put_rect(p, item); break;
    case DRAW_TEXT: put_words(p, item); break;
    }
}

void write_svg_items(base_sink *out, const draw_item *items, size_t count,
                     const write_svg_marks *marks)
{
    pen p = {out, NULL, marks};
    for (size_t i = 0; i < count; i++)
        put_item(&p, &items[i]);
}

/* --- the whole --- */

static void put_root(base_sink *out, const erg_picture *p, const char *prefix)
{
    base_sink_text(
        out, "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"erg\" role=\"img\"");
    base_sink_format(out, " aria-labelledby=\"%stitle %sdesc\"", prefix, prefix);
    base_sink_format(out, " lang=\"%s\" xml:lang=\"%s\"", p->lang, p->lang);
    put_attribute(out, "width", p->width);
    put_attribute(out, "height", p->height);
    base_sink_text(out, " viewBox=\"0 0 ");
    put_point(out, (draw_point){p->width, p->height});
    base_sink_format(out, "\" font-family=\"%s\">\n<title id=\"%stitle\">", font, prefix);
    put_text(out, p->title);
    base_sink_format(out, "</title>\n<desc id=\"%sdesc\">", prefix);
    put_text(out, p->desc);
    base_sink_text(out, "</desc>\n");
}

void write_svg_put(base_sink *out, const erg_picture *p, const char *prefix)
{
    pen whole = {out, prefix, NULL};
    put_root(out, p, prefix);
    put_style(out, p);
    base_sink_text(out, "<rect class=\"f-paper\"");
    put_attribute(out, "width", p->width);
    put_attribute(out, "height", p->height);
    end_line(&whole, "/>");
    for (size_t i = 0; i < p->item_count; i++)
        put_item(&whole, &p->items[i]);
    base_sink_text(out, "</svg>\n");
}

static erg_code emit(base_sink *out, const erg_output *what, erg_error *err)
{
    (void)err;
    write_svg_put(out, what->picture, "");
    return ERG_OK;
}

const write_emitter write_svg = {
    .name = "svg",
    .suffix = "svg",
    .summary = "a picture for reports and pages, with titles for screen readers",
    .keeps = "what the picture shows",
    .loses = "what it does not show, above all beyond 150 entities",
    .needs_positions = true,
    .needs_picture = true,
    .picture_alone = true,
    .emit = emit,
};
