/* A timeline as a table, a row for each entity at each date, and as erg.timeline 1.0. */
#include <math.h>

#include "base/json_text.h"
#include "write/csv_cell.h"
#include "write/parts.h"
#include "write/timeline.h"

/* --- CSV --- */

static void begin_row(base_sink *s, bool *first, const erg_timeline *t, erg_date date,
                      uint32_t entity, const char *change)
{
    const erg_entity *e = &t->dataset->entities[entity];
    write_cell_date(s, first, date);
    write_cell_text(s, first, e->id);
    write_cell_text(s, first, e->label);
    write_cell_text(s, first, e->kind);
    write_cell_text(s, first, change);
}

/* The cells of all columns; empty where the entity or the column is not there. */
static void write_values(base_sink *s, bool *first, const erg_measures *columns,
                         const erg_measures *measures, uint32_t row)
{
    for (size_t c = 0; columns && c < columns->column_count; c++) {
        const erg_measure_column *column =
            measures && row != ERG_NONE
                ? erg_measures_find(measures, columns->columns[c].key)
                : NULL;
        write_cell_number(s, first, column ? column->values[row] : NAN);
        if (columns->columns[c].ranks)
            write_cell_count(s, first, column && column->ranks ? column->ranks[row] : 0);
    }
    write_cell_end(s, first);
}

static bool has(const uint32_t *items, size_t count, uint32_t item, size_t *at)
{
    while (*at < count && items[*at] < item)
        ++*at;
    return *at < count && items[*at] == item;
}

static void write_point_rows(base_sink *s, const erg_timeline *t,
                             const erg_timeline_point *point, const erg_measures *columns,
                             const write_cast *cast)
{
    size_t entered = 0;
    bool first = true;
    for (uint32_t row = 0; point->nodes && row < point->node_count; row++) {
        uint32_t entity = point->nodes[row];
        bool came = has(point->entered, point->entered_count, entity, &entered);
        if (!cast->shown[entity]) continue;
        begin_row(s, &first, t, point->date, entity, came ? "entered" : NULL);
        write_values(s, &first, columns, point->measures, row);
    }
    for (size_t i = 0; !point->nodes && i < point->entered_count; i++) {
        if (!cast->shown[point->entered[i]]) continue;
        begin_row(s, &first, t, point->date, point->entered[i], "entered");
        write_values(s, &first, columns, NULL, ERG_NONE);
    }
    for (size_t i = 0; i < point->left_count; i++) {
        if (!cast->shown[point->left[i]]) continue;
        begin_row(s, &first, t, point->date, point->left[i], "left");
        write_values(s, &first, columns, NULL, ERG_NONE);
    }
}

void write_timeline_csv(base_sink *s, const erg_timeline *timeline,
                        const write_timeline_how *how, const write_cast *cast)
{
    const erg_measures *columns = write_timeline_columns(timeline);
    (void)how;
    base_sink_text(s, "date,id,label,kind,change");
    for (size_t c = 0; columns && c < columns->column_count; c++) {
        base_sink_format(s, ",%s", columns->columns[c].key);
        if (columns->columns[c].ranks)
            base_sink_format(s, ",%s_rank", columns->columns[c].key);
    }
    base_sink_char(s, '\n');
    for (size_t p = 0; p < timeline->point_count; p++)
        write_point_rows(s, timeline, &timeline->points[p], columns, cast);
}

/* --- JSON --- */

static void write_head(base_sink *s, const erg_timeline *t, const write_timeline_how *how)
{
    bool first = true;
    base_sink_text(s,
                   "{\n\"format\":\"erg.timeline\",\n\"version\":\"1.0\",\n\"graph\":{");
    base_json_member(s, &first, "title", how->title ? how->title : t->dataset->title);
    write_generator(s, &first);
    write_clock(s, &first, "known_by", t->known_by);
    write_input(s, &first, t->dataset, false);
    base_json_key(s, &first, "weight");
    base_sink_text(s, "{\"rule\":");
    base_json_string(s, t->weight_rule);
    base_sink_char(s, '}');
    base_json_member(s, &first, "resolve", t->resolve);
    write_settings(s, &first, write_timeline_columns(t));
    base_sink_text(s, "},\n");
}

