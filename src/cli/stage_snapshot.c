/* The stage from a dataset to the snapshot that is measured. */
#include <string.h>

#include "base/fail.h"
#include "cli/message.h"
#include "cli/pipeline.h"
#include "cli/progress.h"

/* Ids may hold commas themselves: the split that makes two entities is meant. */
static bool split_pair(const char *ends[2], const char *text, const erg_dataset *dataset,
                       base_arena *arena)
{
    for (const char *comma = strchr(text, ','); comma; comma = strchr(comma + 1, ',')) {
        ends[0] = base_arena_text(arena, text, (size_t)(comma - text));
        ends[1] = comma + 1;
        if (!ends[0]) return false;
        if (erg_dataset_entity(dataset, ends[0]) != ERG_NONE &&
            erg_dataset_entity(dataset, ends[1]) != ERG_NONE)
            return true;
    }
    return false;
}

/* The two ids of an option of form CLI_PAIR; both NULL where it was not given. */
static erg_code find_ends(const char *ends[2], const erg_words *words, const char *shown,
                          const erg_dataset *dataset, base_arena *arena, erg_error *err)
{
    ends[0] = ends[1] = NULL;
    if (words->count == 0) return ERG_OK;
    if (words->count == 2) {
        ends[0] = words->items[0];
        ends[1] = words->items[1];
    } else if (!split_pair(ends, words->items[0], dataset, arena)) {
        if (arena->failed) return base_fail_memory(err);
        const char *comma = strchr(words->items[0], ','); /* it has one: option_set.c */
        /* None fits: the snapshot names the id that is unknown, of the plain split. */
        ends[0] =
            base_arena_text(arena, words->items[0], (size_t)(comma - words->items[0]));
        ends[1] = comma + 1;
        if (!ends[0]) return base_fail_memory(err);
    }
    if (strcmp(ends[0], ends[1]) == 0)
        return base_fail(err, ERG_EUSAGE, "%s: wanted two entities, '%.80s' is one",
                         shown, ends[0]);
    return ERG_OK;
}

erg_code cli_between(const char *ends[2], const cli_options *options,
                     const erg_dataset *dataset, base_arena *arena, erg_error *err)
{
    return find_ends(ends, &options->between, "--between", dataset, arena, err);
}

erg_code cli_pair(const char *ends[2], const cli_options *options,
                  const erg_dataset *dataset, base_arena *arena, erg_error *err)
{
    return find_ends(ends, &options->pair, "--pair", dataset, arena, err);
}

/* Entities that are asked for by name stay, whatever else drops out. */
static erg_code keep_named(erg_snapshot_options *out, const cli_options *options,
                           const erg_dataset *dataset, base_arena *arena, erg_error *err)
{
    const char *ends[2], *pair[2];
    const char **keep = base_arena_array(arena, 5, sizeof *keep);
    if (!keep) return base_fail_memory(err);
    erg_code code = cli_between(ends, options, dataset, arena, err);
    if (code == ERG_OK) code = cli_pair(pair, options, dataset, arena, err);
    if (code != ERG_OK) return code;
    out->keep.items = keep;
    if (options->ego) keep[out->keep.count++] = options->ego;
    for (size_t i = 0; i < 2; i++)
        if (ends[i]) keep[out->keep.count++] = ends[i];
    for (size_t i = 0; i < 2; i++)
        if (pair[i]) keep[out->keep.count++] = pair[i];
    return ERG_OK;
}

erg_code cli_snapshot_options(erg_snapshot_options *out, const cli_options *options,
                              const erg_dataset *dataset, base_arena *arena,
                              erg_error *err)
{
    erg_snapshot_options_clear(out);
    out->as_of = options->as_of;
    out->known_by = options->known_by;
    out->possible = options->possible;
    out->weight = options->weight;
    out->resolve = options->resolve;
    out->kinds = options->kinds;
    out->relations = options->relations;
    out->families = options->families;
    out->min_weight = options->min_weight;
    out->backbone = options->backbone;
    out->largest_component = options->component != NULL;
    if (options->component && strcmp(options->component, "largest") != 0)
        return base_fail(err, ERG_EUSAGE, "unknown component '%.80s', wanted largest",
                         options->component);
    return keep_named(out, options, dataset, arena, err);
}

static void note_count(uint32_t count, const char *which)
{
    if (count > 0)
        cli_say_note("left out: %lu %s %s", (unsigned long)count,
                     count == 1 ? "relation" : "relations", which);
}

/* What is left out of every graph is no surprise; what a weight rule leaves out is. */
static void note_left_out(const erg_snapshot *snapshot, bool verbose)
{
    note_count(snapshot->left_out_no_amount,
               "without an amount in dollars (--weight amount)");
    if (!verbose) return;
    note_count(snapshot->left_out_unusable, "denied or retracted");
    note_count(snapshot->left_out_possible, "only possible (see --possible)");
}

erg_code cli_snapshot(cli_pipeline *p, erg_error *err)
{
    erg_snapshot_options how;
    erg_code code = cli_snapshot_options(&how, p->options, p->dataset, &p->memory, err);
    if (code != ERG_OK) return code;
    cli_say_progress("making the graph");
    code = erg_snapshot_make(&p->whole, p->dataset, &how, err);
    cli_say_progress(NULL);
    if (code != ERG_OK) return code;
    p->shown = p->whole;
    note_left_out(p->whole, p->options->verbose);
    return ERG_OK;
}
