#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "base/text.h"
#include "check/desk.h"
#include "model/recorded.h"
#include "model/vocabulary.h"

struct erg_findings_memory {
    erg_findings findings;
    base_arena arena;
};

void erg_findings_free(erg_findings *findings)
{
    if (!findings) return;
    struct erg_findings_memory *memory = findings->memory;
    free((void *)findings->items);
    base_arena_free(&memory->arena);
    free(memory);
}

static const char *file_of(const check_desk *desk, const erg_origin *place)
{
    const char *const *inputs = desk->dataset->inputs;
    if (!inputs || place->line == 0) return NULL;
    const char *name = inputs[place->input];
    return base_arena_text(&desk->findings->memory->arena, name, strlen(name));
}

static bool append(check_desk *desk, const char *subject, const base_buffer *line)
{
    void *items = desk->items;
    base_arena *arena = &desk->findings->memory->arena;
    size_t count = desk->findings->count;
    if (line->failed) return false;
    if (!base_grow(&items, &desk->capacity, count + 1, sizeof *desk->items)) return false;
    desk->items = items;
    desk->findings->items = items;
    desk->items[count] = (erg_finding){
        .code = desk->row->code,
        .warning = desk->row->warning,
        .subject = base_arena_text(arena, subject, strlen(subject)),
        .text = base_arena_text(arena, line->data, line->length),
        .advice = desk->row->advice,
        .file = file_of(desk, &desk->place),
        .line = desk->dataset->inputs ? desk->place.line : 0,
        .column = desk->dataset->inputs ? desk->place.column : 0,
    };
    desk->findings->count++;
    if (desk->row->warning) desk->findings->warning_count++;
    return !arena->failed;
}

/* "OPENING: TEXT" as one safe line, the text taken from the desk. */
static void add_finding(check_desk *desk, const char *subject, const char *opening)
{
    base_buffer line = {0};
    base_text_escape(&line, opening, strlen(opening));
    base_buffer_add(&line, ": ");
    if (desk->text.data) base_text_escape(&line, desk->text.data, desk->text.length);
    if (desk->text.failed || !append(desk, subject, &line)) desk->failed = true;
    base_buffer_reset(&desk->text);
    base_buffer_free(&line);
}

void check_report(check_desk *desk, const char *subject)
{
    add_finding(desk, subject, subject);
}

static bool add_group(check_tally *tally, const char *word)
{
    void *groups = tally->groups;
    if (!base_grow(&groups, &tally->capacity, tally->count + 1, sizeof *tally->groups))
        return false;
    tally->groups = groups;
    if (!base_map_put(&tally->group_of, word, strlen(word), (uint32_t)tally->count))
        return false;
    tally->groups[tally->count++] = (check_group){.word = word};
    return true;
}

void check_count(check_desk *desk, const char *word, const char *subject)
{
    check_tally *tally = &desk->tallies[desk->row - check_rows];
    uint32_t at = base_map_find(&tally->group_of, word, strlen(word));
    if (at == BASE_NONE) {
        at = (uint32_t)tally->count;
        if (!add_group(tally, word)) {
            desk->failed = true;
            return;
        }
    }
    check_group *group = &tally->groups[at];
    if (group->last == subject) return;
    if (group->count == 0) group->place = desk->place;
    if (group->count < CHECK_NAMED) group->names[group->count] = subject;
    group->last = subject;
    group->count++;
}

void check_keep(check_desk *desk, const check_hold *hold)
{
    check_tally *tally = &desk->tallies[desk->row - check_rows];
    void *holds = tally->holds;
    if (!base_grow(&holds, &tally->hold_capacity, tally->hold_count + 1,
                   sizeof *tally->holds)) {
        desk->failed = true;
        return;
    }
    tally->holds = holds;
    tally->holds[tally->hold_count++] = *hold;
}

/* One finding a word: "a, b, c and 9 more: ...". */
static void report_group(check_desk *desk, const check_group *group)
{
    base_buffer opening = {0};
    for (size_t i = 0; i < group->count && i < CHECK_NAMED; i++) {
        if (i > 0) base_buffer_add(&opening, ", ");
        base_buffer_add(&opening, group->names[i]);
    }
    if (group->count > CHECK_NAMED)
        base_buffer_format(&opening, " and %zu more", group->count - CHECK_NAMED);
    desk->row->group(desk, group);
    desk->place = group->place;
    base_arena_reset(&desk->scratch);
    if (opening.data && !opening.failed)
        add_finding(desk, group->names[0], opening.data);
    else
        desk->failed = true;
    base_buffer_free(&opening);
}

static void look_at_relation(check_desk *desk, uint32_t index)
{
    const erg_dataset *d = desk->dataset;
    const graph_settings *s = &desk->settings;
    check_relation r = {.relation = &d->relations[index]};
    const model_relation_kind *kind = model_relation_kind_find(r.relation->relation);
    if (!graph_settings_want(s, r.relation, graph_family(d, index))) return;
    if (!graph_resolve(&r.found, &desk->resolver, r.relation)) {
        desk->failed = true;
        return;
    }
    r.fate = graph_relation_fate(&r.found, r.relation, kind && kind->event, s->as_of,
                                 s->possible);
    check_stand_at_relation(desk, r.relation);
    r.merged = d->recorded && d->recorded->edges[index].merged_count > 1;
    for (size_t i = 0; i < check_row_count; i++) {
        desk->row = &check_rows[i];
        if (!desk->row->relation) continue;
        desk->row->relation(desk, &r);
        check_stand_at_relation(desk, r.relation);
        base_arena_reset(&desk->scratch);
    }
}

