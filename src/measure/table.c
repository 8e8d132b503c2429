#include "measure/table.h"

#include <math.h>
#include <string.h>

#include "measure/job.h"
#include "measure/verify.h"

/* --- bounds and divisors --- */

static double one(const measure_job *job)
{
    (void)job;
    return 1;
}

static double two(const measure_job *job)
{
    (void)job;
    return 2;
}

static double nodes(const measure_job *job)
{
    return job->snapshot->node_count;
}

static double others(const measure_job *job)
{
    return fmax(nodes(job) - 1, 0);
}

/* Pairs of others that an entity can lie between. */
static double pairs(const measure_job *job)
{
    double n = nodes(job);
    double ordered = n < 3 ? 0 : (n - 1) * (n - 2);
    return job->directed ? ordered : ordered / 2;
}

static double all_strength(const measure_job *job)
{
    double sum = 0;
    if (job->unweighted) return others(job);
    for (uint32_t t = 0; t < job->snapshot->tie_count; t++)
        sum += job->snapshot->ties[t].strength;
    return sum;
}

/* A reciprocal of a distance: no path is shorter than the strongest tie. */
static double greatest_strength(const measure_job *job)
{
    double most = 0;
    if (job->unweighted) return 1;
    for (uint32_t t = 0; t < job->snapshot->tie_count; t++)
        most = fmax(most, job->snapshot->ties[t].strength);
    return most;
}

/* --- fixed settings --- */

#define NUMBER(n)                                                                        \
    {                                                                                    \
        .type = ERG_VALUE_NUMBER, .number = (n)                                          \
    }
#define TEXT(s)                                                                          \
    {                                                                                    \
        .type = ERG_VALUE_STRING, .string = (s)                                          \
    }

static const measure_setting pagerank_settings[] = {{"damping", NUMBER(MEASURE_DAMPING)}};
static const measure_setting eigenvector_settings[] = {{"component", TEXT("largest")}};
static const measure_setting community_settings[] = {
    {"algorithm", TEXT("leiden")},
    {"resolution", NUMBER(MEASURE_RESOLUTION)},
    {"seed", NUMBER(MEASURE_SEED)}};

#define SETTINGS(list)                                                                   \
    .settings = (list), .setting_count = sizeof(list) / sizeof((list)[0])

/* --- the table --- */

