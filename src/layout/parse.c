#include "layout/parse.h"

#include <cgraph.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/layout_protocol.h"

/* cgraph reads from a channel, and tells what is wrong in pieces to a function without
 * one: the only way to it are variables of the program. */
static struct {
    const char *dot;
    size_t length, at;
    unsigned long lines; /* that were begun */
    size_t memory, memory_most;
    char said[512];
    size_t said_length;
} talk;

/* No more than a line at a time: so far the parser is, then. */
static int give(void *channel, char *to, int room)
{
    const char *from = talk.dot + talk.at;
    size_t left = talk.length - talk.at;
    size_t n = left < (size_t)room ? left : (size_t)room;
    const char *end = memchr(from, '\n', n);
    (void)channel;
    if (end != NULL) n = (size_t)(end - from) + 1;
    memcpy(to, from, n);
    talk.lines += talk.at == 0 || from[-1] == '\n';
    talk.at += n;
    return (int)n;
}

static int no_text(void *channel, const char *text)
{
    (void)channel;
    (void)text;
    return 0;
}

static int no_flush(void *channel)
{
    (void)channel;
    return 0;
}

/* A short text can make a graph without end of subgraphs and keys; cgraph takes no "no
 * more memory" for an answer. */
static void count_memory(size_t n)
{
    talk.memory += n;
    if (talk.memory <= talk.memory_most) return;
    printf("limit %lu %zu\n", talk.lines, talk.memory_most);
    (void)fflush(stdout);
    _Exit(1);
}

static void *open_memory(Agdisc_t *how)
{
    (void)how;
    return NULL;
}

static void *take_memory(void *heap, size_t n)
{
    (void)heap;
    count_memory(n);
    return calloc(1, n);
}

static void *resize_memory(void *heap, void *old, size_t old_n, size_t n)
{
    (void)heap;
    if (n > old_n) count_memory(n - old_n);
    char *memory = realloc(old, n);
    if (memory != NULL && n > old_n) memset(memory + old_n, 0, n - old_n);
    return memory;
}

static void give_back(void *heap, void *memory)
{
    (void)heap;
    free(memory);
}

static int hear(char *text)
{
    size_t room = sizeof talk.said - 1 - talk.said_length;
    size_t n = strlen(text);
    if (n > room) n = room;
    memcpy(talk.said + talk.said_length, text, n);
    talk.said_length += n;
    talk.said[talk.said_length] = '\0';
    return 0;
}

/* "Error: : syntax error in line 4 near '}'" becomes line 4 and "syntax error near '}'".
 */
static void explain(layout_fault *fault)
{
    static const char words[] = "syntax error";
    const char *from = strstr(talk.said, words);
    const char *line = from != NULL ? strstr(from, " in line ") : NULL;
    size_t n = 0;
    fault->text = fault->room;
    if (line == NULL) {
        (void)snprintf(fault->room, sizeof fault->room, "no graph");
        return;
    }
    char *end = NULL;
    fault->line = strtoul(line + sizeof " in line " - 1, &end, 10);
    n = strcspn(end, "\n");
    if (n > 60) n = 60;
    (void)snprintf(fault->room, sizeof fault->room, "%s%.*s", words, (int)n, end);
}

/* --- printing --- */

typedef struct printing {
    Agraph_t *graph;
    FILE *out;
    Agsym_t **keys[3]; /* of graphs, nodes, edges; NULL at their end */
    unsigned first[3]; /* the number of the first */
    layout_fault *fault;
} printing;

static const int kinds[] = {AGRAPH, AGNODE, AGEDGE};

static void print_text(printing *p, const char *word, const char *text)
{
    size_t n = strlen(text);
    if (n > LAYOUT_DOT_VALUE_MAX) {
        p->fault->text = "a text longer than the limit of 4 MiB";
        return;
    }
    fprintf(p->out, "%s %zu\n", word, n);
    fwrite(text, 1, n, p->out);
    putc('\n', p->out);
}

static const char *word_of(const char *value)
{
    union {
        const char *in;
        char *out;
    } cast = {.in = value}; /* Graphviz' interface takes char * for text it only reads */
    return aghtmlstr(cast.out) ? "html" : "plain";
}

static bool collect_keys(printing *p)
{
    static const char *const names[] = {"graph", "node", "edge"};
    unsigned number = 0;
    for (size_t k = 0; k < 3; k++) {
        size_t count = 0, i = 0;
        Agsym_t *key = NULL;
        while ((key = agnxtattr(p->graph, kinds[k], key)) != NULL)
            count++;
        p->first[k] = number;
        p->keys[k] = calloc(count + 1, sizeof *p->keys[k]);
        if (p->keys[k] == NULL) return false;
        for (key = NULL; (key = agnxtattr(p->graph, kinds[k], key)) != NULL; number++) {
            p->keys[k][i++] = key;
            fprintf(p->out, "key %s %zu\n%s\n", names[k], strlen(key->name), key->name);
            print_text(p, word_of(key->defval), key->defval);
        }
    }
    return true;
}

/* Values that are the key's default are the very same text to cgraph, which keeps each
 * once. */
