/* The door to librsvg and cairo: an SVG in memory becomes a PDF or PNG in memory. */
#ifndef RENDER_DRAW_H
#define RENDER_DRAW_H

#include <stdbool.h>
#include <stddef.h>

/* Borrows its texts. */
typedef struct render_request {
    bool pdf; /* else png */
    double scale;
    const char *title; /* of the document */
    const char *svg;
    size_t svg_length;
} render_request;

typedef struct render_result {
    unsigned char *data;
    size_t length, room;
    char fault[256];
} render_result;

/* NULL, or what went wrong: constant or in the result. Nothing of the clock, the machine
 * or the user gets into the bytes; they depend on the installed fonts. */
const char *render_draw(render_result *out, const render_request *request);
void render_result_free(render_result *result);

#endif
