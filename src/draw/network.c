/* The network view: entities as symbols, their relations as lines between them. */
#include <math.h>
#include <string.h>

#include "base/fail.h"
#include "draw/card.h"

/* --- places --- */

/* A letter instead of a card that was not hung or lies on something. */
static void settle_cards(plan *p, const draw_subject *s, uint32_t *letters)
{
    uint32_t count = 0;
    bool changed = false;
    plan_settle(p);
    for (uint32_t e = 0; e < p->tie_count; e++) {
        plan_tie *t = &p->ties[e];
        if (!s->bundles[e].card || draw_card_hangs(p, e)) continue;
        changed = changed || t->card;
        t->card = false;
        t->marker = true;
        t->label_w = t->label_h = DRAW_MARKER;
        letters[e] = ++count;
        plan_shape_tie(p, e);
    }
    if (changed) plan_settle(p);
}

static erg_code place(plan *p, draw_making *m, const draw_subject *s, erg_error *err)
{
    draw_placed placed;
    if (draw_place_at(p, s, m->positions)) return ERG_OK;
    p->progress = m->options->progress;
    erg_code code = draw_place(&placed, p, m->options->layout, m->options->worker, err);
    if (code == ERG_OK && placed.fallback) m->fallback = placed.engine;
    return code;
}

/* --- drawing --- */

const char *draw_node_id(draw_making *m, uint32_t node)
{
    base_buffer b = {0};
    base_buffer_format(&b, "%s%u", m->prefix != NULL ? m->prefix : "n",
                       (unsigned)node + 1);
    const char *id = draw_take(m->arena, &b);
    base_buffer_free(&b);
    if (id == NULL) m->scene.failed = true;
    return id;
}

/* Colours of a comparison: what changed, what stands beside it, the rest. */
static draw_paint symbol_paint(const draw_subject *s, const draw_actor *a)
{
    if (a->presence == DRAW_FADED && a->inside) return DRAW_PAINT_FADED;
    if (s->marks == NULL) return draw_kinds[a->kind].paint;
    if (a->change != ERG_SAME) return draw_changes[a->change].line;
    return a->quiet && !a->inside ? DRAW_PAINT_QUIET : DRAW_PAINT_MUTE;
}

static draw_paint name_paint(const draw_subject *s, const draw_actor *a)
{
    if (a->presence == DRAW_FADED) return DRAW_PAINT_MUTE;
    if (s->marks == NULL) return DRAW_PAINT_INK;
    if (a->change != ERG_SAME) return draw_changes[a->change].text;
    return a->quiet ? DRAW_PAINT_MUTE : DRAW_PAINT_INK;
}

static void draw_actor_symbol(draw_making *m, const draw_subject *s, const draw_actor *a,
                              draw_point at)
{
    const draw_kind *kind = &draw_kinds[a->kind];
    if (s->marks != NULL && a->change == ERG_REMOVED) {
        draw_symbol_outlined(&m->scene, kind, at, a->r, symbol_paint(s, a));
        return;
    }
    double opacity = a->inside ? 1 : draw_presence_opacity(a->presence, 1);
    draw_symbol_painted(&m->scene, kind, at, a->r, symbol_paint(s, a), opacity);
}

static void draw_name(draw_making *m, const draw_subject *s, const draw_actor *a,
                      const plan_node *n)
{
    draw_run run = {NULL, name_paint(s, a), a->size, a->bold};
    if (a->inside) {
        run.text = a->lines.count > 0 ? a->lines.items[0] : "";
        run.paint = a->presence == DRAW_FADED ? DRAW_PAINT_INK : DRAW_PAINT_ON_SYMBOL;
        draw_words(&m->scene, "name inside",
                   (draw_point){n->at.x, n->at.y + a->size * 0.35}, DRAW_MIDDLE, run);
        return;
    }
    double x = n->at.x;
    draw_anchor anchor = DRAW_MIDDLE;
    if (n->side == PLAN_RIGHT) {
        x = n->name.x0;
        anchor = DRAW_START;
    } else if (n->side == PLAN_LEFT) {
        x = n->name.x1;
        anchor = DRAW_END;
    }
    for (size_t i = 0; i < a->lines.count; i++) {
        run.text = a->lines.items[i];
        double y = n->name.y0 + (double)i * (a->size + 1.5) + a->size * 0.82;
        draw_words(&m->scene, "name", (draw_point){x, y}, anchor, run);
    }
}

