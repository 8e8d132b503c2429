/* Trials: a change of a plan's state that is taken or taken back, as annealing has them.
 */
#ifndef DRAW_TRIAL_H
#define DRAW_TRIAL_H

#include "draw/plan.h"

/* Random numbers: xorshift64* (Vigna 2016). */
typedef struct plan_dice {
    uint64_t state;
} plan_dice;

static inline uint32_t plan_roll(plan_dice *d, uint32_t sides)
{
    d->state ^= d->state >> 12;
    d->state ^= d->state << 25;
    d->state ^= d->state >> 27;
    uint64_t high = (d->state * UINT64_C(2685821657736338717)) >> 32;
    return (uint32_t)((high * sides) >> 32);
}

static inline double plan_chance(plan_dice *d)
{
    return plan_roll(d, 1U << 24) / (double)(1U << 24);
}

typedef struct plan_trial {
    plan *p;
    plan_dice dice;
    double heat;  /* worsening that is taken with a chance of 1/e */
    double reach; /* how far a node may jump, px */
} plan_trial;

plan_trial plan_trial_new(plan *p, uint32_t seed);
/* The cost up to which a change of what costs so much now is to be taken: drawn before
 * the change is priced, so that the pricing may end early. */
double plan_limit(plan_trial *t, double cost);
/* Another bend, or another place of the label. */
void plan_try_tie(plan_trial *t, uint32_t tie);

#endif
