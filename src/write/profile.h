/* Profiles: what the formats for frontends share, so that every frontend shows the same
 * picture: places, sizes, colours, and which edges run side by side. Data of one's own
 * stands under names that no frontend takes for its own (kind, relation, attrs, ...). Of
 * a comparison every element tells what became of it, in the colours of its picture. */
#ifndef WRITE_PROFILE_H
#define WRITE_PROFILE_H

#include "base/arena.h"
#include "base/sink.h"
#include "draw/grammar.h"
#include "draw/looks.h"
#include "erg/write.h"

typedef struct write_profile {
    const erg_output *what;
    const erg_snapshot *snapshot;
    const erg_diff *diff;    /* of a comparison's union, else NULL */
    const draw_marks *marks; /* likewise */
    draw_looks looks;
    const double *curve; /* [edge]: 0 straight; of edges side by side -1, 1 or -1, 0, 1,
                            ... to the left of the way from source to target */
    bool dark;
    base_arena memory;
} write_profile;

/* Borrows what. The caller closes it, after a failure too. */
erg_code write_profile_open(write_profile *p, const erg_output *what, erg_error *err);
void write_profile_close(write_profile *p);

/* Opens a profile of `what`, lets the body write it, and closes it. */
erg_code write_profile_emit(base_sink *s, const erg_output *what,
                            void (*body)(base_sink *s, const write_profile *p),
                            erg_error *err);

/* Every node on a line of its own, the text between, every edge likewise. */
typedef void (*write_element_fn)(base_sink *s, const write_profile *p, uint32_t index);
void write_profile_elements(base_sink *s, const write_profile *p, write_element_fn node,
                            const char *between, write_element_fn edge);

/* What stands for a shape where frontends have others. */
typedef struct write_shape_names {
    const char *names[DRAW_SHAPE_PAGE + 1];
} write_shape_names;

const draw_kind *write_profile_kind(const write_profile *p, uint32_t node);
/* What became of it; ERG_SAME where nothing is compared. */
erg_change write_profile_node_change(const write_profile *p, uint32_t node);
erg_change write_profile_edge_change(const write_profile *p, uint32_t edge);
draw_paint write_profile_node_paint(const write_profile *p, uint32_t node);
draw_paint write_profile_edge_paint(const write_profile *p, uint32_t edge);
/* Of a comparison it tells what ended, else what is possible or disputed. */
draw_dash write_profile_dash(const write_profile *p, uint32_t edge);
/* Only where the picture has an arrowhead. */
bool write_profile_arrow(const erg_edge *edge);
uint32_t write_profile_paint(const write_profile *p, draw_paint paint); /* 0xRRGGBB */
/* "key":"#1C58BF" */
void write_profile_colour(base_sink *s, bool *first, const char *key,
                          const write_profile *p, draw_paint paint);
/* "graph":{...} with the sources in it; positions speak of y_axis. */
void write_profile_graph(base_sink *s, bool *first, const char *key,
                         const write_profile *p, const char *y_axis);
/* kind, attrs, measures, ranks, aliases, same_as, claims; then of a comparison diff,
 * changes, correction */
void write_profile_node(base_sink *s, bool *first, const write_profile *p, uint32_t node);
/* relation, ... claims; then of a comparison the same */
void write_profile_edge(base_sink *s, bool *first, const write_profile *p, uint32_t edge);
/* "x":...,"y":... where there are positions; `up`: y counts upwards. */
void write_profile_place(base_sink *s, bool *first, const write_profile *p, uint32_t node,
                         bool up);
/* "key": so many radii, "color", and "shape" where there are names for shapes. */
void write_profile_symbol(base_sink *s, bool *first, const write_profile *p,
                          uint32_t node, const char *key, double radii,
                          const write_shape_names *shapes);
/* "key": its width, "color" */
void write_profile_line(base_sink *s, bool *first, const write_profile *p, uint32_t edge,
                        const char *key);

#endif
