#include "draw/changes.h"

#include <string.h>

#include "base/date.h"

enum { ROWS_MAX = 90, PEERS_MAX = 12 };

/* --- what changed --- */

static void add_both(base_buffer *b, const char *before, const char *after)
{
    base_buffer_format(b, "%s%s \xe2\x86\x92 %s", b->length > 0 ? "; " : "",
                       *before != '\0' ? before : "none",
                       *after != '\0' ? after : "none");
}

/* Names of changed fields, as "/attrs/role" -> "role"; those that follow from others or
 * were said already are left out. */
static void add_fields(base_buffer *b, const erg_diff_record *r)
{
    static const char *const said[] = {"/weight", "/amount", "/share", "/start",
                                       "/end",    "/label",  "/id",    "/disputed"};
    for (size_t i = 0; i < r->field_count; i++) {
        const char *pointer = r->fields[i].pointer;
        bool known = false;
        for (size_t k = 0; k < sizeof said / sizeof *said; k++)
            known = known || strncmp(pointer, said[k], strlen(said[k])) == 0;
        if (known || (r->fields[i].claims && b->length > 0)) continue;
        base_buffer_add(b, b->length > 0 ? "; " : "");
        if (r->fields[i].claims)
            base_buffer_add(b, "sources");
        else
            draw_add_field_name(b, pointer);
    }
}

typedef void (*add_part)(base_buffer *b, base_arena *arena, const erg_edge *edge);

static void add_figures(base_buffer *b, base_arena *arena, const erg_edge *edge)
{
    draw_add_figures(b, arena, edge, true);
}

static void add_dates(base_buffer *b, base_arena *arena, const erg_edge *edge)
{
    (void)arena;
    draw_add_dates(b, edge);
}

static void add_name(base_buffer *b, base_arena *arena, const erg_edge *edge)
{
    (void)arena;
    draw_add_relation(b, edge);
}

/* "$1bn → $11bn; until 2025": what differs, in words. */
static const char *edge_changes(base_arena *arena, const erg_diff_record *r,
                                const erg_edge *before, const erg_edge *after)
{
    static const add_part parts[] = {add_name, add_figures, add_dates};
    base_buffer b = {0}, part = {0}, all = {0};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        parts[i](&part, arena, before);
        const char *x = draw_take(arena, &part);
        parts[i](&part, arena, after);
        const char *y = draw_take(arena, &part);
        if (x != NULL && y != NULL && strcmp(x, y) != 0) add_both(&b, x, y);
    }
    if (before->disputed != after->disputed) {
        base_buffer_format(&b, "%s%s", b.length > 0 ? "; " : "",
                           after->disputed ? "now disputed" : "no longer disputed");
    }
    add_fields(&b, r);
    if (b.length == 0) base_buffer_add(&b, "weight");
    if (r->correction) base_buffer_add(&b, DRAW_LATE);
    const char *what = draw_take(arena, &b);
    draw_add_relation(&all, after);
    base_buffer_format(&all, ", %s", what != NULL ? what : "");
    const char *text = draw_take(arena, &all);
    base_buffer_free(&all);
    base_buffer_free(&b);
    base_buffer_free(&part);
    return text;
}

/* "Seed round, $1bn" */
static const char *edge_words(base_arena *arena, const erg_edge *e, bool correction)
{
    base_buffer b = {0}, figures = {0};
    draw_add_relation(&b, e);
    draw_add_figures(&figures, arena, e, true);
    if (figures.length > 0) base_buffer_format(&b, ", %s", figures.data);
    if (correction) base_buffer_add(&b, DRAW_LATE);
    if (figures.failed) b.failed = true;
    const char *text = draw_take(arena, &b);
    base_buffer_free(&b);
    base_buffer_free(&figures);
    return text;
}

/* The latest report among the claims; 0: none is dated. */
static erg_date reported(const erg_dataset *d, const erg_claim *claims, size_t count)
{
    erg_date last = 0;
    for (size_t i = 0; i < count; i++) {
        erg_date date = claims[i].asserted;
        if (date == 0 && claims[i].document != ERG_NONE)
            date = d->documents[claims[i].document].date;
        if (date > last) last = date;
    }
    return last;
}

static const char *when(base_arena *arena, const erg_dataset *d, const erg_edge *e,
                        erg_change change)
{
    char date[BASE_DATE_MAX];
    erg_date known = change == ERG_ADDED ? e->start : change == ERG_REMOVED ? e->end : 0;
    base_buffer b = {0};
    base_date_print(date, known != 0 ? known : reported(d, e->claims, e->claim_count));
    if (known != 0) {
        base_buffer_add(&b, date);
    } else if (*date != '\0') {
        base_buffer_format(&b, "(%s)", date);
    }
    const char *text = draw_take(arena, &b);
    base_buffer_free(&b);
    return text;
}

