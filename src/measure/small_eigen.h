/* Eigenvalues and eigenvectors of a small symmetric matrix, by Jacobi's rotations (Golub
 * and Van Loan, "Matrix computations", 8.5). O(size^3) a sweep, a handful of sweeps. */
#ifndef MEASURE_SMALL_EIGEN_H
#define MEASURE_SMALL_EIGEN_H

#include <stdint.h>

enum { MEASURE_SMALL_MAX = 24 };

typedef struct measure_small_eigen {
    double values[MEASURE_SMALL_MAX];                      /* greatest first */
    double vectors[MEASURE_SMALL_MAX * MEASURE_SMALL_MAX]; /* the i-th at i * SMALL_MAX */
} measure_small_eigen;

/* matrix[i * stride + j], of size * size. */
void measure_small_solve(measure_small_eigen *out, const double *matrix, uint32_t stride,
                         uint32_t size);

#endif
