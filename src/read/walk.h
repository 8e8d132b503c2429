/* A large JSON object walked by a table of what is in it: lists of known members item by
 * item, known objects gone into, so that no more than one record is held, however deep
 * the lists lie. */
#ifndef READ_WALK_H
#define READ_WALK_H

#include "read/json_parts.h"

typedef erg_code read_walk_fn(void *to, const char *key, read_json_value v,
                              erg_error *err);

typedef struct read_walk read_walk;

/* A member. Its value may be any that has a taker here, or null, which is nothing. */
typedef struct read_walk_part {
    const char *key;
    read_walk_fn *item;     /* each item of a list; key is NULL */
    read_walk_fn *member;   /* each member of an object */
    const read_walk *inner; /* an object, gone into */
    read_walk_fn *value;    /* anything else, as a whole */
    bool is_core;           /* without one such part the input is nothing */
    size_t values_most;     /* in one of its records, see read_json */
} read_walk_part;

struct read_walk {
    const read_walk_part *parts;
    size_t count;
    read_walk_fn *rest; /* members that are no part; NULL: they are skipped */
};

enum { READ_WALK_KEYS_MAX = 10000 /* of an object gone into */ };

/* The whole input; where it is a list, `item` takes its items (NULL: that is an error). A
 * key that is there twice is an error, and so is an object without any of the core's
 * parts, however deep. */
erg_code read_walk_source(const read_job *job, const read_walk *walk, read_walk_fn *item,
                          void *to, erg_error *err);

#endif
