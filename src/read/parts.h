/* An input that is one JSON object with a few known members, read member by member and
 * its long lists item by item, so that no more than one item is held. */
#ifndef READ_PARTS_H
#define READ_PARTS_H

#include "read/json.h"
#include "read/reader.h"

enum { READ_PARTS_MAX = 16 };

/* A member: either its items go to `item` one by one (null is an empty list), or its
 * value goes to `value`. */
typedef struct read_part {
    const char *key;
    erg_code (*item)(void *to, read_json_value v, erg_error *err);
    erg_code (*value)(void *to, read_json_value v, erg_error *err);
} read_part;

/* A member that is not among the parts, or is there twice, is an error; `what` names the
 * whole in it: "a dataset". */
erg_code read_parts(const read_job *job, const read_part *parts, size_t count,
                    const char *what, void *to, erg_error *err);

#endif
