/* Ranks over other readings of the sources, as people read them. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "write/rank.h"

enum { LABEL_MOST = 40, KIND_MOST = 20, GAP = 2, MOVES_SHOWN = 5, NAMES_SHOWN = 8 };

static void write_buffer(base_sink *s, const base_buffer *b)
{
    if (b->failed) s->os_error = ENOMEM; /* a line without its text is none */
    if (!b->failed && b->data) base_sink_write(s, b->data, b->length);
}

static void pad(base_sink *s, size_t used, size_t width)
{
    for (size_t i = used; i < width; i++)
        base_sink_char(s, ' ');
}

static size_t columns_of(const base_buffer *cell)
{
    return cell->data ? base_text_columns(cell->data, cell->length) : 0;
}

static const char *label_of(const write_ranking *ranking, uint32_t node)
{
    const erg_robust *robust = ranking->robust;
    return ranking->snapshot->dataset->entities[robust->entities[node]].label;
}

static const erg_robust_rank *rank_of(const erg_robust *robust, size_t measure,
                                      uint32_t row)
{
    return &robust->ranks[measure * robust->row_count + row];
}

/* "3", "3 (2-5)"; "-" where there is none. */
static void make_rank(base_buffer *out, const erg_robust_rank *r)
{
    base_buffer_reset(out);
    if (r->rank == 0)
        base_buffer_add_char(out, '-');
    else if (r->best == r->worst)
        base_buffer_format(out, "%lu", (unsigned long)r->rank);
    else
        base_buffer_format(out, "%lu (%lu-%lu)", (unsigned long)r->rank,
                           (unsigned long)r->best, (unsigned long)r->worst);
    if (r->missing) base_buffer_add_char(out, '*');
}

static size_t wider(base_sink *s, size_t width, base_buffer *cell, const char *text,
                    size_t most)
{
    write_rank_cell(s, cell, text, most);
    size_t n = columns_of(cell);
    return n > width ? n : width;
}

/* --- the table --- */

static void write_table(base_sink *s, const write_ranking *ranking, const uint32_t *order,
                        uint32_t count, base_buffer *cell, size_t *widths)
{
    const erg_robust *robust = ranking->robust;
    size_t label = strlen("entity"), kind = strlen("kind");
    for (size_t m = 0; m < robust->measure_count; m++)
        widths[m] = strlen(robust->measures[m]);
    for (uint32_t i = 0; i < count; i++) {
        const erg_entity *e = erg_snapshot_entity(ranking->snapshot, order[i]);
        label = wider(s, label, cell, e->label, LABEL_MOST);
        kind = wider(s, kind, cell, e->kind, KIND_MOST);
        for (size_t m = 0; m < robust->measure_count; m++) {
            make_rank(cell, rank_of(robust, m, ranking->snapshot->nodes[order[i]].row));
            if (columns_of(cell) > widths[m]) widths[m] = columns_of(cell);
        }
    }
    base_sink_format(s, "%-*s%*s%-*s", (int)label, "entity", GAP, "", (int)kind, "kind");
    for (size_t m = 0; m < robust->measure_count; m++) {
        pad(s, strlen(robust->measures[m]), widths[m] + GAP);
        base_sink_text(s, robust->measures[m]);
    }
    base_sink_char(s, '\n');
    for (uint32_t i = 0; i < count; i++) {
        const erg_entity *e = erg_snapshot_entity(ranking->snapshot, order[i]);
        write_rank_cell(s, cell, e->label, LABEL_MOST);
        write_buffer(s, cell);
        pad(s, columns_of(cell), label + GAP);
        write_rank_cell(s, cell, e->kind, KIND_MOST);
        write_buffer(s, cell);
        pad(s, columns_of(cell), kind);
        for (size_t m = 0; m < robust->measure_count; m++) {
            make_rank(cell, rank_of(robust, m, ranking->snapshot->nodes[order[i]].row));
            pad(s, columns_of(cell), widths[m] + GAP);
            write_buffer(s, cell);
        }
        base_sink_char(s, '\n');
    }
}

