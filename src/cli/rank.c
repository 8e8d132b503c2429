#include <string.h>

#include "base/fail.h"
#include "cli/command.h"
#include "cli/inputs.h"
#include "cli/message.h"
#include "cli/output.h"
#include "cli/pipeline.h"
#include "cli/progress.h"
#include "model/recorded.h"
#include "write/rank.h"

enum { FORMATS_MAX = 8 };

static const char *const usual[] = {"strength", "betweenness", "pagerank", "degree"};
/* Beside them what reads distances: doubtful amounts show there first. */
static const char *const usual_robust[] = {"strength", "betweenness", "pagerank",
                                           "harmonic", "constraint"};
static const char *const nothing[] = {"none"};

static erg_code choose_format(const write_rank_format **out, const cli_options *options,
                              erg_error *err)
{
    cli_format formats[FORMATS_MAX];
    size_t count = 0, chosen;
    for (; count < write_rank_format_count && count < FORMATS_MAX; count++)
        formats[count] = (cli_format){write_rank_formats[count].name,
                                      write_rank_formats[count].suffix};
    erg_code code = cli_choose_format(&chosen, formats, count, options, err);
    *out = &write_rank_formats[chosen];
    return code;
}

static bool is_among(const erg_measures *columns, const char *key)
{
    for (size_t i = 0; i < columns->column_count; i++)
        if (strcmp(columns->columns[i].key, key) == 0) return true;
    return false;
}

/* The columns: those of --by in its order, then those that --measures adds. Borrowed. */
static erg_code arrange(erg_measures *out, const cli_pipeline *p, base_arena *arena,
                        erg_error *err)
{
    const erg_words *by = &p->options->by;
    erg_measure_column *columns =
        base_arena_array(arena, p->measures.column_count, sizeof *columns);
    if (!columns) return base_fail_memory(err);
    *out = (erg_measures){.row_count = p->measures.row_count, .columns = columns};
    for (size_t i = 0; i < by->count; i++) {
        const erg_measure_column *column = erg_measures_find(&p->measures, by->items[i]);
        if (column && !is_among(out, column->key)) columns[out->column_count++] = *column;
    }
    for (size_t i = 0; i < p->output.column_count; i++)
        if (!is_among(out, p->output.columns[i].key))
            columns[out->column_count++] = p->output.columns[i];
    return ERG_OK;
}

static erg_code make_robust(erg_robust **out, const cli_pipeline *p,
                            const erg_measures *columns, erg_error *err)
{
    erg_snapshot_options how;
    base_arena arena = {0};
    cli_say_progress("reading the sources in other ways");
    erg_code code = cli_snapshot_options(&how, p->options, p->dataset, &arena, err);
    if (code == ERG_OK)
        code = erg_robust_make(out, p->whole, columns, &how, &p->how, err);
    cli_say_progress(NULL);
    base_arena_free(&arena);
    return code;
}

static erg_code write_to_output(const cli_pipeline *p, const write_ranking *ranking,
                                const write_rank_format *format, const char *const *paths,
                                size_t count, erg_error *err)
{
    cli_output output;
    erg_code code = cli_output_open(&output, p->options->output, paths, count, err);
    if (code == ERG_OK) code = write_ranking_to(output.sink, ranking, format, err);
    if (code == ERG_OK) code = cli_output_finish(&output, err);
    cli_output_close(&output);
    return code;
}

static erg_code run_rank(cli_call *call, bool *no, erg_error *err)
{
    cli_options *options = &call->options;
    const write_rank_format *format = NULL;
    const char **paths = NULL;
    cli_needs needs = {0};
    erg_measures columns;
    erg_robust *robust = NULL;
    uint32_t top = options->top;
    cli_pipeline p;
    (void)no;
    cli_pipeline_open(&p, options);
    options->top = 0; /* cuts rows here, not the graph */
    if (options->by.count == 0 && options->robust)
        options->by =
            (erg_words){usual_robust, sizeof usual_robust / sizeof *usual_robust};
    else if (options->by.count == 0)
        options->by = (erg_words){usual, sizeof usual / sizeof *usual};
    if (options->measures.count == 0) options->measures = (erg_words){nothing, 1};
    needs.measures = options->by;
    erg_code code = choose_format(&format, options, err);
    if (code != ERG_OK) goto done;
    code = cli_inputs_parse(&paths, options, call->operands, call->operand_count, err);
    if (code != ERG_OK) goto done;
    code = cli_read(&p, paths, call->operand_count, err);
    if (code != ERG_OK) goto done;
    /* A snapshot file's weights come from no claim: they are counted anew. */
    if (options->robust && p.dataset->recorded && !options->resolve)
        options->resolve = p.dataset->recorded->resolve;
    code = cli_pipeline_run(&p, &needs, err);
    if (code != ERG_OK) goto done;
    code = arrange(&columns, &p, &options->memory, err);
    if (code != ERG_OK) goto done;
    if (options->robust) code = make_robust(&robust, &p, &columns, err);
    if (code != ERG_OK) goto done;
    write_ranking ranking = {p.shown, &columns, top, NULL, robust};
    code = write_to_output(&p, &ranking, format, paths, call->operand_count, err);
done:
    erg_robust_free(robust);
    cli_pipeline_close(&p);
    return code;
}

const cli_command cli_command_rank = {
    .name = "rank",
    .usage = "INPUT... [--by MEASURE,...] [--top N] [--robust] [-t text|csv|json]",
    .summary = "who matters most, as a table",
    .about =
        "Measures every entity and lists them, the first measure of --by in front\n"
        "(strength, betweenness, pagerank and degree where it is not given). Equal\n"
        "values share a rank. --ego and the like choose rows; ranks are always those of\n"
        "the whole. --robust shows each rank with its range over other readings of the\n"
        "sources: every claim policy, without disputed and without unsourced relations,\n"
        "without each document and without each claim in dispute.",
    .examples =
        "erg rank data/openai-microsoft.json --top 10\n"
        "erg rank data/openai-microsoft.json@2023 --by betweenness,coreness\n"
        "erg rank data/openai-microsoft.json --robust --by pagerank --top 10\n"
        "erg rank data/openai-microsoft.json --kind company,fund -o companies.csv",
    .groups = CLI_GROUP(CLI_READING) | CLI_GROUP(CLI_CLOCKS) | CLI_GROUP(CLI_FILTER) |
              CLI_GROUP(CLI_CROP) | CLI_GROUP(CLI_WEIGHTS) | CLI_GROUP(CLI_MEASURES) |
              CLI_GROUP(CLI_RANKING) | CLI_GROUP(CLI_FORMAT) | CLI_GROUP(CLI_OUTPUT),
    .least = 1,
    .operand = "INPUT",
    .run = run_rank,
};
