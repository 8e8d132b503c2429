#include "cli/pipeline.h"

#include <string.h>

#include "base/fail.h"
#include "cli/message.h"

void cli_pipeline_open(cli_pipeline *p, const cli_options *options)
{
    memset(p, 0, sizeof *p);
    p->options = options;
}

void cli_pipeline_close(cli_pipeline *p)
{
    erg_picture_free(p->picture);
    erg_positions_free(p->positions);
    erg_snapshot_free(p->part);
    erg_measures_free(p->extra);
    erg_measures_free(p->asked);
    erg_snapshot_free(p->whole);
    erg_dataset_free(p->dataset);
    base_arena_free(&p->memory);
    memset(p, 0, sizeof *p);
}

/* --- read ------------------------------------------------------------------------------
 */

/* Options that only make sense together, and words that no stage may come to look at. */
erg_code cli_check_options(const cli_options *o, erg_error *err)
{
    if (o->view && strcmp(o->view, "network") != 0)
        return base_fail(err, ERG_EUSAGE, "view '%.80s' is not known; known: network",
                         o->view);
    if (o->hops > 0 && !o->ego)
        return base_fail(err, ERG_EUSAGE, "hops without an ego to count them from");
    return ERG_OK;
}

erg_code cli_read(cli_pipeline *p, const char *const *paths, size_t count, erg_error *err)
{
    erg_read_options how = {.from = p->options->from, .columns = p->options->columns};
    erg_code code = cli_check_options(p->options, err);
    if (code != ERG_OK) return code;
    cli_say_progress("reading");
    code = erg_dataset_read(&p->dataset, paths, count, &how, err);
    cli_say_progress(NULL);
    if (code == ERG_OK && p->options->verbose)
        cli_say("read %zu documents, %zu entities, %zu relations",
                p->dataset->document_count, p->dataset->entity_count,
                p->dataset->relation_count);
    return code;
}

/* --- snapshot --------------------------------------------------------------------------
 */

/* Ids may hold commas themselves: the split that makes two entities is meant. */
static bool split_pair(const char *ends[2], const char *text, const erg_dataset *dataset,
                       base_arena *arena)
{
    for (const char *comma = strchr(text, ','); comma; comma = strchr(comma + 1, ',')) {
        ends[0] = base_arena_text(arena, text, (size_t)(comma - text));
        ends[1] = comma + 1;
        if (!ends[0]) return false;
        if (erg_dataset_entity(dataset, ends[0]) != ERG_NONE &&
            erg_dataset_entity(dataset, ends[1]) != ERG_NONE)
            return true;
    }
    return false;
}

erg_code cli_between(const char *ends[2], const cli_options *options,
                     const erg_dataset *dataset, base_arena *arena, erg_error *err)
{
    const erg_words *words = &options->between;
    ends[0] = ends[1] = NULL;
    if (words->count == 0) return ERG_OK;
    if (words->count == 2) {
        ends[0] = words->items[0];
        ends[1] = words->items[1];
    } else if (!split_pair(ends, words->items[0], dataset, arena)) {
        if (arena->failed) return base_fail_memory(err);
        const char *comma = strchr(words->items[0], ',');
        if (!comma)
            return base_fail(err, ERG_EUSAGE,
                             "--between: '%.80s' is one id, wanted two as in A,B",
                             words->items[0]);
        /* None fits: the snapshot names the id that is unknown, of the plain split. */
        ends[0] =
            base_arena_text(arena, words->items[0], (size_t)(comma - words->items[0]));
        ends[1] = comma + 1;
        if (!ends[0]) return base_fail_memory(err);
    }
    if (strcmp(ends[0], ends[1]) == 0)
        return base_fail(err, ERG_EUSAGE,
                         "--between: wanted two entities, '%.80s' is one", ends[0]);
    return ERG_OK;
}

/* Entities that are asked for by name stay, whatever else drops out. */
static erg_code keep_named(erg_snapshot_options *out, const cli_options *options,
                           const erg_dataset *dataset, base_arena *arena, erg_error *err)
{
    const char *ends[2];
    const char **keep = base_arena_array(arena, 3, sizeof *keep);
    if (!keep) return base_fail_memory(err);
    erg_code code = cli_between(ends, options, dataset, arena, err);
    if (code != ERG_OK) return code;
    out->keep.items = keep;
    if (options->ego) keep[out->keep.count++] = options->ego;
    for (size_t i = 0; i < 2; i++)
        if (ends[i]) keep[out->keep.count++] = ends[i];
    return ERG_OK;
}

