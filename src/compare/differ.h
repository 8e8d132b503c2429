/* What the stages of a diff share. Each stage works on the lists that the one before it
 * left: pair by id, join renames, pair parallel relations, compare fields, mark
 * corrections, order, compare measures. */
#ifndef COMPARE_DIFFER_H
#define COMPARE_DIFFER_H

#include "base/arena.h"
#include "erg/diff.h"

/* Two snapshots whose records are compared: the sides of the diff, or the third one with
 * the later side. */
typedef struct compare_sides {
    const erg_snapshot *before, *after;
} compare_sides;

/* The records of the two sides that belong together: for each the other's index, or
 * ERG_NONE. */
typedef struct compare_pairs {
    uint32_t *after_of;  /* [before] */
    uint32_t *before_of; /* [after] */
    uint32_t before_count, after_count;
} compare_pairs;

typedef struct compare_differ {
    compare_sides sides;
    erg_diff_options options;
    compare_pairs nodes, edges, documents;
    uint32_t *union_of_before, *union_of_after; /* [node]: its place in the union */
    erg_diff *diff;                             /* being made; its parts lie in `arena` */
    base_arena *arena;
    base_arena scratch;
} compare_differ;

/* --- pairing: pair.c, rename.c, parallel.c --- */

/* The id of the i-th record of a side. */
typedef const char *(*compare_id)(const erg_snapshot *side, uint32_t i);

const char *compare_node_id(const erg_snapshot *side, uint32_t i);
const char *compare_edge_id(const erg_snapshot *side, uint32_t i);
const char *compare_document_id(const erg_snapshot *side, uint32_t i);

/* Pairs equal ids; both sides are sorted by them. False when memory runs out. */
bool compare_pair_by_id(compare_pairs *out, base_arena *arena, const compare_sides *sides,
                        uint32_t before_count, uint32_t after_count, compare_id id);
void compare_join(compare_pairs *pairs, uint32_t before, uint32_t after);

/* Joins renamed entities, then the relations whose made-up ids moved with them. False
 * when memory runs out. O(names log entities). */
bool compare_join_renamed(compare_differ *d);
/* What follows "e:A-B" in an id made of two entities' ids, or NULL. */
const char *compare_made_id(const char *id, const char *a, const char *b);
/* Pairs parallel relations with made-up ids by their content. False when memory runs out.
 */
bool compare_pair_parallel(compare_differ *d);

/* --- comparing: fields.c, record.c --- */

/* Collects the fields that differ, in any order. */
typedef struct compare_fields {
    const compare_sides *sides;
    const compare_pairs *nodes; /* to tell moved ends from renamed ones */
    const erg_words *ignore;
    base_arena *arena; /* of what is collected */
    base_arena *scratch;
    erg_diff_field *items;
    size_t count, capacity;
    bool failed;
} compare_fields;

/* Each empties `f` first. Ids are not compared. */
void compare_documents(compare_fields *f, uint32_t before, uint32_t after);
void compare_nodes(compare_fields *f, uint32_t before, uint32_t after);
void compare_edges(compare_fields *f, uint32_t before, uint32_t after);

/* What records are made of. Absent: NULL, 0, NAN. */
void compare_text(compare_fields *f, const char *pointer, const char *before,
                  const char *after);
void compare_number(compare_fields *f, const char *pointer, double before, double after);
void compare_bool(compare_fields *f, const char *pointer, bool before, bool after);
/* Absent where it is false. */
void compare_flag(compare_fields *f, const char *pointer, bool before, bool after);
void compare_date(compare_fields *f, const char *pointer, erg_date before,
                  erg_date after);
void compare_texts(compare_fields *f, const char *pointer, const char *const *before,
                   size_t before_count, const char *const *after, size_t after_count);
/* Member by member where both have any, or `always_there`; else as a whole. */
void compare_attrs(compare_fields *f, const erg_value *before, const erg_value *after,
                   bool always_there);
void compare_amount(compare_fields *f, const erg_amount *before, const erg_amount *after);
void compare_claims(compare_fields *f, const erg_claim *before, size_t before_count,
                    const erg_claim *after, size_t after_count);

bool compare_is_ignored(const erg_words *ignore, const char *pointer);

/* --- the rest --- */

/* The three lists of records with their fields and counts; needs the pairs. */
bool compare_records(compare_differ *d);
bool compare_mark_corrections(compare_differ *d);
/* The nodes of the union that an edge touches on either side, each once. */
enum { COMPARE_ENDS = 4 };
size_t compare_ends(uint32_t ends[COMPARE_ENDS], const compare_differ *d,
                    const erg_diff_edge *edge);
/* Distances, and what is most important. */
bool compare_distances(compare_differ *d);
bool compare_order(compare_differ *d);
/* What keeps the sides from being comparable, and moves and reasons. */
bool compare_settings(compare_differ *d);
bool compare_measures(compare_differ *d);

#endif
