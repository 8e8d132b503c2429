/* Records of a dataset in JSON, one object each, into a builder. Shared by the readers of
 * whole datasets, of JSON Lines and of snapshots. */
#ifndef READ_RECORD_H
#define READ_RECORD_H

#include "model/builder.h"
#include "read/json.h"

/* Zero-initialise but for the builder. Reused for record after record. */
typedef struct read_records {
    model_builder *builder;
    bool typed;         /* records carry "type", which is then left alone */
    base_arena scratch; /* for one record */
    model_claim_draft *claims;
    size_t claim_count, claim_room;
} read_records;

void read_records_free(read_records *records);

/* What a record states, and how a builder keeps it. */
typedef struct read_draft {
    erg_code (*keep)(model_builder *b, const void *draft, erg_error *err);
    /* For those who know some time before that it will be kept, or NULL. */
    void (*expect)(const model_builder *b, const void *draft);
    const void *draft;
} read_draft;

/* The draft of a record, checked as far as that goes without the others. It lives in the
 * records' scratch and in the text of v. */
typedef erg_code read_draft_fn(read_draft *out, read_records *records, read_json_value v,
                               erg_error *err);
erg_code read_draft_document(read_draft *out, read_records *records, read_json_value v,
                             erg_error *err);
erg_code read_draft_entity(read_draft *out, read_records *records, read_json_value v,
                           erg_error *err);
erg_code read_draft_relation(read_draft *out, read_records *records, read_json_value v,
                             erg_error *err);
erg_code read_draft_rate(read_draft *out, read_records *records, read_json_value v,
                         erg_error *err);

/* The record into the builder; what the last one left is forgotten. */
erg_code read_record_document(read_records *records, read_json_value v, erg_error *err);
erg_code read_record_entity(read_records *records, read_json_value v, erg_error *err);
erg_code read_record_relation(read_records *records, read_json_value v, erg_error *err);
erg_code read_record_rate(read_records *records, read_json_value v, erg_error *err);

/* An object's keys, and what to do with the member of each. */
typedef struct read_shape {
    const char *what; /* "a document": for messages */
    const char *const *keys;
    size_t count;
    /* Takes a member's value into the draft. */
    erg_code (*take)(read_records *records, void *draft, size_t key, read_json_value v,
                     erg_error *err);
} read_shape;

/* Takes every member of the object v; a key that the shape has not is an error. */
erg_code read_record_object(read_records *records, void *draft, read_json_value v,
                            const read_shape *shape, erg_error *err);

/* --- claim.c --- */
/* A list of claims becomes records->claims. */
erg_code read_record_claims(read_records *records, read_json_value v, bool of_entity,
                            erg_error *err);
/* Adds a claim, all absent; NULL when memory runs out. */
model_claim_draft *read_record_add_claim(read_records *records, base_place place);
erg_code read_record_amount(erg_amount *out, read_json_value v, erg_error *err);
erg_code read_record_status(erg_status *out, read_json_value v, erg_error *err);

/* "format" must be `wanted`, "version" 1.0 or another 1.x. null passes. */
erg_code read_record_format(read_json_value v, const char *wanted, erg_error *err);
erg_code read_record_version(read_json_value v, erg_error *err);

#endif
