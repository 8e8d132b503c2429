#include "measure/between.h"

#include <math.h>

#include "base/fail.h"
#include "measure/search.h"

/* From the farther end back, through all that come before. */
static void mark_back(bool *on, const measure_search *s, uint32_t to)
{
    on[to] = true;
    for (uint32_t place = s->places[to] + 1; place-- > 0;) {
        if (!on[s->order[place]]) continue;
        for (uint32_t k = s->before_offsets[place]; k < s->before_offsets[place + 1]; k++)
            on[s->before[k]] = true;
    }
}

erg_code measure_between(bool *on, const erg_snapshot *snapshot, uint32_t from,
                         uint32_t to, const erg_measure_options *how, erg_error *err)
{
    base_arena arena = {0};
    measure_search search;
    measure_arcs arcs;
    erg_code code = measure_arcs_make(&arcs, &arena, snapshot, how->directed,
                                      how->unweighted, MEASURE_LENGTHS, err);
    if (code != ERG_OK) goto done;
    if (!measure_search_open(&search, &arena, &arcs)) {
        code = base_fail_memory(err);
        goto done;
    }
    measure_search_run(&search, from);
    measure_search_trace(&search);
    for (uint32_t v = 0; v < snapshot->node_count; v++)
        on[v] = v == from || v == to;
    if (!isinf(search.distances[to])) mark_back(on, &search, to);
done:
    base_arena_free(&arena);
    return code;
}
