/* Parallel relations that have no id of their own: e:A-B-KIND, e:A-B-KIND~2, ... Their
 * numbers follow the order of their content, so that one more claim, or one row less,
 * gives others a new number. Here they are paired by what they say: those of equal
 * content first, the rest in the order of their numbers, which keeps the pairs from
 * crossing. */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/json_text.h"
#include "base/map.h"
#include "compare/differ.h"
#include "model/canonical.h"
#include "model/value.h"

typedef struct member {
    uint32_t edge, group;
    size_t number; /* 1 where the id has none */
    bool is_after;
    const char *content;
} member;

typedef struct grouping {
    compare_differ *d;
    base_map groups; /* plain id -> group */
    base_buffer text;
    member *members;
    size_t count, capacity;
    bool failed;
} grouping;

/* The number after the last ~ of a made-up id and the length before it. */
static size_t split_number(size_t *length, const char *id)
{
    const char *tilde = strrchr(id, '~');
    size_t number = 0;
    *length = strlen(id);
    if (strncmp(id, "e:", 2) != 0) return 0;
    if (!tilde || tilde[1] == '\0' || tilde[1] == '0' || strlen(tilde) > 10) return 1;
    for (const char *c = tilde + 1; *c; c++) {
        if (*c < '0' || *c > '9') return 1;
        number = number * 10 + (size_t)(*c - '0');
    }
    if (number >= 2) *length = (size_t)(tilde - id);
    return number >= 2 ? number : 1;
}

/* The id of a node as the newer side has it. */
static const char *newer_id(const compare_differ *d, bool is_after, uint32_t node)
{
    if (is_after) return compare_node_id(d->sides.after, node);
    uint32_t after = d->nodes.after_of[node];
    return after != ERG_NONE ? compare_node_id(d->sides.after, after)
                             : compare_node_id(d->sides.before, node);
}

/* What edges of one group have in common: ends, and the id behind them without number.
 * False for ids that are not made so. */
static bool plain_id(grouping *g, const erg_edge *edge, bool is_after, size_t length)
{
    const erg_snapshot *side = is_after ? g->d->sides.after : g->d->sides.before;
    const char *a = compare_node_id(side, edge->source);
    const char *b = compare_node_id(side, edge->target);
    const char *rest = compare_made_id(edge->id, a, b);
    if (!rest) rest = compare_made_id(edge->id, b, a);
    if (!rest || rest >= edge->id + length) return false;
    base_buffer_reset(&g->text);
    a = newer_id(g->d, is_after, edge->source);
    b = newer_id(g->d, is_after, edge->target);
    bool swap = !edge->directed && strcmp(a, b) > 0;
    base_buffer_format(&g->text, "%s\n%s\n", swap ? b : a, swap ? a : b);
    base_buffer_add_n(&g->text, rest, (size_t)(edge->id + length - rest));
    if (g->text.failed) g->failed = true;
    return !g->failed;
}

static void add_member(grouping *g, uint32_t edge, bool is_after, size_t number,
                       uint32_t group)
{
    void *members = g->members;
    if (!base_grow(&members, &g->capacity, g->count + 1, sizeof *g->members)) {
        g->failed = true;
        return;
    }
    g->members = members;
    g->members[g->count++] =
        (member){.edge = edge, .group = group, .number = number, .is_after = is_after};
}

/* Edges with a number make groups. */
static void open_groups(grouping *g, bool is_after)
{
    const erg_snapshot *side = is_after ? g->d->sides.after : g->d->sides.before;
    for (uint32_t e = 0; e < side->edge_count && !g->failed; e++) {
        size_t length;
        if (split_number(&length, side->edges[e].id) < 2) continue;
        if (!plain_id(g, &side->edges[e], is_after, length)) continue;
        if (base_map_find(&g->groups, g->text.data, g->text.length) != BASE_NONE)
            continue;
        const char *key = base_arena_text(&g->d->scratch, g->text.data, g->text.length);
        if (!key ||
            !base_map_put(&g->groups, key, g->text.length, (uint32_t)g->groups.count))
            g->failed = true;
    }
}

static void gather_members(grouping *g, bool is_after)
{
    const erg_snapshot *side = is_after ? g->d->sides.after : g->d->sides.before;
    for (uint32_t e = 0; e < side->edge_count && !g->failed; e++) {
        size_t length;
        size_t number = split_number(&length, side->edges[e].id);
        if (number == 0 || !plain_id(g, &side->edges[e], is_after, length)) continue;
        uint32_t group = base_map_find(&g->groups, g->text.data, g->text.length);
        if (group != BASE_NONE) add_member(g, e, is_after, number, group);
    }
}

static void write_date(base_sink *s, erg_date date)
{
    base_sink_format(s, "%ld,", (long)date);
}

