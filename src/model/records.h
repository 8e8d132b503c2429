/* Inside the builder: records as they came in, each with its place. Private to model/.
 *
 * Every record is kept until the end, also where several describe one id: then they are
 * sorted by id, records of one id become one, and references turn from names into sorted
 * positions. Until then a relation's ends and a claim's document are indices into the
 * lists of names. */
#ifndef MODEL_RECORDS_H
#define MODEL_RECORDS_H

#include "base/digest.h"
#include "base/map.h"
#include "model/builder.h"

enum { MODEL_TEXT_MAX = 1 << 20, MODEL_VALUE_DEPTH_MAX = 256 };
/* Among more ids none is suggested: the search would take longer than the reading. */
enum { MODEL_SUGGEST_MAX = 20000 };
/* Of one type: more than any list that people curate, or a register of companies. */
enum { MODEL_RECORDS_MAX = 1 << 23 };

/* Where a record stood. Small, for there are millions. */
typedef struct model_origin {
    uint32_t line, column;
    uint16_t input;
    int8_t directed; /* of a relation: 1, 0, or -1 where it does not say */
    bool joins : 1;  /* as the draft has it */
    bool loose : 1;  /* its id is */
    uint32_t name;   /* of a document or an entity: the index of its id among the names */
} model_origin;

typedef struct model_input {
    const char *name;
    const char *folder; /* named in its place, or NULL */
    bool strict, part;
    model_direction direction; /* of relations that do not say */
} model_input;

/* An id that records describe or refer to. */
typedef struct model_name {
    const char *id;
    model_origin mention; /* who refers to it first, of a strict input if any */
    bool mentioned, strict, described;
} model_name;

typedef struct model_names {
    base_map map;
    model_name *items;
    size_t count, room;
    uint32_t last; /* looked up last: often it is the same again */
} model_names;

/* Records of one type and, parallel, their origins. */
typedef struct model_list {
    void *items;
    model_origin *origins;
    size_t count, item_room, origin_room;
} model_list;

struct model_builder {
    base_arena arena; /* what the dataset keeps */
    base_arena ids;   /* the ids: close together, for they are looked up and sorted */
    model_input *inputs;
    size_t input_count, input_room;
    erg_input_file *files;
    size_t file_count, file_room;
    const char **notes;
    size_t note_count, note_room;
    const char *title;
    bool titles_differ;
    model_names document_names, entity_names;
    model_list documents, entities, relations, rates;
    base_map words;       /* kinds and other words that come often, kept once */
    base_map amounts;     /* round ones come often */
    bool strict_entities; /* a strict input describes entities */
    bool loose_documents; /* an input that is not strict describes documents */
    bool keeps_origins;
};

/* --- builder.c --- */
/* Adds a record of `size` zero bytes, to be filled in. */
erg_code model_list_add(void **record, const model_builder *b, model_list *list,
                        size_t size, const model_origin *origin, erg_error *err);

/* --- rules.c: what one record must keep to --- */
erg_code model_check_document(const model_document_draft *d, erg_error *err);
erg_code model_check_rate(const model_rate_draft *d, erg_error *err);
erg_code model_check_title(base_place place, const char *title, erg_error *err);
erg_code model_check_period(base_place place, erg_date start, erg_date end,
                            erg_error *err);

/* --- names.c --- */
base_place model_place(const model_builder *b, const model_origin *origin);
/* "a.json:12:3", for the middle of a message. */
typedef struct model_shown_place {
    char text[384];
} model_shown_place;
model_shown_place model_show_place(base_place place);
/* The name's index; it is added where it is new. */
erg_code model_name_add(uint32_t *out, model_builder *b, model_names *names,
                        const base_key *id, base_place place, erg_error *err);
erg_code model_name_mention(uint32_t *out, model_builder *b, model_names *names,
                            const base_key *id, const model_origin *origin,
                            erg_error *err);
/* "unknown entity 'x'", with the nearest described name where one is near. */
erg_code model_name_unknown(const model_builder *b, const model_names *names, size_t at,
                            const char *what, erg_error *err);

/* --- order.c --- */
typedef struct model_key {
    uint64_t prefix; /* the first bytes in which the ids can differ */
    const char *id;
    uint32_t index;
} model_key;

/* Sorts by the bytes of the ids, then by index. */
void model_order(model_key *keys, size_t n);
/* The end of the run of equal ids that starts at `from`. */
size_t model_order_run(const model_key *keys, size_t n, size_t from);
bool model_order_has(const model_key *keys, size_t n, const char *id);
/* "Did you mean": the nearest of the ids, or NULL. */
const char *model_order_nearest(const model_key *keys, size_t n, const char *id);

/* --- merge.c: records of one id (keys of one run) become the first of them --- */
erg_code model_merge_documents(model_builder *b, const model_key *run, size_t n,
                               erg_error *err);
erg_code model_merge_entities(model_builder *b, const model_key *run, size_t n,
                              erg_error *err);
erg_code model_merge_relations(model_builder *b, const model_key *run, size_t n,
                               erg_error *err);

/* --- finish.c, gather.c, finish_relations.c, finish_rates.c --- */
typedef struct model_finishing {
    model_builder *b;
    erg_dataset *d;
    uint32_t *document_at; /* of a document's name: its position in the dataset */
    uint32_t *entity_at;
    model_key *entity_keys;
    erg_error *err;
} model_finishing;

typedef erg_code model_merge(model_builder *b, const model_key *run, size_t n,
                             erg_error *err);

/* A key for each record that has an id (its first member), sorted. */
model_key *model_sorted_keys(size_t *n, const model_list *list, size_t size);
/* Each run of equal ids becomes its first record, one key. */
erg_code model_merge_runs(model_builder *b, model_key *keys, size_t *n,
                          model_merge *merge, erg_error *err);
/* The records in the order of the keys; the list gives its own back. */
void *model_gather(model_list *list, size_t size, const model_key *keys, size_t n);
/* Where they stood, in the same order, in the builder's arena; NULL where that is not
 * kept.
 */
const erg_origin *model_gather_origins(model_builder *b, const model_list *list,
                                       const model_key *keys, size_t n);
/* Names become positions, claims are sorted and identical ones kept once. */
void model_tidy_claims(const model_finishing *f, const erg_claim *claims, size_t *n);
erg_code model_finish_relations(model_finishing *f);
erg_code model_finish_rates(model_finishing *f);

/* --- generate.c --- */

/* Ids for relations without one, in items of b->relations. `stated` are the relations
 * that have one, sorted; `without` the others, reordered. d has its entities. */
erg_code model_generate_ids(model_builder *b, const erg_dataset *d,
                            const model_key *stated, size_t stated_count,
                            model_key *without, size_t without_count, erg_error *err);

/* --- dataset.c --- */
struct erg_dataset_memory {
    base_arena arena, ids;
    erg_document *documents;
    erg_entity *entities;
    erg_relation *relations;
    erg_rate *rates;
    erg_input_file *files;
    const char **notes;
    char digest[BASE_DIGEST_TEXT]; /* "": not yet asked for */
};

#endif
