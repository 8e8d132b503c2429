/* Asking the layout worker, with the ladder of engines to fall back on. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "base/layout_protocol.h"
#include "draw/place.h"

enum { SEEDS = 16 };

/* Starts of neato: the two ways it minimises stress, each from many seeds. */
static size_t neato_starts(draw_start *starts)
{
    for (unsigned i = 0; i < SEEDS; i++) {
        starts[i] = (draw_start){"major", i + 1};
        starts[SEEDS + i] = (draw_start){"KK", i + 1};
    }
    return (size_t)2 * SEEDS;
}

static uint32_t strongest(const plan *p)
{
    uint32_t best = UINT32_MAX;
    for (uint32_t v = 0; v < p->node_count; v++) {
        if (best == UINT32_MAX || p->nodes[v].r > p->nodes[best].r) best = v;
    }
    return best;
}

/* The wanted length of a tie from middle to middle: room for both symbols and the label.
 */
static double wanted_length(const plan *p, const plan_tie *e)
{
    double length = 46 + p->nodes[e->a].r + p->nodes[e->b].r;
    if (e->card) return length + e->label_w + 44;
    if (p->nodes[e->a].pull > 0.015 && p->nodes[e->b].pull > 0.015) length += 18;
    return length + e->label_w / 3;
}

/* Runs the request with its engine, then sfdp. */
static erg_code climb_down(draw_answer *out, draw_placed *placed, draw_request *r,
                           const char *worker, erg_error *err)
{
    static const draw_start one[] = {{"none", 1}};
    placed->engine = r->engine;
    erg_error first;
    base_error_clear(&first);
    erg_code code = draw_worker_run(out, r, worker, &first);
    if (code == ERG_ELAYOUT && strcmp(r->engine, "sfdp") != 0) {
        placed->fallback = true;
        placed->engine = r->engine = "sfdp";
        r->starts = one;
        r->start_count = 1;
        code = draw_worker_run(out, r, worker, NULL);
    }
    if (code == ERG_ELAYOUT) placed->fallback = true;
    return code == ERG_OK ? ERG_OK : base_fail(err, code, "%s", first.text);
}

/* Edges of a plan among the nodes with ties, and invisible ones that keep groups
 * together. */
static size_t fill_edges(draw_request_edge *edges, const plan *p, const uint32_t *index)
{
    size_t count = 0;
    for (uint32_t e = 0; e < p->tie_count; e++) {
        const plan_tie *t = &p->ties[e];
        edges[count++] =
            (draw_request_edge){index[t->a], index[t->b], wanted_length(p, t)};
    }
    for (uint32_t v = 0; v < p->node_count; v++) {
        uint32_t next = p->nodes[v].next;
        if (p->nodes[v].group == UINT32_MAX || next <= v) continue;
        edges[count++] = (draw_request_edge){index[v], index[next], 92};
    }
    return count;
}

erg_code draw_ask(draw_answer *out, draw_placed *placed, const plan *p,
                  const char *engine, const char *worker, erg_error *err)
{
    draw_start starts[2 * SEEDS] = {{"none", 1}};
    uint32_t *index = calloc((size_t)p->node_count + 1, sizeof *index);
    draw_request_node *nodes = calloc((size_t)p->node_count + 1, sizeof *nodes);
    draw_request_edge *edges =
        calloc((size_t)p->tie_count + p->node_count + 1, sizeof *edges);
    draw_point *pins = calloc((size_t)p->node_count + 1, sizeof *pins);
    draw_request r = {.engine = engine, .starts = starts, .start_count = 1};
    erg_code code = ERG_OK;
    *out = (draw_answer){0};
    if (index == NULL || nodes == NULL || edges == NULL || pins == NULL) {
        code = base_fail_memory(err);
        goto done;
    }
    for (uint32_t v = 0; v < p->node_count; v++) {
        if (plan_is_alone(p, v)) continue;
        const plan_node *n = &p->nodes[v];
        index[v] = (uint32_t)r.node_count;
        pins[r.node_count] = n->pinned ? n->at : (draw_point){NAN, NAN};
        nodes[r.node_count++] =
            (draw_request_node){fmax(n->name_w, 2 * n->r), 2 * n->r + n->name_h};
    }
    if (r.node_count == 0) goto done;
    r.nodes = nodes;
    r.pins = pins;
    r.edges = edges;
    r.edge_count = fill_edges(edges, p, index);
    uint32_t root = strongest(p);
    r.root =
        strcmp(engine, "twopi") == 0 && root != UINT32_MAX ? index[root] : UINT32_MAX;
    if (strcmp(engine, "neato") == 0) r.start_count = neato_starts(starts);
    if (strcmp(engine, "dot") == 0) {
        r.rankdir = "LR";
        r.nodesep = 18;
        r.ranksep = 120;
    }
    code = climb_down(out, placed, &r, worker, err);
done:
    free(index);
    free(nodes);
    free(edges);
    free(pins);
    return code;
}

erg_code draw_ask_large(draw_answer *out, draw_placed *placed,
                        const erg_snapshot *snapshot, const char *engine,
                        const char *worker, erg_error *err)
{
    static const draw_start one[] = {{"none", 1}};
    uint32_t n = snapshot->node_count;
    draw_request_node *nodes = calloc((size_t)n + 1, sizeof *nodes);
    draw_request_edge *edges = calloc((size_t)snapshot->tie_count + 1, sizeof *edges);
    erg_code code = ERG_OK;
    *out = (draw_answer){0};
    if (nodes == NULL || edges == NULL) {
        code = base_fail_memory(err);
    } else {
        for (uint32_t v = 0; v < n; v++)
            nodes[v] = (draw_request_node){24, 24};
        for (uint32_t t = 0; t < snapshot->tie_count; t++) {
            edges[t] = (draw_request_edge){snapshot->ties[t].a, snapshot->ties[t].b, 0};
        }
        draw_request r = {.engine = engine,
                          .root = UINT32_MAX,
                          .starts = one,
                          .start_count = 1,
                          .nodes = nodes,
                          .node_count = n,
                          .edges = edges,
                          .edge_count = snapshot->tie_count};
        code = climb_down(out, placed, &r, worker, err);
    }
    free(nodes);
    free(edges);
    return code;
}
