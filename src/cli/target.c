#include "cli/target.h"

#include <string.h>

#include "base/buffer.h"
#include "base/fail.h"
#include "cli/output.h"

enum { TARGETS_MAX = 64 };

typedef struct targets {
    cli_target items[TARGETS_MAX];
    size_t count;
} targets;

static void add(targets *all, const cli_target *target)
{
    if (all->count < TARGETS_MAX) all->items[all->count++] = *target;
}

static bool is_written(const write_emitter *emitter, draw_need need)
{
    if (need == DRAW_OF_GRAPH || emitter->picture_alone) return true;
    return need == DRAW_OF_DIFF ? emitter->tells_changes : emitter->tells_dates;
}

static void list(targets *all, draw_need need)
{
    all->count = 0;
    for (size_t i = 0; need == DRAW_OF_DIFF && i < write_diff_format_count; i++) {
        const write_diff_format *format = &write_diff_formats[i];
        add(all, &(cli_target){format->name, format->suffix, .diff = format});
    }
    for (size_t i = 0; need == DRAW_OF_DATES && i < write_timeline_format_count; i++) {
        const write_timeline_format *format = &write_timeline_formats[i];
        add(all, &(cli_target){format->name, format->suffix, .dates = format});
    }
    for (size_t i = 0; i < write_emitter_count; i++) {
        const write_emitter *emitter = write_emitters[i];
        if (is_written(emitter, need))
            add(all, &(cli_target){emitter->name, emitter->suffix, .emitter = emitter});
    }
}

/* A format that erg has, but not of this. */
static erg_code fail_need(const targets *all, draw_need need, const char *name,
                          erg_error *err)
{
    static const char *const subjects[] = {"one graph", "a comparison", "a row of dates"};
    base_buffer known = {0};
    for (size_t i = 0; i < all->count; i++)
        base_buffer_format(&known, "%s%s", i > 0 ? ", " : "", all->items[i].name);
    erg_code code = known.failed ? base_fail_memory(err)
                                 : base_fail(err, ERG_EUSAGE,
                                             "format '%.80s' is not for %s, "
                                             "wanted one of %s",
                                             name, subjects[need], known.data);
    base_buffer_free(&known);
    return code;
}

static bool is_listed(const targets *all, const char *name)
{
    for (size_t i = 0; i < all->count; i++)
        if (strcmp(all->items[i].name, name) == 0) return true;
    return false;
}

erg_code cli_target_choose(cli_target *out, draw_need need, const cli_options *options,
                           erg_error *err)
{
    targets all;
    cli_format formats[TARGETS_MAX];
    size_t chosen = 0;
    list(&all, need);
    if (options->to && !is_listed(&all, options->to) && write_emitter_find(options->to))
        return fail_need(&all, need, options->to, err);
    for (size_t i = 0; i < all.count; i++)
        formats[i] = (cli_format){all.items[i].name, all.items[i].suffix};
    erg_code code = cli_choose_format(&chosen, formats, all.count, options, err);
    *out = all.items[chosen];
    return code;
}

erg_code cli_target_find(cli_target *out, draw_need need, const char *name,
                         erg_error *err)
{
    const cli_options wanted = {.to = name};
    return cli_target_choose(out, need, &wanted, err);
}

void cli_aims_add(cli_aims *aims, const cli_target *target)
{
    const write_emitter *emitter = target->emitter;
    bool text = !emitter && strcmp(target->name, "text") == 0;
    aims->picture = aims->picture || (emitter && emitter->picture_alone);
    aims->page =
        aims->page || (emitter && emitter->needs_picture && !emitter->picture_alone);
    aims->graph = aims->graph || (emitter && !emitter->picture_alone);
    aims->data = aims->data || (!text && !(emitter && emitter->picture_alone));
}
