#include "measure/small_eigen.h"

#include <float.h>
#include <math.h>

enum { N = MEASURE_SMALL_MAX, SWEEPS_MAX = 60 };

/* Turns the planes of p and q so that a[p][q] becomes 0; rows of v follow. */
static void rotate(double *a, double *v, uint32_t p, uint32_t q, uint32_t size)
{
    double theta = (a[q * N + q] - a[p * N + p]) / (2 * a[p * N + q]);
    double t = copysign(1, theta) / (fabs(theta) + hypot(theta, 1));
    double c = 1 / hypot(t, 1), s = t * c;
    for (uint32_t k = 0; k < size; k++) {
        double kp = a[k * N + p], kq = a[k * N + q];
        a[k * N + p] = c * kp - s * kq;
        a[k * N + q] = s * kp + c * kq;
    }
    for (uint32_t k = 0; k < size; k++) {
        double pk = a[p * N + k], qk = a[q * N + k];
        a[p * N + k] = c * pk - s * qk;
        a[q * N + k] = s * pk + c * qk;
    }
    for (uint32_t k = 0; k < size; k++) {
        double pk = v[p * N + k], qk = v[q * N + k];
        v[p * N + k] = c * pk - s * qk;
        v[q * N + k] = s * pk + c * qk;
    }
}

static int sweep(double *a, double *v, double negligible, uint32_t size)
{
    int turned = 0;
    for (uint32_t p = 0; p + 1 < size; p++) {
        for (uint32_t q = p + 1; q < size; q++) {
            if (fabs(a[p * N + q]) <= negligible) continue;
            rotate(a, v, p, q, size);
            turned++;
        }
    }
    return turned;
}

static void swap_rows(measure_small_eigen *e, uint32_t i, uint32_t j)
{
    double value = e->values[i];
    e->values[i] = e->values[j];
    e->values[j] = value;
    for (uint32_t k = 0; k < N; k++) {
        double entry = e->vectors[i * N + k];
        e->vectors[i * N + k] = e->vectors[j * N + k];
        e->vectors[j * N + k] = entry;
    }
}

void measure_small_solve(measure_small_eigen *out, const double *matrix, uint32_t stride,
                         uint32_t size)
{
    double a[N * N] = {0}, norm = 0;
    *out = (measure_small_eigen){0};
    for (uint32_t i = 0; i < size; i++) {
        out->vectors[i * N + i] = 1;
        for (uint32_t j = 0; j < size; j++) {
            a[i * N + j] = matrix[i * stride + j];
            norm = fmax(norm, fabs(a[i * N + j]));
        }
    }
    for (int round = 0; round < SWEEPS_MAX; round++)
        if (sweep(a, out->vectors, norm * DBL_EPSILON * 0x1p-10, size) == 0) break;
    for (uint32_t i = 0; i < size; i++)
        out->values[i] = a[i * N + i];
    for (uint32_t i = 0; i < size; i++)
        for (uint32_t j = i + 1; j < size; j++)
            if (out->values[j] > out->values[i]) swap_rows(out, i, j);
}
