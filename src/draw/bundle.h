/* The parts of a bundle, for bundles.c. Each function that gives a bool is false when
 * memory runs out. */
#ifndef DRAW_BUNDLE_H
#define DRAW_BUNDLE_H

#include "draw/subject.h"

/* What became of it; ERG_SAME where nothing is compared. */
erg_change draw_edge_change(const draw_subject *s, const erg_edge *e);

/* The tie's ends, its relations in their order, and their lanes (bundle_lanes.c). */
bool draw_bundle_gather(const draw_subject *s, draw_bundle *b, const erg_tie *tie);
/* Widths and places of the lanes, once the largest amount is known. */
void draw_bundle_spread(const draw_subject *s, draw_bundle *b);

/* A row for each relation (bundle_words.c). */
bool draw_bundle_card(const draw_subject *s, draw_bundle *b);
/* At most three texts; of a comparison what changed, or how much did. */
bool draw_bundle_label(const draw_subject *s, draw_bundle *b);

#endif
