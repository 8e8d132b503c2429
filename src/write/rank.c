#include "write/rank.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "base/json_text.h"
#include "write/csv_cell.h"
#include "write/parts.h"

const write_rank_format write_rank_formats[] = {
    {"text", "txt", write_rank_text},
    {"csv", "csv", write_rank_csv},
    {"json", "json", write_rank_json},
};
const size_t write_rank_format_count =
    sizeof write_rank_formats / sizeof *write_rank_formats;

/* --- order --- */

typedef struct place {
    uint32_t rank, node;
} place;

/* Nodes are sorted by id, and no two places have one node. */
static int compare_places(const void *left, const void *right)
{
    const place *a = left, *b = right;
    if (a->rank != b->rank) return a->rank < b->rank ? -1 : 1;
    return a->node < b->node ? -1 : 1;
}

static uint32_t *make_order(const write_ranking *ranking)
{
    const erg_snapshot *snapshot = ranking->snapshot;
    const uint32_t *ranks = ranking->measures->columns[0].ranks;
    size_t count = snapshot->node_count;
    place *places = calloc(count + 1, sizeof *places);
    uint32_t *order = calloc(count + 1, sizeof *order);
    if (!places || !order) {
        free(places);
        free(order);
        return NULL;
    }
    for (uint32_t v = 0; v < count; v++) {
        uint32_t rank = ranks[snapshot->nodes[v].row];
        places[v] = (place){rank > 0 ? rank : UINT32_MAX, v};
    }
    qsort(places, count, sizeof *places, compare_places);
    for (uint32_t v = 0; v < count; v++)
        order[v] = places[v].node;
    free(places);
    return order;
}

erg_code write_ranking_to(base_sink *s, const write_ranking *ranking,
                          const write_rank_format *format, erg_error *err)
{
    const erg_measures *measures = ranking->measures;
    uint32_t count = ranking->snapshot->node_count;
    if (measures->column_count == 0)
        return base_fail(err, ERG_EUSAGE, "nothing to rank by: no measure given");
    if (!measures->columns[0].ranks)
        return base_fail(err, ERG_EUSAGE, "measure '%s' has no ranks to order by",
                         measures->columns[0].key);
    uint32_t *order = make_order(ranking);
    if (!order) return base_fail_memory(err);
    if (ranking->top > 0 && ranking->top < count) count = ranking->top;
    format->write(s, ranking, order, count);
    free(order);
    return ERG_OK;
}

/* --- CSV --- */

static void write_csv_values(base_sink *s, const erg_measures *measures, uint32_t row)
{
    for (size_t c = 0; c < measures->column_count; c++) {
        const erg_measure_column *column = &measures->columns[c];
        base_sink_char(s, ',');
        if (isfinite(column->values[row])) base_sink_number(s, column->values[row]);
        if (!column->ranks) continue;
        base_sink_char(s, ',');
        if (column->ranks[row] > 0) base_sink_number(s, column->ranks[row]);
    }
}

void write_rank_csv(base_sink *s, const write_ranking *ranking, const uint32_t *order,
                    uint32_t count)
{
    const erg_measures *measures = ranking->measures;
    base_sink_text(s, "id,label,kind");
    for (size_t c = 0; c < measures->column_count; c++) {
        base_sink_format(s, ",%s", measures->columns[c].key);
        if (measures->columns[c].ranks)
            base_sink_format(s, ",%s_rank", measures->columns[c].key);
    }
    if (ranking->robust) write_robust_csv_header(s, ranking);
    base_sink_char(s, '\n');
    for (uint32_t i = 0; i < count; i++) {
        const erg_entity *entity = erg_snapshot_entity(ranking->snapshot, order[i]);
        bool first = true;
        write_cell_text(s, &first, entity->id);
        write_cell_text(s, &first, entity->label);
        write_cell_text(s, &first, entity->kind);
        uint32_t row = ranking->snapshot->nodes[order[i]].row;
        write_csv_values(s, measures, row);
        if (ranking->robust) write_robust_csv_row(s, ranking, row);
        base_sink_char(s, '\n');
    }
}

/* --- JSON, erg.rank 1.0 --- */

static void write_json_head(base_sink *s, const write_ranking *ranking)
{
    const erg_snapshot *snapshot = ranking->snapshot;
    bool first = true;
    base_sink_text(s, "{\n\"format\":\"erg.rank\",\n\"version\":\"1.0\",\n\"graph\":{");
    base_json_member(s, &first, "title",
                     ranking->title ? ranking->title : snapshot->dataset->title);
    write_generator(s, &first);
    write_clocks(s, &first, snapshot);
    base_sink_text(s, ",\n ");
    first = true;
    write_input(s, &first, snapshot->dataset, snapshot->recorded);
    base_sink_text(s, ",\n ");
    first = true;
    write_method(s, &first, snapshot);
    base_sink_text(s, ",\n ");
    first = true;
    write_settings(s, &first, ranking->measures);
    base_sink_text(s, "},\n\"by\":[");
    for (size_t c = 0; c < ranking->measures->column_count; c++) {
        if (c > 0) base_sink_char(s, ',');
        base_json_string(s, ranking->measures->columns[c].key);
    }
    base_sink_text(s, "]");
    if (ranking->robust) write_robust_json_readings(s, ranking);
    base_sink_text(s, ",\n\"rows\":[\n");
}

void write_rank_json(base_sink *s, const write_ranking *ranking, const uint32_t *order,
                     uint32_t count)
{
    write_json_head(s, ranking);
    for (uint32_t i = 0; i < count; i++) {
        const erg_entity *entity = erg_snapshot_entity(ranking->snapshot, order[i]);
        bool first = true;
        base_sink_char(s, '{');
        base_json_member(s, &first, "id", entity->id);
        base_json_member(s, &first, "label", entity->label);
        base_json_member(s, &first, "kind", entity->kind);
        uint32_t row = ranking->snapshot->nodes[order[i]].row;
        write_row(s, &first, ranking->measures, row);
        if (ranking->robust) write_robust_json_row(s, ranking, row);
        base_sink_text(s, i + 1 < count ? "},\n" : "}\n");
    }
    base_sink_text(s, "]\n}\n");
}
