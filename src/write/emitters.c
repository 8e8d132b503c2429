#include <string.h>

#include "base/fail.h"
#include "write/emitter.h"

#define ERG_EMITTER(name) extern const write_emitter write_##name;
#include "write/emitters.h"
#undef ERG_EMITTER

#define ERG_EMITTER(name) &write_##name,
const write_emitter *const write_emitters[] = {
#include "write/emitters.h"
};
#undef ERG_EMITTER

const size_t write_emitter_count = sizeof write_emitters / sizeof(const write_emitter *);

const write_emitter *write_emitter_find(const char *name)
{
    for (size_t i = 0; i < write_emitter_count; i++)
        if (strcmp(write_emitters[i]->name, name) == 0) return write_emitters[i];
    return NULL;
}

const char *erg_version(void)
{
    return ERG_VERSION;
}

bool erg_format_needs_positions(const char *format)
{
    const write_emitter *emitter = write_emitter_find(format);
    return emitter && emitter->needs_positions;
}

bool erg_format_needs_picture(const char *format)
{
    const write_emitter *emitter = write_emitter_find(format);
    return emitter && emitter->needs_picture;
}

/* A union has its own graph and measures. */
static erg_code take_union(erg_output *what, const write_emitter *emitter, erg_error *err)
{
    const erg_union *joined = what->joined;
    if (!joined) return ERG_OK;
    what->snapshot = joined->snapshot;
    what->measures = joined->measures;
    if (joined->diff ? emitter->tells_changes : emitter->tells_dates) return ERG_OK;
    return base_fail(err, ERG_EUSAGE, "format '%s' cannot tell %s", emitter->name,
                     joined->diff ? "what changed" : "of several dates");
}

/* Emitters index the measures and positions by the snapshot's nodes: what does not fit is
 * refused here, once for all of them. */
static erg_code check_output(const write_emitter *emitter, const erg_output *what,
                             erg_error *err)
{
    const erg_snapshot *snapshot = what->snapshot;
    if (!snapshot && emitter->picture_alone && what->picture) return ERG_OK;
    if (!snapshot)
        return base_fail(err, ERG_EUSAGE, "nothing to write: no snapshot given");
    if (what->positions && what->positions->node_count != snapshot->node_count)
        return base_fail(err, ERG_EUSAGE, "%zu positions given for %zu nodes",
                         (size_t)what->positions->node_count,
                         (size_t)snapshot->node_count);
    if (emitter->needs_picture && !what->picture)
        return base_fail(err, ERG_EUSAGE, "format '%s' needs a picture", emitter->name);
    if (emitter->needs_positions && !emitter->needs_picture && !what->positions)
        return base_fail(err, ERG_EUSAGE, "format '%s' needs positions", emitter->name);
    if (!what->measures || what->measures->column_count == 0) return ERG_OK;
    for (uint32_t v = 0; v < snapshot->node_count; v++)
        if (snapshot->nodes[v].row >= what->measures->row_count)
            return base_fail(err, ERG_EUSAGE, "the measures are of another snapshot");
    return ERG_OK;
}

static void expect_records(base_sink *sink, const erg_output *what)
{
    const erg_snapshot *s = what->snapshot;
    if (!s) return;
    base_sink_expect(sink,
                     (uint64_t)s->node_count + s->edge_count + s->dataset->document_count,
                     what->progress);
}

erg_code write_output(const write_emitter *emitter, base_sink *sink,
                      const erg_output *what, erg_error *err)
{
    erg_output whole = *what;
    erg_code code = take_union(&whole, emitter, err);
    if (code == ERG_OK) code = check_output(emitter, &whole, err);
    if (code != ERG_OK) return code;
    expect_records(sink, &whole);
    return emitter->emit(sink, &whole, err);
}

erg_code write_output_file(const write_emitter *emitter, const write_file *file,
                           base_sink *sink, const erg_output *what, erg_error *err)
{
    erg_code code = check_output(emitter, what, err);
    if (code != ERG_OK) return code;
    expect_records(sink, what);
    return file->emit(sink, what, err);
}

erg_code erg_write(const char *format, const erg_output *what, erg_write_fn write,
                   void *user, erg_error *err)
{
    base_sink sink;
    const write_emitter *emitter = write_emitter_find(format);
    if (!emitter) return base_fail(err, ERG_EUSAGE, "unknown format '%.80s'", format);
    base_sink_open(&sink, write, user);
    erg_code code = write_output(emitter, &sink, what, err);
    if (code != ERG_OK) return code;
    return base_sink_finish(&sink, "output", err);
}
