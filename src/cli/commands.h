/* The commands, in the order of `erg --help`. A new one is one file and one row here: the
 * file defines `const cli_command cli_command_NAME`. No guard: included twice by
 * commands.c. */
CLI_COMMAND(build)
CLI_COMMAND(export)
CLI_COMMAND(rank)
CLI_COMMAND(diff)
CLI_COMMAND(timeline)
CLI_COMMAND(explain)
CLI_COMMAND(check)
CLI_COMMAND(init)
CLI_COMMAND(fmt)
CLI_COMMAND(list)
CLI_COMMAND(completion)
CLI_COMMAND(manual)
