#include "erg/diff.h"

#include <math.h>
#include <stdlib.h>

#include "base/fail.h"
#include "compare/differ.h"

#define EPSILON 1e-9

struct erg_diff_memory {
    erg_diff diff;
    base_arena arena;
};

void erg_diff_free(erg_diff *diff)
{
    if (!diff) return;
    struct erg_diff_memory *memory = diff->memory;
    base_arena_free(&memory->arena);
    free(memory);
}

static erg_diff *new_diff(void)
{
    struct erg_diff_memory *memory = calloc(1, sizeof *memory);
    if (!memory) return NULL;
    memory->diff.memory = memory;
    return &memory->diff;
}

static erg_code check_options(const erg_diff_options *o, erg_error *err)
{
    for (size_t i = 0; i < o->ignore.count; i++)
        if (o->ignore.items[i][0] != '/')
            return base_fail(err, ERG_EUSAGE,
                             "'%.80s' is no pointer to ignore, wanted one such as "
                             "/weight or /attrs/role",
                             o->ignore.items[i]);
    if (!(o->epsilon >= 0))
        return base_fail(err, ERG_EUSAGE, "epsilon is %g, wanted 0 or more", o->epsilon);
    return ERG_OK;
}

static erg_code check_measures(const erg_snapshot *side, const erg_measures *measures,
                               erg_error *err)
{
    for (uint32_t v = 0; measures && v < side->node_count; v++)
        if (side->nodes[v].row >= measures->row_count)
            return base_fail(err, ERG_EUSAGE, "the measures are of another snapshot");
    return ERG_OK;
}

static bool pair(compare_differ *d)
{
    const erg_snapshot *b = d->sides.before;
    const erg_snapshot *a = d->sides.after;
    base_arena *arena = &d->scratch;
    return compare_pair_by_id(
               &d->documents, arena, &d->sides, (uint32_t)b->dataset->document_count,
               (uint32_t)a->dataset->document_count, compare_document_id) &&
           compare_pair_by_id(&d->nodes, arena, &d->sides, b->node_count, a->node_count,
                              compare_node_id) &&
           compare_pair_by_id(&d->edges, arena, &d->sides, b->edge_count, a->edge_count,
                              compare_edge_id) &&
           compare_join_renamed(d) && compare_pair_parallel(d);
}

erg_code erg_diff_make(erg_diff **out, const erg_snapshot *before,
                       const erg_measures *measures_before, const erg_snapshot *after,
                       const erg_measures *measures_after,
                       const erg_diff_options *options, erg_error *err)
{
    compare_differ d = {.sides = {before, after}, .options = {.epsilon = NAN}};
    *out = NULL;
    if (options) d.options = *options;
    if (isnan(d.options.epsilon)) d.options.epsilon = EPSILON;
    erg_code code = check_options(&d.options, err);
    if (code == ERG_OK) code = check_measures(before, measures_before, err);
    if (code == ERG_OK) code = check_measures(after, measures_after, err);
    if (code != ERG_OK) return code;
    d.diff = new_diff();
    if (!d.diff) return base_fail_memory(err);
    d.arena = &d.diff->memory->arena;
    d.diff->before = before;
    d.diff->after = after;
    d.diff->measures_before = measures_before;
    d.diff->measures_after = measures_after;
    bool fine = pair(&d) && compare_records(&d) && compare_mark_corrections(&d) &&
                compare_distances(&d) && compare_order(&d) && compare_settings(&d) &&
                compare_measures(&d);
    base_arena_free(&d.scratch);
    if (fine) {
        *out = d.diff;
        return ERG_OK;
    }
    erg_diff_free(d.diff);
    return base_fail_memory(err);
}
