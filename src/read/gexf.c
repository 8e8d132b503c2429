/* GEXF 1.1, 1.2 and 1.3: attributes with their defaults, edges of either direction,
 * parallel ones, time. An edge becomes a relation for each of its spells; times that are
 * no dates stay values. Nodes within nodes are taken out of them. What the namespace viz
 * says (places, colours, sizes) is no fact. */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/date.h"
#include "base/text.h"
#include "read/gexf_time.h"
#include "read/head.h"
#include "read/source.h"

struct reading {
    read_xml_graph graph; /* the first, see read_xml_graph_run */
    size_t graphs;
    bool skips; /* a graph that is not the first */
    size_t skip_depth;
    int directed;   /* of edges that do not say */
    unsigned types; /* whose attributes are being declared */
    bool in_meta;
    read_gexf_spells spells; /* of the edge that is open */
};

static int bid(const char *head, size_t n, const char *name)
{
    if (read_xml_head_is(head, n, "gexf")) return 95;
    return head[0] == '<' && read_head_suffix(name, ".gexf") ? 60 : 0;
}

static bool is(const read_xml_element *e, const char *name)
{
    return strcmp(e->name, name) == 0;
}

/* --- begins --- */

/* 1, 0, or -1 where the word is none. Mutual edges have no direction of their own. */
static int direction(const char *word)
{
    if (!word) return -1;
    if (base_text_same_letters(word, "directed")) return 1;
    bool has_none = base_text_same_letters(word, "undirected") ||
                    base_text_same_letters(word, "mutual");
    return has_none ? 0 : -1;
}

static erg_code begin_graph(struct reading *r, const read_xml_element *e, erg_error *err)
{
    if (r->graphs++ > 0) {
        r->skips = true;
        r->skip_depth = e->depth;
        return read_xml_graph_note(&r->graph, READ_XML_NOTE_GRAPHS, err);
    }
    r->directed = direction(read_xml_attribute_of(e, "defaultedgetype")) == 1;
    return ERG_OK;
}

static erg_code begin_attribute(struct reading *r, const read_xml_element *e,
                                erg_error *err)
{
    const char *id = read_xml_attribute_of(e, "id");
    const char *title = read_xml_attribute_of(e, "title");
    if (!id) return read_xml_missing(e, "id", err);
    return read_xml_declare(&r->graph, r->types, id, title && *title ? title : id,
                            read_xml_value_type(read_xml_attribute_of(e, "type")),
                            e->place, err);
}

/* Sets each of these attributes of the element as a value of the record. */
static erg_code take_native(struct reading *r, const read_xml_element *e,
                            const char *const names[][2], size_t count, erg_error *err)
{
    erg_code code = ERG_OK;
    for (size_t i = 0; i < count && code == ERG_OK; i++) {
        const char *text = read_xml_attribute_of(e, names[i][0]);
        bool is_number = strcmp(names[i][0], "weight") == 0;
        if (text && *text)
            code = read_xml_set(&r->graph, read_xml_innermost(&r->graph), names[i][1],
                                text, is_number ? READ_XML_NUMBER : READ_XML_TEXT, err);
    }
    return code;
}

static erg_code begin_node(struct reading *r, const read_xml_element *e, erg_error *err)
{
    static const char *const native[][2] = {{"pid", "parent"}, {"label", "label"}};
    static const char *const known[] = {
        "id", "pid", "label", "start", "end", "startopen", "endopen", "timestamp", NULL};
    read_xml_record *record = NULL;
    erg_code code = read_xml_open_node(&record, &r->graph, e, err);
    if (code != ERG_OK) return code;
    code = take_native(r, e, native, 2, err);
    if (code == ERG_OK) code = read_xml_take_others(&r->graph, record, e, known, err);
    return code == ERG_OK ? read_gexf_node_time(&r->graph, record, e, err) : code;
}

static erg_code begin_edge(struct reading *r, const read_xml_element *e, erg_error *err)
{
    static const char *const native[][2] = {
        {"label", "label"}, {"weight", "weight"}, {"kind", "kind"}};
    static const char *const known[] = {
        "id",    "source", "target",    "type",    "label",     "weight", "kind",
        "start", "end",    "startopen", "endopen", "timestamp", NULL};
    int directed = direction(read_xml_attribute_of(e, "type"));
    read_xml_record *record = NULL;
    erg_code code = read_xml_open_edge(&record, &r->graph, e, err);
    if (code != ERG_OK) return code;
    record->directed = directed >= 0 ? directed : r->directed;
    code = take_native(r, e, native, 3, err);
    if (code == ERG_OK) code = read_xml_take_others(&r->graph, record, e, known, err);
    if (code != ERG_OK) return code;
    return read_gexf_edge_time(&r->spells, &r->graph, record, e, err);
}

static erg_code begin_value(struct reading *r, const read_xml_element *e, erg_error *err)
{
    const char *key = read_xml_attribute_of(e, "for");
    const char *value = read_xml_attribute_of(e, "value");
    erg_code code = ERG_OK;
    if (!key) key = read_xml_attribute_of(e, "id"); /* as in 1.0 */
    if (!key) return read_xml_missing(e, "for", err);
    if (read_xml_attribute_of(e, "start") || read_xml_attribute_of(e, "end") ||
        read_xml_attribute_of(e, "timestamp") || read_xml_attribute_of(e, "timestamps"))
        code = read_xml_graph_note(&r->graph, READ_XML_NOTE_VALUES, err);
    if (code != ERG_OK || !value || !*value) return code;
    return read_xml_give(&r->graph, read_xml_innermost(&r->graph), key, value, err);
}

