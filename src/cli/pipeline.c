#include "cli/pipeline.h"
#include "cli/progress.h"

#include <string.h>

#include "base/fail.h"
#include "base/text.h"
#include "cli/message.h"
#include "draw/view.h"

enum { LAYOUTS_MAX = 32 };

void cli_pipeline_open(cli_pipeline *p, const cli_options *options)
{
    memset(p, 0, sizeof *p);
    p->options = options;
}

void cli_pipeline_close(cli_pipeline *p)
{
    erg_picture_free(p->picture);
    erg_positions_free(p->made);
    erg_places_free(p->places);
    erg_snapshot_free(p->part);
    erg_measures_free(p->extra);
    erg_measures_free(p->asked);
    erg_snapshot_free(p->whole);
    erg_dataset_free(p->dataset);
    base_arena_free(&p->memory);
    memset(p, 0, sizeof *p);
}

void cli_needs_add(cli_needs *needs, const write_emitter *emitter,
                   const cli_options *options)
{
    needs->picture = needs->picture || emitter->needs_picture;
    needs->positions = needs->positions ||
                       (emitter->needs_positions && !emitter->needs_picture) ||
                       options->layout || options->positions;
    if (emitter->selects && options->by.count > 0)
        needs->measures = (erg_words){options->by.items, 1};
}

static erg_code fail_unknown_view(const char *name, erg_error *err)
{
    base_buffer known = {0};
    for (size_t i = 0; i < draw_view_count; i++)
        base_buffer_format(&known, "%s%s", i > 0 ? ", " : "", draw_views[i]->name);
    erg_code code =
        known.failed ? base_fail_memory(err)
                     : base_fail(err, ERG_EUSAGE, "view '%.80s' is not known; known: %s",
                                 name, known.data);
    base_buffer_free(&known);
    return code;
}

static erg_code fail_unknown_layout(const char *name, erg_error *err)
{
    const char *names[LAYOUTS_MAX] = {"auto"};
    size_t count = 1;
    for (size_t i = 0; i < draw_engine_count && count < LAYOUTS_MAX; i++)
        names[count++] = draw_engines[i].name;
    const char *nearest = base_text_nearest(name, names, count);
    if (nearest)
        return base_fail(err, ERG_EUSAGE, "unknown layout '%.80s', did you mean '%s'?",
                         name, nearest);
    return base_fail(err, ERG_EUSAGE, "unknown layout '%.80s', see 'erg list layouts'",
                     name);
}

erg_code cli_check_options(const cli_options *o, erg_error *err)
{
    draw_theme theme;
    double width;
    if (o->layout && strcmp(o->layout, "auto") != 0 && !draw_engine_find(o->layout))
        return fail_unknown_layout(o->layout, err);
    if (!draw_view_find(o->view)) return fail_unknown_view(o->view, err);
    if (!draw_theme_parse(&theme, o->theme))
        return base_fail(err, ERG_EUSAGE,
                         "unknown theme '%.80s', wanted light, dark or auto", o->theme);
    if (!draw_width_parse(&width, o->width))
        return base_fail(err, ERG_EUSAGE,
                         "unknown width '%.80s', wanted column, page or wide", o->width);
    if (o->positions && strcmp(o->positions, "-") == 0)
        return base_fail(err, ERG_EUSAGE, "positions: wanted a file that can be kept");
    bool is_dossier = o->view && strcmp(o->view, "dossier") == 0;
    if (is_dossier && o->pair.count == 0)
        return base_fail(err, ERG_EUSAGE,
                         "view dossier without a pair, wanted --pair A,B");
    if (!is_dossier && o->pair.count > 0)
        return base_fail(err, ERG_EUSAGE,
                         "a pair without its view, wanted --view dossier");
    if (o->hops > 0 && !o->ego)
        return base_fail(err, ERG_EUSAGE,
                         "hops without an ego, wanted the entity they count from");
    if (o->exact && o->sample > 0)
        return base_fail(err, ERG_EUSAGE, "exact and a sample, wanted one of them");
    if (o->seed > 0 && o->sample == 0)
        return base_fail(err, ERG_EUSAGE, "a seed without a sample, wanted --sample N");
    return ERG_OK;
}

erg_code cli_read(cli_pipeline *p, const char *const *paths, size_t count, erg_error *err)
{
    erg_read_options how = {.from = p->options->from,
                            .columns = p->options->columns,
                            .progress = cli_progress(),
                            .threads = p->options->jobs,
                            .keep_origins = p->keep_origins};
    erg_code code = cli_check_options(p->options, err);
    if (code != ERG_OK) return code;
    cli_say_progress("reading");
    code = erg_dataset_read(&p->dataset, paths, count, &how, err);
    cli_say_progress(NULL);
    for (size_t i = 0; code == ERG_OK && i < p->dataset->note_count; i++)
        cli_say_note("%s", p->dataset->notes[i]);
    if (code == ERG_OK && p->options->verbose)
        cli_say("read %zu documents, %zu entities, %zu relations",
                p->dataset->document_count, p->dataset->entity_count,
                p->dataset->relation_count);
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
