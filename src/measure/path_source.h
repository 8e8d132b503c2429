/* A step of measure/paths.h: one source, with the leaves that hang on it, or eight where
 * every tie counts the same. Searches by path_batch.h or path_kernel.h, and by
 * path_plain.h where that must be; sums up what they find. */
#ifndef MEASURE_PATH_SOURCE_H
#define MEASURE_PATH_SOURCE_H

#include "measure/path_batch.h"
#include "measure/path_kernel.h"
#include "measure/path_plain.h"
#include "measure/paths.h"

/* Sums over some of the sources, [node]. The last three only where sources are a sample:
 * of a node the sources it reaches, their distances and the reciprocals of those. */
typedef struct measure_path_sums {
    double *betweenness, *hits, *distances, *reciprocals;
} measure_path_sums;

/* What is searched, and how: the same for all threads. */
typedef struct measure_path_task {
    const measure_path_graph *graph;
    bool betweenness, samples;
    measure_paths *out; /* closeness and harmonic, in the snapshot's order: of all that is
                           searched from, unless sources are a sample */
} measure_path_task;

/* What one thread needs for it. */
typedef struct measure_path_worker {
    const measure_path_task *task;
    base_arena arena;
    measure_path_kernel kernel;
    measure_path_batch batch;
    measure_path_plain plain;
    bool has_plain;
    double *far; /* distances of what was reached from the source at hand */
    uint32_t far_count;
} measure_path_worker;

/* Sources that are searched from at once. */
uint32_t measure_path_step(const measure_path_graph *graph);

/* Zeroed before. False when memory runs out; to be closed in any case. */
bool measure_path_worker_open(measure_path_worker *worker, const measure_path_task *task);
/* Up to measure_path_step sources. False when memory runs out. */
bool measure_path_worker_run(measure_path_worker *worker, measure_path_sums *to,
                             const uint32_t *sources, uint32_t count);
void measure_path_worker_close(measure_path_worker *worker);

/* Closeness and harmonic of a node that reaches so many others. */
void measure_path_result(const measure_path_task *task, uint32_t node, double others,
                         double distances, double reciprocals);

#endif
