/* The stages from a snapshot to its measures, and to the part of it that is shown. */
#include <string.h>

#include "base/fail.h"
#include "cli/message.h"
#include "cli/pipeline.h"
#include "cli/progress.h"
#include "measure/table.h"
#include "model/recorded.h"

static bool is_word(const erg_words *words, const char *word)
{
    return words->count == 1 && strcmp(words->items[0], word) == 0;
}

/* Adds a measure that is not computed yet and not in the list. */
static void need_measure(const cli_pipeline *p, const char **keys, size_t *count,
                         const char *key)
{
    if (p->asked && erg_measures_find(p->asked, key)) return;
    for (size_t i = 0; i < *count; i++)
        if (strcmp(keys[i], key) == 0) return;
    keys[(*count)++] = key;
}

/* Measures that something needs and the user did not ask to see. */
static erg_code measure_extra(cli_pipeline *p, const cli_needs *needs, erg_error *err)
{
    const cli_options *o = p->options;
    const char **keys =
        base_arena_array(&p->memory, needs->measures.count + 2, sizeof *keys);
    size_t count = 0;
    if (!keys) return base_fail_memory(err);
    for (size_t i = 0; i < needs->measures.count; i++)
        need_measure(p, keys, &count, needs->measures.items[i]);
    if (o->top > 0)
        need_measure(p, keys, &count, o->by.count > 0 ? o->by.items[0] : "strength");
    if (needs->picture || needs->positions)
        need_measure(p, keys, &count, o->size_by ? o->size_by : "strength");
    if (count == 0) return ERG_OK;
    erg_measure_options how = p->how;
    how.none = false;
    how.keys = (erg_words){keys, count};
    return erg_measures_compute(&p->extra, p->whole, &how, err);
}

/* One list of the columns of both, borrowed. */
static erg_code join_measures(cli_pipeline *p, erg_error *err)
{
    const erg_measures *parts[2] = {p->asked, p->extra};
    erg_measure_column *columns = NULL;
    size_t count = 0;
    for (size_t i = 0; i < 2; i++)
        count += parts[i] ? parts[i]->column_count : 0;
    columns = base_arena_array(&p->memory, count, sizeof *columns);
    if (!columns) return base_fail_memory(err);
    p->measures = (erg_measures){.columns = columns, .row_count = p->whole->node_count};
    for (size_t i = 0; i < 2; i++)
        for (size_t c = 0; parts[i] && c < parts[i]->column_count; c++)
            columns[p->measures.column_count++] = parts[i]->columns[c];
    p->output = (erg_measures){.columns = columns, .row_count = p->whole->node_count};
    p->output.column_count = p->asked ? p->asked->column_count : 0;
    return ERG_OK;
}

/* Every measure by name, those of linear time where the graph is large: a snapshot file's
 * own measures would do for "all" that names none. */
static erg_code name_all(cli_pipeline *p, erg_error *err)
{
    const char **keys = base_arena_array(&p->memory, measure_table_count, sizeof *keys);
    size_t count = 0;
    if (!keys) return base_fail_memory(err);
    for (size_t i = 0; i < measure_table_count; i++)
        if (measure_table[i].linear || p->how.exact || p->how.sample > 0 ||
            p->whole->node_count <= MEASURE_LINEAR_ABOVE)
            keys[count++] = measure_table[i].key;
    p->how.keys = (erg_words){keys, count};
    return ERG_OK;
}

erg_measure_options cli_measure_options(const cli_options *o)
{
    return (erg_measure_options){.directed = o->directed,
                                 .unweighted = o->unweighted,
                                 .normalized = o->normalized,
                                 .exact = o->exact,
                                 .sample = o->sample,
                                 .seed = o->seed > 0 ? o->seed : 1,
                                 .threads = o->jobs,
                                 .progress = cli_progress()};
}

static erg_code choose_measures(cli_pipeline *p, erg_error *err)
{
    const cli_options *o = p->options;
    const erg_recorded *was = p->whole->recorded ? p->dataset->recorded : NULL;
    p->how = cli_measure_options(o);
    p->how.none = is_word(&o->measures, "none");
    if (was) { /* its settings hold on, as for its measures, so for the paths of --between
                */
        p->how.directed = o->directed || was->directed;
        p->how.unweighted = o->unweighted || was->unweighted;
        p->how.normalized = o->normalized || was->normalized;
    }
    if (is_word(&o->measures, "all")) return was ? name_all(p, err) : ERG_OK;
    if (!p->how.none) p->how.keys = o->measures;
    return ERG_OK;
}

erg_code cli_measure(cli_pipeline *p, const cli_needs *needs, erg_error *err)
{
    erg_code code = choose_measures(p, err);
    if (code != ERG_OK) return code;
    cli_say_progress("measuring");
    if (!p->how.none) code = erg_measures_compute(&p->asked, p->whole, &p->how, err);
    if (code == ERG_OK) code = measure_extra(p, needs, err);
    cli_say_progress(NULL);
    if (code != ERG_OK) return code;
    if (p->asked && p->asked->note) cli_say_note("%s", p->asked->note);
    return join_measures(p, err);
}

/* --- crop --- */

erg_code cli_crop(cli_pipeline *p, erg_error *err)
{
    const cli_options *o = p->options;
    const char *ends[2];
    erg_code code = cli_between(ends, o, p->dataset, &p->memory, err);
    if (code != ERG_OK) return code;
    if (!o->ego && !ends[0] && o->top == 0 && !o->merge) return ERG_OK;
    erg_crop_options how = {.ego = o->ego,
                            .hops = o->hops,
                            .between_from = ends[0],
                            .between_to = ends[1],
                            .top = o->top,
                            .by = o->by.count > 0 ? o->by.items[0] : NULL,
                            .merge = o->merge};
    code = erg_snapshot_crop(&p->part, p->whole, &p->measures, &p->how, &how, err);
    if (code == ERG_OK) p->shown = p->part;
    return code;
}
