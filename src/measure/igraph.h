/* The door to igraph: plain arrays in and out. igraph.c is the only file that includes
 * it.
 *
 * igraph is not thread-safe and keeps its handlers and its random numbers in globals:
 * each call sets them and puts back what was there, so one call at a time. An error
 * inside igraph becomes ERG_ENOMEM or ERG_EINTERNAL. */
#ifndef MEASURE_IGRAPH_H
#define MEASURE_IGRAPH_H

#include "measure/arcs.h"

typedef struct measure_igraph measure_igraph;

/* One edge for each arc (undirected: each tie once). Copies what it needs. */
erg_code measure_igraph_open(measure_igraph **out, const measure_arcs *arcs,
                             erg_error *err);
/* NULL is allowed. */
void measure_igraph_close(measure_igraph *graph);

/* Burt's; NAN for isolates. */
erg_code measure_igraph_constraint(double *values, const measure_igraph *graph,
                                   erg_error *err);
/* Local transitivity; NAN for degree < 2. */
erg_code measure_igraph_clustering(double *values, const measure_igraph *graph,
                                   erg_error *err);

/* The Leiden algorithm on modularity (Traag, Waltman and van Eck, 2019) until nothing
 * changes; communities from 0 in order of appearance. The graph is undirected and has a
 * tie. */
erg_code measure_igraph_leiden(double *values, const measure_igraph *graph,
                               double resolution, uint32_t seed, erg_error *err);

#endif
