#include "draw/keep.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "base/layout_protocol.h"

enum { SEEDS = 3 };

static const double pad = 8, slack = 40;

static int by_id(const void *key, const void *place)
{
    return strcmp(key, ((const erg_place *)place)->id);
}

const erg_place *draw_keep_find(const erg_places *places, const char *id)
{
    if (places == NULL || places->count == 0) return NULL;
    const erg_place *found =
        bsearch(id, places->items, places->count, sizeof *places->items, by_id);
    return found != NULL && fabs(found->x) <= LAYOUT_PLACE_MAX &&
                   fabs(found->y) <= LAYOUT_PLACE_MAX
               ? found
               : NULL;
}

/* --- plans --- */

static bool is_fresh(const plan *p, uint32_t node)
{
    return !p->nodes[node].pinned && !plan_is_alone(p, node);
}

void draw_keep_pin(plan *p, const draw_subject *s)
{
    double scale = s->places->width > 0 ? p->width / s->places->width : 1;
    double tied = 0, low = 0;
    bool fresh = false;
    for (uint32_t v = 0; v < p->node_count; v++) {
        plan_node *n = &p->nodes[v];
        const erg_place *place =
            draw_keep_find(s->places, erg_snapshot_entity(s->snapshot, v)->id);
        if (place == NULL) {
            fresh = fresh || !plan_is_alone(p, v);
            continue;
        }
        n->at = (draw_point){place->x * scale, place->y * scale};
        n->pinned = true;
        p->known++;
        plan_shape_node(p, v);
        low = fmax(low, n->all.y1 + pad);
        if (!plan_is_alone(p, v)) tied = fmax(tied, n->all.y1 + pad);
    }
    if (p->known == 0) return;
    p->known_height = s->places->height * scale;
    /* What new nodes need beyond the old room goes under all that stands. */
    double missing = fresh ? fmax(0, p->floor - tied) : 0;
    p->floor = missing > 0 ? low + missing : tied;
    p->height = fmax(p->floor, low);
}

/* One layout's places of the new nodes, moved to where it has the old ones. */
static void take(plan *p, const double *x, const double *y)
{
    double dx = 0, dy = 0, count = 0;
    size_t i = 0;
    for (uint32_t v = 0; v < p->node_count; v++) {
        if (plan_is_alone(p, v)) continue;
        if (p->nodes[v].pinned) {
            dx += p->nodes[v].at.x - x[i];
            dy += p->nodes[v].at.y - y[i];
            count++;
        }
        i++;
    }
    dx = count > 0 ? dx / count : p->width / 2;
    dy = count > 0 ? dy / count : p->floor / 2;
    i = 0;
    for (uint32_t v = 0; v < p->node_count; v++) {
        if (plan_is_alone(p, v)) continue;
        plan_node *n = &p->nodes[v];
        double w = fmax(n->name_w / 2, n->r) + 2, h = n->r + n->name_h + 2;
        if (!n->pinned)
            n->at = (draw_point){fmin(fmax(x[i] + dx, w), fmax(p->width - w, w)),
                                 fmin(fmax(y[i] + dy, h), fmax(p->floor - h, h))};
        i++;
    }
    plan_reset(p);
    plan_shape(p);
}

typedef struct fresh_search {
    draw_point *best;
    bool *only;
} fresh_search;

static size_t best_layout(plan *p, const draw_answer *a)
{
    size_t best = 0;
    double least = INFINITY;
    for (size_t k = 0; k < a->layout_count; k++) {
        take(p, a->x + k * a->node_count, a->y + k * a->node_count);
        double cost = plan_cost(p);
        if (cost >= least) continue;
        least = cost;
        best = k;
    }
    return best;
}

/* Anneals the new nodes a few times from the best layout and keeps the best end: that
 * with the fewest faults. */
