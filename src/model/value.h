/* Making and comparing erg_value trees (see erg/value.h). */
#ifndef MODEL_VALUE_H
#define MODEL_VALUE_H

#include "base/arena.h"
#include "base/sink.h"
#include "erg/value.h"

/* A deep copy in the arena, object members sorted by key; NULL gives NULL. */
const erg_value *model_value_copy(base_arena *arena, const erg_value *value);
/* A total order over values: by type, then content. NULL sorts first. */
int model_value_compare(const erg_value *a, const erg_value *b);
/* Canonical JSON text: no blanks, members in key order. */
void model_value_write(base_sink *s, const erg_value *value);

#endif
