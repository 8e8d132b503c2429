/* The canonical JSON text of records: members in the contract's order, absent ones left
 * out, numbers shortest. Used for digests and by the JSON emitters, so that they cannot
 * differ. */
#ifndef MODEL_CANONICAL_H
#define MODEL_CANONICAL_H

#include "base/sink.h"
#include "erg/dataset.h"

const char *model_status_name(erg_status status);
const char *model_bound_name(erg_bound bound); /* NULL for ERG_BOUND_NONE */
const char *model_basis_name(erg_basis basis);
/* False when the word is none of them. */
bool model_status_parse(erg_status *out, const char *word);
bool model_bound_parse(erg_bound *out, const char *word);
bool model_basis_parse(erg_basis *out, const char *word);

void model_write_amount(base_sink *s, const erg_amount *amount);
/* {"document":"press-1","locator":...,"status":"reported"}: confidence and status are
 * always written, so that a reader needs no defaults. */
void model_write_claim(base_sink *s, const erg_dataset *d, const erg_claim *claim);
void model_write_claims(base_sink *s, const erg_dataset *d, const erg_claim *claims,
                        size_t n);
/* `type` becomes the first member, "type": "entity", as JSON Lines has it; NULL: none.
 * Of an entity or relation, what is only a default (kind "unknown", the id as label,
 * relation "related") is left out, so that a record read back agrees with one that states
 * it; `directed` is always written. */
void model_write_document(base_sink *s, const char *type, const erg_document *document);
void model_write_entity(base_sink *s, const char *type, const erg_dataset *d,
                        const erg_entity *entity);
void model_write_relation(base_sink *s, const char *type, const erg_dataset *d,
                          const erg_relation *relation);
void model_write_rate(base_sink *s, const char *type, const erg_dataset *d,
                      const erg_rate *rate);
/* The whole dataset as erg.dataset JSON, one record a line. */
void model_write_dataset(base_sink *s, const erg_dataset *d);

/* Total orders (0 only for equal records) of one dataset's records: a claim's document
 * first, no document last; a relation's ends first, its id not at all. */
int model_claim_compare(const erg_claim *a, const erg_claim *b);
int model_relation_compare(const erg_relation *a, const erg_relation *b);

#endif
