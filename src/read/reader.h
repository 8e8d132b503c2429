/* Readers: one file a format, one row in read/readers.h, one record here. A reader turns
 * an input's bytes into drafts for the builder; what its format cannot say it reports
 * once as a note. */
#ifndef READ_READER_H
#define READ_READER_H

#include <stdbool.h>
#include <stddef.h>

#include "erg/dataset.h"
#include "model/builder.h"

/* An open input: its bytes come in order, once. `head` is the first bytes, for bids; they
 * are read again by the reader. A byte order mark is skipped. */
typedef struct read_source read_source;

/* What a reader is given. */
typedef struct read_job {
    model_builder *builder;
    read_source *source;
    unsigned threads;             /* 0: as many as the machine has */
    struct read_columns *columns; /* of CSV (read/columns.h) */
} read_job;

typedef struct read_reader {
    const char *name;    /* "json" */
    const char *summary; /* for `erg list readers` */
    /* How surely the input is of this format, 0 (not) to 100, from its first bytes and
     * its name. */
    int (*bid)(const char *head, size_t n, const char *name);
    bool strict_entities; /* see model_builder_input */
    bool any_encoding;    /* it reads UTF-16 and others, not UTF-8 alone */
    erg_code (*read)(const read_job *job, erg_error *err);
    /* Where the input was the only one, after the dataset is made from it: what the
     * format states beyond a dataset (model/recorded.h). NULL: nothing. */
    erg_code (*attach)(erg_dataset *dataset, read_source *source, erg_error *err);
} read_reader;

extern const read_reader *const read_readers[];
extern const size_t read_reader_count;

/* NULL where the name is none. */
const read_reader *read_reader_find(const char *name);

#endif
