#include "draw/geometry.h"

#include <math.h>

draw_box draw_box_union(draw_box a, draw_box b)
{
    if (draw_box_is_empty(a)) return b;
    if (draw_box_is_empty(b)) return a;
    return (draw_box){fmin(a.x0, b.x0), fmin(a.y0, b.y0), fmax(a.x1, b.x1),
                      fmax(a.y1, b.y1)};
}

/* Liang and Barsky 1984: narrows [*t0, *t1] to where p + t * d lies within [low, high].
 */
static bool narrow(double p, double d, double low, double high, double *t0, double *t1)
{
    if (d == 0) return p > low && p < high;
    double a = (low - p) / d, b = (high - p) / d;
    if (a > b) {
        double swap = a;
        a = b;
        b = swap;
    }
    if (a > *t0) *t0 = a;
    if (b < *t1) *t1 = b;
    return *t0 < *t1;
}

double draw_segment_in_box(draw_point a, draw_point b, draw_box box, double *t0,
                           double *t1)
{
    double from = 0, to = 1;
    if (draw_box_is_empty(box) || !narrow(a.x, b.x - a.x, box.x0, box.x1, &from, &to) ||
        !narrow(a.y, b.y - a.y, box.y0, box.y1, &from, &to)) {
        return 0;
    }
    if (t0 != NULL) *t0 = from;
    if (t1 != NULL) *t1 = to;
    return (to - from) * draw_distance(a, b);
}

draw_curve draw_curve_bent(draw_point p, draw_point q, double bend)
{
    double dx = q.x - p.x, dy = q.y - p.y;
    draw_point c = {(p.x + q.x) / 2 + dy * bend, (p.y + q.y) / 2 - dx * bend};
    return (draw_curve){p, c, q};
}

draw_point draw_curve_at(draw_curve k, double t)
{
    double u = 1 - t;
    double a = u * u, b = 2 * u * t, c = t * t;
    return (draw_point){a * k.p.x + b * k.c.x + c * k.q.x,
                        a * k.p.y + b * k.c.y + c * k.q.y};
}

static draw_point unit(double x, double y)
{
    double length = sqrt(x * x + y * y);
    if (length < 1e-9) return (draw_point){1, 0};
    return (draw_point){x / length, y / length};
}

draw_point draw_curve_direction(draw_curve k, double t)
{
    double u = 1 - t;
    return unit(u * (k.c.x - k.p.x) + t * (k.q.x - k.c.x),
                u * (k.c.y - k.p.y) + t * (k.q.y - k.c.y));
}

draw_curve draw_curve_part(draw_curve k, double t0, double t1)
{
    /* Blossoming: the control point of [t0, t1] is the polar form at (t0, t1). */
    double u0 = 1 - t0, u1 = 1 - t1;
    double a = u0 * u1, b = u0 * t1 + t0 * u1, c = t0 * t1;
    draw_point control = {a * k.p.x + b * k.c.x + c * k.q.x,
                          a * k.p.y + b * k.c.y + c * k.q.y};
    return (draw_curve){draw_curve_at(k, t0), control, draw_curve_at(k, t1)};
}

static draw_point moved(draw_point p, draw_point direction, double by)
{
    return (draw_point){p.x + direction.y * by, p.y - direction.x * by};
}

draw_curve draw_curve_beside(draw_curve k, double by)
{
    return (draw_curve){moved(k.p, draw_curve_direction(k, 0), by),
                        moved(k.c, draw_curve_direction(k, 0.5), by),
                        moved(k.q, draw_curve_direction(k, 1), by)};
}
