/* FollowTheMoney's schemata that erg has a word for: shared by its reader and its writer.
 * What the others are called is in https://followthemoney.tech. */
#ifndef READ_FTM_SCHEMA_H
#define READ_FTM_SCHEMA_H

#include <stdbool.h>

typedef struct read_ftm_thing {
    const char *schema, *kind;
} read_ftm_thing;

/* An entity that stands for a relation of two others. */
typedef struct read_ftm_link {
    const char *schema, *source, *target; /* properties that hold the ends */
    const char *kind;
    bool directed;
    bool event; /* its property `date` is when it happened */
} read_ftm_link;

/* By schema: how it is read; NULL where there is none. */
const read_ftm_thing *read_ftm_thing_of(const char *schema);
const read_ftm_link *read_ftm_link_of(const char *schema);
/* By kind: how it is written; what no schema fits is a LegalEntity, or an UnknownLink. */
const read_ftm_thing *read_ftm_thing_for(const char *kind);
const read_ftm_link *read_ftm_link_for(const char *kind);
/* Schemata of files: they become documents. */
bool read_ftm_is_document(const char *schema);

#endif
