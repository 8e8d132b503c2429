/* Where records stand, and when relations are in force. */
#include "check/desk.h"

void check_stand_at_claim(check_desk *desk, const erg_claim *claim)
{
    desk->place = (erg_origin){claim->input, claim->line, claim->column};
}

void check_stand_at_relation(check_desk *desk, const erg_relation *relation)
{
    const erg_dataset *d = desk->dataset;
    desk->place = d->relation_origins ? d->relation_origins[relation - d->relations]
                                      : (erg_origin){0};
}

void check_stand_at_entity(check_desk *desk, uint32_t entity)
{
    const erg_origin *origins = desk->dataset->entity_origins;
    desk->place = origins ? origins[entity] : (erg_origin){0};
}

bool check_is_kept(const check_relation *r)
{
    return r->fate == GRAPH_FATE_KEPT && !r->merged;
}

bool check_sure_days(base_day *from, base_day *to, const check_relation *r)
{
    *from = r->found.start ? base_date_last(r->found.start) : BASE_DAY_FIRST;
    *to = r->found.end ? base_date_first(r->found.end) : BASE_DAY_LAST;
    return *from < *to;
}
