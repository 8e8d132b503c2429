/* Plane geometry for placing and clipping: points, boxes, segments, quadratic Bezier
 * curves. Pixels, y down. Pure functions on finite numbers. */
#ifndef DRAW_GEOMETRY_H
#define DRAW_GEOMETRY_H

#include <math.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct draw_point {
    double x, y;
} draw_point;

/* Empty where x0 >= x1 or y0 >= y1; an empty box touches nothing. */
typedef struct draw_box {
    double x0, y0, x1, y1;
} draw_box;

/* From p to q, pulled towards c. */
typedef struct draw_curve {
    draw_point p, c, q;
} draw_curve;

/* Short and called millions of times a picture: inline. */
static inline draw_box draw_box_around(draw_point centre, double width, double height)
{
    return (draw_box){centre.x - width / 2, centre.y - height / 2, centre.x + width / 2,
                      centre.y + height / 2};
}

static inline bool draw_box_is_empty(draw_box box)
{
    return box.x0 >= box.x1 || box.y0 >= box.y1;
}

static inline draw_box draw_box_grown(draw_box box, double by)
{
    if (draw_box_is_empty(box)) return box;
    return (draw_box){box.x0 - by, box.y0 - by, box.x1 + by, box.y1 + by};
}

static inline bool draw_boxes_touch(draw_box a, draw_box b)
{
    return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1 && a.x0 < a.x1 &&
           a.y0 < a.y1 && b.x0 < b.x1 && b.y0 < b.y1;
}

/* Depth of the overlap along the axis where it is smaller, 0 where they do not touch. */
static inline double draw_boxes_overlap(draw_box a, draw_box b)
{
    if (!draw_boxes_touch(a, b)) return 0;
    double x = (a.x1 < b.x1 ? a.x1 : b.x1) - (a.x0 > b.x0 ? a.x0 : b.x0);
    double y = (a.y1 < b.y1 ? a.y1 : b.y1) - (a.y0 > b.y0 ? a.y0 : b.y0);
    return x < y ? x : y;
}

static inline bool draw_box_holds(draw_box box, draw_point p)
{
    return p.x > box.x0 && p.x < box.x1 && p.y > box.y0 && p.y < box.y1;
}

static inline double draw_distance(draw_point a, draw_point b)
{
    double dx = a.x - b.x, dy = a.y - b.y;
    return sqrt(dx * dx + dy * dy);
}

/* Of p to the segment a-b, squared. */
static inline double draw_segment_distance2(draw_point p, draw_point a, draw_point b)
{
    double dx = b.x - a.x, dy = b.y - a.y;
    double length2 = dx * dx + dy * dy;
    double t = 0;
    if (length2 > 0) t = ((p.x - a.x) * dx + (p.y - a.y) * dy) / length2;
    if (t < 0) t = 0;
    if (t > 1) t = 1;
    double ex = p.x - a.x - t * dx, ey = p.y - a.y - t * dy;
    return ex * ex + ey * ey;
}

static inline double draw_side(draw_point a, draw_point b, draw_point p)
{
    return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
}

/* True where the inner parts of a-b and c-d cross. */
static inline bool draw_segments_cross(draw_point a, draw_point b, draw_point c,
                                       draw_point d)
{
    if (a.x < c.x && a.x < d.x && b.x < c.x && b.x < d.x) return false;
    if (a.x > c.x && a.x > d.x && b.x > c.x && b.x > d.x) return false;
    if (a.y < c.y && a.y < d.y && b.y < c.y && b.y < d.y) return false;
    if (a.y > c.y && a.y > d.y && b.y > c.y && b.y > d.y) return false;
    double s1 = draw_side(a, b, c), s2 = draw_side(a, b, d);
    if ((s1 > 0) == (s2 > 0) || s1 == 0 || s2 == 0) return false;
    double s3 = draw_side(c, d, a), s4 = draw_side(c, d, b);
    return (s3 > 0) != (s4 > 0) && s3 != 0 && s4 != 0;
}

draw_box draw_box_union(draw_box a, draw_box b); /* an empty box adds nothing */
/* Length of the part of a-b inside the box; where not NULL, *t0 and *t1 are its ends,
 * 0..1. */
double draw_segment_in_box(draw_point a, draw_point b, draw_box box, double *t0,
                           double *t1);

/* The curve whose control point lies bend * |q - p| to the left of its middle, seen from
 * p. */
draw_curve draw_curve_bent(draw_point p, draw_point q, double bend);
draw_point draw_curve_at(draw_curve curve, double t);
/* Unit direction at t; (1, 0) where there is none. */
draw_point draw_curve_direction(draw_curve curve, double t);
/* The part between two parameters, as a curve. */
draw_curve draw_curve_part(draw_curve curve, double t0, double t1);
/* A curve beside this one, `by` px to its left: ends and control point moved along their
 * normals, which is close to the true offset for gentle bends. */
draw_curve draw_curve_beside(draw_curve curve, double by);

#endif
