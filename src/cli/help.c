#include "cli/help.h"

#include <stdio.h>
#include <string.h>

enum { LEFT = 26, NAME_WIDTH = 12, WIDTH = 80, INDENT = 7 };

void cli_help_short(base_sink *s)
{
    base_sink_text(
        s, "usage: erg COMMAND ...\n\n"
           "  erg build  graphs/money.json          make every output of a recipe, into "
           "out/\n"
           "  erg export data.json -o network.svg   one picture or file of a graph\n"
           "  erg diff   data.json@2023 data.json   what changed since, and who says so\n"
           "  erg rank   data.json --top 10         who matters most, as a table\n"
           "  erg check  data.json                  contradictions and gaps in the "
           "sources\n\n"
           "See 'erg --help' and 'erg COMMAND --help'.\n");
}

void cli_help_all(base_sink *s)
{
    base_sink_text(
        s, "usage: erg COMMAND ...\n\n"
           "Turns sourced facts about companies, people and products into weighted "
           "graphs:\npictures, tables and data for every date.\n\nCommands:\n");
    for (size_t i = 0; i < cli_command_count; i++)
        base_sink_format(s, "  %-*s%s\n", NAME_WIDTH, cli_commands[i]->name,
                         cli_commands[i]->summary);
    base_sink_text(
        s, "\n  erg COMMAND --help    what a command takes, with examples\n"
           "  erg --version         the version\n\n"
           "Examples:\n"
           "  erg build graphs/money.json -o out\n"
           "  erg export data/openai-microsoft.json -o network.svg\n"
           "  erg rank data/openai-microsoft.json --top 10\n\n"
           "Results go to standard output, everything else to standard error. Exit "
           "status:\n0 fine, 1 the answer is no, 2 trouble.\n");
}

static void write_indented(base_sink *s, const char *lines)
{
    for (const char *line = lines; *line;) {
        size_t n = strcspn(line, "\n");
        base_sink_text(s, "  ");
        base_sink_write(s, line, n);
        base_sink_char(s, '\n');
        line += n + (line[n] == '\n');
    }
}

static void write_option(base_sink *s, const cli_option *option)
{
    char left[LEFT * 2];
    char letter[] = "-x, ";
    letter[1] = option->letter;
    snprintf(left, sizeof left, "  %s--%s%s%s", option->letter ? letter : "    ",
             option->name, option->argument ? " " : "",
             option->argument ? option->argument : "");
    base_sink_format(s, "%-*s  %s\n", LEFT, left, option->help);
}

/* On two lines, the formats on the second, where one is too short. */
static void write_usage(base_sink *s, const cli_command *command)
{
    const char *usage = command->usage, *formats = strstr(usage, " [-t");
    size_t n = strlen("usage: erg  ") + strlen(command->name) + strlen(usage);
    base_sink_format(s, "usage: erg %s%s", command->name, *usage ? " " : "");
    if (n <= WIDTH || !formats)
        base_sink_text(s, usage);
    else
        base_sink_format(s, "%.*s\n%*s%s", (int)(formats - usage), usage, INDENT, "",
                         formats + 1);
    base_sink_char(s, '\n');
}

void cli_help_command(base_sink *s, const cli_command *command)
{
    const char *title = "";
    write_usage(s, command);
    base_sink_format(s, "\n%s\n\nExamples:\n", command->about);
    write_indented(s, command->examples);
    for (size_t i = 0; i < cli_option_count; i++) {
        const cli_option *option = &cli_option_table[i];
        if (!cli_command_lists(command, option)) continue;
        if (strcmp(title, cli_group_title(option->group)) != 0) {
            title = cli_group_title(option->group);
            base_sink_format(s, "\n%s:\n", title);
        }
        write_option(s, option);
    }
}