static void look_at_entity(check_desk *desk, uint32_t index)
{
    for (size_t i = 0; i < check_row_count; i++) {
        desk->row = &check_rows[i];
        check_stand_at_entity(desk, index);
        if (desk->row->entity) desk->row->entity(desk, index);
        base_arena_reset(&desk->scratch);
    }
}

static void look_at_document(check_desk *desk, uint32_t index)
{
    const erg_origin *origins = desk->dataset->document_origins;
    desk->place = origins ? origins[index] : (erg_origin){0};
    for (size_t i = 0; i < check_row_count; i++) {
        desk->row = &check_rows[i];
        if (desk->row->document) desk->row->document(desk, index);
    }
}

/* What shows only once every record was looked at. */
static void look_at_whole(check_desk *desk, size_t row)
{
    check_tally *tally = &desk->tallies[row];
    desk->row = &check_rows[row];
    for (size_t k = 0; k < tally->count && !desk->failed; k++)
        report_group(desk, &tally->groups[k]);
    if (desk->row->compare && tally->hold_count > 0)
        desk->row->compare(desk, tally->holds, tally->hold_count);
    if (desk->row->dataset) desk->row->dataset(desk);
    base_arena_reset(&desk->scratch);
}

static void look_at_all(check_desk *desk)
{
    const erg_dataset *d = desk->dataset;
    for (uint32_t i = 0; i < d->relation_count && !desk->failed; i++)
        look_at_relation(desk, i);
    for (uint32_t i = 0; i < d->entity_count && !desk->failed; i++)
        look_at_entity(desk, i);
    for (uint32_t i = 0; i < d->document_count && !desk->failed; i++)
        look_at_document(desk, i);
    for (size_t i = 0; i < check_row_count && !desk->failed; i++)
        look_at_whole(desk, i);
}

static void mark_cited(bool *cited, const erg_claim *claims, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (claims[i].document != ERG_NONE) cited[claims[i].document] = true;
}

/* What the whole dataset relates and cites, whatever the options. */
static bool mark(check_desk *desk, base_arena *arena)
{
    const erg_dataset *d = desk->dataset;
    bool *related = base_arena_array(arena, d->entity_count, sizeof *related);
    bool *cited = base_arena_array(arena, d->document_count, sizeof *cited);
    if (!related || !cited) return false;
    for (size_t i = 0; i < d->relation_count; i++) {
        related[d->relations[i].source] = true;
        related[d->relations[i].target] = true;
        mark_cited(cited, d->relations[i].claims, d->relations[i].claim_count);
    }
    for (size_t i = 0; i < d->entity_count; i++)
        mark_cited(cited, d->entities[i].claims, d->entities[i].claim_count);
    for (size_t i = 0; i < d->rate_count; i++)
        if (d->rates[i].document != ERG_NONE) cited[d->rates[i].document] = true;
    desk->related = related;
    desk->cited = cited;
    return true;
}

static bool open_findings(check_desk *desk)
{
    struct erg_findings_memory *memory = calloc(1, sizeof *memory);
    if (!memory) return false;
    memory->findings.memory = memory;
    desk->findings = &memory->findings;
    desk->tallies = calloc(check_row_count, sizeof *desk->tallies);
    return desk->tallies != NULL;
}

static int by_code(const void *left, const void *right)
{
    const erg_finding *a = left;
    const erg_finding *b = right;
    int order = strcmp(a->code, b->code);
    if (order == 0) order = strcmp(a->subject, b->subject);
    return order != 0 ? order : strcmp(a->text, b->text);
}

static erg_code find(check_desk *desk, const erg_snapshot_options *options,
                     erg_error *err)
{
    const graph_settings *s = &desk->settings;
    base_arena marks = {0};
    erg_code code = graph_settings_open(&desk->settings, desk->dataset, options, err);
    if (code != ERG_OK) return code;
    graph_resolver_open(&desk->resolver, desk->dataset, s->policy, s->known_by);
    if (open_findings(desk) && mark(desk, &marks))
        look_at_all(desk);
    else
        desk->failed = true;
    base_arena_free(&marks);
    if (desk->failed) return base_fail_memory(err);
    if (desk->findings->count > 1)
        qsort(desk->items, desk->findings->count, sizeof *desk->items, by_code);
    return ERG_OK;
}

static void close_desk(check_desk *desk)
{
    for (size_t i = 0; desk->tallies && i < check_row_count; i++) {
        free(desk->tallies[i].groups);
        free(desk->tallies[i].holds);
        base_map_free(&desk->tallies[i].group_of);
    }
    free(desk->tallies);
    graph_resolver_close(&desk->resolver);
    graph_settings_close(&desk->settings);
    base_buffer_free(&desk->text);
    base_arena_free(&desk->scratch);
}

erg_code erg_findings_make(erg_findings **out, const erg_dataset *dataset,
                           const erg_snapshot_options *options, erg_error *err)
{
    check_desk desk = {.dataset = dataset};
    *out = NULL;
    erg_code code = find(&desk, options, err);
    close_desk(&desk);
    if (code == ERG_OK)
        *out = desk.findings;
    else
        erg_findings_free(desk.findings);
    return code;
}