static void print_values(printing *p, size_t kind, void *object)
{
    char word[32];
    for (unsigned i = 0; p->keys[kind][i] != NULL; i++) {
        const char *value = agxget(object, p->keys[kind][i]);
        if (value == p->keys[kind][i]->defval) continue;
        (void)snprintf(word, sizeof word, "%s %u", word_of(value), p->first[kind] + i);
        print_text(p, word, value);
    }
}

typedef struct place {
    Agrec_t header;
    uint32_t number;
    const char *cluster;
} place;

static const char *const place_name = "erg";

static place *place_of(void *node)
{
    union {
        const char *in;
        char *out;
    } cast = {.in = place_name};
    return agbindrec(node, cast.out, sizeof(place), FALSE);
}

static const char *label_of(Agraph_t *g)
{
    Agsym_t *key = agattr(g, AGRAPH, (char[]){"label"}, NULL);
    return key != NULL ? agxget(g, key) : "";
}

/* A cluster's label, unless it is only inherited; else its name: "x" of cluster_x. NULL
 * where g is none. */
static const char *cluster_of(Agraph_t *g)
{
    static const char prefix[] = "cluster_";
    const char *name = agnameof(g), *label = label_of(g);
    size_t n = sizeof prefix - 1;
    if (strncmp(name, prefix, n - 1) != 0) return NULL;
    if (*label != '\0' && label != label_of(agparent(g))) return label;
    return strncmp(name, prefix, n) == 0 && name[n] != '\0' ? name + n : name;
}

/* Inner clusters come later and win. */
static bool mark_clusters(Agraph_t *g)
{
    for (Agraph_t *sub = agfstsubg(g); sub != NULL; sub = agnxtsubg(sub)) {
        const char *cluster = cluster_of(sub);
        for (Agnode_t *n = cluster != NULL ? agfstnode(sub) : NULL; n != NULL;
             n = agnxtnode(sub, n)) {
            place *at = place_of(agsubnode(agroot(g), n, FALSE));
            if (at == NULL) return false;
            at->cluster = cluster;
        }
        if (!mark_clusters(sub)) return false;
    }
    return true;
}

static bool print_nodes(printing *p)
{
    uint32_t number = 0;
    for (Agnode_t *n = agfstnode(p->graph); n != NULL; n = agnxtnode(p->graph, n)) {
        place *at = place_of(n);
        if (at == NULL) return false;
        at->number = number++;
        print_text(p, "node", agnameof(n));
        if (at->cluster != NULL) print_text(p, "cluster", at->cluster);
        print_values(p, 1, n);
        if (p->fault->text != NULL) return true;
    }
    return true;
}

static void print_edges(printing *p)
{
    for (Agnode_t *n = agfstnode(p->graph); n != NULL; n = agnxtnode(p->graph, n)) {
        for (Agedge_t *e = agfstout(p->graph, n); e != NULL; e = agnxtout(p->graph, e)) {
            fprintf(p->out, "edge %u %u\n", (unsigned)place_of(agtail(e))->number,
                    (unsigned)place_of(aghead(e))->number);
            print_values(p, 2, e);
            if (p->fault->text != NULL) return;
        }
    }
}

static void print_graph(printing *p, bool more)
{
    const char *name = agnameof(p->graph);
    fprintf(p->out, "graph %d %d\n", agisdirected(p->graph) != 0, more);
    if (name != NULL && *name != '%' && *name != '\0') print_text(p, "name", name);
    bool fine = collect_keys(p);
    if (fine) print_values(p, 0, p->graph);
    fine = fine && mark_clusters(p->graph) && print_nodes(p);
    if (fine && p->fault->text == NULL) print_edges(p);
    if (!fine) p->fault->text = "out of memory";
    for (size_t k = 0; k < 3; k++)
        free(p->keys[k]);
}

void layout_parse(layout_fault *fault, const char *dot, size_t n, FILE *out)
{
    Agiodisc_t channel = {.afread = give, .putstr = no_text, .flush = no_flush};
    Agmemdisc_t memory = {.open = open_memory,
                          .alloc = take_memory,
                          .resize = resize_memory,
                          .free = give_back};
    Agdisc_t how = {.mem = &memory, .id = &AgIdDisc, .io = &channel};
    printing p = {.out = out, .fault = fault};
    *fault = (layout_fault){.text = NULL};
    talk.dot = dot;
    talk.length = n;
    talk.at = talk.said_length = 0;
    talk.said[0] = '\0';
    talk.lines = talk.memory = 0;
    talk.memory_most = LAYOUT_DOT_MEMORY + LAYOUT_DOT_GROWTH * n;
    agseterrf(hear);
    p.graph = agread(NULL, &how);
    Agraph_t *second = p.graph != NULL ? agread(NULL, &how) : NULL;
    if (p.graph == NULL || strstr(talk.said, "syntax error") != NULL)
        explain(fault);
    else
        print_graph(&p, second != NULL);
    if (second != NULL) agclose(second);
    if (p.graph != NULL) agclose(p.graph);
}
