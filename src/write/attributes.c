#include "write/attributes.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/fail.h"
#include "base/json_text.h"
#include "base/number.h"
#include "model/canonical.h"
#include "model/value.h"
#include "write/own.h"
#include "write/parts.h"

/* Names of our own where a format or a reader could take them for its. */
enum {
    NODE_LABEL,
    NODE_KIND,
    NODE_ATTRS,
    NODE_ALIASES,
    NODE_SAME_AS,
    NODE_CLAIMS,
    NODE_ID,
    NODE_X,
    NODE_Y,
    NODE_OWN,
    NODE_FIXED
};
static const write_attribute node_fixed[] = {
    {"label", WRITE_STRING},       {"kind", WRITE_STRING},
    {"erg_attrs", WRITE_STRING},   {"erg_aliases", WRITE_STRING},
    {"erg_same_as", WRITE_STRING}, {"erg_claims", WRITE_STRING},
    {"erg_id", WRITE_STRING},      {"x", WRITE_DOUBLE},
    {"y", WRITE_DOUBLE},           {"erg_own", WRITE_STRING}};

enum {
    EDGE_LABEL,
    EDGE_RELATION,
    EDGE_FAMILY,
    EDGE_DIRECTED,
    EDGE_WEIGHT,
    EDGE_START,
    EDGE_END,
    EDGE_AMOUNT,
    EDGE_LOW,
    EDGE_HIGH,
    EDGE_CURRENCY,
    EDGE_BOUND,
    EDGE_BASIS,
    EDGE_SHARE,
    EDGE_DISPUTED,
    EDGE_POSSIBLE,
    EDGE_ATTRS,
    EDGE_CLAIMS,
    EDGE_MERGED,
    EDGE_OWN_WEIGHT,
    EDGE_ID,
    EDGE_OWN,
    EDGE_FIXED
};
static const write_attribute edge_fixed[] = {
    {"label", WRITE_STRING},      {"relation", WRITE_STRING},
    {"family", WRITE_STRING},     {"erg_directed", WRITE_BOOLEAN},
    {"weight", WRITE_DOUBLE},     {"erg_start", WRITE_STRING},
    {"erg_end", WRITE_STRING},    {"amount", WRITE_DOUBLE},
    {"amount_low", WRITE_DOUBLE}, {"amount_high", WRITE_DOUBLE},
    {"currency", WRITE_STRING},   {"bound", WRITE_STRING},
    {"basis", WRITE_STRING},      {"share", WRITE_DOUBLE},
    {"disputed", WRITE_BOOLEAN},  {"possible", WRITE_BOOLEAN},
    {"erg_attrs", WRITE_STRING},  {"erg_claims", WRITE_STRING},
    {"erg_merged", WRITE_STRING}, {"erg_own_weight", WRITE_DOUBLE},
    {"erg_id", WRITE_STRING},     {"erg_own", WRITE_STRING}};

static_assert((int)NODE_LABEL == WRITE_NODE_LABEL && (int)NODE_X == WRITE_NODE_X &&
                  (int)NODE_Y == WRITE_NODE_Y && (int)EDGE_LABEL == WRITE_EDGE_LABEL &&
                  (int)EDGE_WEIGHT == WRITE_EDGE_WEIGHT,
              "the header's numbers");

/* --- opening --- */

static write_attribute *copy_fixed(base_arena *memory, const write_attribute *fixed,
                                   size_t count, size_t more)
{
    write_attribute *all = base_arena_array(memory, count + more, sizeof *all);
    if (all) memcpy(all, fixed, count * sizeof *all);
    return all;
}

/* A value and a rank for each measure; ranks have their column even where there are none.
 */
static bool list_measures(write_attributes *a)
{
    const erg_measures *measures = a->what->measures;
    char name[WRITE_FLAT_NAME];
    for (size_t i = 0; measures && i < measures->column_count; i++) {
        const char *key = measures->columns[i].key;
        write_flat_measure(name, key);
        a->nodes[a->node_count++] = (write_attribute){
            base_arena_text(&a->memory, name, strlen(name)), WRITE_DOUBLE};
        write_flat_rank(name, key);
        a->nodes[a->node_count++] = (write_attribute){
            base_arena_text(&a->memory, name, strlen(name)), WRITE_DOUBLE};
    }
    return !a->memory.failed;
}

static bool is_id(const erg_dataset *d, const char *name)
{
    return erg_dataset_entity(d, name) != ERG_NONE ||
           erg_dataset_relation(d, name) != ERG_NONE;
}

