#include "cli/dates.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/fail.h"
#include "cli/compared.h"
#include "cli/message.h"
#include "cli/progress.h"

/* Dates of one graph: the snapshots of all of them are in memory at once. */
enum { JOINED_MAX = 400 };

void cli_dates_open(cli_dates *d, const cli_options *options)
{
    memset(d, 0, sizeof *d);
    cli_pipeline_open(&d->pipeline, options);
}

void cli_dates_close(cli_dates *d)
{
    erg_picture_free(d->page);
    erg_picture_free(d->picture);
    erg_positions_free(d->positions);
    erg_places_free(d->places);
    erg_union_free(d->joined);
    for (size_t i = 0; d->snapshots && i < d->timeline->point_count; i++)
        erg_snapshot_free(d->snapshots[i]);
    free(d->snapshots);
    erg_events_free(d->events);
    erg_timeline_free(d->timeline);
    free(d->dates);
    cli_pipeline_close(&d->pipeline);
    memset(d, 0, sizeof *d);
}

static erg_code check_options(const cli_options *o, erg_error *err)
{
    if (o->as_of != 0)
        return base_fail(err, ERG_EUSAGE,
                         "a timeline has many dates, wanted --at in place of one date");
    if (o->ego || o->between.count > 0 || o->merge)
        return base_fail(err, ERG_EUSAGE,
                         "a timeline shows rows of entities, wanted --top and --by to "
                         "choose them");
    if (o->at.count > 0 && (o->every || o->since != 0 || o->until != 0))
        return base_fail(err, ERG_EUSAGE,
                         "--at states all dates, wanted it alone or --every");
    if (o->events && (o->at.count > 0 || o->every))
        return base_fail(
            err, ERG_EUSAGE,
            "--events are listed by their own dates, wanted neither --at nor "
            "--every");
    return ERG_OK;
}

/* --- dates --- */

static erg_code take_dates(cli_dates *d, const cli_options *o, erg_error *err)
{
    d->dates = calloc(o->at.count, sizeof *d->dates);
    if (!d->dates) return base_fail_memory(err);
    for (size_t i = 0; i < o->at.count; i++) {
        const char *word = o->at.items[i];
        if (!base_date_parse(&d->dates[d->date_count++], word, strlen(word)))
            return base_fail(err, ERG_EUSAGE,
                             "--at: '%.80s' is no date, wanted YYYY, YYYY-MM or "
                             "YYYY-MM-DD",
                             word);
    }
    return ERG_OK;
}

static erg_code take_step(erg_step *out, const char *every, erg_error *err)
{
    static const char *const names[] = {"year", "quarter", "month"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        *out = (erg_step)i;
        if (!every || strcmp(every, names[i]) == 0) return ERG_OK;
    }
    return base_fail(err, ERG_EUSAGE,
                     "--every: '%.80s' is no step, wanted year, quarter or month", every);
}

static erg_code choose_dates(cli_dates *d, const cli_options *o, erg_error *err)
{
    erg_step step;
    if (o->at.count > 0) return take_dates(d, o, err);
    erg_code code = take_step(&step, o->every, err);
    if (code != ERG_OK) return code;
    return erg_timeline_dates(&d->dates, &d->date_count, d->pipeline.dataset, step,
                              o->since, o->until, err);
}

/* --- making --- */

/* The measures of --by and --measures as one list. */
static erg_code join_words(erg_words *out, const erg_words *a, const erg_words *b,
                           base_arena *arena, erg_error *err)
{
    const char **items = base_arena_array(arena, a->count + b->count, sizeof *items);
    if (!items) return base_fail_memory(err);
    *out = (erg_words){.items = items};
    for (size_t i = 0; i < a->count + b->count; i++) {
        const char *word = i < a->count ? a->items[i] : b->items[i - a->count];
        bool again = strcmp(word, "none") == 0;
        for (size_t k = 0; k < out->count; k++)
            again = again || strcmp(items[k], word) == 0;
        if (!again) items[out->count++] = word;
    }
    return ERG_OK;
}

