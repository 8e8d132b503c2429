#include "cli/comparison.h"

#include <string.h>

#include "base/fail.h"
#include "base/file.h"
#include "cli/compared.h"
#include "cli/message.h"
#include "cli/progress.h"

void cli_comparison_open(cli_comparison *c, const cli_options *options)
{
    memset(c, 0, sizeof *c);
    for (int i = 0; i < 2; i++) {
        c->sides[i].options = *options;
        cli_pipeline_open(&c->sides[i].pipeline, &c->sides[i].options);
    }
}

void cli_comparison_close(cli_comparison *c)
{
    erg_picture_free(c->picture);
    erg_positions_free(c->positions);
    erg_places_free(c->places);
    erg_union_free(c->joined);
    erg_diff_free(c->diff);
    erg_snapshot_free(c->corrected);
    if (c->one_dataset) c->sides[1].pipeline.dataset = NULL;
    cli_pipeline_close(&c->sides[1].pipeline);
    cli_pipeline_close(&c->sides[0].pipeline);
    memset(c, 0, sizeof *c);
}

static bool same_inputs(const cli_side *a, const cli_side *b)
{
    bool same = a->path_count == b->path_count;
    for (size_t i = 0; same && i < a->path_count; i++)
        same = strcmp(a->paths[i], b->paths[i]) == 0 ||
               base_file_same(a->paths[i], b->paths[i]);
    return same;
}

static erg_code read_sides(cli_comparison *c, erg_error *err)
{
    cli_side *before = &c->sides[0];
    cli_side *after = &c->sides[1];
    c->one_dataset = same_inputs(before, after);
    erg_code code = cli_read(&before->pipeline, before->paths, before->path_count, err);
    if (code != ERG_OK) return code;
    if (!c->one_dataset)
        return cli_read(&after->pipeline, after->paths, after->path_count, err);
    after->pipeline.dataset = before->pipeline.dataset;
    return ERG_OK;
}

static erg_code make_snapshots(cli_comparison *c, erg_error *err)
{
    erg_code code = cli_snapshot(&c->sides[0].pipeline, err);
    return code == ERG_OK ? cli_snapshot(&c->sides[1].pipeline, err) : code;
}

/* What sizes symbols, where any are drawn, beside what text speaks of. */
static erg_code add_size(erg_words *needed, cli_options *options, erg_error *err)
{
    const char **keys =
        base_arena_array(&options->memory, needed->count + 1, sizeof *keys);
    if (!keys) return base_fail_memory(err);
    for (size_t i = 0; i < needed->count; i++)
        keys[i] = needed->items[i];
    keys[needed->count] = options->size_by ? options->size_by : "strength";
    *needed = (erg_words){keys, needed->count + 1};
    return ERG_OK;
}

static erg_code measure_sides(cli_comparison *c, cli_options *options,
                              const cli_aims *aims, erg_error *err)
{
    cli_needs needs = {0};
    erg_words measures;
    uint32_t before = c->sides[0].pipeline.whole->node_count;
    uint32_t after = c->sides[1].pipeline.whole->node_count;
    erg_code code =
        cli_compared_measures(&measures, &needs.measures, options, !aims->data,
                              before > after ? before : after, err);
    if (code == ERG_OK && (aims->picture || aims->page))
        code = add_size(&needs.measures, options, err);
    for (int i = 0; i < 2 && code == ERG_OK; i++) {
        c->sides[i].options.measures = measures;
        code = cli_measure(&c->sides[i].pipeline, &needs, err);
        if (code == ERG_OK) code = cli_crop(&c->sides[i].pipeline, err);
    }
    return code;
}

/* The third snapshot, which tells corrections. */
static erg_code make_corrected(cli_comparison *c, erg_error *err)
{
    cli_pipeline *p = &c->sides[1].pipeline;
    erg_snapshot_options how;
    erg_date as_of;
    erg_date known_by;
    if (!erg_diff_corrected(&as_of, &known_by, c->sides[0].pipeline.shown, p->shown))
        return ERG_OK;
    erg_code code = cli_snapshot_options(&how, p->options, p->dataset, &p->memory, err);
    how.as_of = as_of;
    how.known_by = known_by;
    if (code == ERG_OK) code = erg_snapshot_make(&c->corrected, p->dataset, &how, err);
    return code;
}

static erg_code compare(cli_comparison *c, const cli_options *options, erg_error *err)
{
    const cli_pipeline *before = &c->sides[0].pipeline;
    const cli_pipeline *after = &c->sides[1].pipeline;
    erg_code code = options->merge ? ERG_OK : make_corrected(c, err);
    if (code != ERG_OK) return code;
    erg_diff_options how = {.ignore = options->ignore,
                            .epsilon = options->epsilon,
                            .corrected = c->corrected};
    return erg_diff_make(&c->diff, before->shown, &before->measures, after->shown,
                         &after->measures, &how, err);
}

static erg_code draw(cli_comparison *c, const cli_options *options, const cli_aims *aims,
                     erg_error *err)
{
    erg_picture_options how;
    cli_picture_options(&how, options);
    erg_code code = erg_union_make(&c->joined, c->diff, options->context, err);
    if (code == ERG_OK) code = cli_read_places(&c->places, options, err);
    if (code != ERG_OK) return code;
    how.places = c->places;
    cli_say_progress("drawing");
    if (aims->graph) code = erg_positions_make_union(&c->positions, c->joined, &how, err);
    if (code == ERG_OK && (aims->picture || aims->page))
        code = erg_picture_make_diff(&c->picture, c->joined, c->positions, &how, err);
    cli_say_progress(NULL);
    if (code == ERG_OK && c->positions && c->positions->fallback)
        cli_say_fallback(c->positions->engine);
    else if (code == ERG_OK && c->picture)
        cli_say_fallback(draw_picture_fallback(c->picture));
    return code;
}

erg_code cli_comparison_make(cli_comparison *c, cli_options *options,
                             const cli_aims *aims, erg_error *err)
{
    erg_code code = cli_compared_check(options, DRAW_OF_DIFF, err);
    if (code == ERG_OK) code = read_sides(c, err);
    if (code == ERG_OK) code = make_snapshots(c, err);
    if (code == ERG_OK) code = measure_sides(c, options, aims, err);
    if (code == ERG_OK) code = compare(c, options, err);
    if (code == ERG_OK && (aims->picture || aims->graph))
        code = draw(c, options, aims, err);
    return code;
}

erg_code cli_comparison_write(const cli_comparison *c, const cli_target *target,
                              const cli_options *options, bool colour, base_sink *sink,
                              erg_error *err)
{
    if (target->emitter) {
        bool drawn = target->emitter->picture_alone;
        erg_output what = {.joined = drawn ? NULL : c->joined,
                           .positions = drawn ? NULL : c->positions,
                           .picture = target->emitter->needs_picture ? c->picture : NULL,
                           .title = options->title,
                           .theme = options->theme,
                           .scale = options->scale};
        if (!drawn && options->size_by)
            what.size_by = erg_measures_find(c->joined->measures, options->size_by);
        return write_output(target->emitter, sink, &what, err);
    }
    write_diff_how how = {.title = options->title,
                          .by = options->by.count > 0 ? options->by.items[0] : "strength",
                          .brief = options->brief,
                          .colour = colour,
                          .context = options->context};
    target->diff->write(sink, c->diff, &how);
    return ERG_OK;
}
