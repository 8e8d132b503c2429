/* Builds a graph in memory and ranks its entities.
 *
 *     cc rank.c $(pkg-config --cflags --libs erg) -o rank && ./rank */
#include <erg.h>
#include <stdio.h>

static const erg_new_document documents[] = {
    {.id = "ledger", .title = "Acme Raises Again", .date = "2024-03-12"},
};

static const erg_new_entity entities[] = {
    {.id = "acme", .kind = "company", .label = "Acme Labs"},
    {.id = "bolt", .kind = "fund", .label = "Bolt"},
    {.id = "coil", .kind = "company", .label = "Coil Chips"},
};

static const erg_amount five_million = {.value = 5e6, .currency = "USD"};

static const erg_new_claim says = {
    .document = "ledger", .locator = "paragraph 4", .amount = &five_million};

static const erg_new_relation relations[] = {
    {.source = "bolt", .target = "acme", .relation = "funding", .start = "2024-03",
     .claims = &says, .claim_count = 1},
    {.source = "coil", .target = "acme", .relation = "partnership"},
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static erg_code make_dataset(erg_dataset **out, erg_error *err)
{
    erg_builder *builder = NULL;
    erg_code code = erg_builder_new(&builder, err);
    for (size_t i = 0; code == ERG_OK && i < COUNT(documents); i++)
        code = erg_builder_document(builder, &documents[i], err);
    for (size_t i = 0; code == ERG_OK && i < COUNT(entities); i++)
        code = erg_builder_entity(builder, &entities[i], err);
    for (size_t i = 0; code == ERG_OK && i < COUNT(relations); i++)
        code = erg_builder_relation(builder, &relations[i], err);
    *out = NULL;
    if (code == ERG_OK) code = erg_builder_finish(out, builder, err);
    erg_builder_free(builder);
    return code;
}

static void show(const erg_snapshot *snapshot, const erg_measures *measures)
{
    const erg_measure_column *strength = erg_measures_find(measures, "strength");
    for (uint32_t v = 0; v < snapshot->node_count; v++)
        printf("%u %s %.4g\n", (unsigned)strength->ranks[v],
               erg_snapshot_entity(snapshot, v)->label, strength->values[v]);
}

int main(void)
{
    erg_dataset *dataset = NULL;
    erg_snapshot *snapshot = NULL;
    erg_measures *measures = NULL;
    erg_error err = {.code = ERG_OK};
    const char *keys[] = {"strength"};
    erg_measure_options wanted = {.keys = {keys, 1}};
    erg_code code = make_dataset(&dataset, &err);
    if (code == ERG_OK) code = erg_snapshot_make(&snapshot, dataset, NULL, &err);
    if (code == ERG_OK) code = erg_measures_compute(&measures, snapshot, &wanted, &err);
    if (code == ERG_OK) show(snapshot, measures);
    if (code != ERG_OK) fprintf(stderr, "rank: %s\n", err.text);
    erg_measures_free(measures);
    erg_snapshot_free(snapshot);
    erg_dataset_free(dataset);
    return code == ERG_OK ? 0 : 1;
}
