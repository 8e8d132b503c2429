/* Building a dataset record by record, from any number of inputs, then freezing it.
 *
 * Drafts are plain structs whose text is borrowed for the call only: the builder copies
 * what it keeps. Absent fields are NULL, 0 or NAN (see the draft_clear functions). Each
 * draft carries its place for messages. The builder applies every check of one record at
 * once (ids, dates, ranges) and every check across records in model_builder_finish
 * (references, duplicates, agreement).
 *
 * Records of one id: twice in one input is an error; in several inputs they must agree,
 * missing fields fill in, claims join (identical claims once). */
#ifndef MODEL_BUILDER_H
#define MODEL_BUILDER_H

#include "base/arena.h"
#include "base/fail.h"
#include "base/map.h"
#include "erg/dataset.h"

/* What a relation may weigh by itself: beyond it sums and distances are none. */
#define MODEL_WEIGHT_LEAST 1e-100
#define MODEL_WEIGHT_MOST 1e100

enum { MODEL_ID_MAX = 256, MODEL_RELATION_ID_MAX = 1024, MODEL_INPUTS_MAX = 65535 };

/* What an id, a kind or a document's name may be: 1 to `most` bytes without control
 * characters. `text` is UTF-8. For readers that have another way out than an error. */
bool model_is_id(const char *text, size_t most);
/* An ISO 4217 code by its looks: three capitals. */
bool model_is_currency(const char *text);
/* What the builder asks of an amount. */
erg_code model_check_amount(base_place place, const erg_amount *amount, erg_error *err);

typedef struct model_builder model_builder;

typedef struct model_claim_draft {
    base_place place;
    const char *document, *locator, *by, *note;
    double confidence; /* NAN: not stated */
    erg_status status;
    erg_date asserted, start, end;
    const char *label;
    bool has_amount;
    erg_amount amount; /* currency up to 3 bytes, checked by the builder */
    double share;
    const char *key;
    const erg_value *value;
} model_claim_draft;

typedef struct model_document_draft {
    base_place place;
    const char *id, *title, *publisher, *url;
    erg_date date;
    const erg_value *attrs;
} model_document_draft;

typedef struct model_entity_draft {
    base_place place;
    const char *id, *kind, *label;
    const char *const *aliases;
    size_t alias_count;
    const char *const *same_as;
    size_t same_as_count;
    const erg_value *attrs;
    model_claim_draft *claims;
    size_t claim_count;
    bool is_checked; /* by model_entity_draft_check, which also hashed: */
    base_key id_key;
} model_entity_draft;

typedef struct model_relation_draft {
    base_place place;
    const char *id;   /* NULL: generated at the end */
    bool id_is_loose; /* generated too where anything else has that id: other tools
                         number nodes and edges alike */
    const char *source, *target, *relation, *label;
    int directed; /* 1, 0, or -1: as the kind has it */
    erg_date start, end;
    double weight;
    const erg_value *attrs;
    bool joins; /* may join an earlier record of its id in the same input, as in another
                   one: rows of a flat table say several claims only so */
    model_claim_draft *claims;
    size_t claim_count;
    bool is_checked; /* by model_relation_draft_check, which also hashed: */
    base_key source_key, target_key;
} model_relation_draft;

typedef struct model_rate_draft {
    base_place place;
    const char *currency, *document;
    erg_date date;
    double usd;
} model_rate_draft;

/* All absent, with the place set. */
void model_claim_draft_clear(model_claim_draft *draft, base_place place);
void model_document_draft_clear(model_document_draft *draft, base_place place);
void model_entity_draft_clear(model_entity_draft *draft, base_place place);
void model_relation_draft_clear(model_relation_draft *draft, base_place place);
void model_rate_draft_clear(model_rate_draft *draft, base_place place);

/* The checks of one record, for those who have the time ahead of the builder, which does
 * then not repeat them. */
erg_code model_entity_draft_check(model_entity_draft *draft, erg_error *err);
erg_code model_relation_draft_check(model_relation_draft *draft, erg_error *err);

erg_code model_builder_new(model_builder **out, erg_error *err);
/* NULL is allowed. */
void model_builder_free(model_builder *b);

/* Begins an input; what follows belongs to it. `name` as the user gave it (copied; places
 * may point to the returned copy, which lives as long as the builder), NULL when memory
 * runs out or there are more than MODEL_INPUTS_MAX. `strict_entities`: when any strict
 * input describes entities, a relation of a strict input that names an undescribed entity
 * is an error (JSON); otherwise entities that relations name are made (CSV). A document
 * that a strict input names must be described; one that another input names is made,
 * unless such inputs describe documents. */
const char *model_builder_input(model_builder *b, const char *name, bool strict_entities);
/* The user named the folder that the current input lies in. */
erg_code model_builder_folder(model_builder *b, const char *path, erg_error *err);
/* The current input is a part of a dataset: relations that its attrs.about name may be
 * absent. */
void model_builder_part(model_builder *b);
/* The dataset shall say where its records stood (erg_origin). */
void model_builder_keep_origins(model_builder *b);
/* Which relations of the current input are directed that do not say it: by their kind
 * (unless this is called), all, none, or by their kind where they state one, else none.
 */
typedef enum model_direction {
    MODEL_DIRECTED_BY_KIND = -1,
    MODEL_DIRECTED_NONE = 0,
    MODEL_DIRECTED_ALL = 1,
    MODEL_DIRECTED_BY_STATED_KIND = 2
} model_direction;
void model_builder_directed(model_builder *b, model_direction direction);
/* The digest of the current input's bytes, "sha256:...". Adds it to the dataset's files.
 */
erg_code model_builder_digest(model_builder *b, const char *digest, erg_error *err);

/* What the current input's format says and a dataset cannot hold: a line for people,
 * without the input's name, which it will begin with. */
erg_code model_builder_note(model_builder *b, const char *text, erg_error *err);

/* The title of the current input. Inputs with different titles make a dataset without
 * one, so that their order leaves no trace. */
erg_code model_builder_title(model_builder *b, const char *title, erg_error *err);
erg_code model_builder_document(model_builder *b, const model_document_draft *d,
                                erg_error *err);
erg_code model_builder_entity(model_builder *b, const model_entity_draft *d,
                              erg_error *err);
erg_code model_builder_relation(model_builder *b, const model_relation_draft *d,
                                erg_error *err);
erg_code model_builder_rate(model_builder *b, const model_rate_draft *d, erg_error *err);
/* Begins to load what a draft that is checked will be looked for in. */
void model_builder_expect_entity(const model_builder *b, const model_entity_draft *d);
void model_builder_expect_relation(const model_builder *b, const model_relation_draft *d);

/* Entities that were described so far, in this order, all inputs. */
size_t model_builder_entity_count(const model_builder *b);
const char *model_builder_entity_id(const model_builder *b, size_t at);
bool model_builder_has_entity(const model_builder *b, const char *id);

/* The arena that becomes the dataset's: for what a reader attaches to it after all is
 * read. */
base_arena *model_builder_arena(model_builder *b);

/* Checks across records, generates ids, sorts, digests, freezes. The builder is used up
 * (free it still). */
erg_code model_builder_finish(erg_dataset **out, model_builder *b, erg_error *err);

/* The dataset's own arena, for what a reader attaches (model/recorded.h) before the
 * dataset is handed out. */
base_arena *model_dataset_arena(erg_dataset *dataset);

#endif
