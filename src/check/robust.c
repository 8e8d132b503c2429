/* Ranks over all readings: each is measured, and only what differs is kept. */
#include "erg/robust.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "base/progress.h"
#include "check/readings.h"

struct erg_robust_memory {
    erg_robust robust;
    base_arena arena;
    erg_move *moves;
    size_t move_room;
};

typedef struct work {
    const erg_snapshot *base;
    const erg_measure_column **columns; /* [measure], of the base */
    erg_snapshot_options options;       /* of a reading */
    erg_measure_options how;
    check_copy copy;
    struct erg_robust_memory *memory;
    erg_robust *robust;
    erg_robust_rank *ranks;
    erg_reading *readings;
    uint32_t *order; /* [measure * nodes + i]: nodes by their rank in the base */
    erg_error *err;
} work;

void erg_robust_free(erg_robust *robust)
{
    if (!robust) return;
    struct erg_robust_memory *memory = robust->memory;
    base_arena_free(&memory->arena);
    free(memory->moves);
    free(memory);
}

/* --- the base --- */

static bool take_columns(work *w, const erg_measures *measures)
{
    base_arena *arena = &w->memory->arena;
    const char **keys = base_arena_array(arena, measures->column_count, sizeof *keys);
    w->columns = base_arena_array(arena, measures->column_count, sizeof *w->columns);
    if (!keys || !w->columns) return false;
    for (size_t c = 0; c < measures->column_count; c++) {
        const erg_measure_column *column = &measures->columns[c];
        if (!column->ranks) continue;
        w->columns[w->robust->measure_count] = column;
        keys[w->robust->measure_count] =
            base_arena_text(arena, column->key, strlen(column->key));
        if (!keys[w->robust->measure_count++]) return false;
    }
    w->robust->measures = keys;
    w->how.none = false;
    w->how.keys = (erg_words){keys, w->robust->measure_count};
    return true;
}

typedef struct placed {
    uint32_t rank, node;
} placed;

static int by_rank(const void *left, const void *right)
{
    const placed *a = left;
    const placed *b = right;
    if (a->rank != b->rank) return a->rank < b->rank ? -1 : 1;
    return (a->node > b->node) - (a->node < b->node);
}

static bool take_entities(work *w)
{
    uint32_t *entities =
        base_arena_array(&w->memory->arena, w->base->node_count, sizeof *entities);
    for (uint32_t v = 0; entities && v < w->base->node_count; v++)
        entities[v] = w->base->nodes[v].entity;
    w->robust->entities = entities;
    return entities != NULL;
}

static bool take_ranks(work *w)
{
    uint32_t n = w->base->node_count;
    size_t measures = w->robust->measure_count;
    base_arena *arena = &w->memory->arena;
    placed *places = malloc(((size_t)n + 1) * sizeof *places);
    w->ranks = base_arena_array(arena, measures * n, sizeof *w->ranks);
    w->order = base_arena_array(arena, measures * n, sizeof *w->order);
    for (size_t m = 0; m < measures && places && w->ranks && w->order; m++) {
        for (uint32_t v = 0; v < n; v++) {
            uint32_t rank = w->columns[m]->ranks[w->base->nodes[v].row];
            w->ranks[m * n + v] = (erg_robust_rank){.rank = rank,
                                                    .best = rank,
                                                    .worst = rank,
                                                    .best_in = ERG_NONE,
                                                    .worst_in = ERG_NONE,
                                                    .hangs_on = ERG_NONE};
            places[v] = (placed){rank > 0 ? rank : UINT32_MAX, v};
        }
        qsort(places, n, sizeof *places, by_rank);
        for (uint32_t i = 0; i < n; i++)
            w->order[m * n + i] = places[i].node;
    }
    bool fine = places && w->ranks && w->order && take_entities(w);
    free(places);
    return fine;
}

/* --- one reading --- */

static bool keep_move(work *w, const erg_move *move)
{
    void *moves = w->memory->moves;
    size_t needed = w->robust->move_count + 1;
    if (needed > UINT32_MAX) return false;
    if (!base_grow(&moves, &w->memory->move_room, needed, sizeof *w->memory->moves))
        return false;
    w->memory->moves = moves;
    w->memory->moves[w->robust->move_count++] = *move;
    return true;
}

/* What one entity's rank in a reading says of it. */
static void note_rank(work *w, uint32_t reading, erg_robust_rank *r, uint32_t rank)
{
    if (rank == 0) {
        r->missing = true;
    } else if (r->rank > 0) {
        if (rank < r->best) r->best_in = reading;
        if (rank < r->best) r->best = rank;
        if (rank > r->worst) r->worst_in = reading;
        if (rank > r->worst) r->worst = rank;
    }
    if (w->readings[reading].kind != ERG_READING_WITHOUT_DOCUMENT) return;
    r->hangs_on = r->documents == 0 ? reading : ERG_NONE;
    r->documents++;
}

static double difference(double a, double b)
{
    double larger = fmax(fabs(a), fabs(b));
    return larger > 0 ? fabs(a - b) / larger : 0;
}

/* Below 1e-9 it is rounding. */
static void note_value(erg_shift *most, uint32_t node, double before, double after)
{
    if (isnan(before) || isnan(after) || difference(before, after) < 1e-9) return;
    if (most->node != ERG_NONE &&
        difference(before, after) <= difference(most->before, most->after))
        return;
    *most = (erg_shift){node, before, after};
}

/* Compares the ranks of one measure; ranks are NULL where the reading's graph is the
 * same.
 */
