/* Requests to the layout worker as text, and its answers back. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "base/layout_protocol.h"
#include "base/number.h"
#include "draw/worker.h"

static double clamp(double value, double low, double high)
{
    if (!isfinite(value)) return low;
    return fmin(fmax(value, low), high);
}

void draw_request_write(base_buffer *b, const draw_request *r)
{
    base_buffer_format(b, LAYOUT_GREETING "\nengine %s\n", r->engine);
    if (r->rankdir != NULL) base_buffer_format(b, "set rankdir %s\n", r->rankdir);
    if (r->nodesep > 0) base_buffer_format(b, "set nodesep %.1f\n", r->nodesep);
    if (r->ranksep > 0) base_buffer_format(b, "set ranksep %.1f\n", r->ranksep);
    if (r->root < r->node_count)
        base_buffer_format(b, "set root %u\n", (unsigned)r->root);
    base_buffer_format(b, "starts %zu\n", r->start_count);
    for (size_t i = 0; i < r->start_count; i++) {
        base_buffer_format(b, "start %s %u\n", r->starts[i].mode, r->starts[i].seed);
    }
    base_buffer_format(b, "nodes %zu\n", r->node_count);
    for (size_t i = 0; i < r->node_count; i++) {
        const draw_request_node *n = &r->nodes[i];
        base_buffer_format(b, "node %.1f %.1f",
                           clamp(n->width, LAYOUT_SIZE_MIN, LAYOUT_SIZE_MAX),
                           clamp(n->height, LAYOUT_SIZE_MIN, LAYOUT_SIZE_MAX));
        if (r->pins != NULL && isfinite(r->pins[i].x))
            base_buffer_format(b, " %.1f %.1f pin",
                               clamp(r->pins[i].x, -LAYOUT_PLACE_MAX, LAYOUT_PLACE_MAX),
                               clamp(r->pins[i].y, -LAYOUT_PLACE_MAX, LAYOUT_PLACE_MAX));
        base_buffer_add(b, "\n");
    }
    base_buffer_format(b, "edges %zu\n", r->edge_count);
    for (size_t i = 0; i < r->edge_count; i++) {
        const draw_request_edge *e = &r->edges[i];
        double weight = r->weights != NULL ? r->weights[i] : 0;
        base_buffer_format(b, "edge %u %u %.1f %.0f\n", (unsigned)e->a, (unsigned)e->b,
                           clamp(e->length, 0, LAYOUT_SIZE_MAX),
                           clamp(weight, 0, LAYOUT_WEIGHT_MAX));
    }
    base_buffer_add(b, "end\n");
}

typedef struct reader {
    const char *at, *end;
} reader;

/* The next line without its newline; false when there is none that is complete. */
static bool next(reader *r, const char **line, size_t *n)
{
    const char *newline = memchr(r->at, '\n', (size_t)(r->end - r->at));
    if (newline == NULL) return false;
    *line = r->at;
    *n = (size_t)(newline - r->at);
    r->at = newline + 1;
    return true;
}

static bool expect(reader *r, const char *text)
{
    const char *line = NULL;
    size_t n = 0;
    return next(r, &line, &n) && n == strlen(text) && memcmp(line, text, n) == 0;
}

static bool place(const char *text, size_t n, double *out)
{
    return base_number_parse(out, text, n) && fabs(*out) <= LAYOUT_PLACE_MAX;
}

static bool read_position(reader *r, double *x, double *y)
{
    const char *line = NULL;
    size_t n = 0;
    if (!next(r, &line, &n) || n < 6 || memcmp(line, "at ", 3) != 0) return false;
    line += 3;
    n -= 3;
    const char *blank = memchr(line, ' ', n);
    if (blank == NULL) return false;
    size_t first = (size_t)(blank - line);
    return place(line, first, x) && place(blank + 1, n - first - 1, y);
}

static bool read_layout(reader *r, size_t k, draw_answer *a)
{
    char head[32];
    snprintf(head, sizeof head, "layout %zu", k);
    if (!expect(r, head)) return false;
    for (size_t i = 0; i < a->node_count; i++) {
        size_t at = k * a->node_count + i;
        if (!read_position(r, &a->x[at], &a->y[at])) return false;
    }
    return true;
}

/* The reason in a line "error TEXT", where there is one. */
static erg_code refuse(const char *text, size_t n, erg_error *err)
{
    reader r = {text, text + n};
    const char *line = NULL;
    size_t length = 0;
    while (next(&r, &line, &length)) {
        if (length < 7 || memcmp(line, "error ", 6) != 0) continue;
        char reason[61];
        size_t kept = 0;
        for (size_t i = 6; i < length && kept < sizeof reason - 1; i++) {
            reason[kept++] = line[i] >= ' ' && line[i] <= '~' ? line[i] : '?';
        }
        reason[kept] = '\0';
        return base_fail(err, ERG_ELAYOUT, "layout program: %s", reason);
    }
    return base_fail(err, ERG_ELAYOUT,
                     "layout program: its answer is cut short or unreadable");
}

erg_code draw_answer_read(draw_answer *out, const char *text, size_t n, size_t layouts,
                          size_t nodes, erg_error *err)
{
    *out = (draw_answer){.layout_count = layouts, .node_count = nodes};
    size_t count = layouts * nodes;
    out->x = calloc(count > 0 ? count : 1, sizeof *out->x);
    out->y = calloc(count > 0 ? count : 1, sizeof *out->y);
    if (out->x == NULL || out->y == NULL) {
        draw_answer_free(out);
        return base_fail_memory(err);
    }
    reader r = {text, text + n};
    bool good = expect(&r, LAYOUT_GREETING);
    for (size_t k = 0; good && k < layouts; k++)
        good = read_layout(&r, k, out);
    if (good && expect(&r, "end") && r.at == r.end) return ERG_OK;
    draw_answer_free(out);
    return refuse(text, n, err);
}

void draw_answer_free(draw_answer *answer)
{
    free(answer->x);
    free(answer->y);
    *answer = (draw_answer){0};
}
