#include "cli/compared.h"

#include <string.h>

#include "base/fail.h"
#include "cli/message.h"
#include "cli/progress.h"
#include "measure/table.h"

/* Above, the measures that take longer than linear time would take longer than anyone
 * expects of a comparison. */
enum { QUICK_BELOW = 2000 };

static erg_code choose_linear(erg_words *out, base_arena *arena, erg_error *err)
{
    const char **keys = base_arena_array(arena, measure_table_count, sizeof *keys);
    if (!keys) return base_fail_memory(err);
    *out = (erg_words){.items = keys};
    for (size_t i = 0; i < measure_table_count; i++)
        if (measure_table[i].linear) keys[out->count++] = measure_table[i].key;
    return ERG_OK;
}

static bool is_none(const erg_words *words)
{
    return words->count == 1 && strcmp(words->items[0], "none") == 0;
}

erg_code cli_compared_measures(erg_words *measures, erg_words *needed,
                               cli_options *options, bool text, uint32_t node_count,
                               erg_error *err)
{
    static const char *const none[] = {"none"};
    static const char *const usual[] = {"strength"};
    *measures = options->measures;
    *needed = options->by;
    if (text && options->by.count == 0 && !is_none(&options->measures))
        *needed = (erg_words){usual, 1};
    if (options->measures.count > 0) return ERG_OK;
    if (text) {
        *measures = (erg_words){none, 1};
    } else if (node_count > QUICK_BELOW) {
        cli_say_note("more than %d entities: only the measures of linear time, see "
                     "--measures all",
                     QUICK_BELOW);
        return choose_linear(measures, &options->memory, err);
    }
    return ERG_OK;
}

/* --- pictures --- */

void cli_picture_options(erg_picture_options *out, const cli_options *o)
{
    *out = (erg_picture_options){.view = o->view,
                                 .title = o->title,
                                 .subtitle = o->subtitle,
                                 .width = o->width,
                                 .theme = o->theme,
                                 .size_by = o->size_by,
                                 .layout = o->layout,
                                 .lang = o->lang,
                                 .rank_by = o->by.count > 0 ? o->by.items[0] : NULL,
                                 .top = o->top,
                                 .progress = cli_progress()};
}

erg_code cli_compared_check(const cli_options *o, draw_need need, erg_error *err)
{
    if (!o->view) return ERG_OK;
    return draw_view_check(o->view, need, err);
}
