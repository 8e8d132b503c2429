/* Rankings: entities in the order of a measure, as a table for people, CSV or JSON. */
#ifndef WRITE_RANK_H
#define WRITE_RANK_H

#include "base/buffer.h"
#include "base/sink.h"
#include "erg/robust.h"

typedef struct write_ranking {
    const erg_snapshot *snapshot; /* its nodes are the rows */
    const erg_measures
        *measures;            /* the columns as they are shown; the first one orders */
    uint32_t top;             /* rows; 0: all */
    const char *title;        /* NULL: the dataset's */
    const erg_robust *robust; /* of the snapshot's rows, or NULL */
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
void write_robust_text(base_sink *s, const write_ranking *ranking, const uint32_t *order,
                       uint32_t count);
void write_rank_csv(base_sink *s, const write_ranking *ranking, const uint32_t *order,
                    uint32_t count);
void write_rank_json(base_sink *s, const write_ranking *ranking, const uint32_t *order,
                     uint32_t count);

/* Text made safe for a terminal and cut to `most` columns; a failure voids the sink. */
void write_rank_cell(base_sink *s, base_buffer *out, const char *text, size_t most);
/* What was ranked: the title and the line under it. */
void write_rank_title(base_sink *s, const write_ranking *ranking, base_buffer *cell);

/* What the other readings make of it: behind the columns of a row, and for JSON a member
 * of each row and one of the whole, each with the comma in front. */
void write_robust_csv_header(base_sink *s, const write_ranking *ranking);
void write_robust_csv_row(base_sink *s, const write_ranking *ranking, uint32_t row);
void write_robust_json_row(base_sink *s, const write_ranking *ranking, uint32_t row);
void write_robust_json_readings(base_sink *s, const write_ranking *ranking);
/* What a reading does, in words: "without document 'press-1'". */
void write_reading(base_buffer *out, const erg_dataset *dataset,
                   const erg_reading *reading);

#endif
