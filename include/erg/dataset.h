/* Dataset: documents, entities, relations and the claims about them, as curated or read.
 *
 * A dataset is built once and never changes afterwards. Every pointer in it belongs to it
 * and lives until erg_dataset_free; records refer to each other by index. Documents,
 * entities and relations are sorted by the bytes of their ids, claims canonically, so
 * that the order in which a dataset was read leaves no trace. Strings are UTF-8 without
 * control characters in ids. Absent: NULL for text, 0 for dates, NAN for numbers,
 * ERG_NONE for indices. */
#ifndef ERG_DATASET_H
#define ERG_DATASET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "erg/date.h"
#include "erg/error.h"
#include "erg/progress.h"
#include "erg/value.h"

#ifdef __cplusplus
extern "C" {
#endif

#define ERG_NONE UINT32_MAX

typedef enum erg_status {
    ERG_STATUS_REPORTED = 0,
    ERG_STATUS_CONFIRMED,
    ERG_STATUS_POSSIBLE, /* sought, planned or conditional */
    ERG_STATUS_DENIED,   /* listed, never used */
    ERG_STATUS_RETRACTED /* listed, never used */
} erg_status;

typedef enum erg_bound {
    ERG_BOUND_NONE = 0,
    ERG_BOUND_OVER,
    ERG_BOUND_UP_TO,
    ERG_BOUND_ABOUT
} erg_bound;

typedef enum erg_basis {
    ERG_BASIS_OWN = 0,
    ERG_BASIS_ROUND_TOTAL /* shown; never weighed, summed or disputed */
} erg_basis;

/* Either value, or low and high; all >= 0. */
typedef struct erg_amount {
    double value;     /* NAN where a range is stated */
    double low, high; /* NAN where a value is stated */
    char currency[4]; /* ISO 4217, "" where none is stated */
    erg_bound bound;
    erg_basis basis;
} erg_amount;

/* What one document says of one relation or entity. */
typedef struct erg_claim {
    uint32_t document;   /* index into documents, ERG_NONE where none is named */
    uint32_t line;       /* where it was read, 0: not known; no part of what it says */
    const char *locator; /* place in the document */
    const char *by;      /* according to whom */
    const char *note;
    double confidence; /* 0 < c <= 1; 1 where not stated */
    bool confidence_stated;
    uint16_t input; /* of `line`: index into the dataset's inputs */
    erg_status status;
    erg_date asserted;
    /* Of a relation: */
    erg_date start, end;
    uint32_t column; /* of `line` */
    const char *label;
    const erg_amount *amount;
    double share; /* 0..1 */
    /* Of an entity: */
    const char *key;
    const erg_value *value;
} erg_claim;

typedef struct erg_document {
    const char *id, *title, *publisher, *url;
    erg_date date;
    const erg_value *attrs;
} erg_document;

typedef struct erg_entity {
    const char *id;
    const char *kind;  /* "unknown" where none is stated */
    const char *label; /* the id where none is stated */
    const char *const *aliases;
    size_t alias_count;
    const char *const *same_as; /* ids of the same entity elsewhere */
    size_t same_as_count;
    const erg_value *attrs; /* an object, or NULL */
    const erg_claim *claims;
    size_t claim_count;
} erg_entity;

typedef struct erg_relation {
    const char *id;
    bool id_generated;
    bool directed;           /* as stated, else as the kind has it */
    uint32_t source, target; /* entities, as stated */
    const char *relation;    /* the kind; "related" where none is stated */
    const char *label;
    erg_date start, end; /* as the relation itself states them */
    double weight;       /* its own, > 0 */
    const erg_value *attrs;
    const erg_claim *claims;
    size_t claim_count;
} erg_relation;

/* What one unit of a currency was worth: `usd` dollars at `date`. */
typedef struct erg_rate {
    char currency[4];
    erg_date date;
    double usd;
    uint32_t document;
} erg_rate;

typedef struct erg_input_file {
    const char *name;   /* without its folder */
    const char *digest; /* "sha256:..." over its bytes */
    const char *given;  /* as the user named it, of a folder's tables the folder; NULL
                           where a snapshot names the file */
} erg_input_file;

/* Where a record was read: the input and the line and column in it, from 1. */
typedef struct erg_origin {
    uint32_t input; /* index into the dataset's inputs */
    uint32_t line, column;
} erg_origin;

typedef struct erg_dataset {
    const char *title;
    const erg_document *documents;
    size_t document_count;
    const erg_entity *entities;
    size_t entity_count;
    const erg_relation *relations;
    size_t relation_count;
    const erg_rate *rates; /* sorted by currency, then date */
    size_t rate_count;
    const erg_input_file *files; /* in the order they were given */
    size_t file_count;
    const char *const *notes; /* what inputs say that a dataset cannot hold, a line each
                                 for people: "net.gexf: places are not read" */
    size_t note_count;
    const char *const *inputs; /* as the user named them; NULL unless asked to keep */
    const erg_origin *document_origins; /* of each record, where `inputs` are kept */
    const erg_origin *entity_origins;
    const erg_origin *relation_origins;
    const struct erg_recorded *recorded; /* set when read from one snapshot erg wrote */
    struct erg_dataset_memory *memory;
} erg_dataset;

/* Frees the dataset and all it holds. NULL is allowed. */
void erg_dataset_free(erg_dataset *dataset);

/* "sha256:..." over the canonical dataset, without regard to files. Belongs to the
 * dataset. Worked out when first asked for, which no two threads may do at once; NULL for
 * a dataset that was put together by hand. */
const char *erg_dataset_digest(const erg_dataset *dataset);

/* Index by id (bytes), or ERG_NONE. O(log n). */
uint32_t erg_dataset_entity(const erg_dataset *dataset, const char *id);
uint32_t erg_dataset_relation(const erg_dataset *dataset, const char *id);
uint32_t erg_dataset_document(const erg_dataset *dataset, const char *id);

typedef struct erg_read_options {
    const char *from;    /* input format's name, NULL: found from the content */
    const char *columns; /* CSV: "source=investor,currency=USD", or NULL */
    bool keep_origins;   /* where each record stood, for messages */
    erg_progress progress;
    unsigned threads; /* 0: as many as the machine has; the result is the same */
} erg_read_options;

/* Reads files, folders of CSV and "-" (standard input, once) as one dataset. Records of
 * one id in several inputs must agree; claims join. On an error err names file, line and
 * column. */
erg_code erg_dataset_read(erg_dataset **out, const char *const *paths, size_t count,
                          const erg_read_options *options, erg_error *err);

#ifdef __cplusplus
}
#endif
#endif
