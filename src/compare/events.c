/* Dated changes in order. */
#include <stdlib.h>

#include "base/fail.h"
#include "compare/sweep.h"

struct erg_events_memory {
    erg_events events;
    base_arena arena;
};

typedef struct dated {
    base_day day;
    erg_event event;
} dated;

void erg_events_free(erg_events *events)
{
    if (!events) return;
    struct erg_events_memory *memory = events->memory;
    base_arena_free(&memory->arena);
    free(memory);
}

/* Edges are sorted by id. */
static int by_day(const void *left, const void *right)
{
    const dated *a = left;
    const dated *b = right;
    if (a->day != b->day) return a->day < b->day ? -1 : 1;
    if (a->event.is_end != b->event.is_end) return a->event.is_end ? 1 : -1;
    return (a->event.edge > b->event.edge) - (a->event.edge < b->event.edge);
}

/* Starts and ends between the two days. */
static size_t collect(dated *out, const erg_snapshot *snapshot, base_day from,
                      base_day to)
{
    size_t count = 0;
    for (uint32_t e = 0; e < snapshot->edge_count; e++) {
        const erg_edge *edge = &snapshot->edges[e];
        compare_span span = compare_edge_span(edge);
        if (edge->start != 0 && span.first >= from && span.first <= to)
            out[count++] = (dated){span.first, {edge->start, false, e}};
        if (span.last != BASE_DAY_LAST && span.last >= from && span.last <= to)
            out[count++] = (dated){span.last, {edge->end, true, e}};
    }
    return count;
}

erg_code erg_events_make(erg_events **out, const erg_snapshot *snapshot, erg_date from,
                         erg_date to, erg_error *err)
{
    base_day first = from != 0 ? base_date_first(from) : BASE_DAY_FIRST;
    base_day last = to != 0 ? base_date_last(to) : BASE_DAY_LAST;
    dated *all = malloc((2 * (size_t)snapshot->edge_count + 1) * sizeof *all);
    struct erg_events_memory *memory = calloc(1, sizeof *memory);
    erg_event *items = NULL;
    size_t count = 0;
    *out = NULL;
    if (all && memory) {
        count = collect(all, snapshot, first, last);
        items = base_arena_array(&memory->arena, count, sizeof *items);
    }
    if (items) {
        if (count > 1) qsort(all, count, sizeof *all, by_day);
        for (size_t i = 0; i < count; i++)
            items[i] = all[i].event;
        memory->events = (erg_events){
            .snapshot = snapshot, .items = items, .count = count, .memory = memory};
        *out = &memory->events;
    } else if (memory) {
        base_arena_free(&memory->arena);
        free(memory);
    }
    free(all);
    return *out ? ERG_OK : base_fail_memory(err);
}
