#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "base/sink.h"
#include "model/canonical.h"
#include "model/records.h"

void erg_dataset_free(erg_dataset *dataset)
{
    if (!dataset) return;
    struct erg_dataset_memory *memory = dataset->memory;
    base_arena_free(&memory->arena);
    base_arena_free(&memory->ids);
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

const char *erg_dataset_digest(const erg_dataset *dataset)
{
    struct erg_dataset_memory *memory = dataset->memory;
    base_digest digest;
    base_sink sink;
    if (!memory) return NULL;
    if (memory->digest[0] != '\0') return memory->digest;
    base_digest_open(&digest);
    base_sink_open(&sink, base_digest_write, &digest);
    model_write_dataset(&sink, dataset);
    base_sink_finish(&sink, "digest", NULL);
    base_digest_end(&digest, memory->digest);
    return memory->digest;
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
