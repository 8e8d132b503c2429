/* `erg manual`: the page erg(1), from the same tables as the help, so that neither can
 * know a command or an option that the other does not. Its language is mdoc. */
#include <string.h>

#include "base/fail.h"
#include "cli/command.h"
#include "cli/output.h"
#include "cli/words.h"
#include "erg/write.h"

/* Free text: nothing in it may be read as a command of the language. */
static void write_text(base_sink *s, const char *text, size_t n)
{
    bool begins = true;
    for (size_t i = 0; i < n; i++) {
        if (begins && (text[i] == '.' || text[i] == '\'')) base_sink_text(s, "\\&");
        begins = text[i] == '\n';
        if (text[i] == '\\')
            base_sink_text(s, "\\e");
        else if (text[i] == '-')
            base_sink_text(s, "\\-");
        else
            base_sink_char(s, text[i]);
    }
}

static void write_line(base_sink *s, const char *text)
{
    write_text(s, text, strlen(text));
    base_sink_char(s, '\n');
}

/* Lines as they stand. */
static void write_display(base_sink *s, const char *lines)
{
    base_sink_text(s, ".Bd -literal -offset indent\n");
    write_line(s, lines);
    base_sink_text(s, ".Ed\n");
}

static void write_synopsis(base_sink *s)
{
    base_sink_text(s, ".Sh SYNOPSIS\n");
    for (size_t c = 0; c < cli_command_count; c++) {
        base_sink_text(s, ".Nm\n");
        base_sink_format(s, ".Cm %s\n", cli_commands[c]->name);
        if (*cli_commands[c]->usage) write_line(s, cli_commands[c]->usage);
    }
}

static void write_groups(base_sink *s, const cli_command *command)
{
    const char *last = "";
    const char *joint = "Options: ";
    for (int group = 0; group < CLI_GROUP_COUNT; group++) {
        const char *title = cli_group_title((cli_group)group);
        if (!(command->groups & CLI_GROUP(group)) || strcmp(title, last) == 0) continue;
        base_sink_format(s, "%s%s", joint, title);
        joint = "; ";
        last = title;
    }
    joint = ", but not ";
    for (const char *const *name = command->senseless; name && *name; name++) {
        base_sink_text(s, joint);
        base_sink_text(s, "\\-\\-");
        write_text(s, *name, strlen(*name));
        joint = ", ";
    }
    if (*last) base_sink_text(s, ".\n");
}

/* Paragraphs stand apart by an empty line. */
static void write_about(base_sink *s, const char *text)
{
    for (const char *end = strstr(text, "\n\n"); end; end = strstr(text, "\n\n")) {
        write_text(s, text, (size_t)(end - text));
        base_sink_text(s, "\n.Pp\n");
        text = end + 2;
    }
    write_line(s, text);
}

static void write_commands(base_sink *s)
{
    base_sink_text(s, ".Sh COMMANDS\n");
    for (size_t c = 0; c < cli_command_count; c++) {
        const cli_command *command = cli_commands[c];
        base_sink_format(s, ".Ss %s\n", command->name);
        write_about(s, command->about);
        write_display(s, command->examples);
        base_sink_text(s, ".Pp\n");
        write_groups(s, command);
    }
}

static void write_option(base_sink *s, const cli_option *option)
{
    cli_words words = cli_words_of(option->name);
    cli_word word;
    base_sink_text(s, ".It ");
    if (option->letter) base_sink_format(s, "Fl %c , ", option->letter);
    base_sink_format(s, "Fl \\-%s", option->name);
    if (option->argument) base_sink_format(s, " Ar %s", option->argument);
    base_sink_char(s, '\n');
    write_text(s, option->help, strlen(option->help));
    base_sink_text(s, ".\n");
    if (!words) return;
    const char *joint = "One of ";
    for (size_t i = 0; words(&word, i); i++) {
        base_sink_text(s, joint);
        write_text(s, word.name, strlen(word.name));
        joint = ", ";
    }
    base_sink_text(s, ".\n");
}

static void write_options(base_sink *s)
{
    const char *title = "";
    base_sink_text(s, ".Sh OPTIONS\n"
                      "Each command takes those groups that it names.\n");
    for (size_t i = 0; i < cli_option_count; i++) {
        const cli_option *option = &cli_option_table[i];
        if (strcmp(title, cli_group_title(option->group)) != 0) {
            if (*title) base_sink_text(s, ".El\n");
            title = cli_group_title(option->group);
            base_sink_format(s, ".Ss %s\n.Bl -tag -width Ds\n", title);
        }
        write_option(s, option);
    }
    base_sink_text(s, ".El\n");
}

