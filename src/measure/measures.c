#include "erg/measure.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/fail.h"
#include "base/text.h"
#include "measure/column.h"
#include "measure/effort.h"
#include "model/recorded.h"

struct erg_measures_memory {
    erg_measures measures;
    base_arena arena;
    erg_measure_column *columns;
};

/* --- which --- */

static erg_code fail_unknown(erg_error *err, base_arena *arena, const char *key)
{
    const char **names = base_arena_array(arena, measure_table_count, sizeof *names);
    if (!names) return base_fail_memory(err);
    for (size_t i = 0; i < measure_table_count; i++)
        names[i] = measure_table[i].key;
    const char *nearest = base_text_nearest(key, names, measure_table_count);
    if (!nearest)
        return base_fail(err, ERG_EUSAGE,
                         "unknown measure '%.80s', wanted one of those that "
                         "'erg list measures' names",
                         key);
    return base_fail(err, ERG_EUSAGE, "unknown measure '%.80s', did you mean '%s'?", key,
                     nearest);
}

/* wanted[row of the table]. */
static erg_code select_named(bool *wanted, base_arena *arena, const erg_words *keys,
                             erg_error *err)
{
    for (size_t i = 0; i < keys->count; i++) {
        const measure_entry *entry = measure_find(keys->items[i]);
        if (!entry) return fail_unknown(err, arena, keys->items[i]);
        wanted[entry - measure_table] = true;
    }
    return ERG_OK;
}

static bool linear_only(const erg_snapshot *snapshot, const erg_measure_options *options)
{
    return snapshot->node_count > MEASURE_LINEAR_ABOVE && !options->exact &&
           options->sample == 0;
}

static void select_all(bool *wanted, bool large)
{
    for (size_t i = 0; i < measure_table_count; i++)
        wanted[i] = measure_table[i].linear || !large;
}

/* --- recorded --- */

static const erg_recorded *recorded_of(const erg_snapshot *snapshot)
{
    return snapshot->recorded ? snapshot->dataset->recorded : NULL;
}

/* What the file's measures were computed with holds on, unless more is asked. */
static erg_measure_options with_recorded(const erg_measure_options *options,
                                         const erg_recorded *recorded)
{
    erg_measure_options all = *options;
    if (!recorded) return all;
    all.directed = all.directed || recorded->directed;
    all.unweighted = all.unweighted || recorded->unweighted;
    all.normalized = all.normalized || recorded->normalized;
    if (all.sample == 0 && !all.exact) {
        all.sample = recorded->sampled;
        all.seed = recorded->seed;
    }
    return all;
}

/* True where the recorded columns answer what is asked; then `wanted` holds those to
 * take. */
static bool take_recorded(bool *wanted, const erg_snapshot *snapshot,
                          const erg_measure_options *options)
{
    const erg_recorded *recorded = recorded_of(snapshot);
    if (!recorded || recorded->directed != options->directed ||
        recorded->unweighted != options->unweighted ||
        recorded->normalized != options->normalized ||
        recorded->sampled != options->sample ||
        (options->sample > 0 && recorded->seed != options->seed))
        return false;
    for (size_t i = 0; i < measure_table_count; i++) {
        bool has = measure_recorded_has(snapshot, measure_table[i].key);
        if (options->keys.count == 0)
            wanted[i] = has;
        else if (wanted[i] && !has)
            return false;
    }
    return true;
}

/* --- notes --- */

static void note_large(base_buffer *note)
{
    if (note->length > 0) base_buffer_add(note, "; ");
    base_buffer_add(note, "more than 50,000 entities: only measures of linear time (");
    const char *comma = "";
    for (size_t i = 0; i < measure_table_count; i++) {
        if (!measure_table[i].linear) continue;
        base_buffer_format(note, "%s%s", comma, measure_table[i].key);
        comma = ", ";
    }
    base_buffer_add(note, ") are computed unless others are named");
}

/* A file that holds a part of what was measured cannot give new measures of the whole. */
static void note_part(base_buffer *note, const erg_snapshot *s)
{
    if (!recorded_of(s) ||
        (s->measured_nodes == s->node_count && s->measured_ties == s->tie_count))
        return;
    base_buffer_format(
        note,
        "computed on the %lu entities and %lu ties of the file, a part of the "
        "%lu and %lu measured before",
        (unsigned long)s->node_count, (unsigned long)s->tie_count,
        (unsigned long)s->measured_nodes, (unsigned long)s->measured_ties);
}

static void note_unsettled(base_buffer *note, const char *key)
{
    if (note->length > 0) base_buffer_add(note, "; ");
    base_buffer_format(note, "%s left out: its iteration does not converge on this graph",
                       key);
}

