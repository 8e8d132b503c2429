/* The words between erg and erg-render, its worker that has librsvg in it, and the limits
 * both sides hold.
 *
 * Request, on the worker's standard input:
 *     erg-render 1
 *     format pdf|png
 *     scale S                  png: pixels for each px of the picture
 *     title TEXT               may be empty; no control characters
 *     svg
 *     ...                      the SVG, to the end of the input
 * Answer, on its standard output:
 *     erg-render 1
 *     bytes N
 *     ...                      N bytes
 *     end
 * or one line "error TEXT" in place of the rest. Only an answer with its end mark is one.
 */
#ifndef BASE_RENDER_PROTOCOL_H
#define BASE_RENDER_PROTOCOL_H

#define RENDER_GREETING "erg-render 1"

enum {
    RENDER_SVG_MAX = 64 << 20,     /* bytes of a request */
    RENDER_ANSWER_MAX = 256 << 20, /* bytes of an answer */
    RENDER_PIXELS_MAX = 100000000, /* of a PNG; four bytes each in memory */
    RENDER_SIDE_MAX = 32000        /* px; cairo cannot draw beyond 32767 */
};

#define RENDER_SCALE_MIN 0.1
#define RENDER_SCALE_MAX 8.0

#endif
