#include "erg/diff.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/fail.h"
#include "cli/command.h"
#include "cli/compared.h"
#include "cli/comparison.h"
#include "cli/inputs.h"
#include "cli/output.h"
#include "cli/pipeline.h"
#include "write/diff.h"

enum { FORMATS_MAX = 16 };

/* One of the comparison's own formats, or a picture. */
typedef struct output_choice {
    const write_diff_format *data;
    const write_emitter *picture;
} output_choice;

static erg_code choose_format(output_choice *out, const cli_options *options,
                              erg_error *err)
{
    cli_format formats[FORMATS_MAX];
    size_t count = 0, chosen;
    *out = (output_choice){0};
    for (; count < write_diff_format_count; count++)
        formats[count] = (cli_format){write_diff_formats[count].name,
                                      write_diff_formats[count].suffix};
    count = cli_add_pictures(formats, count, FORMATS_MAX);
    erg_code code = cli_choose_format(&chosen, formats, count, options, err);
    if (code != ERG_OK) return code;
    if (chosen < write_diff_format_count)
        out->data = &write_diff_formats[chosen];
    else
        out->picture = cli_picture_emitter(formats[chosen].name);
    return ERG_OK;
}

static erg_code open_sides(cli_comparison *c, const char *paths[2], cli_call *call,
                           erg_error *err)
{
    cli_comparison_open(c, &call->options);
    for (int i = 0; i < 2; i++) {
        cli_input input;
        cli_side *side = &c->sides[i];
        erg_code code =
            cli_input_parse(&input, call->operands[i], &call->options.memory, err);
        if (code != ERG_OK) return code;
        paths[i] = input.path;
        side->paths = &paths[i];
        side->path_count = 1;
        if (input.as_of != 0) side->options.as_of = input.as_of;
        if (input.known_by != 0) side->options.known_by = input.known_by;
    }
    return cli_output_check(call->options.output, paths, 2, err);
}

/* See https://no-color.org. */
static bool wants_colour(const cli_options *options)
{
    const char *refused = getenv("NO_COLOR");
    const char *terminal = getenv("TERM");
    if (options->output && strcmp(options->output, "-") != 0) return false;
    if ((refused && *refused) || !terminal || strcmp(terminal, "dumb") == 0) return false;
    return isatty(STDOUT_FILENO) == 1;
}

static erg_code write_to_output(const cli_comparison *c, const char *const *paths,
                                const cli_options *options, const output_choice *choice,
                                erg_error *err)
{
    cli_output output;
    write_diff_how how = {.by = options->by.count > 0 ? options->by.items[0] : "strength",
                          .brief = options->brief,
                          .colour = wants_colour(options)};
    if (options->quiet) return ERG_OK;
    erg_code code = cli_output_open(&output, options->output, paths, 2, err);
    if (code == ERG_OK && choice->picture)
        code = cli_emit_picture(choice->picture, output.sink, c->picture, options, err);
    else if (code == ERG_OK && choice->data)
        choice->data->write(output.sink, c->diff, &how);
    if (code == ERG_OK) code = cli_output_finish(&output, err);
    cli_output_close(&output);
    return code;
}

static erg_code run_diff(cli_call *call, bool *no, erg_error *err)
{
    cli_options *options = &call->options;
    const char *paths[2] = {NULL, NULL};
    output_choice choice;
    cli_comparison c;
    erg_code code = choose_format(&choice, options, err);
    if (code != ERG_OK) return code;
    cli_compared_outputs outputs = {.data = choice.data &&
                                            choice.data->write != write_diff_text,
                                    .picture = choice.picture && !options->quiet};
    code = open_sides(&c, paths, call, err);
    if (code == ERG_OK) code = cli_comparison_make(&c, options, &outputs, err);
    if (code == ERG_OK) *no = c.diff->differ;
    if (code == ERG_OK) code = write_to_output(&c, paths, options, &choice, err);
    cli_comparison_close(&c);
    return code;
}

const cli_command cli_command_diff = {
    .name = "diff",
    .usage = "OLD NEW [-t text|json|csv|svg|pdf|png] [-o FILE]",
    .summary = "what changed between two files or two dates",
    .about =
        "Compares two graphs: files, snapshots that erg wrote, or one file at two dates\n"
        "(FILE@2023 FILE@2025) or in two states of knowledge (FILE@2023~2024). Lists "
        "what\n"
        "was added, removed and changed, the most important first, with dates and\n"
        "sources, who rose and fell in rank, and why; as svg, pdf or png it draws both "
        "in\n"
        "one picture. Exit status 1 where they differ.",
    .examples =
        "erg diff data/openai-microsoft.json@2023 data/openai-microsoft.json@2025-11-16\n"
        "erg diff old.json new.json -t json -o changes.json\n"
        "erg diff old.json new.json -o changes.svg\n"
        "erg diff old.json new.json --quiet || echo changed",
    .groups = CLI_GROUP(CLI_READING) | CLI_GROUP(CLI_CLOCKS) | CLI_GROUP(CLI_FILTER) |
              CLI_GROUP(CLI_CROP) | CLI_GROUP(CLI_WEIGHTS) | CLI_GROUP(CLI_MEASURES) |
              CLI_GROUP(CLI_COMPARING) | CLI_GROUP(CLI_PICTURE) | CLI_GROUP(CLI_FORMAT) |
              CLI_GROUP(CLI_OUTPUT),
    .least = 2,
    .most = 2,
    .operand = "OLD and NEW",
    .run = run_diff,
};
