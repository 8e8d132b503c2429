/* Profiles: what the formats for frontends share, so that every frontend shows the same
 * picture: places, sizes, colours, and which edges run side by side. Data of one's own
 * stands under names that no frontend takes for its own (kind, relation, attrs, ...). */
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
    draw_looks looks;
    const double *curve; /* [edge]: 0 straight; of edges side by side -1, 1 or -1, 0, 1,
                            ... to the left of the way from source to target */
    bool dark;
    base_arena memory;
} write_profile;

/* Borrows what. The caller closes it, after a failure too. */
erg_code write_profile_open(write_profile *p, const erg_output *what, erg_error *err);
void write_profile_close(write_profile *p);

/* What stands for a shape where frontends have others. */
typedef struct write_shape_names {
    const char *names[DRAW_SHAPE_PAGE + 1];
} write_shape_names;

const draw_kind *write_profile_kind(const write_profile *p, uint32_t node);
const draw_family *write_profile_family(const erg_edge *edge);
/* Only where the picture has an arrowhead. */
bool write_profile_arrow(const erg_edge *edge);
uint32_t write_profile_paint(const write_profile *p, draw_paint paint); /* 0xRRGGBB */
/* "key":"#1C58BF" */
void write_profile_colour(base_sink *s, bool *first, const char *key,
                          const write_profile *p, draw_paint paint);
/* "graph":{...} with the sources in it; positions speak of y_axis. */
void write_profile_graph(base_sink *s, bool *first, const char *key,
                         const write_profile *p, const char *y_axis);
/* kind, attrs, measures, ranks, aliases, same_as, claims */
void write_profile_node(base_sink *s, bool *first, const write_profile *p, uint32_t node);
/* "x":...,"y":... where there are positions; `up`: y counts upwards. */
void write_profile_place(base_sink *s, bool *first, const write_profile *p, uint32_t node,
                         bool up);

#endif
