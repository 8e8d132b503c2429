/* Attributes that tell Graphviz how to draw: no facts of a node or edge. */
#ifndef READ_DOT_LOOKS_H
#define READ_DOT_LOOKS_H

/* NULL at the end. */
extern const char *const read_dot_looks[];

#endif
