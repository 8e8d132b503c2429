/* What a picture shows, in words: its subtitle, and the description for those who cannot
 * see it. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "draw/view.h"
#include "model/vocabulary.h"

/* Relations of a family beyond which repetitions are not looked for. */
enum { LOOKED_AT = 400 };

static void add_count(base_buffer *b, size_t count, const char *one, const char *many)
{
    base_buffer_format(b, "%zu %s", count, count == 1 ? one : many);
}

/* First and last start among the relations, as years; 0 where none is dated. */
static void add_years(base_buffer *b, const erg_snapshot *g)
{
    erg_date first = 0, last = 0;
    for (uint32_t e = 0; e < g->edge_count; e++) {
        erg_date start = g->edges[e].start;
        if (start == 0) continue;
        if (first == 0 || start < first) first = start;
        if (start > last) last = start;
    }
    if (first == 0) return;
    if (first / 10000 == last / 10000) {
        base_buffer_format(b, ", %d", (int)(first / 10000));
    } else {
        base_buffer_format(b, ", %d to %d", (int)(first / 10000), (int)(last / 10000));
    }
}

static void add_counts(base_buffer *b, const draw_subject *s)
{
    char date[BASE_DATE_MAX];
    const erg_snapshot *g = s->snapshot;
    add_count(b, g->node_count, "entity", "entities");
    base_buffer_add(b, " and ");
    add_count(b, g->edge_count, "relation", "relations");
    if (s->sources.count > 0) {
        base_buffer_add(b, " from ");
        add_count(b, s->sources.count, "document", "documents");
    }
    add_years(b, g);
    if (g->as_of != 0) {
        base_date_print(date, g->as_of);
        base_buffer_format(b, "; as of %s", date);
    }
    if (g->known_by != 0) {
        base_date_print(date, g->known_by);
        base_buffer_format(b, "; as known by %s", date);
    }
}

const char *draw_subtitle(const draw_subject *s)
{
    base_buffer b = {0};
    add_counts(&b, s);
    const char *text = draw_take(s->arena, &b);
    base_buffer_free(&b);
    return text;
}

/* --- the description --- */

typedef struct ranked {
    double value;
    uint32_t index;
} ranked;

static int by_value(const void *a, const void *b)
{
    const ranked *x = a, *y = b;
    if (x->value != y->value) return x->value > y->value ? -1 : 1;
    return x->index < y->index ? -1 : x->index > y->index;
}

static void add_largest(base_buffer *b, const draw_subject *s, ranked *order)
{
    enum { MOST = 5 };
    for (uint32_t v = 0; v < s->actor_count; v++)
        order[v] = (ranked){s->actors[v].value, v};
    if (s->actor_count > 1) qsort(order, s->actor_count, sizeof *order, by_value);
    if (s->actor_count == 0 || order[0].value <= 0) return;
    base_buffer_format(b, " Largest by %s: ", s->size_by);
    for (uint32_t i = 0; i < MOST && i < s->actor_count && order[i].value > 0; i++) {
        base_buffer_format(b, "%s%s", i > 0 ? ", " : "", s->actors[order[i].index].name);
    }
    base_buffer_add_char(b, '.');
}

static void add_sentence(base_buffer *b, const draw_subject *s, const erg_edge *e)
{
    const model_relation_kind *kind = model_relation_kind_find(e->relation);
    base_buffer figures = {0};
    base_buffer_format(b, "%s ", s->actors[e->source].name);
    if (kind != NULL) {
        base_buffer_add(b, kind->verb);
    } else {
        base_buffer_format(b, "(%s)", e->relation);
    }
    base_buffer_format(b, " %s", s->actors[e->target].name);
    draw_add_figures(&figures, s->arena, e, false);
    if (figures.length > 0) base_buffer_format(b, " (%s)", figures.data);
    if (figures.failed) b->failed = true;
    base_buffer_free(&figures);
}

static bool is_repeated(const erg_snapshot *g, const ranked *order, uint32_t at)
{
    const erg_edge *e = &g->edges[order[at].index];
    for (uint32_t k = 0; k < at; k++) {
        const erg_edge *o = &g->edges[order[k].index];
        if (o->source == e->source && o->target == e->target &&
            strcmp(o->relation, e->relation) == 0)
            return true;
    }
    return false;
}

/* The weightiest relations of a family, each pair and kind once; who pays and owns is
 * what readers ask for first. */
static void add_family(base_buffer *b, const draw_subject *s, size_t family,
                       ranked *order)
{
    enum { MOST = 6, MOST_ASKED = 16 };
    const erg_snapshot *g = s->snapshot;
    const char *name = draw_families[family].name;
    bool asked = strcmp(name, "money") == 0 || strcmp(name, "ownership") == 0;
    uint32_t count = 0, said = 0, more = 0, most = asked ? MOST_ASKED : MOST;
    for (uint32_t e = 0; e < g->edge_count; e++) {
        if (draw_family_row(g->edges[e].family) != family) continue;
        order[count++] = (ranked){g->edges[e].weight, e};
    }
    if (count == 0) return;
    if (count > 1) qsort(order, count, sizeof *order, by_value);
    base_buffer_format(b, " %s: ", draw_families[family].title);
    for (uint32_t i = 0; i < count && i < LOOKED_AT; i++) {
        if (is_repeated(g, order, i)) continue;
        if (said == most) {
            more++;
            continue;
        }
        if (said++ > 0) base_buffer_add(b, "; ");
        add_sentence(b, s, &g->edges[order[i].index]);
    }
    if (count > LOOKED_AT) more += count - LOOKED_AT;
    if (more > 0)
        base_buffer_format(b, "; and %u more relation%s", (unsigned)more,
                           more == 1 ? "" : "s");
    base_buffer_add_char(b, '.');
}

const char *draw_describe(const draw_subject *s, const char *title)
{
    return draw_describe_as(s, "Network diagram", title);
}

const char *draw_describe_as(const draw_subject *s, const char *what, const char *title)
{
    size_t most = (size_t)s->actor_count + s->snapshot->edge_count + 1;
    ranked *order = base_arena_array(s->arena, most, sizeof *order);
    if (order == NULL) return NULL;
    base_buffer b = {0};
    base_buffer_format(&b, "%s, %s: ", what, title);
    add_counts(&b, s);
    base_buffer_add_char(&b, '.');
    add_largest(&b, s, order);
    for (size_t f = 0; f < draw_family_count; f++)
        add_family(&b, s, f, order);
    const char *text = draw_take(s->arena, &b);
    base_buffer_free(&b);
    return text;
}
