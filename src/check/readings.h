/* Other readings of a dataset: which there are, and the dataset as each has it. */
#ifndef CHECK_READINGS_H
#define CHECK_READINGS_H

#include "base/arena.h"
#include "erg/robust.h"

/* A copy of the dataset in which claims can be retracted for a while. */
typedef struct check_copy {
    erg_dataset dataset;     /* shares all but its relations */
    erg_relation *relations; /* of it */
    uint32_t *changed;       /* those that differ now */
    size_t changed_count;
    base_arena claims; /* theirs */
} check_copy;

/* False when memory runs out. What it borrows lives in the arena and the dataset. */
bool check_copy_open(check_copy *copy, base_arena *arena, const erg_dataset *dataset);
void check_copy_close(check_copy *copy);

/* All readings of the snapshot, in the arena; NULL when memory runs out. */
erg_reading *check_readings_list(size_t *count, base_arena *arena,
                                 const erg_snapshot *base);

/* Makes the copy what the reading has, from what the last one left. *changes is false
 * where it leaves nothing out that the snapshot uses. False when memory runs out. */
bool check_readings_apply(check_copy *copy, bool *changes, const erg_reading *reading,
                          const erg_snapshot *base);

#endif
