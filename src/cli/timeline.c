#include "cli/command.h"
#include "cli/dates.h"
#include "cli/inputs.h"
#include "cli/output.h"
#include "cli/target.h"

static erg_code write_to_output(const cli_dates *d, const cli_options *o,
                                const cli_target *target, const char *const *paths,
                                size_t path_count, erg_error *err)
{
    cli_output output;
    erg_code code = cli_output_open(&output, o->output, paths, path_count, err);
    if (code == ERG_OK) code = cli_dates_write(d, target, o, output.sink, err);
    if (code == ERG_OK) code = cli_output_finish(&output, err);
    cli_output_close(&output);
    return code;
}

static erg_code run_timeline(cli_call *call, bool *no, erg_error *err)
{
    cli_options *options = &call->options;
    size_t count = call->operand_count;
    const char **paths = NULL;
    cli_target target;
    cli_aims aims = {0};
    cli_dates d;
    (void)no;
    cli_dates_open(&d, options);
    erg_code code = cli_target_choose(&target, DRAW_OF_DATES, options, err);
    if (code != ERG_OK) goto done;
    cli_aims_add(&aims, &target);
    code = cli_inputs_parse(&paths, options, call->operands, count, err);
    if (code == ERG_OK) code = cli_output_check(options->output, paths, count, err);
    if (code == ERG_OK) code = cli_dates_make(&d, options, paths, count, &aims, err);
    if (code == ERG_OK) code = write_to_output(&d, options, &target, paths, count, err);
done:
    cli_dates_close(&d);
    return code;
}

static const char *const senseless[] = {"as-of", "ego",  "hops", "between",
                                        "merge", "pair", NULL};

const cli_command cli_command_timeline = {
    .name = "timeline",
    .usage = "INPUT... [--at D1,D2,... | --every year|quarter|month] "
             "[-t text|csv|json|svg|pdf|png|html|gexf]",
    .summary = "measures, ranks, arrivals and exits over time",
    .about =
        "Looks at a dataset at a row of dates: how much was there, who came and left, "
        "how\n"
        "the ranks moved. --events lists what started and ended instead, in order, with\n"
        "sources. --top cuts the rows of entities.\n"
        "\n"
        "As svg, pdf or png it draws a panel a date, all in one layout, or with --view\n"
        "bump how the ranks moved. As html it makes one page to explore in a browser,\n"
        "with a slider that stops at each date. As gexf it writes all dates as one\n"
        "graph with the spells in which each was there, for Gephi's timeline.",
    .examples =
        "erg timeline data/openai-microsoft.json --at 2019,2023,2025-11-16\n"
        "erg timeline data/openai-microsoft.json --every quarter --from 2019 --to 2025\n"
        "erg timeline data/openai-microsoft.json --at 2019,2023,2025 -o growth.svg\n"
        "erg timeline data/openai-microsoft.json --every year -o growth.html\n"
        "erg timeline data/openai-microsoft.json --every year -o growth.gexf\n"
        "erg timeline data/openai-microsoft.json --events",
    .groups = CLI_GROUP(CLI_READING) | CLI_GROUP(CLI_CLOCKS) | CLI_GROUP(CLI_FILTER) |
              CLI_GROUP(CLI_CROP) | CLI_GROUP(CLI_WEIGHTS) | CLI_GROUP(CLI_MEASURES) |
              CLI_GROUP(CLI_TIMES) | CLI_GROUP(CLI_PICTURE) | CLI_GROUP(CLI_FORMAT) |
              CLI_GROUP(CLI_OUTPUT),
    .senseless = senseless,
    .least = 1,
    .operand = "INPUT",
    .run = run_timeline,
};
