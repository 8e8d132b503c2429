/* Ids of a comparison's edges, each once. */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "draw/union.h"

static int by_id(const void *left, const void *right)
{
    const draw_union_name *a = left, *b = right;
    int order = strcmp(a->id, b->id);
    return order != 0 ? order : (a->edge > b->edge) - (a->edge < b->edge);
}

static int of_edge(const void *id, const void *edge)
{
    return strcmp(id, ((const erg_diff_edge *)edge)->record.id);
}

/* "ID~2", or the first number after it that no edge has. */
static const char *free_id(base_arena *arena, const erg_diff *diff, const char *id,
                           unsigned *number)
{
    base_buffer text = {0};
    const char *made = NULL;
    do {
        base_buffer_reset(&text);
        base_buffer_format(&text, "%s~%u", id, ++*number);
    } while (!text.failed && bsearch(text.data, diff->edges, diff->edge_count,
                                     sizeof *diff->edges, of_edge));
    if (!text.failed) made = base_arena_text(arena, text.data, text.length);
    base_buffer_free(&text);
    return made;
}

bool draw_union_name_edges(draw_union_name *names, base_arena *arena,
                           const erg_diff *diff)
{
    unsigned number = 1;
    bool sorted = true;
    for (uint32_t e = 0; e < diff->edge_count; e++) {
        const char *id = diff->edges[e].record.id;
        bool again = e > 0 && strcmp(id, diff->edges[e - 1].record.id) == 0;
        if (!again) number = 1;
        names[e] = (draw_union_name){again ? free_id(arena, diff, id, &number) : id, e};
        if (names[e].id == NULL) return false;
        sorted = sorted && !again;
    }
    if (!sorted) qsort(names, diff->edge_count, sizeof *names, by_id);
    return true;
}
