/* A DOT text before it is parsed: whether it is one, its bytes, its encoding. */
#ifndef READ_DOT_TEXT_H
#define READ_DOT_TEXT_H

#include "base/buffer.h"
#include "base/fail.h"
#include "read/reader.h"

/* See read_reader.bid. */
int read_dot_bid(const char *head, size_t n, const char *name);

/* The whole source as UTF-8 without NUL; Latin-1 where the text says so itself. */
erg_code read_dot_text(base_buffer *text, read_source *source, erg_error *err);

/* Where text[offset] is. */
base_place read_dot_place(const char *file, const char *text, size_t offset);

#endif
