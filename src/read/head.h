/* Looking at the first bytes of an input, for bids: lenient, cut off anywhere, never an
 * error. */
#ifndef READ_HEAD_H
#define READ_HEAD_H

#include <stdbool.h>
#include <stddef.h>

/* The first member of this key in the object that the head begins with: its value begins
 * at *value and has *length bytes within the head (a string without its quotes, where it
 * is plain). */
bool read_head_member(const char *head, size_t n, const char *key, const char **value,
                      size_t *length);
/* True when it is there and is the string `text`. */
bool read_head_says(const char *head, size_t n, const char *key, const char *text);
/* True when the head begins with an object that ends on its first line. */
bool read_head_is_line(const char *head, size_t n);
/* True when the input's name ends so, in lower or upper case: ".gexf". */
bool read_head_suffix(const char *name, const char *suffix);

#endif
