#include "erg/check.h"

#include "cli/command.h"
#include "cli/inputs.h"
#include "cli/message.h"
#include "cli/output.h"
#include "cli/pipeline.h"
#include "write/findings.h"

enum { FORMATS_MAX = 8 };

static erg_code choose_format(const write_check_format **out, const cli_options *options,
                              erg_error *err)
{
    cli_format formats[FORMATS_MAX];
    size_t count = 0, chosen;
    for (; count < write_check_format_count && count < FORMATS_MAX; count++)
        formats[count] = (cli_format){write_check_formats[count].name,
                                      write_check_formats[count].suffix};
    erg_code code = cli_choose_format(&chosen, formats, count, options, err);
    *out = &write_check_formats[chosen];
    return code;
}

/* An input that reads and is wrong is an answer, one that cannot be read is trouble. */
static bool is_answer(erg_code code)
{
    return code == ERG_EPARSE || code == ERG_EDATA;
}

static erg_code write_to_output(const cli_options *options, const write_check *check,
                                const write_check_format *format,
                                const char *const *paths, size_t count, erg_error *err)
{
    cli_output output;
    erg_code code = cli_output_open(&output, options->output, paths, count, err);
    if (code == ERG_OK) {
        format->write(output.sink, check);
        code = cli_output_finish(&output, err);
    }
    cli_output_close(&output);
    return code;
}

static erg_code find(erg_findings **out, const cli_pipeline *p, erg_error *err)
{
    erg_snapshot_options how;
    base_arena arena = {0};
    erg_code code = cli_snapshot_options(&how, p->options, p->dataset, &arena, err);
    if (code == ERG_OK) code = erg_findings_make(out, p->dataset, &how, err);
    base_arena_free(&arena);
    return code;
}

static erg_code run_check(cli_call *call, bool *no, erg_error *err)
{
    cli_options *options = &call->options;
    const write_check_format *format = NULL;
    const char **paths = NULL;
    erg_findings *findings = NULL;
    erg_error wrong = {0};
    cli_pipeline p;
    cli_pipeline_open(&p, options);
    p.keep_origins = true;
    erg_code code = choose_format(&format, options, err);
    if (code != ERG_OK) goto done;
    code = cli_inputs_parse(&paths, options, call->operands, call->operand_count, err);
    if (code != ERG_OK) goto done;
    code = cli_read(&p, paths, call->operand_count, &wrong);
    if (code == ERG_OK) code = find(&findings, &p, &wrong);
    if (code != ERG_OK && !is_answer(code)) {
        *err = wrong;
        goto done;
    }
    if (code != ERG_OK) cli_say_error(&wrong);
    write_check check = {p.dataset, findings, code != ERG_OK ? &wrong : NULL};
    *no = code != ERG_OK || (options->strict && findings->warning_count > 0);
    code = write_to_output(options, &check, format, paths, call->operand_count, err);
done:
    erg_findings_free(findings);
    cli_pipeline_close(&p);
    return code;
}

const cli_command cli_command_check = {
    .name = "check",
    .usage = "INPUT... [--strict] [-t text|json]",
    .summary = "contradictions and gaps in the sources",
    .about =
        "Reads a dataset and lists what an editor should know before printing from it:\n"
        "claims that contradict each other, shares that add to more than all, two heads\n"
        "of one company at a time, names that are nearly the same, amounts far from the\n"
        "others, relations without a source, missing rates. Each finding has a code, "
        "the\n"
        "place in the file and what to do. Exit status 1 where the data is wrong, with\n"
        "--strict also where there is a warning.",
    .examples = "erg check data/openai-microsoft.json\n"
                "erg check data/openai-microsoft.json --known-by 2025-06\n"
                "erg check data/openai-microsoft.json --strict -t json",
    .groups = CLI_GROUP(CLI_READING) | CLI_GROUP(CLI_CLOCKS) | CLI_GROUP(CLI_FILTER) |
              CLI_GROUP(CLI_WEIGHTS) | CLI_GROUP(CLI_FORMAT) | CLI_GROUP(CLI_OUTPUT) |
              CLI_GROUP(CLI_CHECKING),
    .least = 1,
    .operand = "INPUT",
    .run = run_check,
};
