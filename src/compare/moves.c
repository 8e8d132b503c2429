/* Measures: whether they compare, who moved, and why. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/number.h"
#include "compare/differ.h"
#include "model/value.h"

enum { REASONS_MOST = 10, DELTA_DIGITS = 12 };

/* --- comparable --- */

static bool add_line(compare_differ *d, const char **lines, const char *format,
                     const char *what, const char *before, const char *after)
{
    base_buffer text = {0};
    base_buffer_format(&text, format, what, before, after);
    const char *line =
        text.failed ? NULL : base_arena_text(d->arena, text.data, text.length);
    base_buffer_free(&text);
    lines[d->diff->incomparable_count++] = line;
    return line != NULL;
}

static size_t column_count(const erg_measures *measures)
{
    return measures ? measures->column_count : 0;
}

bool compare_settings(compare_differ *d)
{
    erg_diff *diff = d->diff;
    const erg_snapshot *b = d->sides.before;
    const erg_snapshot *a = d->sides.after;
    size_t columns = column_count(diff->measures_before);
    const char **lines = base_arena_array(d->arena, columns + 2, sizeof *lines);
    bool fine = lines != NULL;
    diff->incomparable = lines;
    if (fine && strcmp(b->weight_rule, a->weight_rule) != 0)
        fine = add_line(d, lines, "%s: %s before, %s after", "weight rule",
                        b->weight_rule, a->weight_rule);
    if (fine && strcmp(b->resolve, a->resolve) != 0)
        fine = add_line(d, lines, "%s: %s before, %s after",
                        "policy for conflicting "
                        "claims",
                        b->resolve, a->resolve);
    for (size_t c = 0; fine && c < columns; c++) {
        const erg_measure_column *before = &diff->measures_before->columns[c];
        const erg_measure_column *after =
            diff->measures_after ? erg_measures_find(diff->measures_after, before->key)
                                 : NULL;
        if (!after || model_value_compare(before->settings, after->settings) == 0)
            continue;
        fine = add_line(d, lines, "%s: %s%s", before->key, "computed with other settings",
                        "");
    }
    diff->comparable = diff->incomparable_count == 0;
    return fine;
}

/* --- moves --- */

static void read_side(double *value, uint32_t *rank, const erg_snapshot *side,
                      const erg_measure_column *column, uint32_t node)
{
    *value = NAN;
    *rank = 0;
    if (node == ERG_NONE) return;
    uint32_t row = side->nodes[node].row;
    *value = column->values[row];
    *rank = column->ranks ? column->ranks[row] : 0;
}

static erg_diff_move make_move(const compare_differ *d, uint32_t node,
                               const erg_measure_column *before,
                               const erg_measure_column *after)
{
    const erg_diff_record *r = &d->diff->nodes[node].record;
    erg_diff_move move = {.node = node, .delta = NAN};
    read_side(&move.before, &move.rank_before, d->sides.before, before, r->before);
    read_side(&move.after, &move.rank_after, d->sides.after, after, r->after);
    if (isfinite(move.before) && isfinite(move.after))
        move.delta = base_number_round(move.after - move.before, DELTA_DIGITS);
    if (move.rank_before > 0 && move.rank_after > 0)
        move.shift = (int64_t)move.rank_before - (int64_t)move.rank_after;
    return move;
}

/* Absent counts as different from undefined: an entity that is new is listed. */
static bool has_moved(const compare_differ *d, const erg_diff_move *move)
{
    const erg_diff_record *r = &d->diff->nodes[move->node].record;
    if (r->before == ERG_NONE || r->after == ERG_NONE) return true;
    if (isfinite(move->before) != isfinite(move->after)) return true;
    return isfinite(move->before) &&
           fabs(move->after - move->before) > d->options.epsilon;
}

static bool list_moves(erg_diff_measure *out, compare_differ *d,
                       const erg_measure_column *before, const erg_measure_column *after)
{
    size_t count = 0;
    for (uint32_t v = 0; v < d->diff->node_count; v++) {
        erg_diff_move move = make_move(d, v, before, after);
        count += has_moved(d, &move);
    }
    erg_diff_move *moves = base_arena_array(d->arena, count, sizeof *moves);
    if (!moves) return false;
    out->moves = moves;
    for (uint32_t v = 0; v < d->diff->node_count; v++) {
        erg_diff_move move = make_move(d, v, before, after);
        if (has_moved(d, &move)) moves[out->move_count++] = move;
    }
    return true;
}

/* --- reasons --- */

/* How far a move goes, whatever its direction. */
typedef struct extent {
    int64_t shift;
    double delta;
    size_t index;
} extent;

/* Largest shift first, then largest delta, then id. */
static int by_extent(const void *left, const void *right)
{
    const extent *a = left;
    const extent *b = right;
    if (a->shift != b->shift) return a->shift > b->shift ? -1 : 1;
    if (a->delta != b->delta) return a->delta > b->delta ? -1 : 1;
    return (a->index > b->index) - (a->index < b->index);
}

typedef struct weighed {
    double delta;
    uint32_t edge;
} weighed;

