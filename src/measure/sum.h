/* A sum in two doubles (Knuth's TwoSum): the order of its terms leaves no trace in the
 * rounded result, so that entities in the same position get the same bits. */
#ifndef MEASURE_SUM_H
#define MEASURE_SUM_H

typedef struct measure_sum {
    double high, low;
} measure_sum;

static inline void measure_sum_add(measure_sum *sum, double term)
{
    double high = sum->high + term;
    double taken = high - sum->high;
    sum->low += (sum->high - (high - taken)) + (term - taken);
    sum->high = high;
}

static inline double measure_sum_value(const measure_sum *sum)
{
    return sum->high + sum->low;
}

#endif
