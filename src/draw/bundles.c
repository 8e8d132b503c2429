/* Bundles: each tie with its lanes and its words, and which of the words are shown. */
#include "draw/bundle.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Leaves of one neighbour that say the same say it once. */
static void say_once(draw_subject *s)
{
    for (uint32_t i = 0; i < s->bundle_count; i++) {
        for (uint32_t k = 0; k < i; k++) {
            draw_bundle *x = &s->bundles[i];
            const draw_bundle *y = &s->bundles[k];
            bool shared = x->a == y->a || x->a == y->b || x->b == y->a || x->b == y->b;
            if (!shared || x->card || y->card || x->entry_count == 0 ||
                x->entry_count != y->entry_count) {
                continue;
            }
            bool same = true;
            for (size_t j = 0; j < x->entry_count; j++) {
                same = same && strcmp(x->entries[j].text, y->entries[j].text) == 0 &&
                       x->entries[j].family == y->entries[j].family;
            }
            if (!same) continue;
            x->entry_count = 0;
            x->label_w = x->label_h = 0;
            break;
        }
    }
}

static int by_worth(const void *a, const void *b)
{
    const draw_bundle *x = *(const draw_bundle *const *)a,
                      *y = *(const draw_bundle *const *)b;
    if (x->card != y->card) return x->card ? -1 : 1;
    double u = isnan(x->lanes[0].usd) ? 0 : x->lanes[0].usd;
    double v = isnan(y->lanes[0].usd) ? 0 : y->lanes[0].usd;
    if (u != v) return u > v ? -1 : 1;
    if (x->strength != y->strength) return x->strength > y->strength ? -1 : 1;
    return x < y ? -1 : x > y;
}

/* Keeps the preset's number of labels: those with the largest amounts. */
static bool limit_labels(draw_subject *s)
{
    draw_bundle **order = base_arena_array(s->arena, s->bundle_count + 1, sizeof *order);
    if (order == NULL) return false;
    for (uint32_t i = 0; i < s->bundle_count; i++)
        order[i] = &s->bundles[i];
    if (s->bundle_count > 1) qsort(order, s->bundle_count, sizeof *order, by_worth);
    uint32_t shown = 0;
    for (uint32_t i = 0; i < s->bundle_count; i++) {
        if (order[i]->card || order[i]->label_w <= 0 || shown++ < s->preset.labels)
            continue;
        order[i]->label_w = order[i]->label_h = 0;
        order[i]->entry_count = 0;
    }
    return true;
}

bool draw_bundles_make(draw_subject *s)
{
    const erg_snapshot *g = s->snapshot;
    s->bundle_count = g->tie_count;
    s->bundles = base_arena_array(s->arena, g->tie_count > 0 ? g->tie_count : 1,
                                  sizeof *s->bundles);
    if (s->bundles == NULL) return false;
    for (uint32_t t = 0; t < g->tie_count; t++) {
        draw_bundle *b = &s->bundles[t];
        if (!draw_bundle_gather(s, b, &g->ties[t])) return false;
        for (size_t i = 0; i < b->lane_count; i++) {
            if (b->lanes[i].usd > s->largest_usd) s->largest_usd = b->lanes[i].usd;
        }
    }
    for (uint32_t t = 0; t < g->tie_count; t++) {
        draw_bundle *b = &s->bundles[t];
        draw_bundle_spread(s, b);
        bool many = b->edge_count >= DRAW_CARD_LEAST;
        if (s->marks != NULL) {
            if (!draw_bundle_label(s, b)) return false;
            b->card = many; /* the main pair is one of these */
            continue;
        }
        bool card = many && s->preset.cards > 0;
        if (!(card ? draw_bundle_card(s, b) : draw_bundle_label(s, b))) return false;
    }
    if (s->marks != NULL) return true; /* every change has its sign */
    say_once(s);
    return limit_labels(s);
}
