/* The stages from what is shown to its positions, picture and bytes. */
#include <errno.h>
#include <unistd.h>

#include "base/fail.h"
#include "cli/compared.h"
#include "cli/message.h"
#include "cli/pipeline.h"
#include "cli/progress.h"
#include "draw/view.h"
#include "model/recorded.h"
#include "write/places.h"

/* A snapshot file that has positions is taken as it stands, with them, unless a layout is
 * asked for. */
static erg_code keep_positions(cli_pipeline *p, erg_error *err)
{
    const erg_recorded *was = p->dataset->recorded;
    if (p->options->layout || p->places || !p->whole->recorded || !was->positions_engine)
        return ERG_OK;
    uint32_t count = p->shown->node_count;
    double *x = base_arena_array(&p->memory, count, sizeof *x);
    double *y = base_arena_array(&p->memory, count, sizeof *y);
    if (!x || !y) return base_fail_memory(err);
    for (uint32_t v = 0; v < count; v++) {
        x[v] = was->x[p->shown->nodes[v].entity];
        y[v] = was->y[p->shown->nodes[v].entity];
    }
    p->kept = (erg_positions){.engine = was->positions_engine,
                              .fallback = was->positions_fallback,
                              .width = was->width,
                              .height = was->height,
                              .x = x,
                              .y = y,
                              .node_count = count};
    p->positions = &p->kept;
    return ERG_OK;
}

/* A file that is not there yet is a first picture. */
erg_code cli_read_places(erg_places **out, const cli_options *o, erg_error *err)
{
    const char *path = o->positions;
    if (!path || (access(path, F_OK) != 0 && errno == ENOENT)) return ERG_OK;
    return erg_places_read(out, path, err);
}

erg_code cli_keep_places(base_output **out, const cli_pipeline *p, erg_error *err)
{
    *out = NULL;
    /* Makeshift places would stay for good. */
    if (!p->options->positions || !p->positions || p->positions->fallback) return ERG_OK;
    erg_code code = base_output_open(out, p->options->positions, err);
    if (code != ERG_OK) return code;
    write_places(base_output_sink(*out), p->shown, p->positions, p->places);
    return base_output_keep(*out, err);
}

static erg_code make_positions(cli_pipeline *p, const erg_picture_options *how,
                               erg_error *err)
{
    erg_code code = erg_positions_make(&p->made, p->shown, &p->measures, how, err);
    if (code != ERG_OK) return code;
    p->positions = p->made;
    if (p->made->fallback) cli_say_fallback(p->made->engine);
    return ERG_OK;
}

erg_code cli_draw(cli_pipeline *p, const cli_needs *needs, erg_error *err)
{
    const cli_options *o = p->options;
    erg_picture_options how;
    const char *pair[2];
    erg_code code = cli_pair(pair, o, p->dataset, &p->memory, err);
    cli_picture_options(&how, o);
    how.pair_from = pair[0];
    how.pair_to = pair[1];
    if (code == ERG_OK && o->view) code = draw_view_check(o->view, DRAW_OF_GRAPH, err);
    if (code == ERG_OK) code = cli_read_places(&p->places, o, err);
    how.places = p->places;
    if (code == ERG_OK) code = keep_positions(p, err);
    if (code != ERG_OK || (!needs->positions && !needs->picture)) return code;
    cli_say_progress("drawing");
    /* The other views place by themselves, and so does a picture of the strongest. */
    bool whole = p->shown->node_count <= DRAW_NODES_MAX;
    bool wanted = needs->positions || (whole && draw_view_find(o->view) == &draw_network);
    if (!p->positions && wanted) code = make_positions(p, &how, err);
    if (o->positions && needs->picture && draw_view_find(o->view) != &draw_network)
        cli_say_note("view %s places by itself: positions hold for other pictures",
                     draw_view_find(o->view)->name);
    else if (o->positions && needs->picture && p->shown->node_count > DRAW_NODES_MAX)
        cli_say_note("a picture of more than %d entities shows the strongest and places "
                     "them anew: positions hold for data alone",
                     DRAW_NODES_MAX);
    if (code == ERG_OK && needs->picture)
        code = erg_picture_make(&p->picture, p->shown, &p->measures, p->positions, &how,
                                err);
    cli_say_progress(NULL);
    if (code == ERG_OK && p->picture) cli_say_fallback(draw_picture_fallback(p->picture));
    return code;
}

/* What is written there shows by itself, and a line of progress would tear it. */
static bool goes_to_terminal(const base_sink *sink)
{
    return sink->write == base_sink_to_descriptor && isatty(*(const int *)sink->to);
}

erg_code cli_emit(const cli_pipeline *p, const write_emitter *emitter,
                  const write_file *file, base_sink *sink, erg_error *err)
{
    bool placed = emitter->needs_positions || emitter->needs_picture ||
                  p->options->layout || p->options->positions || p->positions == &p->kept;
    erg_output what = {.snapshot = p->shown,
                       .measures = &p->output,
                       .positions = placed ? p->positions : NULL,
                       .picture = emitter->needs_picture ? p->picture : NULL,
                       .title = p->options->title,
                       .theme = p->options->theme,
                       .csv_safe = p->options->csv_safe,
                       .scale = p->options->scale,
                       .progress = cli_progress()};
    const char *size_by = p->options->size_by ? p->options->size_by : "strength";
    what.size_by = erg_measures_find(&p->measures, size_by);
    if (p->options->by.count > 0)
        what.by = erg_measures_find(&p->measures, p->options->by.items[0]);
    /* Who says what to show means all of it. */
    if (p->options->top > 0 || p->options->ego || p->options->between.count > 0)
        what.top = p->shown->node_count;
    if (!goes_to_terminal(sink)) cli_say_progress("writing");
    erg_code code = file ? write_output_file(emitter, file, sink, &what, err)
                         : write_output(emitter, sink, &what, err);
    cli_say_progress(NULL);
    return code;
}
