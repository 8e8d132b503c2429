/* The ranking as people read it: what was ranked, aligned columns, what each measure
 * says. */
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/number.h"
#include "base/text.h"
#include "measure/table.h"
#include "write/rank.h"

enum { LABEL_MOST = 40, KIND_MOST = 20, DIGITS = 4, GAP = 2, COLUMNS_MOST = 64 };

typedef struct widths {
    size_t rank, label, kind;
    size_t values[COLUMNS_MOST];
} widths;

/* Text made safe for a terminal and cut to `most` columns. A name that memory ran out for
 * would be missing from its line: the output is void then. */
void write_rank_cell(base_sink *s, base_buffer *out, const char *text, size_t most)
{
    base_buffer whole = {0};
    base_buffer_reset(out);
    base_text_escape(&whole, text, strlen(text));
    if (!whole.failed && whole.data) {
        size_t n = whole.length, kept = 0, at = 0;
        if (base_text_columns(whole.data, n) <= most) kept = n;
        while (kept != n && at < n) {
            base_utf8_next(whole.data, n, &at);
            if (base_text_columns(whole.data, at) > most - 1) break;
            kept = at;
        }
        base_buffer_add_n(out, whole.data, kept);
        if (kept < n) base_buffer_add(out, "\xe2\x80\xa6");
    }
    if (whole.failed || out->failed) s->os_error = ENOMEM;
    base_buffer_free(&whole);
}

static size_t columns_of(const base_buffer *cell)
{
    return cell->data ? base_text_columns(cell->data, cell->length) : 0;
}

static void pad(base_sink *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        base_sink_char(s, ' ');
}

static void write_left(base_sink *s, const base_buffer *cell, size_t width)
{
    size_t n = columns_of(cell);
    if (cell->data) base_sink_write(s, cell->data, cell->length);
    pad(s, (width > n ? width - n : 0) + GAP);
}

static void write_right(base_sink *s, const char *text, size_t width)
{
    size_t n = strlen(text);
    pad(s, width > n ? width - n : 0);
    base_sink_text(s, text);
}

static void print_value(char out[BASE_NUMBER_MAX], double value)
{
    if (isfinite(value))
        base_number_print(out, base_number_round(value, DIGITS));
    else
        snprintf(out, BASE_NUMBER_MAX, "-");
}

static void print_rank(char out[BASE_NUMBER_MAX], const write_ranking *ranking,
                       uint32_t node)
{
    uint32_t rank =
        ranking->measures->columns[0].ranks[ranking->snapshot->nodes[node].row];
    if (rank > 0)
        base_number_print(out, rank);
    else
        snprintf(out, BASE_NUMBER_MAX, "-");
}

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

static size_t shown_columns(const write_ranking *ranking)
{
    size_t count = ranking->measures->column_count;
    return count < COLUMNS_MOST ? count : COLUMNS_MOST;
}

static void measure_widths(widths *w, base_sink *s, const write_ranking *ranking,
                           const uint32_t *order, uint32_t count, base_buffer *cell)
{
    char text[BASE_NUMBER_MAX];
    *w = (widths){
        .rank = strlen("rank"), .label = strlen("entity"), .kind = strlen("kind")};
    for (size_t c = 0; c < shown_columns(ranking); c++)
        w->values[c] = strlen(ranking->measures->columns[c].key);
    for (uint32_t i = 0; i < count; i++) {
        const erg_entity *entity = erg_snapshot_entity(ranking->snapshot, order[i]);
        uint32_t row = ranking->snapshot->nodes[order[i]].row;
        print_rank(text, ranking, order[i]);
        w->rank = larger(w->rank, strlen(text));
        write_rank_cell(s, cell, entity->label, LABEL_MOST);
        w->label = larger(w->label, columns_of(cell));
        write_rank_cell(s, cell, entity->kind, KIND_MOST);
        w->kind = larger(w->kind, columns_of(cell));
        for (size_t c = 0; c < shown_columns(ranking); c++) {
            print_value(text, ranking->measures->columns[c].values[row]);
            w->values[c] = larger(w->values[c], strlen(text));
        }
    }
}

