/* The dossier view: every relation of one pair on an axis of time. */
#include "draw/dossier.h"

#include <math.h>
#include <string.h>

#include "base/fail.h"
#include "draw/dossier_marks.h"

static const double names_width = 118, names_narrow = 78;
static const double undated_least = 270, undated_narrow = 170, narrowest = 735;

static void set_columns(dossier *d)
{
    double width = d->m->width, right = width - DRAW_MARGIN;
    bool narrow = width <= narrowest, undated = d->dated_count < d->row_count;
    double left = DRAW_MARGIN + (narrow ? names_narrow : names_width) + DOSSIER_GAP / 2.0;
    d->undated_width = narrow ? undated_narrow : undated_least;
    d->axis.x0 = left;
    d->axis.x1 = undated ? right - d->undated_width - DOSSIER_GAP : right;
    d->undated_x = right - d->undated_width;
}

static const char *describe(const dossier *d)
{
    enum { MOST = 40 };
    base_buffer b = {0};
    base_buffer_format(&b,
                       "Timeline, %s: %u relation%s between %s and %s, %zu with a date.",
                       d->m->title, (unsigned)d->s->snapshot->edge_count,
                       d->s->snapshot->edge_count == 1 ? "" : "s", d->s->actors[0].name,
                       d->s->actors[1].name, d->dated_count);
    for (size_t i = 0; i < d->row_count && i < MOST; i++) {
        const dossier_row *row = &d->rows[i];
        if (i == 0 || d->rows[i - 1].family != row->family)
            base_buffer_format(&b, " %s: ", draw_families[row->family].title);
        bool last = i + 1 == d->row_count || i + 1 == MOST ||
                    d->rows[i + 1].family != row->family;
        base_buffer_format(&b, "%s (%s%s%s)%s", row->text, row->ends,
                           row->dash == DRAW_DISPUTED ? ", disputed" : "",
                           row->dash == DRAW_POSSIBLE ? ", only possible" : "",
                           last ? "." : "; ");
    }
    if (d->row_count > MOST) base_buffer_add(&b, " And others.");
    const char *text = draw_take(d->s->arena, &b);
    base_buffer_free(&b);
    return text;
}

static void set_title(dossier *d)
{
    if (d->m->options->title != NULL) return;
    bool swapped =
        strcmp(erg_snapshot_entity(d->s->snapshot, 0)->id, d->m->options->pair_from) != 0;
    base_buffer b = {0};
    const char *names[2];
    for (int i = 0; i < 2; i++) {
        names[i] = draw_text_cut(d->m->arena, d->s->actors[swapped ? 1 - i : i].name, 24,
                                 true, 480);
        if (names[i] == NULL) return;
    }
    base_buffer_format(&b, "%s and %s, tie by tie", names[0], names[1]);
    const char *title = draw_take(d->m->arena, &b);
    base_buffer_free(&b);
    if (title != NULL) d->m->title = title;
}

static const char *reading(dossier *d)
{
    base_buffer b = {0};
    base_buffer_add(&b, "Each relation is a bar from its start to its end.");
    if (d->left_out > 0)
        base_buffer_format(&b, " %zu more relations are not shown.", d->left_out);
    const char *text = draw_take(d->m->arena, &b);
    base_buffer_free(&b);
    return text;
}

static erg_code draw_all(dossier *d, erg_error *err)
{
    draw_making *m = d->m;
    set_columns(d);
    if (d->dated_count > 0) {
        if (!dossier_find_pointers(d)) return base_fail_memory(err);
        d->tick_count = dossier_ticks(&d->axis, d->ticks, DOSSIER_TICKS_MAX);
    }
    set_title(d);
    m->reading = reading(d);
    m->desc = describe(d);
    double y = draw_head(m, d->s) + 5;
    m->plot_top = y;
    if (d->dated_count > 0) {
        y = dossier_draw_legend(d, y) + 6;
        m->plot_top = y;
        draw_group_begin(&m->scene, "plot", NULL, NULL);
        y = dossier_draw_head(d, y);
    } else {
        draw_group_begin(&m->scene, "plot", NULL, NULL);
    }
    y = dossier_draw_lanes(d, true, y);
    if (d->dated_count > 0) y = dossier_draw_undated_head(d, y);
    y = dossier_draw_lanes(d, false, y);
    draw_group_end(&m->scene);
    m->plot_bottom = y + 4;
    m->height = ceil(draw_foot(m, d->s, y + 8));
    return m->desc != NULL && m->reading != NULL ? ERG_OK : base_fail_memory(err);
}

static erg_code make(draw_making *m, erg_error *err)
{
    erg_snapshot *pair = NULL;
    draw_subject s = {0};
    dossier d = {.m = m, .s = &s};
    erg_picture_options plain = *m->options;
    erg_code code = dossier_pair(&pair, m, err);
    if (code != ERG_OK) return code;
    plain.size_by = NULL; /* nothing here has a size but amounts */
    code = draw_subject_make(&s, m->arena, pair, NULL, &plain, err);
    if (code != ERG_OK) return code;
    s.largest_value = 0;
    s.preset.line_scale = 2;
    m->width = s.preset.width;
    code = dossier_rows_make(&d) ? draw_all(&d, err) : base_fail_memory(err);
    draw_subject_close(&s);
    return code;
}

const draw_view draw_dossier = {"dossier", "all relations of one pair along time",
                                DRAW_OF_GRAPH, make};
