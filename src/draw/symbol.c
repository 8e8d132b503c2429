/* Symbols of entity kinds, each about as large to the eye as a disc of the same radius.
 */
#include <math.h>

#include "draw/view.h"

static const double rim = 1.5, hexagon_side = 1.08, diamond_side = 1.14,
                    square_side = 0.9;

static draw_point around(draw_point at, double x, double y)
{
    return (draw_point){at.x + x, at.y + y};
}

static void hexagon(draw_scene *s, draw_point at, double r, draw_style style)
{
    double side = r * hexagon_side, half = side / 2, high = side * 0.8660254;
    const draw_point points[] = {around(at, -side, 0),    around(at, -half, -high),
                                 around(at, half, -high), around(at, side, 0),
                                 around(at, half, high),  around(at, -half, high)};
    draw_polygon(s, points, 6, style);
}

static void diamond(draw_scene *s, draw_point at, double r, draw_style style)
{
    double d = r * diamond_side;
    const draw_point points[] = {around(at, 0, -d), around(at, d, 0), around(at, 0, d),
                                 around(at, -d, 0)};
    draw_polygon(s, points, 4, style);
}

static void shield(draw_scene *s, draw_point at, double r, draw_style style)
{
    static const draw_verb verbs[] = {DRAW_MOVE, DRAW_LINE, DRAW_LINE,
                                      DRAW_QUAD, DRAW_QUAD, DRAW_CLOSE};
    double w = r * 0.86, top = -r * 0.92;
    const draw_point points[] = {around(at, -w, top),    around(at, w, top),
                                 around(at, w, r * 0.1), around(at, w, r * 0.72),
                                 around(at, 0, r),       around(at, -w, r * 0.72),
                                 around(at, -w, r * 0.1)};
    draw_path(s, verbs, 6, points, 7, style);
}

static void page(draw_scene *s, draw_point at, double r, draw_style style, draw_paint ink)
{
    double w = r * 0.78, h = r * 0.98, fold = r * 0.5;
    const draw_point points[] = {around(at, -w, -h), around(at, w - fold, -h),
                                 around(at, w, -h + fold), around(at, w, h),
                                 around(at, -w, h)};
    draw_polygon(s, points, 5, style);
    draw_style line = {.stroke = ink, .stroke_width = fmax(1, r * 0.13)};
    for (int i = 0; i < 3; i++) {
        double y = r * (-0.2 + 0.36 * i);
        draw_line(s, around(at, -w * 0.55, y), around(at, w * 0.55, y), line);
    }
}

static void person(draw_scene *s, draw_point at, double r, draw_style style,
                   draw_paint ink)
{
    static const draw_verb bust[] = {DRAW_MOVE, DRAW_CUBIC, DRAW_CUBIC, DRAW_CLOSE};
    draw_circle(s, at, r, style);
    draw_style inner = {.fill = ink};
    draw_circle(s, around(at, 0, -r * 0.28), r * 0.29, inner);
    const draw_point points[] = {
        around(at, -r * 0.56, r * 0.52), around(at, -r * 0.5, -r * 0.04),
        around(at, r * 0.5, -r * 0.04),  around(at, r * 0.56, r * 0.52),
        around(at, r * 0.3, r * 0.74),   around(at, -r * 0.3, r * 0.74),
        around(at, -r * 0.56, r * 0.52)};
    draw_path(s, bust, 4, points, 7, inner);
}

static void shape(draw_scene *scene, const draw_kind *kind, draw_point at, double r,
                  draw_style style, draw_paint ink)
{
    double side = r * square_side;
    draw_box square = {at.x - side, at.y - side, at.x + side, at.y + side};
    switch (kind->shape) {
    case DRAW_SHAPE_DISC: draw_circle(scene, at, r, style); break;
    case DRAW_SHAPE_RING:
        if (style.dash == DRAW_SOLID) {
            style.stroke = style.fill;
            style.fill = DRAW_PAINT_PAPER;
            style.stroke_width = fmax(2, r * 0.26);
        }
        draw_circle(scene, at, r - style.stroke_width / 2, style);
        break;
    case DRAW_SHAPE_DIAMOND: diamond(scene, at, r, style); break;
    case DRAW_SHAPE_HEXAGON: hexagon(scene, at, r, style); break;
    case DRAW_SHAPE_PERSON: person(scene, at, r, style, ink); break;
    case DRAW_SHAPE_TILE: draw_rect(scene, square, r * 0.3, style); break;
    case DRAW_SHAPE_SQUARE: draw_rect(scene, square, 1, style); break;
    case DRAW_SHAPE_SHIELD: shield(scene, at, r, style); break;
    case DRAW_SHAPE_PAGE: page(scene, at, r, style, ink); break;
    }
}

void draw_symbol(draw_scene *scene, const draw_kind *kind, draw_point at, double r)
{
    draw_symbol_painted(scene, kind, at, r, kind->paint, 1);
}

void draw_symbol_painted(draw_scene *scene, const draw_kind *kind, draw_point at,
                         double r, draw_paint paint, double opacity)
{
    draw_style style = {.fill = paint,
                        .stroke = DRAW_PAINT_PAPER,
                        .stroke_width = rim,
                        .opacity = opacity};
    shape(scene, kind, at, r, style, DRAW_PAINT_ON_SYMBOL);
}

void draw_symbol_outlined(draw_scene *scene, const draw_kind *kind, draw_point at,
                          double r, draw_paint paint)
{
    draw_style style = {.fill = DRAW_PAINT_PAPER,
                        .stroke = paint,
                        .stroke_width = rim,
                        .dash = DRAW_OUTLINE};
    shape(scene, kind, at, fmax(r - rim / 2, 1), style, paint);
}

double draw_symbol_extent(const draw_kind *kind)
{
    if (kind->shape == DRAW_SHAPE_DIAMOND) return diamond_side;
    return kind->shape == DRAW_SHAPE_HEXAGON ? hexagon_side : 1;
}

bool draw_symbol_holds(const draw_kind *kind, double r, double gap, double dx, double dy)
{
    double x = fabs(dx), y = fabs(dy);
    switch (kind->shape) {
    case DRAW_SHAPE_DIAMOND: return x + y < r * diamond_side + gap * 1.414;
    case DRAW_SHAPE_TILE:
    case DRAW_SHAPE_SQUARE: return fmax(x, y) < r * square_side + gap;
    case DRAW_SHAPE_SHIELD: return x < r * 0.86 + gap && y < r + gap;
    case DRAW_SHAPE_PAGE: return x < r * 0.78 + gap && y < r + gap;
    default: break;
    }
    double reach = r * draw_symbol_extent(kind) + gap;
    return x * x + y * y < reach * reach;
}