/* "66 entities, 88 ties, as of 2025-11-16, known by 2025; weights: log-amount" */
void write_rank_title(base_sink *s, const write_ranking *ranking, base_buffer *cell)
{
    const erg_snapshot *snapshot = ranking->snapshot;
    const char *title = ranking->title ? ranking->title : snapshot->dataset->title;
    char date[BASE_DATE_MAX];
    if (title) {
        write_rank_cell(s, cell, title, SIZE_MAX);
        if (cell->data) base_sink_write(s, cell->data, cell->length);
        base_sink_char(s, '\n');
    }
    base_sink_format(s, "%lu %s, %lu %s", (unsigned long)snapshot->measured_nodes,
                     snapshot->measured_nodes == 1 ? "entity" : "entities",
                     (unsigned long)snapshot->measured_ties,
                     snapshot->measured_ties == 1 ? "tie" : "ties");
    if (snapshot->as_of != 0) {
        base_date_print(date, snapshot->as_of);
        base_sink_format(s, ", as of %s", date);
    }
    if (snapshot->known_by != 0) {
        base_date_print(date, snapshot->known_by);
        base_sink_format(s, ", known by %s", date);
    }
    base_sink_format(s, "; weights: %s\n\n", snapshot->weight_rule);
}

static void write_heading(base_sink *s, const write_ranking *ranking, const widths *w)
{
    write_right(s, "rank", w->rank);
    base_sink_format(s, "%*s%-*s%*s%-*s%*s", GAP, "", (int)w->label, "entity", GAP, "",
                     (int)w->kind, "kind", GAP, "");
    for (size_t c = 0; c < shown_columns(ranking); c++) {
        if (c > 0) pad(s, GAP);
        write_right(s, ranking->measures->columns[c].key, w->values[c]);
    }
    base_sink_char(s, '\n');
}

static void write_line(base_sink *s, const write_ranking *ranking, uint32_t node,
                       const widths *w, base_buffer *cell)
{
    const erg_entity *entity = erg_snapshot_entity(ranking->snapshot, node);
    uint32_t row = ranking->snapshot->nodes[node].row;
    char text[BASE_NUMBER_MAX];
    print_rank(text, ranking, node);
    write_right(s, text, w->rank);
    pad(s, GAP);
    write_rank_cell(s, cell, entity->label, LABEL_MOST);
    write_left(s, cell, w->label);
    write_rank_cell(s, cell, entity->kind, KIND_MOST);
    write_left(s, cell, w->kind);
    for (size_t c = 0; c < shown_columns(ranking); c++) {
        if (c > 0) pad(s, GAP);
        print_value(text, ranking->measures->columns[c].values[row]);
        write_right(s, text, w->values[c]);
    }
    base_sink_char(s, '\n');
}

/* The number a measure's settings have under a key, 0 where there is none. */
static double setting(const erg_measure_column *column, const char *key)
{
    const erg_value *settings = column->settings;
    for (size_t i = 0; settings && i < settings->count; i++)
        if (strcmp(settings->keys[i], key) == 0) return settings->items[i].number;
    return 0;
}

static void write_explanations(base_sink *s, const write_ranking *ranking)
{
    base_sink_char(s, '\n');
    for (size_t c = 0; c < shown_columns(ranking); c++) {
        const erg_measure_column *column = &ranking->measures->columns[c];
        const measure_entry *entry = measure_find(column->key);
        double sampled = setting(column, "sampled");
        if (!entry) continue;
        base_sink_format(s, "%s: %s", entry->key, entry->plain);
        if (sampled > 0)
            base_sink_format(s, "; estimated from %.0f entities, chosen by seed %.0f",
                             sampled, setting(column, "seed"));
        base_sink_char(s, '\n');
    }
}

void write_rank_text(base_sink *s, const write_ranking *ranking, const uint32_t *order,
                     uint32_t count)
{
    base_buffer cell = {0};
    widths w;
    if (ranking->robust) {
        write_robust_text(s, ranking, order, count);
        return;
    }
    write_rank_title(s, ranking, &cell);
    measure_widths(&w, s, ranking, order, count, &cell);
    write_heading(s, ranking, &w);
    for (uint32_t i = 0; i < count; i++)
        write_line(s, ranking, order[i], &w, &cell);
    write_explanations(s, ranking);
    base_buffer_free(&cell);
}
