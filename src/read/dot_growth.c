#include "read/dot_growth.h"

#include <stdlib.h>

#include "base/arena.h"

enum { KEY = 8 }; /* bytes of a pointer to a value */

static const uint64_t enough = UINT64_C(1) << 60;

static void add(read_dot_growth *g, uint64_t count, uint64_t length)
{
    uint64_t room = enough - g->copied;
    g->copied += length > 0 && count > room / length ? room : count * length;
}

bool read_dot_grow_default(read_dot_growth *g, read_dot_owner owner, const char *key,
                           size_t n, size_t length)
{
    uint32_t at = base_map_find(&g->of[owner].keys, key, n);
    void *lengths = g->of[owner].lengths;
    if (at == BASE_NONE) {
        if (!base_grow(&lengths, &g->of[owner].room, g->of[owner].count + 1,
                       sizeof *g->of[owner].lengths))
            return false;
        g->of[owner].lengths = lengths;
        at = (uint32_t)g->of[owner].count++;
        g->of[owner].lengths[at] = 0;
        if (!base_map_put(&g->of[owner].keys, key, n, at)) return false;
        add(g, g->of[owner].made, length + KEY); /* those that are there already */
        g->of[owner].sum += KEY;
    }
    size_t *longest = &g->of[owner].lengths[at];
    if (length <= *longest) return true;
    g->of[owner].sum += length - *longest;
    *longest = length;
    return true;
}

void read_dot_grow(read_dot_growth *g, read_dot_owner owner, uint64_t count)
{
    g->of[owner].made += count;
    add(g, count, g->of[owner].sum);
}

bool read_dot_is_overgrown(const read_dot_growth *g)
{
    uint64_t made = g->of[0].made + g->of[1].made + g->of[2].made;
    return g->copied > READ_DOT_COPIES_MAX + READ_DOT_COPIES_EACH * made;
}

void read_dot_growth_free(read_dot_growth *g)
{
    for (size_t i = 0; i < 3; i++) {
        base_map_free(&g->of[i].keys);
        free(g->of[i].lengths);
    }
    *g = (read_dot_growth){.copied = 0};
}