/* --- what hangs on one document --- */

/* The entities whose rank is another without this document, and without no other one. */
static void write_hanging(base_sink *s, const write_ranking *ranking, uint32_t reading,
                          const uint32_t *order, uint32_t count, base_buffer *cell)
{
    const erg_robust *robust = ranking->robust;
    size_t named = 0;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t row = ranking->snapshot->nodes[order[i]].row;
        const erg_robust_rank *r = rank_of(robust, 0, row);
        if (r->hangs_on != reading) continue;
        if (named++ >= NAMES_SHOWN) continue;
        write_rank_cell(s, cell, label_of(ranking, row), LABEL_MOST);
        base_sink_text(s, named == 1 ? "" : ", ");
        write_buffer(s, cell);
        base_sink_format(s, " (%lu)", (unsigned long)r->rank);
    }
    if (named > NAMES_SHOWN) base_sink_format(s, ", %zu more", named - NAMES_SHOWN);
}

static void write_documents_held(base_sink *s, const write_ranking *ranking,
                                 const uint32_t *order, uint32_t count, base_buffer *cell)
{
    const erg_robust *robust = ranking->robust;
    bool *holds = calloc(robust->reading_count + 1, sizeof *holds);
    bool any = false;
    if (!holds) s->os_error = ENOMEM;
    for (uint32_t i = 0; holds && i < count; i++) {
        uint32_t row = ranking->snapshot->nodes[order[i]].row;
        uint32_t reading = rank_of(robust, 0, row)->hangs_on;
        if (reading != ERG_NONE) any = holds[reading] = true;
    }
    if (any)
        base_sink_format(s, "\nRanks by %s that hang on one document alone\n",
                         robust->measures[0]);
    for (uint32_t i = 0; any && i < robust->reading_count; i++) {
        if (!holds[i]) continue;
        const erg_dataset *d = ranking->snapshot->dataset;
        write_rank_cell(s, cell, d->documents[robust->readings[i].document].id, SIZE_MAX);
        base_sink_text(s, "  ");
        write_buffer(s, cell);
        base_sink_text(s, ": ");
        write_hanging(s, ranking, i, order, count, cell);
        base_sink_char(s, '\n');
    }
    free(holds);
}

/* --- what moves in each reading --- */

/* "Azure 3 -> 4, Stargate 4 -> 6, 9 more" */
static void write_measure_moves(base_sink *s, const write_ranking *ranking,
                                const erg_reading *reading, size_t m, base_buffer *cell)
{
    const erg_robust *robust = ranking->robust;
    uint32_t shown = 0;
    base_sink_format(s, "    %s: %lu move%s: ", robust->measures[m],
                     (unsigned long)reading->moved[m], reading->moved[m] == 1 ? "s" : "");
    for (uint32_t i = 0; i < reading->move_count && shown < MOVES_SHOWN; i++) {
        const erg_move *move = &robust->moves[reading->first_move + i];
        if (move->measure != m) continue;
        uint32_t was = rank_of(robust, m, move->node)->rank;
        write_rank_cell(s, cell, label_of(ranking, move->node), LABEL_MOST);
        base_sink_text(s, shown++ > 0 ? ", " : "");
        write_buffer(s, cell);
        base_sink_char(s, ' ');
        if (was == 0) base_sink_text(s, "no rank");
        if (was > 0) base_sink_number(s, was);
        base_sink_text(s, " -> ");
        if (move->rank == 0) base_sink_text(s, "no rank");
        if (move->rank > 0) base_sink_number(s, move->rank);
    }
    if (reading->moved[m] > shown)
        base_sink_format(s, ", %lu more", (unsigned long)(reading->moved[m] - shown));
    base_sink_char(s, '\n');
}

