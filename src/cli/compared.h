/* What the commands that compare graphs have in common. */
#ifndef CLI_COMPARED_H
#define CLI_COMPARED_H

#include "cli/option.h"
#include "draw/view.h"

/* The measures that are computed and shown, and those that are needed beside them. Text
 * is of one measure, --by or else strength; the others of all, above 2,000 entities those
 * of linear time, with a note. Words live in the options' memory. */
erg_code cli_compared_measures(erg_words *measures, erg_words *needed,
                               cli_options *options, bool text, uint32_t node_count,
                               erg_error *err);

/* Picture options that the command's options state; without places and pair. */
void cli_picture_options(erg_picture_options *out, const cli_options *options);
/* Options that such a picture cannot have; a view that is of something else. */
erg_code cli_compared_check(const cli_options *options, draw_need need, erg_error *err);

#endif