static int by_weight(const void *left, const void *right)
{
    const weighed *a = left;
    const weighed *b = right;
    if (a->delta != b->delta) return a->delta > b->delta ? -1 : 1;
    return (a->edge > b->edge) - (a->edge < b->edge);
}

/* The changed edges of each node, in compressed rows. */
typedef struct touching {
    uint32_t *offsets, *edges;
    weighed *scratch;
} touching;

static bool list_touching(touching *t, compare_differ *d)
{
    const erg_diff *diff = d->diff;
    base_arena *arena = &d->scratch;
    size_t changed = diff->important_edge_count;
    uint32_t ends[COMPARE_ENDS];
    t->offsets =
        base_arena_array(arena, (size_t)diff->node_count + 2, sizeof *t->offsets);
    t->edges = base_arena_array(arena, changed * COMPARE_ENDS, sizeof *t->edges);
    t->scratch = base_arena_array(arena, changed, sizeof *t->scratch);
    if (arena->failed) return false;
    for (size_t i = 0; i < changed; i++) {
        const erg_diff_edge *edge = &diff->edges[diff->important_edges[i]];
        for (size_t k = compare_ends(ends, d, edge); k > 0; k--)
            t->offsets[ends[k - 1] + 2]++;
    }
    for (uint32_t v = 0; v < diff->node_count; v++)
        t->offsets[v + 2] += t->offsets[v + 1];
    for (size_t i = 0; i < changed; i++) {
        uint32_t e = diff->important_edges[i];
        for (size_t k = compare_ends(ends, d, &diff->edges[e]); k > 0; k--)
            t->edges[t->offsets[ends[k - 1] + 1]++] = e;
    }
    return true;
}

static bool explain(erg_diff_reason *out, compare_differ *d, const touching *t,
                    const erg_diff_move *move)
{
    uint32_t from = t->offsets[move->node];
    size_t count = t->offsets[move->node + 1] - from;
    uint32_t *edges = base_arena_array(d->arena, count, sizeof *edges);
    if (!edges) return false;
    for (size_t i = 0; i < count; i++) {
        uint32_t e = t->edges[from + i];
        t->scratch[i] = (weighed){fabs(d->diff->edges[e].weight_delta), e};
    }
    if (count > 1) qsort(t->scratch, count, sizeof *t->scratch, by_weight);
    for (size_t i = 0; i < count; i++)
        edges[i] = t->scratch[i].edge;
    *out = (erg_diff_reason){.move = move, .edges = edges, .edge_count = count};
    return true;
}

static bool list_reasons(erg_diff_measure *out, compare_differ *d, const touching *t)
{
    extent *extents = base_arena_array(&d->scratch, out->move_count, sizeof *extents);
    size_t count = 0;
    if (!extents) return false;
    for (size_t i = 0; i < out->move_count; i++) {
        const erg_diff_move *move = &out->moves[i];
        if (!isfinite(move->delta)) continue;
        int64_t shift = move->shift < 0 ? -move->shift : move->shift;
        extents[count++] = (extent){shift, fabs(move->delta), i};
    }
    if (count > 1) qsort(extents, count, sizeof *extents, by_extent);
    if (count > REASONS_MOST) count = REASONS_MOST;
    erg_diff_reason *reasons = base_arena_array(d->arena, count, sizeof *reasons);
    if (!reasons) return false;
    out->reasons = reasons;
    for (; out->reason_count < count; out->reason_count++)
        if (!explain(&reasons[out->reason_count], d, t,
                     &out->moves[extents[out->reason_count].index]))
            return false;
    return true;
}

/* False where memory ran out. */
static bool find_ignored(bool *ignored, const compare_differ *d, const char *key)
{
    base_buffer pointer = {0};
    base_buffer_format(&pointer, "/measures/%s", key);
    bool fine = !pointer.failed;
    *ignored = fine && compare_is_ignored(&d->options.ignore, pointer.data);
    base_buffer_free(&pointer);
    return fine;
}

bool compare_measures(compare_differ *d)
{
    erg_diff *diff = d->diff;
    touching t = {0};
    if (!diff->measures_before || !diff->measures_after) return true;
    erg_diff_measure *measures =
        base_arena_array(d->arena, diff->measures_before->column_count, sizeof *measures);
    if (!measures || !list_touching(&t, d)) return false;
    diff->measures = measures;
    for (size_t c = 0; c < diff->measures_before->column_count; c++) {
        const erg_measure_column *before = &diff->measures_before->columns[c];
        const erg_measure_column *after =
            erg_measures_find(diff->measures_after, before->key);
        bool ignored = false;
        if (after && !find_ignored(&ignored, d, before->key)) return false;
        if (!after || ignored) continue;
        erg_diff_measure *out = &measures[diff->measure_count++];
        *out = (erg_diff_measure){.key = before->key,
                                  .ranked = before->ranks && after->ranks};
        if (!list_moves(out, d, before, after)) return false;
        if (out->ranked && !list_reasons(out, d, &t)) return false;
    }
    return true;
}
