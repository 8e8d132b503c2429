/* A dataset with options: one way through, by choice. */
#include <math.h>

#include "base/sink.h"
#include "draw/view.h"
#include "pipeline.h"
#include "write/diff.h"
#include "write/explain.h"
#include "write/findings.h"
#include "write/rank.h"
#include "write/timeline.h"

enum { DATES = 6 };

typedef struct way {
    const erg_dataset *dataset;
    fuzz_bytes *from;
    erg_snapshot_options options;
    erg_measure_options how;
    const char *rooms[4][2];
} way;

static const erg_date dates[] = {0,        20190000, 20200600, 20210315, 20240229,
                                 20250000, 19000100, 99991231, 10101};

static const char *entity(way *w)
{
    static const char *const none = "v0";
    size_t n = w->dataset->entity_count;
    unsigned at = fuzz_byte(w->from);
    return n > 0 ? w->dataset->entities[at % n].id : none;
}

static erg_words some(const char *room[2], const char *word, fuzz_bytes *from)
{
    room[0] = word;
    return (erg_words){room, fuzz_below(from, 4) == 0 ? 1 : 0};
}

static void choose_options(way *w)
{
    static const char *const weights[] = {NULL,     "log-amount", "uniform", "count",
                                          "amount", "explicit",   "explici"};
    static const char *const policies[] = {NULL,  "confident", "latest", "earliest",
                                           "max", "min",       "median", "last"};
    static const char *const families[] = {"money", "control", "other", "mony"};
    static const char *const kinds[] = {"company", "odd kind", "compny"};
    static const char *const relations[] = {"funding", "odd", "fundng"};
    static const double numbers[] = {NAN, 0, 0.1, 0.5, 1, 5, 1e300, -1, INFINITY};
    fuzz_bytes *from = w->from;
    erg_snapshot_options *o = &w->options;
    erg_snapshot_options_clear(o);
    o->as_of = CHOSEN(dates, from);
    o->known_by = CHOSEN(dates, from);
    o->possible = fuzz_below(from, 2);
    o->weight = CHOSEN(weights, from);
    o->resolve = CHOSEN(policies, from);
    o->families = some(w->rooms[0], CHOSEN(families, from), from);
    o->kinds = some(w->rooms[1], CHOSEN(kinds, from), from);
    o->relations = some(w->rooms[2], CHOSEN(relations, from), from);
    o->keep = some(w->rooms[3], entity(w), from);
    if (fuzz_below(from, 4) == 0) o->min_weight = CHOSEN(numbers, from);
    if (fuzz_below(from, 4) == 0) o->backbone = CHOSEN(numbers, from);
    o->largest_component = fuzz_below(from, 4) == 0;
    w->how = (erg_measure_options){.directed = fuzz_below(from, 2),
                                   .unweighted = fuzz_below(from, 3) == 0,
                                   .normalized = fuzz_below(from, 3) == 0,
                                   .sample = fuzz_below(from, 8) == 0 ? 3 : 0,
                                   .threads = 1};
}

/* A dataset as some options have it, measured; what is shown of it. */
typedef struct side {
    erg_snapshot *whole, *part;
    erg_measures *measures;
} side;

static void side_free(side *s)
{
    erg_measures_free(s->measures);
    erg_snapshot_free(s->part);
    erg_snapshot_free(s->whole);
}

static bool side_make(side *s, way *w, bool crops)
{
    erg_error err = {0};
    fuzz_bytes *from = w->from;
    *s = (side){0};
    if (fuzz_refused(erg_snapshot_make(&s->whole, w->dataset, &w->options, &err), &err))
        return false;
    s->measures = fuzz_measure(s->whole, &w->how);
    if (!crops || fuzz_below(from, 2)) return true;
    const bool ego = fuzz_below(from, 3) == 0, between = fuzz_below(from, 4) == 0;
    static const char *const keys[] = {NULL, "pagerank", "constraint", "community", "x"};
    const erg_crop_options crop = {.ego = ego ? entity(w) : NULL,
                                   .hops = fuzz_below(from, 3),
                                   .between_from = between ? entity(w) : NULL,
                                   .between_to = between ? entity(w) : NULL,
                                   .top = fuzz_below(from, 6),
                                   .by = CHOSEN(keys, from),
                                   .merge = fuzz_below(from, 2)};
    fuzz_refused(erg_snapshot_crop(&s->part, s->whole, s->measures, &w->how, &crop, &err),
                 &err);
    return true;
}

static const erg_snapshot *shown(const side *s)
{
    return s->part ? s->part : s->whole;
}

