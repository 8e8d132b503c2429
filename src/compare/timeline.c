#include "erg/timeline.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "base/progress.h"
#include "compare/sweep.h"

void erg_timeline_free(erg_timeline *timeline)
{
    if (!timeline) return;
    struct erg_timeline_memory *memory = timeline->memory;
    for (size_t p = 0; memory->points && p < timeline->point_count; p++)
        erg_measures_free((erg_measures *)memory->points[p].measures);
    base_arena_free(&memory->arena);
    free(memory);
}

static int by_day(const void *left, const void *right)
{
    const erg_timeline_point *a = left;
    const erg_timeline_point *b = right;
    base_day x = base_date_last(a->date);
    base_day y = base_date_last(b->date);
    return (x > y) - (x < y);
}

/* Points for the dates, in order, each day once. A stable sort for few items that mostly
 * come sorted. */
static bool set_dates(erg_timeline *timeline, const erg_timeline_options *options)
{
    struct erg_timeline_memory *memory = timeline->memory;
    erg_timeline_point *points =
        base_arena_array(&memory->arena, options->date_count, sizeof *points);
    size_t count = 0;
    if (!points) return false;
    for (size_t i = 0; i < options->date_count; i++) {
        erg_timeline_point point = {.date = options->dates[i]};
        size_t at = count;
        while (at > 0 && by_day(&points[at - 1], &point) > 0)
            at--;
        if (at > 0 && by_day(&points[at - 1], &point) == 0) continue;
        memmove(&points[at + 1], &points[at], (count - at) * sizeof *points);
        points[at] = point;
        count++;
    }
    memory->points = points;
    timeline->points = points;
    timeline->point_count = count;
    return true;
}

static erg_code check_dates(const erg_timeline_options *options, erg_error *err)
{
    if (options->date_count == 0)
        return base_fail(err, ERG_EUSAGE, "a timeline needs dates, found none");
    if (options->date_count > ERG_DATES_MAX)
        return base_fail(err, ERG_ELIMIT, "%zu dates, wanted at most %d",
                         options->date_count, ERG_DATES_MAX);
    for (size_t i = 0; i < options->date_count; i++)
        if (options->dates[i] == 0)
            return base_fail(err, ERG_EUSAGE, "a date of the timeline is missing");
    return ERG_OK;
}

/* What depends on all relations of a day together cannot be swept; nor can what a
 * snapshot file states, or an error that a relation out of force would raise. */
static bool can_sweep(const erg_dataset *dataset, const erg_snapshot_options *o)
{
    bool least = !isnan(o->min_weight) && o->min_weight > 0;
    bool explicit_weight = o->weight && strcmp(o->weight, "explicit") == 0;
    return !dataset->recorded && !least && isnan(o->backbone) && !o->largest_component &&
           !explicit_weight;
}

static void set_head(erg_timeline *timeline, const erg_snapshot *snapshot)
{
    timeline->weight_rule = snapshot->weight_rule;
    timeline->resolve = snapshot->resolve;
    timeline->known_by = snapshot->known_by;
}

static erg_code sweep(erg_timeline *timeline, const erg_timeline_options *options,
                      erg_error *err)
{
    erg_snapshot *all = NULL;
    erg_snapshot_options how = options->snapshot;
    how.as_of = 0;
    erg_code code = erg_snapshot_make(&all, timeline->dataset, &how, err);
    if (code != ERG_OK) return code;
    set_head(timeline, all);
    code = compare_sweep(timeline, all, options, err);
    erg_snapshot_free(all);
    return code;
}

/* --- a snapshot for each date --- */

/* What was there at the point before, by index. */
typedef struct presence {
    bool *was, *is;
    size_t count;
} presence;

static bool open_presence(presence *p, base_arena *arena, size_t count)
{
    p->was = base_arena_array(arena, count, sizeof *p->was);
    p->is = base_arena_array(arena, count, sizeof *p->is);
    p->count = count;
    return p->was && p->is;
}

static const uint32_t *list(base_arena *arena, size_t *out_count, const bool *here,
                            const bool *not_here, size_t count)
{
    uint32_t *items = NULL;
    size_t n = 0;
    for (size_t i = 0; i < count; i++)
        n += here[i] && !not_here[i];
    items = base_arena_array(arena, n, sizeof *items);
    *out_count = items ? n : 0;
    n = 0;
    for (uint32_t i = 0; items && i < count; i++)
        if (here[i] && !not_here[i]) items[n++] = i;
    return items;
}

