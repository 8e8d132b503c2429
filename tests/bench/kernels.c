/* Times one computation in one process: tests/bench/run.py calls it again and again.
 *
 *     kernels paths erg|plain|igraph ba|dw weighted|even NODES SOURCES THREADS
 *     kernels read erg|cjson|getline FILE
 *     kernels write erg|cjson FILE
 *     kernels run PROGRAM ARGUMENT...      its standard output is dropped
 *
 * prints CPU and wall seconds, and by how many MB (millions of bytes) the most memory that
 * was ever taken grew. Of paths it is betweenness, closeness and harmonic from so
 * many sources (all nodes: exactly), of writing a snapshot as JSON to /dev/null, both
 * without the time it takes to make the graph. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cjson/cJSON.h>
#include <cmocka.h>
#include <igraph.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/sink.h"
#include "erg/dataset.h"
#include "erg/snapshot.h"
#include "write/emitter.h"

#include "graphs.h"
#include "measure/path_plain.h"

static double seconds(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* The most memory that was ever taken, in MB; getrusage would count what the program took
 * that started this one. */
static double peak(void)
{
    char line[256];
    unsigned long kilobytes = 0;
    FILE *file = fopen("/proc/self/status", "r");
    while (file && fgets(line, sizeof line, file))
        if (strncmp(line, "VmHWM:", 6) == 0) kilobytes = strtoul(line + 6, NULL, 10);
    if (file) fclose(file);
    return (double)kilobytes * 1024 / 1e6;
}

typedef struct stopwatch {
    double cpu, wall, peak;
} stopwatch;

static stopwatch start(void)
{
    return (stopwatch){seconds(CLOCK_PROCESS_CPUTIME_ID), seconds(CLOCK_MONOTONIC),
                       peak()};
}

