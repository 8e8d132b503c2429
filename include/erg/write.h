/* Writing a snapshot in one of the formats of `erg list formats`. */
#ifndef ERG_WRITE_H
#define ERG_WRITE_H

#include "erg/picture.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What there is to write. measures, positions and picture may be NULL where the format
 * does not need them (erg_format_needs_*); svg, pdf and png need the picture alone, of
 * whatever it is: there the snapshot may be NULL too. */
typedef struct erg_output {
    const erg_snapshot *snapshot;
    const erg_union *joined; /* in place of snapshot and measures: a comparison, for the
                                formats that tell changes, or dates, for gexf */
    const erg_measures *measures;
    const erg_positions *positions;
    const erg_picture *picture;
    const char *title;                 /* NULL: the dataset's */
    const char *theme;                 /* colours of data formats: dark, else light */
    const erg_measure_column *size_by; /* sizes symbols in data formats; NULL: strength */
    const erg_measure_column *by;      /* what is shown first in formats that show a part;
                                          NULL: strength */
    uint32_t top;                      /* how many entities they show at most; 0: 25 */
    bool csv_safe;         /* csv: ' before cells that a spreadsheet would compute */
    double scale;          /* png: pixels for each px of the picture, 0.1 to 8; 0: 2 */
    erg_progress progress; /* of the writing */
    const char *renderer;  /* path of erg-render; NULL: found beside the program */
} erg_output;

/* What a format asks of erg_output beside the snapshot; false for an unknown format. */
bool erg_format_needs_positions(const char *format);
bool erg_format_needs_picture(const char *format);

/* Takes n bytes; returns 0, or an errno value that stops the writing. */
typedef int (*erg_write_fn)(void *user, const char *data, size_t n);

/* An unknown format is ERG_EUSAGE. csv writes the relations: the program has documents
 * and entities beside them. */
erg_code erg_write(const char *format, const erg_output *what, erg_write_fn write,
                   void *user, erg_error *err);

/* Writes a diff: text, json or csv. Another format is ERG_EUSAGE. */
erg_code erg_write_diff(const char *format, const erg_diff *diff, erg_write_fn write,
                        void *user, erg_error *err);

/* Writes a file of places (erg.positions): those of the snapshot's entities, and those of
 * `earlier` (NULL: none) that are not in it. */
erg_code erg_write_places(const erg_snapshot *snapshot, const erg_positions *positions,
                          const erg_places *earlier, erg_write_fn write, void *user,
                          erg_error *err);

const char *erg_version(void);

#ifdef __cplusplus
}
#endif
#endif
