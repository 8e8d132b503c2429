/* What a DOT text says, as lines of the protocol (base/layout_protocol.h). */
#ifndef LAYOUT_PARSE_H
#define LAYOUT_PARSE_H

#include <stddef.h>
#include <stdio.h>

/* Where it went wrong: a line from 1, or 0. */
typedef struct layout_fault {
    const char *text; /* NULL: nowhere */
    unsigned long line;
    char room[128];
} layout_fault;

/* Prints all but the greeting and the end mark. */
void layout_parse(layout_fault *fault, const char *dot, size_t n, FILE *out);

#endif
