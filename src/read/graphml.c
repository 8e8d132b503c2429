/* GraphML 1.0: attributes by key with their defaults, edges of either direction, parallel
 * ones, graphs in nodes (their nodes become nodes like others), labels as yEd draws them.
 */
#include <string.h>

#include "read/field.h"
#include "read/head.h"
#include "read/source.h"
#include "read/xml_graph.h"

struct reading {
    read_xml_graph graph; /* the first, see read_xml_graph_run */
    size_t graphs;        /* at the top */
    /* Of the data that are open, in their record's memory; NULL: none are. */
    const char *key;
    size_t data_depth;
    bool has_elements; /* the data are no value, but a drawing */
    bool skips;        /* what is below skip_depth */
    size_t skip_depth;
};

static int bid(const char *head, size_t n, const char *name)
{
    if (read_xml_head_is(head, n, "graphml")) return 95;
    return head[0] == '<' && read_head_suffix(name, ".graphml") ? 60 : 0;
}

/* --- begins --- */

static void skip(struct reading *r, const read_xml_element *e)
{
    r->skips = true;
    r->skip_depth = e->depth;
}

static erg_code begin_key(struct reading *r, const read_xml_element *e, erg_error *err)
{
    static const struct {
        const char *word;
        unsigned types;
    } owners[] = {{"node", READ_XML_NODE},
                  {"edge", READ_XML_EDGE},
                  {"graph", READ_XML_GRAPH},
                  {"all", READ_XML_ALL}};
    const char *id = read_xml_attribute_of(e, "id");
    const char *name = read_xml_attribute_of(e, "attr.name");
    const char *type = read_xml_attribute_of(e, "attr.type");
    const char *owner = read_xml_attribute_of(e, "for");
    unsigned types = owner ? 0 : READ_XML_ALL;
    if (!id) return read_xml_missing(e, "id", err);
    for (size_t i = 0; owner && i < sizeof owners / sizeof *owners; i++)
        if (strcmp(owner, owners[i].word) == 0) types = owners[i].types;
    if (!name) name = read_xml_attribute_of(e, "yfiles.type");
    return read_xml_declare(&r->graph, types, id, name ? name : id,
                            read_xml_value_type(type), e->place, err);
}

static erg_code begin_graph(struct reading *r, const read_xml_element *e, erg_error *err)
{
    const char *direction = read_xml_attribute_of(e, "edgedefault");
    bool is_top = !read_xml_innermost(&r->graph);
    read_xml_record *record = NULL;
    if (is_top && r->graphs++ > 0) {
        skip(r, e);
        return read_xml_graph_note(&r->graph, READ_XML_NOTE_GRAPHS, err);
    }
    erg_code code = read_xml_open(&record, &r->graph, READ_XML_GRAPH, e->place, err);
    if (code != ERG_OK) return code;
    record->directed = !direction || strcmp(direction, "undirected") != 0;
    return ERG_OK;
}

static erg_code begin_node(struct reading *r, const read_xml_element *e, erg_error *err)
{
    static const char *const known[] = {"id", NULL};
    read_xml_record *record = NULL;
    erg_code code = read_xml_open_node(&record, &r->graph, e, err);
    if (code != ERG_OK) return code;
    return read_xml_take_others(&r->graph, record, e, known, err);
}

static erg_code begin_edge(struct reading *r, const read_xml_element *e, erg_error *err)
{
    static const char *const known[] = {"id",         "source",     "target", "directed",
                                        "sourceport", "targetport", NULL};
    const char *stated = read_xml_attribute_of(e, "directed");
    const read_xml_record *graph = read_xml_innermost(&r->graph);
    int directed = graph && graph->directed == 1;
    read_xml_record *record = NULL;
    erg_code code = read_xml_open_edge(&record, &r->graph, e, err);
    if (code != ERG_OK) return code;
    if (stated) read_field_parse_flag(&directed, stated);
    record->directed = directed;
    return read_xml_take_others(&r->graph, record, e, known, err);
}

