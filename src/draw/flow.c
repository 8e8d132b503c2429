/* The flow view: who gives to whom, from left to right, every relation with its words. */
#include "draw/flow.h"

#include <math.h>
#include <string.h>

#include "base/fail.h"

static const draw_preset flow_preset = {.most = UINT32_MAX,
                                        .width = 1180,
                                        .r_least = 6,
                                        .r_most = 17,
                                        .line_scale = 1,
                                        .opacity = 1};

static const double label_size = 10.5, words_gap = 5, narrowest = 735;

/* --- lines --- */

/* A path under way: level and bent pieces from `at` on. */
typedef struct pen {
    draw_verb *verbs;
    draw_point *points;
    size_t verb_count, point_count;
    draw_point at;
} pen;

static void move(pen *p, draw_point to)
{
    p->verbs[p->verb_count++] = DRAW_MOVE;
    p->points[p->point_count++] = to;
    p->at = to;
}

static void level(pen *p, double x)
{
    if (fabs(x - p->at.x) < 0.05) return;
    p->verbs[p->verb_count++] = DRAW_LINE;
    p->points[p->point_count++] = (draw_point){x, p->at.y};
    p->at.x = x;
}

/* To another height, level at both ends. */
static void bend(pen *p, draw_point to)
{
    if (fabs(to.y - p->at.y) < 0.05) {
        level(p, to.x);
        return;
    }
    double middle = (p->at.x + to.x) / 2;
    p->verbs[p->verb_count++] = DRAW_CUBIC;
    p->points[p->point_count++] = (draw_point){middle, p->at.y};
    p->points[p->point_count++] = (draw_point){middle, to.y};
    p->points[p->point_count++] = to;
    p->at = to;
}

static double column_left(const flow *f, uint32_t cell)
{
    return f->columns[f->cells[cell].column].x;
}

static double column_right(const flow *f, uint32_t cell)
{
    const flow_column *c = &f->columns[f->cells[cell].column];
    return c->x + c->width;
}

static double column_middle(const flow *f, uint32_t cell)
{
    return (column_left(f, cell) + column_right(f, cell)) / 2;
}

static void draw_label(flow *f, const flow_line *line, draw_point at)
{
    draw_paint paint = draw_families[line->family].text;
    double row = label_size + 2;
    double y = at.y - (double)line->words.count * row / 2 + label_size * 0.9;
    size_t begin = f->m->scene.item_count;
    for (size_t i = 0; i < line->words.count; i++) {
        bool last = i + 1 == line->words.count;
        const draw_run runs[] = {{line->words.items[i], paint, label_size, false},
                                 {line->refs, DRAW_PAINT_MUTE, FLOW_REFS_SIZE, false}};
        bool alone = *line->words.items[i] == '\0';
        bool refs = last && *line->refs != '\0';
        draw_text(&f->m->scene, "label", (draw_point){at.x, y}, DRAW_MIDDLE,
                  alone ? runs + 1 : runs, refs && !alone ? 2 : 1);
        y += row;
    }
    draw_stands_for_relations(&f->m->scene, begin, f->s->snapshot, line->edges,
                              line->edge_count);
}

static void trace(const flow *f, const flow_line *line, pen *p, double from, double to,
                  draw_point top_left)
{
    move(p, (draw_point){from, top_left.y + line->left_y});
    level(p, top_left.x + column_right(f, line->left));
    for (uint32_t i = 0; i < line->count; i++) {
        uint32_t cell = line->first + i;
        bend(p, (draw_point){top_left.x + column_left(f, cell),
                             top_left.y + f->cells[cell].y});
        if (cell == line->label) {
            double half = flow_words_width(line) / 2 + words_gap;
            double middle = top_left.x + column_middle(f, cell);
            level(p, middle - half);
            move(p, (draw_point){middle + half, p->at.y});
        }
        level(p, top_left.x + column_right(f, cell));
    }
    bend(p, (draw_point){top_left.x + column_left(f, line->right),
                         top_left.y + line->right_y});
    level(p, to);
}

