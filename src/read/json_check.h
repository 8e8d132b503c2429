/* The strict pass over JSON text before it is parsed: RFC 8259 to the letter, UTF-8, no
 * U+0000, no lone surrogates, numbers that a double can hold, limits on depth and length.
 * Duplicate keys are found after parsing (read/json.h). */
#ifndef READ_JSON_CHECK_H
#define READ_JSON_CHECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "erg/error.h"

enum {
    READ_DEPTH_MAX = 512,      /* arrays and objects in each other */
    READ_STRING_MAX = 1 << 20, /* bytes of one string */
    READ_VALUES_MAX = 1 << 18, /* of one record: a hundred bytes each, once parsed */
};

/* Where a value stands, and its key where it has one, as offsets from the start of the
 * text: those of the first byte (a string's is its quote), and behind the last one, but
 * of a key's closing quote. */
typedef struct read_json_mark {
    uint32_t key, key_end;
    uint32_t value, end;
    bool key_escaped, escaped; /* the key, or a string, has escapes in it */
} read_json_mark;

typedef struct read_json_check {
    const char *text; /* at most 4 GiB */
    size_t n;
    size_t at;
    read_json_mark *marks; /* of every value, in the order of the text; free() them */
    size_t count, room;
    bool is_ascii;  /* all strings are */
    size_t most;    /* marks; 0: READ_VALUES_MAX */
    size_t escaped; /* bytes that the string at hand has only for being written escaped */
    size_t depth;
    uint32_t open; /* the mark of the container at hand; its end is that of the one around
                      it until it is closed */
    /* After a failure: */
    erg_code code;
    size_t fault;     /* its offset */
    const char *what; /* what is wrong */
    bool is_wanted;   /* `what` says what was wanted instead of what is there */
    size_t limit;     /* that was met, where `what` is not yet said it all */
    bool is_cut;      /* so near the end that more text might make it right */
} read_json_check;

/* Checks one value from c->at on, with blanks in front; c->at is then behind it. */
bool read_json_check_value(read_json_check *c);

/* Appends a string that passed the check, given as it stands between its quotes. */
void read_json_unescape(base_buffer *out, const char *text, size_t n);

/* Skips blanks. */
size_t read_json_blanks(const char *text, size_t n, size_t at);

#endif
