/* Checks of relations; what each finds is said in the table. */
#ifndef CHECK_RELATIONS_H
#define CHECK_RELATIONS_H

#include "check/desk.h"

void check_disputed_amount(check_desk *desk, const check_relation *r);
void check_disputed_share(check_desk *desk, const check_relation *r);
void check_end_before_start(check_desk *desk, const check_relation *r);
void check_unsourced(check_desk *desk, const check_relation *r);
void check_unusable(check_desk *desk, const check_relation *r);
void check_only_possible(check_desk *desk, const check_relation *r);
void check_missing_rate(check_desk *desk, const check_relation *r);
void check_missing_rate_group(check_desk *desk, const check_group *group);
void check_relation_kind(check_desk *desk, const check_relation *r);
void check_relation_kind_group(check_desk *desk, const check_group *group);

#endif