static bool compare(work *w, uint32_t reading, size_t m, const erg_snapshot *s,
                    const erg_measure_column *column)
{
    uint32_t n = w->base->node_count;
    uint32_t moved = 0;
    erg_shift *most = (erg_shift *)&w->readings[reading].most[m];
    for (uint32_t i = 0; i < n; i++) {
        uint32_t v = w->order[m * n + i];
        erg_robust_rank *r = &w->ranks[m * n + v];
        uint32_t at =
            erg_snapshot_node(s, w->base->dataset->entities[w->base->nodes[v].entity].id);
        uint32_t rank = at == ERG_NONE ? 0 : column->ranks[s->nodes[at].row];
        if (at != ERG_NONE)
            note_value(most, v, w->columns[m]->values[w->base->nodes[v].row],
                       column->values[s->nodes[at].row]);
        if (rank == r->rank) continue;
        note_rank(w, reading, r, rank);
        const erg_move move = {(uint32_t)m, v, rank};
        if (moved++ < ERG_ROBUST_MOVES_MAX && !keep_move(w, &move)) return false;
    }
    ((uint32_t *)w->readings[reading].moved)[m] = moved;
    return true;
}

/* The same nodes and ties: then every rank is the same. */
static bool is_same_graph(const erg_snapshot *a, const erg_snapshot *b)
{
    if (a->node_count != b->node_count || a->tie_count != b->tie_count) return false;
    for (uint32_t v = 0; v < a->node_count; v++)
        if (a->nodes[v].entity != b->nodes[v].entity) return false;
    for (uint32_t t = 0; t < a->tie_count; t++) {
        const erg_tie *x = &a->ties[t];
        const erg_tie *y = &b->ties[t];
        bool same = x->a == y->a && x->b == y->b && x->strength == y->strength &&
                    x->forward == y->forward && x->backward == y->backward;
        if (!same) return false;
    }
    return true;
}

static erg_code measure(work *w, uint32_t reading, const erg_snapshot *s)
{
    erg_measures *measures = NULL;
    base_progress_part part;
    erg_measure_options how = w->how;
    how.progress = base_progress_begin(&part, how.progress, reading, 1,
                                       (double)w->robust->reading_count);
    erg_code code = erg_measures_compute(&measures, s, &how, w->err);
    for (size_t m = 0; code == ERG_OK && m < w->robust->measure_count; m++) {
        const erg_measure_column *column =
            erg_measures_find(measures, w->robust->measures[m]);
        if (!compare(w, reading, m, s, column)) code = base_fail_memory(w->err);
    }
    erg_measures_free(measures);
    return code;
}

static erg_code read_so(work *w, uint32_t reading)
{
    erg_reading *r = &w->readings[reading];
    erg_snapshot *s = NULL;
    erg_shift *most =
        base_arena_array(&w->memory->arena, w->robust->measure_count, sizeof *most);
    bool changes;
    for (size_t m = 0; most && m < w->robust->measure_count; m++)
        most[m].node = ERG_NONE;
    r->most = most;
    r->moved =
        base_arena_array(&w->memory->arena, w->robust->measure_count, sizeof *r->moved);
    r->first_move = (uint32_t)w->robust->move_count;
    if (!r->moved || !most || !check_readings_apply(&w->copy, &changes, r, w->base))
        return base_fail_memory(w->err);
    if (!changes) return ERG_OK;
    w->options.resolve = r->policy ? r->policy : w->base->resolve;
    erg_code code = erg_snapshot_make(&s, &w->copy.dataset, &w->options, w->err);
    if (code == ERG_OK && !is_same_graph(s, w->base)) code = measure(w, reading, s);
    erg_snapshot_free(s);
    r->move_count = (uint32_t)w->robust->move_count - r->first_move;
    return code;
}

/* --- all --- */

/* What the snapshot states holds on, also where it came from a snapshot file. */
static void settle_options(work *w, const erg_snapshot_options *options)
{
    const erg_snapshot *base = w->base;
    w->options = *options;
    w->options.as_of = base->as_of;
    w->options.known_by = base->known_by;
    w->options.weight = base->weight_rule;
    for (uint32_t e = 0; e < base->edge_count; e++)
        w->options.possible = w->options.possible || base->edges[e].possible;
}

static erg_code make(work *w, const erg_measures *measures, erg_error *err)
{
    base_arena *arena = &w->memory->arena;
    erg_robust *robust = w->robust;
    robust->row_count = w->base->node_count;
    if (!take_columns(w, measures) || !take_ranks(w)) return base_fail_memory(err);
    w->readings = check_readings_list(&robust->reading_count, arena, w->base);
    if (!w->readings || !check_copy_open(&w->copy, arena, w->base->dataset))
        return base_fail_memory(err);
    for (uint32_t i = 0; i < robust->reading_count; i++) {
        erg_code code = read_so(w, i);
        if (code != ERG_OK) return code;
    }
    robust->ranks = w->ranks;
    robust->readings = w->readings;
    robust->moves = w->memory->moves;
    return ERG_OK;
}

erg_code erg_robust_make(erg_robust **out, const erg_snapshot *base,
                         const erg_measures *measures,
                         const erg_snapshot_options *options,
                         const erg_measure_options *how, erg_error *err)
{
    work w = {.base = base, .how = *how, .err = err};
    *out = NULL;
    if (base->recorded || base->merged)
        return base_fail(err, ERG_EUSAGE,
                         "a snapshot as it stands cannot be read in other ways, wanted "
                         "one made from claims");
    w.memory = calloc(1, sizeof *w.memory);
    if (!w.memory) return base_fail_memory(err);
    w.robust = &w.memory->robust;
    w.robust->memory = w.memory;
    settle_options(&w, options);
    erg_code code = make(&w, measures, err);
    check_copy_close(&w.copy);
    if (code == ERG_OK)
        *out = w.robust;
    else
        erg_robust_free(w.robust);
    return code;
}
