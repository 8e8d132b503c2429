/* The diff view: both sides of a comparison in one layout. What came, went and changed
 * has its sign, colour and dash; the rest is grey. */
#include <math.h>
#include <string.h>

#include "base/date.h"
#include "base/fail.h"
#include "draw/changes.h"

typedef struct diff_picture {
    const draw_union *joined;
    draw_subject subject;
    draw_change_list list;
} diff_picture;

/* --- words --- */

static void add_state(base_buffer *b, const erg_snapshot *side)
{
    char date[BASE_DATE_MAX];
    base_date_print(date, side->as_of);
    if (side->as_of != 0)
        base_buffer_format(b, "%s%s", strlen(date) < 10 ? "end of " : "", date);
    base_date_print(date, side->known_by);
    if (side->known_by != 0)
        base_buffer_format(b, "%sknown by %s", side->as_of != 0 ? " as " : "", date);
    if (side->as_of == 0 && side->known_by == 0) base_buffer_add(b, "all that is known");
}

static bool dated(const erg_snapshot *side)
{
    return side->as_of != 0 || side->known_by != 0;
}

/* "Deals: what changed, 2023 to 2025-11-16" */
static bool write_title(draw_making *m)
{
    base_buffer b = {0};
    if (m->options->title != NULL) return true;
    base_buffer_format(&b, "%s: what changed", m->title);
    if (dated(m->diff->before) || dated(m->diff->after)) {
        base_buffer_add(&b, ", ");
        add_state(&b, m->diff->before);
        base_buffer_add(&b, " to ");
        add_state(&b, m->diff->after);
    }
    m->title = draw_take(m->arena, &b);
    base_buffer_free(&b);
    return m->title != NULL;
}

/* With --context. */
static void add_left_out(base_buffer *b, const draw_making *m)
{
    uint32_t ties = m->joined->memory->context;
    uint32_t entities = m->diff->node_count - m->joined->snapshot->node_count;
    uint32_t relations = m->diff->edge_count - m->joined->snapshot->edge_count;
    if (ties == ERG_NONE || (entities == 0 && relations == 0)) return;
    base_buffer_add(b, " Left out, unchanged");
    if (ties > 0)
        base_buffer_format(b, " and more than %u tie%s from what changed", (unsigned)ties,
                           ties == 1 ? "" : "s");
    base_buffer_format(b, ": %u entit%s, %u relation%s.", (unsigned)entities,
                       entities == 1 ? "y" : "ies", (unsigned)relations,
                       relations == 1 ? "" : "s");
}

static bool write_reading(draw_making *m, const diff_picture *d)
{
    base_buffer b = {0};
    if (!m->diff->comparable) {
        base_buffer_add(&b, "The two sides were not made alike: ");
        for (size_t i = 0; i < m->diff->incomparable_count; i++)
            base_buffer_format(&b, "%s%s", i > 0 ? "; " : "", m->diff->incomparable[i]);
        base_buffer_add(&b, ". ");
    }
    base_buffer_add(&b, "Both sides stand in one layout. Relations of a pair that share "
                        "direction and change share a line. The list begins with what "
                        "weighs most");
    bool reported = false;
    for (size_t i = 0; i < d->list.count; i++)
        reported = reported || d->list.rows[i].when[0] == '(';
    base_buffer_add(&b, reported ? "; a date in brackets is that of the report." : ".");
    if (d->list.late)
        base_buffer_add(&b, " \xe2\x80\xa0 marks what was so already at the earlier date "
                            "and became known since.");
    add_left_out(&b, m);
    m->reading = draw_take(m->arena, &b);
    base_buffer_free(&b);
    return m->reading != NULL;
}

static bool write_desc(draw_making *m, const draw_change_list *list)
{
    enum { MOST = 24 };
    base_buffer b = {0};
    base_buffer_format(&b, "Comparison, %s: %s.", m->title, m->subtitle);
    for (size_t i = 0; i < list->count && i < MOST; i++) {
        const draw_change_row *row = &list->rows[i];
        if (i == 0 || row->change != row[-1].change)
            base_buffer_format(&b, "%s %s: ", i > 0 ? "." : "",
                               draw_changes[row->change].title);
        else
            base_buffer_add(&b, "; ");
        base_buffer_add(&b, row->text);
        if (*row->when != '\0') base_buffer_format(&b, ", %s", row->when);
    }
    size_t more = list->left_out + (list->count > MOST ? list->count - MOST : 0);
    if (more > 0) base_buffer_format(&b, "; and %zu more", more);
    if (list->count > 0) base_buffer_add_char(&b, '.');
    m->desc = draw_take(m->arena, &b);
    base_buffer_free(&b);
    return m->desc != NULL;
}