static erg_code begin_data(struct reading *r, const read_xml_element *e, erg_error *err)
{
    const char *key = read_xml_attribute_of(e, "key");
    read_xml_record *record = read_xml_innermost(&r->graph);
    if (!key) return read_xml_missing(e, "key", err);
    if (!record) {
        skip(r, e);
        return ERG_OK;
    }
    r->key = read_xml_keep(record, key);
    if (!r->key) return base_fail_memory(err);
    r->data_depth = e->depth;
    r->has_elements = false;
    return ERG_OK;
}

static erg_code begin(void *to, const read_xml_element *e, erg_error *err)
{
    struct reading *r = to;
    bool is_inside = read_xml_innermost(&r->graph) != NULL;
    if (e->depth == 0 && strcmp(e->name, "graphml") != 0)
        return base_fail_at(err, ERG_EPARSE, e->place,
                            "found element '%.80s', wanted graphml", e->name);
    if (r->skips) return ERG_OK;
    if (r->key) {
        r->has_elements = true;
        return ERG_OK;
    }
    if (strcmp(e->name, "key") == 0 && !is_inside) return begin_key(r, e, err);
    if (strcmp(e->name, "graph") == 0) return begin_graph(r, e, err);
    if (strcmp(e->name, "data") == 0) return begin_data(r, e, err);
    if (!is_inside) return ERG_OK;
    if (strcmp(e->name, "node") == 0) return begin_node(r, e, err);
    if (strcmp(e->name, "edge") == 0) return begin_edge(r, e, err);
    bool is_hyper = strcmp(e->name, "hyperedge") == 0;
    if (is_hyper || strcmp(e->name, "port") == 0) {
        skip(r, e);
        return read_xml_graph_note(
            &r->graph, is_hyper ? READ_XML_NOTE_HYPEREDGES : READ_XML_NOTE_PORTS, err);
    }
    return ERG_OK;
}

/* --- ends --- */

/* Within data: the text of a label that yEd draws, where no attribute is called so. */
static erg_code end_inside_data(struct reading *r, const read_xml_element *e,
                                erg_error *err)
{
    read_xml_record *record = read_xml_innermost(&r->graph);
    bool is_label =
        strcmp(e->name, "NodeLabel") == 0 || strcmp(e->name, "EdgeLabel") == 0;
    if (!is_label || e->text[strspn(e->text, " \t\r\n")] == '\0' ||
        read_xml_value_of(record, "label"))
        return ERG_OK;
    return read_xml_set(&r->graph, record, "label", e->text, READ_XML_TEXT, err);
}

static erg_code end_data(struct reading *r, const read_xml_element *e, erg_error *err)
{
    const char *key = r->key;
    r->key = NULL;
    if (e->length == 0 && !r->has_elements) return ERG_OK;
    return read_xml_give(&r->graph, read_xml_innermost(&r->graph), key, e->text, err);
}

static erg_code end(void *to, const read_xml_element *e, erg_error *err)
{
    struct reading *r = to;
    read_xml_record *record = read_xml_innermost(&r->graph);
    if (r->skips) {
        r->skips = e->depth > r->skip_depth;
        return ERG_OK;
    }
    if (r->key)
        return e->depth == r->data_depth ? end_data(r, e, err)
                                         : end_inside_data(r, e, err);
    if (strcmp(e->name, "default") == 0 && !record)
        return read_xml_default(&r->graph, e->text, e->place, err);
    if (!record) return ERG_OK;
    if (strcmp(e->name, "desc") == 0 && e->length > 0)
        return read_xml_set(&r->graph, record, "desc", e->text, READ_XML_TEXT, err);
    bool is_record = strcmp(e->name, "graph") == 0 || strcmp(e->name, "node") == 0 ||
                     strcmp(e->name, "edge") == 0;
    return is_record ? read_xml_close(&r->graph, err) : ERG_OK;
}

static erg_code read(const read_job *job, erg_error *err)
{
    static const char *const drawing[] = {"nodegraphics", "edgegraphics", NULL};
    struct reading r = {.graphs = 0};
    const read_xml_handler handler = {.to = &r, .begin = begin, .end = end};
    return read_xml_graph_run(&r.graph, job, &handler, drawing, err);
}

const read_reader read_graphml_reader = {
    .name = "graphml",
    .summary = "GraphML: yEd, igraph, networkx",
    .bid = bid,
    .strict_entities = false,
    .any_encoding = true,
    .read = read,
};