static void write_words(base_sink *s, const char *title, cli_words words)
{
    cli_word word;
    base_sink_format(s, ".Sh %s\n.Bl -tag -width Ds\n", title);
    for (size_t i = 0; words(&word, i); i++) {
        base_sink_text(s, ".It Cm ");
        write_line(s, word.name);
        if (word.summary) write_line(s, word.summary);
    }
    base_sink_text(s, ".El\n");
}

static const char front[] = ".Os erg\n"
                            ".Sh NAME\n"
                            ".Nm erg\n"
                            ".Nd entity\\-relationship graphs from sourced facts\n";

static const char description[] =
    ".Sh DESCRIPTION\n"
    ".Nm\n"
    "turns sourced facts about companies, people and products into weighted graphs: it\n"
    "reads who funds, owns, runs, supplies and fights whom, since when and according to\n"
    "which document, computes who is central, and writes pictures, tables and data for\n"
    "every date.\n"
    ".Pp\n"
    "An\n"
    ".Ar INPUT\n"
    "is a file, a folder of CSV files,\n"
    ".Sq \\-\n"
    "for standard input, or\n"
    ".Ar FILE Ns @ Ns Ar DATE ,\n"
    ".Ar FILE Ns @ Ns Ar DATE Ns ~ Ns Ar KNOWN\n"
    "or\n"
    ".Ar FILE Ns @~ Ns Ar KNOWN\n"
    "for a file as of a date and as known by another; a trailing @ protects a file name\n"
    "that ends in such a form. Several inputs are one dataset. A\n"
    ".Ar DATE\n"
    "is YYYY, YYYY\\-MM or YYYY\\-MM\\-DD.\n"
    ".Pp\n"
    "Results go to standard output or into the file of\n"
    ".Fl o ,\n"
    "everything else to standard error. A file is written whole or not at all.\n";

static const char back[] =
    ".Sh ENVIRONMENT\n"
    ".Bl -tag -width Ds\n"
    ".It Ev NO_COLOR\n"
    "Set to anything: no colours on a terminal.\n"
    ".It Ev ERG_LAYOUT , ERG_RENDER\n"
    "The programs erg\\-layout and erg\\-render, where they do not lie beside\n"
    ".Nm .\n"
    ".El\n"
    ".Sh EXIT STATUS\n"
    ".Bl -tag -width Ds\n"
    ".It 0\n"
    "Fine.\n"
    ".It 1\n"
    "The answer is no: the sides of\n"
    ".Cm diff\n"
    "differ,\n"
    ".Cm check\n"
    "found errors, or with\n"
    ".Fl \\-strict\n"
    "warnings.\n"
    ".It 2\n"
    "Trouble: wrong usage, input that cannot be read, a write that failed.\n"
    ".El\n"
    ".Sh SEE ALSO\n"
    ".Xr dot 1 ,\n"
    ".Xr erg-dataset 5 ,\n"
    ".Xr erg-recipe 5\n";

static erg_code run_manual(cli_call *call, bool *no, erg_error *err)
{
    cli_output output;
    (void)no;
    if (call->operand_count > 0)
        return base_fail(err, ERG_EUSAGE, "'erg manual' takes no '%.80s'",
                         call->operands[0]);
    erg_code code = cli_output_open(&output, NULL, NULL, 0, err);
    if (code != ERG_OK) return code;
    base_sink *s = output.sink;
    base_sink_format(s, ".Dd %s\n.Dt ERG 1\n", ERG_RELEASED);
    base_sink_text(s, front);
    write_synopsis(s);
    base_sink_text(s, description);
    write_commands(s);
    write_options(s);
    write_words(s, "FORMATS", cli_word_format);
    write_words(s, "READERS", cli_word_reader);
    write_words(s, "MEASURES", cli_word_measure);
    write_words(s, "WEIGHTS", cli_word_weight);
    write_words(s, "POLICIES", cli_word_policy);
    base_sink_text(s, back);
    return cli_output_finish(&output, err);
}

const cli_command cli_command_manual = {
    .name = "manual",
    .usage = "",
    .summary = "the page erg(1), for man",
    .about = "Writes the manual page erg(1), which `make install` puts in place.",
    .examples = "erg manual > erg.1 && man ./erg.1",
    .run = run_manual,
};
