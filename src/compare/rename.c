/* Entities that changed their id, and the relations whose made-up ids moved with them. */
#include <string.h>

#include "base/buffer.h"
#include "compare/differ.h"
#include "model/vocabulary.h"

#define SEVERAL (ERG_NONE - 1)

/* For each entity that is on one side only, the one that names it or that it names. */
typedef struct renaming {
    compare_differ *d;
    uint32_t *after_of;  /* [before]: a node, ERG_NONE or SEVERAL */
    uint32_t *before_of; /* [after] */
} renaming;

static uint32_t *no_candidates(base_arena *arena, uint32_t count)
{
    uint32_t *items = base_arena_array(arena, count, sizeof *items);
    for (uint32_t i = 0; items && i < count; i++)
        items[i] = ERG_NONE;
    return items;
}

static void add_candidate(uint32_t *of, uint32_t other)
{
    if (*of == ERG_NONE)
        *of = other;
    else if (*of != other)
        *of = SEVERAL;
}

/* Takes up what an entity's names say. `is_before`: it is one of the older side. */
static void follow_names(renaming *r, uint32_t node, bool is_before,
                         const char *const *names, size_t count)
{
    const compare_sides *sides = &r->d->sides;
    const compare_pairs *pairs = &r->d->nodes;
    const erg_snapshot *other = is_before ? sides->after : sides->before;
    const uint32_t *paired = is_before ? pairs->before_of : pairs->after_of;
    for (size_t i = 0; i < count; i++) {
        uint32_t named = erg_snapshot_node(other, names[i]);
        if (named == ERG_NONE || paired[named] != ERG_NONE) continue;
        uint32_t before = is_before ? node : named;
        uint32_t after = is_before ? named : node;
        add_candidate(&r->after_of[before], after);
        add_candidate(&r->before_of[after], before);
    }
}

static void follow_side(renaming *r, bool is_before)
{
    const compare_pairs *pairs = &r->d->nodes;
    const erg_snapshot *side = is_before ? r->d->sides.before : r->d->sides.after;
    const uint32_t *paired = is_before ? pairs->after_of : pairs->before_of;
    for (uint32_t v = 0; v < side->node_count; v++) {
        const erg_entity *entity = erg_snapshot_entity(side, v);
        if (paired[v] != ERG_NONE) continue;
        follow_names(r, v, is_before, entity->aliases, entity->alias_count);
        follow_names(r, v, is_before, entity->same_as, entity->same_as_count);
    }
}

/* The number of pairs joined. */
static uint32_t join_entities(renaming *r)
{
    compare_pairs *pairs = &r->d->nodes;
    uint32_t joined = 0;
    for (uint32_t b = 0; b < pairs->before_count; b++) {
        uint32_t a = r->after_of[b];
        if (a >= SEVERAL || r->before_of[a] != b) continue;
        compare_join(pairs, b, a);
        joined++;
    }
    return joined;
}

const char *compare_made_id(const char *id, const char *a, const char *b)
{
    size_t n = strlen(a);
    if (strncmp(id, "e:", 2) != 0 || strncmp(id + 2, a, n) != 0 || id[2 + n] != '-')
        return NULL;
    id += 2 + n + 1;
    n = strlen(b);
    return strncmp(id, b, n) == 0 && id[n] == '-' ? id + n : NULL;
}

static uint32_t find_made(const erg_snapshot *side, base_buffer *text, const char *a,
                          const char *b, const char *rest)
{
    base_buffer_reset(text);
    base_buffer_format(text, "e:%s-%s%s", a, b, rest);
    if (text->failed) return ERG_NONE;
    return erg_snapshot_edge(side, text->data);
}

static bool has_ends(const erg_edge *edge, uint32_t source, uint32_t target)
{
    if (edge->source == source && edge->target == target) return true;
    return !edge->directed && edge->source == target && edge->target == source;
}

/* The ends of an edge without direction may have changed places in its id. */
static void follow_edge(compare_differ *d, uint32_t e, base_buffer *text)
{
    const compare_sides *sides = &d->sides;
    const erg_edge *edge = &sides->before->edges[e];
    uint32_t source = d->nodes.after_of[edge->source];
    uint32_t target = d->nodes.after_of[edge->target];
    if (source == ERG_NONE || target == ERG_NONE) return;
    const char *was_a = compare_node_id(sides->before, edge->source);
    const char *was_b = compare_node_id(sides->before, edge->target);
    const char *a = compare_node_id(sides->after, source);
    const char *b = compare_node_id(sides->after, target);
    if (strcmp(was_a, a) == 0 && strcmp(was_b, b) == 0) return;
    const char *rest = compare_made_id(edge->id, was_a, was_b);
    if (!rest) rest = compare_made_id(edge->id, was_b, was_a);
    if (!rest) return;
    uint32_t found = find_made(sides->after, text, a, b, rest);
    if (found == ERG_NONE) found = find_made(sides->after, text, b, a, rest);
    if (found == ERG_NONE || d->edges.before_of[found] != ERG_NONE) return;
    if (has_ends(&sides->after->edges[found], source, target))
        compare_join(&d->edges, e, found);
}

bool compare_join_renamed(compare_differ *d)
{
    renaming r = {.d = d,
                  .after_of = no_candidates(&d->scratch, d->nodes.before_count),
                  .before_of = no_candidates(&d->scratch, d->nodes.after_count)};
    base_buffer text = {0};
    if (!r.after_of || !r.before_of) return false;
    follow_side(&r, true);
    follow_side(&r, false);
    if (join_entities(&r) == 0) return true;
    for (uint32_t e = 0; e < d->edges.before_count; e++)
        if (d->edges.after_of[e] == ERG_NONE) follow_edge(d, e, &text);
    bool fine = !text.failed;
    base_buffer_free(&text);
    return fine;
}
