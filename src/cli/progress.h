/* What is going on, where standard error is a terminal and the work has lasted over a
 * second: "erg: measuring, 37 %, about 12 s left". */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include "erg/progress.h"

/* A stage begins; NULL: it has ended, and its line is taken away again. */
void cli_say_progress(const char *what);
/* For the library, which then says how far the stage has come. */
erg_progress cli_progress(void);

#endif
