/* The frame of the page, and the format `html`. */
#include "write/html.h"

#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "base/fail.h"
#include "write/emitter.h"
#include "write/html_parts.h"
#include "write/parts.h"
#include "write/xml_text.h"

/* --- the policy --- */

enum { HASH_TEXT = 45 }; /* 32 bytes in base64, and NUL */

static int hex_digit(char c)
{
    return c <= '9' ? c - '0' : c - 'a' + 10;
}

/* What a policy calls a text: its SHA-256 in base64 (RFC 4648). */
static void hash(char out[HASH_TEXT], const char *data, size_t n)
{
    static const char digits[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    char text[BASE_DIGEST_TEXT];
    unsigned bytes[33] = {0};
    base_digest d;
    base_digest_open(&d);
    base_digest_add(&d, data, n);
    base_digest_end(&d, text);
    const char *hex = strchr(text, ':') + 1;
    for (size_t i = 0; i < 32; i++)
        bytes[i] = (unsigned)(hex_digit(hex[2 * i]) << 4 | hex_digit(hex[2 * i + 1]));
    for (size_t i = 0; i < 33; i += 3) {
        unsigned three = bytes[i] << 16 | bytes[i + 1] << 8 | bytes[i + 2];
        for (int k = 0; k < 4; k++)
            *out++ = digits[three >> (18 - 6 * k) & 63];
    }
    out[-1] = '='; /* 32 bytes leave one place empty */
    *out = '\0';
}

static void put_policy(html_page *p, const base_buffer *style)
{
    char of_style[HASH_TEXT], of_script[HASH_TEXT];
    hash(of_style, style->data, style->length);
    hash(of_script, (const char *)write_page_script, write_page_script_size);
    base_sink_format(p->out,
                     "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
                     "'none'; style-src 'sha256-%s'; script-src 'sha256-%s'; base-uri "
                     "'none'; form-action 'none'\">\n",
                     of_style, of_script);
}

/* The colours of the grammar, then the page's own rules. */
static erg_code make_style(base_buffer *style, const html_page *p, erg_error *err)
{
    base_sink sink;
    base_sink_open(&sink, base_sink_to_buffer, style);
    html_put_colours(&sink, p);
    base_sink_write(&sink, (const char *)write_page_style, write_page_style_size);
    erg_code code = base_sink_finish(&sink, "page", err);
    return code == ERG_OK && style->failed ? base_fail_memory(err) : code;
}

/* --- the frame --- */

static const char *title_of(const html_page *p)
{
    return p->picture->title;
}

static erg_code put_head(html_page *p, erg_error *err)
{
    base_buffer style = {0};
    const char *theme = p->what->output->theme;
    erg_code code = make_style(&style, p, err);
    if (code != ERG_OK) goto done;
    base_sink_text(p->out, "<!doctype html>\n<html");
    write_xml_attribute(p->out, "lang", p->picture->lang);
    if (theme && strcmp(theme, "auto") != 0)
        write_xml_attribute(p->out, "data-theme", theme);
    base_sink_text(p->out, ">\n<head>\n<meta charset=\"utf-8\">\n");
    put_policy(p, &style);
    base_sink_format(p->out,
                     "<meta name=\"viewport\" content=\"width=device-width, "
                     "initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light "
                     "dark\">\n<meta name=\"generator\" content=\"erg %s\">\n<title>",
                     erg_version());
    write_xml_text(p->out, title_of(p));
    base_sink_text(p->out, "</title>\n<style>");
    base_sink_write(p->out, style.data, style.length);
    base_sink_text(p->out, "</style>\n</head>\n");
done:
    base_buffer_free(&style);
    return code;
}

/* Everything of class live works by the script and is not shown without it. */
static void put_top(html_page *p)
{
    base_sink_text(p->out, "<body>\n<header>\n<div class=\"words\">\n<h1>");
    write_xml_text(p->out, title_of(p));
    base_sink_text(p->out, "</h1>\n<p class=\"deck\">");
    write_xml_text(p->out, p->picture->subtitle);
    base_sink_text(
        p->out,
        "</p>\n</div>\n<div class=\"tools live\">\n<div class=\"search\">\n"
        "<input id=\"search\" type=\"search\" role=\"combobox\" aria-label=\"Find an "
        "entity\" placeholder=\"Find an entity\" autocomplete=\"off\" "
        "spellcheck=\"false\" "
        "aria-autocomplete=\"list\" aria-expanded=\"false\" aria-controls=\"found\">\n"
        "<kbd aria-hidden=\"true\">/</kbd>\n"
        "<ul id=\"found\" role=\"listbox\" aria-label=\"Entities found\" hidden></ul>\n"
        "</div>\n<button type=\"button\" id=\"theme\" class=\"plain\">Dark</button>\n"
        "</div>\n</header>\n<main>\n");
}

static void put_time(html_page *p)
{
    if (p->what->no_slider) return;
    base_sink_text(
        p->out,
        "<section class=\"time live\" id=\"time\" aria-label=\"Time\" hidden>\n"
        "<button type=\"button\" id=\"play\" class=\"plain\">Play</button>\n"
        "<output id=\"date\" for=\"slider\"></output>\n"
        "<div class=\"track\"><input type=\"range\" id=\"slider\" min=\"0\" step=\"1\" "
        "aria-label=\"Date\"><div id=\"ticks\" aria-hidden=\"true\"></div></div>\n"
        "<button type=\"button\" id=\"undated\" class=\"switch\" "
        "aria-pressed=\"true\"></button>\n</section>\n");
}

static void put_stage(html_page *p)
{
    base_sink_text(p->out, "<div class=\"stage\">\n<figure>\n"
                           "<div class=\"frame\" id=\"frame\">\n");
    html_put_figure(p);
    base_sink_text(
        p->out,
        "<div id=\"tip\" class=\"live\" aria-hidden=\"true\" hidden></div>\n"
        "<div class=\"zoom live\">\n<p class=\"hint\">Point at an entity or a line, "
        "click it for what each source says.</p>\n"
        "<button type=\"button\" id=\"in\" class=\"plain\" aria-label=\"Zoom "
        "in\">+</button>\n"
        "<button type=\"button\" id=\"out\" class=\"plain\" aria-label=\"Zoom "
        "out\">\xe2\x88\x92</button>\n"
        "<button type=\"button\" id=\"whole\" class=\"plain\" aria-label=\"Whole "
        "picture\">\xe2\xa4\xa2</button>\n</div>\n</div>\n</figure>\n"
        "<aside id=\"panel\" class=\"live\" aria-label=\"Details\">"
        "<div id=\"sheet\" class=\"sheet\" "
        "tabindex=\"-1\"></div></aside>\n</div>\n<section class=\"measures "
        "live\" id=\"measures\" hidden>"
        "</section>\n");
}

static void put_end(html_page *p)
{
    base_sink_format(p->out,
                     "</main>\n<footer><p>Made with erg %s from sourced statements; "
                     "documents that contradict each other stand side by "
                     "side.</p></footer>\n<script type=\"application/json\" id=\"data\">",
                     erg_version());
    html_put_data(p);
    base_sink_text(p->out, "</script>\n<script type=\"module\">");
    base_sink_write(p->out, (const char *)write_page_script, write_page_script_size);
    base_sink_text(p->out, "</script>\n</body>\n</html>\n");
}

erg_code write_html_put(base_sink *out, const write_html_what *what, erg_error *err)
{
    html_page p = {.out = out,
                   .what = what,
                   .snapshot = what->output->snapshot,
                   .picture = what->output->picture};
    erg_code code = draw_sources_make(&p.sources, &p.arena, p.snapshot)
                        ? put_head(&p, err)
                        : base_fail_memory(err);
    if (code != ERG_OK) goto done;
    put_top(&p);
    html_put_legend(&p);
    put_time(&p);
    put_stage(&p);
    html_put_lists(&p);
    put_end(&p);
    if (p.arena.failed) code = base_fail_memory(err);
done:
    base_arena_free(&p.arena);
    return code;
}

static erg_code emit(base_sink *out, const erg_output *what, erg_error *err)
{
    write_html_what page = {.output = what};
    base_arena arena = {0};
    erg_code code = ERG_OK;
    if (what->joined && what->joined->diff)
        code = html_add_changes(&page, &arena, what->joined, err);
    else if (what->joined)
        code = html_add_stops(&page, &arena, what->joined, err);
    if (code == ERG_OK) code = write_html_put(out, &page, err);
    base_arena_free(&arena);
    return code;
}

const write_emitter write_html = {
    .name = "html",
    .suffix = "html",
    .summary = "one page to explore, with every claim and source; needs no network",
    .keeps = "everything but same_as and documents' attributes, figures in words",
    .loses = "measures beyond four digits",
    .needs_positions = true,
    .needs_picture = true,
    .tells_changes = true,
    .tells_dates = true,
    .emit = emit,
};
