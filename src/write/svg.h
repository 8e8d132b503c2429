/* A picture as SVG, for the emitters that have one in them. */
#ifndef WRITE_SVG_H
#define WRITE_SVG_H

#include "base/sink.h"
#include "draw/scene.h"

/* A whole element `svg`; `prefix` begins its ids: several may stand in one page. */
void write_svg_put(base_sink *out, const erg_picture *picture, const char *prefix);

/* How a page finds what items stand for: the number of an id, or ERG_NONE. */
typedef struct write_svg_marks {
    uint32_t (*find)(const void *user, const char *id, bool relation);
    const void *user;
} write_svg_marks;

/* Items alone, without ids and tooltips, with what they stand for as data-n (an entity)
 * and data-e (relations) where marks are given. Their colours are the classes f-NAME
 * (fill) and s-NAME (stroke) of paints. */
void write_svg_items(base_sink *out, const draw_item *items, size_t count,
                     const write_svg_marks *marks);

typedef struct write_svg_paints {
    bool fill[DRAW_PAINT_COUNT], stroke[DRAW_PAINT_COUNT];
} write_svg_paints;

/* Adds those that the items use. */
void write_svg_find_paints(write_svg_paints *paints, const draw_item *items,
                           size_t count);

/* One decimal, without ".0". */
void write_svg_number(base_sink *out, double value);

#endif
