#include "base/digest.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <sha2.h>

struct base_digest {
    SHA2_CTX context;
};

base_digest *base_digest_new(void)
{
    base_digest *d = malloc(sizeof *d);
    if (d) SHA256Init(&d->context);
    return d;
}

void base_digest_add(base_digest *d, const char *data, size_t n)
{
    if (n > 0) SHA256Update(&d->context, (const uint8_t *)data, n);
}

void base_digest_end(base_digest *d, char out[BASE_DIGEST_TEXT])
{
    static const char hex[] = "0123456789abcdef";
    static const char name[] = "sha256:";
    uint8_t bytes[SHA256_DIGEST_LENGTH];
    char *at = out + (sizeof name - 1);
    SHA256Final(bytes, &d->context);
    memcpy(out, name, sizeof name);
    for (size_t i = 0; i < sizeof bytes; i++) {
        *at++ = hex[bytes[i] >> 4];
        *at++ = hex[bytes[i] & 15];
    }
    *at = '\0';
    free(d);
}

int base_digest_write(void *to, const char *data, size_t n)
{
    base_digest_add(to, data, n);
    return 0;
}
