/* What a graph shows is resolved: what a record states itself, else what a claim states.
 * Back to a dataset, a value that a claim states as well is taken for the claim's, so
 * that another policy can pick another claim; unless the graph's member "own" names the
 * field. */
#ifndef READ_OWN_H
#define READ_OWN_H

#include "read/record.h"

/* The member "own": fields of a relation ("start", "end", "label"), attrs of an entity.
 */
typedef struct read_own {
    const char *const *names;
    size_t count;
} read_own;

/* The attrs that the entity states itself, of all that are shown, with the claims in
 * records->claims. In the records' scratch. */
erg_code read_own_attrs(const erg_value **out, read_records *records,
                        const erg_value *shown, const read_own *own, erg_error *err);
/* The draft has start, end and label as they are shown; those that only claims state
 * become absent. */
void read_own_fields(model_relation_draft *d, const read_records *records,
                     const read_own *own);

#endif
