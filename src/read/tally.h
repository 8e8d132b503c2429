/* What a format says and a dataset cannot hold, counted by what it is called, for one
 * note: "not read: Sanction (3), Passport". */
#ifndef READ_TALLY_H
#define READ_TALLY_H

#include "base/map.h"
#include "model/builder.h"

enum { READ_TALLY_SHOWN = 8 };

/* Zero-initialise to begin. */
typedef struct read_tally {
    base_arena memory;
    base_map words;
    size_t kinds;
    const char *shown[READ_TALLY_SHOWN]; /* the first ones */
    size_t counts[READ_TALLY_SHOWN];
} read_tally;

/* False when memory runs out. */
bool read_tally_add(read_tally *tally, const char *word);
/* The note; none where nothing was counted. */
erg_code read_tally_note(const read_tally *tally, model_builder *b, const char *what,
                         erg_error *err);
void read_tally_free(read_tally *tally);

#endif
