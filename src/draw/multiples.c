/* The multiples view: a panel a date, all in one layout: places and curves are the same
 * in each, so that what is new stands out. */
#include <math.h>
#include <string.h>

#include "base/date.h"
#include "base/fail.h"
#include "draw/view.h"

/* More do not fit into a panel. */
enum { NODES_MOST = 80 };

static const double panel_least = 520, panel_gap = 28, panel_head = 44, panel_foot = 18;

typedef struct panels {
    draw_union joined;
    draw_subject subject; /* of the union */
    plan *plan;
    uint32_t *letters; /* none: there are no cards */
    size_t columns;
    double width; /* of one */
} panels;

/* Small symbols beside their names, no words on lines. */
static draw_preset make_preset(double panel, uint32_t nodes)
{
    bool dense = nodes > 60;
    double area = dense ? 7000 : nodes > 30 ? 9000 : 11500;
    return (draw_preset){.most = DRAW_NODES_MAX,
                         .width = panel + 2 * DRAW_MARGIN,
                         .area = area,
                         .least_height = fmin(360, panel * 0.6),
                         .r_least = dense ? 4.5 : 5.5,
                         .r_most = 33,
                         .name_size = dense ? 9.5 : 10.5,
                         .name_width = dense ? 84 : 96,
                         .label_size = 9.5,
                         .label_width = 90,
                         .line_scale = dense ? 0.8 : 0.9,
                         .opacity = 1};
}

static void choose_columns(panels *p, double canvas, size_t count)
{
    double room = canvas - 2 * DRAW_MARGIN;
    size_t most = (size_t)fmax(1, floor((room + panel_gap) / (panel_least + panel_gap)));
    p->columns = count < most ? count : most;
    p->width = (room + panel_gap) / (double)p->columns - panel_gap;
}

static double canvas_width(const draw_making *m, uint32_t nodes)
{
    double width = 0;
    draw_width_parse(&width, m->options->width); /* checked before */
    if (width > 0) return width;
    return nodes <= 20 || m->timeline->point_count == 1 ? 1180 : 1500;
}

/* --- one panel --- */

static bool has_node(const draw_union *u, size_t side, uint32_t node)
{
    return draw_union_node(u, side, node) != ERG_NONE;
}

static bool has_edge(const draw_union *u, size_t side, uint32_t edge)
{
    return draw_union_edge(u, side, edge) != ERG_NONE;
}

static draw_presence presence_of(bool now, bool before)
{
    if (!now) return DRAW_GHOST;
    return before ? DRAW_FADED : DRAW_FULL;
}

/* A lane shows what of it is there; it is new where any of that is. */
static void take_lane(draw_lane *lane, const draw_subject *s, const draw_union *u,
                      size_t side)
{
    bool now = false, fresh = false;
    double usd = NAN;
    for (size_t i = 0; i < lane->edge_count; i++) {
        const erg_edge *edge = &s->snapshot->edges[lane->edges[i]];
        uint32_t e = edge->relation_index;
        if (!has_edge(u, side, e)) continue;
        double own = draw_edge_usd(s->snapshot, edge);
        if (!isnan(own) && !(usd >= own)) usd = own;
        now = true;
        fresh = fresh || side == 0 || !has_edge(u, side - 1, e);
    }
    lane->usd = usd;
    lane->width = draw_lane_width(s, usd);
    lane->presence = presence_of(now, !fresh);
}

/* The subject as it is at one date; names of what is new are bold. */
static bool take_side(draw_subject *out, const panels *all, size_t side)
{
    const draw_subject *s = &all->subject;
    const draw_union *u = &all->joined;
    *out = *s;
    out->part = NULL;
    out->actors = base_arena_array(s->arena, s->actor_count, sizeof *out->actors);
    out->bundles = base_arena_array(s->arena, s->bundle_count, sizeof *out->bundles);
    if (out->actors == NULL || out->bundles == NULL) return false;
    for (uint32_t v = 0; v < s->actor_count; v++) {
        draw_actor *a = &out->actors[v];
        uint32_t row = s->snapshot->nodes[v].row;
        *a = s->actors[v];
        bool now = has_node(u, side, row);
        a->presence = presence_of(now, side > 0 && has_node(u, side - 1, row));
    }
    for (uint32_t e = 0; e < s->bundle_count; e++) {
        draw_bundle *b = &out->bundles[e];
        *b = s->bundles[e];
        b->lanes = base_arena_array(s->arena, b->lane_count, sizeof *b->lanes);
        if (b->lanes == NULL) return false;
        for (size_t i = 0; i < b->lane_count; i++) {
            b->lanes[i] = s->bundles[e].lanes[i];
            take_lane(&b->lanes[i], s, u, side);
        }
    }
    return true;
}

