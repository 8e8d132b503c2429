#include "erg/picture.h"

#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "draw/view.h"

const draw_view *const draw_views[] = {&draw_network, &draw_flow,    &draw_multiples,
                                       &draw_diff,    &draw_dossier, &draw_bump};
const size_t draw_view_count = sizeof draw_views / sizeof(const draw_view *);

const draw_view *draw_view_find(const char *name)
{
    if (name == NULL) return draw_views[0];
    for (size_t i = 0; i < draw_view_count; i++) {
        if (strcmp(draw_views[i]->name, name) == 0) return draw_views[i];
    }
    return NULL;
}

/* Letters, digits and hyphens, as language tags have them. */
static bool is_language(const char *tag)
{
    size_t n =
        strspn(tag, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-");
    return n > 0 && n < 36 && tag[n] == '\0';
}

erg_code draw_view_check(const char *name, draw_need need, erg_error *err)
{
    static const char *const needs[] = {"one graph, wanted erg export",
                                        "a comparison, wanted erg diff",
                                        "a row of dates, wanted erg timeline"};
    const draw_view *view = draw_view_find(name);
    if (view == NULL) return base_fail(err, ERG_EUSAGE, "unknown view '%.80s'", name);
    if (view->need == need) return ERG_OK;
    return base_fail(err, ERG_EUSAGE, "view '%.80s' shows %s", view->name,
                     needs[view->need]);
}

/* The first that shows it for NULL. */
static erg_code choose_view(const draw_view **out, const char *name, draw_need need,
                            erg_error *err)
{
    *out = NULL;
    for (size_t i = 0; name == NULL && *out == NULL; i++)
        if (draw_views[i]->need == need) *out = draw_views[i];
    if (name == NULL) return ERG_OK;
    *out = draw_view_find(name);
    return draw_view_check(name, need, err);
}

static erg_code open_making(draw_making *m, draw_theme *theme, erg_error *err)
{
    const erg_picture_options *o = m->options;
    double width;
    if (!draw_theme_parse(theme, o->theme)) {
        return base_fail(err, ERG_EUSAGE,
                         "unknown theme '%.80s', wanted light, dark or auto", o->theme);
    }
    if (!draw_width_parse(&width, o->width)) {
        return base_fail(err, ERG_EUSAGE,
                         "unknown width '%.80s', wanted column, page or wide", o->width);
    }
    if (o->lang != NULL && !is_language(o->lang)) {
        return base_fail(err, ERG_EUSAGE,
                         "'%.80s' is not a language tag, wanted one like en", o->lang);
    }
    const char *title = o->title != NULL ? o->title : m->dataset->title;
    m->title = draw_text_clean(m->arena, title != NULL ? title : "Network");
    return m->title != NULL ? ERG_OK : base_fail_memory(err);
}

/* The scene's items, for good, in the arena. */
static erg_code close_making(erg_picture **out, draw_making *m, draw_theme theme,
                             erg_error *err)
{
    erg_picture *picture = base_arena_alloc(m->arena, sizeof *picture);
    draw_item *items =
        base_arena_array(m->arena, m->scene.item_count + 1, sizeof *m->scene.items);
    const char *lang = m->options->lang != NULL ? m->options->lang : "en";
    lang = base_arena_text(m->arena, lang, strlen(lang));
    if (m->scene.failed || m->arena->failed) return base_fail_memory(err);
    if (m->scene.item_count > 0) {
        memcpy(items, m->scene.items, m->scene.item_count * sizeof *items);
    }
    *picture = (erg_picture){.width = m->width,
                             .height = m->height,
                             .title = m->title,
                             .desc = m->desc,
                             .lang = lang,
                             .subtitle = m->deck != NULL ? m->deck : "",
                             .notes = m->notes != NULL ? m->notes : "",
                             .plot_top = m->plot_top,
                             .plot_bottom = m->plot_bottom,
                             .fallback = m->fallback,
                             .theme = theme,
                             .items = items,
                             .item_count = m->scene.item_count,
                             .memory = m->arena};
    *out = picture;
    return ERG_OK;
}

const char *draw_picture_fallback(const erg_picture *picture)
{
    return picture->fallback;
}

/* The view makes the picture of what `from` holds. */
static erg_code make(erg_picture **out, const draw_making *from, draw_need need,
                     const erg_picture_options *options, erg_error *err)
{
    static const erg_picture_options none = {0};
    draw_theme theme = DRAW_LIGHT;
    const draw_view *view = NULL;
    draw_making m = *from;
    *out = NULL;
    m.options = options != NULL ? options : &none;
    m.arena = m.scene.arena = calloc(1, sizeof *m.arena);
    if (m.arena == NULL) return base_fail_memory(err);
    erg_code code = choose_view(&view, m.options->view, need, err);
    if (code == ERG_OK) code = open_making(&m, &theme, err);
    if (code == ERG_OK) code = view->make(&m, err);
    if (code == ERG_OK) code = close_making(out, &m, theme, err);
    free(m.scene.items);
    if (code != ERG_OK) {
        base_arena_free(m.arena);
        free(m.arena);
    }
    return code;
}

erg_code erg_picture_make(erg_picture **out, const erg_snapshot *snapshot,
                          const erg_measures *measures, const erg_positions *positions,
                          const erg_picture_options *options, erg_error *err)
{
    draw_making m = {.dataset = snapshot->dataset,
                     .snapshot = snapshot,
                     .measures = measures,
                     .positions = positions};
    return make(out, &m, DRAW_OF_GRAPH, options, err);
}

erg_code erg_picture_make_diff(erg_picture **out, const erg_union *joined,
                               const erg_positions *positions,
                               const erg_picture_options *options, erg_error *err)
{
    draw_making m = {.dataset = joined->snapshot->dataset,
                     .diff = joined->diff,
                     .joined = joined,
                     .positions = positions};
    *out = NULL;
    if (joined->diff == NULL)
        return base_fail(err, ERG_EUSAGE, "the union is not of a comparison");
    return make(out, &m, DRAW_OF_DIFF, options, err);
}

erg_code erg_picture_make_timeline(erg_picture **out, const erg_timeline *timeline,
                                   const erg_snapshot *const *snapshots,
                                   const erg_picture_options *options, erg_error *err)
{
    draw_making m = {
        .dataset = timeline->dataset, .timeline = timeline, .snapshots = snapshots};
    *out = NULL;
    if (timeline->point_count > ERG_PANELS_MAX) {
        return base_fail(err, ERG_ELIMIT, "a picture of %zu dates, wanted at most %d",
                         timeline->point_count, ERG_PANELS_MAX);
    }
    return make(out, &m, DRAW_OF_DATES, options, err);
}

void erg_picture_free(erg_picture *picture)
{
    if (picture == NULL) return;
    base_arena *arena = picture->memory; /* the picture lies in it */
    base_arena_free(arena);
    free(arena);
}
