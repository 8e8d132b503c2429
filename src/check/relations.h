/* Checks of relations; what each finds is said in the table. */
#ifndef CHECK_RELATIONS_H
#define CHECK_RELATIONS_H

#include "check/desk.h"

void check_disputed_amount(check_desk *desk, const check_relation *r);
void check_disputed_share(check_desk *desk, const check_relation *r);
void check_disputed_dates(check_desk *desk, const check_relation *r);
void check_denied(check_desk *desk, const check_relation *r);
void check_begins_later(check_desk *desk, const check_relation *r);
void check_claims_of_relation(check_desk *desk, const check_relation *r);
void check_keep_share(check_desk *desk, const check_relation *r);
void check_compare_shares(check_desk *desk, check_hold *holds, size_t count);
void check_keep_head(check_desk *desk, const check_relation *r);
void check_compare_heads(check_desk *desk, check_hold *holds, size_t count);
void check_keep_amount(check_desk *desk, const check_relation *r);
void check_compare_amounts(check_desk *desk, check_hold *holds, size_t count);
void check_end_before_start(check_desk *desk, const check_relation *r);
void check_unsourced(check_desk *desk, const check_relation *r);
void check_unusable(check_desk *desk, const check_relation *r);
void check_only_possible(check_desk *desk, const check_relation *r);
void check_no_document(check_desk *desk, const check_relation *r);
void check_no_document_group(check_desk *desk, const check_group *group);
void check_no_currency(check_desk *desk, const check_relation *r);
void check_missing_rate(check_desk *desk, const check_relation *r);
void check_missing_rate_group(check_desk *desk, const check_group *group);
void check_relation_kind(check_desk *desk, const check_relation *r);
void check_relation_kind_group(check_desk *desk, const check_group *group);

#endif