static bool write_words(draw_making *m, diff_picture *d)
{
    m->subtitle = draw_changes_summary(m->arena, m->diff);
    return m->subtitle != NULL && write_title(m) &&
           draw_changes_make(&d->list, m, &d->subject, d->joined) &&
           write_reading(m, d) && write_desc(m, &d->list);
}

/* --- labels --- */

/* The signs of a label alone, each on a line, where its words found no room. */
static void shorten(draw_bundle *b, plan_tie *t, double size)
{
    size_t count = 0;
    t->label_w = 0;
    for (size_t i = 0; i < b->entry_count; i++) {
        draw_entry entry = b->entries[i];
        entry.text = draw_change_signs[entry.family];
        if (count > 0 && b->entries[count - 1].family == entry.family) continue;
        b->entries[count++] = entry;
        t->label_w = fmax(
            t->label_w, draw_text_width(entry.text, strlen(entry.text), size, false) + 4);
    }
    b->entry_count = count;
    t->label_h = (double)count * (size + 2) + 2;
}

/* Every change keeps its sign. */
static void settle_labels(plan *p, const draw_subject *s)
{
    bool changed = false;
    plan_settle(p);
    for (uint32_t e = 0; e < p->tie_count; e++) {
        plan_tie *t = &p->ties[e];
        if (!t->dropped || s->bundles[e].entry_count == 0) continue;
        shorten(&s->bundles[e], t, s->preset.label_size);
        plan_shape_tie(p, e);
        changed = true;
    }
    if (changed) plan_settle(p);
}

/* --- the picture --- */

/* Where the positions are, which do not depend on which side is called newer; the
 * strongest of a larger comparison by themselves. */
static erg_code place(plan *p, draw_making *m, const draw_subject *s, erg_error *err)
{
    draw_placed placed;
    erg_positions *made = NULL;
    if (draw_place_at(p, s, m->positions)) return ERG_OK;
    if (s->part != NULL) {
        p->progress = m->options->progress;
        erg_code code =
            draw_place(&placed, p, m->options->layout, m->options->worker, err);
        if (code == ERG_OK && placed.fallback) m->fallback = placed.engine;
        return code;
    }
    erg_code code = erg_positions_make_union(&made, m->joined, m->options, err);
    if (code == ERG_OK) draw_place_at(p, s, made);
    if (code == ERG_OK && made->fallback) m->fallback = made->engine;
    erg_positions_free(made);
    return code;
}

static erg_code draw(draw_making *m, diff_picture *d, erg_error *err)
{
    draw_subject *s = &d->subject;
    plan *p = draw_plan_make(s);
    uint32_t *letters =
        base_arena_array(m->arena, (size_t)s->bundle_count + 1, sizeof *letters);
    if (p == NULL || letters == NULL || !write_words(m, d)) return base_fail_memory(err);
    erg_code code = place(p, m, s, err);
    if (code != ERG_OK) return code;
    settle_labels(p, s);
    m->width = s->preset.width;
    double y = draw_head(m, s) + 6;
    m->plot_top = y;
    draw_plan_move(p, DRAW_MARGIN, y);
    draw_network_plot(m, s, p, letters);
    m->plot_bottom = p->height + 4;
    y = draw_changes_columns(m, &d->list, p->height + 10);
    m->height = ceil(draw_foot(m, s, y + 4));
    return ERG_OK;
}

static erg_code make(draw_making *m, erg_error *err)
{
    const struct erg_union_memory *memory = m->joined->memory;
    diff_picture d = {.subject = {.arena = m->arena}, .joined = &memory->all};
    draw_subject_how how = {
        .measures = m->joined->measures, .options = m->options, .marks = &memory->marks};
    erg_code code =
        draw_subject_make_how(&d.subject, m->arena, m->joined->snapshot, &how, err);
    if (code == ERG_OK) code = draw(m, &d, err);
    draw_subject_close(&d.subject);
    return code;
}

const draw_view draw_diff = {"diff", "what changed between two graphs", DRAW_OF_DIFF,
                             make};
