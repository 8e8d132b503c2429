#include "draw/subject.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "draw/place.h"

static const draw_preset presets[] = {
    {20, 1180, 26000, 440, 9, 40, 12, 112, 10.5, 118, 1, 1, 60, 4},
    {60, 1180, 18500, 560, 8, 39, 11.5, 105, 10.5, 112, 1, 1, 60, 3},
    {90, 1500, 17500, 700, 7.5, 38, 11, 105, 10.5, 112, 1, 1, 70, 3},
    {DRAW_NODES_MAX, 1500, 10500, 800, 5.5, 30, 10, 92, 9.5, 90, 0.75, 0.62, 8, 0},
};

const draw_preset *draw_preset_of(uint32_t nodes)
{
    const draw_preset *last = presets + sizeof presets / sizeof *presets - 1;
    const draw_preset *row = presets;
    while (row < last && nodes > row->most)
        row++;
    return row;
}

/* --- which nodes --- */

typedef struct rated {
    bool first; /* it changed, or what it is tied with did */
    double value;
    uint32_t node;
} rated;

static int by_value(const void *a, const void *b)
{
    const rated *x = a, *y = b;
    if (x->first != y->first) return x->first ? -1 : 1;
    if (x->value != y->value) return x->value > y->value ? -1 : 1;
    return x->node < y->node ? -1 : x->node > y->node;
}

static double strength(const erg_snapshot *g, uint32_t node)
{
    double sum = 0;
    for (uint32_t k = g->offsets[node]; k < g->offsets[node + 1]; k++) {
        sum += g->ties[g->neighbour_ties[k]].strength;
    }
    return sum;
}

static erg_code find_column(const erg_measure_column **out, const erg_measures *measures,
                            const char *key, erg_error *err)
{
    *out = measures != NULL ? erg_measures_find(measures, key) : NULL;
    if (*out != NULL || strcmp(key, "strength") == 0) return ERG_OK;
    return base_fail(err, ERG_EUSAGE,
                     "symbols cannot be sized by '%.80s': it was not measured", key);
}

double draw_node_value(const erg_snapshot *g, const erg_measure_column *column,
                       uint32_t node)
{
    double value =
        column != NULL ? column->values[g->nodes[node].row] : strength(g, node);
    return isnan(value) || value < 0 ? 0 : value;
}

/* The part with so many nodes: what changed, then those of the greatest values. */
static erg_code take_part(draw_subject *s, const erg_snapshot *whole,
                          const erg_measure_column *column, uint32_t most, erg_error *err)
{
    uint32_t n = whole->node_count;
    rated *all = calloc(n, sizeof *all);
    bool *keep = calloc(n, sizeof *keep);
    erg_code code = ERG_OK;
    if (all == NULL || keep == NULL) {
        code = base_fail_memory(err);
        goto done;
    }
    for (uint32_t v = 0; v < n; v++) {
        bool first = s->marks != NULL && s->marks->touched[whole->nodes[v].row];
        all[v] = (rated){first, draw_node_value(whole, column, v), v};
    }
    qsort(all, n, sizeof *all, by_value);
    for (uint32_t i = 0; i < most; i++)
        keep[all[i].node] = true;
    code = erg_snapshot_part(&s->part, whole, keep, err);
    s->snapshot = s->part;
    s->left_out = n - most;
done:
    free(all);
    free(keep);
    return code;
}

/* --- looks and words of nodes --- */

double draw_radius(const draw_subject *s, double share)
{
    return s->preset.r_least +
           (s->preset.r_most - s->preset.r_least) * share * sqrt(sqrt(share));
}

static size_t relations_of(const draw_subject *s, uint32_t node)
{
    size_t count = 0;
    for (uint32_t e = 0; e < s->snapshot->edge_count; e++) {
        const erg_edge *edge = &s->snapshot->edges[e];
        if (edge->source == node || edge->target == node) count++;
    }
    return count;
}

static void add_claims(base_buffer *b, const draw_subject *s, const erg_node *node)
{
    enum { MOST = 8 };
    for (size_t i = 0; i < node->claim_count && i < MOST; i++) {
        const erg_claim *c = &node->claims[i];
        if (c->key == NULL || c->value == NULL) continue;
        const char *key = draw_text_clean(s->arena, c->key);
        char digits[BASE_NUMBER_MAX];
        const char *value = NULL;
        if (c->value->type == ERG_VALUE_STRING) {
            value = draw_text_clean(s->arena, c->value->string);
        } else if (c->value->type == ERG_VALUE_NUMBER) {
            base_number_print(digits, c->value->number);
            value = digits;
        }
        if (key == NULL || value == NULL) continue;
        base_buffer_format(b, "\n%s: %s", key, value);
        if (c->document != ERG_NONE && s->sources.numbers[c->document] != 0) {
            base_buffer_format(b, " [%u]", (unsigned)s->sources.numbers[c->document]);
        }
    }
}

static const char *tooltip(const draw_subject *s, const draw_actor *a)
{
    const erg_node *node = &s->snapshot->nodes[a->node];
    const erg_entity *entity = erg_snapshot_entity(s->snapshot, a->node);
    const char *kind = draw_text_clean(s->arena, entity->kind);
    char digits[BASE_NUMBER_MAX];
    if (kind == NULL || a->name == NULL) return NULL;
    base_number_print(digits, base_number_round(a->value, 3));
    base_buffer b = {0};
    size_t relations = relations_of(s, a->node);
    base_buffer_format(&b, "%s (%s)\n%zu relation%s, %s %s", a->name, kind, relations,
                       relations == 1 ? "" : "s", s->size_by, digits);
    add_claims(&b, s, node);
    const char *text = draw_take_lines(s->arena, &b);
    base_buffer_free(&b);
    return text;
}