/* The id, or nK where no record is called so. */
static const char *name_of(write_attributes *a, const char *id, uint32_t *last,
                           bool (*fits)(const char *id))
{
    char name[24];
    if (fits(id)) return id;
    do {
        snprintf(name, sizeof name, "n%lu", (unsigned long)++*last);
    } while (is_id(a->what->snapshot->dataset, name));
    return base_arena_text(&a->memory, name, strlen(name));
}

erg_code write_attributes_open(write_attributes *a, const erg_output *what, bool placed,
                               bool (*fits)(const char *id), erg_error *err)
{
    const erg_snapshot *g = what->snapshot;
    size_t measures = what->measures ? what->measures->column_count : 0;
    uint32_t last = 0;
    *a = (write_attributes){.what = what, .placed = placed && what->positions};
    a->nodes = copy_fixed(&a->memory, node_fixed, NODE_FIXED, 2 * measures);
    a->edges = copy_fixed(&a->memory, edge_fixed, EDGE_FIXED, 0);
    a->node_count = NODE_FIXED;
    a->edge_count = EDGE_FIXED;
    a->node_names = base_arena_array(&a->memory, g->node_count, sizeof *a->node_names);
    a->edge_names = base_arena_array(&a->memory, g->edge_count, sizeof *a->edge_names);
    if (a->memory.failed || !list_measures(a)) return base_fail_memory(err);
    for (uint32_t v = 0; v < g->node_count; v++)
        a->node_names[v] = name_of(a, erg_snapshot_entity(g, v)->id, &last, fits);
    for (uint32_t e = 0; e < g->edge_count; e++)
        a->edge_names[e] = name_of(a, g->edges[e].id, &last, fits);
    return a->memory.failed ? base_fail_memory(err) : ERG_OK;
}

void write_attributes_close(write_attributes *a)
{
    base_arena_free(&a->memory);
}

/* --- values --- */

/* Where the values of one record go. */
typedef struct putting {
    base_sink *s;
    write_value_fn put;
    base_buffer text; /* of a value made here */
    bool failed;
} putting;

static void put_text(const putting *p, size_t attribute, const char *text)
{
    if (text && *text) p->put(p->s, attribute, text);
}

static void put_number(const putting *p, size_t attribute, double value)
{
    char text[BASE_NUMBER_MAX];
    if (!isfinite(value)) return;
    base_number_print(text, value);
    p->put(p->s, attribute, text);
}

static void put_flag(const putting *p, size_t attribute, bool value)
{
    p->put(p->s, attribute, value ? "true" : "false");
}

static void put_date(const putting *p, size_t attribute, erg_date date)
{
    char text[BASE_DATE_MAX];
    base_date_print(text, date);
    put_text(p, attribute, text);
}

/* JSON text is written through a sink of its own. */
static base_sink *begin_json(putting *p, base_sink *json)
{
    base_buffer_reset(&p->text);
    base_sink_open(json, base_sink_to_buffer, &p->text);
    return json;
}

static void end_json(putting *p, base_sink *json, size_t attribute)
{
    base_sink_finish(json, "attribute", NULL);
    p->failed = p->failed || p->text.failed;
    if (!p->failed) put_text(p, attribute, p->text.data);
}

static bool end(putting *p)
{
    base_buffer_free(&p->text);
    return !p->failed;
}

static void put_value(putting *p, size_t attribute, const erg_value *value)
{
    base_sink json;
    if (!value || value->count == 0) return;
    model_value_write(begin_json(p, &json), value);
    end_json(p, &json, attribute);
}

static void put_words(putting *p, size_t attribute, const char *const *words, size_t n)
{
    base_sink json;
    if (n == 0) return;
    begin_json(p, &json);
    for (size_t i = 0; i < n; i++) {
        base_sink_char(&json, i == 0 ? '[' : ',');
        base_json_string(&json, words[i]);
    }
    base_sink_char(&json, ']');
    end_json(p, &json, attribute);
}

static void put_claims(putting *p, size_t attribute, const erg_dataset *d,
                       const erg_claim *claims, size_t n)
{
    base_sink json;
    if (n == 0) return;
    model_write_claims(begin_json(p, &json), d, claims, n);
    end_json(p, &json, attribute);
}

