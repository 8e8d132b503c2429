/* What a flow shows: a line for each relation, its words, and the plates. */
#include <math.h>
#include <string.h>

#include "base/date.h"
#include "draw/flow.h"

/* With more relations those of one pair, kind, direction and certainty share a line. */
enum { APART_MOST = 240, WORDY_MOST = 120 };

static const double label_size = 10.5;

/* --- lines --- */

static bool alike(const flow *f, uint32_t edge, uint32_t other)
{
    const erg_edge *x = &f->s->snapshot->edges[edge];
    const erg_edge *y = &f->s->snapshot->edges[other];
    return x->source == y->source && x->target == y->target &&
           x->directed == y->directed && draw_edge_dash(x) == draw_edge_dash(y) &&
           draw_family_row(x->family) == draw_family_row(y->family);
}

static void join(flow *f, flow_line *line, uint32_t *room, uint32_t edge)
{
    double usd = draw_edge_usd(f->s->snapshot, &f->s->snapshot->edges[edge]);
    room[line->edge_count++] = edge;
    if (!isnan(usd) && !(line->usd >= usd)) line->usd = usd;
}

static flow_line start_line(const flow *f, uint32_t edge)
{
    const erg_edge *e = &f->s->snapshot->edges[edge];
    return (flow_line){.family = draw_family_row(e->family),
                       .directed = e->directed,
                       .dash = draw_edge_dash(e),
                       .usd = NAN,
                       .left = e->source,
                       .right = e->target,
                       .label = ERG_NONE,
                       .refs = ""};
}

/* The lines of a tie; `room` holds the edges of all of them. */
static void add_tie(flow *f, const erg_tie *tie, uint32_t *room, bool apart)
{
    const uint32_t *edges = f->s->snapshot->tie_edges + tie->first;
    uint32_t begin = f->line_count;
    for (uint32_t i = 0; i < tie->count; i++) {
        bool first = true;
        for (uint32_t k = 0; k < i && !apart && first; k++)
            first = !alike(f, edges[k], edges[i]);
        if (!first) continue;
        flow_line *line = &f->lines[f->line_count++];
        *line = start_line(f, edges[i]);
        line->edges = room;
        join(f, line, room, edges[i]);
        for (uint32_t k = i + 1; k < tie->count && !apart; k++) {
            if (alike(f, edges[k], edges[i])) join(f, line, room, edges[k]);
        }
        room += line->edge_count;
    }
    for (uint32_t i = begin; i < f->line_count; i++)
        f->lines[i].width = draw_lane_width(f->s, f->lines[i].usd);
}

/* --- words --- */

/* What, how much, when; the date only where the words do not have it already. */
static const char *relation_text(const flow *f, const erg_edge *e)
{
    base_buffer b = {0}, part = {0};
    draw_add_relation(&b, e);
    draw_add_figures(&part, f->s->arena, e, true);
    if (part.length > 0) base_buffer_format(&b, ", %s", part.data);
    base_buffer_reset(&part);
    draw_add_dates(&part, e);
    if (part.length > 0 && b.data != NULL && strstr(b.data, part.data) == NULL)
        base_buffer_format(&b, ", %s", part.data);
    if (part.failed) b.failed = true;
    const char *text = draw_take(f->s->arena, &b);
    base_buffer_free(&b);
    base_buffer_free(&part);
    return text;
}

static const char *with_rest(const flow *f, const char *text, size_t more)
{
    base_buffer b = {0};
    base_buffer_format(&b, "%s, and %zu more", text, more);
    const char *whole = draw_take(f->s->arena, &b);
    base_buffer_free(&b);
    return whole;
}

double flow_words_width(const flow_line *line)
{
    if (line->words.count == 0) return 0;
    const char *last = line->words.items[line->words.count - 1];
    double width = draw_text_width(last, strlen(last), label_size, false);
    if (*line->refs != '\0')
        width += draw_text_width(line->refs, strlen(line->refs), FLOW_REFS_SIZE, false);
    return fmax(width, line->words.width);
}

double flow_words_height(const flow_line *line)
{
    return (double)line->words.count * (label_size + 2);
}

/* The last line with a blank behind it, where its sources begin; a line of their own
 * where they would make it too wide. */
static bool append_refs(flow *f, flow_line *line, double most)
{
    draw_lines *w = &line->words;
    const char **items = base_arena_array(f->s->arena, w->count + 1, sizeof *items);
    if (items == NULL) return false;
    for (size_t i = 0; i < w->count; i++)
        items[i] = w->items[i];
    const char *last = w->count > 0 ? items[w->count - 1] : "";
    double refs = draw_text_width(line->refs, strlen(line->refs), FLOW_REFS_SIZE, false);
    double wide = draw_text_width(last, strlen(last), label_size, false);
    base_buffer b = {0};
    if (w->count == 0 || wide + refs > most + 40) {
        items[w->count++] = "";
    } else {
        base_buffer_format(&b, "%s ", last);
        items[w->count - 1] = draw_take_lines(f->s->arena, &b);
    }
    base_buffer_free(&b);
    w->items = items;
    return items[w->count - 1] != NULL;
}

