#include "measure/effort.h"

#include <math.h>
#include <stdio.h>

#include "base/fail.h"
#include "measure/table.h"

enum { SAMPLE_USUAL = 1000, DURATION_TEXT = 40 };

measure_paths_how measure_how_paths(bool betweenness, const erg_snapshot *snapshot,
                                    const erg_measure_options *options)
{
    bool samples = options->sample < snapshot->node_count;
    return (measure_paths_how){.betweenness = betweenness,
                               .threads = options->threads,
                               .sample = samples ? options->sample : 0,
                               .seed = options->seed,
                               .progress = options->progress};
}

/* "40 seconds", "3 hours": it is an estimate. */
static void print_duration(char text[DURATION_TEXT], double seconds)
{
    static const struct {
        const char *name;
        double seconds;
    } units[] = {{"day", 86400}, {"hour", 3600}, {"minute", 60}, {"second", 1}};
    size_t i = 0;
    while (i < 3 && seconds < 1.5 * units[i].seconds)
        i++;
    double count = fmax(1, round(seconds / units[i].seconds));
    snprintf(text, DURATION_TEXT, "%.0f %s%s", count, units[i].name,
             count > 1 ? "s" : "");
}

erg_code measure_check_effort(const measure_paths_how *how, const erg_snapshot *s,
                              const erg_measure_options *options, erg_error *err)
{
    base_arena arena = {0};
    measure_arcs arcs;
    double exact = 0;
    char all[DURATION_TEXT], some[DURATION_TEXT];
    if (s->node_count <= MEASURE_LINEAR_ABOVE || options->exact || how->sample > 0)
        return ERG_OK;
    erg_code code = measure_arcs_make(&arcs, &arena, s, options->directed,
                                      options->unweighted, MEASURE_LENGTHS, err);
    if (code == ERG_OK) code = measure_paths_seconds(&exact, &arcs, how, err);
    base_arena_free(&arena);
    if (code != ERG_OK) return code;
    print_duration(all, exact);
    print_duration(some, exact * SAMPLE_USUAL / s->node_count);
    return base_fail(
        err, ERG_ELIMIT,
        "shortest paths among %lu entities take about %s, wanted --exact, or "
        "an estimate as by --sample %d in about %s",
        (unsigned long)s->node_count, all, SAMPLE_USUAL, some);
}
