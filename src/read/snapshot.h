/* Between the files that read a snapshot. */
#ifndef READ_SNAPSHOT_H
#define READ_SNAPSHOT_H

#include "base/layout_protocol.h"
#include "read/kept.h"
#include "read/record.h"

/* Of places and of what they all take, in px: beyond it a picture is none. */
#define READ_SNAPSHOT_PLACE_MAX (4 * LAYOUT_PLACE_MAX)

typedef struct read_snapshot {
    read_records records;
    read_kept *kept;
} read_snapshot;

/* The member "graph": dates, method, measures, positions, and the title for the builder.
 */
erg_code read_snapshot_graph(read_snapshot *snapshot, read_json_value v, erg_error *err);
erg_code read_snapshot_node(read_snapshot *snapshot, read_json_value v, erg_error *err);
erg_code read_snapshot_edge(read_snapshot *snapshot, read_json_value v, erg_error *err);

#endif