static void settle_fresh(plan *p, const draw_answer *a, uint32_t fresh,
                         const fresh_search *search)
{
    size_t at = best_layout(p, a) * a->node_count;
    uint32_t faults, least_faults = UINT32_MAX;
    double cost, least = INFINITY;
    /* A trial that meets another node is over at once. */
    uint32_t moves = 1500 * (fresh < 10 ? fresh : 10) / fresh * p->node_count;
    for (uint32_t v = 0; v < p->node_count; v++)
        search->only[v] = is_fresh(p, v);
    for (uint32_t seed = 1; seed <= SEEDS && least_faults > 0; seed++) {
        take(p, a->x + at, a->y + at);
        plan_anneal(p, moves, seed, PLAN_HOT, search->only);
        draw_round_to_tenths(p);
        plan_settle(p);
        faults = plan_faults(p, NULL);
        cost = plan_cost(p);
        if (faults > least_faults || (faults == least_faults && cost >= least)) continue;
        least_faults = faults;
        least = cost;
        for (uint32_t v = 0; v < p->node_count; v++)
            search->best[v] = p->nodes[v].at;
    }
    for (uint32_t v = 0; v < p->node_count; v++)
        p->nodes[v].at = search->best[v];
}

static erg_code search_fresh(plan *p, const draw_answer *a, uint32_t fresh,
                             erg_error *err)
{
    fresh_search search = {.best = calloc((size_t)p->node_count + 1, sizeof *search.best),
                           .only =
                               calloc((size_t)p->node_count + 1, sizeof *search.only)};
    bool ready = search.best != NULL && search.only != NULL;
    if (ready) settle_fresh(p, a, fresh, &search);
    free(search.best);
    free(search.only);
    return ready ? ERG_OK : base_fail_memory(err);
}

/* Without a layout: everyone in the middle, for the annealing to find its place. */
static erg_code no_answer(draw_answer *out, size_t count, erg_error *err)
{
    *out = (draw_answer){.layout_count = 1, .node_count = count};
    out->x = calloc(count + 1, sizeof *out->x);
    out->y = calloc(count + 1, sizeof *out->y);
    if (out->x != NULL && out->y != NULL) return ERG_OK;
    draw_answer_free(out);
    return base_fail_memory(err);
}

erg_code draw_keep_place(draw_placed *out, plan *p, const char *worker, erg_error *err)
{
    draw_answer answer = {0};
    erg_code code = ERG_OK;
    uint32_t fresh = 0;
    double low = 0;
    *out = (draw_placed){.engine = "neato"};
    for (uint32_t v = 0; v < p->node_count; v++)
        fresh += is_fresh(p, v) ? 1 : 0;
    if (fresh > 0) {
        code = draw_ask(&answer, out, p, "neato", worker, NULL);
        if (code == ERG_ELAYOUT)
            code = no_answer(&answer, plan_tied_before(p, p->node_count), err);
        else if (code != ERG_OK)
            return base_fail_memory(err);
        if (code == ERG_OK) code = search_fresh(p, &answer, fresh, err);
        draw_answer_free(&answer);
        if (code != ERG_OK) return code;
        plan_shape(p);
        plan_make_room(p);
    }
    draw_round_to_tenths(p);
    plan_settle(p);
    for (uint32_t v = 0; v < p->node_count; v++)
        low = fmax(low, p->nodes[v].all.y1);
    for (uint32_t e = 0; e < p->tie_count; e++)
        low = fmax(low, fmax(p->ties[e].box.y1, p->ties[e].label.y1));
    p->height = ceil(low + pad);
    /* The same entities again make the same picture, to the byte. */
    if (p->known == p->node_count && fabs(p->height - p->known_height) <= slack)
        p->height = p->known_height;
    plan_reset(p);
    plan_shape(p);
    return ERG_OK;
}

/* --- large snapshots --- */

/* Cells of the plane that hold a node, in an open-addressed table at most half full. */
enum { FAR = 48, EDGE = 40, CELL = 24, SPOTS = 400 };

typedef struct cells {
    uint64_t *keys; /* column and row, one more than they are; 0: free */
    size_t mask;
} cells;

static bool cells_open(cells *c, uint32_t nodes)
{
    size_t size = 16;
    while (size / 2 <= nodes)
        size *= 2;
    *c = (cells){calloc(size, sizeof *c->keys), size - 1};
    return c->keys != NULL;
}

