/* Values of DOT as text. cgraph hands them out with their escapes. */
#ifndef READ_DOT_VALUE_H
#define READ_DOT_VALUE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

typedef enum read_dot_value {
    READ_DOT_PLAIN, /* only "\\" is an escape */
    READ_DOT_LABEL, /* \n, \l and \r end lines, \N is the node's name, \G the graph's, \E
                       the edge's, \T and \H those of its ends; entities such as &amp; are
                       characters */
    READ_DOT_HTML   /* tags go, blanks become one, entities are characters */
} read_dot_value;

/* What the escapes of a label stand for; NULL where it has none, and then an escape is
 * the letter. */
typedef struct read_dot_names {
    const char *graph, *node, *tail, *head;
    const char *arrow; /* between tail and head */
} read_dot_names;

/* Appends the text, or so much of it that it is longer than any text may be. */
void read_dot_decode(base_buffer *out, const char *text, read_dot_value value,
                     const read_dot_names *names);

#endif
