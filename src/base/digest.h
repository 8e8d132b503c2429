/* SHA-256 (libmd behind this door). */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "erg/error.h"

enum { BASE_DIGEST_TEXT = 72 }; /* "sha256:" + 64 hex digits + NUL */

/* Merkle and Damgard's frame of FIPS 180-4; the blocks themselves are done by the
 * processor where it can, else by libmd. */
typedef struct base_digest {
    uint32_t state[8];
    uint64_t count; /* bytes so far; the last count % 64 wait in `block` */
    uint8_t block[64];
    bool fast;
} base_digest;

void base_digest_open(base_digest *d);
void base_digest_add(base_digest *d, const char *data, size_t n);
/* Writes "sha256:..."; d is used up. */
void base_digest_end(base_digest *d, char out[BASE_DIGEST_TEXT]);
/* A base_write_fn (base/sink.h) with to = base_digest *. */
int base_digest_write(void *to, const char *data, size_t n);

#endif
