/* Attributes of nodes and edges where a format has only flat, typed ones (GraphML, GEXF).
 * What is a list or an object stands as its JSON text, so that nothing is lost. */
#ifndef WRITE_ATTRIBUTES_H
#define WRITE_ATTRIBUTES_H

#include "base/arena.h"
#include "base/sink.h"
#include "erg/write.h"
#include "write/flat.h"

typedef enum write_type { WRITE_STRING, WRITE_DOUBLE, WRITE_BOOLEAN } write_type;

typedef struct write_attribute {
    const char *name; /* "kind", "pagerank", "erg_claims" */
    write_type type;
} write_attribute;

typedef struct write_attributes {
    const erg_output *what;
    write_attribute *nodes, *edges;
    size_t node_count, edge_count;
    bool placed;             /* x and y are attributes */
    const char **node_names; /* [node] and [edge]: ids as the format can have them */
    const char **edge_names;
    base_arena memory;
} write_attributes;

/* `fits` tells which ids the format carries as they are; others are replaced by n1, n2,
 * ..., and the attribute erg_id holds them. Borrows what; the caller closes it, after a
 * failure too. */
erg_code write_attributes_open(write_attributes *a, const erg_output *what, bool placed,
                               bool (*fits)(const char *id), erg_error *err);
void write_attributes_close(write_attributes *a);

/* Numbers of attributes that formats have words of their own for. */
enum {
    WRITE_NODE_LABEL,
    WRITE_NODE_X = 7,
    WRITE_NODE_Y = 8,
    WRITE_EDGE_LABEL = 0,
    WRITE_EDGE_WEIGHT = 4
};

/* Receives a value as text, and the number of its attribute. */
typedef void (*write_value_fn)(base_sink *s, size_t attribute, const char *text);

/* Calls `put` for each attribute that the node or edge has, in order. False when memory
 * runs out. */
bool write_attributes_node(base_sink *s, const write_attributes *a, uint32_t node,
                           write_value_fn put);
bool write_attributes_edge(base_sink *s, const write_attributes *a, uint32_t edge,
                           write_value_fn put);
/* What the graph is, and its documents and rates, as JSON texts for `put`: 0 the title,
 * 1 erg_graph, 2 erg_sources. */
bool write_attributes_graph(base_sink *s, const write_attributes *a, const char *y_axis,
                            write_value_fn put);

#endif
