#include "erg/diff.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/fail.h"
#include "cli/command.h"
#include "cli/comparison.h"
#include "cli/inputs.h"
#include "cli/output.h"
#include "cli/target.h"

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
                                const cli_options *options, const cli_target *target,
                                erg_error *err)
{
    cli_output output;
    bool colour = wants_colour(options);
    if (options->quiet) return ERG_OK;
    erg_code code = cli_output_open(&output, options->output, paths, 2, err);
    if (code == ERG_OK)
        code = cli_comparison_write(c, target, options, colour, output.sink, err);
    if (code == ERG_OK) code = cli_output_finish(&output, err);
    cli_output_close(&output);
    return code;
}

static erg_code choose_target(cli_target *target, cli_aims *aims,
                              const cli_options *options, erg_error *err)
{
    erg_code code = cli_target_choose(target, DRAW_OF_DIFF, options, err);
    if (code != ERG_OK) return code;
    cli_aims_add(aims, target);
    if (options->quiet) aims->picture = aims->graph = aims->page = false;
    if (options->context != ERG_NONE && target->diff && aims->data)
        return base_fail(err, ERG_EUSAGE,
                         "--context is of text, pictures and graphs: %s lists what "
                         "changed and nothing else",
                         target->name);
    return ERG_OK;
}

static erg_code run_diff(cli_call *call, bool *no, erg_error *err)
{
    cli_options *options = &call->options;
    const char *paths[2] = {NULL, NULL};
    cli_target target;
    cli_aims aims = {0};
    cli_comparison c;
    erg_code code = choose_target(&target, &aims, options, err);
    if (code != ERG_OK) return code;
    code = open_sides(&c, paths, call, err);
    if (code == ERG_OK) code = cli_comparison_make(&c, options, &aims, err);
    if (code == ERG_OK) *no = c.diff->differ;
    if (code == ERG_OK) code = write_to_output(&c, paths, options, &target, err);
    cli_comparison_close(&c);
    return code;
}

/* The picture of two graphs has one view, that of a pair is of one graph. */
static const char *const senseless[] = {"pair", NULL};

const cli_command cli_command_diff = {
    .name = "diff",
    .usage =
        "OLD NEW [-t text|json|csv|svg|pdf|png|html|cytoscape|graphology|d3|vis|echarts]",
    .summary = "what changed between two files or two dates",
    .about =
        "Compares two graphs: files, snapshots that erg wrote, or one file at two dates\n"
        "(FILE@2023 FILE@2025) or in two states of knowledge (FILE@2023~2024). Lists "
        "what\n"
        "was added, removed and changed, the most important first, with dates and\n"
        "sources, who rose and fell in rank, and why. Exit status 1 where they differ.\n"
        "\n"
        "As svg, pdf or png it draws both in one picture. As html it makes one page to\n"
        "explore in a browser: what came, went and stayed can be shown and hidden, each\n"
        "claim is there with its source, and what is gone keeps the rank that it had. "
        "The\n"
        "formats for frontends get both in one graph, where every element says in "
        "`diff`\n"
        "what became of it: added, removed, changed or same.",
    .examples =
        "erg diff data/openai-microsoft.json@2023 data/openai-microsoft.json@2025-11-16\n"
        "erg diff old.json new.json -t json -o changes.json\n"
        "erg diff old.json new.json -o changes.svg --context 1\n"
        "erg diff old.json new.json -o changes.html\n"
        "erg diff old.json new.json -o changes.cytoscape.json\n"
        "erg diff old.json new.json --quiet || echo changed",
    .groups = CLI_GROUP(CLI_READING) | CLI_GROUP(CLI_CLOCKS) | CLI_GROUP(CLI_FILTER) |
              CLI_GROUP(CLI_CROP) | CLI_GROUP(CLI_WEIGHTS) | CLI_GROUP(CLI_MEASURES) |
              CLI_GROUP(CLI_COMPARING) | CLI_GROUP(CLI_PICTURE) | CLI_GROUP(CLI_FORMAT) |
              CLI_GROUP(CLI_OUTPUT),
    .senseless = senseless,
    .least = 2,
    .most = 2,
    .operand = "OLD and NEW",
    .run = run_diff,
};
