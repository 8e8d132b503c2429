#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/fail.h"
#include "base/text.h"
#include "cli/command.h"

enum { SHOWN = 96, NAMES_MAX = 128 };

/* The words of a command line, taken one after the other. */
typedef struct words {
    char *const *items;
    size_t count, at;
} words;

static bool is_taken(const cli_command *command, const cli_option *option)
{
    return (command->groups | CLI_GROUP(CLI_GENERAL)) & CLI_GROUP(option->group);
}

static erg_code fail_unknown(const cli_command *command, const char *name, size_t n,
                             erg_error *err)
{
    const char *names[NAMES_MAX];
    size_t count = 0;
    char text[SHOWN];
    snprintf(text, sizeof text, "%.*s", (int)(n < sizeof text ? n : sizeof text - 1),
             name);
    for (size_t i = 0; i < cli_option_count && count < NAMES_MAX; i++)
        if (cli_command_lists(command, &cli_option_table[i]))
            names[count++] = cli_option_table[i].name;
    const char *nearest = base_text_nearest(text, names, count);
    if (nearest)
        return base_fail(err, ERG_EUSAGE, "unknown option '--%s', did you mean '--%s'?",
                         text, nearest);
    return base_fail(err, ERG_EUSAGE, "unknown option '--%s', see 'erg %s --help'", text,
                     command->name);
}

static erg_code fail_not_taken(const cli_command *command, const char *shown,
                               erg_error *err)
{
    return base_fail(err, ERG_EUSAGE, "'erg %s' has no option '%s', see 'erg %s --help'",
                     command->name, shown, command->name);
}

/* A timeline runs --from a date --to a date; no format looks like one. */
static const cli_option *time_meant(const cli_command *command, const cli_option *option,
                                    const char *text)
{
    static const struct {
        const char *name, *meant;
    } twins[] = {{"from", "since"}, {"to", "until"}};
    erg_date date;
    if (!(command->groups & CLI_GROUP(CLI_TIMES))) return option;
    for (size_t i = 0; i < sizeof twins / sizeof *twins; i++)
        if (strcmp(option->name, twins[i].name) == 0 &&
            base_date_parse(&date, text, strlen(text)))
            return cli_option_find(twins[i].meant, strlen(twins[i].meant));
    return option;
}

/* Sets an option whose text is in the same word (`joined`) or the next one. */
static erg_code take(cli_call *call, words *w, const cli_option *option,
                     const char *shown, const char *joined, erg_error *err)
{
    const char *text = joined;
    if (!is_taken(call->command, option))
        return fail_not_taken(call->command, shown, err);
    if (option->form == CLI_FLAG) {
        if (joined)
            return base_fail(err, ERG_EUSAGE, "option '%s' takes no value", shown);
        cli_option_flag(&call->options, option, true);
        return ERG_OK;
    }
    if (!text && w->at < w->count) text = w->items[w->at++];
    if (!text)
        return base_fail(err, ERG_EUSAGE, "option '%s' needs %s", shown,
                         option->argument);
    option = time_meant(call->command, option, text);
    return cli_option_set(&call->options, option, shown, text, err);
}

static erg_code take_long(cli_call *call, words *w, const char *word, erg_error *err)
{
    size_t n = strcspn(word + 2, "=");
    const cli_option *option = cli_option_find(word + 2, n);
    char shown[SHOWN];
    if (!option) return fail_unknown(call->command, word + 2, n, err);
    snprintf(shown, sizeof shown, "--%s", option->name);
    return take(call, w, option, shown, word[n + 2] == '=' ? word + n + 3 : NULL, err);
}

/* -v, -t json, -tjson and flags together, -vt json. */
static erg_code take_letters(cli_call *call, words *w, const char *word, erg_error *err)
{
    erg_code code = ERG_OK;
    for (const char *c = word + 1; code == ERG_OK && *c; c++) {
        const cli_option *option = cli_option_letter(*c);
        char shown[3] = {'-', *c, '\0'};
        if (!option)
            return base_fail(err, ERG_EUSAGE,
                             "unknown option '%.80s', see 'erg %s --help'", word,
                             call->command->name);
        if (option->form == CLI_FLAG) {
            code = take(call, w, option, shown, NULL, err);
            continue;
        }
        return take(call, w, option, shown, c[1] ? c + 1 : NULL, err);
    }
    return code;
}

static erg_code check_operands(const cli_call *call, erg_error *err)
{
    const cli_command *command = call->command;
    if (call->operand_count < command->least)
        return base_fail(err, ERG_EUSAGE, "'erg %s' needs %s, see 'erg %s --help'",
                         command->name, command->operand, command->name);
    if (command->most > 0 && call->operand_count > command->most)
        return base_fail(err, ERG_EUSAGE, "'%.80s' is too many: 'erg %s' takes %s",
                         call->operands[command->most], command->name, command->operand);
    return ERG_OK;
}

erg_code cli_call_parse(cli_call *call, const cli_command *command, char *const *items,
                        size_t count, erg_error *err)
{
    words w = {items, count, 0};
    bool ended = false;
    erg_code code = ERG_OK;
    call->command = command;
    call->operand_count = 0;
    cli_options_clear(&call->options);
    call->operands =
        base_arena_array(&call->options.memory, count + 1, sizeof *call->operands);
    if (!call->operands) return base_fail_memory(err);
    while (code == ERG_OK && w.at < w.count && !call->options.help) {
        const char *word = w.items[w.at++];
        if (ended || word[0] != '-' || word[1] == '\0' || word[1] == '@')
            call->operands[call->operand_count++] = word;
        else if (strcmp(word, "--") == 0)
            ended = true;
        else if (word[1] == '-')
            code = take_long(call, &w, word, err);
        else
            code = take_letters(call, &w, word, err);
    }
    if (code != ERG_OK || call->options.help) return code;
    return check_operands(call, err);
}

void cli_call_free(cli_call *call)
{
    cli_options_free(&call->options);
}
