/* Help texts, made from the tables of commands and options. */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include "base/sink.h"
#include "cli/command.h"

/* What erg is and its commands: `erg --help`. */
void cli_help_all(base_sink *s);
/* The five things people come for: `erg` alone. */
void cli_help_short(base_sink *s);
/* `erg COMMAND --help` */
void cli_help_command(base_sink *s, const cli_command *command);

#endif
