#include "write/timeline.h"

#include <stdlib.h>
#include <string.h>

#include "base/fail.h"

enum { TEXT_MOST = 15 };

/* --- who is shown --- */

uint32_t write_point_row(const erg_timeline_point *point, uint32_t entity)
{
    uint32_t low = 0;
    uint32_t high = point->nodes ? point->node_count : 0;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (point->nodes[middle] == entity) return middle;
        if (point->nodes[middle] < entity)
            low = middle + 1;
        else
            high = middle;
    }
    return ERG_NONE;
}

const erg_measures *write_timeline_columns(const erg_timeline *timeline)
{
    const erg_measures *widest = NULL;
    for (size_t p = 0; p < timeline->point_count; p++) {
        const erg_measures *measures = timeline->points[p].measures;
        if (measures && (!widest || measures->column_count > widest->column_count))
            widest = measures;
    }
    return widest;
}

static const char *choose_measure(const erg_timeline *timeline, const char *by)
{
    const erg_measures *columns = write_timeline_columns(timeline);
    const erg_measure_column *wanted =
        by && columns ? erg_measures_find(columns, by) : NULL;
    if (wanted && wanted->ranks) return wanted->key;
    for (size_t c = 0; columns && c < columns->column_count; c++)
        if (columns->columns[c].ranks) return columns->columns[c].key;
    return NULL;
}

typedef struct standing {
    uint32_t entity, last, best; /* ranks; UINT32_MAX: none */
    bool seen;
} standing;

static int by_standing(const void *left, const void *right)
{
    const standing *a = left;
    const standing *b = right;
    if (a->seen != b->seen) return a->seen ? -1 : 1;
    if (a->last != b->last) return a->last < b->last ? -1 : 1;
    if (a->best != b->best) return a->best < b->best ? -1 : 1;
    return (a->entity > b->entity) - (a->entity < b->entity);
}

static void look_at_point(standing *all, const erg_timeline_point *point, const char *by,
                          bool last)
{
    const erg_measure_column *column =
        by && point->measures ? erg_measures_find(point->measures, by) : NULL;
    for (uint32_t row = 0; point->nodes && row < point->node_count; row++) {
        standing *s = &all[point->nodes[row]];
        uint32_t rank = column && column->ranks ? column->ranks[row] : 0;
        s->seen = true;
        if (rank == 0) continue;
        if (rank < s->best) s->best = rank;
        if (last) s->last = rank;
    }
    for (size_t i = 0; i < point->entered_count; i++)
        all[point->entered[i]].seen = true;
    for (size_t i = 0; i < point->left_count; i++)
        all[point->left[i]].seen = true;
}

static void free_cast(write_cast *cast)
{
    free(cast->entities);
    free(cast->shown);
    *cast = (write_cast){0};
}

/* False when memory runs out. */
static bool make_cast(write_cast *out, const erg_timeline *timeline,
                      const write_timeline_how *how, uint32_t most)
{
    size_t n = timeline->dataset->entity_count;
    standing *all = calloc(n + 1, sizeof *all);
    *out = (write_cast){.by = choose_measure(timeline, how->by)};
    out->entities = calloc(n + 1, sizeof *out->entities);
    out->shown = calloc(n + 1, sizeof *out->shown);
    bool fine = all && out->entities && out->shown;
    for (uint32_t e = 0; fine && e < n; e++)
        all[e] = (standing){.entity = e, .last = UINT32_MAX, .best = UINT32_MAX};
    for (size_t p = 0; fine && p < timeline->point_count; p++)
        look_at_point(all, &timeline->points[p], out->by, p + 1 == timeline->point_count);
    if (fine && n > 1) qsort(all, n, sizeof *all, by_standing);
    for (size_t i = 0; fine && i < n && all[i].seen; i++) {
        if (most > 0 && out->count == most) break;
        out->entities[out->count++] = all[i].entity;
        out->shown[all[i].entity] = true;
    }
    free(all);
    if (!fine) free_cast(out);
    return fine;
}

/* --- formats --- */

typedef void (*timeline_fn)(base_sink *s, const erg_timeline *timeline,
                            const write_timeline_how *how, const write_cast *cast);

static erg_code write_with(base_sink *s, const erg_timeline *timeline,
                           const write_timeline_how *how, uint32_t most,
                           timeline_fn write, erg_error *err)
{
    write_cast cast;
    if (!make_cast(&cast, timeline, how, most)) return base_fail_memory(err);
    write(s, timeline, how, &cast);
    free_cast(&cast);
    return ERG_OK;
}

static erg_code write_text(base_sink *s, const write_timeline_what *what,
                           const write_timeline_how *how, erg_error *err)
{
    uint32_t most = how->top > 0 ? how->top : TEXT_MOST;
    if (what->timeline)
        return write_with(s, what->timeline, how, most, write_timeline_text, err);
    write_events_text(s, what->events, how);
    return ERG_OK;
}

static erg_code write_csv(base_sink *s, const write_timeline_what *what,
                          const write_timeline_how *how, erg_error *err)
{
    if (what->timeline)
        return write_with(s, what->timeline, how, how->top, write_timeline_csv, err);
    write_events_csv(s, what->events, how);
    return ERG_OK;
}

static erg_code write_json(base_sink *s, const write_timeline_what *what,
                           const write_timeline_how *how, erg_error *err)
{
    if (what->timeline)
        return write_with(s, what->timeline, how, how->top, write_timeline_json, err);
    write_events_json(s, what->events, how);
    return ERG_OK;
}

const write_timeline_format write_timeline_formats[] = {
    {"text", "txt", write_text},
    {"csv", "csv", write_csv},
    {"json", "json", write_json},
};
const size_t write_timeline_format_count =
    sizeof write_timeline_formats / sizeof *write_timeline_formats;
