/* What the measures of shortest paths cost, and what a sample of them says of itself. */
#ifndef MEASURE_EFFORT_H
#define MEASURE_EFFORT_H

#include "measure/paths.h"

/* How the paths are to be searched; of a sample that is all nodes, all. */
measure_paths_how measure_how_paths(bool betweenness, const erg_snapshot *snapshot,
                                    const erg_measure_options *options);

/* Refuses exact paths on more than MEASURE_LINEAR_ABOVE nodes where they were not asked
 * for in so many words, and says how long they would take, and a sample. */
erg_code measure_check_effort(const measure_paths_how *how, const erg_snapshot *snapshot,
                              const erg_measure_options *options, erg_error *err);

#endif
