/* The known kinds of relations and entities: one table each. Unknown words are accepted.
 */
#ifndef MODEL_VOCABULARY_H
#define MODEL_VOCABULARY_H

#include <stdbool.h>
#include <stddef.h>

typedef struct model_family {
    const char *name;  /* "money" */
    const char *title; /* "Money: funding, payments", for legends */
} model_family;

typedef struct model_relation_kind {
    const char *name;   /* "funding" */
    const char *family; /* "money" */
    bool directed;      /* unless a relation says otherwise */
    bool event; /* happens at its start; what it made stays: an end is not expected */
    const char *source, *target; /* what the ends are: "funder", "funded" */
    const char *verb;            /* SOURCE verb TARGET: "funds" */
} model_relation_kind;

typedef struct model_entity_kind {
    const char *name;  /* "company" */
    const char *title; /* "Company", for legends */
} model_entity_kind;

/* In the contract's order; families end with "other", the family of unknown relation
 * kinds. */
extern const model_family model_families[];
extern const size_t model_family_count;
extern const model_relation_kind model_relation_kinds[];
extern const size_t model_relation_kind_count;
extern const model_entity_kind model_entity_kinds[];
extern const size_t model_entity_kind_count;

/* NULL where the word is not known. */
const model_relation_kind *model_relation_kind_find(const char *name);
const model_entity_kind *model_entity_kind_find(const char *name);
const model_family *model_family_find(const char *name);
/* True of what happens once, such as a payment; an unknown kind lasts. */
bool model_relation_is_event(const char *relation_kind);
/* Never NULL: "other" for unknown kinds. */
const char *model_family_of(const char *relation_kind);

#endif
