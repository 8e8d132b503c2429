#include "cli/words.h"

#include <string.h>

#include "draw/place.h"
#include "draw/view.h"
#include "graph/policy.h"
#include "graph/weight.h"
#include "measure/table.h"
#include "model/vocabulary.h"
#include "read/reader.h"
#include "write/emitter.h"

bool cli_word_format(cli_word *out, size_t i)
{
    if (i >= write_emitter_count) return false;
    *out = (cli_word){write_emitters[i]->name, write_emitters[i]->summary};
    return true;
}

bool cli_word_reader(cli_word *out, size_t i)
{
    if (i >= read_reader_count) return false;
    *out = (cli_word){read_readers[i]->name, read_readers[i]->summary};
    return true;
}

bool cli_word_measure(cli_word *out, size_t i)
{
    if (i >= measure_table_count) return false;
    *out = (cli_word){measure_table[i].key, measure_table[i].definition};
    return true;
}

bool cli_word_layout(cli_word *out, size_t i)
{
    *out = (cli_word){"auto", "what suits the view and the size of the graph"};
    if (i > draw_engine_count) return false;
    if (i > 0) *out = (cli_word){draw_engines[i - 1].name, draw_engines[i - 1].summary};
    return true;
}

bool cli_word_weight(cli_word *out, size_t i)
{
    if (i >= graph_weight_rule_count) return false;
    *out = (cli_word){graph_weight_rules[i].name, graph_weight_rules[i].summary};
    return true;
}

bool cli_word_policy(cli_word *out, size_t i)
{
    if (i >= graph_policy_count) return false;
    *out = (cli_word){graph_policies[i].name, graph_policies[i].summary};
    return true;
}

static bool entity_kind(cli_word *out, size_t i)
{
    if (i >= model_entity_kind_count) return false;
    *out = (cli_word){model_entity_kinds[i].name, NULL};
    return true;
}

static bool relation_kind(cli_word *out, size_t i)
{
    if (i >= model_relation_kind_count) return false;
    *out = (cli_word){model_relation_kinds[i].name, NULL};
    return true;
}

static bool family(cli_word *out, size_t i)
{
    if (i >= model_family_count) return false;
    *out = (cli_word){model_families[i].name, model_families[i].title};
    return true;
}

static bool view(cli_word *out, size_t i)
{
    if (i >= draw_view_count) return false;
    *out = (cli_word){draw_views[i]->name, draw_views[i]->summary};
    return true;
}

static bool measure_set(cli_word *out, size_t i)
{
    static const char *const sets[] = {"all", "none"};
    if (i >= 2) return cli_word_measure(out, i - 2);
    *out = (cli_word){sets[i], NULL};
    return true;
}

static bool theme(cli_word *out, size_t i)
{
    static const char *const names[] = {"light", "dark", "auto"};
    if (i >= sizeof names / sizeof *names) return false;
    *out = (cli_word){names[i], NULL};
    return true;
}

static bool width(cli_word *out, size_t i)
{
    static const char *const names[] = {"column", "page", "wide"};
    if (i >= sizeof names / sizeof *names) return false;
    *out = (cli_word){names[i], NULL};
    return true;
}

static bool step(cli_word *out, size_t i)
{
    static const char *const names[] = {"year", "quarter", "month"};
    if (i >= sizeof names / sizeof *names) return false;
    *out = (cli_word){names[i], NULL};
    return true;
}

static bool component(cli_word *out, size_t i)
{
    if (i > 0) return false;
    *out = (cli_word){"largest", NULL};
    return true;
}

/* Which words an option takes; alone: no others, whatever the data. */
static const struct {
    const char *option;
    cli_words words;
    bool alone;
} options[] = {
    {"from", cli_word_reader, true},
    {"kind", entity_kind, false},
    {"relation", relation_kind, false},
    {"family", family, false},
    {"component", component, true},
    {"by", cli_word_measure, true},
    {"weight", cli_word_weight, true},
    {"resolve", cli_word_policy, true},
    {"measures", measure_set, true},
    {"every", step, true},
    {"view", view, true},
    {"size-by", cli_word_measure, true},
    {"layout", cli_word_layout, true},
    {"theme", theme, true},
    {"width", width, true},
};

cli_words cli_words_of(const char *option)
{
    for (size_t i = 0; i < sizeof options / sizeof *options; i++)
        if (strcmp(options[i].option, option) == 0) return options[i].words;
    return NULL;
}

cli_words cli_words_alone(const char *option)
{
    for (size_t i = 0; i < sizeof options / sizeof *options; i++)
        if (options[i].alone && strcmp(options[i].option, option) == 0)
            return options[i].words;
    return NULL;
}
