/* The page: one self-contained HTML file in which anyone can explore a graph, for the
 * emitters that write one (html; a comparison, a timeline).
 *
 * Its style and its script are the files of src/write/page/, embedded by the build. The
 * page carries the picture (what its items stand for is in data-n and data-e), a data
 * block that only its own script reads, and the relations and sources as plain HTML:
 * those are there without a script too, and in print. Nothing is loaded from anywhere,
 * and the page's policy allows nothing but the style and the script that are in it.
 *
 * Of a comparison it shows the union of both sides, the picture that of
 * erg_picture_make_diff, and marks say what became of each node and edge: each change is
 * a switch in the legend, entities and relations carry their sign, and `changed` heads
 * the lists. Of a timeline it shows the union of all dates, the picture a network, and
 * `stops` are the dates of the row (html_changes.c makes both out of an erg_union). */
#ifndef WRITE_HTML_H
#define WRITE_HTML_H

#include "base/sink.h"
#include "erg/diff.h"
#include "erg/write.h"

typedef struct write_html_mark {
    erg_change change;
    const char *note; /* what changed in words, a line a field; NULL: nothing to say */
} write_html_mark;

typedef struct write_html_what {
    const erg_output *output;          /* snapshot, measures, picture, title, theme */
    const write_html_mark *node_marks; /* [node]; NULL: nothing is compared */
    const write_html_mark *edge_marks; /* [edge]; set where node_marks is */
    const uint32_t *changed;           /* edges, the most important first */
    size_t changed_count;
    const erg_date *stops; /* of the slider, ascending; NULL: those in the relations */
    size_t stop_count;
    const bool
        *gone; /* [node]: not there at the last date; of a comparison its mark tells */
    bool no_slider; /* dates are no choice: both sides of a comparison are shown */
} write_html_what;

erg_code write_html_put(base_sink *out, const write_html_what *what, erg_error *err);

#endif
