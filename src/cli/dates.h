/* A dataset at a row of dates: its timeline, and the picture of it. */
#ifndef CLI_DATES_H
#define CLI_DATES_H

#include "cli/comparison.h"
#include "erg/timeline.h"

typedef struct cli_dates {
    cli_pipeline pipeline; /* reads; its snapshot is of every time */
    erg_date *dates;
    size_t date_count;
    erg_timeline *timeline;
    erg_events *events;       /* in place of the timeline, with --events */
    erg_snapshot **snapshots; /* of its points, where the picture needs them */
    erg_union *joined;        /* these where they are asked for */
    erg_places *places;       /* of --positions, which is only read */
    erg_positions *positions; /* of the union, with --layout or places */
    erg_picture *picture;
    erg_picture *page; /* of the union, for pages */
} cli_dates;

void cli_dates_open(cli_dates *d, const cli_options *options);
void cli_dates_close(cli_dates *d);
/* Reads the inputs and makes what is asked for. */
erg_code cli_dates_make(cli_dates *d, cli_options *options, const char *const *paths,
                        size_t path_count, const cli_aims *aims, erg_error *err);
/* Writes one target. */
erg_code cli_dates_write(const cli_dates *d, const cli_target *target,
                         const cli_options *options, base_sink *sink, erg_error *err);

#endif
