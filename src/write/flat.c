#include "write/flat.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static bool is_taken(const char *key)
{
    static const char *const taken[] = {
        "id",     "label", "kind",     "attrs",  "aliases", "same_as", "claims",
        "x",      "y",     "measures", "ranks",  "size",    "color",   "type",
        "parent", "start", "end",      "spells", "name",    "source",  "target",
        "erg_id", "key",   "index",    "weight", "viz",     "hidden",  "children"};
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
        if (strcmp(taken[i], key) == 0) return true;
    return strncmp(key, "rank_", 5) == 0 || strncmp(key, "measure_", 8) == 0;
}

void write_flat_measure(char out[WRITE_FLAT_NAME], const char *key)
{
    snprintf(out, WRITE_FLAT_NAME, "%s%.100s", is_taken(key) ? "measure_" : "", key);
}

void write_flat_rank(char out[WRITE_FLAT_NAME], const char *key)
{
    snprintf(out, WRITE_FLAT_NAME, "rank_%.100s", key);
}
