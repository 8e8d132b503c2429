/* JSON through one door: text goes through the strict pass (read/json_check.h), which
 * says where each value stands; from that a tree of cJSON is built; out comes a cursor
 * that knows its line and column. cJSON is not seen outside read/json.c.
 *
 *     read_json json = {0};
 *     code = read_json_parse(&json, text, n, (base_place){name, 1, 1}, err);
 *     read_json_value root = read_json_root(&json);
 *     for (bool more = read_json_first(&v, root); more; more = read_json_next(&v)) ...
 *     read_json_free(&json);
 *
 * Values and their texts live until the next parse or free. */
#ifndef READ_JSON_H
#define READ_JSON_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/fail.h"
#include "erg/value.h"
#include "read/json_check.h"

/* Zero-initialise to begin; it can be used again for text after text. */
typedef struct read_json {
    void *root;
    const char *root_key; /* what the root is called in messages, or NULL */
    char *text;
    base_place start;
    read_json_mark *marks;
    size_t mark_room;
    void *items; /* cJSON's, one for each mark */
    size_t item_room;
    base_arena *strings; /* where strings that were written with escapes go, without them;
                            NULL: `escaped`, until the next parse */
    base_arena escaped;
    base_buffer plain;  /* the one at hand */
    bool is_ascii;      /* the value's text is */
    size_t values_most; /* 0: READ_VALUES_MAX */
    size_t seen;        /* the offset whose place was told last, and that place */
    base_place seen_place;
} read_json;

typedef struct read_json_value {
    read_json *json;
    const void *item;
} read_json_value;

/* Parses text that holds one value and nothing else; `start` is the place of text[0], and
 * its file must outlive json. The text must live as long as its values: their strings are
 * in it, ended where their closing quotes were. */
erg_code read_json_parse(read_json *json, char *text, size_t n, base_place start,
                         erg_error *err);
/* Parses the value that text begins with; *end is the offset behind it. Where the text is
 * a part of what is to come, *is_cut says that the end of the part may have made it fail;
 * the text is then as it was. */
erg_code read_json_parse_next(read_json *json, char *text, size_t n, size_t *end,
                              bool *is_cut, base_place start, erg_error *err);
void read_json_free(read_json *json);

read_json_value read_json_root(read_json *json);
erg_value_type read_json_type(read_json_value v);
/* "a number", "an object", ... for messages. */
const char *read_json_type_name(read_json_value v);
const char *read_json_text(read_json_value v); /* of a string */
double read_json_number(read_json_value v);    /* of a number; -0 is 0 */
/* A number as it is written. */
const char *read_json_number_text(read_json_value v, size_t *n);
bool read_json_is_true(read_json_value v);
const char *read_json_key(read_json_value v); /* of an object's member */

/* The first item or member; false when there is none. */
bool read_json_first(read_json_value *child, read_json_value parent);
/* Moves to the next one; false at the end. */
bool read_json_next(read_json_value *v);
/* Items or members. O(n). */
size_t read_json_count(read_json_value v);
/* The member of this key; false when there is none or v is no object. O(n). */
bool read_json_member(read_json_value *out, read_json_value v, const char *key);

/* Asked in the order of the text, places cost one pass over it altogether. */
base_place read_json_place(read_json_value v);
base_place read_json_key_place(read_json_value v);

/* Moves a place on over the text in between. */
void read_json_advance(base_place *place, const char *from, const char *to);
/* Fails with "found X, wanted Y", X being what text begins with. */
erg_code read_json_fail_found(const char *text, size_t n, base_place place,
                              const char *wanted, erg_error *err);

/* The value as an erg_value in the arena; texts are borrowed. Members that are null are
 * left out of the object itself. NULL when memory runs out. */
const erg_value *read_json_to_value(base_arena *arena, read_json_value v);

#endif
