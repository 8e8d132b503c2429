/* Inside the reader of FollowTheMoney: a line at hand, and what is kept until the end. */
#ifndef READ_FTM_H
#define READ_FTM_H

#include "read/cited.h"
#include "read/json.h"
#include "read/record.h"
#include "read/tally.h"

/* A property: a list of texts. */
typedef struct read_ftm_property {
    const char *name;
    const char *const *texts;
    size_t count;
    bool used; /* else it becomes an attr */
} read_ftm_property;

typedef struct read_ftm {
    read_records records; /* its scratch lives as long as the line */
    read_records own;     /* for records that erg wrote */
    base_place place;     /* of the line */
    const char *id, *schema, *caption;
    const char *const *datasets, *const *referents;
    size_t dataset_count, referent_count;
    read_ftm_property *properties;
    size_t property_count;
    /* Until the end: */
    size_t made, copied; /* lines and pairs so far, and bytes that are there once more */
    read_cited cited;
    read_tally left_out;
    base_arena memory;
    base_map addresses; /* id of an Address -> texts */
    const char **address_texts;
    size_t address_count, address_room;
    struct read_ftm_waiting *waiting; /* things whose address comes later */
    size_t waiting_count, waiting_room;
} read_ftm;

/* --- ftm.c --- */
/* Accounts for so many copies of so many bytes: a short input must not become a long one.
 */
erg_code read_ftm_copies(read_ftm *f, size_t copies, size_t bytes, erg_error *err);

/* --- ftm_property.c --- */
/* The property; NULL where it is not there or empty. */
read_ftm_property *read_ftm_find(const read_ftm *f, const char *name);
/* The same, now used. */
const read_ftm_property *read_ftm_take(read_ftm *f, const char *name);
/* Its first text, or NULL. Where it has more it stays among the attrs. */
const char *read_ftm_take_text(read_ftm *f, const char *name);
/* Properties that are not used, as attrs in the scratch, with room for one more. NULL
 * when memory runs out. */
erg_value *read_ftm_attrs(read_ftm *f);

/* --- ftm_thing.c --- */
erg_code read_ftm_address(read_ftm *f, erg_error *err);
erg_code read_ftm_thing_line(read_ftm *f, erg_error *err);
/* Those that waited. */
erg_code read_ftm_things_end(read_ftm *f, erg_error *err);

/* --- ftm_link.c --- */
erg_code read_ftm_document(read_ftm *f, erg_error *err);
erg_code read_ftm_link_line(read_ftm *f, erg_error *err);

#endif
