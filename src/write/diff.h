/* A diff as text for people, CSV or JSON. */
#ifndef WRITE_DIFF_H
#define WRITE_DIFF_H

#include "base/sink.h"
#include "erg/diff.h"

typedef struct write_diff_how {
    const char *title; /* NULL: the dataset's */
    const char *by;    /* the measure that text explains; NULL: the first with ranks */
    uint32_t context;  /* text: so many ties around what changed; ERG_NONE: none */
    bool brief;        /* text: one line */
    bool colour;       /* text: for a terminal */
} write_diff_how;

typedef struct write_diff_format {
    const char *name, *suffix;
    void (*write)(base_sink *s, const erg_diff *diff, const write_diff_how *how);
} write_diff_format;

/* text, json, csv. */
extern const write_diff_format write_diff_formats[];
extern const size_t write_diff_format_count;

/* The writers of the formats, for the table. */
void write_diff_text(base_sink *s, const erg_diff *diff, const write_diff_how *how);
void write_diff_json(base_sink *s, const erg_diff *diff, const write_diff_how *how);
void write_diff_csv(base_sink *s, const erg_diff *diff, const write_diff_how *how);

/* "added", "removed", "changed", "same" */
const char *write_change_name(erg_change change);

#endif