static void draw_flow_line(flow *f, const flow_line *line, draw_point top_left)
{
    const draw_family *family = &draw_families[line->family];
    draw_scene *scene = &f->m->scene;
    size_t most = 5 * ((size_t)line->count + 2);
    pen p = {.verbs = base_arena_array(f->s->arena, most, sizeof(draw_verb)),
             .points = base_arena_array(f->s->arena, 3 * most, sizeof(draw_point))};
    if (p.verbs == NULL || p.points == NULL) {
        scene->failed = true;
        return;
    }
    double from =
        top_left.x + column_middle(f, line->left) + f->cells[line->left].width / 2 + 2;
    double to =
        top_left.x + column_middle(f, line->right) - f->cells[line->right].width / 2 - 2;
    bool arrow = line->directed && family->arrows;
    double head = arrow ? draw_arrow_length(line->width) - 0.6 : 0;
    size_t begin = scene->item_count;
    draw_group_begin(scene, "lane", NULL, line->title);
    if (arrow) {
        draw_point tip = line->backward ? (draw_point){from, top_left.y + line->left_y}
                                        : (draw_point){to, top_left.y + line->right_y};
        draw_arrow(scene, tip, (draw_point){line->backward ? -1 : 1, 0}, line->width,
                   family->line, 1);
    }
    trace(f, line, &p, from + (line->backward ? head : 0),
          to - (line->backward ? 0 : head), top_left);
    draw_path(scene, p.verbs, p.verb_count, p.points, p.point_count,
              (draw_style){.stroke = family->line,
                           .stroke_width = line->width,
                           .dash = line->dash});
    draw_group_end(scene);
    draw_stands_for_relations(scene, begin, f->s->snapshot, line->edges,
                              line->edge_count);
}

/* --- plates --- */

/* A relation of an entity with itself: a row in its plate. */
static void draw_loop_row(flow *f, uint32_t edge, draw_point at, double width,
                          size_t more)
{
    const erg_edge *e = &f->s->snapshot->edges[edge];
    size_t begin = f->m->scene.item_count;
    const draw_family *family = &draw_families[draw_family_row(e->family)];
    base_buffer b = {0};
    draw_add_relation(&b, e);
    if (e->amount != NULL || !isnan(e->share)) base_buffer_add(&b, ", ");
    draw_add_figures(&b, f->s->arena, e, true);
    if (more > 0) base_buffer_format(&b, ", and %zu more", more);
    const char *text = draw_take(f->s->arena, &b);
    if (text != NULL)
        text = draw_text_cut(f->s->arena, text, label_size, false, width - 22);
    base_buffer_free(&b);
    const char *title = draw_edges_title(f->s, &edge, 1);
    if (text == NULL || title == NULL) {
        f->m->scene.failed = true;
        return;
    }
    draw_group_begin(&f->m->scene, "loop", NULL, title);
    draw_line(&f->m->scene, at, (draw_point){at.x + 16, at.y},
              (draw_style){.stroke = family->line,
                           .stroke_width = 1.4,
                           .dash = draw_edge_dash(e)});
    draw_words(&f->m->scene, "label", (draw_point){at.x + 22, at.y + 3.6}, DRAW_START,
               (draw_run){text, family->text, label_size, false});
    draw_group_end(&f->m->scene);
    draw_stands_for_relations(&f->m->scene, begin, f->s->snapshot, &edge, 1);
}

static void draw_loop_rows(flow *f, uint32_t actor, draw_box box)
{
    size_t rows = f->loops[actor], row = 0, all = 0;
    double y = box.y1 - (double)rows * FLOW_LOOP_ROW + 3;
    const erg_snapshot *g = f->s->snapshot;
    for (uint32_t e = 0; e < g->edge_count; e++)
        all += g->edges[e].tie == ERG_NONE && g->edges[e].source == actor ? 1 : 0;
    for (uint32_t e = 0; e < g->edge_count && row < rows; e++) {
        if (g->edges[e].tie != ERG_NONE || g->edges[e].source != actor) continue;
        row++;
        draw_loop_row(f, e, (draw_point){box.x0 + FLOW_PLATE_PAD, y},
                      box.x1 - box.x0 - 2 * FLOW_PLATE_PAD, row == rows ? all - rows : 0);
        y += FLOW_LOOP_ROW;
    }
}

static void draw_plate(flow *f, uint32_t actor, draw_point middle)
{
    const draw_actor *a = &f->s->actors[actor];
    const draw_lines *name = &f->names[actor];
    const flow_cell *cell = &f->cells[actor];
    draw_scene *scene = &f->m->scene;
    draw_box box = draw_box_around(middle, cell->width, cell->height);
    double loops = (double)f->loops[actor] * FLOW_LOOP_ROW, y = middle.y - loops / 2;
    size_t begin = scene->item_count;
    draw_group_begin(scene, "node", draw_node_id(f->m, actor), a->title);
    draw_rect(scene, box, 5,
              (draw_style){.fill = DRAW_PAINT_CARD,
                           .stroke = DRAW_PAINT_RULE,
                           .stroke_width = 1.2});
    draw_symbol(scene, &draw_kinds[a->kind],
                (draw_point){box.x0 + FLOW_PLATE_PAD + a->r, y}, a->r);
    double x = box.x0 + 2 * FLOW_PLATE_PAD + 2 * a->r;
    double line = y - (double)name->count * FLOW_NAME_ROW / 2 + 11;
    for (size_t i = 0; i < name->count; i++) {
        draw_words(scene, "name inside", (draw_point){x, line}, DRAW_START,
                   (draw_run){name->items[i], DRAW_PAINT_INK, a->size, a->bold});
        line += FLOW_NAME_ROW;
    }
    draw_loop_rows(f, actor, box);
    draw_group_end(scene);
    draw_stands_for_entity(scene, begin, erg_snapshot_entity(f->s->snapshot, actor)->id);
}

