/* One entity in sentences: who it is, what it is tied to and according to whom, where it
 * ranks. */
#ifndef WRITE_EXPLAIN_H
#define WRITE_EXPLAIN_H

#include "base/sink.h"
#include "erg/measure.h"

/* `node` of the snapshot, which the measures are of. Text for people, safe for a
 * terminal; without memory the sink fails. */
void write_explanation(base_sink *s, const erg_snapshot *snapshot,
                       const erg_measures *measures, uint32_t node);

#endif
