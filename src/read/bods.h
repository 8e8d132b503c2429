/* Inside the reader of the Beneficial Ownership Data Standard 0.4: statements as they
 * were published, kept until all are there, because a record's history comes in any
 * order. */
#ifndef READ_BODS_H
#define READ_BODS_H

#include "base/buffer.h"
#include "read/cited.h"
#include "read/json.h"
#include "read/tally.h"

typedef enum read_bods_type {
    READ_BODS_ENTITY,
    READ_BODS_PERSON,
    READ_BODS_RELATIONSHIP
} read_bods_type;

typedef enum read_bods_status {
    READ_BODS_NEW,
    READ_BODS_UPDATED,
    READ_BODS_CLOSED
} read_bods_status;

typedef struct read_bods_interest {
    const char *type, *details, *directness; /* NULL: not said */
    int beneficial;                          /* 1, 0, or -1: not said */
    double exact, low, high;                 /* percent; NAN: not said */
    bool above, below;                       /* the limits themselves are not meant */
    erg_date start, end;
} read_bods_interest;

typedef struct read_bods_fact {
    const char *key, *text;
} read_bods_fact;

enum { READ_BODS_FACTS = 12, READ_BODS_INTERESTS_MAX = 256 };

typedef struct read_bods_statement {
    base_place place;
    const char
        *locator; /* "statement 31c55e42": where in the document its claims stand */
    const char *record;
    const char *time; /* as it is written: the order of a record's statements */
    erg_date date;    /* its day */
    read_bods_type type;
    read_bods_status status;
    const char *document, *by; /* NULL: not said */
    /* Of an entity or a person: */
    const char *kind;
    const char **names, **same_as; /* the first name is the one to show */
    size_t name_count, same_as_count;
    read_bods_fact facts[READ_BODS_FACTS];
    size_t fact_count;
    /* Of a relationship: */
    const char *subject, *party; /* NULL: not specified */
    read_bods_interest *interests;
    size_t interest_count;
} read_bods_statement;

typedef struct read_bods {
    model_builder *builder;
    base_arena memory;  /* of the statements */
    base_arena scratch; /* of the record at hand */
    read_bods_statement *statements;
    size_t count, room;
    read_cited cited;
    read_tally left_out;
} read_bods;

/* --- bods_statement.c, bods_details.c --- */
/* Reads one more statement. */
erg_code read_bods_statement_take(read_bods *b, read_json_value v, erg_error *err);
erg_code read_bods_details(read_bods *b, read_bods_statement *s, read_json_value v,
                           erg_error *err);
/* The member as text, in the memory; NULL where it is not there or null. */
erg_code read_bods_text(read_bods *b, const char **out, read_json_value v,
                        const char *key, erg_error *err);

/* --- bods_subject.c, bods_relationship.c --- */
/* A claim of the statement: where it stands, by whom, and when it was said. */
void read_bods_claim_begin(model_claim_draft *c, const read_bods_statement *s);
/* Statements of one record, in their order, become what they say. */
erg_code read_bods_subject(read_bods *b, const read_bods_statement *const *history,
                           size_t count, erg_error *err);
erg_code read_bods_relationship(read_bods *b, const read_bods_statement *const *history,
                                size_t count, erg_error *err);

/* --- bods_interest.c: texts in the scratch memory, whose failure is sticky --- */
/* The kind of relation; NULL for what is unknown. */
const char *read_bods_interest_kind(const char *type);
/* "voting rights, over 25 to 50 %, indirect"; NULL where there is nothing to say. */
const char *read_bods_interest_label(read_bods *b, const read_bods_interest *i);
const char *read_bods_interest_note(read_bods *b, const read_bods_interest *i);
const erg_value *read_bods_interest_attrs(read_bods *b, const read_bods_interest *i);
/* The text in the scratch memory, NULL for none; frees the buffer. */
const char *read_bods_keep(read_bods *b, base_buffer *text);

#endif
