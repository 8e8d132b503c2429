/* `erg completion`: scripts for bash and zsh that complete commands, options and the
 * words they take, made from the tables that erg itself looks them up in. */
#include <string.h>

#include "base/fail.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/output.h"
#include "cli/words.h"

/* The formats of a command as its usage has them: "[-t text|csv|json]". */
static void write_stated_formats(base_sink *s, const cli_command *command)
{
    const char *from = strstr(command->usage, "-t ");
    for (from = from ? from + 3 : ""; *from && *from != ']';) {
        size_t n = strcspn(from, "|]");
        if (strncmp(from, "...", n) != 0) {
            base_sink_write(s, from, n);
            base_sink_char(s, ' ');
        }
        from += n + (from[n] == '|');
    }
}

static void write_words(base_sink *s, cli_words words)
{
    cli_word word;
    for (size_t i = 0; words(&word, i); i++)
        base_sink_format(s, "%s ", word.name);
}

static void write_formats(base_sink *s, const cli_command *command)
{
    if (strstr(command->usage, "-t FORMAT"))
        write_words(s, cli_word_format);
    else
        write_stated_formats(s, command);
}

/* --- bash --- */

static void write_bash_options(base_sink *s)
{
    base_sink_text(s, "    case ${words[1]} in\n");
    for (size_t c = 0; c < cli_command_count; c++) {
        base_sink_format(s, "    %s) options='", cli_commands[c]->name);
        for (size_t i = 0; i < cli_option_count; i++)
            if (cli_command_lists(cli_commands[c], &cli_option_table[i]))
                base_sink_format(s, "--%s ", cli_option_table[i].name);
        base_sink_text(s, "'; formats='");
        write_formats(s, cli_commands[c]);
        base_sink_text(s, "' ;;\n");
    }
    base_sink_text(s, "    esac\n");
}

/* What comes after an option: words, a file, or what only its user knows. */
static void write_bash_values(base_sink *s)
{
    base_sink_text(s, "    case $before in\n"
                      "    -t | --to) list=$formats ;;\n");
    for (size_t i = 0; i < cli_option_count; i++) {
        const cli_option *option = &cli_option_table[i];
        cli_words words = cli_words_of(option->name);
        if (option->form == CLI_FLAG || strcmp(option->name, "to") == 0) continue;
        base_sink_text(s, "    ");
        if (option->letter) base_sink_format(s, "-%c | ", option->letter);
        base_sink_format(s, "--%s) ", option->name);
        if (words) {
            base_sink_text(s, "list='");
            write_words(s, words);
            base_sink_text(s, option->form == CLI_WORDS ? "'; commas=1 ;;\n" : "' ;;\n");
        } else if (option->form == CLI_PATH || strcmp(option->name, "output") == 0) {
            base_sink_text(s, "return ;;\n");
        } else {
            base_sink_text(s, "compopt +o default; return ;;\n");
        }
    }
    base_sink_text(s, "    esac\n");
}

static void write_bash(base_sink *s)
{
    base_sink_text(s, "# bash completion for erg, made by: erg completion bash\n"
                      "_erg() {\n"
                      "    local words=(\"${COMP_WORDS[@]}\") n=$COMP_CWORD options= "
                      "formats= list= commas= front=\n"
                      "    local now=${words[n]} before=${words[n - 1]}\n"
                      "    COMPREPLY=()\n"
                      "    # --option=value comes as three words\n"
                      "    if [ \"$now\" = = ]; then now=\n"
                      "    elif [ \"$before\" = = ]; then before=${words[n - 2]}; fi\n"
                      "    if [ \"$n\" = 1 ]; then\n"
                      "        COMPREPLY=($(compgen -W '");
    for (size_t c = 0; c < cli_command_count; c++)
        base_sink_format(s, "%s ", cli_commands[c]->name);
    base_sink_text(s, "help --help --version' -- \"$now\"))\n"
                      "        return\n"
                      "    fi\n");
    write_bash_options(s);
    write_bash_values(s);
    base_sink_text(s, "    case ${words[1]} in\n"
                      "    list) list=${list:-'");
    cli_word topic;
    for (size_t i = 0; cli_word_topic(&topic, i); i++)
        base_sink_format(s, "%s ", topic.name);
    base_sink_text(
        s, "'} ;;\n"
           "    completion) list=${list:-'bash zsh'} ;;\n"
           "    esac\n"
           "    if [ -n \"$commas\" ] && [[ $now == *,* ]]; then front=${now%,*},; fi\n"
           "    if [ -n \"$list\" ] && [[ $now != -* ]]; then\n"
           "        COMPREPLY=($(compgen -P \"$front\" -W \"$list\" -- "
           "\"${now##*,}\"))\n"
           "    elif [[ $now == -* ]]; then\n"
           "        COMPREPLY=($(compgen -W \"$options\" -- \"$now\"))\n"
           "    fi\n"
           "}\n"
           "complete -o default -F _erg erg\n");
}

/* --- zsh --- */

