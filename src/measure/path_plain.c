#include "measure/path_plain.h"

#include <math.h>

/* A measure_path_count is value * 2^(512 * steps). */
#define STEP_LIMIT 0x1p512

static void count_add(measure_path_count *sum, measure_path_count more)
{
    if (more.steps > sum->steps) {
        measure_path_count less = *sum;
        *sum = more;
        more = less;
    }
    if (more.steps == sum->steps)
        sum->value += more.value;
    else if (more.steps == sum->steps - 1)
        sum->value += more.value / STEP_LIMIT;
    if (sum->value >= STEP_LIMIT) {
        sum->value /= STEP_LIMIT;
        sum->steps++;
    }
}

/* The share of the paths to `all` that come through `part`, one of the nodes before it.
 */
static double count_share(measure_path_count part, measure_path_count all)
{
    double share = part.value / all.value;
    return part.steps == all.steps ? share : ldexp(share, 512 * (part.steps - all.steps));
}

bool measure_path_plain_open(measure_path_plain *p, base_arena *arena,
                             const measure_arcs *arcs)
{
    p->counts = base_arena_array(arena, arcs->node_count, sizeof *p->counts);
    p->dependent = base_arena_array(arena, arcs->node_count, sizeof *p->dependent);
    return measure_search_open(&p->search, arena, arcs);
}

static void count_paths(measure_path_plain *p)
{
    const measure_search *s = &p->search;
    p->counts[s->order[0]] = (measure_path_count){1, 0};
    for (uint32_t place = 1; place < s->reached; place++) {
        measure_path_count sum = {0, 0};
        for (uint32_t k = s->before_offsets[place]; k < s->before_offsets[place + 1]; k++)
            count_add(&sum, p->counts[s->before[k]]);
        p->counts[s->order[place]] = sum;
    }
}

void measure_path_plain_run(measure_path_plain *p, uint32_t source)
{
    measure_search_run(&p->search, source);
}

void measure_path_plain_add(double *betweenness, measure_path_plain *p)
{
    const measure_search *s = &p->search;
    measure_search_trace(&p->search);
    count_paths(p);
    for (uint32_t place = 0; place < s->reached; place++)
        p->dependent[s->order[place]] = 0;
    for (uint32_t place = s->reached; place-- > 1;) {
        uint32_t v = s->order[place];
        for (uint32_t k = s->before_offsets[place]; k < s->before_offsets[place + 1];
             k++) {
            uint32_t u = s->before[k];
            p->dependent[u] +=
                count_share(p->counts[u], p->counts[v]) * (1 + p->dependent[v]);
        }
        betweenness[v] += p->dependent[v];
    }
}
