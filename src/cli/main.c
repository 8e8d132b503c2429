/* erg: entity-relationship graphs from sourced facts. Finds the command, runs it, says
 * what went wrong. */
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "base/fail.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/help.h"
#include "cli/message.h"
#include "cli/output.h"
#include "erg/write.h"

enum { FINE = 0, ANSWER_IS_NO = 1, TROUBLE = 2, NAMES_MAX = 64 };

/* With a standard stream closed, the next file opened would take its number, and messages
 * or results would go into it. Opened the other way round, using it fails as it should.
 */
static void hold_standard_streams(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0)
            (void)!open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

static int report(erg_code code, const erg_error *err)
{
    if (code == ERG_OK) return FINE;
    cli_say_error(err);
    return TROUBLE;
}

/* Help of one command, or of all where it is NULL. */
static int show_help(const cli_command *command)
{
    erg_error err = {0};
    cli_output output;
    erg_code code = cli_output_open(&output, NULL, NULL, 0, &err);
    if (code == ERG_OK) {
        if (command)
            cli_help_command(output.sink, command);
        else
            cli_help_all(output.sink);
        code = cli_output_finish(&output, &err);
    }
    return report(code, &err);
}

static int show_version(void)
{
    erg_error err = {0};
    cli_output output;
    erg_code code = cli_output_open(&output, NULL, NULL, 0, &err);
    if (code == ERG_OK) {
        base_sink_format(output.sink, "erg %s\n", erg_version());
        code = cli_output_finish(&output, &err);
    }
    return report(code, &err);
}

static int show_short_help(void)
{
    base_sink sink;
    int to = STDERR_FILENO;
    base_sink_open(&sink, base_sink_to_descriptor, &to);
    cli_help_short(&sink);
    base_sink_finish(&sink, "standard error", NULL);
    return TROUBLE;
}

static int fail_command(const char *name)
{
    const char *names[NAMES_MAX];
    erg_error err = {0};
    for (size_t i = 0; i < cli_command_count && i < NAMES_MAX; i++)
        names[i] = cli_commands[i]->name;
    const char *nearest = base_text_nearest(name, names, cli_command_count);
    const char *what = name[0] == '-' ? "option" : "command";
    if (nearest)
        base_fail(&err, ERG_EUSAGE, "unknown %s '%.80s', did you mean '%s'?", what, name,
                  nearest);
    else
        base_fail(&err, ERG_EUSAGE, "unknown %s '%.80s', see 'erg --help'", what, name);
    return report(ERG_EUSAGE, &err);
}

static int run(const cli_command *command, char *const *words, size_t count)
{
    erg_error err = {0};
    cli_call call = {0};
    bool no = false;
    int status = FINE;
    erg_code code = cli_call_parse(&call, command, words, count, &err);
    if (code == ERG_OK && call.options.help)
        status = show_help(command);
    else if (code == ERG_OK)
        code = command->run(&call, &no, &err);
    cli_call_free(&call);
    if (code != ERG_OK) return report(code, &err);
    return no ? ANSWER_IS_NO : status;
}

int main(int argc, char **argv)
{
    hold_standard_streams();
    signal(SIGPIPE, SIG_IGN);
    if (argc < 2) return show_short_help();
    const char *word = argv[1];
    if (strcmp(word, "--version") == 0) return show_version();
    bool help = strcmp(word, "help") == 0;
    if (help || strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0) {
        if (argc < 3) return show_help(NULL);
        word = argv[2];
    }
    const cli_command *command = cli_command_find(word);
    if (!command) return fail_command(word);
    if (word != argv[1]) return show_help(command);
    return run(command, argv + 2, (size_t)argc - 2);
}