/* The union's plan at the panel's place; nothing is in the way where nothing is. */
static plan *take_plan(const panels *all, const draw_subject *s, draw_point at)
{
    base_arena *arena = s->arena;
    plan *p = base_arena_alloc(arena, sizeof *p);
    plan_node *nodes = base_arena_array(arena, s->actor_count, sizeof *nodes);
    plan_tie *ties = base_arena_array(arena, s->bundle_count, sizeof *ties);
    if (arena->failed) return NULL;
    *p = *all->plan;
    p->nodes = nodes;
    p->ties = ties;
    for (uint32_t v = 0; v < p->node_count; v++)
        nodes[v] = all->plan->nodes[v];
    for (uint32_t e = 0; e < p->tie_count; e++)
        ties[e] = all->plan->ties[e];
    draw_plan_move(p, at.x, at.y);
    for (uint32_t v = 0; v < p->node_count; v++) {
        if (s->actors[v].presence == DRAW_GHOST) nodes[v].name = (draw_box){0, 0, 0, 0};
    }
    return p;
}

static void add_change(base_buffer *b, size_t came, size_t went, const char *one,
                       const char *many)
{
    if (came > 0)
        base_buffer_format(b, "%s+%zu %s", b->length > 0 ? ", " : "", came,
                           came == 1 ? one : many);
    if (went > 0)
        base_buffer_format(b, "%s\xe2\x88\x92%zu %s", b->length > 0 ? ", " : "", went,
                           went == 1 ? one : many);
}

/* "End of 2023": a year or month stands for its last day. */
static const char *date_text(base_arena *arena, erg_date date)
{
    char digits[BASE_DATE_MAX];
    base_buffer b = {0};
    base_date_print(digits, date);
    base_buffer_format(&b, "%s%s", strlen(digits) < 10 ? "End of " : "", digits);
    const char *text = draw_take(arena, &b);
    base_buffer_free(&b);
    return text;
}

static const char *count_text(base_arena *arena, const erg_timeline_point *point)
{
    base_buffer b = {0}, change = {0};
    base_buffer_format(&b, "%u entit%s, %u relation%s", (unsigned)point->node_count,
                       point->node_count == 1 ? "y" : "ies", (unsigned)point->edge_count,
                       point->edge_count == 1 ? "" : "s");
    add_change(&change, point->entered_count, point->left_count, "entity", "entities");
    add_change(&change, point->started_count, point->ended_count, "relation",
               "relations");
    if (change.length > 0) base_buffer_format(&b, " (%s)", change.data);
    if (change.failed) b.failed = true;
    const char *text = draw_take(arena, &b);
    base_buffer_free(&b);
    base_buffer_free(&change);
    return text;
}

static bool draw_panel_head(draw_making *m, const erg_timeline_point *point,
                            draw_point at, double width)
{
    const char *date = date_text(m->arena, point->date);
    const char *counts = count_text(m->arena, point);
    if (date == NULL || counts == NULL) return false;
    draw_line(&m->scene, at, (draw_point){at.x + width, at.y},
              (draw_style){.stroke = DRAW_PAINT_INK, .stroke_width = 1.5});
    double x = at.x + draw_text_width(date, strlen(date), 16, true) + 12;
    draw_words(&m->scene, "panel-date", (draw_point){at.x, at.y + 21}, DRAW_START,
               (draw_run){date, DRAW_PAINT_INK, 16, true});
    draw_words(&m->scene, "panel-counts", (draw_point){x, at.y + 21}, DRAW_START,
               (draw_run){counts, DRAW_PAINT_MUTE, 11.5, false});
    return true;
}

static const char *panel_prefix(base_arena *arena, size_t side)
{
    base_buffer b = {0};
    base_buffer_format(&b, "p%zu-n", side + 1);
    const char *text = draw_take(arena, &b);
    base_buffer_free(&b);
    return text;
}

static bool draw_panel(draw_making *m, const panels *all, size_t side, draw_point at)
{
    draw_subject s;
    const erg_timeline_point *point = &m->timeline->points[side];
    if (!take_side(&s, all, side)) return false;
    plan *p = take_plan(all, &s, (draw_point){at.x, at.y + panel_head});
    m->prefix = panel_prefix(m->arena, side);
    if (p == NULL || m->prefix == NULL) return false;
    draw_group_begin(&m->scene, "panel", NULL, NULL);
    bool fine = draw_panel_head(m, point, at, all->width);
    draw_network_plot(m, &s, p, all->letters);
    draw_group_end(&m->scene);
    return fine;
}

/* --- all of it --- */

