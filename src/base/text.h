/* UTF-8 and safe text for people. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"

/* Bytes of the well-formed prefix of text (Unicode 15 table 3-7: no overlong forms,
 * surrogates or values above U+10FFFF); n when all of it is UTF-8. */
size_t base_utf8_valid(const char *text, size_t n);

/* Decodes the code point at *at (< n), advances *at. A malformed byte gives U+FFFD and
 * one byte. */
uint32_t base_utf8_next(const char *text, size_t n, size_t *at);
/* Appends a code point as UTF-8. */
void base_utf8_add(base_buffer *b, uint32_t code_point);

/* True for C0, C1, DEL, line and paragraph separators, bidirectional controls and the
 * byte order mark: what could rewrite a terminal line or the order of its text. */
bool base_text_is_control(uint32_t code_point);

/* Appends text with such characters and malformed bytes escaped (\n, \x1b, \u202e): one
 * safe line for a terminal. */
void base_text_escape(base_buffer *b, const char *text, size_t n);

/* True where there is a control character in the narrow sense, C0, DEL or C1: what ids
 * may not have. `text` is UTF-8. */
bool base_text_has_control(const char *text);
/* Bytes of printable ASCII in front. */
size_t base_text_printable(const char *text);

/* Both absent, or the same text. */
bool base_text_same(const char *a, const char *b);
/* The same but for the case of A to Z. */
bool base_text_same_letters(const char *a, const char *b);

/* Columns of a terminal the text takes: 0 for combining marks, 2 for East Asian wide and
 * emoji. */
size_t base_text_columns(const char *text, size_t n);

/* Edit distance (optimal string alignment) over bytes, for "did you mean"; limit caps the
 * work: returns limit + 1 as soon as it is exceeded. */
size_t base_text_distance(const char *a, const char *b, size_t limit);

/* The nearest of `count` names to `name`, or NULL if none is near enough to suggest. */
const char *base_text_nearest(const char *name, const char *const *names, size_t count);

#endif
