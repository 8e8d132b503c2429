#include "check/records.h"

#include <string.h>

#include "base/text.h"
#include "model/vocabulary.h"

void check_say_kind(check_desk *desk, const char *kind, const char *unstated,
                    const char *const *known, size_t count)
{
    if (strcmp(kind, unstated) == 0) {
        base_buffer_add(&desk->text, "no kind is stated");
        return;
    }
    const char *nearest = base_text_nearest(kind, known, count);
    base_buffer_format(&desk->text, "kind '%.80s' is not known", kind);
    if (nearest) base_buffer_format(&desk->text, ", did you mean '%s'?", nearest);
}

void check_entity_kind(check_desk *desk, uint32_t entity)
{
    const erg_entity *e = &desk->dataset->entities[entity];
    if (!model_entity_kind_find(e->kind)) check_count(desk, e->kind, e->id);
}

void check_entity_kind_group(check_desk *desk, const check_group *group)
{
    const char **names =
        base_arena_array(&desk->scratch, model_entity_kind_count, sizeof *names);
    if (!names) {
        desk->failed = true;
        return;
    }
    for (size_t i = 0; i < model_entity_kind_count; i++)
        names[i] = model_entity_kinds[i].name;
    check_say_kind(desk, group->word, "unknown", names, model_entity_kind_count);
}

void check_lonely_entity(check_desk *desk, uint32_t entity)
{
    const erg_entity *e = &desk->dataset->entities[entity];
    if (desk->related[entity] || e->claim_count == 0) return;
    base_buffer_format(&desk->text, "no relation names it, it has %zu claim%s",
                       e->claim_count, e->claim_count == 1 ? "" : "s");
    check_report(desk, e->id);
}

void check_unused_entity(check_desk *desk, uint32_t entity)
{
    const erg_entity *e = &desk->dataset->entities[entity];
    if (desk->related[entity] || e->claim_count > 0) return;
    base_buffer_add(&desk->text, "no relation names it, and nothing is claimed of it");
    check_report(desk, e->id);
}

void check_undated_document(check_desk *desk, uint32_t document)
{
    if (desk->dataset->documents[document].date != 0) return;
    base_buffer_add(&desk->text, "no date");
    check_report(desk, desk->dataset->documents[document].id);
}

void check_uncited_document(check_desk *desk, uint32_t document)
{
    if (desk->cited[document]) return;
    base_buffer_add(&desk->text, "no claim cites it");
    check_report(desk, desk->dataset->documents[document].id);
}
