#include "cli/cooking.h"

#include <string.h>

#include "base/fail.h"
#include "cli/compared.h"
#include "write/diff.h"
#include "write/timeline.h"

static draw_need need_of(const cli_recipe *recipe)
{
    return draw_view_find(recipe->options.view)->need; /* checked when it was read */
}

static const write_diff_format *diff_format(const char *name)
{
    for (size_t i = 0; i < write_diff_format_count; i++)
        if (strcmp(write_diff_formats[i].name, name) == 0) return &write_diff_formats[i];
    return NULL;
}

static const write_timeline_format *dates_format(const char *name)
{
    for (size_t i = 0; i < write_timeline_format_count; i++)
        if (strcmp(write_timeline_formats[i].name, name) == 0)
            return &write_timeline_formats[i];
    return NULL;
}

/* --- what fits -------------------------------------------------------------------------
 */

static erg_code check_outputs(const cli_recipe *recipe, draw_need need, erg_error *err)
{
    for (size_t i = 0; need != DRAW_OF_GRAPH && i < recipe->output_count; i++) {
        const char *name = recipe->outputs[i]->name;
        bool known = cli_picture_emitter(name) != NULL ||
                     (need == DRAW_OF_DIFF ? diff_format(name) != NULL
                                           : dates_format(name) != NULL);
        if (!known)
            return base_fail(err, ERG_EUSAGE,
                             "%.200s: view '%s' has no output '%s', wanted json, csv, "
                             "svg, pdf or png",
                             recipe->path, recipe->options.view, name);
    }
    return ERG_OK;
}

static erg_code fail_key(const cli_recipe *recipe, const char *key, const char *wanted,
                         erg_error *err)
{
    return base_fail(err, ERG_EUSAGE, "%.200s: '%s' %s", recipe->path, key, wanted);
}

erg_code cli_check_recipe(const cli_recipe *recipe, erg_error *err)
{
    const cli_options *o = &recipe->options;
    draw_need need = need_of(recipe);
    bool times = o->at.count > 0 || o->every;
    if (need != DRAW_OF_DATES && times)
        return fail_key(recipe, o->every ? "every" : "at",
                        "is for the views multiples and bump", err);
    if (need == DRAW_OF_GRAPH && (o->since != 0 || o->until != 0))
        return fail_key(recipe, o->since != 0 ? "from" : "to",
                        "is for the views diff, multiples and bump", err);
    if (need != DRAW_OF_GRAPH && o->as_of != 0)
        return fail_key(recipe, "as_of",
                        need == DRAW_OF_DIFF ? "is for one graph, wanted from and to"
                                             : "is for one graph, wanted at",
                        err);
    if (need == DRAW_OF_DIFF && (o->since == 0 || o->until == 0))
        return fail_key(recipe, "view", "diff compares two dates, wanted from and to",
                        err);
    if (need == DRAW_OF_DATES && !times)
        return fail_key(recipe, "view", "shows a row of dates, wanted at or every", err);
    return check_outputs(recipe, need, err);
}

size_t cli_product_files(const cli_recipe *recipe, size_t output)
{
    const write_emitter *emitter = recipe->outputs[output];
    return emitter->files && need_of(recipe) == DRAW_OF_GRAPH ? emitter->file_count : 1;
}

const char *cli_product_suffix(const cli_recipe *recipe, size_t output, size_t file)
{
    const write_emitter *emitter = recipe->outputs[output];
    draw_need need = need_of(recipe);
    if (need == DRAW_OF_GRAPH && emitter->files) return emitter->files[file].name;
    if (need == DRAW_OF_GRAPH || emitter->picture_alone) return emitter->suffix;
    return need == DRAW_OF_DIFF ? diff_format(emitter->name)->suffix
                                : dates_format(emitter->name)->suffix;
}

/* --- cooking ---------------------------------------------------------------------------
 */

static cli_compared_outputs outputs_of(const cli_recipe *recipe)
{
    cli_compared_outputs outputs = {0};
    for (size_t i = 0; i < recipe->output_count; i++) {
        bool picture = recipe->outputs[i]->picture_alone;
        outputs.picture = outputs.picture || picture;
        outputs.data = outputs.data || !picture;
    }
    return outputs;
}

static erg_code cook_graph(cli_kitchen *k, erg_error *err)
{
    const cli_recipe *recipe = k->recipe;
    cli_needs needs = {0};
    for (size_t i = 0; i < recipe->output_count; i++)
        cli_needs_add(&needs, recipe->outputs[i], &recipe->options);
    erg_code code = cli_read(&k->pipeline, recipe->data, recipe->data_count, err);
    return code == ERG_OK ? cli_pipeline_run(&k->pipeline, &needs, err) : code;
}

static erg_code cook_diff(cli_kitchen *k, erg_error *err)
{
    cli_recipe *recipe = k->recipe;
    cli_compared_outputs outputs = outputs_of(recipe);
    for (int i = 0; i < 2; i++) {
        cli_side *side = &k->comparison.sides[i];
        side->paths = recipe->data;
        side->path_count = recipe->data_count;
        side->options.as_of = i == 0 ? recipe->options.since : recipe->options.until;
    }
    return cli_comparison_make(&k->comparison, &recipe->options, &outputs, err);
}

erg_code cli_cook(cli_kitchen *k, cli_recipe *recipe, erg_error *err)
{
    memset(k, 0, sizeof *k);
    k->recipe = recipe;
    k->need = need_of(recipe);
    cli_pipeline_open(&k->pipeline, &recipe->options);
    cli_comparison_open(&k->comparison, &recipe->options);
    cli_dates_open(&k->dates, &recipe->options);
    if (k->need == DRAW_OF_GRAPH) return cook_graph(k, err);
    if (k->need == DRAW_OF_DIFF) return cook_diff(k, err);
    cli_compared_outputs outputs = outputs_of(recipe);
    return cli_dates_make(&k->dates, &recipe->options, recipe->data, recipe->data_count,
                          &outputs, err);
}

void cli_kitchen_close(cli_kitchen *k)
{
    cli_dates_close(&k->dates);
    cli_comparison_close(&k->comparison);
    cli_pipeline_close(&k->pipeline);
}

static erg_code serve_data(const cli_kitchen *k, const char *name, base_sink *sink,
                           erg_error *err)
{
    const cli_options *o = &k->recipe->options;
    const char *by = o->by.count > 0 ? o->by.items[0] : "strength";
    if (k->need == DRAW_OF_DIFF) {
        write_diff_how how = {.title = o->title, .by = by};
        diff_format(name)->write(sink, k->comparison.diff, &how);
        return ERG_OK;
    }
    write_timeline_what what = {.timeline = k->dates.timeline};
    write_timeline_how how = {.title = o->title, .by = by, .top = o->top};
    return dates_format(name)->write(sink, &what, &how, err);
}

erg_code cli_serve(const cli_kitchen *k, size_t output, size_t file, base_sink *sink,
                   erg_error *err)
{
    const write_emitter *emitter = k->recipe->outputs[output];
    const write_file *one = emitter->files ? &emitter->files[file] : NULL;
    if (k->need == DRAW_OF_GRAPH) return cli_emit(&k->pipeline, emitter, one, sink, err);
    if (!emitter->picture_alone) return serve_data(k, emitter->name, sink, err);
    const erg_picture *picture =
        k->need == DRAW_OF_DIFF ? k->comparison.picture : k->dates.picture;
    return cli_emit_picture(emitter, sink, picture, &k->recipe->options, err);
}
