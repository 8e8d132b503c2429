/* The diff view: both sides of a comparison in one layout. What came, went and changed
 * has its sign, colour and dash; the rest is grey. */
#include <math.h>
#include <string.h>

#include "base/date.h"
#include "base/fail.h"
#include "draw/changes.h"

typedef struct diff_picture {
    draw_union joined;
    draw_marks marks;
    draw_subject subject;
    draw_change_list list;
} diff_picture;

static bool make_marks(diff_picture *d, const draw_making *m)
{
    const erg_diff *diff = m->diff;
    erg_change *nodes = base_arena_array(m->arena, diff->node_count, sizeof *nodes);
    erg_change *edges = base_arena_array(m->arena, diff->edge_count, sizeof *edges);
    bool *touched = base_arena_array(m->arena, diff->node_count, sizeof *touched);
    if (m->arena->failed) return false;
    for (uint32_t v = 0; v < diff->node_count; v++) {
        nodes[v] = diff->nodes[v].record.change;
        touched[v] = diff->nodes[v].distance == 0;
    }
    for (uint32_t e = 0; e < diff->edge_count; e++)
        edges[e] = diff->edges[e].record.change;
    d->marks = (draw_marks){nodes, edges, touched};
    return true;
}

/* --- words ------------------------------------------------------------------ */

static void add_state(base_buffer *b, const erg_snapshot *side)
{
    char date[BASE_DATE_MAX];
    base_date_print(date, side->as_of);
    if (side->as_of != 0) base_buffer_add(b, date);
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
           draw_changes_make(&d->list, m, &d->subject, &d->joined) &&
           write_reading(m, d) && write_desc(m, &d->list);
}

/* --- labels ----------------------------------------------------------------- */

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

static plan *make_plan(const draw_subject *s)
{
    plan *p = draw_plan_make(s);
    for (uint32_t e = 0; p != NULL && e < p->tie_count; e++) {
        p->ties[e].label_w = s->bundles[e].label_w;
        p->ties[e].label_h = s->bundles[e].label_h;
    }
    if (p != NULL) plan_shape(p);
    return p;
}

/* --- the picture ------------------------------------------------------------ */

static erg_code draw(draw_making *m, diff_picture *d, erg_error *err)
{
    draw_subject *s = &d->subject;
    draw_placed placed;
    plan *p = make_plan(s);
    uint32_t *letters =
        base_arena_array(m->arena, (size_t)s->bundle_count + 1, sizeof *letters);
    if (p == NULL || letters == NULL || !write_words(m, d)) return base_fail_memory(err);
    erg_code code = draw_place(&placed, p, m->options->layout, m->options->worker, err);
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
    diff_picture d = {.subject = {.arena = m->arena}};
    erg_code code = draw_union_of_diff(&d.joined, m->arena, m->diff, err);
    if (code != ERG_OK) return code;
    const erg_measures *sides[] = {m->diff->measures_before, m->diff->measures_after};
    const char *key = m->options->size_by != NULL ? m->options->size_by : "strength";
    bool strength = strcmp(key, "strength") == 0;
    const erg_measures *measures =
        strength ? NULL : draw_union_measures(&d.joined, m->arena, sides, key);
    if ((!strength && measures == NULL) || !make_marks(&d, m)) {
        code = base_fail_memory(err);
        goto done;
    }
    draw_subject_how how = {
        .measures = measures, .options = m->options, .marks = &d.marks};
    code = draw_subject_make_how(&d.subject, m->arena, d.joined.snapshot, &how, err);
    if (code == ERG_OK) code = draw(m, &d, err);
done:
    draw_subject_close(&d.subject);
    draw_union_close(&d.joined);
    return code;
}

const draw_view draw_diff = {"diff", "what changed between two graphs", DRAW_OF_DIFF,
                             make};
