/* Emitters: one file a format, one row in write/emitters.h, one record here. */
#ifndef WRITE_EMITTER_H
#define WRITE_EMITTER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/sink.h"
#include "erg/write.h"

typedef erg_code (*write_emit_fn)(base_sink *out, const erg_output *what, erg_error *err);

/* One file of a format that is several. */
typedef struct write_part {
    const char *name; /* "entities": the file is NAME.entities.csv, or entities.csv */
    write_emit_fn emit;
} write_part;

typedef struct write_emitter {
    const char *name;    /* "dot" */
    const char *suffix;  /* of files that `build` writes: "dot", "cytoscape.json" */
    const char *summary; /* for `erg list formats` */
    const char *keeps;   /* of what is shown, likewise */
    const char *loses;
    bool needs_positions;    /* always carries positions */
    bool needs_picture;      /* draws: what->picture is set */
    bool picture_alone;      /* and asks for nothing else: no snapshot either */
    write_emit_fn emit;      /* NULL where the format is several files: */
    const write_part *parts; /* ended by one without a name */
} write_emitter;

extern const write_emitter *const write_emitters[];
extern const size_t write_emitter_count;

/* NULL where the name is none. */
const write_emitter *write_emitter_find(const char *name);
/* Files of the format, 1 or more. */
size_t write_part_count(const write_emitter *emitter);
/* Checks that what there is to write fits the emitter and itself, then emits a part,
 * the only one of most formats. */
erg_code write_output(const write_emitter *emitter, size_t part, base_sink *sink,
                      const erg_output *what, erg_error *err);

#endif
