/* erg-layout: positions from Graphviz, and what DOT texts say, over a pipe (words:
 * base/layout_protocol.h).
 *
 * A program of its own because Graphviz crashes, hangs and exits on inputs nobody can
 * foresee, and because its licence (EPL) does not go together with igraph's (GPL) in one
 * binary. Its parent limits time, memory and output; nothing here needs to survive. */
#include <gvc.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/layout_protocol.h"
#include "layout/parse.h"
#include "layout/request.h"

/* Linked in, so that no installed plugin, configuration or font changes a layout. */
extern gvplugin_library_t gvplugin_core_LTX_library;
extern gvplugin_library_t gvplugin_dot_layout_LTX_library;
extern gvplugin_library_t gvplugin_neato_layout_LTX_library;

static lt_symlist_t plugins[] = {
    {"gvplugin_core_LTX_library", &gvplugin_core_LTX_library},
    {"gvplugin_dot_layout_LTX_library", &gvplugin_dot_layout_LTX_library},
    {"gvplugin_neato_layout_LTX_library", &gvplugin_neato_layout_LTX_library},
    {NULL, NULL},
};

static const double points_per_inch = 72.0;

/* Graphviz' interface takes char * for text it only reads. */
static char *text(const char *s)
{
    union {
        const char *in;
        char *out;
    } cast = {.in = s};
    return cast.out;
}

static void set(void *object, const char *key, const char *value)
{
    agsafeset(object, text(key), text(value), text(""));
}

static void set_number(void *object, const char *key, double value)
{
    char digits[64];
    (void)snprintf(digits, sizeof digits, "%.6f", value);
    set(object, key, digits);
}

/* Every attribute is declared before a node exists: later defaults do not reach it. */
static void declare(Agraph_t *g)
{
    static const char *const node_keys[] = {"width", "height", "pos"};
    static const char *const edge_keys[] = {"len"};
    for (size_t i = 0; i < sizeof node_keys / sizeof *node_keys; i++) {
        agattr(g, AGNODE, text(node_keys[i]), text(""));
    }
    for (size_t i = 0; i < sizeof edge_keys / sizeof *edge_keys; i++) {
        agattr(g, AGEDGE, text(edge_keys[i]), text(""));
    }
    agattr(g, AGNODE, text("label"), text(""));
    agattr(g, AGNODE, text("shape"), text("box"));
    agattr(g, AGNODE, text("fixedsize"), text("true"));
}

static void set_graph(Agraph_t *g, const layout_request *r, const layout_start *start)
{
    char seed[24];
    (void)snprintf(seed, sizeof seed, "%u", start->seed);
    set(g, "start", seed);
    if (strcmp(start->mode, "none") != 0) set(g, "mode", start->mode);
    set(g, "overlap", "true");
    set(g, "splines", "");
    set(g, "epsilon", "0.0001");
    set(g, "inputscale", "72");
    if (r->rankdir[0] != '\0') set(g, "rankdir", r->rankdir);
    if (r->nodesep > 0) set_number(g, "nodesep", r->nodesep / points_per_inch);
    if (r->ranksep > 0) set_number(g, "ranksep", r->ranksep / points_per_inch);
    if (r->root >= 0) {
        char root[24];
        (void)snprintf(root, sizeof root, "n%ld", r->root + 1);
        set(g, "root", root);
    }
}

static void add_nodes(Agraph_t *g, const layout_request *r, Agnode_t **nodes)
{
    for (size_t i = 0; i < r->node_count; i++) {
        char name[80];
        const layout_node *n = &r->nodes[i];
        (void)snprintf(name, sizeof name, "n%zu", i + 1);
        nodes[i] = agnode(g, name, 1);
        set_number(nodes[i], "width", n->width / points_per_inch);
        set_number(nodes[i], "height", n->height / points_per_inch);
        if (!n->placed) continue;
        (void)snprintf(name, sizeof name, "%.3f,%.3f%s", n->x, -n->y,
                       n->pinned ? "!" : "");
        set(nodes[i], "pos", name);
    }
}

static Agraph_t *build(const layout_request *r, const layout_start *start,
                       Agnode_t **nodes)
{
    Agraph_t *g = agopen(text("layout"), Agdirected, NULL);
    if (g == NULL) return NULL;
    declare(g);
    set_graph(g, r, start);
    add_nodes(g, r, nodes);
    for (size_t i = 0; i < r->edge_count; i++) {
        const layout_edge *e = &r->edges[i];
        Agedge_t *edge = agedge(g, nodes[e->a], nodes[e->b], NULL, 1);
        if (e->length > 0) set_number(edge, "len", e->length / points_per_inch);
        if (e->weight > 0) set_number(edge, "weight", e->weight);
    }
    return g;
}

/* Graphviz reports NaN and overflow as positions with status 0: looked at before one is
 * sent. */
static bool print(size_t k, Agnode_t *const *nodes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        double x = ND_coord(nodes[i]).x, y = ND_coord(nodes[i]).y;
        if (!isfinite(x) || !isfinite(y) || fabs(x) > LAYOUT_PLACE_MAX ||
            fabs(y) > LAYOUT_PLACE_MAX) {
            return false;
        }
    }
    printf("layout %zu\n", k);
    for (size_t i = 0; i < count; i++) {
        printf("at %.2f %.2f\n", ND_coord(nodes[i]).x, -ND_coord(nodes[i]).y);
    }
    return true;
}

static int silent(char *message)
{
    (void)message;
    return 0;
}

static const char *run(const layout_request *r, Agnode_t **nodes)
{
    GVC_t *gvc = gvContextPlugins(plugins, 0);
    if (gvc == NULL) return "no context";
    agseterrf(silent);
    const char *fault = NULL;
    for (size_t k = 0; fault == NULL && k < r->start_count; k++) {
        Agraph_t *g = build(r, &r->starts[k], nodes);
        if (g == NULL) {
            fault = "out of memory";
            continue;
        }
        srand(r->starts[k].seed); /* sfdp draws from it and seeds it nowhere */
        if (gvLayout(gvc, g, r->engine) != 0) {
            fault = "layout failed";
        } else {
            if (!print(k, nodes, r->node_count)) fault = "no finite position";
            gvFreeLayout(gvc, g);
        }
        agclose(g);
    }
    gvFreeContext(gvc);
    return fault;
}

static int parse(layout_request *request)
{
    layout_fault fault;
    puts(LAYOUT_GREETING);
    layout_parse(&fault, request->dot, request->dot_length, stdout);
    if (fault.text != NULL)
        printf("error %lu %s\n", fault.line, fault.text);
    else
        puts("end");
    layout_request_free(request);
    return fflush(stdout) == 0 && fault.text == NULL ? 0 : 1;
}

int main(void)
{
    layout_request request;
    const char *fault = layout_request_read(&request, stdin);
    if (fault == NULL && request.parses) return parse(&request);
    Agnode_t **nodes = NULL;
    if (fault == NULL) {
        nodes =
            calloc(request.node_count > 0 ? request.node_count : 1, sizeof(Agnode_t *));
        if (nodes == NULL) fault = "out of memory";
    }
    if (fault == NULL) {
        puts(LAYOUT_GREETING);
        fault = run(&request, nodes);
    }
    if (fault != NULL) {
        printf("error %s\n", fault);
    } else {
        puts("end");
    }
    free(nodes);
    layout_request_free(&request);
    return fflush(stdout) == 0 && fault == NULL ? 0 : 1;
}
