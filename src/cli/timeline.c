#include "erg/timeline.h"

#include <string.h>

#include "cli/command.h"
#include "cli/compared.h"
#include "cli/dates.h"
#include "cli/inputs.h"
#include "cli/output.h"
#include "write/timeline.h"

enum { FORMATS_MAX = 16 };

/* One of the timeline's own formats, or a picture. */
typedef struct output_choice {
    const write_timeline_format *data;
    const write_emitter *picture;
} output_choice;

static erg_code choose_format(output_choice *out, const cli_options *options,
                              erg_error *err)
{
    cli_format formats[FORMATS_MAX];
    size_t count = 0, chosen;
    *out = (output_choice){0};
    for (; count < write_timeline_format_count; count++)
        formats[count] = (cli_format){write_timeline_formats[count].name,
                                      write_timeline_formats[count].suffix};
    count = cli_add_pictures(formats, count, FORMATS_MAX);
    erg_code code = cli_choose_format(&chosen, formats, count, options, err);
    if (code != ERG_OK) return code;
    if (chosen < write_timeline_format_count)
        out->data = &write_timeline_formats[chosen];
    else
        out->picture = cli_picture_emitter(formats[chosen].name);
    return ERG_OK;
}

static erg_code write_to_output(const cli_dates *d, const cli_options *o,
                                const output_choice *choice, const char *const *paths,
                                size_t path_count, erg_error *err)
{
    cli_output output;
    write_timeline_what what = {.timeline = d->timeline, .events = d->events};
    write_timeline_how how = {.by = o->by.count > 0 ? o->by.items[0] : "strength",
                              .top = o->top};
    erg_code code = cli_output_open(&output, o->output, paths, path_count, err);
    if (code == ERG_OK && choice->picture)
        code = cli_emit_picture(choice->picture, output.sink, d->picture, o, err);
    else if (code == ERG_OK && choice->data)
        code = choice->data->write(output.sink, &what, &how, err);
    if (code == ERG_OK) code = cli_output_finish(&output, err);
    cli_output_close(&output);
    return code;
}

static erg_code run_timeline(cli_call *call, bool *no, erg_error *err)
{
    cli_options *options = &call->options;
    size_t count = call->operand_count;
    const char **paths = NULL;
    output_choice choice;
    cli_dates d;
    (void)no;
    cli_dates_open(&d, options);
    erg_code code = choose_format(&choice, options, err);
    if (code != ERG_OK) goto done;
    cli_compared_outputs outputs = {.data = choice.data &&
                                            strcmp(choice.data->name, "text") != 0,
                                    .picture = choice.picture};
    code = cli_inputs_parse(&paths, options, call->operands, count, err);
    if (code == ERG_OK) code = cli_output_check(options->output, paths, count, err);
    if (code == ERG_OK) code = cli_dates_make(&d, options, paths, count, &outputs, err);
    if (code == ERG_OK) code = write_to_output(&d, options, &choice, paths, count, err);
done:
    cli_dates_close(&d);
    return code;
}

const cli_command cli_command_timeline = {
    .name = "timeline",
    .usage = "INPUT... [--at D1,D2,... | --every year|quarter|month] [-t FORMAT]",
    .summary = "measures, ranks, arrivals and exits over time",
    .about =
        "Looks at a dataset at a row of dates: how much was there, who came and left, "
        "how\n"
        "the ranks moved. --events lists what started and ended instead, in order, with\n"
        "sources. --top cuts the rows of entities. As svg, pdf or png it draws a panel "
        "a\n"
        "date, all in one layout, or with --view bump how the ranks moved.",
    .examples =
        "erg timeline data/openai-microsoft.json --at 2019,2023,2025-11-16\n"
        "erg timeline data/openai-microsoft.json --every quarter --from 2019 --to 2025\n"
        "erg timeline data/openai-microsoft.json --at 2019,2023,2025 -o growth.svg\n"
        "erg timeline data/openai-microsoft.json --events",
    .groups = CLI_GROUP(CLI_READING) | CLI_GROUP(CLI_CLOCKS) | CLI_GROUP(CLI_FILTER) |
              CLI_GROUP(CLI_CROP) | CLI_GROUP(CLI_WEIGHTS) | CLI_GROUP(CLI_MEASURES) |
              CLI_GROUP(CLI_TIMES) | CLI_GROUP(CLI_PICTURE) | CLI_GROUP(CLI_FORMAT) |
              CLI_GROUP(CLI_OUTPUT),
    .least = 1,
    .operand = "INPUT",
    .run = run_timeline,
};
