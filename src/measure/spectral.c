#include "measure/spectral.h"

#include <float.h>
#include <math.h>

#include "base/fail.h"
#include "measure/small_eigen.h"
#include "measure/sum.h"

enum {
    BASIS = MEASURE_SMALL_MAX, /* vectors kept at once */
    KEPT = 10,                 /* of them after a restart */
    ROUNDS_MIN = 50,
    POWER_STEPS_MAX = 1000
};

/* Entries of basis vectors made in all before it is given up: about two seconds. */
#define WORK_MAX 1e8
/* Residual against the eigenvalue: what rounding leaves. */
#define CONVERGED (16 * DBL_EPSILON)
/* Eigenvalues this near each other are one. */
#define EQUAL 1e-12
/* The last power step may change an entry by so much of itself. */
#define SETTLED 1e-15
/* Smaller entries, against the largest, become 0 in the end. */
#define TOO_SMALL 1e-13

typedef struct lanczos {
    uint32_t n;
    const measure_rows *matrix;
    double *basis[BASIS + 1];        /* orthonormal */
    double projected[BASIS * BASIS]; /* the matrix in the basis */
    double last; /* length of what is left over after the basis: 0 where it is all */
    measure_small_eigen small;
} lanczos;

static inline double row_times(const measure_rows *matrix, uint32_t v, const double *x)
{
    measure_sum sum = {0, 0};
    for (uint32_t k = matrix->offsets[v]; k < matrix->offsets[v + 1]; k++)
        measure_sum_add(&sum, matrix->values[k] * x[matrix->targets[k]]);
    return measure_sum_value(&sum);
}

static void multiply(double *out, const measure_rows *matrix, const double *x, uint32_t n)
{
    for (uint32_t v = 0; v < n; v++)
        out[v] = row_times(matrix, v, x);
}

static double dot(const double *x, const double *y, uint32_t n)
{
    double sum = 0;
    for (uint32_t v = 0; v < n; v++)
        sum += x[v] * y[v];
    return sum;
}

static void add_scaled(double *y, double factor, const double *x, uint32_t n)
{
    for (uint32_t v = 0; v < n; v++)
        y[v] += factor * x[v];
}

static void scale(double *x, double factor, uint32_t n)
{
    for (uint32_t v = 0; v < n; v++)
        x[v] *= factor;
}

/* Extends the basis by the part of matrix * basis[j] that it does not hold yet. False
 * where there is none: the basis spans all that the start can reach. */
static bool extend(lanczos *l, uint32_t j)
{
    double *next = l->basis[j + 1];
    multiply(next, l->matrix, l->basis[j], l->n);
    double before = sqrt(dot(next, next, l->n));
    /* Twice is enough (Parlett, "The symmetric eigenvalue problem"). */
    for (int pass = 0; pass < 2; pass++) {
        for (uint32_t i = 0; i <= j; i++) {
            double part = dot(l->basis[i], next, l->n);
            add_scaled(next, -part, l->basis[i], l->n);
            if (pass > 0) continue;
            l->projected[i * BASIS + j] = part;
            l->projected[j * BASIS + i] = part;
        }
    }
    l->last = sqrt(dot(next, next, l->n));
    if (l->last <= 4 * DBL_EPSILON * before) {
        l->last = 0;
        return false;
    }
    scale(next, 1 / l->last, l->n);
    return true;
}

/* The first `count` of the basis become the eigenvectors of its projection, best first.
 */
static void combine(lanczos *l, uint32_t size, uint32_t count)
{
    for (uint32_t v = 0; v < l->n; v++) {
        double old[BASIS];
        for (uint32_t j = 0; j < size; j++)
            old[j] = l->basis[j][v];
        for (uint32_t i = 0; i < count; i++) {
            double sum = 0;
            for (uint32_t j = 0; j < size; j++)
                sum += l->small.vectors[i * BASIS + j] * old[j];
            l->basis[i][v] = sum;
        }
    }
}

/* Goes on with the best eigenvectors so far and what was left over after the basis. */
static void restart(lanczos *l)
{
    combine(l, BASIS, KEPT);
    double *swap = l->basis[KEPT];
    l->basis[KEPT] = l->basis[BASIS];
    l->basis[BASIS] = swap;
    for (uint32_t i = 0; i < BASIS * BASIS; i++)
        l->projected[i] = 0;
    for (uint32_t i = 0; i < KEPT; i++)
        l->projected[i * BASIS + i] = l->small.values[i];
}

/* Where several parts of the graph share the greatest eigenvalue any mix of theirs would
 * do: the projection of the start is the one that does not depend on rounding. Left in
 * basis[0]. */
static void project_start(lanczos *l, const double *start, uint32_t size)
{
    uint32_t equal = 1;
    while (equal < size && l->small.values[equal] >= l->small.values[0] * (1 - EQUAL))
        equal++;
    combine(l, size, equal);
    double part = dot(l->basis[0], start, l->n);
    for (uint32_t v = 0; v < l->n; v++)
        l->basis[0][v] *= part;
    for (uint32_t i = 1; i < equal; i++)
        add_scaled(l->basis[0], dot(l->basis[i], start, l->n), l->basis[i], l->n);
}

