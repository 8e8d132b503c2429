/* Picture: a drawing of a snapshot as positioned shapes, ready for the SVG emitter, and
 * the positions that every frontend format shares with it. */
#ifndef ERG_PICTURE_H
#define ERG_PICTURE_H

#include "erg/diff.h"
#include "erg/measure.h"
#include "erg/places.h"
#include "erg/timeline.h"
#include "erg/union.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Where nodes are: pixels, x to the right, y down, within width and height. */
typedef struct erg_positions {
    const char *engine; /* "neato", "dot", "grid", ... */
    bool fallback;      /* the wanted engine failed and another took its place */
    double width, height;
    const double *x, *y; /* [node] */
    uint32_t node_count;
    struct erg_positions_memory *memory;
} erg_positions;

typedef struct erg_picture_options {
    const char *view;                /* "network" (NULL) */
    const char *title, *subtitle;    /* NULL: the dataset's title; a sentence of counts */
    const char *width;               /* column, page, wide; NULL: the view's own choice */
    const char *theme;               /* light (NULL), dark, auto */
    const char *size_by;             /* measure that sizes symbols; NULL: strength */
    const char *layout;              /* engine; NULL or "auto": the view's own choice */
    const char *pair_from, *pair_to; /* ids of the two of a dossier */
    const char *lang;                /* language of the texts; NULL: "en" */
    const erg_places *places;        /* entities that stay where they were; NULL: none */
    const char *rank_by;             /* bump: the measure; NULL: the first with ranks */
    uint32_t top;                    /* bump: entities; 0: 12 */
    const char *worker; /* path of erg-layout; NULL: found beside the program */
    erg_progress progress;
} erg_picture_options;

/* Positions alone, those the network view would use. Above 150 nodes, of which that view
 * shows the strongest 150 and places them by itself, those of all nodes: by sfdp, above
 * 5,000 a grid. Borrows nothing. */
erg_code erg_positions_make(erg_positions **out, const erg_snapshot *snapshot,
                            const erg_measures *measures,
                            const erg_picture_options *options, erg_error *err);
/* The same of a union, as its picture has them. Swapping the sides of a comparison moves
 * nothing. */
erg_code erg_positions_make_union(erg_positions **out, const erg_union *joined,
                                  const erg_picture_options *options, erg_error *err);
/* NULL is allowed. */
void erg_positions_free(erg_positions *positions);

typedef struct erg_picture erg_picture;

/* Borrows snapshot and measures. positions may be NULL: they are then made. */
erg_code erg_picture_make(erg_picture **out, const erg_snapshot *snapshot,
                          const erg_measures *measures, const erg_positions *positions,
                          const erg_picture_options *options, erg_error *err);
/* The union of a comparison as a picture, view "diff" (NULL): both sides in one layout,
 * what came, went and changed marked and listed. positions, of the union, may be NULL:
 * they are then made. Borrows nothing. */
erg_code erg_picture_make_diff(erg_picture **out, const erg_union *joined,
                               const erg_positions *positions,
                               const erg_picture_options *options, erg_error *err);

/* A timeline as a picture: view "multiples" (NULL), a panel a date in one layout, which
 * needs the snapshot of each point; or "bump", the ranks of entities, which needs the
 * points' measures. At most ERG_PANELS_MAX points: more are ERG_ELIMIT. Borrows nothing.
 */
enum { ERG_PANELS_MAX = 40 };
erg_code erg_picture_make_timeline(erg_picture **out, const erg_timeline *timeline,
                                   const erg_snapshot *const *snapshots,
                                   const erg_picture_options *options, erg_error *err);
/* NULL is allowed. */
void erg_picture_free(erg_picture *picture);

#ifdef __cplusplus
}
#endif
#endif
