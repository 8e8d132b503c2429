/* Values of DOT as text. cgraph hands them out with their escapes. */
#ifndef READ_DOT_VALUE_H
#define READ_DOT_VALUE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

typedef enum read_dot_value {
    READ_DOT_PLAIN, /* only "\\" is an escape */
    READ_DOT_LABEL, /* \n, \l and \r end lines, \N is the node's name, \G the graph's, \E
                       the edge's; entities such as &amp; are characters */
    READ_DOT_HTML   /* tags go, blanks become one, entities are characters */
} read_dot_value;

/* Appends the text. `name` is what \N, \G or \E stands for. */
void read_dot_decode(base_buffer *out, const char *text, read_dot_value value,
                     const char *name);

#endif
