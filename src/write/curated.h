/* A dataset as people keep it: erg.dataset JSON, a record a line and a claim a line,
 * sorted, defaults left out. What erg_dataset_read reads from it is the same dataset. */
#ifndef WRITE_CURATED_H
#define WRITE_CURATED_H

#include "base/sink.h"
#include "erg/dataset.h"

void write_curated(base_sink *s, const erg_dataset *dataset);

#endif
