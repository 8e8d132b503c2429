/* What GraphML and GEXF share: attributes that are declared once, with a type and perhaps
 * a default, and given by key; nodes, edges and the graph itself, which may stand in each
 * other and are handed on to read/foreign.h when they end. */
#ifndef READ_XML_GRAPH_H
#define READ_XML_GRAPH_H

#include "base/map.h"
#include "read/foreign.h"
#include "read/xml.h"

typedef enum read_xml_type {
    READ_XML_GRAPH = 1,
    READ_XML_NODE = 2,
    READ_XML_EDGE = 4,
    READ_XML_ALL = 7
} read_xml_type;

/* How the text of a value is understood; what it is not stays text. */
typedef enum read_xml_value {
    READ_XML_TEXT,
    READ_XML_NUMBER,
    READ_XML_FLAG
} read_xml_value;

/* What a dataset cannot hold; each is noted once an input. */
typedef enum read_xml_note {
    READ_XML_NOTE_GRAPHS,
    READ_XML_NOTE_NESTED,
    READ_XML_NOTE_HYPEREDGES,
    READ_XML_NOTE_PORTS,
    READ_XML_NOTE_SPELLS,
    READ_XML_NOTE_NUMBERS,
    READ_XML_NOTE_VALUES,
    READ_XML_NOTE_TWICE,
    READ_XML_NOTE_OPEN,
    READ_XML_NOTE_COUNT
} read_xml_note;

/* A node, an edge or a graph that is open. Texts are its own. */
typedef struct read_xml_record {
    read_xml_type type;
    base_place place;
    const char *id, *source, *target;
    int directed;   /* of an edge: 1, 0, or -1 */
    bool has_parts; /* other records stand in it */
    unsigned serial;
    base_arena arena;
    erg_value *values; /* its attributes, parallel to their names */
    const char **names;
    size_t count, value_room, name_room;
} read_xml_record;

typedef struct read_xml_key {
    unsigned types;
    uint32_t name;
    read_xml_value value;
    const char *by_default;
    uint32_t next; /* of those that have a default */
} read_xml_key;

/* A name of attributes, and where the record that used it last has it. */
typedef struct read_xml_name {
    const char *text;
    bool is_long; /* see read/copies.h */
    unsigned serial;
    size_t at;
} read_xml_name;

typedef struct read_xml_graph {
    const read_job *job;
    read_foreign foreign;
    bool noted[READ_XML_NOTE_COUNT];
    base_arena arena; /* declarations */
    read_xml_key *keys;
    size_t key_count, key_room;
    uint32_t with_default; /* a list of keys */
    read_xml_name *names;
    size_t name_count, name_room;
    base_map key_maps[3]; /* of graphs, nodes, edges: half their type */
    base_map name_map;
    read_xml_record *records; /* open ones, the innermost last */
    size_t record_count, record_room, record_made;
    unsigned serial;
    size_t copied; /* bytes that defaults and the like made so far */
    size_t copies; /* of records */
} read_xml_graph;

/* Reads the job's source with this handler, whose `to` begins with the graph. `drawing`:
 * see read_foreign_open. */
erg_code read_xml_graph_run(read_xml_graph *g, const read_job *job,
                            const read_xml_handler *handler, const char *const *drawing,
                            erg_error *err);
erg_code read_xml_graph_note(read_xml_graph *g, read_xml_note note, erg_error *err);

/* Declares the key `id` of records of these types; keys of nodes and of edges may be
 * called the same. */
erg_code read_xml_declare(read_xml_graph *g, unsigned types, const char *id,
                          const char *name, read_xml_value value, base_place place,
                          erg_error *err);
/* The default of the key declared last. */
erg_code read_xml_default(read_xml_graph *g, const char *text, base_place place,
                          erg_error *err);

/* Opens a record in the innermost one. Pointers to other records end here. */
erg_code read_xml_open(read_xml_record **out, read_xml_graph *g, read_xml_type type,
                       base_place place, erg_error *err);
/* The same for the tag of a node or an edge, whose id and ends are called alike in both
 * formats; fails where it has not what it needs. */
erg_code read_xml_open_node(read_xml_record **out, read_xml_graph *g,
                            const read_xml_element *e, erg_error *err);
erg_code read_xml_open_edge(read_xml_record **out, read_xml_graph *g,
                            const read_xml_element *e, erg_error *err);
/* The innermost record, or NULL. */
read_xml_record *read_xml_innermost(const read_xml_graph *g);
/* A copy that lives as long as the record; NULL for NULL and when memory runs out, which
 * the record's end reports. */
const char *read_xml_keep(read_xml_record *record, const char *text);
/* Sets the attribute of this name; one that is there already is replaced. A text of NULL
 * takes it away. */
erg_code read_xml_set(read_xml_graph *g, read_xml_record *record, const char *name,
                      const char *text, read_xml_value value, erg_error *err);
/* The same by key. A key that nobody declared is a name itself. */
erg_code read_xml_give(read_xml_graph *g, read_xml_record *record, const char *key,
                       const char *text, erg_error *err);
/* Attributes of the tag itself that are not `known` (NULL at the end) become values. */
erg_code read_xml_take_others(read_xml_graph *g, read_xml_record *record,
                              const read_xml_element *e, const char *const *known,
                              erg_error *err);
/* The value of the record's attribute, or NULL. */
const erg_value *read_xml_value_of(const read_xml_record *record, const char *name);
/* Ends the innermost record. */
erg_code read_xml_close(read_xml_graph *g, erg_error *err);
/* The same in two steps: defaults for what it has not set, then read_xml_hand_on once or
 * more, then this. */
erg_code read_xml_complete(read_xml_graph *g, erg_error *err);
void read_xml_drop(read_xml_graph *g);
/* Hands the record on as it is, as an edge with this id: one that stands for several. */
erg_code read_xml_hand_on(read_xml_graph *g, const read_xml_record *record,
                          const char *id, erg_error *err);
/* Accounts for so many copies of the record: a short input must not become a long one. */
erg_code read_xml_copies(read_xml_graph *g, const read_xml_record *record, size_t copies,
                         erg_error *err);
/* "boolean", "int", "double", ..., of either format; NULL is text. */
read_xml_value read_xml_value_type(const char *name);
erg_code read_xml_missing(const read_xml_element *e, const char *attribute,
                          erg_error *err);

/* --- xml_declare.c: inside. BASE_NONE: no memory, no such key. --- */
uint32_t read_xml_add_name(read_xml_graph *g, const char *text);
uint32_t read_xml_find_key(const read_xml_graph *g, unsigned type, const char *id);

#endif
