/* erg-render: an SVG as PDF or PNG through librsvg and cairo, over a pipe (words:
 * base/render_protocol.h).
 *
 * A program of its own because GLib ends the process where memory runs out, because
 * librsvg brings in two dozen libraries that every start of erg would have to load, and
 * because it writes what it has drawn only when all of it is drawn. Its parent limits
 * time, memory and output; nothing here needs to survive. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/render_protocol.h"
#include "render/draw.h"

enum { HEAD_LINES = 5, HEAD_MAX = 8192 };

/* The whole of standard input, NUL-terminated; NULL where it is too long for memory or
 * for the protocol. */
static char *read_all(size_t *n)
{
    size_t room = 1 << 16;
    char *text = malloc(room);
    *n = 0;
    while (text != NULL) {
        *n += fread(text + *n, 1, room - *n - 1, stdin);
        text[*n] = '\0';
        if (*n < room - 1) break;
        char *more = room <= RENDER_SVG_MAX ? realloc(text, room * 2) : NULL;
        if (more == NULL) free(text);
        room *= 2;
        text = more;
    }
    return text;
}

/* Splits the head off: its lines, and where the SVG begins; NULL where it is none. */
static char *split(char *text, const char *lines[HEAD_LINES])
{
    for (size_t i = 0; i < HEAD_LINES; i++) {
        char *newline = strchr(text, '\n');
        if (newline == NULL || newline - text > HEAD_MAX) return NULL;
        *newline = '\0';
        lines[i] = text;
        text = newline + 1;
    }
    return text;
}

/* What stands behind the word, or NULL. */
static const char *value_of(const char *line, const char *word)
{
    size_t n = strlen(word);
    return strncmp(line, word, n) == 0 && line[n] == ' ' ? line + n + 1 : NULL;
}

static const char *read_request(render_request *r, char *text, size_t n)
{
    const char *lines[HEAD_LINES];
    char *svg = split(text, lines);
    if (svg == NULL || strcmp(lines[0], RENDER_GREETING) != 0) return "not a request";
    const char *format = value_of(lines[1], "format");
    const char *scale = value_of(lines[2], "scale");
    r->title = value_of(lines[3], "title");
    if (format == NULL || scale == NULL || r->title == NULL ||
        strcmp(lines[4], "svg") != 0)
        return "bad request";
    r->pdf = strcmp(format, "pdf") == 0;
    if (!r->pdf && strcmp(format, "png") != 0) return "unknown format";
    char *end = NULL;
    r->scale = strtod(scale, &end); /* the C locale: none is ever set here */
    if (end == scale || *end != '\0' ||
        !(r->scale >= RENDER_SCALE_MIN && r->scale <= RENDER_SCALE_MAX))
        return "bad scale";
    r->svg = svg;
    r->svg_length = n - (size_t)(svg - text);
    return NULL;
}

/* One line whatever is in it. */
static void print_fault(const char *fault)
{
    fputs("error ", stdout);
    for (size_t i = 0; i < 200 && fault[i] != '\0'; i++)
        putchar(fault[i] >= ' ' && fault[i] <= '~' ? fault[i] : ' ');
    putchar('\n');
}

int main(void)
{
    render_request request;
    render_result result = {NULL, 0, 0, ""};
    size_t n = 0;
    char *text = read_all(&n);
    const char *fault =
        text == NULL ? "the picture is too large" : read_request(&request, text, n);
    if (fault == NULL) fault = render_draw(&result, &request);
    if (fault != NULL) {
        print_fault(fault);
    } else {
        printf(RENDER_GREETING "\nbytes %zu\n", result.length);
        fwrite(result.data, 1, result.length, stdout);
        puts("end");
    }
    render_result_free(&result);
    free(text);
    return fflush(stdout) == 0 && fault == NULL ? 0 : 1;
}
