/* XML as a stream of elements, through libxml2: names without their prefixes, attributes,
 * text. Nothing is loaded, nothing expanded: no DTD, no entity but the five of XML, no
 * network. Depth, attributes, tags and texts have limits; no more than one tag and one
 * text is held. */
#ifndef READ_XML_H
#define READ_XML_H

#include "base/fail.h"
#include "read/reader.h"

enum { READ_XML_DEPTH_MAX = 200, READ_XML_ATTRIBUTES_MAX = 1000 };

typedef struct read_xml_attribute {
    const char *name, *value; /* value: UTF-8, as XML has it after its references */
} read_xml_attribute;

/* Valid during the call. */
typedef struct read_xml_element {
    const char *name;
    const char *space;                    /* its namespace, "" where it has none */
    size_t depth;                         /* the root's is 0 */
    base_place place;                     /* where its tag begins */
    const read_xml_attribute *attributes; /* of no namespace of their own */
    size_t count;
    const char *text; /* at its end: its own, without that of elements in it */
    size_t length;
} read_xml_element;

/* What hears of elements: begin has no text yet, end has no attributes. */
typedef struct read_xml_handler {
    void *to;
    erg_code (*begin)(void *to, const read_xml_element *e, erg_error *err);
    erg_code (*end)(void *to, const read_xml_element *e, erg_error *err);
} read_xml_handler;

/* Reads the source to its end, or to the first failure. */
erg_code read_xml(read_source *source, const read_xml_handler *handler, erg_error *err);

/* The attribute's value, or NULL. */
const char *read_xml_attribute_of(const read_xml_element *e, const char *name);

/* For bids (xml_head.c): the head begins with XML whose root element has this local name,
 * UTF-16 not excluded. */
bool read_xml_head_is(const char *head, size_t n, const char *root);

#endif
