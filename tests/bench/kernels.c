/* Times one computation in one process: tests/bench/run.py calls it again and again.
 *
 *     kernels paths erg|plain|igraph ba|dw weighted|even NODES SOURCES THREADS
 *     kernels read erg|cjson|getline FILE
 *     kernels write erg|cjson NODES
 *
 * prints CPU and wall seconds. Of paths it is betweenness, closeness and harmonic from so
 * many sources (all nodes: exactly); of writing, DOT-like JSON elements to /dev/null;
 * always without the time it takes to make the graph. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cjson/cJSON.h>
#include <cmocka.h>
#include <igraph.h>
#include <time.h>

#include "erg/dataset.h"

#include "graphs.h"
#include "measure/path_plain.h"

static double seconds(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

typedef struct stopwatch {
    double cpu, wall;
} stopwatch;

static stopwatch start(void)
{
    return (stopwatch){seconds(CLOCK_PROCESS_CPUTIME_ID), seconds(CLOCK_MONOTONIC)};
}

static void stop(stopwatch from)
{
    printf("%.6f %.6f\n", seconds(CLOCK_PROCESS_CPUTIME_ID) - from.cpu,
           seconds(CLOCK_MONOTONIC) - from.wall);
}

static void run_erg(test_graph *g, bool directed, bool even, uint32_t sources,
                    unsigned threads)
{
    erg_measure_options options = {.directed = directed,
                                   .unweighted = even,
                                   .exact = true,
                                   .sample = sources,
                                   .seed = 1,
                                   .threads = threads};
    erg_measures_free(test_measures(g, "betweenness closeness harmonic", &options));
}

/* Brandes' algorithm as in the book: the reference of the tests. */
static void run_plain(test_graph *g, bool directed, bool even, uint32_t sources)
{
    base_arena arena = {0};
    measure_arcs arcs;
    measure_path_plain plain = {0};
    uint32_t n = g->snapshot.node_count;
    double *betweenness = test_array(n, sizeof *betweenness);
    if (measure_arcs_make(&arcs, &arena, &g->snapshot, directed, even, MEASURE_LENGTHS,
                          NULL) != ERG_OK ||
        !measure_path_plain_open(&plain, &arena, &arcs))
        exit(2);
    for (uint32_t i = 0; i < sources; i++) {
        double sum = 0, reciprocals = 0;
        measure_path_plain_run(&plain, (uint32_t)((uint64_t)i * n / sources));
        for (uint32_t p = 1; p < plain.search.reached; p++) {
            sum += plain.search.distances[plain.search.order[p]];
            reciprocals += 1 / plain.search.distances[plain.search.order[p]];
        }
        measure_path_plain_add(betweenness, &plain);
        betweenness[0] += 1e-300 * (sum + reciprocals);
    }
    free(betweenness);
    base_arena_free(&arena);
}

/* As one would call igraph: three calls, each with its own searches. */
static void run_igraph(test_graph *g, bool directed, bool even, uint32_t sources)
{
    igraph_t graph;
    igraph_vector_int_t ends, chosen;
    igraph_vector_t lengths, result;
    igraph_vs_t from;
    igraph_neimode_t mode = directed ? IGRAPH_OUT : IGRAPH_ALL;
    const erg_snapshot *s = &g->snapshot;
    igraph_vector_int_init(&ends, 0);
    igraph_vector_int_init(&chosen, 0);
    igraph_vector_init(&lengths, 0);
    igraph_vector_init(&result, 0);
    for (uint32_t t = 0; t < s->tie_count; t++) {
        const erg_tie *tie = &s->ties[t];
        for (int way = 0; way < 2; way++) {
            double strength = !directed ? tie->strength
                              : way     ? tie->backward
                                        : tie->forward;
            if (!(strength > 0) || (!directed && way == 1)) continue;
            igraph_vector_int_push_back(&ends, way ? tie->b : tie->a);
            igraph_vector_int_push_back(&ends, way ? tie->a : tie->b);
            igraph_vector_push_back(&lengths, 1 / strength);
        }
    }
    igraph_create(&graph, &ends, s->node_count, directed);
    for (uint32_t i = 0; i < sources; i++)
        igraph_vector_int_push_back(&chosen, (uint64_t)i * s->node_count / sources);
    igraph_vs_vector(&from, &chosen);
    const igraph_vector_t *weights = even ? NULL : &lengths;
    igraph_betweenness_subset(&graph, &result, igraph_vss_all(), directed, from,
                              igraph_vss_all(), weights);
    igraph_closeness(&graph, &result, NULL, NULL, from, mode, weights, false);
    igraph_harmonic_centrality(&graph, &result, from, mode, weights, false);
    igraph_vs_destroy(&from);
    igraph_destroy(&graph);
    igraph_vector_destroy(&result);
    igraph_vector_destroy(&lengths);
    igraph_vector_int_destroy(&chosen);
    igraph_vector_int_destroy(&ends);
}

static void run_paths(char **words)
{
    bool directed = strcmp(words[3], "dw") == 0, even = strcmp(words[4], "even") == 0;
    uint32_t n = (uint32_t)strtoul(words[5], NULL, 10);
    uint32_t sources = (uint32_t)strtoul(words[6], NULL, 10);
    unsigned threads = (unsigned)strtoul(words[7], NULL, 10);
    test_graph *g = bench_graph(n, directed);
    stopwatch watch = start();
    if (strcmp(words[2], "erg") == 0)
        run_erg(g, directed, even, sources, threads);
    else if (strcmp(words[2], "plain") == 0)
        run_plain(g, directed, even, sources);
    else
        run_igraph(g, directed, even, sources);
    stop(watch);
    test_graph_free(g);
}

/* --- reading ---- */

static void read_erg(const char *path)
{
    erg_dataset *dataset = NULL;
    erg_error err = {0};
    if (erg_dataset_read(&dataset, &path, 1, NULL, &err) != ERG_OK) {
        fprintf(stderr, "%s\n", err.text);
        exit(2);
    }
    erg_dataset_free(dataset);
}

/* What the plainest program would do, which checks no fact and keeps nothing. */
static void read_lines(const char *path, bool parses)
{
    char *line = NULL;
    size_t room = 0;
    FILE *file = fopen(path, "r");
    if (!file) exit(2);
    for (ssize_t n = getline(&line, &room, file); n >= 0;
         n = getline(&line, &room, file)) {
        if (!parses) continue;
        cJSON *json = cJSON_ParseWithLength(line, (size_t)n);
        if (!json) exit(2);
        cJSON_Delete(json);
    }
    free(line);
    fclose(file);
}

static void run_read(char **words)
{
    stopwatch watch = start();
    if (strcmp(words[2], "erg") == 0)
        read_erg(words[3]);
    else
        read_lines(words[3], strcmp(words[2], "cjson") == 0);
    stop(watch);
}

int main(int count, char **words)
{
    if (count == 8 && strcmp(words[1], "paths") == 0)
        run_paths(words);
    else if (count == 4 && strcmp(words[1], "read") == 0)
        run_read(words);
    else
        return 2;
    return 0;
}
