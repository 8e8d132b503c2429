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
    erg_origin place; /* of the first */
    size_t count;
} check_group;

/* What a relation says that is compared with what others say: who holds what of what, and
 * from when to when. */
typedef struct check_hold {
    const erg_relation *relation;
    const erg_claim *claim;   /* which states the value, or NULL */
    uint32_t holder, whole;   /* entities */
    base_day from, to;        /* the days on which it holds without doubt: [from, to) */
    erg_date since;           /* the start as it is stated, or 0 */
    double value;             /* a share, or the logarithm of an amount */
    const char *what, *class; /* a role as written, and which office that is */
} check_hold;

/* What one row gathered. */
typedef struct check_tally {
    check_group *groups; /* in the order in which their words were met */
    size_t count, capacity;
    base_map group_of;
    check_hold *holds; /* in the order of the relations */
    size_t hold_count, hold_capacity;
} check_tally;

/* One of relation, entity, document and dataset is set. They call check_report with a
 * text of their own; or check_count, and then `group` writes one text for all records of
 * a word; or check_keep, and then `compare` looks at all that was kept, which it may
 * sort. */
typedef struct check_row {
    const char *code;
    bool warning;
    const char *advice;
    void (*relation)(check_desk *desk, const check_relation *r);
    void (*entity)(check_desk *desk, uint32_t entity);
    void (*document)(check_desk *desk, uint32_t document);
    void (*dataset)(check_desk *desk);
    void (*group)(check_desk *desk, const check_group *group);
    void (*compare)(check_desk *desk, check_hold *holds, size_t count);
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
    erg_origin place;     /* of the record at hand; line 0: not known */
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
/* Keeps it for the row's `compare`. */
void check_keep(check_desk *desk, const check_hold *hold);
/* What is reported next stands here. */
void check_stand_at_claim(check_desk *desk, const erg_claim *claim);
void check_stand_at_relation(check_desk *desk, const erg_relation *relation);
void check_stand_at_entity(check_desk *desk, uint32_t entity);

/* Whether a check of the graph as it is drawn looks at the relation. */
bool check_is_kept(const check_relation *r);
/* The days on which the relation is in force whatever its dates mean: "2024" begins for
 * sure on its last day and ends for sure before its first. False where there are none. */
bool check_sure_days(base_day *from, base_day *to, const check_relation *r);

#endif
