#include "write/parts.h"

#include <ctype.h>
#include <math.h>

#include "base/date.h"
#include "base/json_text.h"
#include "model/canonical.h"
#include "model/recorded.h"
#include "model/value.h"
#include "write/diff_parts.h"

const char *write_title(const erg_output *what)
{
    return what->title ? what->title : what->snapshot->dataset->title;
}

bool write_is_address(const char *url)
{
    static const char *const schemes[] = {"https://", "http://", "mailto:"};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        size_t k = 0;
        while (schemes[i][k] != '\0' && tolower((unsigned char)url[k]) == schemes[i][k])
            k++;
        if (schemes[i][k] == '\0') return true;
    }
    return false;
}

void write_generator(base_sink *s, bool *first)
{
    bool inner = true;
    base_json_key(s, first, "generator");
    base_sink_char(s, '{');
    base_json_member(s, &inner, "name", "erg");
    base_json_member(s, &inner, "version", erg_version());
    base_sink_char(s, '}');
}

void write_number_or_null(base_sink *s, bool *first, const char *key, double value)
{
    base_json_key(s, first, key);
    if (isfinite(value))
        base_sink_number(s, value);
    else
        base_sink_text(s, "null");
}

void write_rank_or_null(base_sink *s, bool *first, const char *key, uint32_t rank)
{
    write_number_or_null(s, first, key, rank > 0 ? (double)rank : NAN);
}

void write_clock(base_sink *s, bool *first, const char *key, erg_date date)
{
    if (date != 0) {
        base_json_member_date(s, first, key, date);
        return;
    }
    base_json_key(s, first, key);
    base_sink_text(s, "null");
}

void write_clocks(base_sink *s, bool *first, const erg_snapshot *snapshot)
{
    write_clock(s, first, "as_of", snapshot->as_of);
    write_clock(s, first, "known_by", snapshot->known_by);
}

void write_input(base_sink *s, bool *first, const erg_dataset *dataset, bool recorded)
{
    const erg_recorded *was = recorded ? dataset->recorded : NULL;
    const erg_input_file *files = was ? was->files : dataset->files;
    size_t count = was ? was->file_count : dataset->file_count;
    bool inner = true;
    base_json_key(s, first, "input");
    base_sink_char(s, '{');
    base_json_member(s, &inner, "digest",
                     was ? was->digest : erg_dataset_digest(dataset));
    base_json_key(s, &inner, "files");
    base_sink_char(s, '[');
    for (size_t i = 0; i < count; i++) {
        bool member = true;
        base_sink_text(s, i > 0 ? ",{" : "{");
        base_json_member(s, &member, "name", files[i].name);
        base_json_member(s, &member, "digest", files[i].digest);
        base_sink_char(s, '}');
    }
    base_sink_text(s, "]}");
}

void write_rules(base_sink *s, bool *first, const char *weight, const char *resolve)
{
    bool inner = true;
    base_json_key(s, first, "weight");
    base_sink_char(s, '{');
    base_json_member(s, &inner, "rule", weight);
    base_sink_char(s, '}');
    base_json_member(s, first, "resolve", resolve);
}

void write_method(base_sink *s, bool *first, const erg_snapshot *snapshot)
{
    bool inner = true;
    write_rules(s, first, snapshot->weight_rule, snapshot->resolve);
    base_json_key(s, first, "measured_on");
    base_sink_char(s, '{');
    base_json_member_number(s, &inner, "nodes", snapshot->measured_nodes);
    base_json_member_number(s, &inner, "ties", snapshot->measured_ties);
    base_sink_char(s, '}');
}

void write_settings(base_sink *s, bool *first, const erg_measures *measures)
{
    bool inner = true;
    base_json_key(s, first, "measures");
    base_sink_char(s, '{');
    for (size_t i = 0; measures && i < measures->column_count; i++) {
        const erg_measure_column *column = &measures->columns[i];
        base_json_key(s, &inner, column->key);
        if (column->settings)
            model_value_write(s, column->settings);
        else
            base_sink_text(s, "{}");
    }
    base_sink_char(s, '}');
}

