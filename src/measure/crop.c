/* What is shown of a snapshot once it is measured: between, then ego, then top, then
 * merge. */
#include <stdlib.h>

#include "base/fail.h"
#include "base/text.h"
#include "erg/measure.h"
#include "measure/between.h"
#include "measure/components.h"

typedef struct crop {
    const erg_snapshot *whole;
    const erg_crop_options *options;
    bool *keep; /* [node] */
} crop;

static erg_code fail_entity(const crop *c, const char *id, erg_error *err)
{
    const erg_snapshot *s = c->whole;
    if (erg_dataset_entity(s->dataset, id) != ERG_NONE)
        return base_fail(
            err, ERG_EUSAGE,
            "entity '%.80s' is not in the snapshot: left out by dates or filters", id);
    const char **ids = malloc(((size_t)s->node_count + 1) * sizeof *ids);
    if (!ids) return base_fail_memory(err);
    for (uint32_t v = 0; v < s->node_count; v++)
        ids[v] = erg_snapshot_entity(s, v)->id;
    const char *nearest = base_text_nearest(id, ids, s->node_count);
    free(ids);
    if (!nearest)
        return base_fail(err, ERG_EUSAGE, "unknown entity '%.80s', wanted an id", id);
    return base_fail(err, ERG_EUSAGE, "unknown entity '%.80s', did you mean '%.80s'?", id,
                     nearest);
}

static erg_code find_entity(uint32_t *node, const crop *c, const char *id, erg_error *err)
{
    *node = erg_snapshot_node(c->whole, id);
    return *node == ERG_NONE ? fail_entity(c, id, err) : ERG_OK;
}

static erg_code crop_between(crop *c, const erg_measure_options *how, erg_error *err)
{
    const erg_crop_options *o = c->options;
    uint32_t from = ERG_NONE, to = ERG_NONE;
    if (!o->between_from && !o->between_to) return ERG_OK;
    if (!o->between_from || !o->between_to)
        return base_fail(err, ERG_EUSAGE, "between: found one entity, wanted two");
    erg_code code = find_entity(&from, c, o->between_from, err);
    if (code == ERG_OK) code = find_entity(&to, c, o->between_to, err);
    if (code != ERG_OK) return code;
    return measure_between(c->keep, c->whole, from, to, how, err);
}

static erg_code crop_ego(crop *c, erg_error *err)
{
    const erg_crop_options *o = c->options;
    const erg_snapshot *s = c->whole;
    uint32_t ego = ERG_NONE;
    if (!o->ego) return ERG_OK;
    erg_code code = find_entity(&ego, c, o->ego, err);
    if (code != ERG_OK) return code;
    if (!c->keep[ego])
        return base_fail(
            err, ERG_EUSAGE,
            "ego: '%.80s' is on no shortest path between '%.80s' and '%.80s'", o->ego,
            o->between_from, o->between_to);
    uint32_t *depths = malloc(((size_t)s->node_count + 1) * sizeof *depths);
    if (depths && measure_neighbourhood(depths, s, ego, o->hops ? o->hops : 1, c->keep)) {
        for (uint32_t v = 0; v < s->node_count; v++)
            c->keep[v] = depths[v] != ERG_NONE;
    } else {
        code = base_fail_memory(err);
    }
    free(depths);
    return code;
}

typedef struct ranked {
    uint32_t rank, node; /* undefined ranks come last as ERG_NONE */
} ranked;

static int by_rank(const void *left, const void *right)
{
    const ranked *a = left, *b = right;
    if (a->rank != b->rank) return a->rank < b->rank ? -1 : 1;
    return a->node < b->node ? -1 : a->node > b->node;
}

/* NULL, and err says why, where there are none. */
static const uint32_t *find_ranks(const erg_measures *measures, const char *by,
                                  erg_error *err)
{
    const erg_measure_column *column = measures ? erg_measures_find(measures, by) : NULL;
    if (!column)
        base_fail(err, ERG_EUSAGE, "top: '%.80s' is not among the measures computed", by);
    else if (!column->ranks)
        base_fail(err, ERG_EUSAGE, "top: '%.80s' has no ranks", by);
    return column ? column->ranks : NULL;
}

static erg_code crop_top(crop *c, const erg_measures *measures, erg_error *err)
{
    const erg_snapshot *s = c->whole;
    uint32_t count = 0;
    if (c->options->top == 0) return ERG_OK;
    const char *by = c->options->by ? c->options->by : "strength";
    const uint32_t *ranks = find_ranks(measures, by, err);
    if (!ranks) return ERG_EUSAGE;
    ranked *list = malloc(((size_t)s->node_count + 1) * sizeof *list);
    if (!list) return base_fail_memory(err);
    for (uint32_t v = 0; v < s->node_count; v++) {
        uint32_t row = s->nodes[v].row;
        uint32_t rank = row < measures->row_count ? ranks[row] : 0;
        if (c->keep[v]) list[count++] = (ranked){rank ? rank : ERG_NONE, v};
    }
    qsort(list, count, sizeof *list, by_rank);
    for (uint32_t i = c->options->top; i < count; i++)
        c->keep[list[i].node] = false;
    free(list);
    return ERG_OK;
}

static erg_code make(erg_snapshot **out, const crop *c, erg_error *err)
{
    erg_snapshot *part = NULL;
    erg_code code = erg_snapshot_part(&part, c->whole, c->keep, err);
    if (code != ERG_OK || !c->options->merge) {
        *out = part;
        return code;
    }
    code = erg_snapshot_merge(out, part, err);
    erg_snapshot_free(part);
    return code;
}

erg_code erg_snapshot_crop(erg_snapshot **out, const erg_snapshot *whole,
                           const erg_measures *measures, const erg_measure_options *how,
                           const erg_crop_options *options, erg_error *err)
{
    crop c = {.whole = whole, .options = options};
    erg_code code = ERG_OK;
    *out = NULL;
    c.keep = calloc((size_t)whole->node_count + 1, sizeof *c.keep);
    if (!c.keep) return base_fail_memory(err);
    for (uint32_t v = 0; v < whole->node_count; v++)
        c.keep[v] = true;
    code = crop_between(&c, how, err);
    if (code == ERG_OK) code = crop_ego(&c, err);
    if (code == ERG_OK) code = crop_top(&c, measures, err);
    if (code == ERG_OK) code = make(out, &c, err);
    free(c.keep);
    return code;
}
