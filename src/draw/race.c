/* The best of many: searches from several layouts, two at a time, judged by their ends.
 */
#include <math.h>
#include <pthread.h>
#include <stdlib.h>

#include "base/fail.h"
#include "base/progress.h"
#include "draw/place.h"

/* Where one search ends is luck: as many as there is time for. */
enum { STARTS_MOST = 64, RUNNERS = 2, FEW_TIES = 110, MENDS = 8, HOPELESS = 12 };

typedef struct start {
    double cost;
    size_t layout;
} start;

typedef struct best_state {
    draw_point *places;
    double cost;
    uint32_t faults;
    size_t search;
} best_state;

/* One of those that search at the same time, each in a plan of its own. */
typedef struct runner {
    plan *plan;
    const draw_answer *answer;
    const start *starts;
    size_t first, count; /* every RUNNERS-th search from the first one */
    uint32_t moves;
    erg_progress progress; /* of the one that runs in the thread that asked */
    best_state best;
} runner;

static int by_cost(const void *a, const void *b)
{
    const start *x = a, *y = b;
    if (x->cost != y->cost) return x->cost < y->cost ? -1 : 1;
    return x->layout < y->layout ? -1 : x->layout > y->layout;
}

/* A trial costs about ties * (nodes + ties) / nodes: fewer where they are dear. */
static uint32_t trials_for(const plan *p)
{
    double n = fmax(p->node_count, 1), m = p->tie_count;
    double each = (1 + 2 * m / n) * (n + m) + n;
    return (uint32_t)fmin(14000 + 350 * n, fmax(10000, 4e7 / each));
}

static bool is_better(const best_state *best, uint32_t faults, double cost)
{
    return faults != best->faults ? faults < best->faults : cost < best->cost;
}

/* Keeps the plan's places if they are the best so far, judged as the picture will be
 * drawn: with the rest of the state found from the places alone. */
static void judge(plan *p, best_state *best, size_t search)
{
    draw_round_places(p);
    plan_shape(p);
    plan_settle(p);
    uint32_t faults = plan_faults(p, NULL);
    double cost = plan_cost(p);
    if (!is_better(best, faults, cost)) return;
    best->cost = cost;
    best->faults = faults;
    best->search = search;
    for (uint32_t v = 0; v < p->node_count; v++)
        best->places[v] = p->nodes[v].at;
}

static void put_back(plan *p, const best_state *best)
{
    for (uint32_t v = 0; v < p->node_count; v++)
        p->nodes[v].at = best->places[v];
    plan_shape(p);
}

/* Moves only what is at fault. */
static void mend(plan *p, best_state *best, uint32_t moves, bool *involved)
{
    uint32_t mends = p->tie_count > PLAN_DENSE ? 0 : MENDS;
    for (uint32_t k = 0; k < mends && best->faults > 0 && best->faults <= HOPELESS; k++) {
        put_back(p, best);
        plan_settle(p);
        plan_faults(p, involved);
        plan_anneal(p, moves, k + 1, PLAN_WARM, involved);
        judge(p, best, best->search);
    }
    put_back(p, best);
    plan_make_room(p);
}

static void *run(void *of)
{
    runner *r = of;
    for (size_t k = r->first; k < r->count; k += RUNNERS) {
        base_progress_part part;
        size_t done = k / RUNNERS, all = (r->count + RUNNERS - 1) / RUNNERS;
        r->plan->progress =
            base_progress_begin(&part, r->progress, (double)done, 1, (double)all);
        draw_take_start(r->plan, r->answer, r->starts[k].layout);
        plan_anneal(r->plan, r->moves, (uint32_t)k + 1, PLAN_HOT, NULL);
        judge(r->plan, &r->best, k);
        r->plan->progress = (erg_progress){NULL, NULL};
    }
    return NULL;
}

/* The first runs here, the others beside it where the system lets them; what they find
 * does not depend on that. */
static void run_all(runner *runners)
{
    pthread_t threads[RUNNERS];
    bool beside[RUNNERS] = {false};
    for (size_t i = 1; i < RUNNERS; i++) {
        if (runners[i].first >= runners[i].count) continue;
        beside[i] = pthread_create(&threads[i], NULL, run, &runners[i]) == 0;
    }
    for (size_t i = 0; i < RUNNERS; i++)
        if (!beside[i]) run(&runners[i]);
    for (size_t i = 1; i < RUNNERS; i++)
        if (beside[i]) pthread_join(threads[i], NULL);
}

/* Of equal ends that of the earlier search. */
static best_state *best_of(runner *runners)
{
    best_state *best = &runners[0].best;
    for (size_t i = 1; i < RUNNERS; i++) {
        best_state *b = &runners[i].best;
        bool equal = b->faults == best->faults && b->cost == best->cost;
        if (equal ? b->search < best->search : is_better(best, b->faults, b->cost))
            best = b;
    }
    return best;
}

static bool open_runners(runner *runners, base_arena *arena, plan *p)
{
    for (size_t i = 0; i < RUNNERS; i++) {
        runner *r = &runners[i];
        r->plan = i == 0 ? p : plan_copy(arena, p);
        r->best = (best_state){
            .places = base_arena_array(arena, p->node_count, sizeof *r->best.places),
            .cost = INFINITY,
            .faults = UINT32_MAX,
            .search = SIZE_MAX};
    }
    return !arena->failed;
}

erg_code draw_race(plan *p, const draw_answer *a, erg_error *err)
{
    start starts[STARTS_MOST] = {{0}};
    runner runners[RUNNERS] = {{0}};
    base_arena arena = {0};
    size_t count = a->layout_count < STARTS_MOST ? a->layout_count : STARTS_MOST;
    bool cheap = p->tie_count <= FEW_TIES || p->tie_count < p->node_count * 1.3;
    size_t searches = cheap ? 2 * RUNNERS : RUNNERS;
    bool *involved = base_arena_array(&arena, p->node_count, sizeof *involved);
    for (size_t k = 0; k < count; k++) {
        draw_take_start(p, a, k);
        starts[k] = (start){plan_cost(p), k};
    }
    qsort(starts, count, sizeof *starts, by_cost);
    runners[0].progress = p->progress;
    erg_code code = ERG_OK;
    if (!open_runners(runners, &arena, p)) {
        code = base_fail_memory(err);
        goto done;
    }
    for (size_t i = 0; i < RUNNERS; i++) {
        runners[i].answer = a;
        runners[i].starts = starts;
        runners[i].first = i;
        runners[i].count = count < searches ? count : searches;
        runners[i].moves = trials_for(p);
    }
    run_all(runners);
    mend(p, best_of(runners), trials_for(p) / 3, involved);
done:
    base_arena_free(&arena);
    return code;
}
