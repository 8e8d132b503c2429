/* A sample of sources (Brandes and Pich, "Centrality estimation in large networks",
 * 2007).
 *
 * Each connected part gets its share of the sources, at least a few; small parts are
 * computed whole. What the sources of a part say of a node is scaled up to all others of
 * the part. Hoeffding's inequality, with Serfling's term for drawing without putting
 * back, bounds the error of betweenness for all nodes at once. */
#ifndef MEASURE_PATH_SAMPLE_H
#define MEASURE_PATH_SAMPLE_H

#include "measure/path_graph.h"

/* Sources of a part at least, so parts up to this size are computed whole. */
enum { MEASURE_SAMPLE_LEAST = 32 };

typedef struct measure_path_sample {
    uint32_t *sources;
    uint32_t count;
    uint32_t *part_of;    /* [node] */
    uint32_t *part_sizes; /* [part] */
    uint32_t *drawn;      /* [part]: its sources */
    bool *is_source;      /* [node] */
    double error_bound;
} measure_path_sample;

/* The choice depends on the snapshot's order of nodes and the seed alone. Arrays lie in
 * the arena; false when memory runs out. */
bool measure_path_sample_draw(measure_path_sample *out, base_arena *arena,
                              const measure_path_graph *graph, uint32_t wanted,
                              uint64_t seed);

#endif
