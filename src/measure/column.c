#include "measure/column.h"

#include <math.h>
#include <string.h>

#include "base/fail.h"
#include "measure/rank.h"
#include "measure/verify.h"
#include "model/recorded.h"

/* --- settings --- */

static void add_sorted(erg_value *object, const char **keys, erg_value *items,
                       const char *key, erg_value value)
{
    size_t at = object->count++;
    for (; at > 0 && strcmp(keys[at - 1], key) > 0; at--) {
        keys[at] = keys[at - 1];
        items[at] = items[at - 1];
    }
    keys[at] = key;
    items[at] = value;
}

static bool reads_direction(const measure_entry *entry, bool directed)
{
    return entry->direction == MEASURE_DIRECTED ||
           (entry->direction == MEASURE_AS_ASKED && directed);
}

static void add_number(erg_value *object, const char **keys, erg_value *items,
                       const char *key, double number)
{
    add_sorted(object, keys, items, key,
               (erg_value){.type = ERG_VALUE_NUMBER, .number = number});
}

const erg_value *measure_settings(base_arena *arena, const measure_entry *entry,
                                  const erg_measure_options *options,
                                  const measure_sampling *sampling)
{
    size_t most = entry->setting_count + 7;
    erg_value *object = base_arena_alloc(arena, sizeof *object);
    const char **keys = base_arena_array(arena, most, sizeof *keys);
    erg_value *items = base_arena_array(arena, most, sizeof *items);
    const erg_value yes = {.type = ERG_VALUE_BOOL, .boolean = true};
    if (!object || !keys || !items) return NULL;
    *object = (erg_value){.type = ERG_VALUE_OBJECT, .items = items, .keys = keys};
    for (size_t i = 0; i < entry->setting_count; i++)
        add_sorted(object, keys, items, entry->settings[i].key, entry->settings[i].value);
    add_sorted(object, keys, items, "directed",
               (erg_value){.type = ERG_VALUE_BOOL,
                           .boolean = reads_direction(entry, options->directed)});
    add_sorted(object, keys, items, "reads",
               (erg_value){.type = ERG_VALUE_STRING,
                           .string = measure_reads_name(entry->reads)});
    if (options->normalized && entry->divisor)
        add_sorted(object, keys, items, "normalized", yes);
    if (options->unweighted && entry->reads != MEASURE_READS_NONE)
        add_sorted(object, keys, items, "unweighted", yes);
    if (sampling->sampled > 0 && entry->reads == MEASURE_READS_DISTANCE) {
        add_number(object, keys, items, "sampled", sampling->sampled);
        add_number(object, keys, items, "seed", sampling->seed);
        if (entry->compute == measure_betweenness && !isnan(sampling->error_bound))
            add_number(object, keys, items, "error_bound", sampling->error_bound);
    }
    return object;
}

/* --- computed --- */

static void normalize(double *values, const measure_entry *entry, const measure_job *job)
{
    double divisor = entry->divisor ? entry->divisor(job) : 0;
    if (!(divisor > 0)) return;
    for (uint32_t v = 0; v < job->snapshot->node_count; v++)
        values[v] /= divisor;
}

/* A bound in more digits than these would look like knowledge. */
static double bound_shown(double bound)
{
    return ceil(bound * 1e4) / 1e4;
}

erg_code measure_column(erg_measure_column *out, base_arena *arena,
                        const measure_entry *entry, measure_job *job,
                        const erg_measure_options *options, erg_error *err)
{
    uint32_t n = job->snapshot->node_count;
    double *values = base_arena_array(arena, n, sizeof *values);
    bool ranked = entry->order != MEASURE_UNRANKED;
    uint32_t *ranks = ranked ? base_arena_array(arena, n, sizeof *ranks) : NULL;
    if (!values || (ranked && !ranks)) return base_fail_memory(err);
    job->unsettled = false;
    erg_code code = entry->compute(values, job, err);
    if (code != ERG_OK || job->unsettled) return code;
    const measure_sampling sampling = {job->paths.sampled ? job->how_paths.sample : 0,
                                       job->how_paths.seed,
                                       bound_shown(job->paths.error_bound)};
    const erg_value *settings = measure_settings(arena, entry, options, &sampling);
    if (!settings) return base_fail_memory(err);
    code = measure_verify(entry, values, job, err);
    if (code != ERG_OK) return code;
    if (options->normalized) normalize(values, entry, job);
    if (!measure_round_and_rank(values, ranks, n, entry->order))
        return base_fail_memory(err);
    *out = (erg_measure_column){entry->key, settings, values, ranks};
    return ERG_OK;
}

/* --- recorded --- */

static size_t find_recorded(const erg_recorded *recorded, const char *key)
{
    size_t i = 0;
    while (i < recorded->measure_count && strcmp(recorded->measure_keys[i], key) != 0)
        i++;
    return i;
}

bool measure_recorded_has(const erg_snapshot *snapshot, const char *key)
{
    const erg_recorded *recorded = snapshot->dataset->recorded;
    return find_recorded(recorded, key) < recorded->measure_count;
}

erg_code measure_recorded_column(erg_measure_column *out, base_arena *arena,
                                 const measure_entry *entry, const erg_snapshot *snapshot,
                                 const erg_measure_options *options, erg_error *err)
{
    const erg_recorded *recorded = snapshot->dataset->recorded;
    size_t at = find_recorded(recorded, entry->key);
    uint32_t n = snapshot->node_count;
    double *values = base_arena_array(arena, n, sizeof *values);
    bool ranked = entry->order != MEASURE_UNRANKED;
    uint32_t *ranks = ranked ? base_arena_array(arena, n, sizeof *ranks) : NULL;
    const measure_sampling sampling = {recorded->sampled, recorded->seed,
                                       recorded->error_bound};
    const erg_value *settings = measure_settings(arena, entry, options, &sampling);
    if (!values || !settings || (ranked && !ranks)) return base_fail_memory(err);
    const uint32_t *old = recorded->measure_ranks ? recorded->measure_ranks[at] : NULL;
    for (uint32_t v = 0; v < n; v++) {
        values[v] = recorded->measure_values[at][snapshot->nodes[v].entity];
        if (ranked && old) ranks[v] = old[snapshot->nodes[v].entity];
    }
    if (ranked && !old && !measure_round_and_rank(values, ranks, n, entry->order))
        return base_fail_memory(err);
    *out = (erg_measure_column){entry->key, settings, values, ranks};
    return ERG_OK;
}
