/* What the tags of nodes and edges say themselves. */
#include <string.h>

#include "read/xml_graph.h"

erg_code read_xml_missing(const read_xml_element *e, const char *attribute,
                          erg_error *err)
{
    return base_fail_at(err, ERG_EDATA, e->place, "%s without %s", e->name, attribute);
}

erg_code read_xml_open_node(read_xml_record **out, read_xml_graph *g,
                            const read_xml_element *e, erg_error *err)
{
    const char *id = read_xml_attribute_of(e, "id");
    if (!id) return read_xml_missing(e, "id", err);
    erg_code code = read_xml_open(out, g, READ_XML_NODE, e->place, err);
    if (code == ERG_OK) (*out)->id = read_xml_keep(*out, id);
    return code;
}

erg_code read_xml_open_edge(read_xml_record **out, read_xml_graph *g,
                            const read_xml_element *e, erg_error *err)
{
    const char *source = read_xml_attribute_of(e, "source");
    const char *target = read_xml_attribute_of(e, "target");
    if (!source || !target) return read_xml_missing(e, source ? "target" : "source", err);
    erg_code code = read_xml_open(out, g, READ_XML_EDGE, e->place, err);
    if (code != ERG_OK) return code;
    (*out)->id = read_xml_keep(*out, read_xml_attribute_of(e, "id"));
    (*out)->source = read_xml_keep(*out, source);
    (*out)->target = read_xml_keep(*out, target);
    return ERG_OK;
}

static bool is_one_of(const char *word, const char *const *words)
{
    for (; *words; words++)
        if (strcmp(word, *words) == 0) return true;
    return false;
}

erg_code read_xml_take_others(read_xml_graph *g, read_xml_record *record,
                              const read_xml_element *e, const char *const *known,
                              erg_error *err)
{
    erg_code code = ERG_OK;
    for (size_t i = 0; i < e->count && code == ERG_OK; i++) {
        const read_xml_attribute *a = &e->attributes[i];
        /* yEd's and the parser's hints have a dot in their names. */
        if (!a->value[0] || strchr(a->name, '.') || is_one_of(a->name, known)) continue;
        code = read_xml_set(g, record, a->name, a->value, READ_XML_TEXT, err);
    }
    return code;
}