/* "positions":{...}: what x and y of the output mean. */
static void write_positions(base_sink *s, bool *first, const erg_positions *positions,
                            const char *y_axis)
{
    bool inner = true;
    base_json_key(s, first, "positions");
    base_sink_char(s, '{');
    base_json_member(s, &inner, "engine", positions->engine);
    base_json_member(s, &inner, "unit", "px");
    base_json_member(s, &inner, "y_axis", y_axis);
    base_json_member_number(s, &inner, "width", positions->width);
    base_json_member_number(s, &inner, "height", positions->height);
    if (positions->fallback) base_sink_text(s, ",\"fallback\":true");
    base_sink_char(s, '}');
}

/* Writes the comma of the last member and begins one more group. */
static void next_group(base_sink *s, bool *first, const char *gap)
{
    base_sink_char(s, ',');
    base_sink_text(s, gap);
    *first = true;
}

static void write_one_graph(base_sink *s, bool *first, const erg_snapshot *snapshot,
                            const char *gap)
{
    write_clocks(s, first, snapshot);
    next_group(s, first, gap);
    write_input(s, first, snapshot->dataset, snapshot->recorded);
    next_group(s, first, gap);
    write_method(s, first, snapshot);
}

static void write_dates(base_sink *s, bool *first, const erg_timeline *timeline,
                        const char *gap)
{
    char text[BASE_DATE_MAX];
    write_clock(s, first, "known_by", timeline->known_by);
    base_json_key(s, first, "at");
    base_sink_char(s, '[');
    for (size_t i = 0; i < timeline->point_count; i++) {
        base_date_print(text, timeline->points[i].date);
        if (i > 0) base_sink_char(s, ',');
        base_json_string(s, text);
    }
    base_sink_char(s, ']');
    next_group(s, first, gap);
    write_input(s, first, timeline->dataset, false);
    next_group(s, first, gap);
    write_rules(s, first, timeline->weight_rule, timeline->resolve);
}

void write_graph_members(base_sink *s, bool *first, const erg_output *what,
                         const char *gap, const char *y_axis)
{
    base_json_member(s, first, "title", write_title(what));
    write_generator(s, first);
    if (!what->joined)
        write_one_graph(s, first, what->snapshot, gap);
    else if (what->joined->diff)
        write_diff_sides(s, first, what->joined->diff, gap);
    else
        write_dates(s, first, what->joined->timeline, gap);
    next_group(s, first, gap);
    write_settings(s, first, what->measures);
    if (!what->positions) return;
    next_group(s, first, gap);
    write_positions(s, first, what->positions, y_axis);
}

void write_record_end(base_sink *s, size_t at, size_t count)
{
    base_sink_text(s, at + 1 < count ? ",\n" : "\n");
    base_sink_record(s);
}

void write_documents(base_sink *s, bool *first, const erg_dataset *dataset)
{
    base_json_key(s, first, "documents");
    base_sink_text(s, "[\n");
    for (size_t i = 0; i < dataset->document_count; i++) {
        model_write_document(s, NULL, &dataset->documents[i]);
        write_record_end(s, i, dataset->document_count);
    }
    if (dataset->rate_count > 0) base_sink_text(s, "],\n\"rates\":[\n");
    for (size_t i = 0; i < dataset->rate_count; i++) {
        model_write_rate(s, NULL, dataset, &dataset->rates[i]);
        write_record_end(s, i, dataset->rate_count);
    }
    base_sink_char(s, ']');
}

bool write_is_directed(const erg_snapshot *snapshot)
{
    for (uint32_t e = 0; e < snapshot->edge_count; e++)
        if (snapshot->edges[e].directed) return true;
    return false;
}

static void write_values(base_sink *s, const erg_measures *measures, uint32_t row)
{
    bool first = true;
    for (size_t i = 0; i < measures->column_count; i++) {
        const erg_measure_column *c = &measures->columns[i];
        write_number_or_null(s, &first, c->key, c->values[row]);
    }
}

static void write_ranks(base_sink *s, const erg_measures *measures, uint32_t row)
{
    bool first = true;
    for (size_t i = 0; i < measures->column_count; i++) {
        const erg_measure_column *c = &measures->columns[i];
        if (c->ranks) write_rank_or_null(s, &first, c->key, c->ranks[row]);
    }
}

void write_row(base_sink *s, bool *first, const erg_measures *measures, uint32_t row)
{
    if (!measures || measures->column_count == 0) return;
    base_json_key(s, first, "measures");
    base_sink_char(s, '{');
    write_values(s, measures, row);
    base_sink_char(s, '}');
    base_json_key(s, first, "ranks");
    base_sink_char(s, '{');
    write_ranks(s, measures, row);
    base_sink_char(s, '}');
}