bool write_attributes_node(base_sink *s, const write_attributes *a, uint32_t v,
                           write_value_fn put)
{
    const erg_snapshot *g = a->what->snapshot;
    const erg_measures *measures = a->what->measures;
    const erg_entity *entity = erg_snapshot_entity(g, v);
    const erg_node *node = &g->nodes[v];
    putting p = {.s = s, .put = put};
    put_text(&p, NODE_LABEL, entity->label);
    put_text(&p, NODE_KIND, entity->kind);
    put_value(&p, NODE_ATTRS, node->attrs);
    put_words(&p, NODE_ALIASES, entity->aliases, entity->alias_count);
    put_words(&p, NODE_SAME_AS, entity->same_as, entity->same_as_count);
    put_claims(&p, NODE_CLAIMS, g->dataset, node->claims, node->claim_count);
    if (a->node_names[v] != entity->id) put_text(&p, NODE_ID, entity->id);
    if (a->placed) {
        put_number(&p, NODE_X, a->what->positions->x[v]);
        put_number(&p, NODE_Y, a->what->positions->y[v]);
    }
    if (write_node_has_own(g, v)) {
        base_sink json;
        write_node_own(begin_json(&p, &json), g, v);
        end_json(&p, &json, NODE_OWN);
    }
    for (size_t i = 0; measures && i < measures->column_count; i++) {
        const erg_measure_column *column = &measures->columns[i];
        put_number(&p, NODE_FIXED + 2 * i, column->values[node->row]);
        if (column->ranks && column->ranks[node->row] > 0)
            put_number(&p, NODE_FIXED + 2 * i + 1, column->ranks[node->row]);
    }
    return end(&p);
}

static void put_amount(const putting *p, const erg_amount *amount)
{
    if (!amount) return;
    put_number(p, EDGE_AMOUNT, amount->value);
    put_number(p, EDGE_LOW, amount->low);
    put_number(p, EDGE_HIGH, amount->high);
    put_text(p, EDGE_CURRENCY, amount->currency);
    put_text(p, EDGE_BOUND, model_bound_name(amount->bound));
    if (amount->basis != ERG_BASIS_OWN)
        put_text(p, EDGE_BASIS, model_basis_name(amount->basis));
}

bool write_attributes_edge(base_sink *s, const write_attributes *a, uint32_t e,
                           write_value_fn put)
{
    const erg_snapshot *g = a->what->snapshot;
    const erg_edge *edge = &g->edges[e];
    putting p = {.s = s, .put = put};
    put_text(&p, EDGE_LABEL, edge->label);
    put_text(&p, EDGE_RELATION, edge->relation);
    put_text(&p, EDGE_FAMILY, edge->family);
    put_flag(&p, EDGE_DIRECTED, edge->directed);
    put_number(&p, EDGE_WEIGHT, edge->weight);
    put_date(&p, EDGE_START, edge->start);
    put_date(&p, EDGE_END, edge->end);
    put_amount(&p, edge->amount);
    put_number(&p, EDGE_SHARE, edge->share);
    put_flag(&p, EDGE_DISPUTED, edge->disputed);
    if (edge->possible) put_flag(&p, EDGE_POSSIBLE, true);
    put_value(&p, EDGE_ATTRS, edge->attrs);
    put_claims(&p, EDGE_CLAIMS, g->dataset, edge->claims, edge->claim_count);
    put_words(&p, EDGE_MERGED, edge->merged, edge->merged_count);
    if (edge->relation_index != ERG_NONE)
        put_number(&p, EDGE_OWN_WEIGHT,
                   g->dataset->relations[edge->relation_index].weight);
    if (a->edge_names[e] != edge->id) put_text(&p, EDGE_ID, edge->id);
    if (write_edge_has_own(g, edge)) {
        base_sink json;
        write_edge_own(begin_json(&p, &json), g, edge);
        end_json(&p, &json, EDGE_OWN);
    }
    return end(&p);
}

bool write_attributes_graph(base_sink *s, const write_attributes *a, const char *y_axis,
                            write_value_fn put)
{
    putting p = {.s = s, .put = put};
    base_sink json;
    bool first = true;
    put_text(&p, 0, write_title(a->what));
    begin_json(&p, &json);
    base_sink_char(&json, '{');
    write_graph_members(&json, &first, a->what, "", y_axis);
    base_sink_char(&json, '}');
    end_json(&p, &json, 1);
    begin_json(&p, &json);
    base_sink_char(&json, '{');
    first = true;
    write_documents(&json, &first, a->what->snapshot->dataset);
    base_sink_char(&json, '}');
    end_json(&p, &json, 2);
    return end(&p);
}
