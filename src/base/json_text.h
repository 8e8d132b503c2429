/* JSON text into a sink: strings, numbers, and the comma between members. */
#ifndef BASE_JSON_TEXT_H
#define BASE_JSON_TEXT_H

#include "base/sink.h"

/* "text" with quotes. Escapes ", \, controls, U+2028, U+2029 and DEL; other UTF-8 as it is. */
void base_json_string(base_sink *s, const char *text);

/* Writing an object's members one after the other, each with its comma:
 *     bool first = true;
 *     base_json_key(s, &first, "id");  base_json_string(s, id);          */
void base_json_key(base_sink *s, bool *first, const char *key);

/* "key":"text" and "key":number with the comma in front; nothing where text is NULL or the
 * number is NaN. */
void base_json_member(base_sink *s, bool *first, const char *key, const char *text);
void base_json_member_number(base_sink *s, bool *first, const char *key, double value);

#endif
