/* The member "graph" of a snapshot. */
#include <math.h>
#include <string.h>

#include "read/field.h"
#include "read/snapshot.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* What belongs to the shapes' drafts here: the snapshot, and room for what is on its way.
 */
struct graph {
    read_snapshot *snapshot;
    erg_recorded *recorded;
    const char *name, *digest; /* of a file */
};

/* A text that stays. */
static erg_code take_text(struct graph *g, const char **out, read_json_value v,
                          erg_error *err)
{
    const char *text = NULL;
    erg_code code = read_field_text(&text, v, err);
    if (code != ERG_OK || !text) return code;
    *out = read_kept_text(g->snapshot->kept, text);
    return *out ? ERG_OK : base_fail_memory(err);
}

static erg_code take_count(size_t *out, read_json_value v, erg_error *err)
{
    double number = 0;
    erg_code code = read_field_number(&number, v, err);
    if (code != ERG_OK) return code;
    if (number < 0 || number > UINT32_MAX || number != floor(number))
        return base_fail_at(err, ERG_EDATA, read_json_place(v),
                            "%s: wanted a whole number", read_json_key(v));
    *out = (size_t)number;
    return ERG_OK;
}

/* --- input, weight, measured_on --- */

static erg_code take_file(read_records *records, void *draft, size_t key,
                          read_json_value v, erg_error *err)
{
    struct graph *g = draft;
    (void)records;
    return take_text(g, key == 0 ? &g->name : &g->digest, v, err);
}

static erg_code take_files(struct graph *g, read_json_value v, erg_error *err)
{
    static const char *const keys[] = {"name", "digest"};
    static const read_shape shape = {"a file", keys, COUNT(keys), take_file};
    read_json_value item;
    if (read_field_is_null(v)) return ERG_OK;
    erg_code code = read_field_expect(v, ERG_VALUE_ARRAY, "a list", err);
    if (code != ERG_OK) return code;
    erg_input_file *files =
        base_arena_array(g->snapshot->kept->arena, read_json_count(v), sizeof *files);
    if (!files) return base_fail_memory(err);
    g->recorded->files = files;
    for (bool more = read_json_first(&item, v); more; more = read_json_next(&item)) {
        g->name = g->digest = NULL;
        code = read_record_object(NULL, g, item, &shape, err);
        if (code == ERG_OK && (!g->name || !g->digest))
            code = base_fail_at(err, ERG_EDATA, read_json_place(item),
                                "file without name or digest");
        if (code != ERG_OK) return code;
        files[g->recorded->file_count++] =
            (erg_input_file){.name = g->name, .digest = g->digest};
    }
    return ERG_OK;
}

static erg_code take_input(read_records *records, void *draft, size_t key,
                           read_json_value v, erg_error *err)
{
    struct graph *g = draft;
    (void)records;
    if (key == 0) return take_text(g, &g->recorded->digest, v, err);
    return take_files(g, v, err);
}

static erg_code take_weight(read_records *records, void *draft, size_t key,
                            read_json_value v, erg_error *err)
{
    struct graph *g = draft;
    (void)records;
    (void)key;
    return take_text(g, &g->recorded->weight_rule, v, err);
}

static erg_code take_measured(read_records *records, void *draft, size_t key,
                              read_json_value v, erg_error *err)
{
    erg_recorded *recorded = ((struct graph *)draft)->recorded;
    (void)records;
    return take_count(key == 0 ? &recorded->measured_nodes : &recorded->measured_ties, v,
                      err);
}

/* --- measures --- */

static bool is_true(read_json_value settings, const char *key)
{
    read_json_value v;
    return read_json_member(&v, settings, key) && read_json_is_true(v);
}

/* These read direction whether or not all measures were asked to. */
static bool always_directed(const char *key)
{
    static const char *const keys[] = {"in_degree",    "out_degree", "in_strength",
                                       "out_strength", "hub",        "authority"};
    for (size_t i = 0; i < COUNT(keys); i++)
        if (strcmp(keys[i], key) == 0) return true;
    return false;
}

/* Several measures state it: one run makes one sample. */
static erg_code take_sample(erg_recorded *recorded, read_json_value settings,
                            erg_error *err)
{
    read_json_value v;
    size_t sampled = 0, seed = 0;
    if (!read_json_member(&v, settings, "sampled")) return ERG_OK;
    erg_code code = take_count(&sampled, v, err);
    if (code == ERG_OK && read_json_member(&v, settings, "seed"))
        code = take_count(&seed, v, err);
    if (code == ERG_OK && read_json_member(&v, settings, "error_bound"))
        code = read_field_number(&recorded->error_bound, v, err);
    recorded->sampled = (uint32_t)sampled;
    recorded->seed = (uint32_t)seed;
    return code;
}

