/* JSON text into a sink: strings, numbers, and the comma between members. */
#ifndef BASE_JSON_TEXT_H
#define BASE_JSON_TEXT_H

#include "base/sink.h"
#include "erg/date.h"

/* "text" with quotes. Escapes ", \, C0, DEL, U+2028 and U+2029; other UTF-8 as it is. */
void base_json_string(base_sink *s, const char *text);

/* Writing an object's members one after the other, each with its comma:
 *     bool first = true;
 *     base_json_key(s, &first, "id");  base_json_string(s, id);          */
void base_json_key(base_sink *s, bool *first, const char *key);

/* "key":"text" and "key":number with the comma in front; nothing where text is NULL or
 * the number is not finite. */
void base_json_member(base_sink *s, bool *first, const char *key, const char *text);
void base_json_member_number(base_sink *s, bool *first, const char *key, double value);
/* "key":"2023-06"; nothing for no date. */
void base_json_member_date(base_sink *s, bool *first, const char *key, erg_date date);
/* "key":["a","b"]; nothing where there are none. */
void base_json_member_texts(base_sink *s, bool *first, const char *key,
                            const char *const *items, size_t count);

#endif
