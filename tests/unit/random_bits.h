/* Numbers that look random and are the same each time: xorshift of 64 bits (Marsaglia
 * 2003). */
#ifndef RANDOM_BITS_H
#define RANDOM_BITS_H

#include <stdint.h>
#include <string.h>

static uint64_t seed = 88172645463325252U;

static inline uint64_t random_bits(void)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return seed;
}

static inline double from_bits(uint64_t bits)
{
    double d = 0;
    memcpy(&d, &bits, sizeof d);
    return d;
}

#endif