static erg_code keep_note(erg_measures *measures, base_buffer *note, erg_error *err)
{
    base_arena *arena = &measures->memory->arena;
    if (note->length > 0)
        measures->note = base_arena_text(arena, note->data, note->length);
    bool failed = note->failed || (note->length > 0 && !measures->note);
    base_buffer_free(note);
    return failed ? base_fail_memory(err) : ERG_OK;
}

/* --- all of it --- */

static erg_measures *new_measures(const erg_snapshot *snapshot)
{
    struct erg_measures_memory *memory = calloc(1, sizeof *memory);
    if (!memory) return NULL;
    memory->columns =
        base_arena_array(&memory->arena, measure_table_count, sizeof *memory->columns);
    memory->measures = (erg_measures){
        .row_count = snapshot->node_count, .columns = memory->columns, .memory = memory};
    if (memory->columns) return &memory->measures;
    erg_measures_free(&memory->measures);
    return NULL;
}

static bool wants_paths(const bool *wanted)
{
    bool found = false;
    for (size_t i = 0; i < measure_table_count; i++)
        found = found || (wanted[i] && measure_table[i].reads == MEASURE_READS_DISTANCE);
    return found;
}

static erg_code compute_columns(erg_measures *measures, base_buffer *note,
                                const bool *wanted, const erg_snapshot *snapshot,
                                const erg_measure_options *options, erg_error *err)
{
    struct erg_measures_memory *memory = measures->memory;
    bool betweenness = wanted[measure_find("betweenness") - measure_table];
    erg_code code = options->unweighted ? ERG_OK : measure_check_strengths(snapshot, err);
    measure_job job = {.snapshot = snapshot,
                       .directed = options->directed,
                       .unweighted = options->unweighted,
                       .how_paths = measure_how_paths(betweenness, snapshot, options)};
    if (code == ERG_OK && wants_paths(wanted))
        code = measure_check_effort(&job.how_paths, snapshot, options, err);
    for (size_t i = 0; i < measure_table_count && code == ERG_OK; i++) {
        erg_measure_column *column = &memory->columns[measures->column_count];
        if (!wanted[i]) continue;
        code =
            measure_column(column, &memory->arena, &measure_table[i], &job, options, err);
        if (job.unsettled)
            note_unsettled(note, measure_table[i].key);
        else
            measures->column_count++;
    }
    measure_job_close(&job);
    return code;
}

static erg_code copy_columns(erg_measures *measures, const bool *wanted,
                             const erg_snapshot *snapshot,
                             const erg_measure_options *options, erg_error *err)
{
    struct erg_measures_memory *memory = measures->memory;
    for (size_t i = 0; i < measure_table_count; i++) {
        if (!wanted[i]) continue;
        erg_code code = measure_recorded_column(&memory->columns[measures->column_count],
                                                &memory->arena, &measure_table[i],
                                                snapshot, options, err);
        if (code != ERG_OK) return code;
        measures->column_count++;
    }
    return ERG_OK;
}

static erg_code fill(erg_measures *measures, const erg_snapshot *snapshot,
                     const erg_measure_options *options, erg_error *err)
{
    base_arena *arena = &measures->memory->arena;
    bool *wanted = base_arena_array(arena, measure_table_count, sizeof *wanted);
    base_buffer note = {0};
    if (!wanted) return base_fail_memory(err);
    if (options->none) return ERG_OK;
    erg_code code = select_named(wanted, arena, &options->keys, err);
    if (code != ERG_OK) return code;
    if (take_recorded(wanted, snapshot, options))
        return copy_columns(measures, wanted, snapshot, options, err);
    note_part(&note, snapshot);
    if (options->keys.count == 0) {
        select_all(wanted, linear_only(snapshot, options));
        if (linear_only(snapshot, options)) note_large(&note);
    }
    code = compute_columns(measures, &note, wanted, snapshot, options, err);
    erg_code noted = keep_note(measures, &note, code == ERG_OK ? err : NULL);
    return code == ERG_OK ? noted : code;
}

erg_code erg_measures_compute(erg_measures **out, const erg_snapshot *snapshot,
                              const erg_measure_options *options, erg_error *err)
{
    const erg_measure_options plain = {0};
    const erg_measure_options all =
        with_recorded(options ? options : &plain, recorded_of(snapshot));
    *out = NULL;
    erg_measures *measures = new_measures(snapshot);
    if (!measures) return base_fail_memory(err);
    erg_code code = fill(measures, snapshot, &all, err);
    if (code == ERG_OK)
        *out = measures;
    else
        erg_measures_free(measures);
    return code;
}

void erg_measures_free(erg_measures *measures)
{
    if (!measures) return;
    struct erg_measures_memory *memory = measures->memory;
    base_arena_free(&memory->arena);
    free(memory);
}

const erg_measure_column *erg_measures_find(const erg_measures *measures, const char *key)
{
    for (size_t i = 0; i < measures->column_count; i++)
        if (strcmp(measures->columns[i].key, key) == 0) return &measures->columns[i];
    return NULL;
}
