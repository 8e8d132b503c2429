/* Parts of the page, for the files that write them. */
#ifndef WRITE_HTML_PARTS_H
#define WRITE_HTML_PARTS_H

#include "base/arena.h"
#include "draw/scene.h"
#include "draw/words.h"
#include "write/html.h"

typedef struct html_page {
    base_sink *out;
    const write_html_what *what;
    const erg_snapshot *snapshot;
    const erg_picture *picture;
    base_arena arena;
    draw_sources sources; /* numbered */
} html_page;

/* The style and the script of src/write/page/, as the build embeds them. */
extern const unsigned char write_page_style[], write_page_script[];
extern const size_t write_page_style_size, write_page_script_size;

/* The page's data as JSON, `<` escaped: safe inside an element `script`. */
void html_put_data(html_page *p);

/* The colours of both themes, and the classes of the picture's paints. */
void html_put_colours(base_sink *out, const html_page *p);
/* The figure's svg. */
void html_put_figure(html_page *p);
/* The legend, each of its entries a switch. */
void html_put_legend(html_page *p);

/* Relations and sources as lists, and how to read it all. */
void html_put_lists(html_page *p);

/* What became of nodes and edges, of the union of a comparison; the dates of a row, of
 * the union of a timeline. */
erg_code html_add_changes(write_html_what *what, base_arena *arena,
                          const erg_union *joined, erg_error *err);
erg_code html_add_stops(write_html_what *what, base_arena *arena, const erg_union *joined,
                        erg_error *err);

/* A URL that may be a link: http, https or mailto, without blanks and controls. */
bool html_is_link(const char *url);

#endif