static bool write_words(flow *f, flow_line *line)
{
    bool wordy = f->line_count <= WORDY_MOST;
    double most = f->narrow ? 96 : wordy ? 158 : 132;
    const erg_edge *e = &f->s->snapshot->edges[line->edges[0]];
    const char *text = relation_text(f, e);
    if (text != NULL && line->edge_count > 1)
        text = with_rest(f, text, line->edge_count - 1);
    if (text == NULL) return false;
    if (line->edge_count == 1) {
        line->refs =
            draw_sources_refs(&f->s->sources, f->s->arena, e->claims, e->claim_count);
    }
    line->words = draw_text_wrap(f->s->arena, text, label_size, false, most,
                                 wordy ? FLOW_LABEL_LINES : 1, true);
    if (line->words.items == NULL || line->refs == NULL) return false;
    return *line->refs == '\0' || append_refs(f, line, most);
}

/* --- plates --- */

static bool is_loop_of(const erg_edge *e, uint32_t actor)
{
    return e->tie == ERG_NONE && e->source == actor && e->target == actor;
}

static bool write_names(flow *f)
{
    uint32_t count = f->s->actor_count;
    double width = f->narrow ? 92 : 150;
    size_t lines = f->narrow ? 4 : 3;
    draw_shown_name *names =
        base_arena_array(f->s->arena, (size_t)count + 1, sizeof *names);
    if (names == NULL) return false;
    for (uint32_t v = 0; v < count; v++) {
        draw_actor *a = &f->s->actors[v];
        a->size = 12;
        a->bold = draw_kinds[a->kind].bold;
        names[v] = (draw_shown_name){
            a->name, a->size, a->bold,
            draw_text_wrap(f->s->arena, a->name, a->size, a->bold, width, lines, true)};
        if (names[v].lines.items == NULL) return false;
    }
    if (!draw_names_apart(f->s->arena, names, count, width, lines)) return false;
    for (uint32_t v = 0; v < count; v++)
        f->names[v] = names[v].lines;
    return true;
}

static void make_plate(flow *f, uint32_t actor)
{
    draw_actor *a = &f->s->actors[actor];
    flow_cell *cell = &f->cells[actor];
    a->r = draw_radius(f->s, a->share);
    for (uint32_t e = 0; e < f->s->snapshot->edge_count; e++)
        f->loops[actor] += is_loop_of(&f->s->snapshot->edges[e], actor) ? 1 : 0;
    if (f->loops[actor] > FLOW_LOOPS_MAX) f->loops[actor] = FLOW_LOOPS_MAX;
    cell->width = 3 * FLOW_PLATE_PAD + 2 * a->r + f->names[actor].width;
    if (f->loops[actor] > 0) cell->width = fmax(cell->width, 190);
    cell->height =
        fmax(2 * a->r + 8, (double)f->names[actor].count * FLOW_NAME_ROW + 10) +
        (double)f->loops[actor] * FLOW_LOOP_ROW;
}

bool flow_lines_make(flow *f)
{
    const erg_snapshot *g = f->s->snapshot;
    uint32_t *room =
        base_arena_array(f->s->arena, (size_t)g->edge_count + 1, sizeof *room);
    f->lines = base_arena_array(f->s->arena, (size_t)g->edge_count + 1, sizeof *f->lines);
    f->names = base_arena_array(f->s->arena, (size_t)g->node_count + 1, sizeof *f->names);
    f->loops = base_arena_array(f->s->arena, (size_t)g->node_count + 1, sizeof *f->loops);
    f->touching =
        base_arena_array(f->s->arena, (size_t)g->node_count + 1, sizeof *f->touching);
    f->alone = base_arena_array(f->s->arena, (size_t)g->node_count + 1, sizeof *f->alone);
    f->cell_capacity = g->node_count + 64;
    f->cells = base_arena_array(f->s->arena, f->cell_capacity, sizeof *f->cells);
    if (f->s->arena->failed || !write_names(f)) return false;
    f->cell_count = g->node_count;
    for (uint32_t v = 0; v < g->node_count; v++) {
        f->alone[v] = g->offsets[v] == g->offsets[v + 1];
        make_plate(f, v);
    }
    for (uint32_t t = 0; t < g->tie_count; t++) {
        add_tie(f, &g->ties[t], room, g->edge_count <= APART_MOST);
        room += g->ties[t].count;
    }
    for (uint32_t i = 0; i < f->line_count; i++) {
        flow_line *line = &f->lines[i];
        f->touching[line->left]++;
        f->touching[line->right]++;
        line->title = draw_edges_title(f->s, line->edges, line->edge_count);
        if (line->title == NULL || !write_words(f, line)) return false;
    }
    return true;
}
