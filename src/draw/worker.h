/* The client of erg-layout, the worker that has Graphviz in it (words:
 * base/layout_protocol.h).
 *
 * Whatever the worker does, die, hang, flood, answer nonsense, a call ends in time with
 * an error and no process is left behind (base/worker.h). */
#ifndef DRAW_WORKER_H
#define DRAW_WORKER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "draw/geometry.h"
#include "erg/error.h"

typedef struct draw_start {
    const char *mode; /* "major", "KK", "none" */
    unsigned seed;
} draw_start;

typedef struct draw_request_node {
    double width, height;
} draw_request_node;

typedef struct draw_request_edge {
    uint32_t a, b;
    double length; /* px; 0: the engine's own */
} draw_request_edge;

/* Borrowed arrays; lengths in px. */
typedef struct draw_request {
    const char *engine;
    const char *rankdir; /* NULL: the engine's own */
    double nodesep, ranksep;
    uint32_t root; /* twopi's centre; UINT32_MAX: none */
    const draw_start *starts;
    size_t start_count;
    const draw_request_node *nodes;
    size_t node_count;
    const draw_point *pins; /* [node], where it stays; x NAN: free. NULL: all are free */
    const draw_request_edge *edges;
    size_t edge_count;
    const double *weights; /* [edge]; 0, or no array: the engine's own */
    unsigned cpu_ms;       /* 0: one that suits the size */
} draw_request;

/* Finite positions of every node in every layout, [layout * node_count + node]. */
typedef struct draw_answer {
    size_t layout_count, node_count;
    double *x, *y;
} draw_answer;

/* ERG_ELAYOUT says what the worker did wrong. `path` NULL: found by itself, as
 * base/worker.h says. */
erg_code draw_worker_run(draw_answer *out, const draw_request *request, const char *path,
                         erg_error *err);
void draw_answer_free(draw_answer *answer);

/* The two halves of the talk (draw/talk.c). */
void draw_request_write(base_buffer *b, const draw_request *request);
/* Reads a whole answer; anything but what was asked for, to the last byte, is
 * ERG_ELAYOUT. */
erg_code draw_answer_read(draw_answer *out, const char *text, size_t n, size_t layouts,
                          size_t nodes, erg_error *err);

#endif
