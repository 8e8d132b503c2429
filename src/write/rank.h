/* Rankings: entities in the order of a measure, as a table for people, CSV or JSON. */
#ifndef WRITE_RANK_H
#define WRITE_RANK_H

#include "base/sink.h"
#include "erg/measure.h"

typedef struct write_ranking {
    const erg_snapshot *snapshot; /* its nodes are the rows */
    const erg_measures
        *measures;     /* the columns as they are shown; the first one orders */
    uint32_t top;      /* rows; 0: all */
    const char *title; /* NULL: the dataset's */
} write_ranking;

typedef struct write_rank_format {
    const char *name, *suffix;
    /* Rows come in `order`, nodes of the ranking's snapshot. */
    void (*write)(base_sink *s, const write_ranking *ranking, const uint32_t *order,
                  uint32_t count);
} write_rank_format;

/* text, csv, json. */
extern const write_rank_format write_rank_formats[];
extern const size_t write_rank_format_count;

/* Equal ranks go by id, undefined values come last. The first column must have ranks
 * (ERG_EUSAGE). */
erg_code write_ranking_to(base_sink *s, const write_ranking *ranking,
                          const write_rank_format *format, erg_error *err);

/* The writers of the formats, for the table. */
void write_rank_text(base_sink *s, const write_ranking *ranking, const uint32_t *order,
                     uint32_t count);
void write_rank_csv(base_sink *s, const write_ranking *ranking, const uint32_t *order,
                    uint32_t count);
void write_rank_json(base_sink *s, const write_ranking *ranking, const uint32_t *order,
                     uint32_t count);

#endif
