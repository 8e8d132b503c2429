#include "cli/cooking.h"

#include <string.h>

#include "base/fail.h"
#include "cli/target.h"

static draw_need need_of(const cli_recipe *recipe)
{
    return draw_view_find(recipe->options.view)->need; /* checked when it was read */
}

/* --- what fits --- */

/* An output of a comparison or of dates; those of one graph are its emitters. */
static erg_code find_target(cli_target *out, const cli_recipe *recipe, size_t output,
                            erg_error *err)
{
    return cli_target_find(out, need_of(recipe), recipe->outputs[output]->name, err);
}

static erg_code check_outputs(const cli_recipe *recipe, erg_error *err)
{
    cli_target target;
    erg_error fault = {0};
    for (size_t i = 0; i < recipe->output_count; i++) {
        if (find_target(&target, recipe, i, &fault) == ERG_OK) continue;
        return base_fail(err, ERG_EUSAGE, "%.200s: outputs: %s", recipe->path,
                         fault.text);
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
    if (need != DRAW_OF_DIFF && o->context != ERG_NONE)
        return fail_key(recipe, "context", "is for the view diff", err);
    return check_outputs(recipe, err);
}

bool cli_keeps_positions(const cli_recipe *recipe)
{
    return recipe->options.positions && need_of(recipe) == DRAW_OF_GRAPH;
}

size_t cli_product_files(const cli_recipe *recipe, size_t output)
{
    const write_emitter *emitter = recipe->outputs[output];
    return emitter->files && need_of(recipe) == DRAW_OF_GRAPH ? emitter->file_count : 1;
}

const char *cli_product_suffix(const cli_recipe *recipe, size_t output, size_t file)
{
    cli_target target;
    const write_emitter *emitter = recipe->outputs[output];
    if (need_of(recipe) == DRAW_OF_GRAPH && emitter->files)
        return emitter->files[file].name;
    return find_target(&target, recipe, output, NULL) == ERG_OK ? target.suffix
                                                                : emitter->suffix;
}

/* --- cooking --- */

static erg_code aims_of(cli_aims *out, const cli_recipe *recipe, erg_error *err)
{
    cli_target target;
    erg_code code = ERG_OK;
    for (size_t i = 0; code == ERG_OK && i < recipe->output_count; i++) {
        code = find_target(&target, recipe, i, err);
        if (code == ERG_OK) cli_aims_add(out, &target);
    }
    return code;
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

static erg_code cook_diff(cli_kitchen *k, const cli_aims *aims, erg_error *err)
{
    cli_recipe *recipe = k->recipe;
    for (int i = 0; i < 2; i++) {
        cli_side *side = &k->comparison.sides[i];
        side->paths = recipe->data;
        side->path_count = recipe->data_count;
        side->options.as_of = i == 0 ? recipe->options.since : recipe->options.until;
    }
    return cli_comparison_make(&k->comparison, &recipe->options, aims, err);
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
    cli_aims aims = {0};
    erg_code code = aims_of(&aims, recipe, err);
    if (code != ERG_OK) return code;
    if (k->need == DRAW_OF_DIFF) return cook_diff(k, &aims, err);
    return cli_dates_make(&k->dates, &recipe->options, recipe->data, recipe->data_count,
                          &aims, err);
}

void cli_kitchen_close(cli_kitchen *k)
{
    cli_dates_close(&k->dates);
    cli_comparison_close(&k->comparison);
    cli_pipeline_close(&k->pipeline);
}

erg_code cli_serve(const cli_kitchen *k, size_t output, size_t file, base_sink *sink,
                   erg_error *err)
{
    cli_target target;
    const cli_options *o = &k->recipe->options;
    const write_emitter *emitter = k->recipe->outputs[output];
    const write_file *one = emitter->files ? &emitter->files[file] : NULL;
    if (k->need == DRAW_OF_GRAPH) return cli_emit(&k->pipeline, emitter, one, sink, err);
    erg_code code = find_target(&target, k->recipe, output, err);
    if (code != ERG_OK) return code;
    if (k->need == DRAW_OF_DIFF)
        return cli_comparison_write(&k->comparison, &target, o, false, sink, err);
    return cli_dates_write(&k->dates, &target, o, sink, err);
}
