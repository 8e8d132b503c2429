/* One computation of measures: the snapshot, how it is to be read, and what several
 * measures share (one pass over all shortest paths gives three of them), made when first
 * asked for. */
#ifndef MEASURE_JOB_H
#define MEASURE_JOB_H

#include "measure/arcs.h"
#include "measure/igraph.h"
#include "measure/paths.h"
#include "measure/table.h"

struct measure_job {
    const erg_snapshot *snapshot;
    bool directed, unweighted;
    measure_paths_how how_paths;
    base_arena arena; /* for the computation only */
    measure_paths paths;
    bool have_paths;
    double *hub, *authority;
    bool hits_unsettled;
    bool unsettled; /* set by a function whose iteration did not converge */
    measure_igraph *igraph;
};

/* Zeroed but for the snapshot and the options is how a job begins. Frees what was made.
 */
void measure_job_close(measure_job *job);

/* The ties as igraph has them, without direction; belongs to the job. */
erg_code measure_job_igraph(measure_igraph **out, measure_job *job, erg_error *err);

/* The functions of the table, by file. */

/* degree.c */
erg_code measure_degree(double *values, measure_job *job, erg_error *err);
erg_code measure_in_degree(double *values, measure_job *job, erg_error *err);
erg_code measure_out_degree(double *values, measure_job *job, erg_error *err);
erg_code measure_strength(double *values, measure_job *job, erg_error *err);
erg_code measure_in_strength(double *values, measure_job *job, erg_error *err);
erg_code measure_out_strength(double *values, measure_job *job, erg_error *err);
/* path_measures.c */
erg_code measure_betweenness(double *values, measure_job *job, erg_error *err);
erg_code measure_closeness(double *values, measure_job *job, erg_error *err);
erg_code measure_harmonic(double *values, measure_job *job, erg_error *err);
/* spectral_measures.c */
erg_code measure_eigenvector(double *values, measure_job *job, erg_error *err);
erg_code measure_hub(double *values, measure_job *job, erg_error *err);
erg_code measure_authority(double *values, measure_job *job, erg_error *err);
/* pagerank.c */
erg_code measure_pagerank(double *values, measure_job *job, erg_error *err);
/* coreness.c */
erg_code measure_coreness(double *values, measure_job *job, erg_error *err);
/* structure.c */
erg_code measure_constraint(double *values, measure_job *job, erg_error *err);
erg_code measure_clustering(double *values, measure_job *job, erg_error *err);
erg_code measure_community(double *values, measure_job *job, erg_error *err);

#define MEASURE_DAMPING 0.85
#define MEASURE_RESOLUTION 1.0
#define MEASURE_SEED 1

#endif
