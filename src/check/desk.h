/* The desk: what checks read and where they leave their findings.
 *
 * A check is one function and one row of the table in check/table.c. Relations are looked
 * at as the options have them: those that the word filters want, on the day and with the
 * claims known that were asked for. Entities and documents are looked at in the whole
 * dataset. */
#ifndef CHECK_DESK_H
#define CHECK_DESK_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/map.h"
#include "erg/check.h"
#include "graph/settings.h"

typedef struct check_desk check_desk;

/* A relation as it is looked at. */
typedef struct check_relation {
    const erg_relation *relation;
    graph_resolution found;
    graph_fate fate;
    bool merged; /* an edge that a snapshot file merged of several relations */
} check_relation;

enum { CHECK_NAMED = 3 }; /* records of a group that are named in its text */

/* Records that one word is about: all relations of an unknown kind. */
typedef struct check_group {
    const char *word;
    const char *names[CHECK_NAMED];
    const char *last; /* a record is counted once */
    size_t count;
} check_group;

/* The groups of one row, in the order in which their words were met. */
typedef struct check_tally {
    check_group *groups;
    size_t count, capacity;
    base_map group_of;
} check_tally;

/* One of relation, entity and document is set. They call check_report with a text of
 * their own, or check_count, and then `group` writes one text for all records of a word.
 */
typedef struct check_row {
    const char *code;
    bool warning;
    const char *advice;
    void (*relation)(check_desk *desk, const check_relation *r);
    void (*entity)(check_desk *desk, uint32_t entity);
    void (*document)(check_desk *desk, uint32_t document);
    void (*group)(check_desk *desk, const check_group *group);
} check_row;

extern const check_row check_rows[];
extern const size_t check_row_count;

struct check_desk {
    const erg_dataset *dataset;
    graph_settings settings;
    graph_resolver resolver;
    const bool *related;  /* [entity]: a relation touches it */
    const bool *cited;    /* [document]: a claim or a rate names it */
    base_buffer text;     /* of the finding at hand; emptied by check_report */
    const check_row *row; /* at hand */
    check_tally *tallies; /* [row] */
    base_arena scratch;   /* for one call of a check */
    erg_findings *findings;
    erg_finding *items;
    size_t capacity;
    bool failed; /* memory ran out */
};

/* Adds "SUBJECT: TEXT" with the text of the desk. */
void check_report(check_desk *desk, const char *subject);
/* Adds a record to the row's group of the word; both are borrowed. */
void check_count(check_desk *desk, const char *word, const char *subject);

#endif
