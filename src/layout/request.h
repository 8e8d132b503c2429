/* A request as the worker holds it (words: base/layout_protocol.h). Every number in it
 * was checked: finite, within its range, indices below their counts. */
#ifndef LAYOUT_REQUEST_H
#define LAYOUT_REQUEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

typedef struct layout_start {
    char mode[8];
    unsigned seed;
} layout_start;

typedef struct layout_node {
    double width, height, x, y;
    bool placed, pinned;
} layout_node;

typedef struct layout_edge {
    uint32_t a, b;
    double length, weight; /* 0: the engine's own */
} layout_edge;

typedef struct layout_request {
    bool parses;       /* it asks for what a DOT text says: */
    char *dot;         /* NUL-terminated */
    size_t dot_length; /* nothing else is set then */
    char engine[8];
    char rankdir[4];         /* "" where not set */
    double nodesep, ranksep; /* 0 where not set */
    long root;               /* -1 where not set */
    layout_start *starts;
    size_t start_count;
    layout_node *nodes;
    size_t node_count;
    layout_edge *edges;
    size_t edge_count;
} layout_request;

/* Reads one request. Returns NULL, or what was wrong. */
const char *layout_request_read(layout_request *request, FILE *in);
void layout_request_free(layout_request *request);

#endif
