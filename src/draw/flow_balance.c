/* Balance of a flow's columns: dot puts a plate as near to its neighbours as it can, so
 * that one column may hold nearly all of them and another one. A plate that can stand in
 * several columns without turning a line round moves to where the columns become most
 * even. Greedy descent on the sum of the fourth powers of the columns' heights: the
 * tallest weigh most. */
#include <math.h>

#include "draw/flow.h"

enum { LINES_MOST = 240, MOVES_MOST = 200 };

static const double gap = 9;

static uint32_t lower(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

/* Adds what a line takes in the columns it passes; its words where the least is. */
static void add_line(const flow *f, const flow_line *line, double *loads)
{
    uint32_t a = f->cells[line->left].column, b = f->cells[line->right].column;
    uint32_t from = lower(a, b) + 1, to = a + b + 1 - from, label = from;
    for (uint32_t c = from; c < to; c++) {
        if (c % 2 == 1 && loads[c] < loads[label] - 0.5) label = c;
    }
    for (uint32_t c = from; c < to; c++)
        loads[c] += c == label ? flow_words_height(line) + 2 + gap : line->width + 3;
}

/* The columns' height in px, and what the lines' length is worth against it. */
static double unevenness(const flow *f, double *loads)
{
    static const double price_length = 1.5; /* px of height for a column passed */
    double sum = 0, length = 0;
    for (uint32_t c = 0; c < f->column_count; c++)
        loads[c] = 0;
    for (uint32_t v = 0; v < f->s->actor_count; v++) {
        if (!f->alone[v]) loads[f->cells[v].column] += f->cells[v].height + gap;
    }
    for (uint32_t i = 0; i < f->line_count; i++) {
        const flow_line *line = &f->lines[i];
        uint32_t a = f->cells[line->left].column, b = f->cells[line->right].column;
        length += a < b ? b - a : a - b;
        add_line(f, line, loads);
    }
    for (uint32_t c = 0; c < f->column_count; c++)
        sum += loads[c] * loads[c] * loads[c] * loads[c];
    return sqrt(sqrt(sum)) + price_length * length;
}

typedef struct range {
    uint32_t low, high; /* columns of plates, both included */
} range;

/* Where the plate can stand between its neighbours on the left and on the right. */
static range room_of(const flow *f, uint32_t actor)
{
    uint32_t own = f->cells[actor].column;
    range r = {0, f->column_count - 1};
    for (uint32_t i = 0; i < f->line_count; i++) {
        const flow_line *line = &f->lines[i];
        if (line->left != actor && line->right != actor) continue;
        uint32_t other = f->cells[line->left == actor ? line->right : line->left].column;
        if (other < own && other + 2 > r.low) r.low = other + 2;
        if (other > own && other - 2 < r.high) r.high = other - 2;
    }
    return r;
}

typedef struct move {
    uint32_t actor, column;
} move;

/* The move that evens most, among those that leave nobody's column empty. */
static bool find_move(flow *f, double *loads, move *out)
{
    double least = unevenness(f, loads) - 0.1;
    bool found = false;
    for (uint32_t v = 0; v < f->s->actor_count; v++) {
        uint32_t own = f->cells[v].column;
        if (f->alone[v]) continue;
        range r = room_of(f, v);
        for (uint32_t c = r.low; c <= r.high; c += 2) {
            if (c == own) continue;
            f->cells[v].column = c;
            double cost = unevenness(f, loads);
            if (cost < least) {
                least = cost;
                *out = (move){v, c};
                found = true;
            }
        }
        f->cells[v].column = own;
    }
    return found;
}

bool flow_balance(flow *f)
{
    double *loads =
        base_arena_array(f->s->arena, (size_t)f->column_count + 1, sizeof *loads);
    move best;
    if (loads == NULL) return false;
    if (f->line_count > LINES_MOST) return true;
    for (int i = 0; i < MOVES_MOST && find_move(f, loads, &best); i++)
        f->cells[best.actor].column = best.column;
    return true;
}
