/* The table of measures: what each is called, reads and means, and the function that
 * computes it. Everything that lists measures reads it here (`erg list measures`, help,
 * pictures).
 *
 * To add a measure: write its function (see job.h), add a row to table.c. */
#ifndef MEASURE_TABLE_H
#define MEASURE_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "erg/error.h"
#include "erg/value.h"

/* Above so many entities only measures of linear time are computed unless named. */
enum { MEASURE_LINEAR_ABOVE = 50000 };

typedef struct measure_job measure_job;

typedef enum measure_reads {
    MEASURE_READS_NONE = 0,
    MEASURE_READS_STRENGTH,
    MEASURE_READS_DISTANCE /* 1 / strength */
} measure_reads;

typedef enum measure_direction {
    MEASURE_UNDIRECTED = 0, /* always */
    MEASURE_DIRECTED,       /* always */
    MEASURE_AS_ASKED        /* directed only with --directed */
} measure_direction;

typedef enum measure_order {
    MEASURE_UNRANKED = 0,
    MEASURE_HIGHEST_FIRST,
    MEASURE_LOWEST_FIRST
} measure_order;

/* What is known of all values together, for the self-check. */
typedef enum measure_check {
    MEASURE_IN_RANGE = 0,
    MEASURE_WHOLE_NUMBERS,
    MEASURE_SUMS_TO_ONE,
    MEASURE_LARGEST_IS_ONE
} measure_check;

typedef struct measure_setting {
    const char *key;
    erg_value value;
} measure_setting;

typedef struct measure_entry {
    const char *key;
    measure_reads reads;
    measure_direction direction;
    measure_order order;
    bool linear;                     /* time grows with entities + ties */
    bool nullable;                   /* may be undefined for an entity */
    const measure_setting *settings; /* fixed ones, sorted by key */
    size_t setting_count;
    const char *plain;      /* what it says, in a reporter's words: under tables */
    const char *definition; /* one sentence, exact: `erg list measures` */
    /* Fills values[node_count], which come in as 0; not normalized, not rounded. */
    erg_code (*compute)(double *values, measure_job *job, erg_error *err);
    double (*limit)(const measure_job *job); /* what no value may exceed */
    measure_check check;
    /* The first node whose value its ties say cannot be (verify.h); NULL: not asked. */
    uint32_t (*agree)(const double *values, measure_job *job);
    /* What --normalized divides by, 0 where there is nothing to divide; NULL: it does
     * not. */
    double (*divisor)(const measure_job *job);
} measure_entry;

extern const measure_entry measure_table[]; /* in the contract's order */
extern const size_t measure_table_count;

/* The row of a key, or NULL. */
const measure_entry *measure_find(const char *key);
/* "none", "strength" or "distance". */
const char *measure_reads_name(measure_reads reads);

#endif
