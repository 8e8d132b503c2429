/* Lanes: the lines of a bundle, side by side along its curve, with true gaps where a
 * symbol, a name, a label or a card stands, so that nothing needs to be painted over. */
#include <math.h>
#include <string.h>

#include "draw/view.h"

enum { SAMPLES = 96, HALVINGS = 7, PARTS_MAX = 12, OBSTACLES_MAX = 24 };

static const double symbol_gap = 2.5, name_gap = 2, label_gap = 1, card_gap = 1;

double draw_arrow_length(double width)
{
    return 5.2 + 1.25 * width;
}

/* Its tip and the two ends of its base. */
static void arrow_points(draw_point points[3], draw_point tip, draw_point d,
                         double length)
{
    double half = length * 0.42;
    draw_point base = {tip.x - d.x * length, tip.y - d.y * length};
    points[0] = tip;
    points[1] = (draw_point){base.x - d.y * half, base.y + d.x * half};
    points[2] = (draw_point){base.x + d.y * half, base.y - d.x * half};
}

static void draw_head_of(draw_scene *scene, draw_point tip, draw_point d, double length,
                         draw_style style)
{
    draw_point points[3];
    arrow_points(points, tip, d, length);
    draw_polygon(scene, points, 3, style);
}

void draw_arrow(draw_scene *scene, draw_point tip, draw_point d, double width,
                draw_paint paint, double opacity)
{
    draw_head_of(scene, tip, d, draw_arrow_length(width),
                 (draw_style){.fill = paint, .opacity = opacity});
}

/* --- what is in the way --- */

typedef struct obstacles {
    const draw_kind *kind[2]; /* the ends' symbols */
    draw_point at[2];
    double r[2];
    draw_box boxes[OBSTACLES_MAX];
    size_t count;
} obstacles;

/* True where a lane of the bundle may come to the box: its chords miss the curve a bit.
 */
static bool runs_near(const plan_tie *e, draw_box box)
{
    static const double slack = 6;
    return !draw_box_is_empty(box) &&
           plan_run_inside(e, draw_box_grown(box, e->half + slack)) > 0;
}

static obstacles find_obstacles(const draw_subject *s, const plan *p, uint32_t tie)
{
    const plan_tie *e = &p->ties[tie];
    const draw_actor *a = &s->actors[e->a], *b = &s->actors[e->b];
    obstacles o = {.kind = {&draw_kinds[a->kind], &draw_kinds[b->kind]},
                   .at = {p->nodes[e->a].at, p->nodes[e->b].at},
                   .r = {a->r, b->r}};
    if (!draw_box_is_empty(e->label)) {
        o.boxes[o.count++] = draw_box_grown(e->label, e->card ? card_gap : label_gap);
    }
    for (uint32_t v = 0; v < p->node_count && o.count < OBSTACLES_MAX; v++) {
        draw_box name = draw_box_grown(p->nodes[v].name, name_gap);
        if (runs_near(e, name)) o.boxes[o.count++] = name;
    }
    for (uint32_t f = 0; f < p->tie_count && o.count < OBSTACLES_MAX; f++) {
        draw_box label = draw_box_grown(p->ties[f].label, label_gap);
        if (f != tie && runs_near(e, label)) o.boxes[o.count++] = label;
    }
    return o;
}

static bool visible(const obstacles *o, draw_curve k, double t)
{
    draw_point q = draw_curve_at(k, t);
    for (int i = 0; i < 2; i++) {
        if (draw_symbol_holds(o->kind[i], o->r[i], symbol_gap, q.x - o->at[i].x,
                              q.y - o->at[i].y)) {
            return false;
        }
    }
    for (size_t i = 0; i < o->count; i++) {
        if (draw_box_holds(o->boxes[i], q)) return false;
    }
    return true;
}

typedef struct part {
    double from, to;
} part;

