#include "draw/scene.h"

#include <string.h>

static draw_item *add(draw_scene *s, draw_item_type type)
{
    if (s->failed || !base_grow((void **)&s->items, &s->item_capacity, s->item_count + 1,
                                sizeof *s->items)) {
        s->failed = true;
        return NULL;
    }
    draw_item *item = &s->items[s->item_count++];
    *item = (draw_item){.type = type};
    return item;
}

/* A copy in the arena; NULL for nothing. */
static void *copy(draw_scene *s, const void *from, size_t count, size_t size)
{
    if (count == 0) return NULL;
    void *to = base_arena_array(s->arena, count, size);
    if (to == NULL) {
        s->failed = true;
        return NULL;
    }
    return memcpy(to, from, count * size);
}

void draw_group_begin(draw_scene *s, const char *role, const char *id, const char *title)
{
    draw_item *item = add(s, DRAW_GROUP_BEGIN);
    if (item == NULL) return;
    item->role = role;
    item->id = id;
    item->title = title;
}

void draw_group_end(draw_scene *s)
{
    (void)add(s, DRAW_GROUP_END);
}

void draw_circle(draw_scene *s, draw_point centre, double radius, draw_style style)
{
    draw_item *item = add(s, DRAW_CIRCLE);
    if (item == NULL) return;
    item->from[0] = centre;
    item->radius = radius;
    item->style = style;
}

void draw_rect(draw_scene *s, draw_box box, double corner, draw_style style)
{
    draw_item *item = add(s, DRAW_RECT);
    if (item == NULL) return;
    item->from[0] = (draw_point){box.x0, box.y0};
    item->from[1] = (draw_point){box.x1, box.y1};
    item->radius = corner;
    item->style = style;
}

void draw_path(draw_scene *s, const draw_verb *verbs, size_t verb_count,
               const draw_point *points, size_t point_count, draw_style style)
{
    draw_item *item = add(s, DRAW_PATH);
    if (item == NULL) return;
    item->verbs = copy(s, verbs, verb_count, sizeof *verbs);
    item->verb_count = verb_count;
    item->points = copy(s, points, point_count, sizeof *points);
    item->point_count = point_count;
    item->style = style;
}

void draw_line(draw_scene *s, draw_point a, draw_point b, draw_style style)
{
    static const draw_verb verbs[] = {DRAW_MOVE, DRAW_LINE};
    const draw_point points[] = {a, b};
    draw_path(s, verbs, 2, points, 2, style);
}

void draw_polygon(draw_scene *s, const draw_point *points, size_t count, draw_style style)
{
    enum { MOST = 8 };
    draw_verb verbs[MOST + 1] = {DRAW_MOVE};
    if (count > MOST) count = MOST;
    for (size_t i = 1; i < count; i++)
        verbs[i] = DRAW_LINE;
    verbs[count] = DRAW_CLOSE;
    draw_path(s, verbs, count + 1, points, count, style);
}

void draw_text(draw_scene *s, const char *role, draw_point at, draw_anchor anchor,
               const draw_run *runs, size_t run_count)
{
    draw_item *item = add(s, DRAW_TEXT);
    if (item == NULL) return;
    item->role = role;
    item->from[0] = at;
    item->anchor = anchor;
    item->runs = copy(s, runs, run_count, sizeof *runs);
    item->run_count = run_count;
}

void draw_words(draw_scene *s, const char *role, draw_point at, draw_anchor anchor,
                draw_run run)
{
    draw_text(s, role, at, anchor, &run, 1);
}

/* --- what it stands for --- */

static void mark(draw_scene *s, size_t from, const char *const *ids, size_t count,
                 bool relations)
{
    size_t depth = 0;
    for (size_t i = from; i < s->item_count; i++) {
        draw_item *item = &s->items[i];
        if (item->type == DRAW_GROUP_END) {
            depth -= depth > 0 ? 1 : 0;
            continue;
        }
        if (depth == 0 && item->ids == NULL) {
            item->ids = ids;
            item->id_count = count;
            item->relations = relations;
        }
        depth += item->type == DRAW_GROUP_BEGIN ? 1 : 0;
    }
}

void draw_stands_for_entity(draw_scene *s, size_t from, const char *id)
{
    const char **ids = base_arena_array(s->arena, 1, sizeof *ids);
    if (ids != NULL) ids[0] = base_arena_text(s->arena, id, strlen(id));
    if (ids == NULL || ids[0] == NULL) {
        s->failed = true;
        return;
    }
    mark(s, from, ids, 1, false);
}

void draw_stands_for_relations(draw_scene *s, size_t from, const erg_snapshot *snapshot,
                               const uint32_t *edges, size_t count)
{
    if (count == 0) return;
    const char **ids = base_arena_array(s->arena, count, sizeof *ids);
    for (size_t i = 0; ids != NULL && i < count; i++) {
        const char *id = snapshot->edges[edges[i]].id;
        ids[i] = base_arena_text(s->arena, id, strlen(id));
    }
    if (s->arena->failed) {
        s->failed = true;
        return;
    }
    mark(s, from, ids, count, true);
}
