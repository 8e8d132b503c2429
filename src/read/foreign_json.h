/* What the JSON formats of other tools have in common. A reader's state begins with a
 * read_foreign, so that these take it as it is walked (read/walk.h). */
#ifndef READ_FOREIGN_JSON_H
#define READ_FOREIGN_JSON_H

#include "read/foreign.h"
#include "read/walk.h"

/* The object in which a format keeps the graph's own values: documents and rates item by
 * item, the rest member by member. */
extern const read_walk read_foreign_graph_walk;
/* One of the graph's own values. */
read_walk_fn read_foreign_graph_member;
/* The flag "directed" of the whole graph. */
read_walk_fn read_foreign_directed;

/* A new record at v, which must be an object: "found a number, wanted a node". */
erg_code read_foreign_begin_json(read_foreign *f, read_json_value v, const char *what,
                                 erg_error *err);
/* Fails where the record at hand has not what it needs: "an edge without source". */
erg_code read_foreign_need(const read_foreign *f, const char *id, const char *what,
                           const char *key, erg_error *err);

/* What a format calls the members of its nodes and edges. Those that are not named here
 * become attributes. */
typedef struct read_foreign_shape {
    const char *id;
    const char *box; /* the object whose members count as if they stood beside it */
    const char *source, *target;
    const char *flag; /* "directed", or "undirected" where is_negated */
    bool is_negated;
} read_foreign_shape;

/* The node that v describes; `id` where it stands outside of v, else NULL. */
erg_code read_foreign_node_at(read_foreign *f, const read_foreign_shape *shape,
                              const char *id, read_json_value v, erg_error *err);
/* The edge that v describes. */
erg_code read_foreign_edge_at(read_foreign *f, const read_foreign_shape *shape,
                              read_json_value v, erg_error *err);

/* Reads the input: opens f, walks, ends and frees it. */
erg_code read_foreign_walk(read_foreign *f, const read_job *job, const read_walk *walk,
                           read_walk_fn *item, const char *const *drawing,
                           erg_error *err);

/* For bids: true where the object that the head begins with is one of erg's own formats,
 * whose keys may have been sorted. */
bool read_foreign_head_is_erg(const char *head, size_t n);
/* For bids: what the object that the head begins with has as this member: '{', '[', '"',
 * another first byte of a value, or 0 where it is not there. */
char read_foreign_head_has(const char *head, size_t n, const char *key);
/* The same of the first item of the list that this member is. */
char read_foreign_head_item_has(const char *head, size_t n, const char *list,
                                const char *key);

#endif