/* The border of visibility between two neighbouring samples. */
static double border(const obstacles *o, draw_curve k, double low, double high)
{
    bool at_low = visible(o, k, low);
    for (int i = 0; i < HALVINGS; i++) {
        double middle = (low + high) / 2;
        if (visible(o, k, middle) == at_low) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return (low + high) / 2;
}

static size_t visible_parts(part parts[PARTS_MAX], const obstacles *o, draw_curve k)
{
    size_t count = 0;
    bool before = false;
    for (int i = 0; i <= SAMPLES; i++) {
        double t = (double)i / SAMPLES;
        bool now = visible(o, k, t);
        if (now && !before && count == PARTS_MAX) break;
        if (now && !before) {
            parts[count++] = (part){i == 0 ? 0 : border(o, k, t - 1.0 / SAMPLES, t), 1};
        }
        if (!now && before) parts[count - 1].to = border(o, k, t - 1.0 / SAMPLES, t);
        before = now;
    }
    return count;
}

double draw_presence_opacity(draw_presence presence, double full)
{
    static const double faded = 0.42;
    return presence == DRAW_FADED ? faded : full;
}

/* --- one lane --- */

static double length_of(draw_curve k, part s)
{
    return draw_distance(draw_curve_at(k, s.from), draw_curve_at(k, s.to));
}

/* What a name leaves of a line between itself and its symbol may be too short to be read
 * as the line's, or to hold its arrowhead: then the line ends before the name. */
static size_t end_at_names(part *parts, size_t count, draw_curve k, double least_first,
                           double least_last)
{
    size_t first = 0, last = count;
    while (first < count && length_of(k, parts[first]) < least_first)
        first++;
    while (last > 0 && length_of(k, parts[last - 1]) < least_last)
        last--;
    if (first >= last) return count;
    memmove(parts, parts + first, (last - first) * sizeof *parts);
    return last - first;
}

/* Where the line ends in a part of it, and the direction that it has there. */
static void find_end(draw_point *at, draw_point *d, draw_curve k, part s, bool reverse)
{
    double t = reverse ? s.from : s.to;
    *at = draw_curve_at(k, t);
    *d = draw_curve_direction(k, t);
    if (reverse) *d = (draw_point){-d->x, -d->y};
}

/* An arrowhead is wider than its line, which may run right along a name. */
static bool head_touches(const obstacles *o, draw_point tip, draw_point d, double length)
{
    draw_point points[3];
    arrow_points(points, tip, d, length);
    for (size_t i = 0; i < o->count; i++) {
        draw_box box = draw_box_grown(o->boxes[i], -name_gap);
        if (draw_box_holds(box, points[1]) || draw_box_holds(box, points[2])) return true;
    }
    return false;
}

/* Ends the part where its arrowhead touches nothing, if that is near. */
static void draw_back(part *s, const obstacles *o, draw_curve k, double length,
                      bool reverse)
{
    enum { STEPS = 12 };
    double step = (s->to - s->from) / length_of(k, *s); /* 1 px */
    part whole = *s;
    for (int i = 0; i <= STEPS && length_of(k, *s) >= length; i++) {
        draw_point tip, d;
        find_end(&tip, &d, k, *s, reverse);
        if (!head_touches(o, tip, d, length)) return;
        *(reverse ? &s->from : &s->to) += reverse ? step : -step;
    }
    *s = whole;
}

/* Makes room for an arrowhead at the end of the last part, or the start of the first. */
static void make_room(part *s, draw_curve k, double length, bool reverse)
{
    double cut = (s->to - s->from) * (length - 0.6) / length_of(k, *s);
    *(reverse ? &s->from : &s->to) += reverse ? cut : -cut;
}

static void draw_parts(draw_scene *scene, draw_curve k, const part *parts, size_t count,
                       draw_style style)
{
    draw_verb verbs[PARTS_MAX * 2];
    draw_point points[PARTS_MAX * 3];
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        if (length_of(k, parts[i]) < 2) continue; /* a crumb between two gaps */
        draw_curve c = draw_curve_part(k, parts[i].from, parts[i].to);
        verbs[n * 2] = DRAW_MOVE;
        verbs[n * 2 + 1] = DRAW_QUAD;
        points[n * 3] = c.p;
        points[n * 3 + 1] = c.c;
        points[n * 3 + 2] = c.q;
        n++;
    }
    if (n > 0) draw_path(scene, verbs, n * 2, points, n * 3, style);
}