double draw_marked_radius(const draw_subject *s, uint32_t node, double r)
{
    static const double small = 0.75;
    if (s->marks == NULL || s->marks->touched[s->snapshot->nodes[node].row]) return r;
    return fmax(s->preset.r_least * small, r * small);
}

static void mark(const draw_subject *s, draw_actor *a)
{
    uint32_t row = s->snapshot->nodes[a->node].row;
    a->change = s->marks->nodes[row];
    a->quiet = !s->marks->touched[row];
    a->r = draw_marked_radius(s, a->node, a->r);
}

static bool make_actors(draw_subject *s, const erg_measure_column *column)
{
    const erg_snapshot *g = s->snapshot;
    s->actor_count = g->node_count;
    s->actors = base_arena_array(s->arena, g->node_count > 0 ? g->node_count : 1,
                                 sizeof *s->actors);
    if (s->actors == NULL) return false;
    for (uint32_t v = 0; v < g->node_count; v++) {
        s->actors[v].value = draw_node_value(g, column, v);
        s->largest_value = fmax(s->largest_value, s->actors[v].value);
    }
    for (uint32_t v = 0; v < g->node_count; v++) {
        draw_actor *a = &s->actors[v];
        a->node = v;
        a->kind = draw_kind_row(erg_snapshot_entity(g, v)->kind);
        a->share = s->largest_value > 0 ? a->value / s->largest_value : 0;
        a->r = draw_radius(s, a->share);
        if (s->marks != NULL) mark(s, a);
        a->name = draw_node_name(s->arena, g, v);
        a->title = tooltip(s, a);
        if (a->name == NULL || a->title == NULL) return false;
    }
    return draw_names_write(s);
}

/* A width that was asked for; what goes into a column keeps letters that print, and is
 * fuller, so that it is less high. */
static bool set_width(draw_preset *preset, const char *word, const erg_places *places)
{
    static const double column = 735, legible = 10.5, fuller = 0.85;
    double width;
    if (!draw_width_parse(&width, word)) return false;
    if (width > 0) preset->width = width;
    if (width == 0 && places != NULL && places->count > 0 && places->width > 0)
        preset->width = places->width + 2 * DRAW_MARGIN;
    if (width > 0 && width <= column) {
        preset->name_size = fmax(preset->name_size, legible);
        preset->label_size = fmax(preset->label_size, legible);
        preset->area *= fuller;
    }
    return true;
}

/* Many lines are thin and let others through: the tangle stays in the background. */
static void thin_out(draw_subject *s)
{
    static const double dense = 2, palest = 0.55, thinnest = 0.75;
    double density = s->snapshot->tie_count / fmax(s->snapshot->node_count, 1);
    if (density <= dense || s->marks != NULL) return;
    s->preset.opacity *= fmax(dense / density, palest);
    s->preset.opacity = fmax(s->preset.opacity, palest);
    s->preset.line_scale = fmax(s->preset.line_scale * dense / density, thinnest);
}

erg_code draw_subject_make(draw_subject *out, base_arena *arena,
                           const erg_snapshot *snapshot, const erg_measures *measures,
                           const erg_picture_options *options, erg_error *err)
{
    draw_subject_how how = {.measures = measures, .options = options};
    return draw_subject_make_how(out, arena, snapshot, &how, err);
}

erg_code draw_subject_make_how(draw_subject *out, base_arena *arena,
                               const erg_snapshot *snapshot, const draw_subject_how *how,
                               erg_error *err)
{
    const erg_picture_options *options = how->options;
    const erg_measure_column *column = NULL;
    *out = (draw_subject){.arena = arena,
                          .snapshot = snapshot,
                          .marks = how->marks,
                          .looks = how->marks != NULL ? draw_changes : draw_families,
                          .size_by = options->size_by};
    if (out->size_by == NULL) out->size_by = "strength";
    erg_code code = find_column(&column, how->measures, out->size_by, err);
    uint32_t most = how->most > 0 ? how->most : DRAW_NODES_MAX;
    if (code == ERG_OK && snapshot->node_count > most) {
        code = take_part(out, snapshot, column, most, err);
    }
    if (code != ERG_OK) return code;
    out->preset = *draw_preset_of(out->snapshot->node_count);
    if (how->marks != NULL) out->preset.cards = 0; /* what changed is listed */
    if (out->part == NULL) out->places = options->places;
    if (how->preset != NULL) {
        out->preset = *how->preset;
    } else if (!set_width(&out->preset, options->width, out->places)) {
        draw_subject_close(out);
        return base_fail(err, ERG_EUSAGE, "unknown width '%.80s'", options->width);
    }
    thin_out(out);
    if (!draw_sources_make(&out->sources, arena, out->snapshot) ||
        !make_actors(out, column) || !draw_bundles_make(out)) {
        draw_subject_close(out);
        return base_fail_memory(err);
    }
    return ERG_OK;
}

void draw_subject_close(draw_subject *s)
{
    erg_snapshot_free(s->part);
    s->part = NULL;
}
