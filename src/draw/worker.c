#include "draw/worker.h"

#include "base/fail.h"
#include "base/layout_protocol.h"
#include "base/worker.h"

/* Layouts of neato and dot grow with the square of the nodes (design: 1,000 nodes in 3
 * s). */
static unsigned cpu_for(const draw_request *r)
{
    if (r->cpu_ms > 0) return r->cpu_ms;
    return r->node_count <= 200 ? 15000 : 60000;
}

static erg_code check(const draw_request *r, erg_error *err)
{
    if (r->node_count > LAYOUT_NODES_MAX || r->edge_count > LAYOUT_EDGES_MAX) {
        return base_fail(
            err, ERG_ELAYOUT,
            "layout program: more than %d nodes or %d ties cannot be laid out",
            LAYOUT_NODES_MAX, LAYOUT_EDGES_MAX);
    }
    if (r->start_count == 0 || r->start_count > LAYOUT_STARTS_MAX) {
        return base_fail(err, ERG_EINTERNAL, "a layout wants 1 to %d starts",
                         LAYOUT_STARTS_MAX);
    }
    return ERG_OK;
}

erg_code draw_worker_run(draw_answer *out, const draw_request *request, const char *path,
                         erg_error *err)
{
    /* What would lead Graphviz to files or servers. */
    static const char *const unset[] = {
        "GVBINDIR=", "GV_FILE_PATH=", "SERVER_NAME=", "DOTFONTPATH=", NULL};
    base_buffer asked = {0}, answer = {0};
    bool well = false;
    *out = (draw_answer){0};
    erg_code code = check(request, err);
    if (code != ERG_OK) return code;
    draw_request_write(&asked, request);
    if (asked.failed) {
        code = base_fail_memory(err);
        goto done;
    }
    const base_worker how = {.program = "erg-layout",
                             .variable = "ERG_LAYOUT",
                             .path = path,
                             .unset = unset,
                             .shown = "layout program",
                             .code = ERG_ELAYOUT,
                             .memory_most = (size_t)1 << 30,
                             .answer_most =
                                 4096 + request->start_count * request->node_count * 64,
                             .cpu_ms = cpu_for(request)};
    code = base_worker_run(&answer, &well, &how, &asked, err);
    if (code != ERG_OK) goto done;
    code = draw_answer_read(out, answer.data != NULL ? answer.data : "", answer.length,
                            request->start_count, request->node_count, err);
    if (code == ERG_OK && !well) {
        draw_answer_free(out);
        code = base_fail(err, ERG_ELAYOUT, "layout program: it failed after its answer");
    }
done:
    base_buffer_free(&asked);
    base_buffer_free(&answer);
    return code;
}
