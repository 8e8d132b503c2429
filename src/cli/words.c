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

cli_words cli_words_of(const char *option)
{
    static const struct {
        const char *option;
        cli_words words;
    } table[] = {
        {"from", cli_word_reader},
        {"kind", entity_kind},
        {"relation", relation_kind},
        {"family", family},
        {"component", component},
        {"by", cli_word_measure},
        {"weight", cli_word_weight},
        {"resolve", cli_word_policy},
        {"measures", measure_set},
        {"every", step},
        {"view", view},
        {"size-by", cli_word_measure},
        {"layout", cli_word_layout},
        {"theme", theme},
        {"width", width},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (strcmp(table[i].option, option) == 0) return table[i].words;
    return NULL;
}
