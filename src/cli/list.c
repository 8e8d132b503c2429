#include <string.h>

#include "base/fail.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/output.h"
#include "cli/words.h"
#include "model/vocabulary.h"
#include "write/emitter.h"

enum { NAME_WIDTH = 14, LINE_WIDTH = 79 };

/* Words behind what stands in the line already, wrapped at blanks. */
static void wrap(base_sink *s, size_t used, const char *text)
{
    while (*text) {
        size_t n = strcspn(text, " ");
        if (used + 1 + n > LINE_WIDTH && used > NAME_WIDTH) {
            base_sink_format(s, "\n%*s", NAME_WIDTH, "");
            used = NAME_WIDTH;
        }
        base_sink_char(s, ' ');
        base_sink_write(s, text, n);
        used += n + 1;
        text += n + strspn(text + n, " ");
    }
    base_sink_char(s, '\n');
}

/* The name, and the summary beside it. */
static void line(base_sink *s, const char *name, const char *summary)
{
    base_sink_format(s, "%-*s", NAME_WIDTH, name);
    wrap(s, NAME_WIDTH, summary);
}

/* One more sentence under a summary. */
static void sentence(base_sink *s, const char *verb, const char *object)
{
    base_sink_format(s, "%*s %s", NAME_WIDTH, "", verb);
    wrap(s, NAME_WIDTH + 1 + strlen(verb), object);
}

static void list_formats(base_sink *s)
{
    for (size_t i = 0; i < write_emitter_count; i++) {
        line(s, write_emitters[i]->name, write_emitters[i]->summary);
        sentence(s, "keeps", write_emitters[i]->keeps);
        sentence(s, "loses", write_emitters[i]->loses);
    }
}

/* Words that need no more than their summary. */
static void list_words(base_sink *s, cli_words words)
{
    cli_word word;
    for (size_t i = 0; words(&word, i); i++)
        line(s, word.name, word.summary);
}

static void list_readers(base_sink *s)
{
    list_words(s, cli_word_reader);
}

static void list_measures(base_sink *s)
{
    list_words(s, cli_word_measure);
}

static void list_layouts(base_sink *s)
{
    list_words(s, cli_word_layout);
}

static void list_weights(base_sink *s)
{
    list_words(s, cli_word_weight);
}

static void list_policies(base_sink *s)
{
    list_words(s, cli_word_policy);
}

/* "  funding          funder -> funded" under its family. */
static void list_family(base_sink *s, const model_family *family)
{
    base_sink_format(s, "%s\n", family->name);
    for (size_t i = 0; i < model_relation_kind_count; i++) {
        const model_relation_kind *kind = &model_relation_kinds[i];
        if (strcmp(kind->family, family->name) != 0) continue;
        base_sink_format(s, "  %-*s %s %s %s\n", NAME_WIDTH, kind->name, kind->source,
                         kind->directed ? "->" : "--", kind->target);
    }
}

static void list_kinds(base_sink *s)
{
    base_sink_text(s, "Kinds of entities (any other word is accepted):\n");
    for (size_t i = 0; i < model_entity_kind_count; i++)
        base_sink_format(s, "  %s\n", model_entity_kinds[i].name);
    base_sink_text(s,
                   "\nFamilies and kinds of relations (any other word is accepted):\n");
    for (size_t i = 0; i < model_family_count; i++)
        list_family(s, &model_families[i]);
}

static const struct topic {
    const char *name, *summary;
    void (*list)(base_sink *s);
} topics[] = {
    {"formats", "what erg writes (-t)", list_formats},
    {"readers", "what erg reads (-f)", list_readers},
    {"measures", "what is measured (--measures, --by)", list_measures},
    {"layouts", "how entities are placed (--layout)", list_layouts},
    {"weights", "how strong a relation is (--weight)", list_weights},
    {"policies", "which of several claims is used (--resolve)", list_policies},
    {"kinds", "known kinds of entities and relations, with families", list_kinds},
};
enum { TOPIC_COUNT = sizeof topics / sizeof *topics };

bool cli_word_topic(cli_word *out, size_t i)
{
    if (i >= TOPIC_COUNT) return false;
    *out = (cli_word){topics[i].name, topics[i].summary};
    return true;
}

static void list_topics(base_sink *s)
{
    list_words(s, cli_word_topic);
}

static erg_code find_topic(void (**out)(base_sink *s), const char *name, erg_error *err)
{
    const char *names[TOPIC_COUNT];
    for (size_t i = 0; i < TOPIC_COUNT; i++) {
        names[i] = topics[i].name;
        *out = topics[i].list;
        if (strcmp(name, names[i]) == 0) return ERG_OK;
    }
    const char *nearest = base_text_nearest(name, names, TOPIC_COUNT);
    if (nearest)
        return base_fail(err, ERG_EUSAGE, "unknown list '%.80s', did you mean '%s'?",
                         name, nearest);
    return base_fail(err, ERG_EUSAGE, "unknown list '%.80s', see 'erg list'", name);
}

static erg_code run_list(cli_call *call, bool *no, erg_error *err)
{
    void (*list)(base_sink * s) = list_topics;
    cli_output output;
    erg_code code = ERG_OK;
    (void)no;
    if (call->operand_count > 0) code = find_topic(&list, call->operands[0], err);
    if (code != ERG_OK) return code;
    code = cli_output_open(&output, NULL, NULL, 0, err);
    if (code != ERG_OK) return code;
    list(output.sink);
    return cli_output_finish(&output, err);
}

const cli_command cli_command_list = {
    .name = "list",
    .usage = "[formats|readers|measures|layouts|weights|policies|kinds]",
    .summary = "the words that options take",
    .about = "Lists what erg knows of one topic, or the topics.",
    .examples = "erg list formats\nerg list measures\nerg list kinds",
    .most = 1,
    .operand = "one topic",
    .run = run_list,
};
