/* What stands once in an input and many times in the dataset that it makes: a short input
 * must not become a long one. */
#ifndef READ_COPIES_H
#define READ_COPIES_H

#include <stddef.h>

#include "base/fail.h"

/* Bytes that such copies may take in all: so many, and so many more for each record. */
enum { READ_COPIES_MAX = 1 << 24, READ_COPIES_EACH = 1024 };

/* Adds to *copied so many copies of so many bytes, `made` records being there so far;
 * fails where that is more than the limit: "WHAT make more than the limit ...". */
erg_code read_copies_add(size_t *copied, size_t made, size_t copies, size_t bytes,
                         const char *what, base_place place, erg_error *err);

/* Names of attrs stand once in a header or declaration and then in each record that has
 * them: longer ones count. */
enum { READ_COPIES_NAME = 256 };

#endif
