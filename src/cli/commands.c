#include <string.h>

#include "cli/command.h"

#define CLI_COMMAND(name) extern const cli_command cli_command_##name;
#include "cli/commands.h"
#undef CLI_COMMAND

#define CLI_COMMAND(name) &cli_command_##name,
const cli_command *const cli_commands[] = {
#include "cli/commands.h"
};
#undef CLI_COMMAND

const size_t cli_command_count = sizeof cli_commands / sizeof(const cli_command *);

const cli_command *cli_command_find(const char *name)
{
    for (size_t i = 0; i < cli_command_count; i++)
        if (strcmp(cli_commands[i]->name, name) == 0) return cli_commands[i];
    return NULL;
}

bool cli_command_lists(const cli_command *command, const cli_option *option)
{
    const char *const *senseless = command->senseless;
    for (; senseless && *senseless; senseless++)
        if (strcmp(*senseless, option->name) == 0) return false;
    return (command->groups | CLI_GROUP(CLI_GENERAL)) & CLI_GROUP(option->group);
}