static bool is_look(const read_xml_element *e)
{
    size_t n = strlen(e->space);
    return (n > 4 && strcmp(e->space + n - 4, "/viz") == 0) || is(e, "color") ||
           is(e, "position") || is(e, "size") || is(e, "shape") || is(e, "thickness");
}

static erg_code begin_inside(struct reading *r, const read_xml_element *e,
                             read_xml_record *record, erg_error *err)
{
    if (is_look(e))
        return read_xml_set(&r->graph, record, "viz", e->name, READ_XML_TEXT, err);
    if (is(e, "attvalue")) return begin_value(r, e, err);
    if (!is(e, "spell")) return ERG_OK;
    if (record->type == READ_XML_NODE)
        return read_gexf_node_time(&r->graph, record, e, err);
    return read_gexf_edge_time(&r->spells, &r->graph, record, e, err);
}

static erg_code begin(void *to, const read_xml_element *e, erg_error *err)
{
    struct reading *r = to;
    read_xml_record *record = read_xml_innermost(&r->graph);
    if (e->depth == 0 && !is(e, "gexf"))
        return base_fail_at(err, ERG_EPARSE, e->place,
                            "found element '%.80s', wanted gexf", e->name);
    if (r->skips) return ERG_OK;
    if (is(e, "graph")) return begin_graph(r, e, err);
    if (is(e, "meta")) r->in_meta = true;
    if (r->graphs == 0) return ERG_OK;
    if (is(e, "node")) return begin_node(r, e, err);
    if (is(e, "edge")) return begin_edge(r, e, err);
    if (record) return begin_inside(r, e, record, err);
    if (is(e, "attributes")) {
        const char *owner = read_xml_attribute_of(e, "class");
        r->types = owner && strcmp(owner, "edge") == 0 ? READ_XML_EDGE : READ_XML_NODE;
    }
    return is(e, "attribute") ? begin_attribute(r, e, err) : ERG_OK;
}

/* --- ends --- */

/* The title; in what erg wrote two lines of JSON follow, which it reads back. */
static erg_code end_description(struct reading *r, const read_xml_element *e,
                                erg_error *err)
{
    static const char *const names[] = {"title", "erg_graph", "erg_sources"};
    read_xml_record *record = NULL;
    erg_code code = read_xml_open(&record, &r->graph, READ_XML_GRAPH, e->place, err);
    if (code != ERG_OK) return code;
    char *text = base_arena_text(&record->arena, e->text, e->length);
    if (!text) return base_fail_memory(err);
    for (size_t part = 3; part-- > 0 && code == ERG_OK;) {
        char *newline = strrchr(text, '\n');
        char *line = newline && part > 0 ? newline + 1 : text;
        bool is_json = line[0] == '{' && (line[1] == '"' || line[1] == '}');
        if (*line == '\0' || (part > 0 && !is_json)) continue;
        code = read_xml_set(&r->graph, record, names[part], line, READ_XML_TEXT, err);
        *(line > text ? newline : text) = '\0';
    }
    return code == ERG_OK ? read_xml_close(&r->graph, err) : code;
}

static erg_code end_edge(struct reading *r, erg_error *err)
{
    read_xml_record *record = read_xml_innermost(&r->graph);
    bool is_ours = read_xml_value_of(record, "erg_directed") != NULL;
    erg_code code = read_xml_complete(&r->graph, err);
    /* In what erg wrote these stand for the reader's sake: the facts are values. */
    if (code == ERG_OK && is_ours)
        code = read_xml_set(&r->graph, record, "kind", NULL, READ_XML_TEXT, err);
    if (code == ERG_OK)
        code = is_ours ? read_xml_hand_on(&r->graph, record, record->id, err)
                       : read_gexf_hand_on(&r->spells, &r->graph, record, err);
    r->spells.count = 0;
    read_xml_drop(&r->graph);
    return code;
}

static erg_code end(void *to, const read_xml_element *e, erg_error *err)
{
    struct reading *r = to;
    if (r->skips) {
        r->skips = e->depth > r->skip_depth;
        return ERG_OK;
    }
    if (r->in_meta && is(e, "description") && e->length > 0)
        return end_description(r, e, err);
    if (is(e, "meta")) r->in_meta = false;
    if (r->graphs == 0) return ERG_OK;
    if (is(e, "edge")) return end_edge(r, err);
    if (is(e, "node")) return read_xml_close(&r->graph, err);
    if (is(e, "default") && !read_xml_innermost(&r->graph))
        return read_xml_default(&r->graph, e->text, e->place, err);
    return ERG_OK;
}

static erg_code read(const read_job *job, erg_error *err)
{
    struct reading r = {.types = READ_XML_NODE};
    const read_xml_handler handler = {.to = &r, .begin = begin, .end = end};
    erg_code code = read_xml_graph_run(&r.graph, job, &handler, NULL, err);
    read_gexf_spells_free(&r.spells);
    return code;
}

const read_reader read_gexf_reader = {
    .name = "gexf",
    .summary = "GEXF 1.1 to 1.3: Gephi",
    .bid = bid,
    .strict_entities = false,
    .any_encoding = true,
    .read = read,
};
