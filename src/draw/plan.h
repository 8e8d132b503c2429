/* Plan: where everything in a network picture goes, as a problem of geometry alone.
 *
 * A plan has nodes (a round symbol with its name beside it) and ties (a bundle of lines
 * with an optional label, or a card, on it). What may change is each node's place and the
 * side of its name, each tie's bend and where its label sits. plan_cost says how bad a
 * state is, in crossings: 1 is one crossing of two lines. plan_anneal and
 * plan_settle look for a better state. */
#ifndef DRAW_PLAN_H
#define DRAW_PLAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "draw/geometry.h"
#include "erg/progress.h"

enum {
    PLAN_STEPS = 8,
    PLAN_BENDS = 11,
    PLAN_SPOTS = 15,
    PLAN_SPOTS_INNER = 11,
    PLAN_OFFSETS = 3
};

/* Ties beyond which more tries cost more than they bring. */
enum { PLAN_DENSE = 180 };

/* Where a name stands. PLAN_INSIDE never changes. */
typedef enum plan_side {
    PLAN_BELOW,
    PLAN_ABOVE,
    PLAN_RIGHT,
    PLAN_LEFT,
    PLAN_SIDES,
    PLAN_INSIDE = PLAN_SIDES
} plan_side;

typedef struct plan_node {
    draw_point at;
    double r;              /* of the symbol */
    double name_w, name_h; /* the name's block; 0 where it stands inside */
    plan_side side;
    bool pinned;
    double pull;          /* 0..1: how much it belongs into the middle */
    uint32_t group, next; /* leaves of one kind and one neighbour, in a ring; group
                             UINT32_MAX: none */
    double fan;           /* cosine of the angle its ties should have between them */
    draw_box symbol, name, all; /* derived */
} plan_node;

typedef struct plan_tie {
    uint32_t a, b;
    double half;             /* half the thickness of its bundle */
    double label_w, label_h; /* 0 where it has none */
    double worth;            /* of the label: what dropping it costs */
    bool card;               /* the label is a card: never dropped, its tie is straight */
    bool marker; /* the label is a letter for a card elsewhere: never dropped */
    bool main;   /* the pair that the eye reads first: level, straight */
    uint8_t bend, spot, offset; /* indices into the candidates */
    bool dropped;
    draw_curve curve;                  /* derived, from middle to middle */
    draw_point points[PLAN_STEPS + 1]; /* its visible part */
    draw_box box, label;
    draw_point across; /* the normal of its chord, not of unit length */
    double low, high;  /* how far its points reach along that, from the first */
} plan_tie;

/* The discrete part of a state: of a node its side, of a tie the rest. */
typedef struct plan_choice {
    uint8_t side, bend, spot, offset;
    bool dropped;
} plan_choice;

typedef struct plan {
    plan_node *nodes;
    uint32_t node_count;
    plan_tie *ties;
    uint32_t tie_count;
    uint32_t *offsets, *incident; /* ties of each node, in compressed rows */
    double width, height;
    double floor;        /* tied nodes stay above it */
    double spacing;      /* the distance between neighbours that fills the canvas */
    uint32_t known;      /* nodes that stay where an earlier picture had them, pinned */
    double known_height; /* of that one */
    double stiffness;    /* of lines: dense pictures want them straighter */
    double least_gap;    /* px kept free between unrelated things */
    draw_box *node_reach, *tie_reach; /* what may touch each is within this: derived, and
                                         side by side because all are gone through */
    bool *node_moved, *tie_moved;     /* scratch */
    uint32_t *near;
    erg_progress progress;        /* of a search */
    plan_choice *kept;            /* scratch of plan_settle */
    plan_choice *settled_choices; /* what it found last, and for what */
    uint64_t settled;
} plan;

/* Candidates, from the most to the least wanted; spots beyond the inner ones are for
 * labels that would stand beside their lines. */
extern const double plan_bends[PLAN_BENDS];
extern const double plan_spots[PLAN_SPOTS];

/* Allocates a plan of that size in the arena; NULL when memory runs out. */
plan *plan_new(base_arena *arena, uint32_t nodes, uint32_t ties);
/* A plan in the same state that can be changed beside it; NULL likewise. */
plan *plan_copy(base_arena *arena, const plan *from);
/* Sets offsets and incident once every tie has its ends. */
void plan_connect(plan *p);
/* True where no tie touches the node. */
bool plan_is_alone(const plan *p, uint32_t node);
/* Nodes before this one that a tie touches; of the last node + 1 all of them. */
uint32_t plan_tied_before(const plan *p, uint32_t node);

/* Recompute what is derived. A node's ties must be reshaped after it. */
void plan_shape_node(plan *p, uint32_t node);
void plan_shape_tie(plan *p, uint32_t tie);
void plan_shape(plan *p);

/* All of a state's cost. O(n^2 + n m + m^2) with small constants. */
double plan_cost(plan *p);
/* The cost that involves any of these nodes, their ties, or this tie alone: what changes
 * when they do. Once it is above `limit` it may be any number above that. */
double plan_cost_nodes(plan *p, const uint32_t *nodes, size_t count, double limit);
double plan_cost_tie(plan *p, uint32_t tie, double limit);
/* Length of the tie's visible part inside the box. */
double plan_run_inside(const plan_tie *e, draw_box box);
/* What a tie's label costs by itself; 0 is clean. */
double plan_label_cost(const plan *p, uint32_t tie);
/* True where nothing touches the tie's label and it is inside the canvas. */
bool plan_label_is_clear(const plan *p, uint32_t tie);

/* Faults that a reader sees: a line over a symbol or name that is not its end's, a label
 * or card on anything, things over each other or outside. Where not NULL, nodes involved
 * are marked. */
uint32_t plan_faults(const plan *p, bool *involved);
/* Of these the pairs of nodes over each other, and the nodes outside; of one node. */
uint32_t plan_overlaps(const plan *p);
uint32_t plan_overlaps_of(const plan *p, uint32_t node);
/* True where a node or another label touches the tie's label, or it is outside. */
bool plan_label_collides(const plan *p, uint32_t tie);

/* Simulated annealing over all that may change: `moves` trials, from a seed, beginning at
 * a heat (the worsening taken with a chance of 1/e): PLAN_HOT forgets the start,
 * PLAN_WARM mends it. Where `only` is not NULL, nodes that it does not mark stay. */
#define PLAN_HOT 1.6
#define PLAN_WARM 0.6
void plan_anneal(plan *p, uint32_t moves, uint32_t seed, double heat, const bool *only);

/* Every side, bend and label to its default. */
void plan_reset(plan *p);
/* Bends, sides and labels only, from their defaults: a few tries, of which the one with
 * the fewest faults stays. Drops labels that cannot be placed. Lines stay on the canvas,
 * and names off each other wherever they can. A function of the nodes' places alone. */
void plan_settle(plan *p);

#endif
