#include "layout/request.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/layout_protocol.h"

enum { WORDS_MAX = 6 };

typedef struct line {
    char text[LAYOUT_LINE_MAX];
    char *words[WORDS_MAX];
    size_t count;
} line;

/* Splits at single blanks; false at the end of input, for an overlong line or too many
 * words. */
static bool next(line *l, FILE *in)
{
    l->count = 0;
    if (fgets(l->text, sizeof l->text, in) == NULL) return false;
    char *end = strchr(l->text, '\n');
    if (end == NULL) return false;
    *end = '\0';
    char *at = l->text;
    while (at != NULL) {
        if (l->count == WORDS_MAX) return false;
        l->words[l->count++] = at;
        at = strchr(at, ' ');
        if (at != NULL) *at++ = '\0';
    }
    return true;
}

static bool is(const line *l, const char *word, size_t count)
{
    return l->count == count && strcmp(l->words[0], word) == 0;
}

static bool number(double *out, const char *text, double low, double high)
{
    char *end = NULL;
    double value = strtod(text, &end);
    if (end == text || *end != '\0' || !isfinite(value)) return false;
    *out = fmin(fmax(value, low), high);
    return true;
}

static bool whole(unsigned long *out, const char *text, unsigned long high)
{
    if (*text < '0' || *text > '9') return false;
    char *end = NULL;
    errno = 0;
    *out = strtoul(text, &end, 10);
    return errno == 0 && *end == '\0' && *out <= high;
}

static bool one_of(const char *word, const char *const *words)
{
    for (; *words != NULL; words++) {
        if (strcmp(word, *words) == 0) return true;
    }
    return false;
}

/* Copies a word that is known to fit. */
static void keep(char *to, size_t size, const char *word)
{
    size_t n = strlen(word);
    if (n >= size) n = size - 1;
    memcpy(to, word, n);
    to[n] = '\0';
}

static const char *read_setting(layout_request *r, const line *l)
{
    static const char *const directions[] = {"LR", "TB", NULL};
    const char *key = l->words[1], *value = l->words[2];
    unsigned long root = 0;
    if (strcmp(key, "rankdir") == 0 && one_of(value, directions)) {
        keep(r->rankdir, sizeof r->rankdir, value);
    } else if (strcmp(key, "root") == 0 && whole(&root, value, LAYOUT_NODES_MAX - 1)) {
        r->root = (long)root;
    } else {
        double *gap = NULL;
        if (strcmp(key, "nodesep") == 0) gap = &r->nodesep;
        if (strcmp(key, "ranksep") == 0) gap = &r->ranksep;
        bool fine = gap && number(gap, value, LAYOUT_SIZE_MIN, LAYOUT_SIZE_MAX);
        return fine ? NULL : "unknown setting";
    }
    return NULL;
}

/* The line "WORD COUNT" and room for as many items. */
static const char *read_count(void **items, size_t *count, const line *l,
                              const char *word, size_t limit, size_t size)
{
    unsigned long n = 0;
    if (!is(l, word, 2) || !whole(&n, l->words[1], limit)) return "bad count";
    *items = calloc(n > 0 ? n : 1, size);
    if (*items == NULL) return "out of memory";
    *count = n;
    return NULL;
}

static const char *read_start(layout_start *start, const line *l)
{
    static const char *const modes[] = {"major", "KK", "none", NULL};
    unsigned long seed = 0;
    if (!is(l, "start", 3) || !one_of(l->words[1], modes) ||
        !whole(&seed, l->words[2], LAYOUT_SEED_MAX)) {
        return "bad start";
    }
    keep(start->mode, sizeof start->mode, l->words[1]);
    start->seed = (unsigned)seed;
    return NULL;
}

static const char *read_node(layout_node *n, const line *l)
{
    if (l->count < 3 || l->count == 4 || strcmp(l->words[0], "node") != 0 ||
        !number(&n->width, l->words[1], LAYOUT_SIZE_MIN, LAYOUT_SIZE_MAX) ||
        !number(&n->height, l->words[2], LAYOUT_SIZE_MIN, LAYOUT_SIZE_MAX)) {
        return "bad node";
    }
    n->placed = l->count > 3;
    if (n->placed && (!number(&n->x, l->words[3], -LAYOUT_PLACE_MAX, LAYOUT_PLACE_MAX) ||
                      !number(&n->y, l->words[4], -LAYOUT_PLACE_MAX, LAYOUT_PLACE_MAX))) {
        return "bad position";
    }
    n->pinned = l->count == 6;
    return n->pinned && strcmp(l->words[5], "pin") != 0 ? "bad node" : NULL;
}

