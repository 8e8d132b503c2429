/* SHA-256 (libmd behind this door). */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include <stddef.h>

#include "erg/error.h"

enum { BASE_DIGEST_TEXT = 72 }; /* "sha256:" + 64 hex digits + NUL */

typedef struct base_digest base_digest;

/* NULL when memory runs out. */
base_digest *base_digest_new(void);
void base_digest_add(base_digest *d, const char *data, size_t n);
/* Writes "sha256:..." and frees d. */
void base_digest_end(base_digest *d, char out[BASE_DIGEST_TEXT]);
/* A base_write_fn (base/sink.h) with to = base_digest *. */
int base_digest_write(void *to, const char *data, size_t n);

#endif