const measure_entry measure_table[] = {
    {.key = "degree",
     .order = MEASURE_HIGHEST_FIRST,
     .linear = true,
     .plain = "how many others it has a tie with",
     .definition = "how many other entities it has a tie with",
     .compute = measure_degree,
     .agree = measure_agree_degree,
     .limit = others,
     .check = MEASURE_WHOLE_NUMBERS,
     .divisor = others},
    {.key = "in_degree",
     .direction = MEASURE_DIRECTED,
     .order = MEASURE_HIGHEST_FIRST,
     .linear = true,
     .plain = "how many others have a relation to it",
     .definition = "how many others have a relation to it (undirected ones count)",
     .compute = measure_in_degree,
     .agree = measure_agree_in_degree,
     .limit = others,
     .check = MEASURE_WHOLE_NUMBERS,
     .divisor = others},
    {.key = "out_degree",
     .direction = MEASURE_DIRECTED,
     .order = MEASURE_HIGHEST_FIRST,
     .linear = true,
     .plain = "how many others it has a relation to",
     .definition = "how many others it has a relation to (undirected ones count)",
     .compute = measure_out_degree,
     .agree = measure_agree_out_degree,
     .limit = others,
     .check = MEASURE_WHOLE_NUMBERS,
     .divisor = others},
    {.key = "strength",
     .reads = MEASURE_READS_STRENGTH,
     .order = MEASURE_HIGHEST_FIRST,
     .linear = true,
     .plain = "how strong all its ties are together",
     .definition = "the sum of its ties' strengths",
     .compute = measure_strength,
     .agree = measure_agree_strength,
     .limit = all_strength},
    {.key = "in_strength",
     .reads = MEASURE_READS_STRENGTH,
     .direction = MEASURE_DIRECTED,
     .order = MEASURE_HIGHEST_FIRST,
     .linear = true,
     .plain = "how strong the relations to it are together",
     .definition = "the sum of the weights of relations to it (undirected ones count)",
     .compute = measure_in_strength,
     .agree = measure_agree_in_strength,
     .limit = all_strength},
    {.key = "out_strength",
     .reads = MEASURE_READS_STRENGTH,
     .direction = MEASURE_DIRECTED,
     .order = MEASURE_HIGHEST_FIRST,
     .linear = true,
     .plain = "how strong the relations from it are together",
     .definition = "the sum of the weights of relations from it (undirected ones count)",
     .compute = measure_out_strength,
     .agree = measure_agree_out_strength,
     .limit = all_strength},
    {.key = "betweenness",
     .reads = MEASURE_READS_DISTANCE,
     .direction = MEASURE_AS_ASKED,
     .order = MEASURE_HIGHEST_FIRST,
     .plain = "how often it lies on the shortest paths between others",
     .definition =
         "over all pairs of others, the share of their shortest paths that pass "
         "through it (Brandes; lengths equal to a relative 1e-10 are equal)",
     .compute = measure_betweenness,
     .agree = measure_agree_betweenness,
     .limit = pairs,
     .divisor = pairs},
    {.key = "closeness",
     .reads = MEASURE_READS_DISTANCE,
     .direction = MEASURE_AS_ASKED,
     .order = MEASURE_HIGHEST_FIRST,
     .plain = "how near it is to all others, stronger ties being shorter",
     .definition =
         "(r / (n - 1)) * (r / sum of distances) over the r others it can reach "
         "(Wasserman-Faust; directed: outwards)",
     .compute = measure_closeness,
     .agree = measure_agree_nearness,
     .limit = greatest_strength},
    {.key = "harmonic",
     .reads = MEASURE_READS_DISTANCE,
     .direction = MEASURE_AS_ASKED,
     .order = MEASURE_HIGHEST_FIRST,
     .plain = "how near the others are on average, the unreachable counting 0",
     .definition =
         "the sum of 1 / distance to the others, divided by n - 1 (directed: outwards)",
     .compute = measure_harmonic,
     .agree = measure_agree_nearness,
     .limit = greatest_strength},
    {.key = "eigenvector",
     .reads = MEASURE_READS_STRENGTH,
     .order = MEASURE_HIGHEST_FIRST,
     SETTINGS(eigenvector_settings),
     .plain = "how well connected those are that it is tied to",
     .definition = "proportional to the sum of its neighbours' values; on the largest "
                   "component, largest entry 1, 0 elsewhere",
     .compute = measure_eigenvector,
     .agree = measure_agree_eigenvector,
     .limit = one,
     .check = MEASURE_LARGEST_IS_ONE},
    {.key = "pagerank",
     .reads = MEASURE_READS_STRENGTH,
     .direction = MEASURE_AS_ASKED,
     .order = MEASURE_HIGHEST_FIRST,
     .linear = true,
     SETTINGS(pagerank_settings),
     .plain = "how often a walk from tie to tie comes by, stronger ties first",
     .definition =
         "how often a walk along ties, chosen by strength, is at it when it starts "
         "anew anywhere every seventh step or so (damping 0.85); sums to 1",
     .compute = measure_pagerank,
     .agree = measure_agree_pagerank,
     .limit = one,
     .check = MEASURE_SUMS_TO_ONE},
    {.key = "hub",
     .reads = MEASURE_READS_STRENGTH,
     .direction = MEASURE_DIRECTED,
     .order = MEASURE_HIGHEST_FIRST,
     .plain = "how much it points to those whom many point to",
     .definition =
         "proportional to the authority of those it has relations to (Kleinberg); "
         "largest entry 1",
     .compute = measure_hub,
     .limit = one,
     .check = MEASURE_LARGEST_IS_ONE},
    {.key = "authority",
     .reads = MEASURE_READS_STRENGTH,
     .direction = MEASURE_DIRECTED,
     .order = MEASURE_HIGHEST_FIRST,
     .plain = "how much those point to it who point to many",
     .definition =
         "proportional to the hub values of those with relations to it (Kleinberg); "
         "largest entry 1",
     .compute = measure_authority,
     .limit = one,
     .check = MEASURE_LARGEST_IS_ONE},
    {.key = "coreness",
     .order = MEASURE_HIGHEST_FIRST,
     .linear = true,
     .plain = "how deep in the dense core it sits",
     .definition =
         "the greatest k for which it is in a group whose members all have k ties "
         "within the group",
     .compute = measure_coreness,
     .agree = measure_agree_coreness,
     .limit = others,
     .check = MEASURE_WHOLE_NUMBERS},
    {.key = "constraint",
     .reads = MEASURE_READS_STRENGTH,
     .order = MEASURE_LOWEST_FIRST,
     .nullable = true,
     .plain = "how closed its circle is; the lowest broker between circles",
     .definition =
         "how far its ties lead to entities tied to each other (Burt); low: a broker; "
         "none for isolates",
     .compute = measure_constraint,
     .agree = measure_agree_constraint,
     .limit = two},
    {.key = "clustering",
     .order = MEASURE_HIGHEST_FIRST,
     .nullable = true,
     .plain = "how many of its neighbours are tied to each other (0 to 1)",
     .definition =
         "the share of pairs of its neighbours that have a tie; none for degree < 2",
     .compute = measure_clustering,
     .agree = measure_agree_clustering,
     .limit = one},
    {.key = "community",
     .reads = MEASURE_READS_STRENGTH,
     .order = MEASURE_UNRANKED,
     SETTINGS(community_settings),
     .plain = "which group of closely tied entities it belongs to",
     .definition =
         "the group it is in (Leiden, modularity); numbered from 1 by size, then by "
         "smallest id",
     .compute = measure_community,
     .agree = measure_agree_community,
     .limit = nodes,
     .check = MEASURE_WHOLE_NUMBERS},
};

const size_t measure_table_count = sizeof measure_table / sizeof measure_table[0];

const measure_entry *measure_find(const char *key)
{
    for (size_t i = 0; i < measure_table_count; i++)
        if (strcmp(measure_table[i].key, key) == 0) return &measure_table[i];
    return NULL;
}

const char *measure_reads_name(measure_reads reads)
{
    switch (reads) {
    case MEASURE_READS_STRENGTH: return "strength";
    case MEASURE_READS_DISTANCE: return "distance";
    case MEASURE_READS_NONE: break;
    }
    return "none";
}
