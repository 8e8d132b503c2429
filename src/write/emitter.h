/* Emitters: one file a format, one row in write/emitters.h, one record here. */
#ifndef WRITE_EMITTER_H
#define WRITE_EMITTER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/sink.h"
#include "erg/write.h"

typedef erg_code write_emit_fn(base_sink *out, const erg_output *what, erg_error *err);

/* One of the files of a format that is several: DIR/NAME, or RECIPE.NAME from `build`. */
typedef struct write_file {
    const char *name; /* "relations.csv" */
    write_emit_fn *emit;
} write_file;

typedef struct write_emitter {
    const char *name;    /* "dot" */
    const char *suffix;  /* of files that `build` writes: "dot", "cytoscape.json" */
    const char *summary; /* for `erg list formats` */
    const char *keeps;   /* of what is shown, likewise */
    const char *loses;
    bool needs_positions;    /* always carries positions */
    bool needs_picture;      /* draws: what->picture is set */
    bool picture_alone;      /* and asks for nothing else: no snapshot either */
    bool selects;            /* shows the first by --by of what is too much for it */
    bool tells_changes;      /* of the union of a comparison */
    bool tells_dates;        /* of the union of a timeline */
    write_emit_fn *emit;     /* of a format that is several files, the one that matters */
    const write_file *files; /* all files, where they are several */
    size_t file_count;
} write_emitter;

extern const write_emitter *const write_emitters[];
extern const size_t write_emitter_count;

/* NULL where the name is none. */
const write_emitter *write_emitter_find(const char *name);
/* Checks that what there is to write fits the emitter and itself, then emits. */
erg_code write_output(const write_emitter *emitter, base_sink *sink,
                      const erg_output *what, erg_error *err);
/* The same of one of its files. */
erg_code write_output_file(const write_emitter *emitter, const write_file *file,
                           base_sink *sink, const erg_output *what, erg_error *err);

#endif
