/* Records of a diff by their ids. Include after <cmocka.h>. */
#ifndef TESTS_UNIT_DIFF_RECORDS_H
#define TESTS_UNIT_DIFF_RECORDS_H

#include "erg/diff.h"
#include "graph_fixture.h"

static inline const erg_diff_record *node(const erg_diff *diff, const char *id)
{
    for (uint32_t v = 0; v < diff->node_count; v++)
        if (strcmp(diff->nodes[v].record.id, id) == 0) return &diff->nodes[v].record;
    return NULL;
}

static inline const erg_diff_record *edge_of(const erg_diff *diff, const char *id)
{
    for (uint32_t e = 0; e < diff->edge_count; e++)
        if (strcmp(diff->edges[e].record.id, id) == 0) return &diff->edges[e].record;
    return NULL;
}

static inline const erg_diff_field *field(const erg_diff_record *record,
                                          const char *pointer)
{
    for (size_t i = 0; record && i < record->field_count; i++)
        if (strcmp(record->fields[i].pointer, pointer) == 0) return &record->fields[i];
    return NULL;
}

#endif
