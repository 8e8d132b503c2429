/* The stages every command that shows a graph goes through, in their order:
 * read -> snapshot -> measure -> crop -> draw -> write. Each makes something new and
 * leaves what it was made from as it is. */
#ifndef CLI_PIPELINE_H
#define CLI_PIPELINE_H

#include "base/file.h"
#include "cli/option.h"
#include "erg/picture.h"
#include "write/emitter.h"

typedef struct cli_pipeline {
    const cli_options *options; /* borrowed */
    bool keep_origins;          /* cli_read keeps where records stood */
    base_arena memory;
    erg_dataset *dataset;
    erg_snapshot *whole;   /* what is measured */
    erg_measures *asked;   /* measures the user asked for */
    erg_measures *extra;   /* those that --by or --size-by need beside them */
    erg_measures measures; /* both, columns borrowed from them */
    erg_measures output;   /* those that outputs show, borrowed likewise */
    erg_measure_options how;
    erg_snapshot *part;             /* the crop, NULL where nothing is cropped */
    const erg_snapshot *shown;      /* part or whole */
    erg_places *places;             /* of --positions; NULL where nothing is known yet */
    erg_positions *made;            /* positions from the layout */
    erg_positions kept;             /* those of a snapshot file, in the memory */
    const erg_positions *positions; /* one of the two, or NULL */
    erg_picture *picture;
} cli_pipeline;

/* What the outputs of one run need of it. */
typedef struct cli_needs {
    bool positions, picture;
    erg_words measures; /* to be computed whatever --measures says: --by, --size-by */
} cli_needs;

void cli_pipeline_open(cli_pipeline *p, const cli_options *options);
void cli_pipeline_close(cli_pipeline *p);

/* Options that only make sense together, and words that no stage may come to look at.
 * cli_read asks it too. */
erg_code cli_check_options(const cli_options *options, erg_error *err);
erg_code cli_read(cli_pipeline *p, const char *const *paths, size_t count,
                  erg_error *err);
erg_code cli_snapshot(cli_pipeline *p, erg_error *err);
erg_code cli_measure(cli_pipeline *p, const cli_needs *needs, erg_error *err);
erg_code cli_crop(cli_pipeline *p, erg_error *err);
erg_code cli_draw(cli_pipeline *p, const cli_needs *needs, erg_error *err);
/* All but reading. */
erg_code cli_pipeline_run(cli_pipeline *p, const cli_needs *needs, erg_error *err);
/* Writes the graph, its measures, positions and picture with the emitter: one of its
 * files, or where `file` is NULL the one that it is. */
erg_code cli_emit(const cli_pipeline *p, const write_emitter *emitter,
                  const write_file *file, base_sink *sink, erg_error *err);

/* What --positions names; *out stays as it is where there is no such file yet. */
erg_code cli_read_places(erg_places **out, const cli_options *options, erg_error *err);
/* Writes where the entities are now to the file of --positions, not yet under its name:
 * the caller commits and frees it. *out stays NULL where there is nothing to keep. */
erg_code cli_keep_places(base_output **out, const cli_pipeline *p, erg_error *err);

/* The snapshot options that the command's options state. Ids to keep live in the arena.
 */
erg_code cli_snapshot_options(erg_snapshot_options *out, const cli_options *options,
                              const erg_dataset *dataset, base_arena *arena,
                              erg_error *err);
/* How measures are to be computed, but for which. */
erg_measure_options cli_measure_options(const cli_options *options);
/* The two entities of --between; both NULL where it was not given. */
erg_code cli_between(const char *ends[2], const cli_options *options,
                     const erg_dataset *dataset, base_arena *arena, erg_error *err);
/* The same of --pair. */
erg_code cli_pair(const char *ends[2], const cli_options *options,
                  const erg_dataset *dataset, base_arena *arena, erg_error *err);
/* What an emitter and the options need, added to what is there. */
void cli_needs_add(cli_needs *needs, const write_emitter *emitter,
                   const cli_options *options);

#endif