static const char *read_edge(layout_edge *e, const line *l, size_t nodes)
{
    unsigned long a = 0, b = 0;
    if (!is(l, "edge", 5) || !whole(&a, l->words[1], LAYOUT_NODES_MAX) ||
        !whole(&b, l->words[2], LAYOUT_NODES_MAX) || a >= nodes || b >= nodes ||
        !number(&e->length, l->words[3], 0, LAYOUT_SIZE_MAX) ||
        !number(&e->weight, l->words[4], 0, LAYOUT_WEIGHT_MAX)) {
        return "bad edge";
    }
    e->a = (uint32_t)a;
    e->b = (uint32_t)b;
    return NULL;
}

static const char *read_dot(layout_request *r, const line *l, FILE *in)
{
    unsigned long n = 0;
    if (!whole(&n, l->words[1], LAYOUT_DOT_MAX)) return "bad count";
    r->parses = true;
    r->dot_length = n;
    r->dot = malloc(n + 1);
    if (r->dot == NULL) return "out of memory";
    if (fread(r->dot, 1, n, in) != n) return "cut short";
    r->dot[n] = '\0';
    return NULL;
}

static const char *read_head(layout_request *r, line *l, FILE *in)
{
    static const char *const engines[] = {"dot", "neato", "sfdp", "twopi", "circo", NULL};
    if (fgets(l->text, sizeof l->text, in) == NULL ||
        strcmp(l->text, LAYOUT_GREETING "\n") != 0) {
        return "not a request of this version";
    }
    if (!next(l, in)) return "cut short";
    if (is(l, "parse", 2)) return read_dot(r, l, in);
    if (!is(l, "engine", 2) || !one_of(l->words[1], engines)) {
        return "unknown engine";
    }
    keep(r->engine, sizeof r->engine, l->words[1]);
    bool more = next(l, in);
    while (more && is(l, "set", 3)) {
        const char *fault = read_setting(r, l);
        if (fault != NULL) return fault;
        more = next(l, in);
    }
    return more ? NULL : "cut short";
}

static const char *read_body(layout_request *r, line *l, FILE *in)
{
    const char *fault = read_count((void **)&r->starts, &r->start_count, l, "starts",
                                   LAYOUT_STARTS_MAX, sizeof *r->starts);
    for (size_t i = 0; fault == NULL && i < r->start_count; i++) {
        fault = next(l, in) ? read_start(&r->starts[i], l) : "cut short";
    }
    if (fault == NULL && !next(l, in)) fault = "cut short";
    if (fault == NULL) {
        fault = read_count((void **)&r->nodes, &r->node_count, l, "nodes",
                           LAYOUT_NODES_MAX, sizeof *r->nodes);
    }
    for (size_t i = 0; fault == NULL && i < r->node_count; i++) {
        fault = next(l, in) ? read_node(&r->nodes[i], l) : "cut short";
    }
    if (fault == NULL && !next(l, in)) fault = "cut short";
    if (fault == NULL) {
        fault = read_count((void **)&r->edges, &r->edge_count, l, "edges",
                           LAYOUT_EDGES_MAX, sizeof *r->edges);
    }
    for (size_t i = 0; fault == NULL && i < r->edge_count; i++) {
        fault = next(l, in) ? read_edge(&r->edges[i], l, r->node_count) : "cut short";
    }
    if (fault == NULL && (!next(l, in) || !is(l, "end", 1))) fault = "no end mark";
    if (fault == NULL && r->root >= (long)r->node_count) fault = "unknown root";
    return fault;
}

const char *layout_request_read(layout_request *request, FILE *in)
{
    *request = (layout_request){.root = -1};
    line l;
    const char *fault = read_head(request, &l, in);
    return fault != NULL || request->parses ? fault : read_body(request, &l, in);
}

void layout_request_free(layout_request *request)
{
    free(request->dot);
    free(request->starts);
    free(request->nodes);
    free(request->edges);
    *request = (layout_request){0};
}
