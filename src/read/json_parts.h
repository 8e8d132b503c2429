/* A large JSON object by parts: its members in turn, and of a member that is a list one
 * item after the other, so that no more than one record is held at a time, neither as
 * text nor as a tree. All of the text goes through the same strict pass; duplicate
 * members of the root are the caller's to find.
 *
 *     read_json_parts parts = {0};
 *     code = read_json_parts_open(&parts, source, err);
 *     while (code == ERG_OK && parts.key) {
 *         code = ... read_json_parts_value or read_json_parts_item
 *         if (code == ERG_OK) code = read_json_parts_next(&parts, err);
 *     }
 *     read_json_parts_free(&parts);  */
#ifndef READ_JSON_PARTS_H
#define READ_JSON_PARTS_H

#include "read/json.h"
#include "read/reader.h"

typedef struct read_json_parts {
    const char *key; /* of the member at hand; NULL: the object has ended, and the text */
    base_place key_place;
    read_json json; /* the value or item read last */
    /* Inside: */
    read_json key_json;
    base_buffer key_text;
    read_source *source;
    char *text; /* a window on the source */
    size_t n, at;
    bool at_end;      /* nothing comes behind the window */
    base_place place; /* of text[at] */
    bool in_list;
    size_t depth; /* objects gone into */
} read_json_parts;

/* Goes to the first member. The source must outlive parts. */
erg_code read_json_parts_open(read_json_parts *parts, read_source *source,
                              erg_error *err);
/* The same where the text may be a list as well: *is_list then tells, key is NULL, and
 * the items are read as those of a member, then read_json_parts_end. */
erg_code read_json_parts_open_any(read_json_parts *parts, bool *is_list,
                                  read_source *source, erg_error *err);
/* Nothing may come behind the list. */
erg_code read_json_parts_end(read_json_parts *parts, erg_error *err);
/* True when the member at hand is a list, or an object. */
bool read_json_parts_is_list(const read_json_parts *parts);
bool read_json_parts_is_object(const read_json_parts *parts);
/* Goes into the member at hand, an object, to its first member. When key is NULL there
 * are no more: read_json_parts_leave, then read_json_parts_next goes on outside. */
erg_code read_json_parts_enter(read_json_parts *parts, erg_error *err);
void read_json_parts_leave(read_json_parts *parts);
/* The member's value as a whole. */
erg_code read_json_parts_value(read_json_parts *parts, read_json_value *out,
                               erg_error *err);
/* The list's next item; *more is false at its end. */
erg_code read_json_parts_item(read_json_parts *parts, read_json_value *out, bool *more,
                              erg_error *err);
/* To the next member, after the value or the whole list was read. */
erg_code read_json_parts_next(read_json_parts *parts, erg_error *err);
void read_json_parts_free(read_json_parts *parts);

#endif