static void write_entities(base_sink *s, const erg_timeline *t, const write_cast *cast)
{
    bool begun = false;
    base_sink_text(s, "\"entities\":[");
    for (uint32_t e = 0; e < t->dataset->entity_count; e++) {
        const erg_entity *entity = &t->dataset->entities[e];
        bool first = true;
        if (!cast->shown[e]) continue;
        base_sink_text(s, begun ? ",\n{" : "\n{");
        begun = true;
        base_json_member(s, &first, "id", entity->id);
        base_json_member(s, &first, "label", entity->label);
        base_json_member(s, &first, "kind", entity->kind);
        base_sink_char(s, '}');
    }
    base_sink_text(s, begun ? "\n],\n" : "],\n");
}

typedef enum id_of { ENTITIES, RELATIONS } id_of;

static void write_ids(base_sink *s, bool *first, const char *key, const erg_dataset *d,
                      id_of what, const uint32_t *items, size_t count)
{
    base_json_key(s, first, key);
    base_sink_char(s, '[');
    for (size_t i = 0; i < count; i++) {
        if (i > 0) base_sink_char(s, ',');
        base_json_string(s, what == ENTITIES ? d->entities[items[i]].id
                                             : d->relations[items[i]].id);
    }
    base_sink_char(s, ']');
}

static void write_rows(base_sink *s, const erg_timeline *t,
                       const erg_timeline_point *point, const write_cast *cast)
{
    bool begun = false;
    base_sink_text(s, ",\n \"rows\":[");
    for (uint32_t row = 0; point->nodes && row < point->node_count; row++) {
        bool first = true;
        if (!cast->shown[point->nodes[row]]) continue;
        base_sink_text(s, begun ? ",\n {" : "\n {");
        begun = true;
        base_json_member(s, &first, "id", t->dataset->entities[point->nodes[row]].id);
        write_row(s, &first, point->measures, row);
        base_sink_char(s, '}');
    }
    base_sink_char(s, ']');
}

static void write_point(base_sink *s, const erg_timeline *t,
                        const erg_timeline_point *point, const write_cast *cast)
{
    const erg_dataset *d = t->dataset;
    bool first = true;
    base_sink_char(s, '{');
    base_json_member_date(s, &first, "as_of", point->date);
    base_json_member_number(s, &first, "nodes", point->node_count);
    base_json_member_number(s, &first, "edges", point->edge_count);
    base_json_member_number(s, &first, "edges_without_start", point->startless_count);
    base_json_member_number(s, &first, "ties", point->tie_count);
    write_ids(s, &first, "entered", d, ENTITIES, point->entered, point->entered_count);
    write_ids(s, &first, "left", d, ENTITIES, point->left, point->left_count);
    write_ids(s, &first, "started", d, RELATIONS, point->started, point->started_count);
    write_ids(s, &first, "ended", d, RELATIONS, point->ended, point->ended_count);
    if (point->measures) write_rows(s, t, point, cast);
    base_sink_char(s, '}');
}

void write_timeline_json(base_sink *s, const erg_timeline *timeline,
                         const write_timeline_how *how, const write_cast *cast)
{
    write_head(s, timeline, how);
    write_entities(s, timeline, cast);
    base_sink_text(s, "\"at\":[\n");
    for (size_t p = 0; p < timeline->point_count; p++) {
        write_point(s, timeline, &timeline->points[p], cast);
        base_sink_text(s, p + 1 < timeline->point_count ? ",\n" : "\n");
    }
    base_sink_text(s, "]\n}\n");
}
