/* Places of a flow, after Sugiyama, Tagawa and Toda (1981), with dot (Gansner,
 * Koutsofios, North and Vo 1993) for the two hard parts: it is asked once for the column
 * of each plate, and once, with every line cut into cells, one a column, for the order
 * and height of the cells. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "base/layout_protocol.h"
#include "draw/flow.h"

enum { CPU_MS = 20000 };

static const double cell_gap = 9, plate_gap = 9;
static const double least_width = 952, usual_width = 1132, most_width = 1652; /* plot */

/* --- asking --- */

static erg_code ask(draw_answer *out, const flow *f, draw_request *r, erg_error *err)
{
    static const draw_start one[] = {{"none", 1}};
    r->engine = "dot";
    r->rankdir = "LR";
    r->nodesep = cell_gap;
    r->ranksep = 40;
    r->root = UINT32_MAX;
    r->starts = one;
    r->start_count = 1;
    r->cpu_ms = CPU_MS;
    return draw_worker_run(out, r, f->m->options->worker, err);
}

/* --- columns --- */

static int by_number(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

/* Each plate's column from dot's x: the plates of a rank share it. */
static void take_columns(flow *f, const draw_answer *answer, const uint32_t *actors,
                         double *sorted)
{
    size_t n = answer->node_count, distinct = 0;
    memcpy(sorted, answer->x, n * sizeof *sorted);
    qsort(sorted, n, sizeof *sorted, by_number);
    for (size_t i = 0; i < n; i++) {
        if (distinct == 0 || sorted[i] > sorted[distinct - 1] + 5)
            sorted[distinct++] = sorted[i];
    }
    for (size_t i = 0; i < n; i++) {
        uint32_t column = 0;
        while (column + 1 < distinct && answer->x[i] >= sorted[column + 1] - 0.01)
            column++;
        f->cells[actors[i]].column = 2 * column;
    }
    f->column_count = (uint32_t)(2 * distinct - 1);
}

static erg_code choose_columns(flow *f, erg_error *err)
{
    const draw_subject *s = f->s;
    base_arena *arena = s->arena;
    size_t most = (size_t)s->actor_count + 1;
    uint32_t *index = base_arena_array(arena, most, sizeof *index);
    uint32_t *actors = base_arena_array(arena, most, sizeof *actors);
    double *sorted = base_arena_array(arena, most, sizeof *sorted);
    draw_request_node *nodes = base_arena_array(arena, most, sizeof *nodes);
    draw_request_edge *edges =
        base_arena_array(arena, (size_t)s->bundle_count + 1, sizeof *edges);
    if (arena->failed) return base_fail_memory(err);
    size_t count = 0;
    for (uint32_t v = 0; v < s->actor_count; v++) {
        if (f->alone[v]) continue;
        index[v] = (uint32_t)count;
        actors[count] = v;
        nodes[count++] = (draw_request_node){40, 30};
    }
    for (uint32_t i = 0; i < s->bundle_count; i++) {
        edges[i] = (draw_request_edge){index[s->bundles[i].a], index[s->bundles[i].b], 0};
    }
    if (count == 0) return ERG_OK;
    draw_request r = {.nodes = nodes,
                      .node_count = count,
                      .edges = edges,
                      .edge_count = s->bundle_count};
    draw_answer answer = {0};
    erg_code code = ask(&answer, f, &r, err);
    if (code == ERG_OK) take_columns(f, &answer, actors, sorted);
    draw_answer_free(&answer);
    return code;
}

/* --- cells of lines --- */

static uint32_t add_cell(flow *f, flow_cell cell)
{
    if (f->cell_count == f->cell_capacity) {
        uint32_t capacity = f->cell_capacity * 2;
        flow_cell *more = base_arena_array(f->s->arena, capacity, sizeof *more);
        if (more == NULL) return ERG_NONE;
        memcpy(more, f->cells, f->cell_count * sizeof *more);
        f->cells = more;
        f->cell_capacity = capacity;
    }
    f->cells[f->cell_count] = cell;
    return f->cell_count++;
}

/* The column between plates where the fewest words stand so far. */
static uint32_t freest(const flow_line *line, const flow *f, const double *load)
{
    uint32_t from = f->cells[line->left].column + 1, best = from;
    for (uint32_t c = from; c < f->cells[line->right].column; c += 2) {
        if (load[c] < load[best] - 0.5) best = c;
    }
    return best;
}

static bool cut_line(flow *f, flow_line *line, double *load)
{
    uint32_t from = f->cells[line->left].column, to = f->cells[line->right].column;
    uint32_t label = freest(line, f, load);
    line->first = f->cell_count;
    line->count = to - from - 1;
    load[label] += flow_words_height(line) + cell_gap;
    for (uint32_t c = from + 1; c < to; c++) {
        flow_cell cell = {.column = c, .width = 1.5, .height = line->width + 3};
        if (c == label) {
            cell.width = flow_words_width(line) + (f->narrow ? 14 : 22);
            cell.height = flow_words_height(line) + 2;
        }
        uint32_t at = add_cell(f, cell);
        if (at == ERG_NONE) return false;
        if (c == label) line->label = at;
    }
    return true;
}

static bool cut_lines(flow *f)
{
    double *load =
        base_arena_array(f->s->arena, (size_t)f->column_count + 1, sizeof *load);
    if (load == NULL) return false;
    for (uint32_t i = 0; i < f->line_count; i++) {
        flow_line *line = &f->lines[i];
        if (f->cells[line->left].column > f->cells[line->right].column) {
            uint32_t swapped = line->left;
            line->left = line->right;
            line->right = swapped;
            line->backward = true;
        }
    }
    /* Lines that have a choice choose when the others stand. */
    for (int longer = 0; longer < 2; longer++) {
        for (uint32_t i = 0; i < f->line_count; i++) {
            flow_line *line = &f->lines[i];
            bool is_longer =
                f->cells[line->right].column - f->cells[line->left].column > 2;
            if (is_longer == (longer == 1) && !cut_line(f, line, load)) return false;
        }
    }
    return true;
}

/* --- plates as tall as their lines want --- */

static double slot_of(const flow_line *line)
{
    return fmax(line->width + 6, draw_arrow_length(line->width) * 0.84 + 3);
}

typedef struct plate_sides {
    double left, right; /* what the lines there take */
} plate_sides;

static bool grow_plates(flow *f)
{
    plate_sides *sides =
        base_arena_array(f->s->arena, (size_t)f->s->actor_count + 1, sizeof *sides);
    if (sides == NULL) return false;
    for (uint32_t i = 0; i < f->line_count; i++) {
        const flow_line *line = &f->lines[i];
        sides[line->left].right += slot_of(line);
        sides[line->right].left += slot_of(line);
    }
    for (uint32_t v = 0; v < f->s->actor_count; v++) {
        double wanted = fmax(sides[v].left, sides[v].right) + 6;
        double most = LAYOUT_SIZE_MAX - plate_gap;
        f->cells[v].height = fmin(fmax(f->cells[v].height, wanted), most);
    }
    return true;
}

/* --- order and heights --- */

/* Long lines and those to a plate that has no other are drawn straight where they can. */
static size_t fill_chain(const flow *f, const flow_line *line, const uint32_t *index,
                         draw_request_edge *edges, double *weights, size_t count)
{
    uint32_t before = index[line->left];
    for (uint32_t i = 0; i <= line->count; i++) {
        uint32_t plate = i == 0 ? line->left : line->right;
        bool inner = i > 0 && i < line->count;
        uint32_t next = index[i < line->count ? line->first + i : line->right];
        weights[count] = inner || f->touching[plate] == 1 ? 8 : 2;
        edges[count++] = (draw_request_edge){before, next, 0};
        before = next;
    }
    return count;
}

static void take_heights(flow *f, const draw_answer *answer, const uint32_t *cells)
{
    double top = INFINITY;
    for (size_t i = 0; i < answer->node_count; i++)
        top = fmin(top, answer->y[i] - f->cells[cells[i]].height / 2);
    for (size_t i = 0; i < answer->node_count; i++) {
        flow_cell *cell = &f->cells[cells[i]];
        cell->y = round((answer->y[i] - top) * 10) / 10;
        f->height = fmax(f->height, cell->y + cell->height / 2);
    }
}

static erg_code choose_heights(flow *f, erg_error *err)
{
    base_arena *arena = f->s->arena;
    size_t most = (size_t)f->cell_count + 1,
           links = (size_t)f->cell_count + f->line_count;
    uint32_t *index = base_arena_array(arena, most, sizeof *index);
    uint32_t *cells = base_arena_array(arena, most, sizeof *cells);
    draw_request_node *nodes = base_arena_array(arena, most, sizeof *nodes);
    draw_request_edge *edges = base_arena_array(arena, links + 1, sizeof *edges);
    double *weights = base_arena_array(arena, links + 1, sizeof *weights);
    if (arena->failed) return base_fail_memory(err);
    size_t count = 0, edge_count = 0;
    for (uint32_t i = 0; i < f->cell_count; i++) {
        bool plate = i < f->s->actor_count;
        if (plate && f->alone[i]) continue;
        index[i] = (uint32_t)count;
        cells[count] = i;
        nodes[count++] =
            (draw_request_node){2, f->cells[i].height + (plate ? plate_gap : 0)};
    }
    for (uint32_t i = 0; i < f->line_count; i++)
        edge_count = fill_chain(f, &f->lines[i], index, edges, weights, edge_count);
    if (count == 0) return ERG_OK;
    draw_request r = {.nodes = nodes,
                      .node_count = count,
                      .edges = edges,
                      .edge_count = edge_count,
                      .weights = weights};
    draw_answer answer = {0};
    erg_code code = ask(&answer, f, &r, err);
    if (code == ERG_OK) take_heights(f, &answer, cells);
    draw_answer_free(&answer);
    return code;
}

/* --- where lines leave plates --- */

typedef struct port {
    double y; /* of what the line comes from or goes to */
    uint32_t line;
} port;

static int by_height(const void *a, const void *b)
{
    const port *x = a, *y = b;
    if (x->y != y->y) return x->y < y->y ? -1 : 1;
    return x->line < y->line ? -1 : x->line > y->line;
}

static void spread_ports(flow *f, uint32_t actor, bool right, port *ports)
{
    size_t count = 0;
    double total = 0;
    for (uint32_t i = 0; i < f->line_count; i++) {
        const flow_line *line = &f->lines[i];
        if ((right ? line->left : line->right) != actor) continue;
        uint32_t neighbour = right ? line->first : line->first + line->count - 1;
        ports[count++] = (port){f->cells[neighbour].y, i};
        total += slot_of(line);
    }
    if (count == 0) return;
    qsort(ports, count, sizeof *ports, by_height);
    double scale = fmin(1, (f->cells[actor].height - 6) / total);
    double y = f->cells[actor].y - total * scale / 2;
    for (size_t i = 0; i < count; i++) {
        flow_line *line = &f->lines[ports[i].line];
        double slot = slot_of(line) * scale;
        if (right) {
            line->left_y = y + slot / 2;
        } else {
            line->right_y = y + slot / 2;
        }
        y += slot;
    }
}

static bool choose_ports(flow *f)
{
    port *ports = base_arena_array(f->s->arena, (size_t)f->line_count + 1, sizeof *ports);
    if (ports == NULL) return false;
    for (uint32_t v = 0; v < f->s->actor_count; v++) {
        spread_ports(f, v, false, ports);
        spread_ports(f, v, true, ports);
    }
    return true;
}

/* --- widths --- */

/* How far the lines rise or fall between each column and the next. */
static void find_climbs(const flow *f, double *climbs)
{
    for (uint32_t i = 0; i < f->line_count; i++) {
        const flow_line *line = &f->lines[i];
        double y = line->left_y;
        uint32_t column = f->cells[line->left].column;
        for (uint32_t k = 0; k <= line->count; k++) {
            double next = k < line->count ? f->cells[line->first + k].y : line->right_y;
            climbs[column + k] = fmax(climbs[column + k], fabs(next - y));
            y = next;
        }
    }
}

static bool choose_widths(flow *f)
{
    uint32_t n = f->column_count;
    f->columns = base_arena_array(f->s->arena, (size_t)n + 1, sizeof *f->columns);
    double *gaps = base_arena_array(f->s->arena, (size_t)n + 1, sizeof *gaps);
    if (f->columns == NULL || gaps == NULL) return false;
    double solid = 0, soft = 0, run = f->narrow ? 7 : 16, least = f->narrow ? 14 : 26;
    for (uint32_t i = 0; i < f->cell_count; i++) {
        bool plate = i < f->s->actor_count;
        if (plate && f->alone[i]) continue;
        double *width = &f->columns[f->cells[i].column].width;
        *width = fmax(*width, f->cells[i].width + (plate ? 2 * run : 0));
    }
    find_climbs(f, gaps);
    for (uint32_t c = 0; c < n; c++) {
        solid += f->columns[c].width;
        if (c + 1 < n)
            soft += gaps[c] = fmin(fmax(0.3 * gaps[c], least), f->narrow ? 40 : 96);
    }
    double wanted = f->wanted;
    if (wanted <= 0) wanted = fmin(fmax(usual_width, f->height * 0.6), most_width);
    double stretch =
        soft > 0 ? fmin(fmax((wanted - solid) / soft, f->narrow ? 0.45 : 1), 4) : 1;
    double x = 0;
    for (uint32_t c = 0; c < n; c++) {
        f->columns[c].x = x;
        x += f->columns[c].width + (c + 1 < n ? gaps[c] * stretch : 0);
    }
    f->width = fmax(x, f->wanted > 0 ? f->wanted : least_width);
    for (uint32_t c = 0; c < n; c++)
        f->columns[c].x = round((f->columns[c].x + (f->width - x) / 2) * 10) / 10;
    return true;
}

erg_code flow_place(flow *f, erg_error *err)
{
    erg_code code = choose_columns(f, err);
    if (code != ERG_OK) return code;
    if (f->column_count > 3 && !flow_balance(f)) return base_fail_memory(err);
    if (!cut_lines(f) || !grow_plates(f)) return base_fail_memory(err);
    code = choose_heights(f, err);
    if (code != ERG_OK) return code;
    return choose_ports(f) && choose_widths(f) ? ERG_OK : base_fail_memory(err);
}