static void stop(stopwatch from)
{
    printf("%.6f %.6f %.1f\n", seconds(CLOCK_PROCESS_CPUTIME_ID) - from.cpu,
           seconds(CLOCK_MONOTONIC) - from.wall, peak() - from.peak);
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
        igraph_vector_int_push_back(&chosen, (int64_t)i * s->node_count / sources);
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

/* --- reading --- */

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

/* --- writing --- */

static int write_to_file(void *to, const char *data, size_t n)
{
    return fwrite(data, 1, n, to) == n ? 0 : 5;
}

static void write_erg(const erg_snapshot *snapshot, FILE *file)
{
    erg_output output = {.snapshot = snapshot};
    const write_emitter *emitter = write_emitter_find("json");
    base_sink sink;
    base_sink_open(&sink, write_to_file, file);
    if (emitter->emit(&sink, &output, NULL) != ERG_OK ||
        base_sink_finish(&sink, "null", NULL) != ERG_OK)
        exit(2);
}

static void print_element(cJSON *element, FILE *file)
{
    char *text = cJSON_PrintUnformatted(element);
    fputs(text, file);
    fputs(",\n", file);
    free(text);
    cJSON_Delete(element);
}

static void add_amount(cJSON *to, const erg_amount *amount)
{
    cJSON *member = cJSON_AddObjectToObject(to, "amount");
    cJSON_AddNumberToObject(member, "value", amount->value);
    cJSON_AddStringToObject(member, "currency", amount->currency);
}

static cJSON *edge_of(const erg_snapshot *s, const erg_edge *edge)
{
    char start[16];
    cJSON *json = cJSON_CreateObject(), *claims;
    cJSON_AddStringToObject(json, "id", edge->id);
    cJSON_AddStringToObject(json, "source", erg_snapshot_entity(s, edge->source)->id);
    cJSON_AddStringToObject(json, "target", erg_snapshot_entity(s, edge->target)->id);
    cJSON_AddStringToObject(json, "relation", edge->relation);
    cJSON_AddStringToObject(json, "family", edge->family);
    cJSON_AddBoolToObject(json, "directed", edge->directed);
    cJSON_AddNumberToObject(json, "weight", edge->weight);
    snprintf(start, sizeof start, "%lx", (unsigned long)edge->start);
    cJSON_AddStringToObject(json, "start", start);
    if (edge->amount) add_amount(json, edge->amount);
    cJSON_AddBoolToObject(json, "disputed", edge->disputed);
    claims = cJSON_AddArrayToObject(json, "claims");
    for (size_t i = 0; i < edge->claim_count; i++) {
        cJSON *claim = cJSON_CreateObject();
        cJSON_AddStringToObject(claim, "document",
                                s->dataset->documents[edge->claims[i].document].id);
        cJSON_AddStringToObject(claim, "locator", edge->claims[i].locator);
        if (edge->claims[i].amount) add_amount(claim, edge->claims[i].amount);
        cJSON_AddNumberToObject(claim, "confidence", edge->claims[i].confidence);
        cJSON_AddStringToObject(claim, "status", "reported");
        cJSON_AddItemToArray(claims, claim);
    }
    return json;
}

/* An element at a time, as the fewest lines with cJSON would have it. */
static void write_cjson(const erg_snapshot *s, FILE *file)
{
    for (uint32_t v = 0; v < s->node_count; v++) {
        cJSON *json = cJSON_CreateObject();
        const erg_entity *entity = erg_snapshot_entity(s, v);
        cJSON_AddStringToObject(json, "id", entity->id);
        cJSON_AddStringToObject(json, "label", entity->label);
        cJSON_AddStringToObject(json, "kind", entity->kind);
        cJSON_AddObjectToObject(json, "attrs");
        cJSON_AddObjectToObject(json, "measures");
        cJSON_AddObjectToObject(json, "ranks");
        print_element(json, file);
    }
    for (uint32_t e = 0; e < s->edge_count; e++)
        print_element(edge_of(s, &s->edges[e]), file);
}

static void run_write(char **words)
{
    erg_dataset *dataset = NULL;
    erg_snapshot *snapshot = NULL;
    const char *path = words[3];
    FILE *file = fopen("/dev/null", "w");
    if (!file || erg_dataset_read(&dataset, &path, 1, NULL, NULL) != ERG_OK ||
        erg_snapshot_make(&snapshot, dataset, NULL, NULL) != ERG_OK)
        exit(2);
    stopwatch watch = start();
    if (strcmp(words[2], "erg") == 0)
        write_erg(snapshot, file);
    else
        write_cjson(snapshot, file);
    stop(watch);
    erg_snapshot_free(snapshot);
    erg_dataset_free(dataset);
    fclose(file);
}

/* --- whole programs --- */

static double of_timeval(struct timeval t)
{
    return (double)t.tv_sec + 1e-6 * (double)t.tv_usec;
}

/* With this small program between them, what runs does not inherit the peak of the large
 * one that measures. */
static void run_program(char **words)
{
    struct rusage used;
    int status = 1;
    double begun = seconds(CLOCK_MONOTONIC);
    pid_t child = fork();
    if (child == 0) {
        if (!freopen("/dev/null", "w", stdout)) _exit(127);
        execv(words[0], words);
        _exit(127);
    }
    if (child < 0 || waitpid(child, &status, 0) != child || status != 0) exit(2);
    double wall = seconds(CLOCK_MONOTONIC) - begun;
    getrusage(RUSAGE_CHILDREN, &used);
    printf("%.6f %.6f %.1f\n", of_timeval(used.ru_utime) + of_timeval(used.ru_stime), wall,
           (double)used.ru_maxrss * 1024 / 1e6);
}

int main(int count, char **words)
{
    if (count == 8 && strcmp(words[1], "paths") == 0)
        run_paths(words);
    else if (count == 4 && strcmp(words[1], "read") == 0)
        run_read(words);
    else if (count == 4 && strcmp(words[1], "write") == 0)
        run_write(words);
    else if (count >= 3 && strcmp(words[1], "run") == 0)
        run_program(words + 2);
    else
        return 2;
    return 0;
}