/* An arrowhead that has no room may be smaller. */
static void draw_lane_line(draw_scene *scene, const draw_subject *s, const obstacles *o,
                           draw_curve middle, const draw_lane *lane)
{
    static const double crumb = 6, least_head = 4;
    const draw_family *family = &s->looks[lane->family];
    double opacity = draw_presence_opacity(lane->presence, s->preset.opacity);
    draw_curve k = draw_curve_beside(middle, lane->offset);
    part parts[PARTS_MAX];
    size_t count = visible_parts(parts, o, k);
    if (count == 0) return;
    bool arrow = lane->directed && family->arrows;
    double head = draw_arrow_length(lane->width), room = arrow ? head + 1 : crumb;
    count = end_at_names(parts, count, k, lane->reverse ? room : crumb,
                         lane->reverse ? crumb : room);
    part *last = lane->reverse ? &parts[0] : &parts[count - 1];
    head = fmin(head, length_of(k, *last));
    arrow = arrow && head >= least_head;
    draw_point tip, d;
    if (arrow) draw_back(last, o, k, head, lane->reverse);
    find_end(&tip, &d, k, *last, lane->reverse);
    if (arrow) make_room(last, k, head, lane->reverse);
    draw_parts(scene, k, parts, count,
               (draw_style){.stroke = family->line,
                            .stroke_width = lane->width,
                            .dash = lane->dash,
                            .opacity = opacity});
    if (arrow)
        draw_head_of(scene, tip, d, head,
                     (draw_style){.fill = family->line, .opacity = opacity});
}

void draw_lanes(draw_scene *scene, const draw_subject *s, const plan *p, uint32_t tie)
{
    const draw_bundle *b = &s->bundles[tie];
    obstacles o = find_obstacles(s, p, tie);
    for (size_t i = 0; i < b->lane_count; i++) {
        if (b->lanes[i].presence == DRAW_GHOST) continue;
        size_t from = scene->item_count;
        draw_group_begin(scene, "lane", NULL, b->lanes[i].title);
        draw_lane_line(scene, s, &o, p->ties[tie].curve, &b->lanes[i]);
        draw_group_end(scene);
        draw_stands_for_relations(scene, from, s->snapshot, b->lanes[i].edges,
                                  b->lanes[i].edge_count);
    }
}

/* --- relations of a node with itself --- */

/* Away from the name; those without another tie have words above them, too. */
static draw_point loop_direction(const plan *p, uint32_t node)
{
    if (plan_is_alone(p, node)) return (draw_point){1, 0};
    return (draw_point){0, p->nodes[node].side == PLAN_ABOVE ? 1 : -1};
}

static draw_point from_middle(const plan_node *n, draw_point d, double along,
                              double across)
{
    return (draw_point){n->at.x + d.x * along - d.y * across,
                        n->at.y + d.y * along + d.x * across};
}

void draw_loops(draw_scene *scene, const draw_subject *s, const plan *p)
{
    static const draw_verb verbs[] = {DRAW_MOVE, DRAW_CUBIC};
    for (uint32_t e = 0; e < s->snapshot->edge_count; e++) {
        const erg_edge *edge = &s->snapshot->edges[e];
        if (edge->tie != ERG_NONE || edge->source != edge->target) continue;
        const plan_node *n = &p->nodes[edge->source];
        double r = n->r + 1.5;
        draw_point d = loop_direction(p, edge->source);
        const draw_point points[] = {
            from_middle(n, d, r * 0.85, -r * 0.55), from_middle(n, d, r + 15, -r * 1.1),
            from_middle(n, d, r + 15, r * 1.1), from_middle(n, d, r * 0.85, r * 0.55)};
        size_t from = scene->item_count;
        draw_group_begin(scene, "lane", NULL, draw_edges_title(s, &e, 1));
        draw_path(scene, verbs, 2, points, 4,
                  (draw_style){.stroke = s->looks[draw_edge_look(s, edge)].line,
                               .stroke_width = 1.2,
                               .dash = draw_marked_dash(s, edge)});
        draw_group_end(scene);
        draw_stands_for_relations(scene, from, s->snapshot, &e, 1);
    }
}
