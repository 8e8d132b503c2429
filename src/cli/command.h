/* Commands: one file a command, one row in commands.h, one record here. */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "cli/option.h"

#define CLI_GROUP(group) (1U << (group))

/* What a command is called with. */
typedef struct cli_call {
    const struct cli_command *command;
    cli_options options;
    const char **operands; /* what is no option, in order */
    size_t operand_count;
} cli_call;

typedef struct cli_command {
    const char *name;
    const char *usage;    /* "INPUT... [-t FORMAT] [-o FILE]" */
    const char *summary;  /* for `erg --help` */
    const char *about;    /* opens its help: what it is for */
    const char *examples; /* lines that work on the data of the project */
    unsigned groups;      /* of options, CLI_GROUP(...) | ... */
    /* Options of these groups that have no sense here, up to NULL: in no help, and
     * whoever tries one hears what to do instead. NULL: none. */
    const char *const *senseless;
    size_t least, most;  /* operands; most 0: any number */
    const char *operand; /* what an operand is, for messages: "INPUT" */
    /* Sets *no when all went well and the answer is no (exit status 1). */
    erg_code (*run)(cli_call *call, bool *no, erg_error *err);
} cli_command;

extern const cli_command *const cli_commands[];
extern const size_t cli_command_count;

/* NULL where the name is none. */
const cli_command *cli_command_find(const char *name);
/* Whether the option is one of the command's, to be shown in its help. */
bool cli_command_lists(const cli_command *command, const cli_option *option);

/* Splits the words after the command's name into options and operands. Options may follow
 * operands; "--" ends them; "-" and "-@..." are operands. With --help it stops checking.
 */
erg_code cli_call_parse(cli_call *call, const cli_command *command, char *const *words,
                        size_t count, erg_error *err);
void cli_call_free(cli_call *call);

#endif
