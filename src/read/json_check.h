/* The strict pass over JSON text before it is parsed: RFC 8259 to the letter, UTF-8, no
 * U+0000, no lone surrogates, numbers that a double can hold, limits on depth and length.
 * Duplicate keys are found after parsing (read/json.h). */
#ifndef READ_JSON_CHECK_H
#define READ_JSON_CHECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "erg/error.h"

enum {
    READ_DEPTH_MAX = 512,      /* arrays and objects in each other */
    READ_STRING_MAX = 1 << 20, /* bytes of one string */
};

/* Where a value stands, and its key where it has one: offsets from the start of the text.
 */
typedef struct read_json_mark {
    uint32_t key, value;
} read_json_mark;

typedef struct read_json_check {
    char *text; /* at most 4 GiB */
    size_t n;
    size_t at;
    read_json_mark *marks; /* of every value, in the order of the text; free() them */
    size_t count, room;
    size_t escaped; /* bytes that the string at hand has only for being written escaped */
    size_t depth;
    /* A bit for each open container: is it an object? */
    unsigned char objects[READ_DEPTH_MAX / 8];
    /* After a failure: */
    erg_code code;
    size_t fault;     /* its offset */
    const char *what; /* what is wrong */
    bool is_wanted;   /* `what` says what was wanted instead of what is there */
    bool is_cut;      /* so near the end that more text might make it right */
} read_json_check;

/* Checks one value from c->at on, with blanks in front; c->at is then behind it. Numbers
 * that are too long for cJSON are written shorter, of the same value, with blanks behind.
 */
bool read_json_check_value(read_json_check *c);

/* Skips blanks. */
size_t read_json_blanks(const char *text, size_t n, size_t at);

#endif