static erg_code take_measures(struct graph *g, read_json_value v, erg_error *err)
{
    read_json_value measure;
    erg_recorded *recorded = g->recorded;
    if (read_field_is_null(v)) return ERG_OK;
    erg_code code = read_field_expect(v, ERG_VALUE_OBJECT, "an object", err);
    if (code != ERG_OK) return code;
    for (bool more = read_json_first(&measure, v); more;
         more = read_json_next(&measure)) {
        const char *key = read_json_key(measure);
        code = read_field_expect(measure, ERG_VALUE_OBJECT, "an object", err);
        if (code != ERG_OK) return code;
        read_kept_measure *kept = NULL;
        code = read_kept_measure_of(&kept, g->snapshot->kept, measure, err);
        if (code != ERG_OK) return code;
        if (!always_directed(key) && is_true(measure, "directed"))
            recorded->directed = true;
        if (is_true(measure, "unweighted")) recorded->unweighted = true;
        if (is_true(measure, "normalized")) recorded->normalized = true;
        code = take_sample(recorded, measure, err);
        if (code != ERG_OK) return code;
    }
    return ERG_OK;
}

/* --- positions --- */

static erg_code take_positions(read_records *records, void *draft, size_t key,
                               read_json_value v, erg_error *err)
{
    struct graph *g = draft;
    int fallback = 0;
    double *size = key == 1 ? &g->recorded->width : &g->recorded->height;
    erg_code code = ERG_OK;
    (void)records;
    switch (key) {
    case 0: return take_text(g, &g->recorded->positions_engine, v, err);
    case 1:
    case 2: return read_field_between(size, v, 0, READ_SNAPSHOT_PLACE_MAX, err);
    case 3:
        code = read_field_flag(&fallback, v, err);
        g->recorded->positions_fallback = fallback == 1;
        return code;
    default: return read_field_word(v, key == 4 ? "px" : "down", err);
    }
}

/* --- all of it --- */

static const char *const file_keys[] = {"digest", "files"};
static const char *const weight_keys[] = {"rule"};
static const char *const measured_keys[] = {"nodes", "ties"};
static const char *const position_keys[] = {"engine",   "width", "height",
                                            "fallback", "unit",  "y_axis"};
static const read_shape input_shape = {"input", file_keys, COUNT(file_keys), take_input};
static const read_shape weight_shape = {"weight", weight_keys, COUNT(weight_keys),
                                        take_weight};
static const read_shape measured_shape = {"measured_on", measured_keys,
                                          COUNT(measured_keys), take_measured};
static const read_shape positions_shape = {"positions", position_keys,
                                           COUNT(position_keys), take_positions};

/* In the order of graph_keys. */
static const read_shape *const inner_shapes[] = {&input_shape, &weight_shape,
                                                 &measured_shape, &positions_shape};
enum { FIRST_PLAIN = COUNT(inner_shapes) };
static const char *const graph_keys[] = {
    "input", "weight",   "measured_on", "positions", "measures",
    "as_of", "known_by", "resolve",     "title",     "generator"};

static erg_code take_graph(read_records *records, void *draft, size_t key,
                           read_json_value v, erg_error *err)
{
    struct graph *g = draft;
    const char *title = NULL;
    erg_code code = ERG_OK;
    (void)records;
    if (read_field_is_null(v)) return ERG_OK;
    if (key < FIRST_PLAIN) return read_record_object(NULL, g, v, inner_shapes[key], err);
    switch (key - FIRST_PLAIN) {
    case 0: return take_measures(g, v, err);
    case 1: return read_field_date(&g->recorded->as_of, v, err);
    case 2: return read_field_date(&g->recorded->known_by, v, err);
    case 3: return take_text(g, &g->recorded->resolve, v, err);
    case 4:
        code = read_field_text(&title, v, err);
        if (code != ERG_OK) return code;
        return model_builder_title(g->snapshot->records.builder, title, err);
    default: return read_field_expect(v, ERG_VALUE_OBJECT, "an object", err);
    }
}

erg_code read_snapshot_graph(read_snapshot *snapshot, read_json_value v, erg_error *err)
{
    static const read_shape shape = {"graph", graph_keys, COUNT(graph_keys), take_graph};
    struct graph g = {.snapshot = snapshot, .recorded = &snapshot->kept->recorded};
    g.recorded->error_bound = NAN;
    return read_record_object(NULL, &g, v, &shape, err);
}