static erg_code choose_measures(erg_measure_options *how, cli_options *o, bool text,
                                uint32_t node_count, erg_error *err)
{
    erg_words asked, needed;
    *how = cli_measure_options(o);
    erg_code code = cli_compared_measures(&asked, &needed, o, text, node_count, err);
    if (code != ERG_OK) return code;
    bool all =
        asked.count == 0 || (asked.count == 1 && strcmp(asked.items[0], "all") == 0);
    if (!all) code = join_words(&how->keys, &asked, &needed, &o->memory, err);
    how->none = !all && how->keys.count == 0;
    return code;
}

static erg_code make_timeline(cli_dates *d, cli_options *o, bool text, erg_error *err)
{
    cli_pipeline *p = &d->pipeline;
    erg_timeline_options how;
    erg_code code = cli_snapshot_options(&how.snapshot, o, p->dataset, &p->memory, err);
    if (code != ERG_OK) return code;
    code =
        choose_measures(&how.measures, o, text, (uint32_t)p->dataset->entity_count, err);
    if (code != ERG_OK) return code;
    code = choose_dates(d, o, err);
    if (code != ERG_OK) return code;
    how.dates = d->dates;
    how.date_count = d->date_count;
    cli_say_progress("measuring");
    code = erg_timeline_make(&d->timeline, p->dataset, &how, err);
    cli_say_progress(NULL);
    return code;
}

static erg_code make_events(cli_dates *d, const cli_options *o, erg_error *err)
{
    erg_code code = cli_snapshot(&d->pipeline, err);
    if (code != ERG_OK) return code;
    return erg_events_make(&d->events, d->pipeline.whole, o->since, o->until, err);
}

/* --- picture --- */

static bool shows_ranks(const cli_options *o)
{
    return o->view && strcmp(o->view, "bump") == 0;
}

static erg_code make_snapshots(cli_dates *d, const cli_options *o, erg_error *err)
{
    cli_pipeline *p = &d->pipeline;
    erg_snapshot_options how;
    size_t count = d->timeline->point_count;
    erg_code code = cli_snapshot_options(&how, o, p->dataset, &p->memory, err);
    if (code != ERG_OK) return code;
    d->snapshots = calloc(count, sizeof(erg_snapshot *));
    if (!d->snapshots) return base_fail_memory(err);
    cli_say_progress("making the graphs");
    for (size_t i = 0; i < count && code == ERG_OK; i++) {
        const erg_progress progress = cli_progress();
        how.as_of = d->timeline->points[i].date;
        code = erg_snapshot_make(&d->snapshots[i], p->dataset, &how, err);
        progress.tell(progress.to, (double)(i + 1) / (double)count);
    }
    cli_say_progress(NULL);
    return code;
}

static erg_code check_count(const cli_dates *d, const char *what, size_t most,
                            erg_error *err)
{
    if (d->timeline->point_count <= most) return ERG_OK;
    return base_fail(err, ERG_ELIMIT,
                     "%s of %zu dates, wanted at most %zu: see --at and --every", what,
                     d->timeline->point_count, most);
}

/* All dates as one graph; with places where they are asked for. */
static erg_code join(cli_dates *d, const cli_options *o, bool page, erg_error *err)
{
    erg_picture_options how;
    cli_picture_options(&how, o);
    how.view = NULL;
    how.places = d->places;
    cli_say_progress("joining");
    erg_code code = erg_union_make_dates(&d->joined, d->timeline,
                                         (const erg_snapshot *const *)d->snapshots, err);
    if (code == ERG_OK && (o->layout || page || d->places))
        code = erg_positions_make_union(&d->positions, d->joined, &how, err);
    cli_say_progress(NULL);
    if (code == ERG_OK && d->positions && d->positions->fallback)
        cli_say_fallback(d->positions->engine);
    return code;
}