/* All of an edge that can differ between parallel ones. */
static void write_content(base_sink *s, const erg_snapshot *side, const erg_edge *edge)
{
    bool first = true;
    base_sink_format(s, "%d%d%d,", edge->directed, edge->disputed, edge->possible);
    write_date(s, edge->start);
    write_date(s, edge->end);
    base_json_member_number(s, &first, "weight", edge->weight);
    base_json_member_number(s, &first, "share", edge->share);
    base_json_member(s, &first, "label", edge->label);
    base_json_member(s, &first, "source", compare_node_id(side, edge->source));
    if (edge->relation_index != ERG_NONE)
        base_json_member_number(s, &first, "own",
                                side->dataset->relations[edge->relation_index].weight);
    if (edge->amount) model_write_amount(s, edge->amount);
    if (edge->attrs) model_value_write(s, edge->attrs);
    model_write_claims(s, side->dataset, edge->claims, edge->claim_count);
}

static void describe(grouping *g)
{
    base_sink sink;
    for (size_t i = 0; i < g->count && !g->failed; i++) {
        member *m = &g->members[i];
        const erg_snapshot *side = m->is_after ? g->d->sides.after : g->d->sides.before;
        base_buffer_reset(&g->text);
        base_sink_open(&sink, base_sink_to_buffer, &g->text);
        write_content(&sink, side, &side->edges[m->edge]);
        if (base_sink_finish(&sink, "content", NULL) != ERG_OK || g->text.failed)
            g->failed = true;
        else
            m->content = base_arena_text(&g->d->scratch, g->text.data, g->text.length);
        if (!m->content) g->failed = true;
    }
}

static int by_content(const void *left, const void *right)
{
    const member *a = left;
    const member *b = right;
    if (a->group != b->group) return a->group < b->group ? -1 : 1;
    int order = strcmp(a->content, b->content);
    if (order != 0) return order;
    if (a->is_after != b->is_after) return (int)a->is_after - (int)b->is_after;
    return (a->number > b->number) - (a->number < b->number);
}

static int by_number(const void *left, const void *right)
{
    const member *a = left;
    const member *b = right;
    if (a->group != b->group) return a->group < b->group ? -1 : 1;
    if (a->is_after != b->is_after) return (int)a->is_after - (int)b->is_after;
    return (a->number > b->number) - (a->number < b->number);
}

static bool is_paired(const compare_pairs *edges, const member *m)
{
    return (m->is_after ? edges->before_of : edges->after_of)[m->edge] != ERG_NONE;
}

static void separate(grouping *g)
{
    compare_pairs *edges = &g->d->edges;
    for (size_t i = 0; i < g->count; i++) {
        const member *m = &g->members[i];
        if (!is_paired(edges, m)) continue;
        uint32_t other = (m->is_after ? edges->before_of : edges->after_of)[m->edge];
        uint32_t before = m->is_after ? other : m->edge;
        uint32_t after = m->is_after ? m->edge : other;
        edges->after_of[before] = ERG_NONE;
        edges->before_of[after] = ERG_NONE;
    }
}

/* In [from, to) those of the older side come first: pairs the i-th of them that is free
 * with the i-th free one of the newer side. */
static void pair_run(grouping *g, size_t from, size_t to)
{
    compare_pairs *edges = &g->d->edges;
    size_t b = from;
    size_t a = from;
    while (a < to && !g->members[a].is_after)
        a++;
    for (size_t end = a; b < end && a < to;) {
        if (is_paired(edges, &g->members[b])) {
            b++;
        } else if (is_paired(edges, &g->members[a])) {
            a++;
        } else {
            compare_join(edges, g->members[b++].edge, g->members[a++].edge);
        }
    }
}

static void pair_runs(grouping *g, bool equal_content)
{
    for (size_t from = 0; from < g->count;) {
        size_t to = from + 1;
        while (to < g->count && g->members[to].group == g->members[from].group &&
               (!equal_content ||
                strcmp(g->members[to].content, g->members[from].content) == 0))
            to++;
        pair_run(g, from, to);
        from = to;
    }
}

bool compare_pair_parallel(compare_differ *d)
{
    grouping g = {.d = d};
    open_groups(&g, false);
    open_groups(&g, true);
    if (g.groups.count > 0) {
        gather_members(&g, false);
        gather_members(&g, true);
        describe(&g);
    }
    if (!g.failed && g.count > 1) {
        separate(&g);
        qsort(g.members, g.count, sizeof *g.members, by_content);
        pair_runs(&g, true);
        qsort(g.members, g.count, sizeof *g.members, by_number);
        pair_runs(&g, false);
    }
    free(g.members);
    base_map_free(&g.groups);
    base_buffer_free(&g.text);
    return !g.failed;
}
