#include "erg/diff.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/fail.h"
#include "cli/command.h"
#include "cli/compared.h"
#include "cli/inputs.h"
#include "cli/output.h"
#include "cli/pipeline.h"
#include "write/diff.h"

enum { FORMATS_MAX = 8 };

/* Both sides on their way through the stages. */
typedef struct sides {
    const char *paths[2];
    cli_options options[2]; /* the command's, with the clocks of each input */
    cli_pipeline pipelines[2];
    bool one_dataset; /* the first one's, borrowed by the second */
    erg_snapshot *corrected;
    erg_diff *diff;
} sides;

static erg_code choose_format(const write_diff_format **out, const cli_options *options,
                              erg_error *err)
{
    cli_format formats[FORMATS_MAX];
    size_t count = 0, chosen;
    for (; count < write_diff_format_count && count < FORMATS_MAX; count++)
        formats[count] = (cli_format){write_diff_formats[count].name,
                                      write_diff_formats[count].suffix};
    erg_code code = cli_choose_format(&chosen, formats, count, options, err);
    *out = &write_diff_formats[chosen];
    return code;
}

static erg_code open_sides(sides *s, cli_call *call, erg_error *err)
{
    for (int i = 0; i < 2; i++) {
        cli_input input;
        erg_code code =
            cli_input_parse(&input, call->operands[i], &call->options.memory, err);
        if (code != ERG_OK) return code;
        s->paths[i] = input.path;
        s->options[i] = call->options;
        if (input.as_of != 0) s->options[i].as_of = input.as_of;
        if (input.known_by != 0) s->options[i].known_by = input.known_by;
        cli_pipeline_open(&s->pipelines[i], &s->options[i]);
    }
    s->one_dataset =
        strcmp(s->paths[0], s->paths[1]) == 0 || base_file_same(s->paths[0], s->paths[1]);
    return ERG_OK;
}

static void close_sides(sides *s)
{
    erg_diff_free(s->diff);
    erg_snapshot_free(s->corrected);
    if (s->one_dataset) s->pipelines[1].dataset = NULL;
    cli_pipeline_close(&s->pipelines[1]);
    cli_pipeline_close(&s->pipelines[0]);
}

static erg_code read_sides(sides *s, erg_error *err)
{
    erg_code code = cli_read(&s->pipelines[0], &s->paths[0], 1, err);
    if (code != ERG_OK) return code;
    if (!s->one_dataset) return cli_read(&s->pipelines[1], &s->paths[1], 1, err);
    s->pipelines[1].dataset = s->pipelines[0].dataset;
    return ERG_OK;
}

static erg_code make_snapshots(sides *s, erg_error *err)
{
    erg_code code = cli_snapshot(&s->pipelines[0], err);
    return code == ERG_OK ? cli_snapshot(&s->pipelines[1], err) : code;
}

/* --- measures --------------------------------------------------------------------------
 */

static erg_code measure_sides(sides *s, cli_options *options, bool text, erg_error *err)
{
    cli_needs needs = {0};
    erg_words measures;
    uint32_t before = s->pipelines[0].whole->node_count;
    uint32_t after = s->pipelines[1].whole->node_count;
    erg_code code = cli_compared_measures(&measures, &needs.measures, options, text,
                                          before > after ? before : after, err);
    for (int i = 0; i < 2 && code == ERG_OK; i++) {
        s->options[i].measures = measures;
        code = cli_measure(&s->pipelines[i], &needs, err);
        if (code == ERG_OK) code = cli_crop(&s->pipelines[i], err);
    }
    return code;
}

/* --- comparing -------------------------------------------------------------------------
 */

