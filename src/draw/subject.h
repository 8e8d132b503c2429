/* Subject: what a network picture shows, with looks and words but without places.
 *
 * Made from a snapshot: at most DRAW_NODES_MAX nodes (the strongest, by the measure that
 * sizes them; of a comparison those that changed first), the ties among them as bundles
 * of lanes, and every word that will be written. */
#ifndef DRAW_SUBJECT_H
#define DRAW_SUBJECT_H

#include "draw/grammar.h"
#include "draw/metrics.h"
#include "draw/scene.h"
#include "draw/words.h"
#include "erg/diff.h"

/* A pair with this many relations has a card; with more than the most, under the plot. */
enum { DRAW_NODES_MAX = 150, DRAW_CARD_LEAST = 4, DRAW_CARD_MOST = 14 };

/* Sizes that depend on how much is shown. */
typedef struct draw_preset {
    uint32_t most; /* nodes it is for */
    double width;  /* of the canvas */
    double area;   /* of the plot, px^2 a node */
    double least_height;
    double r_least, r_most;
    double name_size, name_width;
    double label_size, label_width;
    double line_scale, opacity;
    uint32_t labels; /* at most this many edge labels */
    uint32_t cards;  /* at most this many cards in the plot */
} draw_preset;

/* What became of the union's nodes and edges, by their row and relation_index. */
typedef struct draw_marks {
    const erg_change *nodes, *edges;
    const bool *touched; /* [row]: changed, or an end of a changed edge */
} draw_marks;

/* How much of itself something shows in one panel of several. */
typedef enum draw_presence { DRAW_FULL, DRAW_FADED, DRAW_GHOST } draw_presence;

typedef struct draw_actor {
    uint32_t node; /* in the snapshot */
    size_t kind;   /* row of draw_kinds */
    double value;  /* of the measure that sizes it */
    double share;  /* value / largest, 0..1 */
    double r;
    const char *name;
    const char *written; /* the name with the sign of a change */
    draw_lines lines;    /* that, as it stands in the picture */
    double size;         /* of its letters */
    bool bold, inside;
    const char *title; /* tooltip */
    erg_change change; /* where there are marks */
    bool quiet;        /* nothing near it changed */
    draw_presence presence;
} draw_actor;

/* One line of a bundle: relations of one family, direction and certainty. */
typedef struct draw_lane {
    size_t family;          /* row of the subject's looks */
    bool directed, reverse; /* arrow, from b to a */
    draw_dash dash;
    double usd;           /* the largest amount that may widen it; NAN: none */
    double width, offset; /* px; offset from the bundle's middle, left of a -> b */
    draw_presence presence;
    const uint32_t *edges;
    size_t edge_count;
    const char *title;
} draw_lane;

/* One relation in words: a row of a card, or a line of a label. */
typedef struct draw_entry {
    uint32_t edge;
    size_t family;
    bool directed, reverse;
    draw_dash dash;
    const char *text;     /* "First investment, 2019, $1bn" */
    const char *refs;     /* "[1][3]" */
    double width;         /* of both */
    const uint32_t *said; /* the relations that these words are said of */
    size_t said_count;
} draw_entry;

typedef struct draw_bundle {
    uint32_t a, b; /* actors; money flows from a to b where it flows one way */
    double strength;
    draw_lane *lanes;
    size_t lane_count;
    double half;         /* of its thickness */
    draw_entry *entries; /* every relation, for cards; label lines where it is no card */
    size_t entry_count;
    size_t edge_count;
    bool card;
    double label_w, label_h;
    double worth;
} draw_bundle;

typedef struct draw_subject {
    const erg_places *places; /* entities that stay where they were, or NULL */
    base_arena *arena;
    const erg_snapshot *snapshot; /* what is shown: the part, or the whole */
    erg_snapshot *part;           /* owned; NULL where the whole is shown */
    const draw_marks *marks;      /* NULL: nothing is compared */
    const draw_family *looks;     /* of lanes: draw_families, or draw_changes */
    uint32_t left_out;            /* nodes beyond those that fit */
    const char *size_by;
    double largest_value, largest_usd; /* 0: none */
    draw_preset preset;
    draw_actor *actors;
    uint32_t actor_count;
    draw_bundle *bundles;
    uint32_t bundle_count;
    draw_sources sources;
} draw_subject;

/* Borrows snapshot and measures; measures may be NULL where size_by is strength. */
erg_code draw_subject_make(draw_subject *out, base_arena *arena,
                           const erg_snapshot *snapshot, const erg_measures *measures,
                           const erg_picture_options *options, erg_error *err);
/* The same of a union of several states. */
typedef struct draw_subject_how {
    const erg_measures *measures;
    const erg_picture_options *options;
    const draw_marks *marks;   /* NULL: nothing is compared */
    const draw_preset *preset; /* NULL: the one for the number of nodes */
    uint32_t most;             /* nodes; 0: DRAW_NODES_MAX */
} draw_subject_how;
erg_code draw_subject_make_how(draw_subject *out, base_arena *arena,
                               const erg_snapshot *snapshot, const draw_subject_how *how,
                               erg_error *err);
/* Frees the part; the rest lives in the arena. */
void draw_subject_close(draw_subject *s);

/* Fills what of actors says how their names are written (draw/names.c); false when memory
 * runs out. */
bool draw_names_write(draw_subject *s);
/* Fills bundles and their words (draw/bundles.c); likewise. */
bool draw_bundles_make(draw_subject *s);
/* The tooltip of a line that stands for these; NULL without memory. */
const char *draw_edges_title(const draw_subject *s, const uint32_t *edges, size_t count);
/* What may widen an edge's line: a firm amount of its own that nobody contradicts, in
 * dollars; else NAN. */
double draw_edge_usd(const erg_snapshot *g, const erg_edge *e);
draw_dash draw_edge_dash(const erg_edge *e);
/* Of a comparison: whether it ended. */
draw_dash draw_marked_dash(const draw_subject *s, const erg_edge *e);
/* Row of the subject's looks. */
size_t draw_edge_look(const draw_subject *s, const erg_edge *e);
/* Width of a line that carries this amount, and radius of a value: for legends too. */
double draw_lane_width(const draw_subject *s, double usd);
double draw_radius(const draw_subject *s, double share);
/* The same of a node, smaller where it did not change in a comparison, nor is an end of
 * what did. */
double draw_marked_radius(const draw_subject *s, uint32_t node, double r);
/* Sizes for so many nodes; for more than DRAW_NODES_MAX those of the fullest picture. */
const draw_preset *draw_preset_of(uint32_t nodes);
/* What sizes a node's symbol, >= 0: its entry in the column; NULL: its ties' strength. */
double draw_node_value(const erg_snapshot *g, const erg_measure_column *column,
                       uint32_t node);

enum { DRAW_CARD_ROW = 15, DRAW_CARD_HEAD = 24, DRAW_CARD_PAD = 10, DRAW_CARD_DASH = 26 };

#endif
