#include "write/explain.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/fail.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/inputs.h"
#include "cli/output.h"
#include "cli/pipeline.h"

static const char *const usual[] = {"strength", "betweenness", "pagerank", "degree",
                                    "coreness"};

/* Whether people call the entity so. */
static bool is_called(const erg_entity *entity, const char *name)
{
    bool is = strcasecmp(entity->label, name) == 0;
    for (size_t i = 0; !is && i < entity->alias_count; i++)
        is = strcasecmp(entity->aliases[i], name) == 0;
    return is;
}

static erg_code fail_unknown(const erg_snapshot *snapshot, const char *name,
                             erg_error *err)
{
    size_t count = 0;
    const char **names = calloc((size_t)snapshot->node_count * 2 + 1, sizeof *names);
    if (!names) return base_fail_memory(err);
    for (uint32_t v = 0; v < snapshot->node_count; v++) {
        const erg_entity *entity = erg_snapshot_entity(snapshot, v);
        names[count++] = entity->id;
        names[count++] = entity->label;
    }
    const char *nearest = base_text_nearest(name, names, count);
    erg_code code =
        nearest
            ? base_fail(err, ERG_EUSAGE, "unknown entity '%.80s', did you mean '%.80s'?",
                        name, nearest)
            : base_fail(err, ERG_EUSAGE,
                        "unknown entity '%.80s', see 'erg rank' for those there are",
                        name);
    free(names);
    return code;
}

/* By its id, else by the one label or alias. */
static erg_code find_entity(uint32_t *out, const erg_snapshot *snapshot, const char *name,
                            erg_error *err)
{
    uint32_t found = erg_snapshot_node(snapshot, name);
    *out = found;
    if (found != ERG_NONE) return ERG_OK;
    for (uint32_t v = 0; v < snapshot->node_count; v++) {
        if (!is_called(erg_snapshot_entity(snapshot, v), name)) continue;
        if (found != ERG_NONE)
            return base_fail(err, ERG_EUSAGE,
                             "'%.80s' is the name of '%.80s' and '%.80s', wanted an id",
                             name, erg_snapshot_entity(snapshot, found)->id,
                             erg_snapshot_entity(snapshot, v)->id);
        found = v;
    }
    *out = found;
    return found != ERG_NONE ? ERG_OK : fail_unknown(snapshot, name, err);
}

static erg_code write_to_output(const cli_pipeline *p, uint32_t node,
                                const char *const *paths, size_t count, erg_error *err)
{
    cli_output output;
    erg_code code = cli_output_open(&output, p->options->output, paths, count, err);
    if (code == ERG_OK) {
        write_explanation(output.sink, p->whole, &p->output, node);
        code = cli_output_finish(&output, err);
    }
    cli_output_close(&output);
    return code;
}

static erg_code run_explain(cli_call *call, bool *no, erg_error *err)
{
    cli_options *options = &call->options;
    const char **paths = NULL;
    const char *const *inputs = call->operands + 1;
    size_t count = call->operand_count - 1;
    uint32_t node = ERG_NONE;
    cli_needs needs = {0};
    cli_pipeline p;
    (void)no;
    cli_pipeline_open(&p, options);
    if (options->measures.count == 0)
        options->measures = (erg_words){usual, sizeof usual / sizeof *usual};
    erg_code code = cli_inputs_parse(&paths, options, inputs, count, err);
    if (code == ERG_OK) code = cli_read(&p, paths, count, err);
    if (code == ERG_OK) code = cli_pipeline_run(&p, &needs, err);
    if (code == ERG_OK) code = find_entity(&node, p.whole, call->operands[0], err);
    if (code == ERG_OK) code = write_to_output(&p, node, paths, count, err);
    cli_pipeline_close(&p);
    return code;
}

const cli_command cli_command_explain = {
    .name = "explain",
    .usage = "ENTITY INPUT... [-o FILE]",
    .summary = "one entity in sentences: relations, claims, ranks",
    .about =
        "Says of one entity what is known: its ranks, its relations in the order of\n"
        "their dates, what each document claims of them and where, and what is said\n"
        "of it alone. ENTITY is an id, a label or an alias.",
    .examples = "erg explain openai data/openai-microsoft.json\n"
                "erg explain \"Mustafa Suleyman\" data/openai-microsoft.json@2025\n"
                "erg explain oracle data/openai-microsoft.json --measures all",
    .groups = CLI_GROUP(CLI_READING) | CLI_GROUP(CLI_CLOCKS) | CLI_GROUP(CLI_FILTER) |
              CLI_GROUP(CLI_WEIGHTS) | CLI_GROUP(CLI_MEASURES) | CLI_GROUP(CLI_OUTPUT),
    .least = 2,
    .operand = "an ENTITY and an INPUT",
    .run = run_explain,
};
