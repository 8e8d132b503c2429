/* Self-checks of a computed column, before it is rounded: a wrong number is refused
 * rather than reported. */
#ifndef MEASURE_VERIFY_H
#define MEASURE_VERIFY_H

#include "measure/job.h"

/* A node's number that no node has: memory ran out. */
#define MEASURE_NO_MEMORY (UINT32_MAX - 1)

/* Every value finite (undefined only where the measure allows), not negative and within
 * the measure's bound; PageRank sums to 1, eigenvectors have largest entry 1, whole
 * numbers are whole; and what the table's `agree` says of the ties. Else ERG_EINTERNAL.
 * O(nodes + ties). */
erg_code measure_verify(const measure_entry *entry, const double *values,
                        measure_job *job, erg_error *err);

/* agree.c: the first node whose value cannot be, or ERG_NONE. */
uint32_t measure_agree_degree(const double *values, measure_job *job);
uint32_t measure_agree_in_degree(const double *values, measure_job *job);
uint32_t measure_agree_out_degree(const double *values, measure_job *job);
uint32_t measure_agree_strength(const double *values, measure_job *job);
uint32_t measure_agree_in_strength(const double *values, measure_job *job);
uint32_t measure_agree_out_strength(const double *values, measure_job *job);
uint32_t measure_agree_betweenness(const double *values, measure_job *job);
uint32_t measure_agree_nearness(const double *values, measure_job *job);
uint32_t measure_agree_coreness(const double *values, measure_job *job);
uint32_t measure_agree_constraint(const double *values, measure_job *job);
uint32_t measure_agree_clustering(const double *values, measure_job *job);
uint32_t measure_agree_community(const double *values, measure_job *job);
uint32_t measure_agree_eigenvector(const double *values, measure_job *job);
uint32_t measure_agree_pagerank(const double *values, measure_job *job);

#endif