static erg_code draw(cli_dates *d, const cli_options *o, erg_error *err)
{
    erg_picture_options how;
    cli_picture_options(&how, o);
    how.places = d->places;
    cli_say_progress("drawing");
    erg_code code = erg_picture_make_timeline(
        &d->picture, d->timeline, (const erg_snapshot *const *)d->snapshots, &how, err);
    cli_say_progress(NULL);
    if (code == ERG_OK) cli_say_fallback(draw_picture_fallback(d->picture));
    return code;
}

/* Of a page: all dates as one network, in which its slider shows each. */
static erg_code draw_page(cli_dates *d, const cli_options *o, erg_error *err)
{
    erg_picture_options how;
    cli_picture_options(&how, o);
    how.view = NULL;
    cli_say_progress("drawing");
    erg_code code = erg_picture_make(&d->page, d->joined->snapshot, d->joined->measures,
                                     d->positions, &how, err);
    cli_say_progress(NULL);
    return code;
}

/* Of pictures and of graphs. */
static erg_code check_drawn(const cli_options *o, erg_error *err)
{
    if (o->events)
        return base_fail(err, ERG_EUSAGE,
                         "--events are lists, wanted -t text, csv or json");
    if (o->top > 0 && !shows_ranks(o))
        return base_fail(err, ERG_EUSAGE,
                         "--top cuts rows of ranks, wanted --view bump, or -t text, csv "
                         "or json");
    return ERG_OK;
}

erg_code cli_dates_make(cli_dates *d, cli_options *options, const char *const *paths,
                        size_t path_count, const cli_aims *aims, erg_error *err)
{
    erg_code code = check_options(options, err);
    if (code == ERG_OK && (aims->picture || aims->graph))
        code = check_drawn(options, err);
    if (code == ERG_OK) code = cli_compared_check(options, DRAW_OF_DATES, err);
    if (code == ERG_OK) code = cli_read(&d->pipeline, paths, path_count, err);
    if (code != ERG_OK) return code;
    if (options->events) return make_events(d, options, err);
    bool sides = aims->graph || (aims->picture && !shows_ranks(options));
    code = make_timeline(d, options, !aims->data, err);
    if (code == ERG_OK && aims->picture)
        code = check_count(d, "a picture", ERG_PANELS_MAX, err);
    if (code == ERG_OK && aims->graph) code = check_count(d, "a graph", JOINED_MAX, err);
    if (code == ERG_OK && sides) code = make_snapshots(d, options, err);
    if (code == ERG_OK && sides) code = cli_read_places(&d->places, options, err);
    if (code == ERG_OK && aims->graph) code = join(d, options, aims->page, err);
    if (code == ERG_OK && aims->picture) code = draw(d, options, err);
    if (code == ERG_OK && aims->page) code = draw_page(d, options, err);
    return code;
}

erg_code cli_dates_write(const cli_dates *d, const cli_target *target,
                         const cli_options *options, base_sink *sink, erg_error *err)
{
    if (target->emitter) {
        bool drawn = target->emitter->picture_alone;
        erg_output what = {.joined = drawn ? NULL : d->joined,
                           .positions = drawn ? NULL : d->positions,
                           .picture = drawn ? d->picture : d->page,
                           .title = options->title,
                           .theme = options->theme,
                           .scale = options->scale};
        if (!drawn && options->size_by)
            what.size_by = erg_measures_find(d->joined->measures, options->size_by);
        return write_output(target->emitter, sink, &what, err);
    }
    write_timeline_what what = {.timeline = d->timeline, .events = d->events};
    write_timeline_how how = {.title = options->title,
                              .by = options->by.count > 0 ? options->by.items[0]
                                                          : "strength",
                              .top = options->top};
    return target->dates->write(sink, &what, &how, err);
}
