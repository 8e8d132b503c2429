#include <string.h>

#include "base/fail.h"
#include "cli/command.h"
#include "cli/files.h"
#include "cli/inputs.h"
#include "cli/message.h"
#include "cli/output.h"
#include "cli/pipeline.h"
#include "cli/target.h"

/* The file of positions is written too: it must be no input and not the output. */
static erg_code check_positions(const cli_options *options, const char *const *paths,
                                size_t count, erg_error *err)
{
    if (!options->positions) return ERG_OK;
    if (options->output && (strcmp(options->output, options->positions) == 0 ||
                            base_file_same(options->output, options->positions)))
        return base_fail(err, ERG_EUSAGE,
                         "%.200s: is the output, wanted another name for the positions",
                         options->positions);
    return cli_output_check(options->positions, paths, count, err);
}

static erg_code write_to_output(const cli_pipeline *p, const write_emitter *emitter,
                                const char *const *paths, size_t count, erg_error *err)
{
    cli_output output;
    base_output *places = NULL;
    if (emitter->files && cli_files_folder(p->options->output))
        return cli_files_write(p, emitter, paths, count, err);
    if (emitter->files)
        cli_say_note("this is %s alone: -o FOLDER writes all %zu tables",
                     emitter->files[emitter->file_count - 1].name, emitter->file_count);
    erg_code code = cli_output_open(&output, p->options->output, paths, count, err);
    if (code == ERG_OK) code = cli_emit(p, emitter, NULL, output.sink, err);
    if (code == ERG_OK) code = cli_keep_places(&places, p, err);
    if (code == ERG_OK) code = cli_output_finish(&output, err);
    if (code == ERG_OK && places) code = base_output_commit(places, err);
    base_output_free(places);
    cli_output_close(&output);
    return code;
}

static erg_code run_export(cli_call *call, bool *no, erg_error *err)
{
    cli_options *options = &call->options;
    cli_target target;
    const char **paths = NULL;
    cli_needs needs = {0};
    cli_pipeline p;
    (void)no;
    cli_pipeline_open(&p, options);
    erg_code code = cli_target_choose(&target, DRAW_OF_GRAPH, options, err);
    if (code != ERG_OK) goto done;
    const write_emitter *emitter = target.emitter;
    code = cli_inputs_parse(&paths, options, call->operands, call->operand_count, err);
    if (code != ERG_OK) goto done;
    if (emitter->files && cli_files_folder(options->output))
        code = cli_files_check(emitter, options->output, paths, call->operand_count, err);
    else
        code = cli_output_check(options->output, paths, call->operand_count, err);
    if (code == ERG_OK) code = check_positions(options, paths, call->operand_count, err);
    if (code != ERG_OK) goto done;
    cli_needs_add(&needs, emitter, options);
    code = cli_read(&p, paths, call->operand_count, err);
    if (code != ERG_OK) goto done;
    code = cli_pipeline_run(&p, &needs, err);
    if (code != ERG_OK) goto done;
    code = write_to_output(&p, emitter, paths, call->operand_count, err);
done:
    cli_pipeline_close(&p);
    return code;
}

const cli_command cli_command_export = {
    .name = "export",
    .usage = "INPUT... [-t FORMAT] [-o FILE]",
    .summary = "the graph of some inputs as one file",
    .about =
        "Turns sourced relations into a graph, measures it and writes it as one file:\n"
        "JSON for programs, DOT for Graphviz, SVG for readers, HTML as one page to\n"
        "explore in a browser without a network (search, filters, a date slider, every\n"
        "claim with its source; its address keeps what is shown, to be sent as a link).\n"
        "An INPUT is a file, a folder of CSV, or - for standard input; several are one\n"
        "dataset. FILE@2023-06 is FILE as of June 2023, FILE@2023-06~2024 that with "
        "what\n"
        "was published by 2024.",
    .examples =
        "erg export data/openai-microsoft.json -o network.svg\n"
        "erg export data/openai-microsoft.json -o network.html\n"
        "erg export data/openai-microsoft.json@2023 -t dot | dot -Tpdf -o 2023.pdf\n"
        "erg export data/openai-microsoft.json --family money -o money.json",
    .groups = CLI_GROUP(CLI_READING) | CLI_GROUP(CLI_CLOCKS) | CLI_GROUP(CLI_FILTER) |
              CLI_GROUP(CLI_CROP) | CLI_GROUP(CLI_WEIGHTS) | CLI_GROUP(CLI_MEASURES) |
              CLI_GROUP(CLI_PICTURE) | CLI_GROUP(CLI_FORMAT) | CLI_GROUP(CLI_TABLES) |
              CLI_GROUP(CLI_OUTPUT),
    .least = 1,
    .operand = "INPUT",
    .run = run_export,
};
