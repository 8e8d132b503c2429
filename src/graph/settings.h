/* Options of a snapshot, checked against the tables and the dataset. */
#ifndef GRAPH_SETTINGS_H
#define GRAPH_SETTINGS_H

#include "base/map.h"
#include "erg/snapshot.h"
#include "graph/weight.h"

/* Words to keep; where `on` is false all are kept. Keys borrowed from the options. */
typedef struct graph_words {
    bool on;
    base_map map;
} graph_words;

typedef struct graph_settings {
    const erg_dataset *dataset; /* borrowed */
    bool as_recorded; /* weights and resolved fields are those of the snapshot file */
    bool filtered;    /* a date or filter was given: untouched entities drop out */
    const char *weight_name, *policy_name; /* as the snapshot states them */
    const graph_weight_rule *rule;
    const graph_policy *policy;
    erg_date as_of, known_by;
    bool possible;
    graph_words kinds, relations, families;
    double min_weight; /* 0: any */
    double backbone;   /* 0: off */
    bool largest_component;
    uint32_t *keep; /* entities */
    size_t keep_count;
} graph_settings;

/* options may be NULL: every one off. Close after success and failure. */
erg_code graph_settings_open(graph_settings *s, const erg_dataset *dataset,
                             const erg_snapshot_options *options, erg_error *err);
void graph_settings_close(graph_settings *s);

bool graph_words_keep(const graph_words *words, const char *word);

/* The family of a relation's kind; of an edge that a snapshot file merged, what the file
 * states. */
const char *graph_family(const erg_dataset *dataset, uint32_t relation);

/* Whether the relation's kind, family and ends are wanted. */
bool graph_settings_want(const graph_settings *s, const erg_relation *relation,
                         const char *family);

#endif
