/* Nodes and edges as erg's own JSON has them: the snapshot writes all of them, a diff
 * those that came or went. Each writes members after those `first` stands for. */
#ifndef WRITE_RECORDS_H
#define WRITE_RECORDS_H

#include "base/sink.h"
#include "erg/snapshot.h"

/* "id", "label", "kind", "attrs" */
void write_node_facts(base_sink *s, bool *first, const erg_snapshot *snapshot,
                      uint32_t node);
/* "kind", "attrs" */
void write_node_about(base_sink *s, bool *first, const erg_snapshot *snapshot,
                      uint32_t node);
/* "aliases", "same_as", "claims", "own", where there are any. */
void write_node_sources(base_sink *s, bool *first, const erg_snapshot *snapshot,
                        uint32_t node);
/* All of an edge. */
void write_edge_members(base_sink *s, bool *first, const erg_snapshot *snapshot,
                        const erg_edge *edge);
/* All but id, source and target. */
void write_edge_about(base_sink *s, bool *first, const erg_snapshot *snapshot,
                      const erg_edge *edge);
/* All but those and relation, directed and label. */
void write_edge_rest(base_sink *s, bool *first, const erg_snapshot *snapshot,
                     const erg_edge *edge);
/* "id", "source", "target", the keys as given. */
void write_edge_ends(base_sink *s, bool *first, const erg_snapshot *snapshot,
                     const erg_edge *edge, const char *const keys[3]);
void write_flag(base_sink *s, bool *first, const char *key, bool value);

#endif