static bool write_words(draw_making *m, const draw_subject *s)
{
    base_buffer b = {0};
    const erg_timeline *t = m->timeline;
    uint32_t startless = t->points[0].startless_count;
    base_buffer_add(&b, "Every panel has the same layout; a grey dot is an entity of "
                        "another date. Relations of a pair that are of one family and "
                        "direction share a line, which is new where one of them is. "
                        "Symbol sizes are those of all dates together.");
    if (startless > 0)
        base_buffer_format(&b,
                           " %u relation%s no start and stand%s in every panel "
                           "from the first.",
                           (unsigned)startless, startless == 1 ? " states" : "s state",
                           startless == 1 ? "s" : "");
    m->reading = draw_take(m->arena, &b);
    m->subtitle = "Same place in every panel. Full colour: new since the panel before; "
                  "faded: carried over; grey dot: not there at that date";
    base_buffer_format(&b, "Small multiples, %s:", m->title);
    for (size_t i = 0; i < t->point_count; i++) {
        const char *date = date_text(m->arena, t->points[i].date);
        const char *counts = count_text(m->arena, &t->points[i]);
        if (date == NULL || counts == NULL) break;
        base_buffer_format(&b, "%s %s: %s", i > 0 ? ";" : "", date, counts);
        for (size_t k = 0; k < t->points[i].entered_count && k < 12; k++) {
            const char *name = draw_text_clean(
                m->arena, t->dataset->entities[t->points[i].entered[k]].label);
            base_buffer_format(&b, "%s%s",
                               k > 0 ? ", " : ", new: ", name != NULL ? name : "");
        }
    }
    base_buffer_add(&b, ". ");
    const char *rest = draw_describe_as(s, "All dates together", m->title);
    base_buffer_add(&b, rest != NULL ? rest : "");
    m->desc = draw_take(m->arena, &b);
    base_buffer_free(&b);
    return m->reading != NULL && m->desc != NULL && rest != NULL;
}

static erg_code place(panels *all, draw_making *m, erg_error *err)
{
    draw_placed placed;
    draw_subject *s = &all->subject;
    for (uint32_t e = 0; e < s->bundle_count; e++) {
        s->bundles[e].entry_count = 0;
        s->bundles[e].label_w = s->bundles[e].label_h = 0;
        s->bundles[e].card = s->bundles[e].edge_count >= DRAW_CARD_LEAST;
    }
    all->plan = draw_plan_make(s);
    for (uint32_t e = 0; all->plan != NULL && e < all->plan->tie_count; e++)
        all->plan->ties[e].label_w = all->plan->ties[e].label_h = 0;
    all->letters =
        base_arena_array(m->arena, (size_t)s->bundle_count + 1, sizeof(uint32_t));
    if (all->plan == NULL || all->letters == NULL) return base_fail_memory(err);
    plan_shape(all->plan);
    all->plan->progress = m->options->progress;
    erg_code code =
        draw_place(&placed, all->plan, m->options->layout, m->options->worker, err);
    if (code == ERG_OK) plan_settle(all->plan);
    if (code == ERG_OK && placed.fallback) m->fallback = placed.engine;
    return code;
}

static erg_code draw(draw_making *m, panels *all, erg_error *err)
{
    size_t count = m->timeline->point_count;
    double step = panel_head + all->plan->height + panel_foot;
    m->panels = true;
    if (!write_words(m, &all->subject)) return base_fail_memory(err);
    double y = draw_head(m, &all->subject) + 14;
    for (size_t i = 0; i < count; i++) {
        size_t row = i / all->columns, column = i % all->columns;
        draw_point at = {DRAW_MARGIN + (double)column * (all->width + panel_gap),
                         y + (double)row * step};
        if (!draw_panel(m, all, i, at)) return base_fail_memory(err);
    }
    size_t rows = (count + all->columns - 1) / all->columns;
    m->height = ceil(draw_foot(m, &all->subject, y + (double)rows * step));
    return ERG_OK;
}

static erg_code make(draw_making *m, erg_error *err)
{
    panels all = {.subject = {.arena = m->arena}};
    size_t count = m->timeline->point_count;
    if (m->snapshots == NULL) {
        return base_fail(err, ERG_EUSAGE, "view 'multiples' needs each date's snapshot");
    }
    if (m->options->size_by != NULL && strcmp(m->options->size_by, "strength") != 0) {
        return base_fail(err, ERG_EUSAGE,
                         "view 'multiples' sizes symbols by strength, not by '%.80s'",
                         m->options->size_by);
    }
    erg_code code = draw_union_of_sides(&all.joined, m->arena, m->snapshots, count, err);
    if (code != ERG_OK) return code;
    uint32_t nodes = all.joined.node_count;
    if (nodes > NODES_MOST) nodes = NODES_MOST;
    m->width = canvas_width(m, nodes);
    choose_columns(&all, m->width, count);
    draw_preset preset = make_preset(all.width, nodes);
    draw_subject_how how = {.options = m->options, .preset = &preset, .most = NODES_MOST};
    code = draw_subject_make_how(&all.subject, m->arena, all.joined.snapshot, &how, err);
    if (code == ERG_OK) code = place(&all, m, err);
    if (code == ERG_OK) code = draw(m, &all, err);
    draw_subject_close(&all.subject);
    draw_union_close(&all.joined);
    return code;
}

const draw_view draw_multiples = {
    "multiples", "several dates side by side, in one layout", DRAW_OF_DATES, make};