/* --- rows --- */

/* A row with what may join it: changes that read the same and share an end. */
typedef struct gathered {
    draw_change_row row;
    const char *words;
    bool directed, edge;
    uint32_t source, target; /* actors; of peers the shared one */
    uint32_t peers[PEERS_MAX];
    size_t peer_count;
    bool by_target; /* the peers are sources of one target */
    const erg_edge *edges[PEERS_MAX];
} gathered;

typedef struct gathering {
    base_arena *arena;
    const draw_subject *s;
    const draw_union *u;
    gathered *rows;
    size_t count, left_out;
} gathering;

static bool joins(gathered *to, const gathered *row)
{
    bool alike = to->edge && to->row.change == row->row.change &&
                 to->row.change != ERG_CHANGED && to->directed == row->directed &&
                 to->peer_count < PEERS_MAX && strcmp(to->words, row->words) == 0 &&
                 strcmp(to->row.when, row->row.when) == 0;
    if (!alike) return false;
    bool target = to->target == row->target, source = to->source == row->source;
    if (to->peer_count == 1) {
        if (!target && !source) return false;
        to->by_target = target;
    } else if (to->by_target ? !target : !source) {
        return false;
    }
    to->edges[to->peer_count] = row->edges[0];
    to->peers[to->peer_count++] = to->by_target ? row->source : row->target;
    if (to->peer_count == 2) to->peers[0] = to->by_target ? to->source : to->target;
    return true;
}

static void add_row(gathering *g, const gathered *row)
{
    for (size_t i = 0; row->edge && i < g->count; i++) {
        if (joins(&g->rows[i], row)) return;
    }
    if (g->count == ROWS_MAX) {
        g->left_out++;
    } else {
        g->rows[g->count++] = *row;
    }
}

static void gather_edges(gathering *g, const draw_making *m, erg_change change)
{
    const draw_union *u = g->u;
    const erg_diff *diff = m->diff;
    for (size_t i = 0; i < diff->important_edge_count; i++) {
        uint32_t e = diff->important_edges[i];
        const erg_diff_record *r = &diff->edges[e].record;
        if (r->change != change) continue;
        const erg_edge *edge = &u->snapshot->edges[u->edge_at[e]];
        gathered row = {.row = {.change = change},
                        .edge = true,
                        .directed = edge->directed,
                        .source = edge->source,
                        .target = edge->target,
                        .peer_count = 1,
                        .edges = {edge}};
        row.row.when = when(g->arena, u->snapshot->dataset, edge, change);
        row.words = edge_words(g->arena, edge, r->correction);
        if (change == ERG_CHANGED) {
            row.words = edge_changes(g->arena, r, &u->sides[0]->edges[r->before],
                                     &u->sides[1]->edges[r->after]);
        }
        if (row.words == NULL || row.row.when == NULL) return;
        add_row(g, &row);
    }
}

/* What became of an entity's own facts. */
static const char *node_words(const gathering *g, const erg_diff_record *r)
{
    const char *was = erg_snapshot_entity(g->u->sides[0], r->before)->label;
    const char *is = erg_snapshot_entity(g->u->sides[1], r->after)->label;
    base_buffer b = {0};
    if (strcmp(was, is) != 0) add_both(&b, was, is);
    add_fields(&b, r);
    if (r->correction) base_buffer_add(&b, DRAW_LATE);
    const char *text = draw_take(g->arena, &b);
    base_buffer_free(&b);
    return text;
}

/* Entities whose own facts changed, a row each, and in one row those that come or go
 * without a relation. */
static void gather_nodes(gathering *g, const draw_making *m, erg_change change)
{
    const erg_diff *diff = m->diff;
    const erg_snapshot *s = g->u->snapshot;
    base_buffer names = {0};
    uint32_t first = ERG_NONE;
    for (size_t i = 0; i < diff->important_node_count; i++) {
        const erg_diff_record *r = &diff->nodes[diff->important_nodes[i]].record;
        uint32_t v = g->u->node_at[diff->important_nodes[i]];
        if (r->change != change) continue;
        gathered row = {.row = {.change = change, .when = "", .refs = ""}, .source = v};
        if (change == ERG_CHANGED) {
            row.words = node_words(g, r);
            if (row.words == NULL) break;
            add_row(g, &row);
        } else if (s->offsets[v] == s->offsets[v + 1]) {
            const char *name = draw_node_name(g->arena, s, v);
            if (name == NULL) break;
            base_buffer_format(&names, "%s%s", first != ERG_NONE ? ", " : "", name);
            if (first == ERG_NONE) first = v;
        }
    }
    gathered row = {.row = {.change = change, .when = "", .refs = ""},
                    .source = ERG_NONE};
    row.words = draw_take(g->arena, &names);
    base_buffer_free(&names);
    if (first != ERG_NONE && row.words != NULL) add_row(g, &row);
}