/* Text within '...' and a bracket or after a colon of _arguments. */
static void write_zsh_text(base_sink *s, const char *text)
{
    for (const char *c = text; *c; c++) {
        if (*c == '\'')
            base_sink_text(s, "'\\''");
        else if (strchr("[]:\\", *c))
            base_sink_format(s, "\\%c", *c);
        else
            base_sink_char(s, *c);
    }
}

static void write_zsh_value(base_sink *s, const cli_command *command,
                            const cli_option *option)
{
    cli_words words = cli_words_of(option->name);
    base_sink_char(s, ':');
    write_zsh_text(s, option->argument);
    base_sink_char(s, ':');
    if (strcmp(option->name, "to") == 0) {
        base_sink_char(s, '(');
        write_formats(s, command);
        base_sink_char(s, ')');
    } else if (words) {
        bool many = option->form == CLI_WORDS;
        base_sink_text(s, many ? "_values -s , word " : "(");
        write_words(s, words);
        if (!many) base_sink_char(s, ')');
    } else if (option->form == CLI_PATH || strcmp(option->name, "output") == 0) {
        base_sink_text(s, "_files");
    }
}

static void write_zsh_option(base_sink *s, const cli_command *command,
                             const cli_option *option)
{
    bool flag = option->form == CLI_FLAG;
    base_sink_text(s, "        ");
    if (option->letter)
        base_sink_format(s, "{-%c%s,--%s%s}'[", option->letter, flag ? "" : "+",
                         option->name, flag ? "" : "=");
    else
        base_sink_format(s, "'--%s%s[", option->name, flag ? "" : "=");
    write_zsh_text(s, option->help);
    base_sink_char(s, ']');
    if (!flag) write_zsh_value(s, command, option);
    base_sink_text(s, "' \\\n");
}

static void write_zsh_operand(base_sink *s, const cli_command *command)
{
    cli_word topic;
    base_sink_text(s, "        ");
    if (strcmp(command->name, "list") == 0) {
        base_sink_text(s, "'1:topic:(");
        for (size_t i = 0; cli_word_topic(&topic, i); i++)
            base_sink_format(s, "%s ", topic.name);
        base_sink_text(s, ")'");
    } else if (strcmp(command->name, "completion") == 0) {
        base_sink_text(s, "'1:shell:(bash zsh)'");
    } else {
        base_sink_text(s, "'*:file:_files'");
    }
    base_sink_text(s, " ;;\n");
}

static void write_zsh(base_sink *s)
{
    base_sink_text(s, "#compdef erg\n"
                      "# zsh completion for erg, made by: erg completion zsh\n"
                      "_erg() {\n"
                      "    local -a commands=(\n");
    for (size_t c = 0; c < cli_command_count; c++) {
        base_sink_format(s, "        '%s:", cli_commands[c]->name);
        write_zsh_text(s, cli_commands[c]->summary);
        base_sink_text(s, "'\n");
    }
    base_sink_text(s, "    )\n"
                      "    if (( CURRENT == 2 )); then\n"
                      "        _describe command commands\n"
                      "        return\n"
                      "    fi\n"
                      "    shift words\n"
                      "    (( CURRENT-- ))\n"
                      "    case $words[1] in\n");
    for (size_t c = 0; c < cli_command_count; c++) {
        base_sink_format(s, "    %s)\n        _arguments \\\n", cli_commands[c]->name);
        for (size_t i = 0; i < cli_option_count; i++)
            if (cli_command_lists(cli_commands[c], &cli_option_table[i]))
                write_zsh_option(s, cli_commands[c], &cli_option_table[i]);
        write_zsh_operand(s, cli_commands[c]);
    }
    base_sink_text(s, "    esac\n"
                      "}\n"
                      "if [ \"$funcstack[1]\" = _erg ]; then _erg \"$@\"; else compdef "
                      "_erg erg; fi\n");
}

static erg_code run_completion(cli_call *call, bool *no, erg_error *err)
{
    cli_output output;
    const char *shell = call->operands[0];
    bool bash = strcmp(shell, "bash") == 0;
    (void)no;
    if (!bash && strcmp(shell, "zsh") != 0)
        return base_fail(err, ERG_EUSAGE, "unknown shell '%.80s', wanted bash or zsh",
                         shell);
    erg_code code = cli_output_open(&output, NULL, NULL, 0, err);
    if (code != ERG_OK) return code;
    if (bash)
        write_bash(output.sink);
    else
        write_zsh(output.sink);
    return cli_output_finish(&output, err);
}

const cli_command cli_command_completion = {
    .name = "completion",
    .usage = "bash|zsh",
    .summary = "a script that lets the shell complete erg's words",
    .about =
        "Writes a script for bash or zsh, which then complete commands, options and\n"
        "the words these take with the Tab key. `make install` puts both in place.",
    .examples = "eval \"$(erg completion bash)\"\n"
                "erg completion zsh > _erg",
    .least = 1,
    .most = 1,
    .operand = "a shell: bash or zsh",
    .run = run_completion,
};
