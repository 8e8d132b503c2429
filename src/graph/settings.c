#include "graph/settings.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/fail.h"
#include "base/text.h"
#include "erg/value.h"
#include "model/recorded.h"
#include "model/vocabulary.h"

void erg_snapshot_options_clear(erg_snapshot_options *options)
{
    *options = (erg_snapshot_options){.min_weight = NAN, .backbone = NAN};
}

bool graph_words_keep(const graph_words *words, const char *word)
{
    return !words->on || base_map_find(&words->map, word, strlen(word)) != BASE_NONE;
}

const char *graph_family(const erg_dataset *dataset, uint32_t relation)
{
    const erg_recorded *recorded = dataset->recorded;
    if (recorded && recorded->edges[relation].family)
        return recorded->edges[relation].family;
    return model_family_of(dataset->relations[relation].relation);
}

bool graph_settings_want(const graph_settings *s, const erg_relation *relation,
                         const char *family)
{
    const erg_entity *entities = s->dataset->entities;
    return graph_words_keep(&s->families, family) &&
           graph_words_keep(&s->relations, relation->relation) &&
           graph_words_keep(&s->kinds, entities[relation->source].kind) &&
           graph_words_keep(&s->kinds, entities[relation->target].kind);
}

/* The nearest of the names, else all of a table; a dataset may have many. */
static erg_code fail_unknown(erg_error *err, const char *what, const char *word,
                             const char *const *names, size_t count, bool is_table)
{
    base_buffer all = {0};
    const char *nearest = base_text_nearest(word, names, count);
    if (nearest)
        return base_fail(err, ERG_EUSAGE, "unknown %s '%.80s', did you mean '%.80s'?",
                         what, word, nearest);
    for (size_t i = 0; is_table && i < count; i++)
        base_buffer_format(&all, "%s%s", i > 0 ? ", " : ", wanted one of ", names[i]);
    erg_code code = all.failed ? base_fail_memory(err)
                               : base_fail(err, ERG_EUSAGE, "unknown %s '%.80s'%s", what,
                                           word, all.data ? all.data : "");
    base_buffer_free(&all);
    return code;
}

/* Names in tables and in the dataset, read one by one. */
typedef const char *(*name_fn)(const erg_dataset *d, size_t i);

static const char *policy_name(const erg_dataset *d, size_t i)
{
    (void)d;
    return graph_policies[i].name;
}

static const char *rule_name(const erg_dataset *d, size_t i)
{
    (void)d;
    return graph_weight_rules[i].name;
}

static const char *family_name(const erg_dataset *d, size_t i)
{
    (void)d;
    return model_families[i].name;
}

static const char *entity_id(const erg_dataset *d, size_t i)
{
    return d->entities[i].id;
}

/* Known kinds first, then those that the dataset uses. */
static const char *entity_kind(const erg_dataset *d, size_t i)
{
    if (i < model_entity_kind_count) return model_entity_kinds[i].name;
    return d->entities[i - model_entity_kind_count].kind;
}

static const char *relation_kind(const erg_dataset *d, size_t i)
{
    if (i < model_relation_kind_count) return model_relation_kinds[i].name;
    return d->relations[i - model_relation_kind_count].relation;
}

static erg_code fail_unknown_of(erg_error *err, const char *what, const char *word,
                                const erg_dataset *d, name_fn name, size_t count)
{
    const char **names = calloc(count + 1, sizeof *names);
    erg_code code = ERG_ENOMEM;
    if (!names) return base_fail_memory(err);
    for (size_t i = 0; i < count; i++)
        names[i] = name(d, i);
    code = fail_unknown(err, what, word, names, count, d == NULL);
    free(names);
    return code;
}

enum { WORD_NOT_SEEN = 0, WORD_SEEN = 1 };

/* Takes the words to keep; each must be among `count` names. O(words + names). */
static erg_code open_words(graph_words *out, const erg_words *words, const char *what,
                           const erg_dataset *d, name_fn name, size_t count,
                           erg_error *err)
{
    out->on = words->count > 0;
    if (!out->on) return ERG_OK;
    for (size_t i = 0; i < words->count; i++) {
        const char *word = words->items[i];
        if (!base_map_put(&out->map, word, strlen(word), WORD_NOT_SEEN))
            return base_fail_memory(err);
    }
    for (size_t i = 0; i < count; i++) {
        const char *seen = name(d, i);
        if (base_map_find(&out->map, seen, strlen(seen)) != WORD_NOT_SEEN) continue;
        if (!base_map_put(&out->map, seen, strlen(seen), WORD_SEEN))
            return base_fail_memory(err);
    }
    for (size_t i = 0; i < words->count; i++) {
        const char *word = words->items[i];
        if (base_map_find(&out->map, word, strlen(word)) == WORD_NOT_SEEN)
            return fail_unknown_of(err, what, word, d, name, count);
    }
    return ERG_OK;
}

static erg_code open_keep(graph_settings *s, const erg_words *keep, erg_error *err)
{
    const erg_dataset *d = s->dataset;
    if (keep->count == 0) return ERG_OK;
    s->keep = calloc(keep->count, sizeof *s->keep);
    if (!s->keep) return base_fail_memory(err);
    for (size_t i = 0; i < keep->count; i++) {
        uint32_t entity = erg_dataset_entity(d, keep->items[i]);
        if (entity == ERG_NONE)
            return fail_unknown_of(err, "entity", keep->items[i], d, entity_id,
                                   d->entity_count);
        s->keep[s->keep_count++] = entity;
    }
    return ERG_OK;
}

/* Dates come from anywhere; the calendar is only asked for those that it has. */
static bool is_date(erg_date date)
{
    char text[BASE_DATE_MAX];
    erg_date same = 0;
    if (date < 10000 || date > 99991231 || date / 100 % 100 > 12) return false;
    size_t n = base_date_print(text, date);
    return base_date_parse(&same, text, n) && same == date;
}