/* The third snapshot, which tells corrections. */
static erg_code make_corrected(sides *s, erg_error *err)
{
    cli_pipeline *p = &s->pipelines[1];
    erg_snapshot_options how;
    erg_date as_of;
    erg_date known_by;
    if (!erg_diff_corrected(&as_of, &known_by, s->pipelines[0].shown, p->shown))
        return ERG_OK;
    erg_code code = cli_snapshot_options(&how, p->options, p->dataset, &p->memory, err);
    how.as_of = as_of;
    how.known_by = known_by;
    if (code == ERG_OK) code = erg_snapshot_make(&s->corrected, p->dataset, &how, err);
    return code;
}

static erg_code compare(sides *s, const cli_options *options, erg_error *err)
{
    const cli_pipeline *before = &s->pipelines[0];
    const cli_pipeline *after = &s->pipelines[1];
    erg_code code = options->merge ? ERG_OK : make_corrected(s, err);
    if (code != ERG_OK) return code;
    erg_diff_options how = {.ignore = options->ignore,
                            .epsilon = options->epsilon,
                            .corrected = s->corrected};
    return erg_diff_make(&s->diff, before->shown, &before->measures, after->shown,
                         &after->measures, &how, err);
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

static erg_code write_to_output(const sides *s, const cli_options *options,
                                const write_diff_format *format, erg_error *err)
{
    cli_output output;
    write_diff_how how = {.by = options->by.count > 0 ? options->by.items[0] : "strength",
                          .brief = options->brief,
                          .colour = wants_colour(options)};
    if (options->quiet) return ERG_OK;
    erg_code code = cli_output_open(&output, options->output, s->paths, 2, err);
    if (code == ERG_OK) {
        format->write(output.sink, s->diff, &how);
        code = cli_output_finish(&output, err);
    }
    cli_output_close(&output);
    return code;
}

static erg_code run_diff(cli_call *call, bool *no, erg_error *err)
{
    cli_options *options = &call->options;
    const write_diff_format *format = NULL;
    sides s = {0};
    erg_code code = choose_format(&format, options, err);
    if (code != ERG_OK) return code;
    code = open_sides(&s, call, err);
    if (code != ERG_OK) goto done;
    code = cli_output_check(options->output, s.paths, 2, err);
    if (code != ERG_OK) goto done;
    code = read_sides(&s, err);
    if (code != ERG_OK) goto done;
    code = make_snapshots(&s, err);
    if (code != ERG_OK) goto done;
    code = measure_sides(&s, options, format->write == write_diff_text, err);
    if (code != ERG_OK) goto done;
    code = compare(&s, options, err);
    if (code != ERG_OK) goto done;
    *no = s.diff->differ;
    code = write_to_output(&s, options, format, err);
done:
    close_sides(&s);
    return code;
}

const cli_command cli_command_diff = {
    .name = "diff",
    .usage = "OLD NEW [-t text|json|csv] [-o FILE]",
    .summary = "what changed between two files or two dates",
    .about =
        "Compares two graphs: files, snapshots that erg wrote, or one file at two dates\n"
        "(FILE@2023 FILE@2025) or in two states of knowledge (FILE@2023~2024). Lists "
        "what\n"
        "was added, removed and changed, the most important first, with dates and\n"
        "sources, who rose and fell in rank, and why. Exit status 1 where they differ.",
    .examples =
        "erg diff data/openai-microsoft.json@2023 data/openai-microsoft.json@2025-11-16\n"
        "erg diff old.json new.json -t json -o changes.json\n"
        "erg diff old.json new.json --quiet || echo changed",
    .groups = CLI_GROUP(CLI_READING) | CLI_GROUP(CLI_CLOCKS) | CLI_GROUP(CLI_FILTER) |
              CLI_GROUP(CLI_CROP) | CLI_GROUP(CLI_WEIGHTS) | CLI_GROUP(CLI_MEASURES) |
              CLI_GROUP(CLI_COMPARING) | CLI_GROUP(CLI_FORMAT) | CLI_GROUP(CLI_OUTPUT),
    .least = 2,
    .most = 2,
    .operand = "OLD and NEW",
    .run = run_diff,
};
