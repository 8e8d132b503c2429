#include <stdlib.h>
#include <string.h>

#include "base/text.h"

/* Names up to this long need no memory from the heap: three rows of the table. */
enum { ROW = 128 };

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

struct rows {
    size_t *before; /* row i - 2, for a swap of neighbours */
    size_t *above;  /* row i - 1 */
    size_t *now;    /* row i */
};

/* Fills row i within the band |i - j| <= limit, the only cells that can end within the
 * limit; cells beside the band hold `far`. Returns the least value in the row. */
static size_t fill_row(struct rows r, const char *a, size_t i, const char *b, size_t nb,
                       size_t limit)
{
    size_t far = limit + 1;
    size_t first = i > limit ? i - limit : 0;
    size_t last = least(nb, i + limit);
    size_t best = far;
    if (first > 0) r.now[first - 1] = far;
    if (first == 0) {
        r.now[0] = i;
        best = i;
    }
    for (size_t j = first == 0 ? 1 : first; j <= last; j++) {
        size_t cost = a[i - 1] != b[j - 1];
        size_t value = least(r.above[j - 1] + cost, least(r.above[j], r.now[j - 1]) + 1);
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            value = least(value, r.before[j - 2] + 1);
        r.now[j] = least(value, far);
        best = least(best, r.now[j]);
    }
    if (last < nb) r.now[last + 1] = far;
    return best;
}

static size_t distance(size_t *memory, const char *a, size_t na, const char *b, size_t nb,
                       size_t limit)
{
    struct rows r = {memory, memory + nb + 1, memory + 2 * (nb + 1)};
    for (size_t j = 0; j <= nb; j++) {
        r.now[j] = least(j, limit + 1);
        r.above[j] = limit + 1;
    }
    size_t best = 0;
    for (size_t i = 1; i <= na; i++) {
        r = (struct rows){.before = r.above, .above = r.now, .now = r.before};
        size_t row = fill_row(r, a, i, b, nb, limit);
        /* A swap looks two rows up: only two rows past the limit end it. */
        if (row > limit && best > limit) return limit + 1;
        best = row;
    }
    return r.now[nb];
}

size_t base_text_distance(const char *a, const char *b, size_t limit)
{
    size_t room[3 * ROW];
    size_t *memory = room;
    size_t na = strlen(a);
    size_t nb = strlen(b);
    size_t longer = na > nb ? na : nb;
    size_t cap = least(limit, longer); /* no distance is more than that */
    if (longer - least(na, nb) > cap) return limit + 1;
    if (nb >= ROW) {
        /* Without memory nothing is near: a suggestion is lost, no result. */
        memory = nb < SIZE_MAX / sizeof *memory / 3 - 1
                     ? malloc(3 * (nb + 1) * sizeof *memory)
                     : NULL;
        if (!memory) return cap < limit ? cap : limit + 1;
    }
    size_t found = distance(memory, a, na, b, nb, cap);
    if (memory != room) free(memory);
    return found > cap ? limit + 1 : found;
}

const char *base_text_nearest(const char *name, const char *const *names, size_t count)
{
    const char *nearest = NULL;
    size_t n = strlen(name);
    size_t best =
        n / 3 + 1; /* one slip in a short name, one for every three letters more */
    if (n > ROW) return NULL;
    if (best >= n) best = n > 0 ? n - 1 : 0; /* something must be in common */
    for (size_t i = 0; i < count; i++) {
        if (base_text_same_letters(name, names[i])) return names[i];
        size_t d = base_text_distance(name, names[i], best);
        if (d > best || (nearest && d == best)) continue;
        nearest = names[i];
        best = d;
    }
    return nearest;
}