static void step_on(presence *p)
{
    bool *kept = p->was;
    p->was = p->is;
    p->is = kept;
    if (p->count > 0) memset(p->is, 0, p->count * sizeof *p->is);
}

static void fill_point(erg_timeline_point *point, base_arena *arena, presence *entities,
                       presence *relations, const erg_snapshot *snapshot, bool first)
{
    for (uint32_t v = 0; v < snapshot->node_count; v++)
        entities->is[snapshot->nodes[v].entity] = true;
    for (uint32_t e = 0; e < snapshot->edge_count; e++) {
        point->startless_count += snapshot->edges[e].start == 0;
        if (snapshot->edges[e].relation_index != ERG_NONE)
            relations->is[snapshot->edges[e].relation_index] = true;
    }
    point->node_count = snapshot->node_count;
    point->edge_count = snapshot->edge_count;
    point->tie_count = snapshot->tie_count;
    if (!first) {
        size_t n = entities->count;
        size_t m = relations->count;
        point->entered =
            list(arena, &point->entered_count, entities->is, entities->was, n);
        point->left = list(arena, &point->left_count, entities->was, entities->is, n);
        point->started =
            list(arena, &point->started_count, relations->is, relations->was, m);
        point->ended = list(arena, &point->ended_count, relations->was, relations->is, m);
    }
    step_on(entities);
    step_on(relations);
}

static erg_code measure_point(erg_timeline_point *point, base_arena *arena,
                              const erg_snapshot *snapshot,
                              const erg_measure_options *how, erg_error *err)
{
    erg_measures *measures = NULL;
    if (how->none) return ERG_OK;
    uint32_t *nodes = base_arena_array(arena, snapshot->node_count, sizeof *nodes);
    if (!nodes) return base_fail_memory(err);
    for (uint32_t v = 0; v < snapshot->node_count; v++)
        nodes[v] = snapshot->nodes[v].entity;
    erg_code code = erg_measures_compute(&measures, snapshot, how, err);
    point->nodes = nodes;
    point->measures = measures;
    return code;
}

erg_code compare_one_by_one(erg_timeline *timeline, const erg_timeline_options *options,
                            erg_error *err)
{
    const erg_dataset *d = timeline->dataset;
    base_arena *arena = &timeline->memory->arena;
    base_arena scratch = {0};
    presence entities = {0};
    presence relations = {0};
    bool fine = open_presence(&entities, &scratch, d->entity_count) &&
                open_presence(&relations, &scratch, d->relation_count);
    erg_code code = fine ? ERG_OK : base_fail_memory(err);
    for (size_t p = 0; fine && p < timeline->point_count && code == ERG_OK; p++) {
        erg_timeline_point *point = &timeline->memory->points[p];
        erg_snapshot *snapshot = NULL;
        erg_snapshot_options how = options->snapshot;
        erg_measure_options measures = options->measures;
        base_progress_part part;
        measures.progress = base_progress_begin(&part, measures.progress, (double)p, 1,
                                                (double)timeline->point_count);
        how.as_of = point->date;
        code = erg_snapshot_make(&snapshot, d, &how, err);
        if (code != ERG_OK) break;
        set_head(timeline, snapshot);
        fill_point(point, arena, &entities, &relations, snapshot, p == 0);
        code = measure_point(point, arena, snapshot, &measures, err);
        erg_snapshot_free(snapshot);
        if (code == ERG_OK && arena->failed) code = base_fail_memory(err);
    }
    base_arena_free(&scratch);
    return code;
}

erg_code erg_timeline_make(erg_timeline **out, const erg_dataset *dataset,
                           const erg_timeline_options *options, erg_error *err)
{
    *out = NULL;
    erg_code code = check_dates(options, err);
    if (code != ERG_OK) return code;
    struct erg_timeline_memory *memory = calloc(1, sizeof *memory);
    if (!memory) return base_fail_memory(err);
    erg_timeline *timeline = &memory->timeline;
    timeline->memory = memory;
    timeline->dataset = dataset;
    if (!set_dates(timeline, options))
        code = base_fail_memory(err);
    else if (can_sweep(dataset, &options->snapshot))
        code = sweep(timeline, options, err);
    else
        code = compare_one_by_one(timeline, options, err);
    if (code == ERG_OK)
        *out = timeline;
    else
        erg_timeline_free(timeline);
    return code;
}
