/* Ids for relations that have none: e:SOURCE-TARGET-KIND-START. Of several relations with
 * one such id the first in canonical order has it, the next ~2, ~3, ...; an id that is
 * taken is skipped. Neither the order of reading nor of inputs has a part in it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/date.h"
#include "model/canonical.h"
#include "model/records.h"
#include "model/vocabulary.h"

/* Two entity ids, a kind and a date fit an id with room for ~N. */
_Static_assert(3 * MODEL_ID_MAX + BASE_DATE_MAX + 32 <= MODEL_RELATION_ID_MAX,
               "a generated id is an id");

struct generating {
    model_builder *b;
    const erg_dataset *d;
    const model_key *stated;
    size_t stated_count;
    base_map numbered; /* generated ids with a ~N: the others are unlike each other */
    erg_error *err;
};

/* The id without ~N. */
static const char *plain_id(struct generating *g, base_buffer *text,
                            const erg_relation *r)
{
    char start[BASE_DATE_MAX];
    const char *source = g->d->entities[r->source].id;
    const char *target = g->d->entities[r->target].id;
    const model_relation_kind *kind = model_relation_kind_find(r->relation);
    bool swap = kind && !kind->directed && strcmp(source, target) > 0;
    base_buffer_reset(text);
    base_buffer_add(text, "e:");
    base_buffer_add(text, swap ? target : source);
    base_buffer_add_char(text, '-');
    base_buffer_add(text, swap ? source : target);
    base_buffer_add_char(text, '-');
    base_buffer_add(text, r->relation);
    if (r->start != 0) {
        base_date_print(start, r->start);
        base_buffer_add_char(text, '-');
        base_buffer_add(text, start);
    }
    return text->failed ? NULL : base_arena_text(&g->b->arena, text->data, text->length);
}

static bool is_taken(const struct generating *g, const char *id)
{
    return model_order_has(g->stated, g->stated_count, id) ||
           erg_dataset_entity(g->d, id) != ERG_NONE ||
           base_map_find(&g->numbered, id, strlen(id)) != BASE_NONE;
}

/* "id" for 1, "id~2" for 2, ... */
static const char *numbered_id(char text[], size_t room, const char *id, size_t number)
{
    if (number == 1) return id;
    snprintf(text, room, "%s~%zu", id, number);
    return text;
}

/* The next of id, id~2, id~3, ... that is free, from *number on. */
static erg_code take_id(const char **out, struct generating *g, const char *id,
                        size_t *number)
{
    char text[MODEL_RELATION_ID_MAX + 1];
    const char *free_id = numbered_id(text, sizeof text, id, *number);
    for (; is_taken(g, free_id); free_id = numbered_id(text, sizeof text, id, *number))
        *number += 1;
    *number += 1;
    *out = id;
    if (free_id == id) return ERG_OK;
    size_t n = strlen(free_id);
    *out = base_arena_text(&g->b->arena, free_id, n);
    if (!*out || !base_map_put(&g->numbered, *out, n, 0)) return base_fail_memory(g->err);
    return ERG_OK;
}

static int compare_relations(const void *a, const void *b)
{
    return model_relation_compare(*(const erg_relation *const *)a,
                                  *(const erg_relation *const *)b);
}

/* The relations of one run, which have the same plain id. */
static erg_code number_run(struct generating *g, const model_key *run, size_t n)
{
    erg_relation *records = g->b->relations.items;
    size_t number = 1;
    erg_code code = ERG_OK;
    if (n == 1) return take_id(&records[run[0].index].id, g, run[0].id, &number);
    erg_relation **sorted = malloc(n * sizeof *sorted);
    if (!sorted) return base_fail_memory(g->err);
    for (size_t i = 0; i < n; i++)
        sorted[i] = &records[run[i].index];
    qsort(sorted, n, sizeof *sorted, compare_relations);
    for (size_t i = 0; i < n && code == ERG_OK; i++)
        code = take_id(&sorted[i]->id, g, run[0].id, &number);
    free(sorted);
    return code;
}

erg_code model_generate_ids(model_builder *b, const erg_dataset *d,
                            const model_key *stated, size_t stated_count,
                            model_key *without, size_t n, erg_error *err)
{
    erg_relation *records = b->relations.items;
    struct generating g = {
        .b = b, .d = d, .stated = stated, .stated_count = stated_count, .err = err};
    base_buffer text = {0};
    erg_code code = ERG_OK;
    for (size_t i = 0; i < n && code == ERG_OK; i++) {
        without[i].id = plain_id(&g, &text, &records[without[i].index]);
        if (!without[i].id) code = base_fail_memory(err);
    }
    if (code != ERG_OK) goto done;
    /* In this order an id that ~N makes is taken before the run that would have it as its
     * own. */
    model_order(without, n);
    for (size_t from = 0; from < n && code == ERG_OK;) {
        size_t to = model_order_run(without, n, from);
        code = number_run(&g, &without[from], to - from);
        from = to;
    }
done:
    base_buffer_free(&text);
    base_map_free(&g.numbered);
    return code;
}
