/* Two sides on their way to a comparison, and to its picture. */
#ifndef CLI_COMPARISON_H
#define CLI_COMPARISON_H

#include "cli/pipeline.h"
#include "cli/target.h"
#include "erg/union.h"

typedef struct cli_side {
    const char *const *paths; /* borrowed */
    size_t path_count;
    cli_options options; /* the command's, with the clocks of this side */
    cli_pipeline pipeline;
} cli_side;

typedef struct cli_comparison {
    cli_side sides[2];
    bool one_dataset; /* the first one's, borrowed by the second */
    erg_snapshot *corrected;
    erg_diff *diff;
    erg_union *joined;        /* these where they are asked for */
    erg_places *places;       /* of --positions, which is only read */
    erg_positions *positions; /* of the union */
    erg_picture *picture;
} cli_comparison;

/* Sides copy the options as they stand and open their pipelines: clocks are set before
 * cli_comparison_make. */
void cli_comparison_open(cli_comparison *c, const cli_options *options);
void cli_comparison_close(cli_comparison *c);
erg_code cli_comparison_make(cli_comparison *c, cli_options *options,
                             const cli_aims *aims, erg_error *err);
/* Writes one target. */
erg_code cli_comparison_write(const cli_comparison *c, const cli_target *target,
                              const cli_options *options, bool colour, base_sink *sink,
                              erg_error *err);

#endif
