/* How much Graphviz makes of the keys of a DOT text, and of their defaults: it puts each
 * into every graph, node or edge that there is or comes. A bound from above, key by key.
 */
#ifndef READ_DOT_GROWTH_H
#define READ_DOT_GROWTH_H

#include "base/map.h"

/* Bytes of copies: so many, and so many more for each time that anything is named. */
enum { READ_DOT_COPIES_MAX = 1 << 26, READ_DOT_COPIES_EACH = 4096 };

typedef enum read_dot_owner {
    READ_DOT_OF_GRAPH,
    READ_DOT_OF_NODE,
    READ_DOT_OF_EDGE
} read_dot_owner;

typedef struct read_dot_growth {
    struct {
        base_map keys;
        size_t *lengths; /* the longest default of each key */
        size_t count, room;
        uint64_t sum; /* of the lengths */
        uint64_t made;
    } of[3];
    uint64_t copied;
} read_dot_growth;

/* Another key or default (0: none); the key is borrowed. False when memory runs out. */
bool read_dot_grow_default(read_dot_growth *g, read_dot_owner owner, const char *key,
                           size_t n, size_t length);
/* So many more of them. */
void read_dot_grow(read_dot_growth *g, read_dot_owner owner, uint64_t count);
bool read_dot_is_overgrown(const read_dot_growth *g);
void read_dot_growth_free(read_dot_growth *g);

#endif
