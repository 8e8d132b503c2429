/* The stages from what is shown to its positions, picture and bytes. */
#include "base/fail.h"
#include "cli/message.h"
#include "cli/pipeline.h"
#include "model/recorded.h"

/* A snapshot file that has positions is taken as it stands, with them, unless a layout is
 * asked for. */
static erg_code keep_positions(cli_pipeline *p, erg_error *err)
{
    const erg_recorded *was = p->dataset->recorded;
    if (p->options->layout || !p->whole->recorded || !was->positions_engine)
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

static erg_code make_positions(cli_pipeline *p, const erg_picture_options *how,
                               erg_error *err)
{
    erg_code code = erg_positions_make(&p->made, p->shown, &p->measures, how, err);
    if (code != ERG_OK) return code;
    p->positions = p->made;
    if (p->made->fallback)
        cli_say_note("the layout failed, '%s' took its place", p->made->engine);
    return ERG_OK;
}

erg_code cli_draw(cli_pipeline *p, const cli_needs *needs, erg_error *err)
{
    const cli_options *o = p->options;
    erg_picture_options how = {.view = o->view,
                               .title = o->title,
                               .subtitle = o->subtitle,
                               .width = o->width,
                               .theme = o->theme,
                               .size_by = o->size_by,
                               .layout = o->layout,
                               .lang = o->lang};
    erg_code code = keep_positions(p, err);
    if (code != ERG_OK || (!needs->positions && !needs->picture)) return code;
    cli_say_progress("drawing");
    if (!p->positions) code = make_positions(p, &how, err);
    if (code == ERG_OK && needs->picture)
        code = erg_picture_make(&p->picture, p->shown, &p->measures, p->positions, &how,
                                err);
    cli_say_progress(NULL);
    return code;
}

erg_code cli_emit(const cli_pipeline *p, const write_emitter *emitter, base_sink *sink,
                  erg_error *err)
{
    bool placed = emitter->needs_positions || emitter->needs_picture ||
                  p->options->layout || p->positions == &p->kept;
    erg_output what = {.snapshot = p->shown,
                       .measures = &p->output,
                       .positions = placed ? p->positions : NULL,
                       .picture = emitter->needs_picture ? p->picture : NULL,
                       .title = p->options->title,
                       .scale = p->options->scale};
    return write_output(emitter, sink, &what, err);
}
