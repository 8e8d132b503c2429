/* What a snapshot states beyond its dataset, kept in the order of its file until the
 * dataset is made and sorted; then it becomes model/recorded.h. Texts and values live in
 * the builder's arena, which becomes the dataset's. */
#ifndef READ_KEPT_H
#define READ_KEPT_H

#include "model/builder.h"
#include "model/recorded.h"
#include "read/json.h"

enum { READ_MEASURES_MAX = 256 };

typedef struct read_kept_measure {
    const char *key;
    double *values; /* by node; NAN: null or absent */
    uint32_t *ranks;
    size_t value_room, rank_room, value_count, rank_count;
} read_kept_measure;

typedef struct read_kept_node {
    const char *id;
    const erg_value *attrs;
    double x, y;
} read_kept_node;

typedef struct read_kept_edge {
    const char *id;
    erg_recorded_edge edge;
} read_kept_edge;

typedef struct read_kept {
    base_arena *arena;
    erg_recorded recorded; /* all but the arrays */
    read_kept_measure *measures;
    size_t measure_count, measure_room;
    read_kept_node *nodes;
    size_t node_count, node_room;
    read_kept_edge *edges;
    size_t edge_count, edge_room;
} read_kept;

/* NULL when memory runs out. */
read_kept *read_kept_new(base_arena *arena);
void read_kept_free(void *kept);

/* A copy of the text in the arena; NULL for NULL. */
const char *read_kept_text(read_kept *kept, const char *text);
/* The measure that the value's key names, added where it is new; fails when there are
 * more than READ_MEASURES_MAX. */
erg_code read_kept_measure_of(read_kept_measure **out, read_kept *kept, read_json_value v,
                              erg_error *err);
bool read_kept_value(read_kept_measure *measure, size_t node, double value);
bool read_kept_rank(read_kept_measure *measure, size_t node, uint32_t rank);
/* One more, all absent; NULL when memory runs out. */
read_kept_node *read_kept_add_node(read_kept *kept);
read_kept_edge *read_kept_add_edge(read_kept *kept);

/* Sets dataset->recorded. */
erg_code read_kept_attach(const read_kept *kept, erg_dataset *dataset, erg_error *err);

#endif
