/* SHA-256 by the processor's own instructions, where it has them. */
#ifndef BASE_DIGEST_FAST_H
#define BASE_DIGEST_FAST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

bool base_digest_has_fast(void);
/* Adds whole blocks of 64 bytes to the state (FIPS 180-4: eight words, native order).
 * Only where base_digest_has_fast(). */
void base_digest_fast(uint32_t state[8], const unsigned char *blocks, size_t count);

#endif