static erg_picture_options choose_look(way *w, draw_need need)
{
    static const char *const widths[] = {NULL, "column", "page", "wide"};
    static const char *const themes[] = {NULL, "dark", "auto"};
    static const char *const langs[] = {NULL, "en", "de"};
    static const char *const sizes[] = {NULL, "betweenness", "clustering"};
    erg_picture_options look = {.layout = "grid",
                                .width = CHOSEN(widths, w->from),
                                .theme = CHOSEN(themes, w->from),
                                .lang = CHOSEN(langs, w->from),
                                .size_by = CHOSEN(sizes, w->from),
                                .top = fuzz_below(w->from, 4)};
    const draw_view *view = draw_views[fuzz_below(w->from, (unsigned)draw_view_count)];
    if (view->need == need) look.view = view->name;
    if (fuzz_below(w->from, 2)) {
        look.pair_from = entity(w);
        look.pair_to = entity(w);
    }
    return look;
}

/* A format, or the picture. A view may ask for the layout program, which is not here. */
static void write_chosen(way *w, const erg_output *data, const erg_picture_options *look)
{
    erg_error err = {0};
    erg_picture *picture = NULL;
    erg_positions *positions = NULL;
    erg_output what = *data;
    const write_emitter *e =
        write_emitters[fuzz_below(w->from, (unsigned)write_emitter_count)];
    bool draws = e->needs_picture || e->needs_positions;
    erg_code code = ERG_OK;
    if (what.joined && !e->tells_changes && !e->picture_alone) return;
    if (draws && what.joined)
        code = erg_positions_make_union(&positions, what.joined, look, &err);
    else if (draws)
        code = erg_positions_make(&positions, what.snapshot, what.measures, look, &err);
    if (code == ERG_OK && e->needs_picture && what.joined)
        code = erg_picture_make_diff(&picture, what.joined, positions, look, &err);
    else if (code == ERG_OK && e->needs_picture)
        code = erg_picture_make(&picture, what.snapshot, what.measures, positions, look,
                                &err);
    what.positions = positions;
    what.picture = picture;
    what.theme = look->theme;
    what.top = look->top;
    what.csv_safe = fuzz_below(w->from, 2);
    if (e->picture_alone) what = (erg_output){.picture = picture};
    if (!fuzz_refused(code, &err)) fuzz_write(e, &what);
    erg_picture_free(picture);
    erg_positions_free(positions);
}

static void go_export(way *w)
{
    side s;
    if (side_make(&s, w, true)) {
        const erg_picture_options look = choose_look(w, DRAW_OF_GRAPH);
        const erg_output what = {.snapshot = shown(&s), .measures = s.measures};
        write_chosen(w, &what, &look);
        fuzz_expect_same(s.whole, s.measures);
    }
    side_free(&s);
}

static void expect_mirrored(const erg_diff *a, const erg_diff *b)
{
    MUST(a->differ == b->differ && a->comparable == b->comparable);
    MUST(a->nodes_counted.added == b->nodes_counted.removed);
    MUST(a->nodes_counted.removed == b->nodes_counted.added);
    MUST(a->nodes_counted.changed == b->nodes_counted.changed);
    MUST(a->edges_counted.added == b->edges_counted.removed);
    MUST(a->edges_counted.removed == b->edges_counted.added);
    MUST(a->edges_counted.changed == b->edges_counted.changed);
}

static void go_diff(way *w)
{
    side a = {0}, b = {0};
    erg_error err = {0};
    erg_diff *diff = NULL, *back = NULL;
    erg_union *joined = NULL;
    base_buffer text = {0};
    if (!side_make(&a, w, true)) return;
    choose_options(w);
    if (side_make(&b, w, true)) {
        const erg_snapshot *x = shown(&a), *y = shown(&b);
        MUST(erg_diff_make(&diff, x, a.measures, y, b.measures, NULL, &err) == ERG_OK);
        MUST(erg_diff_make(&back, y, b.measures, x, a.measures, NULL, &err) == ERG_OK);
        expect_mirrored(diff, back);
        const write_diff_format *format =
            &write_diff_formats[fuzz_below(w->from, (unsigned)write_diff_format_count)];
        MUST(erg_write_diff(format->name, diff, fuzz_take, &text, &err) == ERG_OK);
        base_buffer_free(&text);
        uint32_t context = fuzz_below(w->from, 2) ? ERG_NONE : 1;
        if (!fuzz_refused(erg_union_make(&joined, diff, context, &err), &err)) {
            const erg_picture_options look = choose_look(w, DRAW_OF_DIFF);
            const erg_output what = {.joined = joined};
            write_chosen(w, &what, &look);
        }
    }
    erg_union_free(joined);
    erg_diff_free(diff);
    erg_diff_free(back);
    side_free(&b);
    side_free(&a);
}

static void write_timeline_as(way *w, const erg_timeline *timeline,
                              const erg_events *events)
{
    static const write_timeline_how how = {0};
    const write_timeline_what what = {timeline, events};
    base_buffer text = {0};
    base_sink sink;
    erg_error err = {0};
    unsigned k = fuzz_below(w->from, (unsigned)write_timeline_format_count);
    base_sink_open(&sink, fuzz_take, &text);
    MUST(write_timeline_formats[k].write(&sink, &what, &how, &err) == ERG_OK);
    MUST(base_sink_finish(&sink, "made", NULL) == ERG_OK);
    base_buffer_free(&text);
}

