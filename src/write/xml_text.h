/* Text in XML 1.0. What XML cannot hold (control characters but tab and line ends,
 * U+FFFE, U+FFFF) becomes U+FFFD; line ends and tabs of attributes survive as references.
 */
#ifndef WRITE_XML_TEXT_H
#define WRITE_XML_TEXT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/sink.h"
#include "erg/date.h"

/* The text alone, fit for an element or an attribute in double quotes. */
void write_xml_text(base_sink *s, const char *text);
/* ` key="text"`; nothing where the text is NULL. */
void write_xml_attribute(base_sink *s, const char *key, const char *text);
void write_xml_attribute_number(base_sink *s, const char *key, double value);
/* True where the text is a name token (NMTOKEN), as ids of GraphML must be. */
bool write_xml_is_token(const char *text);
/* True where XML holds the text as it is. */
bool write_xml_is_legal(const char *text);

#endif
