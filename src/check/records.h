/* Checks of entities and documents; what each finds is said in the table. */
#ifndef CHECK_RECORDS_H
#define CHECK_RECORDS_H

#include "check/desk.h"

void check_entity_kind(check_desk *desk, uint32_t entity);
void check_entity_kind_group(check_desk *desk, const check_group *group);
void check_claims_of_entity(check_desk *desk, uint32_t entity);
void check_disputed_facts(check_desk *desk, uint32_t entity);
void check_names(check_desk *desk);
void check_unused_entity(check_desk *desk, uint32_t entity);
void check_lonely_entity(check_desk *desk, uint32_t entity);
void check_undated_document(check_desk *desk, uint32_t document);
void check_uncited_document(check_desk *desk, uint32_t document);

/* "kind 'fundng' is not known, did you mean 'funding'?"; `unstated` is the word that
 * stands where no kind was stated. */
void check_say_kind(check_desk *desk, const char *kind, const char *unstated,
                    const char *const *known, size_t count);

#endif