static void write_reading_line(base_sink *s, const write_ranking *ranking,
                               const erg_reading *reading)
{
    base_buffer words = {0}, safe = {0};
    write_reading(&words, ranking->snapshot->dataset, reading);
    if (words.data) base_text_escape(&safe, words.data, words.length);
    safe.failed = safe.failed || words.failed;
    write_buffer(s, &safe);
    base_buffer_free(&words);
    base_buffer_free(&safe);
}

/* "; at most strength of OpenAI 48 -> 51": what it does to the values all the same. */
static void write_shifts(base_sink *s, const write_ranking *ranking,
                         const erg_reading *reading, base_buffer *cell)
{
    const erg_robust *robust = ranking->robust;
    bool any = false;
    for (size_t m = 0; m < robust->measure_count; m++) {
        const erg_shift *shift = &reading->most[m];
        if (shift->node == ERG_NONE) continue;
        write_rank_cell(s, cell, label_of(ranking, shift->node), LABEL_MOST);
        base_sink_format(s, "%s%s of ", any ? ", " : "; at most ", robust->measures[m]);
        write_buffer(s, cell);
        base_sink_char(s, ' ');
        base_sink_number(s, base_number_round(shift->before, 4));
        base_sink_text(s, " -> ");
        base_sink_number(s, base_number_round(shift->after, 4));
        any = true;
    }
}

static void write_reading_moves(base_sink *s, const write_ranking *ranking,
                                const erg_reading *reading, base_buffer *cell)
{
    const erg_robust *robust = ranking->robust;
    base_sink_text(s, "  ");
    write_reading_line(s, ranking, reading);
    if (reading->move_count == 0) {
        base_sink_text(s, ": no rank moves");
        write_shifts(s, ranking, reading, cell);
    }
    base_sink_char(s, '\n');
    for (size_t m = 0; m < robust->measure_count; m++)
        if (reading->moved[m] > 0) write_measure_moves(s, ranking, reading, m, cell);
}

/* The claims in dispute, each with what hangs on it; then the other readings in which
 * something moves; then those in which nothing does. */
static void write_readings(base_sink *s, const write_ranking *ranking, base_buffer *cell)
{
    static const char *const titles[] = {
        "\nClaims in dispute, and what moves without each\n",
        "\nOther readings, and what moves in them\n",
        "\nReadings in which no rank moves\n"};
    const erg_robust *robust = ranking->robust;
    for (size_t part = 0; part < 3; part++) {
        bool any = false;
        for (size_t i = 0; i < robust->reading_count; i++) {
            const erg_reading *reading = &robust->readings[i];
            size_t its = reading->claim ? 0 : reading->move_count > 0 ? 1 : 2;
            if (its != part) continue;
            base_sink_text(s, any ? "" : titles[part]);
            any = true;
            if (part < 2) {
                write_reading_moves(s, ranking, reading, cell);
                continue;
            }
            base_sink_text(s, "  ");
            write_reading_line(s, ranking, reading);
            base_sink_char(s, '\n');
        }
    }
}

void write_robust_text(base_sink *s, const write_ranking *ranking, const uint32_t *order,
                       uint32_t count)
{
    const erg_robust *robust = ranking->robust;
    base_buffer cell = {0};
    bool missing = false;
    size_t *widths = calloc(robust->measure_count + 1, sizeof *widths);
    if (!widths) s->os_error = ENOMEM;
    write_rank_title(s, ranking, &cell);
    if (widths) write_table(s, ranking, order, count, &cell, widths);
    for (size_t m = 0; m < robust->measure_count; m++)
        for (uint32_t i = 0; i < count; i++)
            missing = missing ||
                      rank_of(robust, m, ranking->snapshot->nodes[order[i]].row)->missing;
    base_sink_format(s,
                     "\n3 (2-5): ranked 3rd, from 2nd to 5th over %zu other readings\n",
                     robust->reading_count);
    if (missing) base_sink_text(s, "*: in a reading it has no rank\n");
    write_documents_held(s, ranking, order, count, &cell);
    write_readings(s, ranking, &cell);
    base_buffer_free(&cell);
    free(widths);
}