/* False where the cell is taken already. */
static bool cells_take(cells *c, double x, double y)
{
    uint32_t column = (uint32_t)(int32_t)floor(x / CELL),
             row = (uint32_t)(int32_t)floor(y / CELL);
    uint64_t key = ((uint64_t)column << 32 | row) + 1;
    size_t at = (size_t)((key * UINT64_C(0x9e3779b97f4a7c15)) >> 32) & c->mask;
    while (c->keys[at] != 0 && c->keys[at] != key)
        at = (at + 1) & c->mask;
    if (c->keys[at] == key) return false;
    c->keys[at] = key;
    return true;
}

/* The first free cell on a sunflower (its angle is the golden one) around the middle of
 * the neighbours that have a place. */
static bool seat_beside(double *x, double *y, const bool *seated, cells *taken,
                        uint32_t node, const erg_snapshot *g)
{
    static const double golden = 2.399963229728653;
    double sx = 0, sy = 0, count = 0;
    for (uint32_t i = g->offsets[node]; i < g->offsets[node + 1]; i++) {
        uint32_t other = g->neighbours[i];
        if (!seated[other]) continue;
        sx += x[other];
        sy += y[other];
        count++;
    }
    for (int k = 1; k <= SPOTS; k++) {
        double far = FAR * sqrt(k), angle = golden * k;
        double column = floor(fmax(0, sx / count + far * cos(angle)) / CELL);
        double row = floor(fmax(0, sy / count + far * sin(angle)) / CELL);
        x[node] = (column + 0.5) * CELL;
        y[node] = (row + 0.5) * CELL;
        if (cells_take(taken, x[node], y[node])) return true;
    }
    return false;
}

/* Breadth first from those that have a place. */
static void seat_reached(double *x, double *y, bool *seated, cells *taken,
                         uint32_t *queue, uint32_t count, const erg_snapshot *g)
{
    for (uint32_t at = 0; at < count; at++) {
        uint32_t node = queue[at];
        for (uint32_t i = g->offsets[node]; i < g->offsets[node + 1]; i++) {
            uint32_t other = g->neighbours[i];
            if (seated[other] || !seat_beside(x, y, seated, taken, other, g)) continue;
            seated[other] = true;
            queue[count++] = other;
        }
    }
}

static void seat_rest(double *x, double *y, const bool *seated, uint32_t n, double width,
                      double low)
{
    uint32_t columns = (uint32_t)fmax(1, floor(width / FAR)), k = 0;
    for (uint32_t v = 0; v < n; v++) {
        if (seated[v]) continue;
        uint32_t column = k % columns, row = k / columns;
        x[v] = (column + 0.5) * FAR;
        y[v] = low + (row + 1.0) * FAR;
        k++;
    }
}

erg_code draw_keep_large(bool *kept, erg_positions *out, double *x, double *y,
                         const erg_snapshot *snapshot, const erg_places *places,
                         erg_error *err)
{
    uint32_t n = snapshot->node_count, count = 0;
    bool *seated = calloc((size_t)n + 1, sizeof *seated);
    uint32_t *queue = calloc((size_t)n + 1, sizeof *queue);
    cells taken = {NULL, 0};
    erg_code code = ERG_OK;
    *kept = false;
    if (seated == NULL || queue == NULL || !cells_open(&taken, n)) {
        code = base_fail_memory(err);
        goto done;
    }
    for (uint32_t v = 0; v < n; v++) {
        const erg_place *place =
            draw_keep_find(places, erg_snapshot_entity(snapshot, v)->id);
        if (place == NULL) continue;
        x[v] = place->x;
        y[v] = place->y;
        seated[v] = true;
        queue[count++] = v;
        cells_take(&taken, place->x, place->y);
    }
    if (count == 0) goto done;
    *kept = true;
    seat_reached(x, y, seated, &taken, queue, count, snapshot);
    out->width = places->width;
    out->height = places->height;
    double low = 0;
    for (uint32_t v = 0; v < n; v++)
        if (seated[v]) low = fmax(low, y[v]);
    seat_rest(x, y, seated, n, out->width, low);
    for (uint32_t v = 0; v < n; v++) {
        out->width = fmax(out->width, ceil(x[v] + EDGE));
        out->height = fmax(out->height, ceil(y[v] + EDGE));
    }
done:
    free(seated);
    free(queue);
    free(taken.keys);
    return code;
}
