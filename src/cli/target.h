/* Targets: the formats that a command or recipe can write, by what it shows: one graph, a
 * comparison or a row of dates. Of the latter two they are formats of their own (text,
 * json, csv), and those emitters that draw pictures or tell of changes or dates. */
#ifndef CLI_TARGET_H
#define CLI_TARGET_H

#include "cli/option.h"
#include "draw/view.h"
#include "write/diff.h"
#include "write/emitter.h"
#include "write/timeline.h"

typedef struct cli_target {
    const char *name, *suffix;
    const write_emitter *emitter; /* one of the three */
    const write_diff_format *diff;
    const write_timeline_format *dates;
} cli_target;

/* The one that -t names, else that of the output's suffix, else the first. */
erg_code cli_target_choose(cli_target *out, draw_need need, const cli_options *options,
                           erg_error *err);
/* ERG_EUSAGE where there is none of the name, with those that there are. */
erg_code cli_target_find(cli_target *out, draw_need need, const char *name,
                         erg_error *err);

/* What the targets of one run need to be made. */
typedef struct cli_aims {
    bool data;    /* all measures */
    bool graph;   /* the union, with positions */
    bool picture; /* the one measure it shows */
    bool page;    /* the union's picture, of dates a network */
} cli_aims;

void cli_aims_add(cli_aims *aims, const cli_target *target);

#endif