/* Entities without a relation to others, in rows; returns the height they take. */
static double draw_alone(flow *f, draw_point top_left)
{
    double x = 0, y = 0, row = 0;
    for (uint32_t v = 0; v < f->s->actor_count; v++) {
        const flow_cell *cell = &f->cells[v];
        if (!f->alone[v]) continue;
        if (x > 0 && x + cell->width > f->width) {
            x = 0;
            y += row + 10;
            row = 0;
        }
        draw_plate(f, v,
                   (draw_point){top_left.x + x + cell->width / 2,
                                top_left.y + y + cell->height / 2});
        x += cell->width + 12;
        row = fmax(row, cell->height);
    }
    return y + row;
}

/* --- the whole --- */

static double draw_plot(flow *f, draw_point top_left)
{
    draw_group_begin(&f->m->scene, "plot", NULL, NULL);
    for (uint32_t i = 0; i < f->line_count; i++)
        draw_flow_line(f, &f->lines[i], top_left);
    for (uint32_t v = 0; v < f->s->actor_count; v++) {
        if (f->alone[v]) continue;
        draw_plate(
            f, v,
            (draw_point){top_left.x + column_middle(f, v), top_left.y + f->cells[v].y});
    }
    for (uint32_t i = 0; i < f->line_count; i++) {
        uint32_t label = f->lines[i].label;
        draw_label(f, &f->lines[i],
                   (draw_point){top_left.x + column_middle(f, label),
                                top_left.y + f->cells[label].y});
    }
    top_left.y += f->height + (f->height > 0 ? 22 : 0);
    double end = top_left.y + draw_alone(f, top_left);
    draw_group_end(&f->m->scene);
    return end;
}

static erg_code draw_all(flow *f, erg_error *err)
{
    draw_making *m = f->m;
    m->reading = "Relations run from the giver on the left to the receiver on the right; "
                 "an arrow to the left runs the other way. Each line stands for one "
                 "relation; its words stand in it.";
    m->width = ceil(f->width) + 2 * DRAW_MARGIN;
    m->desc = draw_describe_as(f->s, "Flow diagram, from left to right", m->title);
    double y = draw_head(m, f->s) + 16;
    m->plot_top = y - 8;
    y = draw_plot(f, (draw_point){DRAW_MARGIN, y});
    m->plot_bottom = y + 8;
    m->height = ceil(draw_foot(m, f->s, y + 16));
    return m->desc != NULL ? ERG_OK : base_fail_memory(err);
}

/* Wanted by name, another engine places entities as the network view does. */
static bool is_for_network(const char *layout)
{
    return layout != NULL && strcmp(layout, "auto") != 0 && strcmp(layout, "dot") != 0;
}

static erg_code make(draw_making *m, erg_error *err)
{
    if (is_for_network(m->options->layout)) return draw_network.make(m, err);
    draw_subject s = {0};
    flow f = {.m = m, .s = &s};
    erg_code code =
        draw_subject_make(&s, m->arena, m->snapshot, m->measures, m->options, err);
    if (code != ERG_OK) return code;
    if (m->options->width != NULL) {
        f.wanted = s.preset.width - 2 * DRAW_MARGIN;
        f.narrow = s.preset.width <= narrowest;
    }
    s.preset = flow_preset;
    if (!flow_lines_make(&f)) code = base_fail_memory(err);
    if (code == ERG_OK) code = flow_place(&f, NULL);
    if (code == ERG_OK) code = draw_all(&f, err);
    draw_subject_close(&s);
    if (code == ERG_ENOMEM) return base_fail_memory(err);
    if (code != ERG_ELAYOUT) return code;
    m->reading =
        "The layers of a flow could not be laid out: drawn as a network instead. "
        "Relations of a pair that are of one family and direction share a line.";
    m->fallback = draw_network.name;
    return draw_network.make(m, err);
}

const draw_view draw_flow = {"flow", "who gives to whom, from left to right",
                             DRAW_OF_GRAPH, make};
