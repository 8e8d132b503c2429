#include "draw/joined.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/fail.h"

void erg_union_free(erg_union *joined)
{
    if (joined == NULL) return;
    struct erg_union_memory *memory = joined->memory;
    draw_union_close(&memory->all);
    draw_union_close(&memory->mirrored);
    base_arena_free(&memory->arena);
    free(memory);
}

/* --- of a comparison --- */

static bool make_marks(draw_marks *out, base_arena *arena, const erg_diff *diff,
                       bool turned)
{
    static const erg_change other[] = {ERG_SAME, ERG_REMOVED, ERG_ADDED, ERG_CHANGED};
    erg_change *nodes = base_arena_array(arena, diff->node_count, sizeof *nodes);
    erg_change *edges = base_arena_array(arena, diff->edge_count, sizeof *edges);
    bool *touched = base_arena_array(arena, diff->node_count, sizeof *touched);
    if (arena->failed) return false;
    for (uint32_t v = 0; v < diff->node_count; v++) {
        erg_change change = diff->nodes[v].record.change;
        nodes[v] = turned ? other[change] : change;
        touched[v] = diff->nodes[v].distance == 0;
    }
    for (uint32_t e = 0; e < diff->edge_count; e++) {
        erg_change change = diff->edges[e].record.change;
        edges[e] = turned ? other[change] : change;
    }
    *out = (draw_marks){nodes, edges, touched};
    return true;
}

/* No date is of every time, and no state of knowledge all of it. */
static int compare_dates(erg_date a, erg_date b)
{
    base_day x = a == 0 ? BASE_DAY_LAST : base_date_last(a);
    base_day y = b == 0 ? BASE_DAY_LAST : base_date_last(b);
    return (x > y) - (x < y);
}

/* True where the sides are in the order that is not the common one of the two: the newer
 * date first, or with equal dates and knowledge what is behind by digest and rule. */
static bool is_turned(const erg_diff *diff)
{
    const erg_snapshot *a = diff->before, *b = diff->after;
    int order = compare_dates(a->as_of, b->as_of);
    if (order == 0) order = compare_dates(a->known_by, b->known_by);
    if (order == 0 && a->dataset != b->dataset)
        order = strcmp(erg_dataset_digest(a->dataset), erg_dataset_digest(b->dataset));
    if (order == 0) order = strcmp(a->weight_rule, b->weight_rule);
    if (order == 0) order = strcmp(a->resolve, b->resolve);
    return order > 0;
}

static erg_code join_diff(struct erg_union_memory *m, const erg_diff *diff,
                          uint32_t context, erg_error *err)
{
    base_arena *arena = &m->arena;
    draw_union_how how = {.context = context};
    const erg_measures *sides[] = {diff->measures_before, diff->measures_after};
    erg_code code = draw_union_of_diff(&m->all, arena, diff, &how, err);
    if (code != ERG_OK) return code;
    m->joined.measures = draw_union_measures(&m->all, arena, sides);
    if (!make_marks(&m->marks, arena, diff, false)) return base_fail_memory(err);
    m->forward = &m->all;
    m->forward_marks = m->marks;
    m->forward_measures = m->joined.measures;
    if (is_turned(diff)) {
        const erg_measures *turned[] = {sides[1], sides[0]};
        how.turned = true;
        code = draw_union_of_diff(&m->mirrored, arena, diff, &how, err);
        if (code != ERG_OK) return code;
        m->forward = &m->mirrored;
        m->forward_measures = draw_union_measures(&m->mirrored, arena, turned);
        if (!make_marks(&m->forward_marks, arena, diff, true))
            return base_fail_memory(err);
    }
    return arena->failed ? base_fail_memory(err) : ERG_OK;
}

static erg_code finish(erg_union **out, struct erg_union_memory *m, erg_code code)
{
    m->joined.snapshot = m->all.snapshot;
    if (code == ERG_OK)
        *out = &m->joined;
    else
        erg_union_free(&m->joined);
    return code;
}

erg_code erg_union_make(erg_union **out, const erg_diff *diff, uint32_t context,
                        erg_error *err)
{
    struct erg_union_memory *m = calloc(1, sizeof *m);
    *out = NULL;
    if (m == NULL) return base_fail_memory(err);
    m->joined = (erg_union){.diff = diff, .memory = m};
    m->context = context;
    return finish(out, m, join_diff(m, diff, context, err));
}

/* --- of dates --- */

static erg_code join_dates(struct erg_union_memory *m, const erg_timeline *timeline,
                           const erg_snapshot *const *snapshots, erg_error *err)
{
    base_arena *arena = &m->arena;
    size_t count = timeline->point_count;
    erg_code code = draw_union_of_sides(&m->all, arena, snapshots, count, err);
    if (code != ERG_OK) return code;
    const erg_measures **sides =
        base_arena_array(arena, count, sizeof(const erg_measures *));
    for (size_t i = 0; sides != NULL && i < count; i++)
        sides[i] = timeline->points[i].measures;
    if (sides != NULL) m->joined.measures = draw_union_measures(&m->all, arena, sides);
    m->forward = &m->all;
    m->forward_measures = m->joined.measures;
    return draw_spells_make(m) && !arena->failed ? ERG_OK : base_fail_memory(err);
}

erg_code erg_union_make_dates(erg_union **out, const erg_timeline *timeline,
                              const erg_snapshot *const *snapshots, erg_error *err)
{
    struct erg_union_memory *m = calloc(1, sizeof *m);
    *out = NULL;
    if (m == NULL) return base_fail_memory(err);
    m->joined = (erg_union){.timeline = timeline, .memory = m};
    return finish(out, m, join_dates(m, timeline, snapshots, err));
}

static const erg_spell *spells_of(size_t *count, const draw_spells *spells,
                                  uint32_t index)
{
    *count = 0;
    if (spells->offsets == NULL) return NULL;
    *count = spells->offsets[index + 1] - spells->offsets[index];
    return spells->items + spells->offsets[index];
}

const erg_spell *erg_union_node_spells(size_t *count, const erg_union *joined,
                                       uint32_t node)
{
    return spells_of(count, &joined->memory->nodes, node);
}

const erg_spell *erg_union_edge_spells(size_t *count, const erg_union *joined,
                                       uint32_t edge)
{
    return spells_of(count, &joined->memory->edges, edge);
}