static void draw_label(draw_making *m, const draw_subject *s, const draw_bundle *b,
                       const plan_tie *t)
{
    double size = s->preset.label_size;
    if (draw_box_is_empty(t->label)) return;
    for (size_t i = 0; i < b->entry_count; i++) {
        size_t from = m->scene.item_count;
        double y = t->label.y0 + 1 + (double)i * (size + 2) + size * 0.85;
        draw_words(&m->scene, "label", (draw_point){(t->label.x0 + t->label.x1) / 2, y},
                   DRAW_MIDDLE,
                   (draw_run){b->entries[i].text, s->looks[b->entries[i].family].text,
                              size, false});
        draw_stands_for_relations(&m->scene, from, s->snapshot, b->entries[i].said,
                                  b->entries[i].said_count);
    }
}

/* Words above the rows of nodes without a tie. */
static void draw_lonely_head(draw_making *m, const draw_subject *s, const plan *p)
{
    double low = draw_place_floor(p), left = INFINITY, right = 0;
    if (p->tie_count == 0 || low >= p->height) return;
    for (uint32_t v = 0; v < p->node_count; v++) {
        if (!plan_is_alone(p, v)) continue;
        left = fmin(left, p->nodes[v].at.x);
        right = fmax(right, p->nodes[v].at.x);
    }
    draw_words(&m->scene, "caption",
               (draw_point){(left + right) / 2, low + DRAW_LONELY_HEAD - 8}, DRAW_MIDDLE,
               (draw_run){"Without a relation to others in this picture", DRAW_PAINT_MUTE,
                          s->preset.label_size, false});
}

/* Where an entity is in other panels. */
static void draw_ghost(draw_making *m, draw_point at)
{
    static const double r = 2.6;
    draw_circle(&m->scene, at, r, (draw_style){.fill = DRAW_PAINT_RULE});
}

static void draw_actor_mark(draw_making *m, const draw_subject *s, const plan *p,
                            uint32_t v)
{
    const draw_actor *a = &s->actors[v];
    size_t from = m->scene.item_count;
    if (a->presence == DRAW_GHOST) {
        draw_group_begin(&m->scene, "ghost", NULL, a->title);
        draw_ghost(m, p->nodes[v].at);
    } else {
        draw_group_begin(&m->scene, "node", draw_node_id(m, v), a->title);
        draw_actor_symbol(m, s, a, p->nodes[v].at);
        draw_name(m, s, a, &p->nodes[v]);
    }
    draw_group_end(&m->scene);
    draw_stands_for_entity(&m->scene, from, erg_snapshot_entity(s->snapshot, v)->id);
}

void draw_network_plot(draw_making *m, const draw_subject *s, const plan *p,
                       const uint32_t *letters)
{
    draw_group_begin(&m->scene, "plot", NULL, NULL);
    for (uint32_t e = 0; e < p->tie_count; e++)
        draw_lanes(&m->scene, s, p, e);
    draw_loops(&m->scene, s, p);
    draw_lonely_head(m, s, p);
    for (uint32_t v = 0; v < p->node_count; v++)
        draw_actor_mark(m, s, p, v);
    for (uint32_t e = 0; e < p->tie_count; e++) {
        if (p->ties[e].card) {
            draw_card(m, s, p, e);
        } else if (letters[e] > 0) {
            draw_marker(m, s, p, e, letters[e]);
        } else {
            draw_label(m, s, &s->bundles[e], &p->ties[e]);
        }
    }
    draw_group_end(&m->scene);
}

void draw_plan_move(plan *p, double x, double y)
{
    for (uint32_t v = 0; v < p->node_count; v++) {
        p->nodes[v].at.x += x;
        p->nodes[v].at.y += y;
    }
    p->width += x;
    p->height += y;
    plan_shape(p);
}

static erg_code make(draw_making *m, erg_error *err)
{
    draw_subject s = {0};
    erg_code code =
        draw_subject_make(&s, m->arena, m->snapshot, m->measures, m->options, err);
    if (code != ERG_OK) return code;
    plan *p = draw_plan_make(&s);
    uint32_t *letters =
        base_arena_array(m->arena, (size_t)s.bundle_count + 1, sizeof *letters);
    if (p == NULL || letters == NULL) {
        code = base_fail_memory(err);
        goto done;
    }
    code = place(p, m, &s, err);
    if (code != ERG_OK) goto done;
    settle_cards(p, &s, letters);
    m->width = s.preset.width;
    m->desc = draw_describe(&s, m->title);
    double y = draw_head(m, &s) + 6;
    m->plot_top = y;
    draw_plan_move(p, DRAW_MARGIN, y);
    draw_network_plot(m, &s, p, letters);
    y = draw_panels(m, &s, p, letters, p->height + 4);
    m->plot_bottom = y;
    m->height = ceil(draw_foot(m, &s, y + 4));
    if (m->desc == NULL) code = base_fail_memory(err);
done:
    draw_subject_close(&s);
    return code;
}

const draw_view draw_network = {"network", "entities and the relations between them",
                                DRAW_OF_GRAPH, make};
