/* Builder: a dataset made in memory, record by record, without a file.
 *
 * Text is borrowed for the call only and copied. A record is checked when it is added
 * (ids, dates, ranges), what records say of each other when the dataset is finished:
 * relations need their entities described, claims their documents. All members of the
 * records may be zero but those marked "needed", so that designated initialisers are
 * enough:
 *
 *     erg_new_relation funding = {.source = "bolt", .target = "acme",
 *                                 .relation = "funding", .start = "2024-03"};
 *     code = erg_builder_relation(builder, &funding, &err);
 *
 * Errors are those of a file that says the same, with "memory" for its name. */
#ifndef ERG_BUILDER_H
#define ERG_BUILDER_H

#include "erg/dataset.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct erg_builder erg_builder;

typedef struct erg_new_document {
    const char *id; /* needed */
    const char *title, *publisher, *url;
    const char *date; /* YYYY, YYYY-MM or YYYY-MM-DD, like every date here */
} erg_new_document;

/* What one document says of a relation. */
typedef struct erg_new_claim {
    const char *document, *locator, *by, *note;
    const char *asserted, *start, *end, *label;
    const erg_amount *amount; /* low and high 0: `value`; else the range; NULL: none */
    const double *share;      /* 0 to 1; NULL: none */
    double confidence;        /* above 0 and up to 1; 0: not stated */
    erg_status status;
} erg_new_claim;

/* What one document says of an entity: that its `key` is `value`. */
typedef struct erg_new_fact {
    const char *document, *locator, *note, *asserted;
    const char *key, *value; /* needed */
    double confidence;       /* as above */
    erg_status status;
} erg_new_fact;

typedef struct erg_new_entity {
    const char *id; /* needed */
    const char *kind, *label;
    const char *const *aliases;
    size_t alias_count;
    const erg_new_fact *facts;
    size_t fact_count;
} erg_new_entity;

typedef enum erg_direction {
    ERG_DIRECTION_OF_KIND = 0, /* known kinds say it; unknown ones are directed */
    ERG_DIRECTED,
    ERG_UNDIRECTED
} erg_direction;

typedef struct erg_new_relation {
    const char *id;              /* NULL: made from the ends, the kind and the start */
    const char *source, *target; /* ids of entities; needed */
    const char *relation;        /* the kind; NULL: "related" */
    const char *label, *start, *end;
    erg_direction direction;
    double weight; /* its own, above 0; 0: none */
    const erg_new_claim *claims;
    size_t claim_count;
} erg_new_relation;

erg_code erg_builder_new(erg_builder **out, erg_error *err);
/* NULL is allowed. */
void erg_builder_free(erg_builder *builder);

erg_code erg_builder_title(erg_builder *builder, const char *title, erg_error *err);
erg_code erg_builder_document(erg_builder *builder, const erg_new_document *document,
                              erg_error *err);
erg_code erg_builder_entity(erg_builder *builder, const erg_new_entity *entity,
                            erg_error *err);
erg_code erg_builder_relation(erg_builder *builder, const erg_new_relation *relation,
                              erg_error *err);

/* Checks, sorts and freezes: O(n log n) in the records. The dataset is the caller's and
 * borrows nothing; the builder is used up (free it still). */
erg_code erg_builder_finish(erg_dataset **out, erg_builder *builder, erg_error *err);

#ifdef __cplusplus
}
#endif
#endif
