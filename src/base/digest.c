#include "base/digest.h"

#include <string.h>

#include <sha2.h>

#include "base/digest_fast.h"

void base_digest_open(base_digest *d)
{
    static const uint32_t first[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                      0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    memcpy(d->state, first, sizeof first);
    d->count = 0;
    d->fast = base_digest_has_fast();
}

static void add_blocks(base_digest *d, const uint8_t *blocks, size_t count)
{
    if (d->fast)
        base_digest_fast(d->state, blocks, count);
    else
        for (size_t i = 0; i < count; i++)
            SHA256Transform(d->state, blocks + i * sizeof d->block);
}

void base_digest_add(base_digest *d, const char *data, size_t n)
{
    const uint8_t *bytes = (const uint8_t *)data;
    size_t waits = (size_t)(d->count % sizeof d->block);
    size_t room = sizeof d->block - waits;
    if (n == 0) return;
    d->count += n;
    if (n < room) {
        memcpy(d->block + waits, bytes, n);
        return;
    }
    if (waits > 0) {
        memcpy(d->block + waits, bytes, room);
        add_blocks(d, d->block, 1);
        bytes += room;
        n -= room;
    }
    add_blocks(d, bytes, n / sizeof d->block);
    memcpy(d->block, bytes + (n - n % sizeof d->block), n % sizeof d->block);
}

/* A 1, zeros up to eight bytes before the end of a block, the count of bits. */
static void add_end(base_digest *d)
{
    static const char padding[64] = {(char)0x80};
    char bits[8];
    uint64_t count = d->count * 8;
    size_t waits = (size_t)(d->count % sizeof d->block);
    for (int i = 0; i < 8; i++)
        bits[i] = (char)(unsigned char)(count >> (56 - 8 * i));
    base_digest_add(d, padding, waits < 56 ? 56 - waits : 120 - waits);
    base_digest_add(d, bits, sizeof bits);
}

void base_digest_end(base_digest *d, char out[BASE_DIGEST_TEXT])
{
    static const char hex[] = "0123456789abcdef";
    static const char name[] = "sha256:";
    char *at = out + (sizeof name - 1);
    add_end(d);
    memcpy(out, name, sizeof name);
    for (size_t i = 0; i < 8; i++)
        for (int shift = 28; shift >= 0; shift -= 4)
            *at++ = hex[d->state[i] >> shift & 15];
    *at = '\0';
}

int base_digest_write(void *to, const char *data, size_t n)
{
    base_digest_add(to, data, n);
    return 0;
}