/* Leaves the eigenvector in basis[0]; false where it did not converge. */
static bool run(lanczos *l, const double *start)
{
    double rounds = WORK_MAX / ((double)l->n * BASIS);
    uint32_t size = 0;
    for (uint32_t round = 0; round < ROUNDS_MIN || round < rounds; round++) {
        bool more = true;
        while (more && size < BASIS)
            more = extend(l, size++);
        measure_small_solve(&l->small, l->projected, BASIS, size);
        double residual = l->last * fabs(l->small.vectors[size - 1]);
        if (!more || residual <= CONVERGED * l->small.values[0]) {
            project_start(l, start, size);
            return true;
        }
        restart(l);
        size = KEPT;
    }
    return false;
}

static double largest(const double *x, uint32_t n)
{
    double most = 0;
    for (uint32_t v = 0; v < n; v++)
        most = fmax(most, x[v]);
    return most;
}

/* x := (matrix + shift) x, largest entry 1. Returns the largest relative change of an
 * entry. */
static double power_step(double *x, double *next, const measure_rows *matrix,
                         double shift, uint32_t n)
{
    double change = 0;
    multiply(next, matrix, x, n);
    for (uint32_t v = 0; v < n; v++)
        next[v] += shift * x[v];
    double most = largest(next, n);
    for (uint32_t v = 0; v < n; v++) {
        double value = next[v] / most;
        if (value > TOO_SMALL) change = fmax(change, fabs(value - x[v]) / value);
        x[v] = value;
    }
    return change;
}

/* The shift keeps the eigenvalue -lambda of bipartite graphs away; a quarter of lambda
 * costs the others little. */
static void polish(double *x, double *scratch, const measure_rows *matrix, double lambda,
                   uint32_t n)
{
    for (uint32_t step = 0; step < POWER_STEPS_MAX; step++)
        if (power_step(x, scratch, matrix, lambda / 4, n) <= SETTLED) return;
}

/* What the walk over the parts of a graph needs. */
typedef struct parts {
    uint32_t *queue; /* the nodes of the part at hand */
    bool *met;
} parts;

/* Everything that can be reached from `start`; returns how many nodes. */
static uint32_t walk(parts *p, const measure_rows *matrix, uint32_t start)
{
    uint32_t count = 1;
    p->queue[0] = start;
    p->met[start] = true;
    for (uint32_t next = 0; next < count; next++) {
        uint32_t v = p->queue[next];
        for (uint32_t k = matrix->offsets[v]; k < matrix->offsets[v + 1]; k++) {
            uint32_t w = matrix->targets[k];
            if (p->met[w]) continue;
            p->met[w] = true;
            p->queue[count++] = w;
        }
    }
    return count;
}

/* Rayleigh's quotient of the part: never above the part's own greatest eigenvalue. */
static double quotient(const parts *p, uint32_t count, const measure_rows *matrix,
                       const double *x)
{
    measure_sum above = {0, 0}, below = {0, 0};
    for (uint32_t i = 0; i < count; i++) {
        uint32_t v = p->queue[i];
        measure_sum_add(&above, row_times(matrix, v, x) * x[v]);
        measure_sum_add(&below, x[v] * x[v]);
    }
    double length = measure_sum_value(&below);
    return length > 0 ? measure_sum_value(&above) / length : 0;
}

/* A part with a lesser eigenvalue has no share in the vector. Where the two are near each
 * other the power steps would take long to say so. Parts are held against the best of
 * them: in large graphs Lanczos' own eigenvalue is off by more than they may be. */
static bool clear_lesser_parts(double *x, base_arena *arena, const measure_rows *matrix,
                               uint32_t n)
{
    parts p = {.queue = base_arena_array(arena, n, sizeof *p.queue),
               .met = base_arena_array(arena, n, sizeof *p.met)};
    double *quotients = base_arena_array(arena, n, sizeof *quotients);
    if (arena->failed) return false;
    double best = 0;
    for (uint32_t v = 0; v < n; v++) {
        if (p.met[v]) continue;
        uint32_t count = walk(&p, matrix, v);
        double own = quotient(&p, count, matrix, x);
        for (uint32_t i = 0; i < count; i++)
            quotients[p.queue[i]] = own;
        best = fmax(best, own);
    }
    for (uint32_t v = 0; v < n; v++)
        if (quotients[v] < best * (1 - EQUAL)) x[v] = 0;
    return true;
}

static bool begin(lanczos *l, base_arena *arena, const double *start)
{
    for (uint32_t i = 0; i <= BASIS; i++)
        l->basis[i] = base_arena_array(arena, l->n, sizeof(double));
    if (arena->failed) return false;
    add_scaled(l->basis[0], 1 / sqrt(dot(start, start, l->n)), start, l->n);
    return true;
}

erg_code measure_spectral_leading(double *x, bool *settled, base_arena *arena, uint32_t n,
                                  const measure_rows *matrix, erg_error *err)
{
    lanczos l = {.n = n, .matrix = matrix};
    *settled = true;
    if (n == 0 || matrix->offsets[n] == 0) {
        for (uint32_t v = 0; v < n; v++)
            x[v] = 0;
        return ERG_OK;
    }
    if (!begin(&l, arena, x)) return base_fail_memory(err);
    *settled = run(&l, x);
    if (!*settled) return ERG_OK;

    /* An eigenvector's sign is free, and what should be 0 may have come out below. */
    double sum = 0;
    for (uint32_t v = 0; v < n; v++)
        sum += l.basis[0][v];
    for (uint32_t v = 0; v < n; v++)
        x[v] = fmax(sum < 0 ? -l.basis[0][v] : l.basis[0][v], 0);
    scale(x, 1 / largest(x, n), n);
    if (!clear_lesser_parts(x, arena, matrix, n)) return base_fail_memory(err);
    polish(x, l.basis[1], matrix, l.small.values[0], n);
    return ERG_OK;
}
