#include "measure/arcs.h"

#include "base/fail.h"

const char *measure_node_id(const erg_snapshot *s, uint32_t node)
{
    return s->dataset->entities[s->nodes[node].entity].id;
}

static double slot_strength(const erg_snapshot *s, uint32_t node, uint32_t slot,
                            bool directed, bool outwards)
{
    const erg_tie *tie = &s->ties[s->neighbour_ties[slot]];
    if (!directed) return tie->strength;
    return (tie->a == node) == outwards ? tie->forward : tie->backward;
}

static double slot_value(double strength, bool even, measure_values values)
{
    if (even) return 1;
    return values == MEASURE_LENGTHS ? 1 / strength : strength;
}

static bool undirected_rows(measure_rows *rows, base_arena *arena, const erg_snapshot *s,
                            bool even, measure_values values)
{
    size_t slots = (size_t)s->tie_count * 2;
    double *numbers = base_arena_array(arena, slots, sizeof *numbers);
    if (!numbers) return false;
    for (uint32_t v = 0; v < s->node_count; v++)
        for (uint32_t k = s->offsets[v]; k < s->offsets[v + 1]; k++)
            numbers[k] = slot_value(slot_strength(s, v, k, false, true), even, values);
    *rows = (measure_rows){s->offsets, s->neighbours, numbers};
    return true;
}

static bool directed_rows(measure_rows *rows, base_arena *arena, const erg_snapshot *s,
                          bool outwards, bool even, measure_values values)
{
    size_t slots = (size_t)s->tie_count * 2;
    uint32_t *offsets =
        base_arena_array(arena, (size_t)s->node_count + 1, sizeof *offsets);
    uint32_t *targets = base_arena_array(arena, slots, sizeof *targets);
    double *numbers = base_arena_array(arena, slots, sizeof *numbers);
    uint32_t used = 0;
    if (!offsets || !targets || !numbers) return false;
    for (uint32_t v = 0; v < s->node_count; v++) {
        for (uint32_t k = s->offsets[v]; k < s->offsets[v + 1]; k++) {
            double strength = slot_strength(s, v, k, true, outwards);
            if (!(strength > 0)) continue;
            targets[used] = s->neighbours[k];
            numbers[used++] = slot_value(strength, even, values);
        }
        offsets[v + 1] = used;
    }
    *rows = (measure_rows){offsets, targets, numbers};
    return true;
}

static bool in_range(double strength)
{
    return strength >= MEASURE_STRENGTH_MIN && strength <= MEASURE_STRENGTH_MAX;
}

erg_code measure_check_strengths(const erg_snapshot *s, erg_error *err)
{
    for (uint32_t t = 0; t < s->tie_count; t++) {
        const erg_tie *tie = &s->ties[t];
        bool fine = in_range(tie->strength) &&
                    (tie->forward <= 0 || in_range(tie->forward)) &&
                    (tie->backward <= 0 || in_range(tie->backward));
        if (fine) continue;
        return base_fail(
            err, ERG_ELIMIT,
            "the tie of '%.80s' and '%.80s' has strength %g, wanted %g to %g",
            measure_node_id(s, tie->a), measure_node_id(s, tie->b), tie->strength,
            MEASURE_STRENGTH_MIN, MEASURE_STRENGTH_MAX);
    }
    return ERG_OK;
}

erg_code measure_arcs_make(measure_arcs *out, base_arena *arena, const erg_snapshot *s,
                           bool directed, bool even, measure_values values,
                           erg_error *err)
{
    *out =
        (measure_arcs){.node_count = s->node_count, .directed = directed, .even = even};
    if (!directed) {
        if (!undirected_rows(&out->out, arena, s, even, values))
            return base_fail_memory(err);
        out->in = out->out;
        return ERG_OK;
    }
    if (!directed_rows(&out->out, arena, s, true, even, values) ||
        !directed_rows(&out->in, arena, s, false, even, values))
        return base_fail_memory(err);
    return ERG_OK;
}
