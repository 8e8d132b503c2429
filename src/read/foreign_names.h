/* What values of nodes, edges and graphs are called, here and elsewhere. */
#ifndef READ_FOREIGN_NAMES_H
#define READ_FOREIGN_NAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum read_role {
    READ_ROLE_LABEL,
    READ_ROLE_KIND, /* of an entity or a relation */
    READ_ROLE_ALIASES,
    READ_ROLE_SAME_AS,
    READ_ROLE_ATTRS,
    READ_ROLE_CLAIMS,
    READ_ROLE_OWN,
    READ_ROLE_ID, /* where the format could not carry it */
    READ_ROLE_FAMILY,
    READ_ROLE_DIRECTED,
    READ_ROLE_UNDIRECTED,
    READ_ROLE_WEIGHT,
    READ_ROLE_OWN_WEIGHT,
    READ_ROLE_START,
    READ_ROLE_END,
    READ_ROLE_AMOUNT,
    READ_ROLE_LOW,
    READ_ROLE_HIGH,
    READ_ROLE_CURRENCY,
    READ_ROLE_BOUND,
    READ_ROLE_BASIS,
    READ_ROLE_SHARE,
    READ_ROLE_CONFIDENCE,
    READ_ROLE_STATUS,
    READ_ROLE_DOCUMENT,
    READ_ROLE_LOCATOR,
    READ_ROLE_BY,
    READ_ROLE_ASSERTED,
    READ_ROLE_NOTE,
    READ_ROLE_DISPUTED,
    READ_ROLE_POSSIBLE,
    READ_ROLE_MERGED,
    READ_ROLE_MIRROR, /* the way back of an edge that erg wrote both ways */
    READ_ROLE_LOOKS,  /* any value */
    READ_ROLE_SIZE,   /* looks if it is a number */
    READ_ROLE_MEASURE,
    READ_ROLE_TITLE,
    READ_ROLE_SOURCES, /* documents and rates */
    READ_ROLE_DOCUMENTS,
    READ_ROLE_RATES,
    READ_ROLE_HOW,      /* how erg made the graph, as one object */
    READ_ROLE_SETTINGS, /* of the measures that erg computed */
    READ_ROLE_MADE,     /* one of the members of HOW: derived, so no fact */
    READ_ROLE_COUNT
} read_role;

typedef enum read_record_kind {
    READ_RECORD_NODE = 1,
    READ_RECORD_EDGE = 2,
    READ_RECORD_GRAPH = 4
} read_record_kind;

typedef struct read_name {
    const char *name; /* in small letters and digits only */
    int kinds;        /* of records that have it */
    read_role role;
    bool exact; /* only as it stands here */
} read_name;

/* Of several names of one role the first that a record has is taken. */
extern const read_name read_names[];
extern const size_t read_name_count;

enum { READ_NAME_MAX = 40 };

/* The name without case, blanks and punctuation; false where it is too long. */
bool read_name_plain(char out[READ_NAME_MAX], const char *name);

#endif