static void draw_timeline(way *w, const erg_timeline *timeline)
{
    const erg_picture_options look = choose_look(w, DRAW_OF_DATES);
    erg_snapshot *snapshots[DATES] = {NULL};
    erg_picture *picture = NULL;
    erg_error err = {0};
    erg_code code = ERG_OK;
    for (size_t p = 0; p < timeline->point_count && code == ERG_OK; p++) {
        w->options.as_of = timeline->points[p].date;
        code = erg_snapshot_make(&snapshots[p], w->dataset, &w->options, &err);
    }
    if (code == ERG_OK)
        code = erg_picture_make_timeline(
            &picture, timeline, (const erg_snapshot *const *)snapshots, &look, &err);
    if (!fuzz_refused(code, &err)) {
        const erg_output what = {.picture = picture};
        fuzz_write(write_emitter_find("svg"), &what);
    }
    erg_picture_free(picture);
    for (size_t p = 0; p < timeline->point_count; p++)
        erg_snapshot_free(snapshots[p]);
}

static void go_timeline(way *w)
{
    erg_date row[DATES];
    erg_timeline_options options = {
        .snapshot = w->options, .measures = w->how, .dates = row};
    erg_timeline *timeline = NULL;
    erg_error err = {0};
    options.measures.none = fuzz_below(w->from, 4) == 0;
    for (size_t n = fuzz_below(w->from, DATES); options.date_count <= n;)
        row[options.date_count++] = CHOSEN(dates, w->from);
    if (!fuzz_refused(erg_timeline_make(&timeline, w->dataset, &options, &err), &err)) {
        write_timeline_as(w, timeline, NULL);
        if (fuzz_below(w->from, 4) == 0) draw_timeline(w, timeline);
    }
    erg_timeline_free(timeline);
}

static void go_events(way *w)
{
    side s;
    erg_error err = {0};
    erg_events *events = NULL;
    w->how.none = true;
    if (side_make(&s, w, false)) {
        erg_date first = CHOSEN(dates, w->from), last = CHOSEN(dates, w->from);
        if (!fuzz_refused(erg_events_make(&events, s.whole, first, last, &err), &err))
            write_timeline_as(w, NULL, events);
        erg_events_free(events);
    }
    side_free(&s);
}

static void go_findings(way *w)
{
    erg_findings *findings = NULL;
    erg_error err = {0};
    if (fuzz_refused(erg_findings_make(&findings, w->dataset, &w->options, &err), &err))
        return;
    const write_check check = {w->dataset, findings, NULL};
    base_buffer text = {0};
    base_sink sink;
    base_sink_open(&sink, fuzz_take, &text);
    write_check_formats[fuzz_below(w->from, (unsigned)write_check_format_count)].write(
        &sink, &check);
    MUST(base_sink_finish(&sink, "made", NULL) == ERG_OK);
    base_buffer_free(&text);
    erg_findings_free(findings);
}

static void go_rank(way *w)
{
    side s;
    erg_error err = {0};
    erg_robust *robust = NULL;
    base_buffer text = {0};
    base_sink sink;
    if (side_make(&s, w, false)) {
        if (fuzz_below(w->from, 4) == 0)
            fuzz_refused(
                erg_robust_make(&robust, s.whole, s.measures, &w->options, &w->how, &err),
                &err);
        const write_ranking ranking = {.snapshot = s.whole,
                                       .measures = s.measures,
                                       .top = fuzz_below(w->from, 5),
                                       .robust = robust};
        unsigned k = fuzz_below(w->from, (unsigned)write_rank_format_count);
        base_sink_open(&sink, fuzz_take, &text);
        err = (erg_error){0};
        fuzz_refused(write_ranking_to(&sink, &ranking, &write_rank_formats[k], &err),
                     &err);
        if (s.whole->node_count > 0)
            write_explanation(&sink, s.whole, s.measures,
                              fuzz_byte(w->from) % s.whole->node_count);
        MUST(base_sink_finish(&sink, "made", NULL) == ERG_OK);
        base_buffer_free(&text);
        erg_robust_free(robust);
    }
    side_free(&s);
}

void fuzz_path(const erg_dataset *dataset, fuzz_bytes *from)
{
    static void (*const ways[])(way *) = {go_export,   go_export, go_export,   go_export,
                                          go_diff,     go_diff,   go_timeline, go_events,
                                          go_findings, go_rank};
    way w = {.dataset = dataset, .from = from};
    unsigned k = fuzz_below(from, COUNT(ways));
    choose_options(&w);
    ways[k](&w);
}
