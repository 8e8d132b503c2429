/* What `erg check` found, as text for people or JSON. */
#ifndef WRITE_FINDINGS_H
#define WRITE_FINDINGS_H

#include "base/sink.h"
#include "erg/check.h"

/* Either a dataset and its findings, or the error that kept it from being read. */
typedef struct write_check {
    const erg_dataset *dataset;
    const erg_findings *findings;
    const erg_error *error; /* NULL: it reads */
} write_check;

typedef struct write_check_format {
    const char *name, *suffix;
    void (*write)(base_sink *s, const write_check *check);
} write_check_format;

/* text, json. */
extern const write_check_format write_check_formats[];
extern const size_t write_check_format_count;

#endif
