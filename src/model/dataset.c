#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "model/records.h"

void erg_dataset_free(erg_dataset *dataset)
{
    if (!dataset) return;
    struct erg_dataset_memory *memory = dataset->memory;
    base_arena_free(&memory->arena);
    free(memory->documents);
    free(memory->entities);
    free(memory->relations);
    free(memory->rates);
    free(memory->files);
    free(memory->notes);
    free(memory);
    free(dataset);
}

base_arena *model_dataset_arena(erg_dataset *dataset)
{
    return &dataset->memory->arena;
}

_Static_assert(offsetof(erg_document, id) == 0 && offsetof(erg_entity, id) == 0 &&
                   offsetof(erg_relation, id) == 0,
               "find reads the id as a record's first member");

/* Halving over records of `size` bytes that are sorted by id. */
static uint32_t find(const void *records, size_t count, size_t size, const char *id)
{
    const char *base = records;
    size_t low = 0;
    size_t high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const char *const *at = (const char *const *)(const void *)(base + middle * size);
        int order = strcmp(*at, id);
        if (order == 0) return (uint32_t)middle;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return ERG_NONE;
}

uint32_t erg_dataset_entity(const erg_dataset *d, const char *id)
{
    return find(d->entities, d->entity_count, sizeof *d->entities, id);
}

uint32_t erg_dataset_relation(const erg_dataset *d, const char *id)
{
    return find(d->relations, d->relation_count, sizeof *d->relations, id);
}

uint32_t erg_dataset_document(const erg_dataset *d, const char *id)
{
    return find(d->documents, d->document_count, sizeof *d->documents, id);
}