/* Sources of every relation of the row, each once. */
static const char *row_refs(const gathering *g, const gathered *row)
{
    size_t count = 0, at = 0;
    for (size_t i = 0; i < row->peer_count; i++)
        count += row->edges[i]->claim_count;
    erg_claim *claims = base_arena_array(g->arena, count, sizeof *claims);
    if (claims == NULL) return count == 0 ? "" : NULL;
    for (size_t i = 0; i < row->peer_count; i++) {
        for (size_t k = 0; k < row->edges[i]->claim_count; k++)
            claims[at++] = row->edges[i]->claims[k];
    }
    return draw_sources_refs(&g->s->sources, g->arena, claims, count);
}

static void add_names(base_buffer *b, const gathering *g, const uint32_t *nodes,
                      size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *name = draw_node_name(g->arena, g->u->snapshot, nodes[i]);
        base_buffer_format(b, "%s%s", i > 0 ? ", " : "", name != NULL ? name : "");
    }
}

static bool finish(draw_change_row *out, const gathering *g, const gathered *row)
{
    base_buffer b = {0};
    bool many = row->peer_count > 1;
    if (row->source == ERG_NONE) {
        base_buffer_add(&b, "Without a relation");
    } else {
        add_names(&b, g, many && row->by_target ? row->peers : &row->source,
                  many && row->by_target ? row->peer_count : 1);
    }
    if (row->edge) {
        base_buffer_add(&b, row->directed ? " \xe2\x86\x92 " : " \xe2\x80\x93 ");
        add_names(&b, g, many && !row->by_target ? row->peers : &row->target,
                  many && !row->by_target ? row->peer_count : 1);
    }
    base_buffer_format(&b, ": %s", row->words);
    *out = row->row;
    out->text = draw_take(g->arena, &b);
    if (row->edge) out->refs = row_refs(g, row);
    base_buffer_free(&b);
    return out->text != NULL && out->refs != NULL;
}

bool draw_changes_make(draw_change_list *out, const draw_making *m, const draw_subject *s,
                       const draw_union *u)
{
    static const erg_change order[] = {ERG_CHANGED, ERG_ADDED, ERG_REMOVED};
    gathering g = {.arena = m->arena, .s = s, .u = u};
    g.rows = base_arena_array(m->arena, ROWS_MAX, sizeof *g.rows);
    *out = (draw_change_list){0};
    out->rows = base_arena_array(m->arena, ROWS_MAX, sizeof *out->rows);
    if (g.rows == NULL || out->rows == NULL) return false;
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        gather_edges(&g, m, order[i]);
        gather_nodes(&g, m, order[i]);
    }
    for (size_t i = 0; i < g.count; i++) {
        if (!finish(&out->rows[i], &g, &g.rows[i])) return false;
    }
    for (size_t i = 0; i < m->diff->edge_count; i++)
        out->late = out->late || m->diff->edges[i].record.correction;
    for (size_t i = 0; i < m->diff->node_count; i++) {
        const erg_diff_record *r = &m->diff->nodes[i].record;
        out->late = out->late || (r->change == ERG_CHANGED && r->correction);
    }
    out->count = g.count;
    out->left_out = g.left_out;
    return !m->arena->failed;
}

/* --- summary --- */

static void add_counts(base_buffer *b, const erg_diff_counts *c, const char *one,
                       const char *many)
{
    const uint32_t counts[] = {c->added, c->removed, c->changed};
    static const char *const words[] = {"new", "ended", "changed"};
    size_t kinds = 0, said = 0;
    uint32_t last = 0;
    for (size_t i = 0; i < 3; i++)
        kinds += counts[i] > 0 ? 1 : 0;
    if (kinds == 0) return;
    if (b->length > 0) base_buffer_add(b, "; ");
    for (size_t i = 0; i < 3; i++) {
        if (counts[i] == 0) continue;
        base_buffer_format(b, "%s%u %s",
                           said == 0           ? ""
                           : said + 1 == kinds ? " and "
                                               : ", ",
                           (unsigned)counts[i], words[i]);
        last = counts[i];
        said++;
    }
    base_buffer_format(b, " %s", last == 1 ? one : many);
}

const char *draw_changes_summary(base_arena *arena, const erg_diff *diff)
{
    base_buffer b = {0};
    add_counts(&b, &diff->edges_counted, "relation", "relations");
    add_counts(&b, &diff->nodes_counted, "entity", "entities");
    if (b.length == 0) base_buffer_add(&b, "Nothing changed");
    const char *text = draw_take(arena, &b);
    base_buffer_free(&b);
    return text;
}
