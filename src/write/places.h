/* Places of entities for the next picture: erg.positions 1.0. */
#ifndef WRITE_PLACES_H
#define WRITE_PLACES_H

#include "base/sink.h"
#include "erg/picture.h"

/* One entity a line, sorted by id: those of the snapshot, and those of `earlier` (NULL:
 * none) that are not in it, so that they find their place again when they come back. */
void write_places(base_sink *s, const erg_snapshot *snapshot,
                  const erg_positions *positions, const erg_places *earlier);

#endif
