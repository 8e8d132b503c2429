/* erg.snapshot, as erg wrote it: its dataset, and beyond it what was counted, resolved
 * and laid out, which stays as it stands when the snapshot is the only input. */
#include <string.h>

#include "read/field.h"
#include "read/head.h"
#include "read/parts.h"
#include "read/snapshot.h"
#include "read/source.h"

static int bid(const char *head, size_t n, const char *name)
{
    const char *value = NULL;
    size_t length = 0;
    (void)name;
    if (read_head_says(head, n, "format", "erg.snapshot")) return 100;
    /* Its keys may have been sorted, and then "format" comes late. */
    return !read_head_member(head, n, "format", &value, &length) &&
                   read_head_member(head, n, "documents", &value, &length) &&
                   (read_head_member(head, n, "edges", &value, &length) ||
                    read_head_member(head, n, "directed", &value, &length))
               ? 50
               : 0;
}

static erg_code take_format(void *to, read_json_value v, erg_error *err)
{
    (void)to;
    return read_record_format(v, "erg.snapshot", err);
}

static erg_code take_version(void *to, read_json_value v, erg_error *err)
{
    (void)to;
    return read_record_version(v, err);
}

/* directed, multigraph: for other programs; the edges say it. */
static erg_code take_flag(void *to, read_json_value v, erg_error *err)
{
    int ignored = 0;
    (void)to;
    return read_field_flag(&ignored, v, err);
}

static erg_code take_graph(void *to, read_json_value v, erg_error *err)
{
    return read_snapshot_graph(to, v, err);
}

static erg_code take_document(void *to, read_json_value v, erg_error *err)
{
    return read_record_document(&((read_snapshot *)to)->records, v, err);
}

static erg_code take_rate(void *to, read_json_value v, erg_error *err)
{
    return read_record_rate(&((read_snapshot *)to)->records, v, err);
}

static erg_code take_node(void *to, read_json_value v, erg_error *err)
{
    return read_snapshot_node(to, v, err);
}

static erg_code take_edge(void *to, read_json_value v, erg_error *err)
{
    return read_snapshot_edge(to, v, err);
}

static erg_code read(const read_job *job, erg_error *err)
{
    static const read_part parts[] = {
        {.key = "format", .value = take_format},
        {.key = "version", .value = take_version},
        {.key = "directed", .value = take_flag},
        {.key = "multigraph", .value = take_flag},
        {.key = "graph", .value = take_graph},
        {.key = "documents", .item = take_document},
        {.key = "rates", .item = take_rate},
        {.key = "nodes", .item = take_node},
        {.key = "edges", .item = take_edge},
    };
    read_snapshot snapshot = {
        .records = {.builder = job->builder},
        .kept = read_kept_new(model_builder_arena(job->builder)),
    };
    if (!snapshot.kept) return base_fail_memory(err);
    read_source_keep(job->source, snapshot.kept, read_kept_free);
    /* Mostly a part of a dataset: what dates and filters left of it. */
    model_builder_part(job->builder);
    erg_code code = read_parts(job, parts, sizeof parts / sizeof *parts, "a snapshot",
                               &snapshot, err);
    read_records_free(&snapshot.records);
    return code;
}

static erg_code attach(erg_dataset *dataset, read_source *source, erg_error *err)
{
    return read_kept_attach(read_source_kept(source), dataset, err);
}

const read_reader read_snapshot_reader = {
    .name = "snapshot",
    .summary = "erg.snapshot: a graph that erg wrote, taken as it stands",
    .bid = bid,
    .strict_entities = true,
    .read = read,
    .attach = attach,
};