erg_code cli_snapshot_options(erg_snapshot_options *out, const cli_options *options,
                              const erg_dataset *dataset, base_arena *arena,
                              erg_error *err)
{
    erg_snapshot_options_clear(out);
    out->as_of = options->as_of;
    out->known_by = options->known_by;
    out->possible = options->possible;
    out->weight = options->weight;
    out->resolve = options->resolve;
    out->kinds = options->kinds;
    out->relations = options->relations;
    out->families = options->families;
    out->min_weight = options->min_weight;
    out->backbone = options->backbone;
    out->largest_component = options->component != NULL;
    if (options->component && strcmp(options->component, "largest") != 0)
        return base_fail(err, ERG_EUSAGE, "unknown component '%.80s', wanted largest",
                         options->component);
    return keep_named(out, options, dataset, arena, err);
}

/* What the contract leaves out by itself is no surprise; what a weight rule leaves out
 * is. */
static void note_left_out(const erg_snapshot *snapshot, bool verbose)
{
    if (snapshot->left_out_no_amount > 0)
        cli_say_note(
            "%lu relations without an amount in dollars are left out by the weight "
            "rule 'amount'",
            (unsigned long)snapshot->left_out_no_amount);
    if (!verbose) return;
    if (snapshot->left_out_unusable > 0)
        cli_say_note("%lu relations that are denied or retracted are left out",
                     (unsigned long)snapshot->left_out_unusable);
    if (snapshot->left_out_possible > 0)
        cli_say_note("%lu relations that are only possible are left out, see --possible",
                     (unsigned long)snapshot->left_out_possible);
}

erg_code cli_snapshot(cli_pipeline *p, erg_error *err)
{
    erg_snapshot_options how;
    erg_code code = cli_snapshot_options(&how, p->options, p->dataset, &p->memory, err);
    if (code != ERG_OK) return code;
    code = erg_snapshot_make(&p->whole, p->dataset, &how, err);
    if (code != ERG_OK) return code;
    p->shown = p->whole;
    note_left_out(p->whole, p->options->verbose);
    return ERG_OK;
}

/* --- measure ---------------------------------------------------------------------------
 */

static bool is_word(const erg_words *words, const char *word)
{
    return words->count == 1 && strcmp(words->items[0], word) == 0;
}

void cli_needs_add(cli_needs *needs, const write_emitter *emitter,
                   const cli_options *options)
{
    needs->picture = needs->picture || emitter->needs_picture;
    needs->positions = needs->positions || emitter->needs_positions ||
                       emitter->needs_picture || options->layout;
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

erg_code cli_measure(cli_pipeline *p, const cli_needs *needs, erg_error *err)
{
    const cli_options *o = p->options;
    p->how = (erg_measure_options){.directed = o->directed,
                                   .unweighted = o->unweighted,
                                   .normalized = o->normalized,
                                   .none = is_word(&o->measures, "none")};
    if (!p->how.none && !is_word(&o->measures, "all")) p->how.keys = o->measures;
    cli_say_progress("measuring");
    erg_code code = ERG_OK;
    if (!p->how.none) code = erg_measures_compute(&p->asked, p->whole, &p->how, err);
    if (code == ERG_OK) code = measure_extra(p, needs, err);
    cli_say_progress(NULL);
    if (code != ERG_OK) return code;
    if (p->asked && p->asked->note) cli_say_note("%s", p->asked->note);
    return join_measures(p, err);
}

/* --- crop, draw, write -----------------------------------------------------------------
 */

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

erg_code cli_draw(cli_pipeline *p, const cli_needs *needs, erg_error *err)
{
    const cli_options *o = p->options;
    erg_picture_options how = {.view = o->view,
                               .title = o->title,
                               .subtitle = o->subtitle,
                               .theme = o->theme,
                               .size_by = o->size_by,
                               .layout = o->layout,
                               .lang = o->lang};
    if (!needs->positions && !needs->picture) return ERG_OK;
    cli_say_progress("drawing");
    erg_code code = erg_positions_make(&p->positions, p->shown, &p->measures, &how, err);
    if (code == ERG_OK && needs->picture)
        code = erg_picture_make(&p->picture, p->shown, &p->measures, p->positions, &how,
                                err);
    cli_say_progress(NULL);
    if (code == ERG_OK && p->positions->fallback)
        cli_say_note("the layout asked for failed, '%s' took its place",
                     p->positions->engine);
    return code;
}

erg_code cli_pipeline_run(cli_pipeline *p, const cli_needs *needs, erg_error *err)
{
    erg_code code = cli_snapshot(p, err);
    if (code == ERG_OK) code = cli_measure(p, needs, err);
    if (code == ERG_OK) code = cli_crop(p, err);
    if (code == ERG_OK) code = cli_draw(p, needs, err);
    return code;
}

erg_code cli_emit(const cli_pipeline *p, const write_emitter *emitter, base_sink *sink,
                  erg_error *err)
{
    bool placed =
        emitter->needs_positions || emitter->needs_picture || p->options->layout;
    erg_output what = {.snapshot = p->shown,
                       .measures = &p->output,
                       .positions = placed ? p->positions : NULL,
                       .picture = emitter->needs_picture ? p->picture : NULL,
                       .title = p->options->title};
    return write_output(emitter, sink, &what, err);
}
