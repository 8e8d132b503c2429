#include "erg/timeline.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/fail.h"
#include "cli/command.h"
#include "cli/compared.h"
#include "cli/inputs.h"
#include "cli/message.h"
#include "cli/output.h"
#include "cli/pipeline.h"
#include "write/timeline.h"

enum { FORMATS_MAX = 8 };

/* What is made on the way. */
typedef struct work {
    cli_pipeline pipeline; /* reads; its snapshot is of every time */
    const char **paths;
    erg_date *dates;
    size_t date_count;
    erg_timeline *timeline;
    erg_events *events;
} work;

static void close_work(work *w)
{
    erg_events_free(w->events);
    erg_timeline_free(w->timeline);
    free(w->dates);
    cli_pipeline_close(&w->pipeline);
}

static erg_code choose_format(const write_timeline_format **out,
                              const cli_options *options, erg_error *err)
{
    cli_format formats[FORMATS_MAX];
    size_t count = 0, chosen;
    for (; count < write_timeline_format_count && count < FORMATS_MAX; count++)
        formats[count] = (cli_format){write_timeline_formats[count].name,
                                      write_timeline_formats[count].suffix};
    erg_code code = cli_choose_format(&chosen, formats, count, options, err);
    *out = &write_timeline_formats[chosen];
    return code;
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

/* --- dates -----------------------------------------------------------------------------
 */

static erg_code take_dates(work *w, const cli_options *o, erg_error *err)
{
    w->dates = calloc(o->at.count, sizeof *w->dates);
    if (!w->dates) return base_fail_memory(err);
    for (size_t i = 0; i < o->at.count; i++) {
        const char *word = o->at.items[i];
        if (!base_date_parse(&w->dates[w->date_count++], word, strlen(word)))
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

static erg_code choose_dates(work *w, const cli_options *o, erg_error *err)
{
    erg_step step;
    if (o->at.count > 0) return take_dates(w, o, err);
    erg_code code = take_step(&step, o->every, err);
    if (code != ERG_OK) return code;
    return erg_timeline_dates(&w->dates, &w->date_count, w->pipeline.dataset, step,
                              o->since, o->until, err);
}

/* --- making ----------------------------------------------------------------------------
 */

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
    *how = (erg_measure_options){.directed = o->directed,
                                 .unweighted = o->unweighted,
                                 .normalized = o->normalized};
    erg_code code = cli_compared_measures(&asked, &needed, o, text, node_count, err);
    if (code != ERG_OK) return code;
    bool all =
        asked.count == 0 || (asked.count == 1 && strcmp(asked.items[0], "all") == 0);
    if (!all) code = join_words(&how->keys, &asked, &needed, &o->memory, err);
    how->none = !all && how->keys.count == 0;
    return code;
}

static erg_code make_timeline(work *w, cli_options *o, bool text, erg_error *err)
{
    cli_pipeline *p = &w->pipeline;
    erg_timeline_options how;
    erg_code code = cli_snapshot_options(&how.snapshot, o, p->dataset, &p->memory, err);
    if (code != ERG_OK) return code;
    code =
        choose_measures(&how.measures, o, text, (uint32_t)p->dataset->entity_count, err);
    if (code != ERG_OK) return code;
    code = choose_dates(w, o, err);
    if (code != ERG_OK) return code;
    how.dates = w->dates;
    how.date_count = w->date_count;
    cli_say_progress("measuring");
    code = erg_timeline_make(&w->timeline, p->dataset, &how, err);
    cli_say_progress(NULL);
    return code;
}

static erg_code make_events(work *w, const cli_options *o, erg_error *err)
{
    erg_code code = cli_snapshot(&w->pipeline, err);
    if (code != ERG_OK) return code;
    return erg_events_make(&w->events, w->pipeline.whole, o->since, o->until, err);
}

static erg_code write_to_output(const work *w, const cli_options *o,
                                const write_timeline_format *format, size_t path_count,
                                erg_error *err)
{
    cli_output output;
    write_timeline_what what = {.timeline = w->timeline, .events = w->events};
    write_timeline_how how = {.by = o->by.count > 0 ? o->by.items[0] : "strength",
                              .top = o->top};
    erg_code code = cli_output_open(&output, o->output, w->paths, path_count, err);
    if (code == ERG_OK) code = format->write(output.sink, &what, &how, err);
    if (code == ERG_OK) code = cli_output_finish(&output, err);
    cli_output_close(&output);
    return code;
}

static erg_code run_timeline(cli_call *call, bool *no, erg_error *err)
{
    cli_options *options = &call->options;
    size_t count = call->operand_count;
    const write_timeline_format *format = NULL;
    work w = {0};
    (void)no;
    cli_pipeline_open(&w.pipeline, options);
    erg_code code = choose_format(&format, options, err);
    if (code != ERG_OK) goto done;
    code = cli_inputs_parse(&w.paths, options, call->operands, count, err);
    if (code != ERG_OK) goto done;
    code = check_options(options, err);
    if (code != ERG_OK) goto done;
    code = cli_output_check(options->output, w.paths, count, err);
    if (code != ERG_OK) goto done;
    code = cli_read(&w.pipeline, w.paths, count, err);
    if (code != ERG_OK) goto done;
    bool text = strcmp(format->name, "text") == 0;
    code = options->events ? make_events(&w, options, err)
                           : make_timeline(&w, options, text, err);
    if (code != ERG_OK) goto done;
    code = write_to_output(&w, options, format, count, err);
done:
    close_work(&w);
    return code;
}

const cli_command cli_command_timeline = {
    .name = "timeline",
    .usage = "INPUT... [--at D1,D2,... | --every year|quarter|month] [-t text|csv|json]",
    .summary = "measures, ranks, arrivals and exits over time",
    .about =
        "Looks at a dataset at a row of dates: how much was there, who came and left, "
        "how\n"
        "the ranks moved. --events lists what started and ended instead, in order, with\n"
        "sources. --top cuts the rows of entities.",
    .examples =
        "erg timeline data/openai-microsoft.json --at 2019,2023,2025-11-16\n"
        "erg timeline data/openai-microsoft.json --every quarter --from 2019 --to 2025\n"
        "erg timeline data/openai-microsoft.json --events",
    .groups = CLI_GROUP(CLI_READING) | CLI_GROUP(CLI_CLOCKS) | CLI_GROUP(CLI_FILTER) |
              CLI_GROUP(CLI_CROP) | CLI_GROUP(CLI_WEIGHTS) | CLI_GROUP(CLI_MEASURES) |
              CLI_GROUP(CLI_TIMES) | CLI_GROUP(CLI_FORMAT) | CLI_GROUP(CLI_OUTPUT),
    .least = 1,
    .operand = "INPUT",
    .run = run_timeline,
};