static erg_code open_dates(graph_settings *s, const erg_snapshot_options *o,
                           erg_error *err)
{
    s->as_of = o->as_of;
    s->known_by = o->known_by;
    if (o->as_of != 0 && !is_date(o->as_of))
        return base_fail(err, ERG_EUSAGE, "as-of is %ld, wanted a date as YYYYMMDD",
                         (long)o->as_of);
    if (o->known_by != 0 && !is_date(o->known_by))
        return base_fail(err, ERG_EUSAGE, "known-by is %ld, wanted a date as YYYYMMDD",
                         (long)o->known_by);
    return ERG_OK;
}

static erg_code open_numbers(graph_settings *s, const erg_snapshot_options *o,
                             erg_error *err)
{
    s->min_weight = isnan(o->min_weight) ? 0 : o->min_weight;
    s->backbone = isnan(o->backbone) ? 0 : o->backbone;
    if (!(s->min_weight >= 0 && isfinite(s->min_weight)))
        return base_fail(err, ERG_EUSAGE, "minimum weight is %g, wanted 0 or more",
                         o->min_weight);
    if (!isnan(o->backbone) && !(o->backbone > 0 && o->backbone < 1))
        return base_fail(
            err, ERG_EUSAGE,
            "alpha of the backbone is %g, wanted more than 0 and less than 1",
            o->backbone);
    return ERG_OK;
}

static erg_code open_tables(graph_settings *s, const char *weight, const char *resolve,
                            erg_error *err)
{
    s->rule = graph_weight_rule_find(weight);
    s->policy = graph_policy_find(resolve);
    if (!s->rule)
        return fail_unknown_of(err, "weight rule", weight, NULL, rule_name,
                               graph_weight_rule_count);
    if (!s->policy)
        return fail_unknown_of(err, "policy", resolve, NULL, policy_name,
                               graph_policy_count);
    s->weight_name = s->rule->name;
    s->policy_name = s->policy->name;
    return ERG_OK;
}

/* A merged edge has lost which claim was of which relation. */
static erg_code refuse_merged(const erg_dataset *d, erg_error *err)
{
    for (size_t i = 0; i < d->relation_count; i++)
        if (d->recorded->edges[i].merged_count > 1)
            return base_fail(err, ERG_EUSAGE,
                             "edge '%.80s' was merged of %zu relations and cannot be "
                             "recounted, wanted the dataset or a snapshot before merging",
                             d->relations[i].id, d->recorded->edges[i].merged_count);
    return ERG_OK;
}

/* A snapshot that is read back is recounted only where an option says so; what the
 * options leave open stays as it was recorded, so that the clocks, rule and policy stated
 * go on being true. */
static erg_code open_recorded(graph_settings *s, const erg_snapshot_options *o,
                              erg_error *err)
{
    const erg_recorded *recorded = s->dataset->recorded;
    s->as_recorded =
        o->as_of == 0 && o->known_by == 0 && !o->possible && !o->weight && !o->resolve;
    if (o->as_of == 0) s->as_of = recorded->as_of;
    if (o->known_by == 0) s->known_by = recorded->known_by;
    for (size_t i = 0; i < s->dataset->relation_count; i++)
        if (recorded->edges[i].possible) s->possible = true;
    erg_code code = s->as_recorded ? ERG_OK : refuse_merged(s->dataset, err);
    if (code != ERG_OK) return code;
    return open_tables(s, o->weight ? o->weight : recorded->weight_rule,
                       o->resolve ? o->resolve : recorded->resolve, err);
}

static erg_code open_all_words(graph_settings *s, const erg_snapshot_options *o,
                               erg_error *err)
{
    const erg_dataset *d = s->dataset;
    erg_code code = open_words(&s->kinds, &o->kinds, "kind of entity", d, entity_kind,
                               model_entity_kind_count + d->entity_count, err);
    if (code != ERG_OK) return code;
    code = open_words(&s->relations, &o->relations, "kind of relation", d, relation_kind,
                      model_relation_kind_count + d->relation_count, err);
    if (code != ERG_OK) return code;
    return open_words(&s->families, &o->families, "family", NULL, family_name,
                      model_family_count, err);
}

static bool is_filtered(const graph_settings *s, const erg_snapshot_options *o)
{
    return o->as_of != 0 || o->known_by != 0 || s->kinds.on || s->relations.on ||
           s->families.on || s->min_weight > 0 || s->backbone > 0 || s->largest_component;
}

erg_code graph_settings_open(graph_settings *s, const erg_dataset *dataset,
                             const erg_snapshot_options *options, erg_error *err)
{
    erg_snapshot_options clear = {0};
    erg_code code = ERG_OK;
    const erg_snapshot_options *o = options ? options : &clear;
    erg_snapshot_options_clear(&clear);
    *s = (graph_settings){.dataset = dataset};
    code = open_dates(s, o, err);
    if (code != ERG_OK) return code;
    s->possible = o->possible;
    s->largest_component = o->largest_component;
    code = dataset->recorded ? open_recorded(s, o, err)
                             : open_tables(s, o->weight, o->resolve, err);
    if (code != ERG_OK) return code;
    code = open_numbers(s, o, err);
    if (code != ERG_OK) return code;
    code = open_all_words(s, o, err);
    if (code != ERG_OK) return code;
    s->filtered = is_filtered(s, o);
    return open_keep(s, &o->keep, err);
}

void graph_settings_close(graph_settings *s)
{
    base_map_free(&s->kinds.map);
    base_map_free(&s->relations.map);
    base_map_free(&s->families.map);
    free(s->keep);
    *s = (graph_settings){0};
}
