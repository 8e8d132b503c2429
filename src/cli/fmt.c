#include <string.h>

#include "base/fail.h"
#include "cli/command.h"
#include "cli/output.h"
#include "cli/pipeline.h"
#include "write/curated.h"

/* Only a dataset in JSON becomes itself again; another file would be replaced by
 * something else. */
static const char own_format[] = "json";

static erg_code check_in_place(const cli_call *call, erg_error *err)
{
    const cli_options *options = &call->options;
    if (!options->in_place) return ERG_OK;
    if (options->output)
        return base_fail(err, ERG_EUSAGE, "--in-place and --output, wanted one of them");
    if (call->operand_count > 1)
        return base_fail(
            err, ERG_EUSAGE,
            "--in-place takes one file, found %zu: they would be one dataset",
            call->operand_count);
    if (strcmp(call->operands[0], "-") == 0)
        return base_fail(err, ERG_EUSAGE,
                         "--in-place takes a file, found standard input");
    return ERG_OK;
}

static erg_code write_to_output(const cli_pipeline *p, const char *const *paths,
                                size_t count, erg_error *err)
{
    cli_output output;
    bool in_place = p->options->in_place;
    const char *path = in_place ? paths[0] : p->options->output;
    erg_code code = cli_output_open(&output, path, paths, in_place ? 0 : count, err);
    if (code == ERG_OK) {
        write_curated(output.sink, p->dataset);
        code = cli_output_finish(&output, err);
    }
    cli_output_close(&output);
    return code;
}

static erg_code run_fmt(cli_call *call, bool *no, erg_error *err)
{
    cli_options *options = &call->options;
    cli_pipeline p;
    (void)no;
    cli_pipeline_open(&p, options);
    erg_code code = check_in_place(call, err);
    if (code == ERG_OK && options->in_place) options->from = own_format;
    if (code == ERG_OK) code = cli_read(&p, call->operands, call->operand_count, err);
    if (code == ERG_OK)
        code = write_to_output(&p, call->operands, call->operand_count, err);
    cli_pipeline_close(&p);
    return code;
}

const cli_command cli_command_fmt = {
    .name = "fmt",
    .usage = "INPUT... [--in-place | -o FILE]",
    .summary = "a dataset in canonical form",
    .about =
        "Writes a dataset as people keep it under version control: JSON, a record a\n"
        "line and a claim a line, sorted by id, defaults left out. No fact changes.\n"
        "Tables and JSON Lines become such a file too; several inputs become one.",
    .examples = "erg fmt data/openai-microsoft.json | diff data/openai-microsoft.json -\n"
                "erg fmt relations.csv -o data.json\n"
                "erg fmt --in-place data.json",
    .groups = CLI_GROUP(CLI_READING) | CLI_GROUP(CLI_OUTPUT) | CLI_GROUP(CLI_REWRITING),
    .least = 1,
    .operand = "INPUT",
    .run = run_fmt,
};
