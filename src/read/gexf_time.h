/* Time in GEXF: start and end, spells of them, moments. Days count as they are written
 * (both ends belong to a spell, as in GEXF 1.3); the hour of a day is dropped. */
#ifndef READ_GEXF_TIME_H
#define READ_GEXF_TIME_H

#include "read/xml_graph.h"

typedef struct read_gexf_spell {
    const char *start, *end; /* in the record's memory; NULL: open */
} read_gexf_spell;

/* Spells of one edge. */
typedef struct read_gexf_spells {
    read_gexf_spell *items;
    size_t count, room;
    bool by_edge; /* the only one is what the edge itself says */
} read_gexf_spells;

void read_gexf_spells_free(read_gexf_spells *spells);

/* What the tag of an edge or of a spell in it says becomes a spell; spells replace what
 * the edge says itself. */
erg_code read_gexf_edge_time(read_gexf_spells *spells, read_xml_graph *g,
                             read_xml_record *record, const read_xml_element *e,
                             erg_error *err);
/* Entities have no time: it becomes values "start" and "end", or "spells". */
erg_code read_gexf_node_time(read_xml_graph *g, read_xml_record *record,
                             const read_xml_element *e, erg_error *err);
/* The edge as a relation for each spell: ID, ID~2, ... */
erg_code read_gexf_hand_on(const read_gexf_spells *spells, read_xml_graph *g,
                           read_xml_record *record, erg_error *err);

#endif
